//! Publishing: what a build leaves in the output folder, and what it never touches.

#![expect(clippy::unwrap_used, reason = "in a test, a failure is a panic")]

use nhipcau::model::diagnostic::{Arg, Checked, Code, Diagnostic};
use nhipcau::model::error::Error;
use nhipcau::model::fingerprint::Fingerprint;
use nhipcau::write::{self, Written};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs::{self, File, Permissions};
use std::os::unix::fs::{FileTypeExt, MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

/// Outputs by path.
type Site = BTreeMap<String, String>;

/// How a build is made to publish.
#[derive(Clone, Copy, Debug)]
enum Way {
    /// So few changes that they are moved one by one.
    Journal,
    /// So many that the folders change places.
    Exchange,
}

const WAYS: [Way; 2] = [Way::Journal, Way::Exchange];

/// An output folder in a folder of its own, built in one way.
struct Desk {
    parent: TempDir,
    way: Way,
    build: usize,
}

impl Desk {
    fn new(way: Way) -> Self {
        Self { parent: TempDir::new().unwrap(), way, build: 0 }
    }

    fn dir(&self) -> PathBuf {
        self.parent.path().join("public")
    }

    fn at(&self, path: &str) -> PathBuf {
        self.dir().join(path)
    }

    /// Publishes pages beside 200 others, which all change in the way of the exchange.
    fn try_publish(&mut self, pages: &[(&str, &str)]) -> Result<Checked<Written>, Error> {
        self.build += 1;
        let version = match self.way {
            Way::Journal => 0,
            Way::Exchange => self.build,
        };
        let filler = (0..200).map(|i| (format!("tin/{i}/index.html"), format!("tin {i}, bản {version}")));
        let site = pages.iter().map(|(path, text)| ((*path).into(), (*text).into())).chain(filler).collect();
        build(&self.dir(), &site)
    }

    fn publish(&mut self, pages: &[(&str, &str)]) -> Written {
        let checked = self.try_publish(pages).unwrap();
        assert_eq!(checked.diagnostics, [], "{:?}", self.way);
        assert_eq!(names(self.parent.path()), ["public"], "nothing is left beside the folder");
        checked.value
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap()
    }
}

fn build(dir: &Path, site: &Site) -> Result<Checked<Written>, Error> {
    let staging = write::open(dir)?;
    site.par_iter().try_for_each(|(path, text)| staging.put(path, text.as_bytes()))?;
    staging.commit()
}

fn names(dir: &Path) -> Vec<String> {
    let name = |entry: fs::DirEntry| entry.file_name().into_string().unwrap();
    let mut names: Vec<_> = fs::read_dir(dir).unwrap().map(|entry| name(entry.unwrap())).collect();
    names.sort();
    names
}

/// Lists all in a folder by path: kind, mode, inode, time of change, and what it holds.
fn snapshot(dir: &Path) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for entry in walkdir::WalkDir::new(dir) {
        let entry = entry.unwrap();
        let metadata = entry.path().symlink_metadata().unwrap();
        let kind = metadata.file_type();
        let holds = if kind.is_file() {
            String::from_utf8_lossy(&fs::read(entry.path()).unwrap()).into_owned()
        } else if kind.is_symlink() {
            format!("→ {}", fs::read_link(entry.path()).unwrap().display())
        } else {
            String::new()
        };
        let (seconds, nanos) = (metadata.mtime(), metadata.mtime_nsec());
        let line = format!("{:o} {} {seconds}.{nanos} {holds}", metadata.mode(), metadata.ino());
        all.insert(entry.path().strip_prefix(dir).unwrap().display().to_string(), line);
    }
    all
}

/// Lists the files of a folder with their texts, without the manifest.
fn texts(dir: &Path) -> Site {
    walkdir::WalkDir::new(dir)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file() && entry.file_name() != ".nhipcau")
        .map(|entry| {
            let path = entry.path().strip_prefix(dir).unwrap().to_str().unwrap().to_owned();
            (path, fs::read_to_string(entry.path()).unwrap())
        })
        .collect()
}

/// Returns the paths that a publication found in its way.
fn foreign(checked: &Checked<Written>) -> Vec<&str> {
    let path = |diagnostic| match diagnostic {
        &Diagnostic { code: Code::ForeignFile, ref args, .. } => match &args[..] {
            [("path", Arg::Text(path))] => path.as_str(),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    };
    checked.diagnostics.iter().map(path).collect()
}

fn mkfifo(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn an_unchanged_build_writes_nothing() {
    let mut desk = Desk::new(Way::Journal);
    let pages = [("index.html", "trang đầu"), ("vi/cầu.html", "cầu"), ("trống", "")];
    assert_eq!(desk.publish(&pages), Written { written: 203, ..Written::default() });
    let before = snapshot(&desk.dir());
    assert_eq!(desk.publish(&pages), Written { unchanged: 203, ..Written::default() });
    assert_eq!(snapshot(&desk.dir()), before);
}

#[test]
fn changes_and_removals_are_published() {
    for way in WAYS {
        let mut desk = Desk::new(way);
        desk.publish(&[("a.html", "một"), ("vi/cũ/bài/index.html", "cũ"), ("vi/ở.html", "ở")]);
        let stays = fs::metadata(desk.at("vi/ở.html")).unwrap();
        let written = desk.publish(&[("a.html", "hai"), ("en/new/index.html", "new"), ("vi/ở.html", "ở")]);
        assert_eq!((written.removed, desk.text("a.html").as_str()), (1, "hai"), "{way:?}");
        assert_eq!(desk.text("en/new/index.html"), "new");
        assert!(!desk.at("vi/cũ").exists(), "{way:?}: empty folders go");
        let still = fs::metadata(desk.at("vi/ở.html")).unwrap();
        assert_eq!((still.ino(), still.mtime_nsec()), (stays.ino(), stays.mtime_nsec()), "{way:?}");
        desk.publish(&[]);
        assert_eq!(names(&desk.dir()), [".nhipcau", "tin"], "{way:?}");
    }
}

#[test]
fn pages_become_folders_and_folders_become_pages() {
    for way in WAYS {
        let mut desk = Desk::new(way);
        desk.publish(&[("a", "tệp"), ("b/c/d", "sâu"), ("b/e", "e")]);
        desk.publish(&[("a/x/y", "nay là thư mục"), ("b", "nay là tệp")]);
        assert_eq!((desk.text("a/x/y").as_str(), desk.text("b").as_str()), ("nay là thư mục", "nay là tệp"));
        desk.publish(&[("a", "tệp"), ("b/c/d", "sâu")]);
        assert_eq!((desk.text("a").as_str(), desk.text("b/c/d").as_str()), ("tệp", "sâu"));
    }
}

#[test]
fn foreign_files_stay_as_they_are() {
    for way in WAYS {
        let mut desk = Desk::new(way);
        desk.publish(&[("vi/a.html", "a"), ("vi/b/c.html", "c")]);
        let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        fs::create_dir_all(desk.at("kho/rỗng")).unwrap();
        for path in ["CNAME", "vi/b/ghi chú.txt", "kho/bí mật"] {
            fs::write(desk.at(path), path).unwrap();
            File::open(desk.at(path)).unwrap().set_modified(old).unwrap();
        }
        fs::set_permissions(desk.at("kho/bí mật"), Permissions::from_mode(0o600)).unwrap();
        fs::set_permissions(desk.at("kho/rỗng"), Permissions::from_mode(0o750)).unwrap();
        fs::set_permissions(desk.dir(), Permissions::from_mode(0o711)).unwrap();
        symlink("/nowhere/at/all", desk.at("kho/đứt")).unwrap();
        symlink("../vi", desk.at("kho/nối")).unwrap();
        let files = ["CNAME", "vi/b/ghi chú.txt", "kho/bí mật", "kho/đứt", "kho/nối"];
        let lines = |desk: &Desk| {
            let all = snapshot(&desk.dir());
            files.map(|path| all[path].clone())
        };
        let before = lines(&desk);
        let written = desk.publish(&[("vi/a.html", "mới")]);
        assert_eq!(lines(&desk), before, "{way:?}");
        assert_eq!(desk.at("kho/rỗng").metadata().unwrap().mode() & 0o777, 0o750, "{way:?}");
        assert_eq!(desk.dir().metadata().unwrap().mode() & 0o777, 0o711, "{way:?}");
        assert!(!desk.at("vi/b/c.html").exists());
        match way {
            Way::Journal => assert_eq!(written.carried, 0),
            Way::Exchange => assert_eq!(written.carried, 5),
        }
    }
}

#[test]
fn folders_that_forbid_writing_are_carried_too() {
    let mut desk = Desk::new(Way::Exchange);
    desk.publish(&[]);
    fs::create_dir_all(desk.at("kho/khoá")).unwrap();
    fs::write(desk.at("kho/khoá/tệp"), "của tôi").unwrap();
    fs::set_permissions(desk.at("kho/khoá"), Permissions::from_mode(0o555)).unwrap();
    desk.publish(&[]);
    assert_eq!(desk.text("kho/khoá/tệp"), "của tôi");
    assert_eq!(desk.at("kho/khoá").metadata().unwrap().mode() & 0o777, 0o555);
    fs::set_permissions(desk.at("kho/khoá"), Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn foreign_things_in_the_way_stop_the_publication() {
    for way in WAYS {
        let mut desk = Desk::new(way);
        desk.publish(&[("giữ.html", "giữ"), ("của ta.html", "của ta")]);
        let outside = TempDir::new().unwrap();
        fs::write(outside.path().join("index.html"), "ngoài").unwrap();
        fs::write(desk.at("a.html"), "lạ").unwrap();
        fs::create_dir_all(desk.at("b.html/rỗng")).unwrap();
        symlink(outside.path().join("index.html"), desk.at("c.html")).unwrap();
        symlink(outside.path(), desk.at("vi")).unwrap();
        fs::write(desk.at("en"), "tệp lạ").unwrap();
        mkfifo(&desk.at("ống"));
        fs::remove_file(desk.at("của ta.html")).unwrap();
        symlink("giữ.html", desk.at("của ta.html")).unwrap();
        let before = snapshot(&desk.dir());
        let wanted = [
            ("a.html", "A"),
            ("b.html", "B"),
            ("c.html", "ngoài"),
            ("vi/index.html", "ngoài"),
            ("vi/x/y.html", "Y"),
            ("en/a/index.html", "E"),
            ("ống", "O"),
            ("giữ.html", "đổi"),
            ("của ta.html", "giữ"),
        ];
        let checked = desk.try_publish(&wanted).unwrap();
        assert_eq!(
            foreign(&checked),
            ["a.html", "b.html", "c.html", "của ta.html", "en", "vi", "ống"],
            "{way:?}"
        );
        assert_eq!(checked.value, Written::default());
        assert_eq!(snapshot(&desk.dir()), before, "{way:?}");
        assert_eq!(names(outside.path()), ["index.html"]);
        assert_eq!(names(desk.parent.path()), ["public"]);
    }
}

#[test]
fn stale_pages_behind_a_new_symbolic_link_are_not_reached() {
    for way in WAYS {
        let mut desk = Desk::new(way);
        desk.publish(&[("vi/a.html", "a")]);
        let outside = TempDir::new().unwrap();
        fs::rename(desk.at("vi"), outside.path().join("vi")).unwrap();
        symlink(outside.path().join("vi"), desk.at("vi")).unwrap();
        desk.publish(&[]);
        assert_eq!(fs::read_to_string(outside.path().join("vi/a.html")).unwrap(), "a", "{way:?}");
        assert!(desk.at("vi").is_symlink(), "{way:?}");
    }
}

#[test]
fn a_foreign_file_with_our_bytes_is_taken_over() {
    for way in WAYS {
        let mut desk = Desk::new(way);
        desk.publish(&[]);
        fs::write(desk.at("a.html"), "như nhau").unwrap();
        let before = snapshot(&desk.dir())["a.html"].clone();
        desk.publish(&[("a.html", "như nhau")]);
        assert_eq!(snapshot(&desk.dir())["a.html"], before, "{way:?}");
        desk.publish(&[]);
        assert!(!desk.at("a.html").exists(), "{way:?}: it is ours now");
    }
}

#[test]
fn a_foreign_file_that_appears_meanwhile_is_not_overwritten() {
    for count in [3, 300] {
        let desk = Desk::new(Way::Journal);
        build(&desk.dir(), &Site::from([("a".into(), "a".into())])).unwrap();
        let staging = write::open(&desk.dir()).unwrap();
        (0..count).for_each(|i| staging.put(&format!("m/{i}"), b"m").unwrap());
        fs::create_dir(desk.at("m")).unwrap();
        fs::write(desk.at("m/1"), "của người khác").unwrap();
        let before = texts(&desk.dir());
        staging.commit().unwrap_err();
        assert_eq!(texts(&desk.dir()), before, "{count}");
        assert_eq!(names(desk.parent.path()), ["public"]);
    }
}

#[test]
fn an_output_folder_may_be_a_symbolic_link() {
    let desk = Desk::new(Way::Exchange);
    let real = desk.parent.path().join("kho/thật");
    fs::create_dir_all(&real).unwrap();
    symlink("kho/thật", desk.dir()).unwrap();
    for version in ["một", "hai"] {
        let site: Site = (0..100).map(|i| (format!("{i}"), version.into())).collect();
        build(&desk.dir(), &site).unwrap();
        assert!(desk.dir().is_symlink());
        assert_eq!(texts(&real), site);
        assert_eq!(names(&desk.parent.path().join("kho")), ["thật"]);
    }
}

#[test]
fn a_pipe_in_the_folder_is_never_opened() {
    let mut desk = Desk::new(Way::Exchange);
    desk.publish(&[("a", "a")]);
    mkfifo(&desk.at("ống"));
    let before = snapshot(&desk.dir())["ống"].clone();
    let written = desk.publish(&[("a", "b")]);
    assert_eq!((written.written, written.carried), (201, 0));
    assert!(desk.at("ống").symlink_metadata().unwrap().file_type().is_fifo());
    assert_eq!((snapshot(&desk.dir())["ống"].clone(), desk.text("a")), (before, "b".into()));
}

#[test]
fn what_hands_have_done_to_our_files_is_put_right() {
    for way in WAYS {
        let mut desk = Desk::new(way);
        let pages = [("dài", "như cũ"), ("bằng", "như cũ"), ("xoá/tệp", "như cũ"), ("chạm", "như cũ")];
        desk.publish(&pages);
        fs::write(desk.at("dài"), "dài hơn trước").unwrap();
        fs::write(desk.at("bằng"), "nhu cũ!").unwrap();
        fs::remove_dir_all(desk.at("xoá")).unwrap();
        File::open(desk.at("chạm")).unwrap().set_modified(SystemTime::UNIX_EPOCH).unwrap();
        let touched = snapshot(&desk.dir())["chạm"].clone();
        desk.publish(&pages);
        for (path, text) in pages {
            assert_eq!(desk.text(path), text, "{way:?}");
        }
        assert_eq!(snapshot(&desk.dir())["chạm"], touched, "{way:?}: the bytes were right");
    }
}

#[test]
fn a_spoilt_manifest_means_that_nothing_is_known() {
    let mut desk = Desk::new(Way::Journal);
    desk.publish(&[("a", "a"), ("b", "b")]);
    let manifest = desk.text(".nhipcau");
    let cut = &manifest[..manifest.len() / 2];
    for spoilt in ["", cut, "nhipcau manifest 99\n", "\u{0}\u{1}"] {
        fs::write(desk.at(".nhipcau"), spoilt).unwrap();
        let before = snapshot(&desk.dir());
        assert_eq!(foreign(&desk.try_publish(&[("a", "khác"), ("b", "b")]).unwrap()), ["a"]);
        assert_eq!(snapshot(&desk.dir()), before);
        assert_eq!(desk.publish(&[("a", "a"), ("b", "b")]).unchanged, 202, "taken over");
        assert_eq!(desk.text(".nhipcau"), manifest);
    }
    fs::write(desk.at(".nhipcau"), cut).unwrap();
    desk.publish(&[("a", "a")]);
    assert_eq!(desk.text("b"), "b", "nobody knows any more that it was ours");
}

#[test]
fn a_dropped_staging_leaves_no_trace() {
    for exists in [true, false] {
        let mut desk = Desk::new(Way::Journal);
        if exists {
            desk.publish(&[("a", "a"), ("b", "b")]);
        }
        let before = snapshot(desk.parent.path()).into_keys().collect::<Vec<_>>();
        let inside = exists.then(|| snapshot(&desk.dir()));
        let staging = write::open(&desk.dir()).unwrap();
        staging.put("a", b"x").unwrap();
        staging.put("m/n", b"y").unwrap();
        drop(staging);
        assert_eq!(snapshot(desk.parent.path()).into_keys().collect::<Vec<_>>(), before);
        assert_eq!(exists.then(|| snapshot(&desk.dir())), inside);
    }
}

#[test]
fn outputs_are_kept_without_their_bytes() {
    for way in WAYS {
        let mut desk = Desk::new(way);
        desk.publish(&[("a", "a"), ("b", "b"), ("c", "c")]);
        fs::write(desk.at("b"), "dài hơn").unwrap();
        fs::remove_file(desk.at("c")).unwrap();
        let staging = write::open(&desk.dir()).unwrap();
        let keep = |path: &str, bytes: &str| staging.keep(path, Fingerprint::of_bytes(bytes.as_bytes()));
        assert!(!keep("a", "khác"), "other bytes");
        assert_eq!(["a", "b", "c", "d"].map(|path| keep(path, path)), [true, false, false, false]);
        let checked = staging.commit().unwrap();
        assert_eq!((checked.value.unchanged, names(&desk.dir())), (1, vec![".nhipcau".into(), "a".into()]));
    }
}

#[test]
fn files_of_the_sources_are_copied_when_they_change() {
    let desk = Desk::new(Way::Journal);
    let source = desk.parent.path().join("ảnh.jpg");
    let copy = |bytes: &[u8]| {
        fs::write(&source, bytes).unwrap();
        fs::set_permissions(&source, Permissions::from_mode(0o600)).unwrap();
        let staging = write::open(&desk.dir()).unwrap();
        staging.copy("ảnh/a.jpg", &source, Fingerprint::of_bytes(bytes)).unwrap();
        staging.commit().unwrap().value
    };
    assert_eq!(copy(b"jpeg").written, 1);
    assert_eq!(copy(b"jpeg").unchanged, 1);
    assert_eq!(copy(b"JPEG").written, 1);
    assert_eq!(desk.text("ảnh/a.jpg"), "JPEG");
    fs::remove_file(desk.at(".nhipcau")).unwrap();
    assert_eq!(copy(b"JPEG").unchanged, 1, "taken over");
    assert_ne!(desk.at("ảnh/a.jpg").metadata().unwrap().mode() & 0o044, 0, "readers may read it");
    let staging = write::open(&desk.dir()).unwrap();
    let missing = desk.parent.path().join("không có.jpg");
    let error = staging.copy("b.jpg", &missing, Fingerprint(0)).unwrap_err();
    assert_eq!(error.path, missing);
}

#[test]
fn paths_that_lead_out_are_refused() {
    let desk = Desk::new(Way::Journal);
    let staging = write::open(&desk.dir()).unwrap();
    for path in ["../a", "/etc/a", "a//b", "", ".nhipcau", ".nhipcau.stage/a"] {
        staging.put(path, b"x").unwrap_err();
    }
}

#[test]
fn a_second_build_waits_for_the_first() {
    let desk = Desk::new(Way::Journal);
    let first = write::open(&desk.dir()).unwrap();
    first.put("a", "của bản một".as_bytes()).unwrap();
    let (told, waits) = mpsc::channel();
    let dir = desk.dir();
    let second = thread::spawn(move || {
        let staging = write::open_with(&dir, || told.send(()).unwrap()).unwrap();
        staging.put("a", "của bản hai".as_bytes()).unwrap();
        staging.commit().unwrap().value
    });
    waits.recv().unwrap();
    assert_eq!(first.commit().unwrap().value.written, 1);
    assert_eq!(second.join().unwrap().written, 1);
    assert_eq!(desk.text("a"), "của bản hai");
    assert_eq!(names(desk.parent.path()), ["public"]);
}

#[test]
fn leftovers_of_killed_builds_are_cleared_away() {
    let mut desk = Desk::new(Way::Journal);
    desk.publish(&[("a", "a")]);
    let before = snapshot(&desk.dir());
    for stage in [desk.parent.path().join(".public.nhipcau-stage"), desk.at(".nhipcau.stage")] {
        fs::create_dir_all(stage.join("tree/khoá")).unwrap();
        fs::write(stage.join("tree/khoá/tệp"), "x").unwrap();
        fs::set_permissions(stage.join("tree/khoá"), Permissions::from_mode(0o555)).unwrap();
        fs::write(stage.join("journal"), "nhipcau journal 1\nremove a\n").unwrap();
        fs::write(stage.join("exchange"), "1").unwrap();
        drop(write::open(&desk.dir()).unwrap());
        let after = snapshot(&desk.dir());
        assert_eq!(after.keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
        assert_eq!(after["a"], before["a"], "a journal without its end counts for nothing");
        assert_eq!(names(desk.parent.path()), ["public"]);
    }
}

#[test]
fn a_foreign_file_caught_by_an_exchange_is_brought_back() {
    let mut desk = Desk::new(Way::Journal);
    desk.publish(&[("a", "a")]);
    // As after a kill between the exchange and the removal of the old site.
    let tree = desk.parent.path().join(".public.nhipcau-stage/tree");
    fs::create_dir_all(tree.join("kho")).unwrap();
    fs::copy(desk.at(".nhipcau"), tree.join(".nhipcau")).unwrap();
    fs::write(tree.join("a"), "bản cũ của ta").unwrap();
    fs::write(tree.join("kho/đến muộn"), "của người khác").unwrap();
    let ino = desk.dir().metadata().unwrap().ino();
    fs::write(tree.parent().unwrap().join("exchange"), format!("{ino} tree\n")).unwrap();
    desk.publish(&[("a", "a")]);
    assert_eq!((desk.text("a").as_str(), desk.text("kho/đến muộn").as_str()), ("a", "của người khác"));
}
