//! Conditions of a request: whether its asker has the content already, and which part is wanted.
//!
//! RFC 9110 §13 (conditional requests) and §14 (ranges).

use std::ops::Range;

use hyper::HeaderMap;
use hyper::header::{HeaderName, IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_RANGE, RANGE};

/// What tells one state of a content from another.
pub(super) struct Validators {
    /// The strong entity tag, in its quotation marks.
    pub tag: String,
    /// When it was last changed, as HTTP writes it.
    pub modified: Option<String>,
}

/// Which part of a content is wanted.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it.
    Whole,
    /// These bytes.
    Some(Range<u64>),
    /// Bytes that there are none of.
    Beyond,
}

impl Validators {
    /// Tells whether the asker has this content already.
    pub fn match_none(&self, headers: &HeaderMap) -> bool {
        let mut tags = headers.get_all(IF_NONE_MATCH).iter().peekable();
        if tags.peek().is_some() {
            return tags.filter_map(|value| value.to_str().ok()).any(|list| self.is_in(list));
        }
        // The very date that we gave: others are guesses about when something was looked at.
        self.modified.is_some() && text(headers, &IF_MODIFIED_SINCE) == self.modified.as_deref()
    }

    /// Tells whether a list of entity tags has this one, compared weakly.
    fn is_in(&self, list: &str) -> bool {
        // Our tags have no commas inside their quotation marks.
        let strip = |tag: &str| tag.trim().trim_start_matches("W/") == self.tag;
        list.trim() == "*" || list.split(',').any(strip)
    }

    /// Returns which of `length` bytes are wanted.
    pub fn part(&self, headers: &HeaderMap, length: u64) -> Part {
        let Some(wanted) = text(headers, &RANGE) else { return Part::Whole };
        if headers.contains_key(IF_RANGE) {
            let known = text(headers, &IF_RANGE);
            if known != Some(&self.tag) && (known.is_none() || known != self.modified.as_deref()) {
                return Part::Whole;
            }
        }
        range(wanted, length)
    }
}

/// Reads a `Range` header. What is malformed is ignored, and so are several ranges at once.
fn range(wanted: &str, length: u64) -> Part {
    let number = |text: &str| {
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        // More digits than a number can have mean more than any file has.
        digits.then(|| text.parse().unwrap_or(u64::MAX))
    };
    let unit = wanted.get(..6).filter(|unit| unit.eq_ignore_ascii_case("bytes="));
    let Some((first, last)) = unit.and_then(|unit| wanted[unit.len()..].trim().split_once('-')) else {
        return Part::Whole;
    };
    let range = match (number(first), number(last)) {
        (Some(first), Some(last)) if first <= last => first..last.saturating_add(1).min(length),
        (Some(first), None) if last.is_empty() => first..length,
        (None, Some(last)) if first.is_empty() => length.saturating_sub(last)..length,
        _ => return Part::Whole,
    };
    if range.is_empty() { Part::Beyond } else { Part::Some(range) }
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_the_standard_says() {
        for (wanted, expected) in [
            ("bytes=0-99", Part::Some(0..100)),
            ("Bytes=0-0", Part::Some(0..1)),
            ("bytes=900-", Part::Some(900..1000)),
            ("bytes=900-5000", Part::Some(900..1000)),
            ("bytes=-100", Part::Some(900..1000)),
            ("bytes=-5000", Part::Some(0..1000)),
            ("bytes=0-99999999999999999999999", Part::Some(0..1000)),
            ("bytes=1000-", Part::Beyond),
            ("bytes=99999999999999999999999-", Part::Beyond),
            ("bytes=-0", Part::Beyond),
            ("bytes=5-4", Part::Whole),
            ("bytes=0-1,5-6", Part::Whole),
            ("bytes=-", Part::Whole),
            ("bytes=a-b", Part::Whole),
            ("bytes=+1-2", Part::Whole),
            ("lines=1-2", Part::Whole),
            ("bytes", Part::Whole),
            ("ởởở", Part::Whole),
        ] {
            assert_eq!(range(wanted, 1000), expected, "{wanted}");
        }
        assert_eq!(range("bytes=0-", 0), Part::Beyond);
    }
}
