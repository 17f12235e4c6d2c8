//! What other pages may know of a document.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::model::body::{Heading, Reference};
use crate::model::front::FrontMatter;

/// What one file says of itself, all that linking sees. No places are in it, so that moving a line
/// does not count as a change.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Meta {
    /// Where the file stands among the works.
    pub placement: Placement,
    /// What its front matter says.
    pub front: Arc<FrontMatter>,
    /// The text before `<!-- more -->`, else the first paragraph: the lead where none is written.
    pub excerpt: Option<Arc<str>>,
    /// Its headings.
    pub outline: Vec<Heading>,
    /// What its body points to.
    pub references: Vec<Reference>,
}

/// Where a file stands among the works, as its path says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Placement {
    /// Its path from the site's root: `content/news/a.vi.md`.
    pub file: Arc<str>,
    /// The folder it lies in, from `content/`; relative links and pictures start there.
    pub home: Arc<str>,
    /// The folder of the work, the same in all languages: `news`; empty at the top.
    pub folder: Arc<str>,
    /// The work's name in its folder, the date prefix kept: `2024-12-20-a`; empty for `_index`.
    pub stem: Arc<str>,
    /// The path that is the same in all languages of the work: `news/a`, `news/_index`.
    pub work: Arc<str>,
    /// The index of its language.
    pub language: usize,
    /// What it is.
    pub role: Role,
    /// Where the language was read from.
    pub layout: Layout,
}

/// What a content file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// The front page or a section: `_index`.
    Section,
    /// A work in a file of its own.
    Page,
    /// A work in a folder of its own, with its pictures: `index`.
    Bundle,
}

/// The two ways to keep languages apart. A site keeps to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Layout {
    /// `news/a.vi.md`, `news/a.en.md`.
    Suffixes,
    /// `vi/news/a.md`, `en/news/a.md`.
    Folders,
}
