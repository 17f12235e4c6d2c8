//! Addresses and hosts: what a request names, decoded once and checked.
//!
//! Strangers' pages can make a browser send anything here: what is not plainly a path of this site,
//! for a host of this machine, goes no further.

use std::net::IpAddr;

/// The longest target of a request, in bytes.
pub(super) const LONGEST: usize = 8 << 10;

/// Returns the path that a request's target means, percent-decoded, or nothing if it is none.
///
/// Refused are what is not UTF-8, control characters, backslashes (a slash to some systems),
/// slashes that were encoded, and segments that are empty or only dots: no browser that follows
/// RFC 3986 sends them on behalf of a link on a page of ours.
pub(super) fn decode(path: &str) -> Option<String> {
    if !path.starts_with('/') {
        return None;
    }
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let [high, low, after @ ..] = rest else { return None };
        let byte = digit(*high)? << 4 | digit(*low)?;
        if byte == b'/' {
            return None;
        }
        bytes.push(byte);
        rest = after;
    }
    let text = String::from_utf8(bytes).ok()?;
    let segments = || text[1..].split('/');
    let count = segments().count();
    let wrong = |(at, segment): (usize, &str)| {
        matches!(segment, "." | "..") || (segment.is_empty() && at + 1 < count)
    };
    let strange = |c: char| c.is_control() || c == '\\';
    (!text.contains(strange) && !segments().enumerate().any(wrong)).then_some(text)
}

/// Returns a decoded path as a `Location` or a link writes it.
pub(super) fn encode(path: &str) -> String {
    let mut text = String::with_capacity(path.len());
    // Two slashes at the front would lead to another host.
    text.push('/');
    for &byte in path.trim_start_matches('/').as_bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=:@".contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.push('%');
            for half in [byte >> 4, byte & 15] {
                text.push(char::from(b"0123456789ABCDEF"[usize::from(half)]));
            }
        }
    }
    text
}

/// Returns the value of a hexadecimal digit.
fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

/// Returns the value of a query's parameter, as it is written there.
pub(super) fn parameter<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
}

/// Tells whether a `Host` header, or an authority, is one that this server answers to.
///
/// An address, this machine, or a name that was asked for: else a page elsewhere could make a name
/// of its own point here, and read what is not published yet (DNS rebinding).
pub(super) fn is_ours(authority: &str, hosts: &[String]) -> bool {
    let Some(name) = host_of(authority) else { return false };
    if let Some(literal) = name.strip_prefix('[') {
        return literal.strip_suffix(']').is_some_and(|text| text.parse::<std::net::Ipv6Addr>().is_ok());
    }
    let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
    name == "localhost"
        || name.ends_with(".localhost")
        || name.parse::<IpAddr>().is_ok()
        || hosts.iter().any(|host| host.eq_ignore_ascii_case(&name))
}

/// Returns an authority's host, without its port.
fn host_of(authority: &str) -> Option<&str> {
    let end = match authority.find(']') {
        Some(bracket) => bracket + 1,
        None => authority.find(':').unwrap_or(authority.len()),
    };
    let (host, port) = authority.split_at(end);
    let is_port = match port.strip_prefix(':') {
        Some(digits) => digits.bytes().all(|byte| byte.is_ascii_digit()),
        None => port.is_empty(),
    };
    (is_port && !host.is_empty()).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_decoded_once_and_checked() {
        for (path, expected) in [
            ("/", Some("/")),
            ("/vi/tin-tuc/", Some("/vi/tin-tuc/")),
            ("/h%E1%BB%8Dp%20b%C3%A1o", Some("/họp báo")),
            ("/a%2525", Some("/a%25")),
            ("/%252e%252e/x", Some("/%2e%2e/x")),
            ("/a/..b/...", Some("/a/..b/...")),
            ("*", None),
            ("/../x", None),
            ("/%2e%2E/x", None),
            ("/a/.", None),
            ("/a//b", None),
            ("//host/", None),
            ("/a%2f..%2fb", None),
            ("/a%5cb", None),
            ("/a\\b", None),
            ("/a%00", None),
            ("/a%0a", None),
            ("/a%C2%85", None),
            ("/%ff", None),
            ("/%c0%ae%c0%ae/", None),
            ("/%", None),
            ("/%4", None),
            ("/%+1", None),
        ] {
            assert_eq!(decode(path).as_deref(), expected, "{path}");
        }
    }

    #[test]
    fn what_is_encoded_is_decoded_to_the_same() {
        for path in ["/", "/họp báo/", "/100%25/%", "/a?b#c", "/\"<>\n"] {
            let encoded = encode(path);
            assert!(encoded.is_ascii() && !encoded.contains(['?', '#', '"', '<', '\n']), "{encoded}");
            if !path.contains('\n') {
                assert_eq!(decode(&encoded).as_deref(), Some(path));
            }
        }
        assert_eq!(encode("//elsewhere.example/"), "/elsewhere.example/");
    }

    #[test]
    fn parameters_are_found_by_their_whole_name() {
        assert_eq!(parameter("seen=12&page=/vi/%26/", "page"), Some("/vi/%26/"));
        assert_eq!(parameter("seen2=12&page", "seen"), None);
        assert_eq!(parameter("seen2=12&page", "page"), None);
    }

    #[test]
    fn only_this_machine_and_what_was_asked_for_are_ours() {
        let hosts = ["toa-soan.local".to_string()];
        for ours in [
            "localhost",
            "LOCALHOST:1111",
            "localhost.",
            "bao.localhost:80",
            "127.0.0.1:1111",
            "192.168.1.5",
            "[::1]:1111",
            "[fe80::1]",
            "Toa-Soan.local:1111",
        ] {
            assert!(is_ours(ours, &hosts), "{ours}");
        }
        for foreign in [
            "",
            "evil.example",
            "evil.example:1111",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "evillocalhost",
            "localhost:80@evil.example",
            "[evil]",
            "[::1].evil.example",
            "::1",
            ":80",
        ] {
            assert!(!is_ours(foreign, &hosts), "{foreign}");
        }
    }
}
