//! Where links and pictures point: out of the site, or to something that only link can find.

use std::borrow::Cow;

use crate::model::address::decode;
use crate::model::body::{Reference, ReferenceKind};

/// What an address is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Destination<'a> {
    /// An absolute URL (RFC 3986), or one of another host.
    External(&'a str),
    /// An address that could run a script.
    Unsafe,
    /// Something of the site.
    Internal(Reference),
}

/// Sorts an address as written.
pub(super) fn destination(url: &str, kind: ReferenceKind) -> Destination<'_> {
    // Browsers leave white space and control characters out before they look for a scheme.
    let plain: Cow<'_, str> = if url.bytes().any(|b| b <= b' ') {
        url.chars().filter(|&c| c > ' ').collect::<String>().into()
    } else {
        url.into()
    };
    if let Some(scheme) = scheme(&plain) {
        let is = |name: &str| scheme.eq_ignore_ascii_case(name);
        let picture = kind == ReferenceKind::Picture
            && plain.as_bytes().get(..11).is_some_and(|start| start.eq_ignore_ascii_case(b"data:image/"));
        if is("javascript") || is("vbscript") || (is("data") && !picture) {
            return Destination::Unsafe;
        }
        return Destination::External(url);
    }
    if plain.starts_with("//") {
        return Destination::External(url);
    }
    let (path, fragment) = url.split_once('#').map_or((url, None), |(path, rest)| (path, Some(rest)));
    let (path, query) = path.find('?').map_or((path, ""), |at| path.split_at(at));
    let fragment = fragment.map(decode);
    Destination::Internal(Reference { kind, path: decode(path), query: query.into(), fragment })
}

/// Returns the scheme of an absolute URL. A single letter is taken for a drive.
pub(super) fn scheme(url: &str) -> Option<&str> {
    let (scheme, _) = url.split_once(':')?;
    let valid = scheme.len() > 1
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    valid.then_some(scheme)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_sorted() {
        use ReferenceKind::{Link, Picture};
        let internal = |kind, path: &str, fragment: Option<&str>| {
            let (path, query) = path.find('?').map_or((path, ""), |at| path.split_at(at));
            let (path, query) = (path.to_string(), query.to_string());
            Destination::Internal(Reference { kind, path, query, fragment: fragment.map(Into::into) })
        };
        for (url, kind, expected) in [
            ("https://vufo.org.vn/a", Link, Destination::External("https://vufo.org.vn/a")),
            ("//cdn.example/x.js", Link, Destination::External("//cdn.example/x.js")),
            ("mailto:toasoan@nhipcau.example", Link, Destination::External("mailto:toasoan@nhipcau.example")),
            ("@/news/a.md#h%C3%B2a-b%C3%ACnh", Link, internal(Link, "@/news/a.md", Some("hòa-bình"))),
            ("../ảnh%20đẹp.jpg", Picture, internal(Picture, "../ảnh đẹp.jpg", None)),
            ("100%.md", Link, internal(Link, "100%.md", None)),
            ("a%FFb.md", Link, internal(Link, "a%FFb.md", None)),
            ("/vi/tim/?q=h%C3%B2a&n=2#a", Link, internal(Link, "/vi/tim/?q=h%C3%B2a&n=2", Some("a"))),
            ("#muc-1", Link, internal(Link, "", Some("muc-1"))),
            ("JavaScript:alert(1)", Link, Destination::Unsafe),
            (" java\tscript:alert(1)", Link, Destination::Unsafe),
            ("data:text/html,x", Link, Destination::Unsafe),
            ("data:image/png;base64,AA", Link, Destination::Unsafe),
            ("data:image/png;base64,AA", Picture, Destination::External("data:image/png;base64,AA")),
        ] {
            assert_eq!(destination(url, kind), expected, "{url}");
        }
    }
}
