//! YAML as a tree that keeps the order and the repetitions of keys.
//!
//! `serde_yaml` parses. Places are found again by `locate` only when a diagnostic is drawn, so that
//! the usual file, which has none, pays nothing for them.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::model::diagnostic::{Code, Diagnostic, Place};
use crate::model::slug::is_illegal;

pub mod fields;
pub mod locate;
pub mod stored;

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

impl YamlError {
    /// Returns the finding for it in a file, of which the YAML begins at a byte.
    pub fn in_file(self, file: &Arc<str>, start: usize) -> Diagnostic {
        let code = if self.too_deep { Code::NestedTooDeeply } else { Code::InvalidYaml };
        let at = start + self.at;
        Diagnostic::new(code, Place::bytes(file, at..at)).with("message", self.message)
    }
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
        if let Some(at) = tab(text) {
            let message = "a tab where only spaces may indent".into();
            return Err(YamlError { at, message, too_deep: false });
        }
        if let Some(at) = too_many_open(text)
            && let Err(error) = Self::parse_all(&text[..at])
            && error.too_deep
        {
            return Err(error);
        }
        Self::parse_all(text)
    }

    fn parse_all(text: &str) -> Result<Self, YamlError> {
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

/// Finds a tab that begins a line. YAML forbids it, but its parsers read such a line as not indented.
fn tab(yaml: &str) -> Option<usize> {
    let begins = |at: usize| at == 0 || yaml.as_bytes()[at - 1] == b'\n';
    yaml.match_indices('\t').map(|(at, _)| at).find(|at| begins(*at))
}

/// Finds the bracket that opens beyond all use. The parser refuses it after the whole row, and takes a minute for a
/// row of 200,000: its time grows with the square of the depth. It is asked what it says of the text up to here.
fn too_many_open(text: &str) -> Option<usize> {
    let mut open = 0_usize;
    text.bytes().position(|byte| {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        open > MOST_OPEN
    })
}

/// Brackets in quotes and comments are counted too, so this is far more than the levels that the parser takes.
const MOST_OPEN: usize = 1000;

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

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<Yaml, E> {
        self.visit_string(value.into())
    }

    fn visit_string<E: serde::de::Error>(self, value: String) -> Result<Yaml, E> {
        if value.chars().any(is_illegal) {
            return Err(E::custom("a character that neither HTML nor XML allows"));
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_yaml_has_a_place() {
        let error = Yaml::parse("a: 1\nb: [1, 2\nc: 3\n").unwrap_err();
        assert!(error.at > 0 && !error.too_deep, "{error:?}");
        let laughs = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n\
                      d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e]\n";
        assert!(Yaml::parse(laughs).unwrap_err().too_deep);
        assert!(Yaml::parse(&"[".repeat(500)).unwrap_err().too_deep);
        assert!(Yaml::parse(&"{a: ".repeat(200_000)).unwrap_err().too_deep);
        assert!(Yaml::parse(&format!("a: '{}'\n", "[".repeat(5000))).is_ok());
        assert!(Yaml::parse(&"- [x]\n".repeat(5000)).is_ok());
    }
}
