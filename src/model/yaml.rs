//! YAML as a tree, read key by key so that one file's slips are all found at once.
//!
//! `serde_yaml` parses; the tree keeps duplicate keys. Places are found again by `locate` only when
//! a diagnostic is drawn, so that the usual file, which has none, pays nothing for them.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

use granit_parser::{Event, Parser};
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::model::diagnostic::{Code, Diagnostic, Place, Segment, Spot, YamlEnd, YamlSpot};

/// A YAML value. Mappings keep the order and the repetitions of their keys.
#[derive(Clone, Debug)]
pub enum Yaml {
    /// Nothing.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Any other number.
    Float(f64),
    /// A text.
    Text(String),
    /// A sequence.
    List(Vec<Yaml>),
    /// A mapping.
    Map(Vec<(String, Yaml)>),
}

/// A text that is not YAML: the byte where that shows, and the parser's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YamlError {
    /// The byte of the text.
    pub at: usize,
    /// What the parser says, without a place.
    pub message: String,
    /// Whether it is nested or repeated beyond the parser's limits.
    pub too_deep: bool,
}

impl Yaml {
    /// Reads a YAML document; an empty one is `Null`.
    ///
    /// # Errors
    /// The first place where the text is not YAML, is nested deeper than 128 levels, or repeats
    /// aliases beyond any use.
    pub fn parse(text: &str) -> Result<Self, YamlError> {
        if text.trim().is_empty() {
            return Ok(Self::Null);
        }
        serde_yaml::from_str(text).map_err(|error| {
            let whole = error.to_string();
            let message = whole.split(" at line ").next().unwrap_or(&whole).to_string();
            let at = error.location().map_or(0, |place| place.index()).min(text.len());
            let too_deep = message.contains("recursion limit") || message.contains("repetition limit");
            YamlError { at, message, too_deep }
        })
    }

    /// Returns the text of a scalar that is one.
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }
}

impl<'de> Deserialize<'de> for Yaml {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TreeVisitor)
    }
}

struct TreeVisitor;

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Yaml;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_unit<E>(self) -> Result<Yaml, E> {
        Ok(Yaml::Null)
    }

    fn visit_none<E>(self) -> Result<Yaml, E> {
        Ok(Yaml::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Yaml, E> {
        Ok(Yaml::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Yaml, E> {
        Ok(Yaml::Int(value))
    }

    #[expect(clippy::cast_precision_loss, reason = "numbers beyond 64 bits are approximate by nature")]
    fn visit_u64<E>(self, value: u64) -> Result<Yaml, E> {
        Ok(i64::try_from(value).map_or(Yaml::Float(value as f64), Yaml::Int))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Yaml, E> {
        Ok(Yaml::Float(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Yaml, E> {
        Ok(Yaml::Text(value.into()))
    }

    fn visit_string<E>(self, value: String) -> Result<Yaml, E> {
        Ok(Yaml::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Yaml, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Yaml::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Yaml, A::Error> {
        let mut entries = Vec::new();
        while let Some((key, value)) = map.next_entry::<Yaml, Yaml>()? {
            entries.push((key_text(key).ok_or_else(|| A::Error::custom("a key must be a text"))?, value));
        }
        Ok(Yaml::Map(entries))
    }

    fn visit_enum<A: serde::de::EnumAccess<'de>>(self, _: A) -> Result<Yaml, A::Error> {
        Err(A::Error::custom("tags such as `!name` have no meaning here"))
    }
}

fn key_text(key: Yaml) -> Option<String> {
    match key {
        Yaml::Text(text) => Some(text),
        Yaml::Int(number) => Some(number.to_string()),
        Yaml::Bool(value) => Some(value.to_string()),
        Yaml::Float(number) => Some(number.to_string()),
        Yaml::Null | Yaml::List(_) | Yaml::Map(_) => None,
    }
}

/// Numbers are equal when their bits are, so that a tree equals itself whatever it holds.
impl PartialEq for Yaml {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Null, Self::Null) => true,
            (Self::Bool(a), Self::Bool(b)) => a == b,
            (Self::Int(a), Self::Int(b)) => a == b,
            (Self::Float(a), Self::Float(b)) => a.to_bits() == b.to_bits(),
            (Self::Text(a), Self::Text(b)) => a == b,
            (Self::List(a), Self::List(b)) => a == b,
            (Self::Map(a), Self::Map(b)) => a == b,
            _ => false,
        }
    }
}

impl Eq for Yaml {}

impl Hash for Yaml {
    fn hash<H: Hasher>(&self, state: &mut H) {
        std::mem::discriminant(self).hash(state);
        match self {
            Self::Null => {}
            Self::Bool(value) => value.hash(state),
            Self::Int(value) => value.hash(state),
            Self::Float(value) => value.to_bits().hash(state),
            Self::Text(value) => value.hash(state),
            Self::List(items) => items.hash(state),
            Self::Map(entries) => entries.hash(state),
        }
    }
}

impl Serialize for Yaml {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Int(value) => serializer.serialize_i64(*value),
            Self::Float(value) => serializer.serialize_f64(*value),
            Self::Text(value) => serializer.serialize_str(value),
            Self::List(items) => items.serialize(serializer),
            Self::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

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

    /// Reports a value that is not what its key takes; `expected` names what it takes.
    pub fn wrong(&mut self, expected: &str) {
        let key = self.path.iter().rev().find_map(|segment| match segment {
            Segment::Key(key) => Some(key.clone()),
            Segment::Index(_) => None,
        });
        let diagnostic = Diagnostic::new(Code::WrongType, self.place())
            .with("key", key.unwrap_or_default())
            .with("expected", expected);
        self.diagnostics.push(diagnostic);
    }

    /// Reads what `read` finds one step further in.
    pub fn inside<T>(&mut self, segment: Segment, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(segment);
        let value = read(self);
        self.path.pop();
        value
    }

    fn place_at(&self, path: Vec<Segment>, end: YamlEnd) -> Place {
        Place { file: self.file.clone(), spot: Spot::Yaml(YamlSpot { path, end }) }
    }
}

/// What can be read from a YAML value. Reports what is wrong and returns `None` then.
pub trait FromYaml: Sized {
    /// Reads the value.
    fn from_yaml(yaml: &Yaml, context: &mut Context) -> Option<Self>;
}

/// Reads a mapping key by key; what was never asked for is reported as unknown.
pub struct Fields<'y> {
    entries: &'y [(String, Yaml)],
    known: Vec<std::borrow::Cow<'static, str>>,
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
        let own = self.read(key, context);
        for &alias in aliases {
            if self.value(alias).is_none() {
                continue;
            }
            let other = self.read(alias, context);
            let mut path = context.path.clone();
            path.push(Segment::Key(alias.into()));
            let place = context.place_at(path, YamlEnd::Key(0));
            let twice = self.value(key).is_some();
            let code = if twice { Code::DuplicateKey } else { Code::KeyAlias };
            let diagnostic = Diagnostic::new(code, place).with("key", key).with("alias", alias);
            context.diagnostics.push(diagnostic);
            if !twice {
                return other;
            }
        }
        own
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
    candidates
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, candidate)| {
            *distance <= 1 + candidate.chars().count().min(word.chars().count()) / 4
        })
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

fn report_duplicates(entries: &[(String, Yaml)], context: &mut Context) {
    for (index, (key, _)) in entries.iter().enumerate() {
        let before = entries[..index].iter().filter(|(earlier, _)| earlier == key).count();
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
        Some(text.clone())
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

/// Returns the bytes of `text` at which a key or a value stands.
///
/// Costs one pass over the text; meant for the files that have something wrong.
pub fn locate(text: &str, spot: &YamlSpot) -> Option<Range<usize>> {
    let mut search = Search { spot, path: Vec::new(), found: None, same_key: 0 };
    let mut events = Parser::new_from_str(text);
    loop {
        match events.next_event()?.ok()? {
            (Event::StreamStart | Event::DocumentStart(..), _) => {}
            (first, span) => {
                search.value(&mut events, first, &bytes(&span)?)?;
                return search.found;
            }
        }
    }
}

struct Search<'s> {
    spot: &'s YamlSpot,
    path: Vec<Segment>,
    found: Option<Range<usize>>,
    same_key: usize,
}

type Events<'t> = Parser<'t, granit_parser::StrInput<'t>>;

impl Search<'_> {
    /// Walks one value; `None` when the text is not YAML.
    fn value(&mut self, events: &mut Events, first: Event, start: &Range<usize>) -> Option<usize> {
        let end = match first {
            Event::MappingStart(..) => self.mapping(events)?,
            Event::SequenceStart(..) => self.sequence(events)?,
            _ => start.end,
        };
        if self.found.is_none() && self.spot.end == YamlEnd::Value && self.path == self.spot.path {
            self.found = Some(start.start..end.max(start.start));
        }
        Some(end)
    }

    fn mapping(&mut self, events: &mut Events) -> Option<usize> {
        loop {
            let (event, span) = events.next_event()?.ok()?;
            let key = match event {
                Event::MappingEnd => return Some(bytes(&span)?.end),
                Event::Scalar(text, ..) => text.to_string(),
                other => {
                    self.value(events, other, &bytes(&span)?)?;
                    String::new()
                }
            };
            self.path.push(Segment::Key(key));
            if let YamlEnd::Key(nth) = self.spot.end
                && self.path == self.spot.path
            {
                if self.same_key == nth && self.found.is_none() {
                    self.found = bytes(&span);
                }
                self.same_key += 1;
            }
            let (event, span) = events.next_event()?.ok()?;
            self.value(events, event, &bytes(&span)?)?;
            self.path.pop();
        }
    }

    fn sequence(&mut self, events: &mut Events) -> Option<usize> {
        for index in 0.. {
            let (event, span) = events.next_event()?.ok()?;
            if event == Event::SequenceEnd {
                return Some(bytes(&span)?.end);
            }
            self.path.push(Segment::Index(index));
            self.value(events, event, &bytes(&span)?)?;
            self.path.pop();
        }
        None
    }
}

fn bytes(span: &granit_parser::Span) -> Option<Range<usize>> {
    Some(span.start.byte_offset()?..span.end.byte_offset()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(path: &[&str], end: YamlEnd) -> YamlSpot {
        let path = path
            .iter()
            .map(|part| part.parse().map_or_else(|_| Segment::Key((*part).into()), Segment::Index))
            .collect();
        YamlSpot { path, end }
    }

    #[test]
    fn keys_and_values_are_found_again() {
        let text = "tiêu đề: Phố cổ\ncover: { src: \"a.jpg\", alt: [một, hai] }\nsrc: x\nsrc: y\nlast:\n- a\n- b: c\n";
        for (path, end, expected) in [
            (&["tiêu đề"][..], YamlEnd::Value, "Phố cổ"),
            (&["tiêu đề"], YamlEnd::Key(0), "tiêu đề"),
            (&["cover", "src"], YamlEnd::Value, "\"a.jpg\""),
            (&["cover", "alt", "1"], YamlEnd::Value, "hai"),
            (&["src"], YamlEnd::Key(1), "src"),
            (&["last", "1", "b"], YamlEnd::Key(0), "b"),
        ] {
            let range = locate(text, &spot(path, end)).unwrap_or_default();
            assert_eq!(&text[range], expected, "{path:?}");
        }
        let second = locate(text, &spot(&["src"], YamlEnd::Key(1))).unwrap();
        assert!(text[..second.start].ends_with("src: x\n"));
        assert_eq!(locate(text, &spot(&["nope"], YamlEnd::Value)), None);
    }

    #[test]
    fn what_is_not_yaml_has_a_place() {
        let error = Yaml::parse("a: 1\nb: [1, 2\nc: 3\n").unwrap_err();
        assert!(error.at > 0 && !error.too_deep, "{error:?}");
        let laughs = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n\
                      d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e]\n";
        assert!(Yaml::parse(laughs).unwrap_err().too_deep);
        assert!(Yaml::parse(&"[".repeat(5000)).unwrap_err().too_deep);
    }

    #[test]
    fn nearest_words_are_near() {
        let known = ["time_zone", "title", "theme"];
        assert_eq!(nearest("timezone", known.into_iter()), Some("time_zone"));
        assert_eq!(nearest("tilte", known.into_iter()), Some("title"));
        assert_eq!(nearest("xyzzy", known.into_iter()), None);
    }
}
