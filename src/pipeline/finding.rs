//! Findings: diagnostics with their places as lines and columns, ready to be drawn.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use crate::load::text;
use crate::load::{self, Source};
use crate::model::diagnostic::{Diagnostic, Place, Spot};
use crate::model::fingerprint::Fingerprint;
use crate::model::slug;
use crate::model::yaml;
use crate::parse::{self, Rules};

/// A diagnostic and where it is.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What is wrong.
    pub diagnostic: Diagnostic,
    /// Where.
    pub at: Option<Located>,
    /// Other places that belong to it.
    pub related: Vec<Located>,
}

/// A place as an editor sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// The path from the site's root.
    pub file: Arc<str>,
    /// Line and column, if it is a place in the file.
    pub spot: Option<LineSpot>,
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineSpot {
    /// The line, from 1.
    pub line: usize,
    /// The column in the file as stored, from 1, in characters.
    pub column: usize,
    /// The line's text.
    pub text: String,
    /// The bytes of that text that are meant.
    pub from: usize,
    /// Where they end.
    pub to: usize,
}

/// Finds the places of diagnostics and sorts them: by file, line, column, then code.
///
/// Reads each file that has something wrong once more.
pub fn findings(diagnostics: Vec<Diagnostic>, root: &Path, rules: Option<&Rules>) -> Vec<Finding> {
    let mut finder = Finder { root, rules, texts: HashMap::new() };
    let mut findings: Vec<Finding> = diagnostics
        .into_iter()
        .map(|diagnostic| Finding {
            at: diagnostic.at.as_ref().map(|place| finder.locate(place)),
            related: diagnostic.related.iter().map(|place| finder.locate(place)).collect(),
            diagnostic,
        })
        .collect();
    let key = |finding: &Finding| {
        let spot = |at: &Located| at.spot.as_ref().map(|spot| (spot.line, spot.column));
        (
            finding.at.as_ref().map(|at| (at.file.clone(), spot(at))),
            finding.diagnostic.code,
            finding.diagnostic.args.clone(),
        )
    };
    findings.sort_by_cached_key(key);
    findings.dedup_by(|a, b| a.diagnostic == b.diagnostic);
    findings
}

struct Finder<'a> {
    root: &'a Path,
    rules: Option<&'a Rules>,
    texts: HashMap<Arc<str>, Option<File>>,
}

/// A file as loaded, and as it is stored but for the ends of its lines.
struct File {
    source: Source,
    raw: String,
}

impl Finder<'_> {
    fn locate(&mut self, place: &Place) -> Located {
        let rules = self.rules;
        let root = self.root;
        let file = self.texts.entry(place.file.clone()).or_insert_with(|| read(root, &place.file));
        let spot = file.as_ref().and_then(|file| file.spot(&place.spot, rules));
        Located { file: place.file.clone(), spot }
    }
}

fn read(root: &Path, path: &Arc<str>) -> Option<File> {
    let disk = load::disk_path(root, path);
    let metadata = fs::metadata(&disk).ok()?;
    if !metadata.is_file() || metadata.len() > text::LARGEST {
        return None;
    }
    let raw = String::from_utf8_lossy(&fs::read(&disk).ok()?).replace("\r\n", "\n").replace('\r', "\n");
    let normal = text::normalise(&raw);
    let source = Source {
        path: path.clone(),
        fingerprint: Fingerprint::of_bytes(normal.as_bytes()),
        text: normal.as_ref().into(),
    };
    Some(File { source, raw })
}

impl File {
    fn spot(&self, spot: &Spot, rules: Option<&Rules>) -> Option<LineSpot> {
        let text = &*self.source.text;
        let range = match spot {
            Spot::Whole => return None,
            Spot::Bytes(from, to) => *from..*to,
            Spot::Line(line, column) => {
                let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
                let inside: usize = text[start..].chars().take(column - 1).map(char::len_utf8).sum();
                start + inside..start + inside
            }
            Spot::Yaml(yaml) if !self.source.path.ends_with(".md") => yaml::locate::locate(text, yaml)?,
            Spot::Yaml(_) | Spot::Reference(_) | Spot::Directive(_) => {
                parse::locate(&self.source, spot, rules?)?
            }
        };
        let from = floor(text, range.start);
        let start = text[..from].rfind('\n').map_or(0, |at| at + 1);
        let end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let to = floor(text, range.end.clamp(from, end.max(from)));
        let line = text[..start].matches('\n').count() + 1;
        let shown = text[start..end].to_string();
        let column = self.stored_column(line, &text[start..from]);
        Some(LineSpot { line, column, text: shown, from: from - start, to: to - start })
    }

    /// Returns the column in the file as stored: an editor that shows a decomposed text counts its
    /// combining marks too.
    fn stored_column(&self, line: usize, before: &str) -> usize {
        let wanted = decomposed(before);
        let raw = self.raw.lines().nth(line - 1).unwrap_or_default();
        let raw = raw.strip_prefix('\u{feff}').unwrap_or(raw);
        let mut seen = 0;
        let mut column = 1;
        for c in raw.chars() {
            if seen >= wanted {
                break;
            }
            seen += decomposed(c.encode_utf8(&mut [0; 4]));
            column += 1;
        }
        column
    }
}

fn decomposed(text: &str) -> usize {
    slug::nfd(text).chars().count()
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
