//! The options of a theme with those of its parents: their types, and their values in each language of a site.
//!
//! Descriptions and site.yaml in, values out. A child may give an option of its parent another default; what the
//! option takes stays as the parent has it, whose templates rely on it.

use std::sync::Arc;

use crate::model::config::{Config, LocalText};
use crate::model::diagnostic::{Checked, Code, Diagnostic, Place, Segment, Spot, YamlEnd, YamlSpot};
use crate::model::theme::{Descriptions, ThemeDescription, ThemeOption};
use crate::model::yaml::Yaml;
use crate::model::yaml::fields::{Context, Fields, FromYaml, check_free, nearest};

/// What an option takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OptionType {
    /// A text; one per language where that is said.
    Text {
        /// Whether it may be one per language.
        per_language: bool,
    },
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Int,
    /// Any number.
    Number,
    /// One of these words.
    Choice(Vec<String>),
    /// A colour as CSS writes it in digits: `#1b5e20`.
    Color,
    /// A list of texts.
    List,
    /// Keys and values of any kind.
    Map,
    /// Anything: what it should take is written wrongly, which is told already.
    Unsaid,
}

/// An option as the whole chain has it.
struct Declared<'d> {
    option: &'d ThemeOption,
    takes: OptionType,
    /// The `theme.yaml` that says what it takes.
    file: &'d Arc<str>,
    /// The first default that fits, from the site's theme on.
    default: Yaml,
}

/// Returns the values of all options, by language: those of site.yaml, else the defaults.
///
/// What only options of a theme that could not be read would tell is not judged.
pub fn values(chain: &Descriptions, config: &Config) -> Checked<Arc<[Yaml]>> {
    let mut diagnostics = Vec::new();
    let declared = declared(chain, &mut diagnostics);
    let file: Arc<str> = "site.yaml".into();
    let mut context = Context::new(&file);
    let path = Segment::Key("theme_options".into());
    let given = context.inside(path, |context| given(&declared, chain, config, context));
    diagnostics.extend(context.diagnostics);
    let of = |language: usize| {
        let value = |declared: &Declared| {
            let own = given.iter().find(|(name, _)| *name == declared.option.name);
            let value = own.map_or(&declared.default, |(_, value)| value);
            (declared.option.name.clone(), declared.takes.value(value, language, config))
        };
        Yaml::Map(declared.iter().map(value).collect())
    };
    let value = (0..config.languages.len()).map(of).collect();
    Checked { value, diagnostics }
}

/// Joins the options of the chain, the furthest parent's first.
fn declared<'d>(chain: &Descriptions<'d>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Declared<'d>> {
    let mut all: Vec<Declared> = Vec::new();
    for theme in chain.themes.iter().rev() {
        for option in &theme.options {
            let known = all.iter().position(|declared| declared.option.name == option.name);
            let known = match (known, &option.takes) {
                (Some(known), takes) => {
                    let before = &all[known];
                    if takes.as_ref().is_some_and(|takes| takes.differs(&before.takes)) {
                        let changed =
                            Diagnostic::new(Code::OptionTypeChanged, at(&theme.file, option, "type"));
                        let first = at(before.file, before.option, "type");
                        diagnostics.push(changed.with("option", option.name.as_str()).beside(first));
                        continue;
                    }
                    known
                }
                (None, takes) => {
                    if takes.is_none() && chain.is_whole {
                        diagnostics.push(untyped(theme, option, &all));
                    }
                    let takes = takes.clone().unwrap_or(OptionType::Unsaid);
                    all.push(Declared { option, takes, file: &theme.file, default: Yaml::Null });
                    all.len() - 1
                }
            };
            let Some(default) = &option.default else { continue };
            let mut context = Context::new(&theme.file);
            context.path =
                ["options", &option.name, "default"].map(|key| Segment::Key(key.to_string())).into();
            if all[known].takes.fits(default, &mut context) {
                all[known].default = default.clone();
            }
            diagnostics.extend(context.diagnostics);
        }
    }
    all
}

/// An option without a type is meant to be one of a parent's.
fn untyped(theme: &ThemeDescription, option: &ThemeOption, known: &[Declared]) -> Diagnostic {
    let names = known.iter().map(|declared| declared.option.name.as_str());
    let path = ["options", &option.name].map(|key| Segment::Key(key.to_string())).into();
    let spot = Spot::Yaml(YamlSpot { path, end: YamlEnd::Key(0) });
    Diagnostic::new(Code::OptionWithoutType, Place { file: theme.file.clone(), spot })
        .with("option", option.name.as_str())
        .with("nearest", nearest(&option.name, names).unwrap_or_default())
}

fn at(file: &Arc<str>, option: &ThemeOption, key: &str) -> Place {
    let path = ["options", &option.name, key].map(|key| Segment::Key(key.to_string())).into();
    Place { file: file.clone(), spot: Spot::Yaml(YamlSpot { path, end: YamlEnd::Value }) }
}

/// Returns the values of site.yaml that fit their options.
fn given(
    declared: &[Declared],
    chain: &Descriptions,
    config: &Config,
    context: &mut Context,
) -> Vec<(String, Yaml)> {
    let Some(fields) = Fields::open(&config.theme_options, context) else { return Vec::new() };
    let known = || declared.iter().map(|declared| declared.option.name.as_str());
    let mut values: Vec<(String, Yaml)> = Vec::new();
    for (name, value) in fields.rest() {
        context.inside(Segment::Key(name.clone()), |context| {
            match declared.iter().find(|declared| declared.option.name == *name) {
                // `logo:` with nothing behind it says nothing; a name written twice is reported already.
                Some(_) if *value == Yaml::Null || values.iter().any(|(known, _)| known == name) => {}
                Some(declared) => {
                    check_free(value, context);
                    if declared.takes.fits(value, context) {
                        values.push((name.clone(), value.clone()));
                    }
                }
                None if chain.is_whole => {
                    let unknown = Diagnostic::new(Code::UnknownKey, context.key_place())
                        .with("key", name.as_str())
                        .with("nearest", nearest(name, known()).unwrap_or_default())
                        .with("known", known().collect::<Vec<_>>().join(", "));
                    context.diagnostics.push(unknown);
                }
                None => {}
            }
        });
    }
    values
}

impl OptionType {
    /// The words for the types in `theme.yaml`.
    pub const WORDS: &[(&str, &str)] = &[
        ("text", "text"),
        ("bool", "bool"),
        ("int", "int"),
        ("number", "number"),
        ("choice", "choice"),
        ("color", "color"),
        ("list", "list"),
        ("map", "map"),
    ];

    /// Returns the type that a word says all about.
    pub fn plain(word: &str) -> Option<Self> {
        match word {
            "bool" => Some(Self::Bool),
            "int" => Some(Self::Int),
            "number" => Some(Self::Number),
            "color" => Some(Self::Color),
            "list" => Some(Self::List),
            "map" => Some(Self::Map),
            _ => None,
        }
    }

    /// Returns whether this is another type, as far as both are known.
    fn differs(&self, other: &Self) -> bool {
        self != other && ![self, other].contains(&&Self::Unsaid)
    }

    /// Returns whether a value is of this type; reports it if not.
    fn fits(&self, value: &Yaml, context: &mut Context) -> bool {
        match (self, value) {
            (Self::Text { per_language: true }, _) => LocalText::from_yaml(value, context).is_some(),
            (Self::Text { per_language: false }, _) => String::from_yaml(value, context).is_some(),
            (Self::Bool, _) => bool::from_yaml(value, context).is_some(),
            (Self::Int, _) => i64::from_yaml(value, context).is_some(),
            (Self::List, _) => {
                let found = context.diagnostics.len();
                Vec::<String>::from_yaml(value, context);
                context.diagnostics.len() == found
            }
            (Self::Choice(words), Yaml::Text(word)) if words.contains(word) => true,
            (Self::Choice(words), _) => refuse(&format!("one-of:{}", words.join(", ")), context),
            (Self::Color, Yaml::Text(text)) if is_color(text) => true,
            (Self::Color, _) => refuse("color", context),
            (Self::Number, Yaml::Int(_) | Yaml::Float(_)) | (Self::Map, Yaml::Map(_)) | (Self::Unsaid, _) => {
                true
            }
            (Self::Number, _) => refuse("number", context),
            (Self::Map, _) => refuse("map", context),
        }
    }

    /// Returns a value of this type as templates of a language see it.
    fn value(&self, value: &Yaml, language: usize, config: &Config) -> Yaml {
        let (Self::Text { per_language: true }, Yaml::Map(_)) = (self, value) else { return value.clone() };
        let file = Arc::from("");
        LocalText::from_yaml(value, &mut Context::new(&file))
            .map_or(Yaml::Null, |text| Yaml::Text(config.text(&text, language).to_string()))
    }
}

fn refuse(expected: &str, context: &mut Context) -> bool {
    context.wrong(expected);
    false
}

/// Three, four, six or eight hexadecimal digits (CSS Color 4, 5.2).
fn is_color(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|digits| {
        matches!(digits.len(), 3 | 4 | 6 | 8) && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}
