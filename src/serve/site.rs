//! The site as the server shows it: addresses to answers, with what only an editor sees.
//!
//! A state of the pipeline comes in, a `Showing` goes out. Draws a page when it is asked for, never
//! before. Knows nothing of HTTP.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use hyper::body::Bytes;
use jiff::tz::TimeZone;

use crate::link::routes::{Route, RouteKind};
use crate::link::{Edition, Publication, Release, media_url};
use crate::model::address::{decode, encode_path};
use crate::model::diagnostic::Severity;
use crate::model::slug;
use crate::model::when::Moment;
use crate::pipeline::finding::Finding;
use crate::pipeline::state::State;
use crate::serve::showing::{Answer, Desk, Mark, MarkKind, Page, Showing, Shown, Stamps, Style};
use crate::view::World;

/// Words a mark: why it is made, and a moment in a zone where one belongs to it.
pub type Marking<'m> = dyn Fn(MarkKind, Option<(Moment, &TimeZone)>) -> String + 'm;

/// Makes what is shown of a state. Files with an error in them keep their last good pages.
///
/// Costs a look at every edition; pages are drawn when they are asked for.
pub fn showing(
    (state, files): (&Arc<State>, Arc<Stamps>),
    findings: &[Finding],
    shown: Arc<[Shown]>,
    (release, marking): (&Release, &Marking<'_>),
) -> Showing {
    let Some(world) = &state.world else { return Showing::nothing(shown) };
    let marks = marks(world, release, marking);
    let by_url = marks
        .iter()
        .map(|(edition, marks)| (world.publication.editions[*edition].url.clone(), marks.clone()));
    let by_url: HashMap<Arc<str>, Vec<Mark>> = by_url.collect();
    let styles = styles(world);
    let site = Site { state: state.clone(), world: world.clone(), broken: broken(findings), marks };
    Showing { answer: Box::new(move |path| site.answer(path)), findings: shown, styles, files, marks: by_url }
}

/// Returns what stands for each file that is published as it is. Costs an address a file: to be kept while the inventory
/// is the same.
pub fn files(world: &World) -> Arc<Stamps> {
    let config = &world.config;
    let fixed = world.files.fixed.iter();
    let fixed =
        fixed.map(|file| (format!("{}/{}", config.base.path, encode_path(&file.path)).into(), file.stamp));
    let beside = world.files.content.iter().map(|file| (media_url(&file.path, config).into(), file.stamp));
    Arc::new(fixed.chain(beside).collect())
}

struct Site {
    state: Arc<State>,
    world: Arc<World>,
    /// Files with an error in them.
    broken: HashSet<Arc<str>>,
    /// By the number of the edition.
    marks: HashMap<usize, Vec<Mark>>,
}

impl Site {
    fn answer(&self, path: &str) -> Answer {
        // Addresses come decoded.
        let base = slug::nfc(&decode(&self.world.config.base.path)).into_owned();
        if !base.is_empty() && (path == "/" || path == base) {
            return Answer::Moved(format!("{base}/"));
        }
        let path = slug::nfc(path);
        let Some(inner) = path.strip_prefix(&*base).and_then(|inner| inner.strip_prefix('/')) else {
            return self.missing("");
        };
        let routes = &self.world.publication.routes;
        let is_folder = inner.is_empty() || inner.ends_with('/');
        let output = if is_folder { format!("{inner}index.html") } else { inner.to_string() };
        match routes.find(&output) {
            Some(route) => self.route(route),
            None if !is_folder && routes.find(&format!("{output}/index.html")).is_some() => {
                Answer::Moved(format!("{path}/"))
            }
            None => self.missing(inner),
        }
    }

    fn route(&self, route: &Route) -> Answer {
        match route.kind {
            RouteKind::Asset(number) => {
                return Answer::Bytes(Bytes::copy_from_slice(&self.world.assets.list[number].bytes));
            }
            RouteKind::Fixed(number) => return Answer::File(self.world.files.fixed[number].disk.clone()),
            RouteKind::Media(number) => return Answer::File(self.world.files.content[number].disk.clone()),
            _ => {}
        }
        let is_page = matches!(
            route.kind,
            RouteKind::Edition(_)
                | RouteKind::Section(..)
                | RouteKind::Taxonomy(..)
                | RouteKind::Term(..)
                | RouteKind::Root
                | RouteKind::NotFound(_)
        );
        match self.draw(route) {
            Some(bytes) if is_page => Answer::Page(Page { bytes, desk: self.desk(route) }),
            Some(bytes) => Answer::Bytes(bytes),
            None => Answer::Broken,
        }
    }

    fn draw(&self, route: &Route) -> Option<Bytes> {
        if route.source.as_ref().is_some_and(|place| self.broken.contains(&place.file)) {
            return None;
        }
        let sketch = self.state.sketch(route)?;
        // A text that has changed meanwhile is on its way here in the next state.
        let drawn = self.state.draw(&sketch.view).ok()??;
        Some(Bytes::from(drawn.ok()?.bytes))
    }

    fn desk(&self, route: &Route) -> Desk {
        let marks = match route.kind {
            RouteKind::Edition(number) => self.marks.get(&number).cloned().unwrap_or_default(),
            _ => Vec::new(),
        };
        Desk { source: route.source.as_ref().map(|place| place.file.to_string()), marks }
    }

    /// Nothing is there: the page that says so in the language that the address begins with.
    fn missing(&self, inner: &str) -> Answer {
        let config = &self.world.config;
        let first = inner.split('/').next().unwrap_or_default();
        let of_prefix = |number: &usize| config.languages[*number].prefix == first;
        let language = (0..config.languages.len()).find(of_prefix).unwrap_or(config.default_language);
        let is_it = |route: &&Route| route.kind == RouteKind::NotFound(language);
        let route = self.world.publication.routes.list.iter().find(is_it);
        let page = route.and_then(|route| self.draw(route));
        Answer::Missing(page.map(|bytes| Page { bytes, desk: Desk::default() }))
    }
}

fn broken(findings: &[Finding]) -> HashSet<Arc<str>> {
    let errors = findings.iter().filter(|finding| finding.diagnostic.severity == Severity::Error);
    errors.filter_map(|finding| Some(finding.at.as_ref()?.file.clone())).collect()
}

fn styles(world: &World) -> Vec<Style> {
    let sheets = world.assets.list.iter().filter(|asset| asset.path.to_ascii_lowercase().ends_with(".css"));
    let style = |asset: &crate::load::assets::Asset| Style {
        path: asset.path.to_string(),
        url: asset.url.to_string(),
        integrity: asset.integrity.clone(),
    };
    sheets.map(style).collect()
}

/// Finds what is to be known of editions: that readers do not see them, or that the original has changed since.
fn marks(world: &World, release: &Release, marking: &Marking<'_>) -> HashMap<usize, Vec<Mark>> {
    let zone = &world.config.time_zone;
    let mut all = HashMap::new();
    for (number, edition) in world.publication.editions.iter().enumerate() {
        let mut marks = Vec::new();
        let mut mark = |kind, moment: Option<Moment>| {
            let text = marking(kind, moment.map(|moment| (moment, zone)));
            marks.push(Mark { kind, text });
        };
        // What readers would not see is there only if it was asked for.
        if release.drafts && edition.front.draft == Some(true) {
            mark(MarkKind::Draft, None);
        }
        if release.future {
            let embargo = edition.front.publish_at.map(|when| when.resolve(zone));
            let start = edition.date.into_iter().chain(embargo).max();
            if let Some(start) = start.filter(|start| start.at > release.now) {
                mark(MarkKind::Scheduled, Some(start));
            }
        }
        if release.expired {
            let end = edition.front.expires_at.map(|when| when.resolve(zone));
            if let Some(end) = end.filter(|end| end.at <= release.now) {
                mark(MarkKind::Expired, Some(end));
            }
        }
        if edition.stands_in.is_some() {
            mark(MarkKind::Fallback, None);
        } else if let Some(updated) = newer_original(edition, &world.publication) {
            mark(MarkKind::Older, Some(updated));
        }
        if !marks.is_empty() {
            all.insert(number, marks);
        }
    }
    all
}

/// Returns when the original of a translation was changed, if that was after the translation's last change.
fn newer_original(edition: &Edition, publication: &Publication) -> Option<Moment> {
    let original = &publication.editions[publication.works[edition.work].original?];
    let updated = original.updated.filter(|_| original.language != edition.language)?;
    let own = edition.updated.or(edition.date);
    own.is_none_or(|own| own.at < updated.at).then_some(updated)
}
