//! Addresses written from the site's root, in texts and menus: what answers them.

use std::sync::Arc;

use crate::link::references::missing_anchor;
use crate::link::routes::{Route, RouteKind};
use crate::link::{Publication, urls};
use crate::model::body::Reference;
use crate::model::config::Config;
use crate::model::diagnostic::{Code, Diagnostic, Place, Spot};
use crate::model::meta::Meta;
use crate::model::yaml::fields::nearest;

/// Everything that is written, by address.
pub(super) struct Addresses<'p> {
    publication: &'p Publication,
    config: &'p Config,
}

impl<'p> Addresses<'p> {
    /// Returns the addresses of a publication that has its routes.
    pub fn of(publication: &'p Publication, config: &'p Config) -> Self {
        Self { publication, config }
    }

    /// Returns what answers a path from the site's root, with or without a slash at its end.
    pub fn find(&self, path: &str) -> Option<&'p Route> {
        self.answering(&format!("{}{path}", self.config.base.path))
    }

    fn answering(&self, url: &str) -> Option<&'p Route> {
        let output = urls::output(url, self.config);
        let routes = &self.publication.routes;
        routes.find(&output).or_else(|| routes.find(&format!("{output}/index.html")))
    }

    /// Returns the finding that nothing answers a path.
    pub fn nowhere(&self, path: &str, place: Place) -> Diagnostic {
        let base = self.config.base.path.as_str();
        let urls = self.publication.routes.list.iter().filter_map(|route| route.url.strip_prefix(base));
        let nearest = nearest(path, urls).unwrap_or_default();
        Diagnostic::new(Code::LinkToNowhere, place).with("path", path).with("nearest", nearest)
    }

    /// Returns what the page at a path is called; the page at the root as the front page of `language`.
    pub fn title(&self, path: &str, language: usize) -> Option<&'p str> {
        let mut route = self.find(path)?;
        if let RouteKind::Redirect(url) = &route.kind {
            route = self.answering(url)?;
        }
        match route.kind {
            RouteKind::Section(section, language, _) => self.publication.section_title(section, language),
            RouteKind::Edition(number) => self.publication.edition_title(number),
            RouteKind::Taxonomy(taxonomy, language) => {
                let edition = self.publication.terms.taxonomies[taxonomy].editions[language].as_ref();
                edition.map(|edition| edition.title.as_str())
            }
            RouteKind::Term(term, language, _) => {
                let edition = self.publication.terms.list[term].editions[language].as_ref();
                edition.map(|edition| edition.name.as_str())
            }
            RouteKind::Root => self.publication.section_title(0, language),
            _ => None,
        }
    }

    /// Reports addresses in texts that nothing answers, and headings that their pages do not have.
    pub fn check(&self, rooted: &[(Arc<Meta>, usize)], diagnostics: &mut Vec<Diagnostic>) {
        for (meta, number) in rooted {
            let place = Place { file: meta.placement.file.clone(), spot: Spot::Reference(*number) };
            diagnostics.extend(self.check_one(&meta.references[*number], place));
        }
    }

    fn check_one(&self, reference: &Reference, place: Place) -> Option<Diagnostic> {
        match self.find(&reference.path) {
            None => Some(self.nowhere(&reference.path, place)),
            Some(route) => missing_anchor(self.meta(route)?, reference.fragment.as_deref(), place),
        }
    }

    /// Returns what the file of a page says, if it is made from one.
    fn meta(&self, route: &Route) -> Option<&'p Meta> {
        match route.kind {
            RouteKind::Edition(number) => Some(&self.publication.editions[number].meta),
            RouteKind::Section(section, language, _) => {
                self.publication.sections[section].editions[language].as_ref()?.meta.as_deref()
            }
            _ => None,
        }
    }
}
