//! What a site allows its authors to write as HTML.

/// How HTML inside Markdown is treated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RawHtml {
    /// It passes as it is.
    #[default]
    Allow,
    /// What could run a script or load foreign content is removed.
    Sanitize,
    /// It is shown as text, and is an error.
    Deny,
}
