//! Questions: what a template asks for beyond its view, and the answers.
//!
//! A page is drawn again when an answer changes, "there is none" being an answer too. So lists that a
//! template composes by itself are as safe as those in its view.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::link::{Found, Publication};
use crate::load::files::FileEntry;
use crate::model::address::encode_path;
use crate::model::diagnostic::Diagnostic;
use crate::model::fingerprint::{Fingerprint, Hashed};
use crate::model::yaml::Yaml;
use crate::model::yaml::fields::nearest as near;
use crate::view::World;
use crate::view::card::Card;
use crate::view::list::{SectionSummary, summary};
use crate::view::terms::{self, TaxonomyView, TermView};

/// A question, and the fingerprint of its answer.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Asked {
    /// The question.
    pub question: Question,
    /// The language that it was asked in.
    pub language: usize,
    /// The answer's fingerprint.
    pub answer: Fingerprint,
}

/// What a template may ask.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Question {
    /// Where a work, a section or a file is.
    UrlOf(String),
    /// Where an asset is.
    Asset(String),
    /// Where a picture is, and how large.
    Image(String),
    /// Which works there are.
    Pages(PagesQuery),
    /// What a section is called, and what is in it.
    Section(String),
    /// What a taxonomy is called, and its terms.
    Taxonomy(String),
    /// What a term is called, by its id and, if said, its taxonomy.
    Term(String, Option<String>),
    /// What a file of data holds.
    Data(String),
    /// The strings of another language, by its tag: those of the page's own are in its key.
    Strings(String),
    /// What day it is.
    Today,
}

/// Which works are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PagesQuery {
    /// Of this section alone.
    pub section: Option<String>,
    /// Filed under this id of the vocabulary, or this word, alone.
    pub term: Option<String>,
    /// Of this form alone.
    pub kind: Option<String>,
    /// `date`, `title` or `weight`; the section's own order if not said.
    pub sort: Option<String>,
    /// At most so many.
    pub limit: Option<usize>,
}

/// An answer.
#[derive(Clone, Debug, Hash, Serialize)]
#[serde(untagged)]
pub enum Answer {
    /// There is none.
    None,
    /// It exists, and is not published now.
    Unpublished,
    /// It exists and cannot be read; why, and where.
    #[serde(skip)]
    Broken(Box<Diagnostic>),
    /// A text.
    Text(Arc<str>),
    /// An asset.
    Asset(AssetView),
    /// A picture.
    Image(ImageView),
    /// Works.
    Pages(Vec<Arc<Hashed<Card>>>),
    /// A section.
    Section(Box<SectionSummary>),
    /// Data.
    Data(Arc<Hashed<Yaml>>),
    /// A taxonomy.
    Taxonomy(TaxonomyView),
    /// A term.
    Term(Box<TermView>),
}

/// The orders that lists may have.
pub const SORTS: &[&str] = &["date", "title", "weight"];

/// An asset, for templates.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct AssetView {
    /// Its address.
    pub url: Arc<str>,
    /// For the `integrity` attribute.
    pub integrity: String,
}

/// A picture, for templates.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ImageView {
    /// Its address.
    pub src: Arc<str>,
    /// Its width in pixels.
    pub width: Option<u32>,
    /// Its height in pixels.
    pub height: Option<u32>,
}

impl Asked {
    /// Returns whether the answer is still the same.
    pub fn still_holds(&self, world: &World) -> bool {
        Fingerprint::of(&answer(&self.question, self.language, world)) == self.answer
    }
}

/// Answers a question in a language.
pub fn answer(question: &Question, language: usize, world: &World) -> Answer {
    match question {
        Question::UrlOf(path) => url_of(path, language, world),
        Question::Asset(path) => world.assets.find(path).map_or(Answer::None, |asset| {
            Answer::Asset(AssetView { url: asset.url.clone(), integrity: asset.integrity.clone() })
        }),
        Question::Image(path) => image(path, world).map_or(Answer::None, Answer::Image),
        Question::Pages(query) => pages(query, language, world),
        Question::Section(path) => match section(path, &world.publication) {
            Some(Found::Section(section)) => summary(section, language, world)
                .map_or(Answer::None, |summary| Answer::Section(Box::new(summary))),
            Some(Found::Unpublished) => Answer::Unpublished,
            Some(Found::Work(_)) | None => Answer::None,
        },
        Question::Data(path) => match world.data.find(path).map(|datum| &datum.value) {
            Some(Ok(data)) => Answer::Data(data.clone()),
            Some(Err(fault)) => Answer::Broken(fault.clone()),
            None => Answer::None,
        },
        Question::Taxonomy(name) => {
            let number = world.config.taxonomies.iter().position(|known| known == name);
            let view = number.and_then(|number| terms::taxonomy(number, language, world));
            view.map_or(Answer::None, Answer::Taxonomy)
        }
        Question::Term(id, taxonomy) => {
            let view = terms::entry(id, taxonomy.as_deref(), language, world);
            view.map_or(Answer::None, |view| Answer::Term(Box::new(view)))
        }
        Question::Strings(tag) => {
            let asked = world.locales.languages.iter().find(|locale| locale.lang.as_str() == tag);
            asked.map_or(Answer::None, |locale| Answer::Text(locale.fingerprint.to_string().into()))
        }
        Question::Today => Answer::Text(world.today.clone()),
    }
}

/// Returns what a question that finds nothing has named, and what was most likely meant.
pub(super) fn nearest(question: &Question, world: &World) -> (String, String) {
    let fixed = || world.files.fixed.iter().map(|file| &*file.path);
    let assets = || world.assets.list.iter().map(|asset| &*asset.path);
    let (path, found) = match question {
        Question::UrlOf(path) => {
            let file = || near(path.trim_start_matches('/'), fixed()).map(|path| format!("/{path}"));
            (&**path, world.publication.nearest(path).or_else(file))
        }
        Question::Asset(path) => (&**path, near(path, assets()).map(str::to_string)),
        Question::Image(path) => {
            (&**path, near(path.trim_start_matches('/'), assets().chain(fixed())).map(str::to_string))
        }
        Question::Data(path) => (&**path, near(path, world.data.names()).map(str::to_string)),
        Question::Pages(PagesQuery { section: Some(path), .. }) => {
            let folders = world.publication.sections.iter().flat_map(|section| &section.folders);
            (&**path, near(path.trim_matches('/'), folders.map(|folder| &**folder)).map(str::to_string))
        }
        _ => ("", None),
    };
    (path.to_string(), found.unwrap_or_default())
}

/// Returns whether a path that should be a section's is a work's.
pub(super) fn is_work(path: &str, world: &World) -> bool {
    matches!(section(path, &world.publication), Some(Found::Work(_)))
}

/// A work that is not published now has no address, and is no mistake: it comes and goes by itself.
fn url_of(path: &str, language: usize, world: &World) -> Answer {
    let inner = path.strip_prefix("@/").unwrap_or(path);
    if let Some(found) = world.publication.find(inner) {
        let address = world.publication.address(found, language);
        return address.map_or(Answer::Unpublished, |(url, _)| Answer::Text(url));
    }
    let fixed = world.files.find_fixed(path.trim_start_matches('/'));
    let url = |file: &FileEntry| format!("{}/{}", world.config.base.path, encode_path(&file.path));
    fixed.map_or(Answer::None, |file| Answer::Text(url(file).into()))
}

/// Templates may show pictures of `static/` and of the theme's assets.
fn image(path: &str, world: &World) -> Option<ImageView> {
    if let Some(asset) = world.assets.find(path) {
        return Some(ImageView { src: asset.url.clone(), width: None, height: None });
    }
    let file = world.files.find_fixed(path.trim_start_matches('/'))?;
    let size = file.picture.flatten();
    Some(ImageView {
        src: format!("{}/{}", world.config.base.path, encode_path(&file.path)).into(),
        width: size.map(|size| size.width),
        height: size.map(|size| size.height),
    })
}

fn section(path: &str, publication: &Publication) -> Option<Found> {
    let path = path.trim_start_matches("@/").trim_matches('/');
    // A work may have the same path as a section.
    let section = publication.section(path).map(Found::Section);
    section.or_else(|| publication.find(if path.is_empty() { "_index" } else { path }))
}

/// A section that the language lacks has no works in it; one that no language has is none.
fn pages(query: &PagesQuery, language: usize, world: &World) -> Answer {
    let publication = &world.publication;
    let section = match query.section.as_deref().map(|path| section(path, publication)) {
        None => 0,
        Some(Some(Found::Section(section))) => section,
        Some(Some(Found::Unpublished)) => return Answer::Pages(Vec::new()),
        Some(Some(Found::Work(_)) | None) => return Answer::None,
    };
    let edition = publication.sections[section].editions[language].as_ref();
    let list = edition.map(|edition| &*edition.list).unwrap_or_default();
    let of_kind = |number: &usize| {
        query.kind.as_ref().is_none_or(|kind| publication.editions[*number].kind.word() == kind)
    };
    let is_filed = |number: &usize| {
        query.term.as_ref().is_none_or(|term| terms::is_filed(&publication.editions[*number], term, world))
    };
    let mut found: Vec<usize> = list.iter().copied().filter(of_kind).filter(is_filed).collect();
    let editions = &publication.editions;
    let title = |number: usize| editions[number].front.title.as_deref().unwrap_or_default();
    let date = |number: usize| editions[number].date.map(|date| date.at);
    let weight = |number: usize| editions[number].front.weight.unwrap_or(i64::MAX);
    match query.sort.as_deref() {
        Some("title") => {
            found.sort_by(|&a, &b| world.locales.languages[language].compare(title(a), title(b)));
        }
        Some("weight") => found.sort_by_key(|&number| weight(number)),
        Some("date") => found.sort_by_key(|&number| std::cmp::Reverse(date(number))),
        _ => {}
    }
    found.truncate(query.limit.unwrap_or(usize::MAX));
    Answer::Pages(found.into_iter().map(|number| world.cards[number].clone()).collect())
}
