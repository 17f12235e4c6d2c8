//! Sections: the tree of folders with an `_index`, and what each is called in each language.

use std::sync::Arc;

use jiff::Timestamp;
use rustc_hash::FxHashMap;

use crate::link::mentions::check_cascade;
use crate::link::release::{Admission, earliest};
use crate::link::works::Group;
use crate::link::{Edition, Given, Release, Section, SectionEdition};
use crate::model::config::Config;
use crate::model::diagnostic::{Code, Diagnostic, Place, Segment, Spot, YamlEnd, YamlSpot};
use crate::model::fingerprint::{Fingerprint, Hashed};
use crate::model::front::FrontMatter;
use crate::model::meta::Meta;
use crate::model::yaml::fields::nearest;
use crate::parse::front_matter;

/// Finds the section that a folder belongs to.
pub(super) struct Folders<'s>(FxHashMap<&'s str, usize>);

impl<'s> Folders<'s> {
    pub fn of(sections: &'s [Section]) -> Self {
        let of = |(number, section): (usize, &'s Section)| {
            section.folders.iter().map(move |folder| (folder.as_ref(), number))
        };
        Self(sections.iter().enumerate().flat_map(of).collect())
    }

    /// Returns the section of the folder, or of the nearest folder around it. The root is the last.
    pub fn nearest(&self, folder: &str) -> usize {
        let mut folder = folder;
        loop {
            if let Some(&section) = self.0.get(folder) {
                return section;
            }
            folder = folder.rsplit_once('/').map_or("", |(parent, _)| parent);
        }
    }
}

/// Makes the tree, and finds the next moment at which it changes. The root comes first; a folder is a
/// section where any language has an `_index`, and folders whose `_index` files are translations of
/// each other are one.
pub(super) fn tree(
    metas: &[Hashed<Arc<Meta>>],
    groups: &[Group],
    config: &Config,
    release: &Release,
) -> (Vec<Section>, Option<Timestamp>) {
    let mut sections = vec![empty("".into(), config)];
    let mut next = None;
    for group in groups.iter().filter(|group| group.section) {
        let folder_of = |document: &usize| &metas[*document].value.placement.folder;
        // The shallowest names it: its parent is shallower still, so that no section is around itself.
        let folders = group.documents.iter().flatten().map(folder_of);
        let Some(folder) = folders.min_by_key(|folder| (depth(folder), folder.to_string())) else { continue };
        let mut section = empty(folder.clone(), config);
        for (language, document) in group.documents.iter().enumerate() {
            let Some(document) = *document else { continue };
            let meta = &metas[document].value;
            section.folders[language] = meta.placement.folder.clone();
            let (admission, change) = release.admits(release.term(&meta.front, config));
            next = earliest(next, change);
            if admission == Admission::Out {
                section.editions[language] = Some(edition(document, meta, config));
            } else {
                section.held[language] = Some(meta.clone());
            }
        }
        if section.folder.is_empty() {
            sections[0] = section;
        } else {
            sections.push(section);
        }
    }
    let parents: Vec<usize> = {
        let folders = Folders::of(&sections);
        let around = |folder: &str| folder.rsplit_once('/').map_or("", |(parent, _)| parent).to_string();
        sections.iter().map(|section| folders.nearest(&around(&section.folder))).collect()
    };
    for (number, parent) in parents.into_iter().enumerate().skip(1) {
        sections[number].parent = Some(parent);
        sections[parent].children.push(number);
    }
    order_children(&mut sections);
    (sections, next)
}

fn empty(folder: Arc<str>, config: &Config) -> Section {
    let languages = config.languages.len();
    Section {
        folders: vec![folder.clone(); languages],
        folder,
        parent: None,
        children: Vec::new(),
        editions: vec![None; languages],
        held: vec![None; languages],
    }
}

/// Returns how many folders a path is made of.
pub(super) fn depth(folder: &str) -> usize {
    if folder.is_empty() { 0 } else { 1 + folder.matches('/').count() }
}

fn order_children(sections: &mut [Section]) {
    let weight = |section: &Section| {
        let weights =
            section.editions.iter().flatten().filter_map(|edition| edition.meta.as_ref()?.front.weight);
        weights.min().unwrap_or(i64::MAX)
    };
    let keys: Vec<_> = sections.iter().map(|section| (weight(section), section.folder.clone())).collect();
    for section in sections {
        section.children.sort_by(|&a, &b| keys[a].cmp(&keys[b]));
    }
}

fn edition(document: usize, meta: &Arc<Meta>, config: &Config) -> SectionEdition {
    let front = &meta.front.section;
    SectionEdition {
        document: Some(document),
        meta: Some(meta.clone()),
        title: meta.front.title.clone().unwrap_or_default(),
        url: "".into(),
        parts: Vec::new(),
        list: Arc::default(),
        // The front page is composed, not listed, unless its `_index` asks for pages.
        paginate_by: front
            .paginate_by
            .unwrap_or_else(|| if meta.placement.folder.is_empty() { 0 } else { config.paginate_by }),
        references: Arc::default(),
    }
}

/// Gives a page to every section in every language that has works below it, and a title to all.
pub(super) fn name(
    sections: &mut [Section],
    editions: &[Arc<Edition>],
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut peopled = vec![vec![false; config.languages.len()]; sections.len()];
    peopled[0].fill(true);
    for edition in editions {
        let mut section = Some(edition.section);
        while let Some(number) = section {
            peopled[number][edition.language] = true;
            section = sections[number].parent;
        }
    }
    for (number, section) in sections.iter_mut().enumerate() {
        for (language, peopled) in peopled[number].iter().enumerate() {
            let site = || config.text(&config.title, language).to_string();
            match &mut section.editions[language] {
                Some(edition) if edition.title.is_empty() => {
                    let meta = edition.meta.as_ref().filter(|_| number > 0);
                    if let Some(meta) = meta.filter(|meta| !meta.front.unread.contains(&"title")) {
                        diagnostics.push(front_matter::missing(&meta.placement.file, "title"));
                    }
                    edition.title = site();
                }
                None if number == 0 => section.editions[language] = Some(without_index(site(), 0)),
                None if *peopled && section.held[language].is_some() => {
                    let front = section.held[language].as_ref().map(|meta| &meta.front);
                    let title = front.and_then(|front| front.title.clone()).unwrap_or_else(site);
                    let paginate_by = front.and_then(|front| front.section.paginate_by);
                    let paginate_by = paginate_by.unwrap_or(config.paginate_by);
                    section.editions[language] = Some(without_index(title, paginate_by));
                }
                None if *peopled => {
                    let named = section.editions.iter().flatten().find(|edition| edition.meta.is_some());
                    // All that it has may be a draft: then it goes by its folder's name.
                    let last =
                        || section.folders[language].rsplit('/').next().unwrap_or_default().to_string();
                    let title = named.map_or_else(last, |edition| edition.title.clone());
                    let place = named.and_then(|edition| edition.meta.as_ref()).map_or_else(
                        || format!("content/{}", section.folder).into(),
                        |meta| meta.placement.file.clone(),
                    );
                    let place = Place::file(&place);
                    let diagnostic = Diagnostic::new(Code::SectionWithoutIndex, place);
                    let lang = config.languages[language].lang.as_str();
                    diagnostics.push(diagnostic.with("section", &*section.folder).with("lang", lang));
                    section.editions[language] = Some(without_index(title, config.paginate_by));
                }
                Some(_) | None => {}
            }
        }
    }
}

fn without_index(title: String, paginate_by: usize) -> SectionEdition {
    SectionEdition {
        document: None,
        meta: None,
        title,
        url: "".into(),
        parts: Vec::new(),
        list: Arc::default(),
        paginate_by,
        references: Arc::default(),
    }
}

/// Reports names under `fallback` in site.yaml that are no section's folder.
pub(super) fn check_fallback(sections: &[Section], config: &Config, diagnostics: &mut Vec<Diagnostic>) {
    let folders = || sections.iter().flat_map(|section| &section.folders).map(AsRef::as_ref);
    let known = |name: &str| name == "default" || folders().any(|folder| folder == name);
    for name in config.fallback.keys().filter(|name| !known(name)) {
        let path = vec![Segment::Key("fallback".into()), Segment::Key(name.clone())];
        let spot = Spot::Yaml(YamlSpot { path, end: YamlEnd::Key(0) });
        let nearest = nearest(name, folders().chain(["default"])).unwrap_or_default();
        diagnostics.push(
            Diagnostic::new(Code::UnknownKey, Place { file: "site.yaml".into(), spot })
                .with("key", name.as_str())
                .with("nearest", nearest)
                .with("known", ""),
        );
    }
}

/// Reports what `cascade`s name that the vocabulary does not have, where they are written.
pub(super) fn check_cascades(sections: &[Section], given: &Given, diagnostics: &mut Vec<Diagnostic>) {
    let metas = sections.iter().flat_map(|section| section.editions.iter().flatten());
    for meta in metas.filter_map(|edition| edition.meta.as_ref()) {
        if let Some(cascade) = &meta.front.section.cascade {
            check_cascade(cascade, &meta.placement.file, given, diagnostics);
        }
    }
}

/// The `cascade`s that apply to the pages of each section, in each language.
pub(super) struct Cascades {
    languages: usize,
    /// By section, then by language: the nearest first.
    of: Vec<Hashed<Vec<FrontMatter>>>,
}

impl Cascades {
    pub fn of(sections: &[Section], config: &Config) -> Self {
        let languages = config.languages.len();
        let one = |number: usize| Hashed::new(cascades(sections, number / languages, number % languages));
        Self { languages, of: (0..sections.len() * languages).map(one).collect() }
    }

    pub fn of_section(&self, section: usize, language: usize) -> &[FrontMatter] {
        &self.of[section * self.languages + language].value
    }

    pub fn fingerprint(&self, section: usize, language: usize) -> Fingerprint {
        self.of[section * self.languages + language].fingerprint
    }
}

fn cascades(sections: &[Section], section: usize, language: usize) -> Vec<FrontMatter> {
    let mut cascades = Vec::new();
    let mut at = Some(section);
    while let Some(number) = at {
        let meta = sections[number].editions[language].as_ref().and_then(|edition| edition.meta.as_ref());
        if let Some(cascade) = meta.and_then(|meta| meta.front.section.cascade.as_deref()) {
            let home = meta.map(|meta| &*meta.placement.home).unwrap_or_default();
            cascades.push(from_content(cascade, home));
        }
        at = sections[number].parent;
    }
    cascades
}

/// A path that is handed down must not be read from where it arrives.
fn from_content(cascade: &FrontMatter, home: &str) -> FrontMatter {
    let mut handed_down = cascade.clone();
    let relative = |src: &&mut String| !src.starts_with(['@', '/']) && !src.contains("://");
    let src = handed_down.cover.as_mut().and_then(|cover| cover.src.as_mut());
    if let Some(src) = src.filter(relative) {
        *src = format!("@/{home}/{src}");
    }
    handed_down
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::works::group;
    use crate::model::meta::{Layout, Placement, Role};
    use crate::model::when::When;

    #[test]
    fn sections_come_and_go_by_themselves() {
        let site = "title: A\nbase_url: https://example.org\nlanguages: { vi: {} }";
        let config = Config::read(&"site.yaml".into(), site).value.unwrap();
        let front = FrontMatter {
            publish_at: When::parse("2025-02-01T00:00Z"),
            expires_at: When::parse("2025-03-01T00:00Z"),
            ..FrontMatter::default()
        };
        let placement = Placement {
            file: "content/tin/_index.md".into(),
            home: "tin".into(),
            folder: "tin".into(),
            stem: "".into(),
            work: "tin/_index".into(),
            language: 0,
            role: Role::Section,
            layout: Layout::Suffixes,
        };
        let meta = Meta {
            placement,
            front: Arc::new(front),
            excerpt: None,
            outline: Vec::new(),
            references: Vec::new(),
        };
        let metas = [Hashed::new(Arc::new(meta))];
        let groups = group(&metas, &config).value;
        for (now, next) in [
            ("2025-01-01T00:00:00Z", Some("2025-02-01T00:00:00Z")),
            ("2025-02-01T00:00:00Z", Some("2025-03-01T00:00:00Z")),
            ("2025-03-01T00:00:00Z", None),
        ] {
            let (_, found) = tree(&metas, &groups, &config, &Release::at(now.parse().unwrap()));
            assert_eq!(found.map(|found| found.to_string()).as_deref(), next, "{now}");
        }
    }
}
