//! Lists: the pages of sections, and the front page.

use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::link::routes::{Route, page_of, pages};
use crate::link::{Section, SectionEdition};
use crate::model::fingerprint::Hashed;
use crate::view::body::Content;
use crate::view::card::{Card, SectionLink};
use crate::view::head::{self, Head, Target};
use crate::view::{PageView, World, article, card, feed, json_ld};

/// Page numbers that stand beside the current one.
const NEIGHBOURS: usize = 1;

/// A section on its pages.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct SectionView {
    /// Its folder from `content/`.
    pub id: Arc<str>,
    /// Its name.
    pub title: String,
    /// What it is about.
    pub lead: Option<Arc<str>>,
    /// Its text: HTML; empty for a section without an `_index`.
    #[serde(serialize_with = "text")]
    pub content: Option<Content>,
    /// Its address.
    pub url: Arc<str>,
    /// Its entries, where they all stand on one page.
    pub pages: Vec<Arc<Hashed<Card>>>,
    /// The sections in it.
    pub subsections: Vec<Subsection>,
    /// How many entries it has.
    pub count: usize,
}

/// A section in a section.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct Subsection {
    /// Its folder from `content/`.
    pub id: Arc<str>,
    /// Its name.
    pub title: String,
    /// What it is about.
    pub lead: Option<Arc<str>>,
    /// Its address.
    pub url: Arc<str>,
    /// How many entries it has.
    pub count: usize,
}

/// A section, for templates that compose pages by themselves.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct SectionSummary {
    /// What stands in lists of sections.
    #[serde(flatten)]
    pub section: Subsection,
    /// Its entries, where they all stand on one page.
    pub pages: Vec<Arc<Hashed<Card>>>,
    /// The sections in it.
    pub subsections: Vec<Subsection>,
}

/// The place in a list of several pages.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct Paginator {
    /// The entries of this page.
    pub pages: Vec<Arc<Hashed<Card>>>,
    /// The number of this page, from 1.
    pub number: usize,
    /// How many pages there are.
    pub total: usize,
    /// How many entries there are on all pages.
    pub count: usize,
    /// The first page.
    pub first: Arc<str>,
    /// The page before this one.
    pub previous: Option<Arc<str>>,
    /// The page after this one.
    pub next: Option<Arc<str>>,
    /// The last page.
    pub last: Arc<str>,
    /// The pages to offer; `null` for a gap.
    pub links: Vec<Option<PageLink>>,
}

/// The link to one page of a list.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct PageLink {
    /// Its number.
    pub number: usize,
    /// Its address.
    pub url: Arc<str>,
    /// Whether it is this page.
    pub current: bool,
}

/// The choice of the front page.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct FrontView {
    /// The lead story.
    pub lead: Option<Arc<Hashed<Card>>>,
    /// The seconds.
    pub seconds: Vec<Arc<Hashed<Card>>>,
    /// The latest.
    pub latest: Vec<Arc<Hashed<Card>>>,
    /// Sections with stories that stand nowhere else.
    pub desks: Vec<Desk>,
}

/// A section on the front page.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct Desk {
    /// The section.
    pub section: SectionLink,
    /// Its stories.
    pub pages: Vec<Arc<Hashed<Card>>>,
}

/// Makes a page of a section, or of the front page.
pub(super) fn page(
    route: &Route,
    (section, language, number): (usize, usize, usize),
    world: &World,
) -> PageView {
    let (config, frame) = (&world.config, &world.frames[language]);
    let found = &world.publication.sections[section];
    let edition = found.editions[language].as_ref().expect("invariant: a route leads to an edition");
    let home = section == 0;
    let canonical = config.base.absolute(&route.url);
    let first = number == 1;
    let alternates = if first { head::of_section(section, world) } else { Vec::new() };
    let breadcrumbs = article::breadcrumbs(section, language, !first, world);
    let view = section_view(section, language, world);
    let mut title =
        if home { edition.title.clone() } else { format!("{} | {}", edition.title, frame.site.title) };
    if !first {
        title = format!("{title} ({number})");
    }
    let mut head = Head::new(title, world, language);
    head.description = view.lead.as_deref().map(str::to_string);
    if home {
        head.description = head.description.or_else(|| frame.site.description.clone());
    }
    head.with_alternates(&alternates, world, language);
    head.json_ld = Some(if home && first {
        json_ld::site(frame, world)
    } else {
        json_ld::section(&edition.title, &canonical, &breadcrumbs, frame, world)
    });
    let own = edition.meta.as_ref().and_then(|meta| meta.front.template.clone());
    let usual = if home { "home.html" } else { "section.html" };
    PageView {
        template: own.unwrap_or_else(|| usual.into()),
        stand_in: None,
        language,
        frame: frame.clone(),
        view: if home { "home" } else { "section" },
        url: route.url.clone(),
        canonical: Some(canonical),
        alternates,
        switcher: head::switcher(
            language,
            &head::section_urls(section, world)
                .into_iter()
                .map(|url| url.map(Target::exact))
                .collect::<Vec<_>>(),
            &|number| head::section_home(section, number, world),
            world,
        ),
        breadcrumbs,
        head,
        feeds: feed::links(language, world),
        page: None,
        section: Some(Box::new(view)),
        paginator: paginator((&edition.url, &edition.list), edition.paginate_by, (number, language), world),
        front: (home && first).then(|| front(language, world)),
        taxonomy: None,
        term: None,
    }
}

fn section_view(section: usize, language: usize, world: &World) -> SectionView {
    let found = &world.publication.sections[section];
    let edition = found.editions[language].as_ref().expect("invariant: a route leads to an edition");
    let content = edition.document;
    let content = content
        .map(|document| Content::new(document, edition.references.clone(), (language, language), world));
    SectionView {
        id: found.folder.clone(),
        title: edition.title.clone(),
        lead: lead(edition),
        content,
        url: edition.url.clone(),
        pages: all_pages(section, edition, world),
        subsections: subsections(found, language, world),
        count: edition.list.len(),
    }
}

/// Returns what a section of a language says and holds; `None` where the language lacks it.
pub fn summary(section: usize, language: usize, world: &World) -> Option<SectionSummary> {
    let found = &world.publication.sections[section];
    let edition = found.editions[language].as_ref()?;
    Some(SectionSummary {
        section: subsection(section, language, world)?,
        pages: all_pages(section, edition, world),
        subsections: subsections(found, language, world),
    })
}

/// The entries of a section that has them all on one page; those of others are in its paginator.
fn all_pages(section: usize, edition: &SectionEdition, world: &World) -> Vec<Arc<Hashed<Card>>> {
    let all_here = section > 0 && edition.paginate_by == 0;
    if all_here { cards(&edition.list, world) } else { Vec::new() }
}

fn subsections(section: &Section, language: usize, world: &World) -> Vec<Subsection> {
    section.children.iter().filter_map(|&child| subsection(child, language, world)).collect()
}

/// Returns what a section of a language is called and where it is.
fn subsection(section: usize, language: usize, world: &World) -> Option<Subsection> {
    let found = &world.publication.sections[section];
    let edition = found.editions[language].as_ref()?;
    Some(Subsection {
        id: found.folder.clone(),
        title: edition.title.clone(),
        lead: lead(edition),
        url: edition.url.clone(),
        count: edition.list.len(),
    })
}

#[expect(clippy::ref_option, reason = "what serde passes")]
fn text<S: Serializer>(content: &Option<Content>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&content.as_ref().map(Content::html).unwrap_or_default())
}

fn lead(edition: &SectionEdition) -> Option<Arc<str>> {
    edition.meta.as_ref().and_then(|meta| meta.front.lead.as_deref().map(Into::into))
}

/// Returns the place in a list; none where it all stands on one page.
pub(super) fn paginator(
    (home, list): (&Arc<str>, &[usize]),
    paginate_by: usize,
    (number, language): (usize, usize),
    world: &World,
) -> Option<Paginator> {
    if paginate_by == 0 {
        return None;
    }
    let url = |page: usize| page_of(home, page, language, &world.config);
    let total = pages(list.len(), paginate_by);
    let from = (number - 1) * paginate_by;
    let to = (from + paginate_by).min(list.len());
    Some(Paginator {
        pages: cards(&list[from.min(to)..to], world),
        number,
        total,
        count: list.len(),
        first: url(1),
        previous: (number > 1).then(|| url(number - 1)),
        next: (number < total).then(|| url(number + 1)),
        last: url(total),
        links: page_numbers(number, total)
            .into_iter()
            .map(|page| page.map(|page| PageLink { number: page, url: url(page), current: page == number }))
            .collect(),
    })
}

/// Returns the pages to offer: first, last, and those about the current one; `None` for a gap of two
/// or more.
fn page_numbers(number: usize, total: usize) -> Vec<Option<usize>> {
    let near = |page: usize| page == 1 || page == total || page.abs_diff(number) <= NEIGHBOURS;
    let wanted = |page: usize| near(page) || (near(page - 1) && near(page + 1));
    let mut numbers = Vec::new();
    for page in 1..=total {
        if wanted(page) {
            numbers.push(Some(page));
        } else if numbers.last() != Some(&None) {
            numbers.push(None);
        }
    }
    numbers
}

fn front(language: usize, world: &World) -> FrontView {
    let front = &world.publication.fronts[language];
    let desk = |(section, stories): &(usize, Vec<usize>)| {
        let section = card::section_link(*section, language, &world.publication)?;
        Some(Desk { section, pages: cards(stories, world) })
    };
    FrontView {
        lead: front.lead.map(|number| world.cards[number].clone()),
        seconds: cards(&front.seconds, world),
        latest: cards(&front.latest, world),
        desks: front.desks.iter().filter_map(desk).collect(),
    }
}

/// Returns the cards of editions.
pub(super) fn cards(numbers: &[usize], world: &World) -> Vec<Arc<Hashed<Card>>> {
    numbers.iter().map(|&number| world.cards[number].clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_leave_gaps_of_two_or_more() {
        for (number, total, shown) in [
            (1, 1, "1"),
            (1, 3, "1 2 3"),
            (1, 14, "1 2 … 14"),
            (4, 7, "1 2 3 4 5 6 7"),
            (7, 14, "1 … 6 7 8 … 14"),
            (14, 14, "1 … 13 14"),
        ] {
            let words = page_numbers(number, total)
                .into_iter()
                .map(|page| page.map_or("…".to_string(), |page| page.to_string()))
                .collect::<Vec<_>>();
            assert_eq!(words.join(" "), shown, "{number} of {total}");
        }
    }
}
