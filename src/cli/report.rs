//! Drawing: findings with their lines, results, failures, as text or as JSON.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use unicode_width::UnicodeWidthStr;

use crate::cli::Outcome;
use crate::cli::arguments::{OutputStyle, Volume};
use crate::cli::words::Words;
use crate::locale;
use crate::model::diagnostic::{Arg, Diagnostic, Severity};
use crate::model::error::Error;
use crate::pipeline::finding::{Finding, LineSpot, Located};
use crate::serve::showing::{Shown, Snippet};

const RESET: &str = "\x1b[0m";
const BOLD: &str = "\x1b[1m";
const BLUE: &str = "\x1b[1;34m";
const CYAN: &str = "\x1b[36m";

/// Values that a finding may lack; its wording asks whether they are `none`.
const OPTIONAL: &[&str] = &[
    "alias", "chain", "choices", "error", "key", "known", "lang", "limit", "message", "nearest", "offset",
    "other", "path", "second", "section", "template", "url", "word",
];

/// Longer lines are cut round the place that is meant.
const LONGEST_LINE: usize = 100;

/// Tells results, in the language and the form of the call.
pub(super) struct Printer<'w> {
    pub words: &'w Words,
    style: OutputStyle,
    /// Put before paths, where the site is not the current folder.
    root: PathBuf,
}

impl<'w> Printer<'w> {
    /// Returns a printer.
    pub fn new(words: &'w Words, style: OutputStyle) -> Self {
        Self { words, style, root: PathBuf::new() }
    }

    /// Returns a printer that names files from a site's folder.
    pub fn for_site(&self, root: &Path) -> Self {
        let root = if root == Path::new(".") { PathBuf::new() } else { root.to_owned() };
        Self { words: self.words, style: self.style, root }
    }

    /// Returns whether results are wanted as JSON.
    pub fn is_json(&self) -> bool {
        self.style.json
    }

    /// Returns whether anything but errors is wanted.
    pub fn is_quiet(&self) -> bool {
        self.style.volume == Volume::Quiet
    }

    /// Returns whether more than usual is wanted.
    pub fn is_verbose(&self) -> bool {
        self.style.volume == Volume::Verbose
    }

    /// Prints a line for whoever watches, to standard error; JSON and quiet calls have no watcher.
    pub fn note(&self, text: &str) {
        if !self.is_quiet() && !self.is_json() {
            let _ = writeln!(anstream::stderr(), "{text}");
        }
    }

    /// Prints data, to standard output. A closed pipe is no reason to complain; a full disk is one.
    pub fn data(&self, text: &str) -> Outcome {
        let mut out = anstream::stdout();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                let reason = self.reason(&error);
                let args = [("reason", locale::Arg::Text(&reason))];
                self.complain(&self.words.text("failed-to-write-output", &args));
                Outcome::Failure
            }
            _ => Outcome::Success,
        }
    }

    /// Prints a JSON document, to standard output.
    pub fn json(&self, document: &Value) -> Outcome {
        self.data(&format!("{document:#}\n"))
    }

    /// Prints why a command could not be carried out; programs find it on standard output too.
    pub fn failure(&self, text: &str) -> Outcome {
        self.complain(text);
        if self.is_json() {
            self.json(&json!({ "error": text }));
        }
        Outcome::Failure
    }

    /// Prints a line that begins with the word for an error.
    pub fn complain(&self, text: &str) {
        let label = self.words.text("severity-error", &[]);
        let (text, colour) = (visible(text), colour(Severity::Error));
        let _ = writeln!(anstream::stderr(), "{colour}{label}{RESET}{BOLD}: {text}{RESET}");
    }

    /// Prints that the world failed.
    pub fn error(&self, error: &Error) -> Outcome {
        let path = error.path.display().to_string();
        let reason = self.reason(&error.source);
        let args = [("path", locale::Arg::Text(&path)), ("reason", locale::Arg::Text(&reason))];
        self.failure(&self.words.text(&format!("failed-to-{}", error.action.name()), &args))
    }

    /// Words what the system says, where it is something that a user can change.
    pub fn reason(&self, error: &std::io::Error) -> String {
        let id = match error.kind() {
            ErrorKind::StorageFull => "reason-full",
            ErrorKind::PermissionDenied => "reason-denied",
            ErrorKind::ReadOnlyFilesystem => "reason-read-only",
            ErrorKind::NotFound => "reason-not-found",
            ErrorKind::NotADirectory => "reason-no-folder",
            ErrorKind::ResourceBusy => "reason-changing",
            ErrorKind::AddrNotAvailable => "reason-no-host",
            _ => return error.to_string(),
        };
        self.words.text(id, &[])
    }

    /// Prints findings for people, to standard error.
    pub fn findings(&self, findings: &[Finding]) {
        let mut text = String::new();
        for finding in findings {
            let severity = finding.diagnostic.severity;
            if severity == Severity::Error || !self.is_quiet() {
                self.draw(finding, &mut text).expect("invariant: a string takes all writes");
            }
        }
        let _ = anstream::stderr().write_all(text.as_bytes());
    }

    /// Returns a finding for the browser.
    pub fn shown(&self, finding: &Finding) -> Shown {
        let diagnostic = &finding.diagnostic;
        let spot = finding.at.as_ref().and_then(|at| at.spot.as_ref());
        Shown {
            severity: diagnostic.severity,
            code: diagnostic.code.name().to_string(),
            message: self.message(diagnostic),
            place: finding.at.as_ref().map(|at| self.place(at)),
            snippet: spot.map(|spot| Snippet {
                line: spot.line,
                text: spot.text.clone(),
                from: spot.from,
                to: spot.to,
            }),
            related: finding.related.iter().map(|at| self.place(at)).collect(),
            more: (diagnostic.more > 0).then(|| self.more(diagnostic.more)),
            help: self.help(diagnostic),
        }
    }

    fn more(&self, more: usize) -> String {
        let count = locale::Arg::Integer(i64::try_from(more).unwrap_or(i64::MAX));
        self.words.text("more-places", &[("count", count)])
    }

    /// Returns findings for programs.
    pub fn findings_json(&self, findings: &[Finding]) -> Value {
        findings.iter().map(|finding| self.finding_json(finding)).collect()
    }

    fn draw(&self, finding: &Finding, text: &mut String) -> std::fmt::Result {
        let diagnostic = &finding.diagnostic;
        let label = self.words.text(severity_id(diagnostic.severity), &[]);
        let colour = colour(diagnostic.severity);
        writeln!(
            text,
            "{colour}{label}[{}]{RESET}{BOLD}: {}{RESET}",
            diagnostic.code.name(),
            visible(&self.message(diagnostic))
        )?;
        let places = finding.at.iter().chain(&finding.related);
        let numbers =
            places.clone().filter_map(|at| at.spot.as_ref().map(|spot| spot.line.to_string().len()));
        let gutter = numbers.max().unwrap_or(1);
        if let Some(at) = &finding.at {
            writeln!(text, "{:gutter$}{BLUE}-->{RESET} {}", "", visible(&self.place(at)))?;
            if let Some(spot) = &at.spot {
                snippet(spot, gutter, colour, text)?;
            }
        }
        for related in &finding.related {
            let here = self.words.text("related-place", &[]);
            writeln!(
                text,
                "{:gutter$}{BLUE}:::{RESET} {} {CYAN}{here}{RESET}",
                "",
                visible(&self.place(related))
            )?;
        }
        if diagnostic.more > 0 {
            writeln!(text, "{:gutter$} {BLUE}={RESET} {}", "", self.more(diagnostic.more))?;
        }
        if let Some(help) = self.help(diagnostic) {
            let label = self.words.text("help-label", &[]);
            writeln!(text, "{:gutter$} {BLUE}={RESET} {CYAN}{label}:{RESET} {}", "", visible(&help))?;
        }
        writeln!(text)
    }

    fn message(&self, diagnostic: &Diagnostic) -> String {
        self.worded(diagnostic, "").unwrap_or_else(|| diagnostic.code.name().to_string())
    }

    fn help(&self, diagnostic: &Diagnostic) -> Option<String> {
        self.worded(diagnostic, ".help").filter(|help| !help.trim().is_empty())
    }

    fn worded(&self, diagnostic: &Diagnostic, part: &str) -> Option<String> {
        let mut args: Vec<(&str, locale::Arg)> = Vec::new();
        for (name, arg) in &diagnostic.args {
            match arg {
                Arg::Number(number) => {
                    args.push((name, locale::Arg::Integer(i64::try_from(*number).unwrap_or(i64::MAX))));
                }
                Arg::Text(text) => match text.split_once(':').filter(|_| *name == "expected") {
                    Some((expected, choices)) => {
                        args.push(("expected", locale::Arg::Text(expected)));
                        args.push(("choices", locale::Arg::Text(choices)));
                    }
                    // Fluent has no key for the empty text.
                    None => args.push((name, locale::Arg::Text(if text.is_empty() { "none" } else { text }))),
                },
            }
        }
        for &optional in OPTIONAL {
            if !args.iter().any(|(name, _)| *name == optional) {
                args.push((optional, locale::Arg::Text("none")));
            }
        }
        self.words.text_if_any(&format!("code-{}{part}", diagnostic.code.name()), &args)
    }

    fn place(&self, at: &Located) -> String {
        let path = self.root.join(&*at.file).display().to_string();
        match &at.spot {
            Some(spot) => format!("{path}:{}:{}", spot.line, spot.column),
            None => path,
        }
    }

    fn finding_json(&self, finding: &Finding) -> Value {
        let diagnostic = &finding.diagnostic;
        let mut object = Map::new();
        object.insert("code".into(), json!(diagnostic.code.name()));
        object.insert(
            "severity".into(),
            json!(severity_id(diagnostic.severity).trim_start_matches("severity-")),
        );
        object.insert("message".into(), json!(self.message(diagnostic)));
        object.insert("help".into(), json!(self.help(diagnostic)));
        object.insert("at".into(), finding.at.as_ref().map_or(Value::Null, |at| self.place_json(at)));
        object.insert("related".into(), finding.related.iter().map(|at| self.place_json(at)).collect());
        object.insert("more".into(), json!(diagnostic.more));
        let args = diagnostic.args.iter().map(|(name, arg)| match arg {
            Arg::Text(text) => ((*name).to_string(), json!(text)),
            Arg::Number(number) => ((*name).to_string(), json!(number)),
        });
        object.insert("args".into(), Value::Object(args.collect()));
        Value::Object(object)
    }

    fn place_json(&self, at: &Located) -> Value {
        let spot = at.spot.as_ref();
        json!({
            "file": self.root.join(&*at.file).display().to_string(),
            "line": spot.map(|spot| spot.line),
            "column": spot.map(|spot| spot.column),
        })
    }
}

/// Draws a line and marks what is meant in it, by the width that a terminal gives to each character.
fn snippet(spot: &LineSpot, gutter: usize, colour: &str, text: &mut String) -> std::fmt::Result {
    let (line, from, to) = cut(spot);
    let indent = " ".repeat(visible(&line[..from]).width());
    let marks = "^".repeat(visible(&line[from..to]).width().max(1));
    let line = visible(&line);
    writeln!(text, "{:gutter$} {BLUE}|{RESET}", "")?;
    writeln!(text, "{BLUE}{:>gutter$} |{RESET} {line}", spot.line)?;
    writeln!(text, "{:gutter$} {BLUE}|{RESET} {indent}{colour}{marks}{RESET}", "")
}

/// Returns the text as a terminal may have it: a tab is a blank, and what would move the cursor, change colours or
/// turn the direction of the line is a sign for itself.
fn visible(text: &str) -> Cow<'_, str> {
    let commands = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if !text.contains(commands) {
        return Cow::Borrowed(text);
    }
    let sign = |c: char| match c {
        '\t' => ' ',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(char::REPLACEMENT_CHARACTER),
        c if commands(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    Cow::Owned(text.chars().map(sign).collect())
}

/// Cuts a long line round what is meant.
fn cut(spot: &LineSpot) -> (String, usize, usize) {
    let text = &spot.text;
    if text.width() <= LONGEST_LINE {
        return (text.clone(), spot.from, spot.to);
    }
    let before: Vec<char> = text[..spot.from].chars().rev().take(LONGEST_LINE / 2).collect();
    let before: String = before.into_iter().rev().collect();
    let lead = if before.len() < spot.from { "…" } else { "" };
    let meant: String = text[spot.from..spot.to].chars().take(LONGEST_LINE / 2).collect();
    let rest = &text[spot.from + meant.len()..];
    let after: String = rest.chars().take(LONGEST_LINE / 4).collect();
    let tail = if after.len() < rest.len() { "…" } else { "" };
    let from = lead.len() + before.len();
    (format!("{lead}{before}{meant}{after}{tail}"), from, from + meant.len())
}

fn severity_id(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Hint => "severity-hint",
    }
}

fn colour(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "\x1b[1;31m",
        Severity::Warning => "\x1b[1;33m",
        Severity::Hint => "\x1b[1;36m",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_commands_the_terminal() {
        assert_eq!(visible("a\tb\n\u{1b}[31m\u{202e}\u{9b}Đổi"), "a b␊␛[31m��Đổi");
        assert!(matches!(visible("Đổi mới"), Cow::Borrowed(_)));
        let spot = LineSpot { text: "a\0b".into(), from: 1, to: 2, line: 1, column: 2 };
        let mut drawn = String::new();
        snippet(&spot, 1, "", &mut drawn).unwrap();
        assert!(drawn.contains("a␀b") && drawn.contains(" ^"), "{drawn}");
    }
}
