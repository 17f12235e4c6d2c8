//! The vocabulary: what topics, countries, organizations, people and the like are called in each language, once for
//! the whole publication.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::model::config::LocalText;
use crate::model::diagnostic::{Place, Segment, Spot, YamlEnd, YamlSpot};
use crate::model::fingerprint::Fingerprint;
use crate::model::front::Origin;
use crate::model::slug;

/// All that `content/_vocabulary/` says.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// One a file, by name.
    pub taxonomies: Vec<Taxonomy>,
    /// Stands for all of it.
    pub fingerprint: Fingerprint,
}

/// One file of the vocabulary: a taxonomy, or a register that has no pages.
#[derive(Clone, Debug, Default)]
pub struct Taxonomy {
    /// Its word in front matter and site.yaml, the file's stem: `topics`.
    pub word: String,
    /// Its file, from the site's root.
    pub file: Arc<str>,
    /// What it is called itself, by language.
    pub titles: Vec<Option<Name>>,
    /// Whether front matter may use words that it does not have.
    pub open: bool,
    /// Its entries, in the file's order.
    pub entries: Vec<Entry>,
    /// Whether its entries cannot be read: then nobody knows which there are.
    pub is_broken: bool,
    by_id: HashMap<String, usize>,
    by_name: HashMap<String, usize>,
    /// Under names without their diacritics; none where several entries have the same.
    by_plain_name: HashMap<String, Option<usize>>,
}

/// An entry of the vocabulary.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// What front matter calls it. Never shown.
    pub id: String,
    /// Its place in the file's list.
    pub index: usize,
    /// What it is called, by language.
    pub names: Vec<Option<Name>>,
    /// What it was called before, with the last day of each name, oldest first.
    pub former: Vec<(Date, Vec<Option<Name>>)>,
    /// The name that someone writes under; then the names are never shown.
    pub pen_name: Option<LocalText>,
    /// The form by which it is sorted.
    pub sort_as: Option<LocalText>,
    /// The offices that someone held.
    pub offices: Vec<Office>,
    /// The picture on its page.
    pub picture: Option<Picture>,
    /// What identifies a document, an issue or an event.
    pub record: Record,
}

/// What something is called in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Name {
    /// The approved name.
    pub name: String,
    /// The name for second mention and small places.
    pub short: Option<String>,
    /// The last part of its page's address.
    pub slug: Option<String>,
    /// What it is, in a sentence or two.
    pub description: Option<String>,
    /// Variants that must not appear.
    pub avoid: Vec<String>,
}

/// An office that someone held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// Its first day.
    pub from: Option<Date>,
    /// Its last day.
    pub to: Option<Date>,
    /// What it is called, by language.
    pub titles: Vec<Option<String>>,
}

/// The picture on an entry's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The file, relative to the vocabulary's folder or from `@/`.
    pub src: String,
    /// What it shows.
    pub alt: Option<LocalText>,
    /// Who made it.
    pub credit: Option<LocalText>,
    /// What kind of picture it is.
    pub origin: Option<Origin>,
}

/// What identifies a document, an issue or an event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Number: 12-CT/TW.
    pub number: Option<String>,
    /// Type: Chỉ thị.
    pub kind: Option<LocalText>,
    /// Who issued it: a text or an id.
    pub issuer: Option<LocalText>,
    /// Its date, or when it took place: the first and the last day of what is known.
    pub period: Option<(Date, Date)>,
}

/// Taxonomies whose entries are those of another: authors are people.
const SHARED: &[(&str, &str)] =
    &[("authors", "people"), ("translators", "people"), ("photographers", "people")];

/// Returns the vocabulary file that has the entries of a taxonomy.
pub fn register(taxonomy: &str) -> &str {
    SHARED.iter().find(|(word, _)| *word == taxonomy).map_or(taxonomy, |(_, file)| file)
}

impl Vocabulary {
    /// Returns what a file of that name says, whoever its entries belong to.
    pub fn own(&self, word: &str) -> Option<&Taxonomy> {
        let at = self.taxonomies.binary_search_by(|taxonomy| taxonomy.word.as_str().cmp(word)).ok()?;
        Some(&self.taxonomies[at])
    }

    /// Returns the file that has the entries of a taxonomy.
    pub fn entries_of(&self, word: &str) -> Option<&Taxonomy> {
        self.own(register(word))
    }

    /// Returns the entry of an id, in the first file that has it.
    pub fn find(&self, id: &str) -> Option<(&Taxonomy, &Entry)> {
        self.taxonomies.iter().find_map(|taxonomy| Some((taxonomy, taxonomy.entry(id)?)))
    }
}

impl Taxonomy {
    /// Returns a taxonomy without entries.
    pub fn new(word: String, file: &Arc<str>, languages: usize) -> Self {
        Self { word, file: file.clone(), titles: vec![None; languages], ..Self::default() }
    }

    /// Returns a taxonomy that finds its entries by id and by name; of two with one id, the first.
    #[must_use]
    pub fn indexed(mut self) -> Self {
        for (number, entry) in self.entries.iter().enumerate() {
            self.by_id.entry(entry.id.clone()).or_insert(number);
            let pen_names = entry.pen_name.iter().flat_map(LocalText::all);
            for word in entry.all_names().chain(pen_names) {
                self.by_name.entry(folded(word)).or_insert(number);
                let plain = self.by_plain_name.entry(plain(word)).or_insert(Some(number));
                *plain = plain.filter(|first| *first == number);
            }
        }
        self
    }

    /// Returns the number of the entry with an id.
    pub fn number(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// Returns the number of the entry that has this name in any language, by whatever letters' case.
    pub fn named(&self, name: &str) -> Option<usize> {
        self.by_name.get(&folded(name)).copied()
    }

    /// Returns the number of the one entry that a name without diacritics may stand for.
    pub fn named_plainly(&self, name: &str) -> Option<usize> {
        let folded = folded(name);
        let found = || self.by_plain_name.get(&folded).copied().flatten();
        (plain(name) == folded).then(found).flatten()
    }

    /// Returns the number of an entry whose names must not show, if a text has one of them in it.
    pub fn hidden_in(&self, text: &str) -> Option<usize> {
        if self.entries.iter().all(|entry| entry.pen_name.is_none()) {
            return None;
        }
        let (marked, bare) = (folded(text), plain(text));
        // Other marks make another name, none at all do not.
        let is_told =
            |name: &str| holds(&marked, &folded(name)) || (marked == bare && holds(&bare, &plain(name)));
        let mut hidden = self.entries.iter().enumerate().filter(|(_, entry)| entry.pen_name.is_some());
        hidden.find(|(_, entry)| entry.all_names().any(is_told)).map(|(number, _)| number)
    }

    /// Returns the entry with an id.
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.number(id).map(|number| &self.entries[number])
    }

    /// Returns the place of a key of an entry.
    pub fn place(&self, entry: &Entry, path: &[&str]) -> Place {
        let head = [Segment::Key("entries".into()), Segment::Index(entry.index)];
        let path = head.into_iter().chain(path.iter().map(|key| Segment::Key((*key).into())));
        let spot = Spot::Yaml(YamlSpot { path: path.collect(), end: YamlEnd::Value });
        Place { file: self.file.clone(), spot }
    }
}

/// Words that differ by the case of letters alone are one, and by where a tone mark stands: hòa, hoà.
pub fn folded(word: &str) -> String {
    let word = word.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    if word.is_ascii() {
        return word;
    }
    let tones_last = |part: &str| {
        let (tones, letters): (String, String) = slug::nfd(part).chars().partition(|c| TONES.contains(c));
        slug::nfc(&(letters + &tones)).into_owned()
    };
    word.split(' ').map(tones_last).collect::<Vec<_>>().join(" ")
}

/// The marks of tones: grave, acute, tilde, hook above, dot below.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// Returns a word as those write it who leave its diacritics out.
pub fn plain(word: &str) -> String {
    folded(&slug::fold(word))
}

/// Whether a text has these words in it, not as parts of others.
fn holds(text: &str, words: &str) -> bool {
    let is_apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(words).any(|(at, _)| {
        is_apart(text[..at].chars().next_back()) && is_apart(text[at + words.len()..].chars().next())
    })
}

impl Entry {
    /// Returns what may be told of it in a language. Of someone who writes under another name, nothing that has a name
    /// of theirs in it.
    pub fn description(&self, language: usize) -> Option<&str> {
        let text = self.names[language].as_ref()?.description.as_deref()?;
        (!self.is_told_by(text)).then_some(text)
    }

    /// Returns whether a text has in it the name of someone who writes under another one, with whichever marks.
    pub fn is_told_by(&self, text: &str) -> bool {
        self.pen_name.is_some() && {
            let text = plain(text);
            self.all_names().any(|name| holds(&text, &plain(name)))
        }
    }

    fn all_names(&self) -> impl Iterator<Item = &str> {
        let former = self.former.iter().flat_map(|(_, names)| names);
        let names = self.names.iter().chain(former).flatten();
        names.flat_map(|name| [Some(name.name.as_str()), name.short.as_deref()]).flatten()
    }

    /// Returns what an office is called in a language, unless that tells a name that must not show.
    pub fn office_title<'o>(&self, office: &'o Office, language: usize) -> Option<&'o str> {
        office.titles[language].as_deref().filter(|title| !self.is_told_by(title))
    }

    /// Returns what it was called on a day, by language; what it is called now if no day is given.
    pub fn names_on(&self, day: Option<Date>) -> &[Option<Name>] {
        let then = day.and_then(|day| self.former.iter().find(|(until, _)| day <= *until));
        then.map_or(&self.names, |(_, names)| names)
    }

    /// Returns the office that someone held on a day; the later one of two.
    pub fn office_on(&self, day: Date) -> Option<&Office> {
        let held = |office: &&Office| {
            office.from.is_none_or(|from| from <= day) && office.to.is_none_or(|to| day <= to)
        };
        self.offices.iter().filter(held).max_by_key(|office| office.from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(name: &str) -> Vec<Option<Name>> {
        vec![Some(Name { name: name.into(), ..Name::default() })]
    }

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn names_and_offices_go_by_the_day() {
        let office = |from: &str, to: Option<&str>, title: &str| Office {
            from: Some(day(from)),
            to: to.map(day),
            titles: vec![Some(title.into())],
        };
        let entry = Entry {
            names: name("Liên hiệp"),
            former: vec![(day("1960-12-31"), name("Ủy ban")), (day("1989-06-30"), name("Ban"))],
            offices: vec![
                office("2003-01-01", Some("2013-12-31"), "Phó"),
                office("2013-06-01", None, "Trưởng"),
            ],
            ..Entry::default()
        };
        for (on, called, office) in [
            ("1960-12-31", "Ủy ban", None),
            ("1961-01-01", "Ban", None),
            ("2005-01-01", "Liên hiệp", Some("Phó")),
            ("2013-07-01", "Liên hiệp", Some("Trưởng")),
        ] {
            let names = entry.names_on(Some(day(on)));
            assert_eq!(names[0].as_ref().map(|name| name.name.as_str()), Some(called), "{on}");
            let held = entry.office_on(day(on)).and_then(|office| office.titles[0].as_deref());
            assert_eq!(held, office, "{on}");
        }
        assert_eq!(entry.names_on(None)[0].as_ref().unwrap().name, "Liên hiệp");
    }

    #[test]
    fn a_description_does_not_give_a_name_away() {
        let entry = |description: &str, pen_name: Option<&str>| Entry {
            names: vec![Some(Name {
                name: "Nguyễn Thị Kín".into(),
                short: Some("Kín".into()),
                description: Some(description.into()),
                ..Name::default()
            })],
            pen_name: pen_name.map(|name| LocalText::One(name.into())),
            ..Entry::default()
        };
        for (description, pen_name, told) in [
            ("Nguyễn Thị Kín là nhà báo.", None, true),
            ("Nguyễn Thị Kín là nhà báo.", Some("Thép Mới"), false),
            ("Nhà báo (KIN) ở Huế", Some("Thép Mới"), false),
            ("Nhà báo kính tế", Some("Thép Mới"), true),
        ] {
            assert_eq!(entry(description, pen_name).description(0).is_some(), told, "{description}");
        }
    }

    #[test]
    fn entries_are_found_by_id_and_by_name() {
        let entry = Entry { id: "peace".into(), names: name("Hòa bình"), ..Entry::default() };
        let topics = Taxonomy { entries: vec![entry], ..Taxonomy::default() }.indexed();
        assert_eq!(topics.number("peace"), Some(0));
        assert_eq!(topics.named("hòa  Bình"), Some(0));
        assert_eq!(topics.named("peace"), None);
        assert_eq!(topics.named_plainly("Hoa Binh"), Some(0));
        assert_eq!(topics.named_plainly("Hòa Binh"), None);
        assert_eq!(register("authors"), "people");
    }
}
