//! From a pattern to its text, after the resolution rules of Project Fluent's specification.
//!
//! Total: what cannot be resolved stands in the text in braces and is told in `faults`.

use std::borrow::Cow;

use fixed_decimal::Decimal;
use fluent_syntax::ast::{CallArguments, Expression, InlineExpression, PatternElement, Variant, VariantKey};
use fluent_syntax::unicode::unescape_unicode_to_string;

use crate::locale::Arg;
use crate::locale::formats::Formats;
use crate::locale::functions;
use crate::locale::numbers::{NumberOptions, decimal, written};
use crate::locale::strings::{Pattern, Strings};
use crate::model::lang::Direction;

/// How many placeables one message may resolve, over all that it refers to: a few lines of Fluent can
/// ask for billions. Three times what Fluent's own implementation allows in one pattern.
const PLACEABLES: usize = 300;

/// How deep messages may refer to each other.
const DEEPEST: usize = 32;

/// One resolution.
pub struct Scope<'s> {
    /// What could not be resolved, each once.
    pub faults: Vec<String>,
    strings: &'s Strings,
    formats: &'s Formats,
    direction: Direction,
    placeables: usize,
    /// The patterns that are being resolved; one that comes up again refers to itself.
    open: Vec<&'s Pattern<'s>>,
}

/// A value in a message.
#[derive(Clone, Debug)]
pub enum Value<'s> {
    /// A text.
    Text(Cow<'s, str>),
    /// A number and how it is to be printed.
    Number(Decimal, NumberOptions),
    /// What could not be resolved, as it is printed.
    Fault(String),
}

/// The variables that a pattern sees.
pub enum Variables<'s> {
    /// A message's: what the caller gave.
    Given(&'s [(&'s str, Arg<'s>)]),
    /// A term's: what the reference to it gave, and nothing else.
    Passed(Vec<(&'s str, Value<'s>)>),
}

impl<'s> Scope<'s> {
    /// Returns a scope for the strings of one language.
    pub fn new(strings: &'s Strings, formats: &'s Formats, direction: Direction) -> Self {
        Self { faults: Vec::new(), strings, formats, direction, placeables: 0, open: Vec::new() }
    }

    /// Returns the text of a pattern.
    pub fn resolve(&mut self, pattern: &'s Pattern<'s>, args: &'s [(&'s str, Arg<'s>)]) -> String {
        let mut text = String::new();
        self.pattern(pattern, &Variables::Given(args), &mut text);
        text
    }

    fn pattern(&mut self, pattern: &'s Pattern<'s>, variables: &Variables<'s>, out: &mut String) {
        self.open.push(pattern);
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => out.push_str(value),
                PatternElement::Placeable { expression } => {
                    self.placeables += 1;
                    if self.placeables > PLACEABLES {
                        self.fault("too many placeables".into());
                        break;
                    }
                    let isolated = self.isolates(pattern, expression);
                    out.extend(isolated.then_some('\u{2068}'));
                    self.expression(expression, variables, out);
                    out.extend(isolated.then_some('\u{2069}'));
                }
            }
        }
        self.open.pop();
    }

    /// A value may run against the direction of the text round it. Only right-to-left languages ask
    /// for the marks: elsewhere they would stand in titles, addresses and copied text for nothing.
    fn isolates(&self, pattern: &Pattern<'_>, expression: &Expression<&'s str>) -> bool {
        let ours = matches!(
            expression,
            Expression::Inline(
                InlineExpression::StringLiteral { .. }
                    | InlineExpression::MessageReference { .. }
                    | InlineExpression::TermReference { .. }
            )
        );
        self.direction == Direction::Rtl && pattern.elements.len() > 1 && !ours
    }

    fn expression(
        &mut self,
        expression: &'s Expression<&'s str>,
        variables: &Variables<'s>,
        out: &mut String,
    ) {
        match expression {
            Expression::Inline(inline) => self.write(inline, variables, out),
            Expression::Select { selector, variants } => {
                let value = self.value(selector, variables);
                if let Some(variant) = self.variant(&value, variants) {
                    self.pattern(&variant.value, variables, out);
                }
            }
        }
    }

    /// Returns the first variant that fits, a number by its value or by its plural category.
    fn variant(&self, value: &Value<'s>, variants: &'s [Variant<&'s str>]) -> Option<&'s Variant<&'s str>> {
        let category = match value {
            Value::Text(text) => Some(&**text),
            Value::Number(number, options) => Some(self.formats.numbers.category(number, options)),
            Value::Fault(_) => None,
        };
        let fits = |variant: &&Variant<&'s str>| match (&variant.key, value) {
            (VariantKey::Identifier { name }, _) => category == Some(name),
            (VariantKey::NumberLiteral { value: key }, Value::Number(number, _)) => {
                written(key).is_some_and(|key| equal(&key, number))
            }
            _ => false,
        };
        variants.iter().find(fits).or_else(|| variants.iter().find(|variant| variant.default))
    }

    fn write(&mut self, inline: &'s InlineExpression<&'s str>, variables: &Variables<'s>, out: &mut String) {
        match self.value(inline, variables) {
            Value::Text(text) => out.push_str(&text),
            Value::Number(number, options) => out.push_str(&self.formats.numbers.format(&number, &options)),
            Value::Fault(text) => out.push_str(&text),
        }
    }

    fn value(&mut self, inline: &'s InlineExpression<&'s str>, variables: &Variables<'s>) -> Value<'s> {
        match inline {
            InlineExpression::StringLiteral { value } => Value::Text(unescape_unicode_to_string(value)),
            InlineExpression::NumberLiteral { value } => {
                written(value).map_or_else(|| Value::Text((*value).into()), Value::number)
            }
            InlineExpression::VariableReference { id } => self.variable(id.name, variables),
            InlineExpression::MessageReference { id, attribute } => {
                let name = attribute.as_ref().map(|attribute| attribute.name);
                let pattern = self.strings.message_part(id.name, name);
                self.reference(pattern, variables, || dotted(id.name, name))
            }
            InlineExpression::TermReference { id, attribute, arguments } => {
                let name = attribute.as_ref().map(|attribute| attribute.name);
                let pattern = self.strings.term_part(id.name, name);
                let passed = Variables::Passed(self.named(arguments.as_ref(), variables));
                self.reference(pattern, &passed, || format!("-{}", dotted(id.name, name)))
            }
            InlineExpression::FunctionReference { id, arguments } => {
                let positional = arguments.positional.first().map(|argument| self.value(argument, variables));
                let named = self.named(Some(arguments), variables);
                functions::call(id.name, positional, &named, self.formats).unwrap_or_else(|fault| {
                    self.fault(fault);
                    Value::Fault(format!("{{{}()}}", id.name))
                })
            }
            InlineExpression::Placeable { expression } => {
                if let Expression::Inline(inline) = &**expression {
                    return self.value(inline, variables);
                }
                let mut text = String::new();
                self.expression(expression, variables, &mut text);
                Value::Text(text.into())
            }
        }
    }

    fn variable(&mut self, name: &'s str, variables: &Variables<'s>) -> Value<'s> {
        let found = match variables {
            Variables::Given(args) => {
                args.iter().find(|(known, _)| *known == name).map(|(_, arg)| Value::from(*arg))
            }
            Variables::Passed(args) => {
                args.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone())
            }
        };
        found.unwrap_or_else(|| {
            // A term has defaults for what a reference leaves out.
            if matches!(variables, Variables::Given(_)) {
                self.fault(format!("unknown variable ${name}"));
            }
            Value::Fault(format!("{{${name}}}"))
        })
    }

    fn reference(
        &mut self,
        pattern: Option<&'s Pattern<'s>>,
        variables: &Variables<'s>,
        name: impl Fn() -> String,
    ) -> Value<'s> {
        let trouble = match pattern {
            None => "unknown reference",
            Some(pattern) if self.open.iter().any(|&open| std::ptr::eq(open, pattern)) => {
                "a reference to itself:"
            }
            Some(_) if self.open.len() >= DEEPEST => "too many references on the way to",
            Some(pattern) => {
                let mut text = String::new();
                self.pattern(pattern, variables, &mut text);
                return Value::Text(text.into());
            }
        };
        self.fault(format!("{trouble} {}", name()));
        Value::Fault(format!("{{{}}}", name()))
    }

    fn named(
        &mut self,
        arguments: Option<&'s CallArguments<&'s str>>,
        variables: &Variables<'s>,
    ) -> Vec<(&'s str, Value<'s>)> {
        let named = arguments.map_or(&[][..], |arguments| &arguments.named);
        named.iter().map(|argument| (argument.name.name, self.value(&argument.value, variables))).collect()
    }

    fn fault(&mut self, fault: String) {
        if !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }
}

fn dotted(id: &str, attribute: Option<&str>) -> String {
    attribute.map_or_else(|| id.to_owned(), |attribute| format!("{id}.{attribute}"))
}

/// `1.0` is `1` where a variant names a number; zeros matter for plural categories only.
fn equal(a: &Decimal, b: &Decimal) -> bool {
    let trimmed = |number: &Decimal| {
        let mut number = number.clone();
        number.absolute.trim_start();
        number.absolute.trim_end();
        number
    };
    trimmed(a) == trimmed(b)
}

impl Value<'_> {
    /// Returns a number that is printed with all its digits.
    pub fn number(number: Decimal) -> Self {
        Self::Number(number, NumberOptions::default())
    }
}

impl<'s> From<Arg<'s>> for Value<'s> {
    fn from(arg: Arg<'s>) -> Self {
        match arg {
            Arg::Text(text) => Self::Text(text.into()),
            Arg::Integer(number) => Self::number(number.into()),
            // Infinity and NaN are not numbers in any language.
            Arg::Number(number) => {
                decimal(number).map_or_else(|| Self::Text(number.to_string().into()), Self::number)
            }
        }
    }
}
