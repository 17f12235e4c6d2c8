//! Redirects: a page for hosts that know no others.

use crate::view::body::escape;

/// Returns a page that leads on at once, by itself and for search engines.
pub(super) fn redirect(absolute: &str, relative: &str) -> String {
    let (absolute, relative) = (escape(absolute), escape(relative));
    format!(
        "<!doctype html>\n<html lang=\"und\">\n<head>\n<meta charset=\"utf-8\">\n<title>{absolute}</title>\n\
         <meta http-equiv=\"refresh\" content=\"0; url={relative}\">\n<link rel=\"canonical\" href=\"{absolute}\">\n\
         <meta name=\"robots\" content=\"noindex\">\n</head>\n<body>\n<p><a href=\"{relative}\">{absolute}</a></p>\n\
         </body>\n</html>\n"
    )
}
