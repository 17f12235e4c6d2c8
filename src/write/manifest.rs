//! The manifest `.nhipcau` of an output folder: what we wrote there, so that all else is known to be foreign.

use super::{disk, sealed};
use crate::model::fingerprint::Fingerprint;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// The manifest's name in the output folder.
pub const NAME: &str = ".nhipcau";

/// What we wrote, by path.
pub type Manifest = BTreeMap<Box<str>, Entry>;

/// One file as it was when we wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The fingerprint of its bytes.
    pub fingerprint: Fingerprint,
    /// Its length in bytes.
    pub len: u64,
    /// Its time of change, in nanoseconds from 1970.
    pub mtime: i128,
}

/// Reads the manifest of a folder. Missing, spoilt or of another version: nothing is known to be ours.
pub fn read(dir: &Path) -> Manifest {
    disk::read(&dir.join(NAME)).and_then(|bytes| parse(&bytes)).unwrap_or_default()
}

fn parse(bytes: &[u8]) -> Option<Manifest> {
    sealed::unseal(HEADLINE, bytes)?.lines().map(parse_line).collect()
}

fn parse_line(line: &str) -> Option<(Box<str>, Entry)> {
    let mut fields = line.splitn(4, ' ');
    let fingerprint = Fingerprint(u128::from_str_radix(fields.next()?, 16).ok()?);
    let len = fields.next()?.parse().ok()?;
    let mtime = fields.next()?.parse().ok()?;
    Some((sealed::unescape(fields.next()?)?, Entry { fingerprint, len, mtime }))
}

/// Returns a manifest as it is written.
pub fn print(manifest: &Manifest) -> String {
    let mut lines = String::with_capacity(manifest.len() * 96);
    for (path, Entry { fingerprint, len, mtime }) in manifest {
        writeln!(lines, "{fingerprint} {len} {mtime} {}", sealed::escape(path))
            .expect("invariant: writing to a string succeeds");
    }
    sealed::seal(HEADLINE, &lines)
}

const HEADLINE: &str = "nhipcau manifest 1";

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(bytes: &[u8], mtime: i128) -> Entry {
        Entry { fingerprint: Fingerprint::of_bytes(bytes), len: bytes.len() as u64, mtime }
    }

    #[test]
    fn a_manifest_comes_back() {
        let manifest = Manifest::from([
            ("vi/cầu/index.html".into(), entry(b"a", 1)),
            ("tên có dấu cách.pdf".into(), entry(b"", -5)),
        ]);
        assert_eq!(parse(print(&manifest).as_bytes()), Some(manifest));
        assert_eq!(parse(print(&Manifest::new()).as_bytes()), Some(Manifest::new()));
    }

    #[test]
    fn a_path_that_leads_out_spoils_the_whole() {
        let manifest = Manifest::from([("../outside".into(), entry(b"a", 1))]);
        assert_eq!(parse(print(&manifest).as_bytes()), None);
    }
}
