//! `nhipcau markdown`: standard input to HTML, as the program reads Markdown.

use std::io::Read as _;

use serde_json::json;

use crate::cli::Outcome;
use crate::cli::report::Printer;
use crate::load::text::normalise;
use crate::locale::Arg;
use crate::model::config::RawHtml;
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::press::Press;
use crate::parse::markdown::{self, Dialect, Options};
use crate::pipeline::finding::Finding;

/// Reads standard input and writes its HTML to standard output.
pub(super) fn run(commonmark: bool, printer: &Printer) -> Outcome {
    let mut bytes = Vec::new();
    if let Err(error) = std::io::stdin().lock().read_to_end(&mut bytes) {
        let reason = error.to_string();
        let args = [("reason", Arg::Text(&reason))];
        return printer.failure(&printer.words.text("failed-to-read-input", &args));
    }
    let Ok(text) = String::from_utf8(bytes) else {
        return printer.failure(&printer.words.text("input-not-utf8", &[]));
    };
    let press = Press::of(&printer.words.locale().lang);
    let options = Options {
        dialect: if commonmark { Dialect::CommonMark } else { Dialect::Publication },
        quotes: &press.quotes,
        credit_words: &press.credit_words,
        raw_html: RawHtml::Allow,
        math: false,
        directives: None,
    };
    // CommonMark's own examples are compared byte by byte; normalisation is the site's rule, not its.
    let text = if commonmark { text } else { normalise(&text).into_owned() };
    let read = markdown::markdown(&"-".into(), &text, 0, &options);
    let html = markdown::standalone(&read.value);
    let findings = unplaced(read.diagnostics);
    let wrong = findings.iter().any(|finding| finding.diagnostic.severity == Severity::Error);
    let told = if printer.is_json() {
        printer.json(&json!({ "html": html, "findings": printer.findings_json(&findings) }))
    } else {
        printer.findings(&findings);
        printer.data(&html)
    };
    if wrong && told == Outcome::Success { Outcome::Errors } else { told }
}

/// Standard input is no file that a place could be shown in.
fn unplaced(diagnostics: Vec<Diagnostic>) -> Vec<Finding> {
    diagnostics.into_iter().map(|diagnostic| Finding { diagnostic, at: None, related: Vec::new() }).collect()
}
