//! Amounts and dates as people and programs really write them. Never through floating point.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::Finding;

/// Reads amounts and dates and remembers those it could not read.
#[derive(Default)]
pub(crate) struct Values {
    pub findings: Vec<Finding>,
}

impl Values {
    pub(crate) fn amount(&mut self, field: &str, text: Option<String>) -> Option<Decimal> {
        let text = text?;
        let amount = decimal(&text);
        if amount.is_none() {
            self.unreadable("amount-unreadable", field, &text);
        }
        amount
    }

    /// The quantity a price is for, unless it is the one that everybody expects.
    pub(crate) fn price_quantity(&mut self, text: Option<String>) -> Option<Decimal> {
        self.amount("BT-149", text).filter(|quantity| *quantity != Decimal::ONE)
    }

    pub(crate) fn date(&mut self, field: &str, text: Option<String>) -> Option<Date> {
        let text = text?;
        let date = date(&text);
        if date.is_none() {
            self.unreadable("date-unreadable", field, &text);
        }
        date
    }

    /// One remark for each field is enough, however many lines share it.
    fn unreadable(&mut self, code: &'static str, field: &str, text: &str) {
        if !self.findings.iter().any(|finding| finding.code == code && finding.field.as_deref() == Some(field)) {
            let start: String = text.chars().take(40).collect();
            self.findings.push(Finding::about(code, field).with("value", start));
        }
    }
}

/// A number with its decimals as written. XML Schema wants `-1234.50`; real files also have `+1 234,50`, `1,234.50`,
/// `1'234.50`, `1234.50-` and `1.5E3`. A single comma between one to three and exactly three digits groups thousands, as
/// it does in cXML, unless a zero stands before it.
pub(crate) fn decimal(text: &str) -> Option<Decimal> {
    let number: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '\u{2019}')).collect();
    let number = number.strip_prefix('+').unwrap_or(&number);
    // SAP writes the sign behind the number.
    let turned = number.strip_suffix('-').map(|positive| format!("-{positive}"));
    let number = turned.as_deref().unwrap_or(number);
    if let Some((mantissa, exponent)) = number.split_once(['e', 'E']) {
        return scientific(mantissa, exponent);
    }
    let number = with_point(number)?;
    let digits = number.strip_prefix('-').unwrap_or(&number);
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if !plain || !digits.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = number.strip_suffix('.').unwrap_or(&number);
    number.parse().ok()
}

fn scientific(mantissa: &str, exponent: &str) -> Option<Decimal> {
    let small = exponent.len() <= 3 && mantissa.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
    small.then(|| Decimal::from_scientific(&format!("{mantissa}e{exponent}")).ok()).flatten()
}

/// The same number with a point before its decimals and no grouping.
fn with_point(number: &str) -> Option<String> {
    let (commas, points) = (number.matches(',').count(), number.matches('.').count());
    let (separator, decimal) = match (number.rfind(','), number.rfind('.')) {
        (Some(comma), Some(point)) if comma > point => ('.', Some(comma)),
        (Some(_), Some(point)) => (',', Some(point)),
        (Some(comma), None) if commas == 1 && !is_grouped(number, ',') => ('.', Some(comma)),
        (Some(_), None) => (',', None),
        (None, _) if points > 1 => ('.', None),
        (None, point) => (',', point),
    };
    let (whole, fraction) = number.split_at(decimal.unwrap_or(number.len()));
    if whole.contains(separator) && !is_grouped(whole, separator) {
        return None;
    }
    Some(whole.replace(separator, "") + &fraction.replace(',', "."))
}

/// Groups of three digits, or of two before the last as in India, after a first one that is no zero.
fn is_grouped(whole: &str, separator: char) -> bool {
    let mut groups = whole.trim_start_matches('-').split(separator);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && rest.iter().all(|group| matches!(group.len(), 2 | 3))
        && rest.last().is_some_and(|group| group.len() == 3)
}

/// The calendar date at the start of a date or time, as written there: no time zone ever moves it.
pub(crate) fn date(text: &str) -> Option<Date> {
    let text = text.trim();
    let length = if text.as_bytes().get(4).is_some_and(u8::is_ascii_digit) { 8 } else { 10 };
    let (day, rest) = text.split_at_checked(length)?;
    let ends = rest.is_empty() || rest.starts_with(['T', 't', 'Z', 'z', '+', '-', ' ']);
    let digits: String = day.chars().filter(char::is_ascii_digit).collect();
    let separators = day.bytes().enumerate().all(|(place, byte)| {
        let separator = length == 10 && (place == 4 || place == 7);
        if separator { matches!(byte, b'-' | b'/') } else { byte.is_ascii_digit() }
    });
    if !ends || !separators {
        return None;
    }
    let (year, month, day) = (digits[..4].parse().ok()?, digits[4..6].parse().ok()?, digits[6..].parse().ok()?);
    Date::new(year, month, day).ok().filter(|date| date.year() > 0)
}
