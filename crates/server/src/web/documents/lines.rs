//! The lines of a document with their sums.

use kontor_documents::Line;
use kontor_store::model::ids::ConversationId;
use kontor_store::model::{Availability, DocumentKind};
use rust_decimal::Decimal;

use super::Sheet;
use crate::goods;
use crate::web::address;

/// So many stand on one page; the further pages hold the rest.
const SHOWN: usize = 500;

/// The table of lines.
#[derive(Debug)]
pub struct Lines {
    pub title: String,
    pub currency: String,
    pub rows: Vec<LineView>,
    /// Which of how many, where they do not all stand here.
    pub part: Option<String>,
    pub earlier: Option<String>,
    pub later: Option<String>,
    /// Whether prices and values stand in it: those of a ship notice have none.
    pub priced: bool,
    /// Whether a message can point at a line.
    pub may_write: bool,
    /// Label and sum, from net to total.
    pub sums: Vec<(String, String)>,
}

/// One line.
#[derive(Debug)]
pub struct LineView {
    pub number: String,
    pub anchor: String,
    /// To write about it: as a panel, and as a page.
    pub write: (String, String),
    /// The conversation in which it is talked about.
    pub talk: Option<String>,
    pub name: String,
    /// Part number, description, notes.
    pub more: Vec<String>,
    pub quantity: String,
    pub price: String,
    /// Whether a finding is about its price.
    pub flagged: bool,
    pub total: String,
}

/// The part of the lines that holds the one asked for, `at`; the first part if none is.
pub fn lines(sheet: &Sheet<'_>, at: &str, talked: &[(String, ConversationId, i64)]) -> Lines {
    let (reader, all) = (sheet.reader, &sheet.document.lines);
    let place = all.iter().enumerate().position(|(index, line)| goods::number(index, line) == at).unwrap_or(0);
    let first = place / SHOWN * SHOWN;
    let end = all.len().min(first + SHOWN);
    let turned = |index: usize| {
        let number = goods::number(index, &all[index]);
        format!("{}#{}", address(&sheet.href(), &[("at", &number)]), goods::anchor(&number))
    };
    let part = [("first", (first + 1).into()), ("last", end.into()), ("count", all.len().into())];
    Lines {
        title: reader.t1("lines", "count", all.len()),
        currency: sheet.detail.currency.clone(),
        rows: all[first..end].iter().enumerate().map(|(index, line)| shown(sheet, first + index, line, talked)).collect(),
        part: (all.len() > SHOWN).then(|| reader.ta("lines-part", &part)),
        earlier: (first > 0).then(|| turned(first.saturating_sub(SHOWN))),
        later: (end < all.len()).then(|| turned(end)),
        priced: !matches!(sheet.detail.kind, DocumentKind::ShipNotice) || all.iter().any(|line| line.price.or(line.total).is_some()),
        may_write: sheet.availability == Availability::Available,
        sums: sums(sheet),
    }
}

fn shown(sheet: &Sheet<'_>, index: usize, line: &Line, talked: &[(String, ConversationId, i64)]) -> LineView {
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
    let asked = [("line", number.as_str())];
    let panel = address(&format!("{}/panel", sheet.href()), &asked);
    let talk = talked.iter().filter(|(line, ..)| *line == number).max_by_key(|(_, _, seq)| *seq);
    LineView {
        anchor: goods::anchor(&number),
        write: (panel, format!("{}#talk", address(&sheet.href(), &asked))),
        talk: talk.map(|(_, conversation, _)| format!("?conversation={conversation}")),
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
