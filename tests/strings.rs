//! Strings: every one that is shipped exists in Vietnamese and in English, with the same variables; and what
//! this program sees in any file of strings is put down for an independent parser to compare (tests/fluent).

#![expect(clippy::unwrap_used, reason = "in a test, a failure is a panic")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use nhipcau::locale::{Asks, FtlFile, asks};
use nhipcau::model::lang::Lang;
use serde_json::{Value, json};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn file(path: &str, text: &str) -> FtlFile {
    FtlFile { lang: Lang::parse("vi").unwrap(), path: Arc::from(path), text: Arc::from(text), layer: 0 }
}

/// Returns the parts of a file's messages: the name of each message and attribute, with its variables.
fn parts(path: &str) -> BTreeMap<String, BTreeSet<String>> {
    let text = fs::read_to_string(format!("{ROOT}/{path}")).unwrap();
    let asks = asks(&file(path, &text));
    assert_eq!(asks.diagnostics, [], "{path}");
    let messages = asks.value.into_iter().filter(|part| !part.name.starts_with('-'));
    messages.map(|part| (part.name, part.shown.into_iter().chain(part.chosen_by).collect())).collect()
}

fn check(vi: &str, en: &str, at_least: usize) {
    let (vi, en) = (parts(vi), parts(en));
    assert!(vi.len() >= at_least, "only {} strings", vi.len());
    assert_eq!(vi.keys().collect::<Vec<_>>(), en.keys().collect::<Vec<_>>());
    for (name, variables) in &vi {
        let strange: Vec<_> = variables.symmetric_difference(&en[name]).collect();
        assert!(strange.is_empty(), "`{name}` differs in {strange:?}");
    }
}

#[test]
fn the_program_speaks_both_languages() {
    check("locales/vi/cli.ftl", "locales/en/cli.ftl", 150);
}

#[test]
fn the_theme_speaks_both_languages() {
    check("themes/bamboo/locales/vi/theme.ftl", "themes/bamboo/locales/en/theme.ftl", 60);
}

/// Every `.ftl` of the repository, and every `ftl` block of the specification.
fn collect(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.strip_prefix(ROOT).unwrap().to_str().unwrap().to_string();
        let is = |wanted: &str| path.extension().is_some_and(|extension| extension == wanted);
        if path.is_dir() {
            if !matches!(name.as_str(), "target" | ".git" | "public") && !name.ends_with("node_modules") {
                collect(&path, found);
            }
        } else if is("ftl") {
            found.push((name, fs::read_to_string(&path).unwrap()));
        } else if name.starts_with("tests/spec/") && is("md") {
            let text = fs::read_to_string(&path).unwrap();
            let blocks = text.split("\n```ftl ").skip(1).filter_map(|block| block.split_once('\n'));
            for (number, (_, block)) in blocks.enumerate() {
                let text = block.split("\n```").next().unwrap();
                found.push((format!("{name}#{number}"), format!("{text}\n")));
            }
        }
    }
}

#[test]
fn what_is_seen_in_strings_is_put_down() {
    let mut found = Vec::new();
    collect(Path::new(ROOT), &mut found);
    found.sort();
    assert!(found.len() >= 30, "only {} files", found.len());
    let part = |part: &Asks| json!({ "name": part.name, "shown": part.shown, "chosenBy": part.chosen_by, "references": part.references });
    let seen: Vec<Value> = found
        .iter()
        .map(|(path, text)| {
            let asks = asks(&file(path, text));
            let parts: Vec<Value> = asks.value.iter().map(part).collect();
            // A name that is defined twice is Fluent; only the parser's own findings are compared.
            json!({ "path": path, "text": text, "junk": asks.diagnostics.len(), "parts": parts })
        })
        .collect();
    fs::write(
        format!("{}/strings.json", env!("CARGO_TARGET_TMPDIR")),
        serde_json::to_string_pretty(&seen).unwrap(),
    )
    .unwrap();
}
