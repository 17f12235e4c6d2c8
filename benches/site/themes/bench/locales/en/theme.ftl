home = Home
newer = Newer
older = Older
by = By
readtime = { $count ->
    [one] { $count } minute read
   *[other] { $count } minutes read
}
page = Page
language-name = { $name }
table = Table
footnotes = Notes
footnote-back = Back to the text
alert-note = Note
alert-tip = Tip
alert-important = Important
alert-warning = Warning
alert-caution = Caution
