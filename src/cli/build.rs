//! `nhipcau build`: the site's folder becomes `public/`.

use std::path::{Path, PathBuf};
use std::time::Instant;

use jiff::Timestamp;
use serde_json::json;

use crate::cli::Outcome;
use crate::cli::arguments::BuildRequest;
use crate::cli::progress::Progress;
use crate::cli::report::{self, Printer};
use crate::link::Release;
use crate::locale::Arg;
use crate::model::diagnostic::Severity;
use crate::model::error::Error;
use crate::model::fingerprint::Fingerprint;
use crate::pipeline::finding::{Finding, findings};
use crate::pipeline::{Pipeline, Settings, Sink, Update};
use crate::write::{self, Staging, Written};

impl Sink for Staging {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        Self::put(self, path, bytes)
    }

    fn copy(&self, path: &str, from: &Path, fingerprint: Fingerprint) -> Result<(), Error> {
        Self::copy(self, path, from, fingerprint)
    }

    fn keep(&self, path: &str) -> bool {
        Self::keep(self, path)
    }
}

/// Builds the site once.
pub(super) fn run(request: &BuildRequest, printer: &Printer) -> Outcome {
    let printer = printer.for_site(&request.root);
    let started = Instant::now();
    let now = match clock() {
        Ok(now) => now,
        Err(text) => {
            printer.failure(&printer.words.text("refused-epoch", &[("value", Arg::Text(&text))]));
            return Outcome::Failure;
        }
    };
    let output = request.output.clone().unwrap_or_else(|| request.root.join("public"));
    if let Some(inside) = forbidden(&output, &request.root) {
        let path = output.display().to_string();
        let args = [("path", Arg::Text(&path)), ("inside", Arg::Text(&inside))];
        printer.failure(&printer.words.text("refused-output", &args));
        return Outcome::Failure;
    }
    let settings = Settings {
        root: request.root.clone(),
        base: request.base.clone(),
        at: request.at,
        release: Release { now, drafts: request.drafts, future: request.future, expired: request.expired },
        strict: request.strict,
    };
    match build(settings, &output, &printer) {
        Ok((update, written)) => {
            tell(&update, written, started, &printer);
            if written.is_some() { Outcome::Success } else { Outcome::Errors }
        }
        Err(error) => {
            printer.error(&error);
            Outcome::Failure
        }
    }
}

fn build(settings: Settings, output: &Path, printer: &Printer) -> Result<(Update, Option<Written>), Error> {
    let root = settings.root.clone();
    let progress = Progress::new(printer);
    let staging = write::open_with(output, || printer.note(&printer.words.text("waiting", &[])))?;
    let mut pipeline = Pipeline::new(settings);
    let update = pipeline.run(&staging, &|stage, done, total| progress.tell(stage, done, total));
    progress.clear();
    let mut update = update?;
    if update.has_errors() {
        return Ok((update, None));
    }
    let checked = staging.commit()?;
    if checked.diagnostics.is_empty() {
        return Ok((update, Some(checked.value)));
    }
    update.findings.extend(findings(checked.diagnostics, &root, None));
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
    let absolute = |path: &Path| {
        path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.into())
    };
    let (output, root) = (absolute(output), absolute(root));
    if root.starts_with(&output) {
        return Some(root.display().to_string());
    }
    let sources = ["content", "themes", "locales", "static"].map(|folder| root.join(folder));
    let inside = |source: &&PathBuf| output.starts_with(source);
    sources.iter().find(inside).map(|source| source.display().to_string())
}

fn tell(update: &Update, written: Option<Written>, started: Instant, printer: &Printer) {
    if printer.is_json() {
        report::data(&format!("{:#}\n", json(update, written, printer)));
        return;
    }
    printer.findings(&update.findings);
    let count = |severity| {
        let of = |finding: &&Finding| finding.diagnostic.severity == severity;
        i64::try_from(update.findings.iter().filter(of).count()).unwrap_or(i64::MAX)
    };
    let locale = printer.words.locale();
    let time = locale.decimal(&format!("{:.2}", started.elapsed().as_secs_f64())).unwrap_or_default();
    let mut args = vec![
        ("errors", Arg::Integer(count(Severity::Error))),
        ("warnings", Arg::Integer(count(Severity::Warning))),
        ("time", Arg::Text(&time)),
    ];
    let Some(written) = written else {
        printer.failure(&printer.words.text("summary-failed", &args));
        return;
    };
    if printer.is_quiet() {
        return;
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
    report::data(&format!("{}\n", printer.words.text("summary", &args)));
    if printer.is_verbose() {
        let rendered = [("rendered", number(update.rendered)), ("carried", number(written.carried))];
        report::data(&format!("{}\n", printer.words.text("summary-verbose", &rendered)));
        if let Some(next) = update.next_change {
            let next = next.to_string();
            report::data(&format!("{}\n", printer.words.text("next-change", &[("time", Arg::Text(&next))])));
        }
    }
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
