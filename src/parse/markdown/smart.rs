//! Typographic punctuation: the quotation marks of the language, dashes, ellipses, apostrophes.
//!
//! Whether a mark opens or closes is judged by its neighbours, which may stand across markup.

/// Which quotations of a text block are open.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Quotes {
    double: bool,
    single: bool,
}

const APOSTROPHE: &str = "’";

impl Quotes {
    /// Returns what to print for a straight `"` or `'` between two characters, in the marks of a language.
    pub fn glyph<'q>(
        &mut self,
        marks: &'q [String; 4],
        mark: u8,
        before: Option<char>,
        after: Option<char>,
    ) -> &'q str {
        let starts = before.is_none_or(opens_before);
        let ends = after.is_none_or(char::is_whitespace);
        if mark == b'"' {
            // Twelve inches: 12".
            if !self.double && before.is_some_and(|c| c.is_ascii_digit()) {
                return "\"";
            }
            let unspaced = before.into_iter().chain(after).any(is_unspaced);
            let either = (starts && ends) || (!starts && unspaced);
            self.double = if either { !self.double } else { starts };
            return if self.double { &marks[0] } else { &marks[1] };
        }
        let starts = starts || (!self.single && before.into_iter().chain(after).any(is_unspaced));
        // The nineties: '90s.
        if starts && !ends && !after.is_some_and(|c| c.is_ascii_digit()) {
            self.single = true;
            return &marks[2];
        }
        let inside = |c: char| c.is_alphanumeric() && !is_unspaced(c);
        if self.single && !after.is_some_and(inside) {
            self.single = false;
            return &marks[3];
        }
        APOSTROPHE
    }
}

/// Returns the dash for a run of hyphens, if it stands for one. Longer runs are left alone.
pub(super) fn dash(run: usize) -> Option<&'static str> {
    match run {
        2 => Some("–"),
        3 => Some("—"),
        _ => None,
    }
}

/// Returns what to print for a run of full stops: an ellipsis, perhaps with the full stop of its sentence.
/// Longer runs are lines to write on.
pub(super) fn dots(run: usize) -> Option<&'static str> {
    match run {
        3 => Some("…"),
        4 => Some("…."),
        _ => None,
    }
}

/// Returns a text without markup in typographic punctuation.
pub(super) fn text(text: &str, marks: &[String; 4]) -> String {
    let mut quotes = Quotes::default();
    let mut done = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|b| matches!(b, b'"' | b'\'' | b'-' | b'.')) {
        done.push_str(&rest[..at]);
        rest = &rest[at..];
        let byte = rest.as_bytes()[0];
        let run = run(rest.as_bytes());
        let (glyph, len) = match byte {
            b'-' => (dash(run).unwrap_or(&rest[..run]), run),
            b'.' => (dots(run).unwrap_or(&rest[..run]), run),
            _ => (quotes.glyph(marks, byte, done.chars().next_back(), rest[1..].chars().next()), 1),
        };
        done.push_str(glyph);
        rest = &rest[len..];
    }
    done.push_str(rest);
    done
}

/// Returns how often the first byte stands at the start.
pub(super) fn run(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|&b| Some(b) == bytes.first()).count()
}

fn opens_before(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '(' | '[' | '{' | '<' | '–' | '—' | '-' | '/' | '¿' | '¡' | '=')
        || matches!(c, '“' | '‘' | '„' | '‚' | '«' | '‹' | '"' | '\'')
}

/// Returns whether a character is of a script that puts no spaces between words, or of its punctuation: marks
/// open and close by turns there.
fn is_unspaced(c: char) -> bool {
    matches!(c,
        // Thai and Lao, Burmese, Khmer
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        // Chinese and Japanese, with their punctuation
        | '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff65}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::lang::Lang;
    use crate::model::press::Press;

    #[test]
    fn punctuation_follows_the_language() {
        for (lang, source, expected) in [
            ("vi", "\"Hòa bình\" và 'hữu nghị'...", "“Hòa bình” và ‘hữu nghị’…"),
            ("zh", "他说。\"今天'通车'了。\"大家:\"好\"", "他说。“今天‘通车’了。”大家:“好”"),
            ("km", "\"ស្ពាន\"ថ្មី\"ល្អ\"", "“ស្ពាន”ថ្មី“ល្អ”"),
            ("vi", "Ông nói: \"Bà dặn: 'Nhớ về sớm'\".", "Ông nói: “Bà dặn: ‘Nhớ về sớm’”."),
            ("en", "It's the '90s -- the workers' 12\" record", "It’s the ’90s – the workers’ 12\" record"),
            ("en", "2019---2024 ----- .....", "2019—2024 ----- ....."),
            ("de", "\"Er sagt's: 'ja'\"", "„Er sagt’s: ‚ja‘“"),
            ("ru", "(\"Мир\")", "(«Мир»)"),
            ("vi", "\"", "“"),
        ] {
            let press = Press::of(&Lang::parse(lang).unwrap());
            assert_eq!(text(source, &press.quotes), expected);
        }
    }
}
