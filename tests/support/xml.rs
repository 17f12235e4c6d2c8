//! Whether a text is well-formed XML, as far as the program writes any: no doctype, no CDATA.

/// Returns what is wrong with an XML document (XML 1.0, 2.1), if anything is.
pub fn fault(text: &str) -> Option<String> {
    let declaration = text.strip_prefix("<?xml ").and_then(|rest| rest.split_once("?>"));
    let mut rest = declaration.map_or(text, |(_, rest)| rest);
    let mut open: Vec<&str> = Vec::new();
    let mut roots = 0;
    while !rest.trim().is_empty() {
        let end = rest.find('<').unwrap_or(rest.len());
        let (text, after) = rest.split_at(end);
        if let Some(fault) = text_fault(text) {
            return Some(fault);
        }
        if open.is_empty() && !text.trim().is_empty() {
            return Some(format!("text outside of the root: `{}`", text.trim()));
        }
        if after.is_empty() {
            break;
        }
        let Some((tag, after)) = after[1..].split_once('>') else {
            return Some("a tag is not closed".into());
        };
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name.trim_end()) {
                return Some(format!("`</{name}>` closes nothing"));
            }
            continue;
        }
        if open.is_empty() {
            roots += 1;
        }
        let inner = tag.strip_suffix('/').unwrap_or(tag);
        let (name, attributes) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
        if let Some(fault) = attributes_fault(attributes) {
            return Some(format!("in `<{tag}>`: {fault}"));
        }
        if !tag.ends_with('/') {
            open.push(name);
        }
    }
    match (open.last(), roots) {
        (Some(name), _) => Some(format!("`<{name}>` is not closed")),
        (None, 1) => None,
        (None, roots) => Some(format!("{roots} roots")),
    }
}

fn attributes_fault(attributes: &str) -> Option<String> {
    let mut rest = attributes.trim();
    let mut names = Vec::new();
    while !rest.is_empty() {
        let Some((name, after)) = rest.split_once("=\"") else { return Some(format!("`{rest}`")) };
        let Some((value, after)) = after.split_once('"') else { return Some(format!("`{rest}`")) };
        if names.contains(&name) {
            return Some(format!("`{name}` twice"));
        }
        if let Some(fault) = text_fault(value) {
            return Some(fault);
        }
        names.push(name);
        rest = after.trim_start();
    }
    None
}

/// A character that XML does not allow, or an ampersand that begins no reference.
fn text_fault(text: &str) -> Option<String> {
    let illegal =
        |c: char| c < ' ' && !matches!(c, '\n' | '\r' | '\t') || matches!(c, '\u{fffe}' | '\u{ffff}');
    if let Some(found) = text.chars().find(|&c| illegal(c)) {
        return Some(format!("{found:?}"));
    }
    let mut references = text.split('&').skip(1);
    references.find_map(|after| {
        let name = after.split(';').next().unwrap_or_default();
        let known = matches!(name, "amp" | "lt" | "gt" | "quot" | "apos") || name.starts_with('#');
        (!known).then(|| format!("`&{}`", after.chars().take(12).collect::<String>()))
    })
}
