//! site.yaml: every key read, checked and given its default.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::tz::TimeZone;

use crate::model::config::{
    BaseUrl, Config, Fallback, Feeds, Language, Licence, LocalText, NameMarks, Publisher, RawHtml, RootPage,
    SlugStyle,
};
use crate::model::diagnostic::{Checked, Code, Diagnostic, Place, Segment, Severity};
use crate::model::fingerprint::Fingerprint;
use crate::model::lang::{Direction, Lang};
use crate::model::press::{PeopleOrder, Press};
use crate::model::yaml::Yaml;
use crate::model::yaml::fields::{Context, Fields, FromYaml, choice, nearest};

mod press;
mod taxonomies;

const INHERITED: &[&str] = &[
    "date",
    "cover",
    "authors",
    "photographers",
    "topics",
    "countries",
    "organizations",
    "people",
    "series",
    "source",
    "place",
];
const TAXONOMIES: &[&str] = &["topics", "countries", "organizations", "people", "authors", "series"];
/// Keys that a translation takes from its original only where site.yaml lists them.
const INHERITED_IF_ASKED: &[&str] = &["translators", "issue", "weight"];
const FORMATS: &[&str] = &["atom", "rss", "json"];
/// Keys of the contract whose features read them elsewhere; their values are kept as they are.
const KEPT: &[&str] = &["tone_placement"];

pub(super) fn config(file: &Arc<str>, text: &str) -> Checked<Option<Config>> {
    let mut context = Context::new(file);
    let config = match Yaml::parse(text) {
        Ok(yaml) => Fields::open(&yaml, &mut context).and_then(|fields| fill(fields, &mut context)),
        Err(error) => {
            context.diagnostics.push(error.in_file(file, 0));
            None
        }
    };
    let fingerprint = Fingerprint::of_bytes(text.as_bytes());
    let config = config.map(|config| Config { fingerprint, ..config });
    Checked { value: config, diagnostics: context.diagnostics }
}

fn fill(mut fields: Fields, context: &mut Context) -> Option<Config> {
    let title = fields.require("title", context);
    let base = fields.require("base_url", context);
    let found = context.diagnostics.len();
    let mut languages = fields.read_with("languages", context, languages).unwrap_or_default();
    if languages.is_empty() {
        if context.diagnostics.len() == found {
            let place = Place::file(context.file);
            context.diagnostics.push(Diagnostic::new(Code::MissingKey, place).with("key", "languages"));
        }
        return None;
    }
    let default =
        fields.read_with("default_language", context, |yaml, context| one_of(&languages, yaml, context));
    let original = fields.read_with("original", context, |yaml, context| one_of(&languages, yaml, context));
    let default_language = default.unwrap_or(0);
    let prefixed = fields.read("prefix_default_language", context).unwrap_or(true);
    for (index, language) in languages.iter_mut().enumerate() {
        let at_root = index == default_language && !prefixed;
        language.prefix = if at_root { String::new() } else { language.lang.as_str().to_lowercase() };
    }
    press::read(&mut fields, &mut languages, context);
    for key in KEPT {
        fields.read_with(key, context, |yaml, _| Some(yaml.clone()));
    }
    let taxonomies = fields.read_with("taxonomies", context, taxonomies::read);
    let taxonomies = taxonomies.unwrap_or_else(|| owned(TAXONOMIES));
    let inherit = fields.read_with("inherit", context, |yaml, context| inherited(&taxonomies, yaml, context));
    let markdown: Markdown = fields.read("markdown", context).unwrap_or_default();
    let config = Config {
        title: title.unwrap_or(LocalText::One(String::new())),
        description: fields.read("description", context),
        base: base.unwrap_or(BaseUrl { origin: "https://example.org".into(), path: String::new() }),
        time_zone: fields.read_with("time_zone", context, time_zone).unwrap_or(TimeZone::UTC),
        theme: fields.read("theme", context).unwrap_or_else(|| "bamboo".into()),
        theme_options: fields
            .read_with("theme_options", context, |yaml, _| Some(yaml.clone()))
            .unwrap_or(Yaml::Null),
        default_language,
        original: original.unwrap_or(default_language),
        root_page: fields.read("root_page", context).unwrap_or(RootPage::Chooser),
        taxonomies,
        severities: fields.read_with("severity", context, severities).unwrap_or_default(),
        fallback: fields.read("fallback", context).unwrap_or_default(),
        paginate_by: fields.read("paginate_by", context).unwrap_or(20),
        feeds: fields.read("feeds", context).unwrap_or_else(|| Feeds {
            formats: vec!["atom".into()],
            limit: 20,
            full: true,
        }),
        inherit: inherit.unwrap_or_else(|| owned(INHERITED)),
        publisher: fields.read("publisher", context),
        require_approval: fields.read("require_approval", context).unwrap_or(false),
        menus: fields.read("menus", context).unwrap_or_default(),
        raw_html: markdown.raw_html,
        math: markdown.math,
        fingerprint: Fingerprint(0),
        languages,
    };
    fields.close(context);
    Some(config)
}

/// Reads the tag of one of the site's languages.
fn one_of(languages: &[Language], yaml: &Yaml, context: &mut Context) -> Option<usize> {
    let lang = Lang::from_yaml(yaml, context)?;
    let index = languages.iter().position(|language| language.lang == lang);
    if index.is_none() {
        let tags = languages.iter().map(|language| language.lang.as_str()).collect::<Vec<_>>();
        context.wrong(&format!("site-language:{}", tags.join(", ")));
    }
    index
}

/// Reads what a translation takes from the work's original.
fn inherited(taxonomies: &[String], yaml: &Yaml, context: &mut Context) -> Option<Vec<String>> {
    let known = INHERITED.iter().chain(INHERITED_IF_ASKED).copied();
    words(yaml, context, &known.chain(taxonomies.iter().map(String::as_str)).collect::<Vec<_>>())
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(ToString::to_string).collect()
}

fn language(lang: Lang) -> Language {
    Language {
        name: lang.to_string(),
        direction: lang.direction(),
        locale: lang.with_region(),
        people_order: Press::of(&lang).people_order,
        press: Press::of(&lang).clone(),
        prefix: String::new(),
        slugs: SlugStyle::Ascii,
        name_marks: NameMarks::Keep,
        lang,
    }
}

fn languages(yaml: &Yaml, context: &mut Context) -> Option<Vec<Language>> {
    let entries: BTreeMapInOrder<LanguageFields> = FromYaml::from_yaml(yaml, context)?;
    let mut languages = Vec::new();
    for (lang, fields) in entries.0 {
        let mut language = language(lang);
        language.name = fields.name.unwrap_or(language.name);
        language.direction = fields.direction.unwrap_or(language.direction);
        language.locale = fields.locale.map_or(language.locale, |locale| locale.to_string());
        languages.push(language);
    }
    Some(languages)
}

#[expect(clippy::unnecessary_wraps, reason = "the signature of a reader")]
fn severities(yaml: &Yaml, context: &mut Context) -> Option<Vec<(Code, Severity)>> {
    let names: BTreeMap<String, Severity> = FromYaml::from_yaml(yaml, context).unwrap_or_default();
    let mut severities = Vec::new();
    for (name, severity) in names {
        if let Some(code) = Code::named(&name) {
            severities.push((code, severity));
            continue;
        }
        context.inside(Segment::Key(name.clone()), |context| {
            unknown(&name, Code::ALL.iter().map(|code| code.name()), context);
        });
    }
    Some(severities)
}

/// Reports that the key at hand is none of those that are known.
fn unknown<'k>(name: &str, known: impl Iterator<Item = &'k str>, context: &mut Context) {
    let nearest = nearest(name, known).unwrap_or_default();
    let diagnostic = Diagnostic::new(Code::UnknownKey, context.key_place())
        .with("key", name)
        .with("nearest", nearest)
        .with("known", "");
    context.diagnostics.push(diagnostic);
}

fn time_zone(yaml: &Yaml, context: &mut Context) -> Option<TimeZone> {
    let zone = yaml.as_text().and_then(|name| TimeZone::get(name).ok());
    if zone.is_none() {
        context.wrong("time-zone");
    }
    zone
}

#[derive(Default)]
struct LanguageFields {
    name: Option<String>,
    direction: Option<Direction>,
    locale: Option<Lang>,
}

impl FromYaml for LanguageFields {
    const MAY_BE_EMPTY: bool = true;

    fn from_yaml(yaml: &Yaml, context: &mut Context) -> Option<Self> {
        let mut fields = Fields::open(yaml, context)?;
        let language = Self {
            name: fields.read("name", context),
            direction: fields.read("direction", context),
            locale: fields.read("locale", context),
        };
        fields.close(context);
        Some(language)
    }
}

struct Markdown {
    raw_html: RawHtml,
    math: bool,
}

impl Default for Markdown {
    fn default() -> Self {
        Self { raw_html: RawHtml::Allow, math: false }
    }
}

impl FromYaml for Markdown {
    fn from_yaml(yaml: &Yaml, context: &mut Context) -> Option<Self> {
        let mut fields = Fields::open(yaml, context)?;
        let markdown = Self {
            raw_html: fields.read("raw_html", context).unwrap_or(RawHtml::Allow),
            math: fields.read("math", context).unwrap_or(false),
        };
        fields.close(context);
        Some(markdown)
    }
}

impl FromYaml for Feeds {
    fn from_yaml(yaml: &Yaml, context: &mut Context) -> Option<Self> {
        let mut fields = Fields::open(yaml, context)?;
        let feeds = Self {
            formats: fields
                .read_with("formats", context, |yaml, context| words(yaml, context, FORMATS))
                .unwrap_or_else(|| vec!["atom".into()]),
            limit: fields.read("limit", context).unwrap_or(20),
            full: fields
                .read_with("content", context, |yaml, context| {
                    choice(yaml, context, &[("full", true), ("lead", false)])
                })
                .unwrap_or(true),
        };
        fields.close(context);
        Some(feeds)
    }
}

/// Reads a list of words, each of which must be among the known ones.
fn words(yaml: &Yaml, context: &mut Context, known: &[&str]) -> Option<Vec<String>> {
    let Yaml::List(items) = yaml else {
        context.wrong("list");
        return None;
    };
    let known: Vec<_> = known.iter().map(|&word| (word, word)).collect();
    let read = |(index, item)| {
        context.inside(Segment::Index(index), |context| choice(item, context, &known).map(str::to_string))
    };
    Some(items.iter().enumerate().filter_map(read).collect())
}

impl FromYaml for Publisher {
    fn from_yaml(yaml: &Yaml, context: &mut Context) -> Option<Self> {
        let mut fields = Fields::open(yaml, context)?;
        let publisher = Self {
            name: fields.read("name", context),
            logo: fields.read("logo", context),
            same_as: fields.read("same_as", context).unwrap_or_default(),
            governing_body: fields.read("governing_body", context),
            licence: fields.read("licence", context),
            editor_in_chief: fields.read("editor_in_chief", context),
            address: fields.read("address", context),
            phone: fields.read("phone", context),
            email: fields.read("email", context),
            reuse_notice: fields.read("reuse_notice", context),
        };
        fields.close(context);
        Some(publisher)
    }
}

impl FromYaml for Licence {
    fn from_yaml(yaml: &Yaml, context: &mut Context) -> Option<Self> {
        let mut fields = Fields::open(yaml, context)?;
        let licence = Self {
            number: fields.read("number", context),
            date: fields.read("date", context),
            issuer: fields.read("issuer", context),
        };
        fields.close(context);
        Some(licence)
    }
}

impl FromYaml for LocalText {
    fn from_yaml(yaml: &Yaml, context: &mut Context) -> Option<Self> {
        match yaml {
            Yaml::Text(text) => Some(Self::One(text.clone())),
            Yaml::Map(_) => BTreeMap::from_yaml(yaml, context).map(Self::Each),
            _ => {
                context.wrong("local-text");
                None
            }
        }
    }
}

impl FromYaml for BaseUrl {
    fn from_yaml(yaml: &Yaml, context: &mut Context) -> Option<Self> {
        let base = yaml.as_text().and_then(Self::parse);
        if base.is_none() {
            context.wrong("base-url");
        }
        base
    }
}

impl FromYaml for Lang {
    fn from_yaml(yaml: &Yaml, context: &mut Context) -> Option<Self> {
        let lang = yaml.as_text().and_then(Self::parse);
        if lang.is_none() {
            context.wrong("language");
        }
        lang
    }
}

macro_rules! choices {
    ($($type:ident { $($word:literal => $value:ident),* })*) => {
        $(impl FromYaml for $type {
            fn from_yaml(yaml: &Yaml, context: &mut Context) -> Option<Self> {
                choice(yaml, context, &[$(($word, Self::$value)),*])
            }
        })*
    };
}

choices! {
    RootPage { "chooser" => Chooser, "redirect" => Redirect }
    SlugStyle { "ascii" => Ascii, "unicode" => Unicode }
    NameMarks { "keep" => Keep, "drop" => Drop }
    PeopleOrder { "written" => Written, "given" => Given }
    Fallback { "hide" => Hide, "list" => List, "notice" => Notice, "link" => Link }
    RawHtml { "allow" => Allow, "sanitize" => Sanitize, "deny" => Deny }
    Direction { "ltr" => Ltr, "rtl" => Rtl }
    Severity { "error" => Error, "warning" => Warning, "hint" => Hint }
}

/// A key of a map that is not free text.
trait MapKey: Sized + Ord {
    const EXPECTED: &'static str;
    fn from_key(key: &str) -> Option<Self>;
}

impl MapKey for Lang {
    const EXPECTED: &'static str = "language";
    fn from_key(key: &str) -> Option<Self> {
        Self::parse(key)
    }
}

impl MapKey for String {
    const EXPECTED: &'static str = "text";
    fn from_key(key: &str) -> Option<Self> {
        Some(key.into())
    }
}

struct BTreeMapInOrder<T>(Vec<(Lang, T)>);

impl<T: FromYaml> FromYaml for BTreeMapInOrder<T> {
    fn from_yaml(yaml: &Yaml, context: &mut Context) -> Option<Self> {
        entries(yaml, context).map(Self)
    }
}

impl<K: MapKey, T: FromYaml> FromYaml for BTreeMap<K, T> {
    fn from_yaml(yaml: &Yaml, context: &mut Context) -> Option<Self> {
        Some(entries(yaml, context)?.into_iter().collect())
    }
}

fn entries<K: MapKey, T: FromYaml>(yaml: &Yaml, context: &mut Context) -> Option<Vec<(K, T)>> {
    let fields = Fields::open(yaml, context)?;
    let mut entries: Vec<(K, T)> = Vec::new();
    let mut names: Vec<&str> = Vec::new();
    for (name, value) in fields.rest().filter(|(_, value)| *value != Yaml::Null || T::MAY_BE_EMPTY) {
        context.inside(Segment::Key(name.clone()), |context| {
            let Some(key) = K::from_key(name) else { return context.wrong_key(K::EXPECTED) };
            if !entries.iter().any(|(known, _)| *known == key) {
                entries.extend(T::from_yaml(value, context).map(|value| (key, value)));
            } else if !names.contains(&name.as_str()) {
                // Two spellings of one key, `vi` and `VI`; one spelling twice is known already.
                let diagnostic = Diagnostic::new(Code::DuplicateKey, context.key_place());
                context.diagnostics.push(diagnostic.with("key", name.as_str()).with("alias", ""));
            }
            names.push(name);
        });
    }
    Some(entries)
}
