//! The chain of themes: the site's theme, the one that it builds upon, and so on.
//!
//! The name of a theme in, what it and its parents are made of out. Every folder on the way is an input of the site.

use std::path::Path;

use crate::load::theme::{self, ThemeChain, ThemeFiles, ThemeLayer, ThemeYaml};
use crate::model::config::Config;
use crate::model::diagnostic::{Checked, Code, Diagnostic, Place};
use crate::model::theme::ThemeDescription;
use crate::model::yaml::fields::nearest;

/// Reads a theme and its parents, as far as they are there and can be read.
pub(super) fn chain(root: &Path, name: &str) -> Checked<ThemeChain> {
    let mut diagnostics = Vec::new();
    let mut chain = ThemeChain::default();
    let mut next = Some(name.to_string());
    while let Some(name) = next.take() {
        if chain.layers.iter().any(|layer| *layer.files.name == *name) {
            diagnostics.extend(cycle(&chain, &name));
            break;
        }
        let layer = theme::theme(root, &name, chain.layers.len() + 1).drain_into(&mut diagnostics);
        let Some(files) = layer else {
            diagnostics.push(unknown(&chain, &name, root));
            break;
        };
        let description = describe(&files, &mut diagnostics);
        next = description.as_ref().and_then(|description| description.extends.clone());
        chain.is_whole = description.is_some() && next.is_none();
        chain.layers.push(ThemeLayer { files, description });
    }
    Checked { value: chain, diagnostics }
}

fn describe(files: &ThemeFiles, diagnostics: &mut Vec<Diagnostic>) -> Option<ThemeDescription> {
    match &files.description {
        ThemeYaml::Read(source) => ThemeDescription::read(&source.path, &source.text).drain_into(diagnostics),
        ThemeYaml::Absent(path) => {
            diagnostics.push(Diagnostic::new(Code::ThemeUndescribed, Place::file(path)));
            None
        }
        ThemeYaml::Unreadable => None,
    }
}

/// The place where a theme of the chain names its parent.
fn extends(layer: &ThemeLayer) -> Option<Place> {
    layer.description.as_ref().map(|description| Place::value(&description.file, "extends"))
}

/// The last theme of the chain builds upon one that is in it already.
fn cycle(chain: &ThemeChain, name: &str) -> Option<Diagnostic> {
    let from = chain.layers.iter().position(|layer| *layer.files.name == *name)?;
    let (last, circle) = chain.layers[from..].split_last()?;
    let names = chain.layers[from..].iter().map(|layer| &*layer.files.name).chain([name]);
    let cycle =
        Diagnostic::new(Code::ThemeCycle, extends(last)).with("chain", names.collect::<Vec<_>>().join(" → "));
    Some(circle.iter().filter_map(extends).fold(cycle, Diagnostic::beside))
}

fn unknown(chain: &ThemeChain, name: &str, root: &Path) -> Diagnostic {
    let names = theme::names(root);
    // A theme is not meant to build upon itself or on what builds upon it.
    let is_taken = |known: &&str| chain.layers.iter().any(|layer| *layer.files.name == **known);
    let candidates = names.iter().map(String::as_str).filter(|known| !is_taken(known));
    let nearest = nearest(name, candidates).unwrap_or_default();
    let diagnostic = match chain.layers.last() {
        None => Diagnostic::new(Code::UnknownTheme, Config::place("theme")),
        Some(child) => {
            Diagnostic::new(Code::UnknownParentTheme, extends(child)).with("child", &*child.files.name)
        }
    };
    diagnostic.with("theme", name).with("nearest", nearest)
}
