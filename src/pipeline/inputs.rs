//! Inputs: everything on the disk that the site is made from, as far as it was looked at.
//!
//! Paths that may have changed in; what is read again is what they name. Whatever else has changed
//! is not seen until it is named, or until everything is looked at.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::load::files::{FileEntry, Files};
use crate::load::theme::ThemeChain;
use crate::load::{self, Source, Strings};
use crate::model::diagnostic::{Checked, Diagnostic};
use crate::pipeline::texts::Texts;
use crate::pipeline::themes;

/// What may have changed since the last time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changes {
    /// Anything.
    Everything,
    /// What lies at these paths, absolute and below the canonical root, as the disk spells them. A folder stands for all
    /// below it. A file that links reach by several names is named by all of them.
    Paths(BTreeSet<PathBuf>),
    /// Nothing but the time.
    Clock,
}

impl Changes {
    /// Returns these changes and others.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Clock, changes) | (changes, Self::Clock) => changes,
            (Self::Paths(mut paths), Self::Paths(more)) => {
                paths.extend(more);
                Self::Paths(paths)
            }
            _ => Self::Everything,
        }
    }
}

/// What was read from the disk.
#[derive(Debug, Default)]
pub(super) struct Inputs {
    /// The site's folder, without links on the way to it.
    pub root: PathBuf,
    pub site: Option<Checked<Option<Source>>>,
    pub texts: Texts,
    themes: Option<(String, Checked<Arc<ThemeChain>>)>,
    strings: Option<Checked<Vec<Strings>>>,
    fixed: Option<Checked<Vec<FileEntry>>>,
    files: Option<Arc<Files>>,
    vocabulary: Option<Checked<Vec<Source>>>,
}

impl Inputs {
    /// Takes note of what may have changed.
    pub fn note(&mut self, changes: &Changes) {
        match changes {
            Changes::Everything => {
                let root = std::mem::take(&mut self.root);
                let mut texts = std::mem::take(&mut self.texts);
                texts.find(&root);
                *self = Self { root, texts, ..Self::default() };
            }
            Changes::Paths(paths) => {
                for path in paths {
                    self.note_path(path);
                }
            }
            Changes::Clock => {}
        }
    }

    fn note_path(&mut self, path: &Path) {
        let Ok(inner) = path.strip_prefix(&self.root) else {
            self.note(&Changes::Everything);
            return;
        };
        let first = inner.components().next().map(|part| part.as_os_str().to_string_lossy().into_owned());
        match first.as_deref() {
            None => self.note(&Changes::Everything),
            Some("content") => {
                let root = std::mem::take(&mut self.root);
                if self.texts.find_at(&root, path) {
                    (self.files, self.vocabulary) = (None, None);
                }
                self.root = root;
            }
            Some("site.yaml") => self.site = None,
            // Any theme may be one that the site's builds upon, or may be about to become one.
            Some("themes") => (self.themes, self.files) = (None, None),
            Some("locales") => self.strings = None,
            Some("static") => (self.fixed, self.files) = (None, None),
            Some(_) => {}
        }
    }

    /// Returns `site.yaml`.
    pub fn site(&mut self, diagnostics: &mut Vec<Diagnostic>) -> Option<Source> {
        let checked = self.site.get_or_insert_with(|| load::site(&self.root));
        diagnostics.extend(checked.diagnostics.iter().cloned());
        checked.value.clone()
    }

    /// Returns a theme with its parents.
    pub fn themes(&mut self, name: &str, diagnostics: &mut Vec<Diagnostic>) -> Arc<ThemeChain> {
        if self.themes.as_ref().is_none_or(|(known, _)| known != name) {
            self.themes = None;
            self.files = None;
        }
        let (_, checked) = self.themes.get_or_insert_with(|| {
            let Checked { value, diagnostics } = themes::chain(&self.root, name);
            (name.to_string(), Checked { value: Arc::new(value), diagnostics })
        });
        diagnostics.extend(checked.diagnostics.iter().cloned());
        checked.value.clone()
    }

    /// Returns the Fluent files of the site, then those of its theme and that one's parents.
    pub fn strings(&mut self, themes: &ThemeChain, diagnostics: &mut Vec<Diagnostic>) -> Vec<Strings> {
        let checked = self.strings.get_or_insert_with(|| load::strings(&self.root));
        diagnostics.extend(checked.diagnostics.iter().cloned());
        checked.value.iter().chain(themes.strings()).cloned().collect()
    }

    /// Returns the inventory of all files that are no texts.
    pub fn files(&mut self, themes: &ThemeChain, diagnostics: &mut Vec<Diagnostic>) -> Arc<Files> {
        let fixed = self.fixed.get_or_insert_with(|| load::fixed(&self.root));
        diagnostics.extend(fixed.diagnostics.iter().cloned());
        let made = self.files.get_or_insert_with(|| {
            // The site's own files win over those of its theme.
            let fixed = themes.fixed().into_iter().chain(fixed.value.iter().cloned()).collect();
            let beside = self.texts.others.iter().filter(|file| !load::is_private(file));
            Arc::new(Files::new(beside.cloned().collect(), themes.assets(), fixed))
        });
        made.clone()
    }

    /// Returns the files of the vocabulary.
    pub fn vocabulary(&mut self, diagnostics: &mut Vec<Diagnostic>) -> &[Source] {
        let checked = self.vocabulary.get_or_insert_with(|| load::vocabulary(&self.texts.others));
        diagnostics.extend(checked.diagnostics.iter().cloned());
        &checked.value
    }
}
