//! `nhipcau build`: the site's folder becomes `public/`.

use std::path::{Component, Path, PathBuf};
use std::time::Instant;

use jiff::Timestamp;
use serde_json::json;

use crate::cli::Outcome;
use crate::cli::arguments::BuildRequest;
use crate::cli::progress::Progress;
use crate::cli::report::Printer;

use crate::link::Release;
use crate::locale::Arg;
use crate::model::diagnostic::Severity;
use crate::model::error::{Action, Error};
use crate::model::fingerprint::Fingerprint;
use crate::pipeline::finding::{Finding, findings};
use crate::pipeline::inputs::Changes;
use crate::pipeline::state::State;
use crate::pipeline::{self, Pipeline, Settings, Sink, Update};
use crate::write::{self, Staging, Written};

impl Sink for Staging {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        Self::put(self, path, bytes)
    }

    fn copy(&self, path: &str, from: &Path, fingerprint: Fingerprint) -> Result<(), Error> {
        Self::copy(self, path, from, fingerprint)
    }

    fn keep(&self, path: &str, fingerprint: Fingerprint) -> bool {
        Self::keep(self, path, fingerprint)
    }
}

/// Builds the site once.
pub(super) fn run(request: &BuildRequest, printer: &Printer) -> Outcome {
    let printer = printer.for_site(&request.root);
    let started = Instant::now();
    let (settings, output) = match prepare(request, &printer) {
        Ok(prepared) => prepared,
        Err(outcome) => return outcome,
    };
    match build(settings, &output, &printer) {
        Ok((update, written)) => {
            let told = tell(&update, written, started, &printer);
            if written.is_none() { Outcome::Errors } else { told }
        }
        Err(error) => printer.error(&error),
    }
}

/// The folder of the cache, in the site's.
const CACHE: &str = ".cache";

/// Returns what a request comes to: the settings, and the folder that is written to.
pub(super) fn prepare(request: &BuildRequest, printer: &Printer) -> Result<(Settings, PathBuf), Outcome> {
    let now = match clock() {
        Ok(now) => now,
        Err(text) if request.at.is_none() => {
            let text = printer.words.text("refused-epoch", &[("value", Arg::Text(&text))]);
            return Err(printer.failure(&text));
        }
        // `--at` comes first: nobody asks the other clocks.
        Err(_) => Timestamp::UNIX_EPOCH,
    };
    let output = request.output.clone().unwrap_or_else(|| request.root.join("public"));
    if let Some(inside) = forbidden(&output, &request.root) {
        let path = output.display().to_string();
        let args = [("path", Arg::Text(&path)), ("inside", Arg::Text(&inside))];
        return Err(printer.failure(&printer.words.text("refused-output", &args)));
    }
    let settings = Settings {
        root: request.root.clone(),
        base: request.base.clone(),
        at: request.at,
        release: Release { now, drafts: request.drafts, future: request.future, expired: request.expired },
        strict: request.strict,
        cache: Some(request.root.join(CACHE)),
    };
    Ok((settings, output))
}

fn build(settings: Settings, output: &Path, printer: &Printer) -> Result<(Update, Option<Written>), Error> {
    // Before the output folder is made: a mistyped root is to leave nothing behind.
    std::fs::read_dir(&settings.root).map_err(Action::List.on(&settings.root))?;
    let progress = Progress::new(printer);
    let tell = |stage, done, total| progress.tell(stage, done, total);
    // Before the sources are read: another build may be under way.
    let staging = open(output, printer)?;
    let now = settings.release.now;
    let mut pipeline = Pipeline::new(settings);
    let published = pipeline
        .update(&Changes::Everything, now, &tell)
        .and_then(|state| publish(staging, &mut pipeline, &state, &tell));
    progress.clear();
    pipeline.save();
    // The process ends soon: the system takes the memory of 20,000 articles back faster than we could.
    std::mem::forget(pipeline);
    published
}

/// Opens the output folder; says so if another build is writing to it.
pub(super) fn open(output: &Path, printer: &Printer) -> Result<Staging, Error> {
    write::open_with(output, || printer.note(&printer.words.text("waiting", &[])))
}

/// Draws a state and publishes it, unless something forbids that.
pub(super) fn publish(
    staging: Staging,
    pipeline: &mut Pipeline,
    state: &State,
    progress: pipeline::Progress,
) -> Result<(Update, Option<Written>), Error> {
    let mut update = pipeline.render(state, &staging, progress)?;
    if update.has_errors() {
        return Ok((update, None));
    }
    let checked = staging.commit()?;
    if checked.diagnostics.is_empty() {
        return Ok((update, Some(checked.value)));
    }
    update.findings.extend(findings(checked.diagnostics, &state.root, None));
    Ok((update, None))
}

/// Returns the moment of the build: `SOURCE_DATE_EPOCH` (reproducible-builds.org), else now.
fn clock() -> Result<Timestamp, String> {
    let Ok(text) = std::env::var("SOURCE_DATE_EPOCH") else { return Ok(Timestamp::now()) };
    let seconds = text.trim().parse().ok();
    seconds.and_then(|seconds| Timestamp::from_second(seconds).ok()).ok_or(text)
}

/// Returns the folder that an output folder must not be, hold or lie in.
fn forbidden(output: &Path, root: &Path) -> Option<String> {
    let (output, root) = (real(output), real(root));
    if root.starts_with(&output) {
        return Some(root.display().to_string());
    }
    // The history of the sources is no place for a website either.
    let history = output.ancestors().find(|above| above.ends_with(".git"));
    let sources = ["content", "themes", "locales", "static"].map(|folder| real(&root.join(folder)));
    let inside = sources.iter().map(PathBuf::as_path).find(|source| output.starts_with(source));
    inside.or(history).map(|folder| folder.display().to_string())
}

/// Returns where a path leads, though its last parts may not exist yet.
fn real(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.into());
    let (mut real, rest) = whole
        .ancestors()
        .find_map(|above| Some((above.canonicalize().ok()?, whole.strip_prefix(above).ok()?)))
        .unwrap_or((PathBuf::new(), &whole));
    for part in rest.components() {
        match part {
            Component::ParentDir => {
                real.pop();
            }
            part => real.push(part),
        }
    }
    real
}

pub(super) fn tell(
    update: &Update,
    written: Option<Written>,
    started: Instant,
    printer: &Printer,
) -> Outcome {
    if printer.is_json() {
        return printer.json(&json(update, written, printer));
    }
    printer.findings(&update.findings);
    let Some(written) = written else {
        return printer.failure(&failed(update, printer));
    };
    let locale = printer.words.locale();
    let time = locale.decimal(&format!("{:.2}", started.elapsed().as_secs_f64())).unwrap_or_default();
    let mut args =
        vec![("warnings", Arg::Integer(count(update, Severity::Warning))), ("time", Arg::Text(&time))];
    if printer.is_quiet() {
        return Outcome::Success;
    }
    let pages = update
        .pages
        .iter()
        .map(|(lang, count)| format!("{lang} {}", locale.integer(i64::try_from(*count).unwrap_or(i64::MAX))));
    let pages = pages.collect::<Vec<_>>().join(", ");
    let number = |number: usize| Arg::Integer(i64::try_from(number).unwrap_or(i64::MAX));
    args.extend([
        ("pages", Arg::Text(pages.as_str())),
        ("written", number(written.written)),
        ("unchanged", number(written.unchanged)),
        ("removed", number(written.removed)),
    ]);
    let mut text = format!("{}\n", printer.words.text("summary", &args));
    if printer.is_verbose() {
        text += &verbose(update, written, printer);
    }
    printer.data(&text)
}

/// Returns what is said when nothing was published.
pub(super) fn failed(update: &Update, printer: &Printer) -> String {
    let args = [("errors", Arg::Integer(count(update, Severity::Error)))];
    printer.words.text("summary-failed", &args)
}

fn count(update: &Update, severity: Severity) -> i64 {
    let of = |finding: &&Finding| finding.diagnostic.severity == severity;
    i64::try_from(update.findings.iter().filter(of).count()).unwrap_or(i64::MAX)
}

fn verbose(update: &Update, written: Written, printer: &Printer) -> String {
    let number = |number: usize| Arg::Integer(i64::try_from(number).unwrap_or(i64::MAX));
    let rendered = [("rendered", number(update.rendered)), ("carried", number(written.carried))];
    let mut text = format!("{}\n", printer.words.text("summary-verbose", &rendered));
    if let Some(next) = update.next_change {
        let next = next.to_string();
        text += &printer.words.text("next-change", &[("time", Arg::Text(&next))]);
        text.push('\n');
    }
    text
}

fn json(update: &Update, written: Option<Written>, printer: &Printer) -> serde_json::Value {
    let pages: serde_json::Map<_, _> =
        update.pages.iter().map(|(lang, count)| (lang.to_string(), json!(count))).collect();
    json!({
        "published": written.is_some(),
        "findings": printer.findings_json(&update.findings),
        "pages": pages,
        "rendered": update.rendered,
        "written": written.map(|written| written.written),
        "unchanged": written.map(|written| written.unchanged),
        "removed": written.map(|written| written.removed),
        "next_change": update.next_change.map(|next| next.to_string()),
    })
}
