//! The page of one edition.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::link::Edition;
use crate::link::mentions::{self, Mention};
use crate::link::routes::Route;
use crate::model::body::Heading;
use crate::model::config::Config;
use crate::model::fingerprint::Hashed;
use crate::model::front::{Correction, Kind, SourceMode};
use crate::model::yaml::Yaml;
use crate::view::body::Content;
use crate::view::card::{self, Card, CoverView, Person, SectionLink};
use crate::view::frame::{LanguageView, Link};
use crate::view::head::{self, Head, Target};
use crate::view::{PageView, World, feed, json_ld, language_view};

/// The article on its page.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct Article {
    /// The headline.
    pub title: String,
    /// The headline for small places.
    pub short_title: Option<String>,
    /// The line above the headline.
    pub kicker: Option<String>,
    /// The lead.
    pub lead: Option<Arc<str>>,
    /// The text: HTML.
    pub content: Content,
    /// The date of publication.
    pub date: Option<String>,
    /// The date of the last change.
    pub updated: Option<String>,
    /// The date of the original.
    pub first_published: Option<String>,
    /// Its form.
    pub kind: &'static str,
    /// Its address.
    pub url: Arc<str>,
    /// The last part of its address.
    pub slug: String,
    /// The language of its text.
    pub lang: LanguageView,
    /// Its picture.
    pub cover: Option<CoverView>,
    /// Its authors.
    pub authors: Vec<Person>,
    /// Its translators.
    pub translators: Vec<Person>,
    /// Its photographers.
    pub photographers: Vec<Person>,
    /// Who did what else.
    pub credits: Vec<CreditView>,
    /// Where it was published first.
    pub source: Option<SourceView>,
    /// The place in its dateline.
    pub place: Option<String>,
    /// The agency's prefix before its text.
    pub prefix: Option<String>,
    /// What it is filed under, by taxonomy: `topics`, `countries` …
    #[serde(flatten)]
    pub terms: BTreeMap<String, Vec<TermLink>>,
    /// The series of which it is a part.
    pub series: Option<TermLink>,
    /// The issue in which it appeared.
    pub issue: Option<TermLink>,
    /// What was wrong and has been put right.
    pub corrections: Vec<CorrectionView>,
    /// Its headings, nested.
    pub toc: Vec<TocEntry>,
    /// Words of its text.
    pub words: u32,
    /// Minutes that reading takes, at least one.
    pub minutes: u32,
    /// Its other languages.
    pub translations: Vec<Translation>,
    /// Whether it stands in for a translation that is missing.
    pub is_fallback: bool,
    /// Whether its original has changed since; `null` where that is not known.
    pub stale: Option<bool>,
    /// The next newer work of its section.
    pub newer: Option<Arc<Hashed<Card>>>,
    /// The next older one.
    pub older: Option<Arc<Hashed<Card>>>,
    /// Works to read also.
    pub related: Vec<Arc<Hashed<Card>>>,
    /// Its section.
    pub section: Option<SectionLink>,
    /// Free values for the theme.
    pub extra: Yaml,
}

/// A credit line.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CreditView {
    /// The role, in the language of the page.
    pub role: String,
    /// Who.
    pub names: Vec<String>,
}

/// Where a text was published first.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct SourceView {
    /// The publication.
    pub name: Option<String>,
    /// Its address there.
    pub url: Option<String>,
    /// When.
    pub date: Option<String>,
    /// How freely: `from`, `according`, `compiled`.
    pub mode: &'static str,
    /// Under which licence.
    pub licence: Option<String>,
}

/// A term that a work is filed under.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct TermLink {
    /// Its name on the day of publication.
    pub name: String,
    /// Its name for small places.
    pub short: Option<String>,
    /// Its page.
    pub url: Option<Arc<str>>,
    /// The office that someone held on that day.
    pub office: Option<String>,
}

/// A correction.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CorrectionView {
    /// When it was made.
    pub date: Option<String>,
    /// What was wrong and what is right.
    pub text: String,
}

/// A heading in the table of contents.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct TocEntry {
    /// 1 to 6.
    pub level: u8,
    /// Its id.
    pub id: String,
    /// Its text.
    pub title: String,
    /// The headings under it.
    pub children: Vec<TocEntry>,
}

/// The work in another language.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct Translation {
    /// The language's tag.
    pub lang: String,
    /// The language's name in itself.
    pub name: String,
    /// Its address.
    pub url: Arc<str>,
    /// Its headline.
    pub title: String,
}

/// Makes the page of an edition.
pub(super) fn page(route: &Route, number: usize, world: &World) -> PageView {
    let edition = &world.publication.editions[number];
    let article = article(number, world);
    let config = &world.config;
    let language = edition.language;
    let targets = targets(edition, world);
    let alternates = head::of_edition(edition, world);
    let canonical = canonical(edition, world);
    let breadcrumbs = breadcrumbs(edition.section, language, true, world);
    let mut head =
        Head::new(format!("{} | {}", article.title, world.frames[language].site.title), world, language);
    head.description = card::lead(edition).as_deref().map(str::to_string);
    head.image = article.cover.as_ref().and_then(|cover| raster(&cover.src, config));
    head.og_type = if edition.kind == Kind::Page { "website" } else { "article" };
    head.with_alternates(&alternates, world, language);
    head.published = edition.date.map(|date| date.to_rfc3339(&config.time_zone));
    head.modified = edition.updated.map(|date| date.to_rfc3339(&config.time_zone));
    head.json_ld =
        Some(json_ld::article(&article, &head, &canonical, &breadcrumbs, (&world.frames[language], world)));
    let named = named_template(edition, world);
    PageView {
        stand_in: named.is_none().then_some("page.html"),
        template: named.unwrap_or_else(|| format!("{}.html", edition.kind.word())),
        language,
        frame: world.frames[language].clone(),
        view: "page",
        url: route.url.clone(),
        canonical: Some(canonical),
        alternates,
        switcher: head::switcher(
            language,
            &targets,
            &|number| head::section_home(edition.section, number, world),
            world,
        ),
        breadcrumbs,
        head,
        feeds: feed::links(language, world),
        page: Some(Box::new(article)),
        section: None,
        paginator: None,
        front: None,
        taxonomy: None,
        term: None,
    }
}

fn article(number: usize, world: &World) -> Article {
    let edition = &world.publication.editions[number];
    let (newer, older) = world.publication.neighbours[number];
    let (config, publication, front) = (&world.config, &world.publication, &edition.front);
    let zone = &config.time_zone;
    let body = &world.documents[edition.document].body;
    let card = |number: usize| world.cards[number].clone();
    let people = |word, mentions: &[Mention]| card::people(word, mentions, edition, world.known());
    let one = |word, mention: &Option<Mention>| Some(term_link(word, mention.as_ref()?, edition, world));
    let text_language = edition.meta.placement.language;
    let press = &config.languages[text_language].press;
    Article {
        title: front.title.clone().unwrap_or_default(),
        short_title: front.short_title.clone(),
        kicker: front.kicker.clone(),
        // A lead that is the first paragraph stands in the text already.
        lead: front.lead.as_deref().map(Into::into),
        content: content(edition, world, ""),
        date: edition.date.map(|date| date.to_text(zone)),
        updated: edition.updated.map(|date| date.to_text(zone)),
        first_published: edition.first_published.map(|date| date.to_text(zone)),
        kind: edition.kind.word(),
        url: edition.url.clone(),
        slug: edition.url.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_string(),
        lang: language_view(text_language, config),
        cover: card::cover(edition, world.known()),
        authors: people("authors", &edition.mentions.authors),
        translators: people("translators", &edition.mentions.translators),
        photographers: people("photographers", &edition.mentions.photographers),
        credits: front
            .credits
            .iter()
            .map(|credit| CreditView {
                role: role(&credit.role, edition, world),
                names: credit.names.iter().map(|name| credited(name, edition, world)).collect(),
            })
            .collect(),
        source: source(edition, world),
        place: edition.mentions.place.as_ref().map(|place| card::name(place, edition, world.known())),
        prefix: front.prefix.as_ref().map(|prefix| config.text(prefix, text_language).to_string()),
        terms: terms(edition, world),
        series: one("series", &edition.mentions.series),
        issue: one("issues", &edition.mentions.issue),
        corrections: corrections(edition, config),
        toc: toc(&edition.meta.outline),
        words: body.words,
        minutes: body.words.div_ceil(press.words_per_minute.max(1)).max(1),
        translations: translations(edition, world),
        is_fallback: edition.stands_in.is_some(),
        stale: None,
        newer: newer.map(card),
        older: older.map(card),
        related: edition.pointers.related.iter().map(|&number| card(number)).collect(),
        section: card::section_link(edition.section, edition.language, publication),
        extra: front.extra.clone().unwrap_or(Yaml::Map(Vec::new())),
    }
}

/// Returns the text of an edition; `origin` makes its addresses absolute for a feed.
pub(super) fn content(edition: &Edition, world: &World, origin: &str) -> Content {
    let languages = (edition.meta.placement.language, edition.language);
    let content = Content::new(edition.document, edition.pointers.references.clone(), languages, world);
    let page = if origin.is_empty() { String::new() } else { format!("{origin}{}", edition.url) };
    content.abroad(origin, page)
}

fn credited(name: &str, edition: &Edition, world: &World) -> String {
    let mention = mentions::credited(name, edition.language, (&world.vocabulary, &world.config));
    card::name(&mention, edition, world.known())
}

/// A role is a message of the theme (`role-photos`), or else a text as written.
fn role(role: &str, edition: &Edition, world: &World) -> String {
    let locale = &world.locales.languages[edition.language];
    let id = format!("role-{role}");
    if locale.has(&id) { locale.message(&id, &[]).text } else { role.to_string() }
}

fn source(edition: &Edition, world: &World) -> Option<SourceView> {
    let source = edition.front.source.as_ref()?;
    let zone = &world.config.time_zone;
    Some(SourceView {
        name: edition.mentions.source.as_ref().map(|name| {
            let name = card::name(name, edition, world.known());
            mentions::unnamed(&name, edition.language, (&world.vocabulary, &world.config))
        }),
        url: source.url.clone(),
        date: source.date.map(|date| date.resolve(zone).to_text(zone)),
        mode: source.mode.unwrap_or(SourceMode::From).word(),
        licence: source.licence.clone(),
    })
}

fn corrections(edition: &Edition, config: &Config) -> Vec<CorrectionView> {
    let zone = &config.time_zone;
    let view = |correction: &Correction| CorrectionView {
        date: correction.date.map(|date| date.resolve(zone).to_text(zone)),
        text: correction.text.clone(),
    };
    edition.front.corrections.iter().map(view).collect()
}

/// Where the text was published first elsewhere, that address; what stands in for a translation leads to what it shows.
fn canonical(edition: &Edition, world: &World) -> String {
    let elsewhere = head::elsewhere(edition).map(str::to_string);
    let shown = edition.stands_in.map_or(edition, |stand_in| &world.publication.editions[stand_in.shows]);
    elsewhere.unwrap_or_else(|| world.config.base.absolute(&shown.url))
}

/// Returns where each language has the work: its edition, or the page that stands in for one.
fn targets(edition: &Edition, world: &World) -> Vec<Option<Target>> {
    let publication = &world.publication;
    let work = &publication.works[edition.work];
    let target = |language: usize| {
        let shown = &publication.editions[work.shown(language)?];
        let has_page = shown.stands_in.is_none_or(|stand_in| stand_in.has_page);
        let is_exact = shown.stands_in.is_none() || shown.language == edition.language;
        has_page.then(|| Target { url: shown.url.clone(), is_exact })
    };
    (0..work.editions.len()).map(target).collect()
}

/// Returns the template that an editor has named, if one has: in the file, or for the section.
fn named_template(edition: &Edition, world: &World) -> Option<String> {
    let section = world.publication.sections[edition.section].editions[edition.language].as_ref();
    let of_section = || section?.meta.as_ref()?.front.section.page_template.clone();
    edition.front.template.clone().or_else(of_section)
}

/// Only pictures that every reader of social cards can show: no drawings.
fn raster(src: &str, config: &Config) -> Option<String> {
    let drawing = src.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("svg"));
    let absolute = || if src.contains("://") { src.to_string() } else { config.base.absolute(src) };
    (!drawing).then(absolute)
}

/// Taxonomies of the contract: a theme may name them whatever site.yaml lists.
const TAXONOMIES: &[&str] = &["topics", "countries", "organizations", "people"];
/// Taxonomies that have keys of their own.
const APART: &[&str] = &["authors", "translators", "photographers", "series", "issues"];

fn terms(edition: &Edition, world: &World) -> BTreeMap<String, Vec<TermLink>> {
    let taxonomies = &world.config.taxonomies;
    let words = TAXONOMIES.iter().copied().chain(taxonomies.iter().map(String::as_str));
    let mut terms: BTreeMap<String, Vec<TermLink>> =
        words.filter(|word| !APART.contains(word)).map(|word| (word.to_string(), Vec::new())).collect();
    for (number, mention) in &edition.mentions.terms {
        if let Some(links) = terms.get_mut(&taxonomies[*number]) {
            links.push(term_link(&taxonomies[*number], mention, edition, world));
        }
    }
    terms
}

fn term_link(taxonomy: &str, mention: &Mention, edition: &Edition, world: &World) -> TermLink {
    let (config, vocabulary) = (&world.config, &world.vocabulary);
    let day = card::day(edition, config);
    let naming = mention.naming((edition.language, day), (vocabulary, config));
    let filed = config.taxonomies.iter().position(|word| word == taxonomy);
    let page = filed.and_then(|filed| world.publication.terms.edition(filed, mention, edition.language));
    let office = mention.entry(vocabulary).zip(day);
    let office =
        office.and_then(|((_, entry), day)| entry.office_title(entry.office_on(day)?, edition.language));
    TermLink {
        name: naming.name,
        short: naming.short,
        url: page.map(|page| page.url.clone()),
        office: office.map(str::to_string),
    }
}

fn translations(edition: &Edition, world: &World) -> Vec<Translation> {
    let editions = world.publication.works[edition.work].editions.iter().flatten();
    let others = editions.map(|&number| &world.publication.editions[number]);
    others
        .filter(|other| other.language != edition.meta.placement.language)
        .map(|other| Translation {
            lang: world.config.languages[other.language].lang.to_string(),
            name: world.config.languages[other.language].name.clone(),
            url: other.url.clone(),
            title: other.front.title.clone().unwrap_or_default(),
        })
        .collect()
}

fn toc(outline: &[Heading]) -> Vec<TocEntry> {
    let mut entries = Vec::new();
    let mut rest = outline;
    while let Some((first, after)) = rest.split_first() {
        let end = after.iter().position(|heading| heading.level <= first.level).unwrap_or(after.len());
        entries.push(TocEntry {
            level: first.level,
            id: first.id.clone(),
            title: first.title.clone(),
            children: toc(&after[..end]),
        });
        rest = &after[end..];
    }
    entries
}

/// Returns the way from the front page; `own` tells whether the section itself is part of it.
pub(super) fn breadcrumbs(section: usize, language: usize, own: bool, world: &World) -> Vec<Link> {
    let mut way = Vec::new();
    let mut at = if own { Some(section) } else { world.publication.sections[section].parent };
    while let Some(number) = at {
        let section = &world.publication.sections[number];
        if let Some(edition) = &section.editions[language] {
            way.push(Link { title: edition.title.clone(), url: edition.url.clone() });
        }
        at = section.parent;
    }
    way.reverse();
    way
}
