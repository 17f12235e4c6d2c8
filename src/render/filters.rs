//! Filters that templates use: dates, numbers and lists as the page's language writes them.

use std::sync::Arc;

use jiff::tz::TimeZone;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use crate::locale::{Locale, Locales};
use crate::model::config::Config;
use crate::model::when::When;
use crate::parse::markdown;

/// Registers the filters for pages of a language.
pub(super) fn register(tera: &mut Tera, language: usize, locales: &Arc<Locales>, config: &Arc<Config>) {
    let (own, zone) = (locales.clone(), config.time_zone.clone());
    tera.register_filter("date", move |date: &str, kwargs: Kwargs, _: &State| {
        self::date(date, &kwargs, &own.languages[language], &zone)
    });
    let own = locales.clone();
    tera.register_filter("number", move |number: Value, _: Kwargs, _: &State| {
        self::number(&number, &own.languages[language])
    });
    let own = locales.clone();
    tera.register_filter("percent", move |ratio: f64, _: Kwargs, _: &State| {
        own.languages[language].percent(ratio)
    });
    let own = locales.clone();
    tera.register_filter("list", move |items: Vec<Value>, _: Kwargs, _: &State| {
        let items: Vec<String> = items.iter().map(ToString::to_string).collect();
        own.languages[language].list(&items.iter().map(String::as_str).collect::<Vec<_>>())
    });
    let own = locales.clone();
    tera.register_filter("collate", move |items: Vec<Value>, kwargs: Kwargs, _: &State| {
        collate(items, &kwargs, &own.languages[language])
    });
    let own = locales.clone();
    tera.register_filter(
        "truncate_words",
        move |text: &str, kwargs: Kwargs, _: &State| -> TeraResult<String> {
            let count = kwargs.must_get::<usize>("n")?;
            Ok(own.languages[language].truncate_words(text, count).into_owned())
        },
    );
    tera.register_filter("plain", |html: &str, _: Kwargs, _: &State| plain(html));
    let site = config.clone();
    tera.register_filter("markdown", move |text: &str, _: Kwargs, _: &State| {
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
    });
    tera.register_filter("json_encode", |value: Value, _: Kwargs, _: &State| -> TeraResult<Value> {
        let json = serde_json::to_string(&value).map_err(|error| Error::message(error.to_string()))?;
        Ok(Value::safe_string(&json.replace("</", "<\\/")))
    });
}

fn date(date: &str, kwargs: &Kwargs, locale: &Locale, zone: &TimeZone) -> TeraResult<String> {
    let when = When::parse(date).ok_or_else(|| Error::message(format!("`{date}` is not a date")))?;
    let moment = when.resolve(zone);
    let zoned = moment.in_zone(zone);
    if let Some(pattern) = kwargs.get::<&str>("pattern")? {
        return locale
            .date_pattern(&zoned, pattern)
            .map_err(|error| Error::message(format!("`{pattern}` is not a date pattern: {}", error.0)));
    }
    let style = kwargs.get::<&str>("style")?.unwrap_or("medium");
    locale
        .date(&zoned, moment.has_time, style)
        .ok_or_else(|| Error::message(format!("`{style}` is not a date style of this language")))
}

fn number(number: &Value, locale: &Locale) -> TeraResult<String> {
    match (number.as_i64(), number.as_f64(), number.as_str()) {
        (Some(whole), _, _) => Ok(locale.integer(whole)),
        (_, Some(number), _) => Ok(locale.number(number)),
        (_, _, Some(text)) => {
            locale.decimal(text).ok_or_else(|| Error::message(format!("`{text}` is not a number")))
        }
        _ => Err(Error::message("`number` takes a number")),
    }
}

fn collate(mut items: Vec<Value>, kwargs: &Kwargs, locale: &Locale) -> TeraResult<Vec<Value>> {
    let by = kwargs.get::<&str>("by")?.map(str::to_string);
    let key = |item: &Value| {
        let found = by.as_deref().map_or(Some(item), |by| item.get_from_path(by));
        locale.sort_key(found.and_then(Value::as_str).unwrap_or_default())
    };
    items.sort_by_cached_key(key);
    Ok(items)
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
