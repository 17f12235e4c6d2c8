//! Rebuilding: after any edits, the outputs and the findings are those of a clean build.

#![expect(clippy::unwrap_used, reason = "in a test, a failure is a panic")]

mod support;
mod rebuild {
    mod counts;
    mod law;
    mod shapes;
    mod site;
}

use jiff::Timestamp;

/// When the site is first built: seven in the morning there.
const NOW: &str = "2025-01-01T00:00:00Z";

fn now() -> Timestamp {
    NOW.parse().unwrap()
}
