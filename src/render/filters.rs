//! Filters that templates use: dates, numbers and lists as the page's language writes them.
//!
//! Each takes only the arguments that it knows, and says what it takes where it is given something else.

use std::sync::Arc;

use jiff::tz::TimeZone;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use crate::locale::numbers::{Grouping, Notation, NumberOptions, Style};
use crate::locale::{Arg, Locale, Locales};
use crate::model::config::Config;
use crate::model::currency::Currency;
use crate::model::when::When;
use crate::parse::markdown;
use crate::render::plain::plain;

/// Registers the filters for pages of a language.
pub(super) fn register(tera: &mut Tera, language: usize, locales: &Arc<Locales>, config: &Arc<Config>) {
    let (own, zone) = (locales.clone(), config.time_zone.clone());
    tera.register_filter("date", move |date: Value, kwargs: Kwargs, _: &State| {
        self::date(&date, &kwargs, &own.languages[language], &zone)
    });
    register_numbers(tera, language, locales);
    let own = locales.clone();
    tera.register_filter("list", move |items: Value, kwargs: Kwargs, _: &State| {
        list(&items, &kwargs, &own.languages[language])
    });
    let own = locales.clone();
    tera.register_filter("collate", move |items: Value, kwargs: Kwargs, _: &State| {
        collate(&items, &kwargs, &own.languages[language])
    });
    let own = locales.clone();
    tera.register_filter("truncate_words", move |text: Value, kwargs: Kwargs, _: &State| {
        let text = text_of("truncate_words", &text)?;
        known("truncate_words", &kwargs, &["n"])?;
        let count = kwargs.must_get::<usize>("n")?;
        TeraResult::Ok(own.languages[language].truncate_words(text, count).into_owned())
    });
    tera.register_filter("plain", |html: Value, kwargs: Kwargs, _: &State| {
        known("plain", &kwargs, &[])?;
        text_of("plain", &html).map(plain)
    });
    let site = config.clone();
    tera.register_filter("markdown", move |text: Value, kwargs: Kwargs, _: &State| {
        known("markdown", &kwargs, &[])?;
        Ok(Value::safe_string(&markdown(text_of("markdown", &text)?, language, &site)))
    });
    tera.register_filter("json_encode", |value: Value, _: Kwargs, _: &State| -> TeraResult<Value> {
        let json = serde_json::to_string(&value).map_err(|error| Error::message(error.to_string()))?;
        Ok(Value::safe_string(&json.replace("</", "<\\/")))
    });
}

fn register_numbers(tera: &mut Tera, language: usize, locales: &Arc<Locales>) {
    let own = locales.clone();
    tera.register_filter("number", move |number: Value, kwargs: Kwargs, _: &State| {
        known("number", &kwargs, &["style", "digits", "grouping"])?;
        let options = shaped("number", &kwargs, NumberOptions::PLAIN)?;
        let grouping = match kwargs.get::<bool>("grouping")? {
            Some(false) => Grouping::Never,
            _ => Grouping::Auto,
        };
        figure("number", &number, &NumberOptions { grouping, ..options }, &own.languages[language])
    });
    let own = locales.clone();
    tera.register_filter("percent", move |ratio: Value, kwargs: Kwargs, _: &State| {
        known("percent", &kwargs, &["digits"])?;
        let options = shaped("percent", &kwargs, NumberOptions::PERCENT)?;
        figure("percent", &ratio, &options, &own.languages[language])
    });
    let own = locales.clone();
    tera.register_filter("currency", move |amount: Value, kwargs: Kwargs, _: &State| {
        known("currency", &kwargs, &["code", "style", "digits"])?;
        let code = kwargs.get::<&str>("code")?.ok_or_else(|| {
            Error::message("`currency` needs the code of the currency: `currency(code=\"USD\")`")
        })?;
        let currency = Currency::parse(code).ok_or_else(|| {
            Error::message(format!(
                "`{code}` is not the code of a currency (ISO 4217, such as `USD` or `VND`)"
            ))
        })?;
        let money = NumberOptions { style: Style::Currency(currency), ..NumberOptions::PLAIN };
        let options = shaped("currency", &kwargs, money)?;
        figure("currency", &amount, &options, &own.languages[language])
    });
}

/// Refuses arguments that a filter does not know.
fn known(filter: &str, kwargs: &Kwargs, names: &[&str]) -> TeraResult<()> {
    let strange = kwargs.iter().filter_map(|(name, _)| name.as_str()).find(|name| !names.contains(name));
    let Some(strange) = strange else { return Ok(()) };
    let takes = match names {
        [] => "it takes no arguments".into(),
        names => format!(
            "it takes {}",
            names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
        ),
    };
    Err(Error::message(format!("`{filter}` does not know the argument `{strange}`; {takes}")))
}

fn text_of<'v>(filter: &str, value: &'v Value) -> TeraResult<&'v str> {
    value.as_str().ok_or_else(|| Error::message(format!("`{filter}` takes a text, not {}", named(value))))
}

/// Returns a value as a message calls it.
fn named(value: &Value) -> String {
    if value.is_none() || value.is_undefined() {
        return "nothing".into();
    }
    match (value.as_str(), value.as_array().is_some() || value.as_map().is_some()) {
        (Some(text), _) => format!("the text `{text}`"),
        (None, true) => "a list or a map".into(),
        (None, false) => format!("`{value}`"),
    }
}

/// Reads what filters of numbers have in common: `style="compact"`, and `digits`, the most decimals.
fn shaped(filter: &str, kwargs: &Kwargs, options: NumberOptions) -> TeraResult<NumberOptions> {
    let notation = match kwargs.get::<&str>("style")? {
        None => Notation::Standard,
        Some("compact") => Notation::Compact,
        Some(other) => {
            let message = format!("`{filter}` does not know the style `{other}`; it knows `compact`");
            return Err(Error::message(message));
        }
    };
    let max_fraction = match kwargs.get::<i64>("digits")? {
        None => options.max_fraction,
        Some(digits) => {
            Some(u8::try_from(digits).ok().filter(|&digits| digits <= MOST_DIGITS).ok_or_else(|| {
                Error::message(format!("`{filter}`: `digits` is from 0 to {MOST_DIGITS}, not {digits}"))
            })?)
        }
    };
    Ok(NumberOptions { notation, max_fraction, ..options })
}

/// The most decimals that a filter may be asked for, as in ECMA-402.
const MOST_DIGITS: u8 = 100;

fn figure(filter: &str, number: &Value, options: &NumberOptions, locale: &Locale) -> TeraResult<String> {
    let arg = match (number.as_i64(), number.as_f64(), number.as_str()) {
        (Some(whole), _, _) => Some(Arg::Integer(whole)),
        (_, Some(number), _) => Some(Arg::Number(number)),
        (_, _, Some(text)) => Some(Arg::Text(text)),
        _ => None,
    };
    arg.and_then(|arg| locale.figure(arg, options))
        .ok_or_else(|| Error::message(format!("`{filter}` takes a number, not {}", named(number))))
}

fn date(date: &Value, kwargs: &Kwargs, locale: &Locale, zone: &TimeZone) -> TeraResult<String> {
    known("date", kwargs, &["style", "pattern"])?;
    let when = date.as_str().and_then(When::parse).ok_or_else(|| {
        let given = named(date);
        Error::message(format!(
            "`date` takes a date such as `2024-12-20` or `2024-12-20T08:00+07:00`, not {given}"
        ))
    })?;
    let moment = when.resolve(zone);
    let zoned = moment.in_zone(zone);
    if let Some(pattern) = kwargs.get::<&str>("pattern")? {
        return locale
            .date_pattern(&zoned, pattern)
            .map_err(|error| Error::message(format!("`{pattern}` is not a date pattern: {}", error.0)));
    }
    let style = kwargs.get::<&str>("style")?.unwrap_or("medium");
    locale.date(&zoned, moment.has_time, style).ok_or_else(|| {
        let styles = locale.date_styles().collect::<Vec<_>>().join("`, `");
        Error::message(format!("`{style}` is not a date style of this language; it has `{styles}`"))
    })
}

/// Joins texts in words; numbers among them are written as the language does.
fn list(items: &Value, kwargs: &Kwargs, locale: &Locale) -> TeraResult<String> {
    known("list", kwargs, &[])?;
    let list = items
        .as_array()
        .ok_or_else(|| Error::message(format!("`list` takes a list, not {}", named(items))))?;
    let text = |item: &Value| match item.as_str() {
        Some(text) => Ok(text.to_string()),
        None => figure("list", item, &NumberOptions::PLAIN, locale)
            .map_err(|_| Error::message(format!("`list` joins texts and numbers, not {}", named(item)))),
    };
    let texts = list.iter().map(text).collect::<TeraResult<Vec<String>>>()?;
    Ok(locale.list(&texts.iter().map(String::as_str).collect::<Vec<_>>()))
}

/// Sorts texts, or what has a text under the path `by`, in the language's order; nothing goes first.
fn collate(items: &Value, kwargs: &Kwargs, locale: &Locale) -> TeraResult<Vec<Value>> {
    known("collate", kwargs, &["by"])?;
    let list = items
        .as_array()
        .ok_or_else(|| Error::message(format!("`collate` takes a list, not {}", named(items))))?;
    let by = kwargs.get::<&str>("by")?;
    let key = |item: &Value| {
        let found = match by {
            None => item,
            Some(by) => item.get_from_path(by).ok_or_else(|| {
                Error::message(format!("`collate(by=\"{by}\")`: an entry of the list has no `{by}`"))
            })?,
        };
        if found.is_none() {
            return Ok(Vec::new());
        }
        let text = found.as_str();
        text.map(|text| locale.sort_key(text))
            .ok_or_else(|| Error::message(format!("`collate` sorts by texts, not by {}", named(found))))
    };
    let keys = list.iter().map(key).collect::<TeraResult<Vec<_>>>()?;
    let mut keyed: Vec<_> = keys.into_iter().zip(list).collect();
    keyed.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(keyed.into_iter().map(|(_, item)| item.clone()).collect())
}

fn markdown(text: &str, language: usize, site: &Config) -> String {
    let press = &site.languages[language].press;
    let options = markdown::Options {
        dialect: markdown::Dialect::Publication,
        quotes: &press.quotes,
        credit_words: &press.credit_words,
        raw_html: site.raw_html,
        math: site.math,
    };
    markdown::standalone(&markdown::markdown(&"".into(), text, 0, &options).value)
}
