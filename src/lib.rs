//! Nhip Cau.
pub mod link;
pub mod load;
pub mod locale;
pub mod model;
pub mod parse;
pub mod view;
pub mod write;
