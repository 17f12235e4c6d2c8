//! Looking into generated pages: what the head says, where links lead.

use std::collections::BTreeMap;

/// What a page says of itself.
#[derive(Debug, Default)]
pub struct Page {
    /// Its canonical address.
    pub canonical: Option<String>,
    /// `hreflang` and address of each alternate.
    pub alternates: Vec<(String, String)>,
}

/// Returns all pages by their absolute address.
pub fn pages(outputs: &BTreeMap<String, Vec<u8>>, base: &str) -> BTreeMap<String, Page> {
    let html = outputs.iter().filter(|(path, _)| path.ends_with(".html"));
    html.map(|(path, bytes)| {
        let text = String::from_utf8_lossy(bytes);
        let links = text.split("<link ").skip(1).filter_map(|rest| rest.split('>').next());
        let mut page = Page::default();
        for link in links {
            match attribute(link, "rel").as_deref() {
                Some("canonical") => page.canonical = attribute(link, "href"),
                Some("alternate") => {
                    page.alternates.extend(attribute(link, "hreflang").zip(attribute(link, "href")));
                }
                _ => {}
            }
        }
        (format!("{base}/{}", path.strip_suffix("index.html").unwrap_or(path)), page)
    })
    .collect()
}

/// Returns internal addresses (`href`, `src`) in HTML that no output answers: the page and the address.
pub fn broken_links(outputs: &BTreeMap<String, Vec<u8>>, origin: &str, base: &str) -> Vec<(String, String)> {
    let mut broken = Vec::new();
    for (path, bytes) in outputs.iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = String::from_utf8_lossy(bytes);
        for address in ["href=\"", "src=\""].iter().flat_map(|name| text.split(name).skip(1)) {
            let address = address.split('"').next().unwrap_or_default();
            let address = address.strip_prefix(origin).unwrap_or(address);
            let inner = address.split(['#', '?']).next().unwrap_or_default();
            if inner.is_empty()
                || address.contains("://")
                || address.starts_with("mailto:")
                || address.starts_with("data:")
            {
                continue;
            }
            let Some(inner) = inner.strip_prefix(base).and_then(|inner| inner.strip_prefix('/')) else {
                broken.push((path.clone(), address.to_string()));
                continue;
            };
            let file = nhipcau::model::address::decode(inner);
            let file =
                if file.is_empty() || file.ends_with('/') { format!("{file}index.html") } else { file };
            if !outputs.contains_key(&file) {
                broken.push((path.clone(), address.to_string()));
            }
        }
    }
    broken
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let rest = tag.split(&format!("{name}=\"")).nth(1)?;
    Some(rest.split('"').next()?.replace("&amp;", "&"))
}
