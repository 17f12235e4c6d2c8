//! The desk: what only an editor sees, laid over pages as they are sent.
//!
//! A page's HTML and what is known of it come in, HTML with a block of JSON and the client comes
//! out. The JSON is data to a browser, and the client a file of this host, so that both work under
//! a theme's `script-src 'self'`.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use hyper::body::Bytes;
use serde::Serialize;
use serde_json::{Value, json};

use crate::model::diagnostic::Severity;
use crate::model::fingerprint::Fingerprint;
use crate::serve::address;
use crate::serve::showing::{Mark, Page, Showing, Shown, Snippet};
use crate::serve::words::Words;

/// The address of the client.
pub(super) const CLIENT: &str = "/.nhipcau/live.js";

/// The address of the events.
pub(super) const EVENTS: &str = "/.nhipcau/events";

/// The client, with its style in it: a page's policy may forbid other ways to one.
pub(super) static CLIENT_TEXT: LazyLock<Bytes> = LazyLock::new(|| {
    let style = Value::from(include_str!("client/live.css")).to_string();
    include_str!("client/live.js").replace("\"STYLE\"", &style).into()
});

/// How many findings are shown in full.
const MOST_FINDINGS: usize = 60;

/// How many characters are shown of a line before what is meant, and after it.
const AROUND: (usize, usize) = (60, 90);

/// All that is laid over one page, in one state of the publication.
pub(super) struct Sheet<'a> {
    pub words: &'a Words,
    pub showing: &'a Showing,
    /// The page's path, decoded.
    pub path: &'a str,
    pub page: &'a Page,
    /// The page's own fingerprint.
    pub fingerprint: Fingerprint,
    /// Whether the page is an older state of itself.
    pub is_stale: bool,
    /// A slip of the program's own, shown before the findings.
    pub fault: Option<&'a Shown>,
}

/// What changes from one state of the publication to the next.
pub(super) struct Now {
    pub json: String,
    /// Stands for it.
    pub seal: Fingerprint,
}

#[derive(Serialize)]
struct NowView<'a> {
    source: Option<&'a str>,
    marks: Vec<MarkView<'a>>,
    links: BTreeMap<&'a str, Vec<MarkView<'a>>>,
    stale: bool,
    /// The gravest severity there is.
    worst: Option<&'static str>,
    /// How many there are of each severity, worded.
    counts: Vec<String>,
    findings: Vec<FindingView<'a>>,
    more: Option<String>,
}

#[derive(Serialize)]
struct MarkView<'a> {
    kind: &'static str,
    text: &'a str,
}

#[derive(Serialize)]
struct FindingView<'a> {
    severity: &'static str,
    label: String,
    code: &'a str,
    message: &'a str,
    place: Option<&'a str>,
    snippet: Option<SnippetView<'a>>,
    related: &'a [String],
    more: Option<&'a str>,
    help: Option<&'a str>,
}

/// A line in three parts, so that what is meant can be told apart without counting columns.
#[derive(Serialize)]
struct SnippetView<'a> {
    line: usize,
    cut_before: bool,
    before: &'a str,
    meant: &'a str,
    after: &'a str,
    cut_after: bool,
}

/// Returns a page with the desk laid over it.
pub(super) fn lay(sheet: &Sheet<'_>) -> Bytes {
    let now = now(sheet);
    let words = |id: &str| sheet.words.get(id);
    let mut head = json!({
        "lang": sheet.words.lang,
        "events": format!("{EVENTS}?page={}", address::encode(sheet.path).replace('&', "%26")),
        "seen": sheet.fingerprint.to_string(),
        "seal": now.seal.to_string(),
        "words": {
            "findings": words("serve-findings"),
            "fold": words("serve-fold"),
            "unfold": words("serve-unfold"),
            "help": words("serve-help"),
            "related": words("serve-related"),
            "source": words("serve-source"),
            "stale": words("serve-last-good"),
            "lost": words("serve-lost"),
        },
    })
    .to_string();
    head.truncate(head.len() - 1);
    // Nothing in JSON but strings has a `<`: escaped, no text in it can end the element.
    let json = format!("{head},\"now\":{}}}", now.json).replace('<', "\\u003c");
    let block = format!(
        "<script type=\"application/json\" id=\"nhipcau-desk\">{json}</script>\
         <script src=\"{CLIENT}\" defer></script>\n"
    );
    let html = &sheet.page.bytes;
    let at = end_of_body(html);
    let mut bytes = Vec::with_capacity(html.len() + block.len());
    bytes.extend_from_slice(&html[..at]);
    bytes.extend_from_slice(block.as_bytes());
    bytes.extend_from_slice(&html[at..]);
    bytes.into()
}

/// Returns where the body of a page ends: its end may be left out.
fn end_of_body(html: &[u8]) -> usize {
    const END: &[u8] = b"</body";
    let is_end =
        |at: &usize| html[*at..].len() >= END.len() && html[*at..][..END.len()].eq_ignore_ascii_case(END);
    (0..html.len()).rev().filter(|at| html[*at] == b'<').find(is_end).unwrap_or(html.len())
}

/// Returns what is now to be known of a page.
pub(super) fn now(sheet: &Sheet<'_>) -> Now {
    let findings = || sheet.fault.into_iter().chain(sheet.showing.findings.iter());
    let count = |severity| findings().filter(|finding| finding.severity == severity).count();
    let severities = [
        (Severity::Error, "serve-errors"),
        (Severity::Warning, "serve-warnings"),
        (Severity::Hint, "serve-hints"),
    ];
    let counted = severities.map(|(severity, id)| (severity, id, count(severity)));
    let present = || counted.iter().filter(|(_, _, count)| *count > 0);
    let more = findings().count().saturating_sub(MOST_FINDINGS);
    let html = String::from_utf8_lossy(&sheet.page.bytes);
    let view = NowView {
        source: sheet.page.desk.source.as_deref(),
        marks: sheet.page.desk.marks.iter().map(MarkView::new).collect(),
        links: links(&html, &sheet.showing.marks),
        stale: sheet.is_stale,
        worst: present().next().map(|(severity, _, _)| name(*severity)),
        counts: present().map(|(_, id, count)| sheet.words.count(id, *count)).collect(),
        findings: findings()
            .take(MOST_FINDINGS)
            .map(|finding| FindingView::new(finding, sheet.words))
            .collect(),
        more: (more > 0).then(|| sheet.words.count("serve-more", more)),
    };
    let json = serde_json::to_string(&view).expect("invariant: its keys are text");
    Now { seal: Fingerprint::of_bytes(json.as_bytes()), json }
}

/// Returns the links of a page, as it writes them, that lead to pages with remarks.
fn links<'a>(html: &'a str, marks: &'a HashMap<Arc<str>, Vec<Mark>>) -> BTreeMap<&'a str, Vec<MarkView<'a>>> {
    if marks.is_empty() {
        return BTreeMap::new();
    }
    let written = html.match_indices("href=").filter_map(|(at, name)| {
        let rest = &html[at + name.len()..];
        let ends: &[char] = match rest.chars().next()? {
            '"' => &['"', '#', '?'],
            '\'' => &['\'', '#', '?'],
            _ => &[' ', '\n', '>', '#', '?'],
        };
        let value = rest.trim_start_matches(['"', '\'']);
        Some(&value[..value.find(ends)?])
    });
    let marked = written.filter_map(|href| {
        let found = marks.get(href).or_else(|| marks.get(path_of(href)?))?;
        Some((href, found.iter().map(MarkView::new).collect()))
    });
    marked.collect()
}

/// Returns the path of an address that names a host.
fn path_of(href: &str) -> Option<&str> {
    let (_, rest) = href.split_once("//")?;
    rest.find('/').map(|at| &rest[at..])
}

impl<'a> MarkView<'a> {
    fn new(mark: &'a Mark) -> Self {
        Self { kind: mark.kind.name(), text: &mark.text }
    }
}

impl<'a> FindingView<'a> {
    fn new(shown: &'a Shown, words: &Words) -> Self {
        Self {
            severity: name(shown.severity),
            label: words.get(&format!("severity-{}", name(shown.severity))),
            code: &shown.code,
            message: &shown.message,
            place: shown.place.as_deref(),
            snippet: shown.snippet.as_ref().map(SnippetView::new),
            related: &shown.related,
            more: shown.more.as_deref(),
            help: shown.help.as_deref(),
        }
    }
}

impl<'a> SnippetView<'a> {
    fn new(snippet: &'a Snippet) -> Self {
        let text = snippet.text.as_str();
        let meant = whole_letters(text, snippet.from..snippet.to);
        let (before, after) = (&text[..meant.start], &text[meant.end..]);
        let first = before.char_indices().rev().nth(AROUND.0 - 1).map_or(0, |(at, _)| at);
        let last = meant.end + after.char_indices().nth(AROUND.1).map_or(after.len(), |(at, _)| at);
        // Cut at a space, if there is one: else between letters.
        let start = match text[first..meant.start].find(' ') {
            Some(space) if first > 0 => first + space + 1,
            _ => whole_letters(text, first..first).start,
        };
        let end = match text[meant.end..last].rfind(' ') {
            Some(space) if last < text.len() => meant.end + space,
            _ => whole_letters(text, last..last).end,
        };
        Self {
            line: snippet.line,
            cut_before: start > 0,
            before: &text[start..meant.start],
            meant: &text[meant.clone()],
            after: &text[meant.end..end],
            cut_after: end < text.len(),
        }
    }
}

/// Returns a range that cuts no letter from its marks, and no character in two.
fn whole_letters(text: &str, range: Range<usize>) -> Range<usize> {
    let is_mark = |c: char| matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}');
    let cuts = |at: usize| !text.is_char_boundary(at) || text[at..].starts_with(is_mark);
    let mut start = range.start.min(text.len());
    while start > 0 && cuts(start) {
        start -= 1;
    }
    let mut end = range.end.clamp(start, text.len());
    while end > start && end < text.len() && cuts(end) {
        end += 1;
    }
    start..end
}

fn name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    }
}
