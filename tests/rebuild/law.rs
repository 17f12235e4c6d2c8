//! The law: whatever a pipeline has seen, it draws what one that has seen nothing draws.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use jiff::Timestamp;
use nhipcau::link::Release;
use nhipcau::model::diagnostic::Code;
use nhipcau::model::error::Error;
use nhipcau::model::fingerprint::Fingerprint;
use nhipcau::pipeline::finding::Finding;
use nhipcau::pipeline::inputs::Changes;
use nhipcau::pipeline::state::State;
use nhipcau::pipeline::{Pipeline, Settings, Sink, Update};

use crate::support::memory::Memory;

/// Outputs by path.
pub type Outputs = BTreeMap<String, Vec<u8>>;

/// A pipeline that lives long, and what it has put last.
pub struct Desk {
    root: PathBuf,
    pub pipeline: Pipeline,
    pub now: Timestamp,
    pub published: Outputs,
    /// The state before the last one, and what a clean build made of it.
    before: Option<(Arc<State>, Outputs)>,
}

/// Knows what was drawn, not kept.
struct Drawn {
    memory: Memory,
    put: Mutex<BTreeSet<String>>,
}

impl Sink for Drawn {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        self.put.lock().unwrap().insert(path.into());
        self.memory.put(path, bytes)
    }

    fn copy(&self, path: &str, from: &Path, fingerprint: Fingerprint) -> Result<(), Error> {
        self.memory.copy(path, from, fingerprint)
    }

    fn keep(&self, path: &str, fingerprint: Fingerprint) -> bool {
        self.memory.keep(path, fingerprint)
    }
}

/// What is looked at beyond outputs and findings.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    /// Whether pages are swept before they are drawn.
    pub sweep: bool,
    /// How many pages are drawn on demand, and from which on.
    pub demand: usize,
    pub from: usize,
    /// Whether what is drawn with errors is published all the same.
    pub publish_errors: bool,
}

pub fn settings(root: &Path, now: Timestamp) -> Settings {
    Settings {
        root: root.into(),
        base: None,
        at: None,
        release: Release::at(now),
        strict: false,
        cache: None,
    }
}

pub fn clean(root: &Path, now: Timestamp) -> (Update, Outputs) {
    let sink = Memory::default();
    let update = Pipeline::new(settings(root, now)).run(&sink, &|_, _, _| {}).unwrap();
    (update, sink.outputs())
}

impl Desk {
    pub fn new(root: &Path, now: Timestamp) -> Self {
        let pipeline = Pipeline::new(settings(root, now));
        Self { root: root.into(), pipeline, now, published: Outputs::new(), before: None }
    }

    /// Tells the pipeline of changes, draws and publishes.
    pub fn draw(&mut self, changes: &Changes) -> (Update, Vec<String>) {
        let state = self.pipeline.update(changes, self.now, &|_, _, _| {}).unwrap();
        let sink = Drawn { memory: Memory::after(self.published.clone()), put: Mutex::default() };
        let update = self.pipeline.render(&state, &sink, &|_, _, _| {}).unwrap();
        self.published = sink.memory.outputs();
        (update, sink.put.into_inner().unwrap().into_iter().collect())
    }

    /// Returns the outputs that are drawn, by path, after changes of files, by their paths from the root.
    pub fn drawn_after(&mut self, paths: &[&str]) -> Vec<String> {
        let told = paths.iter().map(|path| self.root.join(path)).collect();
        let (update, drawn) = self.draw(&Changes::Paths(told));
        let is_file = |path: &&String| path.starts_with("assets/") || path.starts_with("media/");
        assert_eq!(update.rendered, drawn.iter().filter(|path| !is_file(path)).count());
        drawn.into_iter().filter(|path| !is_file(&path)).collect()
    }

    /// Holds the pipeline, once it is told of changes, against a clean build.
    pub fn check(&mut self, changes: &Changes, look: Look) -> Result<(), String> {
        let state = self.pipeline.update(changes, self.now, &|_, _, _| {}).unwrap();
        let (wanted, outputs) = clean(&self.root, self.now);
        let swept = look.sweep.then(|| {
            let drawing = self.pipeline.sweep(&state, &|| false, &|_| {}).unwrap().unwrap();
            self.pipeline.findings(&state, drawing)
        });
        self.on_demand(&state, &outputs, look)?;
        let sink = Memory::after(self.published.clone());
        let update = self.pipeline.render(&state, &sink, &|_, _, _| {}).unwrap();
        let drawn = sink.outputs();
        same_findings("drawn", &update.findings, &wanted.findings)?;
        if let Some(swept) = swept {
            same_findings("swept", &swept, &wanted.findings)?;
        }
        same_outputs(&drawn, &outputs)?;
        if (&update.pages, update.next_change) != (&wanted.pages, wanted.next_change) {
            let (found, wanted) = ((update.pages, update.next_change), (wanted.pages, wanted.next_change));
            return Err(format!("pages, next change: {found:?} instead of {wanted:?}"));
        }
        if !update.has_errors() || look.publish_errors {
            self.published = drawn;
        }
        // Pages that fail or lack something are drawn each time.
        let again = [Code::MissingString, Code::BrokenString, Code::LanguageWithoutStrings];
        if !update.findings.iter().any(|found| again.contains(&found.diagnostic.code)) && !update.has_errors()
        {
            let (update, _) = self.draw(changes);
            if update.rendered > 0 {
                return Err(format!("{} were drawn although nothing had changed", update.rendered));
            }
        }
        self.before = Some((state, outputs));
        Ok(())
    }

    /// Some pages of this state, and of the one before, which must not know what has come after it.
    fn on_demand(&self, state: &State, outputs: &Outputs, look: Look) -> Result<(), String> {
        sample(state, outputs, look)?;
        match &self.before {
            Some((state, outputs)) => {
                sample(state, outputs, look).map_err(|fault| format!("before: {fault}"))
            }
            None => Ok(()),
        }
    }
}

fn sample(state: &State, outputs: &Outputs, look: Look) -> Result<(), String> {
    let Some(world) = &state.world else { return Ok(()) };
    let routes = world.publication.routes.list.iter().filter(|route| !route.kind.is_file());
    let routes: Vec<_> = routes.collect();
    for number in 0..look.demand {
        let route = routes[(look.from + number * 7) % routes.len()];
        let Some(sketch) = state.sketch(route) else { continue };
        let drawn = state.draw(&sketch.view).map_err(|error| format!("{}: {error}", route.output))?;
        let drawn = drawn.and_then(Result::ok).map(|output| output.bytes);
        if drawn.as_ref() != outputs.get(&*route.output) {
            return Err(format!(
                "on demand, `{}` is {}",
                route.output,
                differs(drawn.as_ref(), outputs.get(&*route.output))
            ));
        }
    }
    Ok(())
}

fn same_findings(when: &str, found: &[Finding], wanted: &[Finding]) -> Result<(), String> {
    let lines = |findings: &[Finding]| findings.iter().map(|found| format!("{found:?}")).collect::<Vec<_>>();
    let (found, wanted) = (lines(found), lines(wanted));
    if found == wanted {
        return Ok(());
    }
    let only = |these: &[String], those: &[String]| {
        let only: Vec<_> = these.iter().filter(|line| !those.contains(line)).cloned().collect();
        only.join("\n  ")
    };
    Err(format!(
        "{when}: findings that a clean build has not:\n  {}\nfindings that it alone has:\n  {}",
        only(&found, &wanted),
        only(&wanted, &found)
    ))
}

fn same_outputs(found: &Outputs, wanted: &Outputs) -> Result<(), String> {
    let paths: BTreeSet<_> = found.keys().chain(wanted.keys()).collect();
    let wrong = paths.into_iter().filter(|path| found.get(*path) != wanted.get(*path));
    let wrong: Vec<_> =
        wrong.map(|path| format!("`{path}` is {}", differs(found.get(path), wanted.get(path)))).collect();
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

fn differs(found: Option<&Vec<u8>>, wanted: Option<&Vec<u8>>) -> String {
    let (Some(found), Some(wanted)) = (found, wanted) else {
        return if found.is_some() { "there and should not be" } else { "missing" }.into();
    };
    let (found, wanted) = (String::from_utf8_lossy(found), String::from_utf8_lossy(wanted));
    let line = found.lines().zip(wanted.lines()).find(|(found, wanted)| found != wanted);
    line.map_or_else(
        || "of another length".into(),
        |(found, wanted)| format!("`{found}` instead of `{wanted}`"),
    )
}
