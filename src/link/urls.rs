//! Addresses: from folders and slugs to paths, in each language its own words.

use std::sync::Arc;

use rayon::prelude::*;

use crate::link::memory::WorkMemory;
use crate::link::works::Works;
use crate::link::{Edition, Publication, Section, sections};
use crate::model::address::{decode, encode, encode_path};
use crate::model::config::{Config, SlugStyle};
use crate::model::diagnostic::{Checked, Code, Diagnostic};
use crate::model::fingerprint::Fingerprint;
use crate::model::front::Slug;
use crate::model::slug;
use crate::parse::{front_matter, placement};

/// Gives every section and every edition its address.
pub(super) fn assign(
    publication: &mut Publication,
    works: &mut Works,
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) {
    // Parents stand before their children: they are less deep.
    let mut order: Vec<usize> = (0..publication.sections.len()).collect();
    order.sort_by_key(|&number| sections::depth(&publication.sections[number].folder));
    for number in order {
        for language in 0..config.languages.len() {
            name_section(&mut publication.sections, number, language, config, diagnostics);
        }
    }
    let (sections, editions) = (&publication.sections, &publication.editions);
    let languages = config.languages.len();
    let way = |number: usize| {
        let section = &sections[number / languages];
        let parts = section.editions[number % languages].as_ref().map(|edition| &edition.parts);
        Fingerprint::of(&(parts, &section.folder, &section.folders))
    };
    let ways: Vec<_> = (0..sections.len() * languages).map(way).collect();
    let remember = |(memory, out): (&mut WorkMemory, &Vec<Option<usize>>)| {
        for (said, number) in memory.editions.iter_mut().zip(out) {
            if let (Some(said), Some(number)) = (said, number) {
                let edition = &editions[*number];
                let way = ways[edition.section * languages + edition.language];
                said.url.recall(way, || address(edition, sections, config));
            }
        }
    };
    works.memories.par_iter_mut().zip(&works.out).for_each(remember);
    for (memory, out) in works.memories.iter().zip(&works.out) {
        for (said, number) in memory.editions.iter().zip(out) {
            let url = said.as_ref().filter(|_| number.is_some()).and_then(|said| said.url.give(diagnostics));
            if let (Some(url), Some(number)) = (url, number) {
                let edition = &mut publication.editions[*number];
                if edition.url != url {
                    Arc::make_mut(edition).url = url;
                }
            }
        }
    }
}

fn name_section(
    sections: &mut [Section],
    number: usize,
    language: usize,
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let section = &sections[number];
    let Some(edition) = &section.editions[language] else { return };
    let folder = &section.folders[language];
    // An `_index` that is not out yet gives its works their addresses all the same.
    let meta = edition.meta.as_ref().or(section.held[language].as_ref());
    let mut parts = match section.parent {
        None => prefix(config, language),
        Some(parent) => {
            let above = sections[parent].editions[language].as_ref();
            let mut parts = above.map_or_else(|| prefix(config, language), |above| above.parts.clone());
            let style = config.languages[language].slugs;
            parts.extend(between(&sections[parent], parent_folder(folder), style));
            parts
        }
    };
    if section.parent.is_some() {
        let name = folder.rsplit('/').next().unwrap_or_default();
        let front = meta.map(|meta| &meta.front);
        let written = front.and_then(|front| front.slug.as_ref());
        let style = config.languages[language].slugs;
        let mut slug = slug_of(written, &edition.title, name, style);
        if slug.is_empty() {
            let place = meta.map(|meta| front_matter::value_place(&meta.placement.file, &["slug"]));
            diagnostics.push(Diagnostic::new(Code::EmptySlug, place).with("slug", name));
            slug = slug_of(None, "", name, style);
        }
        parts.push(slug);
    }
    let own = meta.and_then(|meta| meta.front.url.as_deref().map(|url| (url, &meta.placement.file)));
    let url = match own {
        Some((url, file)) if !is_path(url) => {
            diagnostics.push(invalid(url, front_matter::value_place(file, &["url"])));
            page_url(config, &parts)
        }
        Some((url, _)) => written_url(config, url),
        None => page_url(config, &parts),
    };
    if let Some(edition) = &mut sections[number].editions[language] {
        edition.url = url;
        edition.parts = parts;
    }
}

fn address(edition: &Edition, sections: &[Section], config: &Config) -> Checked<Arc<str>> {
    let placement = &edition.meta.placement;
    let mut diagnostics = Vec::new();
    if let Some(url) = &edition.front.url {
        if is_path(url) {
            return Checked { value: written_url(config, url), diagnostics };
        }
        diagnostics.push(invalid(url, front_matter::value_place(&placement.file, &["url"])));
    }
    let mut parts = folders(edition, sections, config);
    let style = config.languages[edition.language].slugs;
    let (_, stem) = placement::date_prefix(&placement.stem);
    let title = edition.front.title.as_deref().unwrap_or_default();
    let mut slug = slug_of(edition.front.slug.as_ref(), title, stem, style);
    if slug.is_empty() {
        let place = front_matter::value_place(&placement.file, &["slug"]);
        diagnostics.push(Diagnostic::new(Code::EmptySlug, place).with("slug", stem));
        slug = slug_of(None, "", stem, style);
    }
    parts.push(slug);
    Checked { value: page_url(config, &parts), diagnostics }
}

/// Returns the address that an edition would have in its readers' language if its file wrote none; `None` where nothing
/// remains of the file's name.
pub(super) fn unwritten(edition: &Edition, sections: &[Section], config: &Config) -> Option<Arc<str>> {
    let (_, stem) = placement::date_prefix(&edition.meta.placement.stem);
    let slug = slug_of(None, "", stem, config.languages[edition.language].slugs);
    let parts = folders(edition, sections, config).into_iter().chain([slug.clone()]);
    (!slug.is_empty()).then(|| page_url(config, &parts.collect::<Vec<_>>()))
}

/// Returns the address of an edition in its readers' language that ends as another one does.
pub(super) fn borrowed(edition: &Edition, other: &str, sections: &[Section], config: &Config) -> Arc<str> {
    let mut parts = folders(edition, sections, config);
    let last = other.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    parts.push(decode(last));
    page_url(config, &parts)
}

/// Returns the parts of an edition's address above its own.
fn folders(edition: &Edition, sections: &[Section], config: &Config) -> Vec<String> {
    let section = &sections[edition.section];
    let above = section.editions[edition.language].as_ref();
    let mut parts = above.map_or_else(|| prefix(config, edition.language), |above| above.parts.clone());
    let style = config.languages[edition.language].slugs;
    parts.extend(between(section, &edition.meta.placement.folder, style));
    parts
}

/// Returns a slug made from words, or from others where the words' script cannot be transliterated.
pub(super) fn made(words: &str, otherwise: &str, style: SlugStyle) -> String {
    let slug = slug_of(Some(&Slug::Auto), words, otherwise, style);
    if slug.is_empty() { slug::unicode(words) } else { slug }
}

/// Returns the slug as written, made from the title, or the stem, in the language's style.
fn slug_of(written: Option<&Slug>, title: &str, stem: &str, style: SlugStyle) -> String {
    let make = |text: &str| match style {
        SlugStyle::Ascii => slug::ascii(text),
        SlugStyle::Unicode => slug::unicode(text),
    };
    let slug = match written {
        Some(Slug::Text(text)) => return make(text),
        Some(Slug::Auto) => make(title),
        None => make(stem),
    };
    // Where a script cannot be transliterated, the file's own name is kept.
    if slug.is_empty() { slug::unicode(stem) } else { slug }
}

/// Returns the first part of a language's addresses, if it has one.
pub(super) fn prefix(config: &Config, language: usize) -> Vec<String> {
    let prefix = &config.languages[language].prefix;
    if prefix.is_empty() { Vec::new() } else { vec![prefix.clone()] }
}

/// Returns the folders from a section to a folder in it that are no sections themselves.
fn between<'f>(
    section: &Section,
    folder: &'f str,
    style: SlugStyle,
) -> impl Iterator<Item = String> + use<'f> {
    section
        .below(folder)
        .split('/')
        .filter(|part| !part.is_empty())
        .map(move |part| slug_of(None, "", part, style))
}

fn parent_folder(folder: &str) -> &str {
    folder.rsplit_once('/').map_or("", |(parent, _)| parent)
}

/// Returns the address of a page: base path, parts, a slash at the end.
pub fn page_url(config: &Config, parts: &[String]) -> Arc<str> {
    let mut url = String::from(&config.base.path);
    for part in parts {
        url.push('/');
        url.push_str(&encode(part));
    }
    url.push('/');
    url.into()
}

fn written_url(config: &Config, path: &str) -> Arc<str> {
    let path = path.trim_start_matches('/');
    let is_file = path.rsplit('/').next().is_some_and(|last| last.contains('.'));
    let slash = if is_file || path.ends_with('/') || path.is_empty() { "" } else { "/" };
    format!("{}/{}{slash}", config.base.path, encode_path(path)).into()
}

/// Returns whether a text can be the path of an address: absolute, without steps up or odd parts.
pub fn is_path(path: &str) -> bool {
    let odd = |c: char| {
        c.is_control() || c.is_whitespace() || matches!(c, '\\' | '?' | '#' | '%' | '"' | '<' | '>')
    };
    let inner = path.trim_start_matches('/');
    path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains(odd)
        && inner.trim_end_matches('/').split('/').all(|part| {
            !matches!(part, "." | "..") && (!part.is_empty() || inner.trim_end_matches('/').is_empty())
        })
}

/// Returns the diagnostic for a path that is none.
pub fn invalid(path: &str, place: crate::model::diagnostic::Place) -> Diagnostic {
    Diagnostic::new(Code::InvalidPath, place).with("path", path)
}

/// Returns the output file of an address: `/vi/tin-tuc/` → `vi/tin-tuc/index.html`.
pub fn output(url: &str, config: &Config) -> String {
    let path = url.strip_prefix(config.base.path.as_str()).unwrap_or(url).trim_start_matches('/');
    let path = decode(path);
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_absolute_and_plain() {
        for (path, valid) in [
            ("/vi/cu/bai-viet/", true),
            ("/", true),
            ("/a.html", true),
            ("a", false),
            ("//a", false),
            ("/a//b", false),
            ("/a/../b", false),
            ("/a b", false),
            ("/a?b", false),
            ("/a\\b", false),
        ] {
            assert_eq!(is_path(path), valid, "{path}");
        }
    }
}
