//! The literate specification: `tests/spec/**/*.md`, each case a small site and what must come of it.
//!
//! `tests/spec/README.md` tells how a case is written.

#![expect(clippy::unwrap_used, reason = "in a test, a failure is a panic")]

mod support;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use nhipcau::model::diagnostic::Code;
use support::spec::{Case, cases};

/// Codes that no case can bring about: the tests that do are named.
const ELSEWHERE: &[(&str, &str)] = &[
    ("unreadable-source", "load::text: a file that vanishes between the walk and the read"),
    ("foreign-file", "tests/write.rs, tests/cli.rs"),
];

fn specification() -> Vec<Case> {
    let mut files = Vec::new();
    collect(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/spec")), &mut files);
    files.sort();
    files.iter().flat_map(|file| cases(file)).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "md") && !path.ends_with("README.md")
        {
            files.push(path);
        }
    }
}

#[test]
fn the_program_does_what_the_specification_says() {
    let cases = specification();
    let only = std::env::var("SPEC").ok();
    let mut failures = String::new();
    let mut run = 0;
    for case in cases.iter().filter(|case| only.as_ref().is_none_or(|only| case.name.contains(only.as_str())))
    {
        run += 1;
        if let Err(failure) = case.check() {
            writeln!(failures, "── {}\n{failure}\n", case.name).unwrap();
        }
    }
    assert!(run > 0, "no case is named like that");
    assert!(failures.is_empty(), "\n{failures}");
    assert!(only.is_some() || run >= 60, "only {run} cases");
}

#[test]
fn every_code_has_a_case() {
    let shown: BTreeSet<String> = specification().iter().flat_map(Case::codes).collect();
    let known: BTreeSet<&str> = ELSEWHERE.iter().map(|(code, _)| *code).collect();
    let missing: Vec<_> = Code::ALL
        .iter()
        .map(|code| code.name())
        .filter(|code| !shown.contains(*code) && !known.contains(code))
        .collect();
    assert!(missing.is_empty(), "codes without a case: {missing:?}");
}
