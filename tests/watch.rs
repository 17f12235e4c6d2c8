//! Watching, on real disks: whatever an editor, a shell or git does to a site is told.
//!
//! Nothing here depends on how fast the machine is: a test waits until what it expects was told.

#![expect(clippy::unwrap_used, reason = "in a test, a failure is a panic")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::{MetadataExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use nhipcau::pipeline::inputs::Changes;
use nhipcau::serve::watch::{self, News, Reason, Watch, Way, Wish};
use tempfile::TempDir;

/// How long a test waits for what must come.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long a test waits for what must not come.
const SILENCE: Duration = Duration::from_millis(600);

const NFC: &str = "Đất nước.md";
const NFD: &str = "Đa\u{302}\u{301}t nu\u{31b}o\u{31b}\u{301}c.md";

struct Site {
    watch: Watch,
    news: News,
    root: PathBuf,
    _folder: TempDir,
}

impl Site {
    fn new(wish: Wish) -> Self {
        Self::with(wish, |_| ())
    }

    /// Lays out a site, and what `prepare` adds to it, then watches it.
    fn with(wish: Wish, prepare: impl FnOnce(&Path)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap().join("tờ báo");
        for inner in ["content/vi/thời sự", "content/en", "themes/ours/templates", "locales/vi", "static"]
        {
            fs::create_dir_all(root.join(inner)).unwrap();
        }
        fs::write(root.join("site.yaml"), "title: Tờ báo\n").unwrap();
        for name in ["a.md", NFC, NFD] {
            fs::write(root.join("content/vi").join(name), "một").unwrap();
        }
        prepare(&root);
        let (watch, news) = watch::start(&root, wish).unwrap();
        Self { watch, news, root, _folder: folder }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn write_all<P: AsRef<str>>(&self, paths: &[P], text: &str) {
        for path in paths {
            self.write(path.as_ref(), text);
        }
    }

    fn rename(&self, from: &str, to: &str) {
        fs::rename(self.path(from), self.path(to)).unwrap();
    }

    /// Waits until each of the paths was told, by itself or by a folder above it.
    fn expect<P: AsRef<str>>(&self, paths: &[P]) {
        let mut open: Vec<_> = paths.iter().map(|path| self.path(path.as_ref())).collect();
        let end = Instant::now() + PATIENCE;
        let mut told = Vec::new();
        while !open.is_empty() {
            let Ok(changes) = self.news.recv_timeout(end.saturating_duration_since(Instant::now())) else {
                panic!("not told: {open:#?}\ntold: {told:#?}");
            };
            open.retain(|path| !covers(&changes, path));
            told.push(changes);
        }
    }

    /// Waits for changes and whatever comes with them; returns the paths, however many pieces they came in.
    fn told(&self) -> Vec<PathBuf> {
        let mut told = BTreeSet::new();
        let mut patience = PATIENCE;
        while let Ok(changes) = self.news.recv_timeout(patience) {
            let Changes::Paths(paths) = changes else { panic!("everything") };
            told.extend(paths);
            patience = SILENCE;
        }
        assert!(!self.watch.has_news());
        told.into_iter().collect()
    }

    /// Takes whatever is still to come, until nothing comes any more.
    fn settle(&self) {
        // Whoever looks on a slow machine may pause for a second, and tells twice.
        let slow = if self.watch.way() == Way::Native { 1 } else { 2 };
        while self.news.recv_timeout(slow * SILENCE).is_ok() {}
    }

    fn expect_silence(&self) {
        let told = self.news.recv_timeout(SILENCE);
        assert!(told.is_err(), "told: {told:#?}");
        assert!(!self.watch.has_news());
    }
}

fn covers(changes: &Changes, path: &Path) -> bool {
    match changes {
        Changes::Everything | Changes::Clock => true,
        Changes::Paths(paths) => path.ancestors().any(|above| paths.contains(above)),
    }
}

#[test]
fn a_write_is_told_by_its_own_name() {
    let site = Site::new(Wish::Native);
    assert_eq!(site.watch.way(), Way::Native);
    for name in ["a.md", NFC, NFD] {
        site.write(&format!("content/vi/{name}"), "hai");
        assert_eq!(site.told(), [site.path("content/vi").join(name)]);
    }
    site.write("site.yaml", "title: Báo\n");
    site.expect(&["site.yaml"]);
}

#[test]
fn the_first_change_is_known_before_the_disk_is_quiet() {
    let site = Site::new(Wish::Native);
    site.write("content/vi/a.md", "hai");
    let end = Instant::now() + PATIENCE;
    while !site.watch.has_news() && Instant::now() < end {
        thread::yield_now();
    }
    assert!(site.watch.has_news());
    assert_eq!(site.told(), [site.path("content/vi/a.md")]);
}

#[test]
fn saves_of_editors_tell_the_real_name() {
    let site = Site::new(Wish::Native);
    for name in ["a.md", NFC, NFD] {
        let path = format!("content/vi/{name}");
        // A temporary file is renamed over the real one.
        site.write(&format!("{path}.tmp"), "hai");
        site.rename(&format!("{path}.tmp"), &path);
        site.expect(&[&path]);
        site.settle();
        // Vim's: a test file, the old text put aside, a new file written, the old one removed.
        site.write("content/vi/4913", "");
        fs::remove_file(site.path("content/vi/4913")).unwrap();
        site.rename(&path, &format!("{path}~"));
        site.write(&path, "ba");
        fs::remove_file(site.path(&format!("{path}~"))).unwrap();
        assert_eq!(site.told(), [site.path(&path)]);
    }
}

#[test]
fn debris_hidden_files_and_outputs_are_not_told() {
    let site = Site::with(Wish::Native, |root| {
        for folder in ["public/vi", ".cache", ".git", "node_modules/x", "themes/ours/node_modules/x"] {
            fs::create_dir_all(root.join(folder)).unwrap();
        }
    });
    for path in [
        "content/vi/a.md~",
        "content/vi/.a.md.swp",
        "content/vi/4913",
        "content/vi/.#a.md",
        "content/vi/#a.md#",
        "content/vi/a.tmp",
        "content/.DS_Store",
        "content/.obsidian/workspace.json",
        ".cache/parsed",
        "public/vi/index.html",
        ".public.nhipcau-lock",
        ".public.nhipcau-stage/index.html",
        "themes/ours/node_modules/x/index.js",
        "node_modules/x/index.js",
        ".git/HEAD",
        "README.md",
    ] {
        site.write(path, "x");
    }
    fs::remove_dir_all(site.path("public")).unwrap();
    site.rename(".public.nhipcau-stage", "public");
    fs::remove_dir_all(site.path(".cache")).unwrap();
    site.expect_silence();
    // What a host asks for may be hidden, and a section may be called so.
    site.write("static/.well-known/security.txt", "x");
    site.expect(&["static/.well-known/security.txt"]);
    site.write("content/vi/public/a.md", "x");
    site.expect(&["content/vi/public/a.md"]);
}

#[test]
fn reading_tells_nothing() {
    let site = Site::new(Wish::Native);
    for name in ["a.md", NFC, NFD] {
        fs::read(site.path("content/vi").join(name)).unwrap();
    }
    for folder in ["", "content", "content/vi"] {
        assert!(fs::read_dir(site.path(folder)).unwrap().count() > 0);
    }
    site.expect_silence();
}

#[test]
fn files_written_into_new_folders_at_once_are_told() {
    for wish in [Wish::Native, Wish::Polled] {
        let site = Site::new(wish);
        let files = ["content/vi/mới/sâu/a.md".to_string(), format!("content/vi/mới/sâu/{NFD}")];
        site.write_all(&files, "một");
        site.expect(&files);
        site.settle();
        // From now on the folder is watched as any other.
        site.write(&files[0], "hai");
        site.expect(&files[..1]);
        site.write("content/vi/mới/sâu/nữa/b.md", "một");
        site.expect(&["content/vi/mới/sâu/nữa/b.md"]);
    }
}

#[test]
fn folders_are_followed_through_renames() {
    for wish in [Wish::Native, Wish::Polled] {
        let site = Site::with(wish, |root| {
            fs::create_dir_all(root.join("content/vi/cũ/sâu")).unwrap();
            fs::write(root.join("content/vi/cũ/sâu/a.md"), "một").unwrap();
        });
        site.rename("content/vi/cũ", "content/vi/mới");
        site.expect(&["content/vi/cũ/sâu/a.md", "content/vi/mới/sâu/a.md"]);
        site.settle();
        site.write("content/vi/mới/sâu/a.md", "hai");
        site.expect(&["content/vi/mới/sâu/a.md"]);
        // Back again, and another in its place.
        site.rename("content/vi/mới", "content/vi/cũ");
        site.write("content/vi/mới/sâu/b.md", "một");
        site.expect(&["content/vi/cũ/sâu/a.md", "content/vi/mới/sâu/b.md"]);
        site.settle();
        site.write("content/vi/cũ/sâu/a.md", "ba");
        site.write("content/vi/mới/sâu/b.md", "hai");
        site.expect(&["content/vi/cũ/sâu/a.md", "content/vi/mới/sâu/b.md"]);
    }
}

#[test]
fn deletions_are_told() {
    for wish in [Wish::Native, Wish::Polled] {
        let site = Site::new(wish);
        fs::remove_file(site.path("content/vi").join(NFD)).unwrap();
        site.expect(&[format!("content/vi/{NFD}")]);
        fs::remove_dir_all(site.path("content/vi")).unwrap();
        site.expect(&["content/vi/a.md".to_string(), format!("content/vi/{NFC}")]);
    }
}

#[test]
fn folders_that_are_removed_and_made_again_go_on_being_watched() {
    for wish in [Wish::Native, Wish::Polled] {
        let site = Site::new(wish);
        for (turn, text) in ["hai", "bốn chữ", "năm chữ nữa"].into_iter().enumerate() {
            for folder in ["content", "content/vi"] {
                fs::remove_dir_all(site.path(folder)).unwrap();
                site.write("content/vi/a.md", text);
                site.expect(&["content/vi/a.md"]);
                if turn > 0 {
                    site.settle();
                }
                site.write("content/vi/a.md", &format!("{text} {folder}"));
                site.expect(&["content/vi/a.md"]);
            }
        }
    }
}

#[test]
fn folders_that_appear_later_are_watched() {
    for wish in [Wish::Native, Wish::Polled] {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        let (watch, news) = watch::start(&root, wish).unwrap();
        let site = Site { watch, news, root, _folder: folder };
        site.write("site.yaml", "title: Báo\n");
        site.write("content/vi/a.md", "một");
        site.write("data/sông.yaml", "a: 1\n");
        site.expect(&["site.yaml", "content/vi/a.md", "data/sông.yaml"]);
        site.settle();
        site.write("content/vi/a.md", "hai");
        site.write("data/sông.yaml", "a: 22\n");
        site.expect(&["content/vi/a.md", "data/sông.yaml"]);
    }
}

#[test]
fn a_thousand_files_come_in_few_batches() {
    let site = Site::new(Wish::Native);
    let files: Vec<_> = (0..1000).map(|n| format!("content/vi/mục {}/bài {n}.md", n % 20)).collect();
    site.write_all(&files, "một");
    site.expect(&files);
    site.settle();
    let begun = Instant::now();
    site.write_all(&files, "hai");
    let took = begun.elapsed();
    let (mut open, mut batches) = (files.clone(), 0);
    while !open.is_empty() {
        let changes = site.news.recv_timeout(PATIENCE).unwrap();
        open.retain(|file| !covers(&changes, &site.path(file)));
        batches += 1;
    }
    // It may get quiet while another process has the processor.
    assert!(batches <= 5 + took.as_millis() / 10, "{batches} batches in {took:?}");
    site.settle();
    fs::remove_dir_all(site.path("content/vi")).unwrap();
    site.expect(&files);
}

#[test]
fn a_flood_of_changes_is_everything() {
    let site = Site::new(Wish::Native);
    for n in 0..3000 {
        fs::write(site.path(&format!("static/{n}")), "x").unwrap();
    }
    let end = Instant::now() + PATIENCE;
    let mut told = 0;
    while told < 3000 && Instant::now() < end {
        told += match site.news.recv_timeout(PATIENCE).unwrap() {
            Changes::Everything | Changes::Clock => 3000,
            Changes::Paths(paths) => paths.len(),
        };
    }
    assert!(told >= 3000);
}

#[test]
fn the_root_may_be_reached_through_a_link() {
    for wish in [Wish::Native, Wish::Polled] {
        let mut site = Site::new(wish);
        let link = site.root.with_file_name("lối vào");
        symlink(&site.root, &link).unwrap();
        (site.watch, site.news) = watch::start(&link, wish).unwrap();
        fs::write(link.join("content/vi/a.md"), "qua lối vào").unwrap();
        // Told by where the root lies.
        site.expect(&["content/vi/a.md"]);
    }
}

#[test]
fn linked_folders_and_files_are_told_by_the_names_of_the_links() {
    for wish in [Wish::Native, Wish::Polled] {
        let site = Site::with(wish, |root| {
            fs::create_dir_all(root.join("kho/chung")).unwrap();
            fs::write(root.join("kho/chung/a.md"), "một").unwrap();
            fs::write(root.join("kho/lẻ.md"), "một").unwrap();
            symlink("../../kho/chung", root.join("content/vi/chung")).unwrap();
            symlink("../../kho/lẻ.md", root.join("content/en/lẻ.md")).unwrap();
            symlink("vi", root.join("content/nữa")).unwrap();
            symlink("../..", root.join("content/en/vòng")).unwrap();
            symlink("../../kho/sau này", root.join("content/en/sau")).unwrap();
            symlink("/usr", root.join("content/en/ngoài")).unwrap();
        });
        site.write("kho/chung/a.md", "hai ba");
        site.expect(&["content/vi/chung/a.md", "content/nữa/chung/a.md"]);
        site.write("kho/lẻ.md", "hai ba");
        site.expect(&["content/en/lẻ.md"]);
        site.write("kho/lẻ.md.tmp", "bốn");
        site.rename("kho/lẻ.md.tmp", "kho/lẻ.md");
        site.expect(&["content/en/lẻ.md"]);
        site.write("content/vi/a.md", "hai ba");
        site.expect(&["content/vi/a.md", "content/nữa/a.md"]);
        site.write("kho/chung/sâu/b.md", "một");
        site.expect(&["content/vi/chung/sâu/b.md"]);
        site.settle();
        site.write("kho/không ai đọc.md", "một");
        site.expect_silence();
        // What a link leads to appears, goes away, and comes back.
        site.write("kho/sau này/c.md", "một");
        site.expect(&["content/en/sau/c.md"]);
        site.settle();
        fs::remove_dir_all(site.path("kho")).unwrap();
        site.expect(&["content/vi/chung/a.md", "content/en/sau/c.md"]);
        site.write("kho/chung/a.md", "bốn năm");
        site.expect(&["content/vi/chung/a.md"]);
        site.settle();
        site.write("kho/chung/a.md", "sáu");
        site.expect(&["content/vi/chung/a.md"]);
        // A link is made, and turned round.
        symlink("../../kho/chung", site.path("content/en/chung")).unwrap();
        site.expect(&["content/en/chung/a.md"]);
        site.settle();
        site.write("kho/chung/a.md", "bảy tám");
        site.expect(&["content/en/chung/a.md"]);
        symlink("../vi", site.path("content/en/chung.tmp")).unwrap();
        site.rename("content/en/chung.tmp", "content/en/chung");
        site.expect(&["content/en/chung/a.md"]);
        site.settle();
        site.write("content/vi/a.md", "chín");
        site.expect(&["content/en/chung/a.md"]);
    }
}

#[test]
fn content_may_be_a_link() {
    for wish in [Wish::Native, Wish::Polled] {
        let site = Site::with(wish, |root| {
            fs::rename(root.join("content"), root.join("bản 1")).unwrap();
            fs::create_dir_all(root.join("bản 2/vi")).unwrap();
            fs::write(root.join("bản 2/vi/a.md"), "hai ba").unwrap();
            symlink("bản 1", root.join("content")).unwrap();
        });
        site.write("bản 1/vi/a.md", "hai ba");
        site.expect(&["content/vi/a.md"]);
        symlink("bản 2", site.path("content.tmp")).unwrap();
        site.rename("content.tmp", "content");
        site.expect(&["content/vi/a.md"]);
        site.settle();
        site.write("bản 2/vi/a.md", "bốn");
        site.expect(&["content/vi/a.md"]);
    }
}

#[test]
fn a_root_that_comes_back_is_watched_again() {
    for wish in [Wish::Native, Wish::Polled] {
        let site = Site::new(wish);
        let away = site.root.with_file_name("đi vắng");
        fs::rename(&site.root, &away).unwrap();
        site.expect(&["content/vi/a.md"]);
        fs::rename(&away, &site.root).unwrap();
        site.expect(&["content/vi/a.md"]);
        site.settle();
        site.write("content/vi/a.md", "hai ba");
        site.expect(&["content/vi/a.md"]);
    }
}

#[test]
fn looking_finds_what_size_does_not_show() {
    let site = Site::new(Wish::Polled);
    assert_eq!(site.watch.way(), Way::Polled(Reason::Asked));
    for text in ["hai", "tám", "hai"] {
        for name in ["a.md", NFC, NFD] {
            site.write(&format!("content/vi/{name}"), text);
            site.expect(&[format!("content/vi/{name}")]);
        }
    }
    // Another file of the same size and time.
    let (old, new) = (site.path("content/vi/a.md"), site.path("content/vi/a.tmp"));
    fs::write(&new, "bốn").unwrap();
    let time = fs::metadata(&old).unwrap().modified().unwrap();
    fs::File::options().write(true).open(&new).unwrap().set_modified(time).unwrap();
    fs::rename(&new, &old).unwrap();
    site.expect(&["content/vi/a.md"]);
    site.settle();
    fs::read(&old).unwrap();
    site.write(".cache/x", "x");
    site.write("public/x", "x");
    site.write("content/vi/.a.swp", "x");
    thread::sleep(Duration::from_secs(1));
    site.expect_silence();
}

/// Does something to some folder or file of few, so that names are often taken, lost and given again.
fn meddle(site: &Site, random: &mut u64) {
    let mut next = |below: u64| {
        *random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*random >> 33) % below
    };
    let names = ["a", "b", "đ"];
    let mut path = || {
        let depth = 1 + next(3);
        (0..depth).fold(site.path("content"), |path, _| path.join(names[usize::try_from(next(3)).unwrap()]))
    };
    let (one, other) = (path(), path());
    // Much of it cannot be done, as when a folder would go into itself.
    let _ = match next(8) {
        0 | 1 => fs::create_dir_all(&one),
        2 => fs::remove_dir_all(&one),
        3 | 4 => fs::rename(&one, &other),
        _ => fs::create_dir_all(&one).and_then(|()| fs::write(one.join("bài.md"), next(1000).to_string())),
    };
}

fn files_below(folder: &Path, files: &mut BTreeMap<PathBuf, (SystemTime, u64)>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let metadata = entry.metadata().unwrap();
        if metadata.is_dir() {
            files_below(&entry.path(), files);
        } else {
            files.insert(entry.path(), (metadata.modified().unwrap(), metadata.ino()));
        }
    }
}

#[test]
fn whatever_is_done_to_folders_is_told() {
    let site = Site::new(Wish::Native);
    let mut random = 7;
    let files = || {
        let mut files = BTreeMap::new();
        files_below(&site.path("content"), &mut files);
        files
    };
    for turn in 0..60 {
        let before = files();
        (0..40).for_each(|_| meddle(&site, &mut random));
        let after = files();
        let all: BTreeSet<_> = before.keys().chain(after.keys()).collect();
        let changed: Vec<_> = all.into_iter().filter(|path| before.get(*path) != after.get(*path)).collect();
        site.expect(&changed.iter().map(|path| path.to_str().unwrap()).collect::<Vec<_>>());
        if turn % 10 == 0 {
            site.settle();
        }
        // And all goes on being watched.
        let left: Vec<_> = after.keys().map(|path| path.to_str().unwrap()).collect();
        site.write_all(&left, "lại");
        site.expect(&left);
    }
}

/// Runs the test of that name again where the system allows `watches` watches only; false if it cannot be had.
fn run_with_few_watches(name: &str, watches: usize) -> bool {
    let script =
        format!("echo {watches} > /proc/sys/user/max_inotify_watches || exit 77; exec \"$0\" \"$@\"");
    let me = std::env::current_exe().unwrap();
    let mut inner = Command::new("unshare");
    inner.args(["-Ur", "sh", "-c", &script]).arg(me).args(["--exact", name, "--ignored", "--nocapture"]);
    let Ok(output) = inner.output() else { return false };
    let text =
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    // Not every system lets its users make namespaces.
    let begun = text.contains("running 1 test");
    assert!(!begun || output.status.success(), "{text}");
    begun
}

#[test]
fn looking_takes_over_where_watches_run_out() {
    if run_with_few_watches("few_watches_at_the_start", 3) {
        assert!(run_with_few_watches("few_watches_later", 20));
    }
}

#[test]
#[ignore = "run by looking_takes_over_where_watches_run_out"]
fn few_watches_at_the_start() {
    let site = Site::new(Wish::Native);
    let Way::Polled(Reason::LimitReached { setting, limit }) = site.watch.way() else {
        panic!("{:?}", site.watch.way());
    };
    assert_eq!(setting, "max_user_watches");
    assert!(limit.is_some());
    site.write("content/vi/a.md", "hai ba");
    assert!(site.told().contains(&site.path("content/vi/a.md")));
}

#[test]
#[ignore = "run by looking_takes_over_where_watches_run_out"]
fn few_watches_later() {
    let site = Site::new(Wish::Native);
    assert_eq!(site.watch.way(), Way::Native);
    let files: Vec<_> = (0..30).map(|n| format!("content/vi/{n}/a.md")).collect();
    site.write_all(&files, "một");
    site.expect(&files);
    site.settle();
    assert!(matches!(site.watch.way(), Way::Polled(Reason::LimitReached { .. })), "{:?}", site.watch.way());
    site.write(&files[29], "hai ba");
    assert!(site.told().contains(&site.path(&files[29])));
}

#[test]
fn news_end_with_the_watch() {
    for wish in [Wish::Native, Wish::Polled] {
        let site = Site::new(wish);
        let news = site.news;
        drop(site.watch);
        assert_eq!(news.recv_timeout(PATIENCE), Err(std::sync::mpsc::RecvTimeoutError::Disconnected));
    }
    assert!(watch::start(Path::new("không có"), Wish::Native).is_err());
}

#[test]
#[ignore = "a measurement: --ignored --nocapture"]
#[expect(clippy::print_stdout, reason = "it is there to be read")]
fn measure() {
    let name = |n: usize| format!("content/vi/mục {}/bài {n}.md", n % 400);
    let site = Site::new(Wish::Native);
    (0..20_000).for_each(|n| site.write(&name(n), "một"));
    let (path, root) = (site.path(&name(7)), site.root.clone());
    let begun = Instant::now();
    let (watch, news) = watch::start(&root, Wish::Native).unwrap();
    println!("to start on 20,000 files in 400 folders: {:?}", begun.elapsed());
    drop(site.watch);
    let (mut first, mut whole) = (Vec::new(), Vec::new());
    for turn in 0..51 {
        thread::sleep(Duration::from_millis(20));
        let begun = Instant::now();
        fs::write(&path, turn.to_string()).unwrap();
        while !watch.has_news() {
            std::hint::spin_loop();
        }
        first.push(begun.elapsed());
        news.recv_timeout(PATIENCE).unwrap();
        whole.push(begun.elapsed());
    }
    first.sort();
    whole.sort();
    println!("from a write to the first news: {:?}, at the worst {:?}", first[25], first[50]);
    println!("from a write to the changes: {:?}, at the worst {:?}", whole[25], whole[50]);
    let read_all = || {
        let before = processor_ticks();
        (0..20_000).for_each(|n| drop(fs::read(root.join(name(n))).unwrap()));
        10 * (processor_ticks() - before)
    };
    println!("reading all files while they are watched: {} ms of all threads", read_all());
    drop((watch, news));
    println!("reading all files: {} ms of all threads", read_all());
    let polled = watch::start(&root, Wish::Polled).unwrap();
    let before = processor_ticks();
    thread::sleep(Duration::from_secs(10));
    println!("polled: {} ms in 10 s", 10 * (processor_ticks() - before));
    drop(polled);
}

/// Returns the processor's time that all threads of this process have had, in ticks of 10 ms.
fn processor_ticks() -> u64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap().split(' ').collect();
    fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap()
}
