//! The arguments of template functions and filters, read one by one; what is wrong with one is a diagnostic.

use tera::{Error, ErrorKind, Kwargs, TeraResult, Value};

use crate::model::diagnostic::{Code, Diagnostic};
use crate::model::yaml::fields::nearest;
use crate::render::scope;

/// A call with its arguments. Null is as good as no argument.
pub(super) struct Arguments<'k> {
    call: &'static str,
    given: &'k Kwargs,
}

/// Longer values are cut in messages.
const LONGEST_VALUE: usize = 40;

impl<'k> Arguments<'k> {
    /// Takes the arguments of a call.
    ///
    /// # Errors
    /// There is one that is not known.
    pub fn of(call: &'static str, given: &'k Kwargs, known: &[&str]) -> TeraResult<Self> {
        let names = given.iter().filter_map(|(name, _)| name.as_str());
        if let Some(unknown) = names.into_iter().find(|name| !known.contains(name)) {
            let nearest = nearest(unknown, known.iter().copied()).unwrap_or_default();
            let fault = fault(call, unknown, "unknown")
                .with("nearest", nearest)
                .with("known", known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "));
            return Err(scope::fail(fault));
        }
        Ok(Self { call, given })
    }

    /// Returns an argument that is there.
    pub fn value(&self, name: &'static str) -> Option<&'k Value> {
        let value = self.given.get::<&Value>(name).ok().flatten();
        value.filter(|value| !value.is_none() && !value.is_undefined())
    }

    /// Returns a text.
    ///
    /// # Errors
    /// It is none.
    pub fn text(&self, name: &'static str) -> TeraResult<Option<&'k str>> {
        let text = |value: &'k Value| value.as_str().ok_or_else(|| self.wrong(name, value, "text"));
        self.value(name).map(text).transpose()
    }

    /// Returns a text that must be there.
    ///
    /// # Errors
    /// It is missing, or no text.
    pub fn required(&self, name: &'static str) -> TeraResult<&'k str> {
        self.text(name)?.ok_or_else(|| self.missing(name))
    }

    /// Returns the error for an argument that must be there.
    pub fn missing(&self, name: &str) -> Error {
        scope::fail(fault(self.call, name, "missing"))
    }

    /// Returns one of a few words.
    ///
    /// # Errors
    /// It is none of them.
    pub fn word<'w>(
        &self,
        name: &'static str,
        words: impl Iterator<Item = &'w str> + Clone,
    ) -> TeraResult<Option<&'k str>> {
        let Some(value) = self.value(name) else { return Ok(None) };
        let known = value.as_str().filter(|text| words.clone().any(|word| word == *text));
        known.map(Some).ok_or_else(|| {
            let list = words.collect::<Vec<_>>().join(", ");
            self.wrong(name, value, &format!("one-of:{list}"))
        })
    }

    /// Returns a whole number from 0 upwards.
    ///
    /// # Errors
    /// It is none.
    pub fn count(&self, name: &'static str) -> TeraResult<Option<usize>> {
        let count = |value: &'k Value| {
            let count = value.as_i64().and_then(|number| usize::try_from(number).ok());
            count.ok_or_else(|| self.wrong(name, value, "count"))
        };
        self.value(name).map(count).transpose()
    }

    /// Returns whether something is so.
    ///
    /// # Errors
    /// It is neither `true` nor `false`.
    pub fn flag(&self, name: &'static str) -> TeraResult<Option<bool>> {
        let flag = |value: &'k Value| value.as_bool().ok_or_else(|| self.wrong(name, value, "bool"));
        self.value(name).map(flag).transpose()
    }

    /// Returns the error for an argument of another kind than is expected.
    pub fn wrong(&self, name: &str, value: &Value, expected: &str) -> Error {
        let fault = fault(self.call, name, "wrong").with("given", shown(value)).with("expected", expected);
        scope::fail(fault)
    }
}

/// Returns the error for a value that a filter cannot be used on.
pub(super) fn unfit(filter: &'static str, value: &Value, expected: &str) -> Error {
    let fault = fault(filter, "", "wrong").with("given", shown(value)).with("expected", expected);
    scope::fail(fault);
    // This kind is told at the place of the value, others at that of the filter.
    Error::new(ErrorKind::InvalidArgument {
        expected_type: expected.into(),
        actual_type: value.name().into(),
    })
}

fn fault(call: &str, argument: &str, fault: &str) -> Diagnostic {
    Diagnostic::new(Code::TemplateArgument, None)
        .with("call", call)
        .with("argument", argument)
        .with("fault", fault)
}

fn shown(value: &Value) -> String {
    if value.is_none() || value.is_undefined() {
        return "`null`".into();
    }
    if value.is_map() || value.is_array() {
        return if value.is_map() { "`{…}`" } else { "`[…]`" }.into();
    }
    let text = value.to_string();
    match text.char_indices().nth(LONGEST_VALUE) {
        Some((end, _)) => format!("`{}…`", &text[..end]),
        None => format!("`{text}`"),
    }
}
