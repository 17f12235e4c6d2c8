//! Lists: which editions a section shows, in which order, and each edition's neighbours.

use std::cmp::Ordering;

use crate::link::{Edition, Publication};
use crate::locale::Locales;
use crate::model::front::{Kind, SortBy};

/// Fills the lists of all sections and the neighbours of all editions.
pub(super) fn fill(publication: &mut Publication, locales: &Locales) {
    let mut newest: Vec<usize> = (0..publication.editions.len())
        .filter(|&number| publication.editions[number].kind != Kind::Page)
        .collect();
    newest.sort_by(|&a, &b| newest_first(&publication.editions[a], &publication.editions[b]));

    let count = publication.sections.len();
    let mut own = vec![vec![Vec::new(); locales.languages.len()]; count];
    for &number in &newest {
        let edition = &publication.editions[number];
        own[edition.section][edition.language].push(number);
    }
    neighbours(publication, &own);
    let mut lists = own.clone();
    for (section, own) in own.iter().enumerate().skip(1) {
        for (language, own) in own.iter().enumerate() {
            for above in shown_above(publication, section, language) {
                lists[above][language].extend_from_slice(own);
            }
        }
    }
    for language in 0..locales.languages.len() {
        lists[0][language] =
            newest.iter().copied().filter(|&n| publication.editions[n].language == language).collect();
        let locale = &locales.languages[language];
        for (section, lists) in lists.iter_mut().enumerate() {
            let sort_by = sort_by(publication, section, language);
            let editions = &publication.editions;
            let list = &mut lists[language];
            list.sort_by(|&a, &b| newest_first(&editions[a], &editions[b]));
            // Both are stable: what is equal stays newest first.
            match sort_by {
                SortBy::Date => {}
                SortBy::Weight => list.sort_by_key(|&n| editions[n].front.weight.unwrap_or(i64::MAX)),
                SortBy::Title => {
                    let title = |n: usize| editions[n].front.title.as_deref().unwrap_or_default();
                    list.sort_by_cached_key(|&n| locale.sort_key(title(n)));
                }
            }
            if let Some(edition) = &mut publication.sections[section].editions[language] {
                edition.list = std::mem::take(&mut lists[language]);
            }
        }
    }
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
fn neighbours(publication: &mut Publication, own: &[Vec<Vec<usize>>]) {
    for list in own.iter().flatten() {
        for pair in list.windows(2) {
            publication.editions[pair[1]].newer = Some(pair[0]);
            publication.editions[pair[0]].older = Some(pair[1]);
        }
    }
}
