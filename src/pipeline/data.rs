//! The data of the site: files of `content/_data`, each read and parsed once for as long as it is the same.

use std::sync::Arc;

use rayon::prelude::*;

use crate::load::files::{FileEntry, Files};
use crate::load::text;
use crate::load::walk::Found;
use crate::model::diagnostic::{Checked, Code, Diagnostic, Place};
use crate::parse::data::{self, Data, Datum};

/// Reads the data that an inventory lists; what has the same words as before is not parsed again.
pub(super) fn data(files: &Files, before: Option<&Data>) -> Data {
    let named = |file: &FileEntry| Some((Arc::from(file.path.strip_prefix("_data/")?), file.clone()));
    let listed: Vec<(Arc<str>, FileEntry)> =
        files.content.iter().filter(|file| data::is_data(&file.path)).filter_map(named).collect();
    let read = |(path, file): (Arc<str>, FileEntry)| {
        let known = before.and_then(|before| before.files.get(&path));
        let datum = read(file, known);
        (path, datum)
    };
    Data { files: listed.into_par_iter().map(read).collect() }
}

fn read(file: FileEntry, known: Option<&Arc<Datum>>) -> Arc<Datum> {
    let unread = |fault| Arc::new(Datum { source: None, value: Err(Box::new(fault)) });
    let Checked { value: source, diagnostics } =
        text::read(&Found { path: file.source.clone(), disk: file.disk });
    if let Some(fault) = diagnostics.into_iter().next() {
        return unread(fault);
    }
    let Some(source) = source else {
        return unread(
            Diagnostic::new(Code::UnreadableSource, Place::file(&file.source)).with("path", &*file.source),
        );
    };
    let is_same = |known: &&Arc<Datum>| known.source == Some(source.fingerprint);
    known.filter(is_same).cloned().unwrap_or_else(|| Arc::new(data::data(&source)))
}
