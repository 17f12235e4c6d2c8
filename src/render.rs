//! Rendering: one view becomes the bytes of one output.
//!
//! Pages are drawn by the theme's templates; feeds, sitemaps and redirects are written here. Knows a
//! view, its language's theme and the answers to the questions that templates ask; nothing else.

use std::sync::Arc;

use crate::model::diagnostic::Diagnostic;
use crate::model::fingerprint::Fingerprint;
use crate::view::{View, World};

mod arguments;
mod atom;
mod components;
mod filters;
mod functions;
mod plain;
pub mod questions;
mod redirect;
mod scope;
mod sitemap;
pub mod theme;

use questions::Asked;
use theme::Painter;

/// The bytes of an output, and what its template asked for beyond its view.
#[derive(Clone, Debug, Default)]
pub struct Output {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The questions, each once, with the fingerprint of the answer.
    pub asked: Vec<Asked>,
    /// What was missing while it was drawn: strings.
    pub diagnostics: Vec<Diagnostic>,
}

/// The version of the program is part of every key: another version may draw another page.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Returns the key of a view: as long as it and the answers are the same, so is the output.
pub fn key(view: &View, painter: &Painter) -> Fingerprint {
    match view {
        View::Page(page) => Fingerprint::of(&(VERSION, view, painter.fingerprints()[page.language])),
        View::Feed(feed) if feed.is_drawn() => {
            Fingerprint::of(&(VERSION, view, painter.with_frames()[feed.language]))
        }
        _ => Fingerprint::of(&(VERSION, view)),
    }
}

/// Draws a view.
///
/// # Errors
/// Its template or a component fails; the diagnostics name it and its line.
pub fn render(view: &View, painter: &Painter, world: &Arc<World>) -> Result<Output, Vec<Diagnostic>> {
    let plain = |text: String| Ok(Output { bytes: text.into_bytes(), ..Output::default() });
    match view {
        View::Page(page) => painter.draw(page, world),
        View::Feed(feed) if feed.is_drawn() => painter.draw_feed(feed, world, atom::atom),
        View::Feed(feed) => plain(atom::atom(feed)),
        View::Sitemap(part) => plain(sitemap::sitemap(part)),
        View::SitemapIndex(index) => plain(sitemap::index(index)),
        View::Robots(sitemap) => plain(format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n")),
        View::Redirect(absolute, relative) => plain(redirect::redirect(absolute, relative)),
    }
}
