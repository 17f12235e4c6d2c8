//! Directives in a text: opened, checked and closed, each within the block it was opened in.

use std::ops::Range;

use crate::model::body::{Directive, HoleKind, Items, PictureItem, Value};
use crate::model::diagnostic::{Code, Diagnostic, Place};
use crate::model::directive::{Form, ItemKind, Signature};
use crate::model::yaml::fields::nearest;
use crate::parse::markdown::fence::{Fault, Fence, FenceKind, Opening};
use crate::parse::markdown::fences::{Fences, Label};
use crate::parse::markdown::writer::Writer;
use crate::parse::markdown::{MAX_NESTING, caption, smart};

/// The directives of a text, as far as it is written.
#[derive(Debug, Default)]
pub(super) struct Directives {
    /// The lines that are theirs.
    pub fences: Option<Fences>,
    /// The line that is being read.
    line: Option<usize>,
    /// Those that are open, outermost first.
    open: Vec<Open>,
    /// Those whose block has ended before they were closed.
    left: Vec<Open>,
    /// Those that have been closed by what cannot stand in them: their blocks, and how many colons they have.
    cut: Vec<(usize, usize)>,
    /// The open blocks that hold others, outermost first.
    parents: Vec<usize>,
    /// How many such blocks there have been.
    count: usize,
}

/// An open container.
#[derive(Debug)]
struct Open {
    name: String,
    colons: usize,
    at: Range<usize>,
    /// The block that it stands in.
    parent: usize,
    /// Its number, if it will be drawn.
    number: Option<u32>,
    items: Option<ItemKind>,
    /// Whether it is known already that something is wrong with it.
    is_reported: bool,
}

/// What the lines of directives are about when they are reported.
const NAME: &str = "directive";

impl Directives {
    pub fn any_open(&self) -> bool {
        !self.open.is_empty()
    }

    fn parent(&self) -> usize {
        self.parents.last().copied().unwrap_or_default()
    }

    /// Returns the innermost open directive that gathers items of a kind.
    fn gathering(&self, kind: ItemKind) -> Option<&Open> {
        self.open.iter().rev().find(|open| open.items == Some(kind) && open.number.is_some())
    }
}

impl Writer<'_> {
    /// Notes that a block begins that holds others.
    pub fn enter_parent(&mut self) {
        self.directives.count += 1;
        self.directives.parents.push(self.directives.count);
    }

    /// Notes that such a block ends: what was opened in it is closed.
    pub fn leave_parent(&mut self) {
        let parent = self.directives.parent();
        while self.directives.open.last().is_some_and(|open| open.parent == parent) {
            if let Some(open) = self.close_innermost()
                && !open.is_reported
            {
                self.directives.left.push(open);
            }
        }
        self.directives.parents.pop();
    }

    /// Closes whatever is open at the end of the text, and reports it.
    pub fn finish_directives(&mut self) {
        while let Some(open) = self.close_innermost() {
            self.directives.left.push(open);
        }
        for open in std::mem::take(&mut self.directives.left) {
            self.report_unclosed(&open, None);
        }
    }

    /// Gives the directives that show them the headings of the text.
    pub fn give_headings(&mut self) {
        for directive in &mut self.found.body.directives {
            if let Some(Items::Headings(headings)) = &mut directive.items {
                headings.clone_from(&self.found.outline);
            }
        }
    }

    /// Notes that an HTML block begins; returns whether it is the line of a directive.
    pub fn start_directive_line(&mut self, range: &Range<usize>) -> bool {
        self.directives.line = self.directives.fences.as_ref().and_then(|fences| fences.within(range));
        self.directives.line.is_some()
    }

    /// Returns whether the line of a directive is being read.
    pub fn in_directive_line(&self) -> bool {
        self.directives.line.is_some()
    }

    /// Does what the line of a directive says that has been read.
    pub fn end_directive_line(&mut self) {
        let (Some(number), Some(fences)) = (self.directives.line.take(), &mut self.directives.fences) else {
            return;
        };
        let (fence, label) = fences.take(number);
        let Fence { range, colons, kind } = fence;
        match kind {
            FenceKind::Close => self.close(colons, range),
            FenceKind::Nameless(fault) => {
                self.report_fault(fault, range.clone());
                self.push_open(colons, range, None, None);
            }
            FenceKind::Open(opening) => self.open(&opening, &label, (colons, range)),
        }
    }

    fn report_fault(&mut self, fault: Fault, range: Range<usize>) {
        self.report_with(Code::DirectiveSyntax, range, "fault", fault.word());
    }

    fn open(&mut self, opening: &Opening, label: &Label, (colons, range): (usize, Range<usize>)) {
        let name = self.source[opening.name.clone()].to_string();
        let found = self.diagnostics.len();
        let Some(signatures) = self.options.directives else { return };
        let signature = signatures.find(&name);
        if let Some((fault, range)) = opening.fault.as_ref().filter(|_| signature.is_some()) {
            self.report_fault(*fault, range.clone());
        }
        if signature.is_none() {
            let known = || signatures.all().iter().map(|known| known.name.as_str());
            let unknown =
                Diagnostic::new(Code::UnknownDirective, Place::bytes(self.file, opening.name.clone()))
                    .with(NAME, name.as_str())
                    .with("nearest", nearest(&name, known()).unwrap_or_default())
                    .with("known", known().collect::<Vec<_>>().join(", "));
            self.diagnostics.push(unknown);
        }
        let form = if colons == 2 { Form::Leaf } else { Form::Container };
        let misformed = signature.filter(|signature| signature.form != form);
        if let Some(signature) = misformed {
            let wanted = if signature.form == Form::Leaf { "leaf" } else { "container" };
            let at = range.start..opening.name.end;
            let wrong = Diagnostic::new(Code::DirectiveForm, Place::bytes(self.file, at));
            self.diagnostics.push(wrong.with(NAME, name.as_str()).with("form", wanted));
        }
        let written = signature.map(|signature| (signature, self.check(signature, opening)));
        let is_right = self.diagnostics[found..].iter().all(|wrong| wrong.code == Code::MissingAlt);
        let directive = written.filter(|_| is_right);
        if form == Form::Container {
            let is_within = |open: &Open| open.parent == self.directives.parent() && open.colons == colons;
            if misformed.is_some() && self.directives.open.last().is_some_and(is_within) {
                // It is taken for the leaf that it should have been: the next closing line is another's.
                return;
            }
            self.close_narrower(colons, &range);
        }
        let items = directive.as_ref().and_then(|(signature, _)| signature.items);
        let label = (label, opening.label.as_ref());
        let number = directive.map(|directive| self.begin(directive, label, range.clone()));
        if form == Form::Container {
            self.push_open(colons, range, Some((name, items)), number);
        } else if let Some(number) = number {
            self.out.hole(HoleKind::DirectiveClose(number));
        }
    }

    /// Writes the label of a directive that is drawn.
    fn begin(
        &mut self,
        (signature, values): (&Signature, Vec<(String, Value)>),
        (label, written): (&Label, Option<&Range<usize>>),
        range: Range<usize>,
    ) -> u32 {
        let number = u32::try_from(self.found.body.directives.len()).unwrap_or(u32::MAX);
        self.out.line();
        self.out.hole(HoleKind::DirectiveOpen(number));
        let text = self.label(label, written);
        self.out.line();
        self.out.hole(HoleKind::DirectiveBody(number));
        let items = signature.items.map(|items| match items {
            ItemKind::Pictures => Items::Pictures(Vec::new()),
            ItemKind::Turns => Items::Turns(Vec::new()),
            ItemKind::Headings => Items::Headings(Vec::new()),
        });
        let label = signature.label.as_ref().zip(text).map(|(label, text)| (label.name.clone(), text));
        let has_body = signature.form == Form::Container;
        let name = signature.name.clone();
        // A directive in the label cannot be: this one's number is still the next.
        self.found.body.directives.push(Directive { name, values, label, items, has_body });
        self.found.directive_spans.push(range);
        number
    }

    /// Writes the words of a label; returns them without markup.
    fn label(&mut self, label: &Label, range: Option<&Range<usize>>) -> Option<String> {
        if label.is_empty() {
            return None;
        }
        // A bare link ends with the label.
        self.cell_end = range.map(|range| range.end);
        for (event, range) in label {
            self.event(event.clone(), range.clone());
        }
        self.settle(None);
        let text = self.prose.plain.trim().to_string();
        // Its words count; no excerpt begins with them.
        self.prose.end_block(false, false);
        self.inlines.clear();
        self.links = 0;
        self.raw.in_link = false;
        self.cell_end = None;
        Some(text)
    }

    fn push_open(
        &mut self,
        colons: usize,
        at: Range<usize>,
        named: Option<(String, Option<ItemKind>)>,
        number: Option<u32>,
    ) {
        if colons < 3 {
            return;
        }
        self.containers += 1;
        if self.containers > MAX_NESTING {
            self.nested_too_deeply_at(at.clone());
        }
        let (name, items) = named.unwrap_or_default();
        let parent = self.directives.parent();
        let is_reported = number.is_none();
        self.directives.open.push(Open { name, colons, at, parent, number, items, is_reported });
    }

    /// A container stands in one of more colons: what has as many or fewer should have been closed.
    fn close_narrower(&mut self, colons: usize, range: &Range<usize>) {
        let parent = self.directives.parent();
        while self.directives.open.last().is_some_and(|open| open.parent == parent && open.colons <= colons) {
            if let Some(open) = self.close_innermost() {
                self.directives.cut.push((parent, open.colons));
                self.report_unclosed(&open, Some(range));
            }
        }
    }

    fn close(&mut self, colons: usize, range: Range<usize>) {
        let parent = self.directives.parent();
        let here = |open: &&Open| open.parent == parent;
        if self.directives.open.iter().rev().take_while(here).any(|open| open.colons == colons) {
            while let Some(open) = self.close_innermost() {
                if open.colons == colons {
                    return;
                }
                self.report_unclosed(&open, Some(&range));
            }
            return;
        }
        let place = Place::bytes(self.file, range);
        if self.directives.open.last().is_some_and(|open| open.parent == parent) {
            let open = self.close_innermost();
            let open = open.filter(|open| !open.is_reported);
            let (name, at) = open.map(|open| (open.name, open.at)).unwrap_or_default();
            let mut wrong = Diagnostic::new(Code::DirectiveNotOpen, place).with(NAME, name.as_str());
            if !name.is_empty() {
                wrong = wrong.beside(Place::bytes(self.file, at));
            }
            self.diagnostics.push(wrong);
            return;
        }
        if let Some(at) = self.directives.cut.iter().rposition(|cut| *cut == (parent, colons)) {
            // It would close what has been reported already.
            self.directives.cut.remove(at);
            return;
        }
        let same = |open: &Open| open.colons == colons && !open.is_reported;
        let crossed = if let Some(open) = self.directives.open.iter_mut().rev().find(|open| same(open)) {
            open.is_reported = true;
            Some((open.name.clone(), open.at.clone()))
        } else {
            let left = self.directives.left.iter().rposition(same);
            left.map(|at| self.directives.left.remove(at)).map(|open| (open.name, open.at))
        };
        self.diagnostics.push(match crossed {
            Some((name, at)) => Diagnostic::new(Code::DirectiveCrosses, place)
                .with(NAME, name)
                .beside(Place::bytes(self.file, at)),
            None => Diagnostic::new(Code::DirectiveNotOpen, place).with(NAME, ""),
        });
    }

    fn close_innermost(&mut self) -> Option<Open> {
        let open = self.directives.open.pop()?;
        self.containers = self.containers.saturating_sub(1);
        if let Some(number) = open.number {
            self.out.line();
            self.out.hole(HoleKind::DirectiveClose(number));
        }
        Some(open)
    }

    fn report_unclosed(&mut self, open: &Open, by: Option<&Range<usize>>) {
        if open.is_reported {
            return;
        }
        let at = Place::bytes(self.file, open.at.clone());
        let mut unclosed = Diagnostic::new(Code::DirectiveUnclosed, at)
            .with(NAME, open.name.as_str())
            .with("colons", ":".repeat(open.colons.min(20)));
        if let Some(by) = by {
            unclosed = unclosed.beside(Place::bytes(self.file, by.clone()));
        }
        self.diagnostics.push(unclosed);
    }

    /// Notes a picture for the directive that gathers them.
    pub fn gather_picture(&mut self, src: Value, alt: &str, title: &str) {
        let Some(number) = self.directives.gathering(ItemKind::Pictures).and_then(|open| open.number) else {
            return;
        };
        let text = smart::text(title, self.options.quotes);
        let (text, credit) = caption::split(&text, self.options.credit_words);
        let item = PictureItem { src, alt: alt.into(), caption: text.into(), credit: credit.into() };
        if let Some(Items::Pictures(items)) = self.items(number) {
            items.push(item);
        }
    }

    /// Notes that a paragraph begins in which someone may begin to speak.
    pub fn open_turn(&mut self) -> Option<u32> {
        let parent = self.directives.parent();
        let open = self.directives.open.last();
        let open = open.filter(|open| open.items == Some(ItemKind::Turns) && open.parent == parent)?;
        let Some(Items::Turns(turns)) = self.items(open.number?) else { return None };
        turns.push(None);
        let turn = u32::try_from(turns.len() - 1).unwrap_or(u32::MAX);
        self.out.hole(HoleKind::Turn(turn));
        Some(turn)
    }

    /// Notes what stands in bold at the beginning of such a paragraph: a name, if a colon ends it.
    pub fn note_speaker(&mut self, turn: u32) {
        let Some(name) = self.prose.plain.trim().strip_suffix([':', '：']) else { return };
        let name = name.trim().to_string();
        let Some(number) = self.directives.gathering(ItemKind::Turns).and_then(|open| open.number) else {
            return;
        };
        if let Some(Items::Turns(turns)) = self.items(number)
            && let Some(turn) = turns.get_mut(turn as usize)
            && !name.is_empty()
        {
            *turn = Some(name);
        }
        self.out.hole(HoleKind::Said(turn));
    }

    fn items(&mut self, number: u32) -> Option<&mut Items> {
        self.found.body.directives.get_mut(number as usize)?.items.as_mut()
    }
}
