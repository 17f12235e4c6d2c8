//! Ids of headings, and what an author may write behind a heading: `{#id .class key=value}`.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::model::slug;

/// What stands behind a heading in braces.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Attributes<'a> {
    /// Where the opening brace stands in the source.
    pub at: usize,
    pub id: Option<&'a str>,
    pub classes: Vec<&'a str>,
    /// `lang` and `data-…`.
    pub others: Vec<(&'a str, &'a str)>,
}

/// The ids that a document has given.
#[derive(Debug, Default)]
pub(super) struct Ids {
    taken: HashSet<String>,
    /// Ids that the author has set somewhere: no other heading gets them.
    reserved: HashSet<String>,
    last: HashMap<String, u32>,
}

/// Reads the braces at the end of a heading; `None` if they are part of its text.
pub(super) fn attributes(source: &str, heading: Range<usize>) -> Option<Attributes<'_>> {
    let text = source.get(heading.clone())?.trim_end();
    let text = if text.trim_start().starts_with('#') && !text.contains('\n') {
        let open = text.trim_end_matches('#');
        if open.ends_with([' ', '\t']) { open.trim_end() } else { text }
    } else {
        text.rsplit_once('\n')?.0.trim_end()
    };
    let inner = text.strip_suffix('}')?;
    let open = inner.rfind('{')?;
    // A phrase in another language ends in braces too.
    if inner[..open].ends_with([']', '\\']) {
        return None;
    }
    let mut found = Attributes { at: heading.start + open, ..Attributes::default() };
    let mut any = false;
    for token in inner[open + 1..].split_whitespace() {
        any = true;
        if let Some(id) = token.strip_prefix('#').filter(|id| is_name(id)) {
            found.id = Some(id);
        } else if let Some(class) = token.strip_prefix('.').filter(|class| is_name(class)) {
            found.classes.push(class);
        } else {
            let (key, value) = token.split_once('=')?;
            let value = value.strip_prefix('"').and_then(|v| v.strip_suffix('"')).unwrap_or(value);
            let data = key.strip_prefix("data-");
            let known = key == "lang"
                || data.is_some_and(|name| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'));
            if !known || !is_name(value) {
                return None;
            }
            found.others.push((key, value));
        }
    }
    any.then_some(found)
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_name_char)
}

fn is_name_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':')
}

impl Ids {
    /// Notes the ids that the author sets anywhere in the text.
    pub fn reserve(&mut self, source: &str) {
        for (at, _) in source.match_indices("{#") {
            let rest = &source[at + 2..];
            let end = rest.find(|c| !is_name_char(c)).unwrap_or(rest.len());
            if end > 0 {
                self.reserved.insert(rest[..end].into());
            }
        }
    }

    /// Takes an id that the author has set; the flag says that it was taken before.
    pub fn set(&mut self, id: &str) -> (String, bool) {
        if self.taken.insert(id.into()) {
            return (id.into(), false);
        }
        (self.unique(id), true)
    }

    /// Makes an id from a heading's text.
    pub fn make(&mut self, title: &str) -> String {
        let slug = slug::ascii(title);
        if slug.is_empty() {
            return self.numbered("section", 1);
        }
        // Footnotes have these.
        if slug.starts_with("fn-") || slug.starts_with("fnref-") {
            return self.unique(&format!("section-{slug}"));
        }
        self.unique(&slug)
    }

    fn unique(&mut self, id: &str) -> String {
        if !self.reserved.contains(id) && self.taken.insert(id.into()) {
            return id.into();
        }
        self.numbered(id, 2)
    }

    fn numbered(&mut self, id: &str, from: u32) -> String {
        let mut number = self.last.get(id).map_or(from, |last| last + 1);
        loop {
            let candidate = format!("{id}-{number}");
            if !self.reserved.contains(&candidate) && self.taken.insert(candidate.clone()) {
                self.last.insert(id.into(), number);
                return candidate;
            }
            number += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_known_form_is_an_attribute() {
        let read = |source: &'static str| attributes(source, 0..source.len());
        let found = read("## Gốc {#goc .lon lang=vi} ##\n").unwrap();
        assert_eq!(
            (found.id, &found.classes[..], &found.others[..]),
            (Some("goc"), &["lon"][..], &[("lang", "vi")][..])
        );
        assert_eq!(read("Gốc {#goc}\n===\n").unwrap().id, Some("goc"));
        for source in [
            "## Dự thảo {nháp}",
            "## [Đổi mới]{lang=vi}",
            "## x {}",
            "## x {onclick=a}",
            "## x \\{#a}",
            "## {#a b}",
        ] {
            assert_eq!(read(source), None, "{source}");
        }
    }

    #[test]
    fn ids_are_unique() {
        let mut ids = Ids::default();
        ids.reserve("## A\n## B {#a}");
        let made: Vec<_> = ["A", "A", "Đà Nẵng", "…", "!", "A 2", "fn 1"].map(|title| ids.make(title)).into();
        assert_eq!(made, ["a-2", "a-3", "da-nang", "section-1", "section-2", "a-2-2", "section-fn-1"]);
        assert_eq!(ids.set("a"), ("a".into(), false));
        assert_eq!(ids.set("a"), ("a-4".into(), true));
    }
}
