//! Walking a folder: regular files by their path, and a diagnostic for all that must not be opened.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use crate::load;
use crate::model::diagnostic::{Code, Diagnostic, Place};
use crate::model::slug;

/// Links to folders are followed this many times, one within the other.
const DEEPEST_LINK: usize = 8;

/// A regular file: its path as the site names it, and where it lies.
#[derive(Clone, Debug)]
pub struct Found {
    /// From the site's root, NFC, with `/`.
    pub path: Arc<str>,
    /// On the disk, as the system spells it.
    pub disk: PathBuf,
}

impl Found {
    /// Returns whether the file's name ends so, in whatever case.
    pub fn has_extension(&self, extension: &str) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, found)| found.eq_ignore_ascii_case(extension))
    }
}

/// What a walk has come across.
#[derive(Debug, Default)]
pub struct Walked {
    /// The files, by path.
    pub found: Vec<Found>,
    /// Whether there were symbolic links among them or on the way.
    pub has_links: bool,
}

/// Returns the files under `folder`, by path, without hidden and temporary ones.
/// A folder that does not exist is empty.
pub fn walk(root: &Path, folder: &str, diagnostics: &mut Vec<Diagnostic>) -> Walked {
    Walk { root, hidden: false, has_links: false, diagnostics }.files(folder)
}

/// Returns the files under `folder`, hidden ones too (`.well-known`), but not what systems and
/// editors leave behind.
pub fn walk_all(root: &Path, folder: &str, diagnostics: &mut Vec<Diagnostic>) -> Walked {
    Walk { root, hidden: true, has_links: false, diagnostics }.files(folder)
}

/// Returns what `walk` of the folder above would find at one path of the disk, be it a file, a folder or nothing.
pub fn walk_at(root: &Path, path: &Path, diagnostics: &mut Vec<Diagnostic>) -> Walked {
    let inner = path.strip_prefix(root).unwrap_or(path);
    let is_left_out = |part: Component| is_ignored(&part.as_os_str().to_string_lossy(), false);
    if inner.components().any(is_left_out) || path.symlink_metadata().is_err() {
        return Walked::default();
    }
    let mut walk = Walk { root, hidden: false, has_links: false, diagnostics };
    let on_the_way = |above: &Path| above.starts_with(root) && above != root && above.is_symlink();
    walk.has_links = path.ancestors().any(on_the_way);
    let mut found = Vec::new();
    walk.folder(path, &slug::nfc(&inner.to_string_lossy()), 0, &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Walked { found, has_links: walk.has_links }
}

/// Tells that a file or folder that exists lies out of the site, whatever its path says.
pub fn outside(root: &Path, found: &Found) -> Option<Diagnostic> {
    let lies = found.disk.canonicalize().ok()?;
    let root = root.canonicalize().ok()?;
    let diagnostic = Diagnostic::new(Code::SymlinkOutside, Place::file(&found.path));
    (!lies.starts_with(root)).then(|| diagnostic.with("path", &*found.path).with("message", ""))
}

struct Walk<'a> {
    root: &'a Path,
    hidden: bool,
    has_links: bool,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Walk<'_> {
    fn files(mut self, folder: &str) -> Walked {
        let mut found = Vec::new();
        let start = load::disk_path(self.root, folder);
        if start.symlink_metadata().is_ok() {
            // A folder above may be a link out of the site, such as the theme's.
            let found_at = Found { path: folder.into(), disk: start.clone() };
            if let Some(diagnostic) = outside(self.root, &found_at) {
                self.diagnostics.push(diagnostic);
                return Walked { found, has_links: true };
            }
            self.folder(&start, folder, 0, &mut found);
        }
        found.sort_by(|a, b| a.path.cmp(&b.path));
        Walked { found, has_links: self.has_links }
    }

    fn folder(&mut self, disk: &Path, named: &str, links: usize, found: &mut Vec<Found>) {
        if disk.is_symlink() && !self.may_follow(disk, named, links) {
            return;
        }
        let hidden = self.hidden;
        let is_ignored = move |entry: &DirEntry| is_ignored(&entry.file_name().to_string_lossy(), hidden);
        let wanted = move |entry: &DirEntry| entry.depth() == 0 || !is_ignored(entry);
        for entry in WalkDir::new(disk).sort_by_file_name().into_iter().filter_entry(wanted) {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let path =
                        error.path().map_or_else(|| named.into(), |path| self::named(path, disk, named));
                    let reason = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
                    self.report(Code::UnreadableSource, &path, &reason);
                    continue;
                }
            };
            let path = self::named(entry.path(), disk, named);
            let kind = entry.file_type();
            if entry.path().to_str().is_none() {
                self.report(Code::InvalidUtf8, &path, "");
            } else if kind.is_file() {
                found.push(Found { path: path.into(), disk: entry.into_path() });
            } else if kind.is_symlink() && entry.depth() > 0 {
                self.link(entry.path(), &path, links, found);
            } else if !kind.is_dir() && !kind.is_symlink() {
                self.report(Code::NotAFile, &path, "");
            }
        }
    }

    fn link(&mut self, disk: &Path, named: &str, links: usize, found: &mut Vec<Found>) {
        if !self.may_follow(disk, named, links) {
            return;
        }
        match disk.metadata() {
            Ok(target) if target.is_dir() => self.folder(disk, named, links + 1, found),
            Ok(target) if target.is_file() => found.push(Found { path: named.into(), disk: disk.into() }),
            Ok(_) => self.report(Code::NotAFile, named, ""),
            Err(error) => self.report(Code::UnreadableSource, named, &error.to_string()),
        }
    }

    fn may_follow(&mut self, link: &Path, named: &str, links: usize) -> bool {
        self.has_links = true;
        let target = link.canonicalize().ok();
        let holds_itself = |target: &Path| link.parent().is_some_and(|parent| parent.starts_with(target));
        let inside = target.is_some_and(|target| target.starts_with(self.root) && !holds_itself(&target));
        if !inside || links >= DEEPEST_LINK {
            self.report(Code::SymlinkOutside, named, "");
            return false;
        }
        true
    }

    fn report(&mut self, code: Code, path: &str, reason: &str) {
        let place = Place::file(&path.into());
        self.diagnostics.push(Diagnostic::new(code, place).with("path", path).with("message", reason));
    }
}

/// Returns the path of a file as the site names it, whatever form the disk keeps it in.
fn named(path: &Path, disk: &Path, named: &str) -> String {
    // Found paths begin with the folder that was walked, to the letter; taking them apart costs more.
    let rest = path.as_os_str().as_encoded_bytes().get(disk.as_os_str().len()..).unwrap_or_default();
    let rest = String::from_utf8_lossy(rest);
    let rest = rest.trim_start_matches(std::path::is_separator);
    let joined = if rest.is_empty() { named.to_string() } else { format!("{named}/{rest}") };
    slug::nfc(&joined).into_owned()
}

/// Returns whether a name is left out: hidden files, unless they are asked for, and what editors and systems leave behind.
pub fn is_ignored(name: &str, hidden: bool) -> bool {
    let debris = name.ends_with('~')
        || matches!(name.rsplit_once('.'), Some((_, "tmp" | "swp")))
        || name.starts_with(".#")
        || name.starts_with('#') && name.ends_with('#')
        // Of an output folder that was copied here: the names are ours there.
        || name.starts_with(".nhipcau")
        || matches!(name, ".DS_Store" | "Thumbs.db" | "desktop.ini" | ".git" | "4913");
    debris || (!hidden && name.starts_with('.'))
}
