//! Pictures: in a line of text, or as figures where they stand alone in their paragraph.

use std::ops::Range;

use crate::model::body::{HoleKind, ReferenceKind, Value};
use crate::model::diagnostic::Code;
use crate::parse::markdown::inline::InlineKind;
use crate::parse::markdown::link::Destination;
use crate::parse::markdown::output::Position;
use crate::parse::markdown::writer::Writer;
use crate::parse::markdown::{caption, escape, smart};

/// The picture whose content, its alternative text, is being read.
#[derive(Debug)]
pub(super) struct Picture {
    pub alt: String,
    url: String,
    title: String,
    range: Range<usize>,
}

/// The paragraph that is being written.
#[derive(Debug)]
pub(super) struct Paragraph {
    /// Where its `<p>` stands.
    pub start: Position,
    /// Whether it has anything but pictures.
    pub other: bool,
    /// Its pictures, as long as it has nothing else.
    pub pictures: Vec<Shown>,
    /// The turn that may begin with it, by number.
    pub turn: Option<u32>,
}

/// A picture as written, to be made a figure if it stands alone.
#[derive(Debug)]
pub(super) struct Shown {
    /// From its `<img`, or the `<a` around it.
    from: Position,
    to: Position,
    /// The title attribute, which a figure's caption replaces.
    title: Range<Position>,
    caption: String,
}

impl Paragraph {
    pub fn at(start: Position) -> Self {
        Self { start, other: false, pictures: Vec::new(), turn: None }
    }
}

impl Writer<'_> {
    pub fn start_picture(&mut self, url: &str, title: &str, range: Range<usize>) -> InlineKind {
        self.settle(Some('\u{fffc}'));
        self.picture = Some(Picture { alt: String::new(), url: url.into(), title: title.into(), range });
        InlineKind::Picture
    }

    pub fn end_picture(&mut self) {
        let Some(picture) = self.picture.take() else { return };
        let from = self.out.position();
        if !self.rich {
            return self.plain_picture(&picture);
        }
        let alt = smart::text(picture.alt.trim(), self.options.quotes);
        if alt.is_empty() {
            self.report(Code::MissingAlt, picture.range.clone());
        }
        match self.destination(&picture.url, ReferenceKind::Picture, &picture.range) {
            Some(Destination::Internal(reference)) => {
                let number = self.refer(reference, picture.range);
                self.gather_picture(Value::File(number), &alt, &picture.title);
                self.out.push("<img");
                self.out.hole(HoleKind::Picture(number));
            }
            Some(Destination::External(url)) => {
                self.gather_picture(Value::Address(url.into()), &alt, &picture.title);
                self.out.push("<img src=\"");
                escape::url(url, &mut self.out.html);
                self.out.push("\"");
            }
            Some(Destination::Unsafe) | None => {
                self.touch();
                return self.out.push_escaped(&alt);
            }
        }
        self.out.push(" alt=\"");
        self.out.push_escaped(&alt);
        self.out.push("\"");
        let title = self.out.position();
        if !picture.title.is_empty() {
            self.out.push(" title=\"");
            self.out.push_escaped(&picture.title);
            self.out.push("\"");
        }
        let title = title..self.out.position();
        self.out.push(" loading=\"lazy\" decoding=\"async\">");
        self.shown(Shown { from, to: self.out.position(), title, caption: picture.title });
    }

    fn plain_picture(&mut self, picture: &Picture) {
        self.out.push("<img src=\"");
        escape::url(&picture.url, &mut self.out.html);
        self.out.push("\" alt=\"");
        self.out.push_escaped(&picture.alt);
        self.out.push("\"");
        if !picture.title.is_empty() {
            self.out.push(" title=\"");
            self.out.push_escaped(&picture.title);
            self.out.push("\"");
        }
        self.out.push(" />");
    }

    fn shown(&mut self, shown: Shown) {
        let alone = match self.inlines.as_slice() {
            [] => true,
            [link] => matches!(link.kind, InlineKind::Link { .. }),
            _ => false,
        };
        if let Some(paragraph) = self.paragraph.as_mut().filter(|paragraph| !paragraph.other) {
            paragraph.other = !alone;
            paragraph.pictures.push(shown);
        }
    }

    /// Notes that a link has ended: it may hold one picture and nothing else in a figure.
    pub fn link_ended(&mut self, from: Position, pictures: usize) {
        let to = self.out.position();
        let Some(paragraph) = self.paragraph.as_mut().filter(|paragraph| !paragraph.other) else { return };
        match paragraph.pictures.get_mut(pictures..) {
            Some([shown]) => {
                shown.from = from;
                shown.to = to;
            }
            _ => paragraph.other = true,
        }
    }

    pub fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraph.take() else { return };
        if paragraph.other || paragraph.pictures.is_empty() {
            return self.out.push("</p>\n");
        }
        let written = self.out.split_off(paragraph.start);
        let local = |position: Position| Position {
            html: position.html - paragraph.start.html,
            mark: position.mark - paragraph.start.mark,
        };
        for shown in &paragraph.pictures {
            self.out.push("<figure class=\"picture\">");
            self.out.append(&written, local(shown.from), local(shown.title.start));
            self.out.append(&written, local(shown.title.end), local(shown.to));
            self.caption(&shown.caption);
            self.out.push("</figure>\n");
        }
    }

    fn caption(&mut self, caption: &str) {
        let caption = smart::text(caption, self.options.quotes);
        let (text, credit) = caption::split(&caption, self.options.credit_words);
        if text.is_empty() && credit.is_empty() {
            return;
        }
        self.out.push("<figcaption>");
        self.out.push_escaped(text);
        if !credit.is_empty() {
            self.out.push(if text.is_empty() {
                "<span class=\"credit\">"
            } else {
                " <span class=\"credit\">"
            });
            self.out.push_escaped(credit);
            self.out.push("</span>");
        }
        self.out.push("</figcaption>");
    }
}
