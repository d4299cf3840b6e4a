//! What `kontor documents inspect` prints about a file: one flat JSON object.

use std::fmt;

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::Value;

use crate::{Document, Party, Refusal};

/// One line of the answer; as JSON its keys come in a fixed order, and [`fmt::Display`] writes that line.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Inspection<'a> {
    /// What was read.
    Read(Box<Summary<'a>>),
    /// Why it was not.
    Refused {
        /// The file as it was named by the caller.
        file: &'a str,
        /// One sentence in English.
        error: String,
    },
}

impl fmt::Display for Inspection<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = serde_json::to_string(self).map_err(|_| fmt::Error)?;
        // JSON lets these stand as they are, but to some readers of lines each of them ends one.
        let breaks = [('\u{85}', "\\u0085"), ('\u{2028}', "\\u2028"), ('\u{2029}', "\\u2029")];
        f.write_str(&breaks.iter().fold(line, |line, (character, escaped)| line.replace(*character, escaped)))
    }
}

/// The head of a document, flat.
#[derive(Debug, Serialize)]
pub struct Summary<'a> {
    file: &'a str,
    format: &'static str,
    r#type: &'static str,
    number: &'a str,
    issue_date: Option<Date>,
    currency: Option<&'a str>,
    total_payable: Option<Decimal>,
    net: Option<Decimal>,
    tax: Option<Decimal>,
    due_date: Option<Date>,
    seller_name: Option<&'a str>,
    seller_id: Option<&'a str>,
    seller_ids: Vec<(String, String)>,
    buyer_name: Option<&'a str>,
    buyer_id: Option<&'a str>,
    buyer_ids: Vec<(String, String)>,
    order_reference: Option<&'a str>,
    order_references: &'a [String],
    lines: usize,
    warnings: Vec<String>,
}

/// The answer for one file.
pub fn inspect<'a>(file: &'a str, result: &'a Result<Document, Refusal>) -> Inspection<'a> {
    match result {
        Ok(document) => Inspection::Read(Box::new(summary(file, document))),
        Err(refusal) => Inspection::Refused { file, error: refusal.to_string() },
    }
}

/// The same as a JSON value, for programs. It may sort its keys; [`Inspection`] keeps them in order.
pub fn inspect_json(file: &str, result: &Result<Document, Refusal>) -> Value {
    serde_json::to_value(inspect(file, result)).unwrap_or_default()
}

fn summary<'a>(file: &'a str, document: &'a Document) -> Summary<'a> {
    Summary {
        file,
        format: document.format.as_str(),
        r#type: document.kind.as_str(),
        number: &document.number,
        issue_date: document.issue_date,
        currency: document.currency.as_deref(),
        total_payable: document.total_payable,
        net: document.net,
        tax: document.tax,
        due_date: document.due_date,
        seller_name: document.seller.name.as_deref(),
        seller_id: document.seller.best_id(),
        seller_ids: ids(&document.seller),
        buyer_name: document.buyer.name.as_deref(),
        buyer_id: document.buyer.best_id(),
        buyer_ids: ids(&document.buyer),
        order_reference: document.order_references.first().map(String::as_str),
        order_references: &document.order_references,
        lines: document.lines.len(),
        warnings: document.warnings.iter().map(|finding| format!("{}: {finding}", finding.code)).collect(),
    }
}

/// Each identifier as written, under its scheme or its use; then the other forms under which organizations are looked up.
fn ids(party: &Party) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for id in &party.ids {
        let scheme = id.scheme.as_deref().unwrap_or(id.kind.as_str());
        pairs.push((scheme.to_owned(), id.value.clone()));
    }
    for (scheme, value) in party.scheme_values() {
        let said = |pair: &(String, String)| pair.0.eq_ignore_ascii_case(&scheme) && pair.1.eq_ignore_ascii_case(&value);
        if !pairs.iter().any(said) {
            pairs.push((scheme, value));
        }
    }
    pairs
}
