//! What is wrong inside the strings of one language: references to nowhere, functions that are called
//! wrongly, plural forms that the language does not have. Each is told once, at its place.

use fluent_syntax::ast::{CallArguments, InlineExpression, VariantKey};

use crate::locale::facts::Facts;
use crate::locale::formats::Formats;
use crate::locale::functions::{OF_DATETIME, OF_NUMBER, call};
use crate::locale::numbers::{Plural, written};
use crate::locale::resolve::Value;
use crate::locale::table::{Part, Table, Winner};
use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::press::CATEGORIES;

/// Tells what is wrong in the strings of a language.
pub fn check(table: &Table<'_>, formats: &Formats, diagnostics: &mut Vec<Diagnostic>) {
    for (_, winner) in table.entries() {
        for part in winner.parts() {
            let facts = Facts::of(part.pattern);
            let mut found = references(&facts, table, winner, &part);
            found.extend(calls(&facts, formats, winner, &part));
            found.extend(plurals(&facts, formats, winner, &part));
            let told = found
                .into_iter()
                .map(|found| found.with("key", part.name.as_str()).with("lang", winner.file.lang.as_str()));
            // A variety has the strings of its language, and must not tell of them again.
            let new: Vec<_> = told.filter(|found| !diagnostics.contains(found)).collect();
            diagnostics.extend(new);
        }
    }
}

fn references(facts: &Facts, table: &Table<'_>, winner: Winner, part: &Part) -> Vec<Diagnostic> {
    let to_nowhere = facts.references.iter().filter(|reference| table.pattern(reference).is_none());
    let mut found: Vec<Diagnostic> = Vec::new();
    for reference in to_nowhere {
        let name = reference.name();
        let diagnostic = Diagnostic::new(Code::UnknownReference, winner.place_of(&name, part))
            .with("fault", format!("unknown reference {name}"))
            .with("reference", name);
        if !found.contains(&diagnostic) {
            found.push(diagnostic);
        }
    }
    found
}

fn calls(facts: &Facts, formats: &Formats, winner: Winner, part: &Part) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for &(function, arguments) in &facts.calls {
        let Some((problem, option, fault)) = misuse(function, arguments, formats) else { continue };
        let place = winner.place_of(if option.is_empty() { function } else { option }, part);
        let known = match function {
            "NUMBER" => OF_NUMBER.join("`, `"),
            "DATETIME" => OF_DATETIME.join("`, `"),
            _ => String::new(),
        };
        found.push(
            Diagnostic::new(Code::InvalidFunction, place)
                .with("function", function)
                .with("problem", problem)
                .with("option", option)
                .with("known", known)
                .with("fault", fault),
        );
    }
    found
}

/// Returns what is wrong with a call as far as it does not depend on what a page gives: the kind, the
/// option, and the fault as resolving would tell it.
fn misuse<'s>(
    function: &'s str,
    arguments: &'s CallArguments<&'s str>,
    formats: &Formats,
) -> Option<(&'static str, &'s str, String)> {
    let argument = match (arguments.positional.first(), function) {
        (None, _) => None,
        (Some(InlineExpression::StringLiteral { value }), _) => Some(Value::Text((*value).into())),
        (Some(InlineExpression::NumberLiteral { value }), _) => written(value).map(Value::number),
        (Some(_), "DATETIME") => Some(Value::Text("2019-12-05T16:38:00+07:00".into())),
        (Some(_), _) => written("1").map(Value::number),
    };
    let fault = |named: &[(&str, Value<'s>)]| call(function, argument.clone(), named, formats).err();
    let known = match function {
        "NUMBER" => OF_NUMBER,
        "DATETIME" => OF_DATETIME,
        _ => return fault(&[]).map(|fault| ("function", "", fault)),
    };
    if let Some(fault) = fault(&[]) {
        return Some(("argument", "", fault));
    }
    let named: Vec<(&str, Value)> = arguments
        .named
        .iter()
        .filter_map(|argument| {
            let value = match &argument.value {
                InlineExpression::StringLiteral { value } => Value::Text((*value).into()),
                InlineExpression::NumberLiteral { value } => Value::number(written(value)?),
                _ => return None,
            };
            Some((argument.name.name, value))
        })
        .collect();
    for option in &named {
        // `style: "currency"` is right together with a currency only.
        let is_money = option.0 == "style" && matches!(&option.1, Value::Text(style) if style == "currency");
        if let Some(fault) = fault(std::slice::from_ref(option)).filter(|_| !is_money) {
            return Some((if known.contains(&option.0) { "value" } else { "option" }, option.0, fault));
        }
    }
    fault(&named).map(|fault| ("currency", "style", fault))
}

/// A choice whose variants are named by plural categories alone is one by number.
fn plurals(facts: &Facts, formats: &Formats, winner: Winner, part: &Part) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for &(selector, variants) in &facts.choices {
        let names: Vec<&str> = variants
            .iter()
            .filter_map(|variant| match variant.key {
                VariantKey::Identifier { name } => Some(name),
                VariantKey::NumberLiteral { .. } => None,
            })
            .collect();
        let Some(plural) = plural_of(selector) else { continue };
        if !names.iter().all(|name| CATEGORIES.contains(name)) {
            continue;
        }
        let known = formats.numbers.categories(plural);
        for name in names.iter().filter(|name| !known.contains(name)) {
            let shown = CATEGORIES.iter().copied().filter(|name| known.contains(name)).collect::<Vec<_>>();
            found.push(
                Diagnostic::new(Code::ImpossiblePlural, winner.place_of(name, part))
                    .with("category", *name)
                    .with("known", shown.join("`, `")),
            );
        }
    }
    found
}

fn plural_of(selector: &InlineExpression<&str>) -> Option<Plural> {
    match selector {
        InlineExpression::VariableReference { .. } | InlineExpression::NumberLiteral { .. } => {
            Some(Plural::Cardinal)
        }
        InlineExpression::FunctionReference { id, arguments } if id.name == "NUMBER" => {
            let ordinal = arguments.named.iter().any(|argument| {
                argument.name.name == "type"
                    && matches!(argument.value, InlineExpression::StringLiteral { value: "ordinal" })
            });
            Some(if ordinal { Plural::Ordinal } else { Plural::Cardinal })
        }
        _ => None,
    }
}
