//! Themes: what each is made of, and what a theme and its parents come to together.
//!
//! A folder under `themes/` in, its texts and an inventory of its other files out. Which theme is whose parent is not
//! known here: that is written in YAML.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use crate::load::files::FileEntry;
use crate::load::walk::{self, Found};
use crate::load::{self, Source, Strings, entries, strings_of, texts_of};
use crate::model::diagnostic::{Checked, Diagnostic};
use crate::model::slug;
use crate::model::theme::{Descriptions, ThemeDescription};

/// What one theme is made of; paths are from the site's root.
#[derive(Clone, Debug)]
pub struct ThemeFiles {
    /// Its folder under `themes/`.
    pub name: Arc<str>,
    /// Its `theme.yaml`.
    pub description: ThemeYaml,
    /// Templates and components.
    pub templates: Vec<Source>,
    /// Fluent files.
    pub strings: Vec<Strings>,
    /// Files that are published under the fingerprint of what they hold.
    pub assets: Vec<FileEntry>,
    /// Files that are published as they are.
    pub fixed: Vec<FileEntry>,
}

/// The `theme.yaml` of a theme.
#[derive(Clone, Debug)]
pub enum ThemeYaml {
    /// Its text.
    Read(Source),
    /// There is something that cannot be read as a text; it is reported.
    Unreadable,
    /// There is none; where it should be.
    Absent(Arc<str>),
}

/// A theme and its parents.
#[derive(Clone, Debug, Default)]
pub struct ThemeChain {
    /// The site's theme first, then its parent, and so on.
    pub layers: Vec<ThemeLayer>,
    /// Whether it ends with a theme that has no parent. Else one is missing, cannot be read, or they go in a circle.
    pub is_whole: bool,
}

/// One theme of a chain.
#[derive(Clone, Debug)]
pub struct ThemeLayer {
    /// What it is made of.
    pub files: ThemeFiles,
    /// What it says of itself; `None` where that cannot be read.
    pub description: Option<ThemeDescription>,
}

/// Finds what a theme is made of, and reads its texts; `None` where there is no such folder, or nothing in it. Costs
/// one walk of it.
///
/// `layer` is 1 for the site's theme, 2 for its parent, and so on.
pub fn theme(root: &Path, name: &str, layer: usize) -> Checked<Option<ThemeFiles>> {
    let mut diagnostics = Vec::new();
    let folder = format!("themes/{name}");
    if name.contains(['/', '\\'])
        || name.is_empty()
        || name.starts_with('.')
        || is_empty(&load::disk_path(root, &folder))
    {
        return Checked { value: None, diagnostics };
    }
    let templates = ["templates", "components"]
        .iter()
        .flat_map(|inner| walk::walk(root, &format!("{folder}/{inner}"), &mut diagnostics).found)
        .collect::<Vec<_>>();
    let assets = walk::walk(root, &format!("{folder}/assets"), &mut diagnostics).found;
    let fixed = walk::walk(root, &format!("{folder}/static"), &mut diagnostics).found;
    let theme = ThemeFiles {
        name: name.into(),
        templates: texts_of(&templates, &mut diagnostics),
        description: description(root, &folder, &mut diagnostics),
        strings: strings_of(root, &format!("{folder}/locales"), layer, &mut diagnostics),
        assets: entries(assets, &format!("{folder}/assets/")),
        fixed: entries(fixed, &format!("{folder}/static/")),
    };
    Checked { value: Some(theme), diagnostics }
}

/// Returns the names of all themes that there are.
pub fn names(root: &Path) -> Vec<String> {
    let entries = fs::read_dir(root.join("themes")).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| !is_empty(&entry.path()));
    let names = folders.filter_map(|entry| Some(slug::nfc(entry.file_name().to_str()?).into_owned()));
    let mut names: Vec<_> = names.filter(|name| !name.starts_with('.')).collect();
    names.sort();
    names
}

fn description(root: &Path, folder: &str, diagnostics: &mut Vec<Diagnostic>) -> ThemeYaml {
    let path: Arc<str> = format!("{folder}/theme.yaml").into();
    let found = Found { disk: load::disk_path(root, &path), path: path.clone() };
    if let Some(diagnostic) = walk::outside(root, &found) {
        diagnostics.push(diagnostic);
        return ThemeYaml::Unreadable;
    }
    if found.disk.symlink_metadata().is_err() {
        return ThemeYaml::Absent(path);
    }
    texts_of(&[found], diagnostics).pop().map_or(ThemeYaml::Unreadable, ThemeYaml::Read)
}

/// Whether there is no folder, or one with nothing in it. One that cannot be listed is reported when it is walked.
fn is_empty(folder: &Path) -> bool {
    !folder.is_dir() || fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}

impl ThemeChain {
    /// Returns all templates and components.
    pub fn templates(&self) -> impl Iterator<Item = &Source> {
        self.layers.iter().flat_map(|layer| &layer.files.templates)
    }

    /// Returns all Fluent files.
    pub fn strings(&self) -> impl Iterator<Item = &Strings> {
        self.layers.iter().flat_map(|layer| &layer.files.strings)
    }

    /// Returns the assets, by path; a child's stands for its parent's of the same path.
    pub fn assets(&self) -> Vec<FileEntry> {
        self.nearest(|files| &files.assets)
    }

    /// Returns the files that are published as they are; a child's stands for its parent's of the same path.
    pub fn fixed(&self) -> Vec<FileEntry> {
        self.nearest(|files| &files.fixed)
    }

    fn nearest(&self, of: impl Fn(&ThemeFiles) -> &Vec<FileEntry>) -> Vec<FileEntry> {
        let furthest_first = self.layers.iter().rev().flat_map(|layer| of(&layer.files));
        let by_path: BTreeMap<_, _> = furthest_first.map(|file| (file.path.clone(), file.clone())).collect();
        by_path.into_values().collect()
    }

    /// Returns what the themes say of themselves.
    pub fn descriptions(&self) -> Descriptions<'_> {
        let themes = self.layers.iter().filter_map(|layer| layer.description.as_ref()).collect();
        Descriptions { themes, is_whole: self.is_whole }
    }

    /// Returns the names of the themes, the site's first: `báo → bamboo`.
    pub fn names(&self) -> String {
        self.layers.iter().map(|layer| &*layer.files.name).collect::<Vec<_>>().join(" → ")
    }
}
