//! Values with invariants. No input, no output, no other module of the crate.

pub mod address;
pub mod body;
pub mod config;
pub mod currency;
pub mod diagnostic;
pub mod directive;
pub mod error;
pub mod fingerprint;
pub mod front;
pub mod lang;
pub mod memo;
pub mod meta;
pub mod press;
pub mod slug;
pub mod theme;
pub mod vocabulary;
pub mod when;
pub mod yaml;
