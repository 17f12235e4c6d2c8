//! The strings of one language: all layers of all its files merged, entry by entry.

use std::collections::{BTreeMap, HashMap};

use fluent_syntax::ast;

use crate::locale::parse::{Entry, ParsedFile};
use crate::model::fingerprint::Fingerprint;
use crate::model::lang::Lang;

/// A text with placeables.
pub type Pattern<'s> = ast::Pattern<&'s str>;

/// Messages and terms by name.
#[derive(Debug)]
pub struct Strings {
    /// Stands for all of them; comments do not count.
    pub fingerprint: Fingerprint,
    messages: HashMap<String, Entry>,
    terms: HashMap<String, Entry>,
}

impl Strings {
    /// Merges files. An earlier tag wins over a later one, then a lower layer over a higher one, then
    /// the earlier file and the earlier entry: `files` must be sorted. An entry wins as a whole, so
    /// its attributes are never those of another.
    pub fn merge(tags: &[Lang], files: &[ParsedFile]) -> Self {
        let mut messages = BTreeMap::new();
        let mut terms = BTreeMap::new();
        for tag in tags {
            for located in files.iter().filter(|file| file.lang == *tag).flat_map(|file| &file.entries) {
                let entry = &located.entry;
                if let Some(message) = entry.message() {
                    messages.entry(message.id.name.to_string()).or_insert_with(|| entry.clone());
                } else if let Some(term) = entry.term() {
                    terms.entry(term.id.name.to_string()).or_insert_with(|| entry.clone());
                }
            }
        }
        let fingerprint = Fingerprint::of(&format!("{messages:?}{terms:?}"));
        Self { fingerprint, messages: messages.into_iter().collect(), terms: terms.into_iter().collect() }
    }

    /// Returns the pattern of `id` or `id.attribute`.
    pub fn message(&self, id: &str) -> Option<&Pattern<'_>> {
        match id.split_once('.') {
            None => self.messages.get(id)?.message()?.value.as_ref(),
            Some((id, name)) => attribute(&self.messages.get(id)?.message()?.attributes, name),
        }
    }

    /// Returns the pattern of a message or of its attribute.
    pub fn message_part(&self, id: &str, name: Option<&str>) -> Option<&Pattern<'_>> {
        let message = self.messages.get(id)?.message()?;
        name.map_or(message.value.as_ref(), |name| attribute(&message.attributes, name))
    }

    /// Returns the pattern of a term or of its attribute.
    pub fn term_part(&self, id: &str, name: Option<&str>) -> Option<&Pattern<'_>> {
        let term = self.terms.get(id)?.term()?;
        name.map_or(Some(&term.value), |name| attribute(&term.attributes, name))
    }
}

/// Returns the text of an attribute.
pub fn attribute<'a>(attributes: &'a [ast::Attribute<&'a str>], name: &str) -> Option<&'a Pattern<'a>> {
    attributes.iter().find(|attribute| attribute.id.name == name).map(|attribute| &attribute.value)
}
