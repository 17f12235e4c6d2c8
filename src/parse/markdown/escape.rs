//! Text as HTML, text as an attribute, addresses as attributes.

/// Appends `text` with the four characters escaped that HTML gives a meaning to; attributes included.
pub(super) fn text(text: &str, html: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|b| matches!(b, b'<' | b'>' | b'&' | b'"')) {
        html.push_str(&rest[..at]);
        html.push_str(entity(rest.as_bytes()[at]));
        rest = &rest[at + 1..];
    }
    html.push_str(rest);
}

/// Returns the reference for a character that HTML gives a meaning to.
pub(super) fn entity(byte: u8) -> &'static str {
    match byte {
        b'<' => "&lt;",
        b'>' => "&gt;",
        b'&' => "&amp;",
        _ => "&quot;",
    }
}

/// Appends an address: what RFC 3986 does not allow in one is percent-encoded, `%` itself stays.
pub(super) fn url(url: &str, html: &mut String) {
    encode(url, html, |b| b.is_ascii_alphanumeric() || b"-._~!#$%&'()*+,/:;=?@".contains(&b));
}

/// Appends a decoded path or fragment as part of an address: `%`, `?` and `#` are encoded too.
pub(super) fn decoded_url(part: &str, html: &mut String) {
    encode(part, html, |b| b.is_ascii_alphanumeric() || b"-._~!$&'()*+,/:;=@".contains(&b));
}

fn encode(url: &str, html: &mut String, is_kept: impl Fn(u8) -> bool) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for &byte in url.as_bytes() {
        match byte {
            b'&' => html.push_str("&amp;"),
            b'\'' => html.push_str("&#x27;"),
            _ if is_kept(byte) => html.push(char::from(byte)),
            _ => {
                html.push('%');
                html.push(char::from(HEX[usize::from(byte >> 4)]));
                html.push(char::from(HEX[usize::from(byte & 15)]));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_addresses_are_escaped() {
        let mut html = String::new();
        text("a < b & \"Huế\"", &mut html);
        assert_eq!(html, "a &lt; b &amp; &quot;Huế&quot;");
        html.clear();
        url("/tin?a=1&b=ư 50%25[x]'", &mut html);
        assert_eq!(html, "/tin?a=1&amp;b=%C6%B0%2050%25%5Bx%5D&#x27;");
        html.clear();
        decoded_url("tệp 100%?.pdf", &mut html);
        assert_eq!(html, "t%E1%BB%87p%20100%25%3F.pdf");
    }
}
