//! An edit: what is edited, and how a watcher tells of it.

use proptest::prelude::*;
use proptest::sample::select;

/// One edit. Numbers choose among what is there when it is made.
#[derive(Clone, Debug)]
pub struct Edit {
    pub what: What,
    pub pick: usize,
    pub value: usize,
    pub naming: Naming,
    /// Whether the next edit is told together with this one.
    pub with_next: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Body,
    SameSize,
    Front,
    Index,
    Config,
    Vocabulary,
    Template,
    Strings,
    Style,
    Extends,
    Data,
    Picture,
    NoPicture,
    Static,
    NewFile,
    NewFolder,
    NewEdition,
    NewIndex,
    Remove,
    RemoveFolder,
    Rename,
    RenameFolder,
    Recompose,
    Bundle,
    FileOrFolder,
    Link,
    Break,
    Away,
    Mend,
    Clock,
    Touch,
    Foreign,
}

/// How a watcher tells of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    Exact,
    Above,
    Everything,
    /// With paths that did not change, or are not there.
    More,
}

use What as W;
const WHATS: &[What] = &[
    W::Body,
    W::Body,
    W::Body,
    W::SameSize,
    W::Front,
    W::Front,
    W::Front,
    W::Front,
    W::Front,
    W::Front,
    W::Index,
    W::Index,
    W::Index,
    W::Index,
    W::Config,
    W::Config,
    W::Config,
    W::Vocabulary,
    W::Vocabulary,
    W::Vocabulary,
    W::Template,
    W::Template,
    W::Strings,
    W::Strings,
    W::Style,
    W::Style,
    W::Extends,
    W::Data,
    W::Picture,
    W::Picture,
    W::NoPicture,
    W::Static,
    W::NewFile,
    W::NewFolder,
    W::NewEdition,
    W::NewIndex,
    W::Remove,
    W::Remove,
    W::RemoveFolder,
    W::Rename,
    W::RenameFolder,
    W::Recompose,
    W::Bundle,
    W::FileOrFolder,
    W::Link,
    W::Link,
    W::Break,
    W::Break,
    W::Away,
    W::Mend,
    W::Mend,
    W::Mend,
    W::Clock,
    W::Clock,
    W::Clock,
    W::Touch,
    W::Foreign,
];

pub fn edits() -> impl Strategy<Value = Vec<Edit>> {
    use Naming::{Above, Everything, Exact, More};
    let naming = select(vec![Exact, Exact, Exact, Exact, Above, Above, More, More, Everything]);
    let edit = (select(WHATS), 0..4096_usize, 0..4096_usize, naming, prop::bool::weighted(0.2));
    let edit =
        edit.prop_map(|(what, pick, value, naming, with_next)| Edit { what, pick, value, naming, with_next });
    prop::collection::vec(edit, 1..=12)
}
