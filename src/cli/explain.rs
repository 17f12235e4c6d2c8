//! `nhipcau explain CODE`: what a finding means and what to do about it.

use std::fmt::Write as _;

use serde_json::json;

use crate::cli::Outcome;
use crate::cli::report::Printer;
use crate::locale::Arg;
use crate::model::diagnostic::Code;
use crate::model::yaml::fields::nearest;

/// Columns of a paragraph.
const WIDTH: usize = 80;

/// Prints the explanation of a code; without one, all codes.
pub(super) fn run(code: Option<&str>, printer: &Printer) -> Outcome {
    let Some(name) = code else {
        let names: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
        if printer.is_json() {
            return printer.json(&json!({ "codes": names }));
        }
        return printer.data(&format!("{}\n", names.join("\n")));
    };
    let Some(code) = Code::named(name) else {
        let nearest = nearest(name, Code::ALL.iter().map(|code| code.name())).unwrap_or("none");
        let args = [("code", Arg::Text(name)), ("nearest", Arg::Text(nearest))];
        return printer.failure(&printer.words.text("unknown-code", &args));
    };
    let explanation = printer.words.explanation(code);
    if printer.is_json() {
        return printer.json(&json!({ "code": code.name(), "explanation": explanation }));
    }
    printer.data(&format!("{}\n\n{}\n", code.name(), wrap(&explanation)))
}

/// Breaks a paragraph into lines at spaces.
fn wrap(text: &str) -> String {
    let mut wrapped = String::new();
    let mut column = 0;
    for word in text.split_whitespace() {
        let width = unicode_width::UnicodeWidthStr::width(word);
        if column > 0 && column + 1 + width > WIDTH {
            wrapped.push('\n');
            column = 0;
        }
        let gap = if column > 0 { " " } else { "" };
        write!(wrapped, "{gap}{word}").expect("invariant: a string takes all writes");
        column += gap.len() + width;
    }
    wrapped
}
