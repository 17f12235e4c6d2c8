//! Blocks of code, and formulas that are written as such.

use std::ops::Range;

use pulldown_cmark::CodeBlockKind;

use crate::model::diagnostic::Code;
use crate::parse::markdown::math;
use crate::parse::markdown::writer::Writer;

/// A block whose text is being gathered or written.
pub(super) enum CodeBlock {
    Code,
    Math(String),
}

impl<'a> Writer<'a> {
    pub fn start_code(&mut self, kind: &CodeBlockKind<'a>) {
        let language = match kind {
            CodeBlockKind::Indented => "",
            CodeBlockKind::Fenced(info) => info.split([' ', '\t']).next().unwrap_or_default(),
        };
        if self.rich && language == "math" {
            self.code = Some(CodeBlock::Math(String::new()));
            return;
        }
        self.code = Some(CodeBlock::Code);
        self.out.push(if self.rich { "<pre tabindex=\"0\"><code" } else { "<pre><code" });
        if !language.is_empty() {
            self.out.push(" class=\"language-");
            self.out.push_escaped(language);
            self.out.push("\"");
        }
        self.out.push(">");
    }

    pub fn end_code(&mut self, range: Range<usize>) {
        match self.code.take() {
            Some(CodeBlock::Math(latex)) => self.math_block(&latex, range),
            _ => self.out.push("</code></pre>\n"),
        }
    }

    fn math_block(&mut self, latex: &str, range: Range<usize>) {
        match math::mathml(latex.trim(), true) {
            Ok(html) => {
                self.out.push("<div class=\"math\">");
                self.verbatim(&html);
                self.out.push("</div>\n");
            }
            Err(error) => {
                self.report_with(Code::InvalidMath, range, "error", error);
                self.out.push("<pre tabindex=\"0\"><code class=\"language-math\">");
                self.out.push_escaped(latex);
                self.out.push("</code></pre>\n");
            }
        }
    }
}
