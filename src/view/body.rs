//! Bodies: the holes of a parsed text filled for the page that shows it.

use std::fmt::Write as _;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock};

use serde::{Serialize, Serializer};

use crate::link::Resolved;
use crate::locale::{Arg, Locale, Outcome};
use crate::model::body::{Alert, Body, HoleKind, Label, LazyBody};
use crate::model::config::Config;
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::fingerprint::Hashed;
use crate::view::World;
use crate::view::directive::{self, Call, Frames, Taken};

/// The interface strings that bodies need, in one language.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Labels {
    table: String,
    footnotes: String,
    footnote_back: String,
    alerts: [String; 5],
    /// A language's tag, and what follows a link into it, by that language's index: HTML.
    languages: Vec<(String, String)>,
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
        let label = format!(" <span class=\"lang-label\">({})</span>", escape(&name));
        languages.push((language.lang.to_string(), label));
    }
    Labels { table, footnotes, footnote_back, alerts, languages }
}

/// The text of a document on a page, as HTML. It is filled when the page is drawn; until then, what it is filled from
/// stands for it.
#[derive(Clone, Debug)]
pub struct Content {
    /// The number of the document.
    pub document: usize,
    /// Its body.
    pub body: Arc<LazyBody>,
    /// What its references lead to, by number.
    pub references: Arc<[Resolved]>,
    /// The strings of the page's language.
    pub labels: Hashed<Arc<Labels>>,
    /// What goes before ids, where several bodies share a page.
    pub id_prefix: &'static str,
    /// What goes before addresses: nothing on a page, the origin in a feed.
    pub origin: String,
    /// What goes before fragments: nothing on the page itself, its absolute address in a feed.
    pub page: String,
    /// What its directives take of the site, by the numbers of the references, ascending.
    taken: Vec<(u32, Taken)>,
    /// The HTML, once its directives are drawn.
    drawn: OnceLock<String>,
}

impl Hash for Content {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.body.fingerprint, &self.references, self.labels.fingerprint).hash(state);
        (self.id_prefix, &self.origin, &self.page, &self.taken).hash(state);
    }
}

impl Serialize for Content {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.html())
    }
}

impl Content {
    /// Returns the text of a document on a page in a language; `references` are what it points to.
    pub fn new(
        document: usize,
        references: Arc<[Resolved]>,
        (own, readers): (usize, usize),
        world: &World,
    ) -> Self {
        Self {
            document,
            body: world.documents[document].body.clone(),
            taken: directive::taken(&references, (own, readers), world),
            references,
            labels: world.labels[own].clone(),
            id_prefix: "",
            origin: String::new(),
            page: String::new(),
            drawn: OnceLock::new(),
        }
    }

    /// Returns the same text with addresses that hold anywhere; `page` is its own.
    #[must_use]
    pub fn abroad(self, origin: &str, page: String) -> Self {
        Self { origin: origin.to_string(), page, ..self }
    }

    /// Returns the HTML; nothing if the body is not at hand, or if it has directives and they are not drawn. Costs one
    /// copy of it.
    pub fn html(&self) -> String {
        if self.body.is_drawn {
            return self.drawn.get().cloned().unwrap_or_default();
        }
        self.body.body().map(|body| self.fill(body, &mut |_| String::new())).unwrap_or_default()
    }

    /// Draws its directives, each by `draw`, inner ones first.
    pub fn draw(&self, draw: &mut dyn FnMut(Call) -> String) {
        if let Some(body) = self.body.body().filter(|_| self.body.is_drawn) {
            // Whoever was first has drawn the same.
            let _ = self.drawn.set(self.fill(body, draw));
        }
    }

    /// Returns what a reference takes of the site.
    pub(super) fn taken(&self, number: u32) -> Option<&Taken> {
        let at = self.taken.binary_search_by_key(&number, |(known, _)| *known).ok()?;
        Some(&self.taken[at].1)
    }

    fn fill(&self, body: &Body, draw: &mut dyn FnMut(Call) -> String) -> String {
        let mut html = String::with_capacity(body.html.len() + body.holes.len() * 48);
        let mut frames = Frames::default();
        let mut from = 0;
        for hole in &body.holes {
            let at = hole.at as usize;
            html.push_str(&body.html[from..at]);
            from = at;
            match hole.kind {
                HoleKind::DirectiveOpen(number) => frames.open(number, &mut html),
                HoleKind::DirectiveBody(_) => frames.body(&mut html),
                HoleKind::DirectiveClose(number) => frames.close(number, &mut html, self, draw),
                HoleKind::Turn(number) => frames.turn(number, html.len()),
                HoleKind::Speaker(_) => frames.speaker(html.len()),
                HoleKind::Said(_) => frames.said(html.len()),
                kind => self.hole(kind, &mut html),
            }
        }
        html.push_str(&body.html[from..]);
        frames.end(&mut html);
        html
    }

    fn hole(&self, kind: HoleKind, html: &mut String) {
        match kind {
            HoleKind::LinkOpen(number) => self.link(number, html),
            HoleKind::LinkClose(number) => {
                if let Some(Resolved::Address(_, Some(language))) = self.references.get(number as usize) {
                    html.push_str(&self.labels.value.languages[*language].1);
                }
            }
            HoleKind::Picture(number) => self.picture(number, html),
            HoleKind::Id => {
                if !self.page.is_empty() && html.ends_with(" href=\"#") {
                    html.truncate(html.len() - 1);
                    html.push_str(&escape(&self.page));
                    html.push('#');
                }
                html.push_str(self.id_prefix);
            }
            HoleKind::Text(label) => html.push_str(&escape(self.labels.value.of(label))),
            // Filled where directives are.
            HoleKind::DirectiveOpen(_)
            | HoleKind::DirectiveBody(_)
            | HoleKind::DirectiveClose(_)
            | HoleKind::Turn(_)
            | HoleKind::Speaker(_)
            | HoleKind::Said(_) => {}
        }
    }

    fn link(&self, number: u32, html: &mut String) {
        let Some(Resolved::Address(url, language)) = self.references.get(number as usize) else { return };
        let (origin, url) = match url.strip_prefix('#') {
            Some(id) => (&self.page, format!("#{}{id}", self.id_prefix)),
            None => (&self.origin, url.to_string()),
        };
        write!(html, " href=\"{origin}{}\"", escape(&url)).expect("invariant: a string takes all writes");
        if let Some(language) = language {
            let lang = &self.labels.value.languages[*language].0;
            write!(html, " hreflang=\"{lang}\"").expect("invariant: a string takes all writes");
        }
    }

    fn picture(&self, number: u32, html: &mut String) {
        let Some(Resolved::Picture(url, size)) = self.references.get(number as usize) else {
            // The build fails; a page shown meanwhile must still be valid.
            html.push_str(" src=\"data:,\"");
            return;
        };
        let origin = if url.contains("://") { "" } else { &self.origin };
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
