//! The boundary: what the server shows, in plain types.
//!
//! Whoever rebuilds the publication makes one [`Showing`] after the other; the server asks it for
//! addresses. Must not know how pages come to be, nor HTTP.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use hyper::body::Bytes;

use crate::model::diagnostic::Severity;
use crate::model::fingerprint::Fingerprint;

/// Answers an address.
pub type Answering = dyn Fn(&str) -> Answer + Send + Sync;

/// Files that are published as they are, by their address, with what stands for each.
pub type Stamps = HashMap<Arc<str>, Fingerprint>;

/// All that is shown now: one value, replaced as a whole at every change.
pub struct Showing {
    /// Answers an address from the host's root: percent-decoded, checked, with its leading slash.
    ///
    /// Called on a thread that may wait; gives the same for as long as this `Showing` is shown.
    pub answer: Box<Answering>,
    /// What is wrong now, the gravest first.
    pub findings: Arc<[Shown]>,
    /// The style sheets of now.
    pub styles: Vec<Style>,
    /// Files that are published as they are, by their address as pages write it, with what stands for each.
    pub files: Arc<Stamps>,
    /// What is to be known of pages, by their address as links on pages write it.
    pub marks: HashMap<Arc<str>, Vec<Mark>>,
}

impl Showing {
    /// Returns a showing of findings alone: there is no site to be shown yet.
    pub fn nothing(findings: Arc<[Shown]>) -> Self {
        let answer = Box::new(|_: &str| Answer::Broken);
        Self { answer, findings, styles: Vec::new(), files: Arc::default(), marks: HashMap::new() }
    }
}

/// What stands at an address.
#[derive(Clone, Debug)]
pub enum Answer {
    /// A page of HTML, as `build` would write it.
    Page(Page),
    /// Another output, or a file that is in memory; its media type follows from the address.
    Bytes(Bytes),
    /// A file on the disk, of any size; its media type follows from the address.
    File(PathBuf),
    /// The address is another now: decoded, from the host's root, with its leading slash.
    Moved(String),
    /// Nothing; with the page that says so in the right language, if there is one.
    Missing(Option<Page>),
    /// A page that cannot be drawn now: the last one that could be is shown.
    Broken,
}

/// A page, and what only an editor sees of it.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The HTML.
    pub bytes: Bytes,
    /// What is laid over it.
    pub desk: Desk,
}

/// What only an editor sees: `build` never writes it.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// The path of the file that the page is made from.
    pub source: Option<String>,
    /// What is to be known of the page.
    pub marks: Vec<Mark>,
}

/// A remark on a page, such as that it is a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Why it is made.
    pub kind: MarkKind,
    /// Its words, in the editor's language.
    pub text: String,
}

/// Why a remark is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// Readers do not see the work: it is a draft.
    Draft,
    /// Readers do not see it yet.
    Scheduled,
    /// Readers do not see it any more.
    Expired,
    /// It stands in for a language that it is not translated into.
    Fallback,
    /// It is older than the edition that it is translated from.
    Older,
}

/// A style sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Style {
    /// Its path, as the theme names it.
    pub path: String,
    /// Its address, as pages write it.
    pub url: String,
    /// Its `integrity` attribute, as pages write it.
    pub integrity: String,
}

/// A finding, worded in the editor's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// How much it matters.
    pub severity: Severity,
    /// Its code, as `explain` takes it.
    pub code: String,
    /// What is wrong.
    pub message: String,
    /// Where: `file:line:column`.
    pub place: Option<String>,
    /// The line that is meant.
    pub snippet: Option<Snippet>,
    /// Other places that belong to it.
    pub related: Vec<String>,
    /// That there are more like it.
    pub more: Option<String>,
    /// What to do.
    pub help: Option<String>,
}

/// A line of a source, and what is meant in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The line's number, from 1.
    pub line: usize,
    /// The line, without its end.
    pub text: String,
    /// Where what is meant begins: a byte offset in `text`.
    pub from: usize,
    /// Where it ends: a byte offset, excluded.
    pub to: usize,
}

impl MarkKind {
    /// Returns its stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Scheduled => "scheduled",
            Self::Expired => "expired",
            Self::Fallback => "fallback",
            Self::Older => "older",
        }
    }
}
