//! The pages of taxonomies and of their terms.

use std::sync::Arc;

use serde::Serialize;

use crate::link::mentions::{self, Mention};
use crate::link::routes::Route;
use crate::link::{Edition, Resolved};
use crate::model::config::LocalText;
use crate::model::fingerprint::Hashed;
use crate::model::front::Origin;
use crate::model::vocabulary::{Entry, Office};
use crate::view::card::{Card, CoverView};
use crate::view::frame::Link;
use crate::view::head::{self, Alternate, Head, Target};
use crate::view::{PageView, World, feed, json_ld, list};

/// A taxonomy: on its page, and as templates ask for it.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct TaxonomyView {
    /// Its word in front matter: `topics`.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// What it is.
    pub description: Option<String>,
    /// Its address.
    pub url: Arc<str>,
    /// Its terms that works of this language are filed under, in the language's order.
    pub terms: Vec<TermView>,
    /// How many they are.
    pub count: usize,
}

/// A term.
#[derive(Clone, Debug, Default, Serialize, Hash)]
pub struct TermView {
    /// Its id in the vocabulary; of free words, and of whoever writes under another name, there is none.
    pub id: Option<String>,
    /// What it is called.
    pub name: String,
    /// Its name for small places.
    pub short: Option<String>,
    /// What it is.
    pub description: Option<String>,
    /// Its address.
    pub url: Option<Arc<str>>,
    /// Its picture.
    pub picture: Option<CoverView>,
    /// The office that someone holds now.
    pub office: Option<String>,
    /// The offices that someone held, oldest first.
    pub offices: Vec<OfficeView>,
    /// The number of a document or an issue.
    pub number: Option<String>,
    /// The type of a document.
    pub kind: Option<String>,
    /// Who issued a document.
    pub issuer: Option<String>,
    /// The date of a document, an issue or an anniversary.
    pub date: Option<String>,
    /// How many works are filed under it.
    pub count: usize,
    /// The works, where they all stand on one page.
    pub pages: Vec<Arc<Hashed<Card>>>,
    /// Its taxonomy, on its page.
    pub taxonomy: Option<TaxonomyLink>,
}

/// An office that someone held.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct OfficeView {
    /// What it is called.
    pub title: String,
    /// Its first day.
    pub from: Option<String>,
    /// Its last day.
    pub to: Option<String>,
}

/// A taxonomy, named.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct TaxonomyLink {
    /// Its word in front matter.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// Its address.
    pub url: Arc<str>,
}

/// Makes the page of a taxonomy.
pub(super) fn taxonomy_page(route: &Route, (number, language): (usize, usize), world: &World) -> PageView {
    let view = taxonomy(number, language, world).expect("invariant: a route leads to an edition");
    let urls = world.publication.terms.taxonomies[number].urls();
    let mut head =
        Head::new(format!("{} | {}", view.title, world.frames[language].site.title), world, language);
    head.description.clone_from(&view.description);
    let targets: Vec<_> = urls.iter().map(|url| url.clone().map(Target::exact)).collect();
    let alternates = head::paired(&urls, world);
    let mut page = page(route, language, (head, alternates), world);
    page.switcher = head::switcher(language, &targets, &|number| head::home(number, world), world);
    page.breadcrumbs = vec![home(language, world)];
    page.head.json_ld = Some(described(&view.title, &page, language, world));
    page.template = "taxonomy.html".into();
    page.view = "taxonomy";
    page.taxonomy = Some(Box::new(view));
    page
}

/// Makes a page of a term's list.
pub(super) fn term_page(
    route: &Route,
    (term, language, number): (usize, usize, usize),
    world: &World,
) -> PageView {
    let mut view = self::term(term, language, world).expect("invariant: a route leads to an edition");
    let found = &world.publication.terms.list[term];
    let edition = found.editions[language].as_ref().expect("invariant: a route leads to an edition");
    let paginate_by = world.config.paginate_by;
    if paginate_by == 0 {
        view.pages = list::cards(&edition.list, world);
    }
    view.taxonomy = link(found.taxonomy, language, world);
    let urls = found.urls();
    let mut title = format!("{} | {}", view.name, world.frames[language].site.title);
    if number > 1 {
        title = format!("{title} ({number})");
    }
    let mut head = Head::new(title, world, language);
    head.description.clone_from(&view.description);
    let alternates = if number == 1 { head::paired(&urls, world) } else { Vec::new() };
    let mut page = page(route, language, (head, alternates), world);
    let taxonomies = world.publication.terms.taxonomies[found.taxonomy].urls();
    let nearest = |number: usize| taxonomies[number].clone().unwrap_or_else(|| head::home(number, world));
    let targets: Vec<_> = urls.into_iter().map(|url| url.map(Target::exact)).collect();
    page.switcher = head::switcher(language, &targets, &nearest, world);
    page.breadcrumbs = vec![home(language, world)];
    let above = view.taxonomy.iter().map(|link| Link { title: link.title.clone(), url: link.url.clone() });
    page.breadcrumbs.extend(above);
    if number > 1 {
        page.breadcrumbs.push(Link { title: view.name.clone(), url: edition.url.clone() });
    }
    page.head.json_ld = Some(described(&view.name, &page, language, world));
    page.paginator = list::paginator((&edition.url, &edition.list), paginate_by, (number, language), world);
    page.template = "term.html".into();
    page.view = "term";
    page.taxonomy = taxonomy_alone(found.taxonomy, language, world).map(Box::new);
    page.term = Some(Box::new(view));
    page
}

fn page(route: &Route, language: usize, head: (Head, Vec<Alternate>), world: &World) -> PageView {
    let (mut head, alternates) = head;
    head.with_alternates(&alternates, world, language);
    PageView {
        template: String::new(),
        stand_in: None,
        language,
        frame: world.frames[language].clone(),
        view: "",
        url: route.url.clone(),
        canonical: Some(world.config.base.absolute(&route.url)),
        alternates,
        switcher: Vec::new(),
        breadcrumbs: Vec::new(),
        head,
        feeds: feed::links(language, world),
        page: None,
        section: None,
        paginator: None,
        front: None,
        taxonomy: None,
        term: None,
    }
}

fn described(title: &str, page: &PageView, language: usize, world: &World) -> String {
    let canonical = page.canonical.as_deref().unwrap_or_default();
    json_ld::section(title, canonical, &page.breadcrumbs, &world.frames[language], world)
}

fn home(language: usize, world: &World) -> Link {
    let title = world.publication.sections[0].editions[language].as_ref();
    let title =
        title.map_or_else(|| world.frames[language].site.title.clone(), |edition| edition.title.clone());
    Link { title, url: head::home(language, world) }
}

/// Returns the link to a taxonomy in a language that has a page of it.
pub(super) fn link(taxonomy: usize, language: usize, world: &World) -> Option<TaxonomyLink> {
    let found = &world.publication.terms.taxonomies[taxonomy];
    let edition = found.editions[language].as_ref()?;
    Some(TaxonomyLink { name: found.word.clone(), title: edition.title.clone(), url: edition.url.clone() })
}

/// Returns a taxonomy with its terms in a language that has a page of it.
pub fn taxonomy(taxonomy: usize, language: usize, world: &World) -> Option<TaxonomyView> {
    let view = taxonomy_alone(taxonomy, language, world)?;
    let edition = world.publication.terms.taxonomies[taxonomy].editions[language].as_ref()?;
    let terms = edition.terms.iter().filter_map(|&number| term(number, language, world)).collect();
    Some(TaxonomyView { terms, ..view })
}

fn taxonomy_alone(taxonomy: usize, language: usize, world: &World) -> Option<TaxonomyView> {
    let found = &world.publication.terms.taxonomies[taxonomy];
    let edition = found.editions[language].as_ref()?;
    Some(TaxonomyView {
        name: found.word.clone(),
        title: edition.title.clone(),
        description: edition.description.clone(),
        url: edition.url.clone(),
        terms: Vec::new(),
        count: edition.terms.len(),
    })
}

/// Returns a term in a language that has a page of it.
pub fn term(number: usize, language: usize, world: &World) -> Option<TermView> {
    let found = &world.publication.terms.list[number];
    let edition = found.editions[language].as_ref()?;
    let entry = found.mention.entry(&world.vocabulary).map(|(_, entry)| entry);
    let mut view = entry.map(|entry| said(entry, language, world)).unwrap_or_default();
    view.name.clone_from(&edition.name);
    view.short.clone_from(&edition.short);
    view.description.clone_from(&edition.description);
    view.url = Some(edition.url.clone());
    view.count = edition.list.len();
    view.picture = picture(entry, edition.picture.as_ref(), language, world);
    Some(view)
}

/// Returns an entry of the vocabulary by its id, whether or not works are filed under it.
pub fn entry(id: &str, taxonomy: Option<&str>, language: usize, world: &World) -> Option<TermView> {
    let vocabulary = &world.vocabulary;
    let find = |word: &str| {
        let file = vocabulary.entries_of(word)?;
        Some((file, file.entry(id)?))
    };
    let (file, entry) = match taxonomy {
        Some(file) => find(file)?,
        None => vocabulary.find(id)?,
    };
    let at = vocabulary.taxonomies.iter().position(|other| other.word == file.word)?;
    let mention = Mention::Entry(at, file.number(&entry.id)?);
    let terms = &world.publication.terms;
    let listed = (0..terms.taxonomies.len())
        .filter(|&number| taxonomy.is_none_or(|word| terms.taxonomies[number].word == word))
        .find_map(|number| {
            terms.number(number, &mention).filter(|&found| terms.list[found].editions[language].is_some())
        });
    if let Some(number) = listed {
        return term(number, language, world);
    }
    let naming = mention.naming((language, None), (vocabulary, &world.config));
    let description = entry.description(language).map(str::to_string);
    Some(TermView { name: naming.name, short: naming.short, description, ..said(entry, language, world) })
}

/// Returns whether an edition is filed under an id of the vocabulary, or under a word.
pub fn is_filed(edition: &Edition, term: &str, world: &World) -> bool {
    let terms = &world.publication.terms;
    let asked = Mention::Word(term.into());
    let is_it = |(taxonomy, mention): &(usize, Mention)| match mention.entry(&world.vocabulary) {
        Some((_, entry)) => entry.id == term,
        // Several spellings may be one term.
        None => terms.number(*taxonomy, mention).is_some_and(|n| terms.number(*taxonomy, &asked) == Some(n)),
    };
    edition.mentions.terms.iter().any(is_it)
}

/// Returns what an entry says beside its name.
fn said(entry: &Entry, language: usize, world: &World) -> TermView {
    let lang = &world.config.languages[language].lang;
    let text = |text: &LocalText| text.get(lang).map(str::to_string);
    // Words of another language stand on no page of this one.
    let office = |office: &Office| {
        Some(OfficeView {
            title: entry.office_title(office, language)?.to_string(),
            from: office.from.map(|date| date.to_string()),
            to: office.to.map(|date| date.to_string()),
        })
    };
    let mut offices: Vec<_> = entry.offices.iter().collect();
    offices.sort_by_key(|office| office.from);
    let offices: Vec<_> = offices.into_iter().filter_map(office).collect();
    let held = offices.iter().rev().find(|office| office.to.is_none());
    let record = &entry.record;
    TermView {
        id: entry.pen_name.is_none().then(|| entry.id.clone()),
        office: held.map(|office| office.title.clone()),
        offices,
        number: record.number.clone(),
        kind: record.kind.as_ref().and_then(text),
        issuer: record.issuer.as_ref().and_then(text).map(|issuer| named(issuer, language, world)),
        date: record.period.filter(|(first, last)| first == last).map(|(day, _)| day.to_string()),
        ..TermView::default()
    }
}

/// Returns the name of an id in a language, or the text that is none.
fn named(text: String, language: usize, world: &World) -> String {
    let (vocabulary, config) = (&world.vocabulary, &world.config);
    match mentions::anywhere(&text, vocabulary) {
        Mention::Word(_) => text,
        entry @ Mention::Entry(..) => entry.naming((language, None), (vocabulary, config)).name,
    }
}

fn picture(
    entry: Option<&Entry>,
    resolved: Option<&Resolved>,
    language: usize,
    world: &World,
) -> Option<CoverView> {
    let (Some(picture), Some(Resolved::Picture(src, size))) = (entry?.picture.as_ref(), resolved) else {
        return None;
    };
    let lang = &world.config.languages[language].lang;
    let text = |text: &Option<LocalText>| {
        let text = text.as_ref().and_then(|text| text.get(lang));
        text.filter(|text| entry.is_none_or(|entry| !entry.is_told_by(text))).map(str::to_string)
    };
    Some(CoverView {
        src: src.clone(),
        alt: text(&picture.alt).unwrap_or_default(),
        width: size.map(|size| size.width),
        height: size.map(|size| size.height),
        caption: None,
        credit: text(&picture.credit),
        origin: picture.origin.map(Origin::word),
        focus: None,
        decorative: picture.alt.is_none(),
    })
}
