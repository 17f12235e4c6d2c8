//! Pages of the server's own: where the publication has none to show.

use std::fmt::Write as _;

use hyper::body::Bytes;

use crate::serve::words::Words;

const STYLE: &str = include_str!("client/bare.css");

/// Returns a page with a heading and a paragraph, by the ids of their texts, and what it is about.
pub(super) fn page(words: &Words, id: &str, about: &str) -> Bytes {
    let mut html = String::new();
    let (title, text) = (escape(&words.get(id)), escape(&words.get(&format!("{id}-text"))));
    let front = escape(&words.get("serve-front-page"));
    write!(
        html,
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n<p>{text}</p>\n",
        escape(&words.lang)
    )
    .expect("invariant: a string takes all writes");
    if !about.is_empty() {
        let about = escape(about);
        writeln!(html, "<p><code>{about}</code></p>").expect("invariant: a string takes all writes");
    }
    write!(html, "<p><a href=\"/\">{front}</a></p>\n</main>\n</body>\n</html>\n")
        .expect("invariant: a string takes all writes");
    html.into()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
