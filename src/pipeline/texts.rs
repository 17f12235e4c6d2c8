//! Texts: what lies under `content/`, each text read and parsed once for as long as it is the same.
//!
//! Paths that may have changed in, documents out. Stat and hash decide, not whoever names a path.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::load::files::FileEntry;
use crate::load::walk::Found;
use crate::load::{self, Content, text};
use crate::model::body::LazyBody;
use crate::model::diagnostic::{Checked, Diagnostic};
use crate::model::fingerprint::{Fingerprint, Hashed};
use crate::model::slug;
use crate::parse::{self, Document, Rules};
use crate::pipeline::cache::{Cache, Look, Stat, StoredText};
use crate::pipeline::{Progress, Stage};

/// The texts of the site, and the files beside them.
#[derive(Debug, Default)]
pub(super) struct Texts {
    /// By path.
    list: Vec<Text>,
    /// All other files under `content/`, by path.
    pub others: Vec<FileEntry>,
    /// What was wrong with files and folders that were come across.
    pub found: Vec<Diagnostic>,
    has_links: bool,
}

/// One text, and what was read of it.
#[derive(Debug)]
struct Text {
    found: Found,
    read: Option<Arc<Read>>,
    /// Whether it must be looked at again.
    is_doubtful: bool,
}

/// What was read of one text.
#[derive(Debug)]
pub(super) struct Read {
    /// Of the text; `None` if it could not be read.
    pub source: Option<Fingerprint>,
    /// Of the rules that it was parsed under.
    pub config: Fingerprint,
    pub document: Option<Document>,
    pub diagnostics: Vec<Diagnostic>,
    /// What the file looked like, where there is a cache.
    stat: Option<Stat>,
    /// Whether the cache holds just this.
    is_cached: AtomicBool,
    /// Whether all that the cache does not hold is what the file looks like.
    is_known: AtomicBool,
}

impl Texts {
    /// Walks all of `content/`; every text is doubtful then.
    pub fn find(&mut self, root: &Path) {
        let Checked { value: content, diagnostics } = load::content(root);
        let known = std::mem::take(&mut self.list).into_iter();
        let mut known: HashMap<PathBuf, Text> = known.map(|text| (text.found.disk.clone(), text)).collect();
        let take = |found: Found| {
            let earlier = known.remove(&found.disk).filter(|text| text.found.path == found.path);
            Text { read: earlier.and_then(|text| text.read), found, is_doubtful: true }
        };
        self.list = content.texts.into_iter().map(take).collect();
        self.others = content.others;
        self.has_links = content.has_links;
        self.found = diagnostics;
    }

    /// Looks at one path of the disk again. Returns whether files beside the texts may have changed.
    ///
    /// Costs a look at each path that is known, unless a known text has changed: that is found at once.
    pub fn find_at(&mut self, root: &Path, path: &Path) -> bool {
        let is_file = path.symlink_metadata().is_ok_and(|metadata| metadata.is_file());
        if let Some(text) = self.known(root, path).filter(|_| is_file) {
            text.is_doubtful = true;
            return false;
        }
        let Some(named) = path.strip_prefix(root).ok().and_then(Path::to_str).map(slug::nfc) else {
            self.find(root);
            return true;
        };
        let is_there = |other: &str| {
            other.strip_prefix(&*named).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let is_one = |other: &str, disk: &Path| !is_there(other) || disk.starts_with(path);
        let is_one_spelling = self.list.iter().all(|text| is_one(&text.found.path, &text.found.disk))
            && self.others.iter().all(|file| is_one(&file.source, &file.disk));
        let Checked { value: content, diagnostics } = load::content_at(root, path);
        // With links, one file may stand at many paths; with two spellings, two files at one.
        let is_plain = !self.has_links && !content.has_links && self.found.is_empty() && is_one_spelling;
        if !is_plain {
            self.find(root);
            return true;
        }
        self.found = diagnostics;
        self.list.retain(|text| !is_there(&text.found.path));
        let before = self.others.len();
        self.others.retain(|file| !is_there(&file.source));
        let beside = before != self.others.len() || !content.others.is_empty();
        let Content { texts, others, .. } = content;
        let new = |found| Text { found, read: None, is_doubtful: true };
        self.list.extend(texts.into_iter().map(new));
        self.list.sort_by(|a, b| a.found.path.cmp(&b.found.path));
        self.others.extend(others);
        self.others.sort_by(|a, b| a.source.cmp(&b.source));
        beside
    }

    fn known(&mut self, root: &Path, path: &Path) -> Option<&mut Text> {
        let named = slug::nfc(path.strip_prefix(root).ok()?.to_str()?);
        let at = self.list.binary_search_by(|text| text.found.path.as_ref().cmp(&*named)).ok()?;
        Some(&mut self.list[at]).filter(|text| text.found.disk == path)
    }

    /// Reads and parses what is doubtful or was parsed under another configuration; returns all documents, by path.
    pub fn documents(
        &mut self,
        rules: &Rules,
        cache: Option<&Cache>,
        diagnostics: &mut Vec<Diagnostic>,
        progress: Progress,
    ) -> Arc<[Document]> {
        let is_due = |text: &Text| {
            text.is_doubtful || text.read.as_ref().is_none_or(|read| read.config != rules.fingerprint)
        };
        let mut due: Vec<(usize, &mut Text)> =
            self.list.iter_mut().enumerate().filter(|(_, text)| is_due(text)).collect();
        let (done, total) = (AtomicUsize::new(0), due.len());
        due.par_iter_mut().for_each(|(number, text)| {
            let stored = cache.and_then(|cache| cache.text(&text.found.path, *number));
            let stat = cache.and_then(|_| Stat::of(&text.found.disk));
            text.read = Some(read(&text.found, text.read.take(), (stat, stored), rules));
            text.is_doubtful = false;
            progress(Stage::Parse, done.fetch_add(1, Ordering::Relaxed) + 1, total);
        });
        diagnostics.extend(self.found.iter().cloned());
        let all = || self.list.iter().filter_map(|text| text.read.as_ref());
        all().for_each(|read| diagnostics.extend(read.diagnostics.iter().cloned()));
        all().filter_map(|read| read.document.clone()).collect()
    }

    /// Returns what the cache is to hold: all, or what it does not hold yet. Texts with findings are not cached, so
    /// that they are found again.
    pub fn stored(&self, cache: &Cache, part: Part) -> (Vec<StoredText>, Vec<Look>) {
        let (mut texts, mut looks) = (Vec::new(), Vec::new());
        for read in self.list.iter().filter_map(|text| text.read.as_ref()) {
            let is_known = read.is_known.swap(true, Ordering::Relaxed);
            if read.is_cached.swap(true, Ordering::Relaxed) && part == Part::New {
                continue;
            }
            let document = read.document.as_ref().filter(|_| read.diagnostics.is_empty());
            let (Some(document), Some(source), Some(stat)) = (document, read.source, read.stat) else {
                continue;
            };
            let is_settled = cache.is_settled(stat);
            if is_known && part == Part::New {
                looks.push((document.meta.value.placement.file.clone(), source, stat, is_settled));
                continue;
            }
            texts.push(StoredText {
                stat,
                is_settled,
                source,
                config: read.config,
                meta: document.meta.value.clone(),
                fingerprint: document.meta.fingerprint,
                identity: document.identity,
                body: document.body.fingerprint,
                words: document.body.words,
                is_drawn: document.body.is_drawn,
            });
        }
        (texts, looks)
    }
}

/// How much the cache is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Everything.
    All,
    /// What it does not hold yet.
    New,
}

/// Reads a text, or takes what is known of it: from the cache if its file looks as it did, from there or from the last
/// time if its words are the same.
///
/// `stat` is asked for where there is a cache, and `stored` is what that says of the text, if anything.
fn read(
    found: &Found,
    before: Option<Arc<Read>>,
    (stat, stored): (Option<Stat>, Option<&StoredText>),
    rules: &Rules,
) -> Arc<Read> {
    let key = rules.fingerprint;
    let stored = stored.filter(|stored| stored.config == key);
    if let (None, Some(stored)) = (&before, stored)
        && stored.is_settled
        && stat == Some(stored.stat)
    {
        return Arc::new(restored(stored, stat, true));
    }
    let Checked { value: source, mut diagnostics } = text::read(found);
    let Some(source) = source else {
        let document = parse::unread(&found.path, &rules.config);
        return Arc::new(Read { document, diagnostics, ..nothing(key, stat) });
    };
    let same = |read: &Arc<Read>| {
        read.source == Some(source.fingerprint) && read.config == key && (read.stat == stat || stat.is_none())
    };
    if let Some(before) = before.filter(same) {
        return before;
    }
    if let Some(stored) =
        stored.filter(|stored| stored.source == source.fingerprint && diagnostics.is_empty())
    {
        return Arc::new(restored(stored, stat, false));
    }
    let document = parse::parse(&source, rules).drain_into(&mut diagnostics);
    let source = Some(source.fingerprint);
    Arc::new(Read { source, document, diagnostics, ..nothing(key, stat) })
}

fn restored(stored: &StoredText, stat: Option<Stat>, is_cached: bool) -> Read {
    let document = Document {
        meta: Hashed { value: stored.meta.clone(), fingerprint: stored.fingerprint },
        identity: stored.identity,
        body: Arc::new(LazyBody::known(stored.body, stored.words, stored.is_drawn)),
    };
    Read {
        source: Some(stored.source),
        config: stored.config,
        document: Some(document),
        diagnostics: Vec::new(),
        stat,
        is_cached: AtomicBool::new(is_cached),
        is_known: AtomicBool::new(true),
    }
}

/// Returns what is read of a file before it is read.
fn nothing(config: Fingerprint, stat: Option<Stat>) -> Read {
    let (is_cached, is_known) = (AtomicBool::new(false), AtomicBool::new(false));
    Read { source: None, config, document: None, diagnostics: Vec::new(), stat, is_cached, is_known }
}
