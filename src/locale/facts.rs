//! What a pattern asks for: variables, other strings, functions, choices.

use std::collections::BTreeSet;
use std::mem;

use fluent_syntax::ast::{CallArguments, Expression, InlineExpression, PatternElement, Variant};

use crate::locale::strings::Pattern;

/// What stands in one pattern, in all its branches.
#[derive(Debug, Default)]
pub struct Facts<'s> {
    /// Variables whose values are shown.
    pub shown: BTreeSet<&'s str>,
    /// Variables that a variant is chosen by; a language that makes no such distinction does without.
    pub chosen_by: BTreeSet<&'s str>,
    /// Other strings.
    pub references: Vec<Reference<'s>>,
    /// Calls of functions.
    pub calls: Vec<(&'s str, &'s CallArguments<&'s str>)>,
    /// Choices: what they are made by, and from what.
    pub choices: Vec<(&'s InlineExpression<&'s str>, &'s [Variant<&'s str>])>,
}

/// A reference to another string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference<'s> {
    /// Its name, without the hyphen of a term.
    pub id: &'s str,
    /// The attribute that is meant, if it is not the string itself.
    pub attribute: Option<&'s str>,
    /// Whether it is a term.
    pub is_term: bool,
}

impl Reference<'_> {
    /// Returns the reference as it is written.
    pub fn name(&self) -> String {
        let hyphen = if self.is_term { "-" } else { "" };
        let attribute = self.attribute.map(|name| format!(".{name}")).unwrap_or_default();
        format!("{hyphen}{}{attribute}", self.id)
    }
}

impl<'s> Facts<'s> {
    /// Collects what stands in a pattern.
    pub fn of(pattern: &'s Pattern<'s>) -> Self {
        let mut facts = Self::default();
        facts.pattern(pattern);
        facts
    }

    fn pattern(&mut self, pattern: &'s Pattern<'s>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &'s Expression<&'s str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                let shown = mem::take(&mut self.shown);
                self.inline(selector);
                self.chosen_by.extend(mem::replace(&mut self.shown, shown));
                self.choices.push((selector, variants));
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &'s InlineExpression<&'s str>) {
        match inline {
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
            InlineExpression::VariableReference { id } => {
                self.shown.insert(id.name);
            }
            InlineExpression::MessageReference { id, attribute } => {
                let attribute = attribute.as_ref().map(|attribute| attribute.name);
                self.references.push(Reference { id: id.name, attribute, is_term: false });
            }
            InlineExpression::TermReference { id, attribute, arguments } => {
                let attribute = attribute.as_ref().map(|attribute| attribute.name);
                self.references.push(Reference { id: id.name, attribute, is_term: true });
                self.arguments(arguments.as_ref());
            }
            InlineExpression::FunctionReference { id, arguments } => {
                self.calls.push((id.name, arguments));
                self.arguments(Some(arguments));
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
        }
    }

    fn arguments(&mut self, arguments: Option<&'s CallArguments<&'s str>>) {
        for argument in arguments.iter().flat_map(|arguments| &arguments.positional) {
            self.inline(argument);
        }
        for argument in arguments.iter().flat_map(|arguments| &arguments.named) {
            self.inline(&argument.value);
        }
    }
}
