//! The program's own words, in the languages that it is shipped with.

use std::ffi::OsString;
use std::sync::Arc;

use crate::locale::{self, Arg, FtlFile, Locale, Locales, Spec};
use crate::model::diagnostic::Code;
use crate::model::lang::Lang;

/// The shipped languages; the first is spoken where no other is asked for.
const SHIPPED: &[(&str, &str)] =
    &[("en", include_str!("../../locales/en/cli.ftl")), ("vi", include_str!("../../locales/vi/cli.ftl"))];

/// The words of one language.
pub(super) struct Words {
    locales: Locales,
    language: usize,
}

impl Words {
    /// Loads the words of a language; of the first shipped one if there are none in it.
    pub fn load(asked: Option<&Lang>) -> Self {
        let lang = |tag| Lang::parse(tag).expect("invariant: shipped languages are well-formed");
        let specs: Vec<Spec> = SHIPPED.iter().map(|(tag, _)| Spec::shipped(&lang(tag))).collect();
        let files: Vec<FtlFile> = SHIPPED
            .iter()
            .map(|(tag, text)| FtlFile {
                lang: lang(tag),
                path: "cli.ftl".into(),
                text: Arc::from(*text),
                layer: 0,
            })
            .collect();
        let primary = asked.map(Lang::primary);
        let language = SHIPPED.iter().position(|(tag, _)| Some(*tag) == primary).unwrap_or(0);
        Self { locales: locale::load(&specs, 0, &files).value, language }
    }

    /// Returns a text.
    pub fn text(&self, id: &str, args: &[(&str, Arg)]) -> String {
        self.locale().message(id, args).text
    }

    /// Returns a text, if there is one of that name.
    pub fn text_if_any(&self, id: &str, args: &[(&str, Arg)]) -> Option<String> {
        self.locale().has(id).then(|| self.text(id, args))
    }

    /// Returns the paragraph that explains a code.
    pub fn explanation(&self, code: Code) -> String {
        self.text(&format!("code-{}.explain", code.name()), &[])
    }

    /// Returns the language's formats.
    pub fn locale(&self) -> &Locale {
        &self.locales.languages[self.language]
    }

    /// Returns the tags of the shipped languages.
    pub fn shipped() -> impl Iterator<Item = &'static str> {
        SHIPPED.iter().map(|(tag, _)| *tag)
    }
}

/// Returns the language that `--lang` asks for, else that of the terminal (POSIX locale variables).
pub(super) fn asked_language(args: &[OsString]) -> Option<Lang> {
    let texts = || args.iter().filter_map(|arg| arg.to_str());
    let after = texts().skip_while(|arg| *arg != "--lang").nth(1).map(str::to_string);
    let joined = texts().find_map(|arg| arg.strip_prefix("--lang=")).map(str::to_string);
    let variable = |name: &&str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let terminal = || ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(variable);
    let tag = after.or(joined).or_else(terminal)?;
    let tag = tag.split(['.', '@']).next()?.replace('_', "-");
    Lang::parse(&tag)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Outcome;

    #[test]
    fn every_code_is_worded_in_every_language() {
        for (tag, _) in SHIPPED {
            let words = Words::load(Lang::parse(tag).as_ref());
            for code in Code::ALL {
                for part in ["", ".help", ".explain"] {
                    let id = format!("code-{}{part}", code.name());
                    let message = words.locale().message(&id, &[]);
                    assert!(
                        !matches!(message.outcome, Outcome::Missing | Outcome::Fallback(_)),
                        "{tag} lacks {id}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_terminal_chooses_the_language() {
        let asked = |args: &[&str]| asked_language(&args.iter().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(asked(&["nhipcau", "--lang", "vi", "build"]), Lang::parse("vi"));
        assert_eq!(asked(&["nhipcau", "build", "--lang=en"]), Lang::parse("en"));
    }
}
