//! CommonMark's own examples, each to the letter.

use std::sync::Arc;

use nhipcau::model::config::RawHtml;
use nhipcau::parse::markdown::{Dialect, Options, markdown, standalone};
use serde::Deserialize;

#[derive(Deserialize)]
struct Example {
    markdown: String,
    html: String,
    section: String,
}

#[test]
fn every_example_of_the_specification_gives_its_html() {
    let data = include_str!("commonmark/spec-0.31.2.json");
    let examples: Vec<Example> = serde_json::from_str(data).unwrap();
    assert_eq!(examples.len(), 652);
    let file: Arc<str> = "spec.md".into();
    let quotes = ["“", "”", "‘", "’"].map(String::from);
    let options = Options {
        dialect: Dialect::CommonMark,
        quotes: &quotes,
        credit_words: &[],
        raw_html: RawHtml::Allow,
        math: false,
        directives: None,
    };
    let failed: Vec<String> = examples
        .iter()
        .enumerate()
        .filter_map(|(index, example)| {
            let html = standalone(&markdown(&file, &example.markdown, 0, &options).value);
            (html != example.html).then(|| {
                let number = index + 1;
                format!(
                    "{number} {}\n{:?}\nexpected {:?}\ngot      {html:?}",
                    example.section, example.markdown, example.html
                )
            })
        })
        .collect();
    assert!(failed.is_empty(), "{} failed:\n{}", failed.len(), failed.join("\n\n"));
}
