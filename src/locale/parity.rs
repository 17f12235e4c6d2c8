//! Parity: what one language of the site says and another does not.
//!
//! A string is held against the default language's, where that has it, else against the first that does. A
//! layer (the site, its theme, that one's parent) without any file in a language is told once; where it has
//! one, each string that it lacks is told. Terms are a language's own business.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::locale::parse::ParsedFile;
use crate::locale::table::{Part, Table, Winner};
use crate::locale::{Locale, Outcome};
use crate::model::diagnostic::{Code, Diagnostic, Place};

/// All messages of a language.
type Messages<'f> = BTreeMap<String, (Winner<'f>, Part<'f>)>;

/// Tells where the languages differ; each has a table of its own strings. `default` is the index of the
/// language that the others fall back on.
pub fn compare(
    (locales, tables): (&[Locale], &[Table<'_>]),
    default: usize,
    files: &[ParsedFile],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let messages: Vec<Messages> = tables.iter().map(Table::messages).collect();
    let names: BTreeSet<&String> = messages.iter().flat_map(BTreeMap::keys).collect();
    let mut order: Vec<usize> = (0..tables.len()).collect();
    order.sort_by_key(|&index| index != default);
    let mut told: HashSet<Diagnostic> = HashSet::new();
    for (index, locale) in locales.iter().enumerate() {
        let bare = bare_layers(&tables[index], files);
        for &layer in &bare {
            diagnostics.extend(bare_layer(locale, layer, (&order, tables), files));
        }
        for &name in &names {
            let known = order.iter().copied().find(|&known| messages[known].contains_key(name));
            let Some(known) = known.filter(|&known| known != index) else { continue };
            let theirs = &messages[known][name];
            match messages[index].get(name) {
                Some(ours) => {
                    let found = difference((&tables[index], ours), (&tables[known], theirs));
                    // A variety has the strings of its language, and must not tell of them again.
                    diagnostics.extend(found.filter(|found| !told.contains(found)).inspect(|found| {
                        told.insert(found.clone());
                    }));
                }
                None if bare.contains(&theirs.0.file.layer) => {}
                None => diagnostics.push(missing(locale, &tables[index], theirs, files)),
            }
        }
    }
}

/// Returns the layers that have files, but none of the language's.
fn bare_layers(table: &Table, files: &[ParsedFile]) -> BTreeSet<usize> {
    let layers = files.iter().filter(|file| !file.entries.is_empty()).map(|file| file.layer);
    layers.filter(|&layer| !files.iter().any(|file| file.layer == layer && speaks(table, file))).collect()
}

fn speaks(table: &Table, file: &ParsedFile) -> bool {
    table.tags.contains(&file.lang)
}

/// Tells that a layer has no strings in a language, if the site's other layers have not made up for it.
fn bare_layer(
    locale: &Locale,
    layer: usize,
    (order, tables): (&[usize], &[Table<'_>]),
    files: &[ParsedFile],
) -> Option<Diagnostic> {
    let of_layer = || files.iter().filter(|file| file.layer == layer && !file.entries.is_empty());
    // What a theme says in languages that the site does not have matters only if it says nothing else.
    let first = order.iter().find_map(|&index| of_layer().find(|file| speaks(&tables[index], file)));
    let place = Place::file(&first.or_else(|| of_layer().next())?.path);
    let of_site = |file: &ParsedFile| first.is_none() || tables.iter().any(|table| speaks(table, file));
    let ids = of_layer()
        .filter(|file| of_site(file))
        .flat_map(|file| file.entries.iter().map(move |located| Winner { file, located }))
        .filter(|winner| winner.located.entry.message().is_some())
        .flat_map(|winner| winner.parts().into_iter().map(|part| part.name));
    let lacking: BTreeSet<String> = ids.filter(|id| locale.outcome(id) != Outcome::Own).collect();
    if lacking.is_empty() {
        return None;
    }
    let other = lacking.iter().find_map(|id| fallback(locale, id)).unwrap_or_default();
    Some(
        Diagnostic::new(Code::LanguageWithoutStrings, place)
            .with("lang", locale.lang.as_str())
            .with("other", other)
            .with("count", lacking.len())
            .with("keys", lacking.into_iter().collect::<Vec<_>>().join(" ")),
    )
}

fn fallback(locale: &Locale, id: &str) -> Option<String> {
    match locale.outcome(id) {
        Outcome::Fallback(other) => Some(other.to_string()),
        _ => None,
    }
}

fn missing(
    locale: &Locale,
    table: &Table,
    (winner, part): &(Winner, Part),
    files: &[ParsedFile],
) -> Diagnostic {
    let found = Diagnostic::new(Code::MissingString, winner.place(part))
        .with("key", part.name.as_str())
        .with("lang", locale.lang.as_str());
    let found = match fallback(locale, &part.name) {
        Some(other) => found.with("other", other),
        None => found,
    };
    // It belongs into the message that lacks the attribute, else into the file of the same name.
    let message = table.entry(&winner.located.entry.name()).filter(|_| part.attribute.is_some());
    let name = |path: &str| path.rsplit('/').next().map(str::to_string);
    let own = || files.iter().filter(|file| file.layer == winner.file.layer && speaks(table, file));
    let same_name = || own().find(|file| name(&file.path) == name(&winner.file.path));
    let place = message
        .map(|message| message.located.at.clone())
        .or_else(|| same_name().or_else(|| own().next()).map(|file| Place::file(&file.path)));
    place.into_iter().fold(found, Diagnostic::beside)
}

/// Tells which variables only one of two texts knows. One that a text is only chosen by may be missing in
/// a language that makes no such choice.
fn difference(
    (table, (winner, part)): (&Table<'_>, &(Winner<'_>, Part<'_>)),
    (other, (their_winner, their_part)): (&Table<'_>, &(Winner<'_>, Part<'_>)),
) -> Option<Diagnostic> {
    let (shown, all) = table.variables(part.pattern);
    let (their_shown, their_all) = other.variables(their_part.pattern);
    let list = |names: Vec<&&str>| names.iter().map(|name| format!("${name}")).collect::<Vec<_>>();
    let lacking = list(their_shown.difference(&all).collect());
    let extra = list(shown.difference(&their_all).collect());
    if lacking.is_empty() && extra.is_empty() {
        return None;
    }
    let at = extra.first().map_or_else(|| winner.place(part), |name| winner.place_of(name, part));
    let beside = lacking
        .first()
        .map_or_else(|| their_winner.place(their_part), |name| their_winner.place_of(name, their_part));
    Some(
        Diagnostic::new(Code::VariablesDiffer, at)
            .beside(beside)
            .with("key", part.name.as_str())
            .with("lang", winner.file.lang.as_str())
            .with("other", their_winner.file.lang.as_str())
            .with("lacking", lacking.join("`, `"))
            .with("extra", extra.join("`, `")),
    )
}
