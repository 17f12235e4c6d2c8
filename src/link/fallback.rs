//! Fallback: what stands in where a work lacks a language, as site.yaml's policy for its section says.
//!
//! A stand-in is an edition like any other for lists, neighbours, feeds, counts and terms. It belongs to the language
//! that lacks the work, and shows the text of another. Under `list` it leads to that edition's own page; under `notice`
//! it has a page in its language's frame. Under `link` and `hide` there is none.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::link::memory::Memory;
use crate::link::{Edition, Given, Publication, Section, Work, references, urls};
use crate::model::config::{Config, Fallback, NameMarks};
use crate::model::fingerprint::Fingerprint;

/// What an edition stands in for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StandIn {
    /// The number of the edition whose text it shows.
    pub shows: usize,
    /// Whether it has a page of its own.
    pub has_page: bool,
}

/// Adds an edition for each language that lacks a work and is to show it. Costs a look at each work.
pub(super) fn stand_in(publication: &mut Publication, sections: &[Section], config: &Config) {
    let policies: Vec<_> = (0..sections.len()).map(|section| policy(sections, section, config)).collect();
    if !policies.iter().any(|policy| matches!(policy, Fallback::List | Fallback::Notice)) {
        return;
    }
    for (number, work) in publication.works.iter_mut().enumerate() {
        let Some(original) = work.first() else { continue };
        let shown = publication.editions[original].clone();
        let has_page = match policies[shown.section] {
            Fallback::List => false,
            Fallback::Notice => true,
            Fallback::Hide | Fallback::Link => continue,
        };
        for language in (0..work.editions.len())
            .filter(|&language| work.editions[language].is_none() && !work.over[language])
        {
            work.stand_ins[language] = Some(publication.editions.len());
            let drops = config.languages[language].name_marks == NameMarks::Drop;
            let mentions = if drops {
                Arc::new(shown.mentions.plain(&config.taxonomies))
            } else {
                shown.mentions.clone()
            };
            publication.editions.push(Arc::new(Edition {
                work: number,
                language,
                said: Fingerprint::of(&(shown.said, language, has_page)),
                stands_in: Some(StandIn { shows: original, has_page }),
                mentions,
                ..Edition::clone(&shown)
            }));
        }
    }
}

/// Gives every stand-in its address: that of the edition it shows, or in its own language the one that a translation
/// without a slug of its own would have. Where that is none, or is taken, the last part of the shown one's stands in it.
pub(super) fn address(publication: &mut Publication, config: &Config) {
    let Publication { editions, sections, .. } = publication;
    let own = editions.iter().filter(|edition| edition.stands_in.is_none());
    let mut taken: FxHashSet<Arc<str>> = own.map(|edition| edition.url.clone()).collect();
    for number in 0..editions.len() {
        let Some(stand_in) = editions[number].stands_in else { continue };
        let shown = editions[stand_in.shows].url.clone();
        let url = if stand_in.has_page {
            let usual = urls::unwritten(&editions[number], sections, config);
            let usual = usual.filter(|url| !taken.contains(url));
            usual.unwrap_or_else(|| urls::borrowed(&editions[number], &shown, sections, config))
        } else {
            shown
        };
        taken.insert(url.clone());
        Arc::make_mut(&mut editions[number]).url = url;
    }
}

/// Resolves what the stand-ins point to: their own pages lead on in their own language.
pub(super) fn point(publication: &mut Publication, given: &Given, book: Fingerprint, memory: &mut Memory) {
    let known = std::mem::take(&mut memory.stand_ins);
    for number in 0..publication.editions.len() {
        let edition = &publication.editions[number];
        let Some(stand_in) = edition.stands_in else { continue };
        let pointers = if stand_in.has_page {
            let key = Fingerprint::of(&(edition.said, book));
            // What is wrong with them is told of the edition that it shows.
            let make = || references::of_edition(number, publication, given).value;
            let pointers = known.get(&key).cloned().unwrap_or_else(make);
            memory.stand_ins.insert(key, pointers.clone());
            pointers
        } else {
            publication.editions[stand_in.shows].pointers.clone()
        };
        Arc::make_mut(&mut publication.editions[number]).pointers = pointers;
    }
}

/// Returns the policy of a section for what is not translated: its own, or that of the nearest around it.
pub(super) fn policy(sections: &[Section], section: usize, config: &Config) -> Fallback {
    let mut at = Some(section);
    while let Some(section) = at {
        let section = &sections[section];
        let mut folders = section.folders.iter().chain([&section.folder]);
        if let Some(policy) = folders.find_map(|folder| config.fallback.get(&**folder)) {
            return *policy;
        }
        at = section.parent;
    }
    config.fallback.get("default").copied().unwrap_or(Fallback::Hide)
}

impl Work {
    /// Returns the edition that the others were made from, or else the first that there is.
    pub fn first(&self) -> Option<usize> {
        self.original.or_else(|| self.editions.iter().flatten().next().copied())
    }

    /// Returns what a language shows of the work: its edition, or what stands in for one.
    pub fn shown(&self, language: usize) -> Option<usize> {
        self.editions[language].or(self.stand_ins[language])
    }
}
