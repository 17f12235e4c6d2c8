//! Dates of one language, from CLDR patterns (UTS 35). The calendar is always the Gregorian one.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use icu::calendar::{Date, Gregorian};
use icu::datetime::fieldsets::enums::CompositeFieldSet;
use icu::datetime::pattern::{DateTimePattern, FixedCalendarDateTimeNames};
use icu::locale::Locale;
use icu::time::zone::{UtcOffset, models::AtTime};
use icu::time::{DateTime, Time, TimeZone, TimeZoneInfo, ZonedDateTime};
use jiff::Zoned;
use writeable::TryWriteable;

use crate::locale::{PatternError, Spec};
use crate::model::diagnostic::{Code, Diagnostic, Place, Segment, Spot, YamlEnd, YamlSpot};
use crate::model::press::Press;

/// The date styles of one language.
pub struct Dates {
    styles: BTreeMap<String, Pattern>,
    locale: Locale,
    /// The locale as text: the key of the patterns that callers bring.
    tag: String,
    /// What stands for the number of a day that is the first, before the month's name.
    first: Option<String>,
}

/// A point in time as a reader is told it.
pub struct Moment {
    at: ZonedDateTime<Gregorian, TimeZoneInfo<AtTime>>,
    has_time: bool,
}

/// A pattern with the names that it needs.
struct Pattern {
    of_others: DateTimePattern,
    /// For the first of a month, where the language writes it otherwise.
    of_first: Option<DateTimePattern>,
    names: FixedCalendarDateTimeNames<Gregorian, CompositeFieldSet>,
}

/// Patterns that callers bring, by locale and text. A thread keeps its own: no lock, and templates
/// use few. The name of a locale is all that a pattern's names depend on.
type Brought = HashMap<String, HashMap<String, Rc<Result<Pattern, PatternError>>>>;

/// How many patterns of one locale a thread keeps before it starts afresh.
const KEPT: usize = 64;

/// The letters of UTS 35 that a Gregorian date with an offset can answer. It reserves all the others,
/// and ICU would print them as they are: `d ngày M` would come out with a year in its middle.
const FIELDS: &str = "GyurMLdDFEecabhHKkmsSZOXx";

thread_local! {
    static BROUGHT: RefCell<Brought> = RefCell::default();
}

impl Dates {
    /// Makes the styles of a language. A pattern that cannot be used is reported, and the press's
    /// own stands in for it.
    pub fn new(spec: &Spec, press: &Press, locales: &[Locale], diagnostics: &mut Vec<Diagnostic>) -> Self {
        // The root always follows; a locale that ICU has no data for resolves to it by itself.
        let locale = locales.first().cloned().unwrap_or(Locale::UNKNOWN);
        let first = press.first_of_month.clone();
        let make = |text: &str| Pattern::new(&locale, text, first.as_deref());
        let mut styles = BTreeMap::new();
        for (style, text) in &press.dates {
            if let Ok(pattern) = make(text) {
                styles.insert(style.clone(), pattern);
            }
        }
        for (style, text) in &spec.dates {
            match make(text) {
                Ok(pattern) => {
                    styles.insert(style.clone(), pattern);
                }
                Err(error) => diagnostics.push(
                    Diagnostic::new(Code::InvalidPattern, place(spec, style))
                        .with("style", style.as_str())
                        .with("pattern", text.as_str())
                        .with("lang", spec.lang.as_str())
                        .with("message", error.to_string()),
                ),
            }
        }
        Self { styles, tag: locale.to_string(), first, locale }
    }

    /// Returns a moment in a style; `None` if there is no such style.
    pub fn styled(&self, moment: &Moment, style: &str) -> Option<String> {
        let pattern = self.styles.get(style)?;
        match style {
            "byline" if !moment.has_time => Some(self.styles.get("full")?.format(moment)),
            "time" if !moment.has_time => Some(String::new()),
            _ => Some(pattern.format(moment)),
        }
    }

    /// Returns the names of the styles.
    pub fn styles(&self) -> impl Iterator<Item = &str> + Clone {
        self.styles.keys().map(String::as_str)
    }

    /// Returns a moment in a pattern of the caller's.
    pub fn patterned(&self, moment: &Moment, text: &str) -> Result<String, PatternError> {
        match &*self.brought(text) {
            Ok(pattern) => Ok(pattern.format(moment)),
            Err(error) => Err(error.clone()),
        }
    }

    fn brought(&self, text: &str) -> Rc<Result<Pattern, PatternError>> {
        BROUGHT.with_borrow_mut(|brought| {
            if let Some(known) = brought.get(&self.tag).and_then(|patterns| patterns.get(text)) {
                return known.clone();
            }
            let patterns = brought.entry(self.tag.clone()).or_default();
            if patterns.len() >= KEPT {
                patterns.clear();
            }
            let made = Rc::new(Pattern::new(&self.locale, text, self.first.as_deref()));
            patterns.insert(text.into(), made.clone());
            made
        })
    }
}

/// Returns where site.yaml gives a language the pattern of a style.
fn place(spec: &Spec, style: &str) -> Place {
    let path = ["dates", spec.lang.as_str(), style].map(|key| Segment::Key(key.into())).to_vec();
    Place { file: "site.yaml".into(), spot: Spot::Yaml(YamlSpot { path, end: YamlEnd::Value }) }
}

impl Pattern {
    fn new(locale: &Locale, text: &str, first: Option<&str>) -> Result<Self, PatternError> {
        let text = with_offsets(text)?;
        let read = |text: &str| {
            DateTimePattern::try_from_pattern_str(text).map_err(|error| PatternError(error.to_string()))
        };
        let pattern = read(&text)?;
        let of_first = first.and_then(|first| with_first(&text, first)).and_then(|text| read(&text).ok());
        let mut names = FixedCalendarDateTimeNames::try_new(locale.into())
            .map_err(|error| PatternError(error.to_string()))?;
        names.include_for_pattern(&pattern).map_err(|error| PatternError(error.to_string()))?;
        let made = Self { of_others: pattern, of_first, names };
        // ICU checks some fields only when it prints them.
        let mut sample = String::new();
        match made
            .names
            .with_pattern_unchecked(&made.of_others)
            .format(&Moment::sample().at)
            .try_write_to(&mut sample)
        {
            Ok(Ok(())) => Ok(made),
            Ok(Err(error)) => Err(PatternError(error.to_string())),
            Err(error) => Err(PatternError(error.to_string())),
        }
    }

    fn format(&self, moment: &Moment) -> String {
        let mut text = String::with_capacity(48);
        // What fails is what failed for the sample too, and such a pattern is never kept.
        let pattern = self.of_first.as_ref().filter(|_| moment.is_first()).unwrap_or(&self.of_others);
        let _written = self.names.with_pattern_unchecked(pattern).format(&moment.at).try_write_to(&mut text);
        text
    }
}

/// Returns a pattern whose zones are offsets. Few zones have an abbreviation that readers elsewhere
/// know, and CLDR has hardly any for Asia: `z` and `v` print `GMT+7` for every zone.
fn with_offsets(pattern: &str) -> Result<String, PatternError> {
    let mut result = String::with_capacity(pattern.len());
    let mut chars = pattern.chars().peekable();
    let mut quoted = false;
    while let Some(c) = chars.next() {
        quoted ^= c == '\'';
        match c {
            'z' | 'v' if !quoted => {
                let mut length = 1;
                while chars.next_if_eq(&c).is_some() {
                    length += 1;
                }
                result.push_str(if length < 4 { "O" } else { "OOOO" });
            }
            _ if !quoted && c.is_ascii_alphabetic() && !FIELDS.contains(c) => {
                return Err(PatternError(format!(
                    "`{c}` is no field that is known here; text stands in 'quotes'"
                )));
            }
            _ => result.push(c),
        }
    }
    Ok(result)
}

/// Returns a pattern with `first` in place of the day, if it has the name of the month right after it.
fn with_first(pattern: &str, first: &str) -> Option<String> {
    let name = ["d MMM", "d LLL"].iter().find_map(|fields| pattern.find(fields))?;
    let (before, after) = pattern.split_at(name);
    let quoted = before.matches('\'').count() % 2 == 1;
    (!quoted && !before.ends_with('d')).then(|| format!("{before}'{first}'{}", &after[1..]))
}

impl Moment {
    fn is_first(&self) -> bool {
        self.at.date.day_of_month().0 == 1
    }

    /// Returns the moment in the zone of `at`.
    pub fn of(at: &Zoned, has_time: bool) -> Self {
        let (date, time) = (at.date(), at.time());
        let small = |number: i8| u8::try_from(number).unwrap_or_default();
        let date = Date::try_new_gregorian(date.year().into(), small(date.month()), small(date.day()));
        let nanosecond = u32::try_from(time.subsec_nanosecond()).unwrap_or_default();
        let time = Time::try_new(small(time.hour()), small(time.minute()), small(time.second()), nanosecond);
        let (Ok(date), Ok(time)) = (date, time) else {
            unreachable!("invariant: a civil date and time are Gregorian ones")
        };
        let offset = UtcOffset::try_from_seconds(at.offset().seconds()).ok();
        let zone = TimeZone::UNKNOWN.with_offset(offset).at_date_time(DateTime { date, time });
        Self { at: ZonedDateTime { date, time, zone }, has_time }
    }

    fn sample() -> Self {
        Self::of(&Zoned::new(jiff::Timestamp::UNIX_EPOCH, jiff::tz::TimeZone::UTC), true)
    }
}

#[cfg(test)]
mod tests {
    use super::{with_first, with_offsets};

    #[test]
    fn the_first_of_a_month_stands_before_its_name() {
        for (pattern, expected) in [
            ("EEEE d MMMM y", Some("EEEE '1er' MMMM y")),
            ("d MMM", Some("'1er' MMM")),
            ("dd MMMM", None),
            ("d/M/y", None),
            ("'le d MMMM'", None),
        ] {
            assert_eq!(with_first(pattern, "1er").as_deref(), expected, "{pattern}");
        }
    }

    #[test]
    fn zones_become_offsets_outside_quotes() {
        for (pattern, expected) in [
            ("HH:mm (z)", Some("HH:mm (O)")),
            ("HH:mm zzzz", Some("HH:mm OOOO")),
            ("vvv 'z v V' ''z", Some("O 'z v V' ''O")),
            ("HH:mm VV", None),
            ("d tháng M", None),
            ("d 'tháng' M", Some("d 'tháng' M")),
            ("", Some("")),
        ] {
            assert_eq!(with_offsets(pattern).ok().as_deref(), expected, "{pattern}");
        }
    }
}
