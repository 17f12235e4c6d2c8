not-found = 找不到页面
language-name = { $code ->
    [vi] 越南语
    [en] 英语
    [fr] 法语
    [ru] 俄语
   *[other] { $name }
}
table = 表格
footnotes = 注释
footnote-back = 返回正文
alert-note = 注意
alert-tip = 提示
alert-important = 重要
alert-warning = 警告
alert-caution = 当心
