//! Views: exactly what the template of one route may see.
//!
//! A view is a plain value. What is rendered is what is hashed: whatever a page shows is in its view,
//! so a page is drawn again when, and only when, its view changes. Knows nothing of templates.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::Serialize;

use crate::link::Publication;
use crate::link::routes::{Route, RouteKind};
use crate::load::assets::Assets;
use crate::load::files::Files;
use crate::locale::Locales;
use crate::model::config::Config;
use crate::model::fingerprint::Hashed;
use crate::model::vocabulary::Vocabulary;
use crate::parse::data::Data;
use crate::parse::{Document, Rules};

pub mod article;
pub mod body;
pub mod card;
pub mod directive;
pub mod feed;
pub mod frame;
pub mod head;
pub mod json_ld;
pub mod list;
pub mod sitemap;
pub mod terms;

use article::Article;
use body::{Content, Labels};
use card::{Card, Known};
use feed::Feed;
use frame::{Frame, LanguageView, Link};
use head::{Alternate, Head, Switch};
use list::{FrontView, Paginator, SectionView};
use sitemap::{Sitemap, SitemapIndex};
use terms::{TaxonomyView, TermView};

/// What one output is made from.
#[derive(Clone, Debug, Hash)]
pub enum View {
    /// A page drawn by a template.
    Page(Box<PageView>),
    /// A feed.
    Feed(Box<Feed>),
    /// A sitemap.
    Sitemap(Sitemap),
    /// The list of sitemaps.
    SitemapIndex(SitemapIndex),
    /// What robots may read: the absolute address of the sitemaps.
    Robots(String),
    /// An old address: the absolute and the relative new one.
    Redirect(String, Arc<str>),
}

/// What a template sees of its page. Every key always exists.
#[derive(Clone, Debug, Serialize)]
pub struct PageView {
    /// The template.
    #[serde(skip)]
    pub template: String,
    /// The template that stands in where the theme lacks that one; none if an editor has named it.
    #[serde(skip)]
    pub stand_in: Option<&'static str>,
    /// The language, by index.
    #[serde(skip)]
    pub language: usize,
    /// The site, the language and the theme's options, the same for all pages of a language. Its keys
    /// stand beside those of the page.
    #[serde(skip)]
    pub frame: Arc<Frame>,
    /// Which kind of page it is: `home`, `section`, `page`, `taxonomy`, `term`, `not-found`, `root`.
    pub view: &'static str,
    /// Its address from the host's root.
    pub url: Arc<str>,
    /// Its canonical absolute address.
    pub canonical: Option<String>,
    /// The same page in other languages, and itself.
    pub alternates: Vec<Alternate>,
    /// Where the switcher leads, language by language.
    pub switcher: Vec<Switch>,
    /// The way from the front page.
    pub breadcrumbs: Vec<Link>,
    /// What the head of the document says.
    pub head: Head,
    /// The feeds.
    pub feeds: Vec<FeedLink>,
    /// The article, on its page.
    pub page: Option<Box<Article>>,
    /// The section, on its pages and on the front page.
    pub section: Option<Box<SectionView>>,
    /// The place in a list of several pages.
    pub paginator: Option<Paginator>,
    /// The choice of the front page.
    pub front: Option<FrontView>,
    /// The taxonomy, on its page and on those of its terms.
    pub taxonomy: Option<Box<TaxonomyView>>,
    /// The term, on its pages.
    pub term: Option<Box<TermView>>,
}

/// A feed to subscribe to.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct FeedLink {
    /// Its name.
    pub title: String,
    /// Its address.
    pub url: String,
    /// Its media type.
    #[serde(rename = "type")]
    pub kind: &'static str,
}

/// All that views are made from.
#[derive(Clone, Debug)]
pub struct World {
    /// The publication's description.
    pub config: Arc<Config>,
    /// What decides how its texts read.
    pub rules: Arc<Rules>,
    /// The languages.
    pub locales: Arc<Locales>,
    /// What things are called.
    pub vocabulary: Arc<Vocabulary>,
    /// The publication.
    pub publication: Arc<Publication>,
    /// The files.
    pub files: Arc<Files>,
    /// The theme's assets.
    pub assets: Arc<Assets>,
    /// What lies in `content/_data`.
    pub data: Arc<Data>,
    /// The day of the build in the site's zone: `2024-12-20`.
    pub today: Arc<str>,
    /// The documents, by number.
    pub documents: Arc<[Document]>,
    /// What is the same on all pages of a language.
    pub frames: Arc<[Arc<Frame>]>,
    /// The strings that bodies need, by language.
    pub labels: Arc<[Hashed<Arc<Labels>>]>,
    /// What other pages show of an edition, by number.
    pub cards: Arc<[Arc<Hashed<Card>>]>,
}

impl Hash for PageView {
    /// The frame is hashed once, when it is made; its fingerprint stands for it.
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.template, self.stand_in, self.language, self.frame.fingerprint, self.view).hash(state);
        (&self.url, &self.canonical, &self.alternates, &self.switcher, &self.breadcrumbs).hash(state);
        (&self.head, &self.feeds, &self.page, &self.section, &self.paginator, &self.front).hash(state);
        (&self.taxonomy, &self.term).hash(state);
    }
}

impl World {
    /// Returns what names are looked up in.
    pub fn known(&self) -> Known<'_> {
        Known { publication: &self.publication, vocabulary: &self.vocabulary, config: &self.config }
    }
}

impl PageView {
    /// Returns the texts that it shows.
    pub fn texts(&self) -> Vec<&Content> {
        let section = self.section.as_ref().and_then(|section| section.content.as_ref());
        self.page.iter().map(|page| &page.content).chain(section).collect()
    }
}

impl View {
    /// Returns the texts that are shown, for their bodies to be put at hand.
    pub fn texts(&self) -> Vec<&Content> {
        match self {
            Self::Page(page) => page.texts(),
            Self::Feed(feed) => feed.texts(),
            Self::Sitemap(_) | Self::SitemapIndex(_) | Self::Robots(_) | Self::Redirect(..) => Vec::new(),
        }
    }
}

/// Makes the view of a route; `None` for files, which are copied.
pub fn view(route: &Route, world: &World) -> Option<View> {
    let page = |page: PageView| Some(View::Page(Box::new(page)));
    match &route.kind {
        RouteKind::Edition(edition) => page(article::page(route, *edition, world)),
        RouteKind::Section(section, language, number) => {
            page(list::page(route, (*section, *language, *number), world))
        }
        RouteKind::Taxonomy(taxonomy, language) => {
            page(terms::taxonomy_page(route, (*taxonomy, *language), world))
        }
        RouteKind::Term(term, language, number) => {
            page(terms::term_page(route, (*term, *language, *number), world))
        }
        RouteKind::NotFound(language) => page(plain(route, *language, "not-found", "404.html", world)),
        RouteKind::Root => page(plain(route, world.config.default_language, "root", "root.html", world)),
        RouteKind::Redirect(to) => Some(View::Redirect(world.config.base.absolute(to), to.clone())),
        RouteKind::Atom(language) => Some(View::Feed(Box::new(feed::feed(route, *language, world)))),
        RouteKind::Sitemap(language, part) => Some(View::Sitemap(sitemap::sitemap(*language, *part, world))),
        RouteKind::SitemapIndex => Some(View::SitemapIndex(sitemap::index(world))),
        RouteKind::Robots => Some(View::Robots(format!("{}/sitemap.xml", world.config.base))),
        RouteKind::Asset(_) | RouteKind::Fixed(_) | RouteKind::Media(_) => None,
    }
}

/// A page that shows no content of its own: the one for missing addresses, the one at `/`.
fn plain(route: &Route, language: usize, view: &'static str, template: &str, world: &World) -> PageView {
    let config = &world.config;
    let frame = world.frames[language].clone();
    let root = view == "root";
    let canonical = root.then(|| config.base.absolute(&route.url));
    let mut head = Head::new(frame.site.title.clone(), world, language);
    head.description.clone_from(&frame.site.description);
    if !root {
        head.robots = Some("noindex");
    }
    PageView {
        template: template.to_string(),
        stand_in: None,
        language,
        view,
        url: route.url.clone(),
        canonical,
        alternates: if root { head::fronts(world) } else { Vec::new() },
        switcher: head::switcher(
            language,
            &vec![None; config.languages.len()],
            &|number| head::home(number, world),
            world,
        ),
        breadcrumbs: Vec::new(),
        head,
        feeds: feed::links(language, world),
        page: None,
        section: None,
        paginator: None,
        front: None,
        taxonomy: None,
        term: None,
        frame,
    }
}

/// Returns the view of a language.
fn language_view(language: usize, config: &Config) -> LanguageView {
    frame::language(&config.languages[language])
}
