//! What stands inside a block: emphasis, links, code, breaks.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use crate::model::body::{HoleKind, Reference, ReferenceKind};
use crate::model::diagnostic::Code;
use crate::parse::markdown::link::{self, Destination};
use crate::parse::markdown::output::Position;
use crate::parse::markdown::picture::Paragraph;
use crate::parse::markdown::writer::Writer;
use crate::parse::markdown::{escape, math};

/// An open inline element.
#[derive(Debug)]
pub(super) struct Inline {
    pub kind: InlineKind,
    /// The bytes of the source that it takes.
    pub start: usize,
    pub end: usize,
}

/// What an inline element writes when it ends.
#[derive(Debug)]
pub(super) enum InlineKind {
    /// An element without attributes, by its name.
    Plain(&'static str),
    /// Bold at the beginning of a paragraph in which someone may begin to speak, by number.
    Speaker(u32),
    /// A link: where it begins, how many pictures its paragraph had before it, the number of its reference.
    Link { from: Position, pictures: usize, reference: Option<u32> },
    /// The picture whose alternative text is being gathered.
    Picture,
    /// Nothing: markup inside an alternative text.
    Silent,
    /// Markup that opens inside a bare link is none: its closing mark, so many bytes, is text.
    Text(usize),
}

/// Whether a tag stands inside a block of text.
pub(super) fn is_inline(tag: &Tag) -> bool {
    is_inline_end(tag.to_end())
}

/// Whether a tag that ends stands inside a block of text.
pub(super) fn is_inline_end(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

impl<'a> Writer<'a> {
    pub fn inline_text(&mut self, text: &str, range: Range<usize>) {
        let (mut text, mut range) = (text, range);
        if self.skip.contains(&range.start) {
            let rest = self.source.get(self.skip.end..range.end).filter(|rest| text.ends_with(rest));
            let Some(rest) = rest.filter(|rest| !rest.is_empty()) else { return };
            (text, range) = (rest, self.skip.end..range.end);
        }
        if range.end > self.cut {
            let kept = self.cut.checked_sub(range.start).and_then(|len| text.get(..len));
            let Some(kept) = kept.filter(|kept| !kept.is_empty()) else { return };
            (text, range) = (kept, range.start..self.cut);
        }
        if let Some(picture) = &mut self.picture {
            picture.alt.push_str(text);
            return;
        }
        if !text.trim().is_empty() {
            self.touch();
        }
        if self.rich {
            self.prose(text, range);
        } else {
            self.out.push_escaped(text);
            self.prose.plain.push_str(text);
        }
    }

    pub fn inline_event(&mut self, event: Event<'a>, range: Range<usize>) {
        if self.is_written(range.start) {
            return;
        }
        match event {
            Event::Code(code) => self.code(&code),
            Event::SoftBreak => self.line_break("\n"),
            Event::HardBreak => self.line_break(if self.rich { "<br>\n" } else { "<br />\n" }),
            Event::InlineHtml(html) => self.raw_inline(&html, range),
            Event::InlineMath(latex) => self.formula(&latex, false, range),
            Event::DisplayMath(latex) => self.formula(&latex, true, range),
            Event::FootnoteReference(label) => self.footnote_reference(&label),
            _ => {}
        }
    }

    pub fn start_inline(&mut self, tag: Tag<'a>, range: Range<usize>) {
        let (start, end) = (range.start, range.end);
        let kind = if self.is_written(start) {
            InlineKind::Text(match tag {
                Tag::Emphasis | Tag::Superscript | Tag::Subscript => 1,
                Tag::Strong | Tag::Strikethrough => 2,
                _ => 0,
            })
        } else if self.picture.is_some() {
            InlineKind::Silent
        } else {
            match tag {
                Tag::Emphasis => self.open_inline("em"),
                Tag::Strong => self.start_strong(),
                Tag::Strikethrough => self.open_inline("del"),
                Tag::Superscript => self.open_inline("sup"),
                Tag::Subscript => self.open_inline("sub"),
                Tag::Link { link_type, dest_url, title, .. } => {
                    self.start_link(link_type, &dest_url, &title, range)
                }
                Tag::Image { dest_url, title, .. } => self.start_picture(&dest_url, &title, range),
                _ => InlineKind::Silent,
            }
        };
        self.inlines.push(Inline { kind, start, end });
    }

    pub fn end_inline(&mut self) {
        let Some(inline) = self.inlines.pop() else { return };
        self.prose.close_brackets(self.inlines.len());
        match inline.kind {
            InlineKind::Plain(name) => {
                self.out.push("</");
                self.out.push(name);
                self.out.push(">");
            }
            InlineKind::Speaker(turn) => {
                self.settle(None);
                self.out.push("</strong>");
                self.note_speaker(turn);
            }
            InlineKind::Link { from, pictures, reference } => {
                self.links = self.links.saturating_sub(1);
                self.out.push("</a>");
                if let Some(number) = reference {
                    self.out.hole(HoleKind::LinkClose(number));
                }
                self.link_ended(from, pictures);
            }
            InlineKind::Picture => self.end_picture(),
            InlineKind::Text(len) => self.inline_text_at(inline.end.saturating_sub(len)..inline.end),
            InlineKind::Silent => {}
        }
    }

    fn inline_text_at(&mut self, range: Range<usize>) {
        let source = self.source;
        if !self.is_written(range.start)
            && let Some(text) = source.get(range.clone())
        {
            self.inline_text(text, range);
        }
    }

    /// Whether looking ahead has written what begins there, or taken it for something else than text.
    fn is_written(&self, start: usize) -> bool {
        self.skip.contains(&start) || start >= self.cut
    }

    /// Notes that the paragraph has more than pictures.
    pub fn touch(&mut self) {
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.other = true;
        }
    }

    /// Gives a reference its number.
    pub fn refer(&mut self, reference: Reference, at: Range<usize>) -> u32 {
        let number = u32::try_from(self.found.references.len()).unwrap_or(u32::MAX);
        self.found.references.push(reference);
        self.found.reference_spans.push(at);
        number
    }

    fn start_strong(&mut self) -> InlineKind {
        let fresh = |paragraph: &Paragraph| paragraph.start.html + "<p>".len() == self.out.html.len();
        let turn =
            self.paragraph.as_ref().filter(|paragraph| fresh(paragraph)).and_then(|paragraph| paragraph.turn);
        if let Some(turn) = turn {
            self.out.hole(HoleKind::Speaker(turn));
        }
        let plain = self.open_inline("strong");
        turn.map_or(plain, InlineKind::Speaker)
    }

    fn open_inline(&mut self, name: &'static str) -> InlineKind {
        self.touch();
        self.out.push("<");
        self.out.push(name);
        self.out.push(">");
        InlineKind::Plain(name)
    }

    fn start_link(&mut self, link: LinkType, url: &CowStr, title: &str, at: Range<usize>) -> InlineKind {
        let from = self.out.position();
        let mut reference = None;
        self.out.push("<a");
        if link == LinkType::Email {
            self.out.push(" href=\"mailto:");
            escape::url(url, &mut self.out.html);
            self.out.push("\"");
        } else if let Some(destination) = self.destination(url, ReferenceKind::Link, &at) {
            match destination {
                Destination::Internal(found) => {
                    let number = self.refer(found, at);
                    self.out.hole(HoleKind::LinkOpen(number));
                    reference = Some(number);
                }
                Destination::External(url) => {
                    self.out.push(" href=\"");
                    escape::url(url, &mut self.out.html);
                    self.out.push("\"");
                }
                Destination::Unsafe => {}
            }
        }
        if !title.is_empty() {
            self.out.push(" title=\"");
            self.out.push_escaped(title);
            self.out.push("\"");
        }
        self.out.push(">");
        self.links += 1;
        let pictures = self.paragraph.as_ref().map_or(0, |paragraph| paragraph.pictures.len());
        InlineKind::Link { from, pictures, reference }
    }

    /// Sorts an address; `None` if it is dropped as unsafe, which is reported.
    pub fn destination<'u>(
        &mut self,
        url: &'u str,
        kind: ReferenceKind,
        at: &Range<usize>,
    ) -> Option<Destination<'u>> {
        use crate::model::config::RawHtml;
        if !self.rich {
            return Some(Destination::External(url));
        }
        match link::destination(url, kind) {
            Destination::Unsafe if self.options.raw_html == RawHtml::Allow => {
                Some(Destination::External(url))
            }
            Destination::Unsafe => {
                self.report_with(Code::RawHtmlRemoved, at.clone(), "html", url);
                None
            }
            other => {
                if let Destination::External(url) = other {
                    self.raw.note_scheme(url);
                }
                Some(other)
            }
        }
    }

    fn code(&mut self, code: &str) {
        if let Some(picture) = &mut self.picture {
            picture.alt.push_str(code);
            return;
        }
        self.settle(code.chars().next());
        self.touch();
        self.out.push("<code>");
        self.out.push_escaped(code);
        self.out.push("</code>");
        self.hide(code);
    }

    /// Adds text that is none of the words.
    fn hide(&mut self, text: &str) {
        let from = self.prose.plain.len();
        self.prose.plain.push_str(text);
        self.prose.hidden.push(from..self.prose.plain.len());
    }

    fn line_break(&mut self, html: &str) {
        if let Some(picture) = &mut self.picture {
            picture.alt.push(if self.rich { ' ' } else { '\n' });
            return;
        }
        self.settle(Some(' '));
        self.out.push(html);
        self.prose.plain.push(' ');
    }

    fn formula(&mut self, latex: &str, display: bool, range: Range<usize>) {
        if let Some(picture) = &mut self.picture {
            picture.alt.push_str(latex);
            return;
        }
        self.settle(latex.chars().next());
        self.touch();
        match math::mathml(latex, display) {
            Ok(html) => self.verbatim(&html),
            Err(error) => {
                self.report_with(Code::InvalidMath, range, "error", error);
                self.out.push("<code>");
                self.out.push_escaped(latex);
                self.out.push("</code>");
            }
        }
        self.hide(latex);
    }
}
