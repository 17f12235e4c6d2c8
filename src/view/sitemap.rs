//! Sitemaps: every page of a language with its translations (sitemaps.org, with xhtml:link).

use std::sync::Arc;

use crate::link::Publication;
use crate::link::routes::{SITEMAP_LIMIT, pages, sitemap_entries, sitemap_url};
use crate::link::terms::{TaxonomyPages, Term};
use crate::view::World;
use crate::view::head::{self, Alternate};

/// A part of a language's sitemap.
#[derive(Clone, Debug, Hash)]
pub struct Sitemap {
    /// Its addresses.
    pub entries: Vec<SitemapEntry>,
}

/// An address in a sitemap.
#[derive(Clone, Debug, Hash)]
pub struct SitemapEntry {
    /// The absolute address.
    pub url: String,
    /// When it was last changed (RFC 3339).
    pub modified: Option<String>,
    /// The same page in other languages, and itself.
    pub alternates: Vec<Alternate>,
}

/// The list of sitemaps: absolute addresses.
#[derive(Clone, Debug, Hash)]
pub struct SitemapIndex {
    /// The sitemaps.
    pub sitemaps: Vec<String>,
}

/// Makes a part of a language's sitemap: the sections, then the works in the order of their paths.
pub(super) fn sitemap(language: usize, part: usize, world: &World) -> Sitemap {
    let (config, publication) = (&world.config, &world.publication);
    let absolute = |url: &str| config.base.absolute(url);
    let mut entries = Vec::new();
    for (number, section) in publication.sections.iter().enumerate() {
        if let Some(edition) = &section.editions[language]
            && edition.meta.as_ref().is_none_or(|meta| meta.front.in_sitemap != Some(false))
        {
            let alternates = head::of_section(number, world);
            entries.push(SitemapEntry { url: absolute(&edition.url), modified: None, alternates });
        }
    }
    let pages = term_urls(language, publication);
    entries.extend(pages.into_iter().map(|urls| SitemapEntry {
        url: absolute(urls[language].as_deref().unwrap_or_default()),
        modified: None,
        alternates: head::paired(&urls, world),
    }));
    let listed = publication.editions.iter().filter(|edition| {
        let elsewhere = head::elsewhere(edition).is_some();
        let own = edition.language == language && edition.stands_in.is_none();
        own && edition.front.in_sitemap != Some(false) && !elsewhere
    });
    for edition in listed {
        let modified = edition.updated.or(edition.date);
        entries.push(SitemapEntry {
            url: absolute(&edition.url),
            modified: modified.map(|date| date.to_rfc3339(&config.time_zone)),
            alternates: head::of_edition(edition, world),
        });
    }
    let entries = entries.into_iter().skip(part * SITEMAP_LIMIT).take(SITEMAP_LIMIT).collect();
    Sitemap { entries }
}

/// Returns the addresses by language of the taxonomies and terms that have a page in one.
fn term_urls(language: usize, publication: &Publication) -> Vec<Vec<Option<Arc<str>>>> {
    let terms = &publication.terms;
    let taxonomies = terms.taxonomies.iter().map(TaxonomyPages::urls);
    let list = terms.list.iter().map(Term::urls);
    taxonomies.chain(list).filter(|urls| urls[language].is_some()).collect()
}

/// Makes the list of sitemaps.
pub(super) fn index(world: &World) -> SitemapIndex {
    let mut sitemaps = Vec::new();
    for language in 0..world.config.languages.len() {
        for part in 0..pages(sitemap_entries(&world.publication, language), SITEMAP_LIMIT) {
            sitemaps.push(world.config.base.absolute(&sitemap_url(&world.config, language, part)));
        }
    }
    SitemapIndex { sitemaps }
}
