//! Loading: the disk becomes sources (texts) and an inventory of all other files.
//!
//! Knows the file system; knows nothing of YAML, Markdown or pages. Symbolic links that stay in the
//! site's folder are followed; those that leave it, pipes and devices are reported and never opened.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::model::diagnostic::{Checked, Code, Diagnostic, Place};
use crate::model::fingerprint::Fingerprint;
use crate::model::slug;

pub mod assets;
pub mod files;
pub mod text;
pub mod theme;
pub mod walk;

use files::FileEntry;
use walk::{Found, Walked};

/// One text of the site.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its path from the site's root, NFC, with `/` between its parts.
    pub path: Arc<str>,
    /// Its text: UTF-8 without BOM, LF, NFC.
    pub text: Arc<str>,
    /// The fingerprint of that text, before characters that no page may show are replaced in it.
    pub fingerprint: Fingerprint,
}

/// What lies under `content/`.
#[derive(Clone, Debug, Default)]
pub struct Content {
    /// `**/*.md`, by path; each is read when it is parsed, so that not all are held at once.
    pub texts: Vec<Found>,
    /// All other files.
    pub others: Vec<FileEntry>,
    /// Whether symbolic links lead to any of it.
    pub has_links: bool,
}

/// A Fluent file.
#[derive(Clone, Debug)]
pub struct Strings {
    /// The text.
    pub source: Source,
    /// The folder's name: a language tag.
    pub lang: String,
    /// 0 for the site, 1 for its theme, 2 for that one's parent; lower ones win.
    pub layer: usize,
}

/// Reads `site.yaml`.
pub fn site(root: &Path) -> Checked<Option<Source>> {
    let path: Arc<str> = "site.yaml".into();
    if !root.join("site.yaml").exists() {
        let diagnostic = Diagnostic::new(Code::SiteMissing, Place::file(&path));
        return Checked { value: None, diagnostics: vec![diagnostic] };
    }
    let found = Found { path, disk: root.join("site.yaml") };
    if let Some(diagnostic) = walk::outside(root, &found) {
        return Checked { value: None, diagnostics: vec![diagnostic] };
    }
    text::read(&found)
}

/// Finds what lies under `content/`. Costs one walk.
pub fn content(root: &Path) -> Checked<Content> {
    let mut diagnostics = Vec::new();
    let walked = walk::walk(root, "content", &mut diagnostics);
    Checked { value: sorted_out(walked), diagnostics }
}

/// Finds what lies now at one path under `content/`: a file, a folder, or nothing.
pub fn content_at(root: &Path, path: &Path) -> Checked<Content> {
    let mut diagnostics = Vec::new();
    let walked = walk::walk_at(root, path, &mut diagnostics);
    Checked { value: sorted_out(walked), diagnostics }
}

fn sorted_out(walked: Walked) -> Content {
    let (mut texts, others): (Vec<_>, Vec<_>) =
        walked.found.into_iter().partition(|found| found.has_extension("md"));
    texts.retain(|found| !lies_apart(&found.path));
    Content { texts, others: entries(others, "content/"), has_links: walked.has_links }
}

/// Reads the files of the vocabulary among those that lie beside the texts.
pub fn vocabulary(others: &[FileEntry]) -> Checked<Vec<Source>> {
    let mut diagnostics = Vec::new();
    let found = others.iter().filter(|file| is_vocabulary(&file.path));
    let found: Vec<_> =
        found.map(|file| Found { path: file.source.clone(), disk: file.disk.clone() }).collect();
    Checked { value: texts_of(&found, &mut diagnostics), diagnostics }
}

/// Whether a file beside the content, by its path from there, is one of the vocabulary.
fn is_vocabulary(path: &str) -> bool {
    let inner = path.strip_prefix("_vocabulary/").filter(|inner| !inner.contains('/'));
    let extension = inner.and_then(|name| name.rsplit_once('.')).map(|(_, extension)| extension);
    extension.is_some_and(|found| found.eq_ignore_ascii_case("yaml") || found.eq_ignore_ascii_case("yml"))
}

/// Whether a file beside the content may not be published: what lies in the vocabulary's folder, copies of its files
/// too, holds the names of those who write under another. Its pictures do not.
pub fn is_private(file: &FileEntry) -> bool {
    file.path.starts_with("_vocabulary/") && file.picture.is_none()
}

/// Reads the site's own Fluent files.
pub fn strings(root: &Path) -> Checked<Vec<Strings>> {
    let mut diagnostics = Vec::new();
    Checked { value: strings_of(root, "locales", 0, &mut diagnostics), diagnostics }
}

/// Finds the site's own files that are published as they are.
pub fn fixed(root: &Path) -> Checked<Vec<FileEntry>> {
    let mut diagnostics = Vec::new();
    let found = walk::walk_all(root, "static", &mut diagnostics).found;
    Checked { value: entries(found, "static/"), diagnostics }
}

/// Whether a path leads through a folder of what pages are made from: `content/_data/README.md`.
fn lies_apart(path: &str) -> bool {
    path.rsplit_once('/').is_some_and(|(folder, _)| folder.split('/').any(|part| part.starts_with('_')))
}

fn strings_of(root: &Path, folder: &str, layer: usize, diagnostics: &mut Vec<Diagnostic>) -> Vec<Strings> {
    let found = walk::walk(root, folder, diagnostics).found;
    // The program's own messages lie beside the site's; they are built in and not read here.
    let found =
        found.into_iter().filter(|found| found.has_extension("ftl") && !found.path.ends_with("/cli.ftl"));
    let sources = texts_of(&found.collect::<Vec<_>>(), diagnostics);
    let lang =
        |source: &Source| source.path[folder.len() + 1..].split('/').next().unwrap_or_default().to_string();
    sources.into_iter().map(|source| Strings { lang: lang(&source), source, layer }).collect()
}

fn texts_of(found: &[Found], diagnostics: &mut Vec<Diagnostic>) -> Vec<Source> {
    let read: Vec<_> = found.par_iter().map(text::read).collect();
    read.into_iter().filter_map(|checked| checked.drain_into(diagnostics)).collect()
}

fn entries(found: Vec<Found>, prefix: &str) -> Vec<FileEntry> {
    found.into_par_iter().map(|found| FileEntry::new(found, prefix)).collect()
}

/// Returns the path on disk of a source, for drawing the line that a diagnostic is about.
///
/// Sources are named in NFC; a name that is stored in another form is looked for in its folder.
pub fn disk_path(root: &Path, source: &str) -> PathBuf {
    let path = root.join(source);
    if path.exists() {
        return path;
    }
    source.split('/').fold(root.to_path_buf(), |folder, part| {
        let is_meant = |path: &PathBuf| {
            path.file_name().and_then(|name| name.to_str()).is_some_and(|name| slug::nfc(name) == part)
        };
        let entries = fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path());
        entries.filter(is_meant).min().unwrap_or_else(|| folder.join(part))
    })
}
