//! The head of a document, and where its languages lead.

use std::sync::Arc;

use serde::Serialize;

use crate::link::Edition;
use crate::view::World;

/// What the head of a document says.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct Head {
    /// The whole title of the document.
    pub title: String,
    /// What it is about.
    pub description: Option<String>,
    /// The absolute address of its picture.
    pub image: Option<String>,
    /// Its type in OpenGraph.
    pub og_type: &'static str,
    /// What robots are asked.
    pub robots: Option<&'static str>,
    /// Its language and region in OpenGraph: `vi_VN`.
    pub locale: String,
    /// The same of its other languages.
    pub alternate_locales: Vec<String>,
    /// When it was published (RFC 3339).
    pub published: Option<String>,
    /// When it was last changed (RFC 3339).
    pub modified: Option<String>,
    /// Its description for machines: JSON-LD, safe inside a script element.
    pub json_ld: Option<String>,
}

/// The same page in a language.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct Alternate {
    /// The language's tag.
    pub lang: String,
    /// The absolute address.
    pub url: String,
    /// The value of `hreflang`: the tag, or `x-default`.
    pub hreflang: String,
}

/// Where the switcher leads for one language.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct Switch {
    /// The language's tag.
    pub lang: String,
    /// Its name in itself.
    pub name: String,
    /// Where it leads.
    pub url: Arc<str>,
    /// Whether that is this page's translation.
    pub exact: bool,
    /// Whether that is this page itself.
    pub current: bool,
}

impl Head {
    /// Returns a head with a title.
    pub fn new(title: String, world: &World, language: usize) -> Self {
        Self {
            title,
            description: None,
            image: None,
            og_type: "website",
            robots: None,
            locale: og_locale(world, language),
            alternate_locales: Vec::new(),
            published: None,
            modified: None,
            json_ld: None,
        }
    }

    /// Adds the locales of the alternates.
    pub fn with_alternates(&mut self, alternates: &[Alternate], world: &World, language: usize) {
        let tag = world.config.languages[language].lang.as_str();
        self.alternate_locales = alternates
            .iter()
            .filter(|alternate| alternate.hreflang != "x-default" && alternate.lang != tag)
            .filter_map(|alternate| {
                let number =
                    world.config.languages.iter().position(|found| found.lang.as_str() == alternate.lang)?;
                Some(og_locale(world, number))
            })
            .collect();
    }
}

fn og_locale(world: &World, language: usize) -> String {
    world.config.languages[language].locale.replace('-', "_")
}

/// Returns `hreflang` of a set of translations: each of them, and `x-default`.
///
/// Symmetric by making: every page of the set computes the same list from the same addresses.
pub fn alternates(urls: &[Option<Arc<str>>], default: Option<&str>, world: &World) -> Vec<Alternate> {
    let absolute = |url: &str| world.config.base.absolute(url);
    let mut alternates = Vec::new();
    for (language, url) in world.config.languages.iter().zip(urls) {
        if let Some(url) = url {
            let tag = language.lang.to_string();
            alternates.push(Alternate { lang: tag.clone(), url: absolute(url), hreflang: tag });
        }
    }
    let lang = world.config.languages[world.config.default_language].lang.to_string();
    alternates.extend(default.map(|url| Alternate {
        lang,
        url: absolute(url),
        hreflang: "x-default".into(),
    }));
    alternates
}

/// Returns `hreflang` of the front pages; `x-default` is the page at the root.
pub fn fronts(world: &World) -> Vec<Alternate> {
    let urls = section_urls(0, world);
    let root = format!("{}/", world.config.base.path);
    alternates(&urls, Some(&root), world)
}

/// Returns the addresses of a section, by language.
pub fn section_urls(section: usize, world: &World) -> Vec<Option<Arc<str>>> {
    let editions = world.publication.sections[section].editions.iter();
    editions.map(|edition| edition.as_ref().map(|edition| edition.url.clone())).collect()
}

/// Returns `hreflang` of a section.
pub fn of_section(section: usize, world: &World) -> Vec<Alternate> {
    if section == 0 {
        return fronts(world);
    }
    paired(&section_urls(section, world), world)
}

/// Returns `hreflang` of pages that are made in several languages: `x-default` is the default language's, else the
/// first.
pub fn paired(urls: &[Option<Arc<str>>], world: &World) -> Vec<Alternate> {
    let default = urls[world.config.default_language].as_ref();
    let default = default.or_else(|| urls.iter().flatten().next());
    alternates(urls, default.map(AsRef::as_ref), world)
}

/// Returns the canonical address of an edition that was published first elsewhere, and says so.
pub fn elsewhere(edition: &Edition) -> Option<&str> {
    let source = edition.front.source.as_ref().filter(|source| source.canonical);
    source.and_then(|source| source.url.as_deref())
}

/// Returns `hreflang` of an edition: `x-default` is the default language's, else the earliest one.
/// Only pages that are their own canonical are translations of each other to search engines.
pub fn of_edition(edition: &Edition, world: &World) -> Vec<Alternate> {
    let publication = &world.publication;
    let editions = &publication.works[edition.work].editions;
    if elsewhere(edition).is_some() || edition.stands_in.is_some() {
        return Vec::new();
    }
    let own = |number: &Option<usize>| {
        number.map(|number| &publication.editions[number]).filter(|edition| elsewhere(edition).is_none())
    };
    let urls: Vec<_> = editions.iter().map(|number| own(number).map(|edition| edition.url.clone())).collect();
    let earliest = || {
        editions
            .iter()
            .filter_map(own)
            .min_by_key(|edition| (edition.date.is_none(), edition.date, edition.language))
            .map(|edition| edition.url.clone())
    };
    let default = urls[world.config.default_language].clone().or_else(earliest);
    alternates(&urls, default.as_deref(), world)
}

/// Where a language of the switcher leads.
#[derive(Clone, Debug)]
pub struct Target {
    /// The address.
    pub url: Arc<str>,
    /// Whether that is this page's translation.
    pub is_exact: bool,
}

impl Target {
    /// Returns the address of a translation.
    pub fn exact(url: Arc<str>) -> Self {
        Self { url, is_exact: true }
    }
}

/// Returns the address of a language's front page.
pub fn home(language: usize, world: &World) -> Arc<str> {
    world.frames[language].site.home.clone()
}

/// Returns the address of a section in a language, of the nearest around it that the language has, or of the front page.
pub fn section_home(section: usize, language: usize, world: &World) -> Arc<str> {
    let mut at = Some(section);
    while let Some(section) = at {
        let found = &world.publication.sections[section];
        if let Some(edition) = &found.editions[language] {
            return edition.url.clone();
        }
        at = found.parent;
    }
    home(language, world)
}

/// Returns where the switcher leads: to the page in each language, else to what is nearest to it there.
pub fn switcher(
    language: usize,
    targets: &[Option<Target>],
    nearest: &dyn Fn(usize) -> Arc<str>,
    world: &World,
) -> Vec<Switch> {
    let languages = world.config.languages.iter().enumerate();
    languages
        .map(|(number, found)| Switch {
            lang: found.lang.to_string(),
            name: found.name.clone(),
            url: targets[number].as_ref().map_or_else(|| nearest(number), |target| target.url.clone()),
            exact: targets[number].as_ref().is_some_and(|target| target.is_exact),
            current: number == language,
        })
        .collect()
}
