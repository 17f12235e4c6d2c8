not-found = Страница не найдена
language-name = { $code ->
    [vi] вьетнамский
    [en] английский
    [fr] французский
    [zh] китайский
   *[other] { $name }
}
table = Таблица
footnotes = Примечания
footnote-back = Назад к тексту
alert-note = Примечание
alert-tip = Совет
alert-important = Важно
alert-warning = Предупреждение
alert-caution = Осторожно
