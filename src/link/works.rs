//! Works: files that are translations of each other, and what each edition inherits.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;
use rayon::prelude::*;

use crate::link::memory::{EditionMemory, Memory, WorkMemory};
use crate::link::release::{Admission, earliest};
use crate::link::{Edition, Found, Publication, Release, Section, Work, inherit, sections};
use crate::model::config::Config;
use crate::model::diagnostic::{Checked, Code, Diagnostic, Place};
use crate::model::fingerprint::{Fingerprint, Hashed};
use crate::model::front::{FrontMatter, Kind};
use crate::model::memo::Memo;
use crate::model::meta::{Meta, Role};
use crate::model::when::{Moment, When};
use crate::parse::front_matter;

/// Files that are translations of each other: the numbers of their documents.
#[derive(Debug)]
pub(super) struct Group {
    pub path: Arc<str>,
    pub section: bool,
    /// By language.
    pub documents: Vec<Option<usize>>,
}

/// Groups documents into works: by path, then by `translation_key`.
pub(super) fn group(
    metas: &[Hashed<Arc<Meta>>],
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Group> {
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
        groups.push(Group { path: first.work.clone(), section: first.role == Role::Section, documents });
    }
    join_by_key(metas, groups, diagnostics)
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
    /// Hands what is remembered back.
    pub fn into_memory(self, memory: &mut Memory) {
        memory.keep(self.keys, self.memories);
    }
}

/// Makes the editions that are published now. Their URLs and lists come later.
pub(super) fn editions(
    metas: &[Hashed<Arc<Meta>>],
    groups: &[Group],
    sections: &[Section],
    (config, release): (&Config, &Release),
    memory: &mut Memory,
) -> Checked<(Publication, Works)> {
    let mut publication = Publication::default();
    let mut diagnostics = Vec::new();
    let folders = sections::Folders::of(sections);
    let cascades = sections::Cascades::of(sections, config);
    let stories: Vec<&Group> = groups.iter().filter(|group| !group.section).collect();
    let mut works = remembered(&stories, metas, (&folders, &cascades), memory);
    works.memories.par_iter_mut().zip(&works.keys).zip(&stories).for_each(|((memory, key), group)| {
        if memory.editions.is_empty() {
            *memory = read((group, *key), metas, (&folders, &cascades), config, release);
        }
    });
    let mut paths = Vec::with_capacity(stories.len());
    for (group, memory) in stories.iter().zip(&works.memories) {
        diagnostics.extend(memory.diagnostics.iter().cloned());
        let (admitted, next) = admit(&memory.editions, release);
        publication.next_change = earliest(publication.next_change, next);
        let work = publication.works.len();
        let found = if admitted.contains(&true) { Found::Work(work) } else { Found::Unpublished };
        // Works joined by a translation key are found under each of their paths, published or not.
        let known = group.documents.iter().flatten().map(|&number| &metas[number].value.placement.work);
        paths.extend(known.map(|path| (path.clone(), found)));
        let original = original(group, metas, config);
        let first = original.and_then(|original| memory.editions[original].as_ref()?.date);
        let mut out = vec![None; config.languages.len()];
        for (language, said) in memory.editions.iter().enumerate() {
            let (Some(said), Some(document)) = (said, group.documents[language]) else { continue };
            if !admitted[language] {
                continue;
            }
            out[language] = Some(publication.editions.len());
            let meta = &metas[document].value;
            let section = folders.nearest(&meta.placement.folder);
            publication.editions.push(edition(meta, said, (document, work, section), first));
        }
        if out.iter().any(Option::is_some) {
            let original = original.and_then(|original| out[original]);
            publication.works.push(Work { path: group.path.clone(), editions: out.clone(), original });
        }
        works.out.push(out);
    }
    works.paths = Fingerprint::of(&paths);
    publication.works_by_path = paths.into_iter().collect();
    Checked { value: (publication, works), diagnostics }
}

/// Takes from the memory what it holds of each work; what it does not hold is empty.
fn remembered(
    groups: &[&Group],
    metas: &[Hashed<Arc<Meta>>],
    (folders, cascades): (&sections::Folders, &sections::Cascades),
    memory: &mut Memory,
) -> Works {
    let mut works = Works::default();
    for group in groups {
        let of = |(language, document): (usize, &Option<usize>)| {
            let meta = &metas[(*document)?];
            let section = folders.nearest(&meta.value.placement.folder);
            Some((meta.fingerprint, cascades.fingerprint(section, language)))
        };
        let key = Fingerprint::of(&group.documents.iter().enumerate().map(of).collect::<Vec<_>>());
        works.keys.push(key);
        works.memories.push(memory.take(key).unwrap_or_default());
    }
    works
}

/// Reads what the files of one work say, with all that they inherit.
fn read(
    (group, key): (&Group, Fingerprint),
    metas: &[Hashed<Arc<Meta>>],
    above: (&sections::Folders, &sections::Cascades),
    config: &Config,
    release: &Release,
) -> WorkMemory {
    let mut diagnostics = Vec::new();
    let fronts = complete(group, metas, above, config);
    let zone = &config.time_zone;
    let resolve = |when: Option<When>| when.map(|when| when.resolve(zone));
    let mut said = |(language, front): (usize, Option<Arc<FrontMatter>>)| {
        let (document, front) = (group.documents[language]?, front?);
        require(&metas[document].value, &front, &mut diagnostics);
        let date = resolve(front.date);
        let corrected = front.corrections.iter().filter_map(|correction| resolve(correction.date));
        let updated = resolve(front.updated).into_iter().chain(corrected).max_by_key(|moment| moment.at);
        Some(EditionMemory {
            said: Fingerprint::of(&(key, language)),
            term: release.term(&front, config),
            date,
            updated: updated.filter(|updated| date.is_none_or(|date| updated.at > date.at)),
            kind: front.kind.unwrap_or(Kind::Article),
            front,
            url: Memo::default(),
            pointers: Memo::default(),
        })
    };
    let editions = fronts.into_iter().enumerate().map(&mut said).collect();
    WorkMemory { editions, diagnostics }
}

fn edition(
    meta: &Arc<Meta>,
    said: &EditionMemory,
    (document, work, section): (usize, usize, usize),
    first: Option<Moment>,
) -> Edition {
    Edition {
        document,
        meta: meta.clone(),
        front: said.front.clone(),
        said: said.said,
        work,
        language: meta.placement.language,
        section,
        url: "".into(),
        date: said.date,
        first_published: first.or(said.date),
        updated: said.updated,
        kind: said.kind,
        references: Arc::default(),
        cover: None,
        related: Vec::new(),
        newer: None,
        older: None,
    }
}

/// Returns each edition's front matter with all that it inherits, by language.
///
/// What the original itself says comes first, then the cascades in the edition's own language, then
/// what only the original's cascades say.
fn complete(
    group: &Group,
    metas: &[Hashed<Arc<Meta>>],
    (folders, cascades): (&sections::Folders, &sections::Cascades),
    config: &Config,
) -> Vec<Option<Arc<FrontMatter>>> {
    let original = original(group, metas, config);
    let meta = |language: usize| group.documents[language].map(|document| &metas[document].value);
    let cascades =
        |language: usize, meta: &Meta| cascades.of_section(folders.nearest(&meta.placement.folder), language);
    let written = original.and_then(|language| {
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
fn original(group: &Group, metas: &[Hashed<Arc<Meta>>], config: &Config) -> Option<usize> {
    let exists = |language: &usize| group.documents[*language].is_some();
    let said =
        group.documents.iter().flatten().find_map(|&number| metas[number].value.front.original.as_ref());
    let said = said.and_then(|lang| config.language(lang)).filter(exists);
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
