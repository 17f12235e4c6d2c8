//! Slugs: the part of a URL that is made from words. ASCII, the same for NFC and NFD input.

use icu::normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use icu::properties::CodePointMapData;
use icu::properties::props::{GeneralCategory, Script};
use std::borrow::Cow;
use std::sync::LazyLock;

/// Returns `text` in Unicode normalisation form C (UAX #15).
pub fn nfc(text: &str) -> Cow<'_, str> {
    if is_plainly_composed(text.as_bytes()) {
        return Cow::Borrowed(text);
    }
    ComposingNormalizerBorrowed::new_nfc().normalize(text)
}

/// Whether all characters are ASCII, Latin letters that are composed already, or common signs: what
/// nearly all of Vietnamese and English is. Their bytes tell, faster than the tables of Unicode.
fn is_plainly_composed(bytes: &[u8]) -> bool {
    let mut at = 0;
    while at < bytes.len() {
        let following = |n: usize| bytes.get(at + n).copied().unwrap_or_default();
        at += match bytes[at] {
            0..=0x7f => 1,
            // U+0080 to U+024F at the most; marks begin at U+0300.
            0xc2..=0xc8 => 2,
            // U+1E00 to U+1EFF.
            0xe1 if (0xb8..=0xbb).contains(&following(1)) => 3,
            // Dashes, quotation marks, ellipsis, bullet: U+2010 to U+203F; currency signs: U+2080 to U+20BF.
            0xe2 if following(1) == 0x80 && following(2) >= 0x90 => 3,
            0xe2 if following(1) == 0x82 => 3,
            _ => return false,
        };
    }
    true
}

/// Returns `text` in Unicode normalisation form D (UAX #15).
pub fn nfd(text: &str) -> Cow<'_, str> {
    DecomposingNormalizerBorrowed::new_nfd().normalize(text)
}

/// Returns `text` with its Latin letters without diacritics, `đ` and `Đ` folded too: "Phan Anh Sơn" → "Phan Anh Son".
/// Other scripts keep what belongs to their letters.
pub fn fold(text: &str) -> String {
    if let Some(folded) = folded(text) {
        return folded;
    }
    let category = CodePointMapData::<GeneralCategory>::new();
    let mut kept = String::with_capacity(text.len());
    for c in nfd(text).chars() {
        let is_on_latin = || kept.chars().next_back().is_some_and(|last| last.is_ascii_alphabetic());
        if category.get(c) != GeneralCategory::NonspacingMark || !is_on_latin() {
            kept.push(base(c).unwrap_or(c));
        }
    }
    nfc(&kept).into_owned()
}

/// Returns `text` without any diacritics, whatever its script.
fn bare(text: &str) -> String {
    folded(text).unwrap_or_else(|| fold_any(text))
}

/// Returns what a table is enough to fold.
fn folded(text: &str) -> Option<String> {
    text.chars().map(base).collect()
}

/// Returns a character without diacritics, if it is ASCII or a composed Latin letter with one letter as its base: what
/// nearly all of Vietnamese and English is.
fn base(c: char) -> Option<char> {
    let at = c as usize;
    match at {
        0..0x80 => Some(c),
        0xc0..0x250 => LATIN[at - 0xc0],
        0x1e00..0x1f00 => LATIN[at - 0x1e00 + (0x250 - 0xc0)],
        _ => None,
    }
}

static LATIN: LazyLock<Vec<Option<char>>> = LazyLock::new(|| {
    let one = |c: char| {
        let folded = fold_any(c.encode_utf8(&mut [0; 4]));
        let mut chars = folded.chars();
        chars.next().filter(|_| chars.next().is_none())
    };
    ('\u{c0}'..'\u{250}').chain('\u{1e00}'..'\u{1f00}').map(one).collect()
});

fn fold_any(text: &str) -> String {
    let category = CodePointMapData::<GeneralCategory>::new();
    nfd(text)
        .chars()
        .filter(|&c| category.get(c) != GeneralCategory::NonspacingMark)
        .map(|c| match c {
            'đ' => 'd',
            'Đ' => 'D',
            other => other,
        })
        .collect()
}

/// Returns whether a character may stand neither in HTML nor in XML 1.0.
pub fn is_illegal(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}' | '\u{fffe}' | '\u{ffff}')
}

/// Returns the ASCII slug of `text`: marks off, Cyrillic and Greek transliterated, words joined by hyphens.
///
/// Empty when most letters of the text are of other scripts; the caller then keeps the file's stem. Those
/// have readings, not letters (Chinese, and Japanese by another), or leave vowels out (Arabic, Hebrew), or
/// write syllables in another order than they are said (Lao, Khmer, Thai): a table of letters gets them wrong.
pub fn ascii(text: &str) -> String {
    let folded = bare(&nfc(text));
    let latin = if folded.is_ascii() { folded } else { transliterated(&folded) };
    join_words(latin.chars().map(|c| c.to_ascii_lowercase()), |c| c.is_ascii_alphanumeric())
}

fn transliterated(text: &str) -> String {
    let script = CodePointMapData::<Script>::new();
    let is_latin = |c: char| matches!(script.get(c), Script::Latin | Script::Greek | Script::Cyrillic);
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (known, foreign): (Vec<char>, Vec<char>) = letters.partition(|&c| is_latin(c));
    if foreign.len() > known.len() {
        return String::new();
    }
    let plain = |c: char| if c.is_alphabetic() && !is_latin(c) { ' ' } else { c };
    deunicode::deunicode_with_tofu(&text.chars().map(plain).collect::<String>(), " ")
}

/// Returns the slug of `text` in its own script: lower case, NFC, words joined by hyphens.
pub fn unicode(text: &str) -> String {
    let category = CodePointMapData::<GeneralCategory>::new();
    let mark = |c| matches!(category.get(c), GeneralCategory::NonspacingMark | GeneralCategory::SpacingMark);
    join_words(nfc(text).to_lowercase().chars(), |c| c.is_alphanumeric() || mark(c))
}

fn join_words(chars: impl Iterator<Item = char>, is_word: impl Fn(char) -> bool) -> String {
    let mut slug = String::new();
    let mut gap = false;
    for c in chars {
        if is_word(c) {
            if gap && !slug.is_empty() {
                slug.push('-');
            }
            gap = false;
            slug.push(c);
        } else if !matches!(c, '\'' | '’') {
            gap = true;
        }
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn vietnamese_slugs_are_ascii() {
        for (text, slug) in [
            ("Đường sắt Đà Nẵng", "duong-sat-da-nang"),
            ("Hội đồng Hòa bình thế giới: 1,4 tỷ USD", "hoi-dong-hoa-binh-the-gioi-1-4-ty-usd"),
            ("  — Ở đâu? —  ", "o-dau"),
            ("Ngo\u{302}\u{323}n ngu\u{31b}\u{303}", "ngon-ngu"),
            ("L’été", "lete"),
            ("Москва", "moskva"),
            ("Мост через реку Красную", "most-cherez-reku-krasnuiu"),
            ("Γέφυρα φιλίας", "gephura-philias"),
            ("Œuvre de Strasbourg", "oeuvre-de-strasbourg"),
            ("北京", ""),
            ("2024年红河大桥", ""),
            ("ຂົວມິດຕະພາບ", ""),
            ("ស្ពានមិត្តភាព", ""),
            ("جسر الصداقة", ""),
            ("COP26 ຢູ່", "cop26"),
            ("Chữ 汉字 ở Hội An", "chu-o-hoi-an"),
            ("…", ""),
        ] {
            assert_eq!(ascii(text), slug);
        }
        for (text, slug) in [
            ("Tin tức — Москва", "tin-tức-москва"),
            ("جسر الصداقة", "جسر-الصداقة"),
            ("ສະພານ ມິດຕະພາບ 2", "ສະພານ-ມິດຕະພາບ-2"),
            ("友谊大桥：通车", "友谊大桥-通车"),
            ("ស្ពានមិត្តភាព!", "ស្ពានមិត្តភាព"),
        ] {
            assert_eq!(unicode(text), slug);
        }
    }

    #[test]
    fn what_is_taken_for_composed_is() {
        for c in (0..=0x2_ffff).filter_map(char::from_u32) {
            let text = format!("a{c}b");
            if is_plainly_composed(text.as_bytes()) {
                assert_eq!(ComposingNormalizerBorrowed::new_nfc().normalize(&text), text, "{c:?}");
            }
        }
        assert!(is_plainly_composed("“Đường sắt” – ẵ ế ộ ự … 5 €".as_bytes()));
        assert!(!is_plainly_composed("e\u{302}".as_bytes()) && !is_plainly_composed("\u{212b}".as_bytes()));
    }

    proptest! {
        #[test]
        fn nfc_and_nfd_give_one_slug(text in "[a-zA-ZàáảãạăằắẳẵặâầấẩẫậđĐêềếểễệôồốổỗộơờớởỡợưừứửữự ]{0,40}") {
            let nfd = nfd(&text).into_owned();
            prop_assert_eq!(ascii(&text), ascii(&nfd));
            prop_assert_eq!(unicode(&text), unicode(&nfd));
        }
    }
}
