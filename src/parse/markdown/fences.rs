//! Before the one parse of a text: which lines are directives, by the parser's own rules.
//!
//! Each line that looks like a directive is overwritten, without a change of length, so that it parses as a processing
//! instruction: an HTML block of one line, which interrupts paragraphs, lists and tables as a directive does. Where the
//! parser then sees something else (code, the middle of other HTML), the line is what it was. So footnotes, reference
//! links and lists work across directives, and places stay true.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, Options as Extensions, Parser, RefDefs, Tag, TagEnd};

use crate::parse::markdown::fence::{Fence, FenceKind, fences};
use crate::parse::markdown::inline;

/// The directives of a text, and the text with their lines overwritten.
#[derive(Debug, Default)]
pub(super) struct Fences {
    /// What the parser reads; as long as the text.
    pub masked: String,
    /// By place.
    list: Vec<Line>,
}

/// A line of a directive with its label, read.
#[derive(Debug)]
pub(super) struct Line {
    pub fence: Fence,
    pub label: Label,
}

/// What stands in a label, with its places.
pub(super) type Label = Vec<(Event<'static>, Range<usize>)>;

/// So often a line that has misled the parser is taken back alone; then all such lines at once.
const TRIES: usize = 8;
/// As long as the colons and the letter that it stands for. A block that begins so ends with its line.
const MASK: &str = "<?>";

impl Fences {
    /// Returns the directive whose line takes part of a range.
    pub fn within(&self, range: &Range<usize>) -> Option<usize> {
        let at = self.list.partition_point(|line| line.fence.range.start < range.start);
        self.list.get(at).filter(|line| line.fence.range.start < range.end).map(|_| at)
    }

    /// Returns a line by its number, and takes its label.
    pub fn take(&mut self, number: usize) -> (Fence, Label) {
        let line = &mut self.list[number];
        (line.fence.clone(), std::mem::take(&mut line.label))
    }
}

/// Finds the directives of a text; `None` if it has none. Places count from `start`, where the text begins in its file.
///
/// Costs a search for two colons, and where there are some one more parse.
pub(super) fn prepare(text: &str, start: usize, extensions: Extensions) -> Option<Fences> {
    let mut found = fences(text);
    let mut tries = 0;
    while !found.is_empty() {
        let masked = mask(text, &found);
        let seen = Seen::of(&masked, extensions);
        let misled: Vec<usize> =
            (0..found.len()).filter(|&at| seen.kind(found[at].range.start) == Kind::Other).collect();
        if misled.is_empty() {
            found.retain(|fence| seen.kind(fence.range.start) == Kind::Own);
            let masked = mask(text, &found);
            let list = lines(text, (&masked, start), found, (extensions, &seen.notes));
            return (!list.is_empty()).then_some(Fences { masked, list });
        }
        tries += 1;
        let kept = if tries > TRIES { misled.len() } else { 1 };
        let mut numbers = 0..;
        found.retain(|_| numbers.next().is_none_or(|at| misled[..kept].binary_search(&at).is_err()));
    }
    None
}

/// Overwrites the beginning of each line.
fn mask(text: &str, fences: &[Fence]) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut from = 0;
    for Fence { range, .. } in fences {
        masked.push_str(&text[from..range.start]);
        // Two colons and a letter, or three colons.
        let width = text[range.start + 2..].chars().next().map_or(1, char::len_utf8);
        masked.push_str(MASK);
        masked.extend(std::iter::repeat_n(' ', width - 1));
        from = range.start + 2 + width;
    }
    masked.push_str(&text[from..]);
    masked
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A block of its own.
    Own,
    /// Part of a code block.
    Code,
    Other,
}

/// What the parser makes of a text.
struct Seen {
    /// Where HTML blocks begin, ascending.
    blocks: Vec<usize>,
    /// Code blocks, ascending.
    code: Vec<Range<usize>>,
    /// The footnotes that are defined, in small letters.
    notes: HashSet<String>,
}

impl Seen {
    fn of(masked: &str, extensions: Extensions) -> Self {
        let mut seen = Self { blocks: Vec::new(), code: Vec::new(), notes: HashSet::new() };
        for (event, range) in Parser::new_ext(masked, extensions).into_offset_iter() {
            match event {
                Event::Start(Tag::HtmlBlock) => {
                    let indent = masked[range.start..].len() - masked[range.start..].trim_start().len();
                    seen.blocks.push(range.start + indent);
                }
                Event::Start(Tag::CodeBlock(_)) => seen.code.push(range),
                Event::Start(Tag::FootnoteDefinition(label)) => {
                    seen.notes.insert(label.to_lowercase());
                }
                _ => {}
            }
        }
        seen
    }

    fn kind(&self, at: usize) -> Kind {
        let code = self.code.partition_point(|code| code.end <= at);
        if self.blocks.binary_search(&at).is_ok() {
            Kind::Own
        } else if self.code.get(code).is_some_and(|code| code.start <= at) {
            Kind::Code
        } else {
            Kind::Other
        }
    }
}

fn lines(
    text: &str,
    (masked, start): (&str, usize),
    found: Vec<Fence>,
    (extensions, notes): (Extensions, &HashSet<String>),
) -> Vec<Line> {
    let parser = Parser::new_ext(masked, extensions);
    let links = parser.reference_definitions();
    let line = |mut fence: Fence| {
        let label = match &fence.kind {
            FenceKind::Open(opening) => opening.label.clone(),
            FenceKind::Close | FenceKind::Nameless(_) => None,
        };
        let label = label
            .map(|range| label_events(&text[range.clone()], range.start + start, (extensions, notes), links));
        moved(&mut fence, start);
        Line { fence, label: label.unwrap_or_default() }
    };
    found.into_iter().map(line).collect()
}

/// What makes a paragraph of a label, whatever it begins with.
const LEAD: &str = "a ";

/// Reads a label as the running text that it is: with the links and footnotes that the whole text defines.
fn label_events(
    label: &str,
    at: usize,
    (extensions, notes): (Extensions, &HashSet<String>),
    links: &RefDefs,
) -> Label {
    let trimmed = label.trim_start();
    let at = at + label.len() - trimmed.len();
    let label = trimmed.trim_end();
    if label.is_empty() {
        return Vec::new();
    }
    let mut text = format!("{LEAD}{label}\n\n");
    let named = label.match_indices("[^").filter_map(|(at, mark)| label[at + mark.len()..].split(']').next());
    let named: BTreeSet<&str> = named.filter(|note| notes.contains(&note.to_lowercase())).collect();
    for note in named {
        text.extend(["[^", note, "]: a\n\n"]);
    }
    let callback = |link: BrokenLink| {
        let found = links.get(&link.reference)?;
        let title = found.title.as_ref().map_or(CowStr::Borrowed(""), |title| title.to_string().into());
        Some((CowStr::from(found.dest.to_string()), title))
    };
    let parser = Parser::new_with_broken_link_callback(&text, extensions, Some(callback));
    let mut events = Vec::new();
    for (event, range) in parser.into_offset_iter() {
        let range =
            (range.start + at).saturating_sub(LEAD.len())..(range.end + at).saturating_sub(LEAD.len());
        let event = match event {
            Event::End(TagEnd::Paragraph) => break,
            Event::Start(tag) if !inline::is_inline(&tag) => continue,
            Event::Text(text) if events.is_empty() && text.starts_with(LEAD) => {
                if text.len() > LEAD.len() {
                    events.push((
                        Event::Text(text[LEAD.len()..].to_string().into()),
                        range.start + LEAD.len()..range.end,
                    ));
                }
                continue;
            }
            other => other.into_static(),
        };
        events.push((event, range));
    }
    events
}

/// Moves the places of a line to where its text begins in the file.
fn moved(fence: &mut Fence, start: usize) {
    let shift = |range: &mut Range<usize>| *range = range.start + start..range.end + start;
    shift(&mut fence.range);
    if let FenceKind::Open(opening) = &mut fence.kind {
        shift(&mut opening.name);
        opening.label.as_mut().map(shift);
        if let Some((_, range)) = &mut opening.fault {
            shift(range);
        }
        for given in &mut opening.given {
            shift(&mut given.key);
            if let Some((_, range)) = &mut given.value {
                shift(range);
            }
        }
    }
}
