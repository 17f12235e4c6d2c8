//! What an editor says of a work in the front matter of one file. Nothing here is resolved yet.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::config::LocalText;
use crate::model::lang::Lang;
use crate::model::when::When;
use crate::model::yaml::{Yaml, stored};

/// The front matter of one file. `None` is "not said": a translation may inherit it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FrontMatter {
    /// The headline.
    pub title: Option<String>,
    /// The last part of the URL.
    pub slug: Option<Slug>,
    /// The date of publication, as printed.
    pub date: Option<When>,
    /// The date of the last change, as printed.
    pub updated: Option<When>,
    /// Embargo: not published before.
    pub publish_at: Option<When>,
    /// Not published from then on.
    pub expires_at: Option<When>,
    /// Whether every language waits until all may be published.
    pub release_together: bool,
    /// Not for publication yet.
    pub draft: Option<bool>,
    /// The lead (sapo).
    pub lead: Option<String>,
    /// The line above the headline.
    pub kicker: Option<String>,
    /// The headline for menus and cards.
    pub short_title: Option<String>,
    /// What form the work has.
    pub kind: Option<Kind>,
    /// The template that draws it, instead of its kind's.
    pub template: Option<String>,
    /// The agency's prefix before the lead.
    pub prefix: Option<LocalText>,
    /// The dateline's place: text or a vocabulary id.
    pub place: Option<String>,
    /// The byline: ids or names.
    pub authors: Option<Vec<String>>,
    /// Who translated: ids or names.
    pub translators: Option<Vec<String>>,
    /// Who photographed: ids or names.
    pub photographers: Option<Vec<String>>,
    /// Who did what else.
    pub credits: Vec<Credit>,
    /// Where it was published first.
    pub source: Option<Source>,
    /// The picture that stands for the work.
    pub cover: Option<Cover>,
    /// Terms by taxonomy.
    pub terms: BTreeMap<String, Vec<String>>,
    /// The series of which it is a part.
    pub series: Option<String>,
    /// The issue in which it appeared.
    pub issue: Option<String>,
    /// Works to read also.
    pub related: Vec<String>,
    /// What was wrong and has been put right.
    pub corrections: Vec<Correction>,
    /// Joins works whose paths differ.
    pub translation_key: Option<String>,
    /// The edition and revision that this one was translated from.
    pub translated_from: Option<TranslatedFrom>,
    /// The language in which the work was written first.
    pub original: Option<Lang>,
    /// How far this edition follows its original.
    pub adaptation: Option<Adaptation>,
    /// Who has passed it.
    pub review: Option<Review>,
    /// Why it was taken back.
    pub withdrawn: Option<Withdrawn>,
    /// Readers' letters.
    pub letters: Vec<Letter>,
    /// Findings that are silenced here.
    pub checks: Vec<SilencedCheck>,
    /// The official document that this work presents.
    pub document: Option<DocumentRecord>,
    /// Old URLs that lead here.
    pub aliases: Vec<String>,
    /// Place in lists sorted by weight; light first.
    pub weight: Option<i64>,
    /// The whole URL path instead of one made from the slug.
    pub url: Option<String>,
    /// Whether search finds it.
    pub in_search: Option<bool>,
    /// Whether feeds carry it.
    pub in_feeds: Option<bool>,
    /// Whether the sitemap lists it.
    pub in_sitemap: Option<bool>,
    /// The event that this work announces.
    pub event: Option<Event>,
    /// Free values for the theme.
    #[serde(with = "stored")]
    pub extra: Option<Yaml>,
    /// What only `_index` files say.
    pub section: SectionFront,
    /// Required keys that are there and cannot be read: wrong, but not missing. A file with such keys is not cached.
    #[serde(skip)]
    pub unread: Vec<&'static str>,
}

/// What the front matter of a section says beyond that of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SectionFront {
    /// The order of its pages.
    pub sort_by: Option<SortBy>,
    /// Entries on one page of its list.
    pub paginate_by: Option<usize>,
    /// The template of its pages.
    pub page_template: Option<String>,
    /// Values for the pages below that do not say otherwise.
    pub cascade: Option<Box<FrontMatter>>,
    /// Whether its pages are listed in the parent section too.
    pub transparent: bool,
    /// The choice of the front page.
    pub front: Option<Front>,
}

/// How a slug is given.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Slug {
    /// As written.
    Text(String),
    /// Made from the title.
    Auto,
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$vdoc])* $variant,)*
        }

        impl $name {
            /// Each with the word that front matter has for it.
            pub const WORDS: &[(&'static str, Self)] = &[$(($word, Self::$variant),)*];

            /// Returns the word that front matter has for it.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
        }

        impl crate::model::yaml::fields::FromYaml for $name {
            fn from_yaml(yaml: &Yaml, context: &mut crate::model::yaml::fields::Context) -> Option<Self> {
                crate::model::yaml::fields::choice(yaml, context, Self::WORDS)
            }
        }
    };
}

words! {
    /// The form of a work; it chooses the template.
    Kind {
        /// A story.
        Article "article",
        /// A short item.
        Brief "brief",
        /// Questions and answers.
        Interview "interview",
        /// A series of photographs.
        Photo "photo",
        /// A drawn page of figures.
        Infographic "infographic",
        /// An e-magazine story.
        Magazine "magazine",
        /// A film.
        Video "video",
        /// A recording.
        Audio "audio",
        /// An official document.
        Document "document",
        /// Something that takes place.
        Event "event",
        /// A page outside the stream of news.
        Page "page",
    }
}

words! {
    /// The order of a section's pages.
    SortBy {
        /// Newest first; equal dates by path.
        Date "date",
        /// By title, in the language's own collation.
        Title "title",
        /// Light first; equal weights newest first.
        Weight "weight",
    }
}

words! {
    /// Where a republished text comes from, and how freely.
    SourceMode {
        /// Taken over (Nguồn).
        From "from",
        /// Retold (Theo).
        According "according",
        /// Put together from several (Tổng hợp).
        Compiled "compiled",
    }
}

words! {
    /// What kind of picture a cover is, where it is no news photograph.
    Origin {
        /// From the archive.
        File "file",
        /// Drawn.
        Illustration "illustration",
        /// Made by a machine.
        Ai "ai",
        /// Handed out by an organisation.
        Handout "handout",
    }
}

words! {
    /// How far an edition follows its original.
    Adaptation {
        /// Whole.
        Full "full",
        /// Shortened.
        Abridged "abridged",
        /// Rewritten for its readers.
        Adapted "adapted",
    }
}

words! {
    /// How far the desk has come with a text.
    ReviewState {
        /// Being written.
        Draft "draft",
        /// Being edited.
        Editing "editing",
        /// Passed.
        Approved "approved",
    }
}

/// A credit line: who did what.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Credit {
    /// The role, a Fluent message id.
    pub role: String,
    /// Who.
    pub names: Vec<String>,
}

/// Where a text was published first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Source {
    /// The publication's name or vocabulary id.
    pub name: Option<String>,
    /// Its address there.
    pub url: Option<String>,
    /// When.
    pub date: Option<When>,
    /// Under which licence.
    pub licence: Option<String>,
    /// How freely.
    pub mode: Option<SourceMode>,
    /// Whether search engines should take that address as the canonical one.
    pub canonical: bool,
}

/// The picture that stands for a work.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Cover {
    /// The file, relative or from `@/`.
    pub src: Option<String>,
    /// What it shows, for those who do not see it.
    pub alt: Option<String>,
    /// Its caption.
    pub caption: Option<String>,
    /// Who made it.
    pub credit: Option<String>,
    /// What must stay when it is cropped, as the theme reads it: `50% 30%`.
    pub focus: Option<String>,
    /// What kind of picture it is.
    pub origin: Option<Origin>,
    /// Whether it says nothing that the text does not.
    pub decorative: bool,
}

/// A correction, shown on the page.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Correction {
    /// When it was made.
    pub date: Option<When>,
    /// What was wrong and what is right.
    pub text: String,
}

/// The edition and revision that a translation was made from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TranslatedFrom {
    /// Its language.
    pub lang: Option<Lang>,
    /// Its revision.
    pub revision: Option<String>,
}

/// Who has passed a text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Review {
    /// How far it has come.
    pub state: Option<ReviewState>,
    /// By whom.
    pub by: Option<String>,
    /// When.
    pub on: Option<When>,
}

/// Why a work was taken back.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Withdrawn {
    /// When.
    pub date: Option<When>,
    /// Why.
    pub reason: Option<String>,
}

/// A reader's letter.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Letter {
    /// Who wrote.
    pub name: Option<String>,
    /// From where.
    pub country: Option<String>,
    /// When.
    pub date: Option<When>,
    /// What.
    pub text: Option<String>,
}

/// A finding of the desk's checks that is silenced in this file.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SilencedCheck {
    /// Its code.
    pub code: Option<String>,
    /// The text that it is about.
    pub text: Option<String>,
    /// Why it is right as it stands.
    pub reason: Option<String>,
}

/// What identifies an official document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DocumentRecord {
    /// Number: 12-CT/TW.
    pub number: Option<String>,
    /// Type: Chỉ thị.
    pub kind: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Who signed it.
    pub signer: Option<String>,
    /// When it was signed.
    pub signed: Option<When>,
    /// From when it is in force.
    pub effective: Option<When>,
    /// Its files.
    pub files: Vec<String>,
}

/// Something that takes place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Event {
    /// When it begins.
    pub start: Option<When>,
    /// When it ends.
    pub end: Option<When>,
    /// Where.
    pub place: Option<String>,
    /// Its own page.
    pub url: Option<String>,
}

/// The choice of the front page; empty or expired places fill by date.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Front {
    /// The lead story.
    pub lead: Option<String>,
    /// The seconds.
    pub seconds: Vec<String>,
    /// Until when the choice holds.
    pub until: Option<When>,
}
