# Chữ của giao diện, tiếng Việt.
# Mọi lời văn ở đây có thể thay trong thư mục locales/vi của ấn phẩm.

## Khung trang

skip-to-content = Chuyển đến nội dung chính
nav-sections = Chuyên mục
nav-sections-footer = Chuyên mục, cuối trang
nav-languages = Ngôn ngữ
nav-breadcrumbs = Vị trí của trang
nav-readers = Dành cho bạn đọc
nav-follow = Theo dõi
feed-of-news = Nguồn cấp tin (Atom)
and = và

# Tên ngôn ngữ, dùng giữa câu và trong ngoặc sau một đường dẫn.
language-name =
    { $code ->
        [vi] tiếng Việt
        [en] tiếng Anh
        [ar] tiếng Ả Rập
        [de] tiếng Đức
        [es] tiếng Tây Ban Nha
        [fr] tiếng Pháp
        [ja] tiếng Nhật
        [km] tiếng Khmer
        [ko] tiếng Hàn
        [lo] tiếng Lào
        [ru] tiếng Nga
        [zh] tiếng Trung
       *[other] { $name }
    }

# Người nghe màn hình nghe câu này sau tên ngôn ngữ khi trang không có bản dịch.
switcher-inexact = (trang này chưa có bản tiếng Việt)

pattern-day-month-year = d/M/y

## Trang nhất và chuyên mục

front-lead = Tin chính
front-seconds = Tin nổi bật
front-latest = Mới nhất
front-empty = Chưa có bài nào được đăng.
desk-more = Xem tất cả
desk-more-of = trong mục { $section }
section-lead = Bài nổi bật trong mục
section-stories = Các bài trong mục
section-subsections = Trong mục này
section-empty = Mục này chưa có bài nào.
story-count =
    { $count ->
       *[other] { $number } bài
    }

taxonomy-empty = Chưa có mục từ nào.
index-nav = Theo chữ cái
# Mỗi nhóm là một mục chữ cái trong bảng xếp, chữ đầu nhóm đứng làm đề mục; chữ không ghi ở đây đứng riêng một mục.
index-letters = AÀÁẢÃẠ ĂẰẮẲẴẶ ÂẦẤẨẪẬ EÈÉẺẼẸ ÊỀẾỂỄỆ IÌÍỈĨỊ OÒÓỎÕỌ ÔỒỐỔỖỘ ƠỜỚỞỠỢ UÙÚỦŨỤ ƯỪỨỬỮỰ YỲÝỶỸỴ
term-number = số { $number }
# Năm của một chức vụ; chỉ có năm, vì nguồn thường chỉ cho biết năm.
office-years =
    { $form ->
        [since] Từ { $from }
        [until] Đến { $to }
        [one] { $from }
       *[span] { $from }–{ $to }
    }
term-offices = Chức vụ
term-lead = Bài đáng chú ý
term-stories = Các bài
term-empty = Chưa có bài nào.

# Thể loại, hiện cạnh tên chuyên mục; bài viết thường không ghi thể loại.
kind-name =
    { $kind ->
        [interview] Phỏng vấn
        [photo] Ảnh
        [infographic] Infographic
        [magazine] E-magazine
        [video] Video
        [audio] Âm thanh
        [document] Tư liệu
        [event] Sự kiện
       *[other] { "" }
    }

## Phân trang

nav-pages = Các trang của danh sách
page-of = Trang { $number }/{ $total }
page-number = Trang { $number }
page-newer = Tin mới hơn
page-older = Tin cũ hơn

## Bài viết

reading-time =
    { $count ->
       *[other] { $count } phút đọc
    }
updated-on = Cập nhật: { $date }
updated-at = Cập nhật: { $time } cùng ngày
first-published-on = Bản gốc đăng ngày { $date }
contents = Mục lục
fallback-notice = Bài chưa có bản tiếng Việt. Dưới đây là bản { language-name }.
fallback-original = Xem trang { language-name }
fallback-section = Bài khác trong mục { $section }
stale-notice = Bản gốc đã được sửa sau khi dịch; bản tiếng Việt này đang chờ cập nhật.

# Lời ghi tác giả ảnh khi người biên tập chỉ ghi tên.
picture-credit =
    { $origin ->
        [illustration] Tranh: { $credit }
        [ai] Hình: { $credit }
       *[other] Ảnh: { $credit }
    }
picture-origin =
    { $origin ->
        [file] Ảnh tư liệu
        [illustration] Tranh minh họa
        [ai] Hình tạo bằng trí tuệ nhân tạo
        [handout] Ảnh do bên liên quan cung cấp
       *[other] { "" }
    }

corrections =
    { $count ->
       *[other] Đính chính
    }
source-from = Nguồn
source-according = Theo
source-compiled = Tổng hợp từ
source-licence = Giấy phép: { $licence }
credits = Thực hiện
translated-by = Dịch: { $names }
photographs-by = Ảnh: { $names }
# Trước tên loạt bài và tên số báo; tên số báo đã mở đầu bằng chữ này thì không nhắc lại.
series = Loạt bài
issue = Số
topics = Chủ đề
countries = Quốc gia
organizations = Tổ chức
people = Nhân vật
anniversaries = Ngày kỷ niệm
translations = Ngôn ngữ khác
related = Đọc thêm
more-stories = Bài khác
newer-story = Mới hơn
older-story = Cũ hơn
printed-from = Bản in từ { $url }

## Chân trang

governing-body = Cơ quan chủ quản: { $name }
editorial-office = Tòa soạn
editor-in-chief = Tổng Biên tập: { $name }
licence-number = Giấy phép số { $number }
licence-date = cấp ngày { $date }
licence-issuer = cơ quan cấp: { $name }
address = Địa chỉ: { $address }
phone = Điện thoại: { $number }
email = Thư điện tử:

## Trang không tìm thấy, trang chọn ngôn ngữ

not-found-title = Không tìm thấy trang này
not-found-text = Đường dẫn có thể đã đổi hoặc bị gõ nhầm. Mời bạn trở lại trang nhất, chọn một chuyên mục ở trên, hoặc đọc những bài mới nhất dưới đây.
not-found-home = Về trang nhất
root-title = Chọn ngôn ngữ
root-read = Đọc bằng tiếng Việt

## Trong thân bài: chú thích cuối trang và hộp lưu ý

table = Bảng
footnotes = Chú thích
footnote-back = Về chỗ đang đọc
alert-note = Lưu ý
alert-tip = Gợi ý
alert-important = Quan trọng
alert-warning = Cảnh báo
alert-caution = Thận trọng

# Kích thước tệp tải về; $number đã viết theo cách của ngôn ngữ.
file-kilobytes = { $number } kB
file-megabytes = { $number } MB

## Vai trò trong phần ghi công

role-text = Bài
role-photos = Ảnh
role-text-and-photos = Bài và ảnh
role-graphics = Đồ họa
role-design = Trình bày
role-video = Video
role-editing = Biên tập
