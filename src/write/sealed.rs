//! Text files that are recognised when they are cut off or spoilt: a headline, lines, and a seal over both.

use crate::model::fingerprint::Fingerprint;
use std::borrow::Cow;

/// Returns the text with its seal; each of `lines` ends in a line feed.
pub fn seal(headline: &str, lines: &str) -> String {
    let body = format!("{headline}\n{lines}");
    let seal = Fingerprint::of_bytes(body.as_bytes());
    format!("{body}end {seal}\n")
}

/// Returns the lines between headline and seal; `None` unless both are as they were written.
pub fn unseal<'a>(headline: &str, bytes: &'a [u8]) -> Option<&'a str> {
    let text = std::str::from_utf8(bytes).ok()?;
    let start = text.strip_suffix('\n')?.rfind('\n')? + 1;
    let (body, last) = text.split_at(start);
    let seal = Fingerprint::of_bytes(body.as_bytes());
    if last != format!("end {seal}\n") {
        return None;
    }
    body.strip_prefix(headline)?.strip_prefix('\n')
}

/// Returns a path as it stands in a line: file names may hold line feeds.
pub fn escape(path: &str) -> Cow<'_, str> {
    if path.contains(['\\', '\n', '\r']) {
        Cow::Owned(path.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r"))
    } else {
        Cow::Borrowed(path)
    }
}

/// Returns the path that stands in a line, if it is one that may be ours.
pub fn unescape(text: &str) -> Option<Box<str>> {
    let mut path = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        path.push(match c {
            '\\' => match rest.next()? {
                'n' => '\n',
                'r' => '\r',
                '\\' => '\\',
                _ => return None,
            },
            other => other,
        });
    }
    is_inside(&path).then(|| path.into())
}

/// Tells whether a path is relative, leads nowhere but down, and is not one of the stage's own names.
pub fn is_inside(path: &str) -> bool {
    let first = path.split('/').next().unwrap_or_default();
    let part = |part: &str| !matches!(part, "" | "." | "..") && !part.contains('\0');
    path.split('/').all(part) && !RESERVED.contains(&first)
}

/// The names in the output folder that belong to the stage itself.
const RESERVED: &[&str] = &[super::manifest::NAME, super::place::STAGE_INSIDE, super::place::LOCK_INSIDE];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_text_comes_back_and_no_part_of_it_does() {
        let text = seal("thử 1", "một\nhai\n");
        assert_eq!(unseal("thử 1", text.as_bytes()), Some("một\nhai\n"));
        assert_eq!(unseal("thử 2", text.as_bytes()), None);
        for cut in 0..text.len() {
            assert_eq!(unseal("thử 1", &text.as_bytes()[..cut]), None, "cut at {cut}");
        }
        assert_eq!(unseal("thử 1", text.replace("hai", "ba").as_bytes()), None);
        assert_eq!(unseal("thử 1", seal("thử 1", "").as_bytes()), Some(""));
    }

    #[test]
    fn any_name_survives_a_line() {
        for path in ["vi/cầu.html", "a\nb", "a\\nb", "\r\\\n/x"] {
            assert_eq!(unescape(&escape(path)).as_deref(), Some(path));
        }
    }

    #[test]
    fn paths_that_lead_out_are_none() {
        for path in ["", "/etc", "a//b", "../x", "a/../b", "a/", "./a", ".nhipcau", ".nhipcau.stage/x", "a\0"]
        {
            assert!(!is_inside(path), "{path}");
        }
        assert!(is_inside("vi/.nhipcau"));
        assert!(is_inside(".well-known/security.txt"));
    }
}
