//! Works: files that are translations of each other, and what each edition inherits.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::Timestamp;

use crate::link::release::{Admission, earliest};
use crate::link::{Edition, Found, Publication, Release, Section, Work, inherit, sections};
use crate::model::config::Config;
use crate::model::diagnostic::{Code, Diagnostic, Place};
use crate::model::fingerprint::Hashed;
use crate::model::front::{FrontMatter, Kind};
use crate::model::meta::{Meta, Role};
use crate::parse::front_matter;

/// Files that are translations of each other: the numbers of their documents.
#[derive(Debug)]
pub(super) struct Group {
    pub path: String,
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
    let mut by_path: BTreeMap<String, Group> = BTreeMap::new();
    for (number, meta) in metas.iter().enumerate() {
        let placement = &meta.value.placement;
        let path = placement.work();
        let group = by_path.entry(path.clone()).or_insert_with(|| Group {
            path,
            section: placement.role == Role::Section,
            documents: vec![None; config.languages.len()],
        });
        match &mut group.documents[placement.language] {
            Some(first) => {
                let lang = config.languages[placement.language].lang.as_str();
                let first = Place::file(&metas[*first].value.placement.file);
                let diagnostic = Diagnostic::new(Code::LanguageTwice, Place::file(&placement.file));
                diagnostics.push(diagnostic.with("lang", lang).beside(first));
            }
            free => *free = Some(number),
        }
    }
    join_by_key(metas, by_path.into_values().collect(), diagnostics)
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

/// Makes the editions that are published now. Their URLs and lists come later.
pub(super) fn editions(
    metas: &[Hashed<Arc<Meta>>],
    groups: &[Group],
    sections: &[Section],
    (config, release): (&Config, &Release),
    diagnostics: &mut Vec<Diagnostic>,
) -> Publication {
    let mut publication = Publication {
        works: Vec::new(),
        editions: Vec::new(),
        sections: Vec::new(),
        menus: Vec::new(),
        routes: Vec::new(),
        media: Vec::new(),
        next_change: None,
        fronts: Vec::new(),
        works_by_path: BTreeMap::new(),
    };
    let folders = sections::Folders::of(sections);
    for group in groups.iter().filter(|group| !group.section) {
        let fronts = complete(group, metas, (sections, &folders), config);
        let (admitted, next) = admit(&fronts, config, release);
        publication.next_change = earliest(publication.next_change, next);
        let work = publication.works.len();
        let found = if admitted.contains(&true) { Found::Work(work) } else { Found::Unpublished };
        // Works joined by a translation key are found under each of their paths, published or not.
        let paths = group.documents.iter().flatten().map(|&number| metas[number].value.placement.work());
        publication.works_by_path.extend(paths.map(|path| (path, found)));
        let original = original(group, metas, config);
        let mut editions = vec![None; config.languages.len()];
        for (language, front) in fronts.iter().enumerate() {
            let (Some(front), Some(document)) = (front, group.documents[language]) else { continue };
            let meta = &metas[document].value;
            require(meta, front, diagnostics);
            if !admitted[language] {
                continue;
            }
            editions[language] = Some(publication.editions.len());
            let first = original.and_then(|original| fronts[original].as_ref()?.date);
            let section = folders.nearest(&meta.placement.folder);
            publication.editions.push(edition(meta, front, (document, work, section), first, config));
        }
        if editions.iter().any(Option::is_some) {
            let original = original.and_then(|original| editions[original]);
            publication.works.push(Work { path: group.path.as_str().into(), editions, original });
        }
    }
    publication
}

fn edition(
    meta: &Arc<Meta>,
    front: &Arc<FrontMatter>,
    (document, work, section): (usize, usize, usize),
    first: Option<crate::model::when::When>,
    config: &Config,
) -> Edition {
    let zone = &config.time_zone;
    let resolve = |when: Option<crate::model::when::When>| when.map(|when| when.resolve(zone));
    let date = resolve(front.date);
    let corrected = front.corrections.iter().filter_map(|correction| resolve(correction.date));
    let updated = resolve(front.updated).into_iter().chain(corrected).max_by_key(|moment| moment.at);
    Edition {
        document,
        meta: meta.clone(),
        front: front.clone(),
        work,
        language: meta.placement.language,
        section,
        url: "".into(),
        date,
        first_published: resolve(first).or(date),
        updated: updated.filter(|updated| date.is_none_or(|date| updated.at > date.at)),
        kind: front.kind.unwrap_or(Kind::Article),
        references: Vec::new(),
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
    (sections, folders): (&[Section], &sections::Folders),
    config: &Config,
) -> Vec<Option<Arc<FrontMatter>>> {
    let original = original(group, metas, config);
    let meta = |language: usize| group.documents[language].map(|document| &metas[document].value);
    let cascades = |language: usize, meta: &Meta| {
        sections::cascades(sections, folders.nearest(&meta.placement.folder), language)
    };
    let written = original.and_then(|language| {
        let meta = meta(language)?;
        Some((language, &meta.front, cascaded(&meta.front, &cascades(language, meta))))
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
            inherit::from_cascade(&mut front, &cascade);
        }
        if !Arc::ptr_eq(raw, whole) {
            inherit::from_original(&mut front, whole, &config.inherit);
        }
        Some(Arc::new(front))
    };
    (0..group.documents.len()).map(of).collect()
}

fn cascaded(front: &Arc<FrontMatter>, cascades: &[Cow<'_, FrontMatter>]) -> Arc<FrontMatter> {
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
fn admit(
    fronts: &[Option<Arc<FrontMatter>>],
    config: &Config,
    release: &Release,
) -> (Vec<bool>, Option<Timestamp>) {
    let mut next = None;
    let mut admitted = Vec::with_capacity(fronts.len());
    for front in fronts {
        let found = front.as_ref().map(|front| release.admits(front, config));
        admitted.push(found.map(|(admission, _)| admission));
        next = earliest(next, found.and_then(|(_, change)| change));
    }
    let together = fronts.iter().flatten().any(|front| front.release_together);
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
