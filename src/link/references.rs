//! References: what bodies and covers point to, resolved to addresses in the same language.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::link::memory::WorkMemory;
use crate::link::works::Works;
use crate::link::{Found, Given, Publication};
use crate::load::files::{FileEntry, Size};
use crate::model::address::{encode, encode_path};
use crate::model::body::{Reference, ReferenceKind};
use crate::model::config::{Config, Fallback};
use crate::model::diagnostic::{Checked, Code, Diagnostic, Place, Spot};
use crate::model::fingerprint::Fingerprint;
use crate::model::lang::Lang;
use crate::model::meta::{Layout, Meta, Placement};
use crate::model::yaml::fields::nearest;
use crate::parse::front_matter;

pub(super) mod pictures;
mod taken;

use pictures::{Picturing, likely_file};

/// What a reference leads to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Resolved {
    /// An address of the site, with fragment; the language, if it is not the page's own.
    Address(Arc<str>, Option<usize>),
    /// A picture: its address, and its size where that is known.
    Picture(Arc<str>, Option<Size>),
    /// A file that a directive takes: its address, and where it lies.
    File(Arc<str>, FileAt),
    /// A work or section that a directive takes: its address, the language if it is not the page's own, and which it is.
    Work(Arc<str>, Option<usize>, Found),
    /// Nothing that can be linked to now.
    Nowhere,
}

/// Where a file lies.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum FileAt {
    /// Beside the content, by its path from `content/`.
    Content(Arc<str>),
    /// Among those that are published as they are, by its path.
    Fixed(Arc<str>),
}

/// All that one edition points to.
#[derive(Clone, Debug, Default)]
pub struct Pointers {
    /// What its body points to, by number.
    pub references: Arc<[Resolved]>,
    /// Its cover's file.
    pub cover: Option<Resolved>,
    /// The works that its editors chose to go with it, in its language: numbers of editions.
    pub related: Vec<usize>,
    /// Files beside the content that it shows, by number.
    media: Vec<usize>,
    /// References with a fragment, by number, and the page that they lead to.
    anchors: Vec<(usize, Found, usize)>,
    /// References that are written from the site's root, by number.
    rooted: Vec<usize>,
}

/// What resolving has come across.
#[derive(Debug, Default)]
pub(super) struct Across {
    /// Stands for everything that references are resolved by, but for the headings of pages.
    pub book: Fingerprint,
    /// References that are written from the site's root: whose, and their number.
    pub rooted: Vec<(Arc<Meta>, usize)>,
}

/// Resolves the references of all editions and sections, their covers and chosen related works.
pub(super) fn resolve(
    publication: &mut Publication,
    works: &mut Works,
    given: &Given,
    diagnostics: &mut Vec<Diagnostic>,
) -> Across {
    let book = book(publication, works, given);
    let mut across = Across { book, rooted: Vec::new() };
    let shared = &*publication;
    let remember = |(memory, out): (&mut WorkMemory, &Vec<Option<usize>>)| {
        for (said, number) in memory.editions.iter_mut().zip(out) {
            if let (Some(said), Some(number)) = (said, number) {
                said.pointers.recall(book, || of_edition(*number, shared, given));
            }
        }
    };
    works.memories.par_iter_mut().zip(&works.out).for_each(remember);
    for (memory, out) in works.memories.iter().zip(&works.out) {
        for (said, number) in memory.editions.iter().zip(out) {
            let said = said.as_ref().filter(|_| number.is_some());
            let pointers = said.and_then(|said| said.pointers.give(diagnostics));
            if let (Some(pointers), Some(number)) = (pointers, number) {
                let meta = &publication.editions[*number].meta;
                check_anchors(meta, &pointers, publication, diagnostics);
                across.rooted.extend(pointers.rooted.iter().map(|&number| (meta.clone(), number)));
                if !Arc::ptr_eq(&publication.editions[*number].pointers, &pointers) {
                    Arc::make_mut(&mut publication.editions[*number]).pointers = pointers;
                }
            }
        }
    }
    for (number, language, pointers) in of_sections(publication, given, &mut across, diagnostics) {
        if let Some(edition) = &mut publication.sections[number].editions[language] {
            edition.references = pointers.references;
        }
        publication.media.extend(pointers.media);
    }
    across
}

/// Gathers the files beside the content that are shown or linked to, each once.
pub(super) fn publish(publication: &mut Publication) {
    let mut media: BTreeSet<usize> = std::mem::take(&mut publication.media).into_iter().collect();
    media.extend(&publication.terms.media);
    publication.editions.iter().for_each(|edition| media.extend(&edition.pointers.media));
    publication.media = media.into_iter().collect();
}

/// Returns what stands for everything that references are resolved by, but for the headings of pages.
fn book(publication: &Publication, works: &Works, given: &Given) -> Fingerprint {
    let editions = publication.editions.par_iter();
    let editions: Vec<_> =
        editions.map(|edition| (&edition.url, edition.language, edition.section, edition.work)).collect();
    let originals: Vec<_> = publication.works.iter().map(|work| (&work.editions, work.original)).collect();
    let sections = publication.sections.iter().map(|section| {
        let urls = section.editions.iter().map(|edition| edition.as_ref().map(|edition| &edition.url));
        (&section.folder, &section.folders, section.parent, urls.collect::<Vec<_>>())
    });
    let sections: Vec<_> = sections.collect();
    Fingerprint::of(&(editions, originals, sections, works.paths, given.files.fingerprint))
}

/// Resolves what one edition points to, for its readers' language.
pub(super) fn of_edition(number: usize, publication: &Publication, given: &Given) -> Checked<Arc<Pointers>> {
    let edition = &publication.editions[number];
    let mut resolver = Resolver::new(publication, given, edition.language);
    resolver.found.references = resolver.all(&edition.meta);
    resolver.found.cover = edition.front.cover.as_ref().and_then(|cover| {
        let original = publication.works[edition.work].original;
        resolver.cover(&edition.meta, cover, original)
    });
    resolver.found.related = resolver.related(edition);
    Checked { value: Arc::new(resolver.found), diagnostics: resolver.diagnostics }
}

fn of_sections(
    publication: &Publication,
    given: &Given,
    across: &mut Across,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(usize, usize, Pointers)> {
    let mut found = Vec::new();
    for (number, section) in publication.sections.iter().enumerate() {
        for (language, edition) in section.editions.iter().enumerate() {
            if let Some(meta) = edition.as_ref().and_then(|edition| edition.meta.as_ref()) {
                let mut resolver = Resolver::new(publication, given, language);
                resolver.found.references = resolver.all(meta);
                diagnostics.extend(resolver.diagnostics);
                check_anchors(meta, &resolver.found, publication, diagnostics);
                across.rooted.extend(resolver.found.rooted.iter().map(|&number| (meta.clone(), number)));
                found.push((number, language, resolver.found));
            }
        }
    }
    found
}

/// Headings are looked up each time: an edit of one is to cost a look, and not all references of the site.
fn check_anchors(
    meta: &Meta,
    pointers: &Pointers,
    publication: &Publication,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for &(number, found, language) in &pointers.anchors {
        if let Some(target) = publication.meta(found, language) {
            let place = Place { file: meta.placement.file.clone(), spot: Spot::Reference(number) };
            diagnostics.extend(missing_anchor(target, meta.references[number].fragment.as_deref(), place));
        }
    }
}

struct Resolver<'a> {
    publication: &'a Publication,
    given: &'a Given<'a>,
    /// The language of the readers.
    language: usize,
    found: Pointers,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Resolver<'a> {
    fn new(publication: &'a Publication, given: &'a Given<'a>, language: usize) -> Self {
        Self { publication, given, language, found: Pointers::default(), diagnostics: Vec::new() }
    }

    fn all(&mut self, meta: &Meta) -> Arc<[Resolved]> {
        let one = |(number, reference): (usize, &Reference)| {
            let spot = Spot::Reference(number);
            let place = Place { file: meta.placement.file.clone(), spot };
            match reference.kind {
                ReferenceKind::Link => self.link(meta, (number, reference), place),
                ReferenceKind::Picture => self.picture(&meta.placement, &reference.path, place),
                ReferenceKind::File => self.file(&meta.placement, &reference.path, place),
                ReferenceKind::Work => self.work(meta, (number, reference), place),
            }
        };
        meta.references.iter().enumerate().map(one).collect()
    }

    fn link(&mut self, meta: &Meta, (number, reference): (usize, &Reference), place: Place) -> Resolved {
        let fragment = reference.fragment.as_deref();
        let suffix = suffix(reference);
        if reference.path.is_empty() {
            self.diagnostics.extend(missing_anchor(meta, fragment, place));
            return Resolved::Address(suffix.into(), None);
        }
        if reference.path.starts_with('/') {
            // Whether such an address exists is known when all routes are.
            self.found.rooted.push(number);
            let path = encode_path(&reference.path);
            return Resolved::Address(format!("{}{path}{suffix}", self.given.config.base.path).into(), None);
        }
        let Some(path) = join(&meta.placement.home, &reference.path) else {
            return self.nowhere(Code::LinkToNowhere, &meta.placement, &reference.path, place);
        };
        if let Some(file) = self.given.files.find(&path) {
            return Resolved::Address(format!("{}{suffix}", self.publish(file)).into(), None);
        }
        let is_file = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
        if is_file && !path.to_ascii_lowercase().ends_with(".md") {
            return self.nowhere(Code::MissingFile, &meta.placement, &reference.path, place);
        }
        let (path, asked) = without_language(&path, &meta.placement, self.given.config);
        match self.publication.find(&path) {
            None => self.nowhere(Code::LinkToNowhere, &meta.placement, &reference.path, place),
            Some(Found::Unpublished) => self.unpublished(reference, place),
            Some(found) => self.address((found, asked), (number, reference), place),
        }
    }

    /// Leads to the page's own language; where that is missing, to the original, labelled. Where the
    /// section's policy is to hide what is not translated, such a link is hardly what was meant.
    fn address(
        &mut self,
        (found, asked): (Found, Option<usize>),
        (number, reference): (usize, &Reference),
        place: Place,
    ) -> Resolved {
        let own = self.language;
        let Some((url, language)) = self.publication.address(found, asked.unwrap_or(own)) else {
            return Resolved::Nowhere;
        };
        let policy = self.publication.fallback(found, self.given.config);
        let meant = asked.is_none() && policy != Fallback::Hide;
        if asked.unwrap_or(own) != language && !meant {
            let lang = |language: usize| self.given.config.languages[language].lang.to_string();
            let diagnostic = Diagnostic::new(Code::LinkOtherLanguage, place);
            self.diagnostics.push(
                diagnostic
                    .with("lang", lang(asked.unwrap_or(own)))
                    .with("other", lang(language))
                    .with("url", &*url),
            );
        }
        if reference.fragment.is_some() {
            self.found.anchors.push((number, found, language));
        }
        let suffix = suffix(reference);
        Resolved::Address(format!("{url}{suffix}").into(), (language != own).then_some(language))
    }

    fn cover(
        &mut self,
        meta: &Arc<Meta>,
        cover: &crate::model::front::Cover,
        original: Option<usize>,
    ) -> Option<Resolved> {
        let src = cover.src.as_ref()?;
        let own = meta.front.cover.as_ref().is_some_and(|cover| cover.src.is_some());
        let original = original.map(|original| self.publication.editions[original].meta.clone());
        // A picture that is inherited is looked for beside the file that names it.
        let named_in = if own { meta.clone() } else { original.unwrap_or_else(|| meta.clone()) };
        let place = if own {
            front_matter::value_place(&meta.placement.file, &["cover", "src"])
        } else {
            Place::value(&meta.placement.file, "title")
        };
        if cover.alt.as_deref().unwrap_or_default().is_empty() && !cover.decorative {
            let diagnostic = Diagnostic::new(Code::MissingAlt, place.clone());
            self.diagnostics.push(diagnostic.with("path", src.as_str()));
        }
        let placement = Placement { language: meta.placement.language, ..named_in.placement.clone() };
        Some(self.picture(&placement, src, place))
    }

    fn picture(&mut self, placement: &Placement, path: &str, place: Place) -> Resolved {
        let from = Picturing { home: &placement.home, language: placement.language, place };
        let (resolved, media) = pictures::find(path, &from, self.given).drain_into(&mut self.diagnostics);
        self.found.media.extend(media);
        resolved
    }

    fn publish(&mut self, file: &FileEntry) -> String {
        let number = self.given.files.number(file);
        self.found.media.extend(number);
        media_url(&file.path, self.given.config)
    }

    fn related(&mut self, edition: &super::Edition) -> Vec<usize> {
        let mut related = Vec::new();
        for (index, path) in edition.front.related.iter().enumerate() {
            let placement = &edition.meta.placement;
            let found = join(&placement.home, path).and_then(|full| {
                let (path, _) = without_language(&full, placement, self.given.config);
                self.publication.find(&path)
            });
            match found {
                Some(Found::Work(work)) if work != edition.work => {
                    let chosen = self.publication.works[work].shown(edition.language);
                    related.extend(chosen.filter(|chosen| !related.contains(chosen)));
                }
                Some(_) => {}
                None => {
                    let place = front_matter::value_place(&placement.file, &["related", &index.to_string()]);
                    self.nowhere(Code::UnknownWork, placement, path, place);
                }
            }
        }
        related
    }

    /// Reports a path that leads nowhere, with the path from `content/` that was most likely meant.
    fn nowhere(&mut self, code: Code, placement: &Placement, path: &str, place: Place) -> Resolved {
        let nearest = join(&placement.home, path).and_then(|full| match code {
            Code::MissingPicture if path.starts_with('/') => {
                likely_file(path.trim_start_matches('/'), "/", &self.given.files.fixed)
            }
            Code::MissingPicture | Code::MissingFile => likely_file(&full, "@/", &self.given.files.content),
            _ => self.publication.nearest(&without_language(&full, placement, self.given.config).0),
        });
        let diagnostic = Diagnostic::new(code, place).with("path", path);
        self.diagnostics.push(diagnostic.with("nearest", nearest.unwrap_or_default()));
        Resolved::Nowhere
    }
}

/// Returns the finding that a page does not have the heading of a fragment, if it does not.
pub(super) fn missing_anchor(target: &Meta, fragment: Option<&str>, place: Place) -> Option<Diagnostic> {
    let id = fragment.filter(|id| !id.is_empty())?;
    let made = id.starts_with("fn-") || id.starts_with("fnref-");
    // Of a file that cannot be read, no headings are known.
    let unknown = target.outline.is_empty() && !target.front.unread.is_empty();
    if made || unknown || target.outline.iter().any(|heading| heading.id == id) {
        return None;
    }
    let nearest = nearest(id, target.outline.iter().map(|heading| heading.id.as_str()));
    let diagnostic = Diagnostic::new(Code::MissingAnchor, place)
        .with("anchor", id)
        .with("target", &*target.placement.file)
        .with("nearest", nearest.unwrap_or_default());
    Some(diagnostic)
}

/// Returns query and fragment of a reference as they stand in an address.
fn suffix(reference: &Reference) -> String {
    let fragment = reference.fragment.as_ref().map(|id| format!("#{}", encode(id)));
    format!("{}{}", reference.query, fragment.unwrap_or_default())
}

/// Returns the address of a file that lies beside the content.
pub fn media_url(path: &str, config: &Config) -> String {
    format!("{}/media/{}", config.base.path, encode_path(path))
}

/// Joins a reference to the folder it is written in; `@/` starts from `content/`. `None` above it.
pub(super) fn join(home: &str, path: &str) -> Option<String> {
    let (home, path) = path.strip_prefix("@/").map_or((home, path), |path| ("", path));
    let mut parts: Vec<&str> = home.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Takes the language off a path, be it a suffix or the first folder: a link goes to the work.
pub(super) fn without_language(
    path: &str,
    placement: &Placement,
    config: &Config,
) -> (String, Option<usize>) {
    let listed = |tag: &str| Lang::parse(tag).and_then(|lang| config.language(&lang));
    let path = path.strip_suffix(".md").unwrap_or(path);
    if placement.layout == Layout::Folders
        && let Some((first, rest)) = path.split_once('/')
        && let Some(language) = listed(first)
    {
        return (rest.to_string(), (language != placement.language).then_some(language));
    }
    match path.rsplit_once('.') {
        Some((stem, tag)) if !tag.contains('/') => match listed(tag) {
            Some(language) => (stem.to_string(), Some(language)),
            None => (path.to_string(), None),
        },
        _ => (path.to_string(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_joined_from_their_folder() {
        for (home, path, joined) in [
            ("news", "a.md", Some("news/a.md")),
            ("news/hội-nghị", "../a.md", Some("news/a.md")),
            ("news", "@/about.md", Some("about.md")),
            ("", "./ảnh.jpg", Some("ảnh.jpg")),
            ("news", "../../a.md", None),
        ] {
            assert_eq!(join(home, path).as_deref(), joined, "{path}");
        }
    }
}
