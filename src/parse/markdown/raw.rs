//! HTML in Markdown: let through, sanitised or shown as text. Comments never pass.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::model::config::RawHtml;
use crate::model::diagnostic::Code;
use crate::parse::markdown::MAX_NESTING;
use crate::parse::markdown::link;
use crate::parse::markdown::output::MarkKind;
use crate::parse::markdown::sanitize;
use crate::parse::markdown::writer::Writer;

/// What is known about a document's raw HTML.
#[derive(Debug, Default)]
pub(super) struct Raw {
    /// Whether there is any that passes.
    pub any: bool,
    /// The schemes of the addresses that the document's Markdown uses.
    pub schemes: BTreeSet<String>,
    /// Whether an `<a>` of the author's is open in the line: no link is made in it.
    pub in_link: bool,
    block: String,
    range: Range<usize>,
    /// Elements that are open; roughly, as a guard against nesting without end.
    depth: usize,
    /// Whether `<!-- more -->` has been met inside a block: it counts from the end of that on.
    more: bool,
}

impl Raw {
    pub fn start(&mut self, range: Range<usize>) {
        self.block.clear();
        self.range = range;
    }

    pub fn note_scheme(&mut self, url: &str) {
        if let Some(scheme) = link::scheme(url.trim()) {
            self.schemes.insert(scheme.to_ascii_lowercase());
        }
    }
}

impl Writer<'_> {
    pub fn raw_line(&mut self, html: &str, range: Range<usize>) {
        if self.in_directive_line() {
            return;
        }
        self.raw.block.push_str(html);
        self.raw.range.end = self.raw.range.end.max(range.end);
    }

    pub fn end_raw_block(&mut self) {
        let block = std::mem::take(&mut self.raw.block);
        let range = self.raw.range.clone();
        if !self.rich {
            self.out.push(&block);
            return self.out.line();
        }
        let html = self.without_comments(&block);
        if html.trim().is_empty() {
            return;
        }
        if self.options.raw_html == RawHtml::Deny {
            self.report(Code::RawHtmlDenied, range);
            self.out.push("<p>");
            self.out.push_escaped(html.trim_end());
            return self.out.push("</p>\n");
        }
        self.pass(&html, range);
        self.out.line();
    }

    pub fn raw_inline(&mut self, html: &str, range: Range<usize>) {
        if self.picture.is_some() {
            return;
        }
        if !self.rich {
            return self.out.push(html);
        }
        let html = self.without_comments(html);
        if html.is_empty() {
            return;
        }
        self.touch();
        let start = html.as_bytes().get(..3).unwrap_or_default().to_ascii_lowercase();
        if start.starts_with(b"<a") && !start[2].is_ascii_alphanumeric() {
            self.raw.in_link = self.options.raw_html != RawHtml::Deny;
        } else if start == b"</a" {
            self.raw.in_link = false;
        }
        if self.options.raw_html == RawHtml::Deny {
            // One error for an element, not one for each of its tags.
            if !html.starts_with("</") {
                self.report(Code::RawHtmlDenied, range);
            }
            self.settle(html.chars().next());
            self.out.push_escaped(&html);
            return self.prose.plain.push_str(&html);
        }
        self.pass(&html, range);
    }

    fn pass(&mut self, html: &str, range: Range<usize>) {
        self.raw.any = true;
        if self.options.raw_html == RawHtml::Sanitize {
            self.raw.depth = sanitize::depth(html, self.raw.depth);
            if self.raw.depth > MAX_NESTING {
                self.raw.depth = 0;
                return self.report_with(Code::NestedTooDeeply, range, "limit", MAX_NESTING);
            }
            if let Some(removed) = sanitize::removed(html) {
                self.report_with(Code::RawHtmlRemoved, range, "html", removed);
            }
        }
        self.out.push(html);
    }

    /// Takes the comments out, and notes `<!-- more -->`.
    fn without_comments<'h>(&mut self, html: &'h str) -> Cow<'h, str> {
        // In these a comment is text.
        let verbatim = ["<script", "<style", "<textarea"];
        let start = html.trim_start();
        if !html.contains("<!--")
            || verbatim.iter().any(|tag| start.get(..tag.len()).is_some_and(|s| s.eq_ignore_ascii_case(tag)))
        {
            return html.into();
        }
        let mut kept = String::with_capacity(html.len());
        let mut rest = html;
        while let Some(start) = rest.find("<!--") {
            kept.push_str(&rest[..start]);
            let comment = &rest[start + 4..];
            // `<!-->` and `<!--->` are whole comments (CommonMark 6.6).
            let (text, after) = if let Some(after) = comment.strip_prefix('>').or(comment.strip_prefix("->"))
            {
                ("", after)
            } else {
                comment.split_once("-->").unwrap_or((comment, ""))
            };
            if text.trim() == "more" && !self.notes.is_open() {
                self.prose.end_excerpt();
                self.raw.more = true;
            }
            rest = after;
        }
        kept.push_str(rest);
        kept.into()
    }

    /// Marks the place of `<!-- more -->` once no block is open: the body can be cut there.
    pub fn place_more(&mut self) {
        if self.raw.more && self.blocks == 0 && !self.directives.any_open() {
            self.raw.more = false;
            self.out.line();
            self.out.mark(MarkKind::More);
        }
    }
}
