//! A document's text as HTML, with holes for all that depends on other files.

use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use crate::model::fingerprint::Fingerprint;

/// A body that is known by its fingerprint, and at hand only where a page shows it.
#[derive(Debug, Default)]
pub struct LazyBody {
    /// Stands for the body.
    pub fingerprint: Fingerprint,
    /// Words of it (UAX #29), code and markup left out.
    pub words: u32,
    /// Whether components of the theme draw parts of it: it has directives.
    pub is_drawn: bool,
    body: OnceLock<Body>,
}

/// The rendered body of one document: HTML pieces and the holes between them.
///
/// Parsing leaves a hole wherever the HTML depends on another file (the address of a link, the size
/// of a picture) or on the page that shows the body (ids, when several bodies share a page); link
/// resolves them, render fills them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Body {
    /// The HTML without what stands in the holes.
    pub html: String,
    /// The holes, by ascending position.
    pub holes: Vec<Hole>,
    /// Words of the text.
    pub words: u32,
    /// Where `<!-- more -->` stands in `html`, if it does.
    pub more: Option<u32>,
    /// Its directives, by the numbers that its holes use.
    pub directives: Vec<Directive>,
}

/// A directive as written, checked. Its label and its body stand between its holes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Directive {
    /// Its name.
    pub name: String,
    /// The values of its arguments by name, defaults included.
    pub values: Vec<(String, Value)>,
    /// The argument under which its component gets the label, and the plain text of that.
    pub label: Option<(String, String)>,
    /// What its component gets as items.
    pub items: Option<Items>,
    /// Whether it has a body.
    pub has_body: bool,
}

/// The value of a directive's argument.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// A text.
    Text(String),
    /// A number, in digits, with a full stop before its decimals.
    Number(String),
    /// Yes or no.
    Bool(bool),
    /// A date or a moment as front matter has it.
    Date(String),
    /// A file of the site: the number of the reference.
    File(u32),
    /// A file elsewhere: its address.
    Address(String),
    /// A work: the number of the reference.
    Work(u32),
    /// Several.
    List(Vec<Value>),
}

/// What the component of a directive gets beside its body.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Items {
    /// The pictures of the body.
    Pictures(Vec<PictureItem>),
    /// Who speaks, by the numbers that the holes use; `None` for a paragraph in which nobody begins to.
    Turns(Vec<Option<String>>),
    /// The headings of the whole text.
    Headings(Vec<Heading>),
}

/// A picture in the body of a directive.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PictureItem {
    /// Where it is: a reference to a file, or an address.
    pub src: Value,
    /// What it shows.
    pub alt: String,
    /// Its caption.
    pub caption: String,
    /// Who made it.
    pub credit: String,
}

/// A place in a body's HTML that is filled when the page is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Hole {
    /// The byte of `html` before which it is filled.
    pub at: u32,
    /// What goes there.
    pub kind: HoleKind,
}

/// What goes into a hole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HoleKind {
    /// The attributes that a link's target decides, between `<a` and its own attributes:
    /// ` href="…"`, for another language ` hreflang="…"` too. The number of the reference.
    LinkOpen(u32),
    /// What follows `</a>`: the label of another language. The number of the reference.
    LinkClose(u32),
    /// A picture's ` src="…" width="…" height="…"`. The number of the reference.
    Picture(u32),
    /// The prefix of an id, where several bodies share a page: after `id="` and `href="#`.
    Id,
    /// The text of an interface string of the page's language.
    Text(Label),
    /// Where a directive begins, by its number. Up to `DirectiveBody` stands its label.
    DirectiveOpen(u32),
    /// Where its body begins.
    DirectiveBody(u32),
    /// Where it ends, and is drawn.
    DirectiveClose(u32),
    /// Before a paragraph in which someone may begin to speak, by number in its directive.
    Turn(u32),
    /// Before the name of who speaks.
    Speaker(u32),
    /// After it.
    Said(u32),
}

/// The interface strings that bodies need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Label {
    /// The name of a table's frame, which may scroll.
    Table,
    /// The name of the list of footnotes.
    Footnotes,
    /// The name of the link from a footnote back to its mark.
    FootnoteBack,
    /// The title of an alert.
    Alert(Alert),
}

/// The kinds of alert (GitHub's `> [!NOTE]`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Alert {
    /// `> [!NOTE]`
    Note,
    /// `> [!TIP]`
    Tip,
    /// `> [!IMPORTANT]`
    Important,
    /// `> [!WARNING]`
    Warning,
    /// `> [!CAUTION]`
    Caution,
}

/// A heading of a document.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its id, unique in the document.
    pub id: String,
    /// Its text without markup.
    pub title: String,
}

/// Something outside the document that its body points to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Reference {
    /// What it is.
    pub kind: ReferenceKind,
    /// Its path as written, percent-decoded, without query and fragment: `other.md`, `@/news/a.md`,
    /// `photo.jpg`, `files/report.pdf`. Empty for a link within the page.
    pub path: String,
    /// The query as written, with its `?`; empty where there is none.
    pub query: String,
    /// What follows `#`, percent-decoded.
    pub fragment: Option<String>,
}

/// What a reference is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ReferenceKind {
    /// A link to a work, to another file of the site, or to a heading of this document.
    Link,
    /// A picture.
    Picture,
    /// A file that a directive takes.
    File,
    /// A work that a directive takes.
    Work,
}

/// What parsing the Markdown of one document yields.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// The body.
    pub body: Body,
    /// The headings, in order.
    pub outline: Vec<Heading>,
    /// What the body points to, by the numbers that its holes use.
    pub references: Vec<Reference>,
    /// Where each reference stands in the source, in bytes.
    pub reference_spans: Vec<std::ops::Range<usize>>,
    /// Where each directive stands in the source, in bytes.
    pub directive_spans: Vec<std::ops::Range<usize>>,
    /// The plain text before `<!-- more -->`, else that of the first paragraph.
    pub excerpt: Option<Arc<str>>,
}

impl LazyBody {
    /// Returns a body that is at hand.
    pub fn of(body: Body) -> Self {
        let fingerprint = Fingerprint::of(&body);
        let is_drawn = !body.directives.is_empty();
        Self { fingerprint, words: body.words, is_drawn, body: OnceLock::from(body) }
    }

    /// Returns a body of which no more is known.
    pub fn known(fingerprint: Fingerprint, words: u32, is_drawn: bool) -> Self {
        Self { fingerprint, words, is_drawn, body: OnceLock::new() }
    }

    /// Returns the body, if it is at hand.
    pub fn body(&self) -> Option<&Body> {
        self.body.get()
    }

    /// Puts the body at hand. Of two, the first stays.
    pub fn supply(&self, body: Body) {
        // Whoever was first has supplied the same.
        let _ = self.body.set(body);
    }
}

impl Alert {
    /// Returns its name in class names and message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Tip => "tip",
            Self::Important => "important",
            Self::Warning => "warning",
            Self::Caution => "caution",
        }
    }
}
