//! The pipeline: drives the stages and remembers their results.
//!
//! The only long-lived state of the program. First run and later ones are the same code: a file whose
//! text is unchanged is not parsed again, an output whose key and answers are unchanged is not drawn
//! again. Prints nothing, knows no terminal.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use rayon::prelude::*;

use crate::link::routes::{Route, RouteKind};
use crate::link::{self, Given, Release};
use crate::load::assets::Assets;
use crate::load::files::FileEntry;
use crate::load::text;
use crate::load::walk::Found;
use crate::load::{self, Sources};
use crate::locale::{self, FtlFile, Locales, Spec};
use crate::model::config::{BaseUrl, Config};
use crate::model::diagnostic::{Checked, Code, Diagnostic, Place, Severity};
use crate::model::error::Error;
use crate::model::fingerprint::{Fingerprint, Hashed};
use crate::model::lang::Lang;
use crate::model::when::When;
use crate::parse::{self, Document};
use crate::render;
use crate::render::questions::Asked;
use crate::render::theme::{self, Painter};
use crate::view::{self, World, body, card, frame};

mod causes;
pub mod finding;

use finding::Finding;

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
    parsed: HashMap<Arc<str>, Parsed>,
    drawn: Mutex<HashMap<Arc<str>, Drawn>>,
}

/// A file's document, for as long as its text and the configuration are the same.
#[derive(Clone, Debug)]
struct Parsed {
    key: (Fingerprint, Fingerprint),
    checked: Checked<Option<Document>>,
}

/// An output's key and what its template asked, for as long as both hold.
#[derive(Clone, Debug)]
struct Drawn {
    key: Fingerprint,
    asked: Vec<Asked>,
    /// Of its bytes. A run with errors draws and publishes nothing: what is published may be older.
    bytes: Fingerprint,
}

/// One drawing of all outputs.
struct Drawing<'d> {
    world: &'d Arc<World>,
    painter: Painter<'d>,
    sink: &'d dyn Sink,
    progress: Progress<'d>,
    /// What was wrong on a page: its address and the diagnostic.
    found: Mutex<Vec<(Arc<str>, Diagnostic)>>,
}

impl Pipeline {
    /// Returns a pipeline that has seen nothing yet.
    pub fn new(settings: Settings) -> Self {
        Self { settings, parsed: HashMap::new(), drawn: Mutex::default() }
    }

    /// Reads what is on the disk and puts every output into the sink.
    ///
    /// # Errors
    /// The disk fails. What is wrong with the site's files is in the update instead.
    pub fn run(&mut self, sink: &dyn Sink, progress: Progress) -> Result<Update, Error> {
        let mut diagnostics = Vec::new();
        let Some(site) = load::site(&self.settings.root).drain_into(&mut diagnostics) else {
            return Ok(self.finish(diagnostics, None, Update::default()));
        };
        let Some(mut config) = Config::read(&site.path, &site.text).drain_into(&mut diagnostics) else {
            return Ok(self.finish(diagnostics, None, Update::default()));
        };
        if let Some(base) = &self.settings.base {
            config.base = base.clone();
        }
        let config = Arc::new(config);
        let at = self.settings.at.map(|at| at.resolve(&config.time_zone).at);
        let release = Release { now: at.unwrap_or(self.settings.release.now), ..self.settings.release };
        let mut sources = load::load(&self.settings.root, &config.theme)?.drain_into(&mut diagnostics);
        let locales = Arc::new(locales(&sources, &config, &mut diagnostics));
        let theme = theme::load(&sources, &locales, &config).drain_into(&mut diagnostics);
        let documents = self.parse(&mut sources, &config, &mut diagnostics, progress);
        if documents.is_empty() && !diagnostics.iter().any(causes::is_about_content) {
            let place = Place::file(&"content".into());
            diagnostics.push(Diagnostic::new(Code::NoContent, place));
        }
        let world = Arc::new(world(sources, documents, (&config, &locales), release, &mut diagnostics));
        let mut rendered = 0;
        if !diagnostics.iter().any(causes::tears_theme) {
            let drawing = Drawing {
                world: &world,
                painter: theme.painter(&world.frames),
                sink,
                progress,
                found: Mutex::default(),
            };
            rendered = self.render(&drawing, &mut diagnostics)?;
        }
        let next_change = world.publication.next_change;
        let update = Update { findings: Vec::new(), pages: pages(&world), rendered, next_change };
        Ok(self.finish(diagnostics, Some(&config), update))
    }

    fn parse(
        &mut self,
        sources: &mut Sources,
        config: &Config,
        diagnostics: &mut Vec<Diagnostic>,
        progress: Progress,
    ) -> Arc<[Document]> {
        let content = std::mem::take(&mut sources.content);
        let (done, total) = (AtomicUsize::new(0), content.len());
        let known = &self.parsed;
        let parse = |found: &Found| {
            let Checked { value: source, diagnostics } = text::read(found);
            let parsed = source.map(|source| {
                let key = (source.fingerprint, config.fingerprint);
                let parsed = known.get(&source.path).filter(|parsed| parsed.key == key).cloned();
                parsed.unwrap_or_else(|| Parsed { key, checked: parse::parse(&source, config) })
            });
            progress(Stage::Parse, done.fetch_add(1, Ordering::Relaxed) + 1, total);
            (found.path.clone(), diagnostics, parsed)
        };
        let parsed: Vec<_> = content.par_iter().map(parse).collect();
        let mut documents = Vec::with_capacity(parsed.len());
        self.parsed.clear();
        for (path, unread, parsed) in parsed {
            diagnostics.extend(unread);
            let Some(parsed) = parsed else {
                documents.extend(parse::unread(&path, config));
                continue;
            };
            diagnostics.extend(parsed.checked.diagnostics.iter().cloned());
            documents.extend(parsed.checked.value.clone());
            self.parsed.insert(path, parsed);
        }
        documents.into()
    }

    /// Draws all outputs; returns how many had to be made anew.
    fn render(&self, drawing: &Drawing, diagnostics: &mut Vec<Diagnostic>) -> Result<usize, Error> {
        let routes = &drawing.world.publication.routes.list;
        let (done, rendered) = (AtomicUsize::new(0), AtomicUsize::new(0));
        routes.par_iter().try_for_each(|route| {
            let drawn = self.output(route, drawing)?;
            rendered.fetch_add(usize::from(drawn), Ordering::Relaxed);
            (drawing.progress)(Stage::Render, done.fetch_add(1, Ordering::Relaxed) + 1, routes.len());
            Ok(())
        })?;
        diagnostics.extend(causes::gather(std::mem::take(&mut *lock(&drawing.found))));
        let current: HashSet<&str> = routes.iter().map(|route| &*route.output).collect();
        lock(&self.drawn).retain(|path, _| current.contains(&**path));
        Ok(rendered.into_inner())
    }

    /// Puts one output; returns whether it had to be made anew.
    fn output(&self, route: &Route, drawing: &Drawing) -> Result<bool, Error> {
        let (world, sink) = (drawing.world, drawing.sink);
        let copy = |file: &FileEntry| match file.fingerprint() {
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
        let Some(view) = view::view(route, world) else { return Ok(false) };
        let key = render::key(&view, &drawing.painter);
        let before = lock(&self.drawn).get(&route.output).cloned();
        let current =
            |before: &Drawn| before.key == key && before.asked.iter().all(|asked| asked.still_holds(world));
        if before.filter(current).is_some_and(|before| sink.keep(&route.output, before.bytes)) {
            return Ok(false);
        }
        let report = |diagnostic| lock(&drawing.found).push((route.url.clone(), diagnostic));
        // What failed or lacked something is forgotten, so that it is drawn and reported again.
        let mut drawn = None;
        match render::render(&view, &drawing.painter, world) {
            Ok(output) => {
                sink.put(&route.output, &output.bytes)?;
                let bytes = Fingerprint::of_bytes(&output.bytes);
                drawn = output.diagnostics.is_empty().then_some(Drawn { key, asked: output.asked, bytes });
                output.diagnostics.into_iter().for_each(report);
            }
            Err(diagnostic) => report(*diagnostic),
        }
        let mut known = lock(&self.drawn);
        match drawn {
            Some(drawn) => known.insert(route.output.clone(), drawn),
            None => known.remove(&route.output),
        };
        Ok(true)
    }

    fn finish(
        &self,
        mut diagnostics: Vec<Diagnostic>,
        config: Option<&Config>,
        mut update: Update,
    ) -> Update {
        causes::keep(&mut diagnostics);
        for diagnostic in &mut diagnostics {
            if let Some(config) = config {
                diagnostic.severity = config.severity(diagnostic);
            }
            if self.settings.strict && diagnostic.severity == Severity::Warning {
                diagnostic.severity = Severity::Error;
            }
        }
        update.findings = finding::findings(diagnostics, &self.settings.root, config);
        update
    }
}

fn locales(sources: &Sources, config: &Config, diagnostics: &mut Vec<Diagnostic>) -> Locales {
    let specs: Vec<Spec> = config
        .languages
        .iter()
        .map(|language| Spec {
            lang: language.lang.clone(),
            locale: language.locale.clone(),
            dates: language.press.dates.clone(),
        })
        .collect();
    let mut files = Vec::new();
    for strings in &sources.strings {
        let Some(lang) = Lang::parse(&strings.lang) else {
            let diagnostic = Diagnostic::new(Code::UnknownLanguage, Place::file(&strings.source.path));
            diagnostics.push(diagnostic.with("lang", strings.lang.as_str()).with("known", config.tags()));
            continue;
        };
        let (path, text) = (strings.source.path.clone(), strings.source.text.clone());
        files.push(FtlFile { lang, path, text, layer: strings.layer });
    }
    locale::load(&specs, config.default_language, &files).drain_into(diagnostics)
}

fn world(
    sources: Sources,
    documents: Arc<[Document]>,
    (config, locales): (&Arc<Config>, &Arc<Locales>),
    release: Release,
    diagnostics: &mut Vec<Diagnostic>,
) -> World {
    let options = theme::options(&sources, config).drain_into(diagnostics);
    let assets = Assets::read(&sources.files, &config.base.path).drain_into(diagnostics);
    let metas: Vec<_> = documents.iter().map(|document| document.meta.clone()).collect();
    let given = Given { files: &sources.files, assets: &assets, config, locales, release: &release };
    let publication = link::link(&metas, &given, &mut link::Memory::default()).drain_into(diagnostics);
    let labels = locales.languages.iter();
    let labels =
        labels.map(|locale| Hashed::new(Arc::new(body::labels(locale, config, diagnostics)))).collect();
    let today = release.now.to_zoned(config.time_zone.clone()).date().to_string();
    World {
        frames: frame::frames(config, &publication, &options),
        cards: card::cards(&publication, config, &mut card::Memory::default()),
        publication: Arc::new(publication),
        config: config.clone(),
        locales: locales.clone(),
        files: Arc::new(sources.files),
        assets: Arc::new(assets),
        today: today.into(),
        documents,
        labels,
    }
}

fn pages(world: &World) -> Vec<(Lang, usize)> {
    let mut counts = vec![0; world.config.languages.len()];
    for route in &world.publication.routes.list {
        match route.kind {
            RouteKind::Edition(number) => counts[world.publication.editions[number].language] += 1,
            RouteKind::Section(_, language, _) => counts[language] += 1,
            _ => {}
        }
    }
    world.config.languages.iter().map(|language| language.lang.clone()).zip(counts).collect()
}

/// Takes a lock. What it guards is never left half done, so a panic elsewhere spoils nothing.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
