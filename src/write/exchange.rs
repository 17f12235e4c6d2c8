//! The way of a first or large build: a whole new tree takes the output folder's place in one step.

use super::manifest::{self, Manifest};
use super::stage::{Stage, TREE};
use super::{Note, State, disk};
use crate::model::error::{Action, Error};
use rayon::prelude::*;
use rustix::fs::{CWD, RenameFlags};
use rustix::io::Errno;
use std::collections::BTreeMap;
use std::fs::{self, File, FileType, Permissions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A publication about to be made.
pub struct Exchange<'a> {
    /// The output folder.
    pub dir: &'a Path,
    /// The stage, with all that is new in its tree.
    pub stage: &'a Stage,
    /// What was ours before.
    pub old: &'a Manifest,
    /// What is ours from now on.
    pub outputs: &'a BTreeMap<Box<str>, Note>,
}

/// Completes the staged tree and puts it in place; returns how many foreign files it carried over.
///
/// `None` when that cannot be done here: the output folder holds what cannot be moved (pipes, mounts, files and
/// folders of other owners), or the file system cannot exchange folders. Nothing has happened then.
pub fn publish(exchange: &Exchange, manifest: &str) -> Result<Option<usize>, Error> {
    let tree = &exchange.stage.tree;
    let old = disk::look(exchange.dir)?;
    let occupied = old.is_some() && fs::read_dir(exchange.dir).map_or(true, |mut all| all.next().is_some());
    let carried = match &old {
        Some(_) => match exchange.carry_all() {
            Ok(carried) => carried,
            Err(Halt::Unmovable) => return Ok(None),
            Err(Halt::Failed(error)) => return Err(error),
        },
        None => 0,
    };
    exchange.stage.write(&disk::join(TREE, manifest::NAME), manifest)?;
    if occupied {
        if !exchange.swap()? {
            return Ok(None);
        }
    } else if let Err(error) = fs::rename(tree, exchange.dir) {
        return match old {
            Some(_) => Ok(None),
            None => Err(Action::Move.on(exchange.dir)(error)),
        };
    }
    Ok(Some(carried))
}

/// Why a tree could not be completed.
enum Halt {
    Unmovable,
    Failed(Error),
}

impl From<Error> for Halt {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

/// A walk through the old tree that fills the new one.
struct Carrier<'a> {
    exchange: &'a Exchange<'a>,
    /// Device, owner and group that all folders must share.
    home: (u64, u32, u32),
    /// The permissions that a folder gets unless told otherwise.
    mode: u32,
    linked: AtomicUsize,
    carried: AtomicUsize,
}

impl Exchange<'_> {
    fn carry_all(&self) -> Result<usize, Halt> {
        let tree = fs::metadata(&self.stage.tree).map_err(Action::Read.on(&self.stage.tree))?;
        let carrier = Carrier {
            exchange: self,
            home: (tree.dev(), tree.uid(), tree.gid()),
            mode: tree.mode(),
            linked: AtomicUsize::new(0),
            carried: AtomicUsize::new(0),
        };
        carrier.carry("")?;
        let unchanged = self.outputs.values().filter(|note| note.state == State::Unchanged).count();
        if carrier.linked.into_inner() != unchanged {
            // Somebody has removed files since we looked: better no publication than one with holes.
            return Err(Halt::Failed(Action::List.on(self.dir)(ErrorKind::NotFound.into())));
        }
        Ok(carrier.carried.into_inner())
    }

    fn swap(&self) -> Result<bool, Error> {
        let tree = &self.stage.tree;
        let ino = fs::metadata(tree).map_err(Action::Read.on(tree))?.ino();
        self.stage.write(MARK, &mark(ino))?;
        match rustix::fs::renameat_with(CWD, tree, CWD, self.dir, RenameFlags::EXCHANGE) {
            Ok(()) => Ok(true),
            Err(
                Errno::NOSYS
                | Errno::INVAL
                | Errno::NOTSUP
                | Errno::BUSY
                | Errno::XDEV
                | Errno::PERM
                | Errno::ACCESS,
            ) => Ok(false),
            Err(error) => Err(Action::Move.on(self.dir)(error.into())),
        }
    }
}

impl Carrier<'_> {
    /// Carries what stays of a folder, and of those below it.
    fn carry(&self, folder: &str) -> Result<(), Halt> {
        let stage = self.exchange.stage;
        let from = self.exchange.dir.join(folder);
        let metadata = fs::symlink_metadata(&from).map_err(Action::List.on(&from))?;
        if (metadata.dev(), metadata.uid(), metadata.gid()) != self.home {
            return Err(Halt::Unmovable);
        }
        let mut below = Vec::new();
        let mut empty = true;
        for entry in fs::read_dir(&from).map_err(|error| denied(error, &from))? {
            let entry = entry.map_err(Action::List.on(&from))?;
            let kind = entry.file_type().map_err(Action::List.on(&from))?;
            // Our own names are UTF-8; a foreign one that is not stays where it is.
            let path = disk::join(folder, entry.file_name().to_str().ok_or(Halt::Unmovable)?);
            empty = false;
            if kind.is_dir() {
                below.push(path);
            } else if path != manifest::NAME {
                self.carry_file(&path, kind)?;
            }
        }
        if empty {
            stage.make(folder)?;
        }
        below.par_iter().try_for_each(|folder| self.carry(folder))?;
        if metadata.mode() != self.mode && stage.has(folder) {
            let to = stage.tree.join(folder);
            let permissions = Permissions::from_mode(metadata.mode());
            fs::set_permissions(&to, permissions).map_err(Action::Write.on(&to))?;
        }
        Ok(())
    }

    fn carry_file(&self, path: &str, kind: FileType) -> Result<(), Halt> {
        let Exchange { dir, stage, old, outputs } = self.exchange;
        let (from, to) = (dir.join(path), stage.tree.join(path));
        match outputs.get(path).map(|note| note.state) {
            Some(State::Unchanged) => {
                stage.make(disk::parent(path))?;
                link_or_copy(&from, &to).map_err(Action::Write.on(&to))?;
                self.linked.fetch_add(1, Ordering::Relaxed);
            }
            Some(_) if !old.contains_key(path) || !kind.is_file() => {
                // It has appeared since we looked, so it is foreign.
                return Err(Halt::Failed(Action::Write.on(&from)(ErrorKind::AlreadyExists.into())));
            }
            None if !old.contains_key(path) || !kind.is_file() => {
                if !kind.is_file() && !kind.is_symlink() {
                    return Err(Halt::Unmovable);
                }
                stage.make(disk::parent(path))?;
                // The link is the file itself, or the symbolic link itself: owner, times and open hands stay.
                fs::hard_link(&from, &to).map_err(|_| Halt::Unmovable)?;
                self.carried.fetch_add(1, Ordering::Relaxed);
            }
            Some(_) | None => {}
        }
        Ok(())
    }
}

fn denied(error: io::Error, path: &Path) -> Halt {
    match error.kind() {
        ErrorKind::PermissionDenied => Halt::Unmovable,
        _ => Halt::Failed(Action::List.on(path)(error)),
    }
}

fn link_or_copy(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists && error.kind() != ErrorKind::StorageFull => {
            let mut source = disk::open(from, disk::Links::Refuse)?;
            let mut copy = File::create_new(to)?;
            io::copy(&mut source, &mut copy)?;
            let metadata = source.metadata()?;
            copy.set_permissions(metadata.permissions())?;
            copy.set_modified(metadata.modified()?)
        }
        other => other,
    }
}

/// Removes the old tree after an exchange. A foreign file that reached it at the last moment follows to the new one.
pub fn retire(tree: &Path, dir: &Path) -> Result<(), Error> {
    if disk::look(tree)?.is_none() {
        return Ok(());
    }
    let retired = Retired { tree, dir, old: manifest::read(tree), new: manifest::read(dir) };
    retired.empty(Path::new(""))?;
    disk::remove_tree(tree)
}

struct Retired<'a> {
    tree: &'a Path,
    dir: &'a Path,
    old: Manifest,
    new: Manifest,
}

impl Retired<'_> {
    fn empty(&self, folder: &Path) -> Result<(), Error> {
        let at = self.tree.join(folder);
        disk::unlock(&at);
        let mut below = Vec::new();
        for entry in fs::read_dir(&at).map_err(Action::List.on(&at))? {
            let entry = entry.map_err(Action::List.on(&at))?;
            let kind = entry.file_type().map_err(Action::List.on(&at))?;
            let path = folder.join(entry.file_name());
            if kind.is_dir() {
                below.push(path);
            } else if path != Path::new(manifest::NAME) {
                // The manifest goes last: until then it tells which files were ours.
                self.dismiss(&path, kind)?;
            }
        }
        below.par_iter().try_for_each(|folder: &PathBuf| {
            self.empty(folder)?;
            let at = self.tree.join(folder);
            fs::remove_dir(&at).map_err(Action::Remove.on(&at))
        })
    }

    fn dismiss(&self, path: &Path, kind: FileType) -> Result<(), Error> {
        let from = self.tree.join(path);
        let ours = |manifest: &Manifest| path.to_str().is_some_and(|path| manifest.contains_key(path));
        let was_ours = ours(&self.old) && kind.is_file();
        if !was_ours && !ours(&self.new) {
            self.rescue(&from, &self.dir.join(path))?;
        }
        match fs::remove_file(&from) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(Action::Remove.on(&from)(error)),
            _ => Ok(()),
        }
    }

    /// Moves a foreign file after the others, unless the new tree has it already, or a newer one.
    fn rescue(&self, from: &Path, to: &Path) -> Result<(), Error> {
        let (Some(here), there) = (disk::look(from)?, disk::look(to)?) else { return Ok(()) };
        match there {
            Some(there) if (there.dev(), there.ino()) == (here.dev(), here.ino()) => Ok(()),
            Some(there) if there.is_dir() || disk::mtime(&there) >= disk::mtime(&here) => Ok(()),
            _ => {
                let folder = to.parent().unwrap_or(self.dir);
                fs::create_dir_all(folder).map_err(Action::Create.on(folder))?;
                fs::rename(from, to).map_err(Action::Move.on(to))
            }
        }
    }
}

/// Returns the mark's text: which folder is about to be put in place.
pub fn mark(ino: u64) -> String {
    format!("{ino} {TREE}\n")
}

/// The name of the mark in a stage.
pub const MARK: &str = "exchange";
