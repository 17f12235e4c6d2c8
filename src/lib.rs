//! Nhịp Cầu: a static site generator for publications that tell the same story in several languages.
//!
//! ```text
//! disk ─ load ─▶ Sources ─ parse ─▶ Documents ─ link ─▶ Publication ─ view ─▶ Views ─ render ─▶ Outputs ─ write ─▶ disk
//! ```
//!
//! The modules stand in reading order; each imports only from those above it. `ARCHITECTURE.md` is the map.

pub mod model;

pub mod load;

pub mod locale;

pub mod parse;

pub mod link;

pub mod view;

pub mod render;

pub mod write;

pub mod pipeline;

pub mod serve;

pub mod cli;
