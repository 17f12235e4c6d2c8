//! The line of a directive: `:::name[label]{key=value}`, `:::`, `::name`. What it says, not what it means.

use std::ops::Range;

/// The line of a directive. All ranges are bytes of the text it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fence {
    /// From the first colon to the last character.
    pub range: Range<usize>,
    /// How many colons it begins with.
    pub colons: usize,
    pub kind: FenceKind,
}

/// What a line of a directive does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FenceKind {
    /// `:::` alone.
    Close,
    /// It names a directive.
    Open(Opening),
    /// Three colons or more and something that is no name.
    Nameless(Fault),
}

/// A line that names a directive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Opening {
    pub name: Range<usize>,
    /// What stands between its brackets.
    pub label: Option<Range<usize>>,
    pub given: Vec<Given>,
    /// What cannot be read in it, and where.
    pub fault: Option<(Fault, Range<usize>)>,
}

/// An argument as given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Given {
    pub key: Range<usize>,
    /// The value, its quotation marks and backslashes taken off, and where it stands; none of a bare key.
    pub value: Option<(String, Range<usize>)>,
}

/// Why a line cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// `:::` and something that is no name.
    Name,
    /// `[` without `]`.
    Label,
    /// `{` without `}`.
    Braces,
    /// `"` without `"`.
    Quote,
    /// Something in braces that is no argument.
    Argument,
    /// Something behind the directive.
    After,
}

impl Fault {
    /// Returns its word in the wording.
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Label => "label",
            Self::Braces => "braces",
            Self::Quote => "quote",
            Self::Argument => "argument",
            Self::After => "after",
        }
    }
}

/// Finds the lines of a text that look like those of directives, whatever they stand in.
///
/// Costs a search for two colons.
pub(super) fn fences(text: &str) -> Vec<Fence> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = two_colons(&text[from..]).map(|at| from + at) {
        let start = text[..at].rfind('\n').map_or(0, |before| before + 1);
        let end = text[at..].find('\n').map_or(text.len(), |after| at + after);
        if is_markers(&text[start..at]) {
            found.extend(fence(text, at..at + text[at..end].trim_end().len()));
        }
        from = end;
    }
    found
}

/// One colon is searched for by words of memory, which two are not.
fn two_colons(text: &str) -> Option<usize> {
    text.match_indices(':').map(|(at, _)| at).find(|at| text.as_bytes().get(at + 1) == Some(&b':'))
}

/// Returns whether a line begins with nothing but what opens blocks: quotations, list items, footnotes, definitions.
fn is_markers(mut line: &str) -> bool {
    loop {
        line = line.trim_start_matches([' ', '\t']);
        if line.is_empty() {
            return true;
        }
        let digits = line.bytes().take(9).take_while(u8::is_ascii_digit).count();
        let after = &line[digits..];
        let note = after.strip_prefix("[^").and_then(|rest| rest.split_once("]:"));
        let rest = match after.as_bytes().first() {
            Some(b'>') if digits == 0 => Some(&after[1..]),
            Some(b'-' | b'+' | b'*' | b':') if digits == 0 => Some(&after[1..]).filter(|rest| is_apart(rest)),
            Some(b'.' | b')') if digits > 0 => Some(&after[1..]).filter(|rest| is_apart(rest)),
            Some(b'[') if digits == 0 => note.filter(|(label, _)| !label.contains(']')).map(|(_, rest)| rest),
            _ => None,
        };
        let Some(rest) = rest else { return false };
        line = rest;
    }
}

fn is_apart(rest: &str) -> bool {
    rest.starts_with([' ', '\t'])
}

/// Reads the rest of a line that begins with two colons; `None` if it is prose.
fn fence(text: &str, range: Range<usize>) -> Option<Fence> {
    let line = &text[range.clone()];
    let colons = line.bytes().take_while(|&b| b == b':').count();
    let rest = &line[colons..];
    let kind = if rest.starts_with(char::is_alphabetic) {
        FenceKind::Open(opening(text, range.start + colons..range.end))
    } else if colons < 3 {
        return None;
    } else if rest.is_empty() {
        FenceKind::Close
    } else {
        FenceKind::Nameless(Fault::Name)
    };
    Some(Fence { range, colons, kind })
}

fn opening(text: &str, range: Range<usize>) -> Opening {
    let line = &text[range.clone()];
    let end = line.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '-').unwrap_or(line.len());
    let mut opening =
        Opening { name: range.start..range.start + end, label: None, given: Vec::new(), fault: None };
    let mut at = opening.name.end;
    let rest = |at: usize| &text[at..range.end];
    if rest(at).starts_with('[') {
        let Some(len) = label_length(&rest(at)[1..]) else {
            opening.fault = Some((Fault::Label, at..range.end));
            return opening;
        };
        opening.label = Some(at + 1..at + 1 + len);
        at += len + 2;
    }
    if rest(at).starts_with('{') {
        match arguments(text, at + 1..range.end, &mut opening.given) {
            Ok(end) => at = end,
            Err(fault) => {
                opening.fault = Some(fault);
                return opening;
            }
        }
    }
    if !rest(at).is_empty() {
        let space = rest(at).len() - rest(at).trim_start().len();
        opening.fault = Some((Fault::After, at + space..range.end));
    }
    opening
}

/// Returns how long a label is: up to its bracket, those in it paired, escaped ones and those in code left aside.
fn label_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut depth, mut at) = (0_usize, 0);
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'`' => {
                let ticks = bytes[at..].iter().take_while(|&&b| b == b'`').count();
                at += ticks + code_length(&bytes[at + ticks..], ticks) - 1;
            }
            b'[' => depth += 1,
            b']' if depth == 0 => return Some(at),
            b']' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    None
}

/// Returns how long a code span is behind its backticks, those at its end counted in; 0 if it is none.
fn code_length(rest: &[u8], ticks: usize) -> usize {
    let mut at = 0;
    while let Some(next) = rest[at..].iter().position(|&b| b == b'`') {
        at += next;
        let run = rest[at..].iter().take_while(|&&b| b == b'`').count();
        at += run;
        if run == ticks {
            return at;
        }
    }
    0
}

/// Reads arguments up to their brace; returns where what follows begins.
fn arguments(
    text: &str,
    range: Range<usize>,
    given: &mut Vec<Given>,
) -> Result<usize, (Fault, Range<usize>)> {
    let mut at = range.start;
    let rest = |at: usize| &text[at..range.end];
    loop {
        at += rest(at).len() - rest(at).trim_start().len();
        if rest(at).starts_with('}') {
            return Ok(at + 1);
        }
        if rest(at).is_empty() {
            return Err((Fault::Braces, range.start - 1..range.end));
        }
        let end = rest(at).find(|c: char| !c.is_alphanumeric() && c != '_' && c != '-');
        let key = at..end.map_or(range.end, |end| at + end);
        let token = rest(at).find(|c: char| c.is_whitespace() || c == '}').map_or(range.end, |end| at + end);
        if key.is_empty() {
            return Err((Fault::Argument, at..token.max(at + 1)));
        }
        at = key.end;
        let Some(value) = rest(at).strip_prefix('=') else {
            if at < token {
                return Err((Fault::Argument, key.start..token));
            }
            given.push(Given { key, value: None });
            continue;
        };
        at += 1;
        let value = if let Some(inner) = value.strip_prefix('"') {
            let Some((value, len)) = quoted(inner) else {
                return Err((Fault::Quote, at..range.end));
            };
            at += len + 2;
            if !rest(at).is_empty() && !rest(at).starts_with(|c: char| c.is_whitespace() || c == '}') {
                return Err((Fault::Argument, key.start..range.end));
            }
            (value, at - 1 - len..at - 1)
        } else {
            let end = value.find(|c: char| c.is_whitespace() || c == '}').unwrap_or(value.len());
            // Quotation marks of a word processor, or one in the middle of a word.
            if value[..end].contains(['"', '“', '”', '„', '«', '‘', '’', '='])
                && !value[..end].contains("://")
            {
                return Err((Fault::Quote, at..range.end));
            }
            at += end;
            (value[..end].to_string(), at - end..at)
        };
        given.push(Given { key, value: Some(value) });
    }
}

/// Reads a text up to its quotation mark; the number is its length as written.
fn quoted(text: &str) -> Option<(String, usize)> {
    let mut value = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Some((value, at)),
            '\\' => match chars.next()?.1 {
                escaped @ ('"' | '\\') => value.push(escaped),
                other => value.extend(['\\', other]),
            },
            c => value.push(c),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(line: &str) -> Option<Opening> {
        match fences(line).pop()?.kind {
            FenceKind::Open(opening) => Some(opening),
            FenceKind::Close | FenceKind::Nameless(_) => None,
        }
    }

    #[test]
    fn a_line_is_read_in_parts() {
        let line = "> - :::gallery[Lễ *ký* [1] \\] `]`]{columns=3 a=\"x \\\"y\\\"\" to}  ";
        let found = one(line).unwrap();
        assert_eq!(&line[found.name], "gallery");
        assert_eq!(&line[found.label.unwrap()], "Lễ *ký* [1] \\] `]`");
        let given: Vec<_> = found
            .given
            .iter()
            .map(|given| (&line[given.key.clone()], given.value.as_ref().map(|value| value.0.as_str())))
            .collect();
        assert_eq!(given, [("columns", Some("3")), ("a", Some("x \"y\"")), ("to", None)]);
        assert_eq!(found.fault, None);
        assert_eq!(&line[found.given[1].value.clone().unwrap().1], "x \\\"y\\\"");
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        for (line, fault) in [
            (":::note[a", Fault::Label),
            (":::note{a", Fault::Braces),
            (":::note{a=\"b}", Fault::Quote),
            (":::note{a=“b c”}", Fault::Quote),
            (":::note{#a}", Fault::Argument),
            (":::note{a.b}", Fault::Argument),
            (":::note{a=\"b\"c}", Fault::Argument),
            (":::note Một", Fault::After),
            ("::toc {a}", Fault::After),
        ] {
            assert_eq!(one(line).unwrap().fault.unwrap().0, fault, "{line}");
        }
        assert_eq!(fences("::: note")[0].kind, FenceKind::Nameless(Fault::Name));
    }

    #[test]
    fn prose_is_no_directive() {
        for line in
            ["std::vec", "::", ":: a", "::1", "a ::toc", "-::toc", "a: ::toc", "`::toc`", ":toc", "1. a ::b"]
        {
            assert_eq!(fences(line), [], "{line}");
        }
        for line in ["::toc", "   ::toc", "- 1) > ::toc", "[^a]: ::toc", ": ::toc", ":::::", "\t::toc"] {
            assert_eq!(fences(line).len(), 1, "{line}");
        }
    }
}
