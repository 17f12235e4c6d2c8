//! The text of HTML.
//!
//! HTML as this program writes it goes in; what a reader reads of it comes out, on one line.

/// Elements that a reader sees as part of a line; all others stand apart from what is round them.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q",
    "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
];
/// Elements whose content is no text.
const SILENT: &[&str] = &["script", "style", "template", "head", "title"];

/// Returns the text of HTML: without tags and comments, entities resolved, white space as single spaces.
pub(super) fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let tag = &rest[at..];
        let Some(end) = tag_end(tag) else {
            // A sign, not a tag.
            text.push('<');
            rest = &tag[1..];
            continue;
        };
        rest = &tag[end..];
        let name = name_of(tag);
        if !tag.starts_with("<!--") && !INLINE.contains(&name.as_str()) {
            text.push(' ');
        }
        if SILENT.contains(&name.as_str()) && !tag.starts_with("</") {
            rest = after_content(rest, &name);
        }
    }
    text.push_str(rest);
    let text = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    unescape(&text)
}

/// Returns where a tag or a comment ends; `None` if it is none. A quoted value may hold `>`.
fn tag_end(tag: &str) -> Option<usize> {
    if let Some(comment) = tag.strip_prefix("<!--") {
        return Some(comment.find("-->").map_or(tag.len(), |end| end + "<!---->".len()));
    }
    tag[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')).then_some(())?;
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (byte, quote) {
            (b'>', None) => return Some(at + 1),
            (b'"' | b'\'', None) if tag[..at].ends_with('=') => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            _ => {}
        }
    }
    None
}

fn name_of(tag: &str) -> String {
    let name = tag.trim_start_matches(['<', '/']);
    name.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
}

fn after_content<'h>(html: &'h str, name: &str) -> &'h str {
    let end = html.to_ascii_lowercase().find(&format!("</{name}"));
    end.map_or("", |end| &html[end..])
}

/// Resolves numbers, and the names that this program writes.
fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let entity = rest[1..].split_once(';').map(|(name, _)| name);
        let character = entity.and_then(|name| match name {
            "lt" => Some('<'),
            "gt" => Some('>'),
            "amp" => Some('&'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            "nbsp" => Some('\u{a0}'),
            _ => numbered(name.strip_prefix('#')?),
        });
        let length = entity.filter(|_| character.is_some()).map_or(1, |name| name.len() + 2);
        plain.push(character.unwrap_or('&'));
        rest = &rest[length..];
    }
    plain + rest
}

fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn plain_text_is_what_a_reader_reads() {
        for (html, text) in [
            ("<p>Nhịp <em>cầu</em> nối</p><p>đôi bờ</p>", "Nhịp cầu nối đôi bờ"),
            ("một<br>hai<sup>2</sup>", "một hai2"),
            ("a &lt; b &amp;&amp; c &#39;d&#x27; &amp;lt;", "a < b && c 'd' &lt;"),
            ("<img alt=\"a > b\"> x", "x"),
            ("<!-- <p>ẩn</p> -->hiện", "hiện"),
            ("<script>if (a < b) {}</script>sau<style>p {}</style>", "sau"),
            ("1 < 2 & 3 > 2; R&D; &lạ;", "1 < 2 & 3 > 2; R&D; &lạ;"),
            ("5&nbsp;%", "5\u{a0}%"),
            ("<p>mở", "mở"),
            ("", ""),
        ] {
            assert_eq!(plain(html), text, "{html}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_taken(html in any::<String>(), near in "[<>/!a-zé&;#x\"'= -]{0,40}") {
            let _texts = (plain(&html), plain(&near));
        }
    }
}
