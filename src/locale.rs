//! What a language sounds like: its strings, numbers, dates, lists and order.
//!
//! In come Fluent files, a locale and date patterns a language; out come [`Locales`], which every
//! thread may read without a lock. Knows Fluent and ICU4X; must not know pages or templates.
//!
//! Messages are parsed and kept by the `fluent` crate's resources, and resolved here rather than by its
//! bundles. Those keep their plural rules behind a mutex and in an older table than ICU's, carry numbers
//! as `f64`, and panic on some files and counts (`1e20`, for one). So there is one table of plural
//! categories: ICU4X's (CLDR). By it Vietnamese has `one` and `other`; a message with `[one]` in it
//! takes that branch at 0 and 1, and one that has only `*[other]` takes that always.

mod check;
mod dates;
mod facts;
mod formats;
mod functions;
pub mod numbers;
mod parity;
mod parse;
mod resolve;
mod strings;
mod table;
mod words;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use icu::locale::{LanguageIdentifier, LocaleExpander};
use jiff::Zoned;

use crate::locale::dates::Moment;
use crate::locale::facts::{Facts, Reference};
use crate::locale::formats::Formats;
use crate::locale::numbers::NumberOptions;
use crate::locale::parse::{ParsedFile, parse_file};
use crate::locale::resolve::Scope;
use crate::locale::strings::Strings;
use crate::locale::table::{Table, Winner};
use crate::model::diagnostic::Checked;
use crate::model::fingerprint::Fingerprint;
use crate::model::lang::{Direction, Lang};
use crate::model::press::{NumberForms, Press};

/// One language of the site.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Spec {
    /// Its tag.
    pub lang: Lang,
    /// The locale that its numbers, dates and order follow (BCP 47): `vi-VN`.
    pub locale: String,
    /// CLDR date patterns (UTS 35) by style; what is missing is taken from the press's conventions.
    pub dates: BTreeMap<String, String>,
    /// How its numbers are written.
    pub numbers: NumberForms,
}

impl Spec {
    /// Returns a language as its press writes it.
    pub fn shipped(lang: &Lang) -> Self {
        let press = Press::of(lang);
        Self {
            lang: lang.clone(),
            locale: lang.with_region(),
            dates: press.dates.clone(),
            numbers: press.numbers.clone(),
        }
    }
}

/// A file of strings.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FtlFile {
    /// The language of its strings; it need not be one of the site's.
    pub lang: Lang,
    /// Its path from the site's root.
    pub path: Arc<str>,
    /// Its text as loaded (NFC, LF, without BOM).
    pub text: Arc<str>,
    /// 0 for the site's own, 1 for its theme's, 2 for that one's parent: the lower one wins.
    pub layer: usize,
}

/// The languages of a site.
#[derive(Debug)]
pub struct Locales {
    /// One for each spec, in their order.
    pub languages: Vec<Locale>,
}

/// A value for a message.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Arg<'a> {
    /// A text, printed as it is.
    Text(&'a str),
    /// A whole number, printed in the language's way; it selects plurals.
    Integer(i64),
    /// A number, printed in the language's way; it selects plurals.
    Number(f64),
}

/// A message as it is printed, and how it was come by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What is printed.
    pub text: String,
    /// How it was come by.
    pub outcome: Outcome,
}

/// How a message was come by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// In the language asked for, or in the one it is a variety of: `vi` for `vi-VN`.
    Own,
    /// In another language, because this one lacks it.
    Fallback(Lang),
    /// In none; the text is the id.
    Missing,
    /// Found, but parts of it could not be resolved: `unknown variable $name`. They stand in the
    /// text in braces.
    Broken(Vec<String>),
}

/// Why a date pattern cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct PatternError(pub String);

/// One language: its strings and its ways. Reading it takes no lock.
#[derive(Debug)]
pub struct Locale {
    /// Its tag.
    pub lang: Lang,
    /// Stands for everything that any of its answers depends on.
    pub fingerprint: Fingerprint,
    formats: Arc<Formats>,
    chain: Vec<Link>,
}

/// Strings to look in, the first of the chain first.
#[derive(Debug)]
struct Link {
    /// The language, where it is another than the one asked for.
    other: Option<Lang>,
    direction: Direction,
    strings: Arc<Strings>,
    /// The ways of the strings' own language: a Vietnamese sentence on an English page counts and
    /// groups its digits in Vietnamese.
    formats: Arc<Formats>,
}

/// Returns the languages of a site; `default` is the index of the one the others fall back on.
///
/// Files in languages that no chain reaches are parsed and reported all the same. The order of
/// `files` does not matter.
pub fn load(specs: &[Spec], default: usize, files: &[FtlFile]) -> Checked<Locales> {
    let mut diagnostics = Vec::new();
    let parsed: Vec<ParsedFile> =
        sorted(files).into_iter().map(|file| parse_file(file, &mut diagnostics)).collect();
    parse::report_repeats(&parsed, &mut diagnostics);
    let formats: Vec<Arc<Formats>> =
        specs.iter().map(|spec| Arc::new(Formats::new(spec, &mut diagnostics))).collect();
    let own: Vec<Vec<Link>> =
        specs.iter().zip(&formats).map(|(spec, formats)| own_links(spec, formats, &parsed)).collect();
    let languages: Vec<Locale> = specs
        .iter()
        .enumerate()
        .map(|(index, spec)| {
            let fallback = own.get(default).filter(|_| index != default);
            locale(spec, &formats[index], &own[index], fallback.map_or(&[], Vec::as_slice))
        })
        .collect();
    let tables: Vec<Table> = specs.iter().map(|spec| Table::new(scripts(spec).0, &parsed)).collect();
    for (table, formats) in tables.iter().zip(&formats) {
        check::check(table, formats, &mut diagnostics);
    }
    parity::compare((&languages, &tables), default, &parsed, &mut diagnostics);
    Checked { value: Locales { languages }, diagnostics }
}

/// What one text of a file asks for, as the comparison of languages sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asks {
    /// `id`, `-id` or `id.attribute`.
    pub name: String,
    /// Variables whose values it shows.
    pub shown: Vec<String>,
    /// Variables that a variant is chosen by.
    pub chosen_by: Vec<String>,
    /// Strings that it refers to.
    pub references: Vec<String>,
}

/// Returns what all texts of a file ask for, in their order, and what in the file is not Fluent.
pub fn asks(file: &FtlFile) -> Checked<Vec<Asks>> {
    let mut diagnostics = Vec::new();
    let parsed = parse_file(file, &mut diagnostics);
    let owned = |names: &BTreeSet<&str>| names.iter().map(ToString::to_string).collect();
    let parts = parsed.entries.iter().flat_map(|located| Winner { file: &parsed, located }.parts());
    let asks = parts.map(|part| {
        let facts = Facts::of(part.pattern);
        Asks {
            shown: owned(&facts.shown),
            chosen_by: owned(&facts.chosen_by),
            references: facts.references.iter().map(Reference::name).collect(),
            name: part.name,
        }
    });
    let value = asks.collect();
    Checked { value, diagnostics }
}

fn sorted(files: &[FtlFile]) -> Vec<&FtlFile> {
    let mut files: Vec<&FtlFile> = files.iter().collect();
    files.sort_by(|a, b| (&a.lang, a.layer, &a.path).cmp(&(&b.lang, b.layer, &b.path)));
    files
}

/// Returns the links that a language has of its own: `vi-VN` and `vi` merged into one, so that their
/// messages may refer to each other. A parent in another script (`zh` for `zh-Hant`) is another link.
fn own_links(spec: &Spec, formats: &Arc<Formats>, parsed: &[ParsedFile]) -> Vec<Link> {
    let (same, other) = scripts(spec);
    let link = |tags: &[Lang], other: Option<Lang>, formats: Arc<Formats>| Link {
        direction: tags.first().unwrap_or(&spec.lang).direction(),
        other,
        strings: Arc::new(Strings::merge(tags, parsed)),
        formats,
    };
    let mut links = vec![link(&same, None, formats.clone())];
    for tag in other {
        let formats = Arc::new(Formats::new(&Spec::shipped(&tag), &mut Vec::new()));
        links.push(link(std::slice::from_ref(&tag), Some(tag.clone()), formats));
    }
    links
}

/// Returns the tags of a language that share its script, and its parents in other scripts.
fn scripts(spec: &Spec) -> (Vec<Lang>, Vec<Lang>) {
    tags(spec).into_iter().partition(|tag| script(tag) == script(&spec.lang))
}

/// Returns the tags whose files speak a language: its locale, its tag, and both cut from the right.
fn tags(spec: &Spec) -> Vec<Lang> {
    let locale = Lang::parse(&spec.locale).filter(|locale| locale.primary() == spec.lang.primary());
    let mut tags: Vec<Lang> = Vec::new();
    for start in locale.iter().chain([&spec.lang]) {
        let mut text = start.as_str();
        loop {
            tags.extend(Lang::parse(text).filter(|tag| !tags.contains(tag)));
            let Some((shorter, _)) = text.rsplit_once('-') else { break };
            text = shorter;
        }
    }
    tags.sort_by_key(|tag| std::cmp::Reverse(tag.as_str().matches('-').count()));
    tags
}

fn script(lang: &Lang) -> Option<icu::locale::subtags::Script> {
    let mut id: LanguageIdentifier = lang.as_str().parse().ok()?;
    LocaleExpander::new_common().maximize(&mut id);
    id.script
}

fn locale(spec: &Spec, formats: &Arc<Formats>, own: &[Link], fallback: &[Link]) -> Locale {
    let own = own.iter().map(|link| link.with_other(link.other.clone()));
    let fallback = fallback.iter().map(|link| {
        let lang = link.other.clone().unwrap_or_else(|| link.formats.lang.clone());
        link.with_other(Some(lang))
    });
    let chain: Vec<Link> = own.chain(fallback).collect();
    let links: Vec<_> =
        chain.iter().map(|link| (&link.other, link.strings.fingerprint, link.formats.fingerprint)).collect();
    let fingerprint = Fingerprint::of(&(&spec.lang, formats.fingerprint, links));
    Locale { lang: spec.lang.clone(), fingerprint, formats: formats.clone(), chain }
}

impl Link {
    fn outcome(&self) -> Outcome {
        self.other.clone().map_or(Outcome::Own, Outcome::Fallback)
    }

    fn with_other(&self, other: Option<Lang>) -> Self {
        Self {
            other,
            direction: self.direction,
            strings: self.strings.clone(),
            formats: self.formats.clone(),
        }
    }
}

impl Locale {
    /// Returns the message of that id, `id` or `id.attribute`, with its variables filled in.
    pub fn message(&self, id: &str, args: &[(&str, Arg<'_>)]) -> Message {
        let Some((link, pattern)) = self.find(id) else {
            return Message { text: id.into(), outcome: Outcome::Missing };
        };
        let mut scope = Scope::new(&link.strings, &link.formats, link.direction);
        let text = scope.resolve(pattern, args);
        let broken = !scope.faults.is_empty();
        Message { text, outcome: if broken { Outcome::Broken(scope.faults) } else { link.outcome() } }
    }

    /// Returns whether the message is there, in this language or in one it falls back on.
    pub fn has(&self, id: &str) -> bool {
        self.find(id).is_some()
    }

    /// Returns how a message would be come by, without resolving it.
    pub fn outcome(&self, id: &str) -> Outcome {
        self.find(id).map_or(Outcome::Missing, |(link, _)| link.outcome())
    }

    fn find(&self, id: &str) -> Option<(&Link, &strings::Pattern<'_>)> {
        self.chain.iter().find_map(|link| Some((link, link.strings.message(id)?)))
    }

    /// Returns a date in a style; `None` if the language has no such style.
    ///
    /// A date without a time of day is `full` where `byline` is asked for, and empty for `time`.
    pub fn date(&self, at: &Zoned, has_time: bool, style: &str) -> Option<String> {
        self.formats.dates.styled(&Moment::of(at, has_time), style)
    }

    /// Returns the names of the date styles that the language has.
    pub fn date_styles(&self) -> impl Iterator<Item = &str> + Clone {
        self.formats.dates.styles()
    }

    /// Returns a date in a pattern of the caller's (UTS 35).
    ///
    /// # Errors
    ///
    /// The pattern is none, or asks for what a date of a publication does not have.
    pub fn date_pattern(&self, at: &Zoned, pattern: &str) -> Result<String, PatternError> {
        self.formats.dates.patterned(&Moment::of(at, true), pattern)
    }

    /// Returns a number as its options say; `None` if it is none: a text that writes no decimal with ASCII
    /// digits and a point, an infinity.
    pub fn figure(&self, number: Arg<'_>, options: &NumberOptions) -> Option<String> {
        let exact = match number {
            Arg::Text(text) => numbers::written(text)?,
            Arg::Integer(number) => number.into(),
            Arg::Number(number) => numbers::decimal(number)?,
        };
        Some(self.formats.numbers.format(&exact, options))
    }

    /// Returns a number with all its digits: `98.765,4321`.
    pub fn number(&self, number: f64) -> String {
        self.figure(Arg::Number(number), &NumberOptions::PLAIN).unwrap_or_else(|| number.to_string())
    }

    /// Returns a whole number: `1.234.567`.
    pub fn integer(&self, number: i64) -> String {
        self.formats.numbers.format(&number.into(), &NumberOptions::PLAIN)
    }

    /// Returns a number written as `-98765.4321`, with all its digits; `None` if it is none.
    pub fn decimal(&self, text: &str) -> Option<String> {
        self.figure(Arg::Text(text), &NumberOptions::PLAIN)
    }

    /// Returns a ratio in per cent, with two decimals at the most: `12,5%` for 0.125.
    pub fn percent(&self, ratio: f64) -> String {
        self.figure(Arg::Number(ratio), &NumberOptions::PERCENT).unwrap_or_else(|| ratio.to_string())
    }

    /// Returns the plural category (CLDR) of a count: `zero`, `one`, `two`, `few`, `many` or `other`.
    pub fn plural(&self, number: f64) -> &'static str {
        numbers::decimal(number).map_or("other", |exact| self.formats.numbers.cardinal(&exact))
    }

    /// Returns a list in words: `Lan, Huệ và Cúc`.
    pub fn list(&self, items: &[&str]) -> String {
        self.formats.list.join(items)
    }

    /// Compares two texts by the language's order; NFC and NFD are equal. Sort stably with it.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.formats.collator.compare(a, b)
    }

    /// Returns bytes that compare as the text does (UTS 10), for storing.
    pub fn sort_key(&self, text: &str) -> Vec<u8> {
        let mut key = Vec::new();
        let Ok(()) = self.formats.collator.write_sort_key_to(text, &mut key);
        key
    }

    /// Returns the number of words (UAX 29); in Vietnamese, of syllables.
    pub fn words(&self, text: &str) -> usize {
        words::count(self.formats.segmenter, text)
    }

    /// Returns the first `n` words, with `…` for what was left out.
    pub fn truncate_words<'a>(&self, text: &'a str, n: usize) -> Cow<'a, str> {
        words::truncate(self.formats.segmenter, text, n)
    }
}

#[cfg(test)]
mod tests;
