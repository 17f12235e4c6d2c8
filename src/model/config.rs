//! The publication as site.yaml describes it, ready to be used.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::model::diagnostic::{Checked, Code, Diagnostic, Place, Severity};
use crate::model::fingerprint::Fingerprint;
use crate::model::lang::{Direction, Lang};
use crate::model::press::{PeopleOrder, Press};
use crate::model::when::When;
use crate::model::yaml::Yaml;

mod read;

/// The publication.
#[derive(Clone, Debug)]
pub struct Config {
    /// Its name.
    pub title: LocalText,
    /// What it is, in a sentence.
    pub description: Option<LocalText>,
    /// Where it will be read.
    pub base: BaseUrl,
    /// The zone in which dates without an offset are read, and all are shown.
    pub time_zone: TimeZone,
    /// The theme's folder under `themes/`.
    pub theme: String,
    /// Values for the theme's options.
    pub theme_options: Yaml,
    /// Its languages, in the order of site.yaml. Never empty.
    pub languages: Vec<Language>,
    /// The index of the default language.
    pub default_language: usize,
    /// The index of the language that works are usually written in first.
    pub original: usize,
    /// What `/` shows.
    pub root_page: RootPage,
    /// The kinds of terms that front matter may name.
    pub taxonomies: Vec<String>,
    /// The severities that site.yaml changes.
    pub severities: Vec<(Code, Severity)>,
    /// What stands where a translation is missing, by section; `default` for the others.
    pub fallback: BTreeMap<String, Fallback>,
    /// Entries on a page of a list; 0 for all on one.
    pub paginate_by: usize,
    /// The feeds.
    pub feeds: Feeds,
    /// What a translation takes from the work's original when it leaves it out.
    pub inherit: Vec<String>,
    /// Who answers for the publication.
    pub publisher: Option<Publisher>,
    /// Whether only what is approved is published.
    pub require_approval: bool,
    /// Menus by name: paths of sections, `@/…` works, URLs.
    pub menus: BTreeMap<String, Vec<String>>,
    /// What happens to raw HTML in Markdown.
    pub raw_html: RawHtml,
    /// Whether `$…$` is math.
    pub math: bool,
    /// What of site.yaml parsing depends on.
    pub fingerprint: Fingerprint,
}

/// One language of the publication.
#[derive(Clone, Debug)]
pub struct Language {
    /// Its tag.
    pub lang: Lang,
    /// Its name in itself: Tiếng Việt.
    pub name: String,
    /// The direction of its script.
    pub direction: Direction,
    /// Tag with region, for formats: `vi-VN`.
    pub locale: String,
    /// What its press writes.
    pub press: Press,
    /// The first part of its URLs, without slashes; empty for the default language at the root.
    pub prefix: String,
    /// How its slugs are made.
    pub slugs: SlugStyle,
    /// Whether names from elsewhere keep their diacritics in it.
    pub name_marks: NameMarks,
    /// By which part of their names people are sorted in it.
    pub people_order: PeopleOrder,
}

/// A text that is one for all languages, or one for each.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LocalText {
    /// The same in all languages.
    One(String),
    /// One per language.
    Each(BTreeMap<Lang, String>),
}

/// The address under which the site is published.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BaseUrl {
    /// Scheme and host: `https://example.org`.
    pub origin: String,
    /// The path under it, without a slash at its end: empty or `/paper`.
    pub path: String,
}

/// What `/` shows when every language has a prefix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RootPage {
    /// A page that offers the languages.
    Chooser,
    /// A redirect to the default language.
    Redirect,
}

/// How slugs are made from words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SlugStyle {
    /// Transliterated.
    Ascii,
    /// In the language's own script.
    Unicode,
}

/// What becomes of the diacritics of names that a language has no form of its own for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameMarks {
    /// They stay: Phan Anh Sơn.
    Keep,
    /// They go: Phan Anh Son.
    Drop,
}

/// What stands where a translation is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fallback {
    /// Nothing.
    Hide,
    /// An entry in lists that leads to the original.
    List,
    /// A page that shows the original with a notice.
    Notice,
    /// Labelled links in menus and texts.
    Link,
}

/// The feeds of the publication.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Feeds {
    /// Which formats: `atom`, `rss`, `json`.
    pub formats: Vec<String>,
    /// Entries in a feed.
    pub limit: usize,
    /// Whether entries carry the whole text.
    pub full: bool,
}

/// The imprint: who answers for the publication, as press law asks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Publisher {
    /// Its name.
    pub name: Option<LocalText>,
    /// Its logo, a file of the theme or of `static/`, or a URL.
    pub logo: Option<String>,
    /// The same organisation elsewhere: URLs.
    pub same_as: Vec<String>,
    /// The body that it answers to.
    pub governing_body: Option<LocalText>,
    /// The licence to publish.
    pub licence: Option<Licence>,
    /// Who edits it.
    pub editor_in_chief: Option<LocalText>,
    /// Where it is.
    pub address: Option<LocalText>,
    /// How to call it.
    pub phone: Option<LocalText>,
    /// How to write to it.
    pub email: Option<LocalText>,
    /// On what terms it may be reprinted.
    pub reuse_notice: Option<LocalText>,
}

/// The licence to publish.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Licence {
    /// Its number.
    pub number: Option<LocalText>,
    /// Its date.
    pub date: Option<When>,
    /// Who gave it.
    pub issuer: Option<LocalText>,
}

/// What happens to raw HTML in Markdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RawHtml {
    /// It stays.
    Allow,
    /// What is unsafe in it is removed.
    Sanitize,
    /// It is an error.
    Deny,
}

impl Config {
    /// Reads site.yaml; `None` where it is not YAML or names no language: nothing can be said of the
    /// other files then.
    pub fn read(file: &Arc<str>, text: &str) -> Checked<Option<Self>> {
        read::config(file, text)
    }

    /// Returns the index of a language by its tag.
    pub fn language(&self, lang: &Lang) -> Option<usize> {
        self.languages.iter().position(|language| language.lang == *lang)
    }

    /// Returns the tags of all languages, separated by commas, for messages.
    pub fn tags(&self) -> String {
        self.languages.iter().map(|language| language.lang.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// Returns a text in a language; where it is missing there, in the default language, else any.
    pub fn text<'t>(&self, text: &'t LocalText, language: usize) -> &'t str {
        let own = text.get(&self.languages[language].lang);
        let default = || text.get(&self.languages[self.default_language].lang);
        own.or_else(default).or_else(|| text.any()).unwrap_or_default()
    }

    /// Returns the severity of a diagnostic as the site wants it.
    pub fn severity(&self, diagnostic: &Diagnostic) -> Severity {
        let changed = self.severities.iter().find(|(code, _)| *code == diagnostic.code);
        changed.map_or(diagnostic.severity, |(_, severity)| *severity)
    }

    /// Returns the place of a top-level key of site.yaml.
    pub fn place(key: &str) -> Place {
        Place::value(&Arc::from("site.yaml"), key)
    }
}

impl LocalText {
    /// Returns the text in a language.
    pub fn get(&self, lang: &Lang) -> Option<&str> {
        match self {
            Self::One(text) => Some(text),
            Self::Each(texts) => texts.get(lang).map(String::as_str),
        }
    }

    /// Returns the texts of all languages.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        let (one, each) = match self {
            Self::One(text) => (Some(text), None),
            Self::Each(texts) => (None, Some(texts.values())),
        };
        one.into_iter().chain(each.into_iter().flatten()).map(String::as_str)
    }

    fn any(&self) -> Option<&str> {
        self.all().next()
    }
}

impl BaseUrl {
    /// Reads an absolute `http` or `https` URL without query and fragment.
    pub fn parse(text: &str) -> Option<Self> {
        let (scheme, rest) = text.trim().split_once("://")?;
        let (host, path) = rest.split_once('/').map_or((rest, ""), |(host, path)| (host, path));
        let plain = |c: char| !c.is_whitespace() && !matches!(c, '?' | '#' | '"' | '<' | '>');
        if !matches!(scheme, "http" | "https") || host.is_empty() || !rest.chars().all(plain) {
            return None;
        }
        let path = path.trim_matches('/');
        let odd = |part: &str| matches!(part, "." | "..") || (part.is_empty() && !path.is_empty());
        if path.split('/').any(odd) || path.contains('\\') {
            return None;
        }
        let path = if path.is_empty() { String::new() } else { format!("/{path}") };
        Some(Self { origin: format!("{scheme}://{host}"), path })
    }

    /// Returns the absolute URL of a path that already has the base path.
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.origin, self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_address_is_one_that_readers_reach() {
        for (text, path) in [
            ("https://nhipcau.example", Some("")),
            ("https://nhipcau.example/", Some("")),
            ("https://nhipcau.example/báo/", Some("/báo")),
            ("https://nhipcau.example/a/../b", None),
            ("https://nhipcau.example/a//b", None),
            ("https://nhipcau.example/a\\b", None),
            ("https://nhipcau.example/?a", None),
            ("nhipcau.example", None),
        ] {
            assert_eq!(BaseUrl::parse(text).as_ref().map(|base| base.path.as_str()), path, "{text}");
        }
    }
}
