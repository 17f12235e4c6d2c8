//! Removing from HTML what could run a script or load foreign content.
//!
//! Raw HTML may open in one piece and close in another, so it is the whole body that is sanitised, what we
//! have written ourselves included. Marks travel through as text or attributes that nobody can forge.

use std::collections::hash_map::RandomState;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::BuildHasher as _;
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use crate::model::body::HoleKind;
use crate::parse::markdown::link;
use crate::parse::markdown::output::{Mark, MarkKind, Output};

const ATTRIBUTE: &str = "data-hole";
const GENERIC: [&str; 7] = ["class", "id", "lang", "dir", "title", "role", "aria-label"];
/// Elements that have no end tag, or need none.
const UNCLOSED: [&str; 26] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr", "p", "li", "dt", "dd", "td", "th", "tr", "thead", "tbody", "tfoot", "option", "colgroup",
];

/// What sanitising knows, for telling what it will remove.
struct Known {
    tags: HashSet<&'static str>,
    generic: HashSet<&'static str>,
    own: HashMap<&'static str, HashSet<&'static str>>,
    schemes: HashSet<&'static str>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let builder = builder();
    Known {
        tags: builder.clone_tags(),
        generic: builder.clone_generic_attributes(),
        own: builder.clone_tag_attributes(),
        schemes: builder.clone_url_schemes(),
    }
});

/// Allows what is harmless, and all that we write ourselves.
fn builder<'a>() -> Builder<'a> {
    let mut builder = Builder::default();
    builder
        .add_tags(&["section", "input", "label"])
        .add_generic_attributes(&GENERIC)
        .add_generic_attribute_prefixes(&["data-"])
        .add_tag_attributes("input", &["type", "disabled", "checked"])
        .add_tag_attributes("img", &["loading", "decoding"])
        .add_tag_attributes("th", &["scope"])
        .add_tag_attributes("div", &["tabindex"])
        .add_tag_attributes("pre", &["tabindex"])
        .add_url_schemes(&["data"])
        .url_relative(UrlRelative::PassThrough)
        .attribute_filter(|element, attribute, value| {
            safe_value(element, attribute, value).then(|| value.into())
        })
        .link_rel(None);
    builder
}

/// Sanitises a body. `schemes` are those of the links that the Markdown itself has: none runs a script.
pub(super) fn sanitize(out: &Output, schemes: &BTreeSet<String>) -> Output {
    // Random, so that no text can hold it; it is gone again before anybody sees it.
    let token = format!("\u{e000}{:016x}-", RandomState::new().hash_one(&out.html));
    let (html, kept) = with_tokens(out, &token);
    let own: Vec<&str> = schemes.iter().map(String::as_str).collect();
    let mut builder = builder();
    builder.add_url_schemes(own);
    restore(&builder.clean(&html).to_string(), &token, out, &kept)
}

fn safe_value(element: &str, attribute: &str, value: &str) -> bool {
    let start: String = value.chars().filter(|&c| c > ' ').take(11).collect::<String>().to_ascii_lowercase();
    !start.starts_with("data:")
        || (element == "img" && attribute == "src" && start == "data:image/")
        || !matches!(attribute, "href" | "src" | "cite" | "action" | "data")
}

/// Returns the HTML with a token for each mark, and what stands between the verbatim ones.
fn with_tokens<'o>(out: &'o Output, token: &str) -> (String, Vec<(usize, &'o str)>) {
    let mut html = String::with_capacity(out.html.len() + out.marks.len() * 48);
    let mut kept = Vec::new();
    let mut from = 0;
    for (number, mark) in out.marks.iter().enumerate() {
        let piece = &out.html[from..mark.at];
        from = mark.at;
        if mark.kind == MarkKind::VerbatimEnd {
            kept.push((number - 1, piece));
            continue;
        }
        html.push_str(piece);
        let attribute = in_tag(mark.kind);
        if attribute {
            html.push(' ');
            html.push_str(ATTRIBUTE);
            html.push_str("=\"");
        }
        html.push_str(token);
        html.push_str(&number.to_string());
        html.push(';');
        if attribute {
            html.push('"');
        }
    }
    html.push_str(&out.html[from..]);
    (html, kept)
}

fn in_tag(kind: MarkKind) -> bool {
    matches!(kind, MarkKind::Hole(HoleKind::LinkOpen(_) | HoleKind::Picture(_)))
}

/// Puts the marks back where their tokens stand.
fn restore(html: &str, token: &str, written: &Output, kept: &[(usize, &str)]) -> Output {
    let attribute = format!(" {ATTRIBUTE}=\"");
    let mut out = Output::default();
    let mut rest = html;
    while let Some(at) = rest.find(token) {
        let after = &rest[at + token.len()..];
        let number = after.split(';').next().unwrap_or_default();
        let index: usize = number.parse().unwrap_or(usize::MAX);
        let mut before = &rest[..at];
        rest = after.get(number.len() + 1..).unwrap_or_default();
        let Some(&Mark { kind, .. }) = written.marks.get(index) else { continue };
        if in_tag(kind) {
            before = before.strip_suffix(attribute.as_str()).unwrap_or(before);
            rest = rest.strip_prefix('"').unwrap_or(rest);
        }
        out.push(before);
        if kind == MarkKind::VerbatimStart {
            let piece = kept.binary_search_by_key(&index, |&(start, _)| start);
            out.push(piece.map_or("", |at| kept[at].1));
        } else {
            out.mark(kind);
        }
    }
    out.push(rest);
    out
}

/// Returns the first tag or attribute of a piece of HTML that sanitising removes.
pub(super) fn removed(html: &str) -> Option<String> {
    for tag in tags(html) {
        let name = tag.name.to_ascii_lowercase();
        if !KNOWN.tags.contains(name.as_str()) {
            return Some(tag.name.into());
        }
        for (attribute, value) in attributes(tag.rest) {
            let key = attribute.to_ascii_lowercase();
            let known = key.starts_with("data-")
                || KNOWN.generic.contains(key.as_str())
                || KNOWN.own.get(name.as_str()).is_some_and(|keys| keys.contains(key.as_str()));
            let address = matches!(key.as_str(), "href" | "src" | "cite");
            let scheme = link::scheme(value).map(str::to_ascii_lowercase);
            let scheme = scheme.filter(|scheme| address && !KNOWN.schemes.contains(scheme.as_str()));
            if !known || scheme.is_some() || !safe_value(&name, &key, value) {
                return Some(attribute.into());
            }
        }
    }
    None
}

/// Returns how many elements are open after a piece of HTML, if `depth` were before it; at its deepest
/// point if that is beyond all measure.
pub(super) fn depth(html: &str, depth: usize) -> usize {
    let mut depth = depth;
    for tag in tags(html) {
        if UNCLOSED.iter().any(|name| name.eq_ignore_ascii_case(tag.name)) {
            continue;
        }
        if tag.closes {
            depth = depth.saturating_sub(1);
        } else {
            depth += 1;
            if depth > crate::parse::markdown::MAX_NESTING {
                break;
            }
        }
    }
    depth
}

struct Tag<'a> {
    name: &'a str,
    closes: bool,
    /// What stands behind the name, before `>`.
    rest: &'a str,
}

fn tags(html: &str) -> impl Iterator<Item = Tag<'_>> {
    html.match_indices('<').filter_map(|(at, _)| {
        let inner = &html[at + 1..];
        let (closes, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
        let end =
            inner.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).unwrap_or(inner.len());
        let (name, rest) = inner.split_at(end);
        let is_tag = name.starts_with(|c: char| c.is_ascii_alphabetic());
        is_tag.then(|| Tag { name, closes, rest: &rest[..tag_end(rest)] })
    })
}

/// Returns where the tag's `>` stands, that of an attribute's value aside.
fn tag_end(rest: &str) -> usize {
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate() {
        match (byte, quote) {
            (b'"' | b'\'', None) => quote = Some(byte),
            (b'>', None) => return at,
            (byte, Some(open)) if byte == open => quote = None,
            _ => {}
        }
    }
    rest.len()
}

fn attributes(mut rest: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        let end =
            rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/')).unwrap_or(rest.len());
        if rest.is_empty() {
            return found;
        }
        let (name, after) = rest.split_at(end.max(rest.chars().next().map_or(1, char::len_utf8)));
        let Some(value) = after.trim_start().strip_prefix('=').map(str::trim_start) else {
            found.push((name, ""));
            rest = after;
            continue;
        };
        let quoted = ['"', '\'']
            .into_iter()
            .find_map(|q| value.strip_prefix(q).map(|v| v.split_once(q).unwrap_or((v, ""))));
        let (value, after) = quoted.unwrap_or_else(|| {
            value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len()))
        });
        found.push((name, value));
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_removed_is_named() {
        for (html, expected) in [
            ("<div class=\"a\" id=b>", None),
            ("<b>đậm</b><br/>", None),
            ("<img src=\"a.jpg\" alt='x > y'>", None),
            ("<a href=\"tel:+84\">", None),
            ("<script>alert(1)</script>", Some("script")),
            ("<p onclick=\"x\">", Some("onclick")),
            ("<p style=color:red>", Some("style")),
            ("<a href=\"JavaScript:x\">", Some("href")),
            ("<a href=\"data:text/html,x\">", Some("href")),
            ("<iframe src=x></iframe>", Some("iframe")),
        ] {
            assert_eq!(removed(html).as_deref(), expected, "{html}");
        }
    }

    #[test]
    fn depth_counts_open_elements() {
        assert_eq!(depth("<div><p>x<p>y<br><img/><b>", 1), 3);
        assert!(depth(&"<b>".repeat(10_000), 0) > crate::parse::markdown::MAX_NESTING);
    }
}
