//! From outputs and stale files to the list of changes.

use super::journal::Journal;
use super::{Note, State, disk};
use crate::model::error::{Action, Error};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// Sorts the changes into the order that they are made in.
pub fn plan(outputs: &BTreeMap<Box<str>, Note>, stale: &BTreeSet<Box<str>>) -> Result<Journal, Error> {
    let mut plan = Journal::default();
    let mut in_the_way = BTreeSet::new();
    for (path, note) in outputs {
        if let Some(above) = disk::ancestors(path).find(|above| outputs.contains_key(*above)) {
            return Err(Action::Create.on(Path::new(above))(ErrorKind::AlreadyExists.into()));
        }
        match note.state {
            State::Unchanged => {}
            State::Added => {
                in_the_way.extend(disk::ancestors(path).filter_map(|above| stale.get(above)));
                plan.added.push(path.clone());
            }
            State::Replaced => plan.replaced.push(path.clone()),
        }
    }
    let (cleared, removed) = stale.iter().cloned().partition(|path| {
        in_the_way.contains(path) || disk::ancestors(path).any(|above| outputs.contains_key(above))
    });
    (plan.cleared, plan.removed) = (cleared, removed);
    Ok(plan)
}

/// Tells whether a folder could go with the stale files in it. An empty folder is somebody's too.
pub fn holds_only(dir: &Path, folder: &str, stale: &BTreeSet<Box<str>>) -> Result<bool, Error> {
    let at = dir.join(folder);
    let mut is_empty = true;
    for entry in fs::read_dir(&at).map_err(Action::List.on(&at))? {
        let entry = entry.map_err(Action::List.on(&at))?;
        let kind = entry.file_type().map_err(Action::List.on(&at))?;
        let Some(path) = entry.file_name().to_str().map(|name| disk::join(folder, name)) else {
            return Ok(false);
        };
        is_empty = false;
        let goes = if kind.is_dir() { holds_only(dir, &path, stale)? } else { stale.contains(&*path) };
        if !goes {
            return Ok(false);
        }
    }
    Ok(!is_empty)
}
