//! Bare links: where `https://…`, `www.…` and e-mail addresses end (GFM's extended autolinks).

use std::ops::Range;

/// A bare link in the source.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Bare {
    /// The bytes that it takes.
    pub range: Range<usize>,
    /// What its address has before the text.
    pub prefix: &'static str,
}

/// How many bytes a host name may have (RFC 1035).
const MAX_HOST: usize = 255;

/// How long the name of a character reference can be (HTML, 13.5).
const MAX_ENTITY: usize = 32;

/// Looks for a bare link whose `:`, `.` or `@` stands at `at`; it ends before `limit`.
pub(super) fn around(source: &str, at: usize, limit: usize) -> Option<Bare> {
    let text = source.get(..limit)?;
    let bytes = text.as_bytes();
    match bytes.get(at)? {
        b':' if text[at..].starts_with("://") => {
            let scheme = ["https", "http"].into_iter().find(|scheme| ends_with(&bytes[..at], scheme))?;
            let start = at - scheme.len();
            let found = begins_word(text, start) && begins_domain(&text[at + 3..]);
            found.then(|| Bare { range: start..end_of_url(text, at + 3), prefix: "" })
        }
        b'.' if ends_with(&bytes[..at], "www") => {
            let start = at - 3;
            let found = begins_word(text, start) && begins_domain(&text[at + 1..]);
            found.then(|| Bare { range: start..end_of_url(text, at + 1), prefix: "http://" })
        }
        b'@' => email(text, at),
        _ => None,
    }
}

fn ends_with(bytes: &[u8], word: &str) -> bool {
    bytes.len() >= word.len() && bytes[bytes.len() - word.len()..].eq_ignore_ascii_case(word.as_bytes())
}

fn begins_word(text: &str, start: usize) -> bool {
    text[..start]
        .chars()
        .next_back()
        .is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '/' | '.' | '-' | '@' | ':'))
}

/// Whether a host name stands first: its last two parts have no underscore, and it has a sane length.
fn begins_domain(text: &str) -> bool {
    let in_host = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
    let len: usize = text.chars().take_while(|&c| in_host(c)).take(MAX_HOST + 1).map(char::len_utf8).sum();
    let host = text[..len].trim_end_matches(['.', '_', '-']);
    len <= MAX_HOST
        && host.starts_with(char::is_alphanumeric)
        && !host.rsplit('.').take(2).any(|part| part.contains('_'))
}

/// Returns where a URL ends: at white space or `<`, without trailing punctuation and unpaired parentheses.
fn end_of_url(text: &str, from: usize) -> usize {
    let rest = &text[from..];
    let stop =
        |c: char| c.is_whitespace() || matches!(c, '<' | '`' | '"' | '[' | ']' | '“' | '”' | '«' | '»');
    let mut url = &rest[..rest.find(stop).unwrap_or(rest.len())];
    let opened = url.bytes().filter(|&b| b == b'(').count();
    let mut closed = url.bytes().filter(|&b| b == b')').count();
    while let Some(last) = url.chars().next_back() {
        match last {
            '?' | '!' | '.' | ',' | ':' | '*' | '_' | '~' | '\'' | '’' | '…' | '。' | '，' | '、' | '）' =>
                {}
            ')' if closed > opened => closed -= 1,
            ';' => {
                let name =
                    url.bytes().rev().skip(1).take_while(u8::is_ascii_alphanumeric).take(MAX_ENTITY).count();
                let entity = url.len().checked_sub(name + 2).filter(|_| name > 0);
                let entity = entity.filter(|&at| url.as_bytes()[at] == b'&');
                if let Some(at) = entity {
                    url = &url[..at];
                    continue;
                }
            }
            _ => break,
        }
        url = &url[..url.len() - last.len_utf8()];
    }
    from + url.len()
}

fn email(text: &str, at: usize) -> Option<Bare> {
    let name =
        text[..at].bytes().rev().take_while(|&b| b.is_ascii_alphanumeric() || b".+-_".contains(&b)).count();
    let start = at - name;
    let rest = &text.as_bytes()[at + 1..];
    let mut len = rest.iter().take_while(|&&b| b.is_ascii_alphanumeric() || b"-_.".contains(&b)).count();
    while len > 0 && rest[len - 1] == b'.' {
        len -= 1;
    }
    let host = &text[at + 1..at + 1 + len];
    let valid = host.contains('.') && !host.starts_with('.') && !host.ends_with(['-', '_']);
    let alone =
        text[..start].chars().next_back().is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '/' | ':'));
    (name > 0 && valid && alone).then_some(Bare { range: start..at + 1 + len, prefix: "mailto:" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Option<(&str, &'static str)> {
        text.bytes()
            .enumerate()
            .filter(|(_, b)| matches!(b, b':' | b'.' | b'@'))
            .find_map(|(at, _)| around(text, at, text.len()).map(|bare| (&text[bare.range], bare.prefix)))
    }

    #[test]
    fn bare_links_end_where_a_reader_would_end_them() {
        for (text, found) in [
            ("Xem https://vufo.org.vn/tin_tuc.", Some(("https://vufo.org.vn/tin_tuc", ""))),
            (
                "(https://vi.wikipedia.org/wiki/Huế_(thành_phố))",
                Some(("https://vi.wikipedia.org/wiki/Huế_(thành_phố)", "")),
            ),
            ("https://a.vn/?q=(x)), và", Some(("https://a.vn/?q=(x)", ""))),
            ("www.vufo.org.vn, hoặc", Some(("www.vufo.org.vn", "http://"))),
            ("Thư: toa-soan@nhipcau.example.", Some(("toa-soan@nhipcau.example", "mailto:"))),
            ("http://localhost:1111/", Some(("http://localhost:1111/", ""))),
            ("https://a.vn/x&amp;", Some(("https://a.vn/x", ""))),
            ("https://a.vn”", Some(("https://a.vn", ""))),
            ("xhttps://a.vn", None),
            ("https://", None),
            ("https://a_b.vn", None),
            ("a@b", None),
            ("a@b.vn-", None),
            ("www.", None),
        ] {
            assert_eq!(first(text), found, "{text}");
        }
    }
}
