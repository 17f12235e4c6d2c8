//! The description of a theme: `theme.yaml`, read key by key.
//!
//! One file's text in, a `ThemeDescription` and what is wrong with it out. Knows nothing of other themes: what they
//! come to together is `options`.

use std::sync::Arc;

use crate::model::config::LocalText;
use crate::model::diagnostic::{Checked, Code, Diagnostic, Place, Segment};
use crate::model::fingerprint::Fingerprint;
use crate::model::yaml::Yaml;
use crate::model::yaml::fields::{Context, Fields, FromYaml, check_free, choice};

pub mod options;

use options::OptionType;

/// What a theme says of itself.
#[derive(Clone, Debug)]
pub struct ThemeDescription {
    /// The path of its `theme.yaml` from the site's root.
    pub file: Arc<str>,
    /// Its name for people.
    pub name: Option<String>,
    /// Its version.
    pub version: Option<String>,
    /// What it is, in a sentence.
    pub description: Option<LocalText>,
    /// The folder of the theme that it builds upon.
    pub extends: Option<String>,
    /// Its options, in the order of the file.
    pub options: Vec<ThemeOption>,
    /// The signatures of its directives, as written.
    pub directives: Yaml,
    /// Stands for the text.
    pub fingerprint: Fingerprint,
}

/// What a theme says of one of its options.
#[derive(Clone, Debug)]
pub struct ThemeOption {
    /// Its name.
    pub name: String,
    /// What it takes; `None` where that is left to the theme's parent.
    pub takes: Option<OptionType>,
    /// Its value where site.yaml gives none; not yet held against its type.
    pub default: Option<Yaml>,
}

/// The descriptions of a theme and of its parents.
#[derive(Clone, Debug)]
pub struct Descriptions<'d> {
    /// The theme's own first, then its parent's, and so on.
    pub themes: Vec<&'d ThemeDescription>,
    /// Whether all of them could be read.
    pub is_whole: bool,
}

impl ThemeDescription {
    /// Reads a `theme.yaml`; `None` where it is not YAML, says nothing, or is no mapping: what the theme builds upon
    /// cannot be known then.
    pub fn read(file: &Arc<str>, text: &str) -> Checked<Option<Self>> {
        let mut context = Context::new(file);
        let description = match Yaml::parse(text) {
            Ok(Yaml::Null) => {
                context.diagnostics.push(Diagnostic::new(Code::ThemeUndescribed, Place::file(file)));
                None
            }
            Ok(yaml) => Fields::open(&yaml, &mut context).map(|fields| fill(fields, &mut context)),
            Err(error) => {
                context.diagnostics.push(error.in_file(file, 0));
                None
            }
        };
        let fingerprint = Fingerprint::of_bytes(text.as_bytes());
        let value = description.map(|description| Self { fingerprint, ..description });
        Checked { value, diagnostics: context.diagnostics }
    }
}

fn fill(mut fields: Fields, context: &mut Context) -> ThemeDescription {
    let description = ThemeDescription {
        file: context.file.clone(),
        name: fields.read("name", context),
        version: fields.read_with("version", context, version),
        description: fields.read("description", context),
        extends: fields.read("extends", context),
        options: fields.read_with("options", context, options).unwrap_or_default(),
        directives: fields
            .read_with("directives", context, |yaml, _| Some(yaml.clone()))
            .unwrap_or(Yaml::Null),
        fingerprint: Fingerprint::default(),
    };
    fields.close(context);
    description
}

/// `1.0` is a number to YAML, and a version to people.
fn version(yaml: &Yaml, context: &mut Context) -> Option<String> {
    match yaml {
        Yaml::Int(number) => Some(number.to_string()),
        Yaml::Float(number) => Some(format!("{number:?}")),
        _ => String::from_yaml(yaml, context),
    }
}

fn options(yaml: &Yaml, context: &mut Context) -> Option<Vec<ThemeOption>> {
    let fields = Fields::open(yaml, context)?;
    let mut options: Vec<ThemeOption> = Vec::new();
    for (name, yaml) in fields.rest() {
        // A name that is written twice is reported already.
        if options.iter().any(|option| option.name == *name) {
            continue;
        }
        let option = context.inside(Segment::Key(name.clone()), |context| option(name, yaml, context));
        options.extend(option);
    }
    Some(options)
}

fn option(name: &str, yaml: &Yaml, context: &mut Context) -> Option<ThemeOption> {
    let mut fields = Fields::open(yaml, context)?;
    let has_type = fields.has("type");
    let word = fields.read_with("type", context, |yaml, context| choice(yaml, context, OptionType::WORDS));
    let takes = match word {
        Some("text") => {
            Some(OptionType::Text { per_language: fields.read("per_language", context).unwrap_or(false) })
        }
        Some("choice") => {
            Some(fields.require("words", context).map_or(OptionType::Unsaid, OptionType::Choice))
        }
        Some(word) => OptionType::plain(word),
        None => has_type.then_some(OptionType::Unsaid),
    };
    let default = fields.read_with("default", context, |yaml, context| {
        check_free(yaml, context);
        Some(yaml.clone())
    });
    // Which other keys there may be depends on the type.
    if takes != Some(OptionType::Unsaid) {
        fields.close(context);
    }
    Some(ThemeOption { name: name.to_string(), takes, default })
}
