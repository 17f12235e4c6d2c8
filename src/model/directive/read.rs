//! Signatures, read from YAML.

use std::sync::Arc;

use crate::model::body::Value;
use crate::model::diagnostic::{Checked, Code, Segment};
use crate::model::directive::{Argument, ArgumentKind, Form, ItemKind, LabelTaken, Signature};
use crate::model::yaml::Yaml;
use crate::model::yaml::fields::{Context, Fields, FromYaml, choice};

/// Names that a component gets for other things.
const RESERVED: [&str; 2] = ["body", "items"];
const KINDS: [&str; 8] = ["text", "number", "bool", "date", "choice", "file", "work", "list"];

/// Reads a mapping of signatures by name, which stands in a file below `keys`. What is wrong in one leaves it out.
pub(super) fn signatures(yaml: &Yaml, file: &Arc<str>, keys: &[&str]) -> Checked<Vec<Signature>> {
    let mut context = Context::new(file);
    context.path = keys.iter().map(|key| Segment::Key((*key).into())).collect();
    let value = named(yaml, &mut context, signature);
    Checked { value, diagnostics: context.diagnostics }
}

/// Reads a mapping from names to what `read` makes of them.
fn named<T>(
    yaml: &Yaml,
    context: &mut Context,
    read: impl Fn(&str, &Yaml, &mut Context) -> Option<T>,
) -> Vec<T> {
    let Some(fields) = Fields::open(yaml, context) else { return Vec::new() };
    let mut list = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for (name, yaml) in fields.rest() {
        if seen.contains(&name.as_str()) {
            continue;
        }
        seen.push(name);
        context.inside(Segment::Key(name.clone()), |context| {
            if !is_name(name) || RESERVED.contains(&name.as_str()) {
                context.wrong_key("name");
            }
            list.extend(read(name, yaml, context));
        });
    }
    list
}

/// Returns whether a word may name a directive or an argument: Tera calls components and arguments by it.
fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_lowercase())
        && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

fn signature(name: &str, yaml: &Yaml, context: &mut Context) -> Option<Signature> {
    let found = context.diagnostics.len();
    let mut fields = Fields::open(yaml, context)?;
    let form = fields.require("form", context);
    let label = fields.read("label", context);
    let arguments =
        fields.read_with("arguments", context, |yaml, context| Some(named(yaml, context, argument)));
    let items = fields.read("items", context);
    fields.close(context);
    let arguments = arguments.unwrap_or_default();
    clashes(label.as_ref(), &arguments, context);
    let is_whole = is_name(name) && context.diagnostics.len() == found;
    is_whole.then_some(())?;
    Some(Signature {
        name: name.into(),
        form: form?,
        label,
        arguments,
        items,
        declared_in: Some(context.file.clone()),
    })
}

/// An argument cannot have the name of the label.
fn clashes(label: Option<&LabelTaken>, arguments: &[Argument], context: &mut Context) {
    let Some(label) = label else { return };
    let text = format!("{}_text", label.name);
    for argument in arguments.iter().filter(|argument| argument.name == label.name || argument.name == text) {
        context.inside(Segment::Key("arguments".into()), |context| {
            context.inside(Segment::Key(argument.name.clone()), |context| context.wrong_key("name"));
        });
    }
}

impl FromYaml for Form {
    fn from_yaml(yaml: &Yaml, context: &mut Context) -> Option<Self> {
        choice(yaml, context, &[("leaf", Self::Leaf), ("container", Self::Container)])
    }
}

impl FromYaml for ItemKind {
    fn from_yaml(yaml: &Yaml, context: &mut Context) -> Option<Self> {
        let words = [("pictures", Self::Pictures), ("turns", Self::Turns), ("headings", Self::Headings)];
        choice(yaml, context, &words)
    }
}

impl FromYaml for LabelTaken {
    fn from_yaml(yaml: &Yaml, context: &mut Context) -> Option<Self> {
        let (name, required) = if let Yaml::Text(name) = yaml {
            (name.clone(), false)
        } else {
            let mut fields = Fields::open(yaml, context)?;
            let name = fields.require("name", context);
            let required = fields.read("required", context).unwrap_or(false);
            fields.close(context);
            (name?, required)
        };
        if !is_name(&name) || RESERVED.contains(&name.as_str()) {
            context.wrong("name");
            return None;
        }
        Some(Self { name, required })
    }
}

fn argument(name: &str, yaml: &Yaml, context: &mut Context) -> Option<Argument> {
    if yaml.as_text().is_some() {
        let kind = kind(yaml, None, context)?;
        return Some(Argument { name: name.into(), kind, required: false, default: None, if_missing: None });
    }
    let mut fields = Fields::open(yaml, context)?;
    let of = fields.read_with("of", context, |yaml, _| Some(yaml.clone()));
    let found = fields.has("type");
    let kind = fields.read_with("type", context, |yaml, context| kind(yaml, of.as_ref(), context));
    if !found {
        fields.require::<String>("type", context);
    }
    let required = fields.read("required", context).unwrap_or(false);
    let default =
        fields.read_with("default", context, |yaml, context| default(kind.as_ref()?, yaml, context));
    let if_missing = fields.read_with("if_missing", context, |yaml, context| {
        let code = yaml.as_text().and_then(Code::named);
        if code.is_none() {
            context.wrong("code");
        }
        code
    });
    fields.close(context);
    Some(Argument { name: name.into(), kind: kind?, required, default, if_missing })
}

/// Reads a type; `of` says more of choices and lists.
fn kind(yaml: &Yaml, of: Option<&Yaml>, context: &mut Context) -> Option<ArgumentKind> {
    let words: Vec<(&str, &str)> = KINDS.iter().map(|word| (*word, *word)).collect();
    Some(match choice(yaml, context, &words)? {
        "number" => ArgumentKind::Number,
        "bool" => ArgumentKind::Bool,
        "date" => ArgumentKind::Date,
        "file" => ArgumentKind::File,
        "work" => ArgumentKind::Work,
        "choice" => {
            let words = of.map(|of| Vec::<String>::from_yaml(of, context));
            let words = words.flatten().unwrap_or_default();
            if words.is_empty() {
                context.wrong("list");
                return None;
            }
            ArgumentKind::Choice(words)
        }
        "list" => {
            let of = of.map_or(Some(ArgumentKind::Text), |of| kind(of, None, context))?;
            ArgumentKind::List(Box::new(of))
        }
        _ => ArgumentKind::Text,
    })
}

/// Reads the value that stands for one that is left out. Files and works belong to articles, not to themes.
fn default(kind: &ArgumentKind, yaml: &Yaml, context: &mut Context) -> Option<Value> {
    let text = match yaml {
        Yaml::Text(text) => text.clone(),
        Yaml::Int(number) => number.to_string(),
        Yaml::Float(number) => number.to_string(),
        Yaml::Bool(value) => value.to_string(),
        Yaml::Null | Yaml::List(_) | Yaml::Map(_) => String::new(),
    };
    let value = kind.plain(&text);
    if value.is_none() {
        context.wrong(kind.word());
    }
    value
}
