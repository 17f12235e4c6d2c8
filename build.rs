//! Gives the program a fingerprint of its own sources: what one build of it has cached, another must not trust.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::Path;

/// All that decides what a build of the program makes of a site.
const SOURCES: &[&str] = &["src", "locales", "Cargo.toml", "Cargo.lock", "build.rs"];

fn main() {
    let mut hasher = DefaultHasher::new();
    for source in SOURCES {
        println!("cargo:rerun-if-changed={source}");
        hash(Path::new(source), &mut hasher);
    }
    println!("cargo:rustc-env=NHIPCAU_BUILD={:016x}", hasher.finish());
}

fn hash(path: &Path, hasher: &mut DefaultHasher) {
    if path.is_dir() {
        let entries = fs::read_dir(path).into_iter().flatten().flatten();
        let mut inner: Vec<_> = entries.map(|entry| entry.path()).collect();
        inner.sort();
        for path in inner {
            hash(&path, hasher);
        }
    } else {
        path.hash(hasher);
        fs::read(path).unwrap_or_default().hash(hasher);
    }
}
