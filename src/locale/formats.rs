//! The ways of one language, made once: everything that ICU builds for it.

use std::fmt;

use icu::collator::{Collator, CollatorBorrowed, options::CollatorOptions};
use icu::list::{ListFormatter, options::ListFormatterOptions};
use icu::locale::Locale;
use icu::segmenter::{WordSegmenter, WordSegmenterBorrowed, options::WordBreakInvariantOptions};

use crate::locale::Spec;
use crate::locale::dates::Dates;
use crate::locale::numbers::Numbers;
use crate::model::diagnostic::Diagnostic;
use crate::model::fingerprint::Fingerprint;
use crate::model::lang::Lang;
use crate::model::press::{Joints, Press};

/// The crates whose data decides what is printed; another version may print otherwise.
const FORMATTERS: &[&str] = &["icu 2.4.0", "fixed_decimal 0.7.3", "fluent-syntax 0.12.0"];

/// The formatters of one language.
pub struct Formats {
    /// The language.
    pub lang: Lang,
    /// Stands for the locale, the press's conventions and the versions of what formats.
    pub fingerprint: Fingerprint,
    /// Numbers and plural categories.
    pub numbers: Numbers,
    /// Dates.
    pub dates: Dates,
    /// Lists in words.
    pub list: Lists,
    /// The order of texts.
    pub collator: CollatorBorrowed<'static>,
    /// The bounds of words.
    pub segmenter: WordSegmenterBorrowed<'static>,
}

/// How lists are joined.
pub enum Lists {
    /// As CLDR does.
    Cldr(Box<ListFormatter>),
    /// As the press does.
    Press(Joints),
}

impl Lists {
    /// Returns a list in words.
    pub fn join(&self, items: &[&str]) -> String {
        match (self, items) {
            (Self::Cldr(list), _) => list.format_to_string(items.iter()),
            (Self::Press(joints), [start @ .., last]) if !start.is_empty() => {
                [&start.join(&joints.comma), &joints.and, *last].concat()
            }
            (Self::Press(_), _) => items.concat(),
        }
    }
}

impl Formats {
    /// Makes the formatters of a language. A locale that is none is replaced by the language's tag.
    pub fn new(spec: &Spec, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let press = Press::of(&spec.lang);
        let tags = [spec.locale.as_str(), spec.lang.as_str()];
        let locales = match &spec.numbers.digits {
            Some(digits) => candidates(&tags.map(|tag| format!("{tag}-u-nu-{digits}"))),
            None => candidates(&tags),
        };
        // The press of a language may join lists as only one of its regions does in CLDR.
        let for_lists: Vec<&str> = press.list_locale.iter().map(String::as_str).chain(tags).collect();
        let for_lists = candidates(&for_lists);
        let options = ListFormatterOptions::default();
        let by_cldr = || first(&for_lists, |locale| ListFormatter::try_new_and(locale.into(), options).ok());
        let fingerprint = Fingerprint::of(&(spec, format!("{press:?}"), FORMATTERS));
        Self {
            lang: spec.lang.clone(),
            fingerprint,
            numbers: Numbers::new(&locales, &spec.numbers),
            dates: Dates::new(spec, press, &locales, diagnostics),
            list: press.list.clone().map_or_else(|| Lists::Cldr(Box::new(by_cldr())), Lists::Press),
            collator: first(&locales, |locale| {
                Collator::try_new(locale.into(), CollatorOptions::default()).ok()
            }),
            segmenter: WordSegmenter::new_auto(WordBreakInvariantOptions::default()),
        }
    }
}

/// Returns the locales to try, the root last.
fn candidates(tags: &[impl AsRef<str>]) -> Vec<Locale> {
    tags.iter().filter_map(|tag| tag.as_ref().parse().ok()).chain([Locale::UNKNOWN]).collect()
}

/// Returns what is made for the first locale that it can be made for.
pub fn first<T>(locales: &[Locale], make: impl Fn(&Locale) -> Option<T>) -> T {
    locales.iter().find_map(make).expect("invariant: ICU's data has the root locale")
}

impl fmt::Debug for Formats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Formats").field("lang", &self.lang).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::FORMATTERS;

    #[test]
    fn the_versions_in_the_fingerprint_are_those_in_use() {
        let lock = include_str!("../../Cargo.lock");
        for formatter in FORMATTERS {
            let (name, version) = formatter.split_once(' ').unwrap();
            assert!(lock.contains(&format!("name = \"{name}\"\nversion = \"{version}\"\n")), "{formatter}");
        }
    }
}
