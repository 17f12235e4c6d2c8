//! Parsing: the text of one file becomes a document. Knows that file and the configuration alone:
//! no other page, no template, no disk, no clock.

use std::ops::Range;
use std::sync::Arc;

use crate::load::Source;
use crate::model::body::{Body, LazyBody};
use crate::model::config::Config;
use crate::model::diagnostic::{Checked, Spot};
use crate::model::directive::{Signature, Signatures};
use crate::model::fingerprint::{Fingerprint, Hashed};
use crate::model::front::FrontMatter;
use crate::model::meta::{Meta, Placement};
use crate::model::when::When;

pub mod data;
pub mod front_matter;
pub mod markdown;
pub mod placement;
pub mod vocabulary;

/// What decides how texts read, beside themselves.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The publication's description.
    pub config: Arc<Config>,
    /// The directives that there are.
    pub signatures: Signatures,
    /// Stands for all of it.
    pub fingerprint: Fingerprint,
}

impl Rules {
    /// Returns the rules of a site whose theme declares these directives.
    pub fn new(config: Arc<Config>, declared: &[Signature]) -> Self {
        let signatures = Signatures::built_in().with(declared);
        let fingerprint = Fingerprint::of(&(config.fingerprint, signatures.fingerprint));
        Self { config, signatures, fingerprint }
    }
}

/// One file, read.
#[derive(Clone, Debug)]
pub struct Document {
    /// What other pages may know of it.
    pub meta: Hashed<Arc<Meta>>,
    /// Stands for which work it belongs to, and for what becomes of its addresses of old.
    pub identity: Fingerprint,
    /// Its text.
    pub body: Arc<LazyBody>,
}

impl Document {
    fn of(meta: Meta, body: Body) -> Self {
        let FrontMatter { translation_key, original, aliases, .. } = &*meta.front;
        let identity = Fingerprint::of(&(&meta.placement, translation_key, original, aliases));
        Self { meta: Hashed::new(Arc::new(meta)), identity, body: Arc::new(LazyBody::of(body)) }
    }
}

/// Reads one content file; `None` where its name has a language that the site lacks.
///
/// Costs one pass over the file.
pub fn parse(source: &Source, rules: &Rules) -> Checked<Option<Document>> {
    let config = &*rules.config;
    let placement = match placement::placement(&source.path, config) {
        Ok(placement) => placement,
        Err(diagnostic) => return Checked { value: None, diagnostics: vec![*diagnostic] },
    };
    let (parts, unframed) = front_matter::split(&source.path, &source.text);
    let mut diagnostics: Vec<_> = unframed.into_iter().collect();
    let (mut front, found) = front_matter::read(&source.path, &source.text, &parts, placement.role, config);
    diagnostics.extend(found);
    date_from_name(&mut front, &placement);
    let mut text = markdown::markdown(&source.path, &source.text, parts.body, &options(&placement, rules))
        .drain_into(&mut diagnostics);
    // Bodies stay in memory as long as the site does; what they grew by while written need not.
    text.body.html.shrink_to_fit();
    text.body.holes.shrink_to_fit();
    text.body.directives.shrink_to_fit();
    text.references.shrink_to_fit();
    let front = Arc::new(front);
    // Where a lead is written, the first paragraph is nobody's business: its edits cost one page.
    let excerpt = text.excerpt.filter(|_| front.lead.is_none());
    let meta = Meta { placement, front, excerpt, outline: text.outline, references: text.references };
    Checked { value: Some(Document::of(meta, text.body)), diagnostics }
}

/// Returns the document of a file whose text cannot be had: it holds the file's place among the works, so that what
/// leads to it is not found wrong in its turn. `None` where its name has a language that the site lacks.
pub fn unread(path: &Arc<str>, config: &Config) -> Option<Document> {
    let placement = placement::placement(path, config).ok()?;
    let front = Arc::new(front_matter::unread());
    let meta = Meta { placement, front, excerpt: None, outline: Vec::new(), references: Vec::new() };
    Some(Document::of(meta, Body::default()))
}

/// Returns the bytes of a source at which a spot stands that parsing does not keep.
///
/// Parses the file once more: only files with something wrong pay for places.
pub fn locate(source: &Source, spot: &Spot, rules: &Rules) -> Option<Range<usize>> {
    let (parts, _) = front_matter::split(&source.path, &source.text);
    match spot {
        Spot::Yaml(_) => front_matter::locate(&source.text, &parts, spot),
        Spot::Reference(number) | Spot::Directive(number) => {
            let placement = placement::placement(&source.path, &rules.config).ok()?;
            let options = options(&placement, rules);
            let text = markdown::markdown(&source.path, &source.text, parts.body, &options).value;
            let is_reference = matches!(spot, Spot::Reference(_));
            let spans = if is_reference { text.reference_spans } else { text.directive_spans };
            spans.get(*number).cloned()
        }
        Spot::Bytes(from, to) => Some(*from..*to),
        Spot::Whole | Spot::Line(..) => None,
    }
}

fn options<'c>(placement: &Placement, rules: &'c Rules) -> markdown::Options<'c> {
    let config = &rules.config;
    let press = &config.languages[placement.language].press;
    markdown::Options {
        dialect: markdown::Dialect::Publication,
        quotes: &press.quotes,
        credit_words: &press.credit_words,
        raw_html: config.raw_html,
        math: config.math,
        directives: Some(&rules.signatures),
    }
}

fn date_from_name(front: &mut FrontMatter, placement: &Placement) {
    if front.date.is_none() {
        front.date = placement::date_prefix(&placement.stem).0.map(When::of_day);
    }
}
