//! Feeds in Atom (RFC 4287).

use std::fmt::Write as _;

use crate::view::body::escape;
use crate::view::feed::{Entry, Feed};

/// Writes a feed.
pub(super) fn atom(feed: &Feed) -> String {
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n",
        feed.lang
    );
    element(&mut xml, "title", &feed.title);
    if let Some(subtitle) = &feed.subtitle {
        element(&mut xml, "subtitle", subtitle);
    }
    link(&mut xml, "self", "application/atom+xml", &feed.url);
    link(&mut xml, "alternate", "text/html", &feed.home);
    element(&mut xml, "id", &feed.url);
    element(&mut xml, "updated", &feed.updated);
    // An entry without an author needs one at the feed (RFC 4287, 4.1.1).
    writeln!(xml, "<author><name>{}</name></author>", escape(&feed.title))
        .expect("invariant: a string takes all writes");
    for entry in &feed.entries {
        self::entry(&mut xml, entry);
    }
    xml.push_str("</feed>\n");
    xml
}

fn entry(xml: &mut String, entry: &Entry) {
    match &entry.lang {
        Some(lang) => {
            writeln!(xml, "<entry xml:lang=\"{lang}\">").expect("invariant: a string takes all writes");
        }
        None => xml.push_str("<entry>\n"),
    }
    element(xml, "title", &entry.title);
    link(xml, "alternate", "text/html", &entry.url);
    element(xml, "id", &entry.url);
    element(xml, "published", &entry.published);
    element(xml, "updated", &entry.updated);
    for author in &entry.authors {
        writeln!(xml, "<author><name>{}</name></author>", escape(&author.name))
            .expect("invariant: a string takes all writes");
    }
    if let Some(section) = &entry.section {
        writeln!(xml, "<category term=\"{}\"/>", escape(section))
            .expect("invariant: a string takes all writes");
    }
    if let Some(summary) = &entry.summary {
        element(xml, "summary", summary);
    }
    if let Some(content) = &entry.content {
        writeln!(xml, "<content type=\"html\">{}</content>", escape(&content.html()))
            .expect("invariant: a string takes all writes");
    }
    xml.push_str("</entry>\n");
}

fn element(xml: &mut String, name: &str, text: &str) {
    writeln!(xml, "<{name}>{}</{name}>", escape(text)).expect("invariant: a string takes all writes");
}

fn link(xml: &mut String, rel: &str, kind: &str, url: &str) {
    writeln!(xml, "<link rel=\"{rel}\" type=\"{kind}\" href=\"{}\"/>", escape(url))
        .expect("invariant: a string takes all writes");
}
