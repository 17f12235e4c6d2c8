not-found = Không tìm thấy trang
language-name = { $code ->
    [vi] tiếng Việt
    [en] tiếng Anh
   *[other] { $name }
}
table = Bảng
footnotes = Chú thích
footnote-back = Về chỗ đang đọc
alert-note = Lưu ý
alert-tip = Mẹo
alert-important = Quan trọng
alert-warning = Cảnh báo
alert-caution = Thận trọng
