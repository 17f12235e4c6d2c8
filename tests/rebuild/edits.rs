//! Edits as people, editors and programs make them: what is written, and where.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::disk::{article, of, put, read, remove, save, svg, with_key};
use super::edit::{Edit, What as W};
use super::site::{WORDS, png};
use super::tables::{
    BODIES, CONFIG, DATA, DIRECTIVES, FRONT, INDEX, OPTIONS, STRINGS, TEMPLATES, Table, VOCABULARY,
};
use super::told::Link;

/// A site that is edited.
pub struct Site {
    pub root: PathBuf,
    pub now: Timestamp,
    /// What was broken or taken away, as it was before.
    pub(super) broken: BTreeMap<PathBuf, Vec<u8>>,
    pub(super) links: Vec<Link>,
}

impl Site {
    pub fn new(root: &Path, now: Timestamp) -> Self {
        Self { root: root.into(), now, broken: BTreeMap::new(), links: Vec::new() }
    }

    /// Makes an edit. Returns the paths that have changed; a folder stands for all below it.
    pub fn make(&mut self, edit: &Edit) -> Vec<PathBuf> {
        let Edit { what, pick, value, .. } = *edit;
        match what {
            W::Body => self.body(pick, value),
            W::SameSize => self.same_size(pick, value),
            W::Front => set_key(&self.texts(false), FRONT, pick, value),
            W::Index => set_key(&self.texts(true), INDEX, pick, value),
            W::Config => self.config(pick, value),
            W::Vocabulary => self.vocabulary(pick, value),
            W::Template => self.template(pick, value),
            W::Strings => self.strings(pick, value),
            W::Style => self.style(pick, value),
            W::Extends => self.extends(pick, value),
            W::Data => self.data(pick, value),
            W::Picture => self.picture(pick, value),
            W::NoPicture => of(&self.pictures(), pick).map(|path| remove(&path)).unwrap_or_default(),
            W::Static => self.fixed(pick, value),
            W::NewFile => self.new_file(pick, value),
            W::NewFolder => self.new_folder(pick, value),
            W::NewEdition => self.new_edition(pick, value),
            W::NewIndex => self.new_index(pick, value),
            W::Remove => of(&self.files("content"), pick).map(|path| remove(&path)).unwrap_or_default(),
            W::RemoveFolder => of(&self.folders(), pick).map(|path| remove(&path)).unwrap_or_default(),
            W::Rename => self.rename(pick, value),
            W::RenameFolder => self.rename_folder(pick, value),
            W::Recompose => self.recompose(pick),
            W::Bundle => self.bundle(pick),
            W::FileOrFolder => self.file_or_folder(pick, value),
            W::Link => self.link(pick),
            W::Break => self.break_one(pick, value),
            W::Away => self.away(pick),
            W::Mend => self.mend(),
            W::Clock => self.clock(pick, value),
            W::Touch => self.touch(pick),
            W::Foreign => self.foreign(pick, value),
        }
    }

    fn body(&self, pick: usize, value: usize) -> Vec<PathBuf> {
        let Some(path) = of(&self.files_like("content", ".md"), pick) else { return Vec::new() };
        let text = read(&path);
        let piece = BODIES[value % BODIES.len()];
        let head = text.match_indices("\n---\n").next().map_or(0, |(at, found)| at + found.len());
        let text = if value.is_multiple_of(3) {
            format!("{}{piece}\n", &text[..head])
        } else {
            format!("{text}\n{piece}\n")
        };
        save(&path, &text, pick)
    }

    /// What neither size nor time tells of.
    fn same_size(&self, pick: usize, value: usize) -> Vec<PathBuf> {
        let Some(path) = of(&self.files_like("content", ".md"), pick) else { return Vec::new() };
        let (text, time) = (read(&path), path.metadata().unwrap().modified().unwrap());
        let Some(at) = text.rfind(|c: char| c.is_ascii_digit()) else { return Vec::new() };
        let text = format!("{}{}{}", &text[..at], value % 10, &text[at + 1..]);
        fs::write(&path, text).unwrap();
        fs::File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
        vec![path]
    }

    fn config(&self, pick: usize, value: usize) -> Vec<PathBuf> {
        let path = self.root.join("site.yaml");
        if !path.is_file() {
            return Vec::new();
        }
        let (key, values) = CONFIG[value % CONFIG.len()];
        let text = with_key(&read(&path), key, values[(value / CONFIG.len()) % values.len()], 0);
        save(&path, &text, pick)
    }

    fn vocabulary(&self, pick: usize, value: usize) -> Vec<PathBuf> {
        let (name, texts) = VOCABULARY[pick % VOCABULARY.len()];
        let path = self.root.join("content/_vocabulary").join(name);
        match texts[value % texts.len()] {
            "" if path.exists() => remove(&path),
            "" => Vec::new(),
            text => put(&path, text),
        }
    }

    fn template(&self, pick: usize, value: usize) -> Vec<PathBuf> {
        let Some(path) = of(&self.files_like("themes", ".html"), pick) else { return Vec::new() };
        let (text, piece) = (read(&path), TEMPLATES[value % TEMPLATES.len()]);
        let block = "{% block main %}";
        let text = match text.contains(block) {
            true => text.replacen(block, &format!("{block}{piece}\n"), 1),
            false if text.starts_with("{% component") => text.replacen("<b>", &format!("<b>{piece}"), 1),
            false => format!("{text}{piece}\n"),
        };
        save(&path, &text, pick)
    }

    fn strings(&self, pick: usize, value: usize) -> Vec<PathBuf> {
        let text = STRINGS[value % STRINGS.len()];
        if pick.is_multiple_of(3) {
            let lang = ["vi", "en", "fr", "lo", "zz zz"][value % 5];
            return put(&self.root.join(format!("locales/{lang}/mới-{}.ftl", pick % 2)), text);
        }
        let files = [self.files_like("locales", ".ftl"), self.files_like("themes", ".ftl")].concat();
        let Some(path) = of(&files, pick) else { return Vec::new() };
        match pick % 4 {
            0 => remove(&path),
            _ => save(&path, &format!("{}{text}", read(&path)), pick),
        }
    }

    fn style(&self, pick: usize, value: usize) -> Vec<PathBuf> {
        let name = ["plain", "gốc", "tổ"][pick % 3];
        let path = self.root.join("themes").join(name);
        match value % 6 {
            0 => put(
                &path.join("assets/style.css"),
                &format!("a {{ margin: {pick}px }} b {{ background: url(leaf.svg) }}\n"),
            ),
            1 => put(
                &path.join("assets/base.css"),
                &format!("@import url(style.css); p {{ margin: {pick}px }}\n"),
            ),
            2 => put(&path.join("assets/leaf.svg"), &svg(pick)),
            3 => put(
                &path.join("theme.yaml"),
                &format!(
                    "{}{}\n{}",
                    ["", "extends: tổ\n", "extends: gốc\n"][pick / 3 % 3],
                    OPTIONS[pick / 9 % OPTIONS.len()],
                    DIRECTIVES[pick / 27 % DIRECTIVES.len()]
                ),
            ),
            4 => put(&path.join("assets/sâu/chữ.css"), "i { background: url(../leaf.svg) }\n"),
            _ => of(&self.files("themes"), pick).map(|path| remove(&path)).unwrap_or_default(),
        }
    }

    /// A theme gets another parent, or none.
    fn extends(&self, pick: usize, value: usize) -> Vec<PathBuf> {
        let path =
            self.root.join("themes").join(["plain", "plain", "gốc", "tổ"][pick % 4]).join("theme.yaml");
        if !path.is_file() {
            return Vec::new();
        }
        let parent = ["gốc", "tổ", "gốc", "tổ", "", "plain", "thiếu", "[a]"][value % 8];
        save(&path, &with_key(&read(&path), "extends", parent, 0), pick)
    }

    fn data(&self, pick: usize, value: usize) -> Vec<PathBuf> {
        let text = DATA[value % DATA.len()];
        let path = of(&self.files("content/_data"), pick).filter(|_| !value.is_multiple_of(5));
        path.map_or_else(
            || put(&self.root.join("content/_data").join(["số.csv", "mới.json"][pick % 2]), text),
            |path| if value.is_multiple_of(7) { remove(&path) } else { save(&path, text, pick) },
        )
    }

    fn picture(&self, pick: usize, value: usize) -> Vec<PathBuf> {
        if value.is_multiple_of(11) {
            // A file whose size a page shows.
            let path = self.root.join("content/tin/hội-nghị/bien-ban.txt");
            return put(&path, &"x".repeat(pick % 50));
        }
        let Some(path) = of(&self.pictures(), pick) else { return Vec::new() };
        let (stem, extension) = path.to_str().unwrap().rsplit_once('.').unwrap();
        let path = match value % 4 {
            0 => PathBuf::from(format!("{stem}.{}.{extension}", ["vi", "en", "fr"][pick % 3])),
            _ => path.clone(),
        };
        match value % 7 {
            6 => put(&path, "hỏng"),
            _ if path.extension().unwrap() == "png" => {
                fs::write(&path, png(u8::try_from(value % 200).unwrap())).unwrap();
                vec![path]
            }
            _ => put(&path, &svg(value)),
        }
    }

    fn fixed(&self, pick: usize, value: usize) -> Vec<PathBuf> {
        let names = [
            "a.txt",
            "robots.txt",
            "vi/index.html",
            ".well-known/b",
            "logo.svg",
            "sâu/hơn/ảnh.svg",
            "b.tmp",
            "favicon.txt",
        ];
        match pick % 4 {
            0 => of(&self.files("static"), value).map(|path| remove(&path)).unwrap_or_default(),
            _ => put(
                &self.root.join("static").join(names[value % names.len()]),
                &format!("<svg width='{value}' height='2'/>"),
            ),
        }
    }

    fn new_file(&self, pick: usize, value: usize) -> Vec<PathBuf> {
        let Some(folder) = of(&self.all_folders(), pick) else { return Vec::new() };
        let names = [
            "mới-{}.vi.md",
            "mới-{}.en.md",
            "mới-{}.md",
            "2024-12-0{}-ngày.fr.md",
            "mới-{}.de.md",
            "release-2.{}.md",
            "mo\u{31b}\u{301}i-{}.vi.md",
            "thư-{}.txt",
        ];
        let name = names[value % names.len()].replace("{}", &(value % 3).to_string());
        put(&folder.join(name), &article(value))
    }

    fn new_folder(&self, pick: usize, value: usize) -> Vec<PathBuf> {
        let Some(above) = of(&self.all_folders(), pick) else { return Vec::new() };
        let folder = above.join(["mục-mới", "bó", "_riêng", "vi"][value % 4]);
        if value.is_multiple_of(2) {
            put(&folder.join("_index.vi.md"), "---\ntitle: Mục mới\n---\n");
            put(&folder.join("_index.en.md"), "---\ntitle: New\ntransparent: true\n---\n");
            put(&folder.join("sâu/b.vi.md"), &article(value + 1));
        } else {
            put(&folder.join("index.vi.md"), &article(value));
        }
        put(&folder.join("a.vi.md"), &article(value));
        put(&folder.join("ảnh.svg"), &svg(value));
        vec![folder]
    }

    fn new_edition(&self, pick: usize, value: usize) -> Vec<PathBuf> {
        let Some(path) = of(&self.texts(pick.is_multiple_of(4)), pick) else { return Vec::new() };
        let name = path.to_str().unwrap();
        let stem = [".vi.md", ".en.md", ".fr.md"].iter().find_map(|end| name.strip_suffix(end));
        let Some(stem) = stem else { return Vec::new() };
        let lang = ["vi", "en", "fr"][value % 3];
        put(Path::new(&format!("{stem}.{lang}.md")), &with_key(&read(&path), "title", WORDS[value % 5], 1))
    }

    fn new_index(&self, pick: usize, value: usize) -> Vec<PathBuf> {
        let Some(folder) = of(&self.all_folders(), pick) else { return Vec::new() };
        let lang = ["vi", "en", "fr"][value % 3];
        let text = format!(
            "---\ntitle: Mục {value}\n{}\n---\n",
            ["", "transparent: true", "sort_by: title"][value % 3]
        );
        put(&folder.join(format!("_index.{lang}.md")), &text)
    }
}

fn set_key(files: &[PathBuf], table: Table, pick: usize, value: usize) -> Vec<PathBuf> {
    let Some(path) = of(files, pick) else { return Vec::new() };
    let (key, values) = table[value % table.len()];
    let text = with_key(&read(&path), key, values[(value / table.len()) % values.len()], 1);
    save(&path, &text, pick)
}
