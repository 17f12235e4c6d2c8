//! Markdown becomes HTML with holes, an outline, references and an excerpt.
//!
//! What comes in: the text of one file and the few options that decide how it reads. What goes out: a
//! [`Text`] and what is wrong with it. It must not know other files, templates or the disk, so links and
//! pictures stay holes. Parsing is pulldown-cmark's; the HTML is written here, in one pass over its events.

mod arguments;
mod autolink;
mod caption;
mod code;
mod directive;
mod escape;
mod fence;
mod fences;
mod footnote;
mod heading;
mod inline;
mod legal;
mod link;
mod math;
mod nesting;
mod output;
mod picture;
mod prose;
mod raw;
mod sanitize;
mod smart;
mod table;
mod words;
mod writer;

use std::sync::Arc;

use pulldown_cmark::{Event, Options as Extensions, Parser};

use crate::model::body::{Body, HoleKind, Label, Reference, Text};
use crate::model::config::RawHtml;
use crate::model::diagnostic::{Checked, Code, Diagnostic, Place};
use crate::model::directive::Signatures;
use crate::parse::markdown::output::Output;
use crate::parse::markdown::writer::Writer;

/// How deeply quotes and lists, or emphasis and links, may be nested.
pub const MAX_NESTING: usize = 100;

/// What decides how a text reads.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// Which Markdown it is.
    pub dialect: Dialect,
    /// Double opening, double closing, single opening, single closing quotation mark of the language.
    pub quotes: &'a [String; 4],
    /// Words that open a credit at the end of a caption.
    pub credit_words: &'a [String],
    /// How raw HTML is treated; in `CommonMark` it always passes.
    pub raw_html: RawHtml,
    /// Whether `$…$` and `$$…$$` are formulas. Fenced `math` blocks always are.
    pub math: bool,
    /// Which directives there are; without them, their lines are prose.
    pub directives: Option<&'a Signatures>,
}

/// Which Markdown a text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// CommonMark 0.31, to the letter: no extension, no holes.
    CommonMark,
    /// What articles are written in.
    Publication,
}

/// Parses the Markdown of a file. `text` is the whole file (NFC, LF), `start` the byte where its Markdown
/// begins; all places are bytes of the whole file.
pub fn markdown(file: &Arc<str>, text: &str, start: usize, options: &Options) -> Checked<Text> {
    let start = (start..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    let extensions = extensions(options);
    let refused = |place, html| {
        let deep =
            Diagnostic::new(Code::NestedTooDeeply, Place::bytes(file, place)).with("limit", MAX_NESTING);
        Checked {
            value: Text { body: Body { html, ..Body::default() }, ..Text::default() },
            diagnostics: vec![deep],
        }
    };
    if let Some(place) = nesting::refused(&text[start..]) {
        let html = without_markup(&nesting::without_markers(&text[start..]), extensions);
        return refused(place.start + start..place.end + start, html);
    }
    let mut fences = None;
    if options.dialect == Dialect::Publication && options.directives.is_some() {
        fences = fences::prepare(&text[start..], start, extensions);
    }
    let masked = fences.as_mut().map(|fences| std::mem::take(&mut fences.masked));
    let read = masked.as_deref().unwrap_or(&text[start..]);
    let mut writer = Writer::new(file, text, start, options);
    writer.directives.fences = fences;
    for (event, range) in Parser::new_ext(read, extensions).into_offset_iter() {
        writer.event(event, range.start + start..range.end + start);
        if let Some(place) = writer.too_deep() {
            return refused(place, without_markup(&text[start..], extensions));
        }
    }
    writer.finish()
}

/// Returns the HTML with its holes filled as written, the interface strings in English.
pub fn standalone(text: &Text) -> String {
    let body = &text.body;
    let mut html = String::with_capacity(body.html.len() + body.holes.len() * 16);
    let mut from = 0;
    for hole in &body.holes {
        let at = hole.at as usize;
        html.push_str(body.html.get(from..at).unwrap_or_default());
        from = at;
        match hole.kind {
            HoleKind::LinkOpen(number) => {
                attribute(" href=\"", text.references.get(number as usize), &mut html);
            }
            HoleKind::Picture(number) => {
                attribute(" src=\"", text.references.get(number as usize), &mut html);
            }
            HoleKind::Text(label) => html.push_str(english(label)),
            // Whoever asks for this has named no directives.
            _ => {}
        }
    }
    html.push_str(body.html.get(from..).unwrap_or_default());
    html
}

fn attribute(start: &str, reference: Option<&Reference>, html: &mut String) {
    let Some(reference) = reference else { return };
    html.push_str(start);
    escape::decoded_url(&reference.path, html);
    escape::url(&reference.query, html);
    if let Some(fragment) = &reference.fragment {
        html.push('#');
        escape::decoded_url(fragment, html);
    }
    html.push('"');
}

fn english(label: Label) -> &'static str {
    use crate::model::body::Alert;
    match label {
        Label::Table => "Table",
        Label::Footnotes => "Footnotes",
        Label::FootnoteBack => "Back to the text",
        Label::Alert(Alert::Note) => "Note",
        Label::Alert(Alert::Tip) => "Tip",
        Label::Alert(Alert::Important) => "Important",
        Label::Alert(Alert::Warning) => "Warning",
        Label::Alert(Alert::Caution) => "Caution",
    }
}

/// Smart punctuation, heading attributes and bare links of the parser are not what the contract says:
/// they are passes of our own.
fn extensions(options: &Options) -> Extensions {
    if options.dialect == Dialect::CommonMark {
        return Extensions::empty();
    }
    let mut extensions = Extensions::ENABLE_TABLES
        | Extensions::ENABLE_STRIKETHROUGH
        | Extensions::ENABLE_TASKLISTS
        | Extensions::ENABLE_FOOTNOTES
        | Extensions::ENABLE_DEFINITION_LIST
        | Extensions::ENABLE_SUPERSCRIPT
        | Extensions::ENABLE_SUBSCRIPT
        | Extensions::ENABLE_GFM;
    extensions.set(Extensions::ENABLE_MATH, options.math);
    extensions
}

/// The words alone, a paragraph for each block: what is left of a text that is nested beyond any use.
fn without_markup(text: &str, extensions: Extensions) -> String {
    let mut out = Output::default();
    let mut open = false;
    for event in Parser::new_ext(text, extensions) {
        match event {
            Event::Text(text) | Event::Code(text) => {
                if !open {
                    out.push("<p>");
                    open = true;
                }
                out.push_escaped(&text);
            }
            Event::SoftBreak | Event::HardBreak if open => out.push("\n"),
            Event::Start(tag) if open && !inline::is_inline(&tag) => {
                out.push("</p>\n");
                open = false;
            }
            Event::End(tag) if open && !inline::is_inline_end(tag) => {
                out.push("</p>\n");
                open = false;
            }
            _ => {}
        }
    }
    if open {
        out.push("</p>\n");
    }
    out.html
}

#[cfg(test)]
mod tests;
