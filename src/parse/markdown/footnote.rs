//! Footnotes: numbered by first use, listed at the end, wherever they are defined.

use std::collections::HashMap;
use std::mem;

use crate::model::body::{HoleKind, Label};
use crate::parse::markdown::output::{MarkKind, Output, Position};
use crate::parse::markdown::writer::Writer;

/// The footnotes of a document.
#[derive(Debug, Default)]
pub(super) struct Notes {
    by_label: HashMap<String, usize>,
    all: Vec<Note>,
    /// The notes that are referred to, by number.
    order: Vec<usize>,
    /// The definitions that are being written: the note, the output and the words around it.
    open: Vec<(usize, Output, u32)>,
}

#[derive(Debug, Default)]
struct Note {
    /// From 1; 0 as long as nothing refers to it.
    number: usize,
    /// How many references can be gone back to.
    uses: usize,
    body: Option<Output>,
    words: u32,
}

impl Notes {
    /// Starts a definition: until its end, all goes into an output of its own.
    pub fn start(&mut self, label: &str, out: &mut Output, words: &mut u32) {
        let note = self.note(label);
        self.open.push((note, mem::take(out), mem::take(words)));
    }

    pub fn end(&mut self, out: &mut Output, words: &mut u32) {
        let Some((note, around, words_around)) = self.open.pop() else { return };
        let body = mem::replace(out, around);
        let words = mem::replace(words, words_around);
        // Of several definitions the first counts.
        if let Some(note) = self.all.get_mut(note).filter(|note| note.body.is_none()) {
            note.body = Some(body);
            note.words = words;
        }
    }

    pub fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    fn note(&mut self, label: &str) -> usize {
        let next = self.all.len();
        let note = *self.by_label.entry(label.to_lowercase()).or_insert(next);
        if note == next {
            self.all.push(Note::default());
        }
        note
    }

    /// Writes a reference to a note; within a link it cannot be one itself.
    fn refer(&mut self, note: usize, in_link: bool, out: &mut Output) {
        let Some(found) = self.all.get_mut(note) else { return };
        if found.number == 0 {
            self.order.push(note);
            found.number = self.order.len();
        }
        let number = found.number.to_string();
        out.push("<sup class=\"footnote-ref\">");
        if in_link {
            out.push(&number);
        } else {
            found.uses += 1;
            out.push("<a href=\"#");
            out.hole(HoleKind::Id);
            out.push("fn-");
            out.push(&number);
            out.push("\" id=\"");
            out.hole(HoleKind::Id);
            out.push("fnref-");
            out.push(&use_id(&number, found.uses));
            out.push("\">");
            out.push(&number);
            out.push("</a>");
        }
        out.push("</sup>");
    }

    /// Returns the bodies of the notes that are referred to, by number, the references in them numbered too.
    fn resolve(&mut self) -> Vec<Output> {
        let mut bodies = Vec::new();
        while let Some(&note) = self.order.get(bodies.len()) {
            let body = self.all.get_mut(note).and_then(|note| note.body.take()).unwrap_or_default();
            let mut done = Output::default();
            let mut from = Position::default();
            for (index, mark) in body.marks.iter().enumerate() {
                if let MarkKind::Note { note, in_link } = mark.kind {
                    done.append(&body, from, Position { html: mark.at, mark: index });
                    from = Position { html: mark.at, mark: index + 1 };
                    self.refer(note, in_link, &mut done);
                }
            }
            done.append(&body, from, body.position());
            bodies.push(done);
        }
        bodies
    }
}

impl Writer<'_> {
    pub fn footnote_reference(&mut self, label: &str) {
        if self.picture.is_some() {
            return;
        }
        self.settle(None);
        self.touch();
        let note = self.notes.note(label);
        let in_link = self.links > 0;
        if self.notes.is_open() {
            self.out.mark(MarkKind::Note { note, in_link });
        } else {
            self.notes.refer(note, in_link, &mut self.out);
        }
    }

    pub fn write_footnotes(&mut self) {
        let bodies = self.notes.resolve();
        if bodies.is_empty() {
            return;
        }
        self.out.line();
        self.out.push("<section class=\"footnotes\" aria-label=\"");
        self.out.hole(HoleKind::Text(Label::Footnotes));
        self.out.push("\">\n<ol>\n");
        for (index, body) in bodies.into_iter().enumerate() {
            let (uses, words) =
                self.notes.all.get(self.notes.order[index]).map_or((0, 0), |n| (n.uses, n.words));
            self.prose.words += words;
            let number = (index + 1).to_string();
            self.out.push("<li id=\"");
            self.out.hole(HoleKind::Id);
            self.out.push("fn-");
            self.out.push(&number);
            self.out.push("\">");
            // What is marked behind a paragraph, the end of a directive, cannot go into it.
            let within = body.html.len().saturating_sub("</p>\n".len());
            let paragraph =
                body.html.ends_with("</p>\n") && body.marks.last().is_none_or(|mark| mark.at <= within);
            let len = body.html.len() - if paragraph { "</p>\n".len() } else { 0 };
            self.out.append(&body, Position::default(), Position { html: len, mark: body.marks.len() });
            for which in 1..=uses {
                self.out.push(" ");
                self.back_link(&number, which);
            }
            self.out.push(if paragraph { "</p>\n</li>\n" } else { "</li>\n" });
        }
        self.out.push("</ol>\n</section>\n");
    }

    fn back_link(&mut self, number: &str, which: usize) {
        self.out.push("<a class=\"footnote-back\" href=\"#");
        self.out.hole(HoleKind::Id);
        self.out.push("fnref-");
        self.out.push(&use_id(number, which));
        self.out.push("\" aria-label=\"");
        self.out.hole(HoleKind::Text(Label::FootnoteBack));
        self.out.push(if which == 1 { "" } else { " " });
        if which > 1 {
            self.out.push(&which.to_string());
        }
        self.out.push("\">↩");
        if which > 1 {
            self.out.push("<sup>");
            self.out.push(&which.to_string());
            self.out.push("</sup>");
        }
        self.out.push("</a>");
    }
}

fn use_id(number: &str, which: usize) -> String {
    if which == 1 { number.to_owned() } else { format!("{number}-{which}") }
}
