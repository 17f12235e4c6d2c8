not-found = Page not found
language-name = { $code ->
    [vi] Vietnamese
    [en] English
   *[other] { $name }
}
table = Table
footnotes = Notes
footnote-back = Back to the text
alert-note = Note
alert-tip = Tip
alert-important = Important
alert-warning = Warning
alert-caution = Caution
