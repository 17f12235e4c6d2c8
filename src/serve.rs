//! Serving a site while it is being written.

pub mod watch;
