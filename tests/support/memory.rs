//! A site built in memory.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Mutex;

use nhipcau::link::Release;
use nhipcau::model::error::{Action, Error};
use nhipcau::model::fingerprint::Fingerprint;
use nhipcau::model::when::When;
use nhipcau::pipeline::{Pipeline, Settings, Sink, Update};

/// Outputs by path.
#[derive(Debug, Default)]
pub struct Memory {
    before: BTreeMap<String, Vec<u8>>,
    now: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl Memory {
    /// Returns a sink that may keep what an earlier run has put.
    pub fn after(before: BTreeMap<String, Vec<u8>>) -> Self {
        Self { before, now: Mutex::default() }
    }

    /// Returns the outputs.
    pub fn outputs(self) -> BTreeMap<String, Vec<u8>> {
        self.now.into_inner().unwrap()
    }
}

impl Sink for Memory {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        let twice = self.now.lock().unwrap().insert(path.into(), bytes.into());
        assert!(twice.is_none(), "`{path}` was put twice");
        Ok(())
    }

    fn copy(&self, path: &str, from: &Path, fingerprint: Fingerprint) -> Result<(), Error> {
        let bytes = fs::read(from).map_err(Action::Read.on(from))?;
        assert_eq!(Fingerprint::of_bytes(&bytes), fingerprint);
        self.put(path, &bytes)
    }

    fn keep(&self, path: &str, fingerprint: Fingerprint) -> bool {
        let same = |bytes: &&Vec<u8>| Fingerprint::of_bytes(bytes) == fingerprint;
        let Some(bytes) = self.before.get(path).filter(same) else { return false };
        self.now.lock().unwrap().insert(path.into(), bytes.clone());
        true
    }
}

/// Returns settings for a site, at a fixed moment.
pub fn settings(root: &Path) -> Settings {
    let at = When::parse("2025-01-01T00:00:00Z");
    let now = at.unwrap().resolve(&jiff::tz::TimeZone::UTC).at;
    Settings { root: root.into(), base: None, at, release: Release::at(now), strict: false, cache: None }
}

/// Builds a site from nothing.
pub fn build(settings: Settings) -> (Update, BTreeMap<String, Vec<u8>>) {
    run(&mut Pipeline::new(settings), BTreeMap::new())
}

/// Runs a pipeline over what it has put before.
pub fn run(
    pipeline: &mut Pipeline,
    before: BTreeMap<String, Vec<u8>>,
) -> (Update, BTreeMap<String, Vec<u8>>) {
    let sink = Memory::after(before);
    let update = pipeline.run(&sink, &|_, _, _| {}).unwrap();
    (update, sink.outputs())
}
