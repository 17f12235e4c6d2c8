//! The pipeline: drives the stages and remembers their results.
//!
//! The only long-lived state of the program. `update` reads what may have changed and makes the next
//! state of the site; `render` draws what is stale in it. First run and later ones are the same code: a
//! text that is unchanged is not parsed again, a publication whose metas are unchanged is not linked
//! again, an output whose key and answers are unchanged is not drawn again. Prints nothing, knows no
//! terminal.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use rayon::prelude::*;

use crate::link::Release;
use crate::link::routes::{Route, RouteKind};
use crate::load::files::FileEntry;
use crate::model::config::{BaseUrl, Config};
use crate::model::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::model::error::{Action, Error};
use crate::model::fingerprint::Fingerprint;
use crate::model::lang::Lang;
use crate::model::when::When;
use crate::render::questions::Asked;
use crate::view::World;

mod cache;
mod causes;
mod data;
pub mod finding;
pub mod inputs;
mod stages;
pub mod state;
mod texts;
mod themes;

use cache::{Cache, Stat, Stored, StoredOutput};
use finding::Finding;
use inputs::{Changes, Inputs};
use stages::Stages;
use state::State;
use texts::Part;

/// What a run is asked for.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The site's folder.
    pub root: PathBuf,
    /// Where the site will be read, instead of what site.yaml says.
    pub base: Option<BaseUrl>,
    /// The moment to build for, read in the site's zone where it has no offset, instead of the clock.
    pub at: Option<When>,
    /// The clock, and what is shown beyond what readers may see.
    pub release: Release,
    /// Whether warnings count as errors.
    pub strict: bool,
    /// The folder of the cache, if there is to be one.
    pub cache: Option<PathBuf>,
}

/// Where outputs go.
pub trait Sink: Sync {
    /// Takes the bytes of an output.
    ///
    /// # Errors
    /// The disk fails.
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Error>;

    /// Takes a file as it is.
    ///
    /// # Errors
    /// The disk fails.
    fn copy(&self, path: &str, from: &Path, fingerprint: Fingerprint) -> Result<(), Error>;

    /// Keeps an output that an earlier run has put with these bytes; false if there is none to keep.
    fn keep(&self, path: &str, fingerprint: Fingerprint) -> bool;
}

/// How far a run has come; told to whoever draws it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Files are read.
    Parse,
    /// Pages are drawn.
    Render,
}

/// Is told of every step: the stage, how many are done, how many there are.
pub type Progress<'p> = &'p (dyn Fn(Stage, usize, usize) + Sync);

/// What a run has come to.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// What is wrong, sorted by place.
    pub findings: Vec<Finding>,
    /// Pages by language: the tag and how many.
    pub pages: Vec<(Lang, usize)>,
    /// Outputs that were drawn, not kept.
    pub rendered: usize,
    /// The next moment at which the site changes by itself.
    pub next_change: Option<Timestamp>,
}

impl Update {
    /// Returns whether anything found forbids publication.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.diagnostic.severity == Severity::Error)
    }
}

/// The stages' results so far.
#[derive(Debug)]
pub struct Pipeline {
    settings: Settings,
    inputs: Inputs,
    stages: Stages,
    cache: Option<Cache>,
    drawn: Mutex<HashMap<Arc<str>, Drawn>>,
    /// What copied files that the cache does not know look like, and the fingerprints of their bytes.
    copies: Mutex<BTreeMap<Arc<str>, (Stat, Fingerprint)>>,
}

/// An output's key and what its template asked, for as long as both hold.
#[derive(Clone, Debug)]
struct Drawn {
    key: Fingerprint,
    asked: Arc<[Asked]>,
    /// Of its bytes. A run with errors draws and publishes nothing: what is published may be older.
    bytes: Fingerprint,
    is_cached: bool,
}

/// One drawing of all outputs.
struct Drawing<'d> {
    state: &'d State,
    world: &'d World,
    sink: &'d dyn Sink,
    /// What was wrong on a page: its address and the diagnostic.
    found: Mutex<Vec<(Arc<str>, Diagnostic)>>,
}

impl Pipeline {
    /// Returns a pipeline that has seen nothing yet.
    pub fn new(settings: Settings) -> Self {
        Self {
            settings,
            inputs: Inputs::default(),
            stages: Stages::default(),
            cache: None,
            drawn: Mutex::default(),
            copies: Mutex::default(),
        }
    }

    /// Reads what is on the disk and puts every output into the sink.
    ///
    /// # Errors
    /// The disk fails. What is wrong with the site's files is in the update instead.
    pub fn run(&mut self, sink: &dyn Sink, progress: Progress) -> Result<Update, Error> {
        let now = self.settings.release.now;
        let state = self.update(&Changes::Everything, now, progress)?;
        self.render(&state, sink, progress)
    }

    /// Reads what may have changed and makes the state of the site at a moment. Draws nothing.
    ///
    /// # Errors
    /// The site's folder cannot be listed.
    pub fn update(
        &mut self,
        changes: &Changes,
        now: Timestamp,
        progress: Progress,
    ) -> Result<Arc<State>, Error> {
        let root = &self.settings.root;
        let is_first = self.inputs.root.as_os_str().is_empty();
        if is_first || *changes == Changes::Everything {
            self.inputs.root = root.canonicalize().map_err(Action::List.on(root))?;
        }
        if is_first {
            self.open_cache();
        }
        self.inputs.note(if is_first { &Changes::Everything } else { changes });
        let settings =
            Settings { release: Release { now, ..self.settings.release }, ..self.settings.clone() };
        let given = (&settings, self.cache.as_ref());
        Ok(Arc::new(self.stages.run(&mut self.inputs, given, progress)))
    }

    /// Draws what is stale and puts every output into the sink.
    ///
    /// # Errors
    /// The disk fails, or a text has changed since the state was made.
    pub fn render(&mut self, state: &State, sink: &dyn Sink, progress: Progress) -> Result<Update, Error> {
        let mut found = Vec::new();
        let mut update = Update::default();
        if let (Some(world), true) = (&state.world, state.painter.is_some()) {
            let drawing = Drawing { state, world, sink, found: Mutex::default() };
            let routes = &world.publication.routes.list;
            let (done, rendered) = (AtomicUsize::new(0), AtomicUsize::new(0));
            routes.par_iter().try_for_each(|route| {
                let drawn = self.output(route, &drawing)?;
                rendered.fetch_add(usize::from(drawn), Ordering::Relaxed);
                progress(Stage::Render, done.fetch_add(1, Ordering::Relaxed) + 1, routes.len());
                Ok(())
            })?;
            found = causes::gather(std::mem::take(&mut *lock(&drawing.found)));
            self.forget(world);
            update.rendered = rendered.into_inner();
            update.pages = pages(world);
            update.next_change = world.publication.next_change;
        }
        update.findings = self.findings(state, found);
        Ok(update)
    }

    /// Looks at every page of a state and draws what is stale, to find what is wrong with it; nothing else is kept.
    /// Tells `early` what was found first. `None` when told to stop.
    ///
    /// # Errors
    /// As `render`.
    pub fn sweep(
        &self,
        state: &State,
        is_over: &dyn Fn() -> bool,
        early: &dyn Fn(Vec<Diagnostic>),
    ) -> Result<Option<Vec<Diagnostic>>, Error> {
        let (Some(world), true) = (&state.world, state.painter.is_some()) else {
            return Ok(Some(Vec::new()));
        };
        let drawing = Drawing { state, world, sink: &Nowhere, found: Mutex::default() };
        let mut is_told = false;
        for route in world.publication.routes.list.iter().filter(|route| !route.kind.is_file()) {
            if is_over() {
                return Ok(None);
            }
            self.output(route, &drawing)?;
            if !is_told && !lock(&drawing.found).is_empty() {
                is_told = true;
                early(causes::gather(lock(&drawing.found).clone()));
            }
        }
        let found = causes::gather(std::mem::take(&mut *lock(&drawing.found)));
        self.forget(world);
        Ok(Some(found))
    }

    fn open_cache(&mut self) {
        // A folder that is no site's is left as it is.
        let is_site = self.settings.root.join("site.yaml").exists();
        let Some(folder) = self.settings.cache.as_ref().filter(|_| is_site) else { return };
        let mut cache = Cache::open(folder);
        let drawn = std::mem::take(&mut cache.stored.outputs).into_iter().map(|output| {
            let StoredOutput { path, key, asked, bytes } = output;
            (path, Drawn { key, asked, bytes, is_cached: true })
        });
        self.drawn = Mutex::new(drawn.collect());
        self.cache = Some(cache);
    }

    /// Writes what was read and drawn to the cache, as far as it does not hold it.
    pub fn save(&mut self) {
        let Some(cache) = &mut self.cache else { return };
        let part = if cache.is_extensible() { Part::New } else { Part::All };
        let (texts, looks) = self.inputs.texts.stored(cache, part);
        let fresh = std::mem::take(&mut *lock(&self.copies)).into_iter();
        let mut copies: BTreeMap<_, _> = fresh.filter(|(_, (stat, _))| cache.is_settled(*stat)).collect();
        if part == Part::All {
            for (path, stat, fingerprint) in &cache.stored.copies {
                copies.entry(path.clone()).or_insert((*stat, *fingerprint));
            }
        }
        let copies: Vec<_> =
            copies.into_iter().map(|(path, (stat, fingerprint))| (path, stat, fingerprint)).collect();
        cache.note_copies(&copies);
        let mut drawn = lock(&self.drawn);
        let wanted = drawn.iter_mut().filter(|(_, drawn)| part == Part::All || !drawn.is_cached);
        let output = |(path, drawn): (&Arc<str>, &mut Drawn)| {
            drawn.is_cached = true;
            let Drawn { key, asked, bytes, .. } = drawn;
            StoredOutput { path: path.clone(), key: *key, asked: asked.clone(), bytes: *bytes }
        };
        let outputs = wanted.map(output).collect();
        let stored = Stored { texts, looks, outputs, copies };
        if !stored.is_empty() {
            cache.save(&stored);
        }
    }

    /// Returns the fingerprint of a file that is copied; reads it only if it does not look as it did.
    fn fingerprint(&self, file: &FileEntry) -> Result<Fingerprint, Error> {
        let Some((cache, stat)) = self.cache.as_ref().zip(Stat::of(&file.disk)) else {
            return file.fingerprint();
        };
        if let Some(fingerprint) = cache.copy(&file.source, stat) {
            return Ok(fingerprint);
        }
        let fingerprint = file.fingerprint()?;
        lock(&self.copies).insert(file.source.clone(), (stat, fingerprint));
        Ok(fingerprint)
    }

    /// Returns whether a state has errors that another one has not.
    pub fn has_new_errors(&self, state: &State, before: &State) -> bool {
        let is_new = |found: &&Diagnostic| {
            self.severity(found, state.config.as_deref()) == Severity::Error
                && !before.diagnostics.contains(found)
        };
        state.diagnostics.iter().any(|found| is_new(&found))
    }

    /// Forgets outputs that are none any more.
    fn forget(&self, world: &World) {
        lock(&self.drawn).retain(|path, _| world.publication.routes.find(path).is_some());
    }

    /// Puts one output; returns whether it had to be made anew.
    fn output(&self, route: &Route, drawing: &Drawing) -> Result<bool, Error> {
        let (world, sink) = (drawing.world, drawing.sink);
        let copy = |file: &FileEntry| match self.fingerprint(file) {
            Ok(fingerprint) => sink.copy(&route.output, &file.disk, fingerprint),
            Err(error) => {
                let unread = Diagnostic::new(Code::UnreadableSource, Place::file(&file.source))
                    .with("path", &*file.source)
                    .with("message", error.source.to_string());
                lock(&drawing.found).push((route.url.clone(), unread));
                Ok(())
            }
        };
        match route.kind {
            RouteKind::Asset(number) => sink.put(&route.output, &world.assets.list[number].bytes)?,
            RouteKind::Fixed(number) => copy(&world.files.fixed[number])?,
            RouteKind::Media(number) => copy(&world.files.content[number])?,
            _ => {}
        }
        let Some(sketch) = drawing.state.sketch(route) else { return Ok(false) };
        let before = lock(&self.drawn).get(&route.output).cloned();
        let current = |before: &Drawn| {
            before.key == sketch.key && before.asked.iter().all(|asked| asked.still_holds(world))
        };
        if before.filter(current).is_some_and(|before| sink.keep(&route.output, before.bytes)) {
            return Ok(false);
        }
        let report = |diagnostic| lock(&drawing.found).push((route.url.clone(), diagnostic));
        // What failed or lacked something is forgotten, so that it is drawn and reported again.
        let mut drawn = None;
        match drawing.state.draw(&sketch.view)? {
            Some(Ok(output)) => {
                sink.put(&route.output, &output.bytes)?;
                let bytes = Fingerprint::of_bytes(&output.bytes);
                let record = Drawn { key: sketch.key, asked: output.asked.into(), bytes, is_cached: false };
                drawn = output.diagnostics.is_empty().then_some(record);
                output.diagnostics.into_iter().for_each(report);
            }
            Some(Err(diagnostics)) => diagnostics.into_iter().for_each(report),
            None => {}
        }
        let mut known = lock(&self.drawn);
        match drawn {
            Some(drawn) => known.insert(route.output.clone(), drawn),
            None => known.remove(&route.output),
        };
        Ok(true)
    }

    /// Returns what is wrong with a state, with what was found when it was drawn, sorted by place.
    pub fn findings(&self, state: &State, drawing: Vec<Diagnostic>) -> Vec<Finding> {
        let config = state.config.as_deref();
        let mut diagnostics: Vec<Diagnostic> = state.diagnostics.iter().cloned().chain(drawing).collect();
        causes::keep(&mut diagnostics);
        for diagnostic in &mut diagnostics {
            diagnostic.severity = self.severity(diagnostic, config);
        }
        let rules = state.world.as_ref().map(|world| &*world.rules);
        finding::findings(diagnostics, &self.settings.root, rules)
    }

    fn severity(&self, diagnostic: &Diagnostic, config: Option<&Config>) -> Severity {
        match config.map_or(diagnostic.severity, |config| config.severity(diagnostic)) {
            Severity::Warning if self.settings.strict => Severity::Error,
            severity => severity,
        }
    }
}

/// Where a sweep puts what it draws: nowhere, and all of it is there already.
struct Nowhere;

impl Sink for Nowhere {
    fn put(&self, _: &str, _: &[u8]) -> Result<(), Error> {
        Ok(())
    }

    fn copy(&self, _: &str, _: &Path, _: Fingerprint) -> Result<(), Error> {
        Ok(())
    }

    fn keep(&self, _: &str, _: Fingerprint) -> bool {
        true
    }
}

fn pages(world: &World) -> Vec<(Lang, usize)> {
    let mut counts = vec![0; world.config.languages.len()];
    for route in &world.publication.routes.list {
        match route.kind {
            RouteKind::Edition(number) => counts[world.publication.editions[number].language] += 1,
            RouteKind::Section(_, language, _)
            | RouteKind::Taxonomy(_, language)
            | RouteKind::Term(_, language, _) => counts[language] += 1,
            _ => {}
        }
    }
    world.config.languages.iter().map(|language| language.lang.clone()).zip(counts).collect()
}

/// Takes a lock. What it guards is never left half done, so a panic elsewhere spoils nothing.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
