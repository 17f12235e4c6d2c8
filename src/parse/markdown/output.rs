//! The HTML that is being written, with the places in it that are filled or resolved later.

use crate::model::body::{Hole, HoleKind};
use crate::parse::markdown::escape;

/// HTML and the marks in it, by ascending position.
#[derive(Debug, Default)]
pub(super) struct Output {
    pub html: String,
    pub marks: Vec<Mark>,
}

/// A place in the HTML, before the byte `at`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub at: usize,
    pub kind: MarkKind,
}

/// What is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MarkKind {
    /// A hole of the finished body.
    Hole(HoleKind),
    /// A footnote's reference inside a footnote, numbered when all of the text is known.
    Note { note: usize, in_link: bool },
    /// `<!-- more -->`.
    More,
    /// Where HTML begins that no sanitiser may touch.
    VerbatimStart,
    /// Where it ends.
    VerbatimEnd,
}

/// A position to come back to: in the HTML, and among the marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Position {
    pub html: usize,
    pub mark: usize,
}

impl Output {
    pub fn push(&mut self, html: &str) {
        self.html.push_str(html);
    }

    pub fn push_escaped(&mut self, text: &str) {
        escape::text(text, &mut self.html);
    }

    /// Starts a new line unless one has just begun.
    pub fn line(&mut self) {
        if self.html.as_bytes().last().is_some_and(|&b| b != b'\n') {
            self.html.push('\n');
        }
    }

    pub fn mark(&mut self, kind: MarkKind) {
        self.marks.push(Mark { at: self.html.len(), kind });
    }

    pub fn hole(&mut self, kind: HoleKind) {
        self.mark(MarkKind::Hole(kind));
    }

    pub fn position(&self) -> Position {
        Position { html: self.html.len(), mark: self.marks.len() }
    }

    /// Puts `html` where `len` bytes stood, and moves the marks behind it.
    pub fn replace(&mut self, position: Position, len: usize, html: &str) {
        self.html.replace_range(position.html..position.html + len, html);
        for mark in &mut self.marks[position.mark..] {
            mark.at = mark.at + html.len() - len;
        }
    }

    /// Puts another output, marks and all, in at a position.
    pub fn insert(&mut self, position: Position, other: &Self) {
        self.replace(position, 0, &other.html);
        let moved = other.marks.iter().map(|mark| Mark { at: mark.at + position.html, kind: mark.kind });
        self.marks.splice(position.mark..position.mark, moved);
    }

    /// Cuts off all from a position on.
    pub fn split_off(&mut self, position: Position) -> Self {
        let mut marks = self.marks.split_off(position.mark);
        for mark in &mut marks {
            mark.at -= position.html;
        }
        Self { html: self.html.split_off(position.html), marks }
    }

    /// Appends what stands in another output between two of its positions.
    pub fn append(&mut self, other: &Self, from: Position, to: Position) {
        let base = self.html.len();
        self.html.push_str(&other.html[from.html..to.html]);
        let marks = &other.marks[from.mark..to.mark];
        self.marks.extend(marks.iter().map(|m| Mark { at: m.at - from.html + base, kind: m.kind }));
    }

    /// Returns the HTML with the holes among its marks, and the place of `<!-- more -->`.
    pub fn finish(self) -> (String, Vec<Hole>, Option<u32>) {
        let mut more = None;
        let mut holes = Vec::with_capacity(self.marks.len());
        for mark in &self.marks {
            match mark.kind {
                MarkKind::Hole(kind) => holes.push(Hole { at: small(mark.at), kind }),
                MarkKind::More => more = more.or(Some(small(mark.at))),
                MarkKind::Note { .. } | MarkKind::VerbatimStart | MarkKind::VerbatimEnd => {}
            }
        }
        (self.html, holes, more)
    }
}

/// Returns a position as a body keeps it. Sources are far below 4 GiB: loading sees to it.
fn small(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_move_with_what_is_put_before_them() {
        let mut out = Output::default();
        out.push("<p>");
        let here = out.position();
        out.push("[");
        out.hole(HoleKind::Id);
        out.push("Đà Lạt</p>");
        out.replace(here, 1, "<b>");
        assert_eq!(out.html, "<p><b>Đà Lạt</p>");
        assert_eq!(out.marks[0].at, 6);
        let tail = out.split_off(here);
        assert_eq!((out.html.as_str(), tail.html.as_str(), tail.marks[0].at), ("<p>", "<b>Đà Lạt</p>", 3));
        out.append(&tail, Position::default(), tail.position());
        assert_eq!((out.html.as_str(), out.marks[0].at), ("<p><b>Đà Lạt</p>", 6));
    }
}
