//! Numbers of one language: digits, groups, per cent, plural categories. Exact throughout.

use fixed_decimal::{Decimal, SignedRoundingMode, UnsignedRoundingMode};
use icu::decimal::DecimalFormatter;
use icu::decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu::locale::Locale;
use icu::plurals::{PluralCategory, PluralRules};

use crate::locale::formats::first;

/// The number formats of one language.
pub struct Numbers {
    grouped: DecimalFormatter,
    ungrouped: DecimalFormatter,
    cardinal: PluralRules,
    ordinal: PluralRules,
    percent: (String, String),
}

/// How a number is to be printed: the options of `Intl.NumberFormat` (ECMA-402) that Fluent knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NumberOptions {
    /// Per cent, or as it is.
    pub style: Style,
    /// Which plural categories it selects.
    pub plural: Plural,
    /// Whether digits are grouped.
    pub grouping: Grouping,
    /// The least digits before the decimal sign.
    pub min_integer: Option<u8>,
    /// The least digits after it.
    pub min_fraction: Option<u8>,
    /// The most digits after it.
    pub max_fraction: Option<u8>,
    /// The least significant digits; with `max_significant`, it outranks the digits of the fraction.
    pub min_significant: Option<u8>,
    /// The most significant digits.
    pub max_significant: Option<u8>,
}

/// Whether a number is a ratio to be printed in per cent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// As it is.
    #[default]
    Decimal,
    /// In per cent.
    Percent,
}

/// Whether a number counts (`three`) or orders (`third`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Plural {
    /// It counts.
    #[default]
    Cardinal,
    /// It orders.
    Ordinal,
}

/// Whether digits are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// As the language does.
    #[default]
    Auto,
    /// Never: years, numbers of documents.
    Never,
}

/// Returns the shortest decimal that stands for `number`; `None` for infinities and NaN.
pub fn decimal(number: f64) -> Option<Decimal> {
    if number == 0.0 {
        // Minus zero is a zero to a reader.
        return Some(Decimal::from(0));
    }
    number.is_finite().then(|| number.to_string().parse().ok()).flatten()
}

/// Returns the decimal that a text writes with ASCII digits, a point and perhaps a minus.
pub fn written(text: &str) -> Option<Decimal> {
    let plain = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'));
    // More digits than any number has are no number; ICU would take 32 thousand.
    let mut number: Decimal = (plain && text.len() <= 400).then(|| text.parse().ok()).flatten()?;
    number.absolute.trim_start();
    Some(number)
}

impl Numbers {
    /// Makes the formats for the first of `locales` that ICU knows; `percent` is as in press.yaml.
    pub fn new(locales: &[Locale], percent: &str) -> Self {
        let formatter = |grouping| {
            let mut options = DecimalFormatterOptions::default();
            options.grouping_strategy = Some(grouping);
            first(locales, |locale| DecimalFormatter::try_new(locale.into(), options).ok())
        };
        let (before, after) = percent.split_once('#').unwrap_or(("", percent));
        Self {
            grouped: formatter(GroupingStrategy::Auto),
            ungrouped: formatter(GroupingStrategy::Never),
            cardinal: first(locales, |locale| PluralRules::try_new_cardinal(locale.into()).ok()),
            ordinal: first(locales, |locale| PluralRules::try_new_ordinal(locale.into()).ok()),
            percent: (before.into(), after.into()),
        }
    }

    /// Returns a number with all its digits.
    pub fn plain(&self, number: &Decimal) -> String {
        self.grouped.format_to_string(number)
    }

    /// Returns a ratio in per cent, with two decimals at the most.
    pub fn percent(&self, ratio: &Decimal) -> String {
        let options =
            NumberOptions { style: Style::Percent, max_fraction: Some(2), ..NumberOptions::default() };
        self.format(ratio, &options)
    }

    /// Returns a number as its options say.
    pub fn format(&self, number: &Decimal, options: &NumberOptions) -> String {
        let mut number = number.clone();
        if options.style == Style::Percent {
            number.absolute.multiply_pow10(2);
            number.absolute.trim_start();
        }
        options.shape(&mut number);
        let formatter = match options.grouping {
            Grouping::Auto => &self.grouped,
            Grouping::Never => &self.ungrouped,
        };
        let digits = formatter.format_to_string(&number);
        match options.style {
            Style::Decimal => digits,
            Style::Percent => format!("{}{digits}{}", self.percent.0, self.percent.1),
        }
    }

    /// Returns the plural category of a count.
    pub fn cardinal(&self, number: &Decimal) -> &'static str {
        name(self.cardinal.category_for(number))
    }

    /// Returns the plural category of a number as it is printed: `1.0` is not `1` in every language.
    pub fn category(&self, number: &Decimal, options: &NumberOptions) -> &'static str {
        let mut number = number.clone();
        options.shape(&mut number);
        match options.plural {
            Plural::Cardinal => self.cardinal(&number),
            Plural::Ordinal => name(self.ordinal.category_for(&number)),
        }
    }
}

impl NumberOptions {
    /// Rounds half away from zero and pads, as ECMA-402 says; without options, all digits stay.
    fn shape(&self, number: &mut Decimal) {
        if self.min_significant.is_some() || self.max_significant.is_some() {
            self.shape_significant(number);
        } else {
            let least = self.min_fraction.unwrap_or(0);
            if let Some(most) = self.max_fraction {
                round(number, -i16::from(most.max(least)));
            }
            pad(number, -i16::from(least));
        }
        if let Some(least) = self.min_integer {
            number.absolute.pad_start(least.into());
        }
    }

    fn shape_significant(&self, number: &mut Decimal) {
        let least = i16::from(self.min_significant.unwrap_or(1).max(1));
        if let Some(most) = self.max_significant {
            let most = i16::from(most.max(1)).max(least);
            let first = number.absolute.nonzero_magnitude_start();
            round(number, first.saturating_sub(most - 1));
        }
        let first = number.absolute.nonzero_magnitude_start();
        pad(number, first.saturating_sub(least - 1).min(0));
    }
}

/// Adds zeros down to a position; unlike ICU's, it never takes any away.
fn pad(number: &mut Decimal, position: i16) {
    if *number.absolute.magnitude_range().start() > position {
        number.absolute.pad_end(position);
    }
}

fn round(number: &mut Decimal, position: i16) {
    number.round_with_mode(position, SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand));
    number.absolute.trim_end();
    number.absolute.pad_end(0);
}

fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}
