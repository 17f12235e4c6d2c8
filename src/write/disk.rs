//! What the stage asks of the disk: never through a symbolic link at the end of a path, never waiting for a pipe.

use crate::model::error::{Action, Error};
use rustix::fs::{CWD, Mode, OFlags, RenameFlags};
use std::fs::{self, File, Metadata, Permissions};
use std::io::{self, ErrorKind, Read};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;

/// Returns what stands at a path, a symbolic link as itself; `None` when nothing does.
pub fn look(path: &Path) -> Result<Option<Metadata>, Error> {
    match fs::symlink_metadata(path) {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(Action::Read.on(path)(error)),
    }
}

/// Returns the time of the last change, in nanoseconds from 1970.
pub fn mtime(metadata: &Metadata) -> i128 {
    i128::from(metadata.mtime()) * 1_000_000_000 + i128::from(metadata.mtime_nsec())
}

/// Opens a regular file; anything else is an error, and a pipe does not block.
pub fn open(path: &Path, links: Links) -> io::Result<File> {
    let links = match links {
        Links::Follow => OFlags::empty(),
        Links::Refuse => OFlags::NOFOLLOW,
    };
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC | links;
    let file = File::from(rustix::fs::openat(CWD, path, flags, Mode::empty())?);
    if file.metadata()?.is_file() { Ok(file) } else { Err(ErrorKind::InvalidInput.into()) }
}

/// What to do with a symbolic link at the end of a path.
#[derive(Clone, Copy)]
pub enum Links {
    /// The author's own: a picture may be one.
    Follow,
    /// In the output folder, where it may lead anywhere.
    Refuse,
}

/// Reads a small file of ours; `None` when it is missing or cannot be read as a regular file.
pub fn read(path: &Path) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    open(path, Links::Refuse).ok()?.read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// Tells whether two streams have the same bytes, without holding either whole.
pub fn equal(mut left: impl Read, mut right: impl Read) -> io::Result<bool> {
    let (mut one, mut other) = (vec![0; 1 << 16], vec![0; 1 << 16]);
    loop {
        let (read, also) = (fill(&mut left, &mut one)?, fill(&mut right, &mut other)?);
        if one[..read] != other[..also] {
            return Ok(false);
        }
        if read == 0 {
            return Ok(true);
        }
    }
}

fn fill(from: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match from.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// Renames to a path where nothing stands yet; `AlreadyExists` when something does.
pub fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    match rustix::fs::renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Ok(()) => Ok(()),
        // File systems without the flag: look first. The gap between look and rename is theirs to bear.
        Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS | rustix::io::Errno::NOTSUP) => {
            match fs::symlink_metadata(to) {
                Ok(_) => Err(ErrorKind::AlreadyExists.into()),
                Err(_) => fs::rename(from, to),
            }
        }
        Err(error) => Err(error.into()),
    }
}

/// Removes a folder of ours with all in it; nothing when it is gone.
pub fn remove_tree(path: &Path) -> Result<(), Error> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            // A folder carried over may forbid its owner to write; in the stage it is a copy of ours.
            unlock_tree(path);
            fs::remove_dir_all(path)
        }
        other => other,
    }
    .or_else(|error| if error.kind() == ErrorKind::NotFound { Ok(()) } else { Err(error) })
    .map_err(Action::Remove.on(path))
}

fn unlock_tree(folder: &Path) {
    unlock(folder);
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            unlock_tree(&entry.path());
        }
    }
}

/// Lets the owner of a folder write in it; a failure shows at what is tried next.
pub fn unlock(folder: &Path) {
    if let Ok(metadata) = fs::symlink_metadata(folder)
        && metadata.is_dir()
        && metadata.mode() & 0o700 != 0o700
    {
        let _ = fs::set_permissions(folder, Permissions::from_mode(metadata.mode() | 0o700));
    }
}

/// Returns the folder that a relative path stands in; empty for the top.
pub fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Returns the folders above a relative path, the outermost first.
pub fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

/// Returns a relative path one step further down.
pub fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}
