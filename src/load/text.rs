//! Texts: UTF-8 with or without BOM, LF or CRLF, NFC or NFD, all read as one form.

use std::borrow::Cow;
use std::fs;
use std::io::{self, Read as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::sync::Arc;

use crate::load::Source;
use crate::load::walk::Found;
use crate::model::diagnostic::{Checked, Code, Diagnostic, Place, Spot};
use crate::model::fingerprint::Fingerprint;
use crate::model::slug::{self, is_illegal};

/// The largest text that is read, in bytes. The longest novels have 6 MB.
pub const LARGEST: u64 = 8 << 20;

#[expect(clippy::cast_possible_wrap, reason = "the flag is one low bit")]
const NO_WAITING: i32 = rustix::fs::OFlags::NONBLOCK.bits() as i32;

/// Reads a text; `None`, with a diagnostic, where there is none to be read.
pub fn read(found: &Found) -> Checked<Option<Source>> {
    let refuse = |diagnostic| Checked { value: None, diagnostics: vec![diagnostic] };
    let bytes = match read_bytes(found) {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(diagnostic)) => return refuse(diagnostic),
        Err(error) => {
            let diagnostic = Diagnostic::new(Code::UnreadableSource, Place::file(&found.path));
            return refuse(diagnostic.with("path", &*found.path).with("message", error.to_string()));
        }
    };
    let Ok(text) = simdutf8::basic::from_utf8(&bytes) else {
        return refuse(not_utf8(&found.path, &bytes));
    };
    let text = normalise(text);
    let diagnostics = illegal_characters(&found.path, &text);
    // Of what was found, too: another character in the place of an illegal one is another finding.
    let fingerprint = Fingerprint::of_bytes(text.as_bytes());
    // Whatever the finding's severity, no output may carry them.
    let text = if diagnostics.is_empty() { text } else { Cow::Owned(text.replace(is_illegal, "\u{fffd}")) };
    let source = Source { path: found.path.clone(), fingerprint, text: text.as_ref().into() };
    Checked { value: Some(source), diagnostics }
}

/// Reads a file that is small enough for a text. A pipe is opened without waiting for who writes to it.
fn read_bytes(found: &Found) -> io::Result<Result<Vec<u8>, Diagnostic>> {
    let mut file = fs::OpenOptions::new().read(true).custom_flags(NO_WAITING).open(&found.disk)?;
    let metadata = file.metadata()?;
    let place = Place::file(&found.path);
    if !metadata.is_file() {
        return Ok(Err(Diagnostic::new(Code::NotAFile, place).with("path", &*found.path)));
    }
    if metadata.len() > LARGEST {
        let megabytes = |bytes: u64| usize::try_from(bytes >> 20).unwrap_or(usize::MAX);
        let diagnostic = Diagnostic::new(Code::SourceTooLarge, place);
        return Ok(Err(diagnostic.with("size", megabytes(metadata.len())).with("limit", megabytes(LARGEST))));
    }
    // As long as it was a moment ago: reading on to the end would ask the system twice more for each file.
    let mut bytes = vec![0; usize::try_from(metadata.len()).unwrap_or_default()];
    let mut filled = 0;
    while filled < bytes.len() {
        match file.read(&mut bytes[filled..]) {
            Ok(0) => break,
            Ok(length) => filled += length,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    bytes.truncate(filled);
    Ok(Ok(bytes))
}

/// Tells where bytes cease to be UTF-8: line and column as an editor counts them, and the offset.
fn not_utf8(path: &Arc<str>, bytes: &[u8]) -> Diagnostic {
    let at = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), |_| bytes.len());
    let before = String::from_utf8_lossy(&bytes[..at]);
    let before = normalise(&before);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    let place = Place { file: path.clone(), spot: Spot::Line(line, column) };
    Diagnostic::new(Code::InvalidUtf8, place).with("path", &**path).with("offset", at)
}

/// Returns the text without BOM, with LF at the ends of its lines, in NFC.
pub fn normalise(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains('\r') {
        let lines = text.replace("\r\n", "\n").replace('\r', "\n");
        return Cow::Owned(slug::nfc(&lines).into_owned());
    }
    slug::nfc(text)
}

/// Finds the first character that neither XML 1.0 nor HTML allows.
///
/// The byte test comes first: 0x00–0x1F and 0x7F, and 0xEF, with which U+FFFE and U+FFFF begin.
fn illegal_characters(path: &Arc<str>, text: &str) -> Vec<Diagnostic> {
    let suspect = |byte: u8| (byte < 32 && byte != b'\t' && byte != b'\n') || byte == 127 || byte == 0xef;
    // Without a way out, so that many bytes are tested at once.
    if !text.bytes().fold(false, |found, byte| found | suspect(byte)) {
        return Vec::new();
    }
    let found = text.char_indices().find(|(_, c)| is_illegal(*c));
    found
        .map(|(at, c)| {
            let code = format!("U+{:04X}", u32::from(c));
            Diagnostic::new(Code::IllegalCharacter, Place::bytes(path, at..at + c.len_utf8()))
                .with("character", code)
        })
        .into_iter()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_ways_to_store_a_text_read_alike() {
        let nfc = "tiêu đề: Đổi mới\nhai\n";
        let nfd =
            "\u{feff}tie\u{302}u \u{111}e\u{302}\u{300}: \u{110}o\u{302}\u{309}i mo\u{31b}\u{301}i\r\nhai\r";
        assert_eq!(normalise(nfd), nfc);
        assert!(matches!(normalise(nfc), Cow::Borrowed(_)));
    }

    #[test]
    fn control_characters_are_found() {
        assert!(illegal_characters(&"a".into(), "một\thai\nba").is_empty());
        assert_eq!(illegal_characters(&"a".into(), "một\u{1b}hai").len(), 1);
    }
}
