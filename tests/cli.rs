//! The command as users and their machines meet it: exit codes, standard output, standard error.

mod support;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::Value;
use support::command::{MOMENT, Site, Tell, Told, files, nhipcau, told};
use tempfile::TempDir;

const BROKEN: &str = "---\ntitle: Xin chào: bạn bè\ndate: 2024-12-01\n---\n";

#[test]
fn a_build_says_what_it_wrote() {
    let site = Site::new();
    let told = site.build(&["--lang", "vi"]);
    assert_eq!((told.code, &*told.err), (0, ""));
    assert!(told.out.starts_with("Số trang: vi "), "{}", told.out);
    assert!(site.path("public/vi/index.html").is_file());
    assert!(site.build(&[]).out.contains(" 0 files written"));
    assert_eq!(site.build(&["--quiet"]).out, "");
    assert_eq!(site.build(&["--verbose"]).out.lines().count(), 2);
}

#[test]
fn errors_are_told_in_both_languages_and_the_website_stays() {
    let site = Site::new();
    site.build(&[]);
    let before = files(&site.path("public"));
    site.write("content/chào.vi.md", BROKEN);
    for (lang, label, last) in [
        ("vi", "lỗi[invalid-yaml]: ", "lỗi: có 1 lỗi; chưa đăng gì, trang web trước đó vẫn nguyên\n"),
        (
            "en",
            "error[invalid-yaml]: ",
            "error: 1 error; nothing was published, the last website is as it was\n",
        ),
    ] {
        let told = site.build(&["--lang", lang, "--quiet"]);
        assert_eq!((told.code, &*told.out), (1, ""));
        assert!(told.err.starts_with(label) && told.err.ends_with(last), "{}", told.err);
        assert!(told.err.contains("content/chào.vi.md:2:16\n"), "{}", told.err);
        assert!(told.err.contains("2 | title: Xin chào: bạn bè\n"), "{}", told.err);
    }
    assert_eq!(files(&site.path("public")), before);
}

#[test]
fn programs_get_one_json_document_whatever_happens() {
    let site = Site::new();
    let json = |told: &Told| serde_json::from_str::<Value>(&told.out).expect(&told.out);
    let done = site.build(&["--format", "json"]);
    assert_eq!((done.code, &json(&done)["published"]), (0, &Value::Bool(true)));
    site.write("content/chào.vi.md", BROKEN);
    let failed = json(&site.build(&["--format", "json"]));
    assert_eq!(failed["published"], false);
    assert_eq!(failed["findings"][0]["at"]["line"], 2);
    let inside = site.path("content/x");
    for (mut command, code) in [
        (site.command(&["--format", "json", "--output", inside.to_str().unwrap()]), 2),
        (site.command(&["--format=json", "--frob"]), 2),
        (nhipcau(&["build", "--root", "/không/có", "--format", "json"]), 2),
        (nhipcau(&["explain", "--format", "json"]), 0),
        (nhipcau(&["explain", "url-twice", "--format", "json"]), 0),
        (nhipcau(&["explain", "url", "--format", "json"]), 2),
    ] {
        let told = command.told();
        assert_eq!(told.code, code, "{told:?}");
        assert_eq!(json(&told).get("error").is_some(), code == 2, "{told:?}");
    }
}

#[test]
fn wrong_calls_are_refused_in_the_language_of_the_terminal() {
    for (args, vi, en) in [
        (&["dung"][..], "lỗi: không có lệnh `dung`\n", "error: there is no command `dung`\n"),
        (
            &["build", "--at", "mai"],
            "lỗi: `--at` không thể là `mai`: hãy viết một thời điểm",
            "error: `--at` cannot be `mai`: write a moment",
        ),
        (&["build", "--root"], "lỗi: `--root` cần có giá trị", "error: `--root` needs a value"),
        (
            &["build", "-q", "-v"],
            "lỗi: không thể dùng `--quiet` cùng với `--verbose`",
            "error: `--quiet` and `--verbose` exclude each other",
        ),
        (&["explain", "url"], "lỗi: không có mã `url`", "error: there is no code `url`"),
    ] {
        for (lang, start) in [("vi_VN.UTF-8", vi), ("en_US.UTF-8", en)] {
            let told = nhipcau(args).env("LANG", lang).told();
            assert_eq!((told.code, &*told.out), (2, ""));
            assert!(told.err.starts_with(start), "{}", told.err);
        }
    }
    let help = nhipcau(&["build", "--help"]).env("LANG", "vi_VN.UTF-8").told();
    assert_eq!((help.code, &*help.err), (0, ""));
    assert!(help.out.contains("Cách dùng: nhipcau build [TÙY-CHỌN]\n"), "{}", help.out);
    assert!(!help.out.contains("possible values"), "{}", help.out);
}

#[test]
fn markdown_goes_through() {
    let mut child = nhipcau(&["markdown"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all("# Đổi *mới*\n".as_bytes()).unwrap();
    let told = told(child.wait_with_output().unwrap());
    assert_eq!((told.code, &*told.out), (0, "<h1 id=\"doi-moi\">Đổi <em>mới</em></h1>\n"));
}

#[test]
fn the_website_does_not_mix_with_the_sources() {
    let site = Site::new();
    std::os::unix::fs::symlink(site.path("content"), site.path("lối-tắt")).unwrap();
    for output in ["", "..", "content", "content/mới", "lối-tắt/mới", "không-có/../content/mới", ".git/x"]
    {
        let told = site.build(&["--output", site.path(output).to_str().unwrap()]);
        assert_eq!(told.code, 2, "{output}: {told:?}");
    }
    assert!(!site.path("content/mới").exists());
    let root = site.path("nhầm");
    assert_eq!(nhipcau(&["build", "--root"]).arg(&root).told().code, 2);
    assert!(!root.exists(), "a mistyped root leaves nothing behind");
}

#[test]
fn the_clock_is_at_then_the_epoch_then_now() {
    let site = Site::new();
    let until = "content/cũ.vi.md";
    site.write(until, "---\ntitle: Cũ\ndate: 2000-01-01\nexpires_at: 2001-01-01\n---\n");
    let page = site.path("public/vi/cu/index.html");
    let epoch = |at: &[&str]| site.command(at).env("SOURCE_DATE_EPOCH", "960000000").told().code;
    assert_eq!((epoch(&[]), page.exists()), (0, true));
    assert_eq!((epoch(&["--at", MOMENT]), page.exists()), (0, false));
    assert_eq!(epoch(&[]), 0);
    assert_eq!((site.command(&[]).told().code, page.exists()), (0, false));
    assert_eq!(site.command(&[]).env("SOURCE_DATE_EPOCH", "nay").told().code, 2);
}

#[test]
fn a_closed_pipe_is_no_failure_and_a_full_disk_is_one() {
    for args in [&["explain"][..], &["explain", "url-twice"], &["--help"]] {
        let mut child = nhipcau(args).stdout(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        assert_eq!(child.wait().unwrap().code(), Some(0));
    }
    let Ok(full) = File::options().write(true).open("/dev/full") else { return };
    let told = nhipcau(&["explain"]).stdout(full).told();
    assert_eq!((told.code, &*told.err), (2, "error: cannot write to standard output: the disk is full\n"));
}

#[test]
fn a_full_disk_is_told_and_leaves_the_website() {
    let site = Site::new();
    let small = site.path("nhỏ");
    fs::create_dir(&small).unwrap();
    let mut mount = Command::new("mount");
    mount.args(["-t", "tmpfs", "-o", "size=16m", "none"]).arg(&small);
    if !mount.output().is_ok_and(|done| done.status.success()) {
        return;
    }
    let output = small.join("public");
    let args = ["--lang", "vi", "--output", output.to_str().unwrap()];
    let first = site.build(&args);
    let before = files(&output);
    fs::create_dir(site.path("static")).unwrap();
    fs::write(site.path("static/phim.bin"), vec![7; 20 << 20]).unwrap();
    let second = site.build(&args);
    let after = files(&output);
    Command::new("umount").arg(&small).status().unwrap();
    assert_eq!((first.code, second.code), (0, 2), "{second:?}");
    assert!(second.err.starts_with("lỗi: không ") && second.err.contains("đĩa đã đầy"), "{}", second.err);
    assert_eq!(after, before);
}

#[test]
fn neither_zone_nor_locale_nor_threads_nor_folder_change_a_byte() {
    let site = Site::new();
    site.build(&[]);
    let expected = files(&site.path("public"));
    for (zone, locale, threads) in [
        ("UTC", "C", "1"),
        ("America/St_Johns", "tr_TR.UTF-8", "2"),
        ("Asia/Ho_Chi_Minh", "vi_VN.UTF-8", "8"),
    ] {
        let other = Site::new();
        let mut command = other.command(&[]);
        command.env("SOURCE_DATE_EPOCH", "1740787200");
        command.env("TZ", zone).env("LC_ALL", locale).env("RAYON_NUM_THREADS", threads);
        assert_eq!(command.told().code, 0);
        assert!(files(&other.path("public")) == expected, "{zone} {locale} {threads}");
    }
}

/// Two versions of a site, and what each comes to.
fn two_versions() -> [(Site, BTreeMap<String, Vec<u8>>); 2] {
    ["Một", "Hai"].map(|title| {
        let site = Site::new();
        let page = format!("---\ntitle: {title}\nkind: page\n---\n");
        (0..60).for_each(|number| site.write(&format!("content/{title}-{number}.vi.md"), &page));
        assert_eq!(site.build(&[]).code, 0);
        let built = files(&site.path("public"));
        (site, built)
    })
}

#[test]
fn a_killed_build_is_made_good_by_the_next() {
    let (versions, top) = (two_versions(), TempDir::new().unwrap());
    let output = top.path().join("public");
    let args = ["--at", MOMENT, "--quiet", "--output", output.to_str().unwrap()];
    for round in 0..12 {
        let (site, expected) = &versions[round % 2];
        let mut child = site.command(&args).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(17 * round as u64 % 120));
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(site.command(&args).told().code, 0);
        assert!(files(&output) == *expected, "round {round}");
        assert_eq!(fs::read_dir(top.path()).unwrap().count(), 1, "nothing is left beside the website");
    }
}

#[test]
fn builds_at_once_wait_for_each_other() {
    let (versions, top) = (two_versions(), TempDir::new().unwrap());
    let output = top.path().join("public");
    let args = ["--at", MOMENT, "--quiet", "--output", output.to_str().unwrap()];
    let children: Vec<_> = (0..4).map(|n| versions[n % 2].0.command(&args).spawn().unwrap()).collect();
    for mut child in children {
        assert_eq!(child.wait().unwrap().code(), Some(0));
    }
    let built = files(&output);
    assert!(versions.iter().any(|(_, expected)| *expected == built));
}

#[test]
fn every_internal_address_leads_to_a_file() {
    let site = Site::new();
    for (origin, path) in [("https://nhipcau.example", "/"), ("https://example.org", "/paper/")] {
        assert_eq!(site.build(&["--base-url", &format!("{origin}{path}")]).code, 0);
        let files = files(&site.path("public"));
        let mut checked = 0;
        for (name, bytes) in &files {
            let extension = Path::new(name).extension().and_then(|found| found.to_str()).unwrap_or_default();
            if !["html", "css", "xml"].contains(&extension) {
                continue;
            }
            for address in addresses(std::str::from_utf8(bytes).unwrap()) {
                let address = address.strip_prefix(origin).unwrap_or(address);
                if address.contains("://") || address.starts_with("mailto:") || address.starts_with("tel:") {
                    continue;
                }
                let plain = address.split(['#', '?']).next().unwrap_or_default();
                if plain.is_empty() || plain.starts_with("data:") {
                    continue;
                }
                let inner = plain.strip_prefix(path);
                let inner = inner.unwrap_or_else(|| panic!("{name}: {address} is not below {path}"));
                let is_folder = inner.is_empty() || inner.ends_with('/');
                let file = if is_folder { format!("{inner}index.html") } else { inner.to_string() };
                assert!(files.contains_key(&file), "{name}: {address} leads to no file");
                checked += 1;
            }
        }
        assert!(checked > 1000, "{checked}");
    }
}

/// Finds the addresses in HTML, CSS and XML.
fn addresses(text: &str) -> impl Iterator<Item = &str> {
    [(" href=\"", '"'), (" src=\"", '"'), ("<loc>", '<'), ("url(\"", '"'), ("<link>", '<')]
        .into_iter()
        .flat_map(move |(start, end)| {
            text.match_indices(start).filter_map(move |(at, _)| text[at + start.len()..].split(end).next())
        })
}

#[test]
fn an_error_reaches_a_reader_who_is_slow() {
    let mut child = nhipcau(&["explain", "--lang", "vi"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut text = String::new();
    std::thread::sleep(Duration::from_millis(30));
    child.stdout.take().unwrap().read_to_string(&mut text).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(text.lines().any(|line| line == "url-twice"));
}
