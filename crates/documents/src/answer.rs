//! What one document says about another: a verdict with its reasons, on the whole and on single lines.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::Reference;

/// An answer to an order or invoice: a Peppol Invoice Response, an order confirmation, a cXML status update.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Response {
    /// What it means, whatever the format.
    pub verdict: Verdict,
    /// The code as written: `UQ` (UNCL 4343), cXML `except`, `paid`, `400`.
    pub code: Option<String>,
    /// The documents it is about, in the order of the file. A confirmation's order stands here as well as in
    /// [`crate::Document::order_references`].
    pub refers_to: Vec<Reference>,
    /// Why: Peppol `OPStatusReason` (`PRI`, `QTY` …) with its words; other lists likewise.
    pub reasons: Vec<Reason>,
    /// What the author asks for: Peppol `OPStatusAction` (`CNF`, `NIN` …) with its words.
    pub actions: Vec<Reason>,
    /// Fields that should have another value.
    pub conditions: Vec<Condition>,
    /// From when it holds.
    pub on: Option<Date>,
    /// What was paid or approved, where it is not the whole.
    pub amount: Option<Decimal>,
    /// It is about the transport, not about the trade (Peppol Message Level Response): for the delivery log only.
    pub technical: bool,
}

/// What an answer means for the document it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It came in (AB).
    Received,
    /// Somebody is at work on it (IP; cXML `processing`, `reconciled`, `paying`).
    InProcess,
    /// Work has stopped until the other side answers (UQ).
    UnderQuery,
    /// Accepted with changes or under conditions (CA; cXML `except`, `detail`, `backordered`).
    ConditionallyAccepted,
    /// Refused for good (RE; cXML `reject`, `rejected`, `failed`).
    Rejected,
    /// Accepted as it is, or approved for payment (AP; cXML `accept`, `allDetail`).
    Accepted,
    /// Paid in part (PD with the reason PPD; cXML `paid` with a partial amount).
    PartlyPaid,
    /// Paid (PD; cXML `paid`).
    Paid,
    /// Withdrawn by the side that gave the answer before (cXML `canceled`).
    Canceled,
    /// The code is missing or not known: show it as written.
    #[default]
    Other,
}

impl Verdict {
    /// The word used in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::InProcess => "in_process",
            Self::UnderQuery => "under_query",
            Self::ConditionallyAccepted => "conditionally_accepted",
            Self::Rejected => "rejected",
            Self::Accepted => "accepted",
            Self::PartlyPaid => "partly_paid",
            Self::Paid => "paid",
            Self::Canceled => "canceled",
            Self::Other => "other",
        }
    }
}

/// A code with its words; one of them may be missing. Both are from a stranger: escape them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Reason {
    /// The code as written, such as `PRI`.
    pub code: Option<String>,
    /// The words beside it.
    pub text: Option<String>,
    /// The line it is about, as numbered in the document that is answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
}

/// A field and the value that is expected in it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Condition {
    /// The field: a business term such as `BT-13`, else as written.
    pub field: String,
    /// The value it should have; none where the field itself is the trouble.
    pub value: Option<String>,
}

/// What the seller says about one line of an order, or about a part of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LineStatus {
    /// What it means, whatever the format.
    pub verdict: LineVerdict,
    /// The code as written: UNCL 1229 (`1`, `3`, `5`, `7`, `42`) or cXML `ConfirmationStatus` `type`.
    pub code: Option<String>,
    /// How much of the line it is about, in the line's unit.
    pub quantity: Option<Decimal>,
    /// How much comes later.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backordered: Option<Decimal>,
    /// The price the seller confirms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<Decimal>,
    /// The day the seller promises for delivery.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery_date: Option<Date>,
    /// The day the seller promises to ship on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ship_date: Option<Date>,
    /// What the seller would send instead.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub substitutes: Vec<Substitute>,
    /// Why, in codes or words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
}

/// What an answer means for a line of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineVerdict {
    /// Accepted as it is (5; `accept`, `allDetail`).
    Accepted,
    /// Accepted with changes (3; `detail`, `except`).
    Changed,
    /// Added by the seller (1).
    Added,
    /// Taken out by the buyer who changes the order (2).
    Removed,
    /// Refused (7; `reject`).
    Rejected,
    /// Comes later (`backordered`).
    Backordered,
    /// Delivered before (42).
    Delivered,
    /// The code is missing or not known.
    #[default]
    Other,
}

impl LineVerdict {
    /// The word used in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Changed => "changed",
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Rejected => "rejected",
            Self::Backordered => "backordered",
            Self::Delivered => "delivered",
            Self::Other => "other",
        }
    }
}

/// An article offered in place of the one that was ordered.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Substitute {
    /// What it is.
    pub name: Option<String>,
    /// The seller's article number, else a standard one.
    pub part_number: Option<String>,
}
