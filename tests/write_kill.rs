//! Builds that are killed at any moment, and readers who look while builds run: no link leads to a missing page.

#![expect(clippy::unwrap_used, reason = "in a test, a failure is a panic")]

use nhipcau::write;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;
use tempfile::TempDir;

/// Outputs by path.
type Site = BTreeMap<String, String>;

/// As many pages change in each build as make it take the journal.
const FEW: usize = 15;
/// As many as make it exchange folders.
const MANY: usize = 120;
const ROUNDS: u64 = 70;

/// Returns build `n` of a site: pages that all builds have and pages of its own, which link to each other.
fn site(n: usize, pages: usize) -> Site {
    let page = |links: Vec<String>| {
        let links = links.iter().flat_map(|link| ["<a href=\"/", link, "\">bài</a>\n"]).collect::<String>();
        format!("<p>bản {n}</p>\n{links}{}</html>\n", "<p>nhịp cầu</p>\n".repeat(200))
    };
    let common = |i: usize| format!("chung/{i}/index.html");
    let own = |i: usize| format!("bản-{}/{i}/index.html", n % 3);
    let mut site = Site::new();
    for i in 0..pages {
        site.insert(common(i), page(vec![own(i), "index.html".into()]));
        site.insert(own(i), page(vec![common(i), own((i + 1) % pages)]));
    }
    site.extend((0..40).map(|i| (format!("cũ/{i}.html"), "<p>không đổi</p>\n</html>\n".into())));
    let links = site.keys().cloned().collect();
    site.insert("index.html".into(), page(links));
    site
}

fn build(dir: &Path, site: &Site) {
    let staging = write::open(dir).unwrap();
    site.par_iter().for_each(|(path, text)| staging.put(path, text.as_bytes()).unwrap());
    assert_eq!(staging.commit().unwrap().diagnostics, []);
}

fn links(page: &str) -> impl Iterator<Item = &str> {
    page.split("href=\"/").skip(1).filter_map(|rest| rest.split('"').next())
}

fn texts(dir: &Path) -> Site {
    walkdir::WalkDir::new(dir)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| (entry.path().strip_prefix(dir).unwrap().to_str().unwrap().to_owned(), entry))
        .filter(|(path, _)| !path.starts_with(".nhipcau"))
        .map(|(path, entry)| (path, fs::read_to_string(entry.path()).unwrap()))
        .collect()
}

/// Which pages must have whole links at any moment.
#[derive(Clone, Copy)]
enum Reach {
    /// Each page on the disk.
    All,
    /// Each to which links lead from the front page. A journal puts new pages one after the other, before any page
    /// links to them, and removes old ones when none does any more.
    Front,
}

/// Follows all links from some pages; tells the first that leads nowhere.
fn follow<'a>(found: &'a Site, mut from: Vec<&'a str>) -> Result<(), String> {
    let mut seen = BTreeSet::new();
    while let Some(path) = from.pop() {
        if seen.insert(path.to_owned()) {
            for link in links(&found[path]) {
                let (link, _) = found.get_key_value(link).ok_or(format!("{path} links to {link}"))?;
                from.push(link);
            }
        }
    }
    Ok(())
}

/// Kills builders of `dir` at random moments; returns how often one was caught with a stage on the disk.
fn kill_and_repair(dir: &Path, pages: usize, reach: Reach) -> u64 {
    let stage = dir.with_file_name(".public.nhipcau-stage");
    build(dir, &site(0, pages));
    fs::write(dir.join("CNAME"), "của người khác").unwrap();
    let mut random = 0x2545_f491_4f6c_dd1d_u64 ^ pages as u64;
    let mut caught = 0;
    for round in 0..ROUNDS {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "builds_until_it_is_killed", "--ignored", "--nocapture"])
            .env("NHIPCAU_TEST_DIR", dir)
            .env("NHIPCAU_TEST_PAGES", pages.to_string())
            .env("NHIPCAU_TEST_START", round.to_string())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        thread::sleep(Duration::from_micros(5_000 + random % 90_000));
        child.kill().unwrap();
        assert_eq!(child.wait().unwrap().signal(), Some(9), "the builder ended by itself");
        caught += u64::from(stage.exists());

        let found = texts(dir);
        for (path, text) in found.iter().filter(|(path, _)| *path != "CNAME") {
            assert!(text.ends_with("</html>\n"), "round {round}: {path} is cut off");
        }
        let from = match reach {
            Reach::All => found.keys().map(String::as_str).collect(),
            Reach::Front => vec!["index.html"],
        };
        follow(&found, from).unwrap_or_else(|broken| panic!("round {round}: {broken}"));
        let mut clean = site(usize::try_from(random % 5).unwrap(), pages);
        build(dir, &clean);
        clean.insert("CNAME".into(), "của người khác".into());
        assert_eq!(texts(dir), clean, "round {round}");
        assert!(!stage.exists());
    }
    caught
}

#[test]
fn killed_exchanges_are_repaired() {
    let parent = TempDir::new().unwrap();
    assert_ne!(kill_and_repair(&parent.path().join("public"), MANY, Reach::All), 0);
    assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 1);
}

#[test]
fn killed_journals_are_repaired() {
    let parent = TempDir::new().unwrap();
    assert_ne!(kill_and_repair(&parent.path().join("public"), FEW, Reach::Front), 0);
    assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 1);
}

/// A pipe keeps the folder from being exchanged: a journal of many moves.
#[test]
fn killed_long_journals_are_repaired() {
    let parent = TempDir::new().unwrap();
    let dir = parent.path().join("public");
    fs::create_dir(&dir).unwrap();
    assert!(Command::new("mkfifo").arg(dir.join("ống")).status().unwrap().success());
    assert_ne!(kill_and_repair(&dir, MANY, Reach::Front), 0);
}

#[test]
#[ignore = "the builder that the other tests start and kill"]
fn builds_until_it_is_killed() {
    let Ok(dir) = std::env::var("NHIPCAU_TEST_DIR") else { return };
    let number = |name| std::env::var(name).unwrap().parse::<usize>().unwrap();
    let (pages, start) = (number("NHIPCAU_TEST_PAGES"), number("NHIPCAU_TEST_START"));
    for n in start.. {
        build(Path::new(&dir), &site(n, pages));
    }
}

#[test]
fn readers_never_meet_a_broken_link() {
    for pages in [FEW, MANY] {
        let parent = TempDir::new().unwrap();
        let dir = parent.path().join("public");
        build(&dir, &site(0, pages));
        let done = AtomicBool::new(false);
        let looked = thread::scope(|scope| {
            let reader = scope.spawn(|| {
                let mut looked = 0;
                while !done.load(Ordering::Relaxed) {
                    looked += look_around(&dir);
                }
                looked
            });
            (1..30).for_each(|n| build(&dir, &site(n, pages)));
            done.store(true, Ordering::Relaxed);
            reader.join().unwrap()
        });
        assert_ne!(looked, 0);
    }
}

/// Follows the links of some pages; returns how many of them were there. A link counts as broken when the page that
/// has it is the same before and after: each build has its number in each page.
fn look_around(dir: &Path) -> usize {
    let mut found = 0;
    for page in ["index.html", "chung/0/index.html", "chung/7/index.html"] {
        let read = || fs::read_to_string(dir.join(page));
        let text = read().unwrap();
        assert!(text.ends_with("</html>\n"));
        for link in links(&text) {
            let target: PathBuf = dir.join(link);
            if target.exists() {
                found += 1;
            } else {
                assert_ne!(read().unwrap(), text, "{page} links to {link}");
                break;
            }
        }
    }
    found
}
