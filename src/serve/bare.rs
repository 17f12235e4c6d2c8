//! Pages of the server's own: where the publication has none to show.

use hyper::body::Bytes;

use crate::serve::words::Words;

const STYLE: &str = include_str!("client/bare.css");

/// Returns a page with a heading and a paragraph, by the ids of their texts, and what it is about.
pub(super) fn page(words: &Words, id: &str, about: &str) -> Bytes {
    let (title, text) = (escape(&words.get(id)), prose(&words.get(&format!("{id}-text"))));
    let lang = escape(&words.lang);
    let about = match about {
        "" => String::new(),
        about => format!("<p><code>{}</code></p>\n", escape(about)),
    };
    // Under a name that is not answered to, there is no front page either.
    let front = match id {
        "serve-host-refused" => String::new(),
        _ => format!("<p><a href=\"/\">{}</a></p>\n", escape(&words.get("serve-front-page"))),
    };
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n\
         <body>\n<main>\n<h1>{title}</h1>\n<p>{text}</p>\n{about}{front}</main>\n</body>\n</html>\n"
    )
    .into()
}

/// Sets what stands between backticks as code.
fn prose(text: &str) -> String {
    let part = |(at, part): (usize, &str)| {
        if at % 2 == 1 { format!("<code>{}</code>", escape(part)) } else { escape(part) }
    };
    text.split('`').enumerate().map(part).collect()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
