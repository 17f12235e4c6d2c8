not-found = រកមិនឃើញទំព័រ
language-name = { $code ->
    [vi] ភាសាវៀតណាម
    [en] ភាសាអង់គ្លេស
   *[other] { $name }
}
table = តារាង
footnotes = កំណត់សម្គាល់
footnote-back = ត្រឡប់ទៅអត្ថបទ
alert-note = ចំណាំ
alert-tip = គន្លឹះ
alert-important = សំខាន់
alert-warning = ការព្រមាន
alert-caution = ប្រុងប្រយ័ត្ន
