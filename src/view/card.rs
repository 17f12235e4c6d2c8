//! Cards: what other pages show of a work.

use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use rayon::prelude::*;
use serde::{Serialize, Serializer};
use tera::Value;

use crate::link::mentions::{self, Mention};
use crate::link::{Edition, Publication, Resolved};
use crate::model::config::Config;
use crate::model::fingerprint::{Fingerprint, FingerprintMap, Hashed};
use crate::model::vocabulary::Vocabulary;
use crate::view::frame::LanguageView;
use crate::view::language_view;

/// What other pages show of a work, in the form that templates take: many pages show one card, and it is made for the
/// first of them alone.
#[derive(Clone, Debug)]
pub struct Card {
    fields: Fields,
    made: OnceLock<Value>,
}

impl Hash for Card {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.fields.hash(state);
    }
}

impl Serialize for Card {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.made.get_or_init(|| Value::from_serializable(&self.fields)).serialize(serializer)
    }
}

/// What a card says. Without words, minutes and contents: an edit of a body changes no other page.
#[derive(Clone, Debug, Serialize, Hash)]
struct Fields {
    /// The headline.
    title: String,
    /// The headline for small places.
    short_title: Option<String>,
    /// The line above the headline.
    kicker: Option<String>,
    /// The lead.
    lead: Option<Arc<str>>,
    /// Its address.
    url: Arc<str>,
    /// The date of publication.
    date: Option<String>,
    /// The date of the last change.
    updated: Option<String>,
    /// Its form.
    kind: &'static str,
    /// Its language.
    lang: LanguageView,
    /// Its picture.
    cover: Option<CoverView>,
    /// Its authors.
    authors: Vec<Person>,
    /// The place in its dateline.
    place: Option<String>,
    /// Its section.
    section: Option<SectionLink>,
    /// Whether it stands in for a translation that is missing.
    is_fallback: bool,
}

/// A picture that stands for a work.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CoverView {
    /// Its address.
    pub src: Arc<str>,
    /// What it shows.
    pub alt: String,
    /// Its width in pixels.
    pub width: Option<u32>,
    /// Its height in pixels.
    pub height: Option<u32>,
    /// Its caption: HTML.
    pub caption: Option<String>,
    /// Who made it.
    pub credit: Option<String>,
    /// What kind of picture it is.
    pub origin: Option<&'static str>,
    /// What must stay when it is cropped.
    pub focus: Option<String>,
    /// Whether it says nothing that the text does not.
    pub decorative: bool,
}

/// Someone named in a byline.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct Person {
    /// Their name.
    pub name: String,
    /// Their page.
    pub url: Option<Arc<str>>,
    /// The office that they held on the day of publication.
    pub office: Option<String>,
}

/// What names are looked up in.
#[derive(Clone, Copy, Debug)]
pub struct Known<'k> {
    /// The publication.
    pub publication: &'k Publication,
    /// What things are called.
    pub vocabulary: &'k Vocabulary,
    /// The languages.
    pub config: &'k Config,
}

/// A section, named.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct SectionLink {
    /// Its folder from `content/`.
    pub id: Arc<str>,
    /// Its name.
    pub title: String,
    /// Its address.
    pub url: Arc<str>,
}

/// The cards of the last time.
#[derive(Debug, Default)]
pub struct Memory {
    /// By number, with the edition and what stands for its section.
    last: Vec<(Arc<Edition>, Fingerprint, Arc<Hashed<Card>>)>,
    /// Under what each was made from, for when numbers have moved.
    made: FingerprintMap<Arc<Hashed<Card>>>,
}

/// Makes the cards of all editions; those of which nothing has changed are the ones of the last time.
pub fn cards(known: Known, memory: &mut Memory) -> Arc<[Arc<Hashed<Card>>]> {
    let Known { publication, vocabulary, config } = known;
    let languages = config.languages.len();
    let link = |number: usize| section_link(number / languages, number % languages, publication);
    let names = (vocabulary.fingerprint, publication.terms.people);
    let links = (0..publication.sections.len() * languages)
        .map(|number| Fingerprint::of(&(config.fingerprint, names, link(number))));
    let links: Vec<_> = links.collect();
    let Memory { last, made } = &*memory;
    let one = |(number, edition): (usize, &Arc<Edition>)| {
        let section = links[edition.section * languages + edition.language];
        if let Some((known, of, card)) = last.get(number)
            && Arc::ptr_eq(known, edition)
            && *of == section
        {
            return (None, section, card.clone());
        }
        let key = Fingerprint::of(&(edition.said, &edition.url, &edition.pointers.cover, section));
        let make = || Arc::new(Hashed::new(card(edition, known)));
        (Some(key), section, made.get(&key).cloned().unwrap_or_else(make))
    };
    let cards: Vec<_> = publication.editions.par_iter().enumerate().map(one).collect();
    if memory.made.len() > 2 * cards.len() {
        memory.made.clear();
    }
    memory.made.extend(cards.iter().filter_map(|(key, _, card)| Some(((*key)?, card.clone()))));
    let editions = publication.editions.iter().zip(cards);
    memory.last = editions.map(|(edition, (_, section, card))| (edition.clone(), section, card)).collect();
    memory.last.iter().map(|(.., card)| card.clone()).collect()
}

fn card(edition: &Edition, known: Known) -> Card {
    let (front, Known { publication, config, .. }) = (&edition.front, known);
    let zone = &config.time_zone;
    let fields = Fields {
        title: front.title.clone().unwrap_or_default(),
        short_title: front.short_title.clone(),
        kicker: front.kicker.clone(),
        lead: lead(edition),
        url: edition.url.clone(),
        date: edition.date.map(|date| date.to_text(zone)),
        updated: edition.updated.map(|date| date.to_text(zone)),
        kind: edition.kind.word(),
        lang: language_view(edition.meta.placement.language, config),
        cover: cover(edition, known),
        authors: people("authors", &edition.mentions.authors, edition, known),
        place: edition.mentions.place.as_ref().map(|place| name(place, edition, known)),
        section: section_link(edition.section, edition.language, publication),
        is_fallback: edition.stands_in.is_some(),
    };
    Card { fields, made: OnceLock::new() }
}

/// Returns the lead as written, else the text before `<!-- more -->`, else the first paragraph.
pub(super) fn lead(edition: &Edition) -> Option<Arc<str>> {
    edition.front.lead.as_deref().map(Into::into).or_else(|| edition.meta.excerpt.clone())
}

/// Returns the names in a byline, each in the language of the page and with the office of the day.
pub(super) fn people(taxonomy: &str, mentions: &[Mention], edition: &Edition, known: Known) -> Vec<Person> {
    let Known { publication, vocabulary, config } = known;
    let filed = config.taxonomies.iter().position(|word| word == taxonomy);
    let person = |mention: &Mention| {
        let term = filed.and_then(|filed| publication.terms.edition(filed, mention, edition.language));
        let office = mention.entry(vocabulary).zip(day(edition, config));
        let office =
            office.and_then(|((_, entry), day)| entry.office_title(entry.office_on(day)?, edition.language));
        Person {
            name: name(mention, edition, known),
            url: term.map(|term| term.url.clone()),
            office: office.map(str::to_string),
        }
    };
    mentions.iter().map(person).collect()
}

/// Returns what something is called on the page of an edition: by its language and its day.
pub(super) fn name(mention: &Mention, edition: &Edition, known: Known) -> String {
    let on = (edition.language, day(edition, known.config));
    mention.naming(on, (known.vocabulary, known.config)).name
}

/// Returns the day of an edition, by which names and offices go: that on which its original was published.
pub(super) fn day(edition: &Edition, config: &Config) -> Option<Date> {
    let moment = edition.first_published.or(edition.date)?;
    Some(moment.in_zone(&config.time_zone).date())
}

/// Returns the link to a section; none to the root, which is the front page.
pub(super) fn section_link(
    section: usize,
    language: usize,
    publication: &Publication,
) -> Option<SectionLink> {
    let found = &publication.sections[section];
    let edition = found.editions[language].as_ref().filter(|_| section > 0)?;
    Some(SectionLink { id: found.folder.clone(), title: edition.title.clone(), url: edition.url.clone() })
}

/// Returns the picture of an edition.
pub(super) fn cover(edition: &Edition, known: Known) -> Option<CoverView> {
    let (Some(Resolved::Picture(src, size)), Some(cover)) = (&edition.pointers.cover, &edition.front.cover)
    else {
        return None;
    };
    Some(CoverView {
        src: src.clone(),
        alt: if cover.decorative { String::new() } else { cover.alt.clone().unwrap_or_default() },
        width: size.map(|size| size.width),
        height: size.map(|size| size.height),
        caption: cover.caption.as_deref().map(crate::view::body::escape),
        credit: cover
            .credit
            .as_deref()
            .map(|credit| mentions::unnamed(credit, edition.language, (known.vocabulary, known.config))),
        origin: cover.origin.map(crate::model::front::Origin::word),
        focus: cover.focus.clone(),
        decorative: cover.decorative,
    })
}
