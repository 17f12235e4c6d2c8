//! The strings of one language: all layers of all its files merged, entry by entry.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use fluent_syntax::ast;

use crate::locale::parse::{Entry, ParsedFile};
use crate::model::fingerprint::Fingerprint;
use crate::model::lang::Lang;

/// A text with placeables.
pub type Pattern = ast::Pattern<String>;

/// Messages and terms by name.
#[derive(Debug)]
pub struct Strings {
    /// Stands for all of them; comments do not count.
    pub fingerprint: Fingerprint,
    messages: HashMap<String, Arc<ast::Message<String>>>,
    terms: HashMap<String, Arc<ast::Term<String>>>,
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
                match &located.entry {
                    Entry::Message(message) => {
                        messages.entry(message.id.name.clone()).or_insert_with(|| message.clone());
                    }
                    Entry::Term(term) => {
                        terms.entry(term.id.name.clone()).or_insert_with(|| term.clone());
                    }
                }
            }
        }
        let fingerprint = Fingerprint::of(&format!("{messages:?}{terms:?}"));
        Self { fingerprint, messages: messages.into_iter().collect(), terms: terms.into_iter().collect() }
    }

    /// Returns the pattern of `id` or `id.attribute`.
    pub fn message(&self, id: &str) -> Option<&Pattern> {
        match id.split_once('.') {
            None => self.messages.get(id)?.value.as_ref(),
            Some((id, name)) => attribute(&self.messages.get(id)?.attributes, name),
        }
    }

    /// Returns the pattern of a message or of its attribute.
    pub fn message_part(&self, id: &str, name: Option<&str>) -> Option<&Pattern> {
        let message = self.messages.get(id)?;
        name.map_or(message.value.as_ref(), |name| attribute(&message.attributes, name))
    }

    /// Returns the pattern of a term or of its attribute.
    pub fn term_part(&self, id: &str, name: Option<&str>) -> Option<&Pattern> {
        let term = self.terms.get(id)?;
        name.map_or(Some(&term.value), |name| attribute(&term.attributes, name))
    }
}

fn attribute<'a>(attributes: &'a [ast::Attribute<String>], name: &str) -> Option<&'a Pattern> {
    attributes.iter().find(|attribute| attribute.id.name == name).map(|attribute| &attribute.value)
}
