//! Mentions: what front matter names of the vocabulary, by id or by word, and what that is called in a language.

use std::sync::Arc;

use jiff::civil::Date;

use crate::link::Given;
use crate::model::config::{Config, LocalText, NameMarks};
use crate::model::diagnostic::{Code, Diagnostic, Place};
use crate::model::fingerprint::Fingerprint;
use crate::model::front::FrontMatter;
use crate::model::slug;
use crate::model::vocabulary::{Entry, Name, Taxonomy, Vocabulary, register};
use crate::model::yaml::fields::nearest;
use crate::parse::front_matter;

/// All that one edition names of the vocabulary.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Mentions {
    /// What it is filed under, each once: the number of the taxonomy in site.yaml, and the term.
    pub terms: Vec<(usize, Mention)>,
    /// The byline.
    pub authors: Vec<Mention>,
    /// Who translated.
    pub translators: Vec<Mention>,
    /// Who photographed.
    pub photographers: Vec<Mention>,
    /// The series of which it is a part.
    pub series: Option<Mention>,
    /// The issue in which it appeared.
    pub issue: Option<Mention>,
    /// The place in its dateline.
    pub place: Option<Mention>,
    /// Where it was published first.
    pub source: Option<Mention>,
    /// Stands for what it is filed under.
    pub filed: Fingerprint,
}

impl Mentions {
    /// Returns the mentions as a language writes them that drops the diacritics of names, taxonomies being those of
    /// site.yaml.
    pub(super) fn plain(&self, taxonomies: &[String]) -> Self {
        let mut plain = self.clone();
        let Self { terms, authors, translators, photographers, .. } = &mut plain;
        let of_people = |number: usize| register(&taxonomies[number]) == PEOPLE;
        let filed = terms.iter_mut().filter(|(number, _)| of_people(*number)).map(|(_, mention)| mention);
        [authors, translators, photographers].into_iter().flatten().chain(filed).for_each(Mention::fold);
        plain.filed = Fingerprint::of(&plain.terms);
        plain
    }
}

/// Something that is named.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mention {
    /// An entry of the vocabulary: the number of the file, and of the entry in it.
    Entry(usize, usize),
    /// A word, or a name, that the vocabulary does not have.
    Word(Arc<str>),
}

/// What something is called on a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Naming {
    /// Its name.
    pub name: String,
    /// Its name for small places.
    pub short: Option<String>,
    /// Whether that is the name in the page's language, not one that stands in for it.
    pub is_own: bool,
}

/// The file whose entries are human beings.
const PEOPLE: &str = "people";

/// Reads what the front matter of an edition names, with all that it inherits.
///
/// `own` is what its file says itself: what it inherits is reported where it is written. `original` is what the original
/// says with its cascades: names that come from there are folded where the page's language drops diacritics.
pub(super) fn mentions(
    front: &FrontMatter,
    (own, original): (&FrontMatter, Option<&FrontMatter>),
    (file, language): (&Arc<str>, usize),
    given: &Given,
    diagnostics: &mut Vec<Diagnostic>,
) -> Mentions {
    let drops = given.config.languages[language].name_marks == NameMarks::Drop;
    let place = |path: &[&str]| front_matter::value_place(file, path);
    let mut reader = Reader { given, drops, place: &place, diagnostics };
    let mut read = |word: &str| {
        let (said, own) = (said(front, word), self::said(own, word));
        let mut mentions = reader.list(word, said, own.is_some());
        let is_inherited =
            own.is_none() && original.is_some_and(|original| self::said(original, word) == said);
        if drops && is_inherited && register(word) == PEOPLE {
            mentions.iter_mut().for_each(Mention::fold);
        }
        mentions
    };
    let (authors, translators) = (read("authors"), read("translators"));
    let photographers = read("photographers");
    let (series, issue) = (read("series").pop(), read("issues").pop());
    let mut terms = Vec::new();
    for (number, taxonomy) in given.config.taxonomies.iter().enumerate() {
        let found = match taxonomy.as_str() {
            "authors" => authors.clone(),
            "translators" => translators.clone(),
            "photographers" => photographers.clone(),
            "series" => series.iter().cloned().collect(),
            "issues" => issue.iter().cloned().collect(),
            _ => read(taxonomy),
        };
        for mention in found {
            if !terms.contains(&(number, mention.clone())) {
                terms.push((number, mention));
            }
        }
    }
    let filed = Fingerprint::of(&terms);
    let vocabulary = given.vocabulary;
    let place = front.place.as_deref().map(|place| anywhere(place, vocabulary));
    let source = front.source.as_ref().and_then(|source| source.name.as_deref());
    let source = source.map(|name| anywhere(name, vocabulary));
    Mentions { terms, authors, translators, photographers, series, issue, place, source, filed }
}

/// Reports what the `cascade` of a section names that the vocabulary does not have.
pub(super) fn check_cascade(
    cascade: &FrontMatter,
    file: &Arc<str>,
    given: &Given,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let place = |path: &[&str]| {
        let path: Vec<&str> = ["cascade"].iter().chain(path).copied().collect();
        front_matter::value_place(file, &path)
    };
    let mut reader = Reader { given, drops: false, place: &place, diagnostics };
    let own = ["authors", "translators", "photographers", "series", "issues"];
    for word in own.into_iter().chain(cascade.terms.keys().map(String::as_str)) {
        reader.list(word, said(cascade, word), true);
    }
}

/// Returns what front matter says under a taxonomy's key.
fn said<'f>(front: &'f FrontMatter, taxonomy: &str) -> Option<&'f [String]> {
    match taxonomy {
        "authors" => front.authors.as_deref(),
        "translators" => front.translators.as_deref(),
        "photographers" => front.photographers.as_deref(),
        "series" => front.series.as_ref().map(std::slice::from_ref),
        "issues" => front.issue.as_ref().map(std::slice::from_ref),
        _ => front.terms.get(taxonomy).map(Vec::as_slice),
    }
}

struct Reader<'r> {
    given: &'r Given<'r>,
    /// Whether the page's language writes names without diacritics.
    drops: bool,
    place: &'r dyn Fn(&[&str]) -> Place,
    diagnostics: &'r mut Vec<Diagnostic>,
}

impl Reader<'_> {
    /// Reads what stands under a key; what the file itself does not say is reported elsewhere.
    fn list(&mut self, taxonomy: &str, words: Option<&[String]>, is_own: bool) -> Vec<Mention> {
        let mut mentions: Vec<Mention> = Vec::new();
        for (index, word) in words.unwrap_or_default().iter().enumerate().filter(|(_, word)| !word.is_empty())
        {
            let (mention, found) = resolve((taxonomy, word), self.drops, self.given.vocabulary);
            mentions.extend(mention.filter(|mention| !mentions.contains(mention)));
            if let Some(found) = found.filter(|_| is_own) {
                let index = index.to_string();
                let path: &[&str] = match taxonomy {
                    "series" => &["series"],
                    "issues" => &["issue"],
                    _ => &[taxonomy, &index],
                };
                self.diagnostics.push(Diagnostic { at: Some((self.place)(path)), ..found });
            }
        }
        mentions
    }
}

/// Finds what a word of a taxonomy stands for, and what is wrong with it. `drops` tells whether names are written
/// without diacritics where it stands.
fn resolve(
    (taxonomy, word): (&str, &str),
    drops: bool,
    vocabulary: &Vocabulary,
) -> (Option<Mention>, Option<Diagnostic>) {
    let free = || Some(Mention::free(word));
    let Some(file) = number(taxonomy, vocabulary) else { return (free(), None) };
    let register = &vocabulary.taxonomies[file];
    if register.is_broken {
        return (free(), None);
    }
    let by_number = || {
        let has = |entry: &Entry| entry.record.number.as_deref() == Some(word);
        register.entries.iter().position(has).filter(|_| taxonomy == "issues")
    };
    if let Some(entry) = register.number(word).or_else(by_number) {
        return (Some(Mention::Entry(file, entry)), None);
    }
    let is_person = register.word == PEOPLE;
    // Names that must never show are known in any spelling.
    let is_known_plainly = |entry: &usize| drops || register.entries[*entry].pen_name.is_some();
    let plainly = || register.named_plainly(word).filter(|entry| is_person && is_known_plainly(entry));
    // Nor with an addition: `Nguyễn Thị Hòa (Huế)`.
    let hidden = || register.hidden_in(word).filter(|_| is_person);
    let named = register.named(word).or_else(plainly).or_else(hidden);
    if let Some(entry) = named.filter(|_| is_person || register.open) {
        return (Some(Mention::Entry(file, entry)), None);
    }
    if (is_person && !is_id(word)) || register.open {
        let near = if is_person { None } else { near(word, register) };
        let unsure =
            near.map(|near| term(Code::UnsureTerm, (taxonomy, word), register).with("nearest", near));
        return (free(), unsure);
    }
    let near = named.map(|entry| register.entries[entry].id.as_str()).or_else(|| near(word, register));
    let unknown =
        term(Code::UnknownTerm, (taxonomy, word), register).with("nearest", near.unwrap_or_default());
    (None, Some(unknown))
}

fn term(code: Code, (taxonomy, word): (&str, &str), register: &Taxonomy) -> Diagnostic {
    let diagnostic = Diagnostic::new(code, None).with("term", word).with("taxonomy", taxonomy);
    diagnostic.with("file", &*register.file)
}

/// Returns the id of the entry that was most likely meant: by its id, else by one of its names.
fn near<'t>(word: &str, register: &'t Taxonomy) -> Option<&'t str> {
    let ids = || register.entries.iter().map(|entry| entry.id.as_str());
    let by_name = || {
        let names = register.entries.iter().flat_map(|entry| entry.names.iter().flatten());
        let found = nearest(word, names.map(|name| name.name.as_str()))?;
        register.named(found).map(|entry| register.entries[entry].id.as_str())
    };
    nearest(word, ids()).or_else(by_name)
}

fn number(taxonomy: &str, vocabulary: &Vocabulary) -> Option<usize> {
    let word = register(taxonomy);
    vocabulary.taxonomies.binary_search_by(|taxonomy| taxonomy.word.as_str().cmp(word)).ok()
}

/// Returns whom a credit line names.
pub fn credited(name: &str, language: usize, (vocabulary, config): (&Vocabulary, &Config)) -> Mention {
    let drops = config.languages[language].name_marks == NameMarks::Drop;
    resolve((PEOPLE, name), drops, vocabulary).0.unwrap_or_else(|| Mention::free(name))
}

/// Returns a text without the name of someone who writes under another one: if it has it, the other name stands for it.
pub fn unnamed(text: &str, language: usize, (vocabulary, config): (&Vocabulary, &Config)) -> String {
    let hidden = number(PEOPLE, vocabulary)
        .and_then(|file| Some(Mention::Entry(file, vocabulary.taxonomies[file].hidden_in(text)?)));
    hidden.map_or_else(
        || text.to_string(),
        |mention| mention.naming((language, None), (vocabulary, config)).name,
    )
}

/// Finds an id in any file; what is none is a text.
pub fn anywhere(text: &str, vocabulary: &Vocabulary) -> Mention {
    // A place or a publication is hardly a person.
    let (people, others): (Vec<_>, Vec<_>) =
        vocabulary.taxonomies.iter().enumerate().partition(|(_, taxonomy)| taxonomy.word == PEOPLE);
    let files = others.into_iter().chain(people).filter(|_| is_id(text));
    let mut found = files.filter_map(|(file, taxonomy)| Some(Mention::Entry(file, taxonomy.number(text)?)));
    found.next().unwrap_or_else(|| Mention::Word(text.into()))
}

/// Whether a text is a vocabulary id and no words: lower-case ASCII joined by hyphens.
pub(super) fn is_id(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_' | b'.'))
}

impl Mention {
    fn free(word: &str) -> Self {
        let words: Vec<_> = word.split_whitespace().collect();
        Self::Word(slug::nfc(&words.join(" ")).into())
    }

    fn fold(&mut self) {
        if let Self::Word(word) = self {
            *word = slug::fold(word).into();
        }
    }

    /// Returns the entry that is named, if the vocabulary has it.
    pub fn entry<'v>(&self, vocabulary: &'v Vocabulary) -> Option<(&'v Taxonomy, &'v Entry)> {
        let Self::Entry(file, entry) = self else { return None };
        let taxonomy = &vocabulary.taxonomies[*file];
        Some((taxonomy, &taxonomy.entries[*entry]))
    }

    /// Returns what it is called in a language, on a day if one is given.
    pub fn naming(
        &self,
        (language, day): (usize, Option<Date>),
        (vocabulary, config): (&Vocabulary, &Config),
    ) -> Naming {
        let (Self::Entry(..), Some((taxonomy, entry))) = (self, self.entry(vocabulary)) else {
            let Self::Word(word) = self else { return Naming::default() };
            return Naming { name: word.to_string(), short: None, is_own: true };
        };
        let is_person = taxonomy.word == PEOPLE;
        let folds = is_person && config.languages[language].name_marks == NameMarks::Drop;
        let fold = |name: &str| if folds { slug::fold(name) } else { name.to_string() };
        let lang = &config.languages[language].lang;
        if let Some(pen_name) = &entry.pen_name {
            let own = match pen_name {
                LocalText::One(_) => None,
                LocalText::Each(_) => pen_name.get(lang).map(str::to_string),
            };
            let name = own.unwrap_or_else(|| fold(config.text(pen_name, language)));
            return Naming { name, short: None, is_own: true };
        }
        let names = entry.names_on(day);
        if let Some(name) = names[language].as_ref().or(entry.names[language].as_ref()) {
            return Naming { name: name.name.clone(), short: name.short.clone(), is_own: true };
        }
        let name = stand_in(names, config).or_else(|| stand_in(&entry.names, config));
        let written = |name: &Name| fold(&name.name);
        Naming {
            name: name.map_or_else(|| entry.id.clone(), written),
            short: name.and_then(|name| name.short.as_deref()).map(fold),
            is_own: is_person,
        }
    }
}

/// Returns the name in the default language, else in the first that has one.
fn stand_in<'n>(names: &'n [Option<Name>], config: &Config) -> Option<&'n Name> {
    names[config.default_language].as_ref().or_else(|| names.iter().flatten().next())
}
