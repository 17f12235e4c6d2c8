//! Counting words (UAX #29). Chinese and Japanese are divided by a dictionary, Thai, Lao and Khmer by the
//! models that ICU4X ships for them.

use std::cell::LazyCell;
use std::ops::Range;

use icu::segmenter::options::WordBreakInvariantOptions;
use icu::segmenter::{WordSegmenter, WordSegmenterBorrowed};

thread_local! {
    static SEGMENTER: LazyCell<WordSegmenterBorrowed<'static>> =
        LazyCell::new(|| WordSegmenter::new_auto(WordBreakInvariantOptions::default()));
}

/// Returns how many words `text` has outside the given ranges, which ascend.
pub(super) fn count_outside(text: &str, hidden: &[Range<usize>]) -> u32 {
    let mut words = 0;
    let mut from = 0;
    for range in hidden {
        words += text.get(from..range.start).map_or(0, count);
        from = range.end;
    }
    words + text.get(from..).map_or(0, count)
}

/// Returns how many words `text` has.
pub(super) fn count(text: &str) -> u32 {
    count_latin(text).unwrap_or_else(|| count_any(text))
}

fn count_any(text: &str) -> u32 {
    let mut start = 0;
    // ICU's own word types take a word that ends in a mark for none, as most of Khmer does.
    let is_word = |end: &usize| {
        let segment = &text[start..*end];
        start = *end;
        segment.contains(char::is_alphanumeric)
    };
    let words = SEGMENTER.with(|segmenter| segmenter.segment_str(text).filter(is_word).count());
    u32::try_from(words).unwrap_or(u32::MAX)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    /// Joins letters: `MidLetter`.
    BetweenLetters,
    /// Joins digits: `MidNum`.
    BetweenDigits,
    /// Joins either: `MidNumLet` and the apostrophe.
    Between,
    /// Joins letters in some languages.
    Colon,
    Other,
}

/// What a byte tells by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A letter or digit, or the first byte of a letter of two bytes (U+0100 to U+023F).
    Word,
    /// A later byte of a letter.
    Later,
    /// Between words.
    Other,
    /// The first byte of U+00C0 to U+00FF: letters, but for two signs.
    Latin1,
    /// The first byte of U+1E00 to U+1EFF, where most of Vietnamese is, and of other scripts.
    Additional,
    /// Only the character and its neighbours tell.
    Unclear,
}

static KINDS: [Kind; 256] = {
    let mut kinds = [Kind::Unclear; 256];
    let mut byte: u8 = 0;
    loop {
        kinds[byte as usize] = match byte {
            0x00..=0x7f => match find_class(byte as char) {
                Some(Class::Letter | Class::Digit) => Kind::Word,
                Some(Class::Other) => Kind::Other,
                _ => Kind::Unclear,
            },
            0x80..=0xbf => Kind::Later,
            0xc3 => Kind::Latin1,
            0xc4..=0xc8 => Kind::Word,
            0xe1 => Kind::Additional,
            _ => Kind::Unclear,
        };
        if byte == u8::MAX {
            break;
        }
        byte += 1;
    }
    kinds
};

/// Counts words of text in Latin letters by rules WB5 to WB12, which are all that apply to these classes;
/// `None` as soon as another character shows up. Some hundred times faster than the segmenter: bytes are
/// not decoded where they tell enough.
fn count_latin(text: &str) -> Option<u32> {
    let bytes = text.as_bytes();
    let (mut words, mut inside, mut at) = (0, false, 0);
    while at < bytes.len() {
        let second = || bytes.get(at + 1).copied().unwrap_or_default();
        let (is_word, width) = match KINDS[usize::from(bytes[at])] {
            Kind::Word => (true, 1),
            Kind::Later => (inside, 1),
            Kind::Other => (false, 1),
            // The multiplication and the division sign.
            Kind::Latin1 => (!matches!(second(), 0x97 | 0xb7), 2),
            Kind::Additional if (0xb8..=0xbb).contains(&second()) => (true, 3),
            Kind::Additional | Kind::Unclear => unclear(text, at, inside)?,
        };
        words += u32::from(is_word && !inside);
        inside = is_word;
        at += width;
    }
    Some(words)
}

/// Returns whether a character belongs to a word, seen with its neighbours, and its width.
fn unclear(text: &str, at: usize, inside: bool) -> Option<(bool, usize)> {
    let c = text[at..].chars().next()?;
    let width = c.len_utf8();
    let next = || text[at + width..].chars().next().map_or(Some(Class::Other), find_class);
    let after_digit = || text.as_bytes()[at - 1].is_ascii_digit();
    let is_word = match find_class(c)? {
        Class::Letter | Class::Digit => true,
        Class::Other => false,
        Class::Colon => {
            if inside && !after_digit() && next()? == Class::Letter {
                return None;
            }
            false
        }
        class if inside && after_digit() => class != Class::BetweenLetters && next()? == Class::Digit,
        class => inside && class != Class::BetweenDigits && next()? == Class::Letter,
    };
    Some((is_word, width))
}

const fn find_class(c: char) -> Option<Class> {
    Some(match c {
        'a'..='z'
        | 'A'..='Z'
        | 'ª'
        | 'µ'
        | 'º'
        | 'À'..='Ö'
        | 'Ø'..='ö'
        | 'ø'..='\u{24f}'
        | '\u{1e00}'..='\u{1eff}' => Class::Letter,
        '0'..='9' => Class::Digit,
        '·' => Class::BetweenLetters,
        ',' | ';' => Class::BetweenDigits,
        '.' | '\'' | '‘' | '’' => Class::Between,
        ':' => Class::Colon,
        '_' => return None,
        '\n'
        | ' '..='~'
        | '\u{a0}'
        | '¡'..='§'
        | '©'
        | '«'
        | '¬'
        | '®'
        | '°'
        | '±'
        | '»'
        | '¿'
        | '×'
        | '÷'
        | '–'
        | '—'
        | '“'
        | '”'
        | '„'
        | '‚'
        | '‹'
        | '›'
        | '…'
        | '•'
        | '→'
        | '€'
        | '₫' => Class::Other,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_counted_in_any_script() {
        for (text, words) in [
            ("", 0),
            ("Phan Anh Sơn: “1,4 tỷ USD”… — 2019–2024", 8),
            ("don’t e.g. 3.5 x.y 1.a", 6),
            ("Ông nói: 8:30, a:b", 5),
            ("Ng\u{f4}\u{323}n", 1),
            ("Москва слезам не верит", 4),
            ("北京大学", 2),
            ("ຂົວມິດຕະພາບລາວ", 3),
            ("ស្ពានមិត្តភាព", 2),
            ("الجِسْرُ الجديدُ", 2),
            ("", 0),
        ] {
            assert_eq!(count(text), words, "{text}");
        }
        let text = "chạy lệnh ls -l ngay";
        let code = text.find("ls").unwrap();
        assert_eq!(count_outside(text, std::slice::from_ref(&(code..code + 5))), 3);
    }

    /// Each character of the fast path, between each pair of neighbours that could matter.
    #[test]
    fn the_fast_path_is_the_segmenter() {
        let all = (0..0x2_1000).filter_map(char::from_u32).filter(|&c| find_class(c).is_some());
        let around = ["", " ", "a", "1", ".", ",", "'", "’", "·", ":", "-", "ấ"];
        for c in all {
            for before in around {
                for after in around {
                    let text = format!("x{before}{c}{after}7");
                    let fast = count_latin(&text);
                    assert!(fast.is_none() || fast == Some(count_any(&text)), "{text:?}");
                    assert!(fast.is_some() || text.contains(':'));
                }
            }
        }
    }

    proptest! {
        #[test]
        fn the_fast_path_agrees_on_longer_text(text in "[aạ1.,;:'’· \n“”(-]{0,14}") {
            prop_assert_eq!(count_latin(&text).unwrap_or(count_any(&text)), count_any(&text));
        }

        #[test]
        fn counting_takes_any_text(text in "\\PC{0,40}") {
            if let Some(words) = count_latin(&text) {
                prop_assert_eq!(words, count_any(&text));
            }
        }
    }
}
