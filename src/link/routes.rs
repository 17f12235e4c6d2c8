//! Routes: everything that is written, each with one path and one source.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::link::references::media_url;
use crate::link::terms::Terms;
use crate::link::{Edition, Given, Publication, SectionEdition, urls};
use crate::model::address::{encode, encode_path};
use crate::model::config::{Config, RootPage};
use crate::model::diagnostic::{Checked, Code, Diagnostic, Place};
use crate::model::fingerprint::Fingerprint;
use crate::parse::front_matter;

/// Addresses in one sitemap file; the protocol allows 50,000 (sitemaps.org).
pub const SITEMAP_LIMIT: usize = 40_000;

/// One output.
#[derive(Clone, Debug)]
pub struct Route {
    /// Its file in the output folder.
    pub output: Arc<str>,
    /// Its address from the host's root.
    pub url: Arc<str>,
    /// What it is.
    pub kind: RouteKind,
    /// Where it comes from: the file that it is made from, or the alias.
    pub source: Option<Place>,
}

/// What an output is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum RouteKind {
    /// A page of a section's list, or of the front page: section, language, page from 1.
    Section(usize, usize, usize),
    /// An edition of a work.
    Edition(usize),
    /// The list of a taxonomy's terms: taxonomy, language.
    Taxonomy(usize, usize),
    /// A page of a term's list: term, language, page from 1.
    Term(usize, usize, usize),
    /// The page for addresses that do not exist, in a language.
    NotFound(usize),
    /// The page at `/` when every language has a prefix.
    Root,
    /// An old address that leads elsewhere.
    Redirect(Arc<str>),
    /// A language's feed in Atom.
    Atom(usize),
    /// The list of sitemaps.
    SitemapIndex,
    /// A part of a language's sitemap, from 0.
    Sitemap(usize, usize),
    /// What robots may read.
    Robots,
    /// An asset of the theme, by number.
    Asset(usize),
    /// A file of `static/`, by number.
    Fixed(usize),
    /// A file beside the content, by number.
    Media(usize),
}

impl RouteKind {
    /// Returns whether it is a file that is published as it is.
    pub fn is_file(&self) -> bool {
        matches!(self, Self::Asset(_) | Self::Fixed(_) | Self::Media(_))
    }
}

/// All outputs.
#[derive(Clone, Debug, Default)]
pub struct Routes {
    /// By output path.
    pub list: Vec<Route>,
    by_output: FxHashMap<Arc<str>, usize>,
}

impl Routes {
    /// Returns the number of the route to an output.
    pub fn number(&self, output: &str) -> Option<usize> {
        self.by_output.get(output).copied()
    }

    /// Returns the route to an output.
    pub fn find(&self, output: &str) -> Option<&Route> {
        self.number(output).map(|number| &self.list[number])
    }
}

/// Returns what stands for all that routes are made from, beside the configuration, the files and their addresses.
pub(super) fn key(publication: &Publication, given: &Given) -> Fingerprint {
    // What an `_index` says of old addresses holds while it is out, be the section there with or without it.
    let pages =
        |edition: &SectionEdition| (pages(edition.list.len(), edition.paginate_by), edition.meta.is_some());
    let sections = publication.sections.iter().flat_map(|section| &section.editions);
    let lengths: Vec<_> = sections.map(|edition| edition.as_ref().map(pages)).collect();
    let assets: Vec<_> = given.assets.list.iter().map(|asset| (&asset.url, &asset.source)).collect();
    Fingerprint::of(&(lengths, assets, &publication.media, publication.terms.addresses))
}

/// Lists all outputs, by path, and reports those that claim one path.
pub(super) fn routes(publication: &Publication, given: &Given) -> Checked<Arc<Routes>> {
    let mut diagnostics = Vec::new();
    let mut routes = Vec::new();
    let mut list = List { config: given.config, routes: &mut routes };
    list.editions(publication);
    list.sections(publication);
    list.terms(publication, given);
    list.redirects(publication, &mut diagnostics);
    list.languages(publication, given);
    list.root(publication);
    list.files(publication, given);
    too_long(&mut routes, &mut diagnostics);
    clashes(&mut routes, &publication.terms, &mut diagnostics);
    let by_output = routes.iter().enumerate().map(|(number, route)| (route.output.clone(), number)).collect();
    Checked { value: Arc::new(Routes { list: routes, by_output }), diagnostics }
}

struct List<'a> {
    config: &'a Config,
    routes: &'a mut Vec<Route>,
}

impl List<'_> {
    fn add(&mut self, url: &Arc<str>, kind: RouteKind, source: Option<Place>) {
        let output = urls::output(url, self.config).into();
        self.routes.push(Route { output, url: url.clone(), kind, source });
    }

    fn editions(&mut self, publication: &Publication) {
        let own = |edition: &Edition| edition.stands_in.is_none_or(|stand_in| stand_in.has_page);
        for (number, edition) in publication.editions.iter().enumerate().filter(|(_, edition)| own(edition)) {
            self.add(
                &edition.url,
                RouteKind::Edition(number),
                Some(Place::file(&edition.meta.placement.file)),
            );
        }
    }

    fn sections(&mut self, publication: &Publication) {
        for (number, section) in publication.sections.iter().enumerate() {
            for (language, edition) in section.editions.iter().enumerate() {
                let Some(edition) = edition else { continue };
                let source = match &edition.meta {
                    Some(meta) => Some(Place::file(&meta.placement.file)),
                    None if number == 0 => None,
                    None => Some(Place::file(&format!("content/{}", section.folders[language]).into())),
                };
                for page in 1..=pages(edition.list.len(), edition.paginate_by) {
                    let url = page_of(&edition.url, page, language, self.config);
                    self.add(&url, RouteKind::Section(number, language, page), source.clone());
                }
            }
        }
    }

    fn terms(&mut self, publication: &Publication, given: &Given) {
        let config = self.config;
        let terms = &publication.terms;
        for (number, taxonomy) in terms.taxonomies.iter().enumerate() {
            let source = given.vocabulary.own(&taxonomy.word).map(|file| Place::file(&file.file));
            let source = source.unwrap_or_else(|| Config::place("taxonomies"));
            for (language, edition) in taxonomy.editions.iter().enumerate() {
                if let Some(edition) = edition {
                    let kind = RouteKind::Taxonomy(number, language);
                    self.add(&edition.url, kind, Some(source.clone()));
                }
            }
        }
        for (number, term) in terms.list.iter().enumerate() {
            for (language, edition) in term.editions.iter().enumerate() {
                let Some(edition) = edition else { continue };
                let source = term.mention.entry(given.vocabulary);
                let source = source.map(|(file, entry)| file.place(entry, &[]));
                let written = |number: usize| Place::file(&publication.editions[number].meta.placement.file);
                let source = source.or_else(|| edition.source().map(written));
                for page in 1..=pages(edition.list.len(), config.paginate_by) {
                    let url = page_of(&edition.url, page, language, config);
                    self.add(&url, RouteKind::Term(number, language, page), source.clone());
                }
            }
        }
    }

    fn redirects(&mut self, publication: &Publication, diagnostics: &mut Vec<Diagnostic>) {
        for edition in publication.editions.iter().filter(|edition| edition.stands_in.is_none()) {
            let file = &edition.meta.placement.file;
            self.aliases(&edition.front.aliases, file, &edition.url, diagnostics);
        }
        let sections = publication.sections.iter().flat_map(|section| section.editions.iter().flatten());
        for (meta, url) in sections.filter_map(|edition| Some((edition.meta.as_ref()?, &edition.url))) {
            self.aliases(&meta.front.aliases, &meta.placement.file, url, diagnostics);
        }
    }

    fn aliases(
        &mut self,
        aliases: &[String],
        file: &Arc<str>,
        url: &Arc<str>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        for (index, alias) in aliases.iter().enumerate() {
            let place = front_matter::value_place(file, &["aliases", &index.to_string()]);
            if !urls::is_path(alias) {
                diagnostics.push(urls::invalid(alias, place));
                continue;
            }
            let is_file = alias.rsplit('/').next().is_some_and(|last| last.contains('.'));
            let slash = if is_file || alias.ends_with('/') { "" } else { "/" };
            let old = format!("{}{}{slash}", self.config.base.path, encode_path(alias)).into();
            self.add(&old, RouteKind::Redirect(url.clone()), Some(place));
        }
    }

    fn languages(&mut self, publication: &Publication, given: &Given) {
        let base = &self.config.base.path;
        for (number, language) in self.config.languages.iter().enumerate() {
            let home =
                if language.prefix.is_empty() { base.clone() } else { format!("{base}/{}", language.prefix) };
            self.add(&format!("{home}/404.html").into(), RouteKind::NotFound(number), None);
            if self.config.feeds.formats.iter().any(|format| format == "atom") {
                self.add(&format!("{home}/atom.xml").into(), RouteKind::Atom(number), None);
            }
            for part in 0..pages(sitemap_entries(publication, number), SITEMAP_LIMIT) {
                self.add(&sitemap_url(self.config, number, part), RouteKind::Sitemap(number, part), None);
            }
        }
        self.add(&format!("{base}/sitemap.xml").into(), RouteKind::SitemapIndex, None);
        // A site may have its own.
        if given.files.find_fixed("robots.txt").is_none() {
            self.add(&format!("{base}/robots.txt").into(), RouteKind::Robots, None);
        }
    }

    fn root(&mut self, publication: &Publication) {
        let config = self.config;
        if config.languages.iter().any(|language| language.prefix.is_empty()) {
            return;
        }
        let url: Arc<str> = format!("{}/", config.base.path).into();
        let front = publication.sections[0].editions[config.default_language].as_ref();
        match (config.root_page, front) {
            (RootPage::Redirect, Some(front)) => self.add(&url, RouteKind::Redirect(front.url.clone()), None),
            _ => self.add(&url, RouteKind::Root, None),
        }
        // Most hosts look for the page of missing addresses at the root alone.
        let missing = format!("{}/404.html", config.base.path).into();
        self.add(&missing, RouteKind::NotFound(config.default_language), None);
    }

    fn files(&mut self, publication: &Publication, given: &Given) {
        for (number, asset) in given.assets.list.iter().enumerate() {
            self.add(&asset.url, RouteKind::Asset(number), Some(Place::file(&asset.source)));
        }
        for (number, file) in given.files.fixed.iter().enumerate() {
            let url = format!("{}/{}", self.config.base.path, encode_path(&file.path)).into();
            self.add(&url, RouteKind::Fixed(number), Some(Place::file(&file.source)));
        }
        for &number in &publication.media {
            let file = &given.files.content[number];
            let url = media_url(&file.path, self.config).into();
            self.add(&url, RouteKind::Media(number), Some(Place::file(&file.source)));
        }
    }
}

/// Takes out the routes that no disk can hold.
fn too_long(routes: &mut Vec<Route>, diagnostics: &mut Vec<Diagnostic>) {
    routes.retain(|route| {
        let is_long = route.output.split('/').any(|part| part.len() > LONGEST_NAME);
        if is_long {
            let place = route.source.clone();
            let diagnostic = Diagnostic::new(Code::InvalidPath, place);
            diagnostics.push(diagnostic.with("path", &*route.url).with("limit", LONGEST_NAME));
        }
        !is_long
    });
}

/// Bytes of a file's name on every disk in use (ext4, APFS, NTFS: 255).
const LONGEST_NAME: usize = 255;

/// Sorts the routes by path and keeps one of each; paths that differ by case alone, or of which one
/// is the folder of another, cannot stand side by side on every disk and server.
fn clashes(routes: &mut Vec<Route>, terms: &Terms, diagnostics: &mut Vec<Diagnostic>) {
    routes.sort_by(|a, b| a.output.cmp(&b.output));
    let mut first: FxHashMap<String, usize> = FxHashMap::default();
    let mut folders: FxHashSet<String> = FxHashSet::default();
    let mut lost = FxHashSet::default();
    for (number, route) in routes.iter().enumerate() {
        let key = route.output.to_lowercase();
        let mut parent = key.as_str();
        while let Some((above, _)) = parent.rsplit_once('/') {
            if !folders.insert(above.to_string()) {
                break;
            }
            parent = above;
        }
        match first.get(&key) {
            None => {
                first.insert(key, number);
            }
            Some(&earlier) => {
                diagnostics.push(clash(route, &routes[earlier], terms));
                lost.insert(number);
            }
        }
    }
    for (number, route) in routes.iter().enumerate() {
        if folders.contains(&route.output.to_lowercase()) {
            let inside = format!("{}/", route.output.to_lowercase());
            let other = routes.iter().find(|other| other.output.to_lowercase().starts_with(&inside));
            diagnostics.extend(other.map(|other| clash(route, other, terms)));
            lost.insert(number);
        }
    }
    let mut number = 0;
    routes.retain(|_| {
        number += 1;
        !lost.contains(&(number - 1))
    });
}

/// Names both sides: by their places, or what the program makes there by itself.
fn clash(route: &Route, earlier: &Route, terms: &Terms) -> Diagnostic {
    let sides = [route, earlier];
    let mut places = sides.iter().filter_map(|side| side.source.clone());
    let made = sides.iter().find(|side| side.source.is_none()).and_then(|side| made(&side.kind));
    let by_case =
        route.output != earlier.output && route.output.to_lowercase() == earlier.output.to_lowercase();
    let mut diagnostic = Diagnostic::new(Code::UrlTwice, places.next())
        .with("url", &*route.url)
        .with("other", if by_case { &*earlier.url } else { "" })
        .with("made", made.unwrap_or_default());
    diagnostic.related.extend(places);
    // Two words: neither file has an address that could be changed.
    let name = |kind: &RouteKind| match *kind {
        RouteKind::Term(term, language, _) => {
            Some(terms.list[term].editions[language].as_ref()?.name.clone())
        }
        _ => None,
    };
    match (name(&earlier.kind), name(&route.kind)) {
        (Some(word), Some(second)) => diagnostic.with("word", word).with("second", second),
        _ => diagnostic,
    }
}

/// Returns the word for what is made without a file of the site.
fn made(kind: &RouteKind) -> Option<&'static str> {
    match kind {
        RouteKind::Section(..) => Some("front-page"),
        RouteKind::NotFound(_) => Some("page-404"),
        RouteKind::Root | RouteKind::Redirect(_) => Some("root-page"),
        RouteKind::Atom(_) => Some("feed"),
        RouteKind::SitemapIndex | RouteKind::Sitemap(..) => Some("sitemap"),
        RouteKind::Robots => Some("robots"),
        RouteKind::Edition(_)
        | RouteKind::Taxonomy(..)
        | RouteKind::Term(..)
        | RouteKind::Asset(_)
        | RouteKind::Fixed(_)
        | RouteKind::Media(_) => None,
    }
}

/// Returns how many pages a list takes; at least one.
pub fn pages(entries: usize, paginate_by: usize) -> usize {
    if paginate_by == 0 { 1 } else { entries.div_ceil(paginate_by).max(1) }
}

/// Returns the address of a page of a list: the first is the section itself.
pub fn page_of(url: &Arc<str>, page: usize, language: usize, config: &Config) -> Arc<str> {
    if page == 1 {
        return url.clone();
    }
    let word = config.languages[language].press.urls.get("page").map_or("page", String::as_str);
    // A list that is a file has its further pages in a folder of the file's name.
    let folder = if url.ends_with('/') {
        url.to_string()
    } else {
        let dot = url.rfind('.').filter(|dot| url.rfind('/').is_none_or(|slash| *dot > slash + 1));
        format!("{}/", &url[..dot.unwrap_or(url.len())])
    };
    format!("{folder}{}/{page}/", encode(word)).into()
}

/// Returns the address of a part of a language's sitemap.
pub fn sitemap_url(config: &Config, language: usize, part: usize) -> Arc<str> {
    let (base, lang) = (&config.base.path, &config.languages[language].lang);
    let suffix = if part == 0 { String::new() } else { format!("-{}", part + 1) };
    format!("{base}/sitemap-{}{suffix}.xml", lang.as_str().to_lowercase()).into()
}

/// Returns how many addresses a language's sitemap may hold at most.
pub fn sitemap_entries(publication: &Publication, language: usize) -> usize {
    let own = |edition: &Arc<Edition>| edition.language == language && edition.stands_in.is_none();
    let editions = publication.editions.iter().filter(|edition| own(edition)).count();
    let sections = publication.sections.iter().filter(|section| section.editions[language].is_some()).count();
    let Terms { taxonomies, list, .. } = &*publication.terms;
    let taxonomies = taxonomies.iter().filter(|taxonomy| taxonomy.editions[language].is_some()).count();
    let terms = list.iter().filter(|term| term.editions[language].is_some()).count();
    editions + sections + taxonomies + terms
}
