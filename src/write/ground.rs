//! What stands in the output folder where our folders must be. Each is looked at once a build.

use super::{disk, stage::lock};
use crate::model::error::Error;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

/// What stands where a folder must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Nothing.
    Missing,
    /// A folder, reached without a symbolic link.
    Folder,
    /// A file, at the path given: the folder's own or one above.
    File(Arc<str>),
    /// A symbolic link, pipe or device, at the path given.
    Foreign(Arc<str>),
}

/// The folders looked at so far.
pub struct Grounds {
    dir: PathBuf,
    top: Ground,
    seen: Mutex<HashMap<Box<str>, Ground>>,
}

impl Grounds {
    /// Starts to look at an output folder; `top` is what stands at its own place.
    pub fn new(dir: PathBuf, top: Ground) -> Self {
        Self { dir, top, seen: Mutex::default() }
    }

    /// Returns what stands where `folder` must be.
    pub fn of(&self, folder: &str) -> Result<Ground, Error> {
        if folder.is_empty() || self.top == Ground::Missing {
            return Ok(self.top.clone());
        }
        if let Some(ground) = lock(&self.seen).get(folder) {
            return Ok(ground.clone());
        }
        let ground = match self.of(disk::parent(folder))? {
            Ground::Folder => match disk::look(&self.dir.join(folder))? {
                None => Ground::Missing,
                Some(metadata) if metadata.is_dir() => Ground::Folder,
                Some(metadata) if metadata.is_file() => Ground::File(folder.into()),
                Some(_) => Ground::Foreign(folder.into()),
            },
            above => above,
        };
        lock(&self.seen).insert(folder.into(), ground.clone());
        Ok(ground)
    }
}
