//! Money, quantities and sizes in the reader's format, digit by digit from their decimal text: no float ever touches them.

use iso_currency::Currency;

use super::Reader;

const KIB: u64 = 1024;
const MIB: u64 = 1024 * KIB;

impl Reader {
    /// "14 096,00 EUR" with no-break spaces. At least the currency's own decimals (two for EUR, none for JPY), more where
    /// the amount has them. What is no decimal is shown as it stands.
    pub fn money(&self, amount: &str, currency: &str) -> String {
        format!("{}\u{a0}{currency}", self.amount(amount, currency))
    }

    /// A sum in a column that has its currency in the head: as [`Reader::money`], without the currency's code.
    pub fn amount(&self, amount: &str, currency: &str) -> String {
        self.sum(amount, places_of(currency))
    }

    /// A sum of money with at least so many decimals, and without zeros beyond them.
    pub(super) fn sum(&self, amount: &str, places: usize) -> String {
        match Decimal::read(amount) {
            Some(read) => self.figure(&read.trimmed().with_places(places)),
            None => amount.to_owned(),
        }
    }

    /// A decimal with the digits it came with: "3,850".
    pub fn number(&self, decimal: &str) -> String {
        match Decimal::read(decimal) {
            Some(read) => self.figure(&read),
            None => decimal.to_owned(),
        }
    }

    /// A decimal without zeros at its end: "400", "1,5".
    pub fn quantity(&self, decimal: &str) -> String {
        match Decimal::read(decimal) {
            Some(read) => self.figure(&read.trimmed()),
            None => decimal.to_owned(),
        }
    }

    /// A rate in per cent: "23%", German "19 %".
    pub fn percent(&self, decimal: &str) -> String {
        self.t1("percent", "number", self.quantity(decimal))
    }

    /// The size of a file, in units of 1024: "512 B", "184 KB", "2,1 MB".
    pub fn size(&self, bytes: u64) -> String {
        let kib = bytes.saturating_add(KIB / 2) / KIB;
        if bytes < KIB {
            self.with_unit(bytes.into(), 1, "B")
        } else if kib < KIB {
            self.with_unit(kib.into(), 1, "KB")
        } else {
            self.with_unit((u128::from(bytes) * 10 + u128::from(MIB / 2)) / u128::from(MIB), 10, "MB")
        }
    }

    /// The size of a file that is over a limit. Where both would read alike, "10 MB", it is told to the byte.
    pub fn size_over(&self, bytes: u64, limit: u64) -> String {
        let rounded = self.size(bytes);
        if rounded == self.size(limit) {
            return self.with_unit(bytes.into(), 1, "B");
        }
        rounded
    }

    /// `parts` tell how many make one of the unit: 21 of 10 is 2.1.
    fn with_unit(&self, count: u128, parts: u128, unit: &str) -> String {
        let figure = self.quantity(&format!("{}.{}", count / parts, count % parts));
        format!("{figure}\u{a0}{unit}")
    }

    fn figure(&self, decimal: &Decimal<'_>) -> String {
        let mut text = String::new();
        if decimal.negative {
            text.push('\u{2212}');
        }
        let group = self.t("figure-group");
        for (index, digit) in decimal.whole.chars().enumerate() {
            if index > 0 && (decimal.whole.len() - index).is_multiple_of(3) {
                text.push_str(&group);
            }
            text.push(digit);
        }
        if decimal.places > 0 {
            text.push_str(&self.t("figure-point"));
            text.push_str(decimal.fraction);
            let zeros = decimal.places.saturating_sub(decimal.fraction.len());
            text.extend(std::iter::repeat_n('0', zeros));
        }
        text
    }
}

/// How many decimals the smallest coin of a currency takes (ISO 4217); two where the code is unknown.
fn places_of(currency: &str) -> usize {
    Currency::from_code(currency).and_then(Currency::exponent).map_or(2, usize::from)
}

/// A decimal taken apart: the digits before the point without leading zeros, those behind it, and how many of these to show.
struct Decimal<'a> {
    negative: bool,
    whole: &'a str,
    fraction: &'a str,
    places: usize,
}

impl<'a> Decimal<'a> {
    fn read(text: &'a str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if digits.is_empty() || digits == "." || !all_digits(whole) || !all_digits(fraction) {
            return None;
        }
        let significant = whole.trim_start_matches('0');
        Some(Self {
            // "-0.00" is nothing owed either way.
            negative: negative && digits.bytes().any(|byte| (b'1'..=b'9').contains(&byte)),
            whole: if significant.is_empty() { "0" } else { significant },
            fraction,
            places: fraction.len(),
        })
    }

    fn trimmed(self) -> Self {
        let fraction = self.fraction.trim_end_matches('0');
        Self { fraction, places: fraction.len(), ..self }
    }

    fn with_places(self, least: usize) -> Self {
        Self { places: self.places.max(least), ..self }
    }
}
