//! Counting words (UAX #29).

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
    SEGMENTER.with(|segmenter| {
        let words = segmenter.segment_str(text).iter_with_word_type().filter(|(_, kind)| kind.is_word_like());
        u32::try_from(words.count()).unwrap_or(u32::MAX)
    })
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

/// What the first byte of a character tells.
#[derive(Clone, Copy)]
enum Lead {
    /// An ASCII character's class.
    Ascii(Class),
    /// A letter of two bytes: U+0100 to U+023F.
    Letter,
    /// Perhaps a letter of three bytes: U+1E00 to U+1EFF, where most of Vietnamese is.
    PerhapsLetter,
    /// Only the whole character tells.
    Unclear,
}

static LEADS: [Lead; 256] = {
    let mut leads = [Lead::Unclear; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        if let Some(class) = find_class(byte as char) {
            leads[byte as usize] = Lead::Ascii(class);
        }
        byte += 1;
    }
    let mut lead = 0xc4;
    while lead <= 0xc8 {
        leads[lead] = Lead::Letter;
        lead += 1;
    }
    leads[0xe1] = Lead::PerhapsLetter;
    leads
};

/// Counts words of text in Latin letters by rules WB5 to WB12, which are all that apply to these classes;
/// `None` as soon as another character shows up. Some hundred times faster than the segmenter.
fn count_latin(text: &str) -> Option<u32> {
    let mut words = 0;
    let mut last = Class::Other;
    let mut at = 0;
    while at < text.len() {
        let (class, width) = class_at(text, at)?;
        at += width;
        match class {
            Class::Letter | Class::Digit => {
                words += u32::from(last == Class::Other);
                last = class;
            }
            Class::Other => last = Class::Other,
            Class::Colon => {
                if last == Class::Letter && next(text, at)? == Class::Letter {
                    return None;
                }
                last = Class::Other;
            }
            Class::BetweenLetters | Class::BetweenDigits | Class::Between => {
                let joined = match last {
                    Class::Letter => class != Class::BetweenDigits && next(text, at)? == Class::Letter,
                    Class::Digit => class != Class::BetweenLetters && next(text, at)? == Class::Digit,
                    _ => false,
                };
                if !joined {
                    last = Class::Other;
                }
            }
        }
    }
    Some(words)
}

fn next(text: &str, at: usize) -> Option<Class> {
    if at < text.len() { Some(class_at(text, at)?.0) } else { Some(Class::Other) }
}

/// Returns the class of the character that begins at a byte, and its width.
#[inline(always)]
#[expect(
    clippy::inline_always,
    reason = "runs for every character of a publication; a call costs more than it does"
)]
fn class_at(text: &str, at: usize) -> Option<(Class, usize)> {
    let bytes = text.as_bytes();
    match LEADS[usize::from(bytes[at])] {
        Lead::Ascii(class) => Some((class, 1)),
        Lead::Letter => Some((Class::Letter, 2)),
        Lead::PerhapsLetter if bytes.get(at + 1).is_some_and(|byte| (0xb8..=0xbb).contains(byte)) => {
            Some((Class::Letter, 3))
        }
        Lead::PerhapsLetter | Lead::Unclear => decoded_class(text, at),
    }
}

#[cold]
fn decoded_class(text: &str, at: usize) -> Option<(Class, usize)> {
    let c = text[at..].chars().next()?;
    Some((find_class(c)?, c.len_utf8()))
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
