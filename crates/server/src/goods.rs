//! Lines of documents in the reader's figures: how much, at which price.

use std::fmt::Write as _;

use kontor_documents::Line;
use rust_decimal::Decimal;

use crate::i18n::Reader;

/// "400 pcs"; a dash where it is not said.
pub fn quantity(reader: &Reader, quantity: Option<Decimal>, unit: Option<&str>) -> String {
    let Some(quantity) = quantity else { return "–".to_owned() };
    let quantity = reader.quantity(&quantity.to_string());
    match unit.filter(|unit| !unit.is_empty()) {
        Some(unit) => format!("{quantity}\u{a0}{}", called(reader, unit)),
        None => quantity,
    }
}

/// A unit by its code of UN/ECE Recommendation 20 in the reader's words; one that is not known as it stands.
fn called(reader: &Reader, unit: &str) -> String {
    match reader.t1("unit", "code", unit) {
        known if known.is_empty() => unit.to_owned(),
        known => known,
    }
}

/// "3,85", or "385,00 / 100" where the price is for more than one.
pub fn price(reader: &Reader, line: &Line, currency: &str) -> String {
    let Some(price) = line.price else { return "–".to_owned() };
    let price = reader.amount(&price.to_string(), currency);
    match line.price_quantity {
        Some(of) => format!("{price}\u{a0}/\u{a0}{}", reader.quantity(&of.to_string())),
        None => price,
    }
}

/// The price of one unit.
pub fn unit_price(line: &Line) -> Option<Decimal> {
    line.price?.checked_div(line.price_quantity.unwrap_or(Decimal::ONE))
}

/// What the line comes to. cXML orders do not state it; it is then quantity by price, in whole cents.
pub fn value(line: &Line) -> Option<Decimal> {
    let computed = || line.quantity?.checked_mul(line.price?)?.checked_div(line.price_quantity.unwrap_or(Decimal::ONE));
    line.total.or_else(|| computed().map(|value| value.round_dp(2)))
}

/// A line's number as its page shows it: as written, else its place.
pub fn number(index: usize, line: &Line) -> String {
    line.number.clone().unwrap_or_else(|| (index + 1).to_string())
}

/// What the line is about: its name, else whatever stands in it.
pub fn name(line: &Line) -> &str {
    let texts = [&line.name, &line.description, &line.part_number];
    let mut texts = texts.into_iter().flatten().chain(&line.notes).map(|text| text.trim());
    texts.find(|text| !text.is_empty()).unwrap_or("–")
}

/// Where a line stands on its page: its number as a part of an address that needs no escaping.
pub fn anchor(number: &str) -> String {
    let mut anchor = "line-".to_owned();
    for character in number.chars() {
        match character {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' => anchor.push(character),
            other => {
                // Writing into a text cannot fail.
                let _ = write!(anchor, "_{:x}", u32::from(other));
            }
        }
    }
    anchor
}
