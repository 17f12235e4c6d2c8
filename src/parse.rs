//! One file becomes one document. Knows that file and the configuration, nothing else.

pub mod markdown;
