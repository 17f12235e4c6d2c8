//! Running text: escaping, typographic punctuation, bare links, phrases in another language.

use std::ops::Range;

use crate::model::diagnostic::Code;
use crate::model::lang::{Direction, Lang};
use crate::parse::markdown::output::Position;
use crate::parse::markdown::writer::Writer;
use crate::parse::markdown::{autolink, escape, smart, words};

/// The text without markup, and what is pending in it.
#[derive(Debug, Default)]
pub(super) struct Prose {
    /// The text of the block that is being written.
    pub plain: String,
    /// Which bytes of it are no words: code, formulas.
    pub hidden: Vec<Range<usize>>,
    /// The words of the blocks before it.
    pub words: u32,
    /// The text before `<!-- more -->`, once it has been met.
    pub excerpt: Option<String>,
    /// The text of the first paragraph.
    pub first: Option<String>,
    /// The text so far, kept only where `<!-- more -->` may come.
    lead: Option<String>,
    quotes: smart::Quotes,
    /// A quotation mark at the end of a run of text: what follows the markup decides about it.
    pending: Option<(Position, u8)>,
    brackets: Vec<Bracket>,
    /// Where the last run of text ends in the source.
    end: usize,
}

/// An opening bracket that may begin a phrase in another language.
#[derive(Clone, Copy, Debug)]
struct Bracket {
    at: Position,
    plain: usize,
    /// How many inline elements were open.
    depth: usize,
}

/// The bytes at which a run of text may have to stop.
const SPECIAL: [bool; 256] = {
    let mut table = [false; 256];
    let mut i = 0;
    while i < 13 {
        table[b"<>&\"'-.:@[]~^"[i] as usize] = true;
        i += 1;
    }
    table
};

impl Prose {
    /// `source` is what will be written: it tells whether an excerpt may end somewhere.
    pub fn new(source: &str) -> Self {
        let lead = source.contains("<!--").then(String::new);
        Self { lead, ..Self::default() }
    }

    /// Ends a block of text: counts its words, keeps its text if an excerpt may need it.
    pub fn end_block(&mut self, body: bool, first: bool) {
        self.quotes = smart::Quotes::default();
        self.brackets.clear();
        if self.plain.is_empty() {
            return;
        }
        self.words += words::count_outside(&self.plain, &self.hidden);
        let plain = self.plain.trim();
        if body && !plain.is_empty() {
            if let Some(lead) = &mut self.lead {
                join(lead, plain);
            }
            if first && self.first.is_none() {
                self.first = Some(plain.to_owned());
            }
        }
        self.plain.clear();
        self.hidden.clear();
    }

    /// Ends the excerpt here; the first time only.
    pub fn end_excerpt(&mut self) {
        if let Some(mut lead) = self.lead.take() {
            join(&mut lead, self.plain.trim());
            self.excerpt = Some(lead).filter(|lead| !lead.is_empty());
        }
    }

    /// Forgets the brackets inside an inline element that has been closed.
    pub fn close_brackets(&mut self, depth: usize) {
        while self.brackets.last().is_some_and(|bracket| bracket.depth > depth) {
            self.brackets.pop();
        }
    }

    fn take_bracket(&mut self, depth: usize) -> Option<Bracket> {
        self.close_brackets(depth);
        if self.brackets.last()?.depth == depth { self.brackets.pop() } else { None }
    }
}

fn join(lead: &mut String, text: &str) {
    if !lead.is_empty() && !text.is_empty() {
        lead.push(' ');
    }
    lead.push_str(text);
}

impl Writer<'_> {
    /// Writes running text of the publication dialect.
    pub fn prose(&mut self, text: &str, range: Range<usize>) {
        let Some(first) = text.chars().next() else { return };
        self.settle(Some(first));
        // Text that is not as in the source was written as a character reference: it is meant as it is.
        let origin = (self.source.get(range.clone()) == Some(text)).then_some(range.start);
        let escaped = origin.is_some_and(|start| self.is_escaped(start));
        self.prose.end = range.end;
        let bytes = text.as_bytes();
        let (mut from, mut at) = (0, 0);
        while let Some(step) = bytes[at..].iter().position(|&b| SPECIAL[usize::from(b)]) {
            at += step;
            let byte = bytes[at];
            let next = bytes.get(at + 1).copied();
            let plain = origin.is_none() || (escaped && at == 0);
            let special = match byte {
                b'<' | b'>' | b'&' => true,
                b'"' if plain => true,
                _ if plain => false,
                b'-' => next == Some(b'-'),
                b'.' => next == Some(b'.') || bytes[..at].ends_with(b"www") || bytes[..at].ends_with(b"WWW"),
                b':' => next == Some(b'/'),
                _ => true,
            };
            if !special {
                at += 1;
                continue;
            }
            self.write(&text[from..at]);
            at += if plain { self.literal(byte) } else { self.special(text, at, range.start) };
            if let Some(origin) = origin.filter(|origin| self.skip.contains(&(origin + at))) {
                at = (self.skip.end - origin).min(text.len());
            }
            from = at;
        }
        self.write(&text[from..]);
    }

    /// Decides about a pending quotation mark, now that the character after it is known.
    pub fn settle(&mut self, after: Option<char>) {
        if let Some((position, mark)) = self.prose.pending.take() {
            let before = self.prose.plain.chars().next_back();
            let glyph = self.prose.quotes.glyph(self.options.quotes, mark, before, after);
            let mut html = String::new();
            escape::text(glyph, &mut html);
            self.out.replace(position, 0, &html);
            self.prose.plain.push_str(glyph);
        }
    }

    /// Whether a backslash takes the meaning of the byte at `at`.
    fn is_escaped(&self, at: usize) -> bool {
        // A backslash that is text belongs to the run before.
        at > self.prose.end && self.source.as_bytes()[..at].ends_with(b"\\")
    }

    /// Writes text that has nothing to escape.
    fn write(&mut self, text: &str) {
        self.out.push(text);
        self.prose.plain.push_str(text);
    }

    fn literal(&mut self, byte: u8) -> usize {
        self.out.push(escape::entity(byte));
        self.prose.plain.push(char::from(byte));
        1
    }

    fn glyph(&mut self, glyph: &str, len: usize) -> usize {
        self.out.push_escaped(glyph);
        self.prose.plain.push_str(glyph);
        len
    }

    /// Writes what stands for the special byte at `at`; returns how many bytes of `text` that takes.
    fn special(&mut self, text: &str, at: usize, origin: usize) -> usize {
        let rest = &text[at..];
        let byte = rest.as_bytes()[0];
        match byte {
            b'"' | b'\'' => {
                let Some(after) = rest[1..].chars().next() else {
                    self.prose.pending = Some((self.out.position(), byte));
                    return 1;
                };
                let before = self.prose.plain.chars().next_back();
                let glyph = self.prose.quotes.glyph(self.options.quotes, byte, before, Some(after));
                self.glyph(glyph, 1)
            }
            b'[' => self.open_bracket(origin + at),
            b']' => self.close_bracket(origin + at),
            b'~' => self.raised(origin + at, "sub").unwrap_or_else(|| self.glyph("~", 1)),
            b'^' => self.raised(origin + at, "sup").unwrap_or_else(|| self.glyph("^", 1)),
            b'<' | b'>' | b'&' => self.literal(byte),
            _ => {
                if let Some(len) = self.bare_link(origin + at) {
                    return len;
                }
                let run = smart::run(rest.as_bytes());
                let glyph = match byte {
                    b'-' => smart::dash(run),
                    b'.' => smart::dots(run),
                    _ => None,
                };
                self.glyph(glyph.unwrap_or(&rest[..run]), run)
            }
        }
    }

    /// Writes a subscript or superscript within a word, which the parser does not know: `H~2~O`, `m^2^`.
    fn raised(&mut self, at: usize, name: &str) -> Option<usize> {
        let (before, rest) = self.source.split_at_checked(at)?;
        let inner = rest[1..].split(|c: char| !c.is_alphanumeric() && !"+-−,.=()".contains(c)).next()?;
        let mark = &rest[..1];
        let follows = before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | ']' | '~' | '^'));
        if inner.is_empty() || !follows || !rest[1 + inner.len()..].starts_with(mark) {
            return None;
        }
        self.out.push(&format!("<{name}>"));
        self.glyph(inner, 0);
        self.out.push(&format!("</{name}>"));
        self.skip = at..at + inner.len() + 2;
        Some(1)
    }

    fn open_bracket(&mut self, at: usize) -> usize {
        if let Some(label) = self.source[at..].strip_prefix("[^").and_then(footnote_label) {
            self.report_with(Code::UnknownFootnote, at..at + label.len() + 3, "label", label);
        }
        let depth = self.inlines.len();
        self.prose.brackets.push(Bracket { at: self.out.position(), plain: self.prose.plain.len(), depth });
        self.glyph("[", 1)
    }

    fn close_bracket(&mut self, at: usize) -> usize {
        let bracket = self.prose.take_bracket(self.inlines.len());
        let phrase = bracket.and_then(|bracket| Some((bracket, phrase_language(&self.source[at + 1..])?)));
        let Some((bracket, (lang, len))) = phrase else { return self.glyph("]", 1) };
        let direction = match lang.direction() {
            Direction::Ltr => "",
            Direction::Rtl => " dir=\"rtl\"",
        };
        self.out.replace(bracket.at, 1, &format!("<span lang=\"{lang}\"{direction}>"));
        self.out.push("</span>");
        self.prose.plain.remove(bracket.plain);
        for hidden in self.prose.hidden.iter_mut().rev().take_while(|hidden| hidden.start > bracket.plain) {
            *hidden = hidden.start - 1..hidden.end - 1;
        }
        self.skip = at + 1..at + 1 + len;
        1
    }

    /// Writes a bare link around the byte at `at`, if one is there; its beginning has been written as text.
    fn bare_link(&mut self, at: usize) -> Option<usize> {
        if self.links > 0 || self.raw.in_link {
            return None;
        }
        let limit =
            self.inlines.last().map(|inline| inline.end).or(self.cell_end).unwrap_or(self.source.len());
        let bare = autolink::around(self.source, at, limit)?;
        let written = &self.source[bare.range.start..at];
        if !self.out.html.ends_with(written) || !self.prose.plain.ends_with(written) {
            return None;
        }
        self.out.html.truncate(self.out.html.len() - written.len());
        self.prose.plain.truncate(self.prose.plain.len() - written.len());
        let link = self.source[bare.range.clone()].replace("&amp;", "&");
        self.out.push("<a href=\"");
        self.out.push(bare.prefix);
        escape::url(&link, &mut self.out.html);
        self.out.push("\">");
        self.glyph(&link, 0);
        self.out.push("</a>");
        self.skip = at..bare.range.end;
        Some(1)
    }
}

/// How many bytes a language tag may have, quotes included (RFC 5646 wants 35 to be possible).
const MAX_TAG: usize = 40;

/// Reads a footnote's label up to its bracket.
fn footnote_label(text: &str) -> Option<&str> {
    let label = &text[..text.find([']', '[', '\n', ' '])?];
    (!label.is_empty() && text[label.len()..].starts_with(']')).then_some(label)
}

/// Reads `{lang=vi}`; the number is its length.
fn phrase_language(text: &str) -> Option<(Lang, usize)> {
    let inner = text.strip_prefix("{lang=")?;
    let value = &inner[..inner.bytes().take(MAX_TAG).position(|b| b == b'}')?];
    let tag = value.strip_prefix('"').and_then(|v| v.strip_suffix('"')).unwrap_or(value);
    Some((Lang::parse(tag)?, "{lang=}".len() + value.len()))
}
