not-found = Seite nicht gefunden
language-name = { $code ->
    [vi] Vietnamesisch
    [en] Englisch
    [fr] Französisch
    [ru] Russisch
   *[other] { $name }
}
table = Tabelle
footnotes = Anmerkungen
footnote-back = Zurück zum Text
alert-note = Hinweis
alert-tip = Tipp
alert-important = Wichtig
alert-warning = Warnung
alert-caution = Vorsicht
