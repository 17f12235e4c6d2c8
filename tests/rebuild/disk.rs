//! The disk: what lies there, and how it is written to. Whatever writes returns the paths that have changed.

use std::fs;
use std::path::{Path, PathBuf};

use super::edits::Site;
use super::site::WORDS;
use super::tables::BODIES;

impl Site {
    pub(super) fn files(&self, under: &str) -> Vec<PathBuf> {
        let mut files = Vec::new();
        list(&self.root.join(under), &mut files, &mut Vec::new());
        files
    }

    pub(super) fn files_like(&self, under: &str, end: &str) -> Vec<PathBuf> {
        self.files(under).into_iter().filter(|path| path.to_str().unwrap().ends_with(end)).collect()
    }

    pub(super) fn texts(&self, of_sections: bool) -> Vec<PathBuf> {
        let is_index = |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().starts_with("_index");
        self.files_like("content", ".md").into_iter().filter(|path| is_index(path) == of_sections).collect()
    }

    pub(super) fn pictures(&self) -> Vec<PathBuf> {
        let files = [self.files("content"), self.files("static")].concat();
        let is_picture = |path: &PathBuf| path.extension().is_some_and(|end| end == "svg" || end == "png");
        files.into_iter().filter(is_picture).collect()
    }

    /// The folders in `content/`.
    pub(super) fn folders(&self) -> Vec<PathBuf> {
        let mut folders = Vec::new();
        list(&self.root.join("content"), &mut Vec::new(), &mut folders);
        folders
    }

    pub(super) fn all_folders(&self) -> Vec<PathBuf> {
        let content = Some(self.root.join("content")).filter(|content| content.is_dir());
        self.folders().into_iter().chain(content).collect()
    }
}

pub(super) fn list(folder: &Path, files: &mut Vec<PathBuf>, folders: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut entries: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_symlink() {
        } else if path.is_dir() {
            list(&path, files, folders);
            folders.push(path);
        } else {
            files.push(path);
        }
    }
}

pub(super) fn of(files: &[PathBuf], pick: usize) -> Option<PathBuf> {
    files.get(pick % files.len().max(1)).cloned()
}

pub(super) fn read(path: &Path) -> String {
    String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned()
}

/// Writes as editors do: in place, or beside it and then over it.
pub(super) fn save(path: &Path, text: &str, how: usize) -> Vec<PathBuf> {
    if how.is_multiple_of(3) {
        let beside = path.with_extension("tmp");
        fs::write(&beside, text).unwrap();
        fs::rename(&beside, path).unwrap();
        return vec![beside, path.into()];
    }
    fs::write(path, text).unwrap();
    vec![path.into()]
}

/// Writes a file if its place is free; tells of the folder where that is new.
pub(super) fn put(path: &Path, text: &str) -> Vec<PathBuf> {
    let new = path.ancestors().take_while(|path| !path.exists()).last().unwrap_or(path).to_path_buf();
    if fs::create_dir_all(path.parent().unwrap()).is_ok() && !path.is_dir() && !path.is_symlink() {
        fs::write(path, text).unwrap();
    }
    vec![new]
}

pub(super) fn remove(path: &Path) -> Vec<PathBuf> {
    if path.is_dir() && !path.is_symlink() {
        fs::remove_dir_all(path).unwrap();
    } else {
        fs::remove_file(path).unwrap();
    }
    vec![path.into()]
}

/// Moves what is there to a place that is free.
pub(super) fn moved(from: &Path, to: &Path) -> Vec<PathBuf> {
    if from.symlink_metadata().is_err() || to.symlink_metadata().is_ok() {
        return Vec::new();
    }
    let new = to.ancestors().take_while(|path| !path.exists()).last().unwrap_or(to).to_path_buf();
    if fs::create_dir_all(to.parent().unwrap()).is_err() {
        return Vec::new();
    }
    fs::rename(from, to).unwrap();
    vec![from.into(), new]
}

pub(super) fn svg(value: usize) -> String {
    format!("<svg xmlns='http://www.w3.org/2000/svg' width='{}' height='{}'/>", 1 + value % 50, 1 + value % 7)
}

pub(super) fn article(value: usize) -> String {
    let title = WORDS[value % WORDS.len()];
    let body = BODIES[value % BODIES.len()];
    format!("---\ntitle: \"{title}\"\ndate: 2024-12-{:02}\n---\n{body}\n", 1 + value % 28)
}

/// Sets a key that stands on a line of its own, or takes it away.
pub(super) fn with_key(text: &str, key: &str, value: &str, after: usize) -> String {
    let is_it = |line: &&str| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':'));
    let mut lines: Vec<_> = text.lines().filter(|line| !is_it(line)).map(str::to_string).collect();
    if !value.is_empty() {
        lines.insert(after.min(lines.len()), format!("{key}: {value}"));
    }
    lines.join("\n") + "\n"
}
