//! Messages: chains, layers, junk, plurals, functions.

mod agreement;
mod plurals;
mod ways;

use proptest::prelude::*;

use super::*;
use crate::model::diagnostic::{Arg as Value, Code, Diagnostic, Spot};

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).unwrap()
}

fn spec(tag: &str) -> Spec {
    Spec::shipped(&lang(tag))
}

fn file(tag: &str, layer: usize, text: &str) -> FtlFile {
    FtlFile { lang: lang(tag), path: format!("{layer}/{tag}.ftl").into(), text: text.into(), layer }
}

/// Loads languages, the first being the default; the files are given as language, layer, text.
fn loaded(tags: &[&str], files: &[(&str, usize, &str)]) -> Checked<Locales> {
    let specs: Vec<Spec> = tags.iter().map(|tag| spec(tag)).collect();
    let files: Vec<FtlFile> = files.iter().map(|(tag, layer, text)| file(tag, *layer, text)).collect();
    load(&specs, 0, &files)
}

/// Loads one language from a file that is Fluent.
fn one(tag: &str, text: &str) -> Locale {
    let checked = loaded(&[tag], &[(tag, 0, text)]);
    assert!(checked.diagnostics.iter().all(|found| found.code != Code::InvalidFluent), "{text}");
    checked.value.languages.into_iter().next().unwrap()
}

fn own(text: &str) -> Message {
    Message { text: text.into(), outcome: Outcome::Own }
}

#[test]
fn a_locale_is_shared_by_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Locales>();
    shared::<Locale>();
}

#[test]
fn messages_are_found_along_the_chain() {
    let files = [
        ("vi", 0, "chao = Xin chào\n    .title = Lời chào\nrieng = Chỉ tiếng Việt\nten =\n    .ngan = Tên\n"),
        ("en", 0, "chao = Hello\nmau = Color\n-site = Bridge\n"),
        ("en-GB", 0, "mau = Colour\nten-site = { -site }\n"),
        ("zh", 0, "chao = 你好\n"),
    ];
    let locales = loaded(&["vi", "en-GB", "zh-Hant"], &files).value.languages;
    let (vi, en, zh) = (&locales[0], &locales[1], &locales[2]);
    let cases = [
        (vi, "chao", "Xin chào", Outcome::Own),
        (vi, "chao.title", "Lời chào", Outcome::Own),
        (vi, "mau", "mau", Outcome::Missing),
        (vi, "ten", "ten", Outcome::Missing),
        (vi, "ten.ngan", "Tên", Outcome::Own),
        (vi, "chao.khac", "chao.khac", Outcome::Missing),
        (en, "mau", "Colour", Outcome::Own),
        (en, "chao", "Hello", Outcome::Own),
        (en, "ten-site", "Bridge", Outcome::Own),
        (en, "rieng", "Chỉ tiếng Việt", Outcome::Fallback(lang("vi"))),
        // Another script is another language to its reader, though it comes before the default one.
        (zh, "chao", "你好", Outcome::Fallback(lang("zh"))),
        (zh, "rieng", "Chỉ tiếng Việt", Outcome::Fallback(lang("vi"))),
        (zh, "-site", "-site", Outcome::Missing),
        (zh, "", "", Outcome::Missing),
    ];
    for (locale, id, text, outcome) in cases {
        assert_eq!(locale.has(id), outcome != Outcome::Missing, "{id}");
        assert_eq!(locale.message(id, &[]), Message { text: text.into(), outcome }, "{} {id}", locale.lang);
    }
}

#[test]
fn the_site_overrides_its_theme_entry_by_entry() {
    let files = [
        ("vi", 2, "a = ông\n    .x = thuộc tính của ông\nb = ông\nc = ông { -ten }\n-ten = Ông\n"),
        ("vi", 1, "b = cha\n"),
        ("vi", 0, "a = con\n-ten = Con\n"),
    ];
    let reversed: Vec<_> = files.iter().rev().copied().collect();
    for files in [files.to_vec(), reversed] {
        let checked = loaded(&["vi"], &files);
        assert_eq!(checked.diagnostics, []);
        let vi = &checked.value.languages[0];
        for (id, text) in [("a", "con"), ("b", "cha"), ("c", "ông Con"), ("a.x", "a.x")] {
            assert_eq!(vi.message(id, &[]).text, text);
        }
    }
}

#[test]
fn junk_is_told_and_the_rest_is_kept() {
    let deep = format!("sau = {}", "{".repeat(9_000));
    let deep_calls = format!("sau = {{ {}", "A(\nA(".repeat(9_000));
    let cases = [
        ("a = một\nb b = hai\nc = ba\n", vec![("b b = hai", "Expected a token starting with \"=\"")]),
        ("a = một\n\nc = ba\na = lại\n", vec![("a", "`a` is defined twice")]),
        ("a = một\nx = { )\nc = ba\nx = { )\n", vec![("x = { )", "Expected an inline expression"); 2]),
        (
            "a = một\nb = { \"\\u00é\" }\nc = ba\n",
            vec![("b = { \"\\u00é\" }", "Invalid unicode escape sequence, \"00?\"")],
        ),
        ("é = x\na = một\nc = ba", vec![("é = x", "Expected one of \"a-zA-Z\"")]),
        (&format!("a = một\n{deep}\nc = ba\n"), vec![(&deep, "Nested too deeply")]),
        (&format!("a = một\n{deep_calls}\nc = ba\n"), vec![(&deep_calls, "Nested too deeply")]),
    ];
    for (text, expected) in cases {
        let checked = loaded(&["vi"], &[("vi", 0, text)]);
        let found: Vec<(&str, &str)> = checked.diagnostics.iter().map(|found| junk(found, text)).collect();
        assert_eq!(found, expected, "{text}");
        let vi = &checked.value.languages[0];
        assert_eq!((vi.message("a", &[]), vi.message("c", &[])), (own("một"), own("ba")), "{text}");
    }
}

fn junk<'a>(diagnostic: &'a Diagnostic, text: &'a str) -> (&'a str, &'a str) {
    assert_eq!(diagnostic.code, Code::InvalidFluent);
    let Some(Spot::Bytes(from, to)) = diagnostic.at.as_ref().map(|at| at.spot.clone()) else { panic!() };
    let Some((_, Value::Text(message))) = diagnostic.args.iter().find(|(name, _)| *name == "message") else {
        panic!()
    };
    (&text[from..to], message)
}

#[test]
fn a_repeat_points_at_the_second_and_names_the_first() {
    let text = "# a = chú thích\na = một\nb b\na = hai\n";
    let checked = loaded(&["vi"], &[("vi", 0, text)]);
    let repeat = checked.diagnostics.iter().find(|found| !found.related.is_empty()).unwrap();
    let spot = |definition: &str| text.find(definition).map(|from| Spot::Bytes(from, from + 1));
    assert_eq!(repeat.at.as_ref().map(|at| at.spot.clone()), spot("a = hai"));
    assert_eq!(repeat.related.first().map(|at| at.spot.clone()), spot("a = một"));
}

#[test]
fn plurals_agree() {
    let text = "n = { $n ->\n    [0] none\n    [zero] zero\n    [one] one\n    [two] two\n    [few] few\n    [many] many\n   *[other] other\n }\n";
    for (tag, cases) in [
        ("vi", &[(0, "none"), (1, "one"), (2, "other"), (5, "other")][..]),
        ("en", &[(1, "one"), (2, "other"), (21, "other")]),
        ("ru", &[(1, "one"), (2, "few"), (5, "many"), (11, "many"), (21, "one"), (22, "few")]),
        ("fr", &[(1, "one"), (2, "other"), (1_000_000, "many")]),
        ("ar", &[(1, "one"), (2, "two"), (3, "few"), (11, "many"), (100, "other")]),
    ] {
        let locale = one(tag, text);
        for (n, expected) in cases {
            assert_eq!(locale.message("n", &[("n", Arg::Integer(*n))]), own(expected), "{tag} {n}");
            #[expect(clippy::cast_precision_loss, reason = "small numbers")]
            let plural = locale.plural(*n as f64);
            assert!(*expected == plural || *n == 0, "{tag} {n} {plural}");
        }
    }
    let en = one("en", &text.replace("$n ->", "NUMBER($n, type: \"ordinal\") ->"));
    for (n, expected) in [(1, "one"), (2, "two"), (3, "few"), (4, "other"), (21, "one")] {
        assert_eq!(en.message("n", &[("n", Arg::Integer(n))]), own(expected), "{n}");
    }
    let en = one("en", &text.replace("$n ->", "NUMBER($n, minimumFractionDigits: 1) ->"));
    assert_eq!(en.message("n", &[("n", Arg::Number(1.0))]), own("other"));
    for n in [1e20, 1e300, f64::MAX, f64::INFINITY, f64::NAN, -0.0, 5e-324] {
        assert!(
            ["other", "none"].contains(&one("en", text).message("n", &[("n", Arg::Number(n))]).text.as_str())
        );
    }
}

#[test]
fn messages_resolve_as_fluent_says() {
    let vi = one(
        "vi",
        "-to-chuc = { $cach ->\n    [viet-tat] VUFO\n   *[day-du] Liên hiệp\n }\n    .loai = hoi\n\
         ten = Ông { $ten }\n\
         goi = { ten }, { -to-chuc(cach: \"viet-tat\") } ({ -to-chuc }), { ten.x }\n\
         vong = { vong2 }\nvong2 = { vong }\n\
         chon = { -to-chuc.loai ->\n    [hoi] hội\n   *[khac] khác\n }\n\
         chu = { \"\\u1EC7 {\" }{ \"\" }\n\
         chu-chon = { $v ->\n    [bai] bài\n   *[anh] ảnh\n }\n\
         la = { $v -> \n   *[x] { FOO($v) }\n }\n\
         dong = một\n    hai\n\n    ba\n\
         trong = { { $ten } }\n\
         truoc = { 1 ->\n    [one] loại\n    [1] số\n   *[other] khác\n }\n",
    );
    let args = [("ten", Arg::Text("Nguyễn Ái")), ("v", Arg::Text("bai"))];
    for (id, text, faults) in [
        ("ten", "Ông Nguyễn Ái", &[][..]),
        ("goi", "Ông Nguyễn Ái, VUFO (Liên hiệp), {ten.x}", &["unknown reference ten.x"]),
        ("vong", "{vong}", &["a reference to itself: vong"]),
        ("chon", "hội", &[]),
        ("chu", "ệ {", &[]),
        ("chu-chon", "bài", &[]),
        ("la", "{FOO()}", &["unknown function FOO()"]),
        ("dong", "một\nhai\n\nba", &[]),
        ("trong", "Nguyễn Ái", &[]),
        ("truoc", "loại", &[]),
    ] {
        let faults: Vec<String> = faults.iter().map(|&fault| fault.into()).collect();
        let outcome = if faults.is_empty() { Outcome::Own } else { Outcome::Broken(faults) };
        assert_eq!(vi.message(id, &args), Message { text: text.into(), outcome }, "{id}");
    }
    let broken = Message {
        text: "Ông {$ten}".into(),
        outcome: Outcome::Broken(vec!["unknown variable $ten".into()]),
    };
    assert_eq!(vi.message("ten", &[]), broken);
    assert_eq!(vi.message("chu-chon", &[]).text, "ảnh");
}

#[test]
fn a_message_cannot_explode() {
    let mut text = String::from("m0 = ha\n");
    for n in 1..40 {
        let reference = format!("{{ m{} }}", n - 1);
        text.extend([&format!("m{n} = "), &reference.repeat(10), "\n"]);
    }
    let message = one("vi", &text).message("m39", &[]);
    assert!(matches!(message.outcome, Outcome::Broken(_)) && message.text.len() < 10_000);
}

#[test]
fn only_right_to_left_languages_isolate() {
    for (tag, text) in [("vi", "a b c"), ("ar", "a \u{2068}b\u{2069} c"), ("fa", "a \u{2068}b\u{2069} c")] {
        assert_eq!(one(tag, "m = a { $b } c\n").message("m", &[("b", Arg::Text("b"))]), own(text));
    }
}

#[test]
fn functions_speak_the_language() {
    let args = [
        ("n", Arg::Number(1_234_567.5)),
        ("year", Arg::Integer(2019)),
        ("at", Arg::Text("2019-12-05T16:38:00+07:00")),
        ("day", Arg::Text("2019-12-05")),
        ("s", Arg::Integer(1_575_538_680)),
    ];
    for (tag, pattern, expected) in [
        ("vi", "{ $n }", "1.234.567,5"),
        ("en", "{ $n }", "1,234,567.5"),
        ("vi", "{ NUMBER($n, minimumFractionDigits: 2) }", "1.234.567,50"),
        ("vi", "{ NUMBER($n, maximumFractionDigits: 0) }", "1.234.568"),
        ("vi", "{ NUMBER($n, maximumSignificantDigits: 3) }", "1.230.000"),
        ("vi", "{ NUMBER($year, useGrouping: \"false\") }", "2019"),
        ("vi", "{ NUMBER($year, useGrouping: 0) }", "2019"),
        ("vi", "{ NUMBER(7, minimumIntegerDigits: 2) } { NUMBER(1.50) }", "07 1,50"),
        ("vi", "{ NUMBER(1.50, minimumFractionDigits: 1) } { NUMBER(007) }", "1,50 7"),
        (
            "vi",
            "{ NUMBER(1, minimumSignificantDigits: 3) } { NUMBER(1234, minimumSignificantDigits: 2) }",
            "1,00 1.234",
        ),
        ("vi", "{ NUMBER(0.125, style: \"percent\") }", "12,5%"),
        ("vi", "{ NUMBER(\"98765.4321\") }", "98.765,4321"),
        ("vi", "{ NUMBER($n, style: \"currency\", currency: \"USD\") }", "1.234.567,50 USD"),
        (
            "en",
            "{ NUMBER($n, notation: \"compact\", style: \"currency\", currency: \"USD\") }",
            "USD 1.2 million",
        ),
        ("en", "{ NUMBER($n, useGrouping: \"false\", maximumFractionDigits: 0) }", "1234568"),
        ("vi", "{ DATETIME($at, style: \"full\") }", "Thứ Năm, ngày 5 tháng 12 năm 2019"),
        ("vi", "{ DATETIME($at) }", "5/12/2019"),
        ("vi", "{ DATETIME($at, dateStyle: \"byline\") }", "Thứ Năm, 5/12/2019, 16:38 (GMT+7)"),
        ("vi", "{ DATETIME($day, dateStyle: \"byline\") }", "Thứ Năm, ngày 5 tháng 12 năm 2019"),
        ("en", "{ DATETIME($s, pattern: \"d MMM y, HH:mm z\") }", "5 Dec 2019, 09:38 GMT+0"),
    ] {
        assert_eq!(one(tag, &format!("m = {pattern}\n")).message("m", &args), own(expected), "{pattern}");
    }
    for pattern in [
        "{ NUMBER(\"chín\") }",
        "{ NUMBER() }",
        "{ NUMBER($n, minimumFractionDigits: 99999999999) }",
        "{ NUMBER($n, minimumFractionDigits: -1) }",
        "{ NUMBER($n, style: \"currency\") }",
        "{ NUMBER($n, style: \"currency\", currency: \"USB\") }",
        "{ NUMBER($n, style: \"unit\") }",
        "{ NUMBER($n, useGrouping: \"never\") }",
        "{ NUMBER($n, unit: \"km\") }",
        "{ DATETIME(\"hôm qua\") }",
        "{ DATETIME($at, dateStyle: \"?\") }",
        "{ DATETIME($at, pattern: \"QQQQQQQQ\") }",
        "{ DATETIME(99999999999999999999) }",
    ] {
        let message =
            loaded(&["vi"], &[("vi", 0, &format!("m = {pattern}\n"))]).value.languages[0].message("m", &args);
        assert!(matches!(message.outcome, Outcome::Broken(_) | Outcome::Missing), "{pattern} {message:?}");
    }
}

#[test]
fn a_fingerprint_changes_with_what_it_stands_for() {
    let of = |files: &[(&str, usize, &str)]| {
        loaded(&["vi", "en"], files)
            .value
            .languages
            .iter()
            .map(|locale| locale.fingerprint)
            .collect::<Vec<_>>()
    };
    let plain = of(&[("vi", 0, "a = một\n"), ("en", 0, "a = one\n")]);
    assert_eq!(plain, of(&[("en", 0, "# a comment\na = one\n"), ("vi", 0, "a = một\n")]));
    let english = of(&[("vi", 0, "a = một\n"), ("en", 0, "a = two\n")]);
    assert!(plain[0] == english[0] && plain[1] != english[1]);
    // English falls back on Vietnamese.
    let vietnamese = of(&[("vi", 0, "a = hai\n"), ("en", 0, "a = one\n")]);
    assert!(plain[0] != vietnamese[0] && plain[1] != vietnamese[1]);
}

#[test]
fn odd_specs_do_no_harm() {
    let day = "2019-12-05T00:00:00+07:00[+07:00]".parse().unwrap();
    for tag in ["không phải", "vi-VN-u-nu-khong-ca-buddhist", "xx-YY", "qaa", "vi_VN", ""] {
        let odd = Spec { locale: tag.into(), ..spec("vi") };
        let checked = load(&[odd], 7, &[]);
        assert_eq!(checked.diagnostics, [], "{tag}");
        let odd = &checked.value.languages[0];
        assert_eq!(odd.date(&day, false, "medium").as_deref(), Some("5/12/2019"), "{tag}");
        assert_eq!(odd.integer(123), "123", "{tag}");
    }
    assert!(load(&[], 0, &[file("vi", 0, "a = b\n")]).value.languages.is_empty());
}

/// Text that comes near Fluent.
fn fluent() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "b =",
        "-t",
        " = ",
        "\n",
        "\n    ",
        "{ ",
        " }",
        "$n",
        " ->",
        "\n   *[other]",
        "[one]",
        "NUMBER(",
        "DATETIME(",
        ")",
        "\"",
        "\\u00",
        "é",
        "Ngữ",
        "#",
        ".x",
        "1",
        "-",
        ",",
        ": ",
        "\r\n",
        "(",
        "99999999999999999999",
        "\\",
        "minimumFractionDigits",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_text_makes_loading_panic(text in any::<String>(), near in fluent(), id in any::<String>(), n in any::<f64>()) {
        for text in [&text, &near] {
            let checked = loaded(&["vi", "ar"], &[("vi", 0, text), ("ar", 1, "m = { $n }")]);
            for found in &checked.diagnostics {
                if let Some(Spot::Bytes(from, to)) = found.at.as_ref().map(|at| at.spot.clone()) {
                    prop_assert!(text.get(from..to).is_some(), "{from}..{to} of {text:?}");
                }
            }
            for locale in &checked.value.languages {
                for id in [id.as_str(), "a", "b", "a.x", "m"] {
                    let _message = locale.message(id, &[("n", Arg::Number(n)), ("t", Arg::Text(text))]);
                }
                let _has = locale.has(text);
            }
        }
    }
}
