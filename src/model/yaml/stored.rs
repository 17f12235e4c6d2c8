//! YAML as the cache keeps it. Templates see a tree as plain values, from which its kinds could not be told again.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::yaml::Yaml;

#[derive(Serialize, Deserialize)]
enum Stored {
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(String),
    List(Vec<Stored>),
    Map(Vec<(String, Stored)>),
}

/// Writes a tree with its kinds.
///
/// # Errors
/// Those of the serializer.
pub fn serialize<S: Serializer>(yaml: &Option<Yaml>, serializer: S) -> Result<S::Ok, S::Error> {
    yaml.as_ref().map(stored).serialize(serializer)
}

/// Reads a tree with its kinds.
///
/// # Errors
/// Those of the deserializer.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Yaml>, D::Error> {
    Ok(Option::<Stored>::deserialize(deserializer)?.map(restored))
}

fn stored(yaml: &Yaml) -> Stored {
    match yaml {
        Yaml::Null => Stored::Null,
        Yaml::Bool(value) => Stored::Bool(*value),
        Yaml::Int(value) => Stored::Int(*value),
        Yaml::Float(value) => Stored::Float(*value),
        Yaml::Text(text) => Stored::Text(text.clone()),
        Yaml::List(items) => Stored::List(items.iter().map(stored).collect()),
        Yaml::Map(entries) => {
            Stored::Map(entries.iter().map(|(key, value)| (key.clone(), stored(value))).collect())
        }
    }
}

fn restored(stored: Stored) -> Yaml {
    match stored {
        Stored::Null => Yaml::Null,
        Stored::Bool(value) => Yaml::Bool(value),
        Stored::Int(value) => Yaml::Int(value),
        Stored::Float(value) => Yaml::Float(value),
        Stored::Text(text) => Yaml::Text(text),
        Stored::List(items) => Yaml::List(items.into_iter().map(restored).collect()),
        Stored::Map(entries) => {
            Yaml::Map(entries.into_iter().map(|(key, value)| (key, restored(value))).collect())
        }
    }
}
