//! The pages that were sent last: shown where one cannot be drawn, compared when one is drawn anew.

use std::sync::{Arc, Mutex, PoisonError};

use crate::model::fingerprint::Fingerprint;
use crate::serve::showing::{Page, Style};

/// How many pages are kept, at the most.
const MOST: usize = 200;

/// How many bytes they have, at the most.
const MOST_BYTES: usize = 32 << 20;

/// A page as it was given, before anything was laid over it.
#[derive(Debug)]
pub(super) struct Kept {
    pub page: Page,
    pub fingerprint: Fingerprint,
    /// The style sheets when it was given.
    pub styles: Vec<Style>,
}

/// Pages by their address, those sent last at the end.
#[derive(Default)]
pub(super) struct Shelf(Mutex<Vec<(String, Arc<Kept>)>>);

impl Shelf {
    /// Keeps a page in the place of what its address had; the oldest go when it becomes too much.
    pub fn keep(&self, path: &str, kept: &Arc<Kept>) {
        // A vector is whole between any two statements: a panic elsewhere does no harm.
        let mut pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pages.retain(|(known, _)| known != path);
        pages.push((path.to_string(), kept.clone()));
        let mut bytes: usize = pages.iter().map(|(_, kept)| kept.page.bytes.len()).sum();
        let mut oldest = 0;
        while pages.len() - oldest > MOST || (bytes > MOST_BYTES && oldest < pages.len()) {
            bytes -= pages[oldest].1.page.bytes.len();
            oldest += 1;
        }
        pages.drain(..oldest);
    }

    /// Returns the page that was last sent for an address.
    pub fn last(&self, path: &str) -> Option<Arc<Kept>> {
        let pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pages.iter().find(|(known, _)| known == path).map(|(_, kept)| kept.clone())
    }
}

impl Kept {
    /// Returns a page with its fingerprint.
    pub fn new(page: Page, styles: &[Style]) -> Self {
        Self { fingerprint: Fingerprint::of_bytes(&page.bytes), page, styles: styles.to_vec() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(length: usize) -> Arc<Kept> {
        let page = Page { bytes: vec![b'a'; length].into(), ..Page::default() };
        Arc::new(Kept::new(page, &[]))
    }

    #[test]
    fn the_oldest_pages_go_first() {
        let shelf = Shelf::default();
        for number in 0..MOST {
            shelf.keep(&format!("/{number}"), &page(1));
        }
        shelf.keep("/0", &page(2));
        shelf.keep("/new", &page(1));
        assert!(shelf.last("/1").is_none());
        assert_eq!(shelf.last("/0").map(|kept| kept.page.bytes.len()), Some(2));
        assert!(shelf.last("/new").is_some() && shelf.last("/2").is_some());
    }

    #[test]
    fn large_pages_do_not_pile_up() {
        let shelf = Shelf::default();
        for number in 0..5 {
            shelf.keep(&format!("/{number}"), &page(MOST_BYTES / 3));
        }
        assert!(shelf.last("/1").is_none() && shelf.last("/2").is_some() && shelf.last("/4").is_some());
        shelf.keep("/huge", &page(MOST_BYTES + 1));
        assert!(shelf.last("/huge").is_none() && shelf.last("/4").is_none());
    }
}
