//! Loading: the disk becomes sources (texts) and an inventory of all other files.
//!
//! Knows the file system; knows nothing of YAML, Markdown or pages. Symbolic links that stay in the
//! site's folder are followed; those that leave it, pipes and devices are reported and never opened.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::model::diagnostic::{Checked, Code, Diagnostic, Place};
use crate::model::error::Error;
use crate::model::fingerprint::Fingerprint;
use crate::model::slug;

pub mod assets;
pub mod files;
pub mod text;
pub mod walk;

use files::{FileEntry, Files};
use walk::Found;

/// One text of the site.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its path from the site's root, NFC, with `/` between its parts.
    pub path: Arc<str>,
    /// Its text: UTF-8 without BOM, LF, NFC.
    pub text: Arc<str>,
    /// The fingerprint of that text.
    pub fingerprint: Fingerprint,
}

/// Everything that the site is made from.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// `content/**/*.md`, by path; each is read when it is parsed, so that not all are held at once.
    pub content: Vec<Found>,
    /// The theme's `theme.yaml`.
    pub theme: Option<Source>,
    /// The theme's templates and components; paths are from the site's root.
    pub templates: Vec<Source>,
    /// Fluent files of the site (layer 0) and of the theme (layer 1), with the name of their folder.
    pub strings: Vec<Strings>,
    /// All files that are not texts to be read.
    pub files: Files,
}

/// A Fluent file.
#[derive(Clone, Debug)]
pub struct Strings {
    /// The text.
    pub source: Source,
    /// The folder's name: a language tag.
    pub lang: String,
    /// 0 for the site, 1 for its theme; lower ones win.
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

/// Finds everything, and reads all texts but `site.yaml` and the content. Costs one walk of the site.
///
/// # Errors
/// The root cannot be listed.
pub fn load(root: &Path, theme: &str) -> Result<Checked<Sources>, Error> {
    let root = root.canonicalize().map_err(crate::model::error::Action::List.on(root))?;
    let mut diagnostics = Vec::new();
    let mut sources = Sources::default();
    let theme_root = format!("themes/{theme}");
    if theme.contains(['/', '\\']) || theme.starts_with('.') || is_empty(&root.join(&theme_root)) {
        let place = crate::model::config::Config::place("theme");
        diagnostics.push(Diagnostic::new(Code::UnknownTheme, place).with("theme", theme));
    }

    let content = walk::walk(&root, "content", &mut diagnostics);
    let (mut texts, others): (Vec<_>, Vec<_>) =
        content.into_iter().partition(|found| found.has_extension("md"));
    texts.retain(|found| !lies_apart(&found.path));
    sources.content = texts;
    let templates = ["templates", "components"]
        .iter()
        .flat_map(|folder| walk::walk(&root, &format!("{theme_root}/{folder}"), &mut diagnostics))
        .collect::<Vec<_>>();
    sources.templates = texts_of(&templates, &mut diagnostics);
    let description = Found {
        path: format!("{theme_root}/theme.yaml").into(),
        disk: root.join(&theme_root).join("theme.yaml"),
    };
    match walk::outside(&root, &description) {
        Some(diagnostic) => diagnostics.push(diagnostic),
        None if description.disk.symlink_metadata().is_ok() => {
            sources.theme = texts_of(&[description], &mut diagnostics).pop();
        }
        None => {}
    }
    for (layer, folder) in ["locales".to_string(), format!("{theme_root}/locales")].iter().enumerate() {
        sources.strings.extend(strings(&root, folder, layer, &mut diagnostics));
    }

    let assets = walk::walk(&root, &format!("{theme_root}/assets"), &mut diagnostics);
    let theirs = walk::walk(&root, &format!("{theme_root}/static"), &mut diagnostics);
    let ours = walk::walk_all(&root, "static", &mut diagnostics);
    let mut fixed = entries(theirs, &format!("{theme_root}/static/"));
    fixed.extend(entries(ours, "static/"));
    let assets = entries(assets, &format!("{theme_root}/assets/"));
    sources.files = Files::new(entries(others, "content/"), assets, fixed);
    Ok(Checked { value: sources, diagnostics })
}

/// Whether there is no folder, or one with nothing in it. One that cannot be listed is reported when it is walked.
fn is_empty(folder: &Path) -> bool {
    !folder.is_dir() || fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}

/// Whether a path leads through a folder of what pages are made from: `content/_data/README.md`.
fn lies_apart(path: &str) -> bool {
    path.rsplit_once('/').is_some_and(|(folder, _)| folder.split('/').any(|part| part.starts_with('_')))
}

fn strings(root: &Path, folder: &str, layer: usize, diagnostics: &mut Vec<Diagnostic>) -> Vec<Strings> {
    let found = walk::walk(root, folder, diagnostics);
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
