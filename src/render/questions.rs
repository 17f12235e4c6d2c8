//! Questions: what a template asks for beyond its view, and the answers.
//!
//! A page is drawn again when an answer changes, "there is none" being an answer too. So lists that a
//! template composes by itself are as safe as those in its view.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::link::{Found, Publication};
use crate::model::address::encode_path;
use crate::model::fingerprint::{Fingerprint, Hashed};
use crate::view::World;
use crate::view::card::Card;
use crate::view::list::{Subsection, subsection};
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
    /// What a section is called.
    Section(String),
    /// What a taxonomy is called, and its terms.
    Taxonomy(String),
    /// What a term is called, by its id and, if said, its taxonomy.
    Term(String, Option<String>),
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
    /// A text.
    Text(Arc<str>),
    /// An asset.
    Asset(AssetView),
    /// A picture.
    Image(ImageView),
    /// Works.
    Pages(Vec<Arc<Hashed<Card>>>),
    /// A section.
    Section(Subsection),
    /// A taxonomy.
    Taxonomy(TaxonomyView),
    /// A term.
    Term(Box<TermView>),
}

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
        Question::UrlOf(path) => url_of(path, language, world).map_or(Answer::None, Answer::Text),
        Question::Asset(path) => world.assets.find(path).map_or(Answer::None, |asset| {
            Answer::Asset(AssetView { url: asset.url.clone(), integrity: asset.integrity.clone() })
        }),
        Question::Image(path) => image(path, world).map_or(Answer::None, Answer::Image),
        Question::Pages(query) => Answer::Pages(pages(query, language, world)),
        Question::Section(path) => {
            let section = section(path, &world.publication);
            section
                .and_then(|section| subsection(section, language, world))
                .map_or(Answer::None, Answer::Section)
        }
        Question::Taxonomy(word) => {
            let number = world.config.taxonomies.iter().position(|known| known == word);
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

fn url_of(path: &str, language: usize, world: &World) -> Option<Arc<str>> {
    let inner = path.strip_prefix("@/").unwrap_or(path);
    if let Some(found) = world.publication.find(inner) {
        return world.publication.address(found, language).map(|(url, _)| url);
    }
    let fixed = world.files.find_fixed(path.trim_start_matches('/'))?;
    Some(format!("{}/{}", world.config.base.path, encode_path(&fixed.path)).into())
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

fn section(path: &str, publication: &Publication) -> Option<usize> {
    let path = path.trim_start_matches("@/").trim_matches('/');
    match publication.find(if path.is_empty() { "_index" } else { path })? {
        Found::Section(section) => Some(section),
        Found::Work(_) | Found::Unpublished => None,
    }
}

fn pages(query: &PagesQuery, language: usize, world: &World) -> Vec<Arc<Hashed<Card>>> {
    let publication = &world.publication;
    let section = match &query.section {
        None => Some(0),
        Some(path) => section(path, publication),
    };
    let edition = section.and_then(|section| publication.sections[section].editions[language].as_ref());
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
    found.into_iter().map(|number| world.cards[number].clone()).collect()
}
