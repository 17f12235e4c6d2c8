//! What is done about a build that was killed: a complete journal goes forward, all else of it goes away.

use super::disk;
use super::exchange::{self, MARK};
use super::journal::Journal;
use super::stage::TREE;
use crate::model::error::{Action, Error};
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// Finishes or removes what an interrupted build has left at `stage`.
pub fn recover(stage: &Path, dir: &Path) -> Result<(), Error> {
    match disk::look(stage)? {
        None => return Ok(()),
        Some(metadata) if !metadata.is_dir() => {
            return fs::remove_file(stage).map_err(Action::Remove.on(stage));
        }
        Some(_) => {}
    }
    if let Some(folder) = disk::look(dir)? {
        if let Some(journal) = Journal::read(stage) {
            journal.begin(stage, dir)?;
            journal.finish(stage, dir)?;
        }
        // The mark names the folder that was to be put in place: if it is in place, the stage holds the old site.
        let marked = disk::read(&stage.join(MARK));
        if marked.is_some_and(|mark| mark == exchange::mark(folder.ino()).as_bytes()) {
            exchange::retire(&stage.join(TREE), dir)?;
        }
    }
    disk::remove_tree(stage)
}
