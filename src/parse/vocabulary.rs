//! The vocabulary: the files of `content/_vocabulary/` become taxonomies with their entries.
//!
//! Knows those files and the configuration alone. Which of the entries are used, and where their pages are, is for
//! linking to say.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::load::Source;
use crate::model::config::{Config, LocalText};
use crate::model::diagnostic::{Checked, Code, Diagnostic, Place, Segment};
use crate::model::fingerprint::Fingerprint;
use crate::model::slug;
use crate::model::vocabulary::{Entry, Name, Office, Picture, Record, Taxonomy, Vocabulary, register};
use crate::model::when;
use crate::model::yaml::Yaml;
use crate::model::yaml::fields::{Context, Fields, FromYaml, nearest};

/// Files that hold no taxonomy of their own: glossary, official documents, events.
const REGISTERS: &[&str] = &["people", "issues", "anniversaries", "documents", "dates", "terms"];

/// Reads the files of the vocabulary. Costs one pass over them.
pub fn vocabulary(sources: &[Source], config: &Config) -> Checked<Vocabulary> {
    let mut diagnostics = Vec::new();
    let read = |source: &Source| taxonomy(source, config).drain_into(&mut diagnostics);
    let mut taxonomies: Vec<Taxonomy> = sources.iter().map(read).collect();
    taxonomies.sort_by(|a, b| (&a.word, &a.file).cmp(&(&b.word, &b.file)));
    taxonomies.dedup_by(|later, first| {
        let is_twice = later.word == first.word;
        if is_twice {
            let twice = Diagnostic::new(Code::DuplicateKey, Place::file(&later.file));
            diagnostics.push(
                twice.with("key", first.word.as_str()).with("alias", "").beside(Place::file(&first.file)),
            );
        }
        is_twice
    });
    let fingerprints: Vec<_> = sources.iter().map(|source| (&source.path, source.fingerprint)).collect();
    let fingerprint = Fingerprint::of(&fingerprints);
    Checked { value: Vocabulary { taxonomies, fingerprint }, diagnostics }
}

fn taxonomy(source: &Source, config: &Config) -> Checked<Taxonomy> {
    let name = source.path.rsplit('/').next().unwrap_or_default();
    let word = name.rsplit_once('.').map_or(name, |(word, _)| word).to_string();
    let mut context = Context::new(&source.path);
    let mut taxonomy = Taxonomy::new(word, &source.path, config.languages.len());
    context.diagnostics.extend(unknown(&taxonomy, config));
    match Yaml::parse(&source.text) {
        Ok(yaml) => match Fields::open(&yaml, &mut context) {
            Some(fields) => fill(&mut taxonomy, fields, config, &mut context),
            None => taxonomy.is_broken = true,
        },
        Err(error) => {
            taxonomy.is_broken = true;
            context.diagnostics.push(error.in_file(&source.path, 0));
        }
    }
    twice(&taxonomy, config, &mut context.diagnostics);
    Checked { value: taxonomy.indexed(), diagnostics: context.diagnostics }
}

/// Reports a file that no taxonomy of the site has its entries from.
fn unknown(taxonomy: &Taxonomy, config: &Config) -> Option<Diagnostic> {
    let listed = || config.taxonomies.iter().flat_map(|word| [word.as_str(), register(word)]);
    let known = || listed().chain(REGISTERS.iter().copied());
    if known().any(|word| word == taxonomy.word) {
        return None;
    }
    let unknown = Diagnostic::new(Code::UnknownVocabulary, Place::file(&taxonomy.file));
    let mut words: Vec<_> = known().collect();
    words.sort_unstable();
    words.dedup();
    let near = nearest(&taxonomy.word, words.iter().copied()).unwrap_or_default();
    Some(unknown.with("word", taxonomy.word.as_str()).with("nearest", near).with("known", words.join(", ")))
}

fn fill(taxonomy: &mut Taxonomy, mut fields: Fields, config: &Config, context: &mut Context) {
    taxonomy.titles = by_language(&mut fields, config, context);
    taxonomy.open = fields.read("open", context).unwrap_or(false);
    let entries = |yaml: &Yaml, context: &mut Context| {
        let Yaml::List(items) = yaml else {
            context.wrong("list");
            return None;
        };
        let read = |(index, item): (usize, &Yaml)| {
            let entry = context.inside(Segment::Index(index), |context| entry(item, config, context))?;
            Some(Entry { index, ..entry })
        };
        Some(items.iter().enumerate().filter_map(read).collect())
    };
    let entries = fields.read_with("entries", context, entries);
    taxonomy.is_broken = entries.is_none() && fields.has("entries");
    taxonomy.entries = entries.unwrap_or_default();
    fields.close(context);
}

fn entry(yaml: &Yaml, config: &Config, context: &mut Context) -> Option<Entry> {
    let mut fields = Fields::open(yaml, context)?;
    let is_missing = !fields.has("id");
    let id = fields.read_with("id", context, id);
    if is_missing {
        let missing = Diagnostic::new(Code::MissingKey, context.place());
        context.diagnostics.push(missing.with("key", "id"));
    }
    let entry = Entry {
        id: String::new(),
        index: 0,
        names: by_language(&mut fields, config, context),
        former: fields
            .read_with("names", context, |yaml, context| list(yaml, config, context, former))
            .map(oldest_first)
            .unwrap_or_default(),
        pen_name: fields.read_with("pen_name", context, pen_name),
        sort_as: fields.read("sort_as", context),
        offices: fields
            .read_with("offices", context, |yaml, context| list(yaml, config, context, office))
            .unwrap_or_default(),
        picture: fields.read("picture", context),
        record: Record {
            number: fields.read_with("number", context, text_or_number),
            kind: fields.read("type", context),
            issuer: fields.read("issuer", context),
            period: fields
                .read_with("date", context, period)
                .or_else(|| fields.read_with("when", context, period)),
        },
    };
    fields.close(context);
    Some(Entry { id: id?, ..entry })
}

fn oldest_first<T>(mut former: Vec<(Date, T)>) -> Vec<(Date, T)> {
    former.sort_by_key(|(until, _)| *until);
    former
}

/// Ids never are addresses; they only must not be taken for words, nor hold what no key of YAML should.
fn id(yaml: &Yaml, context: &mut Context) -> Option<String> {
    let text = text_or_number(yaml, context)?;
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.');
    if text.is_empty() || !text.chars().all(is_plain) {
        context.wrong("id");
        return None;
    }
    Some(text)
}

fn text_or_number(yaml: &Yaml, context: &mut Context) -> Option<String> {
    match yaml {
        Yaml::Int(number) => Some(number.to_string()),
        _ => String::from_yaml(yaml, context),
    }
}

fn period(yaml: &Yaml, context: &mut Context) -> Option<(Date, Date)> {
    let period = text_or_number(yaml, context).and_then(|text| when::period(&text));
    if period.is_none() {
        context.wrong("period");
    }
    period
}

/// A name that is empty would hide whose it is behind nothing.
fn pen_name(yaml: &Yaml, context: &mut Context) -> Option<LocalText> {
    let name = LocalText::from_yaml(yaml, context)?;
    let is_empty = name.all().next().is_none() || name.all().any(|name| name.trim().is_empty());
    if is_empty {
        context.wrong("local-text");
    }
    (!is_empty).then_some(name)
}

/// Reads a list with a reader that knows the site's languages.
fn list<T>(
    yaml: &Yaml,
    config: &Config,
    context: &mut Context,
    read: fn(&Yaml, &Config, &mut Context) -> Option<T>,
) -> Option<Vec<T>> {
    let Yaml::List(items) = yaml else {
        context.wrong("list");
        return None;
    };
    let one = |(index, item)| context.inside(Segment::Index(index), |context| read(item, config, context));
    Some(items.iter().enumerate().filter_map(one).collect())
}

fn former(yaml: &Yaml, config: &Config, context: &mut Context) -> Option<(Date, Vec<Option<Name>>)> {
    let mut fields = Fields::open(yaml, context)?;
    let is_missing = !fields.has("until");
    let until = fields.read_with("until", context, period);
    if is_missing {
        let missing = Diagnostic::new(Code::MissingKey, context.place());
        context.diagnostics.push(missing.with("key", "until"));
    }
    let names = by_language(&mut fields, config, context);
    fields.close(context);
    Some((until?.1, names))
}

fn office(yaml: &Yaml, config: &Config, context: &mut Context) -> Option<Office> {
    let mut fields = Fields::open(yaml, context)?;
    let from = fields.read_with("from", context, period).map(|(first, _)| first);
    let to = fields.read_with("to", context, period).map(|(_, last)| last);
    let titles = by_language::<String>(&mut fields, config, context);
    fields.close(context);
    Some(Office { from, to, titles })
}

/// Reads what stands under each language of the site. `in:` holds those whose tags are other keys here: `id`, Indonesian.
fn by_language<T: FromYaml>(fields: &mut Fields, config: &Config, context: &mut Context) -> Vec<Option<T>> {
    let mut nested: HashMap<usize, T> = fields
        .read_with("in", context, |yaml, context| {
            let mut inner = Fields::open(yaml, context)?;
            let read = |(number, tag)| Some((number, inner.read_named(tag, context)?));
            let found = tags(config).filter_map(read).collect();
            inner.close(context);
            Some(found)
        })
        .unwrap_or_default();
    tags(config)
        .map(|(number, tag)| {
            let own = if RESERVED.contains(&tag) { None } else { fields.read_named(tag, context) };
            own.or_else(|| nested.remove(&number))
        })
        .collect()
}

fn tags(config: &Config) -> impl Iterator<Item = (usize, &str)> {
    config.languages.iter().map(|language| language.lang.as_str()).enumerate()
}

/// Keys of entries and offices that are tags of languages too.
const RESERVED: &[&str] = &["id", "to", "in"];

impl FromYaml for Name {
    fn from_yaml(yaml: &Yaml, context: &mut Context) -> Option<Self> {
        if let Yaml::Text(name) = yaml {
            return Some(Self { name: name.trim().into(), ..Self::default() });
        }
        let mut fields = Fields::open(yaml, context)?;
        let name = fields.require("name", context);
        let rest = Self {
            name: String::new(),
            short: fields.read("short", context),
            slug: fields.read_with("slug", context, slug_text),
            description: fields.read("description", context),
            avoid: fields.read("avoid", context).unwrap_or_default(),
        };
        fields.close(context);
        Some(Self { name: name?, ..rest })
    }
}

fn slug_text(yaml: &Yaml, context: &mut Context) -> Option<String> {
    let text = text_or_number(yaml, context)?;
    if slug::unicode(&text).is_empty() || text.contains(['/', '\\', '?', '#', '%']) {
        context.wrong("slug");
        return None;
    }
    Some(text)
}

impl FromYaml for Picture {
    fn from_yaml(yaml: &Yaml, context: &mut Context) -> Option<Self> {
        if let Yaml::Text(src) = yaml {
            return Some(Self { src: src.clone(), alt: None, credit: None, origin: None });
        }
        let mut fields = Fields::open(yaml, context)?;
        let src = fields.require("src", context);
        let rest = Self {
            src: String::new(),
            alt: fields.read("alt", context),
            credit: fields.read("credit", context),
            origin: fields.read("origin", context),
        };
        fields.close(context);
        Some(Self { src: src?, ..rest })
    }
}

/// Reports ids and addresses that two entries share.
fn twice(taxonomy: &Taxonomy, config: &Config, diagnostics: &mut Vec<Diagnostic>) {
    let mut ids: HashMap<&str, &Entry> = HashMap::new();
    let mut slugs: HashMap<(usize, String), &Entry> = HashMap::new();
    for entry in &taxonomy.entries {
        if let Some(first) = ids.insert(&entry.id, entry) {
            let twice = Diagnostic::new(Code::TermTwice, taxonomy.place(entry, &["id"]));
            diagnostics.push(twice.with("term", entry.id.as_str()).beside(taxonomy.place(first, &["id"])));
            continue;
        }
        for (number, name) in entry.names.iter().enumerate() {
            let Some(slug) = name.as_ref().and_then(|name| name.slug.as_ref()) else { continue };
            if let Some(first) = slugs.insert((number, slug::nfc(slug).to_lowercase()), entry) {
                let tag = config.languages[number].lang.as_str();
                let twice = Diagnostic::new(Code::TermSlugTwice, taxonomy.place(entry, &[tag, "slug"]));
                let first = taxonomy.place(first, &[tag, "slug"]);
                diagnostics.push(twice.with("slug", slug.as_str()).with("lang", tag).beside(first));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Checked<Vocabulary> {
        let site = "title: A\nbase_url: https://example.org\nlanguages: { vi: {}, id: {} }";
        let config = Config::read(&"site.yaml".into(), site).value.unwrap();
        let source = Source {
            path: "content/_vocabulary/people.yaml".into(),
            text: text.into(),
            fingerprint: Fingerprint::of_bytes(text.as_bytes()),
        };
        vocabulary(&[source], &config)
    }

    #[test]
    fn indonesian_does_not_hide_behind_the_id() {
        let Checked { value, diagnostics } = read("entries: [{ id: son, vi: Sơn, in: { id: Bapak Son } }]");
        assert_eq!(diagnostics, []);
        let names = &value.taxonomies[0].entries[0].names;
        let names: Vec<_> = names.iter().flatten().map(|name| name.name.as_str()).collect();
        assert_eq!(names, ["Sơn", "Bapak Son"]);
    }

    #[test]
    fn no_text_makes_it_panic() {
        for text in
            ["", "-", "entries: 3", "entries: [3]", "entries: [{}]", "vi: []", "entries: [{ id: A b }]", "\t"]
        {
            let Checked { value, .. } = read(text);
            assert_eq!(value.taxonomies.len(), 1, "{text}");
        }
    }
}
