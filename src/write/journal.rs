//! The journal way: a list of moves, written down whole before the first is made, so that they can be finished later.
//!
//! The order keeps links whole: new files first, then those that replace others, then removals, then the manifest.
//! While it runs, a reader who follows links from a page that both builds have meets pages of both, and no missing one.
//! Only who asks for a page of one build alone by its address can: new pages come one after the other before anything
//! links to them, old ones go one after the other when nothing does any more.
//!
//! Each step does nothing when it has been done, so a journal can be applied any number of times.

use super::ground::{Ground, Grounds};
use super::stage::TREE;
use super::{disk, manifest, sealed};
use crate::model::error::{Action, Error};
use rustix::fs::Access;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;

/// What a publication changes, as paths of the output folder.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Journal {
    /// Files of ours that stand where a folder must be, or in a folder that a file must replace; removed first.
    pub cleared: Vec<Box<str>>,
    /// Files where nothing stands.
    pub added: Vec<Box<str>>,
    /// Files that take the place of one of ours.
    pub replaced: Vec<Box<str>>,
    /// Files of ours that no longer belong.
    pub removed: Vec<Box<str>>,
}

impl Journal {
    /// Returns how many files change.
    pub fn len(&self) -> usize {
        self.cleared.len() + self.added.len() + self.replaced.len() + self.removed.len()
    }

    /// Fails if a folder that must change cannot be written, while nothing has happened yet.
    pub fn check(&self, dir: &Path) -> Result<(), Error> {
        let changing = [&self.cleared, &self.added, &self.replaced, &self.removed];
        let folders: BTreeSet<&str> = changing.into_iter().flatten().map(|path| disk::parent(path)).collect();
        for folder in [""].into_iter().chain(folders) {
            let path = dir.join(folder);
            match rustix::fs::access(&path, Access::WRITE_OK | Access::EXEC_OK) {
                // It will be created, in a folder that is then asked about by `create_dir` itself.
                Ok(()) | Err(rustix::io::Errno::NOENT | rustix::io::Errno::NOTDIR) => {}
                Err(error) => return Err(Action::Write.on(&path)(error.into())),
            }
        }
        Ok(())
    }

    /// Returns the journal as it is written into the stage.
    pub fn print(&self) -> String {
        let mut lines = String::new();
        for (verb, paths) in VERBS.iter().zip([&self.cleared, &self.added, &self.replaced, &self.removed]) {
            for path in paths {
                lines.extend([verb, " ", &sealed::escape(path), "\n"]);
            }
        }
        sealed::seal(HEADLINE, &lines)
    }

    /// Reads the journal of a stage; `None` if there is none that was written to its end.
    pub fn read(stage: &Path) -> Option<Self> {
        Self::parse(&disk::read(&stage.join(NAME))?)
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let mut journal = Self::default();
        for line in sealed::unseal(HEADLINE, bytes)?.lines() {
            let (verb, path) = line.split_once(' ')?;
            let into = match verb {
                "clear" => &mut journal.cleared,
                "add" => &mut journal.added,
                "replace" => &mut journal.replaced,
                "remove" => &mut journal.removed,
                _ => return None,
            };
            into.push(sealed::unescape(path)?);
        }
        Some(journal)
    }

    /// Makes the moves that no page depends on yet; until they are done, `undo` leads back.
    pub fn begin(&self, stage: &Path, dir: &Path) -> Result<(), Error> {
        remove_all(&self.cleared, dir)?;
        let mut made = BTreeSet::new();
        for path in &self.added {
            let (from, to) = (stage.join(TREE).join(&**path), dir.join(&**path));
            if disk::look(&from)?.is_some() {
                make_folders(path, dir, &mut made)?;
                move_new(&from, &to).map_err(Action::Move.on(&to))?;
            }
        }
        Ok(())
    }

    /// Makes all other moves. What is left undone by a failure is done at the next start.
    pub fn finish(&self, stage: &Path, dir: &Path) -> Result<(), Error> {
        let mut made = BTreeSet::new();
        for path in &self.replaced {
            let (from, to) = (stage.join(TREE).join(&**path), dir.join(&**path));
            if disk::look(&from)?.is_some() {
                make_folders(path, dir, &mut made)?;
                move_over(&from, &to).map_err(Action::Move.on(&to))?;
            }
        }
        remove_all(&self.removed, dir)?;
        let (from, to) = (stage.join(MANIFEST), dir.join(manifest::NAME));
        if disk::look(&from)?.is_some() {
            move_over(&from, &to).map_err(Action::Move.on(&to))?;
        }
        remove_file(&stage.join(NAME))
    }

    /// Takes back what `begin` has added. Files that had to be cleared away do not come back.
    pub fn undo(&self, stage: &Path, dir: &Path) -> Result<(), Error> {
        for path in &self.added {
            let (from, to) = (stage.join(TREE).join(&**path), dir.join(&**path));
            // Moved back, not removed: a journal must be able to go forward again as long as it exists.
            if disk::look(&from)?.is_none() && disk::look(&to)?.is_some() {
                move_over(&to, &from).map_err(Action::Move.on(&from))?;
            }
            prune(path, dir);
        }
        remove_file(&stage.join(NAME))
    }
}

fn make_folders(path: &str, dir: &Path, made: &mut BTreeSet<Box<str>>) -> Result<(), Error> {
    for folder in disk::ancestors(path) {
        if made.contains(folder) {
            continue;
        }
        let at = dir.join(folder);
        match disk::look(&at)? {
            Some(metadata) if metadata.is_dir() => {}
            Some(_) => return Err(Action::Create.on(&at)(ErrorKind::NotADirectory.into())),
            None => fs::create_dir(&at).map_err(Action::Create.on(&at))?,
        }
        made.insert(folder.into());
    }
    Ok(())
}

fn move_new(from: &Path, to: &Path) -> io::Result<()> {
    match disk::rename_new(from, to) {
        Err(error) if error.kind() == ErrorKind::CrossesDevices => {
            let near = bring_near(from, to)?;
            disk::rename_new(&near, to).or_else(|error| settle_for_equal(&near, to, error))?;
            fs::remove_file(from)
        }
        Err(error) => settle_for_equal(from, to, error),
        Ok(()) => Ok(()),
    }
}

/// Where equal bytes have come to stand, by whoever's hand, the move counts as made.
fn settle_for_equal(from: &Path, to: &Path, error: io::Error) -> io::Result<()> {
    let is_file = fs::symlink_metadata(to).is_ok_and(|metadata| metadata.is_file());
    let open = |path| disk::open(path, disk::Links::Refuse);
    if error.kind() == ErrorKind::AlreadyExists && is_file && disk::equal(open(from)?, open(to)?)? {
        fs::remove_file(from)
    } else {
        Err(error)
    }
}

fn move_over(from: &Path, to: &Path) -> io::Result<()> {
    if fs::symlink_metadata(to).is_ok_and(|metadata| !metadata.is_file()) {
        return Err(ErrorKind::AlreadyExists.into());
    }
    match fs::rename(from, to) {
        Err(error) if error.kind() == ErrorKind::CrossesDevices => {
            fs::rename(bring_near(from, to)?, to)?;
            fs::remove_file(from)
        }
        other => other,
    }
}

/// Copies a file to where it can be renamed from: a folder of the site may be a mount point of its own.
fn bring_near(from: &Path, to: &Path) -> io::Result<std::path::PathBuf> {
    let near = to.with_file_name(super::place::STAGE_INSIDE);
    let _ = fs::remove_file(&near);
    let mut source = File::open(from)?;
    let mut copy = File::create_new(&near)?;
    io::copy(&mut source, &mut copy)?;
    copy.set_modified(source.metadata()?.modified()?)?;
    Ok(near)
}

/// Removes files of ours, and the folders that are empty then. What is no regular file any more is not ours.
fn remove_all(paths: &[Box<str>], dir: &Path) -> Result<(), Error> {
    let grounds = Grounds::new(dir.to_owned(), Ground::Folder);
    for path in paths {
        let at = dir.join(&**path);
        if grounds.of(disk::parent(path))? == Ground::Folder
            && disk::look(&at)?.is_some_and(|metadata| metadata.is_file())
        {
            remove_file(&at)?;
        }
    }
    for path in paths {
        if grounds.of(disk::parent(path))? == Ground::Folder {
            prune(path, dir);
        }
    }
    Ok(())
}

/// Removes the folders above a path that are empty; `rmdir` knows best which are.
fn prune(path: &str, dir: &Path) {
    let mut folder = disk::parent(path);
    while !folder.is_empty() && fs::remove_dir(dir.join(folder)).is_ok() {
        folder = disk::parent(folder);
    }
}

fn remove_file(path: &Path) -> Result<(), Error> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Action::Remove.on(path)(error)),
        _ => Ok(()),
    }
}

/// The journal's name in a stage.
pub const NAME: &str = "journal";
/// The new manifest's name in a stage.
pub const MANIFEST: &str = "manifest";
const HEADLINE: &str = "nhipcau journal 1";
const VERBS: [&str; 4] = ["clear", "add", "replace", "remove"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_journal_comes_back_only_whole() {
        let journal = Journal {
            cleared: vec!["vi".into()],
            added: vec!["vi/cầu mới.html".into(), "en/a\nb".into()],
            replaced: vec!["index.html".into()],
            removed: vec!["en/old/index.html".into()],
        };
        let text = journal.print();
        for cut in 0..text.len() {
            assert_eq!(Journal::parse(&text.as_bytes()[..cut]), None, "cut at {cut}");
        }
        assert_eq!(Journal::parse(text.as_bytes()), Some(journal));
    }

    #[test]
    fn a_journal_that_leads_out_is_none() {
        for line in ["remove ../../etc/passwd\n", "add /etc/x\n", "remove .nhipcau\n", "steal x\n"] {
            assert_eq!(Journal::parse(sealed::seal(HEADLINE, line).as_bytes()), None, "{line}");
        }
    }
}
