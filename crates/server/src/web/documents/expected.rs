//! The values that the buyer expects in fields of an invoice, as its answers say, until it is settled.

use kontor_documents::{Condition, Document, Response};
use kontor_store::Entry;
use kontor_store::model::DocumentStatus;
use rust_decimal::Decimal;

use super::Sheet;
use crate::said;

/// What is expected, each field once, in the order in which it was said last.
#[derive(Debug, Default)]
pub struct Expected(Vec<(String, String)>);

impl Expected {
    /// Nothing once nothing is in question any more.
    pub fn of(sheet: &Sheet<'_>, entries: &[Entry]) -> Self {
        use DocumentStatus::{ConditionallyAccepted, Rejected, UnderQuery};
        if !matches!(sheet.detail.status, UnderQuery | ConditionallyAccepted | Rejected) {
            return Self::default();
        }
        let mut expected: Vec<(String, String)> = Vec::new();
        for condition in entries.iter().flat_map(conditions) {
            let known = expected.iter().any(|(field, _)| *field == condition.field);
            if let Some(value) = condition.value.filter(|value| !known && !value.trim().is_empty()) {
                expected.push((condition.field, value.trim().to_owned()));
            }
        }
        Self(expected)
    }

    /// What is expected in one of these fields, as it reads beside the field; it is not told a second time.
    pub fn take(&mut self, sheet: &Sheet<'_>, fields: &[&str]) -> Option<String> {
        let at = self.0.iter().position(|(field, _)| fields.contains(&field.as_str()))?;
        let (field, value) = self.0.remove(at);
        Some(told(sheet, &field, &value))
    }

    /// The others, with what their fields are called.
    pub fn rest(self, sheet: &Sheet<'_>) -> impl Iterator<Item = (String, String)> {
        self.0.into_iter().map(|(field, value)| {
            let told = told(sheet, &field, &value);
            (said::field(sheet.reader, &field), told)
        })
    }
}

fn told(sheet: &Sheet<'_>, field: &str, value: &str) -> String {
    let reader = sheet.reader;
    let value = match field {
        "BT-9" => reader.date(value),
        "BT-115" if value.parse::<Decimal>().is_ok() => reader.money(value, &sheet.detail.currency),
        _ => value.to_owned(),
    };
    reader.t1("fact-expected", "value", value)
}

fn conditions(entry: &Entry) -> Vec<Condition> {
    let asked: Option<Response> = serde_json::from_str(&entry.detail).ok();
    let source = || serde_json::from_str::<Document>(entry.source_record.as_deref()?).ok()?.response;
    asked.or_else(source).map(|response| response.conditions).unwrap_or_default()
}
