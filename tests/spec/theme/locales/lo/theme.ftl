not-found = ບໍ່ພົບໜ້ານີ້
language-name = { $code ->
    [vi] ພາສາຫວຽດນາມ
    [en] ພາສາອັງກິດ
   *[other] { $name }
}
table = ຕາຕະລາງ
footnotes = ໝາຍເຫດ
footnote-back = ກັບຄືນ
alert-note = ໝາຍເຫດ
alert-tip = ຄຳແນະນຳ
alert-important = ສຳຄັນ
alert-warning = ຄຳເຕືອນ
alert-caution = ລະວັງ
