//! The inventory of files that are not texts: pictures with their sizes, data, media, assets.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io::Read;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::load::walk::Found;
use crate::model::error::{Action, Error};
use crate::model::fingerprint::Fingerprint;

/// All files that are not texts to be read, by path.
#[derive(Clone, Debug, Default)]
pub struct Files {
    /// Beside the content; paths are from `content/`.
    pub content: Vec<FileEntry>,
    /// The theme's assets; paths are from its `assets/`.
    pub assets: Vec<FileEntry>,
    /// Files that are copied as they are; paths are from `static/`. The site's own win.
    pub fixed: Vec<FileEntry>,
    /// Stands for the paths and the sizes of pictures beside the content and of fixed files.
    pub fingerprint: Fingerprint,
    index: HashMap<Arc<str>, usize>,
}

/// One file.
#[derive(Clone, Debug)]
pub struct FileEntry {
    /// Its path from the folder it belongs to, NFC.
    pub path: Arc<str>,
    /// Its path from the site's root, for diagnostics.
    pub source: Arc<str>,
    /// Where it lies.
    pub disk: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
    /// Stands for its size and its times: whoever shows it looks again when this is another.
    pub stamp: Fingerprint,
    /// If it is a picture: its size in pixels, `None` where that cannot be read.
    pub picture: Option<Option<Size>>,
}

/// The size of a picture in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Size {
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

impl Files {
    /// Makes the inventory. Of two fixed files with one path the later stays.
    pub fn new(content: Vec<FileEntry>, assets: Vec<FileEntry>, fixed: Vec<FileEntry>) -> Self {
        let index = content.iter().enumerate().map(|(at, entry)| (entry.path.clone(), at)).collect();
        let by_path: BTreeMap<_, _> = fixed.into_iter().map(|entry| (entry.path.clone(), entry)).collect();
        let fixed: Vec<_> = by_path.into_values().collect();
        let known: Vec<_> = content.iter().map(|entry| (&entry.path, entry.picture)).collect();
        let copied: Vec<_> = fixed.iter().map(|entry| (&entry.path, &entry.source, entry.picture)).collect();
        let fingerprint = Fingerprint::of(&(known, copied));
        Self { content, assets, fixed, fingerprint, index }
    }

    /// Returns a file beside the content by its path from `content/`.
    pub fn find(&self, path: &str) -> Option<&FileEntry> {
        self.index.get(path).map(|&at| &self.content[at])
    }

    /// Returns the number of a file beside the content.
    pub fn number(&self, file: &FileEntry) -> Option<usize> {
        self.index.get(&file.path).copied()
    }

    /// Returns a file of `static/` by its path.
    pub fn find_fixed(&self, path: &str) -> Option<&FileEntry> {
        self.fixed.binary_search_by(|entry| entry.path.as_ref().cmp(path)).ok().map(|at| &self.fixed[at])
    }
}

impl FileEntry {
    /// Looks at a file: its size, and if it is a picture, its measures.
    pub fn new(found: Found, prefix: &str) -> Self {
        let path = found.path.strip_prefix(prefix).unwrap_or(&found.path).into();
        let metadata = fs::metadata(&found.disk);
        let bytes = metadata.as_ref().map_or(0, fs::Metadata::len);
        let times =
            |found: &fs::Metadata| (found.mtime(), found.mtime_nsec(), found.ctime(), found.ctime_nsec());
        let stamp = Fingerprint::of(&(bytes, metadata.ok().as_ref().map(times)));
        let picture = is_picture(&found).then(|| measure(&found.disk));
        Self { path, source: found.path, disk: found.disk, bytes, stamp, picture }
    }

    /// Reads the file.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn read(&self) -> Result<Vec<u8>, Error> {
        fs::read(&self.disk).map_err(Action::Read.on(&self.disk))
    }

    /// Returns the fingerprint of the file's bytes, read piece by piece.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn fingerprint(&self) -> Result<Fingerprint, Error> {
        let read = fs::File::open(&self.disk).and_then(Fingerprint::of_reader);
        read.map_err(Action::Read.on(&self.disk))
    }
}

fn is_picture(found: &Found) -> bool {
    ["svg", "png", "jpg", "jpeg", "webp", "avif", "gif"]
        .iter()
        .any(|extension| found.has_extension(extension))
}

fn measure(disk: &Path) -> Option<Size> {
    if disk.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("svg")) {
        return measure_svg(disk);
    }
    let size = imagesize::size(disk).ok()?;
    Some(Size { width: u32::try_from(size.width).ok()?, height: u32::try_from(size.height).ok()? })
}

/// Reads `width` and `height` of the root element, else its `viewBox` (SVG 2, 8.2).
fn measure_svg(disk: &Path) -> Option<Size> {
    let mut head = Vec::new();
    fs::File::open(disk).ok()?.take(64 << 10).read_to_end(&mut head).ok()?;
    let head = String::from_utf8_lossy(&head);
    let start = head.find("<svg")?;
    let tag = &head[start..start + head[start..].find('>')?];
    let attribute = |name: &str| {
        let at = tag.find(&format!(" {name}="))? + name.len() + 2;
        let quote = tag[at..].chars().next().filter(|c| matches!(c, '"' | '\''))?;
        tag[at + 1..].split(quote).next()
    };
    let pixels = |text: &str| text.trim().trim_end_matches("px").parse::<f64>().ok().filter(|n| *n >= 1.0);
    let size = if let (Some(width), Some(height)) =
        (attribute("width").and_then(pixels), attribute("height").and_then(pixels))
    {
        (width, height)
    } else {
        let numbers: Vec<_> = attribute("viewBox")?
            .split([' ', ',', '\n', '\t'])
            .filter(|part| !part.is_empty())
            .map_while(|part| part.parse::<f64>().ok())
            .collect();
        (*numbers.get(2)?, *numbers.get(3)?)
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what fits")]
    let whole = |number: f64| number.round().clamp(1.0, 1e6) as u32;
    Some(Size { width: whole(size.0), height: whole(size.1) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawings_have_a_size() {
        let folder = tempfile::tempdir().unwrap();
        for (svg, size) in [
            ("<svg xmlns='x' width='120' height='80px'/>", Some((120, 80))),
            ("<?xml version='1.0'?><svg viewBox=\"0 0 64 32.4\" class='a'>", Some((64, 32))),
            ("<svg width='100%' height='100%' viewBox='-10,-960,4409,1532'>", Some((4409, 1532))),
            ("<svg>", None),
            ("hình", None),
        ] {
            let path = folder.path().join("hình.svg");
            fs::write(&path, svg).unwrap();
            assert_eq!(measure(&path).map(|size| (size.width, size.height)), size, "{svg}");
        }
    }
}
