//! A guard before parsing: lines that open quotes and lists without end would make the parser quadratic.

use std::ops::Range;

/// So many markers at the start of one line are refused at sight. Fewer are counted when they are parsed:
/// they may be a picture in a code block.
const MAX_MARKERS: usize = 1000;

/// Returns the first line that opens more blocks than anything could use.
pub(super) fn refused(text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if is_refused(line) {
            return Some(start..start + line.trim_end().len());
        }
        start += line.len();
    }
    None
}

/// Returns the text with the markers of such lines taken off.
pub(super) fn without_markers(text: &str) -> String {
    let kept = |line| if is_refused(line) { &line[markers(line).1..] } else { line };
    text.split_inclusive('\n').map(kept).collect()
}

fn is_refused(line: &str) -> bool {
    let starts = line
        .trim_ascii_start()
        .starts_with(|c: char| matches!(c, '>' | '-' | '+' | '*') || c.is_ascii_digit());
    starts && line.len() > MAX_MARKERS && markers(line).0 > MAX_MARKERS && !is_rule(line)
}

/// A thematic break is drawn with the bullets of lists.
fn is_rule(line: &str) -> bool {
    let mut drawn = line.bytes().filter(|b| !b.is_ascii_whitespace());
    let first = drawn.next();
    matches!(first, Some(b'-' | b'*')) && drawn.all(|b| Some(b) == first)
}

/// Returns how many markers a line starts with, and how many bytes they take.
fn markers(line: &str) -> (usize, usize) {
    let bytes = line.as_bytes();
    let (mut count, mut at) = (0, 0);
    loop {
        let space = bytes[at..].iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
        let start = at + space;
        let digits = bytes[start..].iter().take(9).take_while(|b| b.is_ascii_digit()).count();
        let ends = |at: usize| bytes.get(at).is_none_or(u8::is_ascii_whitespace);
        at = match bytes.get(start + digits) {
            Some(b'>') if digits == 0 => start + 1,
            Some(b'-' | b'+' | b'*') if digits == 0 && ends(start + 1) => start + 1,
            Some(b'.' | b')') if digits > 0 && ends(start + digits + 1) => start + digits + 1,
            _ => return (count, start),
        };
        count += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lines_of_markers_are_refused() {
        let n = 2000;
        for (line, refused_) in [
            (">".repeat(n), true),
            (format!("{}x", "1. ".repeat(n)), true),
            (format!("{}x", "> - ".repeat(n)), true),
            ("- ".repeat(n), false),
            ("-".repeat(n), false),
            (format!("{}x", "1.".repeat(n)), false),
            ("x".repeat(n), false),
        ] {
            assert_eq!(refused(&line).is_some(), refused_, "{}", &line[..8]);
        }
        let text = format!("đầu\n{}x\ncuối", "> ".repeat(n));
        assert_eq!(refused(&text), Some(7..7 + 2 * n + 1));
        assert_eq!(without_markers(&text), "đầu\nx\ncuối");
    }
}
