//! What an open page hears: server-sent events, as the HTML standard (§9.2) writes them.
//!
//! A page says which state of itself it has. Whenever the publication changes, it is drawn anew and
//! compared: `styles` where only style sheets have other addresses, `reload` where more is different,
//! `desk` where what is laid over it is.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use hyper::body::{Bytes, Incoming};
use hyper::header::{CACHE_CONTROL, CONTENT_TYPE, HOST, HeaderName, ORIGIN};
use hyper::{Method, Request, Response};
use serde_json::{Value, json};
use tokio::sync::{mpsc, watch};
use tokio::time::sleep;

use crate::model::fingerprint::Fingerprint;
use crate::serve::address;
use crate::serve::body::Content;
use crate::serve::desk;
use crate::serve::kept::Kept;
use crate::serve::respond::House;
use crate::serve::send;
use crate::serve::showing::{Showing, Stamps, Style};
use crate::serve::view::{self, Asked};

/// How many events wait for a page that does not take them.
const WAITING: usize = 4;

/// An open page.
struct Tab {
    path: String,
    /// The fingerprint of the page that it has.
    seen: String,
    /// The files that it was last drawn beside.
    files: Arc<Stamps>,
    /// That page, if it is known still.
    kept: Option<Arc<Kept>>,
    /// Stands for what is laid over it.
    seal: String,
    events: mpsc::Sender<Bytes>,
}

/// Why a page is thought of.
enum Wake {
    Changed,
    Silence,
    Gone,
}

/// The page is gone, or is leaving: there is nobody to tell anything.
struct Gone;

/// What has become of a page.
enum Change {
    None,
    /// Only these style sheets have changed: old and new.
    Styles(Vec<(Style, Style)>),
    All,
}

/// Opens the events of a page; nothing for a page of another host.
pub(super) fn respond(house: &Arc<House>, request: &Request<Incoming>) -> Option<Response<Content>> {
    let text = |name: HeaderName| request.headers().get(name).map(|value| value.to_str().unwrap_or("?"));
    let origin = text(ORIGIN).map(|origin| origin.split_once("//").map_or(origin, |(_, host)| host));
    let site = text(HeaderName::from_static("sec-fetch-site"));
    if origin.is_some_and(|origin| text(HOST) != Some(origin)) || site == Some("cross-site") {
        return None;
    }
    let query = request.uri().query().unwrap_or_default();
    let word = |name| address::parameter(query, name).unwrap_or_default().to_string();
    let (events, receiver) = mpsc::channel(WAITING);
    // A page that does not tell where it is only hears that the server is there.
    // In a query, a slash may be written as it is or not.
    if let Some(path) = address::decode(&word("page").replace("%2F", "/").replace("%2f", "/"))
        && request.method() == Method::GET
    {
        let tab = Tab {
            kept: house.shelf.last(&path),
            path,
            seen: word("seen"),
            seal: word("seal"),
            files: Arc::default(),
            events,
        };
        tokio::spawn(attend(house.clone(), tab));
    }
    let mut response = Response::new(Content::Events(receiver));
    send::put(&mut response, CONTENT_TYPE, "text/event-stream");
    send::put(&mut response, CACHE_CONTROL, "no-store");
    Some(response)
}

/// Tells a page what happens, until it is gone.
async fn attend(house: Arc<House>, mut tab: Tab) {
    let mut showing = house.showing.clone();
    let seen = tab.seen.clone();
    tab.kept = tab.kept.filter(|kept| kept.fingerprint.to_string() == seen);
    // How soon a browser comes back to a server that went away, in milliseconds.
    let mut told = tab.events.send(Bytes::from_static(b"retry: 1000\n\n")).await.map_err(|_| Gone);
    let mut wake = Wake::Changed;
    while told.is_ok() {
        told = match wake {
            Wake::Changed => {
                let now = showing.borrow_and_update().clone();
                tell(&house, &now, &mut tab).await
            }
            Wake::Silence => tab.events.send(Bytes::from_static(b":\n\n")).await.map_err(|_| Gone),
            Wake::Gone => return,
        };
        if told.is_ok() {
            wake = next(&mut showing, &tab.events, house.options.limits.silence).await;
        }
    }
}

/// Waits for a change, for the end of the page, or for enough silence.
async fn next(
    showing: &mut watch::Receiver<Arc<Showing>>,
    events: &mpsc::Sender<Bytes>,
    silence: Duration,
) -> Wake {
    let mut changed = pin!(showing.changed());
    let mut closed = pin!(events.closed());
    let mut silence = pin!(sleep(silence));
    poll_fn(|context| {
        if closed.as_mut().poll(context).is_ready() {
            return Poll::Ready(Wake::Gone);
        }
        if let Poll::Ready(changed) = changed.as_mut().poll(context) {
            return Poll::Ready(if changed.is_ok() { Wake::Changed } else { Wake::Gone });
        }
        silence.as_mut().poll(context).map(|()| Wake::Silence)
    })
    .await
}

/// Draws a page in a new state of the publication, and tells it what is different.
async fn tell(house: &House, showing: &Arc<Showing>, tab: &mut Tab) -> Result<(), Gone> {
    let Asked::View(view) = view::ask(house, showing, &tab.path).await else {
        return tab.leave().await;
    };
    // A page that cannot be drawn stays as it is: only what is wrong is told.
    if !view.is_broken {
        match change(tab, &view.kept) {
            // A picture or a style sheet that is published as it is has no other address when it changes.
            Change::None if shows_changed(&view.kept, &tab.files, &showing.files) => {
                return tab.leave().await;
            }
            Change::None => {}
            Change::All => return tab.leave().await,
            Change::Styles(pairs) => {
                let styles: Vec<Value> = pairs
                    .iter()
                    .map(|(old, new)| json!({ "from": old.url, "to": new.url, "integrity": new.integrity }))
                    .collect();
                tab.seen = view.kept.fingerprint.to_string();
                tab.tell("styles", &json!({ "seen": tab.seen, "styles": styles }).to_string()).await?;
                house.shelf.keep(&tab.path, &view.kept);
            }
        }
        tab.kept = Some(view.kept.clone());
        tab.files = showing.files.clone();
    }
    let now = desk::now(&view.sheet(house, showing, &tab.path));
    let seal = now.seal.to_string();
    if tab.seal != seal {
        tab.tell("desk", &format!("{{\"seal\":\"{seal}\",\"now\":{}}}", now.json)).await?;
        tab.seal = seal;
    }
    Ok(())
}

impl Tab {
    async fn tell(&self, event: &str, json: &str) -> Result<(), Gone> {
        let text = format!("event: {event}\ndata: {json}\n\n");
        self.events.send(text.into()).await.map_err(|_| Gone)
    }

    /// Asks the page to load itself anew, which is the last that it hears.
    async fn leave(&self) -> Result<(), Gone> {
        self.tell("reload", "{}").await?;
        Err(Gone)
    }
}

/// Tells whether a page names a file that is another now. Costs a look at each file if any is, and at the page for each
/// that is.
fn shows_changed(page: &Kept, before: &Arc<Stamps>, now: &Arc<Stamps>) -> bool {
    let is_other = |(url, stamp): &(&Arc<str>, &Fingerprint)| before.get(*url) != Some(*stamp);
    if Arc::ptr_eq(before, now) || before.is_empty() {
        return false;
    }
    let html = String::from_utf8_lossy(&page.page.bytes);
    now.iter().filter(is_other).any(|(url, _)| html.contains(&**url))
}

/// Tells what has become of the page that a tab has.
fn change(tab: &Tab, new: &Kept) -> Change {
    if new.fingerprint.to_string() == tab.seen {
        return Change::None;
    }
    let Some(old) = &tab.kept else { return Change::All };
    let follow = |style: &Style| new.styles.iter().find(|other| other.path == style.path).cloned();
    let pairs: Vec<(Style, Style)> = old
        .styles
        .iter()
        .filter_map(|style| Some((style.clone(), follow(style)?)))
        .filter(|(old, new)| old.url != new.url)
        .collect();
    if pairs.is_empty() {
        return Change::All;
    }
    let mut html = String::from_utf8_lossy(&old.page.bytes).into_owned();
    for (old, new) in &pairs {
        html = html.replace(&old.url, &new.url);
        if !old.integrity.is_empty() {
            html = html.replace(&old.integrity, &new.integrity);
        }
    }
    if Fingerprint::of_bytes(html.as_bytes()) == new.fingerprint {
        Change::Styles(pairs)
    } else {
        Change::All
    }
}
