//! Publishing where the world is unkind: full disks, mount points, folders that may not be written.
//!
//! What needs the right to mount says so and is passed over where it is missing.

#![expect(clippy::unwrap_used, reason = "in a test, a failure is a panic")]

use nhipcau::model::error::Error;
use nhipcau::write::{self, Written};
use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::io::ErrorKind;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

fn build(dir: &Path, pages: &[(&str, &[u8])]) -> Result<Written, Error> {
    let staging = write::open(dir)?;
    pages.iter().try_for_each(|(path, bytes)| staging.put(path, bytes))?;
    let checked = staging.commit()?;
    assert_eq!(checked.diagnostics, []);
    Ok(checked.value)
}

/// Lists all below a folder but the manifests, with the bytes of files.
fn all(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    walkdir::WalkDir::new(dir)
        .min_depth(1)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_name() != ".nhipcau")
        .map(|entry| (entry.path().to_owned(), fs::read(entry.path()).unwrap_or_default()))
        .collect()
}

/// A mounted file system; unmounted when dropped.
struct Mount(PathBuf);

impl Mount {
    fn new(args: &[&str], at: &Path) -> Option<Self> {
        fs::create_dir_all(at).unwrap();
        let done = Command::new("mount").args(args).arg(at).output().is_ok_and(|done| done.status.success());
        if !done {
            #[expect(clippy::print_stderr, reason = "a test that is passed over must say so")]
            {
                eprintln!("passed over: mounting is not permitted here");
            }
        }
        done.then(|| Self(at.to_owned()))
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_leaves_the_old_site() {
    let top = TempDir::new().unwrap();
    let Some(mount) = Mount::new(&["-t", "tmpfs", "-o", "size=1m", "none"], &top.path().join("nhỏ")) else {
        return;
    };
    for dir in [mount.0.join("public"), mount.0.clone()] {
        build(&dir, &[("a", b"a"), ("b/c", b"c")]).unwrap();
        let before = all(&mount.0);
        let error = build(&dir, &[("a", b"A"), ("to", &vec![7; 2 << 20])]).unwrap_err();
        assert_eq!(error.source.kind(), ErrorKind::StorageFull);
        assert_eq!(all(&mount.0), before);
        build(&dir, &[("a", b"A"), ("b/c", b"c")]).unwrap();
        assert_eq!(fs::read(dir.join("a")).unwrap(), b"A");
        let _ = fs::remove_dir_all(mount.0.join("public"));
    }
}

#[test]
fn a_mount_point_is_published_from_within() {
    let top = TempDir::new().unwrap();
    let dir = top.path().join("public");
    let Some(_mount) = Mount::new(&["-t", "tmpfs", "none"], &dir) else { return };
    publish_much_and_little(&dir);
    assert_eq!(all(top.path()).into_keys().filter(|path| path.parent() == Some(top.path())).count(), 1);
}

#[test]
fn a_folder_bound_over_another_is_published_from_within() {
    let top = TempDir::new().unwrap();
    let (real, dir) = (top.path().join("thật"), top.path().join("public"));
    fs::create_dir(&real).unwrap();
    let Some(_mount) = Mount::new(&["--bind", real.to_str().unwrap()], &dir) else { return };
    publish_much_and_little(&dir);
    assert_eq!(all(&real).len(), all(&dir).len());
}

#[test]
fn a_mount_point_within_the_site_is_written_too() {
    let top = TempDir::new().unwrap();
    let dir = top.path().join("public");
    let Some(_mount) = Mount::new(&["-t", "tmpfs", "none"], &dir.join("p")) else { return };
    publish_much_and_little(&dir);
}

/// Publishes three times, each time with other pages; checks what is there.
fn publish_much_and_little(dir: &Path) {
    for (count, version) in [(200, "một"), (200, "hai"), (190, "hai")] {
        let paths: Vec<_> = (0..count).map(|i| format!("p/{i}/index.html")).collect();
        let pages: Vec<_> = paths.iter().map(|path| (&**path, version.as_bytes())).collect();
        build(dir, &pages).unwrap();
        let files = all(dir).into_iter().filter(|(path, _)| path.is_file());
        let expected = pages.iter().map(|(path, bytes)| (dir.join(path), bytes.to_vec()));
        assert_eq!(files.collect::<BTreeMap<_, _>>(), expected.collect());
        assert!(!dir.join(format!("p/{count}")).exists(), "empty folders go");
    }
}

#[test]
fn a_parent_that_cannot_be_written_is_not_needed() {
    let top = TempDir::new().unwrap();
    let dir = folder_of_somebody(&top);
    fs::set_permissions(top.path(), Permissions::from_mode(0o555)).unwrap();
    as_somebody("publishes_in_an_environment", &dir);
    fs::set_permissions(top.path(), Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn what_may_not_be_written_is_an_error_and_stays() {
    let top = TempDir::new().unwrap();
    let dir = folder_of_somebody(&top);
    fs::set_permissions(top.path(), Permissions::from_mode(0o777)).unwrap();
    as_somebody("is_denied_in_an_environment", &dir);
}

#[test]
#[ignore = "run by another test, as another user"]
fn publishes_in_an_environment() {
    let Ok(dir) = std::env::var("NHIPCAU_TEST_DIR") else { return };
    publish_much_and_little(Path::new(&dir));
}

#[test]
#[ignore = "run by another test, as another user"]
fn is_denied_in_an_environment() {
    let Ok(dir) = std::env::var("NHIPCAU_TEST_DIR") else { return };
    let dir = Path::new(&dir);
    let mode = |path: &Path, mode| fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
    build(dir, &[("a", b"a"), ("b/c", b"c"), ("m", b"m")]).unwrap();
    let before = all(dir);
    mode(&dir.join("b"), 0o555);
    for pages in
        [vec![("a", &b"A"[..]), ("b/c", b"C")], vec![("a", b"A"), ("b/c", b"c"), ("b/m", b"m"), ("k", b"k")]]
    {
        let error = build(dir, &pages).unwrap_err();
        assert_eq!(error.source.kind(), ErrorKind::PermissionDenied);
        assert!(error.path.starts_with(dir), "{}", error.path.display());
        assert_eq!(all(dir), before);
    }
    mode(dir, 0o555);
    let error = build(dir, &[("a", b"A"), ("b/c", b"c")]).unwrap_err();
    assert_eq!(error.source.kind(), ErrorKind::PermissionDenied);
    assert_eq!(all(dir), before);
    mode(dir, 0o755);
    mode(&dir.join("b"), 0o755);
    build(dir, &[("a", b"A")]).unwrap();
}

/// The superuser may write anywhere; as such, these tests start another one as somebody who may not.
const SOMEBODY: u32 = 65534;

fn is_superuser() -> bool {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().any(|line| line.starts_with("Uid:\t0\t"))
}

fn folder_of_somebody(top: &TempDir) -> PathBuf {
    let dir = top.path().join("public");
    fs::create_dir(&dir).unwrap();
    fs::set_permissions(top.path(), Permissions::from_mode(0o755)).unwrap();
    if is_superuser() {
        std::os::unix::fs::chown(&dir, Some(SOMEBODY), Some(SOMEBODY)).unwrap();
    }
    dir
}

fn as_somebody(test: &str, dir: &Path) {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", test, "--ignored"]).env("NHIPCAU_TEST_DIR", dir).current_dir("/");
    if is_superuser() {
        command.uid(SOMEBODY).gid(SOMEBODY);
    }
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}
