//! The worker: waits for changes, brings the pipeline up to date, and shows what has become of it.
//!
//! One thread, one pipeline. The new state is shown first, so that open pages reload at once; all other
//! pages are looked at after that, until the next change comes.

use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use tokio::sync::watch::Sender;

use crate::link::Release;
use crate::load::files::Files;
use crate::model::diagnostic::Diagnostic;
use crate::model::error::Error;
use crate::pipeline::finding::Finding;
use crate::pipeline::inputs::Changes;
use crate::pipeline::state::State;
use crate::pipeline::{Pipeline, Progress, Settings};
use crate::serve::showing::{Showing, Shown, Stamps};
use crate::serve::site::{self, Marking};
use crate::serve::watch::{News, Watch, Way};

/// Editors empty a file before they write it: what is broken is looked at again before it is told.
const SECOND_LOOK: Duration = Duration::from_millis(100);
/// How long it takes until a step that has failed is tried again.
const PAUSE: Duration = Duration::from_secs(10);
/// A machine that sleeps does not count the time: the clock is looked at this often at the least.
const LONGEST_SLEEP: Duration = Duration::from_mins(1);

/// What the command line does for the worker.
pub struct Host<'h> {
    /// Tells the time.
    pub now: &'h dyn Fn() -> Timestamp,
    /// Words findings for the browser.
    pub worded: &'h (dyn Fn(&[Finding]) -> Arc<[Shown]> + Sync),
    /// Words what is laid over a page when the program itself has failed.
    pub fault: &'h dyn Fn(&str) -> Shown,
    /// Words marks.
    pub marking: &'h Marking<'h>,
    /// Publishes a state, if states are published; returns what is wrong with it.
    pub publish: Option<&'h Publishing<'h>>,
    /// Tells of a step.
    pub tell: &'h dyn Fn(Told<'_>),
    /// Is told how far a run has come.
    pub progress: Progress<'h>,
}

/// Publishes a state.
pub type Publishing<'p> = dyn Fn(&mut Pipeline, &State) -> Result<Vec<Finding>, Error> + 'p;

/// What the worker tells.
#[derive(Debug)]
pub enum Told<'t> {
    /// A state is shown: what has changed, and what making it took.
    Shown(&'t Changes, Duration),
    /// All that is wrong is known.
    Found(&'t [Finding]),
    /// The site is watched otherwise than before.
    Watched(Way),
    /// The world has failed; it is tried again at the next change.
    Failed(&'t Error),
    /// The program itself has failed.
    Fault(&'t str),
}

/// The worker's means.
pub struct Worker<'w> {
    /// What is asked for.
    pub settings: Settings,
    /// What only the command line can do.
    pub host: Host<'w>,
    /// Where states are shown, if they are.
    pub shown: Option<Sender<Arc<Showing>>>,
    /// Tells whether there is news.
    pub watch: Watch,
    /// The news.
    pub news: News,
}

/// What the worker remembers between two changes.
struct Memory {
    pipeline: Pipeline,
    last: Option<Arc<State>>,
    /// The last state of which pages can be drawn.
    drawable: Option<Arc<State>>,
    /// What drawing has found wrong, with the theme that was drawn with.
    drawing: Vec<Diagnostic>,
    way: Way,
    is_saved: bool,
    /// What stands for the files of an inventory.
    files: Option<(Arc<Files>, Arc<Stamps>)>,
}

impl Memory {
    fn follow_files(&mut self) {
        let Some(world) = self.drawable.as_ref().and_then(|state| state.world.as_ref()) else { return };
        if self.files.as_ref().is_none_or(|(known, _)| !Arc::ptr_eq(known, &world.files)) {
            self.files = Some((world.files.clone(), site::files(world)));
        }
    }
}

impl Worker<'_> {
    /// Works until the watch ends.
    pub fn work(&self) {
        let mut memory = self.fresh();
        let mut changes = Changes::Everything;
        loop {
            let outcome = panic::catch_unwind(AssertUnwindSafe(|| self.step(&mut memory, &changes)));
            let has_failed = !matches!(outcome, Ok(Ok(_)));
            let due = match outcome {
                Ok(Ok(due)) => due,
                Ok(Err(error)) => {
                    (self.host.tell)(Told::Failed(&error));
                    self.again()
                }
                Err(cause) => {
                    self.fault(&message(&*cause));
                    memory = self.fresh();
                    self.again()
                }
            };
            changes = match self.wait(due) {
                // What was named to a step that has failed is forgotten.
                Some(_) if has_failed => Changes::Everything,
                Some(changes) => changes,
                None => return,
            };
        }
    }

    /// Returns when a step that has failed is tried again by itself: the disk may have room then.
    fn again(&self) -> Option<Timestamp> {
        (self.host.now)().checked_add(jiff::SignedDuration::try_from(PAUSE).ok()?).ok()
    }

    fn fresh(&self) -> Memory {
        let pipeline = Pipeline::new(self.settings.clone());
        Memory {
            pipeline,
            last: None,
            drawable: None,
            drawing: Vec::new(),
            way: Way::Native,
            is_saved: false,
            files: None,
        }
    }

    /// Brings everything up to date; returns when the site changes by itself.
    fn step(&self, memory: &mut Memory, changes: &Changes) -> Result<Option<Timestamp>, Error> {
        let (host, started) = (&self.host, Instant::now());
        let now = (host.now)();
        let way = self.watch.way();
        if way != memory.way {
            memory.way = way.clone();
            (host.tell)(Told::Watched(way));
        }
        let mut state = memory.pipeline.update(changes, now, host.progress)?;
        let is_new = |last: &Arc<State>| memory.pipeline.has_new_errors(&state, last);
        if memory.last.as_ref().is_some_and(|last| is_new(last) || self.is_halfway(changes)) {
            state = self.second_look(&mut memory.pipeline, state, changes, now)?;
        }
        memory.last = Some(state.clone());
        if state.painter.is_some() {
            let of_theme =
                |state: &State| state.painter.as_ref().map(|painter| painter.fingerprints().to_vec());
            if memory.drawable.as_ref().is_none_or(|before| of_theme(before) != of_theme(&state)) {
                memory.drawing.clear();
            }
            memory.drawable = Some(state.clone());
            memory.follow_files();
        }
        let findings = memory.pipeline.findings(&state, memory.drawing.clone());
        self.show(memory, &findings, now);
        (host.tell)(Told::Shown(changes, started.elapsed()));
        let findings = if let Some(publish) = host.publish {
            let published = publish(&mut memory.pipeline, &state)?;
            self.show(memory, &published, now);
            Some(published)
        } else {
            self.sweep(memory, &state, now)?
        };
        if let Some(findings) = findings {
            (host.tell)(Told::Found(&findings));
            // While one writes, the cache may be a little behind: whoever builds next reads what has changed since.
            if host.publish.is_some() || !memory.is_saved {
                memory.is_saved = true;
                memory.pipeline.save();
            }
        }
        Ok(next_change(&state, now).filter(|_| self.settings.at.is_none()))
    }

    /// Returns whether files were named that are empty now, or, where states are published, gone: who writes them anew may
    /// be halfway.
    fn is_halfway(&self, changes: &Changes) -> bool {
        let Changes::Paths(paths) = changes else { return false };
        let is_empty = |path: &PathBuf| match path.metadata() {
            Ok(metadata) => metadata.is_file() && metadata.len() == 0,
            Err(_) => self.host.publish.is_some(),
        };
        paths.iter().any(is_empty)
    }

    /// Looks again at what may have been read in the middle of being written.
    fn second_look(
        &self,
        pipeline: &mut Pipeline,
        state: Arc<State>,
        changes: &Changes,
        now: Timestamp,
    ) -> Result<Arc<State>, Error> {
        match self.news.recv_timeout(SECOND_LOOK) {
            Ok(more) => pipeline.update(&changes.clone().and(more), now, self.host.progress),
            Err(RecvTimeoutError::Timeout) => pipeline.update(changes, now, self.host.progress),
            Err(RecvTimeoutError::Disconnected) => Ok(state),
        }
    }

    /// Looks at all pages until there is news; shows what is wrong as soon as something is.
    fn sweep(
        &self,
        memory: &mut Memory,
        state: &Arc<State>,
        now: Timestamp,
    ) -> Result<Option<Vec<Finding>>, Error> {
        let over = || self.watch.has_news();
        let pipeline = &memory.pipeline;
        let is_told = !memory.drawing.is_empty();
        let early = |drawing: Vec<Diagnostic>| {
            if !is_told {
                self.show(memory, &pipeline.findings(state, drawing), now);
            }
        };
        let Some(drawing) = pipeline.sweep(state, &over, &early)? else { return Ok(None) };
        let has_changed = drawing != memory.drawing;
        memory.drawing = drawing;
        let findings = memory.pipeline.findings(state, memory.drawing.clone());
        if has_changed {
            self.show(memory, &findings, now);
        }
        Ok(Some(findings))
    }

    fn show(&self, memory: &Memory, findings: &[Finding], now: Timestamp) {
        let Some(to) = &self.shown else { return };
        let worded = (self.host.worded)(findings);
        let showing = match &memory.drawable {
            Some(state) => {
                let files = memory.files.as_ref().map(|(_, files)| files.clone()).unwrap_or_default();
                let zone = state.config.as_ref().map(|config| &config.time_zone);
                let at = self.settings.at.zip(zone).map(|(at, zone)| at.resolve(zone).at);
                let release = Release { now: at.unwrap_or(now), ..self.settings.release };
                site::showing((state, files), findings, worded, (&release, self.host.marking))
            }
            None => Showing::nothing(worded),
        };
        // Without a server nobody listens, and nothing is lost.
        let _ = to.send(Arc::new(showing));
    }

    fn fault(&self, cause: &str) {
        (self.host.tell)(Told::Fault(cause));
        if let Some(to) = &self.shown {
            let _ = to.send(Arc::new(Showing::nothing([(self.host.fault)(cause)].into())));
        }
    }

    /// Waits for news, or until the site changes by itself; `None` when there will be no more.
    fn wait(&self, due: Option<Timestamp>) -> Option<Changes> {
        loop {
            let left =
                due.map(|due| Duration::try_from(due.duration_since((self.host.now)())).unwrap_or_default());
            match self.news.recv_timeout(left.unwrap_or(LONGEST_SLEEP).min(LONGEST_SLEEP)) {
                Ok(changes) => return Some(changes),
                Err(RecvTimeoutError::Timeout) if due.is_some_and(|due| due <= (self.host.now)()) => {
                    return Some(Changes::Clock);
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
    }
}

/// Returns when the site changes by itself: a work comes or goes, or a day begins. Never, where the clock stands.
fn next_change(state: &State, now: Timestamp) -> Option<Timestamp> {
    let world = state.world.as_ref()?;
    let zoned = now.to_zoned(world.config.time_zone.clone());
    let midnight = zoned.tomorrow().and_then(|day| day.start_of_day()).ok().map(|day| day.timestamp());
    world.publication.next_change.into_iter().chain(midnight).min()
}

fn message(cause: &(dyn std::any::Any + Send)) -> String {
    let text = cause.downcast_ref::<&str>().map(ToString::to_string);
    text.or_else(|| cause.downcast_ref::<String>().cloned()).unwrap_or_default()
}
