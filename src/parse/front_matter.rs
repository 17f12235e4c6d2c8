//! Front matter: the YAML between `---` at the head of a file, read key by key.

use std::ops::Range;
use std::sync::Arc;

use crate::model::config::Config;
use crate::model::diagnostic::{Code, Diagnostic, Place, Segment, Spot};
use crate::model::front::{
    Correction, Cover, Credit, DocumentRecord, Event, Front, FrontMatter, Letter, Review, SectionFront,
    SilencedCheck, Slug, Source, TranslatedFrom, Withdrawn,
};
use crate::model::lang::Lang;
use crate::model::meta::Role;
use crate::model::yaml::Yaml;
use crate::model::yaml::fields::{self, Context, Fields, FromYaml};

/// Where the parts of a file lie, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The YAML; empty at the start of the file where there is none.
    pub yaml: Range<usize>,
    /// The first byte of the Markdown.
    pub body: usize,
}

/// Keys that most texts must have.
const REQUIRED: &[&str] = &["title", "date"];

/// Keys that other generators' users write for a taxonomy of ours.
const TERM_ALIASES: &[(&str, &[&str])] = &[("topics", &["tags", "categories"])];

/// Finds the front matter. A file without one, or with one that is not closed, is all body.
pub fn split(file: &Arc<str>, text: &str) -> (Parts, Option<Diagnostic>) {
    let nothing = Parts { yaml: 0..0, body: 0 };
    let first = text.lines().next().unwrap_or_default().trim_end();
    if first != "---" {
        let code = if first == "+++" { Code::FrontMatterToml } else { Code::FrontMatterMissing };
        return (nothing, Some(Diagnostic::new(code, Place::bytes(file, 0..first.len()))));
    }
    let start = text.find('\n').map_or(text.len(), |at| at + 1);
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return (Parts { yaml: start..at, body: at + line.len() }, None);
        }
        at += line.len();
    }
    (
        Parts { yaml: 0..0, body: text.len() },
        Some(Diagnostic::new(Code::FrontMatterUnclosed, Place::bytes(file, 0..3))),
    )
}

/// Reads the front matter of a file. What is wrong in it is reported; the rest is kept.
pub fn read(
    file: &Arc<str>,
    text: &str,
    parts: &Parts,
    role: Role,
    config: &Config,
) -> (FrontMatter, Vec<Diagnostic>) {
    if parts.yaml.start == 0 {
        return (unread(), Vec::new());
    }
    let mut context = Context::new(file);
    let yaml = match Yaml::parse(&text[parts.yaml.clone()]) {
        Ok(yaml) => yaml,
        Err(error) => return (unread(), vec![error.in_file(file, parts.yaml.start)]),
    };
    let front = Fields::open(&yaml, &mut context)
        .map_or_else(unread, |fields| front_matter(fields, role, config, &mut context));
    (front, context.diagnostics)
}

/// Returns what is known of front matter that cannot be read: nothing is missing from it.
pub(super) fn unread() -> FrontMatter {
    FrontMatter { unread: REQUIRED.to_vec(), ..FrontMatter::default() }
}

/// Returns the bytes of the file at which a spot in its front matter stands.
pub fn locate(text: &str, parts: &Parts, spot: &Spot) -> Option<Range<usize>> {
    let Spot::Yaml(spot) = spot else { return None };
    let found = crate::model::yaml::locate::locate(&text[parts.yaml.clone()], spot)?;
    Some(found.start + parts.yaml.start..found.end + parts.yaml.start)
}

fn front_matter(mut fields: Fields, role: Role, config: &Config, context: &mut Context) -> FrontMatter {
    let mut front = keys(&mut fields, role, config, context);
    let is_read = |key: &str| match key {
        "title" => front.title.is_some(),
        _ => front.date.is_some(),
    };
    front.unread = REQUIRED.iter().copied().filter(|key| fields.has(key) && !is_read(key)).collect();
    fields.close(context);
    front
}

fn keys(fields: &mut Fields, role: Role, config: &Config, context: &mut Context) -> FrontMatter {
    FrontMatter {
        title: fields.read("title", context),
        slug: fields.read("slug", context),
        date: fields.read("date", context),
        updated: fields.read_alias("updated", &["lastmod"], context),
        publish_at: fields.read_alias("publish_at", &["publishDate", "publish_date"], context),
        expires_at: fields.read_alias("expires_at", &["expiryDate", "expiry_date"], context),
        release_together: fields
            .read_with("release", context, |yaml, context| {
                fields::choice(yaml, context, &[("together", true), ("alone", false)])
            })
            .unwrap_or(false),
        draft: fields.read("draft", context),
        lead: fields.read_alias("lead", &["description", "summary"], context),
        kicker: fields.read("kicker", context),
        short_title: fields.read_alias("short_title", &["linkTitle"], context),
        kind: fields.read_alias("kind", &["type"], context),
        template: fields.read_alias("template", &["layout"], context),
        prefix: fields.read("prefix", context),
        place: fields.read("place", context),
        authors: fields.read_alias("authors", &["author"], context).map(OneOrMany::into_vec),
        translators: fields.read("translators", context).map(OneOrMany::into_vec),
        photographers: fields.read("photographers", context).map(OneOrMany::into_vec),
        credits: fields.read("credits", context).unwrap_or_default(),
        source: fields.read("source", context),
        cover: fields.read("cover", context),
        terms: terms(fields, config, context),
        series: fields.read("series", context),
        issue: fields.read_with("issue", context, text_or_number),
        related: fields.read("related", context).unwrap_or_default(),
        corrections: fields.read("corrections", context).unwrap_or_default(),
        translation_key: fields.read_alias("translation_key", &["translationKey"], context),
        translated_from: fields.read("translated_from", context),
        original: fields.read_with("original", context, |yaml, context| site_language(yaml, config, context)),
        adaptation: fields.read("adaptation", context),
        review: fields.read("review", context),
        withdrawn: fields.read("withdrawn", context),
        letters: fields.read("letters", context).unwrap_or_default(),
        checks: fields.read("checks", context).unwrap_or_default(),
        document: fields.read("document", context),
        aliases: fields.read("aliases", context).unwrap_or_default(),
        weight: fields.read("weight", context),
        url: fields.read_alias("url", &["path"], context),
        in_search: fields.read_alias("in_search", &["in_search_index"], context),
        in_feeds: fields.read("in_feeds", context),
        in_sitemap: fields.read("in_sitemap", context),
        event: fields.read("event", context),
        extra: fields.read_with("extra", context, map).or_else(|| alias_extra(fields, context)),
        section: if role == Role::Section {
            section(fields, config, context)
        } else {
            SectionFront::default()
        },
        unread: Vec::new(),
    }
}

fn site_language(yaml: &Yaml, config: &Config, context: &mut Context) -> Option<Lang> {
    let lang = Lang::from_yaml(yaml, context)?;
    if config.language(&lang).is_none() {
        context.wrong(&format!("site-language:{}", config.tags()));
        return None;
    }
    Some(lang)
}

fn alias_extra(fields: &mut Fields, context: &mut Context) -> Option<Yaml> {
    fields.read_alias::<FreeMap>("extra", &["params"], context).map(|map| map.0)
}

fn section(fields: &mut Fields, config: &Config, context: &mut Context) -> SectionFront {
    SectionFront {
        sort_by: fields.read("sort_by", context),
        paginate_by: fields.read("paginate_by", context),
        page_template: fields.read("page_template", context),
        cascade: fields.read_with("cascade", context, |yaml, context| {
            let fields = Fields::open(yaml, context)?;
            Some(Box::new(front_matter(fields, Role::Page, config, context)))
        }),
        transparent: fields.read("transparent", context).unwrap_or(false),
        front: fields.read("front", context),
    }
}

fn terms(
    fields: &mut Fields,
    config: &Config,
    context: &mut Context,
) -> std::collections::BTreeMap<String, Vec<String>> {
    let mut terms = std::collections::BTreeMap::new();
    for (name, aliases) in
        [("topics", TERM_ALIASES[0].1), ("countries", &[][..]), ("organizations", &[]), ("people", &[])]
    {
        if let Some(ids) = fields.read_alias::<OneOrMany>(name, aliases, context) {
            terms.insert(name.to_string(), ids.into_vec());
        }
    }
    let own = ["topics", "countries", "organizations", "people", "authors", "series"];
    for name in config.taxonomies.iter().filter(|name| !own.contains(&name.as_str())) {
        if let Some(ids) = fields.read_named::<OneOrMany>(name, context) {
            terms.insert(name.clone(), ids.into_vec());
        }
    }
    terms
}

fn map(yaml: &Yaml, context: &mut Context) -> Option<Yaml> {
    FreeMap::from_yaml(yaml, context).map(|map| map.0)
}

struct FreeMap(Yaml);

impl FromYaml for FreeMap {
    fn from_yaml(yaml: &Yaml, context: &mut Context) -> Option<Self> {
        if matches!(yaml, Yaml::Map(_)) {
            fields::check_free(yaml, context);
            return Some(Self(yaml.clone()));
        }
        context.wrong("map");
        None
    }
}

/// A list of texts, or a single one.
struct OneOrMany(Vec<String>);

impl OneOrMany {
    fn into_vec(self) -> Vec<String> {
        self.0
    }
}

impl FromYaml for OneOrMany {
    fn from_yaml(yaml: &Yaml, context: &mut Context) -> Option<Self> {
        match yaml {
            Yaml::Text(text) => Some(Self(vec![text.clone()])),
            _ => Vec::from_yaml(yaml, context).map(Self),
        }
    }
}

fn text_or_number(yaml: &Yaml, context: &mut Context) -> Option<String> {
    match yaml {
        Yaml::Int(number) => Some(number.to_string()),
        _ => String::from_yaml(yaml, context),
    }
}

impl FromYaml for Slug {
    fn from_yaml(yaml: &Yaml, context: &mut Context) -> Option<Self> {
        let text = match yaml {
            Yaml::Int(number) => number.to_string(),
            _ => String::from_yaml(yaml, context)?,
        };
        if text == "auto" {
            return Some(Self::Auto);
        }
        if text.is_empty()
            || text
                .chars()
                .any(|c| matches!(c, '/' | '\\' | '?' | '#' | '%') || c.is_whitespace() || c.is_control())
            || text.starts_with('.')
        {
            context.wrong("slug");
            return None;
        }
        Some(Self::Text(text))
    }
}

/// Reads a mapping into a struct, one key a line.
macro_rules! from_fields {
    ($($type:ident { $($field:ident $(: $key:literal)? $(=> $default:ident)?),* $(,)? })*) => {
        $(impl FromYaml for $type {
            fn from_yaml(yaml: &Yaml, context: &mut Context) -> Option<Self> {
                let mut fields = Fields::open(yaml, context)?;
                let value = Self {
                    $($field: from_fields!(@read fields context $field $(: $key)? $(=> $default)?),)*
                };
                fields.close(context);
                Some(value)
            }
        })*
    };
    (@read $fields:ident $context:ident $field:ident) => { $fields.read(stringify!($field), $context) };
    (@read $fields:ident $context:ident $field:ident : $key:literal) => { $fields.read($key, $context) };
    (@read $fields:ident $context:ident $field:ident => default) => {
        $fields.read(stringify!($field), $context).unwrap_or_default()
    };
    (@read $fields:ident $context:ident $field:ident => required) => {
        $fields.require(stringify!($field), $context)?
    };
}

from_fields! {
    Credit { role => required, names => required }
    Source { name, url, date, licence, mode, canonical => default }
    Cover { src, alt, caption, credit, focus, origin, decorative => default }
    Correction { date, text => required }
    TranslatedFrom { lang, revision }
    Review { state, by, on }
    Withdrawn { date, reason }
    Letter { name, country, date, text }
    SilencedCheck { code, text, reason }
    DocumentRecord { number, kind: "type", issuer, signer, signed, effective, files => default }
    Event { start, end, place, url }
    Front { lead, seconds => default, until }
}

/// Reports required keys that a file lacks after inheritance is known not to give them.
pub fn missing(file: &Arc<str>, key: &'static str) -> Diagnostic {
    let place = Place { file: file.clone(), spot: Spot::Bytes(0, 3) };
    Diagnostic::new(Code::MissingKey, place).with("key", key)
}

/// Returns the place of a value in a file's front matter.
pub fn value_place(file: &Arc<str>, path: &[&str]) -> Place {
    let path = path
        .iter()
        .map(|part| part.parse().map_or_else(|_| Segment::Key((*part).into()), Segment::Index))
        .collect();
    let end = crate::model::diagnostic::YamlEnd::Value;
    Place { file: file.clone(), spot: Spot::Yaml(crate::model::diagnostic::YamlSpot { path, end }) }
}
