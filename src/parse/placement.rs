//! Placement: what the path of a content file says about the work, its language and its date.

use std::sync::Arc;

use jiff::civil::Date;

use crate::model::config::Config;
use crate::model::diagnostic::{Code, Diagnostic, Place};
use crate::model::lang::Lang;
use crate::model::meta::{Layout, Placement, Role};

/// Reads `content/news/a.vi.md` or `content/vi/news/a.md`; `None` for a language the site lacks.
pub fn placement(file: &Arc<str>, config: &Config) -> Result<Placement, Box<Diagnostic>> {
    let path = file.strip_prefix("content/").unwrap_or(file);
    let (home, name) = path.rsplit_once('/').unwrap_or(("", path));
    let name = name.get(..name.len() - ".md".len()).unwrap_or(name);
    let suffix = name.rsplit_once('.').and_then(|(stem, tag)| Some((stem, Lang::parse(tag)?)));
    // A suffix decides, whatever the folder: a site with both is told that it mixes them.
    let folder = folder_language(home, config).filter(|_| suffix.is_none());
    let (layout, mut language, inner) = match folder {
        Some((language, inner)) => (Layout::Folders, language, inner),
        None => (Layout::Suffixes, config.default_language, home),
    };
    let mut stem = name;
    if let Some((before, lang)) = suffix {
        stem = before;
        language = config.language(&lang).ok_or_else(|| {
            let diagnostic = Diagnostic::new(Code::UnknownLanguage, Place::file(file));
            Box::new(diagnostic.with("lang", lang.as_str()).with("known", config.tags()))
        })?;
    }
    let (folder, stem, role) = match stem {
        "_index" => (inner, "", Role::Section),
        "index" => match inner.rsplit_once('/') {
            Some((folder, stem)) => (folder, stem, Role::Bundle),
            None if inner.is_empty() => ("", "index", Role::Page),
            None => ("", inner, Role::Bundle),
        },
        stem => (inner, stem, Role::Page),
    };
    let name = if role == Role::Section { "_index" } else { stem };
    let work = if folder.is_empty() { name.into() } else { format!("{folder}/{name}").into() };
    Ok(Placement {
        file: file.clone(),
        home: home.into(),
        folder: folder.into(),
        stem: stem.into(),
        work,
        language,
        role,
        layout,
    })
}

/// Splits a date prefix off a stem: `2024-12-20-hoi-nghi` → the date and `hoi-nghi`.
pub fn date_prefix(stem: &str) -> (Option<Date>, &str) {
    let split = || {
        let rest = stem.get(10..)?.strip_prefix(['-', '_'])?;
        Some((stem[..10].parse().ok()?, rest))
    };
    match split() {
        Some((date, rest)) if !rest.is_empty() => (Some(date), rest),
        _ => (None, stem),
    }
}

fn folder_language<'p>(home: &'p str, config: &Config) -> Option<(usize, &'p str)> {
    let (first, rest) = home.split_once('/').unwrap_or((home, ""));
    Some((config.language(&Lang::parse(first)?)?, rest))
}
