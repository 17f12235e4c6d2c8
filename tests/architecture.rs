//! The architecture, held: who may import whom, who may print, how long a file may be.
//!
//! `ARCHITECTURE.md` tells why.

#![expect(clippy::unwrap_used, reason = "in a test, a failure is a panic")]

use std::fs;
use std::path::{Path, PathBuf};

/// Modules in reading order; each imports only from those above it.
const ROWS: &[&str] =
    &["model", "load", "locale", "parse", "link", "view", "render", "write", "pipeline", "serve", "cli"];

/// Where threads may wait for each other.
const MAY_LOCK: &[&str] = &["write", "pipeline", "serve", "cli"];

/// Lines of code in a file, at the most: without tests, comments and blank lines.
const LONGEST_FILE: usize = 400;

struct File {
    path: PathBuf,
    module: String,
    code: Vec<(usize, String)>,
}

fn files() -> Vec<File> {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"));
    let mut paths = Vec::new();
    collect(root, &mut paths);
    paths.sort();
    assert!(paths.len() > 40, "the sources are not where they were");
    paths.iter().map(|path| read(root, path)).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("tests") {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs")
            && !path.ends_with("tests.rs")
            && path.is_file()
        {
            paths.push(path);
        }
    }
}

fn read(root: &Path, path: &Path) -> File {
    let text = fs::read_to_string(path).unwrap();
    let inner = path.strip_prefix(root).unwrap();
    let first = inner.components().next().unwrap().as_os_str().to_str().unwrap();
    let module = first.strip_suffix(".rs").unwrap_or(first).to_string();
    let code = text
        .lines()
        .enumerate()
        .take_while(|(_, line)| *line != "#[cfg(test)]")
        .map(|(number, line)| (number + 1, line.to_string()))
        .filter(|(_, line)| !line.trim().is_empty() && !line.trim_start().starts_with("//"))
        .collect();
    File { path: inner.to_path_buf(), module, code }
}

/// Returns the modules that a line names after `crate::`, a group in braces too.
fn named(line: &str) -> Vec<String> {
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut found = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        let rest = &line[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(group) => found.extend(group.split(',').map(|part| word(part.trim()))),
            None => found.push(word(rest)),
        }
    }
    found
}

#[test]
fn imports_go_up_the_table() {
    let row = |module: &str| ROWS.iter().position(|name| *name == module);
    let mut wrong = Vec::new();
    for file in files() {
        let Some(own) = row(&file.module) else {
            assert!(matches!(file.module.as_str(), "lib" | "main"), "{} is in no row", file.path.display());
            continue;
        };
        for (number, line) in &file.code {
            for module in named(line) {
                match row(&module) {
                    Some(other) if other <= own => {}
                    _ => wrong.push(format!(
                        "{}:{number}: {} must not know {module}",
                        file.path.display(),
                        file.module
                    )),
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn lib_lists_the_modules_in_reading_order() {
    let files = files();
    let lib = files.iter().find(|file| file.path == Path::new("lib.rs")).unwrap();
    let listed: Vec<_> =
        lib.code.iter().filter_map(|(_, line)| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert_eq!(listed, ROWS);
}

#[test]
fn only_the_command_line_prints_and_exits() {
    forbid(
        &[
            "println!",
            "eprintln!",
            "print!(",
            "eprint!(",
            "process::exit",
            "io::stdout",
            "io::stderr",
            "dbg!",
        ],
        &["cli", "main"],
    );
}

#[test]
fn threads_wait_for_each_other_in_few_places() {
    forbid(&["Mutex<", "RwLock<", "Condvar"], MAY_LOCK);
}

#[test]
fn the_clock_is_a_value() {
    forbid(&["Timestamp::now", "SystemTime::now", "Zoned::now"], &["cli"]);
}

#[test]
fn files_can_be_read_at_one_sitting() {
    let long: Vec<_> = files()
        .into_iter()
        .filter(|file| file.code.len() > LONGEST_FILE)
        .map(|file| format!("{}: {} lines", file.path.display(), file.code.len()))
        .collect();
    assert!(long.is_empty(), "over {LONGEST_FILE} lines of code: {long:?}");
}

fn forbid(texts: &[&str], allowed: &[&str]) {
    let mut wrong = Vec::new();
    for file in files().iter().filter(|file| !allowed.contains(&file.module.as_str())) {
        for (number, line) in &file.code {
            wrong.extend(
                texts
                    .iter()
                    .filter(|text| line.contains(**text))
                    .map(|text| format!("{}:{number}: {text}", file.path.display())),
            );
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
