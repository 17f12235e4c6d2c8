//! Language tags (BCP 47): what a file name may end in, and what follows from a tag alone.

use std::fmt;
use std::sync::Arc;

use icu::locale::{LanguageIdentifier, LocaleDirectionality, LocaleExpander};
use serde::{Deserialize, Serialize};

/// A language tag in canonical case (BCP 47, RFC 5646): `vi`, `en-GB`, `zh-Hant`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Lang(Arc<str>);

/// The direction in which a language's script runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Lang {
    /// Returns the tag if `text` is a well-formed one.
    ///
    /// The primary subtag must have two or three letters: RFC 5646 also allows five to eight,
    /// but none is registered, and `notes.final.md` is not a file in the language "final".
    pub fn parse(text: &str) -> Option<Self> {
        let primary = text.split('-').next().unwrap_or_default();
        if !(2..=3).contains(&primary.len()) {
            return None;
        }
        let id: LanguageIdentifier = text.parse().ok()?;
        Some(Self(id.to_string().into()))
    }

    /// Returns the tag as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the primary subtag: `zh` of `zh-Hant`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// Returns the direction of the script in which the language is usually written (CLDR).
    pub fn direction(&self) -> Direction {
        let rtl =
            self.identifier().is_some_and(|id| LocaleDirectionality::new_common().is_right_to_left(&id));
        if rtl { Direction::Rtl } else { Direction::Ltr }
    }

    /// Returns the tag with its most likely region (CLDR): `vi-VN` for `vi`.
    pub fn with_region(&self) -> String {
        let Some(mut id) = self.identifier() else { return self.0.to_string() };
        let written = id.clone();
        LocaleExpander::new_common().maximize(&mut id);
        LanguageIdentifier { region: id.region, ..written }.to_string()
    }

    fn identifier(&self) -> Option<LanguageIdentifier> {
        self.0.parse().ok()
    }
}

impl Direction {
    /// Returns the value of HTML's `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plausible_tags_are_languages() {
        for (text, tag) in [
            ("vi", Some("vi")),
            ("EN", Some("en")),
            ("en-gb", Some("en-GB")),
            ("zh-hant", Some("zh-Hant")),
            ("0", None),
            ("final", None),
            ("", None),
            ("tiếng", None),
        ] {
            assert_eq!(Lang::parse(text).as_ref().map(Lang::as_str), tag, "{text}");
        }
    }

    #[test]
    fn direction_and_region_follow_from_the_tag() {
        for (tag, region, direction) in [
            ("vi", "vi-VN", Direction::Ltr),
            ("en", "en-US", Direction::Ltr),
            ("lo", "lo-LA", Direction::Ltr),
            ("ar", "ar-EG", Direction::Rtl),
        ] {
            let lang = Lang::parse(tag).unwrap();
            assert_eq!((lang.with_region().as_str(), lang.direction()), (region, direction));
        }
    }
}
