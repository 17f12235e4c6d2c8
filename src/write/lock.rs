//! The lock that keeps two builds of one output folder apart. It dies with its process and leaves no file behind.

use crate::model::error::{Action, Error};
use rustix::fs::{CWD, Mode, OFlags};
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// A lock that is held until it is dropped.
pub struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    /// Takes the lock; calls `on_wait` once when another process holds it, and waits.
    pub fn take(path: &Path, on_wait: &mut dyn FnMut()) -> Result<Self, Error> {
        loop {
            let file = open(path).map_err(Action::Lock.on(path))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    on_wait();
                    file.lock().map_err(Action::Lock.on(path))?;
                }
                Err(TryLockError::Error(error)) => return Err(Action::Lock.on(path)(error)),
            }
            // The holder before us removes the file when it is done: what we have locked must be what others find.
            if stands_at(&file, path) {
                return Ok(Self { path: path.to_owned(), _file: file });
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Still locked here, so nobody else believes to hold it. A file that stays is harmless.
        let _ = fs::remove_file(&self.path);
    }
}

fn open(path: &Path) -> io::Result<File> {
    let flags = OFlags::CREATE | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let mode = Mode::from_raw_mode(0o666);
    match rustix::fs::openat(CWD, path, flags | OFlags::RDWR, mode) {
        // Left by a build of another user: a file that can be read can be locked.
        Err(rustix::io::Errno::ACCESS) => rustix::fs::openat(
            CWD,
            path,
            OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC,
            Mode::empty(),
        )
        .map_err(|_| ErrorKind::PermissionDenied)
        .map_err(Into::into),
        other => other.map_err(Into::into),
    }
    .map(File::from)
}

fn stands_at(file: &File, path: &Path) -> bool {
    let (Ok(ours), Ok(theirs)) = (file.metadata(), fs::symlink_metadata(path)) else { return false };
    (ours.dev(), ours.ino()) == (theirs.dev(), theirs.ino())
}
