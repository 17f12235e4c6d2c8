//! Reading a YAML tree key by key, so that one file's slips are all found at once.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use crate::model::diagnostic::{Code, Diagnostic, Place, Segment, Spot, YamlEnd, YamlSpot};
use crate::model::yaml::Yaml;

/// Where reading a tree stands, and what it has found wrong.
pub struct Context<'a> {
    /// The file, for places.
    pub file: &'a Arc<str>,
    /// The keys and indices that lead to the value at hand.
    pub path: Vec<Segment>,
    /// What is wrong so far.
    pub diagnostics: Vec<Diagnostic>,
}

impl<'a> Context<'a> {
    /// Returns a context at the root of a file's YAML.
    pub fn new(file: &'a Arc<str>) -> Self {
        Self { file, path: Vec::new(), diagnostics: Vec::new() }
    }

    /// Returns the place of the value at hand.
    pub fn place(&self) -> Place {
        self.place_at(self.path.clone(), YamlEnd::Value)
    }

    /// Returns the place of the key whose value is at hand.
    pub fn key_place(&self) -> Place {
        self.place_at(self.path.clone(), YamlEnd::Key(0))
    }

    /// Reports a value that is not what its key takes; `expected` names what it takes, after a colon
    /// the words to choose from.
    pub fn wrong(&mut self, expected: &str) {
        self.report_wrong(expected, self.place());
    }

    /// Reports a key that is not what the mapping takes.
    pub fn wrong_key(&mut self, expected: &str) {
        self.report_wrong(expected, self.key_place());
    }

    fn report_wrong(&mut self, expected: &str, place: Place) {
        let mut key = String::new();
        for segment in &self.path {
            match segment {
                Segment::Key(name) if key.is_empty() => key.clone_from(name),
                Segment::Key(name) => key = format!("{key}.{name}"),
                Segment::Index(index) => key = format!("{key}[{index}]"),
            }
        }
        let diagnostic = Diagnostic::new(Code::WrongType, place).with("key", key).with("expected", expected);
        self.diagnostics.push(diagnostic);
    }

    /// Reads what `read` finds one step further in.
    pub fn inside<T>(&mut self, segment: Segment, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(segment);
        let value = read(self);
        self.path.pop();
        value
    }

    /// Returns the place of a key of the mapping at hand.
    fn inside_key(&self, name: &str) -> Place {
        let path = self.path.iter().cloned().chain([Segment::Key(name.into())]).collect();
        self.place_at(path, YamlEnd::Key(0))
    }

    fn place_at(&self, path: Vec<Segment>, end: YamlEnd) -> Place {
        Place { file: self.file.clone(), spot: Spot::Yaml(YamlSpot { path, end }) }
    }
}

/// What can be read from a YAML value. Reports what is wrong and returns `None` then.
pub trait FromYaml: Sized {
    /// Whether a key without a value says something: all defaults.
    const MAY_BE_EMPTY: bool = false;

    /// Reads the value.
    fn from_yaml(yaml: &Yaml, context: &mut Context) -> Option<Self>;
}

/// Reads a mapping key by key; what was never asked for is reported as unknown.
pub struct Fields<'y> {
    entries: &'y [(String, Yaml)],
    known: Vec<Cow<'static, str>>,
}

impl<'y> Fields<'y> {
    /// Opens a mapping, reporting keys that are written twice. `Null` is an empty mapping.
    pub fn open(yaml: &'y Yaml, context: &mut Context) -> Option<Self> {
        let entries = match yaml {
            Yaml::Map(entries) => entries.as_slice(),
            Yaml::Null => &[],
            _ => {
                context.wrong("map");
                return None;
            }
        };
        report_duplicates(entries, context);
        Some(Self { entries, known: Vec::new() })
    }

    /// Reads the value of `key`; absent and null are `None`.
    pub fn read<T: FromYaml>(&mut self, key: &'static str, context: &mut Context) -> Option<T> {
        self.read_with(key, context, T::from_yaml)
    }

    /// Reads the value of `key` by a function; absent and null are `None`.
    pub fn read_with<T>(
        &mut self,
        key: &'static str,
        context: &mut Context,
        read: impl FnOnce(&Yaml, &mut Context) -> Option<T>,
    ) -> Option<T> {
        self.known.push(key.into());
        let value = self.value(key)?;
        context.inside(Segment::Key(key.into()), |context| read(value, context))
    }

    /// Reads the value of a key that site.yaml names.
    pub fn read_named<T: FromYaml>(&mut self, key: &str, context: &mut Context) -> Option<T> {
        self.known.push(key.to_string().into());
        let value = self.value(key)?;
        context.inside(Segment::Key(key.into()), |context| T::from_yaml(value, context))
    }

    /// Reads `key`, or one of its names in other generators, which earns a hint.
    pub fn read_alias<T: FromYaml>(
        &mut self,
        key: &'static str,
        aliases: &[&'static str],
        context: &mut Context,
    ) -> Option<T> {
        let mut value = self.read(key, context);
        let mut first = self.value(key).is_some().then_some(key);
        for &alias in aliases {
            if !self.entries.iter().any(|(name, _)| name == alias) {
                continue;
            }
            let other = self.read(alias, context);
            if self.value(alias).is_none() {
                continue;
            }
            let place = |name: &str| context.inside_key(name);
            let diagnostic = match first {
                Some(first) => Diagnostic::new(Code::DuplicateKey, place(alias)).beside(place(first)),
                None => Diagnostic::new(Code::KeyAlias, place(alias)),
            };
            context.diagnostics.push(diagnostic.with("key", key).with("alias", alias));
            if first.is_none() {
                first = Some(alias);
                value = other;
            }
        }
        value
    }

    /// Returns whether the mapping says something under `key`.
    pub fn has(&self, key: &str) -> bool {
        self.value(key).is_some()
    }

    /// Reads a key that must be there.
    pub fn require<T: FromYaml>(&mut self, key: &'static str, context: &mut Context) -> Option<T> {
        let present = self.value(key).is_some();
        let value = self.read(key, context);
        if !present {
            let place = match context.path.last() {
                Some(_) => context.place(),
                None => Place::file(context.file),
            };
            context.diagnostics.push(Diagnostic::new(Code::MissingKey, place).with("key", key));
        }
        value
    }

    /// Returns the entries whose keys were not asked for, and counts them as known.
    pub fn rest(mut self) -> impl Iterator<Item = &'y (String, Yaml)> {
        let known = std::mem::take(&mut self.known);
        self.entries.iter().filter(move |(key, _)| !known.iter().any(|known| known == key))
    }

    /// Reports the keys that nothing has asked for, with the nearest known one.
    pub fn close(self, context: &mut Context) {
        let known = self.known.clone();
        for (key, _) in self.entries.iter().filter(|(key, _)| !self.known.iter().any(|known| known == key)) {
            let mut path = context.path.clone();
            path.push(Segment::Key(key.clone()));
            let place = context.place_at(path, YamlEnd::Key(0));
            let nearest = nearest(key, known.iter().map(AsRef::as_ref)).unwrap_or_default();
            let diagnostic = Diagnostic::new(Code::UnknownKey, place)
                .with("key", key.as_str())
                .with("nearest", nearest)
                .with("known", known.join(", "));
            context.diagnostics.push(diagnostic);
        }
    }

    fn value(&self, key: &str) -> Option<&'y Yaml> {
        self.entries.iter().find(|(name, value)| name == key && *value != Yaml::Null).map(|(_, value)| value)
    }
}

/// Returns the candidate that `word` was most likely meant to be, if one is near enough.
pub fn nearest<'c>(word: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let length = word.chars().count();
    let allowed = |candidate: &str| 1 + candidate.chars().count().min(length) / 4;
    candidates
        // What differs more in length than is allowed cannot be near; most candidates end here.
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= allowed(candidate))
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= allowed(candidate))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Reads one of a few words; `expected` in the message lists them.
pub fn choice<T: Copy>(yaml: &Yaml, context: &mut Context, words: &[(&str, T)]) -> Option<T> {
    let found = yaml.as_text().and_then(|text| words.iter().find(|(word, _)| *word == text));
    if found.is_none() {
        let list = words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
        context.wrong(&format!("one-of:{list}"));
    }
    found.map(|(_, value)| *value)
}

/// Reports keys that are written twice in a value that is kept as it is, however deep.
pub fn check_free(yaml: &Yaml, context: &mut Context) {
    match yaml {
        Yaml::Map(entries) => {
            report_duplicates(entries, context);
            for (key, value) in entries {
                context.inside(Segment::Key(key.clone()), |context| check_free(value, context));
            }
        }
        Yaml::List(items) => {
            for (index, item) in items.iter().enumerate() {
                context.inside(Segment::Index(index), |context| check_free(item, context));
            }
        }
        Yaml::Null | Yaml::Bool(_) | Yaml::Int(_) | Yaml::Float(_) | Yaml::Text(_) => {}
    }
}

fn report_duplicates(entries: &[(String, Yaml)], context: &mut Context) {
    let mut seen: HashMap<&str, usize> = HashMap::with_capacity(entries.len());
    for (key, _) in entries {
        let before = *seen.entry(key).and_modify(|count| *count += 1).or_default();
        if before == 0 {
            continue;
        }
        let mut path = context.path.clone();
        path.push(Segment::Key(key.clone()));
        let first = context.place_at(path.clone(), YamlEnd::Key(0));
        let again = context.place_at(path, YamlEnd::Key(before));
        let diagnostic = Diagnostic::new(Code::DuplicateKey, again)
            .with("key", key.as_str())
            .with("alias", "")
            .beside(first);
        context.diagnostics.push(diagnostic);
    }
}

impl FromYaml for String {
    fn from_yaml(yaml: &Yaml, context: &mut Context) -> Option<Self> {
        let Yaml::Text(text) = yaml else {
            context.wrong("text");
            return None;
        };
        Some(text.trim().to_string())
    }
}

impl FromYaml for bool {
    fn from_yaml(yaml: &Yaml, context: &mut Context) -> Option<Self> {
        let Yaml::Bool(value) = yaml else {
            context.wrong("bool");
            return None;
        };
        Some(*value)
    }
}

impl FromYaml for i64 {
    fn from_yaml(yaml: &Yaml, context: &mut Context) -> Option<Self> {
        let Yaml::Int(value) = yaml else {
            context.wrong("integer");
            return None;
        };
        Some(*value)
    }
}

impl FromYaml for usize {
    fn from_yaml(yaml: &Yaml, context: &mut Context) -> Option<Self> {
        let value = if let Yaml::Int(value) = yaml { Self::try_from(*value).ok() } else { None };
        if value.is_none() {
            context.wrong("count");
        }
        value
    }
}

impl<T: FromYaml> FromYaml for Vec<T> {
    fn from_yaml(yaml: &Yaml, context: &mut Context) -> Option<Self> {
        let Yaml::List(items) = yaml else {
            context.wrong("list");
            return None;
        };
        let read =
            |(index, item)| context.inside(Segment::Index(index), |context| T::from_yaml(item, context));
        Some(items.iter().enumerate().filter_map(read).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_words_are_near() {
        let known = ["time_zone", "title", "theme"];
        assert_eq!(nearest("timezone", known.into_iter()), Some("time_zone"));
        assert_eq!(nearest("tilte", known.into_iter()), Some("title"));
        assert_eq!(nearest("xyzzy", known.into_iter()), None);
    }
}
