//! What of a site is watched: the folders that its pages are made from, and where they really lie.
//!
//! The canonical root comes in; every folder, file and link goes out, by its name in the site. Follows
//! the links that loading follows, leaves out what loading leaves out, and must never leave out more:
//! a file that is read but not watched would stay as it was. Knows no watcher.

use std::ffi::OsStr;
use std::fs::{self, DirEntry};
use std::path::{Component, Path, PathBuf};

use crate::load::walk;

/// The folders of a site that pages are made from.
const TOPS: [&str; 5] = ["content", "themes", "locales", "static", "data"];

/// The one file in the root that pages are made from.
const SITE: &str = "site.yaml";

/// The folder of which hidden files are read too.
const HIDDEN: &str = "static";

/// Links to folders are followed this many times, one within the other.
const DEEPEST_LINK: usize = 8;

/// Something that stands in the tree.
pub enum Seen<'s> {
    /// A folder: its name in the site, and where it lies if links are followed.
    Folder {
        /// Its path below the root, through links.
        named: &'s Path,
        /// Its path below the root, without links.
        lies: &'s Path,
    },
    /// A file, or whatever else is neither a folder nor a link.
    File {
        /// The name of its folder in the site.
        folder: &'s Path,
        /// Its own name.
        name: &'s OsStr,
        /// The file itself.
        entry: &'s DirEntry,
    },
    /// A symbolic link, and a place that it depends on; told once for each such place.
    Link {
        /// Its path below the root.
        named: &'s Path,
        /// Where it points to, be there anything or not.
        target: &'s Path,
    },
}

/// Shows all that is watched below the canonical `root`. What cannot be listed is empty.
pub fn walk(root: &Path, see: &mut dyn FnMut(Seen<'_>)) {
    let mut walk = Walk { root, see };
    let tops = TOPS.iter().chain([&SITE]).map(|top| root.join(top));
    for top in tops {
        match top.symlink_metadata() {
            Ok(metadata) if metadata.is_symlink() => walk.link(&top, &top, 0),
            Ok(metadata) if metadata.is_dir() => walk.folder(&top, &top, 0),
            _ => {}
        }
    }
    if let Ok(entries) = fs::read_dir(root) {
        let site = entries.flatten().find(|entry| entry.file_name() == SITE);
        if let Some(entry) = site.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file())) {
            (walk.see)(Seen::File { folder: root, name: SITE.as_ref(), entry: &entry });
        }
    }
}

/// Shows a folder and all that is watched below it.
pub fn walk_below(root: &Path, named: &Path, lies: &Path, see: &mut dyn FnMut(Seen<'_>)) {
    Walk { root, see }.folder(named, lies, 0);
}

/// Returns whether a change of this name can change the site; looks at the name and the top folder only.
pub fn is_told(root: &Path, named: &Path) -> bool {
    let Ok(inner) = named.strip_prefix(root) else { return false };
    let Some(name) = inner.file_name() else { return false };
    let mut parts = inner.components().map(Component::as_os_str);
    let top = parts.next().unwrap_or_default();
    let depth = 1 + parts.count();
    match (top.to_str(), depth) {
        (Some(SITE), 1) => true,
        (Some(top), 1) => TOPS.contains(&top),
        // Packages lie beside a theme's templates by the ten thousand, and nothing of them is read.
        (Some("themes"), 3) if name == "node_modules" => false,
        (Some(top), _) => TOPS.contains(&top) && !is_debris(name, top == HIDDEN),
        (None, _) => false,
    }
}

/// What loading leaves out, to the letter.
fn is_debris(name: &OsStr, hidden: bool) -> bool {
    walk::is_ignored(&name.to_string_lossy(), hidden)
}

struct Walk<'w> {
    root: &'w Path,
    see: &'w mut dyn FnMut(Seen<'_>),
}

impl Walk<'_> {
    fn folder(&mut self, named: &Path, lies: &Path, links: usize) {
        (self.see)(Seen::Folder { named, lies });
        let Ok(entries) = fs::read_dir(lies) else { return };
        let hidden = named.strip_prefix(self.root).is_ok_and(|inner| inner.starts_with(HIDDEN));
        // Collected before going deeper, so that a deep tree holds one folder open, not all.
        let (mut folders, mut found_links) = (Vec::new(), Vec::new());
        for entry in entries.flatten() {
            let Ok(kind) = entry.file_type() else { continue };
            let name = entry.file_name();
            if !kind.is_dir() && !kind.is_symlink() {
                if !is_debris(&name, hidden) {
                    (self.see)(Seen::File { folder: named, name: &name, entry: &entry });
                }
            } else if is_told(self.root, &named.join(&name)) {
                let found = if kind.is_dir() { &mut folders } else { &mut found_links };
                found.push(name);
            }
        }
        for name in folders {
            self.folder(&named.join(&name), &lies.join(&name), links);
        }
        for name in found_links {
            self.link(&named.join(&name), &lies.join(&name), links);
        }
    }

    fn link(&mut self, named: &Path, lies: &Path, links: usize) {
        if let Some(target) = next_stop(lies).filter(|target| target.starts_with(self.root)) {
            (self.see)(Seen::Link { named, target: &target });
        }
        let Ok(target) = lies.canonicalize() else { return };
        (self.see)(Seen::Link { named, target: &target });
        let holds_itself = |path: &Path| path.parent().is_some_and(|parent| parent.starts_with(&target));
        let inside = target.starts_with(self.root) && !holds_itself(named) && !holds_itself(lies);
        if inside && links < DEEPEST_LINK && target.is_dir() {
            self.folder(named, &target, links + 1);
        }
    }
}

/// Returns where a link says that it leads, which may be another link or nothing.
fn next_stop(link: &Path) -> Option<PathBuf> {
    let mut stop = link.parent()?.to_path_buf();
    for part in fs::read_link(link).ok()?.components() {
        match part {
            Component::ParentDir => {
                stop.pop();
            }
            Component::CurDir => {}
            // An absolute part takes the place of all before it.
            part => stop.push(part),
        }
    }
    Some(stop)
}
