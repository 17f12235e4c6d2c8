//! What a watcher tells of edits.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use nhipcau::pipeline::inputs::Changes;

use super::disk::of;
use super::edit::{Edit, Naming};
use super::edits::Site;

/// A symbolic link: its name, what it says, and where that leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    name: PathBuf,
    target: PathBuf,
    lies: Option<PathBuf>,
}

impl Site {
    /// Returns what a watcher tells when these paths have changed: by all of their names, and everything where a
    /// link or what it leads to has moved.
    pub fn told(&mut self, edit: &Edit, paths: Vec<PathBuf>) -> Changes {
        let known = std::mem::replace(&mut self.links, links(&self.root));
        let moves =
            |path: &PathBuf| known.iter().any(|link| link.target.starts_with(path) && !path.is_file());
        if known != self.links || paths.iter().any(moves) {
            return Changes::Everything;
        }
        let mut names: BTreeSet<PathBuf> = paths.into_iter().collect();
        for _ in 0..3 {
            let through = |link: &Link| {
                let lies = link.lies.clone();
                let inner = names
                    .iter()
                    .filter_map(move |path| path.strip_prefix(lies.as_ref()?).ok().map(Path::to_path_buf));
                inner
                    .map(
                        |inner| {
                            if inner == Path::new("") { link.name.clone() } else { link.name.join(inner) }
                        },
                    )
                    .collect::<Vec<_>>()
            };
            let found: Vec<_> = self.links.iter().flat_map(through).collect();
            names.extend(found);
        }
        let above = |path: PathBuf| path.parent().unwrap().to_path_buf();
        let told: BTreeSet<_> = match edit.naming {
            Naming::Everything => return Changes::Everything,
            Naming::Exact => names,
            Naming::Above => names.into_iter().map(above).collect(),
            Naming::More => {
                let files = self.files("");
                let more = (0..3).filter_map(|number| of(&files, edit.value + 11 * number));
                names.into_iter().chain(more).chain([self.root.join("content/không/đâu.vi.md")]).collect()
            }
        };
        if told.is_empty() { Changes::Clock } else { Changes::Paths(told) }
    }
}

/// Finds the links of a site.
fn links(root: &Path) -> Vec<Link> {
    let mut links = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_symlink() {
                let mut target = path.parent().unwrap().to_path_buf();
                for part in fs::read_link(&path).unwrap().components() {
                    match part.as_os_str().to_str() {
                        Some("..") => drop(target.pop()),
                        _ => target.push(part),
                    }
                }
                links.push(Link { lies: path.canonicalize().ok(), name: path, target });
            } else if path.is_dir() {
                folders.push(path);
            }
        }
    }
    links.sort_by(|a, b| a.name.cmp(&b.name));
    links
}
