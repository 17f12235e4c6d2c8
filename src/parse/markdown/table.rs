//! Tables: classes for the alignment, so that a strict content security policy holds.

use std::ops::Range;

use pulldown_cmark::{Alignment, Tag, TagEnd};

use crate::model::body::{HoleKind, Label};
use crate::parse::markdown::writer::Writer;

impl<'a> Writer<'a> {
    pub fn start_table(&mut self, tag: Tag<'a>, range: Range<usize>) {
        match tag {
            Tag::Table(columns) => {
                self.columns = columns;
                // It scrolls where it is wider than the page; by keyboard too.
                self.out.push("<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"");
                self.out.hole(HoleKind::Text(Label::Table));
                self.out.push("\"><table>\n");
            }
            Tag::TableHead => {
                self.in_head = true;
                self.column = 0;
                self.out.push("<thead>\n<tr>");
            }
            Tag::TableRow => {
                self.column = 0;
                if self.in_head {
                    self.in_head = false;
                    self.out.push("<tbody>\n");
                }
                self.out.push("<tr>");
            }
            Tag::TableCell => {
                self.cell_end = Some(range.end);
                self.out.push(if self.in_head { "<th scope=\"col\"" } else { "<td" });
                self.out.push(match self.columns.get(self.column) {
                    Some(Alignment::Left) => " class=\"align-left\">",
                    Some(Alignment::Center) => " class=\"align-center\">",
                    Some(Alignment::Right) => " class=\"align-right\">",
                    Some(Alignment::None) | None => ">",
                });
            }
            _ => {}
        }
    }

    pub fn end_table(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Table => {
                // No row has followed the head.
                self.out.push(if self.in_head { "</table></div>\n" } else { "</tbody>\n</table></div>\n" });
                self.in_head = false;
            }
            TagEnd::TableHead => self.out.push("</tr>\n</thead>\n"),
            TagEnd::TableRow => self.out.push("</tr>\n"),
            TagEnd::TableCell => {
                self.cell_end = None;
                self.column += 1;
                self.out.push(if self.in_head { "</th>" } else { "</td>" });
            }
            _ => {}
        }
    }
}
