//! Watching by being told: what the system reports, put into the names of the site.
//!
//! Reports of `notify` come in, paths go out. Every folder is watched by itself, so that none is watched
//! that is not read (packages beside a theme can exhaust the system's watches), and a folder that links
//! reach by several names is watched once and told by all of them.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use notify::event::ModifyKind;
use notify::{
    Config, ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _, WatcherKind,
};

use super::batch::Batch;
use super::tree::{self, Seen};
use super::{Reason, Report};

/// A new folder is looked at again after this: what was written before it was watched was not reported.
const SECOND_LOOK: Duration = Duration::from_millis(150);

/// After the system has lost reports, watching begins anew after this, once in a storm.
const AFTER_LOSS: Duration = Duration::from_millis(100);

/// How often a root that is gone is looked for.
const SEARCH: Duration = Duration::from_millis(500);

/// What is watched, and by which names.
pub struct Native {
    root: PathBuf,
    reports: Sender<Report>,
    watcher: RecommendedWatcher,
    /// Whether the system watches what is below a folder by itself.
    deep: bool,
    /// Watched folders by where they lie, with the survey that has last come by.
    watched: BTreeMap<PathBuf, u64>,
    survey: u64,
    /// The names of folders, and of files that links lead to, by where they lie.
    names: BTreeMap<PathBuf, BTreeSet<PathBuf>>,
    /// Links by name, and the places that they depend on.
    links: BTreeSet<PathBuf>,
    targets: BTreeSet<PathBuf>,
    second_looks: VecDeque<(Instant, PathBuf)>,
    /// When to begin anew, if something was lost.
    anew: Option<Instant>,
    refused: Option<Reason>,
}

impl Native {
    /// Watches the site in the canonical `root`; its reports go to `reports`, and come back by `hear`.
    ///
    /// # Errors
    /// The system has no watches, or no more.
    pub fn new(root: &Path, reports: &Sender<Report>) -> Result<Self, Reason> {
        let sender = reports.clone();
        let report = move |report: notify::Result<Event>| {
            // To read is no change: a build that reads its sources would wake itself up.
            if report.as_ref().map_or(true, |event| !event.kind.is_access() || event.need_rescan()) {
                // Nobody listens while the watch is being dropped.
                let _ = sender.send(Report::System(report));
            }
        };
        let config = Config::default().with_follow_symlinks(false);
        let watcher = RecommendedWatcher::new(report, config).map_err(|error| {
            refusal(error, "max_user_instances").unwrap_or_else(|| Reason::Unsupported(String::new()))
        })?;
        let kind = RecommendedWatcher::kind();
        let mut native = Self {
            root: root.to_owned(),
            reports: reports.clone(),
            watcher,
            deep: !matches!(kind, WatcherKind::Inotify | WatcherKind::Kqueue),
            watched: BTreeMap::new(),
            survey: 0,
            names: BTreeMap::new(),
            links: BTreeSet::new(),
            targets: BTreeSet::new(),
            second_looks: VecDeque::new(),
            anew: None,
            refused: None,
        };
        native.survey();
        native.refused.take().map_or(Ok(native), Err)
    }

    /// Takes in what the system reports.
    pub fn hear(&mut self, report: notify::Result<Event>, batch: &mut Batch) {
        match report {
            Ok(event) if !event.need_rescan() => {
                let stays =
                    matches!(event.kind, EventKind::Modify(ModifyKind::Data(_) | ModifyKind::Metadata(_)));
                for path in &event.paths {
                    if stays { self.hear_of(path, batch) } else { self.hear_of_move(path, batch) }
                }
            }
            _ => {
                batch.tell_everything();
                self.anew.get_or_insert_with(|| Instant::now() + AFTER_LOSS);
            }
        }
    }

    /// Returns when to look again, if at all.
    pub fn due(&self) -> Option<Instant> {
        let second = self.second_looks.front().map(|(due, _)| *due);
        second.into_iter().chain(self.anew).min()
    }

    /// Looks again at what is due.
    ///
    /// # Errors
    /// The system has no watches, or no more.
    pub fn look_again(&mut self, now: Instant, batch: &mut Batch) -> Result<(), Reason> {
        if self.anew.is_some_and(|due| due <= now) {
            if self.root.is_dir() {
                *self = Self::new(&self.root, &self.reports)?;
                // Unless it is gone again: then it is told when it has come back.
                if self.anew.is_none() {
                    batch.tell_everything();
                }
            } else {
                self.anew = Some(now + SEARCH);
            }
        }
        while self.second_looks.front().is_some_and(|(due, _)| *due <= now) {
            let Some((_, folder)) = self.second_looks.pop_front() else { break };
            self.enter(&folder);
            self.hear_of(&folder, batch);
        }
        self.refused.take().map_or(Ok(()), Err)
    }

    fn hear_of(&self, path: &Path, batch: &mut Batch) {
        self.names_of(path).into_iter().for_each(|name| batch.tell(name));
    }

    /// Hears of something that was created, removed or renamed, or may have been.
    fn hear_of_move(&mut self, path: &Path, batch: &mut Batch) {
        if path == self.root {
            // The root itself was removed or renamed; one of the same name is another.
            batch.tell_everything();
            self.anew.get_or_insert_with(Instant::now);
            return;
        }
        let names = self.names_of(path);
        if names.is_empty() && !self.leads_to_target(path) {
            return;
        }
        let is_file = !self.watched.contains_key(path) && path.is_file();
        let was_link = names.iter().any(|name| self.links.contains(name));
        let is_link = !names.is_empty() && path.is_symlink();
        let moves_target = self.leads_to_target(path) && !(is_file && self.names.contains_key(path));
        if was_link || is_link || moves_target {
            self.forget(path);
            self.survey();
            batch.tell_everything();
            return;
        }
        for name in names {
            batch.tell(name);
        }
        if !is_file && self.enter(path) {
            self.second_looks.push_back((Instant::now() + SECOND_LOOK, path.to_owned()));
        }
    }

    /// Watches a folder, and all below, as if it had never been seen; returns whether there is one.
    fn enter(&mut self, folder: &Path) -> bool {
        let names = self.names_of(folder);
        self.forget(folder);
        if !folder.symlink_metadata().is_ok_and(|metadata| metadata.is_dir()) {
            return false;
        }
        let root = self.root.clone();
        for name in &names {
            tree::walk_below(&root, name, folder, &mut |seen| self.note(&seen));
        }
        true
    }

    /// Forgets what lay at a place and below. The system does so too when it reports the removal.
    fn forget(&mut self, path: &Path) {
        cut(&mut self.watched, path);
        // A file that a link leads to keeps its names: a save replaces it.
        if !path.is_file() {
            cut(&mut self.names, path);
        }
    }

    /// Looks at the whole site, watches what is not yet watched, and no longer what has no name.
    fn survey(&mut self) {
        self.survey += 1;
        self.names.clear();
        self.links.clear();
        self.targets.clear();
        let root = self.root.clone();
        self.watch(&root);
        tree::walk(&root, &mut |seen| self.note(&seen));
        let survey = self.survey;
        let left: Vec<_> = self.watched.extract_if(.., |_, last| *last != survey).collect();
        for (folder, _) in left {
            // It may be gone already, and its watch with it.
            let _ = self.watcher.unwatch(&folder);
        }
    }

    fn note(&mut self, seen: &Seen<'_>) {
        match *seen {
            Seen::File { .. } => {}
            Seen::Folder { named, lies } => {
                self.name(lies, named);
                self.watch(lies);
            }
            Seen::Link { named, target } => {
                self.links.insert(named.to_owned());
                if !target.starts_with(&self.root) {
                    return;
                }
                self.targets.insert(target.to_owned());
                // Whatever is moved on the way to it moves it.
                let root = self.root.clone();
                let way: Vec<_> = target.ancestors().skip(1).take_while(|above| *above != root).collect();
                way.into_iter().rev().filter(|above| above.is_dir()).for_each(|above| self.watch(above));
                if target.is_file() {
                    self.name(target, named);
                }
            }
        }
    }

    fn name(&mut self, lies: &Path, named: &Path) {
        self.names.entry(lies.to_owned()).or_default().insert(named.to_owned());
    }

    fn watch(&mut self, folder: &Path) {
        if self.watched.insert(folder.to_owned(), self.survey).is_some() || self.refused.is_some() {
            return;
        }
        let below = folder != self.root;
        let covered = |above: &Path| above != self.root && self.watched.contains_key(above);
        if self.deep && below && folder.ancestors().skip(1).any(covered) {
            return;
        }
        let mode = if self.deep && below { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
        if let Err(error) = self.watcher.watch(folder, mode) {
            self.watched.remove(folder);
            if !below {
                self.anew = Some(Instant::now() + SEARCH);
            }
            self.refused = refusal(error, "max_user_watches");
        }
    }

    /// Returns the names that something has in the site: none if nothing reads it.
    fn names_of(&self, path: &Path) -> BTreeSet<PathBuf> {
        let mut names = self.names.get(path).cloned().unwrap_or_default();
        if let (Some(folder), Some(name)) = (path.parent(), path.file_name()) {
            let folders = self.names.get(folder).into_iter().flatten();
            names.extend(folders.map(|folder| folder.join(name)));
            if folder == self.root {
                names.insert(path.to_owned());
            }
        }
        names.retain(|name| tree::is_told(&self.root, name));
        names
    }

    /// Whether a link depends on this place, or on one below.
    fn leads_to_target(&self, path: &Path) -> bool {
        // Paths are ordered part by part: what lies below a path comes right after it.
        self.targets.range(path.to_owned()..).next().is_some_and(|target| target.starts_with(path))
    }
}

/// Removes a path and all that lies below it.
fn cut<V>(map: &mut BTreeMap<PathBuf, V>, path: &Path) {
    let below = |key: &&PathBuf| key.starts_with(path);
    let keys: Vec<_> = map.range(path.to_owned()..).map(|(key, _)| key).take_while(below).cloned().collect();
    for key in keys {
        map.remove(&key);
    }
}

/// Returns why watching cannot go on; nothing if it is only this folder that is gone or closed to us.
fn refusal(error: notify::Error, setting: &'static str) -> Option<Reason> {
    use std::io::ErrorKind::{NotADirectory, NotFound, PermissionDenied, QuotaExceeded, StorageFull};
    const TOO_MANY_FILES: i32 = 24;
    let reached = || Reason::LimitReached { setting, limit: limit(setting) };
    match error.kind {
        ErrorKind::PathNotFound | ErrorKind::WatchNotFound => None,
        ErrorKind::MaxFilesWatch => Some(reached()),
        ErrorKind::Io(io) => match io.kind() {
            NotFound | NotADirectory | PermissionDenied => None,
            StorageFull | QuotaExceeded => Some(reached()),
            _ if io.raw_os_error() == Some(TOO_MANY_FILES) => Some(reached()),
            _ => Some(Reason::Unsupported(io.to_string())),
        },
        kind => Some(Reason::Unsupported(notify::Error::new(kind).to_string())),
    }
}

fn limit(setting: &str) -> Option<u64> {
    std::fs::read_to_string(format!("/proc/sys/fs/inotify/{setting}")).ok()?.trim().parse().ok()
}
