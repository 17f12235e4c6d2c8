//! What is wrong in strings, and between languages.

use super::{Checked, Locales, lang, load, loaded};
use crate::locale::{FtlFile, Spec};
use crate::model::diagnostic::{Arg as Value, Code, Diagnostic, Place, Spot};

/// Returns a finding as `code key=… @ text under the place + text under the other`.
fn told(found: &Diagnostic, files: &[(&str, usize, &str)]) -> String {
    let shown = |place: &Place| {
        let of = |(tag, layer, _): &&(&str, usize, &str)| *place.file == *format!("{layer}/{tag}.ftl");
        let text = files.iter().find(of).map_or("?", |(_, _, text)| text);
        match place.spot {
            Spot::Bytes(from, to) => format!("{}:{}", place.file, &text[from..to]),
            _ => place.file.to_string(),
        }
    };
    let value = |wanted: &str| {
        let found = found.args.iter().find(|(name, _)| *name == wanted);
        found.map(|(name, value)| match value {
            Value::Text(text) => format!(" {name}={text}"),
            Value::Number(number) => format!(" {name}={number}"),
        })
    };
    let names = [
        "key",
        "lang",
        "other",
        "lacking",
        "extra",
        "reference",
        "function",
        "problem",
        "option",
        "category",
        "count",
    ];
    let values: String = names.iter().filter_map(|name| value(name)).collect();
    let at = found.at.as_ref().map(|at| format!(" @ {}", shown(at))).unwrap_or_default();
    let related: Vec<String> = found.related.iter().map(|at| format!(" + {}", shown(at))).collect();
    format!("{}{values}{at}{}", found.code.name(), related.concat())
}

fn check(tags: &[&str], files: &[(&str, usize, &str)], expected: &[&str]) -> Checked<Locales> {
    let checked = loaded(tags, files);
    let found: Vec<String> = checked.diagnostics.iter().map(|found| told(found, files)).collect();
    assert_eq!(found, expected, "{files:?}");
    checked
}

#[test]
fn what_one_language_lacks_is_told_once_with_both_places() {
    check(
        &["vi", "en", "ru"],
        &[
            ("vi", 0, "chao = Chào\n    .ngan = Chào nhé\ntam-biet = Tạm biệt\n"),
            ("en", 0, "chao = Hello\nmore = More\n"),
            ("ru", 0, "chao = Здравствуйте\n    .ngan = Привет\ntam-biet = До свидания\n"),
        ],
        &[
            "missing-string key=more lang=vi @ 0/en.ftl:more + 0/vi.ftl",
            "missing-string key=chao.ngan lang=en other=vi @ 0/vi.ftl:.ngan + 0/en.ftl:chao",
            "missing-string key=tam-biet lang=en other=vi @ 0/vi.ftl:tam-biet + 0/en.ftl",
            "missing-string key=more lang=ru @ 0/en.ftl:more + 0/ru.ftl",
        ],
    );
}

#[test]
fn a_layer_without_a_language_is_told_once() {
    let theme =
        [("vi", 1, "mot = Một\nhai = Hai\n"), ("en", 1, "mot = One\nhai = Two\n"), ("fr", 1, "la = Là\n")];
    let bare = "language-without-strings lang=ru other=vi count=2 @ 1/vi.ftl";
    check(&["vi", "en", "ru"], &theme, &[bare]);
    // Where the site has all of them, nothing is missing.
    let russian = ("ru", 0, "mot = Один\nhai = Два\n");
    let whole = [theme[0], theme[1], russian];
    check(&["vi", "en", "ru"], &whole, &[]);
    // A variety speaks with its language's strings.
    check(&["vi", "en-GB"], &theme, &[]);
    // A theme that speaks none of the site's languages.
    check(&["ru"], &theme, &["language-without-strings lang=ru other= count=3 @ 1/en.ftl"]);
    check(&["ru"], &[], &[]);
}

#[test]
fn variables_agree_as_far_as_they_are_shown() {
    check(
        &["vi", "en"],
        &[
            (
                "vi",
                0,
                "bai = { $count } bài\nten = { $ten } ({ $nuoc })\nngay = { -x }{ DATETIME($d) }\n-x = x\nkem = { bai }\nphut = phút\n",
            ),
            (
                "en",
                0,
                "bai = { $count ->\n    [one] a story\n   *[other] { $count } stories\n }\nten = By { $name }\nngay = on a day\nkem = Some\nphut = { $count ->\n    [one] minute\n   *[other] minutes\n }\n",
            ),
        ],
        &[
            "variables-differ key=kem lang=en other=vi lacking=$count extra= @ 0/en.ftl:kem + 0/vi.ftl:kem",
            "variables-differ key=ngay lang=en other=vi lacking=$d extra= @ 0/en.ftl:ngay + 0/vi.ftl:$d",
            "variables-differ key=ten lang=en other=vi lacking=$nuoc`, `$ten extra=$name @ 0/en.ftl:$name + 0/vi.ftl:$nuoc",
        ],
    );
}

#[test]
fn a_variety_does_not_tell_of_its_languages_strings_again() {
    let files = [("vi", 0, "ten = { $ten }\n"), ("en", 0, "ten = { $name }\n"), ("en-GB", 0, "# colour\n")];
    let found =
        "variables-differ key=ten lang=en other=vi lacking=$ten extra=$name @ 0/en.ftl:$name + 0/vi.ftl:$ten";
    check(&["vi", "en", "en-GB"], &files, &[found]);
}

#[test]
fn strings_are_held_against_their_language() {
    check(
        &["vi"],
        &[(
            "vi",
            0,
            "a = { khong-co } khong-co { a.x } { -ten.loai ->\n        [x] x\n       *[y] y\n    }\n    .y = { -khong } { khong-co }\n-ten = Tên\n\
             b = { BODY($n) } { NUMBER($n, kieu: 1) } { NUMBER($n, style: \"unit\") } { NUMBER(\"chín\") }\n\
             c = { NUMBER($n, style: \"currency\") } { DATETIME($d, timeStyle: \"short\") } { DATETIME($d, style: \"la\") }\n\
             d = { NUMBER($n, style: \"currency\", currency: \"VND\") } { DATETIME($d, style: \"byline\") }\n",
        )],
        &[
            "unknown-reference key=a lang=vi reference=khong-co @ 0/vi.ftl:khong-co",
            "unknown-reference key=a lang=vi reference=a.x @ 0/vi.ftl:a.x",
            "unknown-reference key=a lang=vi reference=-ten.loai @ 0/vi.ftl:-ten.loai",
            "unknown-reference key=a.y lang=vi reference=-khong @ 0/vi.ftl:-khong",
            "unknown-reference key=a.y lang=vi reference=khong-co @ 0/vi.ftl:khong-co",
            "invalid-function key=b lang=vi function=BODY problem=function option= @ 0/vi.ftl:BODY",
            "invalid-function key=b lang=vi function=NUMBER problem=option option=kieu @ 0/vi.ftl:kieu",
            "invalid-function key=b lang=vi function=NUMBER problem=value option=style @ 0/vi.ftl:style",
            "invalid-function key=b lang=vi function=NUMBER problem=argument option= @ 0/vi.ftl:NUMBER",
            "invalid-function key=c lang=vi function=NUMBER problem=currency option=style @ 0/vi.ftl:style",
            "invalid-function key=c lang=vi function=DATETIME problem=option option=timeStyle @ 0/vi.ftl:timeStyle",
            "invalid-function key=c lang=vi function=DATETIME problem=value option=style @ 0/vi.ftl:style",
        ],
    );
}

#[test]
fn plural_forms_are_the_languages_own() {
    let text = "n = { $n ->\n    [0] không\n    [one] một\n    [few] vài\n   *[other] nhiều\n }\n\
                loai = { $loai ->\n    [few] x\n   *[anh] y\n }\n\
                thu = { NUMBER($n, type: \"ordinal\") ->\n    [two] nhì\n    [one] nhất\n   *[other] khác\n }\n";
    for (tag, expected) in [
        ("vi", &["n few", "thu two"][..]),
        ("en", &["n few"]),
        ("ru", &["thu two", "thu one"]),
        ("zh", &["n one", "n few", "thu two", "thu one"]),
        ("ar", &["thu two", "thu one"]),
    ] {
        let files = [(tag, 0, text)];
        let expected: Vec<String> = expected
            .iter()
            .map(|expected| {
                let (key, category) = expected.split_once(' ').unwrap();
                format!("impossible-plural key={key} lang={tag} category={category} @ 0/{tag}.ftl:{category}")
            })
            .collect();
        check(&[tag], &files, &expected.iter().map(String::as_str).collect::<Vec<_>>());
    }
}

/// `vi-VN` takes what `vi` says; the strings of both are told of once.
#[test]
fn tags_are_cut_from_the_right() {
    let checked = check(
        &["vi-VN", "zh-Hant-TW", "vi"],
        &[
            ("vi", 0, "a = một { khong }\nb = hai\n"),
            ("vi-VN", 0, "b = hai VN\n"),
            ("zh-Hant", 0, "a = 一\n"),
            ("zh", 0, "a = 一\nb = 二 { NUMBER(12345) }\n"),
        ],
        &[
            "unknown-reference key=a lang=vi reference=khong @ 0/vi.ftl:khong",
            "missing-string key=b lang=zh-Hant-TW other=zh @ 0/vi-VN.ftl:b + 0/zh-Hant.ftl",
        ],
    );
    let texts = |index: usize| ["a", "b"].map(|id| checked.value.languages[index].message(id, &[]).text);
    assert_eq!(texts(0), ["một {khong}", "hai VN"]);
    assert_eq!(texts(1), ["一", "二 12,345"]);
    assert_eq!(texts(2), ["một {khong}", "hai VN"]);
}

/// What falls back is counted and grouped in the language that it is in.
#[test]
fn a_text_of_another_language_keeps_its_ways() {
    let text =
        "n = { NUMBER($n, style: \"percent\") }, { $n } tỷ, { DATETIME(\"2019-12-05\", style: \"full\") }\n";
    let files = [("vi", 0, text), ("en", 0, "x = x\n"), ("zh", 0, text)];
    let locales = loaded(&["vi", "en", "zh-Hant"], &files).value.languages;
    let args = [("n", super::Arg::Number(1234.5))];
    let vietnamese = "123.450%, 1.234,5 tỷ, Thứ Năm, ngày 5 tháng 12 năm 2019";
    assert_eq!(locales[0].message("n", &args).text, vietnamese);
    assert_eq!(locales[1].message("n", &args).text, vietnamese);
    assert_eq!(locales[2].message("n", &args).text, "123,450%, 1,234.5 tỷ, 2019年12月5日 星期四");
}

/// An attribute twice, and a definition twice in a layer; what another layer says again is no slip.
#[test]
fn what_is_defined_twice_is_told() {
    let files = [("vi", 0, "a = một\n    .x = x\n    .x = y\na = hai\n"), ("vi", 1, "a = ba\n    .x = z\n")];
    let found: Vec<Code> = loaded(&["vi"], &files).diagnostics.iter().map(|found| found.code).collect();
    assert_eq!(found, [Code::InvalidFluent; 2]);
}

#[test]
fn files_of_one_language_may_be_many() {
    let file = |path: &str, text: &str| FtlFile {
        lang: lang(path.split('/').nth(1).unwrap()),
        path: path.into(),
        text: text.into(),
        layer: 0,
    };
    let files = [
        file("0/vi/a.ftl", "a = { b }\n"),
        file("0/vi/b.ftl", "b = hai\nc = ba\n"),
        file("0/en/a.ftl", "a = one\n"),
        file("0/en/b.ftl", "b = two\n"),
    ];
    let specs = [Spec::shipped(&lang("vi")), Spec::shipped(&lang("en"))];
    let found = load(&specs, 0, &files).diagnostics;
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].related, [Place::file(&"0/en/b.ftl".into())]);
}
