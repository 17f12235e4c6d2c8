//! Characters that neither HTML nor XML allows. The source has none, but `&#8;` makes one.

use crate::model::body::{Items, Text};
use crate::model::slug::is_illegal;

/// Puts a blank in the place of such characters, wherever readers or feeds would meet them; returns
/// the first.
pub(super) fn mend(text: &mut Text) -> Option<char> {
    let mut found = None;
    mend_text(&mut text.body.html, &mut found);
    for heading in &mut text.outline {
        mend_text(&mut heading.title, &mut found);
    }
    for directive in &mut text.body.directives {
        if let Some((_, text)) = &mut directive.label {
            mend_text(text, &mut found);
        }
        match &mut directive.items {
            Some(Items::Pictures(pictures)) => {
                for picture in pictures {
                    for text in [&mut picture.alt, &mut picture.caption, &mut picture.credit] {
                        mend_text(text, &mut found);
                    }
                }
            }
            Some(Items::Turns(names)) => {
                for name in names.iter_mut().flatten() {
                    mend_text(name, &mut found);
                }
            }
            Some(Items::Headings(_)) | None => {}
        }
    }
    if let Some(excerpt) = &text.excerpt
        && excerpt.contains(is_illegal)
    {
        text.excerpt = Some(excerpt.replace(is_illegal, " ").into());
    }
    found
}

/// Blanks as long as what they stand for: the holes keep their places.
fn mend_text(text: &mut String, found: &mut Option<char>) {
    let suspect = |byte: u8| (byte < 32 && byte != b'\t' && byte != b'\n') || byte == 127 || byte == 0xef;
    if !text.bytes().fold(false, |found, byte| found | suspect(byte)) {
        return;
    }
    let Some(first) = text.chars().find(|c| is_illegal(*c)) else { return };
    found.get_or_insert(first);
    let blank = |c: char| if is_illegal(c) { " ".repeat(c.len_utf8()) } else { c.to_string() };
    *text = text.chars().map(blank).collect();
}
