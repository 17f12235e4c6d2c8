//! Filters that templates use: dates, numbers and lists as the page's language writes them.

use std::sync::Arc;

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use crate::locale::{Locale, Locales};
use crate::model::config::Config;
use crate::model::when::When;
use crate::parse::markdown;
use crate::render::arguments::{Arguments, unfit};

/// Registers the filters for pages of a language.
pub(super) fn register(tera: &mut Tera, language: usize, locales: &Arc<Locales>, config: &Arc<Config>) {
    let (own, site) = (locales.clone(), config.clone());
    tera.register_filter("date", move |date: Value, kwargs: Kwargs, _: &State| {
        self::date(&date, &kwargs, &own.languages[language], (&site, language))
    });
    let own = locales.clone();
    tera.register_filter("number", move |number: Value, kwargs: Kwargs, _: &State| {
        Arguments::of("number", &kwargs, &[])?;
        self::number(&number, &own.languages[language])
    });
    let own = locales.clone();
    tera.register_filter("percent", move |ratio: Value, kwargs: Kwargs, _: &State| {
        Arguments::of("percent", &kwargs, &[])?;
        let ratio = ratio.as_f64().ok_or_else(|| unfit("percent", &ratio, "number"))?;
        TeraResult::Ok(own.languages[language].percent(ratio))
    });
    let own = locales.clone();
    tera.register_filter("list", move |items: Value, kwargs: Kwargs, _: &State| {
        Arguments::of("list", &kwargs, &[])?;
        let items: Vec<String> = array("list", &items)?.iter().map(ToString::to_string).collect();
        let items: Vec<&str> = items.iter().map(String::as_str).collect();
        TeraResult::Ok(own.languages[language].list(&items))
    });
    let own = locales.clone();
    tera.register_filter("collate", move |items: Value, kwargs: Kwargs, _: &State| {
        let by = Arguments::of("collate", &kwargs, &["by"])?.text("by")?;
        TeraResult::Ok(collate(array("collate", &items)?.to_vec(), by, &own.languages[language]))
    });
    let own = locales.clone();
    tera.register_filter("truncate_words", move |text: Value, kwargs: Kwargs, _: &State| {
        let arguments = Arguments::of("truncate_words", &kwargs, &["n"])?;
        let count = arguments.count("n")?.ok_or_else(|| arguments.missing("n"))?;
        let text = self::text("truncate_words", &text)?;
        TeraResult::Ok(own.languages[language].truncate_words(text, count).into_owned())
    });
    tera.register_filter("plain", |html: Value, kwargs: Kwargs, _: &State| {
        Arguments::of("plain", &kwargs, &[])?;
        TeraResult::Ok(plain(text("plain", &html)?))
    });
    let site = config.clone();
    tera.register_filter("markdown", move |value: Value, kwargs: Kwargs, _: &State| {
        Arguments::of("markdown", &kwargs, &[])?;
        TeraResult::Ok(markdown_of(text("markdown", &value)?, language, &site))
    });
    tera.register_filter("json_encode", |value: Value, _: Kwargs, _: &State| -> TeraResult<Value> {
        let json = serde_json::to_string(&value).map_err(|error| Error::message(error.to_string()))?;
        Ok(Value::safe_string(&json.replace("</", "<\\/")))
    });
}

fn text<'v>(filter: &'static str, value: &'v Value) -> TeraResult<&'v str> {
    value.as_str().ok_or_else(|| unfit(filter, value, "text"))
}

fn array<'v>(filter: &'static str, value: &'v Value) -> TeraResult<&'v [Value]> {
    value.as_array().ok_or_else(|| unfit(filter, value, "list"))
}

fn markdown_of(text: &str, language: usize, site: &Config) -> Value {
    let press = &site.languages[language].press;
    let options = markdown::Options {
        dialect: markdown::Dialect::Publication,
        quotes: &press.quotes,
        credit_words: &press.credit_words,
        raw_html: site.raw_html,
        math: site.math,
        directives: None,
    };
    let text = markdown::markdown(&"".into(), text, 0, &options).value;
    Value::safe_string(&markdown::standalone(&text))
}

fn date(
    date: &Value,
    kwargs: &Kwargs,
    locale: &Locale,
    (site, language): (&Config, usize),
) -> TeraResult<String> {
    let arguments = Arguments::of("date", kwargs, &["style", "pattern"])?;
    let when = date.as_str().and_then(When::parse).ok_or_else(|| unfit("date", date, "date"))?;
    let moment = when.resolve(&site.time_zone);
    let zoned = moment.in_zone(&site.time_zone);
    if let (Some(pattern), Some(value)) = (arguments.text("pattern")?, arguments.value("pattern")) {
        return locale
            .date_pattern(&zoned, pattern)
            .map_err(|_| arguments.wrong("pattern", value, "date-pattern"));
    }
    let styles = site.languages[language].press.dates.keys().map(String::as_str);
    let style = arguments.word("style", styles)?.unwrap_or("medium");
    locale.date(&zoned, moment.has_time, style).ok_or_else(|| unfit("date", date, "date"))
}

fn number(number: &Value, locale: &Locale) -> TeraResult<String> {
    let written = match (number.as_i64(), number.as_f64(), number.as_str()) {
        (Some(whole), _, _) => Some(locale.integer(whole)),
        (_, Some(number), _) => Some(locale.number(number)),
        (_, _, Some(text)) => locale.decimal(text),
        _ => None,
    };
    written.ok_or_else(|| unfit("number", number, "number"))
}

fn collate(mut items: Vec<Value>, by: Option<&str>, locale: &Locale) -> Vec<Value> {
    let key = |item: &Value| {
        let found = by.map_or(Some(item), |by| item.get_from_path(by));
        locale.sort_key(found.and_then(Value::as_str).unwrap_or_default())
    };
    items.sort_by_cached_key(key);
    items
}

/// Returns the text of HTML without its tags, entities resolved as far as the program writes them.
fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let Some(end) = rest[at..].find('>') else { break };
        rest = &rest[at + end + 1..];
    }
    text.push_str(rest);
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .iter()
        .fold(text, |text, (entity, character)| text.replace(entity, character))
}
