//! Parity: every string that is shipped exists in Vietnamese and in English, with the same variables.

#![expect(clippy::unwrap_used, reason = "in a test, a failure is a panic")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use fluent_syntax::ast::Entry;
use fluent_syntax::parser::parse;

/// Returns the parts of a file's messages: the name of each message and attribute, with its variables.
fn parts(path: &str) -> BTreeMap<String, BTreeSet<String>> {
    let text = fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let resource = parse(text.as_str()).unwrap_or_else(|(_, errors)| panic!("{path}: {errors:?}"));
    let mut parts = BTreeMap::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let name = message.id.name.to_string();
        parts.insert(name.clone(), variables(&format!("{:?}", message.value)));
        for attribute in &message.attributes {
            parts.insert(
                format!("{name}.{}", attribute.id.name),
                variables(&format!("{:?}", attribute.value)),
            );
        }
    }
    parts
}

fn variables(tree: &str) -> BTreeSet<String> {
    let named = tree.split("VariableReference { id: Identifier { name: \"").skip(1);
    named.filter_map(|rest| rest.split('"').next()).map(str::to_string).collect()
}

fn check(vi: &str, en: &str, at_least: usize) {
    let (vi, en) = (parts(vi), parts(en));
    assert!(vi.len() >= at_least, "only {} strings", vi.len());
    assert_eq!(vi.keys().collect::<Vec<_>>(), en.keys().collect::<Vec<_>>());
    for (name, variables) in &vi {
        // One language may do without a variable (a plural, say), but must not know one of its own.
        let other = &en[name];
        let strange: Vec<_> = variables.symmetric_difference(other).collect();
        assert!(strange.is_empty(), "`{name}` differs in {strange:?}");
    }
}

#[test]
fn the_program_speaks_both_languages() {
    check("locales/vi/cli.ftl", "locales/en/cli.ftl", 150);
}

#[test]
fn the_theme_speaks_both_languages() {
    check("themes/bamboo/locales/vi/theme.ftl", "themes/bamboo/locales/en/theme.ftl", 60);
}
