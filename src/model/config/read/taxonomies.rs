//! The words of the site's taxonomies.

use crate::model::diagnostic::Segment;
use crate::model::yaml::Yaml;
use crate::model::yaml::fields::{Context, FromYaml};

/// Reads the words of taxonomies: each once, and none that says something else in front matter or on a page.
pub(super) fn read(yaml: &Yaml, context: &mut Context) -> Option<Vec<String>> {
    let Yaml::List(items) = yaml else {
        context.wrong("list");
        return None;
    };
    let mut words: Vec<String> = Vec::new();
    for (index, item) in items.iter().enumerate() {
        context.inside(Segment::Index(index), |context| {
            let Some(word) = String::from_yaml(item, context) else { return };
            let is_name = !word.is_empty() && !word.contains(|c: char| c.is_whitespace() || c == '/');
            if !is_name || TAKEN.contains(&word.as_str()) || words.contains(&word) {
                return context.wrong("taxonomy");
            }
            words.push(word);
        });
    }
    Some(words)
}

/// Keys of front matter and of pages in templates that no taxonomy may have as its word.
const TAKEN: &[&str] = &[
    "adaptation",
    "aliases",
    "checks",
    "content",
    "corrections",
    "cover",
    "credits",
    "date",
    "document",
    "draft",
    "event",
    "expires_at",
    "extra",
    "first_published",
    "is_fallback",
    "issue",
    "kicker",
    "kind",
    "lang",
    "lead",
    "letters",
    "minutes",
    "newer",
    "older",
    "original",
    "place",
    "prefix",
    "publish_at",
    "related",
    "release",
    "review",
    "section",
    "short_title",
    "slug",
    "source",
    "stale",
    "template",
    "title",
    "toc",
    "translated_from",
    "translation_key",
    "translations",
    "updated",
    "url",
    "weight",
    "withdrawn",
    "words",
];
