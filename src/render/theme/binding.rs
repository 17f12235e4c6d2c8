//! What is wrong with templates before any page is drawn: those that are none, and what binding them together fails on.

use tera::{ErrorKind, Tera};

use crate::load::Source;
use crate::load::theme::ThemeChain;
use crate::model::diagnostic::{Code, Diagnostic, Place, Spot};
use crate::render::theme::{at, missing, short_name};

/// A template under its full name.
#[derive(Clone, Debug)]
pub(super) struct Template<'s> {
    pub name: String,
    pub source: &'s Source,
}

/// Finds every template that is none; if all are, tells what binding them together failed on.
pub(super) fn errors(templates: &[Template], whole: &tera::Error, themes: &ThemeChain) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for Template { name, source } in templates {
        let alone = Tera::new().add_raw_template(name, &source.text);
        if let Err(error) = alone
            && let ErrorKind::SyntaxError(report) = error.kind()
        {
            let diagnostic = Diagnostic::new(Code::TemplateSyntax, at(&source.path, report.span()));
            diagnostics.push(diagnostic.with("message", report.message()));
        }
    }
    // What templates of a missing parent define cannot be found.
    if diagnostics.is_empty() && themes.is_whole {
        diagnostics = Binding { templates, themes }.errors(whole);
    }
    diagnostics
}

struct Binding<'t> {
    templates: &'t [Template<'t>],
    themes: &'t ThemeChain,
}

impl Binding<'_> {
    fn errors(&self, whole: &tera::Error) -> Vec<Diagnostic> {
        match whole.kind() {
            ErrorKind::MissingParent { current, parent } => {
                let place = self.quoted("extends", current, parent);
                let known = self.templates.iter().map(|template| &template.name);
                vec![missing(parent, place, &self.themes.names(), known)]
            }
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let place = self.find(report.filename()).map(|source| at(&source.path, report.span()));
                vec![syntax(place, report.message())]
            }
            ErrorKind::CircularExtend { tpl, inheritance_chain: chain } => {
                let chain: Vec<_> = std::iter::once(tpl).chain(chain).map(String::as_str).collect();
                vec![self.cycle("extends", &chain)]
            }
            ErrorKind::CircularInclude { include_chain: chain, .. } => {
                vec![self.cycle("include", &chain.iter().map(String::as_str).collect::<Vec<_>>())]
            }
            ErrorKind::Msg(text) if text.starts_with(REPORT) => {
                text[REPORT.len()..].split("\n\nerror: ").map(|report| self.report(report)).collect()
            }
            ErrorKind::Msg(text) => vec![self.twice(text)],
            _ => vec![syntax(None, &whole.to_string())],
        }
    }

    fn find(&self, name: &str) -> Option<&Source> {
        self.templates.iter().find(|template| template.name == name).map(|template| template.source)
    }

    /// Returns the place at which a template names another after a word.
    fn quoted(&self, word: &str, template: &str, other: &str) -> Option<Place> {
        let source = self.find(template)?;
        let text = &*source.text;
        let literal = |(at, _): (usize, &str)| {
            let start = at + word.len() + text[at + word.len()..].find(['"', '\'', '`'])?;
            let quote = text[start..].chars().next()?;
            let named = text[start + 1..].split(quote).next()?;
            let is_it = named == other || short_name(other) == named;
            is_it.then(|| Place::bytes(&source.path, start + 1..start + 1 + named.len()))
        };
        Some(text.match_indices(word).find_map(literal).unwrap_or_else(|| Place::file(&source.path)))
    }

    /// Templates that build upon or include each other in a circle; the chain ends where the circle closes.
    fn cycle(&self, word: &str, chain: &[&str]) -> Diagnostic {
        let last = chain.last().copied().unwrap_or_default();
        let from = chain.iter().position(|name| *name == last).unwrap_or_default();
        let circle = &chain[from..];
        let before = circle[circle.len().saturating_sub(2)];
        let inner = short_name(last);
        // A template that calls itself by its short name may have meant the one of its parent.
        let own = self
            .themes
            .layers
            .iter()
            .position(|layer| last == format!("themes/{}/{inner}", layer.files.name));
        let above = own.map_or(&[][..], |own| &self.themes.layers[own + 1..]);
        let mut above = above.iter().map(|layer| format!("themes/{}/{inner}", layer.files.name));
        let parent = above.find(|name| self.find(name).is_some()).unwrap_or_default();
        Diagnostic::new(Code::TemplateCycle, self.quoted(word, before, last))
            .with("chain", circle.join(" → "))
            .with("template", parent)
    }

    /// One of several reports in the text of an error.
    fn report(&self, report: &str) -> Diagnostic {
        let (message, rest) = report.split_once('\n').unwrap_or((report, ""));
        let place = rest.lines().next().and_then(|line| {
            let mut parts = line.trim_start().strip_prefix("--> ")?.rsplitn(3, ':');
            let (column, line) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
            Some(Place { file: self.find(parts.next()?)?.path.clone(), spot: Spot::Line(line, column) })
        });
        syntax(place, message)
    }

    /// A component that two templates of one theme define, which are named in the message.
    fn twice(&self, text: &str) -> Diagnostic {
        let mut places =
            text.split('`').filter_map(|name| self.find(name)).map(|source| Place::file(&source.path));
        let diagnostic = syntax(places.next(), text);
        places.fold(diagnostic, Diagnostic::beside)
    }
}

fn syntax(place: Option<Place>, message: &str) -> Diagnostic {
    Diagnostic::new(Code::TemplateSyntax, place).with("message", message)
}

/// How each report in the text of an error with several of them begins.
const REPORT: &str = "error: ";
