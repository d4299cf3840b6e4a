//! The lines of a document with their sums.

use kontor_documents::Line;
use rust_decimal::Decimal;

use super::Sheet;
use crate::goods;

/// A page shows no more; the original holds them all.
const SHOWN: usize = 500;

/// The table of lines.
#[derive(Debug)]
pub struct Lines {
    pub title: String,
    pub currency: String,
    pub rows: Vec<LineView>,
    /// That there are more.
    pub cut: Option<String>,
    /// Label and sum, from net to total.
    pub sums: Vec<(String, String)>,
}

/// One line.
#[derive(Debug)]
pub struct LineView {
    pub number: String,
    pub name: String,
    /// Part number, description, notes.
    pub more: Vec<String>,
    pub quantity: String,
    pub price: String,
    /// Whether a finding is about its price.
    pub flagged: bool,
    pub total: String,
}

pub fn lines(sheet: &Sheet<'_>) -> Lines {
    let (reader, all) = (sheet.reader, &sheet.document.lines);
    let cut = (all.len() > SHOWN).then(|| reader.ta("lines-cut", &[("shown", SHOWN.into()), ("count", all.len().into())]));
    Lines {
        title: reader.t1("lines", "count", all.len()),
        currency: sheet.detail.currency.clone(),
        rows: all.iter().take(SHOWN).enumerate().map(|(index, line)| shown(sheet, index, line)).collect(),
        cut,
        sums: sums(sheet),
    }
}

fn shown(sheet: &Sheet<'_>, index: usize, line: &Line) -> LineView {
    let (reader, currency) = (sheet.reader, sheet.detail.currency.as_str());
    let number = goods::number(index, line);
    let texts = [&line.name, &line.description, &line.part_number];
    let mut texts = texts.into_iter().flatten().chain(&line.notes).map(|text| text.trim()).filter(|text| !text.is_empty());
    let name = texts.next().unwrap_or("–").to_owned();
    // The part number stands first, where people look for it.
    let part = line.part_number.as_deref().map(str::trim).filter(|part| !part.is_empty() && *part != name);
    let rest = texts.filter(|text| Some(*text) != part && *text != name);
    let more = part.into_iter().chain(rest).map(str::to_owned).collect();
    let about = |finding: &&kontor_documents::Finding| finding.args.get("line").is_some_and(|named| *named == number);
    LineView {
        name,
        more,
        quantity: goods::quantity(reader, line.quantity, line.unit.as_deref()),
        price: goods::price(reader, line, currency),
        flagged: sheet.document.warnings.iter().any(|finding| about(&finding)),
        total: goods::value(line).map_or_else(|| "–".to_owned(), |total| reader.amount(&total.to_string(), currency)),
        number,
    }
}

fn sums(sheet: &Sheet<'_>) -> Vec<(String, String)> {
    let (reader, document) = (sheet.reader, &sheet.document);
    let currency = sheet.detail.currency.as_str();
    let sum = |label: String, sum: Option<Decimal>| Some((label, reader.amount(&sum?.to_string(), currency)));
    let sums = [
        sum(reader.t("total-net"), document.net),
        sum(reader.t("total-tax"), document.tax),
        sum(reader.t1("total-in", "currency", currency), document.total_payable),
    ];
    sums.into_iter().flatten().collect()
}
