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
/// says: names that come from there are folded where the page's language drops diacritics.
pub(super) fn mentions(
    front: &FrontMatter,
    (own, original): (&FrontMatter, Option<&FrontMatter>),
    (file, language): (&Arc<str>, usize),
    given: &Given,
    diagnostics: &mut Vec<Diagnostic>,
) -> Mentions {
    let drops = given.config.languages[language].name_marks == NameMarks::Drop;
    let mut reader = Reader { given, place: &|path| front_matter::value_place(file, path), diagnostics };
    let (own, from) = (Said::of(own), original.map(Said::of));
    let said = Said::of(front);
    let mut people = |word, said: Option<&[String]>, own: Option<&[String]>, from: Option<&[String]>| {
        let mut people = reader.list(word, said, own.is_some());
        if drops && own.is_none() && from == said {
            people.iter_mut().for_each(Mention::fold);
        }
        people
    };
    let authors = people("authors", said.authors, own.authors, from.as_ref().and_then(|from| from.authors));
    let translators = people(
        "translators",
        said.translators,
        own.translators,
        from.as_ref().and_then(|from| from.translators),
    );
    let photographers = people(
        "photographers",
        said.photographers,
        own.photographers,
        from.as_ref().and_then(|from| from.photographers),
    );
    let series = reader.list("series", said.series, own.series.is_some()).pop();
    let issue = reader.list("issues", said.issue, own.issue.is_some()).pop();
    let mut terms = Vec::new();
    for (number, taxonomy) in given.config.taxonomies.iter().enumerate() {
        let found = match taxonomy.as_str() {
            "authors" => authors.clone(),
            "translators" => translators.clone(),
            "photographers" => photographers.clone(),
            "series" => series.iter().cloned().collect(),
            "issues" => issue.iter().cloned().collect(),
            _ => {
                let listed = front.terms.get(taxonomy).map(Vec::as_slice);
                reader.list(taxonomy, listed, own.front.terms.contains_key(taxonomy))
            }
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
    let mut reader = Reader { given, place: &place, diagnostics };
    let said = Said::of(cascade);
    for (word, said) in [
        ("authors", said.authors),
        ("translators", said.translators),
        ("photographers", said.photographers),
        ("series", said.series),
        ("issues", said.issue),
    ] {
        reader.list(word, said, true);
    }
    for (word, terms) in &cascade.terms {
        reader.list(word, Some(terms), true);
    }
}

/// What front matter says of people, series and issue.
struct Said<'f> {
    front: &'f FrontMatter,
    authors: Option<&'f [String]>,
    translators: Option<&'f [String]>,
    photographers: Option<&'f [String]>,
    series: Option<&'f [String]>,
    issue: Option<&'f [String]>,
}

impl<'f> Said<'f> {
    fn of(front: &'f FrontMatter) -> Self {
        Self {
            front,
            authors: front.authors.as_deref(),
            translators: front.translators.as_deref(),
            photographers: front.photographers.as_deref(),
            series: front.series.as_ref().map(std::slice::from_ref),
            issue: front.issue.as_ref().map(std::slice::from_ref),
        }
    }
}

struct Reader<'r> {
    given: &'r Given<'r>,
    place: &'r dyn Fn(&[&str]) -> Place,
    diagnostics: &'r mut Vec<Diagnostic>,
}

impl Reader<'_> {
    /// Reads what stands under a key; what the file itself does not say is reported elsewhere.
    fn list(&mut self, taxonomy: &str, words: Option<&[String]>, is_own: bool) -> Vec<Mention> {
        let mut mentions = Vec::new();
        for (index, word) in words.unwrap_or_default().iter().enumerate().filter(|(_, word)| !word.is_empty())
        {
            let (mention, found) = resolve(taxonomy, word, self.given.vocabulary);
            mentions.extend(mention);
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

/// Finds what a word of a taxonomy stands for, and what is wrong with it.
fn resolve(taxonomy: &str, word: &str, vocabulary: &Vocabulary) -> (Option<Mention>, Option<Diagnostic>) {
    let free = || Some(Mention::Word(slug::nfc(word.trim()).into()));
    let Some(file) = number(taxonomy, vocabulary) else { return (free(), None) };
    let register = &vocabulary.taxonomies[file];
    let by_number = || {
        let has = |entry: &Entry| entry.record.number.as_deref() == Some(word);
        register.entries.iter().position(has).filter(|_| taxonomy == "issues")
    };
    if let Some(entry) = register.number(word).or_else(by_number) {
        return (Some(Mention::Entry(file, entry)), None);
    }
    let named = register.named(word);
    let is_person = register.word == PEOPLE;
    if let Some(entry) = named.filter(|_| is_person || register.open) {
        return (Some(Mention::Entry(file, entry)), None);
    }
    if (is_person && !is_id(word)) || register.open {
        let near = near(word, register).filter(|_| !is_person);
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

/// Finds an id in any file; what is none is a text.
fn anywhere(text: &str, vocabulary: &Vocabulary) -> Mention {
    let files = vocabulary.taxonomies.iter().enumerate().filter(|_| is_id(text));
    let mut found = files.filter_map(|(file, taxonomy)| Some(Mention::Entry(file, taxonomy.number(text)?)));
    found.next().unwrap_or_else(|| Mention::Word(text.into()))
}

/// Whether a text is a vocabulary id and no words: lower-case ASCII joined by hyphens.
pub(super) fn is_id(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_' | b'.'))
}

impl Mention {
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
        if let Some(name) = &names[language] {
            return Naming { name: name.name.clone(), short: name.short.clone(), is_own: true };
        }
        let name = stand_in(names, config).or_else(|| stand_in(&entry.names, config));
        let named = |name: &Name| fold(&name.name);
        Naming {
            name: name.map_or_else(|| entry.id.clone(), named),
            short: name.and_then(|name| name.short.as_deref()).map(fold),
            is_own: is_person,
        }
    }
}

/// Returns the name in the default language, else in the first that has one.
fn stand_in<'n>(names: &'n [Option<Name>], config: &Config) -> Option<&'n Name> {
    names[config.default_language].as_ref().or_else(|| names.iter().flatten().next())
}
