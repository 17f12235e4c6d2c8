//! The command, called as users call it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// The moment that tests are built for.
pub const MOMENT: &str = "2025-03-01T00:00:00Z";

/// A copy of the demonstration publication.
pub struct Site(pub TempDir);

impl Site {
    pub fn new() -> Self {
        let site = Self(TempDir::new().unwrap());
        for part in ["content", "themes", "locales", "site.yaml"] {
            copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join(part), &site.path(part));
        }
        site
    }

    pub fn path(&self, inner: &str) -> PathBuf {
        self.0.path().join(inner)
    }

    pub fn write(&self, inner: &str, text: &str) {
        fs::write(self.path(inner), text).unwrap();
    }

    /// `nhipcau build` of this site, at a moment that does not move.
    pub fn build(&self, args: &[&str]) -> Told {
        self.command(args).args(["--at", MOMENT]).told()
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = nhipcau(&["build"]);
        command.args(args).arg("--root").arg(self.0.path());
        command
    }
}

/// Copies a file or a folder.
pub fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        fs::copy(from, to).unwrap();
    }
}

/// The command, in an environment that says nothing.
pub fn nhipcau(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nhipcau"));
    command.args(args).env_remove("SOURCE_DATE_EPOCH").env_remove("LC_ALL").env("LANG", "C");
    command
}

/// How a call has ended.
#[derive(Debug)]
pub struct Told {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// Runs a command to its end.
pub trait Tell {
    fn told(&mut self) -> Told;
}

impl Tell for Command {
    fn told(&mut self) -> Told {
        told(self.output().unwrap())
    }
}

/// Reads what a command has said.
pub fn told(output: Output) -> Told {
    let told = Told {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    };
    assert!(!told.err.contains("panicked"), "{}", told.err);
    assert!(!(told.out.clone() + &told.err).contains('\x1b'), "no colours where nobody watches");
    told
}

/// All files of a folder but the manifest, with their bytes.
pub fn files(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(dir).into_iter().map(Result::unwrap);
    files
        .filter(|entry| entry.file_type().is_file() && entry.file_name() != ".nhipcau")
        .map(|entry| (entry.path().strip_prefix(dir).unwrap().display().to_string(), entry.into_path()))
        .map(|(name, path)| (name, fs::read(path).unwrap()))
        .collect()
}
