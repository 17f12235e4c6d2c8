//! Sending a content: its type, its validators, and the part of it that is wanted.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Seek, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};

use hyper::body::Bytes;
use hyper::header::{self, HeaderName, HeaderValue};
use hyper::{HeaderMap, Response, StatusCode};
use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimePrinter;
use tokio::task::spawn_blocking;

use crate::model::fingerprint::Fingerprint;
use crate::serve::address;
use crate::serve::body::Content;
use crate::serve::condition::{Part, Validators};
use crate::serve::media_type;

/// Sends the asker on to another path of this site.
pub(super) fn moved(path: &str, query: Option<&str>) -> Response<Content> {
    let mut location = address::encode(path);
    if let Some(query) = query {
        location = format!("{location}?{query}");
    }
    // Not for ever: the next edit may put a page here.
    let mut response = whole(StatusCode::FOUND, media_type::HTML, Bytes::new());
    if let Ok(location) = HeaderValue::from_str(&location) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response
}

/// Sends bytes, as they are.
pub(super) fn whole(status: StatusCode, media_type: &'static str, bytes: Bytes) -> Response<Content> {
    let length = bytes.len() as u64;
    let mut response = Response::new(Content::Whole(bytes));
    *response.status_mut() = status;
    put(&mut response, header::CONTENT_TYPE, media_type);
    put(&mut response, header::CONTENT_LENGTH, &length.to_string());
    response
}

/// Puts a header.
pub(super) fn put(response: &mut Response<Content>, name: HeaderName, value: &str) {
    let value = HeaderValue::from_str(value).expect("invariant: what we put into headers is ASCII");
    response.headers_mut().insert(name, value);
}

/// Sends bytes, or the part that is wanted, or nothing if the asker has them.
pub(super) fn bytes(asked: &HeaderMap, media_type: &'static str, bytes: &Bytes) -> Response<Content> {
    let tag = format!("\"{}\"", Fingerprint::of_bytes(bytes));
    let (mut response, wanted) =
        head(asked, &Validators { tag, modified: None }, media_type, bytes.len() as u64);
    let place = |at: u64| usize::try_from(at).expect("invariant: a part of what is in memory");
    *response.body_mut() = Content::Whole(bytes.slice(place(wanted.start)..place(wanted.end)));
    response
}

/// Sends a file, or the part that is wanted, or nothing if the asker has it.
pub(super) async fn file(asked: &HeaderMap, path: &str, file: PathBuf) -> io::Result<Response<Content>> {
    let (mut file, length, validators) = spawn_blocking(move || open(&file)).await??;
    let (mut response, wanted) = head(asked, &validators, media_type::of(path), length);
    // Moving about in an open file does not wait for the disk.
    file.seek(SeekFrom::Start(wanted.start))?;
    *response.body_mut() = Content::of_file(file, wanted.end - wanted.start);
    Ok(response)
}

/// Opens a file, and nothing that would wait for another program.
fn open(path: &Path) -> io::Result<(File, u64, Validators)> {
    if !fs::metadata(path)?.is_file() {
        return Err(ErrorKind::NotFound.into());
    }
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    let (length, modified) = (metadata.len(), metadata.modified()?);
    let modified = Timestamp::try_from(modified).map_err(io::Error::other)?;
    let tag = format!("\"{length:x}-{:x}\"", modified.as_nanosecond());
    let date = DateTimePrinter::new().timestamp_to_rfc9110_string(&modified).ok();
    Ok((file, length, Validators { tag, modified: date }))
}

/// Returns a response with its headers, and the range of the content that is to follow them.
fn head(
    asked: &HeaderMap,
    validators: &Validators,
    media_type: &'static str,
    length: u64,
) -> (Response<Content>, Range<u64>) {
    let mut response = whole(StatusCode::OK, media_type, Bytes::new());
    put(&mut response, header::ETAG, &validators.tag);
    put(&mut response, header::ACCEPT_RANGES, "bytes");
    if let Some(modified) = &validators.modified {
        put(&mut response, header::LAST_MODIFIED, modified);
    }
    if validators.match_none(asked) {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        response.headers_mut().remove(header::CONTENT_LENGTH);
        response.headers_mut().remove(header::CONTENT_TYPE);
        return (response, 0..0);
    }
    let wanted = match validators.part(asked, length) {
        Part::Whole => 0..length,
        Part::Some(range) => {
            *response.status_mut() = StatusCode::PARTIAL_CONTENT;
            let place = format!("bytes {}-{}/{length}", range.start, range.end - 1);
            put(&mut response, header::CONTENT_RANGE, &place);
            range
        }
        Part::Beyond => {
            *response.status_mut() = StatusCode::RANGE_NOT_SATISFIABLE;
            put(&mut response, header::CONTENT_RANGE, &format!("bytes */{length}"));
            0..0
        }
    };
    put(&mut response, header::CONTENT_LENGTH, &(wanted.end - wanted.start).to_string());
    (response, wanted)
}
