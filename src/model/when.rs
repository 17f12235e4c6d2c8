//! Dates as an editor writes them, and the moments that they stand for.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use serde::{Deserialize, Serialize};

use crate::model::yaml::Yaml;
use crate::model::yaml::fields::{Context, FromYaml};

/// A date or date-time as written: with or without a time of day, with or without an offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct When {
    day: Date,
    /// The time of day, if one was given; what it says is only read without `instant`.
    time: Option<Time>,
    instant: Option<Timestamp>,
}

/// A moment, and whether a time of day was given with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The moment; midnight in the site's zone for a date alone.
    pub at: Timestamp,
    /// Whether a time of day was given.
    pub has_time: bool,
}

impl When {
    /// Reads `2024-12-20`, `2024-12-20T08:00`, `2024-12-20 08:00:00+07:00` (ISO 8601, RFC 3339).
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.len() == 10 {
            return Some(Self { day: text.parse().ok()?, time: None, instant: None });
        }
        let day = text.get(..10)?.parse().ok()?;
        if let Ok(instant) = text.parse::<Timestamp>() {
            return Some(Self { day, time: Some(Time::midnight()), instant: Some(instant) });
        }
        let clock = text.get(11..)?;
        if clock.contains(['+', '-', 'Z', 'z', '[']) {
            // An offset that is none: better no date than another one.
            return None;
        }
        let written: DateTime = text.parse().ok()?;
        Some(Self { day, time: Some(written.time()), instant: None })
    }

    /// Returns the date alone, as a file name gives it.
    pub fn of_day(day: Date) -> Self {
        Self { day, time: None, instant: None }
    }

    /// Returns the moment that is meant, in the site's zone where no offset was given.
    pub fn resolve(&self, zone: &TimeZone) -> Moment {
        let civil = DateTime::from_parts(self.day, self.time.unwrap_or(Time::midnight()));
        let at = self.instant.or_else(|| zone.to_ambiguous_timestamp(civil).compatible().ok());
        Moment { at: at.unwrap_or(Timestamp::UNIX_EPOCH), has_time: self.time.is_some() }
    }
}

/// Returns the first and the last day of a period as a record gives it: `2013`, `2013-06`, `2013-06-01`,
/// `2013-06-01/2013-06-04` (ISO 8601).
pub fn period(text: &str) -> Option<(Date, Date)> {
    if let Some((from, to)) = text.split_once('/') {
        let (from, to) = (period(from)?, period(to)?);
        return (from.0 <= to.1).then_some((from.0, to.1));
    }
    let text = text.trim();
    let parts: Vec<&str> = text.split('-').collect();
    let is_plain = parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    let number = |at: usize| parts.get(at)?.parse::<i8>().ok();
    let year = parts.first().filter(|year| year.len() == 4 && is_plain)?.parse().ok()?;
    match parts.len() {
        1 => Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?)),
        2 => {
            let first = Date::new(year, number(1)?, 1).ok()?;
            Some((first, first.last_of_month()))
        }
        3 => {
            let day = Date::new(year, number(1)?, number(2)?).ok()?;
            Some((day, day))
        }
        _ => None,
    }
}

impl Moment {
    /// Returns RFC 3339 text in the zone: `2024-12-20T08:00:00+07:00`, or the day alone.
    pub fn to_text(self, zone: &TimeZone) -> String {
        let zoned = self.in_zone(zone);
        if self.has_time {
            zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
        } else {
            zoned.date().to_string()
        }
    }

    /// Returns RFC 3339 text with a time of day, as feeds want it.
    pub fn to_rfc3339(self, zone: &TimeZone) -> String {
        self.in_zone(zone).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }

    /// Returns the moment in the zone.
    pub fn in_zone(self, zone: &TimeZone) -> Zoned {
        self.at.to_zoned(zone.clone())
    }
}

impl FromYaml for When {
    fn from_yaml(yaml: &Yaml, context: &mut Context) -> Option<Self> {
        let when = yaml.as_text().and_then(Self::parse);
        if when.is_none() {
            context.wrong("date");
        }
        when
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_as_long_as_they_are_written() {
        for (text, days) in [
            ("2013", Some(("2013-01-01", "2013-12-31"))),
            ("2012-02", Some(("2012-02-01", "2012-02-29"))),
            ("2023-01-27", Some(("2023-01-27", "2023-01-27"))),
            ("2013/2014-06", Some(("2013-01-01", "2014-06-30"))),
            ("2014/2013", None),
            ("2013-13", None),
            ("13", None),
            ("-013", None),
            ("2013-1-1-1", None),
            ("hôm qua", None),
        ] {
            let found = period(text).map(|(from, to)| (from.to_string(), to.to_string()));
            assert_eq!(found.as_ref().map(|(from, to)| (from.as_str(), to.as_str())), days, "{text}");
        }
    }

    #[test]
    fn dates_are_read_in_the_zone_of_the_site() {
        let zone = TimeZone::get("Asia/Ho_Chi_Minh").unwrap();
        for (text, shown) in [
            ("2019-12-05", Some("2019-12-05")),
            ("2019-12-05T16:38:22", Some("2019-12-05T16:38:22+07:00")),
            ("2019-12-05 16:38", Some("2019-12-05T16:38:00+07:00")),
            ("2019-12-05T16:38:22+07:00", Some("2019-12-05T16:38:22+07:00")),
            ("2019-12-05T09:38:22Z", Some("2019-12-05T16:38:22+07:00")),
            ("2019-13-05", None),
            ("2019-12-05T25:00", None),
            ("2019-12-05T09:38+99:00", None),
            ("hôm qua", None),
            ("ngày mồng một", None),
            ("", None),
        ] {
            let when = When::parse(text);
            assert_eq!(when.map(|when| when.resolve(&zone).to_text(&zone)).as_deref(), shown, "{text}");
        }
    }
}
