//! Edits that move, break and mend what is there.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;

use jiff::SignedDuration;
use nhipcau::model::slug;

use super::disk::{article, moved, of, put, remove};
use super::edits::Site;
use super::tables::{BROKEN, LINKS};

impl Site {
    pub(super) fn rename(&self, pick: usize, value: usize) -> Vec<PathBuf> {
        let Some(path) = of(&self.files("content"), pick) else { return Vec::new() };
        let name = path.file_name().unwrap().to_str().unwrap();
        let end = name.split_once('.').map_or("", |(_, end)| end);
        let folder = of(&self.all_folders(), value / 8).filter(|_| value.is_multiple_of(2));
        let folder = folder.as_deref().unwrap_or_else(|| path.parent().unwrap());
        let name = ["bài-1", "đổi-tên", "index", "_index", "ảnh", "2024-12-05-x"][value % 6];
        moved(&path, &folder.join(format!("{name}.{end}")))
    }

    pub(super) fn rename_folder(&self, pick: usize, value: usize) -> Vec<PathBuf> {
        let Some(path) = of(&self.folders(), pick) else { return Vec::new() };
        let above = of(&self.all_folders(), value / 8)
            .filter(|above| value.is_multiple_of(2) && !above.starts_with(&path));
        let above = above.as_deref().unwrap_or_else(|| path.parent().unwrap());
        moved(&path, &above.join(["tên-khác", "tin", "_ẩn", "hữu-nghị", ".ẩn"][value % 5]))
    }

    /// The other form of Unicode in a name.
    pub(super) fn recompose(&self, pick: usize) -> Vec<PathBuf> {
        let files = [self.files("content"), self.folders()].concat();
        let name = |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().to_string();
        let other = |name: &str| {
            if slug::nfc(name) == name { slug::nfd(name).into_owned() } else { slug::nfc(name).into_owned() }
        };
        let files: Vec<_> = files.into_iter().filter(|path| other(&name(path)) != name(path)).collect();
        let Some(path) = of(&files, pick) else { return Vec::new() };
        let to = path.with_file_name(other(&name(&path)));
        if pick.is_multiple_of(3) && path.is_file() {
            // Both at once: two files at one path of the site.
            return put(&to, &article(pick));
        }
        moved(&path, &to)
    }

    /// A file becomes a bundle, or a bundle a file.
    pub(super) fn bundle(&self, pick: usize) -> Vec<PathBuf> {
        let Some(path) = of(&self.texts(false), pick) else { return Vec::new() };
        let name = path.file_name().unwrap().to_str().unwrap();
        let (stem, end) = name.split_once('.').unwrap();
        let folder = path.parent().unwrap();
        let to = match stem {
            "index" => {
                folder.with_file_name(format!("{}.{end}", folder.file_name().unwrap().to_str().unwrap()))
            }
            _ => folder.join(stem).join(format!("index.{end}")),
        };
        moved(&path, &to)
    }

    /// A folder of a file's name in its place, and back.
    pub(super) fn file_or_folder(&self, pick: usize, value: usize) -> Vec<PathBuf> {
        let is_named_so = |path: &PathBuf| path.extension().is_some_and(|end| end == "md" || end == "svg");
        let odd: Vec<_> = self.folders().into_iter().filter(is_named_so).collect();
        if let Some(path) = of(&odd, pick) {
            remove(&path);
            return put(&path, &article(value));
        }
        let Some(path) = of(&self.files("content"), pick) else { return Vec::new() };
        remove(&path);
        put(&path.join("bên-trong.vi.md"), &article(value));
        vec![path]
    }

    pub(super) fn link(&self, pick: usize) -> Vec<PathBuf> {
        let (name, to) = LINKS[pick % LINKS.len()];
        let path = self.root.join(name);
        if path.is_symlink() {
            return remove(&path);
        }
        if path.symlink_metadata().is_ok() || fs::create_dir_all(path.parent().unwrap()).is_err() {
            return Vec::new();
        }
        symlink(to, &path).unwrap();
        vec![path]
    }

    pub(super) fn break_one(&mut self, pick: usize, value: usize) -> Vec<PathBuf> {
        let mut files = self.files_like("content", ".md");
        files.extend(self.files_like("themes", ".html"));
        files.extend(self.files_like("locales", ".ftl"));
        files.extend(self.files_like("themes", "theme.yaml"));
        files.push(self.root.join("site.yaml"));
        files.retain(|path| path.is_file());
        // What is broken is often broken in another way.
        let broken: Vec<_> = self.broken.keys().filter(|path| path.is_file()).cloned().collect();
        let again = of(&broken, pick).filter(|_| value.is_multiple_of(2));
        let Some(path) = again.or_else(|| of(&files, pick)) else { return Vec::new() };
        let before = fs::read(&path).unwrap();
        self.broken.entry(path.clone()).or_insert(before);
        fs::write(&path, BROKEN[(value / 2) % BROKEN.len()]).unwrap();
        vec![path]
    }

    /// site.yaml, the theme or all content is taken away, and comes back.
    pub(super) fn away(&self, pick: usize) -> Vec<PathBuf> {
        let names = [
            "site.yaml",
            "themes/plain",
            "content",
            "locales",
            "static",
            "themes/plain/templates",
            "themes/gốc",
        ];
        let name = names[pick % names.len()];
        let (path, away) = (self.root.join(name), self.root.join("khác").join(name));
        fs::create_dir_all(away.parent().unwrap()).unwrap();
        if away.exists() { moved(&away, &path) } else { moved(&path, &away) }
    }

    /// Puts all that is broken or away back.
    pub(super) fn mend(&mut self) -> Vec<PathBuf> {
        let mut changed = Vec::new();
        let names = [
            "site.yaml",
            "content",
            "locales",
            "static",
            "themes/plain",
            "themes/plain/templates",
            "themes/gốc",
        ];
        for name in names {
            changed.extend(moved(&self.root.join("khác").join(name), &self.root.join(name)));
        }
        for (path, bytes) in std::mem::take(&mut self.broken) {
            if path.is_file() {
                fs::write(&path, bytes).unwrap();
                changed.push(path);
            }
        }
        changed
    }

    pub(super) fn clock(&mut self, pick: usize, value: usize) -> Vec<PathBuf> {
        let hours = [1, 5, 6, 12, 18, 24, 48, -1, -12, -24][pick % 10];
        let seconds = [0, 1, -1][value % 3];
        self.now += SignedDuration::from_secs(hours * 3600 + seconds);
        Vec::new()
    }

    pub(super) fn touch(&self, pick: usize) -> Vec<PathBuf> {
        let Some(path) = of(&self.files(""), pick) else { return Vec::new() };
        fs::write(&path, fs::read(&path).unwrap()).unwrap();
        vec![path]
    }

    pub(super) fn foreign(&self, pick: usize, value: usize) -> Vec<PathBuf> {
        let names = [
            "public/vi/index.html",
            "ghi.txt",
            ".git/index",
            "content/.ẩn.vi.md",
            "content/tin/bài-1.vi.md~",
            "content/_data/a.md",
            "khác/nối.html",
            "themes/lạ/templates/page.html",
        ];
        put(&self.root.join(names[pick % names.len()]), &format!("số {value}"))
    }
}
