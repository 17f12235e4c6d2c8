//! Nhip Cau.
pub mod locale;
pub mod model;
