//! One Fluent file: its entries, where they start, and what in it is not Fluent.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use fluent::FluentResource;
use fluent_syntax::ast;

use crate::locale::FtlFile;
use crate::model::diagnostic::{Code, Diagnostic, Place};
use crate::model::lang::Lang;

/// A file's good entries.
pub struct ParsedFile {
    /// The language of its strings.
    pub lang: Lang,
    /// Its layer; the lower one wins.
    pub layer: usize,
    /// Its path from the site's root.
    pub path: Arc<str>,
    /// Its text.
    pub text: Arc<str>,
    /// Its entries, in their order.
    pub entries: Vec<Located>,
}

/// An entry and the place of its name.
pub struct Located {
    /// The entry.
    pub entry: Entry,
    /// Where its name stands.
    pub at: Place,
    /// All its bytes, to the next entry.
    pub range: Range<usize>,
}

/// What a file can define: a message, which templates ask for, or a term, which only messages may
/// use. It stays where Fluent has parsed it.
#[derive(Clone)]
pub struct Entry {
    resource: Arc<FluentResource>,
    number: usize,
}

/// How deep placeables and calls may stand in each other. The parser recurses; the stack is finite.
const DEEPEST: usize = 64;

/// Parses a file. What is not Fluent is reported and left out; the rest is kept.
pub fn parse_file(file: &FtlFile, diagnostics: &mut Vec<Diagnostic>) -> ParsedFile {
    let starts = entry_starts(&file.text);
    let (text, nested) = without_nests(&file.text, &starts);
    let text = without_broken_escapes(&text);
    let (resource, errors) = match FluentResource::try_new(text.into_owned()) {
        Ok(resource) => (resource, Vec::new()),
        Err(failed) => failed,
    };
    let resource = Arc::new(resource);
    let mut invalid: Vec<(Range<usize>, String)> =
        nested.into_iter().map(|range| (range, "Nested too deeply".into())).collect();
    for error in errors {
        invalid.push((error.slice.clone().unwrap_or(error.pos.clone()), error.to_string()));
    }
    invalid.sort_by_key(|(range, _)| range.start);
    let ends: Vec<usize> = starts.iter().map(|start| start.start).chain([file.text.len()]).collect();
    let mut names =
        starts.into_iter().filter(|start| !invalid.iter().any(|(range, _)| range.contains(&start.start)));
    let defines = |entry: &ast::Entry<&str>| matches!(entry, ast::Entry::Message(_) | ast::Entry::Term(_));
    let entries = resource
        .entries()
        .enumerate()
        .filter(|(_, entry)| defines(entry))
        .map(|(number, _)| {
            let entry = Entry { resource: resource.clone(), number };
            let Some(name) = names.next() else {
                return Located { entry, at: Place::file(&file.path), range: 0..0 };
            };
            let end = ends.iter().copied().find(|&end| end > name.start).unwrap_or(name.end);
            Located { entry, at: Place::bytes(&file.path, name.clone()), range: name.start..end }
        })
        .collect();
    diagnostics.extend(invalid.into_iter().map(|(range, message)| {
        let end =
            range.start + file.text.get(range.clone()).map_or(range.len(), |junk| junk.trim_end().len());
        Diagnostic::new(Code::InvalidFluent, Place::bytes(&file.path, range.start..end))
            .with("message", message)
    }));
    ParsedFile {
        lang: file.lang.clone(),
        layer: file.layer,
        path: file.path.clone(),
        text: file.text.clone(),
        entries,
    }
}

/// Reports what is defined twice in one layer of a language; the first definition stands.
pub fn report_repeats(files: &[ParsedFile], diagnostics: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<(&Lang, usize, String), &Place> = HashMap::new();
    for file in files {
        for Located { entry, at, .. } in &file.entries {
            let name = entry.name();
            for attribute in entry.repeated_attributes() {
                diagnostics.push(
                    Diagnostic::new(Code::InvalidFluent, at.clone())
                        .with("message", format!("`{name}.{attribute}` is defined twice")),
                );
            }
            match seen.get(&(&file.lang, file.layer, name.clone())) {
                Some(&first) => diagnostics.push(
                    Diagnostic::new(Code::InvalidFluent, at.clone())
                        .with("message", format!("`{name}` is defined twice"))
                        .beside(first.clone()),
                ),
                None => {
                    seen.insert((&file.lang, file.layer, name), at);
                }
            }
        }
    }
}

/// Returns the names at the start of lines that an equals sign follows. Fluent indents everything
/// else, and inside a placeable such a line is an error: these are the starts of entries.
fn entry_starts(text: &str) -> Vec<Range<usize>> {
    let mut starts = Vec::new();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let name =
            line.bytes().take_while(|&b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')).count();
        let letters = line[..name].strip_prefix('-').unwrap_or(&line[..name]);
        let is_name = letters.starts_with(|c: char| c.is_ascii_alphabetic());
        if is_name && line[name..].trim_start_matches(' ').starts_with('=') {
            starts.push(offset..offset + name);
        }
        offset += line.len();
    }
    starts
}

/// Returns the text with spaces in place of entries that are nested too deeply, and where they were.
fn without_nests<'a>(text: &'a str, starts: &[Range<usize>]) -> (Cow<'a, str>, Vec<Range<usize>>) {
    let mut text = Cow::Borrowed(text);
    let mut nested = Vec::new();
    let mut bounds: Vec<usize> = starts.iter().map(|name| name.start).collect();
    bounds.insert(0, 0);
    bounds.push(text.len());
    for bound in bounds.windows(2) {
        let range = bound[0]..bound[1];
        if depth(&text[range.clone()]) > DEEPEST {
            let blank: String =
                text[range.clone()].bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }).collect();
            text.to_mut().replace_range(range.clone(), &blank);
            nested.push(range);
        }
    }
    (text, nested)
}

/// Returns how deep placeables and calls stand in each other, at the most. A call counts until the
/// placeable round it ends, for strings may hold parentheses: a text may seem deeper than it is,
/// never less deep.
fn depth(text: &str) -> usize {
    let mut calls: Vec<usize> = Vec::new();
    let (mut depth, mut deepest) = (0, 0);
    for byte in text.bytes() {
        match (byte, calls.last_mut()) {
            (b'{', _) => {
                calls.push(0);
                depth += 1;
            }
            (b'(', Some(open)) => {
                *open += 1;
                depth += 1;
            }
            (b'}', Some(open)) => {
                depth -= *open + 1;
                calls.pop();
            }
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// Returns the text with a plain letter in place of any that cuts an escape in a string short:
/// `{ "\u00é" }` is an error either way, but the parser would cut the letter in two to say so.
fn without_broken_escapes(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    let mut from = 0;
    while let Some(found) = text[from..].find("\\u").into_iter().chain(text[from..].find("\\U")).min() {
        let digits = from + found + 2;
        let wanted = if text[..digits].ends_with('u') { 4 } else { 6 };
        let got = text[digits..].bytes().take(wanted).take_while(u8::is_ascii_hexdigit).count();
        let next = text[digits + got..].chars().next();
        from = digits + got;
        if let Some(c) = next.filter(|c| got < wanted && !c.is_ascii())
            && in_string(&text[..from])
        {
            text.to_mut().replace_range(from..from + c.len_utf8(), &"?".repeat(c.len_utf8()));
        }
    }
    text
}

/// Returns whether a text ends inside a string: after a quote of its last line.
fn in_string(text: &str) -> bool {
    text.rsplit('\n').next().is_some_and(|line| line.contains('"'))
}

impl Entry {
    /// Returns the message, if it is one.
    pub fn message(&self) -> Option<&ast::Message<&str>> {
        match self.resource.get_entry(self.number)? {
            ast::Entry::Message(message) => Some(message),
            _ => None,
        }
    }

    /// Returns the term, if it is one.
    pub fn term(&self) -> Option<&ast::Term<&str>> {
        match self.resource.get_entry(self.number)? {
            ast::Entry::Term(term) => Some(term),
            _ => None,
        }
    }

    /// Returns the attributes that stand in it more than once.
    fn repeated_attributes(&self) -> Vec<&str> {
        let attributes = match (self.message(), self.term()) {
            (Some(message), _) => &message.attributes,
            (None, Some(term)) => &term.attributes,
            (None, None) => return Vec::new(),
        };
        let names: Vec<&str> = attributes.iter().map(|attribute| attribute.id.name).collect();
        let is_second = |at: &usize| names[..*at].iter().filter(|&&name| name == names[*at]).count() == 1;
        (0..names.len()).filter(is_second).map(|at| names[at]).collect()
    }

    /// Returns the name as it is written, a term's with its hyphen.
    pub fn name(&self) -> String {
        let message = self.message().map(|message| message.id.name.to_string());
        message.or_else(|| Some(format!("-{}", self.term()?.id.name))).unwrap_or_default()
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.resource.get_entry(self.number).fmt(f)
    }
}
