//! Watching by looking: every file's size, times and inode, compared with those of the last look.
//!
//! For disks that report nothing (network, some virtual machines), and where the system's watches are
//! used up. The canonical root comes in, paths go out.

use std::collections::{BTreeSet, HashMap};
use std::fs::{self, Metadata};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::batch::Batch;
use super::tree::{self, Seen};

/// Between two looks there are this many times what a look has cost, within the bounds below.
const SPARING: u32 = 30;

/// The shortest pause between two looks.
const SHORTEST: Duration = Duration::from_millis(100);

/// The longest pause between two looks, unless one look alone takes longer.
const LONGEST: Duration = Duration::from_secs(1);

/// What the last look has found.
pub struct Poll {
    root: PathBuf,
    known: HashMap<PathBuf, (Stamp, u64)>,
    /// Files found changed at the last look. They are told again at the next: times on a disk advance
    /// in ticks, and a second edit within the tick of the first leaves size and times as they were.
    fresh: BTreeSet<PathBuf>,
    looks: u64,
    next: Instant,
}

/// What changes if a file does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stamp {
    Folder,
    File { size: u64, modified: (i64, i64), changed: (i64, i64), inode: (u64, u64) },
}

impl Poll {
    /// Looks for the first time.
    pub fn new(root: &Path) -> Self {
        let (known, fresh) = (HashMap::new(), BTreeSet::new());
        let mut poll = Self { root: root.to_owned(), known, fresh, looks: 0, next: Instant::now() };
        poll.look(&mut |_| ());
        poll.fresh.clear();
        poll
    }

    /// Returns when to look next.
    pub fn due(&self) -> Instant {
        self.next
    }

    /// Looks if it is time, and tells what is not as it was.
    pub fn look_again(&mut self, now: Instant, batch: &mut Batch) {
        if self.next <= now {
            self.look(&mut |path| batch.tell(path));
        }
    }

    fn look(&mut self, tell: &mut dyn FnMut(PathBuf)) {
        let begun = Instant::now();
        self.looks += 1;
        let mut compared =
            Compared { known: &mut self.known, look: self.looks, seen: 0, changed: Vec::new() };
        let mut path = PathBuf::new();
        tree::walk(&self.root, &mut |seen| match seen {
            Seen::Folder { named, .. } => compared.compare(named, Stamp::Folder),
            Seen::File { folder, name, entry } => {
                // Most files are known already and need no path of their own.
                path.clear();
                path.push(folder);
                path.push(name);
                if let Ok(metadata) = entry.metadata() {
                    compared.compare(&path, Stamp::of(&metadata));
                }
            }
            Seen::Link { named, .. } => {
                let metadata = fs::metadata(named).or_else(|_| fs::symlink_metadata(named));
                if let Some(metadata) = metadata.ok().filter(|metadata| !metadata.is_dir()) {
                    compared.compare(named, Stamp::of(&metadata));
                }
            }
        });
        let (seen, changed) = (compared.seen, compared.changed);
        for path in std::mem::take(&mut self.fresh) {
            tell(path);
        }
        for path in changed {
            self.fresh.insert(path.clone());
            tell(path);
        }
        if seen != self.known.len() {
            let look = self.looks;
            for (path, _) in self.known.extract_if(|_, (_, last)| *last != look) {
                tell(path);
            }
        }
        let cost = begun.elapsed();
        self.next = Instant::now() + (cost * SPARING).clamp(SHORTEST, LONGEST).max(cost);
    }
}

struct Compared<'k> {
    known: &'k mut HashMap<PathBuf, (Stamp, u64)>,
    look: u64,
    seen: usize,
    changed: Vec<PathBuf>,
}

impl Compared<'_> {
    fn compare(&mut self, path: &Path, stamp: Stamp) {
        if let Some((before, last)) = self.known.get_mut(path) {
            // A link is shown once for each place that it depends on.
            self.seen += usize::from(*last != self.look);
            *last = self.look;
            if *before != stamp {
                *before = stamp;
                self.changed.push(path.to_owned());
            }
        } else {
            self.seen += 1;
            self.known.insert(path.to_owned(), (stamp, self.look));
            self.changed.push(path.to_owned());
        }
    }
}

impl Stamp {
    fn of(metadata: &Metadata) -> Self {
        Self::File {
            size: metadata.size(),
            modified: (metadata.mtime(), metadata.mtime_nsec()),
            changed: (metadata.ctime(), metadata.ctime_nsec()),
            inode: (metadata.dev(), metadata.ino()),
        }
    }
}
