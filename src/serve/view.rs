//! What a page's tab is to show at an address, in one state of the publication.
//!
//! It never fails: where there is no page, the last good one, or one of the server's own, stands in.

use std::any::Any;
use std::path::PathBuf;
use std::sync::Arc;

use hyper::StatusCode;
use hyper::body::Bytes;
use tokio::task::spawn_blocking;

use crate::model::diagnostic::Severity;
use crate::serve::bare;
use crate::serve::desk::Sheet;
use crate::serve::kept::Kept;
use crate::serve::respond::House;
use crate::serve::showing::{Answer, Page, Showing, Shown};

/// What a page's tab is to show.
pub(super) struct View {
    pub kept: Arc<Kept>,
    pub status: StatusCode,
    /// Whether the page cannot be drawn now.
    pub is_broken: bool,
    /// A slip of the program's own.
    pub fault: Option<Shown>,
}

/// What came of asking for an address.
pub(super) enum Asked {
    View(View),
    Bytes(Bytes),
    File(PathBuf),
    Moved(String),
}

/// Asks a `Showing` for an address, on a thread that may wait.
pub(super) async fn ask(house: &House, showing: &Arc<Showing>, path: &str) -> Asked {
    let asked = (showing.clone(), path.to_string());
    let answer = spawn_blocking(move || (asked.0.answer)(&asked.1)).await;
    let own = |status, id| {
        let page = Page { bytes: bare::page(&house.options.words, id, path), ..Page::default() };
        View::new(Kept::new(page, &[]).into(), status)
    };
    Asked::View(match answer {
        Ok(Answer::Bytes(bytes)) => return Asked::Bytes(bytes),
        Ok(Answer::File(file)) => return Asked::File(file),
        Ok(Answer::Moved(path)) => return Asked::Moved(path),
        Ok(Answer::Page(page)) => View::new(Kept::new(page, &showing.styles).into(), StatusCode::OK),
        Ok(Answer::Missing(Some(page))) => {
            View::new(Kept::new(page, &showing.styles).into(), StatusCode::NOT_FOUND)
        }
        Ok(Answer::Missing(None)) => own(StatusCode::NOT_FOUND, "serve-missing"),
        Ok(Answer::Broken) => {
            let last = house.shelf.last(path).map(|kept| View::new(kept, StatusCode::OK));
            let view = last.unwrap_or_else(|| own(StatusCode::INTERNAL_SERVER_ERROR, "serve-broken"));
            View { is_broken: true, ..view }
        }
        Err(error) => {
            let view = own(StatusCode::INTERNAL_SERVER_ERROR, "serve-fault");
            let said =
                error.try_into_panic().map_or_else(|error| error.to_string(), |said| panic_text(&*said));
            View { is_broken: true, fault: Some(fault(house, said)), ..view }
        }
    })
}

/// Words a slip of the program's own as a finding.
fn fault(house: &House, said: String) -> Shown {
    Shown {
        severity: Severity::Error,
        code: String::new(),
        message: house.options.words.get("serve-fault"),
        place: None,
        snippet: None,
        related: vec![said],
        more: None,
        help: Some(house.options.words.get("serve-fault-text")),
    }
}

fn panic_text(said: &(dyn Any + Send)) -> String {
    let text = said.downcast_ref::<&str>().map(ToString::to_string);
    text.or_else(|| said.downcast_ref::<String>().cloned()).unwrap_or_default()
}

impl View {
    fn new(kept: Arc<Kept>, status: StatusCode) -> Self {
        Self { kept, status, is_broken: false, fault: None }
    }

    /// Returns what is laid over the page.
    pub fn sheet<'a>(&'a self, house: &'a House, showing: &'a Showing, path: &'a str) -> Sheet<'a> {
        Sheet {
            words: &house.options.words,
            showing,
            path,
            page: &self.kept.page,
            fingerprint: self.kept.fingerprint,
            is_stale: self.is_broken && self.status == StatusCode::OK,
            fault: self.fault.as_ref(),
        }
    }
}
