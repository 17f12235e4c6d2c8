//! Menus: sections, works and URLs as site.yaml lists them, each language with its own titles.

use crate::link::addresses::Addresses;
use crate::link::{Found, MenuItem, Publication};
use crate::model::config::{Config, Fallback};
use crate::model::diagnostic::{Code, Diagnostic};
use crate::parse::front_matter;

/// Returns the menus of every language. What a language lacks is left out of its menus.
pub(super) fn menus(
    publication: &Publication,
    addresses: &Addresses,
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Vec<(String, Vec<MenuItem>)>> {
    for (name, targets) in &config.menus {
        for (index, target) in targets.iter().enumerate() {
            let place =
                || front_matter::value_place(&"site.yaml".into(), &["menus", name, &index.to_string()]);
            if let Some(path) = local(target) {
                if addresses.find(path).is_none() {
                    diagnostics.push(addresses.nowhere(path, place()));
                }
            } else if !is_url(target) && publication.find(work_path(target)).is_none() {
                let nearest = publication.nearest(target).unwrap_or_default();
                let diagnostic = Diagnostic::new(Code::UnknownWork, place());
                diagnostics.push(diagnostic.with("path", target.as_str()).with("nearest", nearest));
            }
        }
    }
    let of = |language: usize| {
        let item = |target: &String| match local(target) {
            Some(path) => Some(local_item(target, addresses.title(path, language), config)),
            None => item(publication, target, language, config),
        };
        let menu = |targets: &Vec<String>| targets.iter().filter_map(item).collect();
        config.menus.iter().map(|(name, targets)| (name.clone(), menu(targets))).collect()
    };
    (0..config.languages.len()).map(of).collect()
}

fn local_item(target: &str, title: Option<&str>, config: &Config) -> MenuItem {
    let title = title.unwrap_or_else(|| last_part(target)).to_string();
    MenuItem { title, url: format!("{}{target}", config.base.path).into(), section: None, language: None }
}

fn item(publication: &Publication, target: &str, language: usize, config: &Config) -> Option<MenuItem> {
    if is_url(target) {
        return Some(MenuItem {
            title: last_part(target).into(),
            url: target.into(),
            section: None,
            language: None,
        });
    }
    let found = publication.find(work_path(target))?;
    let (url, at) = publication.address(found, language)?;
    let other = (at != language).then_some(at);
    // What is hidden where it is not translated stands in no menu either.
    if other.is_some() && publication.fallback(found, config) == Fallback::Hide {
        return None;
    }
    let (title, section) = match found {
        Found::Section(section) => (publication.section_title(section, at)?, Some(section)),
        Found::Work(work) => (publication.edition_title(publication.works[work].editions[at]?)?, None),
        Found::Unpublished => return None,
    };
    Some(MenuItem { title: title.into(), url, section, language: other })
}

fn last_part(target: &str) -> &str {
    target.trim_end_matches('/').rsplit('/').next().unwrap_or(target)
}

/// Returns the path of an address from the site's root, without query and fragment.
fn local(target: &str) -> Option<&str> {
    let ours = target.starts_with('/') && !target.starts_with("//");
    ours.then(|| target.split(['?', '#']).next()).flatten()
}

fn work_path(target: &str) -> &str {
    target.strip_prefix("@/").unwrap_or(target)
}

fn is_url(target: &str) -> bool {
    target.contains("://") || target.starts_with("//") || target.starts_with("mailto:")
}
