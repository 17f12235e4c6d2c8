//! Terms: the pages of taxonomies and of what works are filed under, paired across the languages.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::link::lists::Lists;
use crate::link::mentions::Mention;
use crate::link::references::pictures::{self, Picturing};
use crate::link::routes::pages;
use crate::link::{Given, Publication, Resolved, urls};
use crate::model::config::NameMarks;
use crate::model::diagnostic::{Checked, Code, Diagnostic, Place};
use crate::model::fingerprint::Fingerprint;
use crate::model::press::PeopleOrder;
use crate::model::vocabulary::{Entry, Taxonomy, folded, plain, register};

/// What the works of a publication are filed under.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// The taxonomies, in the order of site.yaml.
    pub taxonomies: Vec<TaxonomyPages>,
    /// The terms that works are filed under, by taxonomy.
    pub list: Vec<Term>,
    /// Files that their pages show, by number.
    pub media: Vec<usize>,
    /// Stands for the addresses of people.
    pub people: Fingerprint,
    /// Stands for all addresses, and for how many pages there are.
    pub addresses: Fingerprint,
    numbers: FxHashMap<(usize, Mention), usize>,
    /// The numbers of terms as works have written them.
    written: FxHashMap<(usize, Mention), usize>,
}

/// A taxonomy in its languages.
#[derive(Clone, Debug)]
pub struct TaxonomyPages {
    /// Its word in front matter and site.yaml: `topics`.
    pub word: String,
    /// Its page by language, where that has terms.
    pub editions: Vec<Option<TaxonomyEdition>>,
}

/// A taxonomy in one language.
#[derive(Clone, Debug)]
pub struct TaxonomyEdition {
    /// What it is called.
    pub title: String,
    /// What it is.
    pub description: Option<String>,
    /// Its address from the host's root, percent-encoded.
    pub url: Arc<str>,
    /// Its terms that have pages in the language, in its order.
    pub terms: Vec<usize>,
}

/// What works are filed under.
#[derive(Clone, Debug)]
pub struct Term {
    /// The number of its taxonomy in site.yaml.
    pub taxonomy: usize,
    /// What it stands for.
    pub mention: Mention,
    /// Its pages by language, where that has works under it.
    pub editions: Vec<Option<TermEdition>>,
}

/// A term in one language.
#[derive(Clone, Debug)]
pub struct TermEdition {
    /// What it is called now.
    pub name: String,
    /// Its name for small places.
    pub short: Option<String>,
    /// What it is.
    pub description: Option<String>,
    /// Its address from the host's root, percent-encoded.
    pub url: Arc<str>,
    /// Its picture.
    pub picture: Option<Resolved>,
    /// The editions under it, newest first; the parts of a series in their order.
    pub list: Arc<[usize]>,
}

impl Terms {
    /// Returns the number of what is mentioned under a taxonomy of site.yaml.
    pub fn number(&self, taxonomy: usize, mention: &Mention) -> Option<usize> {
        let term = (taxonomy, mention.clone());
        let written = self.written.get(&term).copied();
        written.or_else(|| self.numbers.get(&(taxonomy, key(mention))).copied())
    }

    /// Returns the page in a language of what is mentioned under a taxonomy.
    pub fn edition(&self, taxonomy: usize, mention: &Mention, language: usize) -> Option<&TermEdition> {
        self.list[self.number(taxonomy, mention)?].editions[language].as_ref()
    }
}

impl TaxonomyPages {
    /// Returns its addresses by language.
    pub fn urls(&self) -> Vec<Option<Arc<str>>> {
        self.editions.iter().map(|edition| Some(edition.as_ref()?.url.clone())).collect()
    }
}

impl Term {
    /// Returns its addresses by language.
    pub fn urls(&self) -> Vec<Option<Arc<str>>> {
        self.editions.iter().map(|edition| Some(edition.as_ref()?.url.clone())).collect()
    }
}

impl TermEdition {
    /// Returns the edition that a free word is taken to come from: the first by its path, whatever the dates.
    pub fn source(&self) -> Option<usize> {
        self.list.iter().min().copied()
    }
}

/// Free words that differ by the case of letters alone are one term.
fn key(mention: &Mention) -> Mention {
    match mention {
        Mention::Entry(..) => mention.clone(),
        Mention::Word(word) => Mention::Word(folded(word).into()),
    }
}

/// Returns what stands for all that terms are made from, beside the configuration and the vocabulary.
pub(super) fn key_of(publication: &Publication, lists: Fingerprint, given: &Given) -> Fingerprint {
    let filed: Vec<_> = publication.editions.iter().map(|edition| edition.mentions.filed).collect();
    Fingerprint::of(&(lists, filed, given.files.fingerprint))
}

/// Makes the pages of all taxonomies. Costs a look at each edition, and a sort of the terms' names.
pub(super) fn terms(publication: &Publication, lists: &Lists, given: &Given) -> Checked<Arc<Terms>> {
    let plain = if drops(given) { plainly(publication, lists, given) } else { BTreeMap::new() };
    let mut maker = Maker { given, publication, plain, terms: Terms::default(), diagnostics: Vec::new() };
    let taxonomies = given
        .config
        .taxonomies
        .iter()
        .map(|word| TaxonomyPages { word: word.clone(), editions: vec![None; given.config.languages.len()] });
    maker.terms.taxonomies = taxonomies.collect();
    let filed = maker.file(lists);
    for (number, lists) in filed.into_iter().enumerate() {
        for (language, list) in lists.into_iter().enumerate().filter(|(_, list)| !list.is_empty()) {
            maker.open(number, language, list);
        }
    }
    for taxonomy in 0..maker.terms.taxonomies.len() {
        for language in 0..given.config.languages.len() {
            maker.order(taxonomy, language);
        }
    }
    maker.seal();
    Checked { value: Arc::new(maker.terms), diagnostics: maker.diagnostics }
}

/// Whether a language writes names without diacritics.
fn drops(given: &Given) -> bool {
    given.config.languages.iter().any(|language| language.name_marks == NameMarks::Drop)
}

/// Returns the names without diacritics that stand for one with them, by taxonomy: "Phan Anh Son" is Phan Anh Sơn where
/// no one else is called nearly so.
fn plainly(publication: &Publication, lists: &Lists, given: &Given) -> BTreeMap<(usize, Mention), Mention> {
    let is_people: Vec<_> = given.config.taxonomies.iter().map(|word| register(word) == "people").collect();
    let mut seen = FxHashSet::default();
    let mut written: FxHashMap<(usize, String), Vec<Mention>> = FxHashMap::default();
    let filed = lists.newest.iter().flat_map(|&edition| &publication.editions[edition].mentions.terms);
    for (taxonomy, mention) in filed.filter(|(taxonomy, _)| is_people[*taxonomy]) {
        if let Mention::Word(word) = mention
            && seen.insert((*taxonomy, word))
        {
            let spellings = written.entry((*taxonomy, plain(word))).or_default();
            let key = key(mention);
            if !spellings.contains(&key) {
                spellings.push(key);
            }
        }
    }
    let found = written.into_iter().filter_map(|((taxonomy, plain), spellings)| {
        let plain = Mention::Word(plain.into());
        let mut marked = spellings.iter().filter(|spelling| **spelling != plain);
        let (first, is_one) = (marked.next()?.clone(), marked.next().is_none());
        (is_one && spellings.len() > 1).then_some(((taxonomy, plain), first))
    });
    found.collect()
}

struct Maker<'m> {
    given: &'m Given<'m>,
    publication: &'m Publication,
    /// Names without diacritics, and the names that they stand for.
    plain: BTreeMap<(usize, Mention), Mention>,
    terms: Terms,
    diagnostics: Vec<Diagnostic>,
}

impl Maker<'_> {
    /// Numbers the terms and puts every edition on the lists of its terms, by language.
    fn file(&mut self, lists: &Lists) -> Vec<Vec<Vec<usize>>> {
        let publication = self.publication;
        let languages = self.given.config.languages.len();
        let mut found: Vec<(usize, Mention)> = Vec::new();
        let mut numbers: FxHashMap<(usize, Mention), usize> = FxHashMap::default();
        let mut filed: Vec<Vec<Vec<usize>>> = Vec::new();
        // As they are written: what spellings have in common is looked for once each.
        let mut written: FxHashMap<&(usize, Mention), usize> = FxHashMap::default();
        for &edition in lists.newest.iter() {
            let language = publication.editions[edition].language;
            for term in &publication.editions[edition].mentions.terms {
                let number = *written.entry(term).or_insert_with(|| {
                    let (taxonomy, mention) = term;
                    *numbers.entry((*taxonomy, self.key(*taxonomy, mention))).or_insert_with(|| {
                        found.push(term.clone());
                        filed.push(vec![Vec::new(); languages]);
                        found.len() - 1
                    })
                });
                filed[number][language].push(edition);
            }
        }
        // By taxonomy and entry, whichever work came first.
        let mut order: Vec<usize> = (0..found.len()).collect();
        order.sort_by_cached_key(|&number| (found[number].0, self.key(found[number].0, &found[number].1)));
        for (number, &before) in order.iter().enumerate() {
            let (taxonomy, mention) = found[before].clone();
            self.terms.numbers.insert((taxonomy, self.key(taxonomy, &mention)), number);
            self.terms.list.push(Term { taxonomy, mention, editions: vec![None; languages] });
        }
        for ((taxonomy, plain), meant) in &self.plain {
            if let Some(&number) = self.terms.numbers.get(&(*taxonomy, meant.clone())) {
                self.terms.numbers.insert((*taxonomy, plain.clone()), number);
            }
        }
        let mut places = vec![0; order.len()];
        order.iter().enumerate().for_each(|(number, &before)| places[before] = number);
        self.terms.written =
            written.into_iter().map(|(term, before)| (term.clone(), places[before])).collect();
        order.into_iter().map(|number| std::mem::take(&mut filed[number])).collect()
    }

    /// Returns what stands for all spellings of a mention.
    fn key(&self, taxonomy: usize, mention: &Mention) -> Mention {
        let key = (taxonomy, key(mention));
        self.plain.get(&key).cloned().unwrap_or(key.1)
    }

    /// Returns a free word as the editions of a language spell it: the newest, but with diacritics where one has them
    /// and the language keeps them.
    fn spelt(&self, number: usize, language: usize, list: &[usize]) -> Mention {
        let Term { taxonomy, mention, .. } = &self.terms.list[number];
        let key = self.key(*taxonomy, mention);
        let is_it =
            |(other, mention): &&(usize, Mention)| other == taxonomy && self.key(*other, mention) == key;
        let of = |&edition: &usize| self.publication.editions[edition].mentions.terms.iter().find(is_it);
        let mut spellings = list.iter().filter_map(of).map(|(_, mention)| mention);
        let newest = spellings.next();
        let keeps = self.given.config.languages[language].name_marks == NameMarks::Keep;
        let marked = newest.filter(|newest| keeps && self::key(newest) != key);
        let marked = marked.and_then(|_| spellings.find(|spelling| self::key(spelling) == key));
        marked.or(newest).unwrap_or(mention).clone()
    }

    /// Makes the page of a term in a language.
    fn open(&mut self, number: usize, language: usize, list: Vec<usize>) {
        let (config, vocabulary) = (self.given.config, self.given.vocabulary);
        let taxonomy = self.terms.list[number].taxonomy;
        let mention = match &self.terms.list[number].mention {
            entry @ Mention::Entry(..) => entry.clone(),
            Mention::Word(_) => self.spelt(number, language, &list),
        };
        let word = &config.taxonomies[taxonomy];
        let naming = mention.naming((language, None), (vocabulary, config));
        let entry = mention.entry(vocabulary);
        if let Some((file, entry)) = entry.filter(|_| !naming.is_own) {
            let missing = Diagnostic::new(Code::MissingName, file.place(entry, &["id"]));
            let lang = config.languages[language].lang.as_str();
            self.diagnostics.push(missing.with("term", entry.id.as_str()).with("lang", lang));
        }
        // What is written for a name that must not show may be made of it; so may the id.
        let shown = entry.map(|(_, entry)| entry).filter(|entry| entry.pen_name.is_none());
        let written = shown.and_then(|entry| entry.names[language].as_ref()?.slug.as_deref());
        let words = written.unwrap_or(&naming.name);
        let otherwise = shown.map_or(naming.name.as_str(), |entry| &entry.id);
        let slug = urls::made(words, otherwise, config.languages[language].slugs);
        if slug.is_empty() {
            let place = match entry {
                Some((file, entry)) if entry.pen_name.is_some() => file.place(entry, &["pen_name"]),
                Some((file, entry)) => file.place(entry, &["id"]),
                None => Place::file(&self.publication.editions[list[0]].meta.placement.file),
            };
            self.diagnostics.push(Diagnostic::new(Code::EmptySlug, place).with("slug", words));
            return;
        }
        let mut parts = urls::prefix(config, language);
        parts.push(taxonomy_slug(word, language, self.given));
        parts.push(slug);
        let picture = entry.and_then(|(file, entry)| self.picture(file, entry, language));
        let edition = TermEdition {
            name: naming.name,
            short: naming.short,
            description: entry.and_then(|(_, entry)| entry.description(language)).map(str::to_string),
            url: urls::page_url(config, &parts),
            picture,
            list: if word == IN_ORDER { list.into_iter().rev().collect() } else { list.into() },
        };
        self.terms.list[number].editions[language] = Some(edition);
    }

    fn picture(&mut self, file: &Taxonomy, entry: &Entry, language: usize) -> Option<Resolved> {
        let shown = entry.picture.as_ref()?;
        let lang = &self.given.config.languages[language].lang;
        if shown.alt.as_ref().is_some_and(|alt| alt.get(lang).is_none()) {
            let missing = Diagnostic::new(Code::MissingAlt, file.place(entry, &["picture", "alt"]));
            self.diagnostics.push(missing.with("path", shown.src.as_str()).with("lang", lang.as_str()));
        }
        let picturing = Picturing { home: FOLDER, language, place: file.place(entry, &["picture"]) };
        let found = pictures::find(&shown.src, &picturing, self.given);
        self.diagnostics.extend(found.diagnostics);
        let (resolved, media) = found.value;
        self.terms.media.extend(media);
        Some(resolved)
    }

    /// Orders the terms of a taxonomy that have pages in a language, and makes its own page.
    fn order(&mut self, taxonomy: usize, language: usize) {
        let given = self.given;
        let word = given.config.taxonomies[taxonomy].as_str();
        let of_language = |(number, term): (usize, &Term)| {
            let edition = term.editions[language].as_ref().filter(|_| term.taxonomy == taxonomy)?;
            let name = sorting_form(term, &edition.name, language, given);
            Some((given.locales.languages[language].sort_key(&name), number))
        };
        let mut terms: Vec<_> = self.terms.list.iter().enumerate().filter_map(of_language).collect();
        if terms.is_empty() {
            return;
        }
        terms.sort();
        let mut parts = urls::prefix(given.config, language);
        parts.push(taxonomy_slug(word, language, given));
        let (title, description) = taxonomy_title(word, language, given);
        self.terms.taxonomies[taxonomy].editions[language] = Some(TaxonomyEdition {
            title,
            description,
            url: urls::page_url(given.config, &parts),
            terms: terms.into_iter().map(|(_, number)| number).collect(),
        });
    }

    fn seal(&mut self) {
        let terms = &mut self.terms;
        terms.media.sort_unstable();
        terms.media.dedup();
        let paginate_by = self.given.config.paginate_by;
        let of_term = |term: &Term| -> Vec<_> {
            let of = |edition: &TermEdition| {
                // Of a free word, the routes tell how it is spelt and where it comes from.
                let is_free = matches!(term.mention, Mention::Word(_));
                let word = is_free.then(|| (edition.source(), edition.name.clone()));
                (edition.url.clone(), pages(edition.list.len(), paginate_by), word)
            };
            term.editions.iter().map(|edition| edition.as_ref().map(of)).collect()
        };
        let all: Vec<_> = terms.list.iter().map(|term| (term.taxonomy, of_term(term))).collect();
        let taxonomies: Vec<_> = terms.taxonomies.iter().map(|taxonomy| &taxonomy.word).collect();
        terms.addresses = Fingerprint::of(&(&taxonomies, &all));
        let is_person = |taxonomy: usize| register(taxonomies[taxonomy]) == "people";
        let people = terms.list.iter().filter(|term| is_person(term.taxonomy));
        let people: Vec<_> = people
            .map(|term| {
                let urls = term.editions.iter().map(|edition| edition.as_ref().map(|edition| &edition.url));
                (term.taxonomy, &term.mention, urls.collect::<Vec<_>>())
            })
            .collect();
        terms.people = Fingerprint::of(&people);
    }
}

/// The taxonomy whose works are read in the order in which they appeared.
const IN_ORDER: &str = "series";
/// The folder of the vocabulary, from `content/`.
const FOLDER: &str = "_vocabulary";

/// Returns what a taxonomy is called in a language, and what it is: as its file says, else as the press has it.
fn taxonomy_title(word: &str, language: usize, given: &Given) -> (String, Option<String>) {
    let said = given.vocabulary.own(word).and_then(|taxonomy| taxonomy.titles[language].as_ref());
    let shipped =
        || given.config.languages[language].press.taxonomies.get(word).map(|(title, _)| title.clone());
    let title = said.map(|name| name.name.clone()).or_else(shipped).unwrap_or_else(|| word.to_string());
    (title, said.and_then(|name| name.description.clone()))
}

fn taxonomy_slug(word: &str, language: usize, given: &Given) -> String {
    let own = &given.config.languages[language];
    let said = given.vocabulary.own(word).and_then(|taxonomy| taxonomy.titles[language].as_ref());
    let said = said.map(|name| name.slug.as_deref().unwrap_or(&name.name));
    let shipped = own.press.taxonomies.get(word).map(|(_, slug)| slug.as_str());
    urls::made(said.or(shipped).unwrap_or(word), word, own.slugs)
}

/// Returns the text by which a term is sorted: as the vocabulary says, else its name, of people the given name first
/// where the language's lists go by it.
fn sorting_form<'n>(term: &Term, name: &'n str, language: usize, given: &'n Given) -> Cow<'n, str> {
    let own = &given.config.languages[language];
    let entry = term.mention.entry(given.vocabulary).map(|(_, entry)| entry);
    if let Some(form) = entry.and_then(|entry| entry.sort_as.as_ref()?.get(&own.lang)) {
        return Cow::Borrowed(form);
    }
    let is_person = register(&given.config.taxonomies[term.taxonomy]) == "people";
    match name.rsplit_once(' ').filter(|_| is_person && own.people_order == PeopleOrder::Given) {
        Some((before, last)) => Cow::Owned(format!("{last} {before}")),
        None => Cow::Borrowed(name),
    }
}
