//! Bodies: the holes of a parsed text filled for the page that shows it.

use std::fmt::Write as _;

use crate::link::Resolved;
use crate::locale::{Arg, Locale, Outcome};
use crate::model::body::{Alert, Body, HoleKind, Label};
use crate::model::config::Config;
use crate::model::diagnostic::{Code, Diagnostic};

/// The interface strings that bodies need, in one language.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Labels {
    table: String,
    footnotes: String,
    footnote_back: String,
    alerts: [String; 5],
    /// What follows a link into another language, by that language's index: HTML.
    languages: Vec<String>,
}

const ALERTS: [Alert; 5] = [Alert::Note, Alert::Tip, Alert::Important, Alert::Warning, Alert::Caution];

/// Returns the labels of a language, and what its strings lack.
pub fn labels(locale: &Locale, config: &Config, diagnostics: &mut Vec<Diagnostic>) -> Labels {
    let mut text = |id: &str, args: &[(&str, Arg)]| {
        let message = locale.message(id, args);
        if matches!(message.outcome, Outcome::Missing) {
            let diagnostic = Diagnostic::new(Code::MissingString, None);
            diagnostics.push(diagnostic.with("key", id).with("lang", locale.lang.as_str()));
        }
        message.text
    };
    let table = text("table", &[]);
    let footnotes = text("footnotes", &[]);
    let footnote_back = text("footnote-back", &[]);
    let alerts = ALERTS.map(|alert| text(&format!("alert-{}", alert.name()), &[]));
    let mut languages = Vec::new();
    for language in &config.languages {
        let args = [("code", Arg::Text(language.lang.as_str())), ("name", Arg::Text(&language.name))];
        let name = text("language-name", &args);
        languages.push(format!(" <span class=\"lang-label\">({})</span>", escape(&name)));
    }
    Labels { table, footnotes, footnote_back, alerts, languages }
}

/// How a body is filled.
pub struct Filling<'a> {
    /// What its references lead to, by number.
    pub references: &'a [Resolved],
    /// The strings of the page's language.
    pub labels: &'a Labels,
    /// The languages, for the label of a link.
    pub config: &'a Config,
    /// What goes before ids, where several bodies share a page.
    pub id_prefix: &'a str,
    /// What goes before addresses: nothing on a page, the origin in a feed.
    pub origin: &'a str,
    /// What goes before fragments: nothing on the page itself, its absolute address in a feed.
    pub page: &'a str,
}

impl Filling<'_> {
    /// Returns the HTML of a body. Costs one copy of it.
    pub fn fill(&self, body: &Body) -> String {
        let mut html = String::with_capacity(body.html.len() + body.holes.len() * 48);
        let mut from = 0;
        for hole in &body.holes {
            let at = hole.at as usize;
            html.push_str(&body.html[from..at]);
            from = at;
            self.hole(hole.kind, &mut html);
        }
        html.push_str(&body.html[from..]);
        html
    }

    fn hole(&self, kind: HoleKind, html: &mut String) {
        match kind {
            HoleKind::LinkOpen(number) => self.link(number, html),
            HoleKind::LinkClose(number) => {
                if let Some(Resolved::Address(_, Some(language))) = self.references.get(number as usize) {
                    html.push_str(&self.labels.languages[*language]);
                }
            }
            HoleKind::Picture(number) => self.picture(number, html),
            HoleKind::Id => {
                if !self.page.is_empty() && html.ends_with(" href=\"#") {
                    html.truncate(html.len() - 1);
                    html.push_str(&escape(self.page));
                    html.push('#');
                }
                html.push_str(self.id_prefix);
            }
            HoleKind::Text(label) => html.push_str(&escape(self.labels.of(label))),
        }
    }

    fn link(&self, number: u32, html: &mut String) {
        let Some(Resolved::Address(url, language)) = self.references.get(number as usize) else { return };
        let (origin, url) = match url.strip_prefix('#') {
            Some(id) => (self.page, format!("#{}{id}", self.id_prefix)),
            None => (self.origin, url.to_string()),
        };
        write!(html, " href=\"{origin}{}\"", escape(&url)).expect("invariant: a string takes all writes");
        if let Some(language) = language {
            let lang = &self.config.languages[*language].lang;
            write!(html, " hreflang=\"{lang}\"").expect("invariant: a string takes all writes");
        }
    }

    fn picture(&self, number: u32, html: &mut String) {
        let Some(Resolved::Picture(url, size)) = self.references.get(number as usize) else {
            // The build fails; a page shown meanwhile must still be valid.
            html.push_str(" src=\"data:,\"");
            return;
        };
        let origin = if url.contains("://") { "" } else { self.origin };
        write!(html, " src=\"{origin}{}\"", escape(url)).expect("invariant: a string takes all writes");
        if let Some(size) = size {
            write!(html, " width=\"{}\" height=\"{}\"", size.width, size.height)
                .expect("invariant: a string takes all writes");
        }
    }
}

impl Labels {
    fn of(&self, label: Label) -> &str {
        match label {
            Label::Table => &self.table,
            Label::Footnotes => &self.footnotes,
            Label::FootnoteBack => &self.footnote_back,
            Label::Alert(alert) => &self.alerts[alert as usize],
        }
    }
}

/// Escapes text for HTML, in content and in quoted attributes.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 16);
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        escaped.push_str(&text[from..at]);
        escaped.push_str(entity);
        from = at + 1;
    }
    escaped.push_str(&text[from..]);
    escaped
}
