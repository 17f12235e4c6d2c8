//! The theme: templates and components, compiled once for each language.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use tera::{Context, ErrorKind, Tera};

use crate::load::{Source, ThemeFiles};
use crate::locale::{Locale, Locales};
use crate::model::config::Config;
use crate::model::diagnostic::{Checked, Code, Diagnostic, Place, Segment, Spot, YamlEnd, YamlSpot};
use crate::model::directive::{self, Signature};
use crate::model::fingerprint::Fingerprint;
use crate::model::yaml::Yaml;
use crate::model::yaml::fields::nearest;
use crate::parse::Rules;
use crate::render::components::{self, Components, DrawError};
use crate::render::functions::missing_string;
use crate::render::{Output, filters, functions, scope};
use crate::view::body::Content;
use crate::view::feed::Feed;
use crate::view::frame::Frame;
use crate::view::{PageView, World};

/// A theme, ready to draw.
#[derive(Debug)]
pub struct Theme {
    /// One a language: functions and filters speak it.
    engines: Vec<Tera>,
    /// By language: stands for the templates, its strings and the configuration.
    fingerprints: Vec<Fingerprint>,
    /// Where each template lies, by its name.
    sources: BTreeMap<String, Arc<str>>,
    /// What draws directives.
    components: Components,
}

/// A theme with the frames of a publication: what is the same on all pages is made ready once.
#[derive(Debug)]
pub struct Painter {
    theme: Arc<Theme>,
    frames: Vec<Context>,
    /// By language: stands for the theme and the frame.
    with_frames: Vec<Fingerprint>,
}

/// Compiles the theme for every language.
///
/// All template errors are found here, but those that only a page can bring about; so are strings
/// that a template names literally and a language lacks.
pub fn load(files: &ThemeFiles, locales: &Arc<Locales>, rules: &Rules) -> Checked<Arc<Theme>> {
    let config = &rules.config;
    let templates: Vec<(String, &Source)> =
        files.templates.iter().map(|source| (name(&source.path), source)).collect();
    let mut diagnostics = Vec::new();
    let compile = |language: usize| {
        let mut engine = Tera::new();
        engine.autoescape_on([".html", ".xml"]);
        functions::register(&mut engine, language, locales);
        filters::register(&mut engine, language, locales, config);
        let added =
            engine.add_raw_templates(templates.iter().map(|(name, source)| (name.as_str(), &*source.text)));
        (engine, added)
    };
    let mut compiled: Vec<_> = (0..config.languages.len()).into_par_iter().map(compile).collect();
    if let Some((_, Err(error))) = compiled.iter().find(|(_, added)| added.is_err()) {
        diagnostics.extend(template_errors(&templates, error));
    }
    let mut components = Components::new();
    if let (true, Some((engine, _))) = (diagnostics.is_empty(), compiled.first()) {
        let found = components::components(engine, &templates, &rules.signatures);
        components = found.0;
        diagnostics.extend(found.1);
    }
    diagnostics.extend(missing_strings(&templates, locales));
    let text = Fingerprint::of(
        &templates.iter().map(|(name, source)| (name, source.fingerprint)).collect::<Vec<_>>(),
    );
    // Filters write as site.yaml says. Strings of other languages that a page asks for are questions of its own.
    let of = |locale: &Locale| Fingerprint::of(&(text, locale.fingerprint, rules.fingerprint));
    let fingerprints = locales.languages.iter().map(of).collect();
    let engines = compiled.drain(..).map(|(engine, _)| engine).collect();
    let sources = templates.into_iter().map(|(name, source)| (name, source.path.clone())).collect();
    Checked { value: Arc::new(Theme { engines, fingerprints, sources, components }), diagnostics }
}

/// Reads the directives that `theme.yaml` declares. If it is no YAML, that is told where its options are read.
pub fn directives(files: &ThemeFiles) -> Checked<Vec<Signature>> {
    let read = files.description.as_ref().and_then(|source| Some((source, Yaml::parse(&source.text).ok()?)));
    match read {
        Some((source, yaml)) => directive::declared(&yaml, &source.path),
        None => Checked { value: Vec::new(), diagnostics: Vec::new() },
    }
}

/// Reads the options of `theme.yaml` with the site's values over their defaults.
pub fn options(files: &ThemeFiles, config: &Config) -> Checked<Yaml> {
    let mut diagnostics = Vec::new();
    let mut options = Vec::new();
    let described = files.description.as_ref().map(|source| (source, Yaml::parse(&source.text)));
    let entries = match described {
        Some((_, Ok(Yaml::Map(entries)))) => entries,
        Some((source, Err(error))) => {
            let code = if error.too_deep { Code::NestedTooDeeply } else { Code::InvalidYaml };
            let place = Place::bytes(&source.path, error.at..error.at);
            diagnostics.push(Diagnostic::new(code, place).with("message", error.message));
            Vec::new()
        }
        _ => Vec::new(),
    };
    let given = match &config.theme_options {
        Yaml::Map(entries) => entries.as_slice(),
        _ => &[],
    };
    let value = |name: &str| given.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    for (_, declared) in entries.iter().filter(|(key, _)| key == "options") {
        let Yaml::Map(declared) = declared else { continue };
        for (name, option) in declared {
            let default = match option {
                Yaml::Map(fields) => {
                    fields.iter().find(|(key, _)| key == "default").map(|(_, value)| value.clone())
                }
                _ => None,
            };
            options.push((name.clone(), value(name).or(default).unwrap_or(Yaml::Null)));
        }
    }
    diagnostics.extend(unknown_options(given, &options));
    Checked { value: Yaml::Map(options), diagnostics }
}

/// Finds values in site.yaml for options that the theme does not declare.
fn unknown_options(given: &[(String, Yaml)], declared: &[(String, Yaml)]) -> Vec<Diagnostic> {
    let known = || declared.iter().map(|(name, _)| name.as_str());
    let unknown = given.iter().filter(|(name, _)| !known().any(|known| known == name));
    let diagnostic = |(name, _): &(String, Yaml)| {
        let path = ["theme_options", name].map(|key| Segment::Key(key.into())).into();
        let spot = Spot::Yaml(YamlSpot { path, end: YamlEnd::Key(0) });
        Diagnostic::new(Code::UnknownKey, Place { file: "site.yaml".into(), spot })
            .with("key", name.as_str())
            .with("nearest", nearest(name, known()).unwrap_or_default())
            .with("known", known().collect::<Vec<_>>().join(", "))
    };
    unknown.map(diagnostic).collect()
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
        let (drawn, asked, diagnostics) = scope::within(world, || {
            self.draw_texts(&page.texts(), (page.language, &page.url), world)?;
            let failed = |error: tera::Error| vec![self.diagnostic(&error, &page.url)];
            let mut context = Context::from_serialize(page).map_err(failed)?;
            context.extend(self.frames[page.language].clone());
            engine.render_to(template, &context, &mut bytes).map_err(failed)
        });
        drawn.map(|()| Output { bytes, asked, diagnostics })
    }

    /// Draws the directives of texts, then what `write` makes of them.
    pub(super) fn draw_feed(
        &self,
        feed: &Feed,
        world: &Arc<World>,
        write: impl FnOnce(&Feed) -> String,
    ) -> Result<Output, Vec<Diagnostic>> {
        let url = feed.url.strip_prefix(&world.config.base.origin).unwrap_or(&feed.url);
        let (drawn, asked, diagnostics) =
            scope::within(world, || self.draw_texts(&feed.texts(), (feed.language, url), world));
        drawn.map(|()| Output { bytes: write(feed).into_bytes(), asked, diagnostics })
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
                let file = self
                    .theme
                    .sources
                    .get(report.filename())
                    .cloned()
                    .unwrap_or_else(|| report.filename().into());
                Diagnostic::new(Code::TemplateError, at(&file, report.span()))
                    .with("message", report.message())
            }
            ErrorKind::TemplateNotFound(name) => Diagnostic::new(Code::MissingTemplate, None)
                .with("template", name.as_str())
                .with("message", ""),
            _ => Diagnostic::new(Code::TemplateError, None).with("message", error.to_string()),
        };
        diagnostic.with("url", url)
    }
}

/// Returns the name that other templates call a file by: its path in `templates/` or `components/`.
fn name(path: &str) -> String {
    let inner = path.splitn(3, '/').nth(2).unwrap_or(path);
    inner.strip_prefix("templates/").unwrap_or(inner).to_string()
}

fn at(file: &Arc<str>, span: &tera::Span) -> Place {
    Place { file: file.clone(), spot: Spot::Line(span.start_line, span.start_col + 1) }
}

/// Finds every template that is none; if all are, tells what binding them together failed on.
fn template_errors(templates: &[(String, &Source)], whole: &tera::Error) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (name, source) in templates {
        let alone = Tera::new().add_raw_template(name, &source.text);
        if let Err(error) = alone
            && let ErrorKind::SyntaxError(report) = error.kind()
        {
            let diagnostic = Diagnostic::new(Code::TemplateSyntax, at(&source.path, report.span()));
            diagnostics.push(diagnostic.with("message", report.message()));
        }
    }
    if diagnostics.is_empty() {
        diagnostics = binding_errors(templates, whole);
    }
    diagnostics
}

/// Tells what binding the templates together failed on.
fn binding_errors(templates: &[(String, &Source)], whole: &tera::Error) -> Vec<Diagnostic> {
    let file = |name: &str| templates.iter().find(|(known, _)| known == name).map(|(_, source)| &source.path);
    let whole_file = |name: &str| file(name).map(Place::file);
    let syntax = |place: Option<Place>, message: &str| {
        Diagnostic::new(Code::TemplateSyntax, place).with("message", message)
    };
    match whole.kind() {
        ErrorKind::MissingParent { current, parent } => {
            let diagnostic = Diagnostic::new(Code::MissingTemplate, whole_file(current));
            vec![diagnostic.with("template", parent.as_str())]
        }
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            vec![syntax(file(report.filename()).map(|path| at(path, report.span())), report.message())]
        }
        ErrorKind::CircularExtend { inheritance_chain: chain, .. }
        | ErrorKind::CircularInclude { include_chain: chain, .. } => {
            let first = chain.last().and_then(|name| whole_file(name));
            vec![syntax(first, &whole.to_string())]
        }
        ErrorKind::Msg(text) if text.starts_with(REPORT) => {
            let report = |report: &str| {
                let (message, rest) = report.split_once('\n').unwrap_or((report, ""));
                let place = rest.lines().next().and_then(|line| {
                    let mut parts = line.trim_start().strip_prefix("--> ")?.rsplitn(3, ':');
                    let (column, line) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
                    Some(Place { file: file(parts.next()?)?.clone(), spot: Spot::Line(line, column) })
                });
                syntax(place, message)
            };
            text[REPORT.len()..].split("\n\nerror: ").map(report).collect()
        }
        _ => vec![syntax(None, &whole.to_string())],
    }
}

/// How each report in the text of an error with several of them begins.
const REPORT: &str = "error: ";

/// Finds `t(key="…")` whose string a language lacks; a key that is computed is found when a page
/// with it is drawn.
fn missing_strings(templates: &[(String, &Source)], locales: &Locales) -> Vec<Diagnostic> {
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    for (_, source) in templates {
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
        assert_eq!(name("themes/bamboo/templates/partials/head.html"), "partials/head.html");
        assert_eq!(name("themes/bamboo/components/story.html"), "components/story.html");
    }
}
