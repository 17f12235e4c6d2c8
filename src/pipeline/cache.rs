//! The cache on the disk: what an earlier process has read and drawn, so that the next one does only what has changed.
//!
//! One file, disposable: one that is missing, spoilt, or of another build of the program is not used. A file of the
//! site whose size, times and inode are as they were, and older than the run that noted them, is taken for unchanged;
//! of all others the fingerprint decides. Bodies are not kept: a page that is drawn again parses its text again.
//!
//! The file is a head and sealed pieces. A run that has changed little adds a piece; what later pieces say counts. When
//! the added ones have grown large, the whole is written anew, beside the old one, and takes its place.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::model::fingerprint::Fingerprint;
use crate::model::meta::Meta;
use crate::render::questions::Asked;

/// The cache's name in its folder.
const NAME: &str = "nhipcau";
/// With these bytes a cache begins. Each build of the program has its own: another one may read a file otherwise.
const HEAD: &str = concat!("nhipcau cache ", env!("NHIPCAU_BUILD"), "\n");
/// Texts are packed in parcels, which all cores open.
const PARCEL: usize = 512;

mod piece;

/// What a file looks like from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stat {
    len: u64,
    /// Nanoseconds from 1970.
    mtime: i64,
    ctime: i64,
    inode: u64,
    device: u64,
}

/// A text as it was read, without its body. Where the site lacks the language of a file's name, there is none.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct StoredText {
    pub stat: Stat,
    /// Whether the file cannot have changed without looking otherwise.
    pub is_settled: bool,
    pub source: Fingerprint,
    pub config: Fingerprint,
    pub meta: Arc<Meta>,
    pub fingerprint: Fingerprint,
    pub identity: Fingerprint,
    pub body: Fingerprint,
    pub words: u32,
    pub is_drawn: bool,
}

/// An output as it was drawn.
#[derive(Clone, Debug)]
pub(super) struct StoredOutput {
    pub path: Arc<str>,
    pub key: Fingerprint,
    /// The questions that its template asked.
    pub asked: Arc<[Asked]>,
    pub bytes: Fingerprint,
}

/// A file that is copied, by its path, and the fingerprint of its bytes.
pub(super) type Copied = (Arc<str>, Stat, Fingerprint);

/// What the file of a known text looks like, by its path and the text's fingerprint, and whether it cannot have changed
/// without looking otherwise.
pub(super) type Look = (Arc<str>, Fingerprint, Stat, bool);

/// What a cache holds, or what is to be added to it.
#[derive(Debug, Default)]
pub(super) struct Stored {
    /// By path.
    pub texts: Vec<StoredText>,
    /// Texts of which nothing has changed but what their files look like.
    pub looks: Vec<Look>,
    pub outputs: Vec<StoredOutput>,
    /// By path.
    pub copies: Vec<Copied>,
}

/// A cache that is in use.
#[derive(Debug)]
pub(super) struct Cache {
    folder: PathBuf,
    pub stored: Stored,
    /// When this run began, by the clock of the disk, and on which; `None` where nothing can be written.
    begun: Option<(i64, u64)>,
    /// How long the first piece of the file is, and all later ones together; `None` if nothing may be added to it.
    room: Option<Room>,
}

/// How long the first piece of a file is, and all later ones together, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Room {
    first: usize,
    added: usize,
}

/// A file whose later pieces have grown to this part of the first is written anew.
const LARGE: usize = 4;

impl Stored {
    /// Returns whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.looks.is_empty() && self.outputs.is_empty() && self.copies.is_empty()
    }
}

impl StoredText {
    /// Returns the path of the text.
    pub fn path(&self) -> &Arc<str> {
        &self.meta.placement.file
    }
}

impl Stat {
    /// Looks at a file; `None` if it cannot be.
    pub fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok()?;
        let nanoseconds =
            |seconds: i64, rest: i64| seconds.saturating_mul(1_000_000_000).saturating_add(rest);
        Some(Self {
            len: metadata.len(),
            mtime: nanoseconds(metadata.mtime(), metadata.mtime_nsec()),
            ctime: nanoseconds(metadata.ctime(), metadata.ctime_nsec()),
            inode: metadata.ino(),
            device: metadata.dev(),
        })
    }
}

impl Cache {
    /// Opens the cache of a folder. What cannot be read is empty.
    pub fn open(folder: &Path) -> Self {
        let begun = begin(folder);
        let read = fs::read(folder.join(NAME)).ok().and_then(|bytes| piece::read_all(&bytes));
        let (stored, room) = read.unwrap_or_default();
        Self { folder: folder.to_owned(), stored, begun, room }
    }

    /// Returns whether a piece may be added to the file; else the whole is to be written.
    pub fn is_extensible(&self) -> bool {
        self.room.is_some_and(|room| room.added <= room.first / LARGE + (64 << 10))
    }

    /// Takes note of copied files, for the rest of this run.
    pub fn note_copies(&mut self, copies: &[Copied]) {
        self.stored.copies.retain(|(path, ..)| copies.binary_search_by(|new| new.0.cmp(path)).is_err());
        self.stored.copies.extend_from_slice(copies);
        self.stored.copies.sort_by(|a, b| a.0.cmp(&b.0));
    }

    /// Returns what is stored of a text, which is likely to be the n-th.
    pub fn text(&self, path: &str, likely: usize) -> Option<&StoredText> {
        if let Some(text) = self.stored.texts.get(likely).filter(|text| text.path().as_ref() == path) {
            return Some(text);
        }
        let at = self.stored.texts.binary_search_by(|text| text.path().as_ref().cmp(path)).ok()?;
        Some(&self.stored.texts[at])
    }

    /// Returns the fingerprint of a copied file that looks as it did.
    pub fn copy(&self, path: &str, stat: Stat) -> Option<Fingerprint> {
        let at = self.stored.copies.binary_search_by(|(known, ..)| known.as_ref().cmp(path)).ok()?;
        let (_, known, fingerprint) = &self.stored.copies[at];
        (*known == stat).then_some(*fingerprint)
    }

    /// Returns whether a file that looks like this cannot have changed without looking otherwise: one that was changed
    /// while this run was under way may be changed twice within one tick of the disk's clock. Of other disks, that
    /// clock says nothing.
    pub fn is_settled(&self, stat: Stat) -> bool {
        self.begun.is_some_and(|(begun, device)| stat.device == device && stat.mtime.max(stat.ctime) < begun)
    }

    /// Adds to the cache, or writes the whole anew. That it cannot be written costs time alone.
    pub fn save(&mut self, stored: &Stored) {
        if self.begun.is_none() {
            return;
        }
        let Some(piece) = piece::write(stored) else { return };
        let path = self.folder.join(NAME);
        let room = self.room.filter(|_| self.is_extensible());
        self.room = match room {
            // In one call, so that of two processes each adds a piece of its own.
            Some(Room { first, added }) => OpenOptions::new()
                .append(true)
                .open(&path)
                .and_then(|mut file| file.write_all(&piece))
                .map(|()| Room { first, added: added + piece.len() }),
            None => self.replace(&path, &piece).map(|()| Room { first: piece.len(), added: 0 }),
        }
        .ok();
    }

    fn replace(&self, path: &Path, piece: &[u8]) -> io::Result<()> {
        let temporary = self.folder.join(format!("{NAME}.{}.tmp", std::process::id()));
        let write = || {
            let mut file = fs::File::create(&temporary)?;
            file.write_all(HEAD.as_bytes())?;
            file.write_all(piece)
        };
        let written = write().and_then(|()| fs::rename(&temporary, path));
        if written.is_err() {
            // A full disk: the cache of before stays.
            let _ = fs::remove_file(&temporary);
        }
        written
    }
}

/// Makes the folder, and returns the time of the disk on which it is.
fn begin(folder: &Path) -> Option<(i64, u64)> {
    fs::create_dir_all(folder).ok()?;
    let ignored = folder.join(".gitignore");
    if !ignored.exists() {
        fs::write(&ignored, "*\n").ok()?;
    }
    let mark = folder.join(format!("{NAME}.{}.now", std::process::id()));
    fs::write(&mark, "").ok()?;
    let begun = Stat::of(&mark);
    let _ = fs::remove_file(&mark);
    let begun = begun?;
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        // What a run that was killed has left. A younger one may be another process's.
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_ours = name.strip_prefix(NAME).is_some_and(|rest| rest.starts_with('.'));
        if is_ours && Stat::of(&entry.path()).is_some_and(|stat| stat.mtime < begun.mtime - LEFT_BEHIND) {
            let _ = fs::remove_file(entry.path());
        }
    }
    Some((begun.mtime, begun.device))
}

/// A temporary file of this age, in nanoseconds, belongs to nobody any more.
const LEFT_BEHIND: i64 = 60_000_000_000;

#[cfg(test)]
mod tests {
    use super::*;

    fn stat(mtime: i64, device: u64) -> Stat {
        Stat { len: 1, mtime, ctime: 3, inode: 4, device }
    }

    #[test]
    fn what_changed_during_the_run_is_not_trusted() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(&folder.path().join(".cache"));
        let (_, here) = cache.begun.unwrap();
        assert!(cache.is_settled(stat(2, here)));
        assert!(!cache.is_settled(stat(i64::MAX, here)));
        assert!(!cache.is_settled(stat(2, here + 1)));
    }

    #[test]
    fn pieces_are_added_and_the_later_ones_count() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join(".cache");
        let copies = |number| vec![("ảnh.jpg".into(), stat(number, 1), Fingerprint(5))];
        let mut cache = Cache::open(&folder);
        assert!(!cache.is_extensible());
        for number in 1..4 {
            cache.save(&Stored { copies: copies(number), ..Stored::default() });
            let again = Cache::open(&folder);
            assert!(again.is_extensible());
            assert_eq!(again.copy("ảnh.jpg", stat(number, 1)), Some(Fingerprint(5)));
            assert_eq!(again.stored.copies.len(), 1);
        }
        assert_eq!(fs::read_to_string(folder.join(".gitignore")).unwrap(), "*\n");
        let large: Vec<Copied> =
            (0..4_000).map(|n| (format!("ảnh-{n}.jpg").into(), stat(n, 1), Fingerprint(7))).collect();
        for _ in 0..9 {
            cache.save(&Stored { copies: large.clone(), ..Stored::default() });
        }
        let grown = fs::metadata(folder.join(NAME)).unwrap().len();
        assert!(grown < 1 << 20, "what is added again and again is written anew in time: {grown}");
        fs::remove_file(folder.join(NAME)).unwrap();
        let mut cache = Cache::open(&folder);
        cache.save(&Stored { copies: copies(2), ..Stored::default() });
        cache.save(&Stored { copies: copies(3), ..Stored::default() });
        let whole = fs::read(folder.join(NAME)).unwrap();
        fs::write(folder.join(NAME), &whole[..whole.len() - 1]).unwrap();
        let mut cut = Cache::open(&folder);
        assert!(!cut.is_extensible());
        assert_eq!(cut.copy("ảnh.jpg", stat(2, 1)), Some(Fingerprint(5)));
        cut.save(&Stored { copies: copies(9), ..Stored::default() });
        assert_eq!(Cache::open(&folder).copy("ảnh.jpg", stat(9, 1)), Some(Fingerprint(5)));
    }
}
