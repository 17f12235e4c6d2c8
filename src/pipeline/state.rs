//! The state of the site at one moment: all that its pages are drawn from. Never changes; the next
//! state shares with it whatever is the same.

use std::io::ErrorKind;
use std::path::PathBuf;
use std::sync::Arc;

use crate::link::routes::Route;
use crate::load::walk::Found;
use crate::load::{self, text};
use crate::model::config::Config;
use crate::model::diagnostic::Diagnostic;
use crate::model::error::{Action, Error};
use crate::model::fingerprint::Fingerprint;
use crate::parse;
use crate::render::theme::Painter;
use crate::render::{self, Output};
use crate::view::body::Content;
use crate::view::{self, View, World};

/// The state of the site.
#[derive(Debug)]
pub struct State {
    /// The site's folder.
    pub root: PathBuf,
    /// The configuration; `None` if there is none to be read.
    pub config: Option<Arc<Config>>,
    /// All that views are made from.
    pub world: Option<Arc<World>>,
    /// Draws pages; `None` where the theme is torn.
    pub painter: Option<Painter>,
    /// What is wrong, beyond what drawing finds.
    pub diagnostics: Vec<Diagnostic>,
}

/// A view that may be drawn, and its key.
pub struct Sketch {
    /// The view.
    pub view: View,
    /// As long as the key and the answers are the same, so is the output.
    pub key: Fingerprint,
}

impl State {
    /// Returns the view of a route with its key; `None` for files, and where nothing can be drawn.
    pub fn sketch(&self, route: &Route) -> Option<Sketch> {
        let (world, painter) = (self.world.as_ref()?, self.painter.as_ref()?);
        let view = view::view(route, world)?;
        let key = render::key(&view, painter);
        Some(Sketch { view, key })
    }

    /// Draws a view; diagnostics where its template or a component fails, `None` where nothing can be drawn.
    ///
    /// # Errors
    /// A text that it shows is not as it was when the site was read.
    pub fn draw(&self, view: &View) -> Result<Option<Drawn>, Error> {
        let (Some(world), Some(painter)) = (&self.world, &self.painter) else { return Ok(None) };
        for content in view.texts() {
            self.supply(content, world)?;
        }
        Ok(Some(render::render(view, painter, world)))
    }

    /// Puts the body of a text at hand that is known by its fingerprint alone.
    fn supply(&self, content: &Content, world: &World) -> Result<(), Error> {
        if content.body.body().is_some() {
            return Ok(());
        }
        let path = world.documents[content.document].meta.value.placement.file.clone();
        let found = Found { disk: load::disk_path(&self.root, &path), path };
        let source = text::read(&found).value;
        let document = source.and_then(|source| parse::parse(&source, &world.rules).value);
        let body = document.as_ref().filter(|document| document.body.fingerprint == content.body.fingerprint);
        let Some(body) = body.and_then(|document| document.body.body()) else {
            return Err(Action::Read.on(&found.disk)(ErrorKind::ResourceBusy.into()));
        };
        content.body.supply(body.clone());
        Ok(())
    }
}

/// What drawing a view has come to.
pub type Drawn = Result<Output, Vec<Diagnostic>>;
