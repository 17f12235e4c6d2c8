//! Values with invariants. No input, no output, no other module of the crate.

pub mod body;
pub mod diagnostic;
pub mod error;
pub mod fingerprint;
pub mod lang;
pub mod press;
pub mod raw_html;
pub mod slug;
