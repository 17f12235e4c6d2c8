//! The writer: takes the parser's events one by one and writes blocks. What stands inside a block is
//! written in `inline`, `prose` and `picture`.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Alignment, BlockQuoteKind, CowStr, Event, HeadingLevel, Tag, TagEnd};

use crate::model::body::{Alert, Body, Heading, HoleKind, Label, Text};
use crate::model::config::RawHtml;
use crate::model::diagnostic::{Arg, Checked, Code, Diagnostic, Place};
use crate::parse::markdown::code::CodeBlock;
use crate::parse::markdown::directive::Directives;
use crate::parse::markdown::footnote::Notes;
use crate::parse::markdown::heading::{self, Attributes, Ids};
use crate::parse::markdown::inline::{self, Inline};
use crate::parse::markdown::legal;
use crate::parse::markdown::output::{MarkKind, Output, Position};
use crate::parse::markdown::picture::{Paragraph, Picture};
use crate::parse::markdown::prose::Prose;
use crate::parse::markdown::raw::Raw;
use crate::parse::markdown::{Dialect, MAX_NESTING, Options, sanitize};

/// All that is known while a text is written.
pub(super) struct Writer<'a> {
    pub file: &'a Arc<str>,
    /// The whole file: places count from its start.
    pub source: &'a str,
    pub options: &'a Options<'a>,
    /// Whether the dialect has more than CommonMark.
    pub rich: bool,
    pub out: Output,
    pub found: Text,
    pub diagnostics: Vec<Diagnostic>,
    pub prose: Prose,
    /// The open inline elements, outermost first.
    pub inlines: Vec<Inline>,
    /// How many of them are links.
    pub links: usize,
    /// Bytes of the source that have been written by looking ahead.
    pub skip: Range<usize>,
    /// Where the braces behind the heading begin that is being written.
    pub cut: usize,
    /// How many blocks are open.
    pub blocks: usize,
    /// How many of them hold other blocks: quotes, list items, footnotes.
    pub containers: usize,
    pub paragraph: Option<Paragraph>,
    pub picture: Option<Picture>,
    pub raw: Raw,
    pub notes: Notes,
    pub directives: Directives,
    pub columns: Vec<Alignment>,
    pub column: usize,
    pub in_head: bool,
    /// Where the table cell ends that is being written.
    pub cell_end: Option<usize>,
    lists: Vec<List>,
    /// Whether the label of a task is open.
    label: bool,
    pub code: Option<CodeBlock>,
    heading: Option<OpenHeading<'a>>,
    ids: Ids,
    too_deep: Option<Range<usize>>,
}

struct List {
    /// After `<ul`: a list with a task gets a class.
    class: Position,
    tasks: bool,
}

struct OpenHeading<'a> {
    /// After `<h2`: the id is known when the text is.
    attributes: Position,
    braces: Option<Attributes<'a>>,
}

impl<'a> Writer<'a> {
    pub fn new(file: &'a Arc<str>, source: &'a str, start: usize, options: &'a Options<'a>) -> Self {
        let rich = options.dialect == Dialect::Publication;
        let mut ids = Ids::default();
        if rich {
            ids.reserve(&source[start..]);
        }
        let length = source.len() - start;
        let out = Output { html: String::with_capacity(length + length / 8), marks: Vec::new() };
        Self {
            file,
            source,
            options,
            rich,
            out,
            found: Text::default(),
            diagnostics: Vec::new(),
            prose: Prose::new(&source[start..]),
            inlines: Vec::new(),
            links: 0,
            skip: 0..0,
            cut: usize::MAX,
            blocks: 0,
            containers: 0,
            paragraph: None,
            picture: None,
            raw: Raw::default(),
            notes: Notes::default(),
            directives: Directives::default(),
            columns: Vec::new(),
            column: 0,
            in_head: false,
            cell_end: None,
            lists: Vec::new(),
            label: false,
            code: None,
            heading: None,
            ids,
            too_deep: None,
        }
    }

    /// Where the text is nested beyond what is written, if it is.
    pub fn too_deep(&mut self) -> Option<Range<usize>> {
        self.too_deep.take()
    }

    pub fn report(&mut self, code: Code, at: Range<usize>) {
        self.diagnostics.push(Diagnostic::new(code, Place::bytes(self.file, at)));
    }

    pub fn report_with(&mut self, code: Code, at: Range<usize>, name: &'static str, value: impl Into<Arg>) {
        self.diagnostics.push(Diagnostic::new(code, Place::bytes(self.file, at)).with(name, value));
    }

    /// Writes one event.
    pub fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Start(tag) if inline::is_inline(&tag) => {
                self.start_inline(tag, range);
                if self.inlines.len() > MAX_NESTING {
                    self.nested_too_deeply();
                }
            }
            Event::End(tag) if inline::is_inline_end(tag) => self.end_inline(),
            Event::Start(tag) => self.start_block(tag, range),
            Event::End(tag) => self.end_block(tag, range),
            Event::Text(text) => self.text(&text, range),
            Event::Html(html) => self.raw_line(&html, range),
            Event::Rule => {
                self.leaf();
                self.out.line();
                self.out.push(if self.rich { "<hr>\n" } else { "<hr />\n" });
                self.place_more();
            }
            Event::TaskListMarker(done) => self.task(done),
            other => self.inline_event(other, range),
        }
    }

    /// Closes what has been written.
    pub fn finish(mut self) -> Checked<Text> {
        self.leaf();
        self.finish_directives();
        self.write_footnotes();
        let out = std::mem::take(&mut self.out);
        let sanitized = self.rich && self.options.raw_html == RawHtml::Sanitize && self.raw.any;
        let out = if sanitized { sanitize::sanitize(&out, &self.raw.schemes) } else { out };
        let (html, holes, more) = out.finish();
        let directives = std::mem::take(&mut self.found.body.directives);
        self.found.body = Body { html, holes, words: self.prose.words, more, directives };
        self.found.excerpt = self.prose.excerpt.take().or(self.prose.first.take()).map(Into::into);
        if self.rich
            && let Some(character) = legal::mend(&mut self.found)
        {
            let diagnostic = Diagnostic::new(Code::IllegalCharacter, Place::file(self.file));
            self.diagnostics.push(diagnostic.with("character", format!("U+{:04X}", u32::from(character))));
        }
        self.give_headings();
        Checked { value: self.found, diagnostics: self.diagnostics }
    }

    /// Notes that the text is nested beyond what is written.
    pub fn nested_too_deeply(&mut self) {
        let at = self.inlines.last().map_or(0, |inline| inline.start);
        self.nested_too_deeply_at(at..at + 1);
    }

    /// Notes where that is.
    pub fn nested_too_deeply_at(&mut self, at: Range<usize>) {
        self.too_deep.get_or_insert(at);
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        match &mut self.code {
            Some(CodeBlock::Code) => self.out.push_escaped(text),
            Some(CodeBlock::Math(latex)) => latex.push_str(text),
            None => self.inline_text(text, range),
        }
    }

    /// Ends the run of text before a block begins or ends.
    fn leaf(&mut self) {
        self.settle(None);
        if self.label {
            self.label = false;
            self.out.push("</label>");
        }
        let is_body = self.heading.is_none() && !self.directives.any_open();
        self.prose.end_block(is_body, self.containers == 0 && self.paragraph.is_some());
        self.inlines.clear();
        self.links = 0;
        self.raw.in_link = false;
    }

    fn start_block(&mut self, tag: Tag<'a>, range: Range<usize>) {
        self.leaf();
        self.blocks += 1;
        if matches!(
            tag,
            Tag::BlockQuote(_) | Tag::Item | Tag::FootnoteDefinition(_) | Tag::DefinitionListDefinition
        ) {
            self.containers += 1;
            self.enter_parent();
            if self.containers > MAX_NESTING {
                self.nested_too_deeply_at(range.clone());
            }
        }
        if !matches!(tag, Tag::TableCell) {
            self.out.line();
        }
        match tag {
            Tag::Paragraph => {
                let turn = self.open_turn();
                self.paragraph = Some(Paragraph { turn, ..Paragraph::at(self.out.position()) });
                self.out.push("<p>");
            }
            Tag::Heading { level, .. } => self.start_heading(level, range),
            Tag::BlockQuote(kind) => self.start_quote(kind),
            Tag::CodeBlock(kind) => self.start_code(&kind),
            Tag::HtmlBlock => {
                if !self.start_directive_line(&range) {
                    self.raw.start(range);
                }
            }
            Tag::List(number) => self.start_list(number),
            Tag::Item => self.out.push("<li>"),
            Tag::FootnoteDefinition(label) => self.start_footnote(&label),
            Tag::DefinitionList => self.out.push("<dl>\n"),
            Tag::DefinitionListTitle => self.out.push("<dt>"),
            Tag::DefinitionListDefinition => self.out.push("<dd>"),
            other => self.start_table(other, range),
        }
    }

    fn end_block(&mut self, tag: TagEnd, range: Range<usize>) {
        if let (TagEnd::Heading(level), Some(heading)) = (tag, self.heading.take()) {
            self.settle(None);
            self.end_heading(level, heading, range.clone());
        }
        self.leaf();
        self.blocks = self.blocks.saturating_sub(1);
        if is_container_end(tag) {
            self.leave_parent();
        }
        match tag {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::BlockQuote(kind) => {
                self.out.line();
                self.out.push(if kind.is_some() { "</aside>\n" } else { "</blockquote>\n" });
            }
            TagEnd::CodeBlock => self.end_code(range),
            TagEnd::HtmlBlock if self.in_directive_line() => self.end_directive_line(),
            TagEnd::HtmlBlock => self.end_raw_block(),
            TagEnd::List(ordered) => {
                self.lists.pop();
                self.out.push(if ordered { "</ol>\n" } else { "</ul>\n" });
            }
            TagEnd::Item => self.out.push("</li>\n"),
            TagEnd::FootnoteDefinition => self.end_footnote(),
            TagEnd::DefinitionList => self.out.push("</dl>\n"),
            TagEnd::DefinitionListTitle => self.out.push("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.out.push("</dd>\n"),
            TagEnd::Heading(_) => {}
            other => self.end_table(other),
        }
        if is_container_end(tag) {
            self.containers = self.containers.saturating_sub(1);
        }
        self.place_more();
    }

    fn start_heading(&mut self, level: HeadingLevel, range: Range<usize>) {
        self.out.push("<h");
        self.out.push(digit(level));
        let braces = if self.rich { heading::attributes(self.source, range.clone()) } else { None };
        if let Some(braces) = &braces {
            self.cut = braces.at;
        }
        self.heading = Some(OpenHeading { attributes: self.out.position(), braces });
        self.out.push(">");
    }

    fn end_heading(&mut self, level: HeadingLevel, heading: OpenHeading<'a>, range: Range<usize>) {
        self.cut = usize::MAX;
        if heading.braces.is_some() {
            let len = self.out.html.trim_end_matches(' ').len();
            self.out.html.truncate(len);
        }
        self.out.push("</h");
        self.out.push(digit(level));
        self.out.push(">\n");
        if self.rich {
            let title = self.prose.plain.trim().to_owned();
            let braces = heading.braces.unwrap_or_default();
            let id = match braces.id {
                Some(id) => {
                    let (made, taken) = self.ids.set(id);
                    if taken {
                        self.report_with(Code::HeadingIdTwice, braces.at..range.end, "id", id);
                    }
                    made
                }
                None => self.ids.make(&title),
            };
            self.out.insert(heading.attributes, &heading_attributes(&id, &braces));
            self.found.outline.push(Heading { level: level as u8, id, title });
        }
        self.prose.end_block(false, false);
    }

    fn start_quote(&mut self, kind: Option<BlockQuoteKind>) {
        let alert = match kind {
            None => return self.out.push("<blockquote>\n"),
            Some(BlockQuoteKind::Note) => Alert::Note,
            Some(BlockQuoteKind::Tip) => Alert::Tip,
            Some(BlockQuoteKind::Important) => Alert::Important,
            Some(BlockQuoteKind::Warning) => Alert::Warning,
            Some(BlockQuoteKind::Caution) => Alert::Caution,
        };
        self.out.push("<aside class=\"alert alert-");
        self.out.push(alert.name());
        self.out.push("\"><p class=\"alert-title\">");
        self.out.hole(HoleKind::Text(Label::Alert(alert)));
        self.out.push("</p>\n");
    }

    fn start_list(&mut self, number: Option<u64>) {
        self.out.push(if number.is_some() { "<ol" } else { "<ul" });
        self.lists.push(List { class: self.out.position(), tasks: false });
        if let Some(number) = number.filter(|&number| number != 1) {
            self.out.push(" start=\"");
            self.out.push(&number.to_string());
            self.out.push("\"");
        }
        self.out.push(">\n");
    }

    fn task(&mut self, done: bool) {
        const CLASS: &str = " class=\"tasks\"";
        if let Some(list) = self.lists.last_mut().filter(|list| !list.tasks) {
            list.tasks = true;
            self.out.replace(list.class, 0, CLASS);
            if let Some(paragraph) = &mut self.paragraph {
                paragraph.start.html += CLASS.len();
            }
        }
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.other = true;
        }
        self.out.push("<label><input type=\"checkbox\" disabled");
        self.out.push(if done { " checked> " } else { "> " });
        self.label = true;
    }

    /// Writes HTML that a sanitiser must leave alone.
    pub fn verbatim(&mut self, html: &str) {
        self.out.mark(MarkKind::VerbatimStart);
        self.out.push(html);
        self.out.mark(MarkKind::VerbatimEnd);
    }

    fn start_footnote(&mut self, label: &CowStr<'a>) {
        self.notes.start(label, &mut self.out, &mut self.prose.words);
    }

    fn end_footnote(&mut self) {
        self.notes.end(&mut self.out, &mut self.prose.words);
    }
}

fn is_container_end(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::FootnoteDefinition | TagEnd::DefinitionListDefinition
    )
}

fn heading_attributes(id: &str, braces: &Attributes) -> Output {
    let mut out = Output::default();
    out.push(" id=\"");
    out.hole(HoleKind::Id);
    out.push_escaped(id);
    out.push("\"");
    if !braces.classes.is_empty() {
        out.push(" class=\"");
        out.push_escaped(&braces.classes.join(" "));
        out.push("\"");
    }
    for (key, value) in &braces.others {
        out.push(" ");
        out.push(key);
        out.push("=\"");
        out.push_escaped(value);
        out.push("\"");
    }
    out
}

fn digit(level: HeadingLevel) -> &'static str {
    match level {
        HeadingLevel::H1 => "1",
        HeadingLevel::H2 => "2",
        HeadingLevel::H3 => "3",
        HeadingLevel::H4 => "4",
        HeadingLevel::H5 => "5",
        HeadingLevel::H6 => "6",
    }
}
