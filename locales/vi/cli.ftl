# Lời của chương trình trên dòng lệnh, tiếng Việt.

## Trợ giúp

program = dựng trang web cho ấn phẩm nhiều ngôn ngữ
help-template =
    { "{about-with-newline}" }
    Cách dùng: { "{usage}" }

    { "{all-args}" }
help-commands = Lệnh
help-options = Tùy chọn
command-build = dựng trang web từ thư mục của ấn phẩm
command-markdown = chuyển Markdown từ đầu vào chuẩn thành HTML
command-explain = giải thích một phát hiện theo mã
flag-help = xem trợ giúp này
flag-version = xem phiên bản của chương trình
flag-lang = ngôn ngữ của thông báo; nếu không nêu, theo máy
flag-format = cách trình bày kết quả: human (cho người đọc) hoặc json
flag-quiet = chỉ báo lỗi
flag-verbose = báo chi tiết hơn
flag-root = thư mục của ấn phẩm; nếu không nêu, thư mục hiện tại
flag-output = thư mục chứa trang web; nếu không nêu, public/ trong thư mục của ấn phẩm
flag-base-url = địa chỉ mà bạn đọc sẽ truy cập, thay cho địa chỉ trong site.yaml
flag-at = dựng như thể đang là thời điểm này: 2024-12-20T08:00, có thể kèm múi giờ
flag-drafts = gồm cả bản nháp
flag-future = gồm cả bài chưa đến giờ đăng
flag-expired = gồm cả bài đã hết hạn
flag-strict = coi cảnh báo là lỗi
flag-commonmark = CommonMark thuần: không phần mở rộng, không mã tiêu đề, không khung ảnh
flag-code = mã của phát hiện, như trong lỗi[mã]; nếu không nêu, liệt kê mọi mã
value-folder = THƯ-MỤC
value-url = ĐỊA-CHỈ
value-time = THỜI-ĐIỂM
value-lang = NGÔN-NGỮ
value-format = DẠNG
value-code = MÃ

## Từ chối

refused-base-url = hãy viết một địa chỉ như https://example.org hoặc https://example.org/bao
refused-at = hãy viết một thời điểm như 2024-12-20T08:00 hoặc 2024-12-20T08:00:00+07:00
refused-epoch = SOURCE_DATE_EPOCH là `{ $value }`; phải là số giây kể từ năm 1970
refused-output = không thể ghi trang web vào `{ $path }`: sẽ lẫn với `{ $inside }`
unknown-code = không có mã `{ $code }`{ $nearest ->
        [none] { "" }
       *[other] ; có phải bạn muốn hỏi `{ $nearest }`?
    }
input-not-utf8 = văn bản ở đầu vào chuẩn không phải UTF-8

## Trục trặc

failed-to-read = không đọc được `{ $path }`: { $reason }
failed-to-list = không xem được nội dung `{ $path }`: { $reason }
failed-to-write = không ghi được `{ $path }`: { $reason }
failed-to-create = không tạo được `{ $path }`: { $reason }
failed-to-move = không chuyển được `{ $path }`: { $reason }
failed-to-remove = không xóa được `{ $path }`: { $reason }
failed-to-lock = không giữ được khóa `{ $path }`: { $reason }
failed-to-read-input = không đọc được đầu vào chuẩn: { $reason }

## Dựng trang

waiting = một lượt dựng khác đang ghi trang web này; đang chờ lượt ấy xong
progress-parse = Đang đọc
progress-render = Đang vẽ
summary = Số trang: { $pages }; ghi { $written } tệp, giữ nguyên { $unchanged }, gỡ { $removed }; { $time } giây{ $warnings ->
        [0] { "" }
       *[other] ; { $warnings } cảnh báo
    }
summary-verbose = vẽ lại { $rendered } trang và danh sách, giữ { $carried } tệp không do chương trình tạo ra
summary-failed = có { $errors } lỗi; chưa đăng gì, trang web trước đó vẫn nguyên
next-change = trang web sẽ tự thay đổi lúc { $time }: hãy dựng lại khi đó

## Phát hiện

severity-error = lỗi
severity-warning = cảnh báo
severity-hint = gợi ý
help-label = cách sửa
related-place = liên quan
more-places = và ở { $count } trang khác

