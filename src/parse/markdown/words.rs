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

/// Counts words of text in Latin letters by rules WB5 to WB12, which are all that apply to these classes;
/// `None` as soon as another character shows up. Some hundred times faster than the segmenter.
fn count_latin(text: &str) -> Option<u32> {
    let mut words = 0;
    let mut last = Class::Other;
    let mut chars = text.chars();
    let mut next = chars.next();
    while let Some(c) = next {
        next = chars.next();
        let class = class(c)?;
        match class {
            Class::Letter | Class::Digit => {
                words += u32::from(last == Class::Other);
                last = class;
            }
            Class::Other => last = Class::Other,
            Class::Colon => {
                if last == Class::Letter && next.map(self::class) == Some(Some(Class::Letter)) {
                    return None;
                }
                last = Class::Other;
            }
            Class::BetweenLetters | Class::BetweenDigits | Class::Between => {
                let joined = match (last, next) {
                    (Class::Letter, Some(c)) => {
                        self::class(c)? == Class::Letter && class != Class::BetweenDigits
                    }
                    (Class::Digit, Some(c)) => {
                        self::class(c)? == Class::Digit && class != Class::BetweenLetters
                    }
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

fn class(c: char) -> Option<Class> {
    match c as usize {
        code @ 0..LATIN_END => LATIN[code],
        0x1e00..=0x1eff => Some(Class::Letter),
        _ => find_class(c),
    }
}

/// The end of Latin Extended-B.
const LATIN_END: usize = 0x250;

static LATIN: [Option<Class>; LATIN_END] = {
    let mut table = [None; LATIN_END];
    let mut code: u32 = 0;
    while (code as usize) < LATIN_END {
        if let Some(c) = char::from_u32(code) {
            table[code as usize] = find_class(c);
        }
        code += 1;
    }
    table
};

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
        let all = (0..0x2_1000).filter_map(char::from_u32).filter(|&c| class(c).is_some());
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
