//! Menus: sections, works and URLs as site.yaml lists them, each language with its own titles.

use crate::link::{Found, MenuItem, Publication};
use crate::model::config::Config;
use crate::model::diagnostic::{Code, Diagnostic};
use crate::parse::front_matter;

/// Returns the menus of every language. What a language lacks is left out of its menus.
pub(super) fn menus(
    publication: &Publication,
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Vec<(String, Vec<MenuItem>)>> {
    for (name, targets) in &config.menus {
        for (index, target) in targets.iter().enumerate() {
            if is_url(target) || publication.find(work_path(target)).is_some() {
                continue;
            }
            let place = front_matter::value_place(&"site.yaml".into(), &["menus", name, &index.to_string()]);
            let nearest = publication.nearest(target).unwrap_or_default();
            let diagnostic = Diagnostic::new(Code::UnknownWork, place);
            diagnostics.push(diagnostic.with("path", target.as_str()).with("nearest", nearest));
        }
    }
    let of = |language: usize| {
        let menu = |targets: &Vec<String>| {
            targets.iter().filter_map(|target| item(publication, target, language, config)).collect()
        };
        config.menus.iter().map(|(name, targets)| (name.clone(), menu(targets))).collect()
    };
    (0..config.languages.len()).map(of).collect()
}

fn item(publication: &Publication, target: &str, language: usize, config: &Config) -> Option<MenuItem> {
    if is_url(target) {
        let local = target.starts_with('/');
        let url = if local { format!("{}{target}", config.base.path) } else { target.to_string() };
        let title = target.trim_end_matches('/').rsplit('/').next().unwrap_or(target).to_string();
        return Some(MenuItem { title, url: url.into(), section: None, language: None });
    }
    match publication.find(work_path(target))? {
        Found::Section(section) => {
            let edition = publication.sections[section].editions[language].as_ref()?;
            let short = edition.meta.as_ref().and_then(|meta| meta.front.short_title.clone());
            let title = short.unwrap_or_else(|| edition.title.clone());
            Some(MenuItem { title, url: edition.url.clone(), section: Some(section), language: None })
        }
        Found::Work(work) => {
            let edition = &publication.editions[publication.works[work].editions[language]?];
            let title = edition.front.short_title.clone().or_else(|| edition.front.title.clone())?;
            Some(MenuItem { title, url: edition.url.clone(), section: None, language: None })
        }
        Found::Unpublished => None,
    }
}

fn work_path(target: &str) -> &str {
    target.strip_prefix("@/").unwrap_or(target)
}

fn is_url(target: &str) -> bool {
    target.contains("://") || target.starts_with('/') || target.starts_with("mailto:")
}
