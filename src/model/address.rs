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

/// Decodes percent-encoding; a sequence that is none stays as it is.
pub fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let hex = || u8::from_str_radix(std::str::from_utf8(after.get(..2)?).ok()?, 16).ok();
        if let (b'%', Some(byte)) = (first, hex()) {
            bytes.push(byte);
            rest = &after[2..];
        } else {
            bytes.push(first);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encoding_is_undone() {
        for text in ["tin-tức", "ảnh 1.jpg", "50%", "a+b=c", "%zz"] {
            assert_eq!(decode(&encode(text)), text);
        }
        assert_eq!(encode("tức"), "t%E1%BB%A9c");
        assert_eq!(decode("50%"), "50%");
    }
}
