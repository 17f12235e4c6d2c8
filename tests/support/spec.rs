//! Cases of the literate specification.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use nhipcau::model::config::BaseUrl;
use nhipcau::model::diagnostic::Arg;
use nhipcau::model::when::When;
use nhipcau::pipeline::Settings;
use nhipcau::pipeline::finding::{Finding, Located};

use super::{memory, xml};

/// One case: a heading, files, expectations.
pub struct Case {
    /// `file.md: heading`.
    pub name: String,
    blocks: Vec<Block>,
}

struct Block {
    line: usize,
    words: Vec<String>,
    text: String,
}

/// Reads the cases of a file.
pub fn cases(file: &Path) -> Vec<Case> {
    let text = fs::read_to_string(file).unwrap();
    let name =
        file.strip_prefix(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/spec")).unwrap().display().to_string();
    let mut cases: Vec<Case> = Vec::new();
    let mut open: Option<(String, Block)> = None;
    for (number, line) in text.lines().enumerate() {
        if let Some((fence, mut block)) = open.take() {
            if line == fence {
                let case =
                    cases.last_mut().unwrap_or_else(|| panic!("{name}: a block before the first heading"));
                case.blocks.push(block);
            } else {
                writeln!(block.text, "{line}").unwrap();
                open = Some((fence, block));
            }
        } else if let Some(heading) = line.strip_prefix("## ") {
            cases.push(Case { name: format!("{name}: {heading}"), blocks: Vec::new() });
        } else if line.starts_with("```") {
            let fence: String = line.chars().take_while(|c| *c == '`').collect();
            let words = line[fence.len()..].split_whitespace().map(str::to_string).collect();
            open = Some((fence, Block { line: number + 1, words, text: String::new() }));
        }
    }
    assert!(open.is_none(), "{name}: a block is not closed");
    cases
}

impl Case {
    /// Returns the codes that the case shows.
    pub fn codes(&self) -> Vec<String> {
        let lines = self.of("diagnostics").flat_map(|block| block.text.lines());
        lines.filter_map(|line| Some(line.split_once('[')?.1.split_once(']')?.0.to_string())).collect()
    }

    /// Runs the case.
    pub fn check(&self) -> Result<(), String> {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        self.write(&root);
        let (update, outputs) = memory::build(self.settings(&root));
        let mut failures = String::new();
        let findings: String = update.findings.iter().map(|finding| line_of(finding) + "\n").collect();
        let expected: String = self.of("diagnostics").map(|block| block.text.as_str()).collect();
        if findings != expected {
            writeln!(failures, "diagnostics:\n{findings}expected:\n{expected}").unwrap();
        }
        for block in &self.blocks {
            let (kind, path) =
                (block.words.get(1).map(String::as_str), block.words.get(2).map(String::as_str));
            let failure = match (kind, path) {
                (Some("shows"), Some(path)) => shows(&block.text, path, &outputs),
                (Some("is"), Some(path)) => is(&block.text, path, &outputs),
                (Some("outputs"), None) => paths(&block.text, &outputs),
                (Some("values"), None) => values(&block.text, &update.findings),
                (Some("nowhere"), None) => nowhere(&block.text, &outputs),
                _ => None,
            };
            if let Some(failure) = failure {
                writeln!(failures, "line {}: {failure}", block.line).unwrap();
            }
        }
        for (path, bytes) in outputs.iter().filter(|(path, _)| path.ends_with(".xml")) {
            if let Some(fault) = xml::fault(&String::from_utf8_lossy(bytes)) {
                writeln!(failures, "`{path}` is not well-formed: {fault}").unwrap();
            }
        }
        if failures.is_empty() { Ok(()) } else { Err(failures) }
    }

    fn of(&self, kind: &'static str) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(move |block| block.words.get(1).is_some_and(|word| word == kind))
    }

    fn settings(&self, root: &Path) -> Settings {
        let mut settings = memory::settings(root);
        let flags: Vec<String> =
            self.of("flags").flat_map(|block| block.text.split_whitespace().map(str::to_string)).collect();
        let mut flags = flags.into_iter();
        while let Some(flag) = flags.next() {
            match flag.as_str() {
                "--drafts" => settings.release.drafts = true,
                "--future" => settings.release.future = true,
                "--expired" => settings.release.expired = true,
                "--strict" => settings.strict = true,
                "--at" => settings.at = Some(When::parse(&flags.next().unwrap()).unwrap()),
                "--base-url" => settings.base = Some(BaseUrl::parse(&flags.next().unwrap()).unwrap()),
                other => panic!("{}: unknown flag {other}", self.name),
            }
        }
        settings
    }

    fn write(&self, root: &Path) {
        plain_theme(root);
        let has_site = self
            .blocks
            .iter()
            .any(|block| block.words.get(1).is_some_and(|word| word.starts_with("site.yaml")));
        if !has_site {
            fs::write(root.join("site.yaml"), SITE).unwrap();
        }
        for block in &self.blocks {
            let (Some(how), Some(path)) = (block.words.first(), block.words.get(1)) else { continue };
            let is_file = path.contains('/') || path.contains('.');
            if !is_file {
                continue;
            }
            if how == "files" {
                block.write_many(root, path);
                continue;
            }
            let target = match how.as_str() {
                "bytes" => root.join(OsStr::from_bytes(&unescape(path))),
                _ => root.join(path),
            };
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            match how.as_str() {
                "absent" => {}
                "bytes" => fs::write(&target, unescape(block.text.trim_end_matches('\n'))).unwrap(),
                "symlink" => symlink(block.text.trim(), &target).unwrap(),
                "fifo" => assert!(Command::new("mkfifo").arg(&target).status().unwrap().success()),
                "repeat" => {
                    let (count, rest) = block.text.split_once(' ').unwrap();
                    let (piece, rest) = rest.split_once('\n').unwrap();
                    let piece = String::from_utf8(unescape(piece)).unwrap();
                    fs::write(&target, rest.replace("REPEATED", &piece.repeat(count.parse().unwrap())))
                        .unwrap();
                }
                _ => fs::write(&target, &block.text).unwrap(),
            }
        }
    }
}

impl Block {
    /// Writes one file for each number from the third word to the fourth; `##` stands for the number.
    fn write_many(&self, root: &Path, path: &str) {
        let number = |word: usize| self.words[word].parse::<usize>().unwrap();
        for number in number(2)..=number(3) {
            let number = format!("{number:02}");
            let target = root.join(path.replace("##", &number));
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            fs::write(target, self.text.replace("##", &number)).unwrap();
        }
    }
}

const SITE: &str = "title: { vi: Nhịp Cầu, en: Nhip Cau }\nbase_url: https://example.org\n\
                    time_zone: Asia/Ho_Chi_Minh\ntheme: plain\nlanguages: { vi: { name: Tiếng Việt }, en: { name: English } }\n";

fn line_of(finding: &Finding) -> String {
    let severity = format!("{:?}", finding.diagnostic.severity).to_lowercase();
    let place = |at: &Located| match &at.spot {
        Some(spot) => format!("{}:{}:{}", at.file, spot.line, spot.column),
        None => at.file.to_string(),
    };
    let at = finding.at.as_ref().map(|at| format!(" {}", place(at))).unwrap_or_default();
    let related: String = finding.related.iter().map(|at| format!(" + {}", place(at))).collect();
    format!("{severity}[{}]{at}{related}", finding.diagnostic.code.name())
}

/// Each line must stand in the output, in this order; a line that begins with `!` nowhere.
fn shows(expected: &str, path: &str, outputs: &BTreeMap<String, Vec<u8>>) -> Option<String> {
    let Some(found) = named(path, outputs) else { return Some(missing(path, outputs)) };
    let found = String::from_utf8_lossy(found);
    let mut from = 0;
    for line in expected.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(absent) = line.strip_prefix('!') {
            if found.contains(absent.trim()) {
                return Some(format!("`{path}` shows `{}`:\n{found}", absent.trim()));
            }
            continue;
        }
        match found[from..].find(line) {
            Some(at) => from += at + line.len(),
            None => return Some(format!("`{path}` does not show (here) `{line}`:\n{found}")),
        }
    }
    None
}

fn is(expected: &str, path: &str, outputs: &BTreeMap<String, Vec<u8>>) -> Option<String> {
    let Some(found) = named(path, outputs) else { return Some(missing(path, outputs)) };
    let found = String::from_utf8_lossy(found);
    (found.trim_end() != expected.trim_end()).then(|| format!("`{path}` is:\n{found}"))
}

/// Returns an output; `*` in its path stands for a fingerprint.
fn named<'o>(path: &str, outputs: &'o BTreeMap<String, Vec<u8>>) -> Option<&'o Vec<u8>> {
    let Some((start, end)) = path.split_once('*') else { return outputs.get(path) };
    let (_, bytes) = outputs.iter().find(|(path, _)| path.starts_with(start) && path.ends_with(end))?;
    Some(bytes)
}

/// Paths that must be among the outputs; those that begin with `!` must not.
fn paths(expected: &str, outputs: &BTreeMap<String, Vec<u8>>) -> Option<String> {
    let wrong = expected.lines().map(str::trim).filter(|line| !line.is_empty()).find(|line| {
        line.strip_prefix('!')
            .map_or(!outputs.contains_key(*line), |absent| outputs.contains_key(absent.trim()))
    })?;
    Some(format!("`{wrong}` does not hold; there are:\n{}", list(outputs)))
}

/// Texts that stand in no output, nor in the path of one.
fn nowhere(unwanted: &str, outputs: &BTreeMap<String, Vec<u8>>) -> Option<String> {
    let texts: Vec<&str> = unwanted.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    outputs.iter().find_map(|(path, bytes)| {
        let found = String::from_utf8_lossy(bytes);
        let text = texts.iter().find(|text| found.contains(**text) || path.contains(**text))?;
        Some(format!("`{path}` shows `{text}`:\n{found}"))
    })
}

/// Values of the wording that a finding must have: `code name=value`; `more` counts further places.
fn values(expected: &str, findings: &[Finding]) -> Option<String> {
    let mut found = String::new();
    for Finding { diagnostic, .. } in findings {
        let code = diagnostic.code.name();
        for (name, value) in &diagnostic.args {
            let value = match value {
                Arg::Text(text) => text.clone(),
                Arg::Number(number) => number.to_string(),
            };
            writeln!(found, "{code} {name}={value}").unwrap();
        }
        writeln!(found, "{code} more={}", diagnostic.more).unwrap();
    }
    let wrong = expected.lines().find(|line| !found.lines().any(|found| found == *line))?;
    Some(format!("`{wrong}` does not hold; there are:\n{found}"))
}

fn missing(path: &str, outputs: &BTreeMap<String, Vec<u8>>) -> String {
    format!("there is no `{path}`; there are:\n{}", list(outputs))
}

fn list(outputs: &BTreeMap<String, Vec<u8>>) -> String {
    outputs.keys().fold(String::new(), |list, path| list + path + "\n")
}

/// `\r`, `\n`, `\\`, `\xFF` (a byte) and `\u{301}` (a character).
fn unescape(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        bytes.extend_from_slice(&rest.as_bytes()[..at]);
        let after = &rest[at + 1..];
        let used = match after.as_bytes()[0] {
            b'r' => {
                bytes.push(b'\r');
                1
            }
            b'n' => {
                bytes.push(b'\n');
                1
            }
            b'x' => {
                bytes.push(u8::from_str_radix(&after[1..3], 16).unwrap());
                3
            }
            b'u' => {
                let end = after.find('}').unwrap();
                let code = u32::from_str_radix(&after[2..end], 16).unwrap();
                bytes.extend_from_slice(char::from_u32(code).unwrap().encode_utf8(&mut [0; 4]).as_bytes());
                end + 1
            }
            other => {
                bytes.push(other);
                1
            }
        };
        rest = &after[used..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes
}

/// Gives a site the theme of the specification.
pub fn plain_theme(root: &Path) {
    copy(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/spec/theme")), &root.join("themes/plain"));
}

/// Copies a folder.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
