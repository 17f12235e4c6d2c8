//! The bytes of an output, in memory or in a file of the sources; neither is held longer than it takes to write them.

use super::disk;
use super::manifest::Entry;
use super::stage::Stage;
use crate::model::error::{Action, Error};
use crate::model::fingerprint::Fingerprint;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Where the bytes of an output are.
pub enum Content<'a> {
    /// In memory.
    Bytes(&'a [u8]),
    /// In a file of the sources.
    File(&'a Path),
}

impl Content<'_> {
    /// Tells whether a file of length `len` has these bytes. One that we may not read has not.
    pub fn equals(&self, file: &Path, len: u64) -> Result<bool, Error> {
        let has_length = match self {
            Self::Bytes(bytes) => bytes.len() as u64 == len,
            Self::File(from) => fs::metadata(from).map_err(Action::Read.on(from))?.len() == len,
        };
        let opened = if has_length { disk::open(file, disk::Links::Refuse).ok() } else { None };
        let Some(found) = opened else { return Ok(false) };
        match self {
            Self::Bytes(bytes) => disk::equal(found, *bytes),
            Self::File(from) => {
                let source = disk::open(from, disk::Links::Follow).map_err(Action::Read.on(from))?;
                disk::equal(found, source)
            }
        }
        .map_err(Action::Read.on(file))
    }

    /// Writes them into the stage.
    pub fn write(&self, stage: &Stage, path: &str, fingerprint: Fingerprint) -> Result<Entry, Error> {
        let mut file = stage.create_file(path)?;
        let at = stage.tree.join(path);
        match self {
            Self::Bytes(bytes) => file.write_all(bytes).map_err(Action::Write.on(&at))?,
            Self::File(from) => {
                let mut source = disk::open(from, disk::Links::Follow).map_err(Action::Read.on(from))?;
                io::copy(&mut source, &mut file).map_err(Action::Write.on(&at))?;
            }
        }
        let metadata = file.metadata().map_err(Action::Read.on(&at))?;
        Ok(Entry { fingerprint, len: metadata.len(), mtime: disk::mtime(&metadata) })
    }
}
