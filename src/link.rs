//! Linking: what all files say of themselves becomes one publication, with works, sections, lists,
//! routes and resolved references.
//!
//! Sees every `Meta` and the inventory of files; never a body, a template or the disk. Recomputed
//! whole whenever a `Meta` changes: works are sorted once, everything else goes by index, so a pass
//! costs O(n log n) in editions. What it remembers from the last time (`memory`) makes an edit cheap.

use std::sync::Arc;

use jiff::Timestamp;
use rustc_hash::FxHashMap;

use crate::load::assets::Assets;
use crate::load::files::Files;
use crate::locale::Locales;
use crate::model::config::{Config, Fallback};
use crate::model::diagnostic::Checked;
use crate::model::fingerprint::{Fingerprint, Hashed};
use crate::model::front::{FrontMatter, Kind};
use crate::model::meta::Meta;
use crate::model::vocabulary::Vocabulary;
use crate::model::when::Moment;
use crate::model::yaml::fields::nearest;

mod addresses;
pub mod fallback;
pub mod fronts;
mod inherit;
mod lists;
mod memory;
pub mod mentions;
mod menus;
mod references;
mod release;
pub mod routes;
mod sections;
pub mod terms;
pub mod urls;
mod works;

use addresses::Addresses;
use fallback::StandIn;
use fronts::FrontPage;
pub use memory::Memory;
use mentions::Mentions;
pub use references::{FileAt, Pointers, Resolved, media_url};
pub use release::Release;
use routes::Routes;
use terms::Terms;

/// Everything that depends on more than one file.
#[derive(Clone, Debug, Default)]
pub struct Publication {
    /// The works that are published in some language, by path.
    pub works: Vec<Work>,
    /// Their editions, then those that stand in for missing ones.
    pub editions: Vec<Arc<Edition>>,
    /// The next newer edition of each edition's section, and the next older one.
    pub neighbours: Arc<[(Option<usize>, Option<usize>)]>,
    /// The sections; the first is the root, whose editions are the front pages.
    pub sections: Vec<Section>,
    /// The choice of each language's front page.
    pub fronts: Vec<FrontPage>,
    /// What works are filed under.
    pub terms: Arc<Terms>,
    /// Menus by language, then by name.
    pub menus: Vec<Vec<(String, Vec<MenuItem>)>>,
    /// What is written, by output path.
    pub routes: Arc<Routes>,
    /// The addresses of files beside the content that are published: their numbers in the inventory.
    pub media: Vec<usize>,
    /// The next moment at which something would be published or taken down.
    pub next_change: Option<Timestamp>,
    works_by_path: FxHashMap<Arc<str>, Found>,
}

/// A work: the same story in each of its languages.
#[derive(Clone, Debug)]
pub struct Work {
    /// Its path, the same in all languages: `news/a`.
    pub path: Arc<str>,
    /// Its published editions, by the index of their language.
    pub editions: Vec<Option<usize>>,
    /// What stands in for those that it lacks.
    pub stand_ins: Vec<Option<usize>>,
    /// The languages whose edition was taken down when its time was over: nothing stands in for those.
    pub over: Vec<bool>,
    /// The edition that the others were made from, if it is published.
    pub original: Option<usize>,
}

/// A work in one language.
#[derive(Clone, Debug)]
pub struct Edition {
    /// The number of its document.
    pub document: usize,
    /// What its file says.
    pub meta: Arc<Meta>,
    /// What it says with all that it inherits.
    pub front: Arc<FrontMatter>,
    /// Stands for what its file says, with all that it inherits, under one configuration.
    pub said: Fingerprint,
    /// Its work.
    pub work: usize,
    /// The language of its readers; that of its text is its file's.
    pub language: usize,
    /// The section that lists it.
    pub section: usize,
    /// Its address from the host's root, percent-encoded.
    pub url: Arc<str>,
    /// The date of publication, as printed.
    pub date: Option<Moment>,
    /// The date of the original, where a translation has its own.
    pub first_published: Option<Moment>,
    /// The date of the last change: `updated`, or the latest correction.
    pub updated: Option<Moment>,
    /// Its form.
    pub kind: Kind,
    /// What it names of the vocabulary.
    pub mentions: Arc<Mentions>,
    /// What it points to.
    pub pointers: Arc<Pointers>,
    /// What it stands in for, where the work lacks its language.
    pub stands_in: Option<StandIn>,
}

/// A section: a folder with an `_index`.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its folder from `content/`; empty for the root. The shallowest, where languages have their own.
    pub folder: Arc<str>,
    /// The folder of its `_index` by language; `folder` where a language has none.
    pub folders: Vec<Arc<str>>,
    /// The section around it.
    pub parent: Option<usize>,
    /// The sections in it, by weight, then by folder.
    pub children: Vec<usize>,
    /// Its pages by language; `None` where it has neither an `_index` nor works.
    pub editions: Vec<Option<SectionEdition>>,
    /// What an `_index` says that is not published now, by language: its name and slug hold already.
    pub held: Vec<Option<Arc<Meta>>>,
}

/// A section in one language.
#[derive(Clone, Debug)]
pub struct SectionEdition {
    /// The number of its document, if it has one in this language.
    pub document: Option<usize>,
    /// What its `_index` says.
    pub meta: Option<Arc<Meta>>,
    /// Its name.
    pub title: String,
    /// Its address from the host's root, percent-encoded.
    pub url: Arc<str>,
    /// The parts of its path, for what lies below.
    pub parts: Vec<String>,
    /// The editions that it lists, in its order.
    pub list: Arc<[usize]>,
    /// Entries on one page; 0 for all on one.
    pub paginate_by: usize,
    /// What its text points to, by number.
    pub references: Arc<[Resolved]>,
}

/// An entry of a menu.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MenuItem {
    /// What it says.
    pub title: String,
    /// Where it leads.
    pub url: Arc<str>,
    /// The section that it leads to.
    pub section: Option<usize>,
    /// The language that it leads to, if it is another than the menu's.
    pub language: Option<usize>,
}

/// What a path of the content stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Found {
    /// A published work.
    Work(usize),
    /// A section.
    Section(usize),
    /// A work that exists and is not published now.
    Unpublished,
}

/// What linking is given beside the documents.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// Stands for which files there are, and which of them are one work.
    pub identities: Fingerprint,
    /// The inventory of files.
    pub files: &'a Files,
    /// The theme's assets.
    pub assets: &'a Assets,
    /// What things are called.
    pub vocabulary: &'a Vocabulary,
    /// The publication.
    pub config: &'a Config,
    /// The languages' collation.
    pub locales: &'a Locales,
    /// The clock.
    pub release: &'a Release,
}

/// Joins all that the files say into one publication.
pub fn link(metas: &[Hashed<Arc<Meta>>], given: &Given, memory: &mut Memory) -> Checked<Publication> {
    let (config, release) = (given.config, given.release);
    let timeless = Release { now: Timestamp::UNIX_EPOCH, ..*release };
    memory.hold_for(Fingerprint::of(&(config.fingerprint, given.vocabulary.fingerprint, timeless)));
    let mut diagnostics = Vec::new();
    let groups = memory.groups.take(given.identities, &mut diagnostics, || works::group(metas, config));
    let (mut sections, next) = sections::tree(metas, &groups, config, release);
    let (mut publication, mut works) =
        works::editions(metas, &groups, &sections, given, memory).drain_into(&mut diagnostics);
    publication.next_change = release::earliest(publication.next_change, next);
    fallback::stand_in(&mut publication, &sections, config);
    sections::name(&mut sections, &publication.editions, config, &mut diagnostics);
    publication.sections = sections;
    sections::check_fallback(&publication.sections, config, &mut diagnostics);
    sections::check_cascades(&publication.sections, given, &mut diagnostics);
    urls::assign(&mut publication, &mut works, config, &mut diagnostics);
    fallback::address(&mut publication, config);
    let listed = lists::fill(&mut publication, given, &mut memory.lists);
    let key = terms::key_of(&publication, listed.0, given);
    publication.terms =
        memory.terms.take(key, &mut diagnostics, || terms::terms(&publication, &listed.1, given));
    publication.index();
    let found = references::resolve(&mut publication, &mut works, given, &mut diagnostics);
    fallback::point(&mut publication, given, found.book, memory);
    references::publish(&mut publication);
    works.into_memory(&publication.editions, memory);
    let (fronts, expiry) = fronts::compose(&publication, given, &mut diagnostics);
    publication.fronts = fronts;
    publication.next_change = release::earliest(publication.next_change, expiry);
    let key = Fingerprint::of(&(found.book, given.identities, routes::key(&publication, given)));
    publication.routes = memory.routes.take(key, &mut diagnostics, || routes::routes(&publication, given));
    let addresses = Addresses::of(&publication, config);
    addresses.check(&found.rooted, &mut diagnostics);
    publication.menus = menus::menus(&publication, &addresses, config, &mut diagnostics);
    Checked { value: publication, diagnostics }
}

impl Section {
    /// Returns the rest of a folder's path below this section, in whichever of its folders that lies.
    pub fn below<'f>(&self, folder: &'f str) -> &'f str {
        let inside = |own: &Arc<str>| match folder.strip_prefix(&**own)? {
            rest if own.is_empty() || rest.is_empty() => Some(rest),
            rest => rest.strip_prefix('/'),
        };
        self.folders.iter().filter_map(inside).min_by_key(|rest| rest.len()).unwrap_or_default()
    }
}

impl Publication {
    /// Returns what a path stands for: `news/a`, `news/_index`, with or without `index` and `.md`.
    pub fn find(&self, path: &str) -> Option<Found> {
        let path = path.trim_matches('/');
        let path = path.strip_suffix(".md").unwrap_or(path);
        let bundle = path.strip_suffix("/index").unwrap_or(path);
        let section = || match path {
            "" => self.works_by_path.get("_index").copied(),
            _ => self.works_by_path.get(&*format!("{path}/_index")).copied(),
        };
        self.works_by_path.get(bundle).copied().or_else(section)
    }

    /// Returns the path, as one writes it in a link, that an unknown one was most likely meant to be.
    /// Costs a look at every path: for what is wrong alone.
    pub fn nearest(&self, wanted: &str) -> Option<String> {
        let wanted = wanted.trim_start_matches("@/").trim_end_matches(".md");
        let name = |path: &'_ str| path.rfind('/').map_or(0, |at| at + 1);
        // In their order, so that of two equally near ones always the same is suggested.
        let mut paths: Vec<&str> = self.works_by_path.keys().map(AsRef::as_ref).collect();
        paths.sort_unstable();
        let paths = || paths.iter().copied();
        let same_name = |path: &&str| path[name(path)..] == wanted[name(wanted)..];
        let found = nearest(wanted, paths()).or_else(|| paths().find(same_name))?;
        Some(format!("@/{found}.md"))
    }

    /// Returns the address of a work or section in a language, or else in the language where it
    /// was written first, and which language that is.
    pub fn address(&self, found: Found, language: usize) -> Option<(Arc<str>, usize)> {
        match found {
            Found::Work(work) => {
                let work = &self.works[work];
                let own = work.shown(language);
                let edition = own.or_else(|| work.first())?;
                let edition = &self.editions[edition];
                Some((edition.url.clone(), edition.meta.placement.language))
            }
            Found::Section(section) => {
                let editions = &self.sections[section].editions;
                let at =
                    |language: usize| editions[language].as_ref().map(|found| (found.url.clone(), language));
                at(language).or_else(|| (0..editions.len()).find_map(at))
            }
            Found::Unpublished => None,
        }
    }

    /// Returns the policy for what is not translated: of its section, or of the nearest around that.
    pub fn fallback(&self, found: Found, config: &Config) -> Fallback {
        let at = match found {
            Found::Work(work) => self.works[work].first().map(|edition| self.editions[edition].section),
            Found::Section(section) => Some(section),
            Found::Unpublished => None,
        };
        at.map_or_else(|| fallback::policy(&[], 0, config), |at| fallback::policy(&self.sections, at, config))
    }

    /// Returns the section of that folder.
    pub fn section(&self, folder: &str) -> Option<usize> {
        match self.find(&if folder.is_empty() { "_index".into() } else { format!("{folder}/_index") })? {
            Found::Section(section) => Some(section),
            Found::Work(_) | Found::Unpublished => None,
        }
    }

    /// Returns what an edition is called in menus.
    pub fn edition_title(&self, edition: usize) -> Option<&str> {
        let front = &self.editions[edition].front;
        front.short_title.as_deref().or(front.title.as_deref())
    }

    /// Returns what a section is called in menus, in a language that it has.
    pub fn section_title(&self, section: usize, language: usize) -> Option<&str> {
        let edition = self.sections[section].editions[language].as_ref()?;
        let short = edition.meta.as_ref().and_then(|meta| meta.front.short_title.as_deref());
        Some(short.unwrap_or(&edition.title))
    }

    /// Returns what the file of a work or section in a language says.
    pub fn meta(&self, found: Found, language: usize) -> Option<&Arc<Meta>> {
        match found {
            Found::Work(work) => Some(&self.editions[self.works[work].editions[language]?].meta),
            Found::Section(section) => self.sections[section].editions[language].as_ref()?.meta.as_ref(),
            Found::Unpublished => None,
        }
    }

    fn index(&mut self) {
        for (number, section) in self.sections.iter().enumerate() {
            for folder in section.folders.iter().chain([&section.folder]) {
                let path = if folder.is_empty() { "_index".to_string() } else { format!("{folder}/_index") };
                self.works_by_path.insert(path.into(), Found::Section(number));
            }
        }
    }
}
