//! Filters that templates use: dates, numbers and lists as the page's language writes them.
//!
//! Each takes only the arguments that it knows, and says what it takes where it is given something else.

use std::sync::Arc;

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use crate::locale::numbers::{Grouping, Notation, NumberOptions, Style};
use crate::locale::{Arg, Locale, Locales};
use crate::model::config::Config;
use crate::model::currency::Currency;
use crate::model::when::When;
use crate::parse::markdown;
use crate::render::arguments::{Arguments, unfit};
use crate::render::plain::plain;

/// Registers the filters for pages of a language.
pub(super) fn register(tera: &mut Tera, language: usize, locales: &Arc<Locales>, config: &Arc<Config>) {
    let (own, site) = (locales.clone(), config.clone());
    tera.register_filter("date", move |date: Value, kwargs: Kwargs, _: &State| {
        self::date(&date, &kwargs, &own.languages[language], &site)
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

fn register_numbers(tera: &mut Tera, language: usize, locales: &Arc<Locales>) {
    let own = locales.clone();
    tera.register_filter("number", move |number: Value, kwargs: Kwargs, _: &State| {
        let arguments = Arguments::of("number", &kwargs, &["style", "digits", "grouping"])?;
        let options = shaped(&arguments, NumberOptions::PLAIN)?;
        let grouping = match arguments.flag("grouping")? {
            Some(false) => Grouping::Never,
            _ => Grouping::Auto,
        };
        figure("number", &number, &NumberOptions { grouping, ..options }, &own.languages[language])
    });
    let own = locales.clone();
    tera.register_filter("percent", move |ratio: Value, kwargs: Kwargs, _: &State| {
        let options = shaped(&Arguments::of("percent", &kwargs, &["digits"])?, NumberOptions::PERCENT)?;
        figure("percent", &ratio, &options, &own.languages[language])
    });
    let own = locales.clone();
    tera.register_filter("currency", move |amount: Value, kwargs: Kwargs, _: &State| {
        let arguments = Arguments::of("currency", &kwargs, &["code", "style", "digits"])?;
        let (code, value) = (arguments.required("code")?, arguments.value("code"));
        let unknown = || arguments.wrong("code", value.unwrap_or(&amount), "currency-code");
        let currency = Currency::parse(code).ok_or_else(unknown)?;
        let money = NumberOptions { style: Style::Currency(currency), ..NumberOptions::PLAIN };
        figure("currency", &amount, &shaped(&arguments, money)?, &own.languages[language])
    });
}

fn text<'v>(filter: &'static str, value: &'v Value) -> TeraResult<&'v str> {
    value.as_str().ok_or_else(|| unfit(filter, value, "text"))
}

fn array<'v>(filter: &'static str, value: &'v Value) -> TeraResult<&'v [Value]> {
    value.as_array().ok_or_else(|| unfit(filter, value, "list"))
}

/// Reads what filters of numbers have in common: `style="compact"`, and `digits`, the most decimals.
fn shaped(arguments: &Arguments, options: NumberOptions) -> TeraResult<NumberOptions> {
    let notation = match arguments.word("style", ["compact"].into_iter())? {
        Some(_) => Notation::Compact,
        None => Notation::Standard,
    };
    let max_fraction = match (arguments.count("digits")?, arguments.value("digits")) {
        (Some(digits), Some(value)) => {
            let few = u8::try_from(digits).ok().filter(|&digits| digits <= MOST_DIGITS);
            Some(few.ok_or_else(|| arguments.wrong("digits", value, "digits"))?)
        }
        _ => options.max_fraction,
    };
    Ok(NumberOptions { notation, max_fraction, ..options })
}

/// The most decimals that a filter may be asked for, as in ECMA-402.
const MOST_DIGITS: u8 = 100;

fn figure(
    filter: &'static str,
    number: &Value,
    options: &NumberOptions,
    locale: &Locale,
) -> TeraResult<String> {
    let arg = match (number.as_i64(), number.as_f64(), number.as_str()) {
        (Some(whole), _, _) => Some(Arg::Integer(whole)),
        (_, Some(number), _) => Some(Arg::Number(number)),
        (_, _, Some(text)) => Some(Arg::Text(text)),
        _ => None,
    };
    arg.and_then(|arg| locale.figure(arg, options)).ok_or_else(|| unfit(filter, number, "number"))
}

fn date(date: &Value, kwargs: &Kwargs, locale: &Locale, site: &Config) -> TeraResult<String> {
    let arguments = Arguments::of("date", kwargs, &["style", "pattern"])?;
    let when = date.as_str().and_then(When::parse).ok_or_else(|| unfit("date", date, "date"))?;
    let moment = when.resolve(&site.time_zone);
    let zoned = moment.in_zone(&site.time_zone);
    if let (Some(pattern), Some(value)) = (arguments.text("pattern")?, arguments.value("pattern")) {
        return locale
            .date_pattern(&zoned, pattern)
            .map_err(|_| arguments.wrong("pattern", value, "date-pattern"));
    }
    let style = arguments.word("style", locale.date_styles())?.unwrap_or("medium");
    locale.date(&zoned, moment.has_time, style).ok_or_else(|| unfit("date", date, "date"))
}

/// Joins texts in words; numbers among them are written as the language does.
fn list(items: &Value, kwargs: &Kwargs, locale: &Locale) -> TeraResult<String> {
    Arguments::of("list", kwargs, &[])?;
    let text = |item: &Value| match item.as_str() {
        Some(text) => Ok(text.to_string()),
        None => figure("list", item, &NumberOptions::PLAIN, locale)
            .map_err(|_| unfit("list", item, "text-or-number")),
    };
    let texts = array("list", items)?.iter().map(text).collect::<TeraResult<Vec<String>>>()?;
    Ok(locale.list(&texts.iter().map(String::as_str).collect::<Vec<_>>()))
}

/// Sorts texts, or what has a text under the path `by`, in the language's order; nothing goes first.
fn collate(items: &Value, kwargs: &Kwargs, locale: &Locale) -> TeraResult<Vec<Value>> {
    let arguments = Arguments::of("collate", kwargs, &["by"])?;
    let by = arguments.text("by")?;
    let key = |item: &Value| {
        let found = match by {
            None => Some(item),
            Some(by) => item.get_from_path(by),
        };
        match found {
            None => Err(arguments.wrong("by", arguments.value("by").unwrap_or(item), "path")),
            Some(found) if found.is_none() => Ok(Vec::new()),
            Some(found) => found
                .as_str()
                .map(|text| locale.sort_key(text))
                .ok_or_else(|| unfit("collate", found, "text")),
        }
    };
    let list = array("collate", items)?;
    let keys = list.iter().map(key).collect::<TeraResult<Vec<_>>>()?;
    let mut keyed: Vec<_> = keys.into_iter().zip(list).collect();
    keyed.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(keyed.into_iter().map(|(_, item)| item.clone()).collect())
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
