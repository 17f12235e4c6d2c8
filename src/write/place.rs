//! Where an output folder really is, and where its stage and its lock go.

use super::disk;
use super::lock::Lock;
use super::stage::{Seat, Stage};
use crate::model::error::{Action, Error};
use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// The stage's name where it cannot stand beside the output folder.
pub const STAGE_INSIDE: &str = ".nhipcau.stage";
/// The lock's name where it cannot stand beside the output folder.
pub const LOCK_INSIDE: &str = ".nhipcau.lock";

/// An output folder, free of symbolic links, and what may stand beside it.
pub struct Place {
    /// The folder itself; it may not exist yet.
    pub dir: PathBuf,
    /// What the hidden names beside it start with; `None` where moves between here and there are impossible.
    beside: Option<PathBuf>,
}

impl Place {
    /// Finds the real folder behind `dir`. Its parent is created.
    pub fn of(dir: &Path) -> Result<Self, Error> {
        let dir = if disk::look(dir)?.is_some() {
            fs::canonicalize(dir).map_err(Action::List.on(dir))?
        } else {
            let name =
                dir.file_name().ok_or(ErrorKind::InvalidInput.into()).map_err(Action::Create.on(dir))?;
            let parent =
                dir.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
            fs::create_dir_all(parent).map_err(Action::Create.on(parent))?;
            fs::canonicalize(parent).map_err(Action::List.on(parent))?.join(name)
        };
        let exists = match disk::look(&dir)? {
            Some(metadata) if metadata.is_dir() => true,
            Some(_) => return Err(Action::List.on(&dir)(ErrorKind::NotADirectory.into())),
            None => false,
        };
        let beside = dir.parent().zip(dir.file_name()).map(|(parent, name)| {
            let mut hidden = OsString::from(".");
            hidden.push(name);
            parent.join(hidden)
        });
        let beside = beside.filter(|hidden| !exists || !is_mount_point(&dir, hidden));
        Ok(Self { dir, beside })
    }

    /// Takes the lock, beside the folder where the parent can be written, else in it.
    pub fn lock(&self, mut on_wait: impl FnMut()) -> Result<Lock, Error> {
        match self.beside("lock") {
            Some(path) => Lock::take(&path, &mut on_wait)
                .or_else(|error| Lock::take(&self.instead(error)?.join(LOCK_INSIDE), &mut on_wait)),
            None => Lock::take(&self.dir.join(LOCK_INSIDE), &mut on_wait),
        }
    }

    /// Creates the stage, beside the folder where the parent can be written, else in it.
    pub fn stage(&self) -> Result<Stage, Error> {
        match self.beside("stage") {
            Some(path) => Stage::create(path, Seat::Beside)
                .or_else(|error| Stage::create(self.instead(error)?.join(STAGE_INSIDE), Seat::Inside)),
            None => Stage::create(self.dir.join(STAGE_INSIDE), Seat::Inside),
        }
    }

    /// Returns where a build that was interrupted may have left its stage.
    pub fn stages(&self) -> impl Iterator<Item = PathBuf> {
        self.beside("stage").into_iter().chain([self.dir.join(STAGE_INSIDE)])
    }

    fn beside(&self, what: &str) -> Option<PathBuf> {
        self.beside.as_ref().map(|hidden| {
            let mut name = hidden.clone().into_os_string();
            name.push(format!(".nhipcau-{what}"));
            name.into()
        })
    }

    /// Returns the folder itself when the error says that its parent cannot be written, else the error.
    fn instead(&self, error: Error) -> Result<&Path, Error> {
        let denied =
            matches!(error.source.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem);
        if denied && self.dir.is_dir() { Ok(&self.dir) } else { Err(error) }
    }
}

fn is_mount_point(dir: &Path, beside: &Path) -> bool {
    let device = |path: &Path| fs::metadata(path).map(|metadata| metadata.dev()).ok();
    device(dir) != beside.parent().and_then(device) || is_mount_root(dir)
}

/// A folder bound over another of the same device shows no difference in `st_dev`.
#[cfg(target_os = "linux")]
fn is_mount_root(dir: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    statx(CWD, dir, AtFlags::empty(), StatxFlags::empty())
        .is_ok_and(|answer| answer.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}

#[cfg(not(target_os = "linux"))]
fn is_mount_root(_: &Path) -> bool {
    false
}
