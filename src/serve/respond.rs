//! One request in, one response out.
//!
//! What is no plain request for a path of this site is refused here; the rest is asked of the
//! `Showing`, and sent with its type, its validators, and the part of it that is wanted.

use std::sync::Arc;

use hyper::body::Incoming;
use hyper::header::{self, HeaderValue};
use hyper::http::uri::Authority;
use hyper::{Method, Request, Response, StatusCode, Version};
use tokio::sync::watch;

use crate::serve::address;
use crate::serve::bare;
use crate::serve::body::Content;
use crate::serve::desk;
use crate::serve::events;
use crate::serve::kept::Shelf;
use crate::serve::media_type;
use crate::serve::send;
use crate::serve::server::Options;
use crate::serve::showing::Showing;
use crate::serve::view::{self, Asked};

/// The folder of addresses that are the server's own.
const OWN: &str = "/.nhipcau/";

/// What all connections share.
pub(super) struct House {
    pub showing: watch::Receiver<Arc<Showing>>,
    pub shelf: Shelf,
    pub options: Options,
}

/// A refusal: its status, and the id of its words.
type Refusal = (StatusCode, &'static str);

/// Answers a request.
pub(super) async fn respond(house: &Arc<House>, request: &Request<Incoming>) -> Response<Content> {
    let mut response = match gate(house, request) {
        Ok(path) if path.starts_with(OWN) => own(house, &path, request),
        Ok(path) => shown(house, &path, request).await,
        Err(refusal) => refused(house, refusal),
    };
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
    response
}

/// Returns the path that a request asks for, if it is one to answer.
fn gate(house: &House, request: &Request<Incoming>) -> Result<String, Refusal> {
    const MALFORMED: Refusal = (StatusCode::BAD_REQUEST, "serve-address-refused");
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Err((StatusCode::METHOD_NOT_ALLOWED, "serve-request-refused"));
    }
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let authority = request.uri().authority().map(Authority::as_str);
    let names = match (hosts.next(), hosts.next()) {
        (Some(host), None) => [Some(host.to_str().unwrap_or_default()), authority],
        (None, _) if request.version() == Version::HTTP_10 => [None, authority],
        _ => return Err((StatusCode::BAD_REQUEST, "serve-request-refused")),
    };
    if !names.iter().flatten().all(|name| address::is_ours(name, &house.options.hosts)) {
        return Err((StatusCode::FORBIDDEN, "serve-host-refused"));
    }
    let target = request.uri();
    if target.path().len() + target.query().map_or(0, str::len) > address::LONGEST {
        return Err((StatusCode::URI_TOO_LONG, "serve-address-refused"));
    }
    address::decode(target.path()).ok_or(MALFORMED)
}

fn refused(house: &House, (status, id): Refusal) -> Response<Content> {
    let mut response = send::whole(status, media_type::HTML, bare::page(&house.options.words, id, ""));
    if status == StatusCode::METHOD_NOT_ALLOWED {
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    response
}

/// Answers for an address that is the server's own.
fn own(house: &Arc<House>, path: &str, request: &Request<Incoming>) -> Response<Content> {
    match path {
        desk::CLIENT => send::bytes(request.headers(), media_type::of(path), &desk::CLIENT_TEXT),
        desk::EVENTS => match events::respond(house, request) {
            Some(response) => response,
            None => refused(house, (StatusCode::FORBIDDEN, "serve-host-refused")),
        },
        _ => refused(house, (StatusCode::NOT_FOUND, "serve-missing")),
    }
}

/// Answers for an address of the publication.
async fn shown(house: &Arc<House>, path: &str, request: &Request<Incoming>) -> Response<Content> {
    let showing = house.showing.borrow().clone();
    match view::ask(house, &showing, path).await {
        Asked::View(view) => {
            let sheet = view.sheet(house, &showing, path);
            let bytes = desk::lay(&sheet);
            if view.status == StatusCode::OK {
                if request.method() == Method::GET {
                    house.shelf.keep(path, &view.kept);
                }
                return send::bytes(request.headers(), media_type::HTML, &bytes);
            }
            send::whole(view.status, media_type::HTML, bytes)
        }
        Asked::Bytes(bytes) => send::bytes(request.headers(), media_type::of(path), &bytes),
        Asked::Moved(path) => send::moved(&path, request.uri().query()),
        Asked::File(file) => match send::file(request.headers(), path, file).await {
            Ok(response) => response,
            Err(_) => refused(house, (StatusCode::NOT_FOUND, "serve-missing")),
        },
    }
}
