//! Plural categories: of messages and of formats, beside CLDR's rules written out.

use fixed_decimal::Decimal;

use super::{one, own};
use crate::locale::Arg;

/// CLDR's rules for cardinals, by hand: from the integer part, the visible decimals and their number. (Its
/// Vietnamese has `one` since version 49; a text that has only `other` is chosen for all numbers either way.)
fn by_hand(tag: &str, whole: u64, decimals: u64, places: usize) -> &'static str {
    let is_whole = decimals == 0;
    let (last, last_two) = (whole % 10, whole % 100);
    match tag {
        "en" if whole == 1 && places == 0 => "one",
        "vi" if whole == 0 || (whole == 1 && is_whole) => "one",
        "fr" if whole < 2 => "one",
        "fr" if whole != 0 && whole.is_multiple_of(1_000_000) && places == 0 => "many",
        "ru" if places > 0 => "other",
        "ru" if last == 1 && last_two != 11 => "one",
        "ru" if (2..=4).contains(&last) && !(12..=14).contains(&last_two) => "few",
        "ru" => "many",
        "ar" if !is_whole => "other",
        "ar" => match (whole, last_two) {
            (0, _) => "zero",
            (1, _) => "one",
            (2, _) => "two",
            (_, 3..=10) => "few",
            (_, 11..=99) => "many",
            _ => "other",
        },
        // zh, lo, km
        _ => "other",
    }
}

const ALL: &str = "n = { $n ->\n    [zero] zero\n    [one] one\n    [two] two\n    [few] few\n    [many] many\n   *[other] other\n }\n";

#[test]
fn messages_and_formats_take_one_table() {
    for tag in ["vi", "en", "zh", "ru", "fr", "lo", "km", "ar"] {
        let locale = one(tag, ALL);
        for n in (0..=200_u32).chain([1_000, 1_000_000, 2_000_000, 1_000_001]) {
            let expected = by_hand(tag, n.into(), 0, 0);
            assert_eq!(locale.message("n", &[("n", Arg::Integer(n.into()))]), own(expected), "{tag} {n}");
            assert_eq!(locale.message("n", &[("n", Arg::Number(n.into()))]), own(expected), "{tag} {n}");
            assert_eq!(locale.plural(n.into()), expected, "{tag} {n}");
        }
        for text in
            ["0.0", "0.5", "1.0", "1.00", "1.5", "2.0", "2.5", "3.0", "5.0", "11.0", "21.0", "21.5", "100.0"]
        {
            let (whole, decimals) = text.split_once('.').unwrap();
            let expected = by_hand(tag, whole.parse().unwrap(), decimals.parse().unwrap(), decimals.len());
            let written = one(tag, &ALL.replace("$n ->", &format!("NUMBER(\"{text}\") ->")));
            assert_eq!(written.message("n", &[]), own(expected), "{tag} {text}");
            let exact: Decimal = text.parse().unwrap();
            assert_eq!(locale.formats.numbers.cardinal(&exact), expected, "{tag} {text}");
        }
    }
}

/// A number is one or many as it is printed, not as it was given.
#[test]
fn what_is_printed_is_what_is_counted() {
    for (tag, options, n, expected) in [
        ("en", "minimumFractionDigits: 1", 1.0, "other"),
        ("en", "maximumFractionDigits: 0", 1.4, "one"),
        ("ru", "maximumFractionDigits: 0", 2.2, "few"),
        ("en", "style: \"percent\"", 0.01, "one"),
        ("en", "style: \"currency\", currency: \"USD\"", 1.0, "one"),
        ("en", "style: \"currency\", currency: \"USD\"", 1.5, "other"),
        ("fr", "notation: \"compact\"", 1_400_000.0, "many"),
        ("ru", "notation: \"compact\"", 21_000_000.0, "many"),
    ] {
        let locale = one(tag, &ALL.replace("$n ->", &format!("NUMBER($n, {options}) ->")));
        assert_eq!(locale.message("n", &[("n", Arg::Number(n))]), own(expected), "{tag} {options} {n}");
    }
}
