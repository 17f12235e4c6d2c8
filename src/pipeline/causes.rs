//! One cause, one diagnostic: what only follows from something graver is not told, and what is met many times is
//! told once.
//!
//! Diagnostics in, fewer diagnostics out. Must not know files or pages.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use crate::model::diagnostic::{Arg, Code, Diagnostic, Place};

/// More findings of one kind in one file have one cause: a file of data that was taken for an article.
const MOST_IN_A_FILE: usize = 100;

/// Keeps the causes and takes out what follows from them.
pub fn keep(diagnostics: &mut Vec<Diagnostic>) {
    let told = |is: &dyn Fn(&Diagnostic) -> bool| diagnostics.iter().any(is);
    let mut silent: Vec<Code> = Vec::new();
    // What the theme declares is not known while its description cannot be read.
    if told(&|found| found.code == Code::UnknownTheme || (tears_theme(found) && !is_about_templates(found))) {
        silent.push(Code::UnknownDirective);
    }
    if told(&|found| is_withheld(found) && is_strings(found)) {
        silent.push(Code::MissingString);
    }
    if told(&|found| found.code == Code::NoContent) {
        silent.push(Code::UnknownWork);
    }
    if told(&|found| is_withheld(found) && is_about_content(found) && !is_text(found)) {
        silent.extend(ABSENCES);
    }
    diagnostics.retain(|found| !silent.contains(&found.code));
    tell_of_strings(diagnostics);
    tell_at_place(diagnostics);
    tell_in_theme(diagnostics);
    cap(diagnostics);
}

/// Takes out what may be missing only because a theme of the chain is, or cannot be read.
pub fn without_themes(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.retain(|found| {
        use Code::{MissingComponent, MissingString, MissingTemplate, UnknownDirective};
        !matches!(found.code, MissingTemplate | MissingString | MissingComponent | UnknownDirective)
    });
}

/// What may be missing only because a folder or a file cannot be read. (A text that cannot be read keeps its place.)
const ABSENCES: [Code; 5] = [
    Code::LinkToNowhere,
    Code::LinkOtherLanguage,
    Code::UnknownWork,
    Code::MissingPicture,
    Code::SectionWithoutIndex,
];

/// Returns whether with this wrong, no page can be drawn as the theme means it.
pub fn tears_theme(found: &Diagnostic) -> bool {
    let in_theme = || found.at.as_ref().is_some_and(|place| place.file.starts_with("themes/"));
    match found.code {
        Code::TemplateSyntax | Code::TemplateCycle | Code::MissingTemplate => true,
        Code::InvalidYaml | Code::NestedTooDeeply => in_theme(),
        _ => is_withheld(found) && in_theme(),
    }
}

fn is_about_templates(found: &Diagnostic) -> bool {
    matches!(found.code, Code::TemplateSyntax | Code::TemplateCycle | Code::MissingTemplate)
}

/// Returns whether content is there, though something is wrong with it.
pub fn is_about_content(found: &Diagnostic) -> bool {
    let about = |file: &str| file == "content" || file.starts_with("content/");
    found.at.as_ref().is_some_and(|place| about(&place.file))
}

/// Something is there and cannot be had.
fn is_withheld(found: &Diagnostic) -> bool {
    matches!(
        found.code,
        Code::UnreadableSource
            | Code::NotAFile
            | Code::SymlinkOutside
            | Code::InvalidUtf8
            | Code::SourceTooLarge
    )
}

fn is_strings(found: &Diagnostic) -> bool {
    found.at.as_ref().is_some_and(|place| place.file.split('/').any(|part| part == "locales"))
}

/// Texts that were found but not read stand among the documents all the same; pipes and links out of the site do not.
fn is_text(found: &Diagnostic) -> bool {
    !matches!(found.code, Code::NotAFile | Code::SymlinkOutside)
        && found.at.as_ref().is_some_and(|place| place.file.ends_with(".md"))
}

/// What the files of strings show by themselves is not told again by the templates and pages that ask for it:
/// a language that a theme does not speak, a reference to nowhere. A string that a template names and a language
/// lacks is told there, with the place where another language has it.
fn tell_of_strings(diagnostics: &mut Vec<Diagnostic>) {
    let text = |found: &Diagnostic, wanted: &str| {
        found.args.iter().find_map(|(name, arg)| match arg {
            Arg::Text(text) if *name == wanted => Some(text.clone()),
            _ => None,
        })
    };
    let mut bare: HashSet<(String, String)> = HashSet::new();
    let mut faults: HashSet<String> = HashSet::new();
    let mut defined: HashMap<Vec<(&'static str, Arg)>, Vec<Place>> = HashMap::new();
    let in_template = |found: &Diagnostic| found.at.as_ref().is_some_and(|at| !at.file.ends_with(".ftl"));
    for found in &*diagnostics {
        faults.extend(text(found, "fault"));
        if found.code == Code::LanguageWithoutStrings {
            let (lang, keys) =
                (text(found, "lang").unwrap_or_default(), text(found, "keys").unwrap_or_default());
            bare.extend(keys.split(' ').map(|key| (lang.clone(), key.to_string())));
        }
        if found.code == Code::MissingString && in_template(found) {
            defined.insert(found.args.clone(), Vec::new());
        }
    }
    diagnostics.retain(|found| match (found.code, &found.at) {
        (Code::MissingString, at) => {
            let key = text(found, "lang").zip(text(found, "key"));
            let twin = at.as_ref().filter(|_| !in_template(found));
            let twin = twin.and_then(|at| Some((at, defined.get_mut(&found.args)?)));
            if let Some((at, places)) = &mut { twin } {
                places.extend([*at].into_iter().chain(&found.related).cloned());
                return false;
            }
            key.is_none_or(|key| !bare.contains(&key))
        }
        (Code::BrokenString, None) => text(found, "message")
            .is_none_or(|message| message.split("; ").any(|fault| !faults.contains(fault))),
        _ => true,
    });
    for found in
        diagnostics.iter_mut().filter(|found| found.code == Code::MissingString && in_template(found))
    {
        found.related.extend(defined.remove(&found.args).unwrap_or_default());
    }
}

/// A string that a template names literally is told at its place, not on the pages that show it too.
fn tell_at_place(diagnostics: &mut Vec<Diagnostic>) {
    let cause = |diagnostic: &Diagnostic| -> Vec<_> {
        diagnostic.args.iter().filter(|(name, _)| *name != "url").cloned().collect()
    };
    let missing = |diagnostic: &&Diagnostic| diagnostic.code == Code::MissingString;
    let placed = diagnostics.iter().filter(missing).filter(|diagnostic| diagnostic.at.is_some());
    let placed: HashSet<_> = placed.map(cause).collect();
    diagnostics.retain(|diagnostic| {
        !missing(&diagnostic) || diagnostic.at.is_some() || !placed.contains(&cause(diagnostic))
    });
}

/// A component that the theme owes its own directive is missed in the theme, not at each use.
fn tell_in_theme(diagnostics: &mut Vec<Diagnostic>) {
    let is_missing = |found: &Diagnostic| found.code == Code::MissingComponent;
    let owed: HashSet<_> = diagnostics
        .iter()
        .filter(|found| is_missing(found) && !is_about_content(found))
        .filter_map(|found| found.args.first().cloned())
        .collect();
    diagnostics.retain(|found| {
        !(is_missing(found)
            && is_about_content(found)
            && found.args.first().is_some_and(|name| owed.contains(name)))
    });
}

/// Tells the first findings of one kind in a file, the last of them with how many more there are.
fn cap(diagnostics: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<(Code, Arc<str>), (usize, usize)> = HashMap::new();
    let mut kept: Vec<Diagnostic> = Vec::with_capacity(diagnostics.len());
    for found in diagnostics.drain(..) {
        if let Some(place) = &found.at {
            let (count, last) = seen.entry((found.code, place.file.clone())).or_default();
            *count += 1;
            if *count > MOST_IN_A_FILE {
                kept[*last].more += 1 + found.more;
                continue;
            }
            *last = kept.len();
        }
        kept.push(found);
    }
    *diagnostics = kept;
}

/// One cause is one diagnostic: the same on many pages is told once, with the first page by address.
pub fn gather(mut found: Vec<(Arc<str>, Diagnostic)>) -> Vec<Diagnostic> {
    found.sort_by(|a, b| a.0.cmp(&b.0));
    let mut gathered: BTreeMap<_, Diagnostic> = BTreeMap::new();
    for (url, diagnostic) in found {
        // What a template says of the same place differs by the values of the page.
        let varies = |name: &str| {
            let template = matches!(diagnostic.code, Code::TemplateError | Code::TemplateArgument);
            name == "url" || (matches!(name, "message" | "given") && template && diagnostic.at.is_some())
        };
        let args: Vec<_> = diagnostic.args.iter().filter(|(name, _)| !varies(name)).cloned().collect();
        gathered
            .entry((diagnostic.code, diagnostic.at.clone(), args))
            .and_modify(|first| first.more += 1)
            .or_insert_with(|| {
                let placed = diagnostic.args.iter().any(|(name, _)| *name == "url");
                if placed { diagnostic } else { diagnostic.with("url", &*url) }
            });
    }
    gathered.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::diagnostic::Place;

    #[test]
    fn the_first_hundred_of_a_kind_stand_for_the_rest() {
        let nowhere =
            |file: &str, at| Diagnostic::new(Code::LinkToNowhere, Place::bytes(&Arc::from(file), at..at + 1));
        let mut found: Vec<_> = (0..150).map(|at| nowhere("content/tin.vi.md", at)).collect();
        found.push(nowhere("content/b.vi.md", 0));
        keep(&mut found);
        assert_eq!(found.len(), MOST_IN_A_FILE + 1);
        assert_eq!(found.iter().map(|found| found.more).collect::<Vec<_>>()[98..], [0, 50, 0]);
    }
}
