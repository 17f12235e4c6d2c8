not-found = الصفحة غير موجودة
language-name = { $code ->
    [vi] الفيتنامية
    [en] الإنجليزية
   *[other] { $name }
}
table = جدول
footnotes = الحواشي
footnote-back = العودة إلى النص
alert-note = ملاحظة
alert-tip = نصيحة
alert-important = مهم
alert-warning = تحذير
alert-caution = انتبه
