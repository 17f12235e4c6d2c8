//! The theme's assets: their addresses carry their content's fingerprint, so that they may be kept
//! for ever by whoever has fetched them.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rayon::prelude::*;
use sha2::{Digest, Sha384};

use crate::load::files::Files;
use crate::model::address::{decode, encode_path};
use crate::model::diagnostic::{Checked, Code, Diagnostic, Place};
use crate::model::fingerprint::Fingerprint;

/// The assets of a theme.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    /// All of them, by path.
    pub list: Vec<Asset>,
    index: HashMap<Arc<str>, usize>,
}

/// One asset.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Its path as templates name it: `style.css`.
    pub path: Arc<str>,
    /// Its path from the site's root, for diagnostics.
    pub source: Arc<str>,
    /// Its address from the host's root: `/assets/style.0a1b2c3d.css`.
    pub url: Arc<str>,
    /// What it holds, with the addresses of other assets in it.
    pub bytes: Arc<[u8]>,
    /// The fingerprint of what it holds.
    pub fingerprint: Fingerprint,
    /// For the `integrity` attribute (Subresource Integrity): `sha384-…`.
    pub integrity: String,
}

impl Assets {
    /// Reads the assets and gives them their addresses under `base`, the path of the site.
    ///
    /// `url(…)` in style sheets is rewritten to the addresses of the assets it names, those without
    /// such references first; style sheets that need each other in a circle keep what they say.
    pub fn read(files: &Files, base: &str) -> Checked<Self> {
        let mut diagnostics = Vec::new();
        let read: Vec<_> = files.assets.par_iter().map(|file| (file, file.read())).collect();
        let mut waiting = BTreeMap::new();
        for (file, bytes) in read {
            match bytes {
                Ok(bytes) => {
                    waiting.insert(file.path.clone(), (file.source.clone(), bytes));
                }
                Err(error) => {
                    let diagnostic = Diagnostic::new(Code::UnreadableSource, Place::file(&file.source));
                    diagnostics.push(
                        diagnostic.with("path", &*file.source).with("message", error.source.to_string()),
                    );
                }
            }
        }
        let mut assets = Self::default();
        while !waiting.is_empty() {
            let ready = |path: &Arc<str>, bytes: &[u8]| {
                references(path, bytes).iter().all(|name| !waiting.contains_key(name.as_str()))
            };
            let mut next: Vec<_> = waiting
                .iter()
                .filter(|(path, (_, bytes))| ready(path, bytes))
                .map(|(path, _)| path.clone())
                .collect();
            if next.is_empty() {
                next.extend(waiting.keys().cloned());
            }
            for path in next {
                let Some((source, bytes)) = waiting.remove(&path) else { continue };
                let bytes = assets.rewrite(&path, bytes);
                assets.add(path, source, bytes, base);
            }
        }
        Checked { value: assets, diagnostics }
    }

    /// Returns an asset by the path that templates name it by.
    pub fn find(&self, path: &str) -> Option<&Asset> {
        self.index.get(path).map(|&number| &self.list[number])
    }

    fn add(&mut self, path: Arc<str>, source: Arc<str>, bytes: Vec<u8>, base: &str) {
        let fingerprint = Fingerprint::of_bytes(&bytes);
        let hash = &fingerprint.to_string()[..10];
        let named = match path.rsplit_once('.') {
            Some((stem, extension)) if !extension.contains('/') => format!("{stem}.{hash}.{extension}"),
            _ => format!("{path}.{hash}"),
        };
        let integrity = format!("sha384-{}", STANDARD.encode(Sha384::digest(&bytes)));
        let url = format!("{base}/assets/{}", encode_path(&named)).into();
        self.index.insert(path.clone(), self.list.len());
        self.list.push(Asset { path, source, url, bytes: bytes.into(), fingerprint, integrity });
    }

    /// Puts the addresses of other assets into a style sheet.
    fn rewrite(&self, path: &str, bytes: Vec<u8>) -> Vec<u8> {
        if !is_style_sheet(path) {
            return bytes;
        }
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(other) => return other.into_bytes(),
        };
        let mut rewritten = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some(at) = rest.find("url(") {
            let (before, after) = rest.split_at(at + "url(".len());
            let Some(end) = after.find(')') else { break };
            rewritten.push_str(before);
            let name = unquoted(&after[..end]);
            match resolve(path, name).and_then(|named| self.find(&named)) {
                Some(asset) => {
                    rewritten.push_str(&asset.url);
                    rewritten.push_str(&name[without_suffix(name).len()..]);
                }
                None => rewritten.push_str(&after[..end]),
            }
            rest = &after[end..];
        }
        rewritten.push_str(rest);
        rewritten.into_bytes()
    }
}

fn is_style_sheet(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("css"))
}

fn references(path: &str, bytes: &[u8]) -> Vec<String> {
    if !is_style_sheet(path) {
        return Vec::new();
    }
    let text = String::from_utf8_lossy(bytes);
    let inside = text.split("url(").skip(1).filter_map(|rest| rest.split_once(')'));
    inside.filter_map(|(name, _)| resolve(path, unquoted(name))).filter(|name| name != path).collect()
}

fn unquoted(name: &str) -> &str {
    name.trim().trim_matches(['"', '\''])
}

/// Returns a reference without its query and fragment: `sprite.svg#leaf`, `font.woff2?#iefix`.
fn without_suffix(name: &str) -> &str {
    &name[..name.find(['?', '#']).unwrap_or(name.len())]
}

/// Resolves a reference of a style sheet from the folder that it lies in.
fn resolve(path: &str, name: &str) -> Option<String> {
    if name.contains(':') || name.starts_with(['/', '#']) {
        return None;
    }
    let name = decode(without_suffix(name));
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in name.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
