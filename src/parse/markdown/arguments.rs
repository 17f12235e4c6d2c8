//! The arguments and the label of a directive, held against its signature.

use std::ops::Range;

use crate::model::body::{ReferenceKind, Value};
use crate::model::diagnostic::{Code, Diagnostic, Place};
use crate::model::directive::{Argument, ArgumentKind, Signature};
use crate::model::yaml::fields::nearest;
use crate::parse::markdown::fence::{Given, Opening};
use crate::parse::markdown::link::{self, Destination};
use crate::parse::markdown::smart;
use crate::parse::markdown::writer::Writer;

impl Writer<'_> {
    /// Returns the values of a directive's arguments. All that is wrong with it is reported.
    pub fn check(&mut self, signature: &Signature, opening: &Opening) -> Vec<(String, Value)> {
        self.check_label(signature, opening);
        let mut values: Vec<(String, Value)> = Vec::new();
        let mut seen: Vec<(String, Range<usize>)> = Vec::new();
        for given in &opening.given {
            let key = self.source[given.key.clone()].to_string();
            if let Some((_, first)) = seen.iter().find(|(known, _)| *known == key) {
                let first = Place::bytes(self.file, first.clone());
                let twice = self.wrong(Code::ArgumentTwice, &given.key, signature);
                self.diagnostics.push(twice.with("argument", key).beside(first));
                continue;
            }
            seen.push((key.clone(), given.key.clone()));
            match signature.argument(&key) {
                Some(argument) => {
                    values.extend(self.value(signature, argument, given).map(|value| (key, value)));
                }
                None => self.report_unknown(signature, given, &key),
            }
        }
        if opening.fault.is_some() {
            // What is missing may stand behind what cannot be read.
            return values;
        }
        for argument in &signature.arguments {
            if seen.iter().any(|(key, _)| *key == argument.name) {
                continue;
            }
            if argument.required {
                let missing = self.wrong(Code::MissingArgument, &opening.name, signature);
                self.diagnostics.push(missing.with("argument", argument.name.as_str()));
            }
            if let Some(code) = argument.if_missing {
                self.report(code, opening.name.clone());
            }
            values.extend(argument.default.clone().map(|value| (argument.name.clone(), value)));
        }
        values
    }

    fn check_label(&mut self, signature: &Signature, opening: &Opening) {
        let given = opening.label.as_ref().filter(|label| !self.source[(*label).clone()].trim().is_empty());
        let (fault, at) = match (&signature.label, given) {
            (None, Some(_)) => ("refused", opening.label.as_ref()),
            (Some(label), None) if label.required && opening.fault.is_none() => {
                ("missing", Some(&opening.name))
            }
            _ => return,
        };
        let wrong = self.wrong(Code::DirectiveLabel, at.unwrap_or(&opening.name), signature);
        self.diagnostics.push(wrong.with("fault", fault));
    }

    fn wrong(&self, code: Code, at: &Range<usize>, signature: &Signature) -> Diagnostic {
        Diagnostic::new(code, Place::bytes(self.file, at.clone())).with("directive", signature.name.as_str())
    }

    fn report_unknown(&mut self, signature: &Signature, given: &Given, key: &str) {
        let known = || signature.arguments.iter().map(|argument| argument.name.as_str());
        let unknown = self.wrong(Code::UnknownArgument, &given.key, signature);
        let unknown = unknown
            .with("argument", key)
            .with("nearest", nearest(key, known()).unwrap_or_default())
            .with("known", known().collect::<Vec<_>>().join(", "));
        self.diagnostics.push(unknown);
    }

    fn value(&mut self, signature: &Signature, argument: &Argument, given: &Given) -> Option<Value> {
        let value = match &given.value {
            None => (argument.kind == ArgumentKind::Bool).then_some(Value::Bool(true)),
            Some((text, range)) => self.typed(&argument.kind, text, range),
        };
        if value.is_none() {
            let at = given.value.as_ref().map_or(&given.key, |(_, range)| range);
            let wrong = self.wrong(Code::ArgumentType, at, signature);
            let wrong =
                wrong.with("argument", argument.name.as_str()).with("expected", expected(&argument.kind));
            self.diagnostics.push(wrong);
        }
        value
    }

    fn typed(&mut self, kind: &ArgumentKind, text: &str, range: &Range<usize>) -> Option<Value> {
        match kind {
            ArgumentKind::Text => Some(Value::Text(smart::text(text.trim(), self.options.quotes))),
            ArgumentKind::File => self.pointer(text.trim(), ReferenceKind::File, range),
            ArgumentKind::Work => self.pointer(text.trim(), ReferenceKind::Work, range),
            ArgumentKind::List(kind) => {
                let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
                parts.map(|part| self.typed(kind, part, range)).collect::<Option<_>>().map(Value::List)
            }
            ArgumentKind::Number | ArgumentKind::Bool | ArgumentKind::Date | ArgumentKind::Choice(_) => {
                kind.plain(text)
            }
        }
    }

    /// Reads a path. Files may lie elsewhere too, works may not.
    fn pointer(&mut self, path: &str, kind: ReferenceKind, range: &Range<usize>) -> Option<Value> {
        match link::destination(path, kind) {
            Destination::Internal(reference) if !reference.path.is_empty() => {
                let number = self.refer(reference, range.clone());
                Some(if kind == ReferenceKind::Work { Value::Work(number) } else { Value::File(number) })
            }
            Destination::External(url) if kind == ReferenceKind::File => Some(Value::Address(url.into())),
            _ => None,
        }
    }
}

/// Names what an argument takes, after a colon the words to choose from.
fn expected(kind: &ArgumentKind) -> String {
    match kind {
        ArgumentKind::Choice(words) => format!("one-of:{}", words.join(", ")),
        ArgumentKind::List(of) => format!("list-of-{}", of.word()),
        other => other.word().into(),
    }
}
