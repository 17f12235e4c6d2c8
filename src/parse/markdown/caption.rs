//! Captions of pictures: the words, and at their end the credit.

/// Splits a caption into its text and its credit: `(Ảnh: TTXVN)`, `Ảnh: TTXVN`; either may be empty.
pub(super) fn split<'a>(caption: &'a str, credit_words: &[String]) -> (&'a str, &'a str) {
    let caption = caption.trim();
    let Some(start) = credit_start(caption, credit_words) else { return (caption, "") };
    let before = caption[..start].trim_end();
    match before.strip_suffix('(') {
        Some(text) if caption.trim_end_matches('.').ends_with(')') => {
            (text.trim_end(), &caption[before.len() - 1..])
        }
        _ => (before, &caption[start..]),
    }
}

/// Returns where the last credit word begins that a colon follows and a letter does not precede.
fn credit_start(caption: &str, credit_words: &[String]) -> Option<usize> {
    let mut colons = caption.char_indices().rev().filter(|(_, c)| matches!(c, ':' | '：'));
    colons.find_map(|(colon, _)| credit_word(caption[..colon].trim_end(), credit_words))
}

fn credit_word(before: &str, credit_words: &[String]) -> Option<usize> {
    let starts = credit_words.iter().filter_map(|word| {
        let start = before.len().checked_sub(word.len())?;
        let (text, end) = (before.get(..start)?, before.get(start..)?);
        let alone = text.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        (alone && same_but_first_case(end, word)).then_some(start)
    });
    starts.min()
}

fn same_but_first_case(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.chars(), b.chars());
    let first = match (a.next(), b.next()) {
        (Some(a), Some(b)) => a.to_lowercase().eq(b.to_lowercase()),
        _ => false,
    };
    first && a.as_str() == b.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_credit_stands_at_the_end() {
        let words: Vec<String> = ["Ảnh", "Nguồn ảnh", "Photo"].map(String::from).into();
        for (caption, text, credit) in [
            ("Quang cảnh hội nghị (Ảnh: TTXVN)", "Quang cảnh hội nghị", "(Ảnh: TTXVN)"),
            ("Quang cảnh hội nghị. (ảnh: TTXVN).", "Quang cảnh hội nghị.", "(ảnh: TTXVN)."),
            ("Quang cảnh. Nguồn ảnh: Lê Minh", "Quang cảnh.", "Nguồn ảnh: Lê Minh"),
            ("The hall. Photo : VNA", "The hall.", "Photo : VNA"),
            ("(Ảnh: TTXVN)", "", "(Ảnh: TTXVN)"),
            ("Ảnh chụp lúc 8:30", "Ảnh chụp lúc 8:30", ""),
            ("Hoảnh: không phải", "Hoảnh: không phải", ""),
            ("", "", ""),
        ] {
            assert_eq!(split(caption, &words), (text, credit), "{caption}");
        }
    }
}
