//! The functions that messages may call: `NUMBER` and `DATETIME`.

use fixed_decimal::Decimal;
use jiff::fmt::temporal::Pieces;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::locale::dates::Moment;
use crate::locale::formats::Formats;
use crate::locale::numbers::{Grouping, Notation, NumberOptions, Plural, Style, written};
use crate::locale::resolve::Value;
use crate::model::currency::Currency;

/// The most digits that an option may ask for (ECMA-402).
const MOST_DIGITS: u8 = 100;

/// Calls a function; the error is a fault to tell.
pub fn call<'s>(
    name: &str,
    argument: Option<Value<'s>>,
    named: &[(&str, Value<'s>)],
    formats: &Formats,
) -> Result<Value<'s>, String> {
    match (name, argument) {
        // What could not be resolved has been told already.
        ("NUMBER" | "DATETIME", Some(Value::Fault(text))) => Ok(Value::Fault(text)),
        ("NUMBER", Some(Value::Number(number, options))) => number_of(number, options, named),
        ("NUMBER", Some(Value::Text(text))) => {
            let number = written(&text).ok_or_else(|| format!("NUMBER() of `{text}`"))?;
            number_of(number, NumberOptions::default(), named)
        }
        ("DATETIME", Some(value)) => date_of(&value, named, formats),
        ("NUMBER" | "DATETIME", None) => Err(format!("{name}() of nothing")),
        _ => Err(format!("unknown function {name}()")),
    }
}

/// What `NUMBER()` may be told: options of `Intl.NumberFormat` (ECMA-402), and Fluent's `type`.
pub const OF_NUMBER: &[&str] = &[
    "style",
    "currency",
    "notation",
    "useGrouping",
    "minimumIntegerDigits",
    "minimumFractionDigits",
    "maximumFractionDigits",
    "minimumSignificantDigits",
    "maximumSignificantDigits",
    "type",
];
/// What `DATETIME()` may be told: a style of the language's dates, or a pattern (UTS 35).
pub const OF_DATETIME: &[&str] = &["style", "dateStyle", "pattern"];

/// `NUMBER($n, minimumFractionDigits: 2)`.
fn number_of<'s>(
    number: Decimal,
    mut options: NumberOptions,
    named: &[(&str, Value<'s>)],
) -> Result<Value<'s>, String> {
    let mut currency = None;
    let mut is_money = false;
    for (name, value) in named {
        let wrong = || format!("NUMBER(): {name}");
        let digits = || digits(value).ok_or_else(wrong).map(Some);
        match (*name, value) {
            ("minimumIntegerDigits", _) => options.min_integer = digits()?,
            ("minimumFractionDigits", _) => options.min_fraction = digits()?,
            ("maximumFractionDigits", _) => options.max_fraction = digits()?,
            ("minimumSignificantDigits", _) => options.min_significant = digits()?,
            ("maximumSignificantDigits", _) => options.max_significant = digits()?,
            ("style", Value::Text(style)) => match &**style {
                "percent" => options.style = Style::Percent,
                "decimal" => options.style = Style::Decimal,
                "currency" => is_money = true,
                _ => return Err(wrong()),
            },
            ("currency", Value::Text(code)) => currency = Some(Currency::parse(code).ok_or_else(wrong)?),
            ("notation", Value::Text(notation)) if notation == "compact" => {
                options.notation = Notation::Compact;
            }
            ("notation", Value::Text(notation)) if notation == "standard" => {
                options.notation = Notation::Standard;
            }
            ("type", Value::Text(kind)) if kind == "ordinal" => options.plural = Plural::Ordinal,
            ("type", Value::Text(kind)) if kind == "cardinal" => options.plural = Plural::Cardinal,
            ("useGrouping", Value::Text(grouping)) if grouping == "false" => {
                options.grouping = Grouping::Never;
            }
            ("useGrouping", Value::Text(grouping)) if grouping == "true" => {
                options.grouping = Grouping::Auto;
            }
            ("useGrouping", Value::Number(flag, _)) => {
                options.grouping = if flag.absolute.is_zero() { Grouping::Never } else { Grouping::Auto };
            }
            _ => return Err(wrong()),
        }
    }
    if is_money {
        options.style = Style::Currency(currency.ok_or("NUMBER(): style \"currency\" without a currency")?);
    }
    Ok(Value::Number(number, options))
}

fn digits(value: &Value<'_>) -> Option<u8> {
    let Value::Number(number, _) = value else { return None };
    number.to_string().parse().ok().filter(|&digits| digits <= MOST_DIGITS)
}

/// `DATETIME($at, dateStyle: "full")` or `DATETIME($at, pattern: "d/M")`; `medium` without either.
fn date_of<'s>(
    value: &Value<'s>,
    named: &[(&str, Value<'s>)],
    formats: &Formats,
) -> Result<Value<'s>, String> {
    let moment = moment(value).ok_or("DATETIME() of what is no date")?;
    let mut style = "medium";
    for (name, value) in named {
        match (*name, value) {
            ("style" | "dateStyle", Value::Text(wanted)) => style = wanted,
            ("pattern", Value::Text(pattern)) => {
                let text = formats.dates.patterned(&moment, pattern);
                return text
                    .map(|text| Value::Text(text.into()))
                    .map_err(|error| format!("DATETIME(): {error}"));
            }
            _ => return Err(format!("DATETIME(): {name}")),
        }
    }
    let text =
        formats.dates.styled(&moment, style).ok_or_else(|| format!("DATETIME(): no style `{style}`"))?;
    Ok(Value::Text(text.into()))
}

/// Reads a date, a date-time of RFC 3339 or RFC 9557 in its own zone, or seconds since 1970 in UTC.
fn moment(value: &Value<'_>) -> Option<Moment> {
    match value {
        Value::Text(text) => {
            let pieces = Pieces::parse(&**text).ok()?;
            let zone = match pieces.to_time_zone().ok()? {
                Some(zone) => zone,
                None => pieces.to_numeric_offset().map_or(TimeZone::UTC, TimeZone::fixed),
            };
            let time = pieces.time();
            let at = pieces.date().to_datetime(time.unwrap_or_default()).to_zoned(zone).ok()?;
            Some(Moment::of(&at, time.is_some()))
        }
        Value::Number(seconds, _) => {
            let mut seconds = seconds.clone();
            seconds.trunc(0);
            let at = Timestamp::from_second(seconds.to_string().parse().ok()?).ok()?;
            Some(Moment::of(&Zoned::new(at, TimeZone::UTC), true))
        }
        Value::Fault(_) => None,
    }
}
