//! What stops a command: the world fails. An author's mistake is a `Diagnostic` instead.

use std::io;
use std::path::{Path, PathBuf};

/// A failure of the disk, a port or a permission.
#[derive(Debug, thiserror::Error)]
#[error("cannot {} {}: {source}", .action.name(), .path.display())]
pub struct Error {
    /// What was tried.
    pub action: Action,
    /// The path it was tried on.
    pub path: PathBuf,
    /// What the system said.
    pub source: io::Error,
}

/// What was tried when the world failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Reading a file.
    Read,
    /// Listing a folder.
    List,
    /// Writing a file.
    Write,
    /// Creating a folder.
    Create,
    /// Moving a file or a folder.
    Move,
    /// Removing a file or a folder.
    Remove,
    /// Taking the lock that keeps two builds apart.
    Lock,
}

impl Action {
    /// Returns its stable name, which the wording of the error is looked up by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::List => "list",
            Self::Write => "write",
            Self::Create => "create",
            Self::Move => "move",
            Self::Remove => "remove",
            Self::Lock => "lock",
        }
    }

    /// Returns a function that puts this action and `path` round a system's error.
    pub fn on(self, path: &Path) -> impl FnOnce(io::Error) -> Error {
        let path = path.to_owned();
        move |source| Error { action: self, path, source }
    }
}
