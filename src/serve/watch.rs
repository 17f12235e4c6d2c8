//! Watching: which paths of a site may have changed.
//!
//! A site's folder comes in, `Changes` come out while it is watched. Nothing here is to be trusted:
//! whoever takes the changes compares sizes, times and hashes. Knows which folders a site has, and
//! nothing of what is in them; reads no file.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, OnceLock};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::model::error::{Action, Error};
use crate::pipeline::inputs::Changes;

mod batch;
mod native;
mod poll;
mod tree;

use batch::Batch;
use native::Native;
use poll::Poll;

/// How the caller wishes to watch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// By reports of the system; by looking where those cannot be had.
    Native,
    /// By looking about once a second.
    Polled,
}

/// How a site is watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// By reports of the system.
    Native,
    /// By looking about once a second, and why.
    Polled(Reason),
}

/// Why a site is watched by looking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It was wished so.
    Asked,
    /// The system allows no more watches.
    LimitReached {
        /// Which of Linux' limits: its name below `fs.inotify`.
        setting: &'static str,
        /// How much it allows, where that can be read.
        limit: Option<u64>,
    },
    /// The system cannot watch; in its own words.
    Unsupported(String),
}

/// A site that is being watched, until this is dropped.
pub struct Watch {
    unread: Arc<AtomicUsize>,
    polled: Arc<OnceLock<Reason>>,
    reports: Sender<Report>,
    thread: Option<JoinHandle<()>>,
}

/// Where changes arrive. Ends when the watch is dropped.
pub struct News {
    changes: Receiver<Changes>,
    unread: Arc<AtomicUsize>,
}

/// What the watching thread is told.
enum Report {
    System(notify::Result<notify::Event>),
    Stop,
}

/// Starts to watch a site; every change after the return is told.
///
/// # Errors
/// The root is no folder that can be listed.
pub fn start(root: &Path, wish: Wish) -> Result<(Watch, News), Error> {
    let root = root.canonicalize().map_err(Action::List.on(root))?;
    std::fs::read_dir(&root).map_err(Action::List.on(&root))?;
    let (to, changes) = mpsc::channel();
    let (reports, heard) = mpsc::channel();
    let unread = Arc::new(AtomicUsize::new(0));
    let polled = Arc::new(OnceLock::new());
    let native = match wish {
        Wish::Native => Native::new(&root, &reports),
        Wish::Polled => Err(Reason::Asked),
    };
    let source = native.map_or_else(|reason| give_up(&root, reason, &polled), Source::Native);
    let batch = Batch::new(to, unread.clone());
    let keeper = Keeper { root: root.clone(), source, polled: polled.clone(), batch };
    let thread = thread::Builder::new().name("watch".into()).spawn(move || keeper.keep(&heard));
    let thread = Some(thread.map_err(Action::List.on(&root))?);
    Ok((Watch { unread: unread.clone(), polled, reports, thread }, News { changes, unread }))
}

impl Watch {
    /// Whether anything has changed that was not taken from `News` yet. Costs nothing, and is true from
    /// the first change, before the disk is quiet: whoever works in the background can stop.
    pub fn has_news(&self) -> bool {
        self.unread.load(Ordering::Acquire) > 0
    }

    /// Returns how the site is watched now. It may change once, from native to polled; everything is
    /// told then.
    pub fn way(&self) -> Way {
        self.polled.get().map_or(Way::Native, |reason| Way::Polled(reason.clone()))
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // The thread is gone already if nobody took its news.
        let _ = self.reports.send(Report::Stop);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl News {
    /// Waits for changes, at most so long.
    ///
    /// # Errors
    /// There were none in time, or the watch is dropped.
    pub fn recv_timeout(&self, longest: Duration) -> Result<Changes, RecvTimeoutError> {
        let changes = self.changes.recv_timeout(longest)?;
        self.unread.fetch_sub(1, Ordering::Release);
        Ok(changes)
    }
}

enum Source {
    Native(Native),
    Polled(Poll),
}

/// The state of the watching thread.
struct Keeper {
    root: PathBuf,
    source: Source,
    polled: Arc<OnceLock<Reason>>,
    batch: Batch,
}

impl Keeper {
    fn keep(mut self, heard: &Receiver<Report>) {
        loop {
            match wait(heard, self.due()) {
                Ok(Report::Stop) | Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {}
                Ok(Report::System(report)) => {
                    if let Source::Native(native) = &mut self.source {
                        native.hear(report, &mut self.batch);
                    }
                }
            }
            self.look_again();
            if !self.batch.send(Instant::now()) {
                return;
            }
        }
    }

    fn due(&self) -> Option<Instant> {
        let look = match &self.source {
            Source::Native(native) => native.due(),
            Source::Polled(poll) => Some(poll.due()),
        };
        look.into_iter().chain(self.batch.due()).min()
    }

    fn look_again(&mut self) {
        let now = Instant::now();
        match &mut self.source {
            Source::Polled(poll) => poll.look_again(now, &mut self.batch),
            Source::Native(native) => {
                if let Err(reason) = native.look_again(now, &mut self.batch) {
                    self.source = give_up(&self.root, reason, &self.polled);
                    self.batch.tell_everything();
                }
            }
        }
    }
}

/// Watches by looking from now on.
fn give_up(root: &Path, reason: Reason, polled: &OnceLock<Reason>) -> Source {
    // Set once: who has begun to look does not go back.
    let _ = polled.set(reason);
    Source::Polled(Poll::new(root))
}

fn wait(heard: &Receiver<Report>, due: Option<Instant>) -> Result<Report, RecvTimeoutError> {
    match due {
        Some(due) => heard.recv_timeout(due.saturating_duration_since(Instant::now())),
        None => heard.recv().map_err(|_| RecvTimeoutError::Disconnected),
    }
}
