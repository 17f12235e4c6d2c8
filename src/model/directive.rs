//! Directives: which there are, and what each takes. Signatures are data.
//!
//! The built-in ones stand in `directive.yaml`; a theme declares its own in the same form under `directives:` in
//! theme.yaml:
//!
//! ```yaml
//! directives:
//!   proverb:                      # the component of this name draws it
//!     form: container             # or leaf
//!     label: { name: source, required: true }   # or short: source
//!     arguments:
//!       lang: { type: choice, of: [vi, en], default: vi }
//!       works: { type: list, of: work }
//!       year: number
//!     items: pictures             # or turns, headings
//! ```
//!
//! One of the name of a built-in directive stands in its place.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use crate::model::body::Value;
use crate::model::diagnostic::{Checked, Code};
use crate::model::fingerprint::Fingerprint;
use crate::model::theme::Descriptions;
use crate::model::when::When;
use crate::model::yaml::Yaml;

mod read;

/// What a directive takes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Signature {
    /// Its name, and that of the component which draws it.
    pub name: String,
    /// How it is written.
    pub form: Form,
    /// Its label, if it takes one.
    pub label: Option<LabelTaken>,
    /// Its arguments, in the order of their declaration.
    pub arguments: Vec<Argument>,
    /// What its component gets as `items`.
    pub items: Option<ItemKind>,
    /// The theme.yaml that declares it; none if it is built in.
    pub declared_in: Option<Arc<str>>,
}

/// How a directive is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// `::name`, alone on its line.
    Leaf,
    /// `:::name`, a body, `:::`.
    Container,
}

/// The label that a directive takes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LabelTaken {
    /// The argument under which the component gets it as HTML; the plain text has this name with `_text`.
    pub name: String,
    /// Whether it must be there.
    pub required: bool,
}

/// An argument that a directive takes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Argument {
    /// Its name.
    pub name: String,
    /// What its value is.
    pub kind: ArgumentKind,
    /// Whether it must be there.
    pub required: bool,
    /// Its value where it is left out.
    pub default: Option<Value>,
    /// What is found where it is left out.
    pub if_missing: Option<Code>,
}

/// What the value of an argument is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ArgumentKind {
    /// A text, in the punctuation of its language.
    Text,
    /// A number, with a full stop before its decimals.
    Number,
    /// `true` or `false`; the bare name is true.
    Bool,
    /// A date, with a time or without.
    Date,
    /// One of these words.
    Choice(Vec<String>),
    /// A file of the site, or an address.
    File,
    /// A work of the site.
    Work,
    /// Several, with commas between them.
    List(Box<ArgumentKind>),
}

/// What a component gets as `items`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ItemKind {
    /// The pictures of the body.
    Pictures,
    /// The turns of a conversation.
    Turns,
    /// The headings of the whole text.
    Headings,
}

/// All directives that a text may use.
#[derive(Clone, Debug)]
pub struct Signatures {
    /// By name.
    list: Vec<Signature>,
    /// Stands for them.
    pub fingerprint: Fingerprint,
}

static BUILT_IN: LazyLock<Signatures> = LazyLock::new(|| {
    let yaml = Yaml::parse(include_str!("directive.yaml")).expect("invariant: directive.yaml is YAML");
    let mut list = read::signatures(&yaml, &Arc::from("directive.yaml"), &[]).value;
    for signature in &mut list {
        signature.declared_in = None;
    }
    Signatures::of(list)
});

impl Signatures {
    /// Returns the directives that every theme may draw.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// Returns these signatures and those that themes declare; of several with one name the last stands.
    #[must_use]
    pub fn with(&self, declared: &[Signature]) -> Self {
        let all = self.list.iter().chain(declared);
        let by_name: BTreeMap<&str, &Signature> = all.map(|known| (known.name.as_str(), known)).collect();
        Self::of(by_name.into_values().cloned().collect())
    }

    fn of(mut list: Vec<Signature>) -> Self {
        list.sort_by(|a, b| a.name.cmp(&b.name));
        let fingerprint = Fingerprint::of(&list);
        Self { list, fingerprint }
    }

    /// Returns the signature of that name.
    pub fn find(&self, name: &str) -> Option<&Signature> {
        self.list.binary_search_by(|known| known.name.as_str().cmp(name)).ok().map(|at| &self.list[at])
    }

    /// Returns all of them, by name.
    pub fn all(&self) -> &[Signature] {
        &self.list
    }
}

/// Reads the directives that a theme and its parents declare; a child's stands in the place of its parent's of that name.
pub fn declared(themes: &Descriptions) -> Checked<Vec<Signature>> {
    let mut diagnostics = Vec::new();
    let mut declared: Vec<Signature> = Vec::new();
    for theme in &themes.themes {
        let own =
            read::signatures(&theme.directives, &theme.file, &["directives"]).drain_into(&mut diagnostics);
        for signature in own {
            if !declared.iter().any(|nearer| nearer.name == signature.name) {
                declared.push(signature);
            }
        }
    }
    Checked { value: declared, diagnostics }
}

impl Signature {
    /// Returns the argument of that name.
    pub fn argument(&self, name: &str) -> Option<&Argument> {
        self.arguments.iter().find(|argument| argument.name == name)
    }

    /// Returns the names of all that its component must take.
    pub fn given(&self) -> Vec<&str> {
        let label = self.label.iter().map(|label| label.name.as_str());
        let items = self.items.iter().map(|_| "items");
        label.chain(self.arguments.iter().map(|argument| argument.name.as_str())).chain(items).collect()
    }

    /// Returns the name under which a component gets the plain text of the label, if it wants it.
    pub fn label_text(&self) -> Option<String> {
        self.label.as_ref().map(|label| format!("{}_text", label.name))
    }
}

impl ArgumentKind {
    /// Returns its word, as signatures have it.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Bool => "bool",
            Self::Date => "date",
            Self::Choice(_) => "choice",
            Self::File => "file",
            Self::Work => "work",
            Self::List(_) => "list",
        }
    }

    /// Reads a value that needs neither the site nor a language; `None` if it is none of this kind.
    pub fn plain(&self, text: &str) -> Option<Value> {
        let text = text.trim();
        match self {
            Self::Text => Some(Value::Text(text.into())),
            Self::Number => number(text).then(|| Value::Number(text.into())),
            Self::Bool => text.parse().ok().map(Value::Bool),
            Self::Date => When::parse(text).map(|_| Value::Date(text.into())),
            Self::Choice(words) => words.iter().find(|word| *word == text).cloned().map(Value::Text),
            Self::File | Self::Work | Self::List(_) => None,
        }
    }
}

/// Returns whether a text is a number: a sign, digits, perhaps a full stop and decimals.
fn number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, decimals) = unsigned.split_once('.').map_or((unsigned, None), |(a, b)| (a, Some(b)));
    // Beyond this, doubles no longer tell one whole number from the next.
    digits(whole) && decimals.is_none_or(digits) && unsigned.len() <= 15
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::theme::ThemeDescription;

    #[test]
    fn the_built_in_ones_are_well_formed() {
        let yaml = Yaml::parse(include_str!("directive.yaml")).unwrap();
        let read = read::signatures(&yaml, &Arc::from("directive.yaml"), &[]);
        assert_eq!(read.diagnostics, []);
        assert_eq!(read.value.len(), 9);
        let details = Signatures::built_in().find("details").unwrap();
        assert!(details.label.as_ref().is_some_and(|label| label.required));
        assert_eq!(
            Signatures::built_in().find("figure").unwrap().given(),
            ["caption", "src", "alt", "credit", "width"]
        );
    }

    #[test]
    fn one_of_the_same_name_stands_in_its_place() {
        let theme = |text: &str| ThemeDescription::read(&"theme.yaml".into(), text).value.unwrap();
        let own = theme("directives: { note: { form: leaf }, sơ: { form: leaf } }");
        let parent = theme("directives: { note: { form: container } }");
        let read = declared(&Descriptions { themes: vec![&own, &parent], is_whole: true });
        assert_eq!(read.diagnostics.len(), 1, "a name has plain letters");
        let all = Signatures::built_in().with(&read.value);
        let again = Signature { form: Form::Container, ..read.value[0].clone() };
        assert_eq!(all.with(std::slice::from_ref(&again)).find("note"), Some(&again));
        assert_eq!(all.find("note").unwrap().form, Form::Leaf);
        assert_eq!(all.all().len(), 9);
        assert_ne!(all.fingerprint, Signatures::built_in().fingerprint);
    }

    #[test]
    fn numbers_are_digits() {
        for (text, is) in
            [("12", true), ("-1.5", true), ("1,5", false), ("", false), (".5", false), ("1e9", false)]
        {
            assert_eq!(ArgumentKind::Number.plain(text).is_some(), is, "{text}");
        }
    }
}
