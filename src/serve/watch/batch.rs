//! Changes are gathered until the disk is quiet, then handed over in one piece.
//!
//! Paths come in, `Changes` go out. Knows nothing of where the paths come from.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use crate::pipeline::inputs::Changes;

/// So long must nothing happen before changes are handed over.
const QUIET: Duration = Duration::from_millis(5);

/// So long may changes wait where it never gets quiet.
const LONGEST: Duration = Duration::from_millis(250);

/// With more paths than this, looking at everything costs less.
const MOST_PATHS: usize = 1000;

/// The changes gathered so far, and where they will go.
pub struct Batch {
    to: Sender<Changes>,
    unread: Arc<AtomicUsize>,
    gathered: Option<Gathered>,
}

struct Gathered {
    changes: Changes,
    first: Instant,
    last: Instant,
}

impl Batch {
    /// Starts with nothing; `unread` counts the batches that are begun and not yet taken.
    pub fn new(to: Sender<Changes>, unread: Arc<AtomicUsize>) -> Self {
        Self { to, unread, gathered: None }
    }

    /// Adds a path.
    pub fn tell(&mut self, path: PathBuf) {
        let gathered = self.gathered();
        let Changes::Paths(paths) = &mut gathered.changes else { return };
        paths.insert(path);
        if paths.len() > MOST_PATHS {
            gathered.changes = Changes::Everything;
        }
    }

    /// Adds all that there is.
    pub fn tell_everything(&mut self) {
        self.gathered().changes = Changes::Everything;
    }

    /// Returns when the batch must go, if there is one.
    pub fn due(&self) -> Option<Instant> {
        self.gathered.as_ref().map(|gathered| (gathered.last + QUIET).min(gathered.first + LONGEST))
    }

    /// Hands the batch over if it is due; returns whether anybody still listens.
    pub fn send(&mut self, now: Instant) -> bool {
        if self.due().is_none_or(|due| now < due) {
            return true;
        }
        self.gathered.take().is_none_or(|gathered| self.to.send(gathered.changes).is_ok())
    }

    fn gathered(&mut self) -> &mut Gathered {
        let now = Instant::now();
        let unread = &self.unread;
        let gathered = self.gathered.get_or_insert_with(|| {
            unread.fetch_add(1, Ordering::Release);
            Gathered { changes: Changes::Paths(BTreeSet::new()), first: now, last: now }
        });
        gathered.last = now;
        gathered
    }
}
