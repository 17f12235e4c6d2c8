//! What other pages may know of a document.

use std::sync::Arc;

use crate::model::body::{Heading, Reference};
use crate::model::front::FrontMatter;

/// What one file says of itself, all that linking sees. No places are in it, so that moving a line
/// does not count as a change.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Meta {
    /// Where the file stands among the works.
    pub placement: Placement,
    /// What its front matter says.
    pub front: FrontMatter,
    /// The text before `<!-- more -->`, else the first paragraph: the lead where none is written.
    pub excerpt: Option<Arc<str>>,
    /// Its headings.
    pub outline: Vec<Heading>,
    /// What its body points to.
    pub references: Vec<Reference>,
}

/// Where a file stands among the works, as its path says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Placement {
    /// Its path from the site's root: `content/news/a.vi.md`.
    pub file: Arc<str>,
    /// The folder that holds the work, from `content/`: `news`; empty at the top.
    pub folder: Arc<str>,
    /// The name of the work in its folder, without language, extension and date prefix kept:
    /// `2024-12-20-a`; empty for a section's `_index`.
    pub stem: Arc<str>,
    /// The index of its language.
    pub language: usize,
    /// What it is.
    pub role: Role,
}

/// What a content file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The front page or a section: `_index`.
    Section,
    /// A work in a file of its own.
    Page,
    /// A work in a folder of its own, with its pictures: `index`.
    Bundle,
}

impl Placement {
    /// Returns the folder that relative links and pictures start from, from `content/`.
    pub fn home(&self) -> String {
        match self.role {
            Role::Bundle if self.folder.is_empty() => self.stem.to_string(),
            Role::Bundle => format!("{}/{}", self.folder, self.stem),
            Role::Section | Role::Page => self.folder.to_string(),
        }
    }

    /// Returns the path that is the same in all languages of the work: `news/a`, `news/_index`.
    pub fn work(&self) -> String {
        let stem = if self.role == Role::Section { "_index" } else { &self.stem };
        if self.folder.is_empty() { stem.to_string() } else { format!("{}/{stem}", self.folder) }
    }
}
