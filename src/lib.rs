//! Nhip Cau.
pub mod model;
