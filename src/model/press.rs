//! What the press of a language writes: quotation marks, credit words, words in addresses, dates, numbers.
//!
//! The shipped conventions are data (`press.yaml`); site.yaml may change each of them.

use std::collections::BTreeMap;
use std::iter;
use std::sync::LazyLock;

use serde::Deserialize;

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
    /// Of a day that is first in its month, what stands for its number beside the month's name: `1er`.
    #[serde(default)]
    pub first_of_month: Option<String>,
    /// How numbers are written.
    pub numbers: NumberForms,
    /// How lists are joined, where CLDR does not say.
    #[serde(default)]
    pub list: Option<Joints>,
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

/// How the press of a language writes numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
pub struct NumberForms {
    /// The digits (CLDR's name of the numbering system), where they are not those of CLDR's locale.
    #[serde(default)]
    pub digits: Option<String>,
    /// Per cent.
    pub percent: Form,
    /// Money, [`Form::CURRENCY`] standing for the code of the currency.
    pub currency: Form,
    /// Money in currencies that have another form, by their codes (ISO 4217).
    #[serde(default)]
    pub currencies: BTreeMap<String, Form>,
    /// Words for thousands, millions and more, by the power of ten.
    #[serde(default)]
    pub scales: BTreeMap<u8, Form>,
}

/// What stands between the items of a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
pub struct Joints {
    /// Before all but the first and the last.
    pub comma: String,
    /// Before the last.
    pub and: String,
}

/// A number among words: `# tỷ`. One form, or one for each plural category (CLDR), with `other`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(untagged)]
pub enum Form {
    /// The same for all numbers.
    One(String),
    /// By plural category.
    Each(BTreeMap<String, String>),
}

/// CLDR's names of the digits that a press may write.
pub const DIGITS: &[&str] = &[
    "latn", "arab", "arabext", "beng", "deva", "gujr", "guru", "khmr", "knda", "laoo", "mlym", "mymr",
    "orya", "tamldec", "telu", "thai", "tibt",
];
/// The plural categories (CLDR).
pub const CATEGORIES: &[&str] = &["zero", "one", "two", "few", "many", "other"];

impl Form {
    /// Stands for the number.
    pub const NUMBER: char = '#';
    /// Stands for the code of the currency.
    pub const CURRENCY: char = '¤';

    /// Returns the form of a plural category with the number in it.
    pub fn fill(&self, category: &str, number: &str) -> String {
        let text = match self {
            Self::One(text) => Some(text),
            Self::Each(texts) => texts.get(category).or_else(|| texts.get("other")),
        };
        text.map_or_else(|| number.into(), |text| text.replace(Self::NUMBER, number))
    }
}

impl Default for Form {
    fn default() -> Self {
        Self::One(Self::NUMBER.into())
    }
}

/// By which part of their names people are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PeopleOrder {
    /// By the name as it is written.
    Written,
    /// By the last part, then the name as it is written: how Vietnamese lists go by given names.
    Given,
}

static SHIPPED: LazyLock<BTreeMap<String, Press>> = LazyLock::new(|| {
    serde_yaml::from_str(include_str!("press.yaml")).expect("invariant: press.yaml is well-formed")
});

impl Press {
    /// Returns the shipped conventions of a language, or of what its tag is cut to from the right, or
    /// the general ones.
    pub fn of(lang: &Lang) -> &'static Self {
        iter::successors(Some(lang.as_str()), |tag| Some(tag.rsplit_once('-')?.0))
            .chain(["und"])
            .find_map(|tag| SHIPPED.get(tag))
            .expect("invariant: press.yaml has an entry for und")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::currency::Currency;

    #[test]
    fn what_is_shipped_is_whole() {
        for (tag, press) in SHIPPED.iter() {
            for style in ["full", "medium", "short", "day", "byline", "time"] {
                assert!(press.dates.contains_key(style), "{tag} {style}");
            }
            for word in ["page", "archive", "parallel"] {
                assert!(press.urls.contains_key(word), "{tag} {word}");
            }
            let numbers = &press.numbers;
            let forms = numbers.currencies.values().chain(numbers.scales.values());
            for form in forms.chain([&numbers.percent, &numbers.currency]) {
                let texts: Vec<&String> = match form {
                    Form::One(text) => vec![text],
                    Form::Each(texts) => {
                        assert!(texts.contains_key("other"), "{tag} {texts:?}");
                        assert!(
                            texts.keys().all(|key| CATEGORIES.contains(&key.as_str())),
                            "{tag} {texts:?}"
                        );
                        texts.values().collect()
                    }
                };
                assert!(texts.iter().all(|text| text.matches(Form::NUMBER).count() == 1), "{tag} {texts:?}");
            }
            assert!(numbers.currencies.keys().all(|code| Currency::parse(code).is_some()), "{tag}");
            assert!(numbers.digits.iter().all(|digits| DIGITS.contains(&digits.as_str())), "{tag}");
        }
    }

    #[test]
    fn conventions_are_found_along_the_tag() {
        for (tag, open) in [("zh-Hant-TW", "「"), ("zh-CN", "“"), ("fr-CA", "«\u{a0}"), ("eo", "“")] {
            let lang = Lang::parse(tag).unwrap();
            assert_eq!(Press::of(&lang).quotes[0], open, "{tag}");
        }
    }
}
