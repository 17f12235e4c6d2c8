//! Sitemaps (sitemaps.org 0.9), with the translations of every address.

use std::fmt::Write as _;

use crate::view::body::escape;
use crate::view::sitemap::{Sitemap, SitemapIndex};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// Writes a part of a language's sitemap.
pub(super) fn sitemap(part: &Sitemap) -> String {
    let mut xml =
        format!("{HEAD}<urlset xmlns=\"{NAMESPACE}\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
    for entry in &part.entries {
        write!(xml, "<url><loc>{}</loc>", escape(&entry.url)).expect("invariant: a string takes all writes");
        if let Some(modified) = &entry.modified {
            write!(xml, "<lastmod>{modified}</lastmod>").expect("invariant: a string takes all writes");
        }
        for alternate in &entry.alternates {
            let (lang, url) = (&alternate.hreflang, escape(&alternate.url));
            write!(xml, "\n<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"{url}\"/>")
                .expect("invariant: a string takes all writes");
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}

/// Writes the list of sitemaps.
pub(super) fn index(index: &SitemapIndex) -> String {
    let mut xml = format!("{HEAD}<sitemapindex xmlns=\"{NAMESPACE}\">\n");
    for url in &index.sitemaps {
        writeln!(xml, "<sitemap><loc>{}</loc></sitemap>", escape(url))
            .expect("invariant: a string takes all writes");
    }
    xml.push_str("</sitemapindex>\n");
    xml
}
