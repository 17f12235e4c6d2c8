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
