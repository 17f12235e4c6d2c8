//! Live: what `serve` and `build --watch` have in common. A worker does the work; here it is told.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::cli::arguments::BuildRequest;
use crate::cli::progress::Progress;
use crate::cli::report::Printer;
use crate::cli::words::Words;
use crate::cli::{Outcome, build};
use crate::locale::Arg;
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::error::{Action, Error};
use crate::model::when::Moment;
use crate::pipeline::finding::Finding;
use crate::pipeline::inputs::Changes;
use crate::pipeline::state::State;
use crate::pipeline::{Pipeline, Settings, Update};
use crate::serve::showing::{MarkKind, Showing, Shown};
use crate::serve::watch::{self, Reason, Way, Wish};
use crate::serve::worker::{Host, Told, Worker};

/// How many changed paths are named on one line.
const NAMED: usize = 2;

/// Where a worker's states go.
pub(super) struct Outlet<'o> {
    /// The folder that every state is published to.
    pub write: Option<&'o Path>,
    /// Whoever shows them.
    pub show: Option<tokio::sync::watch::Sender<Arc<Showing>>>,
    /// Is called when the first state is shown.
    pub ready: &'o dyn Fn(),
    /// Whether to look for changes instead of being told of them.
    pub poll: bool,
}

/// Builds the site, and builds it again at every change.
pub(super) fn build(request: &BuildRequest, printer: &Printer) -> Outcome {
    let printer = printer.for_site(&request.root);
    let (settings, output) = match build::prepare(request, &printer) {
        Ok(prepared) => prepared,
        Err(outcome) => return outcome,
    };
    let ready = || printer.note(&printer.words.text("watching", &[]));
    let outlet = Outlet { write: Some(&output), show: None, ready: &ready, poll: request.poll };
    work(settings, outlet, &printer)
}

/// Works until the process is ended.
pub(super) fn work(settings: Settings, outlet: Outlet, printer: &Printer) -> Outcome {
    let root = settings.root.clone();
    if let Err(error) = std::fs::read_dir(&root) {
        return printer.error(&Action::List.on(&root)(error));
    }
    let (watch, news) = match watch::start(&root, if outlet.poll { Wish::Polled } else { Wish::Native }) {
        Ok(watching) => watching,
        Err(error) => return printer.error(&error),
    };
    let progress = Progress::new(printer);
    let step = |stage, done, total| progress.tell(stage, done, total);
    let shows = outlet.show.is_some();
    let teller = Teller {
        printer,
        progress: &progress,
        ready: outlet.ready,
        shows,
        last: RefCell::default(),
        failure: RefCell::default(),
    };
    let publish = |pipeline: &mut Pipeline, state: &State| -> Result<Vec<Finding>, Error> {
        let Some(output) = outlet.write else { return Ok(Vec::new()) };
        let started = Instant::now();
        let (update, written) = build::publish(build::open(output, printer)?, pipeline, state, &step)?;
        progress.clear();
        // Programs get a document a build; people get each finding once, from the teller.
        let untold = Update { findings: Vec::new(), ..update.clone() };
        match written {
            _ if printer.is_json() => _ = build::tell(&update, written, started, printer),
            Some(_) => _ = build::tell(&untold, written, started, printer),
            None => _ = printer.failure(&build::failed(&update, printer)),
        }
        Ok(update.findings)
    };
    let marking = marking(printer.words);
    let now = clock(settings.release.now);
    let worker = Worker {
        host: Host {
            now: &now,
            worded: &|findings| findings.iter().map(|finding| printer.shown(finding)).collect(),
            fault: &|cause| fault(cause, printer.words),
            marking: &marking,
            publish: outlet.write.is_some().then_some(&publish),
            tell: &|told| teller.tell(&told),
            progress: &step,
        },
        settings,
        shown: outlet.show,
        watch,
        news,
    };
    worker.work();
    Outcome::Success
}

/// Tells the worker's steps on the terminal, each thing once.
struct Teller<'t> {
    printer: &'t Printer<'t>,
    progress: &'t Progress<'t>,
    ready: &'t dyn Fn(),
    /// Whether pages are shown, and not only written.
    shows: bool,
    last: RefCell<Option<Vec<Diagnostic>>>,
    /// What failed last, until something succeeds: it is tried again by itself.
    failure: RefCell<String>,
}

impl Teller<'_> {
    fn tell(&self, told: &Told) {
        let (printer, words) = (self.printer, self.printer.words);
        self.progress.clear();
        match told {
            Told::Shown(..) if self.last.borrow().is_none() => {
                (self.ready)();
                self.last.replace(Some(Vec::new()));
            }
            Told::Shown(changes, took) if self.shows => printer.note(&changed(changes, *took, words)),
            Told::Shown(..) | Told::Watched(Way::Native) => {}
            Told::Found(findings) => {
                self.failure.take();
                self.found(findings);
            }
            Told::Watched(Way::Polled(reason)) => printer.note(&polled(reason, words)),
            Told::Failed(error) => {
                if self.is_new_failure(&error.to_string()) {
                    printer.error(error);
                }
            }
            Told::Fault(cause) => {
                if self.is_new_failure(cause) {
                    printer.failure(&words.text("fault", &[("cause", Arg::Text(cause))]));
                }
            }
        }
    }

    fn is_new_failure(&self, failure: &str) -> bool {
        self.failure.replace(failure.to_string()) != failure
    }

    /// Prints findings that are not those of the last time, and that there are none any more.
    fn found(&self, findings: &[Finding]) {
        let (printer, words) = (self.printer, self.printer.words);
        let now: Vec<_> = findings.iter().map(|finding| finding.diagnostic.clone()).collect();
        let before = self.last.replace(Some(now.clone())).unwrap_or_default();
        if now == before {
            return;
        }
        if printer.is_json() {
            return;
        }
        printer.findings(findings);
        if !self.shows && !now.is_empty() {
            return;
        }
        let of = |severity| findings.iter().filter(|found| found.diagnostic.severity == severity).count();
        let count = |severity| Arg::Integer(i64::try_from(of(severity)).unwrap_or(i64::MAX));
        let counts = [("errors", count(Severity::Error)), ("warnings", count(Severity::Warning))];
        printer.note(&words.text(if now.is_empty() { "live-clean" } else { "live-found" }, &counts));
    }
}

fn changed(changes: &Changes, took: Duration, words: &Words) -> String {
    let milliseconds = i64::try_from(took.as_millis()).unwrap_or(i64::MAX);
    let time = ("time", Arg::Integer(milliseconds));
    match changes {
        Changes::Everything => words.text("live-everything", &[time]),
        Changes::Clock => words.text("live-clock", &[time]),
        Changes::Paths(paths) => {
            let last = |path: &PathBuf| {
                path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
            };
            let files = paths.iter().take(NAMED).map(last).collect::<Vec<_>>().join(", ");
            let more = i64::try_from(paths.len().saturating_sub(NAMED)).unwrap_or(i64::MAX);
            words.text("live-changed", &[time, ("files", Arg::Text(&files)), ("more", Arg::Integer(more))])
        }
    }
}

fn polled(reason: &Reason, words: &Words) -> String {
    match reason {
        Reason::Asked => words.text("polled-asked", &[]),
        Reason::LimitReached { setting, limit } => {
            let limit = limit.map_or_else(|| "none".to_string(), |limit| limit.to_string());
            let args = [("setting", Arg::Text(setting)), ("limit", Arg::Text(&limit))];
            words.text("polled-limit", &args)
        }
        Reason::Unsupported(reason) => words.text("polled-unsupported", &[("reason", Arg::Text(reason))]),
    }
}

/// Returns the words of marks.
fn marking(words: &Words) -> impl Fn(MarkKind, Option<(Moment, &TimeZone)>) -> String {
    |kind, moment| {
        let time = moment.map(|(moment, zone)| {
            let pattern = words.text(if moment.has_time { "mark-date-time" } else { "mark-date" }, &[]);
            words.locale().date_pattern(&moment.in_zone(zone), &pattern).unwrap_or_default()
        });
        let args = [("time", Arg::Text(time.as_deref().unwrap_or("none")))];
        words.text(&format!("mark-{}", kind.name()), &args)
    }
}

fn fault(cause: &str, words: &Words) -> Shown {
    Shown {
        severity: Severity::Error,
        code: "fault".into(),
        message: words.text("fault", &[("cause", Arg::Text(cause))]),
        place: None,
        snippet: None,
        related: Vec::new(),
        more: None,
        help: Some(words.text("serve-fault-text", &[])),
    }
}

/// Returns the clock: one that stands if the environment says so, as it does for a build.
fn clock(started: Timestamp) -> impl Fn() -> Timestamp {
    let stands = std::env::var_os("SOURCE_DATE_EPOCH").is_some();
    move || if stands { started } else { Timestamp::now() }
}
