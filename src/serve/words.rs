//! The server's own words, in the editor's language. The command line fills them from its strings.

/// Words a text by its id, and by the number that it counts, its variable `count`.
pub type Wording = dyn Fn(&str, Option<usize>) -> String + Send + Sync;

/// What the server says by itself.
pub struct Words {
    /// The language they are in, as a tag of BCP 47.
    pub lang: String,
    /// Gives the text of each id in [`IDS`] and [`COUNTED`].
    pub text: Box<Wording>,
}

/// The ids of all texts that count nothing.
pub const IDS: &[&str] = &[
    "severity-error",
    "severity-warning",
    "severity-hint",
    "serve-findings",
    "serve-fold",
    "serve-unfold",
    "serve-help",
    "serve-related",
    "serve-source",
    "serve-last-good",
    "serve-lost",
    "serve-front-page",
    "serve-missing",
    "serve-missing-text",
    "serve-broken",
    "serve-broken-text",
    "serve-fault",
    "serve-fault-text",
    "serve-host-refused",
    "serve-host-refused-text",
    "serve-address-refused",
    "serve-address-refused-text",
    "serve-request-refused",
    "serve-request-refused-text",
];

/// The ids of all texts with the variable `count`.
pub const COUNTED: &[&str] = &["serve-errors", "serve-warnings", "serve-hints", "serve-more"];

impl Words {
    /// Returns a text.
    pub fn get(&self, id: &str) -> String {
        debug_assert!(IDS.contains(&id), "{id} is not listed");
        (self.text)(id, None)
    }

    /// Returns a text that counts.
    pub fn count(&self, id: &str, count: usize) -> String {
        debug_assert!(COUNTED.contains(&id), "{id} is not listed");
        (self.text)(id, Some(count))
    }
}
