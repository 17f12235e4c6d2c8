//! The strings of one language as its files define them, each with its place.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use fluent_syntax::ast;

use crate::locale::facts::{Facts, Reference};
use crate::locale::parse::{Located, ParsedFile};
use crate::locale::strings::{Pattern, attribute};
use crate::model::diagnostic::Place;
use crate::model::lang::Lang;

/// What stands for each name: the entry that wins, as in `Strings`. Terms have their hyphen.
pub struct Table<'f> {
    /// The tags whose files speak the language, the most special first.
    pub tags: Vec<Lang>,
    entries: BTreeMap<String, Winner<'f>>,
}

/// An entry, and the file that it is in.
#[derive(Clone, Copy)]
pub struct Winner<'f> {
    /// The file.
    pub file: &'f ParsedFile,
    /// The entry.
    pub located: &'f Located,
}

/// A message, a term, or an attribute of one: what has a text.
pub struct Part<'f> {
    /// `id`, `-id` or `id.attribute`.
    pub name: String,
    /// The attribute, if it is one.
    pub attribute: Option<&'f str>,
    /// Its text.
    pub pattern: &'f Pattern<'f>,
}

impl<'f> Table<'f> {
    /// Looks up what wins in the files of the tags; `files` must be sorted.
    pub fn new(tags: Vec<Lang>, files: &'f [ParsedFile]) -> Self {
        let mut entries = BTreeMap::new();
        for tag in &tags {
            for file in files.iter().filter(|file| file.lang == *tag) {
                for located in &file.entries {
                    entries.entry(located.entry.name()).or_insert(Winner { file, located });
                }
            }
        }
        Self { tags, entries }
    }

    /// Returns all entries by their names.
    pub fn entries(&self) -> impl Iterator<Item = (&str, Winner<'f>)> {
        self.entries.iter().map(|(name, winner)| (name.as_str(), *winner))
    }

    /// Returns the entry of a name.
    pub fn entry(&self, name: &str) -> Option<Winner<'f>> {
        self.entries.get(name).copied()
    }

    /// Returns all parts of messages by their names, each with its entry.
    pub fn messages(&self) -> BTreeMap<String, (Winner<'f>, Part<'f>)> {
        let messages = self.entries().filter(|(name, _)| !name.starts_with('-'));
        messages
            .flat_map(|(_, winner)| winner.parts().into_iter().map(move |part| (winner, part)))
            .map(|(winner, part)| (part.name.clone(), (winner, part)))
            .collect()
    }

    /// Returns the pattern that a reference leads to.
    pub fn pattern(&self, reference: &Reference) -> Option<&'f Pattern<'f>> {
        let hyphen = if reference.is_term { "-" } else { "" };
        let winner = self.entries.get(&format!("{hyphen}{}", reference.id))?;
        let (value, attributes) = winner.value();
        reference.attribute.map_or(value, |name| attribute(attributes, name))
    }

    /// Returns the variables that a pattern shows, and all that it asks for, through the messages that it
    /// refers to. (Terms see nothing of what the caller gives.)
    pub fn variables(&self, pattern: &'f Pattern<'f>) -> (BTreeSet<&'f str>, BTreeSet<&'f str>) {
        let (mut shown, mut all) = (BTreeSet::new(), BTreeSet::new());
        let mut seen: Vec<Reference> = Vec::new();
        let mut open = vec![pattern];
        while let Some(pattern) = open.pop() {
            let facts = Facts::of(pattern);
            all.extend(facts.shown.union(&facts.chosen_by));
            shown.extend(facts.shown);
            for reference in facts.references.into_iter().filter(|reference| !reference.is_term) {
                if !seen.contains(&reference) {
                    open.extend(self.pattern(&reference));
                    seen.push(reference);
                }
            }
        }
        (shown, all)
    }
}

impl<'f> Winner<'f> {
    /// Returns all that has a text in the entry.
    pub fn parts(self) -> Vec<Part<'f>> {
        let id = self.located.entry.name();
        let (value, attributes) = self.value();
        let value = value.map(|pattern| Part { name: id.clone(), attribute: None, pattern });
        let of = |attribute: &'f ast::Attribute<&'f str>| Part {
            name: format!("{id}.{}", attribute.id.name),
            attribute: Some(attribute.id.name),
            pattern: &attribute.value,
        };
        value.into_iter().chain(attributes.iter().map(of)).collect()
    }

    fn value(self) -> (Option<&'f Pattern<'f>>, &'f [ast::Attribute<&'f str>]) {
        let entry = &self.located.entry;
        match (entry.message(), entry.term()) {
            (Some(message), _) => (message.value.as_ref(), &message.attributes),
            (None, Some(term)) => (Some(&term.value), &term.attributes),
            (None, None) => (None, &[]),
        }
    }

    /// Returns where a part begins: its name.
    pub fn place(self, part: &Part) -> Place {
        let Some(attribute) = part.attribute else { return self.located.at.clone() };
        let range = self.range(part.attribute);
        let name = range.start..range.start + 1 + attribute.len();
        Place::bytes(&self.file.path, name)
    }

    /// Returns where `needle` stands in a part, in braces and as a whole word; else where the part begins.
    pub fn place_of(self, needle: &str, part: &Part) -> Place {
        let range = self.range(part.attribute);
        let text = &self.file.text[range.clone()];
        let in_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '$');
        let stands_at = |at: usize| {
            let (before, after) = (&text[..at], &text[at + needle.len()..]);
            // In quotes stands a value.
            let is_whole =
                !before.ends_with(in_word) && !before.ends_with('"') && !after.starts_with(in_word);
            is_whole && before.matches('{').count() > before.matches('}').count()
        };
        let found = text.match_indices(needle).map(|(at, _)| at).find(|&at| stands_at(at));
        found.map_or_else(
            || self.place(part),
            |at| Place::bytes(&self.file.path, range.start + at..range.start + at + needle.len()),
        )
    }

    /// Returns the bytes of an attribute from its dot to the next one, or those of the whole entry.
    fn range(self, attribute: Option<&str>) -> Range<usize> {
        let whole = self.located.range.clone();
        let Some(attribute) = attribute else { return whole };
        let text = &self.file.text[whole.clone()];
        let mut offset = whole.start;
        let mut starts = Vec::new();
        for line in text.split_inclusive('\n') {
            let inner = line.trim_start_matches(' ');
            if inner.starts_with('.') {
                starts.push((offset + line.len() - inner.len(), inner));
            }
            offset += line.len();
        }
        let names = |inner: &str| {
            let rest = inner.strip_prefix('.').and_then(|name| name.strip_prefix(attribute));
            rest.is_some_and(|rest| rest.trim_start_matches(' ').starts_with('='))
        };
        match starts.iter().position(|(_, inner)| names(inner)) {
            Some(index) => starts[index].0..starts.get(index + 1).map_or(whole.end, |(at, _)| *at),
            None => whole,
        }
    }
}
