//! Front pages: which story leads, which stand second, what follows. No story stands twice.

use std::collections::HashSet;

use jiff::Timestamp;

use crate::link::lists::newest_first;
use crate::link::references::{join, without_language};
use crate::link::{Found, Given, Publication};
use crate::model::diagnostic::{Code, Diagnostic};
use crate::parse::front_matter;

/// Stories beside the lead.
const SECONDS: usize = 3;
/// Stories in the list of the latest.
const LATEST: usize = 12;
/// A section's band needs this many stories that stand nowhere else, and shows one more.
const DESK: usize = 3;

/// The choice of a language's front page: numbers of editions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct FrontPage {
    /// The lead story.
    pub lead: Option<usize>,
    /// The seconds.
    pub seconds: Vec<usize>,
    /// The latest, none of the above among them.
    pub latest: Vec<usize>,
    /// Sections with stories that stand nowhere else.
    pub desks: Vec<(usize, Vec<usize>)>,
}

/// Composes the front page of every language; chosen places that are empty or have expired fill by
/// date. Returns also the next moment at which a choice expires.
pub(super) fn compose(
    publication: &Publication,
    given: &Given,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<FrontPage>, Option<Timestamp>) {
    let mut next = None;
    let mut fronts = Vec::new();
    for language in 0..given.config.languages.len() {
        let chosen = chosen(publication, language, given, diagnostics, &mut next);
        fronts.push(fill(publication, language, chosen));
    }
    (fronts, next)
}

fn chosen(
    publication: &Publication,
    language: usize,
    given: &Given,
    diagnostics: &mut Vec<Diagnostic>,
    next: &mut Option<Timestamp>,
) -> FrontPage {
    let mut page = FrontPage::default();
    let edition = publication.sections[0].editions[language].as_ref();
    let Some(meta) = edition.and_then(|edition| edition.meta.as_ref()) else { return page };
    let Some(front) = &meta.front.section.front else { return page };
    if let Some(until) = front.until.map(|until| until.resolve(&given.config.time_zone).at) {
        if until <= given.release.now {
            return page;
        }
        *next = Some(next.map_or(until, |next| next.min(until)));
    }
    let mut find = |path: &str, at: &[&str]| {
        let placement = &meta.placement;
        let work = join(&placement.home, path).map(|path| without_language(&path, placement, given.config).0);
        match work.as_deref().and_then(|work| publication.find(work)) {
            Some(Found::Work(work)) => publication.works[work].shown(language),
            Some(Found::Section(_) | Found::Unpublished) => None,
            None => {
                let nearest = publication.nearest(work.as_deref().unwrap_or(path)).unwrap_or_default();
                let place = front_matter::value_place(&placement.file, at);
                let diagnostic = Diagnostic::new(Code::UnknownWork, place);
                diagnostics.push(diagnostic.with("path", path).with("nearest", nearest));
                None
            }
        }
    };
    page.lead = front.lead.as_deref().and_then(|path| find(path, &["front", "lead"]));
    for (index, path) in front.seconds.iter().enumerate() {
        page.seconds.extend(find(path, &["front", "seconds", &index.to_string()]));
    }
    let mut used: HashSet<usize> = page.lead.into_iter().collect();
    page.seconds.retain(|second| used.insert(*second));
    page.seconds.truncate(SECONDS);
    page
}

fn fill(publication: &Publication, language: usize, mut page: FrontPage) -> FrontPage {
    let listed = |section: usize| {
        let edition = publication.sections[section].editions[language].as_ref();
        edition.map_or(&[][..], |edition| &*edition.list)
    };
    let mut used: HashSet<usize> = page.lead.iter().chain(&page.seconds).copied().collect();
    // Whatever the order of the root's own list.
    let mut newest = listed(0).to_vec();
    newest.sort_by(|&a, &b| newest_first(&publication.editions[a], &publication.editions[b]));
    let mut newest = newest.into_iter();
    let mut take = |used: &mut HashSet<usize>| newest.find(|number| used.insert(*number));
    if page.lead.is_none() {
        page.lead = take(&mut used);
    }
    while page.seconds.len() < SECONDS {
        let Some(number) = take(&mut used) else { break };
        page.seconds.push(number);
    }
    page.latest = std::iter::from_fn(|| take(&mut used)).take(LATEST).collect();
    for &section in &publication.sections[0].children {
        let fresh = listed(section).iter().copied().filter(|number| !used.contains(number));
        let stories: Vec<usize> = fresh.take(DESK + 1).collect();
        if stories.len() >= DESK {
            used.extend(&stories);
            page.desks.push((section, stories));
        }
    }
    page
}
