//! What site.yaml says of the press of its languages, put over the shipped conventions.

use std::collections::BTreeMap;

use crate::model::config::read::unknown;
use crate::model::config::{Language, NameMarks, PeopleOrder, SlugStyle};
use crate::model::diagnostic::Segment;
use crate::model::lang::Lang;
use crate::model::yaml::Yaml;
use crate::model::yaml::fields::{Context, Fields, FromYaml};

/// The words in addresses that a site may change; `press.yaml` has one for each.
const URL_WORDS: &[&str] = &["page", "archive", "parallel"];
/// The styles of dates that templates may ask for; `press.yaml` has a pattern for each.
const DATE_STYLES: &[&str] = &["full", "medium", "short", "day", "byline", "time"];

/// Reads the site's own `urls`, `slugs`, `dates`, `credit_words`, `name_marks` and `people_order`.
pub(super) fn read(fields: &mut Fields, languages: &mut [Language], context: &mut Context) {
    let tags: Vec<Lang> = languages.iter().map(|language| language.lang.clone()).collect();
    let urls: BTreeMap<Lang, UrlWords> = by_language("urls", fields, &tags, context);
    let slugs: BTreeMap<Lang, SlugStyle> = by_language("slugs", fields, &tags, context);
    let dates: BTreeMap<Lang, DatePatterns> = by_language("dates", fields, &tags, context);
    let words: BTreeMap<Lang, Vec<String>> = by_language("credit_words", fields, &tags, context);
    let marks: BTreeMap<Lang, NameMarks> = by_language("name_marks", fields, &tags, context);
    let orders: BTreeMap<Lang, PeopleOrder> = by_language("people_order", fields, &tags, context);
    for language in languages {
        let tag = &language.lang;
        if let Some(&marks) = marks.get(tag) {
            language.name_marks = marks;
        }
        if let Some(&order) = orders.get(tag) {
            language.people_order = order;
        }
        if let Some(words) = urls.get(tag) {
            language.press.urls.extend(words.0.clone());
        }
        if let Some(patterns) = dates.get(tag) {
            language.press.dates.extend(patterns.0.clone());
        }
        if let Some(words) = words.get(tag) {
            language.press.credit_words.extend(words.iter().cloned());
        }
        if let Some(&style) = slugs.get(tag) {
            language.slugs = style;
        }
    }
}

/// Reads a map by language, each of which must be one of the site's.
fn by_language<T: FromYaml>(
    key: &'static str,
    fields: &mut Fields,
    tags: &[Lang],
    context: &mut Context,
) -> BTreeMap<Lang, T> {
    let read = |yaml: &Yaml, context: &mut Context| {
        if let Yaml::Map(entries) = yaml {
            let foreign = |name: &str| Lang::parse(name).is_some_and(|lang| !tags.contains(&lang));
            for (name, _) in entries.iter().filter(|(name, _)| foreign(name)) {
                context.inside(Segment::Key(name.clone()), |context| {
                    unknown(name, tags.iter().map(Lang::as_str), context);
                });
            }
        }
        BTreeMap::from_yaml(yaml, context)
    };
    fields.read_with(key, context, read).unwrap_or_default()
}

struct UrlWords(BTreeMap<String, String>);

impl FromYaml for UrlWords {
    fn from_yaml(yaml: &Yaml, context: &mut Context) -> Option<Self> {
        named(URL_WORDS, yaml, context).map(Self)
    }
}

struct DatePatterns(BTreeMap<String, String>);

impl FromYaml for DatePatterns {
    fn from_yaml(yaml: &Yaml, context: &mut Context) -> Option<Self> {
        named(DATE_STYLES, yaml, context).map(Self)
    }
}

/// Reads a text for each of the names, as far as there is one.
fn named(names: &[&'static str], yaml: &Yaml, context: &mut Context) -> Option<BTreeMap<String, String>> {
    let mut fields = Fields::open(yaml, context)?;
    let read = |&name: &&'static str| Some((name.to_string(), fields.read(name, context)?));
    let texts = names.iter().filter_map(read).collect();
    fields.close(context);
    Some(texts)
}
