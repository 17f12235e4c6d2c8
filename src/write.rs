//! Writing: outputs come in, one by one and from many threads; a published folder comes out, all or nothing.
//!
//! Readers see the old site or the new one, as far as a file system allows. Files wait in a stage on the same file
//! system. A first or large build then changes places with the output folder in one step (`exchange`); a small one
//! is moved in file by file, in an order in which no page links to a missing one (`journal`). A build that is killed
//! is finished or forgotten by the next (`recover`). A file that the manifest does not list is foreign: it is never
//! written, never removed, and never reached through a symbolic link.
//!
//! Knows the file system; must not know what is in the outputs.
//!
//! The manifest holds times of change, which differ between machines: it is no part of the rule "same input, same
//! bytes", and is to be left out where two published folders are compared.
//!
//! Nothing is forced to the medium: after a power cut, a journaling file system may show files of the last seconds
//! empty. Their length betrays them to the next build, which writes them again; a spoilt manifest makes it compare
//! bytes. Forcing (`syncfs`) cost 0.4 s where a first build of 22,000 pages took 1 s, and it makes each publication
//! wait for all that others write to the same device.

mod content;
mod disk;
mod exchange;
mod ground;
mod journal;
mod lock;
mod manifest;
mod place;
mod plan;
mod recover;
mod sealed;
mod stage;

use crate::model::diagnostic::{Checked, Code, Diagnostic};
use crate::model::error::{Action, Error};
use crate::model::fingerprint::Fingerprint;
use content::Content;
use ground::{Ground, Grounds};
use journal::Journal;
use manifest::{Entry, Manifest};
use stage::{Seat, Stage};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::mem;
use std::path::Path;
use std::sync::Mutex;

/// A publication under way. Dropped without `commit`, it leaves the output folder as it was.
pub struct Staging {
    place: place::Place,
    stage: Stage,
    old: Manifest,
    grounds: Grounds,
    noted: Mutex<Noted>,
    rest: Rest,
    // Last, so that it is dropped when all else is done.
    _lock: lock::Lock,
}

/// What a publication has done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files written or written again.
    pub written: usize,
    /// Files that were as they should be.
    pub unchanged: usize,
    /// Files of an earlier build removed.
    pub removed: usize,
    /// Foreign files carried into a new tree; none where the folder stays and only files are moved.
    pub carried: usize,
}

/// What becomes of the stage when the staging is dropped.
enum Rest {
    Removed,
    /// It holds a journal that has been begun, or a part of the old site.
    Kept,
}

/// What is known of the outputs so far.
#[derive(Default)]
struct Noted {
    outputs: BTreeMap<Box<str>, Note>,
    /// Foreign files in the way.
    blockers: BTreeSet<Box<str>>,
    /// Outputs at whose path a folder stands.
    over_folders: Vec<Box<str>>,
}

/// One output.
struct Note {
    entry: Entry,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Unchanged,
    Added,
    Replaced,
}

/// Opens the output folder: takes its lock, finishes or removes what an interrupted build has left, reads the
/// manifest, prepares the stage.
pub fn open(dir: &Path) -> Result<Staging, Error> {
    open_with(dir, || {})
}

/// Opens the output folder; calls `on_wait` if another build holds its lock, before waiting for it.
pub fn open_with(dir: &Path, on_wait: impl FnOnce()) -> Result<Staging, Error> {
    let place = place::Place::of(dir)?;
    let mut on_wait = Some(on_wait);
    let lock = place.lock(|| {
        if let Some(tell) = on_wait.take() {
            tell();
        }
    })?;
    for stage in place.stages() {
        recover::recover(&stage, &place.dir)?;
    }
    let old = manifest::read(&place.dir);
    let stage = place.stage()?;
    let exists = disk::look(&place.dir)?.is_some();
    let top = if exists { Ground::Folder } else { Ground::Missing };
    let grounds = Grounds::new(place.dir.clone(), top);
    Ok(Staging { place, stage, old, grounds, noted: Mutex::default(), rest: Rest::Removed, _lock: lock })
}

impl Staging {
    /// Puts one output. What is on the disk already with the same bytes is not written.
    ///
    /// `path` is relative with `/` between its parts; each is put once.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        self.place(path, Fingerprint::of_bytes(bytes), &Content::Bytes(bytes))
    }

    /// Copies a file of the sources whose bytes have that fingerprint.
    pub fn copy(&self, path: &str, from: &Path, fingerprint: Fingerprint) -> Result<(), Error> {
        self.place(path, fingerprint, &Content::File(from))
    }

    /// Notes an output that is as it was when we wrote it with these bytes. False, and nothing noted, if that cannot
    /// be told without them: the manifest does not have it, the file is gone, or its length or time of change is
    /// another.
    pub fn keep(&self, path: &str, fingerprint: Fingerprint) -> bool {
        let Some(entry) = self.old.get(path).filter(|entry| entry.fingerprint == fingerprint) else {
            return false;
        };
        let as_written =
            matches!(self.standing(path), Ok(Standing::File(found)) if is_as_written(&found, entry));
        if as_written {
            self.note(path, Note { entry: *entry, state: State::Unchanged });
        }
        as_written
    }

    /// Publishes all that was put, and removes what was ours and was not put.
    ///
    /// With a foreign file in the way, nothing is published and the diagnostics say which.
    pub fn commit(mut self) -> Result<Checked<Written>, Error> {
        let noted = mem::take(&mut *stage::lock(&self.noted));
        let stale = self.stale(&noted.outputs)?;
        let blockers = self.blockers(&noted, &stale)?;
        if !blockers.is_empty() {
            let foreign = |path: Box<str>| Diagnostic::new(Code::ForeignFile, None).with("path", &*path);
            let diagnostics = blockers.into_iter().map(foreign).collect();
            return Ok(Checked { value: Written::default(), diagnostics });
        }
        let plan = plan::plan(&noted.outputs, &stale)?;
        let mut written = Written {
            written: plan.added.len() + plan.replaced.len(),
            removed: plan.removed.len() + plan.cleared.len(),
            ..Written::default()
        };
        written.unchanged = noted.outputs.len() - written.written;
        let manifest = noted.outputs.iter().map(|(path, note)| (path.clone(), note.entry)).collect();
        if plan.len() > 0 || manifest != self.old || !self.place.dir.exists() {
            written.carried = self.publish(&noted.outputs, &plan, &manifest::print(&manifest))?;
        }
        Ok(Checked { value: written, diagnostics: Vec::new() })
    }

    fn publish(
        &mut self,
        outputs: &BTreeMap<Box<str>, Note>,
        plan: &Journal,
        manifest: &str,
    ) -> Result<usize, Error> {
        // A new tree costs a link for each file that stays, a journal a moment of mixture.
        let is_small = plan.len() <= SMALL.max(outputs.len() / 20) && plan.cleared.is_empty();
        if self.stage.seat == Seat::Beside && (!is_small || is_empty(&self.place.dir)) {
            let (dir, stage, old) = (&*self.place.dir, &self.stage, &self.old);
            let exchange = exchange::Exchange { dir, stage, old, outputs };
            if let Some(carried) = exchange::publish(&exchange, manifest)? {
                // The new site stands. What cannot be removed of the old one is tried again by the next `open`.
                if exchange::retire(&stage.tree, dir).is_err() {
                    self.rest = Rest::Kept;
                }
                return Ok(carried);
            }
        }
        let (stage, dir) = (&*self.stage.root, &*self.place.dir);
        plan.check(dir)?;
        self.stage.write(journal::MANIFEST, manifest)?;
        self.stage.write(journal::NAME, &plan.print())?;
        if let Err(error) = plan.begin(stage, dir) {
            if !plan.cleared.is_empty() || plan.undo(stage, dir).is_err() {
                self.rest = Rest::Kept;
            }
            return Err(error);
        }
        self.rest = Rest::Kept;
        plan.finish(stage, dir)?;
        self.rest = Rest::Removed;
        Ok(0)
    }

    fn place(&self, path: &str, fingerprint: Fingerprint, content: &Content) -> Result<(), Error> {
        if !sealed::is_inside(path) {
            return Err(Action::Write.on(&self.place.dir.join(path))(ErrorKind::InvalidFilename.into()));
        }
        let state = match self.standing(path)? {
            Standing::Nothing => State::Added,
            Standing::Folder => {
                stage::lock(&self.noted).over_folders.push(path.into());
                State::Added
            }
            Standing::Foreign(blocker) => {
                stage::lock(&self.noted).blockers.insert(blocker);
                return Ok(());
            }
            Standing::File(found) => {
                let ours = self.old.get(path);
                let is_equal = match ours {
                    Some(entry) if is_as_written(&found, entry) => entry.fingerprint == fingerprint,
                    // Foreign, or touched by hand: only the bytes tell.
                    _ => content.equals(&self.place.dir.join(path), found.len())?,
                };
                if is_equal {
                    let entry = Entry { fingerprint, len: found.len(), mtime: disk::mtime(&found) };
                    self.note(path, Note { entry, state: State::Unchanged });
                    return Ok(());
                }
                if ours.is_none() {
                    stage::lock(&self.noted).blockers.insert(path.into());
                    return Ok(());
                }
                State::Replaced
            }
        };
        let entry = content.write(&self.stage, path, fingerprint)?;
        self.note(path, Note { entry, state });
        Ok(())
    }

    fn note(&self, path: &str, note: Note) {
        let earlier = stage::lock(&self.noted).outputs.insert(path.into(), note);
        debug_assert!(earlier.is_none(), "invariant: each output is put once, {path} was put twice");
    }

    /// Finds what stands at an output's path, or where a folder above it must be.
    fn standing(&self, path: &str) -> Result<Standing, Error> {
        match self.grounds.of(disk::parent(path))? {
            Ground::Missing => Ok(Standing::Nothing),
            // A page of ours of old, where a folder must be now: `plan` sees to it that it goes first.
            Ground::File(blocker) if self.old.contains_key(&*blocker) => Ok(Standing::Nothing),
            Ground::File(blocker) | Ground::Foreign(blocker) => Ok(Standing::Foreign((&*blocker).into())),
            Ground::Folder => Ok(match disk::look(&self.place.dir.join(path))? {
                None => Standing::Nothing,
                Some(found) if found.is_file() => Standing::File(found),
                Some(found) if found.is_dir() => Standing::Folder,
                Some(_) => Standing::Foreign(path.into()),
            }),
        }
    }

    /// Lists the files of ours that nobody has put. One that has become something else is not ours any more.
    fn stale(&self, outputs: &BTreeMap<Box<str>, Note>) -> Result<BTreeSet<Box<str>>, Error> {
        let mut stale = BTreeSet::new();
        for path in self.old.keys().filter(|path| !outputs.contains_key(*path)) {
            if matches!(self.standing(path)?, Standing::File(_)) {
                stale.insert(path.clone());
            }
        }
        Ok(stale)
    }

    /// Lists what is in the way and not ours to remove.
    fn blockers(&self, noted: &Noted, stale: &BTreeSet<Box<str>>) -> Result<BTreeSet<Box<str>>, Error> {
        let mut blockers = noted.blockers.clone();
        for path in &noted.over_folders {
            if !plan::holds_only(&self.place.dir, path, stale)? {
                blockers.insert(path.clone());
            }
        }
        if disk::look(&self.place.dir.join(manifest::NAME))?.is_some_and(|found| !found.is_file()) {
            blockers.insert(manifest::NAME.into());
        }
        Ok(blockers)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if matches!(self.rest, Rest::Removed) {
            // What stays is removed by the next `open`.
            let _ = disk::remove_tree(&self.stage.root);
        }
    }
}

/// Up to this many changed files are moved one by one, or up to a twentieth of all.
const SMALL: usize = 64;

/// What stands at an output's path.
enum Standing {
    Nothing,
    File(Metadata),
    Folder,
    /// Something that is no file, there or at a folder above.
    Foreign(Box<str>),
}

fn is_as_written(found: &Metadata, entry: &Entry) -> bool {
    found.len() == entry.len && disk::mtime(found) == entry.mtime
}

fn is_empty(dir: &Path) -> bool {
    fs::read_dir(dir).map_or(true, |mut entries| entries.next().is_none())
}
