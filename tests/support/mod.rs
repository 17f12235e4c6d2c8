//! What several tests share.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::pedantic,
    reason = "each test binary uses a part of it; a test may panic"
)]

pub mod command;
pub mod html;
pub mod memory;
pub mod spec;
pub mod xml;
