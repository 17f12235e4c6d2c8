//! Words of a text (UAX 29): how many, and the first of them. What is cut off begins a grapheme.

use std::borrow::Cow;

use icu::properties::{CodePointMapData, props::GeneralCategory};
use icu::segmenter::{GraphemeClusterSegmenter, WordSegmenterBorrowed};

/// Returns the number of words. Punctuation and spaces are none.
pub fn count(segmenter: WordSegmenterBorrowed<'static>, text: &str) -> usize {
    ends(segmenter, text).count()
}

/// Returns the first `n` words, and `…` if there are more.
///
/// What closes the last word (`”`, `)`) stays with it; a comma, a stop or a dash before the `…` goes.
pub fn truncate<'a>(segmenter: WordSegmenterBorrowed<'static>, text: &'a str, n: usize) -> Cow<'a, str> {
    let mut ends = ends(segmenter, text);
    let end = if n == 0 { Some(0) } else { ends.nth(n - 1) };
    let (Some(end), Some(_)) = (end, ends.next()) else { return Cow::Borrowed(text) };
    let closing = text[end..].chars().take_while(|&c| closes(c)).map(char::len_utf8).sum::<usize>();
    let end = whole_graphemes(text, end + closing);
    if end == text.len() { Cow::Borrowed(text) } else { Cow::Owned(format!("{}…", &text[..end])) }
}

/// Returns the end of the grapheme that `end` is in or at the end of: the models that divide Khmer and Lao into
/// words may part a vowel from its consonant.
fn whole_graphemes(text: &str, end: usize) -> usize {
    GraphemeClusterSegmenter::new().segment_str(text).find(|&bound| bound >= end).unwrap_or(text.len())
}

/// Returns where words end. ICU's own word types are not asked: they take a word that ends in a
/// combining mark, as `là` does in NFD, for none.
fn ends<'a>(
    segmenter: WordSegmenterBorrowed<'static>,
    text: &'a str,
) -> impl Iterator<Item = usize> + use<'a> {
    let mut start = 0;
    segmenter.segment_str(text).filter(move |&end| {
        let segment = &text[start..end];
        start = end;
        segment.contains(char::is_alphanumeric)
    })
}

fn closes(c: char) -> bool {
    let category = CodePointMapData::<GeneralCategory>::new().get(c);
    matches!(category, GeneralCategory::ClosePunctuation | GeneralCategory::FinalPunctuation) || c == '"'
}
