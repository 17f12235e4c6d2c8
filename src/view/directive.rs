//! Directives of a body: what the component of each gets.
//!
//! A body with its holes in, calls of components out: label and body filled, files and works as they are on this page.
//! Must not know how a component is drawn.

use std::sync::Arc;

use crate::link::{FileAt, Found, Resolved};
use crate::model::body::{Directive, Items, Value};
use crate::view::World;
use crate::view::body::Content;

/// What a component is called with.
#[derive(Clone, Debug)]
pub struct Call<'c> {
    /// The directive.
    pub directive: &'c Directive,
    /// Its number in the body.
    pub number: usize,
    /// The arguments by name.
    pub arguments: Vec<(String, Argument)>,
    /// The body as HTML, if it has one.
    pub body: Option<String>,
}

/// An argument of a component.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    /// Nothing.
    None,
    /// HTML that is shown as it is.
    Html(String),
    /// A text.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// Any other number.
    Real(f64),
    /// Yes or no.
    Bool(bool),
    /// Several.
    List(Vec<Argument>),
    /// Values by name.
    Map(Vec<(&'static str, Argument)>),
}

/// What a directive takes of the site, as it is now. That it is another is a change of the text which shows it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Taken {
    /// A file: its size in bytes, and in pixels if it is a picture.
    File(u64, Option<(u32, u32)>),
    /// A work: its title, and its language's tag if that is not the page's own.
    Work(String, Option<String>),
}

/// Returns what the references of a text in a language, for readers of one, take of the site, by their numbers.
pub(super) fn taken(
    references: &[Resolved],
    (own, readers): (usize, usize),
    world: &World,
) -> Vec<(u32, Taken)> {
    let one = |(number, resolved): (usize, &Resolved)| {
        let taken = match resolved {
            Resolved::File(_, at) => {
                let file = match at {
                    FileAt::Content(path) => world.files.find(path),
                    FileAt::Fixed(path) => world.files.find_fixed(path),
                }?;
                let size = file.picture.flatten().map(|size| (size.width, size.height));
                Taken::File(file.bytes, size)
            }
            Resolved::Work(_, other, found) => {
                let at = other.unwrap_or(readers);
                let lang = (at != own).then(|| world.config.languages[at].lang.to_string());
                Taken::Work(title(*found, at, world), lang)
            }
            Resolved::Address(..) | Resolved::Picture(..) | Resolved::Nowhere => return None,
        };
        Some((u32::try_from(number).ok()?, taken))
    };
    references.iter().enumerate().filter_map(one).collect()
}

fn title(found: Found, language: usize, world: &World) -> String {
    let title = match found {
        Found::Section(section) => world.publication.sections[section].editions[language]
            .as_ref()
            .map(|edition| edition.title.clone()),
        _ => world.publication.meta(found, language).and_then(|meta| meta.front.title.clone()),
    };
    title.unwrap_or_default()
}

/// A directive that is being filled.
#[derive(Debug)]
struct Frame {
    number: usize,
    /// What stands around it, up to it.
    around: String,
    label: Option<String>,
    turns: Vec<Turn>,
}

/// A paragraph in which someone may begin to speak: where it begins, and where the name begins and ends.
#[derive(Debug, Default)]
struct Turn {
    number: usize,
    at: usize,
    speaker: usize,
    said: usize,
}

/// The directives that are open while a body is filled.
#[derive(Debug, Default)]
pub(super) struct Frames(Vec<Frame>);

impl Frames {
    /// Begins a directive: what follows is its label.
    pub fn open(&mut self, number: u32, html: &mut String) {
        let around = std::mem::take(html);
        self.0.push(Frame { number: number as usize, around, label: None, turns: Vec::new() });
    }

    /// Ends its label.
    pub fn body(&mut self, html: &mut String) {
        if let Some(frame) = self.0.last_mut() {
            let label = std::mem::take(html);
            frame.label = Some(label.trim().to_string()).filter(|label| !label.is_empty());
        }
    }

    pub fn turn(&mut self, number: u32, at: usize) {
        if let Some(frame) = self.0.last_mut() {
            frame.turns.push(Turn { number: number as usize, at, ..Turn::default() });
        }
    }

    pub fn speaker(&mut self, at: usize) {
        if let Some(turn) = self.0.last_mut().and_then(|frame| frame.turns.last_mut()) {
            turn.speaker = at;
        }
    }

    pub fn said(&mut self, at: usize) {
        if let Some(turn) = self.0.last_mut().and_then(|frame| frame.turns.last_mut()) {
            turn.said = at;
        }
    }

    /// Ends a directive: draws it and puts it where it stands.
    pub fn close(
        &mut self,
        number: u32,
        html: &mut String,
        content: &Content,
        draw: &mut dyn FnMut(Call) -> String,
    ) {
        // A sanitiser may have taken out where it began.
        if self.0.last().is_none_or(|frame| frame.number != number as usize) {
            return;
        }
        let Some(frame) = self.0.pop() else { return };
        let inner = std::mem::replace(html, frame.around);
        let directives = content.body.body().map(|body| body.directives.as_slice()).unwrap_or_default();
        let Some(directive) = directives.get(frame.number) else { return };
        let call = call(directive, (frame.number, &frame.turns), (frame.label, inner), content);
        html.push_str(draw(call).trim());
        html.push('\n');
    }

    /// Gives back what stands in directives whose end is lost.
    pub fn end(self, html: &mut String) {
        for frame in self.0.into_iter().rev() {
            let inner = std::mem::replace(html, frame.around);
            html.push_str(&inner);
        }
    }
}

fn call<'c>(
    directive: &'c Directive,
    (number, turns): (usize, &[Turn]),
    (label, inner): (Option<String>, String),
    content: &Content,
) -> Call<'c> {
    let mut arguments: Vec<(String, Argument)> =
        directive.values.iter().map(|(name, value)| (name.clone(), argument(value, content))).collect();
    if let (Some((name, text)), Some(html)) = (&directive.label, label) {
        arguments.push((format!("{name}_text"), Argument::Text(text.clone())));
        arguments.push((name.clone(), Argument::Html(html)));
    }
    let items = directive.items.as_ref().map(|items| match items {
        Items::Pictures(pictures) => pictures
            .iter()
            .map(|picture| {
                let mut values = vec![
                    ("alt", Argument::Text(picture.alt.clone())),
                    ("caption", Argument::Text(picture.caption.clone())),
                    ("credit", Argument::Text(picture.credit.clone())),
                ];
                values.extend(source(&picture.src, content));
                Argument::Map(values)
            })
            .collect(),
        Items::Turns(names) => self::turns(names, turns, &inner),
        Items::Headings(headings) => headings
            .iter()
            .map(|heading| {
                let id = format!("{}{}", content.id_prefix, heading.id);
                Argument::Map(vec![
                    ("level", Argument::Whole(heading.level.into())),
                    ("url", Argument::Text(format!("{}#{id}", content.page))),
                    ("id", Argument::Text(id)),
                    ("title", Argument::Text(heading.title.clone())),
                ])
            })
            .collect(),
    });
    arguments.extend(items.map(|items| ("items".to_string(), Argument::List(items))));
    Call { directive, number, arguments, body: directive.has_body.then_some(inner) }
}

/// Returns who says what. What stands before the first to speak nobody says.
fn turns(names: &[Option<String>], turns: &[Turn], html: &str) -> Vec<Argument> {
    let speaks = |turn: &&Turn| names.get(turn.number).is_some_and(Option::is_some) && turn.said > 0;
    let found: Vec<&Turn> = turns.iter().filter(speaks).collect();
    let first = found.first().map_or(html.len(), |turn| turn.at);
    let mut items = Vec::new();
    let mut speakers: Vec<&str> = Vec::new();
    let item = |speaker: Argument, by: Argument, html: String| {
        Argument::Map(vec![("speaker", speaker), ("by", by), ("html", Argument::Html(html))])
    };
    if !html[..first].trim().is_empty() {
        items.push(item(Argument::None, Argument::None, html[..first].trim().to_string()));
    }
    for (index, turn) in found.iter().enumerate() {
        let name = names[turn.number].as_deref().unwrap_or_default();
        let by = speakers.iter().position(|known| *known == name).unwrap_or_else(|| {
            speakers.push(name);
            speakers.len() - 1
        });
        let end = found.get(index + 1).map_or(html.len(), |next| next.at);
        let said = format!("{}{}", &html[turn.at..turn.speaker], html[turn.said..end].trim());
        let said = said.strip_prefix("<p></p>").map_or(said.as_str(), str::trim_start).to_string();
        let by = Argument::Whole(i64::try_from(by).unwrap_or(i64::MAX));
        items.push(item(Argument::Text(name.to_string()), by, said));
    }
    items
}

fn argument(value: &Value, content: &Content) -> Argument {
    match value {
        Value::Text(text) | Value::Date(text) => Argument::Text(text.clone()),
        Value::Number(digits) => digits
            .parse()
            .map(Argument::Whole)
            .or_else(|_| digits.parse().map(Argument::Real))
            .unwrap_or(Argument::None),
        Value::Bool(value) => Argument::Bool(*value),
        Value::File(number) => file(*number, content),
        Value::Address(url) => file_map(url.clone(), None, None),
        Value::Work(number) => work(*number, content),
        Value::List(values) => Argument::List(values.iter().map(|value| argument(value, content)).collect()),
    }
}

fn file(number: u32, content: &Content) -> Argument {
    match (content.references.get(number as usize), content.taken(number)) {
        (Some(Resolved::File(url, _)), Some(Taken::File(bytes, size))) => {
            file_map(format!("{}{url}", content.origin), *size, Some(*bytes))
        }
        // The build fails; a page shown meanwhile must still be valid.
        _ => file_map("data:,".into(), None, None),
    }
}

fn file_map(url: String, size: Option<(u32, u32)>, bytes: Option<u64>) -> Argument {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let name = crate::model::address::decode(path.rsplit('/').next().unwrap_or_default());
    let kind = name.rsplit_once('.').map_or(String::new(), |(_, end)| end.to_lowercase());
    let number = |number: Option<u32>| number.map_or(Argument::None, |number| Argument::Whole(number.into()));
    Argument::Map(vec![
        ("width", number(size.map(|size| size.0))),
        ("height", number(size.map(|size| size.1))),
        (
            "size",
            bytes.map_or(Argument::None, |bytes| Argument::Whole(i64::try_from(bytes).unwrap_or(i64::MAX))),
        ),
        ("type", Argument::Text(kind)),
        ("name", Argument::Text(name)),
        ("url", Argument::Text(url)),
    ])
}

fn work(number: u32, content: &Content) -> Argument {
    let (Some(Resolved::Work(url, ..)), Some(Taken::Work(title, lang))) =
        (content.references.get(number as usize), content.taken(number))
    else {
        return Argument::None;
    };
    Argument::Map(vec![
        ("url", Argument::Text(format!("{}{url}", content.origin))),
        ("title", Argument::Text(title.clone())),
        ("lang", lang.clone().map_or(Argument::None, Argument::Text)),
    ])
}

/// Returns where a picture is and how large.
fn source(value: &Value, content: &Content) -> [(&'static str, Argument); 3] {
    let number = |number: Option<u32>| number.map_or(Argument::None, |number| Argument::Whole(number.into()));
    let (url, size): (Arc<str>, _) = match value {
        Value::File(reference) => match content.references.get(*reference as usize) {
            Some(Resolved::Picture(url, size)) if url.contains("://") => (url.clone(), *size),
            Some(Resolved::Picture(url, size)) => (format!("{}{url}", content.origin).into(), *size),
            _ => ("data:,".into(), None),
        },
        Value::Address(url) => (url.as_str().into(), None),
        _ => ("data:,".into(), None),
    };
    [
        ("src", Argument::Text(url.to_string())),
        ("width", number(size.map(|size| size.width))),
        ("height", number(size.map(|size| size.height))),
    ]
}
