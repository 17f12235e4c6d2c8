//! What linking remembers from one time to the next, so that an edit of one file costs one work.
//!
//! Whatever is remembered stands under the fingerprint of all that it was made from. Linking with a
//! memory and without one give the same; a memory that is lost costs time alone.

use std::sync::Arc;

use jiff::Timestamp;

use crate::link::Edition;
use crate::link::lists::Lists;
use crate::link::mentions::Mentions;
use crate::link::references::Pointers;
use crate::link::routes::Routes;
use crate::link::terms::Terms;
use crate::link::works::Group;
use crate::model::diagnostic::Diagnostic;
use crate::model::fingerprint::{Fingerprint, FingerprintMap};
use crate::model::front::{FrontMatter, Kind};
use crate::model::memo::Memo;
use crate::model::when::Moment;

/// What linking remembers. Its size is that of the publication last linked.
#[derive(Debug, Default)]
pub struct Memory {
    /// The configuration and flags for which all of it holds.
    given: Fingerprint,
    pub(super) groups: Memo<Arc<[Group]>>,
    works: FingerprintMap<WorkMemory>,
    pub(super) lists: Memo<Arc<Lists>>,
    pub(super) routes: Memo<Arc<Routes>>,
    pub(super) terms: Memo<Arc<Terms>>,
    /// What stand-ins with pages of their own point to.
    pub(super) stand_ins: FingerprintMap<Arc<Pointers>>,
}

/// What is remembered of one work, for as long as its files and the cascades above it say the same.
#[derive(Debug, Default)]
pub(super) struct WorkMemory {
    /// By language.
    pub editions: Vec<Option<EditionMemory>>,
    /// What was wrong with them.
    pub diagnostics: Vec<Diagnostic>,
}

/// What is remembered of one edition.
#[derive(Debug)]
pub(super) struct EditionMemory {
    /// What its file says with all that it inherits.
    pub front: Arc<FrontMatter>,
    /// Stands for that, under one configuration.
    pub said: Fingerprint,
    pub term: Term,
    pub date: Option<Moment>,
    pub updated: Option<Moment>,
    pub kind: Kind,
    /// What it names of the vocabulary.
    pub mentions: Arc<Mentions>,
    /// Its address, under its section's.
    pub url: Memo<Arc<str>>,
    /// The edition of the last time it was out.
    pub last: Option<Arc<Edition>>,
    /// What it points to, under the addresses of all works.
    pub pointers: Memo<Arc<Pointers>>,
}

/// From when to when an edition may be read, and whether it is ready at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub ready: bool,
    pub start: Option<Timestamp>,
    pub end: Option<Timestamp>,
}

impl Memory {
    /// Forgets all that does not hold under another configuration.
    pub(super) fn hold_for(&mut self, given: Fingerprint) {
        if self.given != given {
            *self = Self { given, ..Self::default() };
        }
    }

    /// Takes out what is remembered of a work.
    pub(super) fn take(&mut self, key: Fingerprint) -> Option<WorkMemory> {
        self.works.remove(&key)
    }

    /// Remembers these works, and no others.
    pub(super) fn keep(&mut self, keys: Vec<Fingerprint>, works: Vec<WorkMemory>) {
        self.works = keys.into_iter().zip(works).collect();
    }
}
