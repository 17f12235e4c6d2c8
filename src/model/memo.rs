//! A result that is kept for as long as what it was made from is the same.

use crate::model::diagnostic::{Checked, Diagnostic};
use crate::model::fingerprint::Fingerprint;

/// A result and what was found while it was made, under the fingerprint of all that it was made from.
#[derive(Clone, Debug)]
pub struct Memo<T>(Option<(Fingerprint, Checked<T>)>);

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Clone> Memo<T> {
    /// Returns what is kept under a key, or else makes it and keeps it.
    pub fn recall(&mut self, key: Fingerprint, make: impl FnOnce() -> Checked<T>) -> &Checked<T> {
        if self.0.as_ref().is_none_or(|(kept, _)| *kept != key) {
            self.0 = None;
        }
        &self.0.get_or_insert_with(|| (key, make())).1
    }

    /// Returns what is kept, and tells what was found while it was made.
    pub fn give(&self, diagnostics: &mut Vec<Diagnostic>) -> Option<T> {
        let (_, checked) = self.0.as_ref()?;
        diagnostics.extend(checked.diagnostics.iter().cloned());
        Some(checked.value.clone())
    }

    /// Returns what is kept under a key, or else makes it; tells what was found while it was made.
    pub fn take(
        &mut self,
        key: Fingerprint,
        diagnostics: &mut Vec<Diagnostic>,
        make: impl FnOnce() -> Checked<T>,
    ) -> T {
        let checked = self.recall(key, make);
        diagnostics.extend(checked.diagnostics.iter().cloned());
        checked.value.clone()
    }
}
