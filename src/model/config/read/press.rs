//! What site.yaml says of the press of its languages, put over the shipped conventions.

use std::collections::BTreeMap;

use crate::model::config::read::unknown;
use crate::model::config::{Language, NameMarks, SlugStyle};
use crate::model::currency::Currency;
use crate::model::diagnostic::Segment;
use crate::model::lang::Lang;
use crate::model::press::{CATEGORIES, DIGITS, Form, NumberForms, PeopleOrder};
use crate::model::yaml::Yaml;
use crate::model::yaml::fields::{Context, Fields, FromYaml, choice};

/// The words in addresses that a site may change; `press.yaml` has one for each.
const URL_WORDS: &[&str] = &["page", "archive", "parallel"];
/// The styles of dates that templates may ask for; `press.yaml` has a pattern for each.
const DATE_STYLES: &[&str] = &["full", "medium", "short", "day", "byline", "time"];

/// Reads the site's own `urls`, `slugs`, `dates`, `numbers`, `credit_words`, `name_marks` and `people_order`.
pub(super) fn read(fields: &mut Fields, languages: &mut [Language], context: &mut Context) {
    let tags: Vec<Lang> = languages.iter().map(|language| language.lang.clone()).collect();
    let urls: BTreeMap<Lang, UrlWords> = by_language("urls", fields, &tags, context);
    let slugs: BTreeMap<Lang, SlugStyle> = by_language("slugs", fields, &tags, context);
    let dates: BTreeMap<Lang, DatePatterns> = by_language("dates", fields, &tags, context);
    let numbers: BTreeMap<Lang, NumberFields> = by_language("numbers", fields, &tags, context);
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
        if let Some(numbers) = numbers.get(tag) {
            numbers.put_over(&mut language.press.numbers);
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

/// What a site says of the numbers of a language.
struct NumberFields {
    digits: Option<String>,
    percent: Option<Form>,
    currency: Option<Form>,
    currencies: BTreeMap<String, Form>,
    scales: BTreeMap<u8, Form>,
}

impl NumberFields {
    /// Words for large numbers stand together or not at all: a site that has its own takes none of the press's.
    fn put_over(&self, forms: &mut NumberForms) {
        forms.digits = self.digits.clone().or(forms.digits.take());
        for (own, form) in [(&self.percent, &mut forms.percent), (&self.currency, &mut forms.currency)] {
            if let Some(own) = own {
                form.clone_from(own);
            }
        }
        forms.currencies.extend(self.currencies.clone());
        if !self.scales.is_empty() {
            forms.scales.clone_from(&self.scales);
        }
    }
}

impl FromYaml for NumberFields {
    fn from_yaml(yaml: &Yaml, context: &mut Context) -> Option<Self> {
        let digits: Vec<_> = DIGITS.iter().map(|&name| (name, name)).collect();
        let mut fields = Fields::open(yaml, context)?;
        let numbers = Self {
            digits: fields
                .read_with("digits", context, |yaml, context| choice(yaml, context, &digits))
                .map(str::to_string),
            percent: fields.read("percent", context),
            currency: fields.read_with("currency", context, |yaml, context| {
                form(yaml, context, &[Form::NUMBER, Form::CURRENCY])
            }),
            currencies: fields
                .read_with("currencies", context, |yaml, context| {
                    let code = |code: &str| Currency::parse(code).map(|_| code.to_string());
                    forms(yaml, context, ("currency-code", code))
                })
                .unwrap_or_default(),
            scales: fields
                .read_with("scales", context, |yaml, context| {
                    let power = |power: &str| power.parse().ok().filter(|power| (1..=36).contains(power));
                    forms(yaml, context, ("power", power))
                })
                .unwrap_or_default(),
        };
        fields.close(context);
        Some(numbers)
    }
}

/// Reads forms by what `key` makes of their keys; a key that it makes nothing of is reported.
fn forms<K: Ord>(
    yaml: &Yaml,
    context: &mut Context,
    (expected, key): (&str, impl Fn(&str) -> Option<K>),
) -> Option<BTreeMap<K, Form>> {
    let mut forms = BTreeMap::new();
    for (name, value) in Fields::open(yaml, context)?.rest() {
        context.inside(Segment::Key(name.clone()), |context| match key(name) {
            None => context.wrong_key(expected),
            Some(key) => forms.extend(Form::from_yaml(value, context).map(|form| (key, form))),
        });
    }
    Some(forms)
}

impl FromYaml for Form {
    fn from_yaml(yaml: &Yaml, context: &mut Context) -> Option<Self> {
        form(yaml, context, &[Self::NUMBER])
    }
}

/// Reads a form in which each of the signs stands once.
fn form(yaml: &Yaml, context: &mut Context, signs: &[char]) -> Option<Form> {
    let is_form = |text: &str| signs.iter().all(|&sign| text.matches(sign).count() == 1);
    if let Yaml::Map(entries) = yaml {
        let mut fields = Fields::open(yaml, context)?;
        let mut texts = BTreeMap::new();
        for &category in CATEGORIES {
            let text = fields.read_with(category, context, |yaml, context| {
                let text = yaml.as_text().filter(|text| is_form(text));
                if text.is_none() {
                    context.wrong("number-form");
                }
                text.map(str::to_string)
            });
            texts.extend(text.map(|text| (category.to_string(), text)));
        }
        fields.close(context);
        if !entries.iter().any(|(name, _)| name == "other") {
            context.wrong("number-forms");
        }
        return Some(Form::Each(texts));
    }
    let text = yaml.as_text().filter(|text| is_form(text));
    if text.is_none() {
        context.wrong("number-form");
    }
    text.map(|text| Form::One(text.into()))
}

/// Reads a text for each of the names, as far as there is one.
fn named(names: &[&'static str], yaml: &Yaml, context: &mut Context) -> Option<BTreeMap<String, String>> {
    let mut fields = Fields::open(yaml, context)?;
    let read = |&name: &&'static str| Some((name.to_string(), fields.read(name, context)?));
    let texts = names.iter().filter_map(read).collect();
    fields.close(context);
    Some(texts)
}
