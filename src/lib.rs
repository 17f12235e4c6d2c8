//! Nhip Cau.
pub mod model;
pub mod parse;
