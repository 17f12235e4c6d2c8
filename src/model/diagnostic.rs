//! What is wrong in an author's files: codes and places, no sentences. `cli/report.rs` words them.

use std::ops::Range;
use std::sync::Arc;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is published.
    Error,
    /// Published; an error under `--strict`.
    Warning,
    /// A better way to write it.
    Hint,
}

/// One finding about the author's files.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// What is wrong.
    pub code: Code,
    /// How much it matters; from the table of codes, or as site.yaml says.
    pub severity: Severity,
    /// The values that the wording needs, by name.
    pub args: Vec<(&'static str, Arg)>,
    /// Where it is.
    pub at: Option<Place>,
    /// Other places that belong to it: the first of two that clash.
    pub related: Vec<Place>,
    /// In how many more places the same cause was met.
    pub more: usize,
}

/// A value in a diagnostic's wording.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Arg {
    /// A text, printed as it is.
    Text(String),
    /// A count.
    Number(u64),
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The path from the site's root, with `/` between its parts.
    pub file: Arc<str>,
    /// Where in the file.
    pub spot: Spot,
}

/// Where in a file something stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spot {
    /// The file as a whole.
    Whole,
    /// Bytes from and to of the text as loaded (NFC, LF, without BOM).
    Bytes(usize, usize),
    /// Line and column, both from 1; columns count characters of the text as loaded.
    Line(usize, usize),
    /// A key or a value of the YAML, found again when the diagnostic is drawn.
    Yaml(YamlSpot),
    /// The n-th reference of the document's body, found again when the diagnostic is drawn.
    Reference(usize),
    /// The n-th directive of the document's body, found again when the diagnostic is drawn.
    Directive(usize),
}

/// A key or a value in a YAML document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YamlSpot {
    /// The keys and indices that lead to it.
    pub path: Vec<Segment>,
    /// Which end of the path is meant.
    pub end: YamlEnd,
}

/// One step into a YAML document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Segment {
    /// A key of a mapping.
    Key(String),
    /// An index of a sequence.
    Index(usize),
}

/// Which end of a YAML path is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum YamlEnd {
    /// The key; of one that is written several times, the n-th, from 0.
    Key(usize),
    /// The value.
    Value,
}

/// A value, and what is wrong with what it was made from. The value is usable all the same.
#[derive(Clone, Debug)]
pub struct Checked<T> {
    /// The value.
    pub value: T,
    /// What was found while it was made.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Checked<T> {
    /// Makes another value of the value.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Checked<U> {
        Checked { value: make(self.value), diagnostics: self.diagnostics }
    }

    /// Moves the diagnostics into `into` and returns the value.
    pub fn drain_into(self, into: &mut Vec<Diagnostic>) -> T {
        into.extend(self.diagnostics);
        self.value
    }
}

impl Diagnostic {
    /// Returns a diagnostic with its code's usual severity.
    pub fn new(code: Code, at: impl Into<Option<Place>>) -> Self {
        Self {
            code,
            severity: code.severity(),
            args: Vec::new(),
            at: at.into(),
            related: Vec::new(),
            more: 0,
        }
    }

    /// Adds a value for the wording.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Adds another place that belongs to it.
    #[must_use]
    pub fn beside(mut self, place: Place) -> Self {
        self.related.push(place);
        self
    }
}

impl Place {
    /// Returns the file as a whole.
    pub fn file(file: &Arc<str>) -> Self {
        Self { file: file.clone(), spot: Spot::Whole }
    }

    /// Returns bytes of the file's text.
    pub fn bytes(file: &Arc<str>, range: Range<usize>) -> Self {
        Self { file: file.clone(), spot: Spot::Bytes(range.start, range.end) }
    }

    /// Returns the value of a top-level YAML key.
    pub fn value(file: &Arc<str>, key: &str) -> Self {
        let path = vec![Segment::Key(key.into())];
        Self { file: file.clone(), spot: Spot::Yaml(YamlSpot { path, end: YamlEnd::Value }) }
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident $name:literal $severity:ident;)*) => {
        /// What can be wrong. The names are stable: scripts and site.yaml use them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$doc])* $variant,)*
        }

        impl Code {
            /// All codes, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// Returns the code's stable name.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// Returns how much the finding matters unless site.yaml says otherwise.
            pub fn severity(self) -> Severity {
                match self {
                    $(Self::$variant => Severity::$severity,)*
                }
            }
        }
    };
}

codes! {
    /// A file cannot be read.
    UnreadableSource "unreadable-source" Error;
    /// A file is not UTF-8.
    InvalidUtf8 "invalid-utf8" Error;
    /// A pipe, socket or device among the sources.
    NotAFile "not-a-file" Error;
    /// A symbolic link that leads out of the site's folder, or nowhere.
    SymlinkOutside "symlink-outside" Error;
    /// A text too large to be one.
    SourceTooLarge "source-too-large" Error;
    /// A control character that XML and HTML do not allow.
    IllegalCharacter "illegal-character" Error;
    /// A file name ends in a language that the site does not have.
    UnknownLanguage "unknown-language" Error;
    /// Two files for one language of a work.
    LanguageTwice "language-twice" Error;
    /// Language suffixes and a folder per language in one site.
    MixedLayouts "mixed-layouts" Error;
    /// The site has no content.
    NoContent "no-content" Error;
    /// There is no site.yaml.
    SiteMissing "site-missing" Error;
    /// The theme has no folder.
    UnknownTheme "unknown-theme" Error;
    /// Front matter that is opened and not closed.
    FrontMatterUnclosed "front-matter-unclosed" Error;
    /// Front matter in TOML.
    FrontMatterToml "front-matter-toml" Error;
    /// A Markdown file without front matter.
    FrontMatterMissing "front-matter-missing" Error;
    /// Text that is not YAML.
    InvalidYaml "invalid-yaml" Error;
    /// A key written twice.
    DuplicateKey "duplicate-key" Error;
    /// A key that nothing reads.
    UnknownKey "unknown-key" Error;
    /// A value of another kind than its key takes.
    WrongType "wrong-type" Error;
    /// A required key is missing.
    MissingKey "missing-key" Error;
    /// A key under its name in another generator.
    KeyAlias "key-alias" Hint;
    /// Nothing remains of a slug.
    EmptySlug "empty-slug" Error;
    /// A path that cannot be one of the site's.
    InvalidPath "invalid-path" Error;
    /// Quotes, lists or YAML nested beyond any use.
    NestedTooDeeply "nested-too-deeply" Error;
    /// Raw HTML where the site denies it.
    RawHtmlDenied "raw-html-denied" Error;
    /// Raw HTML that was removed as unsafe.
    RawHtmlRemoved "raw-html-removed" Warning;
    /// A formula that is not LaTeX.
    InvalidMath "invalid-math" Warning;
    /// Two headings of a page with one id.
    HeadingIdTwice "heading-id-twice" Warning;
    /// A footnote that nothing defines.
    UnknownFootnote "unknown-footnote" Warning;
    /// A picture without alternative text.
    MissingAlt "missing-alt" Warning;
    /// A picture that does not exist.
    MissingPicture "missing-picture" Error;
    /// A picture whose size cannot be read.
    UnreadablePicture "unreadable-picture" Warning;
    /// A link to a file that does not exist.
    MissingFile "missing-file" Error;
    /// An internal link whose target exists in no language.
    LinkToNowhere "link-to-nowhere" Error;
    /// An internal link to a heading that does not exist.
    MissingAnchor "missing-anchor" Warning;
    /// An internal link whose target exists in another language only.
    LinkOtherLanguage "link-other-language" Warning;
    /// An internal link to a work that is not published now.
    LinkUnpublished "link-unpublished" Warning;
    /// A work named in front matter or menus that does not exist.
    UnknownWork "unknown-work" Error;
    /// Two works that claim one language under one translation key.
    TranslationKeyClash "translation-key-clash" Error;
    /// A work whose front matter names a language that it lacks as its original.
    OriginalMissing "original-missing" Warning;
    /// Editions of a work that name different originals.
    OriginalTwice "original-twice" Warning;
    /// A section that has no `_index` in a language.
    SectionWithoutIndex "section-without-index" Warning;
    /// A file of the vocabulary that no taxonomy of the site uses.
    UnknownVocabulary "unknown-vocabulary" Warning;
    /// An id that the vocabulary does not have.
    UnknownTerm "unknown-term" Error;
    /// A free word that is spelt nearly like an entry of its open taxonomy.
    UnsureTerm "unsure-term" Warning;
    /// Two entries of the vocabulary with one id.
    TermTwice "term-twice" Error;
    /// Two entries of the vocabulary with one address in a language.
    TermSlugTwice "term-slug-twice" Error;
    /// An entry of the vocabulary without a name in a language that uses it.
    MissingName "missing-name" Warning;
    /// Two outputs with one path.
    UrlTwice "url-twice" Error;
    /// A Fluent file with a part that is not Fluent.
    InvalidFluent "invalid-fluent" Warning;
    /// A message that a language does not have.
    MissingString "missing-string" Warning;
    /// A layer of strings that has none in a language.
    LanguageWithoutStrings "language-without-strings" Warning;
    /// A message that knows other variables in another language.
    VariablesDiffer "variables-differ" Warning;
    /// A message that refers to a string that does not exist.
    UnknownReference "unknown-reference" Warning;
    /// A message that calls a function that does not exist, or wrongly.
    InvalidFunction "invalid-function" Warning;
    /// A variant for a plural form that the language does not have.
    ImpossiblePlural "impossible-plural" Warning;
    /// A message that failed to format.
    BrokenString "broken-string" Warning;
    /// A date pattern that is none.
    InvalidPattern "invalid-pattern" Error;
    /// A template that cannot be read as one.
    TemplateSyntax "template-syntax" Error;
    /// A template that the theme lacks.
    MissingTemplate "missing-template" Error;
    /// A template that fails while it draws a page.
    TemplateError "template-error" Error;
    /// A theme without a theme.yaml, or with an empty one.
    ThemeUndescribed "theme-undescribed" Error;
    /// The theme that a theme builds upon has no folder.
    UnknownParentTheme "unknown-parent-theme" Error;
    /// Themes that build upon each other in a circle.
    ThemeCycle "theme-cycle" Error;
    /// An option of a theme that neither it nor a parent gives a type.
    OptionWithoutType "option-without-type" Error;
    /// A theme that gives an option of its parent another type.
    OptionTypeChanged "option-type-changed" Error;
    /// Templates that build upon or include each other in a circle.
    TemplateCycle "template-cycle" Error;
    /// A template function or filter with a wrong argument.
    TemplateArgument "template-argument" Error;
    /// A template function that finds nothing of the name it is given.
    TemplateFindsNothing "template-finds-nothing" Error;
    /// A file of data that is not what its name says.
    InvalidData "invalid-data" Error;
    /// A file in the output folder that is not ours stands where a page must go.
    ForeignFile "foreign-file" Error;
    /// A directive that neither the program nor the theme knows.
    UnknownDirective "unknown-directive" Error;
    /// An argument that a directive does not take.
    UnknownArgument "unknown-argument" Error;
    /// A value of another kind than an argument takes.
    ArgumentType "argument-type" Error;
    /// An argument that a directive needs.
    MissingArgument "missing-argument" Error;
    /// An argument that is given twice.
    ArgumentTwice "argument-twice" Error;
    /// A label that is missing, or that a directive does not take.
    DirectiveLabel "directive-label" Error;
    /// The line of a directive that cannot be read.
    DirectiveSyntax "directive-syntax" Error;
    /// A leaf written as a container, or the reverse.
    DirectiveForm "directive-form" Error;
    /// A directive that is opened and not closed.
    DirectiveUnclosed "directive-unclosed" Error;
    /// A line that closes no directive.
    DirectiveNotOpen "directive-not-open" Error;
    /// A directive that would close in another list item, quotation or footnote than it was opened in.
    DirectiveCrosses "directive-crosses" Error;
    /// A directive for which the theme has no component.
    MissingComponent "missing-component" Error;
    /// A component that does not take what its directive gives.
    ComponentMismatch "component-mismatch" Error;
}

impl Code {
    /// Returns the code of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}
