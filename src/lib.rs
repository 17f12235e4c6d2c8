//! Nhip Cau.
pub mod load;
pub mod model;
pub mod parse;
