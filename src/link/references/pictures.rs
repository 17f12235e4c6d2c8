//! Pictures: the files that covers, texts and the vocabulary show.

use crate::link::Given;
use crate::link::references::{Resolved, join, media_url};
use crate::load::files::FileEntry;
use crate::model::address::encode_path;
use crate::model::diagnostic::{Checked, Code, Diagnostic, Place};
use crate::model::yaml::fields::nearest;

/// Who shows a picture.
pub(in crate::link) struct Picturing<'p> {
    /// The folder that it is looked for from.
    pub home: &'p str,
    /// The language whose own picture comes first.
    pub language: usize,
    /// Where it is named.
    pub place: Place,
}

/// Finds a picture, and the number of its file beside the content.
pub(in crate::link) fn find(
    path: &str,
    from: &Picturing,
    given: &Given,
) -> Checked<(Resolved, Option<usize>)> {
    let found = |resolved, media| Checked { value: (resolved, media), diagnostics: Vec::new() };
    let missing = |nearest: Option<String>| {
        let missing = Diagnostic::new(Code::MissingPicture, from.place.clone()).with("path", path);
        let diagnostics = vec![missing.with("nearest", nearest.unwrap_or_default())];
        Checked { value: (Resolved::Nowhere, None), diagnostics }
    };
    if path.contains("://") {
        return found(Resolved::Picture(path.into(), None), None);
    }
    let files = given.files;
    if let Some(fixed) = path.strip_prefix('/') {
        let Some(file) = files.find_fixed(fixed) else {
            return missing(likely_file(fixed, "/", &files.fixed));
        };
        let url = format!("{}/{}", given.config.base.path, encode_path(fixed));
        return found(Resolved::Picture(url.into(), file.picture.flatten()), None);
    }
    let Some(file) = beside((path, from.home), from.language, given) else {
        return missing(join(from.home, path).and_then(|full| likely_file(&full, "@/", &files.content)));
    };
    let url = media_url(&file.path, given.config);
    let mut checked = found(Resolved::Picture(url.into(), file.picture.flatten()), files.number(file));
    if file.picture.flatten().is_none() {
        let unreadable = Diagnostic::new(Code::UnreadablePicture, from.place.clone());
        checked.diagnostics.push(unreadable.with("path", path));
    }
    checked
}

/// Finds a file beside the content, from a folder; one whose name carries the language comes first.
pub(super) fn beside<'g>(
    (path, home): (&str, &str),
    language: usize,
    given: &Given<'g>,
) -> Option<&'g FileEntry> {
    let full = join(home, path)?;
    let lang = &given.config.languages[language].lang;
    let own = full.rsplit_once('.').map(|(stem, extension)| format!("{stem}.{lang}.{extension}"));
    own.and_then(|own| given.files.find(&own)).or_else(|| given.files.find(&full))
}

/// Returns the file, as one names it in a text, that is spelt nearly so, else one of that name elsewhere.
pub(super) fn likely_file(path: &str, root: &str, files: &[FileEntry]) -> Option<String> {
    let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_string();
    let paths = || files.iter().map(|file| file.path.as_ref());
    let found = nearest(path, paths()).or_else(|| paths().find(|file| name(file) == name(path)))?;
    Some(format!("{root}{found}"))
}
