//! The stage: a folder on the file system of the output folder where the new files wait.

use super::disk;
use crate::model::error::{Action, Error};
use std::collections::HashSet;
use std::fs::{self, DirBuilder, File};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::DirBuilderExt;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A stage. Dropping it leaves it on the disk.
pub struct Stage {
    /// The stage's folder.
    pub root: PathBuf,
    /// The staged outputs, each at its path.
    pub tree: PathBuf,
    /// Whether the whole tree can take the output folder's place.
    pub seat: Seat,
    /// The folders of the tree that exist, so that each is created once, without asking the disk.
    made: Mutex<HashSet<Box<str>>>,
}

/// Where a stage stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Seat {
    /// Beside the output folder: the two can change places.
    Beside,
    /// In the output folder.
    Inside,
}

impl Stage {
    /// Creates a stage.
    pub fn create(root: PathBuf, seat: Seat) -> Result<Self, Error> {
        // For us alone: in the output folder a web server might show it.
        DirBuilder::new().mode(0o700).create(&root).map_err(Action::Create.on(&root))?;
        let tree = root.join(TREE);
        fs::create_dir(&tree).map_err(Action::Create.on(&tree))?;
        Ok(Self { root, tree, seat, made: Mutex::default() })
    }

    /// Creates a folder of the tree and those above it.
    pub fn make(&self, folder: &str) -> Result<(), Error> {
        if self.has(folder) {
            return Ok(());
        }
        let path = self.tree.join(folder);
        match fs::create_dir(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                self.make(disk::parent(folder))?;
                fs::create_dir(&path)
            }
            other => other,
        }
        .or_else(|error| match error.kind() {
            // Another thread was first.
            ErrorKind::AlreadyExists if path.is_dir() => Ok(()),
            _ => Err(error),
        })
        .map_err(Action::Create.on(&path))?;
        lock(&self.made).insert(folder.into());
        Ok(())
    }

    /// Tells whether a folder of the tree exists.
    pub fn has(&self, folder: &str) -> bool {
        folder.is_empty() || lock(&self.made).contains(folder)
    }

    /// Creates a file of the tree.
    pub fn create_file(&self, path: &str) -> Result<File, Error> {
        self.make(disk::parent(path))?;
        let path = self.tree.join(path);
        File::create_new(&path).map_err(Action::Write.on(&path))
    }

    /// Writes one of the stage's own files.
    pub fn write(&self, name: &str, text: &str) -> Result<(), Error> {
        let path = self.root.join(name);
        File::create_new(&path)
            .and_then(|mut file| file.write_all(text.as_bytes()))
            .map_err(Action::Write.on(&path))
    }
}

/// Takes a lock of the stage. What it guards is never left half done, so that a panic of another thread spoils nothing.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The name of the tree in a stage.
pub const TREE: &str = "tree";
