//! Lists: which editions a section shows, in which order, and each edition's neighbours.

use std::cmp::{Ordering, Reverse};
use std::sync::Arc;

use rayon::prelude::*;

use crate::link::{Edition, Given, Publication};
use crate::locale::Locales;
use crate::model::diagnostic::Checked;
use crate::model::fingerprint::Fingerprint;
use crate::model::front::{Kind, SortBy};
use crate::model::memo::Memo;

/// The lists of a publication: numbers of editions.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// By section, then by language.
    of: Vec<Vec<Arc<[usize]>>>,
    /// Each edition's newer and older neighbour.
    neighbours: Arc<[(Option<usize>, Option<usize>)]>,
    /// All editions but pages, newest first.
    pub(super) newest: Arc<[usize]>,
}

/// Fills the lists of all sections and the neighbours of all editions; returns the lists under what stands for all that
/// they are ordered by. Costs little as long as that is as the last time.
pub(super) fn fill(
    publication: &mut Publication,
    given: &Given,
    memory: &mut Memo<Arc<Lists>>,
) -> (Fingerprint, Arc<Lists>) {
    let key = key(publication, given);
    let made = || Checked { value: Arc::new(lists(publication, given.locales)), diagnostics: Vec::new() };
    let lists = memory.recall(key, made).value.clone();
    for (section, lists) in publication.sections.iter_mut().zip(&lists.of) {
        for (edition, list) in section.editions.iter_mut().zip(lists) {
            if let Some(edition) = edition {
                edition.list.clone_from(list);
            }
        }
    }
    publication.neighbours = lists.neighbours.clone();
    (key, lists)
}

/// Returns what stands for all that lists are ordered by.
fn key(publication: &Publication, given: &Given) -> Fingerprint {
    let languages = given.config.languages.len();
    let sections = &publication.sections;
    let orders: Vec<_> = (0..sections.len() * languages)
        .map(|number| {
            let (section, language) = (number / languages, number % languages);
            (sort_by(publication, section, language), shown_above(publication, section, language))
        })
        .collect();
    let titles = orders.iter().any(|(sort_by, _)| *sort_by == SortBy::Title);
    let editions = publication.editions.par_iter().map(|edition| {
        let title = edition.front.title.as_ref().filter(|_| titles);
        let is_page = edition.kind == Kind::Page;
        (
            edition.document,
            edition.date.map(|date| date.at),
            edition.section,
            edition.language,
            is_page,
            title,
        )
    });
    let weights = orders.iter().any(|(sort_by, _)| *sort_by == SortBy::Weight);
    let weights: Vec<_> = if weights {
        publication.editions.iter().map(|edition| edition.front.weight).collect()
    } else {
        Vec::new()
    };
    Fingerprint::of(&(given.identities, orders, editions.collect::<Vec<_>>(), weights))
}

fn lists(publication: &Publication, locales: &Locales) -> Lists {
    let editions = &publication.editions;
    let dated = |(number, edition): (usize, &Arc<Edition>)| {
        (edition.kind != Kind::Page).then_some((Reverse(edition.date.map(|date| date.at)), number))
    };
    let mut dated: Vec<_> = editions.par_iter().enumerate().filter_map(dated).collect();
    let file = |number: usize| &editions[number].meta.placement.file;
    dated.par_sort_by(|a, b| a.0.cmp(&b.0).then_with(|| file(a.1).cmp(file(b.1))));
    let newest: Vec<usize> = dated.into_iter().map(|(_, number)| number).collect();
    let mut ranks = vec![0; editions.len()];
    for (rank, &number) in newest.iter().enumerate() {
        ranks[number] = rank;
    }
    let mut own = vec![vec![Vec::new(); locales.languages.len()]; publication.sections.len()];
    for &number in &newest {
        let edition = &editions[number];
        own[edition.section][edition.language].push(number);
    }
    let neighbours = neighbours(editions.len(), &own);
    let mut of = own.clone();
    for (section, own) in own.iter().enumerate().skip(1) {
        for (language, own) in own.iter().enumerate() {
            for above in shown_above(publication, section, language) {
                of[above][language].extend_from_slice(own);
            }
        }
    }
    for (language, locale) in locales.languages.iter().enumerate() {
        of[0][language] = newest.iter().copied().filter(|&n| editions[n].language == language).collect();
        for (section, lists) in of.iter_mut().enumerate() {
            let list = &mut lists[language];
            list.sort_by_key(|&number| ranks[number]);
            // Both are stable: what is equal stays newest first.
            match sort_by(publication, section, language) {
                SortBy::Date => {}
                SortBy::Weight => list.sort_by_key(|&n| editions[n].front.weight.unwrap_or(i64::MAX)),
                SortBy::Title => {
                    let title = |n: usize| editions[n].front.title.as_deref().unwrap_or_default();
                    list.sort_by_cached_key(|&n| locale.sort_key(title(n)));
                }
            }
        }
    }
    let of = of.into_iter().map(|lists| lists.into_iter().map(Into::into).collect()).collect();
    Lists { of, neighbours: neighbours.into(), newest: newest.into() }
}

/// Newest first; equal dates by path; undated ones last.
pub(super) fn newest_first(a: &Edition, b: &Edition) -> Ordering {
    let date = |edition: &Edition| edition.date.map(|date| date.at);
    date(b).cmp(&date(a)).then_with(|| a.meta.placement.file.cmp(&b.meta.placement.file))
}

fn sort_by(publication: &Publication, section: usize, language: usize) -> SortBy {
    let edition = publication.sections[section].editions[language].as_ref();
    let meta = edition.and_then(|edition| edition.meta.as_ref());
    meta.and_then(|meta| meta.front.section.sort_by).unwrap_or(SortBy::Date)
}

/// Returns the sections above a transparent one, as far as they are transparent themselves.
fn shown_above(publication: &Publication, section: usize, language: usize) -> Vec<usize> {
    let transparent = |section: usize| {
        let edition = publication.sections[section].editions[language].as_ref();
        edition.and_then(|edition| edition.meta.as_ref()).is_some_and(|meta| meta.front.section.transparent)
    };
    let mut above = Vec::new();
    let mut at = section;
    while transparent(at) {
        let Some(parent) = publication.sections[at].parent else { break };
        above.push(parent);
        at = parent;
    }
    above
}

/// Newer and older go by date, whatever the order of the section's list.
fn neighbours(editions: usize, own: &[Vec<Vec<usize>>]) -> Vec<(Option<usize>, Option<usize>)> {
    let mut neighbours = vec![(None, None); editions];
    for list in own.iter().flatten() {
        for pair in list.windows(2) {
            neighbours[pair[1]].0 = Some(pair[0]);
            neighbours[pair[0]].1 = Some(pair[1]);
        }
    }
    neighbours
}
