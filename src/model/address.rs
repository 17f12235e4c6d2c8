//! Percent-encoding: the parts of addresses as they are sent.

use std::fmt::Write as _;

/// Percent-encodes one part of a path (RFC 3986, `pchar` without sub-delimiters that HTML minds).
pub fn encode(part: &str) -> String {
    let mut encoded = String::with_capacity(part.len());
    for byte in part.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~!$()*+,;=:@".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            write!(encoded, "%{byte:02X}").expect("invariant: a string takes all writes");
        }
    }
    encoded
}

/// Percent-encodes the parts of a path and keeps its slashes.
pub fn encode_path(path: &str) -> String {
    path.split('/').map(encode).collect::<Vec<_>>().join("/")
}

/// Decodes percent-encoding. A sequence that is none stays as written, and so does a text that would
/// not be UTF-8.
pub fn decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_string();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let digits =
            after.get(..2).filter(|digits| first == b'%' && digits.iter().all(u8::is_ascii_hexdigit));
        let byte = digits.and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encoding_is_undone() {
        for text in ["tin-tức", "ảnh 1.jpg", "50%", "a+b=c", "%zz", "%+f"] {
            assert_eq!(decode(&encode(text)), text);
        }
        assert_eq!(encode("tức"), "t%E1%BB%A9c");
        for text in ["50%", "%+f", "a%FFb"] {
            assert_eq!(decode(text), text);
        }
    }
}
