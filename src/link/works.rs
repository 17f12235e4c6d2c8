//! Works: files that are translations of each other, and what each edition inherits.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;
use rayon::prelude::*;

use crate::link::memory::{EditionMemory, Memory, WorkMemory};
use crate::link::mentions::mentions;
use crate::link::release::{Admission, earliest};
use crate::link::{Edition, Found, Given, Publication, Release, Section, Work, inherit, sections};
use crate::model::config::Config;
use crate::model::diagnostic::{Checked, Code, Diagnostic, Place};
use crate::model::fingerprint::{Fingerprint, Hashed};
use crate::model::front::{FrontMatter, Kind};
use crate::model::memo::Memo;
use crate::model::meta::{Layout, Meta, Role};
use crate::model::when::{Moment, When};
use crate::parse::front_matter;

/// Files that are translations of each other: the numbers of their documents.
#[derive(Debug)]
pub(super) struct Group {
    pub path: Arc<str>,
    pub section: bool,
    /// By language.
    pub documents: Vec<Option<usize>>,
    /// The other paths that a translation key has joined to it.
    pub joined: Vec<Arc<str>>,
    /// The language that the others were made from.
    pub original: Option<usize>,
}

/// Groups documents into works: by path, then by `translation_key`.
pub(super) fn group(metas: &[Hashed<Arc<Meta>>], config: &Config) -> Checked<Arc<[Group]>> {
    let mut diagnostics = Vec::new();
    mixed_layouts(metas, &mut diagnostics);
    let placement = |number: usize| &metas[number].value.placement;
    let mut order: Vec<usize> = (0..metas.len()).collect();
    order.sort_by(|&a, &b| placement(a).work.cmp(&placement(b).work));
    let mut groups = Vec::with_capacity(metas.len());
    for same in order.chunk_by(|&a, &b| placement(a).work == placement(b).work) {
        let first = placement(same[0]);
        let mut documents: Vec<Option<usize>> = vec![None; config.languages.len()];
        for &number in same {
            let placement = placement(number);
            match &mut documents[placement.language] {
                Some(first) => {
                    let lang = config.languages[placement.language].lang.as_str();
                    let first = Place::file(&metas[*first].value.placement.file);
                    let diagnostic = Diagnostic::new(Code::LanguageTwice, Place::file(&placement.file));
                    diagnostics.push(diagnostic.with("lang", lang).beside(first));
                }
                free => *free = Some(number),
            }
        }
        let section = first.role == Role::Section;
        let (path, joined) = (first.work.clone(), Vec::new());
        groups.push(Group { path, section, documents, joined, original: None });
    }
    let mut groups = join_by_key(metas, groups, &mut diagnostics);
    for group in &mut groups {
        group.original = original(group, metas, config, &mut diagnostics);
    }
    Checked { value: groups.into(), diagnostics }
}

fn join_by_key(
    metas: &[Hashed<Arc<Meta>>],
    groups: Vec<Group>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Group> {
    let mut joined: Vec<Group> = Vec::with_capacity(groups.len());
    let mut by_key: HashMap<&str, usize> = HashMap::new();
    for group in groups {
        let key_of = |number: usize| metas[number].value.front.translation_key.as_deref();
        let keys: Vec<&str> = group.documents.iter().flatten().filter_map(|&number| key_of(number)).collect();
        let known = keys.iter().find_map(|key| by_key.get(key).copied());
        let target = known.unwrap_or(joined.len());
        for key in keys {
            by_key.entry(key).or_insert(target);
        }
        let Some(into) = known.map(|known| &mut joined[known]) else {
            joined.push(group);
            continue;
        };
        into.joined.push(group.path.clone());
        for (language, number) in group.documents.iter().enumerate() {
            let Some(number) = *number else { continue };
            match into.documents[language] {
                Some(first) => {
                    let file = &metas[number].value.placement.file;
                    let place = Place::value(file, "translation_key");
                    let first = Place::file(&metas[first].value.placement.file);
                    let diagnostic = Diagnostic::new(Code::TranslationKeyClash, place);
                    diagnostics
                        .push(diagnostic.with("key", key_of(number).unwrap_or_default()).beside(first));
                }
                None => into.documents[language] = Some(number),
            }
        }
    }
    joined
}

/// Works on their way to be published: what is remembered of each, and what of it is out.
#[derive(Debug, Default)]
pub(super) struct Works {
    keys: Vec<Fingerprint>,
    /// By group; sections have none.
    pub memories: Vec<WorkMemory>,
    /// The numbers of the editions that are out, by group, then by language.
    pub out: Vec<Vec<Option<usize>>>,
    /// Stands for all paths and what is found there.
    pub paths: Fingerprint,
}

impl Works {
    /// Hands what is remembered back, with the editions as they have become.
    pub fn into_memory(mut self, editions: &[Arc<Edition>], memory: &mut Memory) {
        for (work, out) in self.memories.iter_mut().zip(&self.out) {
            for (said, number) in work.editions.iter_mut().zip(out) {
                if let (Some(said), Some(number)) = (said, number) {
                    said.last = Some(editions[*number].clone());
                }
            }
        }
        memory.keep(self.keys, self.memories);
    }
}

/// What a work has to be published.
struct Ready {
    /// By language. Their numbers come later.
    editions: Vec<Option<Arc<Edition>>>,
    /// By language: whether its time is over.
    over: Vec<bool>,
    next: Option<Timestamp>,
}

/// Makes the editions that are published now. Their URLs and lists come later.
pub(super) fn editions(
    metas: &[Hashed<Arc<Meta>>],
    groups: &[Group],
    sections: &[Section],
    given: &Given,
    memory: &mut Memory,
) -> Checked<(Publication, Works)> {
    let (config, release) = (given.config, given.release);
    let above = (&sections::Folders::of(sections), &sections::Cascades::of(sections, config));
    let stories: Vec<&Group> = groups.iter().filter(|group| !group.section).collect();
    let keys: Vec<_> = stories.par_iter().map(|group| key(group, metas, above)).collect();
    let mut memories: Vec<_> = keys.iter().map(|key| memory.take(*key).unwrap_or_default()).collect();
    let ready = |((memory, key), group): ((&mut WorkMemory, &Fingerprint), &&Group)| {
        if memory.editions.is_empty() {
            *memory = read((group, *key), metas, above, given);
        }
        ready(group, memory, metas, (above.0, release))
    };
    let ready: Vec<_> = memories.par_iter_mut().zip(&keys).zip(&stories).map(ready).collect();
    let (publication, out, paths) = number(&stories, ready);
    let diagnostics = memories.iter().flat_map(|memory| memory.diagnostics.iter().cloned()).collect();
    Checked { value: (publication, Works { keys, memories, out, paths }), diagnostics }
}

/// Numbers works and editions, in the order of the works' paths.
fn number(stories: &[&Group], ready: Vec<Ready>) -> (Publication, Vec<Vec<Option<usize>>>, Fingerprint) {
    let mut publication =
        Publication { editions: Vec::with_capacity(2 * ready.len()), ..Publication::default() };
    let mut numbers = Vec::with_capacity(ready.len());
    let mut paths = Vec::with_capacity(ready.len());
    for (group, ready) in stories.iter().zip(ready) {
        publication.next_change = earliest(publication.next_change, ready.next);
        let work = publication.works.len();
        let is_out = ready.editions.iter().any(Option::is_some);
        // Works joined by a translation key are found under each of their paths, published or not.
        let found = if is_out { Found::Work(work) } else { Found::Unpublished };
        paths.extend([&group.path].into_iter().chain(&group.joined).map(|path| (path.clone(), found)));
        let mut out = vec![None; ready.editions.len()];
        for (language, edition) in ready.editions.into_iter().enumerate() {
            let Some(mut edition) = edition else { continue };
            if edition.work != work {
                Arc::make_mut(&mut edition).work = work;
            }
            out[language] = Some(publication.editions.len());
            publication.editions.push(edition);
        }
        if is_out {
            let original = group.original.and_then(|original| out[original]);
            let (path, stand_ins) = (group.path.clone(), vec![None; out.len()]);
            let over = ready.over;
            publication.works.push(Work { path, editions: out.clone(), stand_ins, over, original });
        }
        numbers.push(out);
    }
    let stand = Fingerprint::of(&paths);
    publication.works_by_path = paths.into_iter().collect();
    (publication, numbers, stand)
}

/// Returns what stands for all that a work's files say, with all that they inherit.
fn key(group: &Group, metas: &[Hashed<Arc<Meta>>], (folders, cascades): Above) -> Fingerprint {
    let of = |(language, document): (usize, &Option<usize>)| {
        let meta = &metas[(*document)?];
        let section = folders.nearest(&meta.value.placement.folder);
        Some((meta.fingerprint, cascades.fingerprint(section, language)))
    };
    Fingerprint::of(&group.documents.iter().enumerate().map(of).collect::<Vec<_>>())
}

/// The sections above works, and what they hand down.
type Above<'a> = (&'a sections::Folders<'a>, &'a sections::Cascades);

fn ready(
    group: &Group,
    memory: &WorkMemory,
    metas: &[Hashed<Arc<Meta>>],
    (folders, release): (&sections::Folders, &Release),
) -> Ready {
    let (admitted, next) = admit(&memory.editions, release);
    let first = group.original.and_then(|original| memory.editions[original].as_ref()?.date);
    let edition = |(language, said): (usize, &Option<EditionMemory>)| {
        let (said, document) = (said.as_ref()?, group.documents[language]?);
        let meta = &metas[document].value;
        let section = folders.nearest(&meta.placement.folder);
        let first = first.or(said.date);
        let is_same = |last: &&Arc<Edition>| {
            last.document == document && last.section == section && last.first_published == first
        };
        let last = said.last.as_ref().filter(is_same).cloned();
        admitted[language]
            .then(|| last.unwrap_or_else(|| Arc::new(edition(meta, said, (document, section), first))))
    };
    let is_over = |said: &Option<EditionMemory>| {
        said.as_ref().is_some_and(|said| release.admits(said.term).0 == Admission::Over)
    };
    Ready {
        editions: memory.editions.iter().enumerate().map(edition).collect(),
        over: memory.editions.iter().map(is_over).collect(),
        next,
    }
}

/// Reads what the files of one work say, with all that they inherit.
fn read(
    (group, key): (&Group, Fingerprint),
    metas: &[Hashed<Arc<Meta>>],
    above: Above,
    given: &Given,
) -> WorkMemory {
    let (config, release) = (given.config, given.release);
    let mut diagnostics = Vec::new();
    let fronts = complete(group, metas, above, config);
    let zone = &config.time_zone;
    let resolve = |when: Option<When>| when.map(|when| when.resolve(zone));
    let original = group.original.and_then(|original| Some((original, fronts[original].clone()?)));
    let mut said = |(language, front): (usize, Option<Arc<FrontMatter>>)| {
        let (document, front) = (group.documents[language]?, front?);
        let meta = &metas[document].value;
        require(meta, &front, &mut diagnostics);
        let original = original.as_ref().filter(|(original, _)| *original != language);
        let original = original.map(|(_, front)| &**front);
        let at = (&meta.placement.file, language);
        let mentions = mentions(&front, (&meta.front, original), at, given, &mut diagnostics);
        let date = resolve(front.date);
        let corrected = front.corrections.iter().filter_map(|correction| resolve(correction.date));
        let updated = resolve(front.updated).into_iter().chain(corrected).max_by_key(|moment| moment.at);
        Some(EditionMemory {
            said: Fingerprint::of(&(key, language)),
            term: release.term(&front, config),
            date,
            updated: updated.filter(|updated| date.is_none_or(|date| updated.at > date.at)),
            kind: front.kind.unwrap_or(Kind::Article),
            mentions: Arc::new(mentions),
            front,
            url: Memo::default(),
            last: None,
            pointers: Memo::default(),
        })
    };
    let editions = fronts.into_iter().enumerate().map(&mut said).collect();
    WorkMemory { editions, diagnostics }
}

fn edition(
    meta: &Arc<Meta>,
    said: &EditionMemory,
    (document, section): (usize, usize),
    first: Option<Moment>,
) -> Edition {
    Edition {
        document,
        meta: meta.clone(),
        front: said.front.clone(),
        said: said.said,
        work: 0,
        language: meta.placement.language,
        section,
        url: "".into(),
        date: said.date,
        first_published: first,
        updated: said.updated,
        kind: said.kind,
        mentions: said.mentions.clone(),
        pointers: Arc::default(),
        stands_in: None,
    }
}

/// Returns each edition's front matter with all that it inherits, by language.
///
/// What the original itself says comes first, then the cascades in the edition's own language, then
/// what only the original's cascades say.
fn complete(
    group: &Group,
    metas: &[Hashed<Arc<Meta>>],
    (folders, cascades): Above,
    config: &Config,
) -> Vec<Option<Arc<FrontMatter>>> {
    let meta = |language: usize| group.documents[language].map(|document| &metas[document].value);
    let cascades =
        |language: usize, meta: &Meta| cascades.of_section(folders.nearest(&meta.placement.folder), language);
    let written = group.original.and_then(|language| {
        let meta = meta(language)?;
        Some((language, &meta.front, cascaded(&meta.front, cascades(language, meta))))
    });
    let of = |language: usize| {
        let meta = meta(language)?;
        let Some((original, raw, whole)) = &written else { return Some(meta.front.clone()) };
        if *original == language {
            return Some(whole.clone());
        }
        let mut front = FrontMatter::clone(&meta.front);
        inherit::from_original(&mut front, raw, &config.inherit);
        for cascade in cascades(language, meta) {
            inherit::from_cascade(&mut front, cascade);
        }
        if !Arc::ptr_eq(raw, whole) {
            inherit::from_original(&mut front, whole, &config.inherit);
        }
        Some(Arc::new(front))
    };
    (0..group.documents.len()).map(of).collect()
}

fn cascaded(front: &Arc<FrontMatter>, cascades: &[FrontMatter]) -> Arc<FrontMatter> {
    let mut front = front.clone();
    for cascade in cascades {
        inherit::from_cascade(Arc::make_mut(&mut front), cascade);
    }
    front
}

/// Returns the language that the others were made from: as the work says, else as the site says,
/// else the first that the work has.
fn original(
    group: &Group,
    metas: &[Hashed<Arc<Meta>>],
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<usize> {
    let exists = |language: &usize| group.documents[*language].is_some();
    let mut said: Option<(usize, Place)> = None;
    for meta in group.documents.iter().flatten().map(|&number| &metas[number].value) {
        let Some(lang) = &meta.front.original else { continue };
        let Some(language) = config.language(lang) else { continue };
        let place = Place::value(&meta.placement.file, "original");
        if !exists(&language) {
            let missing = Diagnostic::new(Code::OriginalMissing, place);
            diagnostics.push(missing.with("lang", lang.as_str()));
        } else if let Some((first, beside)) = said.as_ref().filter(|(first, _)| *first != language) {
            let other = config.languages[*first].lang.as_str();
            let twice = Diagnostic::new(Code::OriginalTwice, place).with("lang", lang.as_str());
            diagnostics.push(twice.with("other", other).beside(beside.clone()));
        } else {
            said = said.or(Some((language, place)));
        }
    }
    let said = said.map(|(language, _)| language);
    said.or(Some(config.original).filter(exists)).or_else(|| (0..group.documents.len()).find(exists))
}

/// Decides which editions are published; `release: together` holds all until the last is ready, and
/// each is taken down when its own time is over.
fn admit(editions: &[Option<EditionMemory>], release: &Release) -> (Vec<bool>, Option<Timestamp>) {
    let mut next = None;
    let mut admitted = Vec::with_capacity(editions.len());
    for edition in editions {
        let found = edition.as_ref().map(|edition| release.admits(edition.term));
        admitted.push(found.map(|(admission, _)| admission));
        next = earliest(next, found.and_then(|(_, change)| change));
    }
    let together = editions.iter().flatten().any(|edition| edition.front.release_together);
    let held = together && admitted.contains(&Some(Admission::Waiting));
    (admitted.into_iter().map(|admission| !held && admission == Some(Admission::Out)).collect(), next)
}

fn require(meta: &Meta, front: &FrontMatter, diagnostics: &mut Vec<Diagnostic>) {
    let dated = !matches!(front.kind.unwrap_or(Kind::Article), Kind::Page | Kind::Document | Kind::Event);
    let missing = |key| !front.unread.contains(&key);
    if front.title.is_none() && missing("title") {
        diagnostics.push(front_matter::missing(&meta.placement.file, "title"));
    }
    if dated && front.date.is_none() && missing("date") {
        diagnostics.push(front_matter::missing(&meta.placement.file, "date"));
    }
}

fn mixed_layouts(metas: &[Hashed<Arc<Meta>>], diagnostics: &mut Vec<Diagnostic>) {
    let first = |layout| metas.iter().find(|meta| meta.value.placement.layout == layout);
    if let (Some(folders), Some(suffixes)) = (first(Layout::Folders), first(Layout::Suffixes)) {
        let place = |meta: &Hashed<Arc<Meta>>| Place::file(&meta.value.placement.file);
        diagnostics.push(Diagnostic::new(Code::MixedLayouts, place(suffixes)).beside(place(folders)));
    }
}
