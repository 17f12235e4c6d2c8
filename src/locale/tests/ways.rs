//! Dates, numbers, lists, order and words.

use std::cmp::Ordering;

use icu::normalizer::DecomposingNormalizerBorrowed;
use jiff::Zoned;
use proptest::prelude::*;

use super::{one, spec};
use crate::locale::numbers::{Notation, NumberOptions, Style};
use crate::locale::{Arg, Spec, load};
use crate::model::currency::Currency;
use crate::model::diagnostic::Code;
use crate::model::lang::Lang;

fn at(text: &str) -> Zoned {
    text.parse().unwrap()
}

fn nfd(text: &str) -> String {
    DecomposingNormalizerBorrowed::new_nfd().normalize(text).into_owned()
}

#[test]
fn dates_are_written_as_the_press_writes_them() {
    let noon = at("2019-12-05T16:38:00+07:00[Asia/Ho_Chi_Minh]");
    for (tag, style, expected) in [
        ("vi", "full", "Thứ Năm, ngày 5 tháng 12 năm 2019"),
        ("vi", "byline", "Thứ Năm, 5/12/2019, 16:38 (GMT+7)"),
        ("vi", "medium", "5/12/2019"),
        ("vi", "short", "5/12/19"),
        ("vi", "day", "5/12"),
        ("vi", "time", "16:38"),
        ("en", "full", "Thursday, 5 December 2019"),
        ("en", "byline", "Thursday, 5 December 2019, 16:38 (GMT+7)"),
        ("fr", "byline", "jeudi 5 décembre 2019 à 16h38 (UTC+7)"),
        ("fr", "time", "16h38"),
        ("ru", "full", "четверг, 5 декабря 2019 г."),
        ("ru", "byline", "четверг, 5 декабря 2019 г., 16:38 (GMT+7)"),
        ("ru", "short", "05.12.2019"),
        ("zh", "full", "2019年12月5日 星期四"),
        ("zh", "day", "12月5日"),
        ("lo", "full", "ວັນພະຫັດ, ວັນທີ 5 ທັນວາ 2019"),
        ("lo", "short", "5/12/2019"),
        ("km", "full", "ថ្ងៃព្រហស្បតិ៍ ទី៥ ខែធ្នូ ឆ្នាំ២០១៩"),
        ("km", "time", "១៦:៣៨"),
        ("th", "full", "วันพฤหัสบดี, 5 ธันวาคม 2019"),
        ("ar", "full", "الخميس 5 ديسمبر 2019"),
        ("ar", "byline", "الخميس 5 ديسمبر 2019، 16:38 (غرينتش\u{200e}+7)"),
        ("fa", "medium", "۵ دسامبر ۲۰۱۹"),
    ] {
        let locale = one(tag, "");
        assert_eq!(locale.date(&noon, true, style).as_deref(), Some(expected), "{tag} {style}");
    }
    let vi = one("vi", "");
    assert_eq!(vi.date(&noon, false, "byline"), vi.date(&noon, true, "full"));
    assert_eq!(vi.date(&noon, false, "time").as_deref(), Some(""));
    assert_eq!(vi.date(&noon, true, "la"), None);
}

#[test]
fn patterns_of_callers_are_kept_by_language() {
    let noon = at("2019-12-05T16:38:00-03:30[America/St_Johns]");
    let (vi, en) = (one("vi", ""), one("en", ""));
    for _ in 0..2 {
        assert_eq!(vi.date_pattern(&noon, "EEEE HH'h'mm z").as_deref(), Ok("Thứ Năm 16h38 GMT-3:30"));
        assert_eq!(en.date_pattern(&noon, "EEEE HH'h'mm z").as_deref(), Ok("Thursday 16h38 GMT-3:30"));
        assert!(vi.date_pattern(&noon, "EEEE 'chưa đóng").is_err());
        assert!(vi.date_pattern(&noon, "VV").is_err());
    }
    for n in 0..200 {
        assert_eq!(vi.date_pattern(&noon, &format!("d '{n}'")), Ok(format!("5 {n}")));
    }
}

#[test]
fn a_bad_pattern_is_told_and_the_press_stands_in() {
    let mut spec = spec("vi");
    spec.dates.insert("full".into(), "EEEE 'chưa đóng".into());
    spec.dates.insert("rieng".into(), "d.M".into());
    spec.dates.insert("hong".into(), "bbbbbbb".into());
    let checked = load(&[spec], 0, &[]);
    let codes: Vec<_> = checked.diagnostics.iter().map(|found| (found.code, found.at.is_some())).collect();
    assert_eq!(codes, [(Code::InvalidPattern, true); 2]);
    let vi = &checked.value.languages[0];
    let noon = at("2019-12-05T16:38:00+07:00[Asia/Ho_Chi_Minh]");
    assert_eq!(vi.date(&noon, true, "full").as_deref(), Some("Thứ Năm, ngày 5 tháng 12 năm 2019"));
    assert_eq!(vi.date(&noon, true, "rieng").as_deref(), Some("5.12"));
    assert_eq!(vi.date(&noon, true, "hong"), None);
}

#[test]
fn every_shipped_pattern_can_be_used() {
    for tag in ["und-VN", "vi", "en", "fr", "ru", "zh", "de", "lo", "km", "th", "ar"] {
        let Some(lang) = Lang::parse(tag) else { panic!("{tag}") };
        let spec = Spec::shipped(&lang);
        assert_eq!(load(&[spec], 0, &[]).diagnostics, [], "{tag}");
    }
}

#[test]
fn numbers_and_lists() {
    let (vi, en, fr) = (one("vi", ""), one("en", ""), one("fr", ""));
    assert_eq!(vi.integer(1_234_567), "1.234.567");
    assert_eq!(vi.number(98_765.432_1), "98.765,4321");
    assert_eq!(vi.decimal("12345678901234567890.10").as_deref(), Some("12.345.678.901.234.567.890,10"));
    assert_eq!(vi.decimal("chín"), None);
    assert_eq!(en.integer(1_234_567), "1,234,567");
    assert_eq!(en.integer(i64::MIN), "-9,223,372,036,854,775,808");
    assert_eq!((vi.number(-0.0), vi.number(f64::NAN)), ("0".into(), "NaN".into()));
    assert_eq!(
        (vi.percent(0.07), vi.percent(1.0 / 3.0), vi.percent(1.5)),
        ("7%".into(), "33,33%".into(), "150%".into())
    );
    assert_eq!(fr.percent(0.125), "12,5\u{202f}%");
}

/// Numbers as their options say, beside what newspapers print.
#[test]
fn numbers_are_written_as_the_press_writes_them() {
    let money = |code| NumberOptions {
        style: Style::Currency(Currency::parse(code).unwrap()),
        ..NumberOptions::PLAIN
    };
    let (plain, percent) = (NumberOptions::PLAIN, NumberOptions::PERCENT);
    for (tag, text, (options, compact), expected) in [
        ("vi", "1234567", (plain, false), "1.234.567"),
        ("vi", "1400000000", (money("USD"), true), "1,4 tỷ USD"),
        ("vi", "1400000000", (money("USD"), false), "1.400.000.000 USD"),
        ("vi", "50000", (money("VND"), false), "50.000 đồng"),
        ("vi", "12.5", (money("USD"), false), "12,50 USD"),
        ("vi", "12.999", (money("USD"), false), "13 USD"),
        ("vi", "12.5", (money("VND"), false), "13 đồng"),
        ("vi", "12.5", (money("KWD"), false), "12,500 KWD"),
        ("vi", "1400000000000", (money("VND"), true), "1.400 tỷ đồng"),
        ("vi", "2500", (plain, true), "2,5 nghìn"),
        ("vi", "999960", (plain, true), "1 triệu"),
        ("vi", "-1250000", (plain, true), "-1,3 triệu"),
        ("vi", "999.96", (plain, true), "1 nghìn"),
        ("vi", "999.94", (plain, true), "999,9"),
        ("vi", "0", (plain, true), "0"),
        ("vi", "0.505", (percent, false), "50,5%"),
        ("en", "1400000000", (money("USD"), true), "USD 1.4 billion"),
        ("en", "50000", (money("VND"), false), "VND 50,000"),
        ("en", "2000000000000", (plain, true), "2 trillion"),
        ("en", "0.505", (percent, false), "50.5%"),
        ("fr", "1400000000", (money("USD"), true), "1,4\u{a0}milliard\u{a0}de dollars"),
        ("fr", "2000000", (money("EUR"), true), "2\u{a0}millions\u{a0}d’euros"),
        ("fr", "1", (money("EUR"), false), "1\u{a0}euro"),
        ("fr", "50000", (money("USD"), false), "50\u{202f}000\u{a0}dollars"),
        ("ru", "1400000000", (money("USD"), true), "1,4\u{a0}млрд\u{a0}долларов"),
        ("ru", "2", (money("USD"), false), "2\u{a0}доллара"),
        ("ru", "21", (money("RUB"), false), "21\u{a0}рубль"),
        ("ru", "0.505", (percent, false), "50,5\u{a0}%"),
        ("zh", "1400000000", (money("USD"), true), "14亿美元"),
        ("zh", "12345", (plain, true), "1.2万"),
        ("zh-Hant", "1400000000", (money("USD"), true), "14億美元"),
        ("lo", "1400000000", (money("LAK"), true), "1,4 ຕື້ ກີບ"),
        ("km", "1400000000", (money("USD"), true), "១,៤ ប៊ីលាន ដុល្លារ"),
        ("ar", "3000000", (money("USD"), true), "3 ملايين دولار"),
        ("ar", "11000000", (plain, true), "11 مليونًا"),
        ("ar", "5", (money("USD"), false), "5 دولارات"),
        ("eo", "1400000000", (money("USD"), true), "USD\u{a0}1\u{202f}400\u{202f}000\u{202f}000"),
    ] {
        let notation = if compact { Notation::Compact } else { Notation::Standard };
        let text_of = one(tag, "").figure(Arg::Text(text), &NumberOptions { notation, ..options });
        assert_eq!(text_of.as_deref(), Some(expected), "{tag} {text}");
    }
    let two = NumberOptions { notation: Notation::Compact, max_fraction: Some(2), ..plain };
    assert_eq!(one("vi", "").figure(Arg::Number(26_264_000_000.0), &two).as_deref(), Some("26,26 tỷ"));
    assert_eq!(one("vi", "").figure(Arg::Number(f64::NAN), &plain), None);
}

#[test]
fn lists_are_joined_as_the_press_joins_them() {
    for (tag, items, expected) in [
        ("vi", &["Lào", "Campuchia", "Trung Quốc"][..], "Lào, Campuchia và Trung Quốc"),
        ("vi", &["Lan"], "Lan"),
        ("vi", &[], ""),
        ("en", &["Laos", "Cambodia", "China"], "Laos, Cambodia and China"),
        ("en", &["Lan", "Hue"], "Lan and Hue"),
        ("fr", &["le Laos", "le Cambodge", "la Chine"], "le Laos, le Cambodge et la Chine"),
        ("ru", &["Лаос", "Камбоджа", "Китай"], "Лаос, Камбоджа и Китай"),
        ("zh", &["老挝", "柬埔寨", "中国"], "老挝、柬埔寨和中国"),
        ("lo", &["ລາວ", "ກຳປູເຈຍ", "ຈີນ"], "ລາວ, ກຳປູເຈຍ ແລະ ຈີນ"),
        ("lo", &["ລາວ"], "ລາວ"),
        ("lo", &[], ""),
        ("km", &["ឡាវ", "កម្ពុជា", "ចិន"], "ឡាវ, កម្ពុជា និង ចិន"),
        ("ar", &["لاوس", "كمبوديا", "الصين"], "لاوس وكمبوديا والصين"),
    ] {
        assert_eq!(one(tag, "").list(items), expected, "{tag}");
    }
}

#[test]
fn the_first_of_a_month_is_an_ordinal_where_the_press_writes_one() {
    let first = at("2025-05-01T08:05:00+07:00[Asia/Ho_Chi_Minh]");
    let fr = one("fr", "");
    for (style, expected) in [
        ("full", "jeudi 1er mai 2025"),
        ("day", "1er mai"),
        ("short", "01/05/2025"),
        ("byline", "jeudi 1er mai 2025 à 08h05 (UTC+7)"),
    ] {
        assert_eq!(fr.date(&first, true, style).as_deref(), Some(expected));
    }
    assert_eq!(fr.date_pattern(&first, "d MMM").as_deref(), Ok("1er mai"));
    assert_eq!(fr.date_pattern(&first, "d/M").as_deref(), Ok("1/5"));
    assert_eq!(one("vi", "").date_pattern(&first, "d MMMM").as_deref(), Ok("1 tháng 5"));
}

#[test]
fn vietnamese_is_sorted_as_its_dictionaries_are() {
    let order: Vec<&str> = "a|An|Ánh|ă|Ăn|â|Ân|ba|cha|chi|ci|da|do|dô|dơ|Dũng|đa|đô|Đức|e|ê|ma|mà|mả|mã|má|mạ|Nguyễn Ái|Nguyễn An|o|ô|ơ|u|ư"
        .split('|')
        .collect();
    let vi = one("vi", "");
    let mut sorted = order.clone();
    sorted.reverse();
    sorted.sort_by(|a, b| vi.compare(a, b));
    assert_eq!(sorted, order);
    sorted.reverse();
    sorted.sort_by_key(|text| vi.sort_key(text));
    assert_eq!(sorted, order);
    for text in order {
        assert_eq!(vi.compare(text, &nfd(text)), Ordering::Equal);
        assert_eq!(vi.sort_key(text), vi.sort_key(&nfd(text)));
    }
}

#[test]
fn words_are_counted_and_cut() {
    let vi = one("vi", "");
    let text = "“Đường sắt, Đà Nẵng” – 1.234 km (mới). Hết!";
    assert_eq!((vi.words(text), vi.words(&nfd(text)), vi.words("  … "), vi.words("")), (8, 8, 0, 0));
    for (n, cut) in [
        (0, "…"),
        (1, "“Đường…"),
        (2, "“Đường sắt…"),
        (4, "“Đường sắt, Đà Nẵng”…"),
        (7, "“Đường sắt, Đà Nẵng” – 1.234 km (mới)…"),
        (8, text),
        (9, text),
    ] {
        assert_eq!(vi.truncate_words(text, n), cut);
        assert_eq!(vi.truncate_words(&nfd(text), n), nfd(cut));
    }
    assert_eq!(vi.truncate_words("…", 0), "…");
}

#[test]
fn words_without_spaces_are_counted_and_cut_too() {
    for (tag, text, words, cut) in [
        ("zh", "红河上的大桥今天通车。", 7, "红河上的…"),
        ("lo", "ຂົວມິດຕະພາບເປີດໃຫ້ລົດແລ່ນ", 6, "ຂົວມິດຕະພາບເປີດ…"),
        ("km", "ស្ពានមិត្តភាពបានបើកឱ្យឆ្លងកាត់", 6, "ស្ពានមិត្តភាពបាន…"),
        ("ru", "Мост через реку открыли утром.", 5, "Мост через реку…"),
        ("fr", "Le pont « Thăng Long » s’ouvre aujourd’hui.", 6, "Le pont « Thăng…"),
        ("ar", "افتُتِحَ الجِسْرُ صباحَ اليومِ.", 4, "افتُتِحَ الجِسْرُ صباحَ…"),
    ] {
        let locale = one(tag, "");
        assert_eq!((locale.words(text), locale.truncate_words(text, 3).as_ref()), (words, cut), "{tag}");
    }
}

proptest! {
    #[test]
    fn truncation_keeps_graphemes_whole(text in "[ກ-ໝក-្一-龥ạ\u{300}-\u{323}ا-ْ ”👩\u{200d}💻]{0,40}", n in 0..6_usize) {
        let locale = one("km", "");
        let cut = locale.truncate_words(&text, n);
        let kept = cut.strip_suffix('…').unwrap_or(&cut);
        let mut bounds = icu::segmenter::GraphemeClusterSegmenter::new().segment_str(&text);
        prop_assert!(*cut == *text || bounds.any(|bound| bound == kept.len()), "{cut}");
    }

    #[test]
    fn no_value_makes_formatting_panic(text in any::<String>(), n in any::<f64>(), cut in 0..9_usize, second in any::<i64>()) {
        let vi = one("vi", "");
        let _number = (vi.number(n), vi.percent(n), vi.plural(n), vi.decimal(&text));
        let cut = vi.truncate_words(&text, cut).into_owned();
        prop_assert!(vi.words(&cut) <= vi.words(&text));
        let kept = cut.strip_suffix('…').unwrap_or(&cut);
        let mut bounds = icu::segmenter::GraphemeClusterSegmenter::new().segment_str(&text);
        prop_assert!(cut == text || bounds.any(|bound| bound == kept.len()), "{cut}");
        let _key = vi.sort_key(&text);
        if let Ok(at) = jiff::Timestamp::from_second(second % 253_402_207_200) {
            let at = Zoned::new(at, jiff::tz::TimeZone::fixed(jiff::tz::Offset::MAX));
            let _dates = (vi.date(&at, true, "byline"), vi.date_pattern(&at, &text));
        }
    }
}
