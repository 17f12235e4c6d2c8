# Lời của chương trình trên dòng lệnh, tiếng Việt.

## Trợ giúp

program = dựng trang web cho ấn phẩm nhiều ngôn ngữ
help-template =
    { "{about-with-newline}" }
    Cách dùng: { "{usage}" }

    { "{all-args}" }
usage = nhipcau LỆNH [TÙY-CHỌN]
usage-of = nhipcau { $command } [TÙY-CHỌN]{ $command ->
        [explain] {" "}[MÃ]
       *[other] { "" }
    }
help-commands = Lệnh
help-options = Tùy chọn
command-build = dựng trang web từ thư mục của ấn phẩm
command-serve = cho xem ấn phẩm trong trình duyệt và cập nhật theo mọi thay đổi
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
flag-watch = dựng lại mỗi khi có thay đổi
flag-poll = tự dò thay đổi mỗi giây, dùng khi hệ thống không báo
flag-host = tên hoặc địa chỉ phục vụ; nếu không nêu: 127.0.0.1 (chỉ máy này xem được)
flag-port = cổng phục vụ; nếu không nêu, 1111 hoặc cổng trống kế tiếp
flag-open = mở trình duyệt
flag-write = đồng thời ghi trang web ra thư mục mỗi khi có thay đổi
flag-commonmark = CommonMark thuần: không phần mở rộng, không mã tiêu đề, không khung ảnh
flag-code = mã của phát hiện, như trong lỗi[mã]; nếu không nêu, liệt kê mọi mã
value-folder = THƯ-MỤC
value-url = ĐỊA-CHỈ
value-time = THỜI-ĐIỂM
value-host = MÁY
value-port = CỔNG
value-lang = NGÔN-NGỮ
value-format = DẠNG
value-code = MÃ

## Từ chối

refused-command = không có lệnh `{ $value }`
refused-no-command = thiếu tên lệnh: hãy viết một trong các lệnh { $choices }
refused-argument = `{ $argument }` không có nghĩa ở đây
refused-choice = `{ $argument }` không thể là `{ $value }`: hãy viết một trong các từ { $choices }
refused-value = `{ $argument }` không thể là `{ $value }`: { $reason }
refused-no-value = `{ $argument }` cần có giá trị đi kèm
refused-twice = chỉ được ghi `{ $argument }` một lần
refused-together = không thể dùng `{ $argument }` cùng với `{ $other }`
refused-encoding = có tham số không phải UTF-8
refused-call = không hiểu được lệnh này
see-help = xem `--help` để biết có thể ghi những gì
refused-base-url = hãy viết một địa chỉ như https://example.org hoặc https://example.org/bao
refused-at = hãy viết một thời điểm như 2024-12-20T08:00 hoặc 2024-12-20T08:00:00+07:00
refused-port = hãy viết một số không quá 65535; số 0 để hệ thống tự chọn
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
failed-to-write-output = không ghi được ra đầu ra chuẩn: { $reason }
reason-full = đĩa đã đầy
reason-denied = bạn không có quyền
reason-read-only = đĩa chỉ cho đọc
reason-not-found = không tồn tại
reason-no-folder = đó không phải là thư mục
reason-changing = tệp bị sửa trong lúc đang đọc; hãy thử lại
reason-no-host = máy này không có địa chỉ ấy

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

## Theo dõi thay đổi

watching = đang chờ thay đổi; nhấn Ctrl-C để kết thúc
serving =
    xem ấn phẩm tại { $url }
    mỗi lần lưu, thay đổi tự hiện ra ở đó; nhấn Ctrl-C để kết thúc
no-browser = không mở được trình duyệt: bạn hãy tự mở { $url }
port-instead = cổng { $port } đang được một chương trình khác dùng: chuyển sang cổng { $free }
port-refused = cổng { $port } đang được một chương trình khác dùng; `--port { $free }` còn trống
ports-busy = cổng { $port } và các cổng kế tiếp đều đang được dùng; hãy chọn cổng khác bằng `--port`
host-refused = không phục vụ được tại `{ $host }`, cổng { $port }: { $reason }
live-changed = đã hiện lại sau { $time } ms: { $files }{ $more ->
        [0] { "" }
       *[other] {" "}và { $more } tệp nữa
    }
live-everything = đã xem lại toàn bộ, mất { $time } ms
live-clock = đến giờ thay đổi: đã hiện lại sau { $time } ms
live-clean = mọi thứ đều ổn
live-found = { $errors ->
        [0] { $warnings ->
            [0] chỉ có gợi ý
           *[other] có { $warnings } cảnh báo
        }
       *[other] có { $errors } lỗi; các trang liên quan vẫn hiện như trước khi có lỗi
    }
polled-asked = dò thay đổi khoảng mỗi giây một lần
polled-limit = hệ thống không cho theo dõi thêm thư mục, nên thay đổi được dò khoảng mỗi giây một lần; { $limit ->
        [none] hãy tăng
       *[other] giới hạn hiện nay là { $limit }: hãy tăng
    } `fs.inotify.{ $setting }` để thấy ngay
polled-unsupported = hệ thống không báo thay đổi ({ $reason }), nên thay đổi được dò khoảng mỗi giây một lần
fault = chương trình gặp lỗi của chính nó, không phải do tệp của bạn: { $cause }
mark-date = 'ngày' d/M/y
mark-date-time = HH:mm 'ngày' d/M/y
mark-draft = Bản nháp
mark-scheduled = Chưa đăng, chờ đến { $time }
mark-expired = Hết hạn từ { $time }
mark-fallback = Chưa dịch: tạm dùng bản gốc
mark-older = Bản gốc đã được sửa: { $time }

## Máy chủ cho xem ấn phẩm trong lúc đang viết

serve-findings = Cần xem lại
serve-errors = { $count } lỗi
serve-warnings = { $count } cảnh báo
serve-hints = { $count } gợi ý
serve-more = và { $count } chỗ nữa
serve-fold = Thu gọn
serve-unfold = Xem những chỗ cần sửa
serve-help = Cách sửa
serve-related = Xem thêm
serve-source = Tệp nguồn
serve-last-good = Trang đang hiện là bản trước khi có lỗi.
serve-lost = Máy chủ đã dừng
serve-front-page = Về trang nhất
serve-missing = Không có trang nào ở đây
serve-missing-text = Ấn phẩm chưa có gì ở địa chỉ này. Khi nào có, trang sẽ tự hiện ra.
serve-broken = Chưa dựng được trang này
serve-broken-text = Nguyên nhân nằm trong danh sách lỗi. Sửa xong, trang sẽ tự hiện ra.
serve-fault = Chương trình gặp trục trặc
serve-fault-text = Tệp của bạn không có lỗi gì ở đây. Bạn cứ viết tiếp: mỗi lần có thay đổi, trang lại được dựng lại. Nếu lỗi còn lặp lại, xin báo cho chúng tôi kèm dòng chữ này.
serve-host-refused = Không trả lời ở tên này
serve-host-refused-text = Máy chủ chỉ trả lời ở `localhost`, ở địa chỉ IP hoặc ở tên máy nêu lúc khởi động, để không trang web nào khác đọc được những gì chưa đăng. Hãy mở bằng một trong các cách ấy, hoặc khởi động lại với `--host` và tên này.
serve-address-refused = Đây không phải địa chỉ của một trang
serve-address-refused-text = Trong địa chỉ có ký tự hay phần mà không trang nào của ấn phẩm có thể có. Hãy xem lại, hoặc bắt đầu từ trang nhất.
serve-request-refused = Không hiểu được yêu cầu này
serve-request-refused-text = Máy chủ chỉ cho xem trang: nhận `GET` và `HEAD` cho một tên máy, và không nhận gì gửi lên.

## Phát hiện

severity-error = lỗi
severity-warning = cảnh báo
severity-hint = gợi ý
help-label = cách sửa
related-place = liên quan
more-places = và ở { $count } chỗ khác


## Các lỗi và nhắc nhở, theo thứ tự của bảng mã.
## Biến không có gì để nói thì mang giá trị `none`.

code-unreadable-source =
    { $message ->
        [none] không đọc được `{ $path }`
       *[other] không đọc được `{ $path }`: { $message }
    }
    .help = xem tệp có còn ở đó không và bạn có quyền đọc không
    .explain = Chương trình đọc mọi tệp của ấn phẩm, nhưng hệ thống không cho đọc tệp này. Thường là tệp thuộc về người dùng khác, nằm trên ổ mạng chưa kết nối, hoặc vừa bị chuyển đi trong lúc đang dựng. Chừng nào chưa đọc được thì chưa có gì được xuất bản, để không bài hay ảnh nào lặng lẽ biến mất. Bạn hãy thử tự mở tệp; nếu không mở được, nhờ người quản trị máy cấp quyền đọc.

code-invalid-utf8 =
    { $offset ->
        [none] tên của `{ $path }` không phải UTF-8
       *[other] `{ $path }` không phải UTF-8: sai từ byte thứ { $offset }
    }
    .help =
        { $offset ->
            [none] đổi tên tệp, tốt nhất chỉ dùng chữ không dấu, chữ số và gạch nối
           *[other] mở tệp trong trình soạn thảo rồi lưu lại với bảng mã UTF-8
        }
    .explain = Văn bản và tên tệp đều được lưu bằng UTF-8, bảng mã viết được mọi ngôn ngữ. Tệp này lưu bằng bảng mã khác, chẳng hạn TCVN3, VNI hay Windows-1258, nên nếu cứ đọc thì chữ có dấu sẽ thành ký tự lạ. Mở tệp bằng chính chương trình đã soạn ra nó, xem chữ hiện đúng chưa, rồi lưu lại với bảng mã UTF-8, có BOM hay không đều được; nếu phông chữ cũ là .VnTime hay VNI thì phải chuyển mã trước. Nếu lỗi ở tên thì đổi tên tệp.

code-not-a-file = `{ $path }` không phải tệp, cũng không phải thư mục
    .help = đưa nó ra khỏi thư mục của ấn phẩm
    .explain = Giữa các tệp của ấn phẩm có một thứ chỉ trông giống tệp: một pipe, một socket hay tệp thiết bị mà chương trình khác để lại. Nó không chứa chữ hay ảnh nào, và đọc nó có thể khiến việc dựng trang chờ mãi không xong. Hãy xóa nó đi, hoặc đóng chương trình đã tạo ra nó.

code-symlink-outside = liên kết tượng trưng `{ $path }` dẫn ra ngoài thư mục của ấn phẩm, dẫn về chính nó, hoặc không dẫn tới đâu
    .help = đặt hẳn tệp cần dùng vào chỗ đó, hoặc cho liên kết trỏ tới một nơi trong thư mục của ấn phẩm
    .explain = Liên kết tượng trưng là một tên đứng thay cho tệp hay thư mục ở nơi khác. Chương trình chỉ theo những liên kết không ra khỏi thư mục của ấn phẩm: nếu không, tài liệu riêng có thể bị xuất bản nhầm, và sang máy khác sẽ không dựng lại được. Liên kết có đích đã bị xóa, liên kết dẫn về thư mục chứa chính nó và một chuỗi liên kết quá dài cũng không được nhận. Hãy chép những gì cần dùng vào thư mục của ấn phẩm.

code-source-too-large = tệp lớn hơn { $limit } MB, mức tối đa cho một văn bản
    .help = chia nhỏ văn bản, hoặc tách phần không phải chữ ra tệp riêng
    .explain = Mỗi tệp văn bản được đọc trọn một lần, và ngay cả những cuốn tiểu thuyết dài nhất cũng chưa tới mức này. Tệp vượt mức hầu như luôn là thứ khác: ảnh bị dán thẳng vào bài dưới dạng mã (`data:image/…`), bảng xuất ra từ cơ sở dữ liệu, hay ảnh, phim bị đặt nhầm đuôi `.md`. Hãy để ảnh và số liệu thành tệp riêng bên cạnh bài, rồi dẫn tới chúng trong bài.

code-illegal-character = trong bài không được có ký tự điều khiển { $character }
    .help = xóa ký tự đó; nếu không nhìn thấy, xóa mấy chữ quanh đó rồi gõ lại
    .explain = Ký tự điều khiển không hiện ra và không có nghĩa gì với người đọc, nhưng nhiều chương trình từ chối trang hay nguồn tin RSS có chứa nó: chỉ một ký tự cũng đủ làm bạn đọc không nhận được tin nữa. Chúng thường lọt vào khi dán chữ từ tệp PDF hoặc từ tệp soạn thảo cũ. Tới đúng dòng và cột được chỉ ra, xóa các ký tự quanh đó rồi gõ lại.

code-unknown-language = `{ $lang }` không phải ngôn ngữ của ấn phẩm này
    .help =
        { $known ->
            [none] sửa lại tên, hoặc thêm ngôn ngữ vào mục `languages` trong `site.yaml`
           *[other] dùng một trong các mã { $known }, hoặc thêm ngôn ngữ vào mục `languages` trong `site.yaml`
        }
    .explain = Phần cuối của tên tệp cho biết ngôn ngữ: `hop-bao.vi.md` là tiếng Việt, `hop-bao.en.md` là tiếng Anh, còn `hop-bao.md` thuộc ngôn ngữ mặc định. Thư mục chứa các chuỗi như `locales/vi` cũng đặt tên theo cách ấy. Chỉ những ngôn ngữ khai trong `site.yaml` mới được xuất bản, nên tệp bằng ngôn ngữ khác sẽ không bao giờ có ai thấy. Hãy sửa tên hoặc khai thêm ngôn ngữ; nếu phần đuôi ấy vốn không chỉ ngôn ngữ thì thay dấu chấm bằng gạch nối: `bao-cao-so.md` chứ không phải `bao-cao.so.md`.

code-language-twice = bài này có hai tệp cùng ngôn ngữ `{ $lang }`
    .help = giữ lại một tệp, hoặc đổi tên một trong hai
    .explain = Các tệp cùng thư mục, cùng tên, chỉ khác ngôn ngữ là các bản của cùng một bài, và mỗi ngôn ngữ chỉ có một bản. Ở đây có hai tệp cùng nhận một ngôn ngữ: `hop-bao.md` và `hop-bao.vi.md` khi ngôn ngữ mặc định là tiếng Việt, hoặc tệp `hop-bao.vi.md` nằm cạnh thư mục `hop-bao` đã có `index.vi.md`. Chương trình không thể biết bạn đọc cần được xem bản nào. Hãy xóa bớt một tệp, hoặc đổi tên nếu đó là bài khác.

code-mixed-layouts = có tệp ghi ngôn ngữ trong tên, có tệp lại ghi bằng thư mục
    .help = chọn một cách cho cả ấn phẩm: `news/hop-bao.vi.md` hoặc `vi/news/hop-bao.md`
    .explain = Ngôn ngữ của bài ghi ở tên tệp (`content/news/hop-bao.vi.md`) hoặc ở thư mục đầu tiên (`content/vi/news/hop-bao.md`). Cách nào cũng được, nhưng không dùng lẫn cả hai: các bản dịch sẽ không nhận ra nhau, và bạn đọc không chuyển ngôn ngữ được. Hai tệp nêu ra là tệp đầu tiên của mỗi cách. Bên nào ít hơn thì đổi theo bên kia.

code-no-content = trong `content` chưa có gì để xuất bản
    .help = viết trang đầu tiên, chẳng hạn `content/_index.vi.md`, hoặc chuyển tới đúng thư mục của ấn phẩm
    .explain = Bài và trang là các tệp có đuôi `.md` trong thư mục `content`, nhưng không tìm thấy tệp nào. Tệp có tên bắt đầu bằng dấu chấm và thư mục có tên bắt đầu bằng `_` không được tính. Có thể lệnh đã chạy ở thư mục khác, hoặc các tệp mang đuôi khác như `.txt`, `.docx`. Để bắt đầu, hãy viết trang nhất `content/_index.vi.md` và một bài bên cạnh.

code-site-missing = thư mục này không có `site.yaml`
    .help = chuyển tới thư mục của ấn phẩm, hoặc viết tệp `site.yaml` với `title`, `base_url` và `languages`
    .explain = Có tệp `site.yaml` thì thư mục mới thành một ấn phẩm: tệp này cho biết ấn phẩm tên gì, đặt ở địa chỉ nào và ra bằng những ngôn ngữ nào. Phần nhiều là do lệnh chạy nhầm thư mục, ở ngoài hoặc ở sâu bên trong một bậc. Ấn phẩm mới chỉ cần ba khóa, chẳng hạn `title: Nhịp Cầu`, `base_url: https://nhipcau.example`, và `languages:` với hai dòng thụt vào bên dưới là `vi: {"{"} name: Tiếng Việt {"}"}` và `en: {"{"} name: English {"}"}`.

code-unknown-theme = không có giao diện `{ $theme }`
    .help =
        { $nearest ->
            [none] sửa khóa `theme` trong `site.yaml`, hoặc chép giao diện vào thư mục `themes/{ $theme }`
           *[other] có phải bạn định viết `{ $nearest }`?
        }
    .explain = Giao diện là một thư mục trong `themes`, gồm các mẫu trang và kiểu dáng làm nên diện mạo của trang; `site.yaml` chọn giao diện theo tên thư mục: `theme: bamboo` lấy `themes/bamboo`. Không có giao diện thì không trang nào dựng được. Hãy so từng chữ, kể cả chữ hoa, với tên các thư mục trong `themes`; nếu thiếu thì chép giao diện vào đó.

code-front-matter-unclosed = phần khai báo đầu tệp có mở mà không đóng
    .help = thêm một dòng chỉ có `---` ngay dưới khóa cuối cùng
    .explain = Mỗi bài mở đầu bằng phần khai báo (front matter): một dòng `---`, các khóa như `title: Nhịp cầu` và `date: 2024-12-20`, rồi một dòng `---` nữa. Nội dung bài nằm bên dưới. Ở đây thiếu dòng thứ hai nên chương trình không biết bài bắt đầu từ đâu. Dòng ấy phải là ba gạch nối ở đầu dòng; có khi trình soạn thảo đã tự đổi thành gạch dài.

code-front-matter-toml = phần khai báo đầu tệp viết bằng TOML, chương trình chỉ đọc YAML
    .help = thay hai dòng `+++` bằng `---`, và viết `khóa: giá trị` thay cho `khóa = giá trị`
    .explain = Phần khai báo nằm giữa hai dòng `+++` là TOML, cách viết của một số chương trình khác; ở đây dùng YAML, nằm giữa hai dòng `---`. Giá trị phần lớn giữ nguyên, chỉ đổi dấu giữa khóa và giá trị: `title = "Nhịp cầu"` thành `title: "Nhịp cầu"`. Nhóm như `[extra]` thành dòng `extra:`, các khóa của nhóm viết bên dưới và thụt vào hai dấu cách.

code-front-matter-missing = tệp không mở đầu bằng phần khai báo
    .help = mở đầu tệp bằng dòng `---`, tới dòng `title: …` ghi tiêu đề, rồi thêm một dòng `---`
    .explain = Bài nào cũng mở đầu bằng vài dòng cho biết đó là bài gì: ít nhất là tiêu đề, thường có cả ngày, đặt giữa hai dòng `---`. Không có phần ấy, chương trình không có tít để in và không có ngày để xếp thứ tự. Dòng `---` đầu tiên phải đúng là dòng đầu của tệp: chỉ một dòng trống hay một lời ghi chú phía trên cũng làm phần khai báo không được nhận ra. Tệp không dành cho bạn đọc, như giấy tờ nội bộ, thì để ngoài `content` hoặc trong thư mục có tên bắt đầu bằng `_`.

code-invalid-yaml =
    { $message ->
        [none] YAML sai cú pháp, thường do thụt dòng bằng phím Tab, do chữ có `:` `#` `@` `"` mà không để trong ngoặc kép, hoặc do thiếu dấu đóng
       *[other] YAML sai cú pháp, thường do thụt dòng bằng phím Tab, do chữ có `:` `#` `@` `"` mà không để trong ngoặc kép, hoặc do thiếu dấu đóng; trình đọc YAML báo: { $message }
    }
    .help = thụt dòng bằng dấu cách; để trong ngoặc kép thẳng giá trị nào có dấu hai chấm rồi dấu cách, có `#`, hoặc mở đầu bằng `@` hay ký hiệu khác; đóng đủ các dấu ngoặc
    .explain = Cấu hình và phần khai báo viết bằng YAML, mỗi dòng một cặp `khóa: giá trị`; những gì thuộc về một khóa thì viết bên dưới và thụt vào bằng dấu cách. Một số dấu có nghĩa riêng: dấu hai chấm rồi dấu cách, ` #`, dấu ngoặc kép, và ở đầu giá trị là `@`, `[`, `*`, `&`, `!`, `%`. Tít có những dấu ấy thì để trong ngoặc kép thẳng: `title: "Hà Nội: thêm một nhịp cầu"`, `lead: "@/news/hop-bao.md"`; ngoặc kép bên trong viết là `\"`. Những nguyên nhân thường gặp khác là phím Tab, ngoặc kép cong do trình soạn thảo tự đổi, và ngoặc mở mà không đóng; chỗ sai thật nhiều khi nằm ngay dòng phía trên chỗ được chỉ ra.

code-duplicate-key =
    { $alias ->
        [none] khóa `{ $key }` viết hai lần
       *[other] khóa `{ $alias }` và khóa `{ $key }` là một mà viết cả hai
    }
    .help =
        { $alias ->
            [none] giữ một dòng, bỏ dòng kia
           *[other] giữ `{ $key }`, bỏ `{ $alias }`
        }
    .explain = Trong một nhóm, mỗi khóa chỉ có một giá trị. Viết hai lần thì chương trình không biết lấy giá trị nào, và một trong hai sẽ mất đi mà không ai hay. Thường là do chép mấy dòng từ bài khác sang mà quên xóa dòng cũ. Một khóa và tên của nó ở chương trình khác, như `updated` và `lastmod`, cũng kể là một. Hãy giữ dòng đúng, bỏ dòng kia; cần nhiều giá trị thì viết một khóa kèm danh sách.

code-unknown-key = không có khóa `{ $key }`
    .help =
        { $nearest ->
            [none]
                { $known ->
                    [none] xem lại cách viết, hoặc bỏ khóa này đi
                   *[other] xem lại cách viết, hoặc bỏ khóa này đi; ở đây dùng được các khóa { $known }
                }
           *[other] có phải bạn định viết `{ $nearest }`?
        }
    .explain = Chương trình chỉ đọc những khóa đã định sẵn; khóa này không có trong số đó, hoặc đặt không đúng chỗ. Nếu cứ thế bỏ qua, chỉ một sơ suất như viết `expires: 2024-12-20` thay cho `expires_at` cũng đủ để bài nằm mãi trên mạng. Hãy xem lại cách viết và mức thụt dòng: khóa thụt vào quá sâu sẽ thành của khóa phía trên. Trong bài, những giá trị riêng của tòa soạn đặt dưới khóa `extra`. Dưới `severity` trong `site.yaml`, khóa là tên của lỗi, chẳng hạn `missing-alt`.

code-wrong-type =
    { $key ->
        [none]
            { $expected ->
                [map] ở đây phải là các dòng `khóa: giá trị`
               *[other] ở đây phải là giá trị thuộc loại khác
            }
       *[other]
            { $expected ->
                [text] `{ $key }` phải ghi bằng chữ
                [bool] `{ $key }` phải là `true` hoặc `false`
                [integer] `{ $key }` phải là số nguyên
                [number] `{ $key }` phải là số
                [color] `{ $key }` phải là mã màu
                [count] `{ $key }` phải là số nguyên từ 0 trở lên
                [list] `{ $key }` phải là danh sách
                [map] dưới `{ $key }` phải là các dòng `khóa: giá trị`
                [date] `{ $key }` phải ghi ngày
                [local-text] `{ $key }` phải ghi bằng chữ, chung một câu hoặc mỗi ngôn ngữ một câu
                [base-url] `{ $key }` phải là địa chỉ web đầy đủ
                [language] chỗ `{ $key }` phải ghi mã ngôn ngữ
                [site-language] `{ $key }` phải là một ngôn ngữ của ấn phẩm
                [time-zone] `{ $key }` phải là tên múi giờ
                [taxonomy] `{ $key }` phải là tên một phân loại, chỉ ghi một lần và không trùng tên mà trang dùng cho việc khác
                [taxonomy] chọn từ khác, như `wards`; các từ `title`, `date`, `section`… đã có nghĩa riêng
            [id] `{ $key }` phải ghi một mã
                [period] `{ $key }` phải ghi ngày, tháng, năm hoặc khoảng ngày
                [slug] `{ $key }` phải ghi bằng chữ liền, không có dấu cách hay dấu gạch chéo
                [name] `{ $key }` phải là tên gồm chữ thường không dấu, chữ số và `_`
                [number-form] `{ $key }` phải là mẫu viết số có đúng một dấu `#`, riêng `currency` có thêm một dấu `¤`
                [number-forms] `{ $key }` thiếu mẫu cho `other`
                [currency-code] phần cuối của `{ $key }` không phải mã tiền tệ
                [power] phần cuối của `{ $key }` không phải số mũ của mười
                [one-of] `{ $key }` phải là một trong các từ: { $choices }
               *[other] `{ $key }` phải là giá trị thuộc loại khác
            }
    }
    .help =
        { $expected ->
            [text] chữ trông giống số, giống true hay false, hoặc mở đầu bằng `@` thì để trong ngoặc kép: `"2024"`, `"true"`, `"@/news/hop-bao.md"`
            [bool] viết `true` (có) hoặc `false` (không), chữ thường, không để trong ngoặc kép
            [integer] chỉ viết chữ số, không để trong ngoặc kép, chẳng hạn `10` hoặc `-5`
            [count] chỉ viết chữ số, không để trong ngoặc kép, chẳng hạn `20`
            [number] viết số không để trong ngoặc kép, phần lẻ sau dấu chấm, chẳng hạn `0.5`
            [color] viết dấu `#` rồi sáu chữ số từ 0 đến f, để trong ngoặc kép: `"#1b5e20"`
            [list] viết mỗi mục một dòng sau dấu `- `, hoặc viết tất cả trong ngoặc vuông: `[hòa bình, thương mại]`
            [map] viết mỗi khóa một dòng, sau khóa là dấu hai chấm và dấu cách, chẳng hạn `name: Tiếng Việt`; nằm dưới khóa khác thì thụt vào hai dấu cách
            [date] viết `2024-12-20`, có giờ thì viết `2024-12-20T08:00:00+07:00`
            [local-text] viết một câu chung, hoặc mỗi ngôn ngữ một câu: `{"{"} vi: Tin tức, en: News {"}"}`
            [base-url] viết cả `https://`, không có `?` và `#`, chẳng hạn `https://nhipcau.example`
            [language] viết mã ngắn của ngôn ngữ, như `vi`, `en`, `fr`
            [site-language] viết một ngôn ngữ đã khai trong mục `languages` của `site.yaml`, chẳng hạn `vi`
            [time-zone] viết châu lục và thành phố, như `Asia/Ho_Chi_Minh`
            [id] viết chữ thường không dấu, chữ số và gạch nối, như `world-peace-council`
            [period] viết `2013`, `2013-06`, `2013-06-01` hoặc `2013-06-01/2013-06-04`
            [slug] viết chữ thường, chữ số và gạch nối, như `hoi-nghi-hoa-binh`, hoặc `auto` để lấy theo tiêu đề
            [name] bắt đầu bằng một chữ từ a đến z; không dùng `body`, `items` và tên của nhãn
            [number-form] viết cách đọc số của báo chí, `#` thay cho con số, `¤` thay cho mã tiền tệ: `# tỷ`, `# ¤`
            [number-forms] thêm `other`, mẫu cho mọi số còn lại: `{"{"} one: "# dollar", other: "# dollars" {"}"}`
            [currency-code] viết mã ba chữ in hoa theo ISO 4217, như `VND`, `USD`
            [power] viết số mũ, như `6` cho triệu, `9` cho tỷ
            [one-of] chép đúng một trong các từ ấy
           *[other] so với một bài hay một chỗ cấu hình đã chạy tốt
        }
    .explain = Mỗi khóa nhận một loại giá trị: chữ, ngày, số, danh sách… Giá trị thuộc loại khác thì không dùng được: ngày viết kiểu `03/04/2024` có thể hiểu thành hai ngày khác nhau, và bài sẽ xếp sai thứ tự. Ngày viết là `2024-12-20` hoặc `2024-12-20T08:00:00+07:00`; có hay không viết là `true` hay `false`. Chữ chỉ gồm chữ số, hoặc đúng chữ true, false, sẽ bị hiểu thành số hay câu trả lời có, không: hãy để trong ngoặc kép, như `title: "2024"`; chữ mở đầu bằng `@` cũng vậy. Danh sách thì mỗi mục một dòng sau dấu `- `.

code-missing-key = thiếu khóa `{ $key }`
    .help =
        { $key ->
            [title] thêm một dòng như `title: Nhịp cầu hữu nghị`
            [date] thêm một dòng như `date: 2024-12-20`, hoặc đặt ngày ở đầu tên tệp
            [languages] khai các ngôn ngữ của ấn phẩm trong `site.yaml`: một dòng `languages:`, bên dưới thụt vào mỗi ngôn ngữ một dòng như `vi: {"{"} name: Tiếng Việt {"}"}`
            [base_url] thêm địa chỉ của ấn phẩm, chẳng hạn `base_url: https://nhipcau.example`
           *[other] thêm một dòng bắt đầu bằng `{ $key }:` và ghi giá trị
        }
    .explain = Có những khóa không thể thiếu, vì không có thì không dựng được trang: bài nào cũng cần tiêu đề `title`, và bài xếp theo ngày thì cần `date`; trang, văn bản và sự kiện thì không. Ngày cũng có thể đặt ở đầu tên tệp, như `2024-12-20-hop-bao.vi.md`, còn bản dịch thì lấy ngày của bản gốc. Khóa viết ra mà bỏ trống giá trị cũng coi là thiếu. Trong `site.yaml`, bắt buộc có `title`, `base_url` và `languages`.

code-key-alias = khóa `{ $alias }` ở đây gọi là `{ $key }`
    .help = viết `{ $key }` thay cho `{ $alias }`
    .explain = Đây là tên của khóa trong các chương trình làm trang khác; chương trình vẫn hiểu nên không mất gì. Dù vậy nên dùng tên chính: cả tòa soạn viết giống nhau, và tìm theo khóa thì ra đủ mọi bài. Chỉ cần đổi tên khóa, giữ nguyên giá trị, chẳng hạn `tags` thành `topics`, `description` thành `lead`, `lastmod` thành `updated`.

code-empty-slug = slug của `{ $slug }` không còn lại chữ nào
    .help = tự viết `slug` bằng chữ cái, chữ số và gạch nối, chẳng hạn `slug: hoi-nghi`
    .explain = Slug là phần gọi tên trang trong địa chỉ: ở `/vi/tin-tuc/hoi-nghi/` đó là `hoi-nghi`. Slug lấy từ khóa `slug`, không có thì lấy từ tên tệp hay tên thư mục; chữ bỏ dấu, `đ` thành `d`, các ký hiệu bị lược đi. Ở đây chỉ toàn ký hiệu, hoặc là chữ không chuyển được sang chữ La-tinh, mà trang không có địa chỉ thì không thể xuất bản. Hãy tự viết `slug`; với ngôn ngữ dùng chữ khác thì đặt `unicode` cho ngôn ngữ đó trong mục `slugs` của `site.yaml`.

code-invalid-path =
    { $limit ->
        [none] `{ $path }` không thể làm địa chỉ trong ấn phẩm này
       *[other] địa chỉ `{ $path }` dài quá: mỗi tên trong đó không được quá { $limit } byte
    }
    .help =
        { $limit ->
            [none] mở đầu bằng `/`, không dùng dấu cách, `//`, `..` và các dấu \ ? # % " < >, như `/vi/tin-tuc/hoi-nghi/`
           *[other] ghi `slug` ngắn hơn ở phần khai báo đầu tệp
        }
    .explain = Khóa `url` và `aliases` nhận địa chỉ viết từ sau tên miền: mở đầu bằng dấu gạch chéo và có cả ngôn ngữ, như `/vi/tin-tuc/hoi-nghi/`. Không viết `https://` và tên miền. Dấu cách và những dấu có nghĩa riêng trong địa chỉ sẽ đưa bạn đọc tới trang khác hoặc không tới đâu, còn `..` có thể dẫn ra ngoài ấn phẩm. Chữ có dấu thì dùng được.

code-nested-too-deeply =
    { $limit ->
        [none] YAML lồng nhau quá sâu, hoặc lặp lại quá nhiều
       *[other] chỗ này lồng nhau quá { $limit } bậc
    }
    .help =
        { $limit ->
            [none] viết các giá trị bớt tầng lớp, và không dùng tên thay như `*ten`
           *[other] bỏ các dấu `>`, `-`, `[` hay thẻ HTML bị lặp lại do sơ suất
        }
    .explain = Đoạn trích, danh sách, HTML và YAML có thể lồng trong nhau, nhưng không bài nào cần quá vài bậc. Nhiều đến thế hầu như luôn do sơ suất: một hàng dài dấu `>` chép từ thư điện tử, ngoặc mở liên tiếp, thẻ mở mà không đóng. Văn bản như vậy có thể làm treo trình duyệt và cả chương trình này, nên không được nhận. Hãy bỏ những dấu lặp thừa, hoặc đóng những gì còn để mở.

code-raw-html-denied = ấn phẩm này không cho dùng HTML trong bài
    .help = viết bằng Markdown, hoặc đặt `raw_html: sanitize` dưới `markdown` trong `site.yaml`
    .explain = Ấn phẩm này đặt `raw_html: deny`, nên bài chỉ viết bằng Markdown, không nhận các thẻ HTML như `<div>` hay `<font>`. Nhờ vậy các trang đồng nhất, và an toàn khi bài do nhiều người gửi tới. Hãy viết `**chữ đậm**`, `[chữ](địa chỉ)`…, hoặc dùng các khối có sẵn cho ảnh, phim, hộp thông tin. Muốn in chính cái thẻ ra cho bạn đọc thấy thì viết nó thành mã, giữa hai dấu huyền (phím bên dưới phím Esc). Đặt `sanitize` thì cho phép các thẻ vô hại, `allow` thì cho phép tất cả.

code-raw-html-removed = đã bỏ `{ $html }` vì có thể gây hại cho bạn đọc
    .help = xóa nó khỏi bài, hoặc viết lại bằng Markdown hay bằng khối có sẵn
    .explain = Ấn phẩm này chỉ giữ lại HTML và địa chỉ vô hại. Mã lệnh, khung nhúng, thuộc tính sự kiện như `onclick` và địa chỉ mở đầu bằng `javascript:` đều bị bỏ, vì có thể theo dõi bạn đọc hoặc làm biến đổi trang; phần còn lại của bài vẫn được xuất bản. Chúng thường đi theo khi chép bài từ trang khác. Phim và biểu đồ thì dùng khối có sẵn, như `::video`. Nếu tin tưởng mọi người viết bài, đặt `raw_html: allow` dưới `markdown` trong `site.yaml` để giữ lại toàn bộ HTML.

code-invalid-math =
    { $error ->
        [none] công thức này không đúng LaTeX
       *[other] công thức này không đúng LaTeX: { $error }
    }
    .help = xem đã đóng đủ ngoặc nhọn và viết đúng tên lệnh chưa; dấu đô la không mở đầu công thức thì viết là `\$`
    .explain = Công thức viết bằng LaTeX, như `$a^2 + b^2$` hoặc trong khối `math`, rồi được dàn theo đúng lối toán học, để cả trình đọc màn hình cũng đọc lên được. Nếu không chuyển được, bạn đọc sẽ thấy nguyên mã LaTeX. Thường là do ngoặc nhọn chưa đóng, tên lệnh viết sai (`\farc` thay cho `\frac`), hoặc lệnh thuộc một gói LaTeX mở rộng. Nếu chỉ muốn viết giá tiền, như `từ $5 đến $10`, thì viết `từ \$5 đến \$10`.

code-heading-id-twice = trên trang này có hai tiêu đề cùng mã `{ $id }`
    .help = đặt cho tiêu đề này một mã riêng
    .explain = Mã của tiêu đề, viết ngay sau tiêu đề như `{"{"}#lich-su{"}"}`, dùng để dẫn tới đúng phần ấy của trang: `/vi/tin-tuc/hop-bao/#lich-su`. Trên một trang, mỗi mã chỉ dùng được một lần. Tiêu đề này đã được thêm một con số vào mã, còn liên kết tới mã bạn viết sẽ dẫn tới tiêu đề kia. Hãy chọn mã khác, và dùng đúng mã ấy trong các bản dịch để liên kết chạy được ở mọi ngôn ngữ.

code-unknown-footnote = chú thích cuối bài `[^{ $label }]` không có nội dung
    .help = thêm một dòng `[^{ $label }]: …` ghi nội dung chú thích, hoặc bỏ dấu này đi
    .explain = Chú thích cuối bài gồm hai phần: dấu trong bài, như `[^1]`, và một dòng riêng trong cùng tệp mở đầu bằng `[^1]:` rồi tới nội dung. Ở đây có dấu mà không có nội dung, nên bạn đọc sẽ thấy nguyên cả ngoặc vuông trên trang. Thường là phần nội dung bị xóa mất khi rút gọn bài, hoặc hai tên lệch nhau một chữ. Nếu đúng là muốn in ngoặc vuông thì viết `\[^1]`.

code-missing-alt =
    { $path ->
        [none] ảnh không có văn bản thay thế
       *[other] ảnh `{ $path }` không có văn bản thay thế
    }
    .help =
        { $path ->
            [none] ghi vào giữa ngoặc vuông xem trong ảnh có gì: `![Các đại biểu trong hội trường](hoi-truong.jpg)`
           *[other]
                { $lang ->
                    [none] thêm `alt: …` dưới `cover` để tả ảnh, hoặc `decorative: true` nếu ảnh chỉ để trang trí
                   *[other] tả ảnh bằng cả `{ $lang }` ở khóa `alt`
                }
        }
    .explain = Văn bản thay thế tả ngắn gọn trong ảnh có gì. Phần này được đọc lên cho người không nhìn thấy ảnh, hiện thay khi ảnh chưa tải được, và giúp máy tìm kiếm hiểu ảnh. Trong bài, viết ở giữa ngoặc vuông, `![Các đại biểu trong hội trường](hoi-truong.jpg)`; với ảnh đại diện thì là khóa `alt` dưới `cover`, với mục từ vựng là `alt` dưới `picture`. Bản dịch lấy ảnh đại diện của bản gốc nhưng không lấy lời, nên cần có `alt` bằng ngôn ngữ của mình. Hãy tả những gì thấy được trong ảnh, đừng chép lại chú thích ảnh.

code-missing-picture = không tìm thấy ảnh `{ $path }`
    .help =
        { $nearest ->
            [none] xem lại tên tệp, cả chữ hoa chữ thường, và đặt ảnh bên cạnh bài
           *[other] có phải bạn định viết `{ $nearest }`?
        }
    .explain = Tên ảnh viết theo vị trí tính từ thư mục của bài: `hoi-truong.jpg` nằm ngay cạnh bài, `../hoi-truong.jpg` ở thư mục phía trên. Đường dẫn mở đầu bằng `@/` tính từ `content`, mở đầu bằng `/` thì tính từ `static`. Nếu cứ xuất bản, bạn đọc sẽ thấy khung ảnh trống, nên phải tìm được ảnh mới xuất bản. Hãy so từng chữ: trên mạng `Anh.JPG` và `anh.jpg` là hai tệp khác nhau. Trong phần khai báo, đường dẫn có `@` phải để trong ngoặc kép: `src: "@/news/hoi-truong.jpg"`.

code-unreadable-picture = không đọc được kích thước của ảnh `{ $path }`
    .help = mở ảnh bằng phần mềm xử lý ảnh rồi lưu lại thành JPEG, PNG hoặc WebP
    .explain = Chương trình xem chiều rộng và chiều cao của từng ảnh, để chữ không bị xô khi trang đang tải và ảnh vừa với mọi màn hình. Với tệp này thì không xem được: có thể tệp hỏng, chép chưa xong, thuộc loại mà trình duyệt không hiện (HEIC, TIFF, ảnh thô của máy ảnh), hoặc mang đuôi `.jpg` mà thật ra là loại khác. Ảnh vẫn được xuất bản nguyên như vậy. Chương trình đọc được JPEG, PNG, WebP, AVIF, GIF và SVG; SVG phải có `width` và `height`, hoặc có `viewBox`.

code-missing-file = không tìm thấy tệp `{ $path }`
    .help =
        { $nearest ->
            [none] xem lại tên tệp, cả chữ hoa chữ thường, và đặt tệp bên cạnh bài
           *[other] có phải bạn định viết `{ $nearest }`?
        }
    .explain = Liên kết dẫn tới một tệp, như PDF hay bảng số liệu, mà không tìm thấy tệp đó. Đường dẫn tính từ thư mục của bài, hoặc từ `content` nếu mở đầu bằng `@/`: `bao-cao.pdf` nằm cạnh bài, `@/news/bao-cao.pdf` nằm trong `content/news`. Bạn đọc bấm vào sẽ gặp trang báo lỗi, nên phải sửa xong mới xuất bản. Hãy xem lại cách viết, và xem tệp đã được chép vào ấn phẩm chưa. Nếu muốn dẫn tới trang khác trên mạng thì mở đầu bằng `https://`. Những gì nằm trong `content/_vocabulary`, trừ ảnh, coi như không có: ở đó có thể có tên thật mà bạn đọc không được thấy.

code-link-to-nowhere = liên kết `{ $path }` không dẫn tới trang nào của ấn phẩm
    .help =
        { $nearest ->
            [none] sửa lại đường dẫn, hoặc bỏ liên kết
           *[other] có phải bạn định viết `{ $nearest }`?
        }
    .explain = Liên kết dẫn tới một bài hay trang mà ấn phẩm không có ở ngôn ngữ nào. Hãy viết đường dẫn của tệp, tính từ thư mục của bài, `hop-bao.md`, hoặc từ `content`, `@/news/hop-bao.md`; không ghi ngôn ngữ, vì bạn đọc luôn được đưa tới bản bằng ngôn ngữ mình đang đọc. Nếu mở đầu bằng `/` thì phải đúng là địa chỉ của trang: `/vi/tin-tuc/hop-bao/`. Có thể bài ấy đã đổi tên, chuyển chỗ hoặc bị xóa. Nếu muốn dẫn tới trang khác trên mạng thì mở đầu bằng `https://`.

code-missing-anchor = trong `{ $target }` không có tiêu đề nào mang mã `#{ $anchor }`
    .help =
        { $nearest ->
            [none] dùng một mã có trên trang ấy, hoặc bỏ phần từ dấu `#` trở đi
           *[other] có phải bạn định viết `#{ $nearest }`?
        }
    .explain = Phần sau dấu `#` của liên kết gọi tên một tiêu đề trên trang. Không tiêu đề nào ở đó mang mã này, nên bạn đọc chỉ tới đầu trang chứ không tới đúng đoạn bạn muốn dẫn. Mã lấy từ chữ của tiêu đề, bỏ dấu và nối bằng gạch nối, nên sẽ thay đổi khi tiêu đề được sửa hoặc được dịch. Muốn mã luôn giữ nguyên, hãy viết mã ngay sau tiêu đề ở mọi ngôn ngữ: `## Chặng đường đã qua {"{"}#lich-su{"}"}`.

code-link-other-language = liên kết dẫn tới trang ngôn ngữ `{ $other }`, không phải `{ $lang }`: `{ $url }`
    .help = dịch trang đó sang `{ $lang }`, hoặc cứ để vậy: bạn đọc được báo trước ngôn ngữ của trang
    .explain = Liên kết đưa bạn đọc tới bản bằng chính ngôn ngữ đang đọc. Bài được dẫn chưa có bản nào đã xuất bản bằng ngôn ngữ này, nên liên kết dẫn tới bản hiện có, phía sau ghi rõ ngôn ngữ. Không có gì hỏng, nhưng có thể bạn đọc sẽ không hiểu được trang đó. Hãy dịch bài, dẫn tới bài khác, hoặc cứ để vậy nếu đó là nguồn đáng đọc ở nguyên ngữ.

code-link-unpublished = liên kết dẫn tới `{ $path }`, hiện không được xuất bản
    .help = xuất bản bài đó trước, hoặc bỏ liên kết
    .explain = Bài được dẫn có thật nhưng lúc này không có trên trang: còn là bản nháp, chưa được duyệt, chưa tới giờ đăng `publish_at`, hoặc đã quá hạn `expires_at`. Chữ của liên kết vẫn được in, nhưng không bấm được. Khi bài ấy lên trang, lần dựng sau liên kết sẽ tự hoạt động. Nếu bài sẽ không đăng nữa thì bỏ liên kết đi.

code-unknown-work = không có bài hay chuyên mục nào là `{ $path }`
    .help =
        { $nearest ->
            [none] viết đường dẫn tính từ `content`, chẳng hạn `"@/news/hop-bao.md"`
           *[other] có phải bạn định viết `{ $nearest }`?
        }
    .explain = Danh sách bài liên quan, phần chọn bài cho trang nhất, hoặc một trình đơn trong `site.yaml` gọi tới thứ mà ấn phẩm không có ở ngôn ngữ nào. Bài thì gọi bằng đường dẫn tính từ `content`, để trong ngoặc kép và không ghi ngôn ngữ: `"@/news/hop-bao.md"`; chuyên mục trong trình đơn thì gọi bằng thư mục: `news`. Có thể tệp đã đổi tên hoặc bị xóa. Nếu bỏ qua, một chỗ trên trang nhất hay trong trình đơn sẽ trống mà không ai biết.

code-translation-key-clash =
    { $key ->
        [none] hai bài cùng ngôn ngữ bị ghép làm một vì chung `translation_key`
       *[other] hai bài cùng ngôn ngữ bị ghép làm một vì chung `translation_key: { $key }`
    }
    .help = đặt cho một trong hai bài `translation_key` khác, hoặc bỏ khóa này ở bài đó
    .explain = Các bài có cùng `translation_key` là các bản của một bài bằng những ngôn ngữ khác nhau, dù tên tệp khác nhau. Vì thế mỗi ngôn ngữ chỉ được dùng một giá trị một lần. Ở đây hai bài cùng ngôn ngữ lại mang cùng giá trị, phần nhiều do chép một tệp cũ làm mẫu cho bài mới. Bạn đọc chuyển ngôn ngữ sẽ bị đưa tới nhầm bài: hãy bỏ khóa ở bài chép ra, hoặc đặt giá trị khác.

code-original-twice = bản này ghi bản gốc là `{ $lang }`, bản khác lại ghi `{ $other }`
    .help = giữ dòng `original` đúng và bỏ dòng kia
    .explain = Mỗi bài có một bản được viết trước; các bản khác lấy ngày, ảnh, chủ đề từ bản ấy. Ở đây hai bản lại ghi hai bản gốc khác nhau. Chương trình theo bản gặp trước, xếp theo thứ tự ngôn ngữ trong `site.yaml`, nên có bản có thể lấy nhầm từ bản không phải gốc. Chỉ cần ghi `original` ở một bản, và không cần ghi nếu bài được viết trước bằng ngôn ngữ chính của ấn phẩm.

code-original-missing = bài ghi bản gốc là `{ $lang }` nhưng không có bản ấy
    .help = viết bản `{ $lang }`, hoặc ghi một ngôn ngữ mà bài có
    .explain = Khóa `original` cho biết bài được viết lần đầu bằng thứ tiếng nào: các bản khác lấy ngày, ảnh, chủ đề từ bản ấy. Ở đây không có bản gốc như đã ghi, có thể vì tệp đã bị xóa hoặc đổi tên, nên không có gì để lấy. Trong khi chờ sửa, bài được coi như viết bằng ngôn ngữ chính của ấn phẩm, nếu không thì bằng ngôn ngữ đầu tiên mà bài có.

code-section-without-index = chuyên mục `{ $section }` chưa có `_index` cho ngôn ngữ `{ $lang }`
    .help = viết tệp `content/{ $section }/_index.{ $lang }.md` có khóa `title`
    .explain = Tên, địa chỉ và lời giới thiệu của chuyên mục nằm trong tệp `_index`, mỗi ngôn ngữ một tệp: `content/news/_index.vi.md` với `title: Tin tức` và `slug: tin-tuc`. Chuyên mục này có bài bằng một ngôn ngữ mà chưa có tệp ấy. Trang chuyên mục vẫn được dựng, nhưng mang tên bằng ngôn ngữ khác, và bạn đọc thấy tên ấy cả trong trình đơn lẫn ở đầu danh sách bài. Nếu ấn phẩm của bạn mỗi ngôn ngữ một thư mục thì tệp đó là `content/vi/news/_index.md`.

code-unknown-vocabulary = không có phân loại nào của trang dùng đến tệp này
    .help =
        { $nearest ->
            [none] đặt tên tệp theo một trong các từ sau: { $known }; hoặc ghi `{ $word }` vào mục `taxonomies` trong `site.yaml`
           *[other] có phải bạn muốn viết `{ $nearest }.yaml`? Nếu không, ghi `{ $word }` vào mục `taxonomies` trong `site.yaml`
        }
    .explain = Mỗi tệp trong `content/_vocabulary` mang tên một phân loại: `topics.yaml` cho biết các chủ đề tên là gì, còn bài viết nêu chủ đề ở khóa `topics:`. Tệp mang tên khác thì không ai đọc đến. Có thể tên viết nhầm, chẳng hạn `topic.yaml`, hoặc phân loại mới lập mà chưa ghi vào `taxonomies` trong `site.yaml`. Ba sổ không cần ghi ở đó vì không có trang riêng: `documents`, `dates` và `terms`.

code-unknown-term = bảng từ vựng không có mục `{ $term }` trong `{ $taxonomy }`
    .help =
        { $nearest ->
            [none] thêm một mục mang mã này vào `{ $file }`, hoặc sửa lại mã ở đây
           *[other] có phải bạn muốn viết `{ $nearest }`? Nếu không, thêm mục mới vào `{ $file }`
        }
    .explain = Bài viết gọi chủ đề, quốc gia, tổ chức, nhân vật bằng mã; bảng từ vựng ghi một lần cho cả báo rằng mỗi mục trong từng thứ tiếng tên là gì. Nhờ thế mỗi chủ đề có một trang trong mỗi thứ tiếng và bạn đọc chuyển qua lại được. Mã không có trong bảng thì không có tên để in. Hãy sửa mã, hoặc thêm một mục: dòng `- id: peace`, bên dưới thụt vào là mỗi thứ tiếng một dòng, như `vi: {"{"} name: Hòa bình {"}"}`. Nếu muốn cho dùng từ tự do, ghi `open: true` trong tệp từ vựng.

code-unsure-term = `{ $term }` viết gần giống `{ $nearest }` đã có trong bảng từ vựng
    .help = nếu đúng là mục ấy thì viết `{ $nearest }`; mục này có tên trong mọi thứ tiếng
    .explain = Phân loại này để mở: ngoài các mục trong bảng từ vựng, bài viết được dùng từ riêng. Từ ở đây chỉ khác một mục có sẵn đôi chút nên nhiều khả năng là viết nhầm; để nguyên thì bài sẽ nằm một mình ở một trang khác, không phải trang mà bạn đọc tìm đến. Hãy viết mã của mục ấy. Nếu quả thật là một từ khác, thêm nó vào bảng từ vựng là xong.

code-term-twice = hai mục cùng mang mã `{ $term }`
    .help = đổi mã của một mục, hoặc gộp hai mục làm một
    .explain = Bài viết gọi mỗi mục trong bảng từ vựng bằng mã, nên một mã chỉ thuộc về một mục. Khi hai mục trùng mã, không ai biết muốn nói mục nào; chương trình giữ mục đứng trước. Nếu cả hai là một, hãy gộp tên dưới một mã; nếu không, đổi mã của một mục và sửa các bài đang dùng mã ấy.

code-term-slug-twice = hai mục có chung đường dẫn `{ $slug }` trong `{ $lang }`
    .help = đặt `slug` khác cho một trong hai mục
    .explain = Giá trị `slug` là phần cuối địa chỉ trang của một mục; hai mục trong một phân loại không thể chung một trang. Chỉ khác nhau chữ hoa, chữ thường cũng coi là trùng vì nhiều máy chủ không phân biệt. Nên đổi ở mục mới hơn để các liên kết đến trang cũ vẫn dùng được.

code-missing-name = mục `{ $term }` chưa có tên trong `{ $lang }` mà đã có bài dùng đến
    .help = thêm tên của mục này ở dòng `{ $lang }` trong bảng từ vựng
    .explain = Có bài trong thứ tiếng này nhắc đến mục, nhưng bảng từ vựng chưa ghi ở thứ tiếng ấy mục tên là gì, nên bạn đọc thấy tên trong tiếng khác. Hãy thêm một dòng cho thứ tiếng đó, chẳng hạn `en: {"{"} name: World Peace Council {"}"}`. Tên người thì không cần: chương trình viết nguyên như vậy, hoặc bỏ dấu nếu `name_marks` trong `site.yaml` yêu cầu.

code-url-twice =
    { $word ->
        [none]
            { $other ->
                [none] có hai thứ cùng xuất bản ở địa chỉ `{ $url }`
               *[other] `{ $url }` và `{ $other }` chỉ khác nhau chữ hoa chữ thường, nhiều máy chủ không phân biệt được
            }{ $made ->
                [front-page] : tệp này và trang nhất do chương trình tự tạo
                [page-404] : tệp này và trang báo không tìm thấy do chương trình tự tạo
                [root-page] : tệp này và trang ở gốc do chương trình tự tạo
                [feed] : tệp này và nguồn tin do chương trình tự tạo
                [sitemap] : tệp này và sơ đồ trang do chương trình tự tạo
                [robots] : tệp này và tệp robots.txt do chương trình tự tạo
               *[none] { "" }
            }
       *[other] `{ $word }` và `{ $second }` là hai từ khác nhau nhưng cùng nhận một trang `{ $url }`
    }
    .help =
        { $word ->
            [none] đổi `slug`, `url` hoặc tên tệp của một bên, hoặc bỏ địa chỉ cũ (`aliases`) dẫn tới đó
           *[other] dùng thống nhất một từ trong mọi bài; nếu cần cả hai, lập cho mỗi từ một mục trong `content/_vocabulary` với `slug` riêng
        }
    .explain = Mỗi địa chỉ chỉ dành cho một trang hay một tệp; ở đây có hai bên cùng nhận, nên một bên sẽ lặng lẽ đè lên bên kia. Thường là hai bài trong chuyên mục có cùng `slug`, một địa chỉ cũ trong `aliases` nay lại được dùng, hoặc bài trùng tên với chuyên mục. Địa chỉ chỉ khác nhau chữ hoa chữ thường, hay tệp trùng tên với thư mục, cũng bị coi là trùng, vì nhiều máy chủ không phân biệt được. Hãy đổi một trong hai; nếu trang đó từng được đăng thì ghi địa chỉ cũ vào `aliases`.

code-invalid-fluent =
    { $message ->
        [none] đoạn này trong tệp chuỗi không dùng được
       *[other] đoạn này trong tệp chuỗi không dùng được: { $message }
    }
    .help = mỗi tên viết một lần theo dạng `tên = chữ`, các dòng tiếp theo thụt vào bằng dấu cách, đóng đủ ngoặc nhọn
    .explain = Chữ trên trình đơn, nút bấm và nhãn nằm trong các tệp có đuôi `.ftl`, mỗi mục một dòng `tên = chữ`: `read-more = Đọc tiếp`. Chương trình không hiểu mục được chỉ ra nên đã bỏ qua, vì thế trên trang có thể hiện chữ khác hoặc hiện nguyên cái tên. Thường là do dòng tiếp theo không thụt vào, ngoặc nhọn `{"{"}` chưa đóng, phần lựa chọn thiếu dòng có dấu `*`, hoặc một tên viết hai lần. Những mục khác trong tệp vẫn dùng bình thường.

code-missing-string =
    { $other ->
        [none] thiếu chuỗi `{ $key }` cho ngôn ngữ `{ $lang }`
       *[other] thiếu chuỗi `{ $key }` cho ngôn ngữ `{ $lang }`, tạm dùng chuỗi của `{ $other }`
    }
    .help = thêm dòng `{ $key } = …` vào một tệp có đuôi `.ftl` trong thư mục `locales/{ $lang }`
    .explain = Trên trang có những chữ không thuộc bài nào, như “Đọc tiếp” hay “Đăng ngày”, và mỗi ngôn ngữ của ấn phẩm có bộ chữ riêng. Ở đây một ngôn ngữ còn thiếu: bạn đọc sẽ thấy chữ bằng ngôn ngữ khác, hoặc thấy nguyên cái tên. Hãy thêm vào tệp trong `locales` của ấn phẩm, chẳng hạn dòng `read-more = Đọc tiếp` trong `locales/vi/site.ftl`; chuỗi của ấn phẩm được dùng trước chuỗi của giao diện. Nếu mẫu trang viết sai tên chuỗi thì báo cho người phụ trách giao diện.

code-language-without-strings =
    { $other ->
        [none] tệp này chưa có bản `{ $lang }`: trang hiện { $count } tên chuỗi thay cho chữ
       *[other] tệp này chưa có bản `{ $lang }`: { $count } chuỗi tạm hiện bằng `{ $other }`
    }
    .help = chép tệp này vào thư mục `locales/{ $lang }` của ấn phẩm rồi dịch phần sau dấu bằng
    .explain = Trình đơn, nút bấm và nhãn trên trang có chuỗi riêng cho từng ngôn ngữ. Giao diện chỉ kèm sẵn vài ngôn ngữ; ở đây nó chưa có chuỗi nào trong một ngôn ngữ của ấn phẩm, nên bạn đọc ngôn ngữ ấy thấy chữ của ngôn ngữ khác, hoặc thấy tên chuỗi nếu không có gì thay. Ngoài ra không có gì hỏng. Chuỗi trong thư mục `locales` của ấn phẩm được dùng trước chuỗi của giao diện: chỉ cần một tệp, chẳng hạn `locales/ru/site.ftl` cho tiếng Nga, và có thể dịch dần.

code-variables-differ =
    { $extra ->
        [none] chuỗi `{ $key }` bản `{ $lang }` thiếu `{ $lacking }`, có trong bản `{ $other }`
       *[other] { $lacking ->
            [none] chuỗi `{ $key }` bản `{ $lang }` hiện `{ $extra }`, bản `{ $other }` không có
           *[other] chuỗi `{ $key }` hiện `{ $extra }` trong bản `{ $lang }`, nhưng hiện `{ $lacking }` trong bản `{ $other }`
        }
    }
    .help = để hai bản dùng cùng những tên sau dấu `$`, thứ tự tùy ý
    .explain = Một chuỗi như `{"{"} $count {"}"} bài` có chỗ để trang điền vào, ghi bằng tên sau dấu `$`. Mọi bản của cùng một chuỗi được điền từ cùng một bộ giá trị; bản này hiện một tên mà bản kia không biết thì hoặc gõ sai, hoặc bạn đọc một ngôn ngữ bị thiếu thông tin. Tên chỉ dùng để chọn câu, như con số để chọn số ít hay số nhiều, thì ngôn ngữ không phân biệt có thể bỏ.

code-unknown-reference = chuỗi `{ $key }` bản `{ $lang }` gọi `{ $reference }`, nhưng không đâu có chuỗi ấy
    .help = sửa lại tên, hoặc thêm `{ $reference }` vào một tệp của ngôn ngữ ấy
    .explain = Một chuỗi có thể dùng lại chuỗi khác bằng cách ghi tên trong ngoặc nhọn: `{"{"} -ten-bao {"}"}`. Tên ghi ở đây không có trong tệp nào của ngôn ngữ này, cả ở ấn phẩm lẫn ở giao diện, nên bạn đọc sẽ thấy tên trần trong ngoặc. Chuỗi có gạch nối ở đầu tên là chuỗi chỉ để chuỗi khác dùng, khi đặt cũng phải có gạch nối. Chuỗi của ngôn ngữ này không gọi được chuỗi của ngôn ngữ khác.

code-invalid-function =
    { $problem ->
        [function] chuỗi `{ $key }` bản `{ $lang }` gọi hàm `{ $function }()`, nhưng không có hàm ấy
        [argument] chuỗi `{ $key }` bản `{ $lang }` gọi `{ $function }()` mà không đưa giá trị nào in được
        [option] chuỗi `{ $key }` bản `{ $lang }` gọi `{ $function }()` với `{ $option }`, hàm ấy không có tùy chọn này
        [currency] chuỗi `{ $key }` bản `{ $lang }` gọi `{ $function }()` để in tiền mà không nêu `currency`
       *[value] chuỗi `{ $key }` bản `{ $lang }` gọi `{ $function }()` với một giá trị của `{ $option }` mà hàm ấy không hiểu
    }
    .help =
        { $problem ->
            [function] các hàm có sẵn là `NUMBER` và `DATETIME`
            [argument] ghi giá trị trước tiên: `NUMBER($count)`, `DATETIME($date)`
            [currency] thêm mã tiền tệ: `style: "currency", currency: "VND"`
           *[other] các tùy chọn là `{ $known }`
        }
    .explain = `NUMBER($count)` và `DATETIME($date)` in số và ngày theo lối của ngôn ngữ. Tùy chọn đứng sau giá trị, như `NUMBER($ratio, style: "percent", maximumFractionDigits: 1)` hay `DATETIME($date, style: "full")`. Số có các kiểu `decimal`, `percent`, `currency`; ngày có các kiểu của từng ngôn ngữ: `full`, `medium`, `short`, `day`, `byline`, `time`. Chỗ nào không hiểu được thì bạn đọc sẽ thấy tên hàm trong ngoặc nhọn.

code-impossible-plural = `{ $lang }` không có dạng số `{ $category }`, nên câu này của `{ $key }` không bao giờ hiện
    .help = các dạng là `{ $known }`
    .explain = Mỗi ngôn ngữ có số dạng khác nhau cho danh từ đứng sau con số: tiếng Anh có `one` và `other`, tiếng Nga có `one`, `few`, `many`, `other`, tiếng Trung chỉ có `other`. Câu dành cho dạng mà ngôn ngữ không có thì không bao giờ được chọn, thường là do chép từ ngôn ngữ khác. Hãy bỏ câu ấy, hoặc ghi thẳng con số trong ngoặc vuông: `[0]`, `[2]`. Câu có dấu `*` dùng cho mọi số không có câu riêng.

code-broken-string =
    { $message ->
        [none] không ghép được chuỗi `{ $key }` của ngôn ngữ `{ $lang }`
       *[other] không ghép được chuỗi `{ $key }` của ngôn ngữ `{ $lang }`: { $message }
    }
    .help = so các tên sau dấu `$` với cùng chuỗi ấy ở ngôn ngữ khác
    .explain = Trong một chuỗi có thể có chỗ được điền khi dựng trang, như con số trong `{"{"} $count {"}"} bài`, và có thể gọi tới chuỗi khác. Ở chuỗi này có chỗ không điền được: tên sau dấu `$` mà trang không đưa vào, chuỗi hay hàm không có thật, hoặc hai chuỗi gọi lẫn nhau. Bạn đọc sẽ thấy nguyên cái tên trong ngoặc nhọn. Hãy sửa chuỗi trong thư mục `locales`; nếu chuỗi đã đúng thì lỗi nằm ở mẫu trang dùng nó.

code-invalid-pattern =
    { $message ->
        [none] `{ $pattern }` không phải mẫu ngày (kiểu `{ $style }`, ngôn ngữ `{ $lang }`)
       *[other] `{ $pattern }` không phải mẫu ngày (kiểu `{ $style }`, ngôn ngữ `{ $lang }`): { $message }
    }
    .help = sửa ở mục `dates` trong `site.yaml`; các chữ khác đặt trong dấu nháy đơn: `d 'tháng' M 'năm' y`
    .explain = Mẫu ngày cho biết ngày được in ra thế nào: `d` là ngày, `M` là tháng bằng số, `MMMM` là tên tháng, `y` là năm, `EEEE` là thứ trong tuần, `HH:mm` là giờ phút. Mọi chữ khác phải đặt trong dấu nháy đơn, vì chữ cái để trần đều bị hiểu là một phần của ngày. Như vậy `d/M/y` cho ra 20/12/2024, còn `'ngày' d 'tháng' M 'năm' y` cho ra ngày 20 tháng 12 năm 2024. Trong YAML, cả mẫu để trong ngoặc kép.

code-template-syntax =
    { $message ->
        [none] không đọc được mẫu trang này
       *[other] không đọc được mẫu trang này: { $message }
    }
    .help = sửa mẫu trang ở chỗ được chỉ ra, hoặc báo cho người phụ trách giao diện
    .explain = Mẫu trang là những tệp của giao diện dùng để dựng bài thành trang. Trong mẫu này có chỗ chương trình không hiểu, như thẻ chưa đóng, thiếu `endif` hay `endfor`, hoặc gọi một thành phần không có. Chừng nào chưa sửa thì không trang nào dựng được. Nếu bạn không hề sửa giao diện thì bài của bạn không có lỗi gì: hãy chuyển thông báo này cho người phụ trách, hoặc quay lại bản giao diện trước đó vẫn chạy.

code-missing-template =
    { $template ->
        [none] giao diện thiếu một mẫu trang
       *[other]
            { $chain ->
                [none] giao diện không có mẫu trang `{ $template }`
               *[other] giao diện không có mẫu trang `{ $template }` (đã tìm trong { $chain })
            }
    }{ $url ->
        [none] { "" }
       *[other] {" "}mà `{ $url }` cần
    }
    .help =
        { $nearest ->
            [none] thêm tệp đó vào thư mục `templates` của giao diện, hoặc sửa tên ở chỗ gọi nó
           *[other] có phải bạn định viết `{ $nearest }`? Nếu không thì thêm tệp vào thư mục `templates` của giao diện
        }
    .explain = Mỗi mẫu dựng một loại trang, và mẫu này có thể dựa trên mẫu khác, như phần lớn đều dựa trên `base.html`. Cả giao diện này lẫn giao diện mà nó dựa trên đều không có tệp nào mang tên được gọi. Giao diện nào cũng phải có ít nhất `page.html`, dùng cho mọi trang không có mẫu riêng. Có thể tệp đã đổi tên hoặc bị chép sót, hoặc mẫu gọi nó viết sai tên; tệp của giao diện nằm ở `themes/<tên>/templates`.

code-template-error =
    { $message ->
        [none] mẫu trang gặp lỗi khi dựng `{ $url }`
       *[other] mẫu trang gặp lỗi khi dựng `{ $url }`: { $message }
    }
    .help = sửa mẫu trang, hoặc báo cho người phụ trách giao diện kèm địa chỉ này
    .explain = Mẫu trang đọc được nhưng gặp lỗi ở trang này: nó cần một giá trị mà trang không có, dùng giá trị sai loại, hoặc gọi hàm với tham số sai. Thường là trang có gì đó khác lệ, như không có ảnh đại diện hay tác giả, mà mẫu chưa tính tới. Hãy so với một trang dựng được. Nếu bạn không hề sửa giao diện, hãy chuyển thông báo và địa chỉ này cho người phụ trách.

code-theme-undescribed = giao diện không có tệp `theme.yaml`, hoặc tệp ấy trống
    .help = ghi vào đó ít nhất một dòng `name: …`; giao diện dựa trên giao diện khác thì thêm `extends: bamboo`
    .explain = Mỗi giao diện dùng tệp `theme.yaml` để nói tên mình, dựa trên giao diện nào (`extends`) và tòa soạn được đặt những tùy chọn gì. Thiếu tệp ấy, chương trình không biết mẫu trang và câu chữ còn thiếu có nằm ở giao diện gốc hay không. Một giao diện riêng chỉ sửa vài chỗ của giao diện khác chỉ cần hai dòng: `name: Báo nhà` và `extends: bamboo`.

code-unknown-parent-theme = giao diện `{ $child }` dựa trên `{ $theme }`, nhưng không có giao diện nào tên như vậy
    .help =
        { $nearest ->
            [none] chép giao diện ấy vào thư mục `themes/{ $theme }`, hoặc sửa khóa `extends`
           *[other] có phải bạn định viết `{ $nearest }`?
        }
    .explain = Với khóa `extends` trong `theme.yaml`, một giao diện dựa trên giao diện khác: thứ gì mình không có thì lấy ở đó. Giá trị của khóa là tên một thư mục trong `themes`, mà ở đó không có thư mục nào tên như vậy, hoặc thư mục trống. Hãy so từng chữ, kể cả chữ hoa. Nếu chép giao diện từ nơi khác về thì phải chép cả giao diện mà nó dựa trên.

code-theme-cycle = các giao diện này dựa trên nhau thành vòng: { $chain }
    .help = bỏ khóa `extends` ở một trong số đó
    .explain = Giao diện này có thể dựa trên giao diện kia, giao diện kia lại dựa trên giao diện thứ ba, nhưng cuối cùng phải có một giao diện đứng một mình. Ở đây đi một vòng lại về chỗ cũ, nên tra tìm mãi cũng không tới cùng. Thường là do giao diện gốc ghi nhầm tên giao diện con, hoặc chép giao diện ra bản mới mà `extends` lại trỏ về chính nó.

code-option-without-type = tùy chọn `{ $option }` chưa ghi loại
    .help =
        { $nearest ->
            [none] thêm `type:` với một trong các loại text, bool, int, number, choice, color, list, map
           *[other] có phải bạn định viết `{ $nearest }`? Tùy chọn mới thì phải có `type:`
        }
    .explain = Mỗi tùy chọn của giao diện nói rõ mình nhận giá trị gì, nhờ thế chỗ ghi sai trong `site.yaml` được phát hiện: `show_dates: {"{"} type: bool, default: true {"}"}`. Giao diện dựa trên giao diện khác thì với tùy chọn sẵn có của giao diện gốc được bỏ phần loại, chỉ đổi giá trị mặc định. Tùy chọn này không có ở giao diện gốc nào: hoặc tên viết sai, hoặc thiếu loại.

code-option-type-changed = ở giao diện gốc, tùy chọn `{ $option }` nhận giá trị thuộc loại khác
    .help = bỏ `type`, `words` và `per_language`, chỉ ghi `default` mới, hoặc đặt một tên khác
    .explain = Giao diện dựa trên giao diện khác thì dùng cả mẫu trang của nó, mà các mẫu ấy trông vào loại giá trị của tùy chọn: chỗ cần số mà gặp chữ thì trang hỏng. Vì vậy với tùy chọn của giao diện gốc chỉ được đổi giá trị mặc định, không được đổi loại, cũng không đổi các từ để chọn. Nếu cần thứ khác, hãy khai một tùy chọn với tên riêng rồi dùng trong mẫu trang của mình.

code-template-cycle = các mẫu trang này gọi nhau thành vòng: { $chain }
    .help =
        { $template ->
            [none] bỏ `extends` hoặc `include` ở một trong số đó
           *[other] muốn dựa trên mẫu của giao diện gốc thì ghi đủ tên: `{ $template }`
        }
    .explain = Một mẫu trang có thể dựa trên mẫu khác bằng `extends` và lồng mẫu khác vào bằng `include`, nhưng không được gọi lại chính mình, dù qua mẫu trung gian: trang sẽ không có điểm dừng. Giao diện dựa trên giao diện khác rất dễ mắc lỗi này: tên ngắn như `page.html` là mẫu đầu tiên mang tên ấy, tính từ chính giao diện này. Mẫu của giao diện gốc thì ghi đủ tên kèm giao diện: `themes/bamboo/page.html`.

code-template-argument =
    { $fault ->
        [missing] `{ $call }` thiếu tham số `{ $argument }`
        [unknown] `{ $call }` không có tham số `{ $argument }`
       *[wrong]
            { $argument ->
                [none] không dùng `{ $call }` cho { $given } được
               *[other] tham số `{ $argument }` của `{ $call }` không nhận { $given }
            }
    }{ $url ->
        [none] { "" }
       *[other] {" "}(khi dựng `{ $url }`)
    }
    .help =
        { $fault ->
            [missing] thêm vào: `{ $argument }=…`
            [unknown]
                { $nearest ->
                    [none]
                        { $known ->
                            [none] bỏ đi: `{ $call }` không có tham số nào
                           *[other] các tham số dùng được là { $known }
                        }
                   *[other] có phải bạn định viết `{ $nearest }`?
                }
           *[wrong]
                { $expected ->
                    [text] chỗ này phải là chữ
                    [text-or-number] chỗ này phải là chữ hoặc số
                    [count] chỗ này phải là số nguyên từ 0 trở lên
                    [number] chỗ này phải là số
                    [date] chỗ này phải là ngày, như `page.date`, `2024-12-20` hoặc `2024-12-20T08:00:00+07:00`; ngày có thể không có thì hỏi trước: `{"{%"} if page.updated %{"}"}`
                    [date-pattern] chỗ này phải là mẫu ngày như `d/M/y`, chữ để trong ngoặc đơn
                    [list] chỗ này phải là danh sách
                    [one-of] chỗ này phải là một trong các từ: { $choices }
                    [bool] chỗ này phải là `true` hoặc `false`
                    [digits] chỗ này phải là số nguyên từ 0 đến 100
                    [currency-code] chỗ này phải là mã tiền tệ theo ISO 4217, như `USD`, `VND`
                    [path] trong danh sách có mục không có gì ở đường dẫn ấy
                    [section] chỗ này phải là đường dẫn của một chuyên mục như `news`, còn đây là một bài
                   *[other] hãy so với một mẫu trang chạy được
                }
        }
    .explain = Mẫu trang gọi các hàm như `pages(section="news", limit=3)` và dùng các bộ lọc như `page.date | date(style="full")`. Mỗi hàm nhận những tham số nhất định, thuộc loại nhất định, luôn kèm tên. Ở đây có tham số bị thiếu, không có, hoặc sai loại, chẳng hạn đưa tiêu đề vào chỗ của ngày. Nhiều khi chỉ vài trang thiếu giá trị, như `page.updated` ở bài chưa sửa lần nào: hãy dùng `if` hỏi trước xem có không. Nếu bạn không hề sửa giao diện, hãy chuyển thông báo này cho người phụ trách.

code-template-finds-nothing =
    `{ $call }` không tìm thấy `{ $path }`{ $url ->
        [none] { "" }
       *[other] {" "}(khi dựng `{ $url }`)
    }
    .help =
        { $nearest ->
            [none] sửa lại tên, hoặc đặt vào đó thứ định dùng
           *[other] có phải bạn định viết `{ $nearest }`?
        }
    .explain = Mẫu trang gọi tên một thứ của ấn phẩm: `url_of(path="@/news/a.md")` hỏi địa chỉ một bài, `asset(path="style.css")` hỏi một tệp trong `assets` của giao diện hay giao diện gốc, `image(src="/logo.svg")` hỏi một ảnh, `data(path="aid.csv")` hỏi một tệp trong `content/_data`, `pages(section="news")` hỏi các bài của một chuyên mục. Không có thứ nào mang tên ấy. Có thể nó đã đổi tên hay bị xóa, hoặc mẫu trang viết sai. Muốn hỏi trước xem có chuyên mục nào không thì dùng `get_section`: không có thì kết quả để trống.

code-invalid-data =
    { $fault ->
        [columns] dòng này có { $values } giá trị, còn dòng đầu đặt tên { $columns } cột
        [unnamed] ở dòng đầu có cột chưa đặt tên
        [twice] có hai cột cùng tên `{ $name }`
       *[other]
            { $message ->
                [none] không đọc được tệp dữ liệu này
               *[other] không đọc được tệp dữ liệu này: { $message }
            }
    }
    .help =
        { $fault ->
            [columns] giá trị có dấu phẩy thì để trong ngoặc kép, giá trị trống thì vẫn phải có dấu phẩy
            [unnamed] dòng đầu đặt tên cho từng cột; hãy đặt tên, hoặc xóa cột trống
            [twice] đặt cho mỗi cột một tên riêng
           *[other] sửa ở chỗ được chỉ ra
        }
    .explain = Các tệp trong `content/_data` chứa số liệu và danh sách để mẫu trang và biểu đồ dùng. Tệp CSV mở đầu bằng một dòng tên cột; mỗi dòng dưới có đúng chừng ấy giá trị, cách nhau bằng dấu phẩy, giá trị có dấu phẩy, ngoặc kép hay xuống dòng thì để trong ngoặc kép. Bảng tính lưu tệp như vậy bằng mục “CSV UTF-8”; bảng tính đặt tiếng Việt hay dùng dấu chấm phẩy, cần đổi sang dấu phẩy. Tệp JSON phải theo đúng quy tắc của JSON: tên và chữ để trong ngoặc kép, sau mục cuối không có dấu phẩy.

code-foreign-file = `{ $path }` trong thư mục xuất ra không phải do chương trình này tạo
    .help = chuyển nó ra khỏi thư mục xuất ra; tệp cần đăng nguyên như vậy thì đặt vào `static`
    .explain = Chương trình ghi ấn phẩm vào thư mục xuất ra, thường là `public`, và nhớ những tệp nào ở đó là của mình. Ở đường dẫn này cần ghi một trang, nhưng lại có sẵn một tệp không do chương trình tạo ra, và chương trình không bao giờ ghi đè lên thứ có thể là bản duy nhất của ai đó. Hãy chuyển tệp đi nơi khác. Nếu cần đăng nó thì đặt vào thư mục `static`, mỗi lần dựng sẽ được chép sang; nếu là tệp còn sót của chương trình khác thì xóa đi.

code-unknown-directive = không có khối lệnh nào tên `{ $directive }`
    .help =
        { $nearest ->
            [none] viết một trong các tên { $known }; dòng không phải khối lệnh mà mở đầu bằng `::` thì thêm dấu gạch chéo ngược phía trước: `\::`
           *[other] có phải bạn định viết `{ $nearest }`? Các tên dùng được: { $known }
        }
    .explain = Dòng mở đầu bằng `::` hoặc `:::` rồi đến một cái tên là khối lệnh: ảnh có chú thích, khung thông tin, lời trích…, do giao diện trình bày. Chương trình có sẵn một số khối lệnh, giao diện có thể khai báo thêm ở mục `directives` trong `theme.yaml`; tên này không thuộc cả hai. Thường là do gõ nhầm. Nếu dòng ấy vốn không phải khối lệnh, hãy đặt dấu gạch chéo ngược trước dấu hai chấm, hoặc để nó trong khối mã.

code-unknown-argument = khối lệnh `{ $directive }` không có tham số `{ $argument }`
    .help =
        { $nearest ->
            [none]
                { $known ->
                    [none] bỏ tham số này đi; khối lệnh này không nhận tham số nào
                   *[other] bỏ tham số này đi, hoặc viết một trong các tên { $known }
                }
           *[other] có phải bạn định viết `{ $nearest }`?
        }
    .explain = Trong ngoặc nhọn sau khối lệnh là các tham số, chẳng hạn `{"{"}src=cau.jpg width=wide{"}"}`. Mỗi khối lệnh nhận những tham số riêng, và tham số này không có trong số đó nên sẽ không có tác dụng gì. Hãy xem lại cách viết. Chữ dành cho bạn đọc, như chú thích hay tiêu đề, không đặt trong ngoặc nhọn mà đặt trong ngoặc vuông ngay phía trước.

code-argument-type =
    { $expected ->
        [number] `{ $argument }` phải là một con số
        [bool] `{ $argument }` phải là `true` hoặc `false`
        [date] `{ $argument }` phải là một ngày
        [file] `{ $argument }` phải là một tệp
        [work] `{ $argument }` phải là một bài trên trang này
        [one-of] `{ $argument }` phải là một trong các từ: { $choices }
        [list-of-number] `{ $argument }` phải là các con số, cách nhau bằng dấu phẩy
        [list-of-date] `{ $argument }` phải là các ngày, cách nhau bằng dấu phẩy
        [list-of-file] `{ $argument }` phải là các tệp, cách nhau bằng dấu phẩy
        [list-of-work] `{ $argument }` phải là các bài trên trang này, cách nhau bằng dấu phẩy
       *[other] `{ $argument }` cần một giá trị thuộc loại khác
    }
    .help =
        { $expected ->
            [number] chỉ viết chữ số, phần lẻ sau dấu chấm: `{ $argument }=3` hoặc `{ $argument }=2.5`
            [bool] viết riêng `{ $argument }` nếu là có, hoặc `{ $argument }=false`
            [date] viết `{ $argument }=2024-12-20`
            [file] viết đường dẫn của tệp tính từ bài này, chẳng hạn `{ $argument }=cau.jpg`, hoặc một địa chỉ web
            [work] viết đường dẫn của bài: `{ $argument }=bai-khac.md` hoặc `{ $argument }=@/tin/hoi-nghi.md`
            [one-of] viết đúng y một trong các từ ấy
            [list-of-work] đặt tất cả trong một cặp ngoặc kép: `{ $argument }="a.md, @/tin/b.md"`
           *[other] viết `{ $argument }="…"`
        }
    .explain = Mỗi tham số của khối lệnh nhận một loại giá trị: chữ, số, ngày, một trong vài từ cho sẵn, một tệp hoặc một bài. Giá trị không có khoảng trắng thì viết liền (`width=wide`); còn lại phải đặt trong ngoặc kép thẳng (`title="Báo cáo năm"`). Danh sách là một giá trị có các dấu phẩy bên trong. Chỉ tham số trả lời có hay không mới được viết mà không kèm giá trị.

code-missing-argument = khối lệnh `{ $directive }` thiếu tham số `{ $argument }`
    .help = thêm tham số trong ngoặc nhọn ở cuối dòng: `{"{"}{ $argument }=…{"}"}`
    .explain = Có khối lệnh không thể trình bày nếu thiếu một tham số nào đó: ảnh thì phải có tệp ảnh, chẳng hạn `::figure[Cầu Long Biên]{"{"}src=cau.jpg{"}"}`. Tham số đặt trong ngoặc nhọn, viết liền ngay sau tên hoặc sau ngoặc vuông, không cách ra.

code-argument-twice = tham số `{ $argument }` được viết hai lần
    .help = giữ lại một và bỏ cái kia đi
    .explain = Mỗi tham số chỉ có một giá trị. Viết hai lần thì chương trình không biết bạn muốn giá trị nào, và một trong hai sẽ mất mà không ai hay. Nếu tham số nhận danh sách, hãy viết các giá trị trong cùng một cặp ngoặc kép, cách nhau bằng dấu phẩy.

code-directive-label =
    { $fault ->
        [missing] khối lệnh `{ $directive }` thiếu nhãn
       *[other] khối lệnh `{ $directive }` không có nhãn
    }
    .help =
        { $fault ->
            [missing] viết nhãn trong ngoặc vuông, liền ngay sau tên: `{ $directive }[…]`
           *[other] bỏ ngoặc vuông đi
        }
    .explain = Nhãn là phần trong ngoặc vuông sau tên khối lệnh: chú thích của ảnh, tiêu đề của khung, dòng để bấm mở phần được gấp lại. Bạn đọc nhìn thấy nhãn, và trong nhãn có thể có chữ nghiêng, chữ đậm, liên kết. Có khối lệnh bắt buộc phải có nhãn, có khối lệnh lại không có chỗ nào để hiện nhãn.

code-directive-syntax =
    { $fault ->
        [name] sau dấu hai chấm không có tên khối lệnh
        [label] ngoặc vuông chưa được đóng
        [braces] ngoặc nhọn chưa được đóng
        [quote] thiếu dấu ngoặc kép, hoặc dấu ngoặc kép không đúng kiểu
        [argument] phần này không phải là tham số
       *[other] còn chữ thừa phía sau khối lệnh
    }
    .help =
        { $fault ->
            [name] viết tên liền ngay sau dấu hai chấm, như `:::note`; dòng đóng khối lệnh thì chỉ có dấu hai chấm
            [label] viết `]` ở cuối nhãn; ngoặc vuông bên trong nhãn thì thêm dấu gạch chéo ngược: `\]`
            [braces] viết {"`}`"} ở cuối các tham số, trên cùng một dòng
            [quote] giá trị có khoảng trắng phải đặt trong ngoặc kép thẳng, `"…"`; ngoặc kép bên trong viết là `\"`
            [argument] viết `khóa=từ`, `khóa="nhiều từ"`, hoặc chỉ viết khóa
           *[other] đặt tiêu đề trong ngoặc vuông liền sau tên, `:::note[Tiêu đề]`, còn nội dung viết ở dòng dưới
        }
    .explain = Khối lệnh viết trên một dòng: dấu hai chấm, tên, nhãn trong ngoặc vuông, tham số trong ngoặc nhọn, tất cả viết liền nhau, chẳng hạn `::figure[Cầu Long Biên]{"{"}src=cau.jpg alt="Cây cầu sắt"{"}"}`. Trên dòng đó không được có gì khác. Nội dung của khối lệnh ba dấu hai chấm bắt đầu từ dòng dưới. Dấu ngoặc kép cong mà trình soạn thảo tự đổi bị coi là chữ: hãy viết dấu thẳng.

code-directive-form =
    { $form ->
        [leaf] khối lệnh `{ $directive }` không có nội dung bên trong nên chỉ viết hai dấu hai chấm
       *[other] khối lệnh `{ $directive }` có nội dung bên trong nên phải viết ba dấu hai chấm
    }
    .help =
        { $form ->
            [leaf] viết `::{ $directive }` riêng một dòng, không cần dòng đóng
           *[other] viết `:::{ $directive }`, nội dung ở các dòng dưới, rồi `:::` riêng một dòng
        }
    .explain = Có khối lệnh đứng riêng một dòng và không chứa gì bên trong, như `::figure`, `::toc`: chúng có hai dấu hai chấm. Khối lệnh chứa một phần bài viết, như `:::note`, `:::gallery`, thì mở đầu bằng ba dấu hai chấm, và kết thúc bằng một dòng chỉ gồm bấy nhiêu dấu hai chấm.

code-directive-unclosed =
    { $directive ->
        [none] khối lệnh được mở mà không đóng
       *[other] khối lệnh `{ $directive }` được mở mà không đóng
    }
    .help = viết `{ $colons }` riêng một dòng ở chỗ kết thúc; khối lệnh chứa khối lệnh khác thì phải có nhiều dấu hai chấm hơn
    .explain = Khối lệnh có nội dung kết thúc bằng một dòng chỉ gồm dấu hai chấm, nhiều đúng bằng lúc mở. Nếu nó nằm trong một khối lệnh khác thì khối bên ngoài phải có nhiều dấu hai chấm hơn, để biết dòng nào đóng khối nào: `::::infobox`, rồi `:::note`, `:::`, cuối cùng là `::::`. Nếu có chỉ thêm một chỗ nữa thì dòng ở đó mở hoặc đóng khối khác trong khi khối này vẫn còn mở.

code-directive-not-open =
    { $directive ->
        [none] dòng này đóng khối lệnh, nhưng ở đây không có khối lệnh nào đang mở
       *[other] dòng này không cùng số dấu hai chấm với khối lệnh `{ $directive }` mà nó cần đóng
    }
    .help =
        { $directive ->
            [none] bỏ dòng này đi, hoặc viết thêm dòng mở khối lệnh
           *[other] viết đúng bằng số dấu hai chấm lúc mở
        }
    .explain = Dòng chỉ gồm từ ba dấu hai chấm trở lên sẽ đóng khối lệnh được mở bằng đúng bấy nhiêu dấu. Ở đây không có khối nào đang mở: có thể nó đã được đóng, dòng đầu đã bị xóa, hoặc đó là khối lệnh hai dấu hai chấm, vốn không có nội dung và không cần đóng.

code-directive-crosses = khối lệnh `{ $directive }` được mở trong mục danh sách, đoạn trích hay chú thích khác
    .help = viết hai dòng mở và đóng thụt vào như nhau, và có cùng dấu `>` phía trước
    .explain = Khối lệnh mở ở phần nào của bài thì phải đóng ngay trong phần ấy: mở trong một mục của danh sách thì dòng đóng cũng thụt vào như mục đó; trong đoạn trích thì cả hai dòng đều bắt đầu bằng `>`. Nếu không, nó sẽ kết thúc giữa chừng danh sách, và không trang nào trình bày được như vậy. Chỗ được chỉ thêm là nơi khối lệnh bắt đầu.

code-missing-component = giao diện không có thành phần để trình bày khối lệnh `{ $directive }`
    .help = thêm thành phần `{ $directive }` vào thư mục `components` của giao diện, hoặc không dùng khối lệnh này
    .explain = Giao diện trình bày mỗi khối lệnh bằng một thành phần cùng tên, đặt trong tệp như `components/note.html`. Giao diện này không có thành phần cho khối lệnh ấy nên không thể hiện nó được. Người phụ trách giao diện có thể viết thêm hoặc lấy từ giao diện khác; khối lệnh do chính giao diện khai báo trong `theme.yaml` thì phải có thành phần ngay từ đầu.

code-component-mismatch =
    { $fault ->
        [refused] thành phần `{ $directive }` không nhận `{ $argument }` mà khối lệnh đưa vào
        [typed] thành phần `{ $directive }` đòi đúng loại giá trị cho `{ $argument }`, trong khi tác giả được phép bỏ trống
        [unknown] thành phần `{ $directive }` đòi `{ $argument }` mà khối lệnh không có
       *[other] thành phần `{ $directive }` không hiện phần `body` của khối lệnh
    }
    .help =
        { $fault ->
            [refused] thêm `{ $argument }` vào các tham số của thành phần
            [typed] cho `{ $argument }` một giá trị mặc định trong thành phần
            [unknown] cho `{ $argument }` một giá trị mặc định, hoặc khai báo nó ở mục `directives` trong `theme.yaml`
           *[other] viết {"`{{ body }}`"} vào chỗ dành cho nội dung
        }
    .explain = Thành phần trình bày khối lệnh phải nhận mọi thứ mà khối lệnh có thể đưa vào: từng tham số, nhãn, và `items` nếu có, đúng theo tên; phần bên trong khối lệnh thì hiện ra bằng {"`{{ body }}`"}. Nếu không, điều tác giả viết sẽ mất, hoặc thành phần sẽ gặp lỗi. Khai báo của các khối lệnh có trong tài liệu, của riêng giao diện thì ở mục `directives` trong `theme.yaml`.
