//! Data: the text of a CSV, YAML or JSON file becomes a tree of values.
//!
//! A CSV file becomes a list of maps, one a row, under the names of the first row. Blanks round a value are no part of
//! it. A plain number (`1200`, `-0.5`: no other signs, no zero before other digits, 15 digits at the most) becomes a
//! number, everything else stays text: a telephone number keeps its zero. So does `1.200`, which is twelve hundred to
//! a Vietnamese and hardly more than one to an Englishman: nothing here tells who wrote it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::load::Source;
use crate::model::diagnostic::{Code, Diagnostic, Place, Spot};
use crate::model::fingerprint::{Fingerprint, Hashed};
use crate::model::yaml::Yaml;
use crate::model::yaml::fields::{Context, check_free};

/// The data of a site: what lies in `content/_data`.
#[derive(Clone, Debug, Default)]
pub struct Data {
    /// By path from that folder.
    pub files: BTreeMap<Arc<str>, Arc<Datum>>,
}

/// One file of data.
#[derive(Clone, Debug)]
pub struct Datum {
    /// Stands for its text; of none where that could not be read.
    pub source: Option<Fingerprint>,
    /// What it holds, or why it cannot be read.
    pub value: Result<Arc<Hashed<Yaml>>, Box<Diagnostic>>,
}

/// What a file of data is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Csv,
    Yaml,
    Json,
}

impl Data {
    /// Returns a file by its path from `content/_data`, with or without that before it.
    pub fn find(&self, path: &str) -> Option<&Datum> {
        let path = path.trim_start_matches("@/").trim_start_matches('/');
        self.files.get(path.strip_prefix("_data/").unwrap_or(path)).map(|datum| &**datum)
    }

    /// Returns the paths of all files.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(|path| &**path)
    }
}

/// Returns whether a file of that name holds data.
pub fn is_data(path: &str) -> bool {
    format(path).is_some()
}

fn format(path: &str) -> Option<Format> {
    match path.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
        "csv" => Some(Format::Csv),
        "yaml" | "yml" => Some(Format::Yaml),
        "json" => Some(Format::Json),
        _ => None,
    }
}

/// Reads a file of data.
pub fn data(source: &Source) -> Datum {
    let read = match format(&source.path) {
        Some(Format::Csv) => csv(source),
        Some(Format::Json) => json(source),
        Some(Format::Yaml) | None => yaml(source),
    };
    let value = read.map(|tree| Arc::new(Hashed::new(tree)));
    Datum { source: Some(source.fingerprint), value }
}

fn yaml(source: &Source) -> Result<Yaml, Box<Diagnostic>> {
    let tree = Yaml::parse(&source.text).map_err(|error| error.in_file(&source.path, 0))?;
    once(tree, source)
}

fn json(source: &Source) -> Result<Yaml, Box<Diagnostic>> {
    let tree = serde_json::from_str(&source.text).map_err(|error| {
        let whole = error.to_string();
        let message = whole.split(" at line ").next().unwrap_or(&whole);
        // Its columns count bytes.
        let before = source.text.split_inclusive('\n').take(error.line().saturating_sub(1));
        let line: usize = before.map(str::len).sum();
        let at = (line + error.column().saturating_sub(1)).min(source.text.len());
        fault("other", Place::bytes(&source.path, at..at)).with("message", message)
    })?;
    once(tree, source)
}

/// Refuses a tree with a key that is written twice.
fn once(tree: Yaml, source: &Source) -> Result<Yaml, Box<Diagnostic>> {
    let mut context = Context::new(&source.path);
    check_free(&tree, &mut context);
    match context.diagnostics.into_iter().next() {
        Some(twice) => Err(Box::new(twice)),
        None => Ok(tree),
    }
}

fn csv(source: &Source) -> Result<Yaml, Box<Diagnostic>> {
    let at = |line: u64| Place {
        file: source.path.clone(),
        spot: Spot::Line(usize::try_from(line).unwrap_or(usize::MAX).max(1), 1),
    };
    let unread = |error: csv::Error| {
        let line = error.position().map_or(1, csv::Position::line);
        fault("other", at(line)).with("message", error.to_string())
    };
    // Rows of another length are told here, in the reader's language.
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(source.text.as_bytes());
    let columns: Vec<String> = reader.headers().map_err(unread)?.iter().map(str::to_string).collect();
    for (number, name) in columns.iter().enumerate() {
        if name.is_empty() {
            return Err(Box::new(fault("unnamed", at(1))));
        }
        if columns[..number].contains(name) {
            return Err(Box::new(fault("twice", at(1)).with("name", name.as_str())));
        }
    }
    let mut rows = Vec::new();
    for row in reader.records() {
        let row = row.map_err(unread)?;
        if row.len() != columns.len() {
            let line = row.position().map_or(1, csv::Position::line);
            let fault = fault("columns", at(line)).with("values", row.len()).with("columns", columns.len());
            return Err(Box::new(fault));
        }
        rows.push(Yaml::Map(columns.iter().cloned().zip(row.iter().map(value)).collect()));
    }
    Ok(Yaml::List(rows))
}

/// Digits that a number keeps in 64 bits, whatever they are.
const MOST_DIGITS: usize = 15;

fn value(text: &str) -> Yaml {
    let (whole, decimals) = match text.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (text, None),
    };
    let digits = whole.strip_prefix('-').unwrap_or(whole);
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_plain = is_digits(digits)
        && (digits.len() == 1 || !digits.starts_with('0'))
        && decimals.is_none_or(is_digits)
        && digits.len() + decimals.map_or(0, str::len) <= MOST_DIGITS;
    // A point before three digits may sort them into groups.
    let is_grouped =
        decimals.is_some_and(|decimals| decimals.len() == 3) && digits.len() <= 3 && digits != "0";
    let number = match decimals {
        _ if !is_plain || is_grouped => None,
        None => text.parse().ok().map(Yaml::Int),
        Some(_) => text.parse().ok().map(Yaml::Float),
    };
    number.unwrap_or_else(|| Yaml::Text(text.into()))
}

fn fault(fault: &str, place: Place) -> Diagnostic {
    Diagnostic::new(Code::InvalidData, place).with("fault", fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_numbers_are_numbers() {
        for (text, expected) in [
            ("0", Yaml::Int(0)),
            ("-12", Yaml::Int(-12)),
            ("0.50", Yaml::Float(0.5)),
            ("-0.5", Yaml::Float(-0.5)),
            ("0.125", Yaml::Float(0.125)),
            ("1234.125", Yaml::Float(1234.125)),
            ("12.1250", Yaml::Float(12.125)),
            ("123456789012345", Yaml::Int(123_456_789_012_345)),
        ] {
            assert_eq!(value(text), expected, "{text}");
        }
        for text in [
            "",
            "-",
            ".5",
            "5.",
            "007",
            "0912345678",
            "1,5",
            "1 200",
            "1e5",
            "+1",
            "1.2.3",
            "1234567890123456",
            "٣",
            "năm",
        ] {
            assert_eq!(value(text), Yaml::Text(text.into()), "{text}");
        }
    }
}
