//! What directives take of the site: files and works, resolved.

use std::sync::Arc;

use crate::link::Found;
use crate::link::references::pictures::beside;
use crate::link::references::{FileAt, Resolved, Resolver, join, without_language};
use crate::model::address::encode_path;
use crate::model::body::Reference;
use crate::model::diagnostic::{Code, Diagnostic, Place};
use crate::model::meta::{Meta, Placement};

/// What names of pictures end in.
const PICTURES: [&str; 7] = ["svg", "png", "jpg", "jpeg", "webp", "avif", "gif"];

impl Resolver<'_> {
    /// Finds a file; one whose name carries the page's language comes first.
    pub(super) fn file(&mut self, placement: &Placement, path: &str, place: Place) -> Resolved {
        let is_picture = path
            .rsplit_once('.')
            .is_some_and(|(_, end)| PICTURES.iter().any(|known| end.eq_ignore_ascii_case(known)));
        let code = if is_picture { Code::MissingPicture } else { Code::MissingFile };
        let files = self.given.files;
        let (file, url, at) = if let Some(fixed) = path.strip_prefix('/') {
            let Some(file) = files.find_fixed(fixed) else {
                return self.nowhere(code, placement, path, place);
            };
            let url = format!("{}/{}", self.given.config.base.path, encode_path(fixed));
            (file, url, FileAt::Fixed(file.path.clone()))
        } else {
            let from = (path, &*placement.home);
            let Some(file) = beside(from, placement.language, self.given) else {
                return self.nowhere(code, placement, path, place);
            };
            (file, self.publish(file), FileAt::Content(file.path.clone()))
        };
        if file.picture == Some(None) {
            self.diagnostics.push(Diagnostic::new(Code::UnreadablePicture, place).with("path", path));
        }
        Resolved::File(url.into(), at)
    }

    /// Finds a work or a section, in the page's language if it is there.
    pub(super) fn work(
        &mut self,
        meta: &Meta,
        (number, reference): (usize, &Reference),
        place: Place,
    ) -> Resolved {
        let path = join(&meta.placement.home, &reference.path).filter(|_| !reference.path.starts_with('/'));
        let path = path.map(|path| without_language(&path, &meta.placement, self.given.config));
        let found = path.and_then(|(path, asked)| Some((self.publication.find(&path)?, asked)));
        match found {
            None => self.nowhere(Code::LinkToNowhere, &meta.placement, &reference.path, place),
            Some((Found::Unpublished, _)) => self.unpublished(reference, place),
            Some((found, asked)) => match self.address((found, asked), (number, reference), place) {
                Resolved::Address(url, language) => Resolved::Work(url, language, found),
                other => other,
            },
        }
    }

    pub(super) fn unpublished(&mut self, reference: &Reference, place: Place) -> Resolved {
        let path: Arc<str> = reference.path.as_str().into();
        self.diagnostics.push(Diagnostic::new(Code::LinkUnpublished, place).with("path", &*path));
        Resolved::Nowhere
    }
}
