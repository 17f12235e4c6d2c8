//! Release: what is published now, and when that next changes.

use jiff::Timestamp;

use crate::link::memory::Term;
use crate::model::config::Config;
use crate::model::front::{FrontMatter, ReviewState};

/// How an edition stands with its readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    /// Not ready, or its time has not come.
    Waiting,
    /// Published.
    Out,
    /// Its time is over.
    Over,
}

/// The clock of a build, and what it shows beyond what readers may see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Release {
    /// The moment of the build.
    pub now: Timestamp,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// Whether works of the future are shown.
    pub future: bool,
    /// Whether expired works are shown.
    pub expired: bool,
}

impl Release {
    /// Returns a release of what readers may see at a moment.
    pub fn at(now: Timestamp) -> Self {
        Self { now, drafts: false, future: false, expired: false }
    }

    /// Returns from when to when an edition may be read. The clock is not looked at.
    pub(super) fn term(&self, front: &FrontMatter, config: &Config) -> Term {
        let zone = &config.time_zone;
        let starts = [front.date, front.publish_at].map(|when| when.map(|when| when.resolve(zone).at));
        let approved =
            front.review.as_ref().is_some_and(|review| review.state == Some(ReviewState::Approved));
        let passed = !config.require_approval || approved || self.drafts;
        Term {
            ready: (self.drafts || front.draft != Some(true)) && passed,
            start: starts.into_iter().flatten().max(),
            end: front.expires_at.map(|when| when.resolve(zone).at),
        }
    }

    /// Returns how an edition stands, and the next moment at which that may change.
    pub(super) fn admits(&self, term: Term) -> (Admission, Option<Timestamp>) {
        let Term { ready, start, end } = term;
        let begun = self.future || start.is_none_or(|start| start <= self.now);
        let over = !self.expired && end.is_some_and(|end| end <= self.now);
        let next = [start, end].into_iter().flatten().filter(|moment| ready && *moment > self.now).min();
        let admission = match (over, ready && begun) {
            (true, _) => Admission::Over,
            (false, true) => Admission::Out,
            (false, false) => Admission::Waiting,
        };
        (admission, next)
    }
}

/// Returns the earlier of two moments, as far as there are any.
pub(super) fn earliest(a: Option<Timestamp>, b: Option<Timestamp>) -> Option<Timestamp> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}
