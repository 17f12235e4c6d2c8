//! What an independent implementation is held against (tests/oracle): the order and the slugs of Vietnamese words
//! and names, and the plural categories of languages. Puts down what this program says of them.

#![expect(clippy::unwrap_used, reason = "in a test, a failure is a panic")]

use std::fs;

use nhipcau::locale::{Locale, Spec, load};
use nhipcau::model::lang::Lang;
use nhipcau::model::slug;
use serde_json::{Value, json};

const PLURALS: &[&str] = &["en", "zh", "ru", "fr", "lo", "km", "ar"];

fn locale(tag: &str) -> Locale {
    load(&[Spec::shipped(&Lang::parse(tag).unwrap())], 0, &[]).value.languages.into_iter().next().unwrap()
}

#[test]
fn order_slugs_and_plurals_are_put_down() {
    let vi = locale("vi");
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracle/words.txt")).unwrap();
    let composed: Vec<&str> = text.lines().collect();
    assert!(composed.len() >= 300, "only {} words", composed.len());
    let decomposed: Vec<String> = composed.iter().map(|word| slug::nfd(word).into_owned()).collect();
    // Every other word comes as it is typed on another system.
    let mixed: Vec<&str> = composed
        .iter()
        .zip(&decomposed)
        .enumerate()
        .map(|(at, (composed, decomposed))| if at % 2 == 0 { composed } else { decomposed.as_str() })
        .collect();
    let sorted = |words: &[&str]| {
        let mut words = words.to_vec();
        words.sort_by(|a, b| vi.compare(a, b));
        words.into_iter().map(str::to_string).collect::<Vec<_>>()
    };
    let by_key = |words: &[&str]| {
        let mut words = words.to_vec();
        words.sort_by_key(|word| vi.sort_key(word));
        words.into_iter().map(str::to_string).collect::<Vec<_>>()
    };
    assert_eq!(sorted(&composed), by_key(&composed));
    assert_eq!(sorted(&mixed), by_key(&mixed));
    let slugs: Vec<Value> = composed
        .iter()
        .zip(&decomposed)
        .map(|(composed, decomposed)| json!([composed, slug::ascii(composed), slug::ascii(decomposed)]))
        .collect();
    let plurals: serde_json::Map<String, Value> = PLURALS
        .iter()
        .map(|tag| {
            let locale = locale(tag);
            let of = |n: u32| json!(locale.plural(f64::from(n)));
            (tag.to_string(), (0..=200).map(of).collect())
        })
        .collect();
    let told =
        json!({ "composed": sorted(&composed), "mixed": sorted(&mixed), "slugs": slugs, "plurals": plurals });
    fs::write(
        format!("{}/oracle.json", env!("CARGO_TARGET_TMPDIR")),
        serde_json::to_string_pretty(&told).unwrap(),
    )
    .unwrap();
}
