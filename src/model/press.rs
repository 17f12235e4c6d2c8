//! What the press of a language writes: quotation marks, credit words, words in addresses, dates.
//!
//! The shipped conventions are data (`press.yaml`); site.yaml may change each of them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::config::PeopleOrder;
use crate::model::lang::Lang;

/// The conventions of one language.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
pub struct Press {
    /// Double opening, double closing, single opening, single closing quotation mark.
    pub quotes: [String; 4],
    /// Words that open a credit at the end of a caption: `Ảnh`, `Photo`.
    pub credit_words: Vec<String>,
    /// Words in addresses, by their English name: `page`, `archive`, `parallel`.
    pub urls: BTreeMap<String, String>,
    /// Reading speed; in Vietnamese, syllables count as words.
    pub words_per_minute: u32,
    /// CLDR date patterns (UTS 35) by style: `full`, `medium`, `short`, `day`, `byline`, `time`.
    pub dates: BTreeMap<String, String>,
    /// How a number of per cent is written; `#` stands for the number.
    pub percent: String,
    /// The locale whose way of joining lists the press follows, where it is not the language's own.
    #[serde(default)]
    pub list_locale: Option<String>,
    /// By which part of their names its press sorts people.
    #[serde(default = "written")]
    pub people_order: PeopleOrder,
    /// What taxonomies are called where the vocabulary does not say: title, then address.
    #[serde(default)]
    pub taxonomies: BTreeMap<String, (String, String)>,
}

fn written() -> PeopleOrder {
    PeopleOrder::Written
}

static SHIPPED: LazyLock<BTreeMap<String, Press>> = LazyLock::new(|| {
    serde_yaml::from_str(include_str!("press.yaml")).expect("invariant: press.yaml is well-formed")
});

impl Press {
    /// Returns the shipped conventions of a language, or of its primary subtag, or the general ones.
    pub fn of(lang: &Lang) -> &'static Self {
        [lang.as_str(), lang.primary(), "und"]
            .into_iter()
            .find_map(|tag| SHIPPED.get(tag))
            .expect("invariant: press.yaml has an entry for und")
    }
}
