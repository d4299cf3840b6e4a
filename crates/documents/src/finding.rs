//! What looks wrong in a document that was read: codes and values, so that each reader gets it in their own language.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

/// Every code and its English sentence; `{field}` is the field in words, the rest are the finding's own values.
const SENTENCES: [(&str, &str); 21] = [
    ("amount-unreadable", "The {field} is not a number: {value}."),
    ("buyer-missing", "The document does not say who the buyer is."),
    ("check-digit", "The check digits of this {scheme} are wrong: {value}."),
    ("currency-missing", "The document names no currency."),
    ("currency-unknown", "The currency is not known: {value}."),
    ("date-unreadable", "The {field} is not a date: {value}."),
    ("due-before-issue", "The due date {value} is before the issue date {date}."),
    ("due-date-computed", "The due date {value} was computed from the issue date and {days} days to pay."),
    ("invoice-deleted", "The issuer withdraws this invoice (operation delete)."),
    ("issue-date-missing", "The document has no issue date."),
    ("lines-missing", "The document has no lines."),
    ("name-missing", "The {field} is missing."),
    ("negative-total", "The invoice has a negative total: {value}."),
    ("order-reference-dummy", "The order reference looks like a placeholder: {value}."),
    ("payable-currency", "The amount payable is stated in another currency than the document's: {currency}."),
    ("payable-missing", "The amount payable is missing; the total with tax is shown: {value}."),
    ("seller-missing", "The document does not say who the seller is."),
    ("sum-differs", "The {field} does not add up: {actual} is stated, {expected} was expected."),
    ("tax-currency", "The tax is stated in another currency only: {currency}."),
    ("test-document", "The document is marked as a test."),
    ("total-missing", "The document states no total."),
];

/// Every code a [`Finding`] can have, so that translations can be checked for completeness.
pub const CODES: [&str; SENTENCES.len()] = {
    let mut codes = [""; SENTENCES.len()];
    let mut place = 0;
    while place < codes.len() {
        codes[place] = SENTENCES[place].0;
        place += 1;
    }
    codes
};

/// One remark about a document. It never stops the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// A stable kebab-case word out of [`CODES`].
    pub code: String,
    /// The field it is about: a business term of EN 16931 such as `BT-9`.
    #[serde(default)]
    pub field: Option<String>,
    /// Values to put into the sentence, by name: `value`, `expected`, `actual`, `scheme`, `days`, `date`, `currency`.
    #[serde(default)]
    pub args: BTreeMap<String, String>,
}

impl Finding {
    pub(crate) fn new(code: &'static str, field: Option<&str>) -> Self {
        Self { code: code.to_owned(), field: field.map(str::to_owned), args: BTreeMap::new() }
    }

    pub(crate) fn about(code: &'static str, field: &str) -> Self {
        Self::new(code, Some(field))
    }

    pub(crate) fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.args.insert(name.to_owned(), value.to_string());
        self
    }

    fn field_name(&self) -> &str {
        match self.field.as_deref() {
            Some("BT-2") => "issue date",
            Some("BT-9") => "due date",
            Some("BT-26") => "date of the document referred to",
            Some("BT-27") => "seller's name",
            Some("BT-44") => "buyer's name",
            Some("BT-72") => "delivery date",
            Some("BT-106") => "sum of the lines",
            Some("BT-109") => "total without tax",
            Some("BT-110") => "tax",
            Some("BT-112") => "total with tax",
            Some("BT-115") => "amount payable",
            Some("BT-113") => "prepaid amount",
            Some("BT-129") => "quantity of a line",
            Some("BT-131") => "amount of a line",
            Some("BT-146") => "price of a line",
            Some("BT-149") => "quantity a price is for",
            Some("BT-152") => "tax rate of a line",
            Some("shipped") => "day of shipping",
            Some("effective") => "day of the answer",
            Some(other) => other,
            None => "document",
        }
    }
}

/// The English sentence, for the command line. Of a code from a later release only the code.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((_, sentence)) = SENTENCES.iter().find(|(code, _)| *code == self.code) else {
            return f.write_str(&self.code);
        };
        for part in sentence.split_inclusive('}') {
            match part.split_once('{') {
                None => f.write_str(part)?,
                Some((words, "field}")) => write!(f, "{words}{}", self.field_name())?,
                Some((words, name)) => {
                    let value = self.args.get(name.trim_end_matches('}')).map_or("?", String::as_str);
                    write!(f, "{words}{value}")?;
                }
            }
        }
        Ok(())
    }
}
