//! Components that draw directives: held against the signatures when the theme loads, called when a text is drawn.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tera::{Context, Map, Tera, Value};

use crate::load::Source;
use crate::model::diagnostic::{Code, Diagnostic, Place, Segment, Spot, YamlEnd, YamlSpot};
use crate::model::directive::{Form, Signature, Signatures};
use crate::view::directive::{Argument, Call};

/// The components of all directives that the theme draws, by name.
pub(super) type Components = BTreeMap<String, Component>;

/// The component of a directive.
#[derive(Clone, Debug)]
pub(super) struct Component {
    /// Where it stands.
    pub place: Place,
    /// What it takes; all, if it takes a rest.
    takes: Option<BTreeSet<String>>,
    /// What it must be given.
    needs: Vec<String>,
    /// What of that must be of a type.
    typed: BTreeSet<String>,
}

/// Finds the component of each directive, and tells what does not fit.
///
/// One of a built-in directive may be missing until a text uses it; one that the theme declares itself may not.
pub(super) fn components(
    engine: &Tera,
    sources: &[&Source],
    signatures: &Signatures,
) -> (Components, Vec<Diagnostic>) {
    let mut components = Components::new();
    let mut diagnostics = Vec::new();
    for signature in signatures.all() {
        let Some((component, text)) = component(engine, sources, &signature.name) else {
            diagnostics.extend(signature.declared_in.as_ref().map(|file| {
                let path = ["directives", &signature.name].map(|key| Segment::Key(key.into())).into();
                let spot = Spot::Yaml(YamlSpot { path, end: YamlEnd::Key(0) });
                Diagnostic::new(Code::MissingComponent, Place { file: file.clone(), spot })
                    .with("directive", signature.name.as_str())
            }));
            continue;
        };
        if let Some(mismatch) = mismatch(signature, &component, text) {
            diagnostics.push(mismatch.with("directive", signature.name.as_str()));
        }
        components.insert(signature.name.clone(), component);
    }
    (components, diagnostics)
}

/// Returns the component of a name and its text.
fn component<'s>(engine: &Tera, sources: &[&'s Source], name: &str) -> Option<(Component, &'s str)> {
    let info = engine.get_component_definition(name)?;
    let (place, text) = sources.iter().find_map(|source| {
        let at = definition(&source.text, name)?;
        let end = source.text[at..].find("endcomponent").map_or(source.text.len(), |end| at + end);
        Some((Place::bytes(&source.path, at..at + name.len()), &source.text[at..end]))
    })?;
    let names = info.args().iter().map(|arg| arg.name().to_string());
    let takes = info.rest_param().is_none().then(|| names.collect());
    let required = || info.args().iter().filter(|arg| arg.is_required());
    let needs = required().map(|arg| arg.name().to_string()).collect();
    let typed = required().filter(|arg| arg.arg_type().is_some()).map(|arg| arg.name().to_string()).collect();
    Some((Component { place, takes, needs, typed }, text))
}

/// Finds where a component of a name is defined: its name there.
fn definition(text: &str, name: &str) -> Option<usize> {
    text.match_indices("component ").find_map(|(at, word)| {
        let opens = text[..at].trim_end().trim_end_matches('-').ends_with("{%");
        let rest = &text[at + word.len()..];
        let start = at + word.len() + rest.len() - rest.trim_start().len();
        let after = text[start..].strip_prefix(name)?;
        (opens && after.trim_start().starts_with('(')).then_some(start)
    })
}

/// Finds the first thing that a directive gives and its component does not take, or the reverse.
fn mismatch(signature: &Signature, component: &Component, text: &str) -> Option<Diagnostic> {
    let given = signature.given();
    let wrong = |fault: &str, argument: &str| {
        let wrong = Diagnostic::new(Code::ComponentMismatch, component.place.clone());
        Some(wrong.with("fault", fault).with("argument", argument))
    };
    let refused = |name: &&str| component.takes.as_ref().is_some_and(|takes| !takes.contains(*name));
    if let Some(name) = given.iter().copied().find(|name| refused(name)) {
        return wrong("refused", name);
    }
    let text_of_label = signature.label_text();
    let is_given = |name: &&String| given.contains(&name.as_str()) || text_of_label.as_ref() == Some(*name);
    if let Some(name) = component.needs.iter().find(|name| !is_given(name)) {
        return wrong("unknown", name);
    }
    // What an author leaves out is given as none, which is of no type.
    let label = signature.label.iter().filter(|label| !label.required).map(|label| &label.name);
    let open = signature.arguments.iter().filter(|argument| !argument.required && argument.default.is_none());
    if let Some(name) =
        label.chain(open.map(|argument| &argument.name)).find(|name| component.typed.contains(*name))
    {
        return wrong("typed", name);
    }
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let shows_body = || text.split(|c| !is_word(c)).any(|word| word == "body");
    if signature.form == Form::Container && signature.items.is_none() && !shows_body() {
        return wrong("body", "body");
    }
    None
}

/// Draws a directive by its component.
///
/// # Errors
/// There is none, or it fails.
pub(super) fn draw(
    call: Call,
    (engine, components): (&Tera, &Components),
    frame: &Context,
    document: &Arc<str>,
) -> Result<String, DrawError> {
    let name = call.directive.name.as_str();
    let Some(component) = components.get(name) else {
        let place = Place { file: document.clone(), spot: Spot::Directive(call.number) };
        let missing = Diagnostic::new(Code::MissingComponent, place).with("directive", name);
        return Err(DrawError::Missing(Box::new(missing)));
    };
    let mut arguments = Context::new();
    for name in &component.needs {
        arguments.insert_value(name.clone(), Value::none());
    }
    let is_taken = |name: &String| component.takes.as_ref().is_none_or(|takes| takes.contains(name));
    for (name, argument) in call.arguments.into_iter().filter(|(name, _)| is_taken(name)) {
        arguments.insert_value(name, value(argument));
    }
    let body = call.body.as_deref();
    engine
        .render_component_with_implicits(name, &arguments, frame, body, true)
        .map_err(|error| DrawError::Failed(Box::new(error), component.place.clone()))
}

/// Why a directive cannot be drawn.
pub(super) enum DrawError {
    /// The theme has no component for it.
    Missing(Box<Diagnostic>),
    /// The component that stands at a place fails.
    Failed(Box<tera::Error>, Place),
}

fn value(argument: Argument) -> Value {
    match argument {
        Argument::None => Value::none(),
        Argument::Html(html) => Value::safe_string(&html),
        Argument::Text(text) => Value::from(text),
        Argument::Whole(number) => Value::from(number),
        Argument::Real(number) => Value::from(number),
        Argument::Bool(value) => Value::from(value),
        Argument::List(items) => Value::from(items.into_iter().map(value).collect::<Vec<_>>()),
        Argument::Map(entries) => {
            let mut map = Map::new();
            for (name, argument) in entries {
                map.insert(name.into(), value(argument));
            }
            Value::from(map)
        }
    }
}
