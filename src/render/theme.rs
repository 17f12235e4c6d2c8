//! The theme with its parents: templates and components, compiled once and given to each language.
//!
//! A template's full name is its path without `templates/`: `themes/bamboo/page.html`,
//! `themes/bamboo/components/story.html`. A name without a theme is looked up along the chain, so that a child's
//! template stands for its parent's wherever that is extended or included; by its full name it may build upon the
//! parent's own.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use tera::{Context, ErrorKind, Tera};

use crate::load::Source;
use crate::load::theme::ThemeChain;
use crate::locale::{Locale, Locales};
use crate::model::config::Config;
use crate::model::diagnostic::{Checked, Code, Diagnostic, Place, Spot};
use crate::model::fingerprint::Fingerprint;
use crate::model::yaml::fields::nearest;
use crate::parse::Rules;
use crate::render::components::{self, Components, DrawError};
use crate::render::functions::missing_string;
use crate::render::{Output, filters, functions, scope};
use crate::view::body::Content;
use crate::view::feed::Feed;
use crate::view::frame::Frame;
use crate::view::{PageView, World};

mod binding;

use binding::Template;

/// A theme, ready to draw.
#[derive(Debug)]
pub struct Theme {
    /// One a language: functions and filters speak it.
    engines: Vec<Tera>,
    /// By language: stands for the templates, its strings and the configuration.
    fingerprints: Vec<Fingerprint>,
    /// Where each template lies, by its full name.
    sources: BTreeMap<String, Arc<str>>,
    /// What draws directives.
    components: Components,
    /// The names of the theme and its parents, for diagnostics.
    chain: String,
}

/// A theme with the frames of a publication: what is the same on all pages is made ready once.
#[derive(Debug)]
pub struct Painter {
    theme: Arc<Theme>,
    frames: Vec<Context>,
    /// By language: stands for the theme and the frame.
    with_frames: Vec<Fingerprint>,
}

/// Compiles the theme with its parents for every language.
///
/// All template errors are found here, but those that only a page can bring about; so are strings
/// that a template names literally and a language lacks.
pub fn load(themes: &ThemeChain, locales: &Arc<Locales>, rules: &Rules) -> Checked<Arc<Theme>> {
    let config = &rules.config;
    let named = |source| Template { name: full_name(source), source };
    let templates: Vec<Template> = themes.templates().map(named).collect();
    let mut diagnostics = Vec::new();
    let mut first = Tera::new();
    first.autoescape_on([".html", ".xml"]);
    let prefixes = themes.layers.iter().map(|layer| format!("themes/{}/", layer.files.name));
    first.set_fallback_prefixes(prefixes.collect::<Vec<_>>()).expect("invariant: there are no templates yet");
    register(&mut first, 0, locales, config);
    let texts = templates.iter().map(|template| (template.name.as_str(), &*template.source.text));
    if let Err(error) = first.add_raw_templates(texts) {
        diagnostics.extend(binding::errors(&templates, &error, themes));
    }
    let mut components = Components::new();
    if diagnostics.is_empty() {
        let sources: Vec<&Source> = templates.iter().map(|template| template.source).collect();
        let found = components::components(&first, &sources, &rules.signatures);
        components = found.0;
        diagnostics.extend(found.1);
    }
    diagnostics.extend(missing_strings(&templates, locales));
    let compile = |language: usize| {
        let mut engine = first.clone();
        register(&mut engine, language, locales, config);
        engine
    };
    let engines = (0..config.languages.len()).into_par_iter().map(compile).collect();
    let texts: Vec<_> =
        templates.iter().map(|template| (&template.name, template.source.fingerprint)).collect();
    let text = Fingerprint::of(&(themes.names(), texts));
    // Filters write as site.yaml says. Strings of other languages that a page asks for are questions of its own.
    let of = |locale: &Locale| Fingerprint::of(&(text, locale.fingerprint, rules.fingerprint));
    let fingerprints = locales.languages.iter().map(of).collect();
    let sources =
        templates.into_iter().map(|template| (template.name, template.source.path.clone())).collect();
    let theme = Theme { engines, fingerprints, sources, chain: themes.names(), components };
    Checked { value: Arc::new(theme), diagnostics }
}

/// Gives an engine what speaks the language.
fn register(engine: &mut Tera, language: usize, locales: &Arc<Locales>, config: &Arc<Config>) {
    functions::register(engine, language, locales);
    filters::register(engine, language, locales, config);
}

impl Painter {
    /// Makes ready to draw the pages of a publication.
    pub fn new(theme: &Arc<Theme>, frames: &[Arc<Frame>]) -> Self {
        let context = |frame: &Arc<Frame>| {
            Context::from_serialize(&**frame).expect("invariant: a frame is a map of plain values")
        };
        let of = |(frame, theme): (&Arc<Frame>, &Fingerprint)| Fingerprint::of(&(theme, frame.fingerprint));
        let with_frames = frames.iter().zip(&theme.fingerprints).map(of).collect();
        Self { theme: theme.clone(), frames: frames.iter().map(context).collect(), with_frames }
    }

    /// Returns what stands in the keys of pages of each language for all that drawing depends on beside the view.
    pub fn fingerprints(&self) -> &[Fingerprint] {
        &self.theme.fingerprints
    }

    /// Returns what stands in the keys of feeds of each language that have directives.
    pub fn with_frames(&self) -> &[Fingerprint] {
        &self.with_frames
    }

    /// Draws a page.
    pub(super) fn draw(&self, page: &PageView, world: &Arc<World>) -> Result<Output, Vec<Diagnostic>> {
        let engine = &self.theme.engines[page.language];
        let named = page.template.as_str();
        let template = if engine.contains_template(named) { named } else { page.stand_in.unwrap_or(named) };
        let mut bytes = Vec::with_capacity(16 << 10);
        let (drawn, recorded) = scope::within(world, || {
            self.draw_texts(&page.texts(), (page.language, &page.url), world)?;
            let failed = |error: tera::Error| vec![self.diagnostic(&error, &page.url)];
            let mut context = Context::from_serialize(page).map_err(failed)?;
            context.extend(self.frames[page.language].clone());
            engine.render_to(template, &context, &mut bytes).map_err(failed)
        });
        drawn.map(|()| Output { bytes, asked: recorded.asked, diagnostics: recorded.diagnostics })
    }

    /// Draws the directives of texts, then what `write` makes of them.
    pub(super) fn draw_feed(
        &self,
        feed: &Feed,
        world: &Arc<World>,
        write: impl FnOnce(&Feed) -> String,
    ) -> Result<Output, Vec<Diagnostic>> {
        let url = feed.url.strip_prefix(&world.config.base.origin).unwrap_or(&feed.url);
        let (drawn, recorded) =
            scope::within(world, || self.draw_texts(&feed.texts(), (feed.language, url), world));
        drawn.map(|()| Output {
            bytes: write(feed).into_bytes(),
            asked: recorded.asked,
            diagnostics: recorded.diagnostics,
        })
    }

    /// Draws the directives of texts on a page of a language with an address. What fails is all told.
    fn draw_texts(
        &self,
        texts: &[&Content],
        (language, url): (usize, &str),
        world: &World,
    ) -> Result<(), Vec<Diagnostic>> {
        let with = (&self.theme.engines[language], &self.theme.components);
        let mut diagnostics: Vec<Diagnostic> = Vec::new();
        for content in texts {
            let document = &world.documents[content.document].meta.value.placement.file;
            content.draw(&mut |call| {
                components::draw(call, with, &self.frames[language], document).unwrap_or_else(|error| {
                    let found = match error {
                        DrawError::Missing(missing) => *missing,
                        DrawError::Failed(error, place) => {
                            let found = self.diagnostic(&error, url);
                            Diagnostic { at: found.at.clone().or(Some(place)), ..found }
                        }
                    };
                    if !diagnostics.iter().any(|known| known.at == found.at) {
                        diagnostics.push(found);
                    }
                    String::new()
                })
            });
        }
        if diagnostics.is_empty() { Ok(()) } else { Err(diagnostics) }
    }

    fn diagnostic(&self, error: &tera::Error, url: &str) -> Diagnostic {
        let diagnostic = match error.kind() {
            ErrorKind::RenderingError(report) | ErrorKind::SyntaxError(report) => {
                let file = self.theme.sources.get(report.filename());
                let file = file.cloned().unwrap_or_else(|| report.filename().into());
                Diagnostic::new(Code::TemplateError, at(&file, report.span()))
                    .with("message", report.message())
            }
            ErrorKind::TemplateNotFound(name) => {
                missing(name, None, &self.theme.chain, self.theme.sources.keys())
            }
            _ => Diagnostic::new(Code::TemplateError, None).with("message", error.to_string()),
        };
        match scope::take_failure() {
            Some(failure) => failed(failure, diagnostic.at, url),
            None => diagnostic.with("url", url),
        }
    }
}

/// Tells why a call has failed, at the place of the call; a file of data is at fault at its own.
fn failed(failure: Diagnostic, call: Option<Place>, url: &str) -> Diagnostic {
    let failure = failure.with("url", url);
    match (&failure.at, call) {
        (None, at) => Diagnostic { at, ..failure },
        (Some(_), Some(call)) => failure.beside(call),
        (Some(_), None) => failure,
    }
}

/// Returns the full name of a template.
fn full_name(source: &Source) -> String {
    let mut parts = source.path.splitn(4, '/');
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(themes), Some(theme), Some("templates"), Some(inner)) => format!("{themes}/{theme}/{inner}"),
        _ => source.path.to_string(),
    }
}

/// Returns a full name without the theme: what the templates of all themes call it by.
fn short_name(name: &str) -> &str {
    name.splitn(3, '/').nth(2).unwrap_or(name)
}

fn at(file: &Arc<str>, span: &tera::Span) -> Place {
    Place { file: file.clone(), spot: Spot::Line(span.start_line, span.start_col + 1) }
}

/// Tells that no theme of the chain has a template.
fn missing<'k>(
    name: &str,
    place: Option<Place>,
    chain: &str,
    known: impl Iterator<Item = &'k String>,
) -> Diagnostic {
    let known: Vec<&str> = known.map(String::as_str).collect();
    // By its full name only a template of that theme is meant.
    let names = known.iter().map(|full| if name.starts_with("themes/") { full } else { short_name(full) });
    let nearest = nearest(name, names).unwrap_or_default();
    Diagnostic::new(Code::MissingTemplate, place)
        .with("template", name)
        .with("chain", chain)
        .with("nearest", nearest)
}

/// Finds `t(key="…")` whose string a language lacks; a key that is computed is found when a page
/// with it is drawn.
fn missing_strings(templates: &[Template], locales: &Locales) -> Vec<Diagnostic> {
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    for Template { source, .. } in templates {
        for (at, key) in literal_keys(&source.text) {
            for locale in &locales.languages {
                let Some(missing) = missing_string(locale, key, &locale.outcome(key)) else { continue };
                let place = Place::bytes(&source.path, at..at + key.len());
                match diagnostics.iter_mut().find(|earlier| earlier.args == missing.args) {
                    Some(earlier) => earlier.more += 1,
                    None => diagnostics.push(Diagnostic { at: Some(place), ..missing }),
                }
            }
        }
    }
    diagnostics
}

fn literal_keys(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices("key=").filter_map(|(at, _)| {
        let before = text[..at].trim_end();
        let call = before.strip_suffix('(')?.strip_suffix('t')?;
        if call.ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            return None;
        }
        let rest = &text[at + "key=".len()..];
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
        let key = rest[1..].split(quote).next()?;
        let after = rest[1 + key.len()..].get(1..)?.trim_start();
        // `"kind-" ~ kind` is computed.
        after.starts_with([')', ',']).then_some((at + "key=".len() + 1, key))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literal_keys_are_found() {
        let text = "{{ t(key=\"một\") }} {{ t( key='hai', n=1) }} {{ get(key=\"ba\") }} {{ t(key=`bốn`) }}{{ t(key=k) }}{{ t(key=\"k-\" ~ k) }}{{ t(key=\"năm\" ) }}";
        assert_eq!(literal_keys(text).map(|(_, key)| key).collect::<Vec<_>>(), ["một", "hai", "bốn", "năm"]);
    }

    #[test]
    fn templates_are_named_by_their_path() {
        for (path, full, short) in [
            (
                "themes/bamboo/templates/partials/head.html",
                "themes/bamboo/partials/head.html",
                "partials/head.html",
            ),
            (
                "themes/bamboo/components/story.html",
                "themes/bamboo/components/story.html",
                "components/story.html",
            ),
        ] {
            let source = Source { path: path.into(), text: "".into(), fingerprint: Fingerprint::default() };
            assert_eq!((full_name(&source).as_str(), short_name(full)), (full, short));
        }
    }
}
