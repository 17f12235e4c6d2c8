//! Feeds: the newest works of a language.

use std::sync::Arc;

use crate::link::Edition;
use crate::link::routes::Route;
use crate::model::front::Kind;
use crate::view::article;
use crate::view::body::Content;
use crate::view::card::Person;
use crate::view::{FeedLink, World, card};

/// A feed.
#[derive(Clone, Debug, Hash)]
pub struct Feed {
    /// Its language, by index.
    pub language: usize,
    /// Its name.
    pub title: String,
    /// What it carries.
    pub subtitle: Option<String>,
    /// The language's tag.
    pub lang: String,
    /// Its own absolute address.
    pub url: String,
    /// The absolute address of the front page.
    pub home: String,
    /// The newest date of its entries (RFC 3339).
    pub updated: String,
    /// Its entries, newest first.
    pub entries: Vec<Entry>,
}

/// An entry of a feed.
#[derive(Clone, Debug, Hash)]
pub struct Entry {
    /// The headline.
    pub title: String,
    /// The tag of its language, where that is not the feed's.
    pub lang: Option<String>,
    /// The absolute address.
    pub url: String,
    /// When it was published (RFC 3339).
    pub published: String,
    /// When it was last changed (RFC 3339).
    pub updated: String,
    /// Who wrote it.
    pub authors: Vec<Person>,
    /// The lead.
    pub summary: Option<Arc<str>>,
    /// The whole text as HTML, with absolute addresses.
    pub content: Option<Content>,
    /// The name of its section.
    pub section: Option<String>,
}

impl Feed {
    /// Returns the texts that it carries.
    pub fn texts(&self) -> Vec<&Content> {
        self.entries.iter().filter_map(|entry| entry.content.as_ref()).collect()
    }

    /// Returns whether components of the theme draw parts of it.
    pub fn is_drawn(&self) -> bool {
        self.texts().iter().any(|text| text.body.is_drawn)
    }
}

/// Makes the feed of a language. Its dates come from its entries, never from the clock.
pub(super) fn feed(route: &Route, language: usize, world: &World) -> Feed {
    let (config, publication) = (&world.config, &world.publication);
    let zone = &config.time_zone;
    let mut newest: Vec<_> = publication
        .editions
        .iter()
        .map(AsRef::as_ref)
        .filter(|edition: &&Edition| edition.language == language && edition.kind != Kind::Page)
        .filter(|edition| edition.front.in_feeds != Some(false) && edition.date.is_some())
        .collect();
    newest.sort_by(|a, b| {
        let date = b.date.map(|date| date.at).cmp(&a.date.map(|date| date.at));
        date.then_with(|| a.meta.placement.file.cmp(&b.meta.placement.file))
    });
    newest.truncate(config.feeds.limit);
    let entry = |edition: &&Edition| {
        let published = edition.date.map(|date| date.to_rfc3339(zone)).unwrap_or_default();
        Entry {
            title: edition.front.title.clone().unwrap_or_default(),
            lang: edition
                .stands_in
                .map(|_| config.languages[edition.meta.placement.language].lang.to_string()),
            url: config.base.absolute(&edition.url),
            updated: edition.updated.map_or_else(|| published.clone(), |date| date.to_rfc3339(zone)),
            published,
            authors: card::people("authors", &edition.mentions.authors, edition, world.known()),
            summary: card::lead(edition),
            content: config.feeds.full.then(|| article::content(edition, world, &config.base.origin)),
            section: card::section_link(edition.section, language, publication).map(|section| section.title),
        }
    };
    let moments = newest.iter().flat_map(|edition| [edition.date, edition.updated]).flatten();
    let updated = moments.max_by_key(|moment| moment.at).map(|moment| moment.to_rfc3339(zone));
    let site = &world.frames[language].site;
    Feed {
        language,
        title: site.title.clone(),
        subtitle: site.description.clone(),
        lang: config.languages[language].lang.to_string(),
        url: config.base.absolute(&route.url),
        home: config.base.absolute(&site.home),
        // Atom wants a date even of a feed without entries.
        updated: updated.unwrap_or_else(|| "1970-01-01T00:00:00Z".into()),
        entries: newest.iter().map(entry).collect(),
    }
}

/// Returns the feeds of a language.
pub(super) fn links(language: usize, world: &World) -> Vec<FeedLink> {
    let config = &world.config;
    let found = &config.languages[language];
    let home = if found.prefix.is_empty() { String::new() } else { format!("/{}", found.prefix) };
    let atom = config.feeds.formats.iter().any(|format| format == "atom");
    let link = FeedLink {
        title: world.frames[language].site.title.clone(),
        url: format!("{}{home}/atom.xml", config.base.path),
        kind: "application/atom+xml",
    };
    atom.then_some(link).into_iter().collect()
}
