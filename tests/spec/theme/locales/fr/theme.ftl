not-found = Page introuvable
language-name = { $code ->
    [vi] vietnamien
    [en] anglais
    [ru] russe
    [zh] chinois
   *[other] { $name }
}
table = Tableau
footnotes = Notes
footnote-back = Retour au texte
alert-note = Note
alert-tip = Conseil
alert-important = Important
alert-warning = Avertissement
alert-caution = Attention
