//! Numbers of one language: digits, groups, per cent, money, words for thousands and more, plural
//! categories. Exact throughout.

use fixed_decimal::{CompactDecimal, Decimal, SignedRoundingMode, UnsignedRoundingMode};
use icu::decimal::DecimalFormatter;
use icu::decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu::locale::Locale;
use icu::plurals::{PluralCategory, PluralRules};

use crate::locale::formats::first;
use crate::model::currency::Currency;
use crate::model::press::{Form, NumberForms};

/// The number formats of one language.
pub struct Numbers {
    grouped: DecimalFormatter,
    ungrouped: DecimalFormatter,
    cardinal: PluralRules,
    ordinal: PluralRules,
    forms: NumberForms,
}

/// How a number is to be printed: the options of `Intl.NumberFormat` (ECMA-402) that Fluent knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NumberOptions {
    /// Per cent, money, or as it is.
    pub style: Style,
    /// All digits, or a word for thousands, millions and more.
    pub notation: Notation,
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

/// What a number stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// Itself.
    #[default]
    Decimal,
    /// A ratio, to be printed in per cent.
    Percent,
    /// An amount of money.
    Currency(Currency),
}

/// Whether large numbers are printed with a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Notation {
    /// All digits: `1.400.000.000`.
    #[default]
    Standard,
    /// With a word, and one decimal at the most unless options say otherwise: `1,4 tỷ`.
    Compact,
}

/// A number as it will be printed.
struct Shaped {
    number: Decimal,
    /// The power of ten that a word stands for.
    scale: Option<u8>,
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
    /// Makes the formats for the first of `locales` that ICU knows.
    pub fn new(locales: &[Locale], forms: &NumberForms) -> Self {
        let formatter = |grouping| {
            let mut options = DecimalFormatterOptions::default();
            options.grouping_strategy = Some(grouping);
            first(locales, |locale| DecimalFormatter::try_new(locale.into(), options).ok())
        };
        Self {
            grouped: formatter(GroupingStrategy::Auto),
            ungrouped: formatter(GroupingStrategy::Never),
            cardinal: first(locales, |locale| PluralRules::try_new_cardinal(locale.into()).ok()),
            ordinal: first(locales, |locale| PluralRules::try_new_ordinal(locale.into()).ok()),
            forms: forms.clone(),
        }
    }

    /// Returns a number as its options say.
    pub fn format(&self, number: &Decimal, options: &NumberOptions) -> String {
        let shaped = self.shape(number, options);
        let formatter = match options.grouping {
            Grouping::Auto => &self.grouped,
            Grouping::Never => &self.ungrouped,
        };
        let digits = formatter.format_to_string(&shaped.number);
        let word = shaped.scale.and_then(|power| self.forms.scales.get(&power));
        let text = match word {
            None => digits,
            Some(word) => word.fill(self.cardinal(&shaped.number), &digits),
        };
        match options.style {
            Style::Decimal => text,
            Style::Percent => self.forms.percent.fill("other", &text),
            Style::Currency(currency) => {
                let own = self.forms.currencies.get(currency.code());
                let form = own.unwrap_or(&self.forms.currency);
                form.fill(self.amount(&shaped), &text).replace(Form::CURRENCY, currency.code())
            }
        }
    }

    /// Returns the plural category of a count.
    pub fn cardinal(&self, number: &Decimal) -> &'static str {
        name(self.cardinal.category_for(number))
    }

    /// Returns the plural category of a number as it is printed: `1.0` is not `1` in every language.
    pub fn category(&self, number: &Decimal, options: &NumberOptions) -> &'static str {
        let shaped = self.shape(number, options);
        match options.plural {
            Plural::Cardinal => self.amount(&shaped),
            Plural::Ordinal => name(self.ordinal.category_for(&shaped.number)),
        }
    }

    /// Returns the plural categories that counts, or orders, can have in the language.
    pub fn categories(&self, plural: Plural) -> Vec<&'static str> {
        let rules = match plural {
            Plural::Cardinal => &self.cardinal,
            Plural::Ordinal => &self.ordinal,
        };
        rules.categories().map(name).collect()
    }

    /// A word for a million may ask for another plural than its digits: `1,4 million de dollars`.
    fn amount(&self, shaped: &Shaped) -> &'static str {
        let exponent = shaped.scale.unwrap_or(0);
        let compact = CompactDecimal::from_significand_and_exponent(shaped.number.clone(), exponent);
        name(self.cardinal.category_for(&compact))
    }

    fn shape(&self, number: &Decimal, options: &NumberOptions) -> Shaped {
        let mut number = number.clone();
        if options.style == Style::Percent {
            number.absolute.multiply_pow10(2);
            number.absolute.trim_start();
        }
        if options.notation == Notation::Compact {
            return self.compact(number, options);
        }
        match options.style {
            Style::Currency(currency) if !options.shapes() => coins(&mut number, currency.decimals()),
            _ => options.shape(&mut number),
        }
        Shaped { number, scale: None }
    }

    /// Rounds to the word that fits, which rounding may change: 999,960 is no thousand thousands.
    fn compact(&self, mut number: Decimal, options: &NumberOptions) -> Shaped {
        let options =
            if options.shapes() { *options } else { NumberOptions { max_fraction: Some(1), ..*options } };
        number.absolute.trim_end();
        let fitting = |number: &Decimal| {
            let size = number.absolute.nonzero_magnitude_start();
            self.forms.scales.keys().copied().rfind(|&power| i16::from(power) <= size)
        };
        let scaled = |scale: Option<u8>| {
            let mut number = number.clone();
            number.absolute.multiply_pow10(-i16::from(scale.unwrap_or(0)));
            number.absolute.trim_start();
            options.shape(&mut number);
            Shaped { number, scale }
        };
        let shaped = scaled(fitting(&number));
        let mut printed = shaped.number.clone();
        printed.absolute.multiply_pow10(i16::from(shaped.scale.unwrap_or(0)));
        let scale = fitting(&printed);
        if scale == shaped.scale { shaped } else { scaled(scale) }
    }
}

/// Whole amounts are printed without decimals, others with as many as the currency has coins for.
fn coins(number: &mut Decimal, decimals: u8) {
    round(number, -i16::from(decimals));
    if *number.absolute.magnitude_range().start() < 0 {
        pad(number, -i16::from(decimals));
    }
}

impl NumberOptions {
    /// In per cent, with two decimals at the most.
    pub const PERCENT: Self = Self { style: Style::Percent, max_fraction: Some(2), ..Self::PLAIN };
    /// As it is, with all its digits.
    pub const PLAIN: Self = Self {
        style: Style::Decimal,
        notation: Notation::Standard,
        plural: Plural::Cardinal,
        grouping: Grouping::Auto,
        min_integer: None,
        min_fraction: None,
        max_fraction: None,
        min_significant: None,
        max_significant: None,
    };

    /// Whether the digits after the decimal sign are asked for.
    fn shapes(&self) -> bool {
        let digits = [self.min_fraction, self.max_fraction, self.min_significant, self.max_significant];
        digits.iter().any(Option::is_some)
    }

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
