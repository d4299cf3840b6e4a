//! The canonical record: what every format is read into, and what is stored as one JSON beside the original.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::answer::{LineStatus, Response};
use crate::{Finding, OtherParty, Party, Reference, Shipment, ksef};

/// A business document between a seller and a buyer.
///
/// As JSON, amounts are strings with the decimals of the original, dates are `YYYY-MM-DD`. Fields that are missing or
/// unknown when it is read back are tolerated, so that records outlive releases.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Document {
    /// The family of formats it was read from.
    pub format: Format,
    /// The specification it claims to follow: UBL `CustomizationID` (BT-24), or the version of cXML's DTD.
    pub profile: Option<String>,
    /// What kind of document it is.
    pub kind: Kind,
    /// The issuer's own code for the kind, as written: UNTDID 1001 (BT-3), `RodzajFaktury` of `KSeF`, `purpose` or `type`
    /// of cXML.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub type_code: Option<String>,
    /// It states what changes in an earlier invoice, up or down (`KSeF` KOR, UNTDID 384): shown as a correction.
    #[serde(skip_serializing_if = "is_false")]
    pub correction: bool,
    /// Why it corrects, in the issuer's words. From a stranger: escape it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correction_reason: Option<String>,
    /// Its number, given by the side that issues it (BT-1). Never empty.
    pub number: String,
    /// The calendar date as written (BT-2), never shifted by a time zone.
    pub issue_date: Option<Date>,
    /// Whether it is new or changes something sent before.
    pub revision: Revision,
    /// Who sells.
    pub seller: Party,
    /// Who buys.
    pub buyer: Party,
    /// Who else has to do with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_parties: Vec<OtherParty>,
    /// The currency of all amounts, as an ISO 4217 code if the issuer kept to it (BT-5).
    pub currency: Option<String>,
    /// What is to be paid (BT-115); of an order its total.
    pub total_payable: Option<Decimal>,
    /// The total without tax (BT-109).
    pub net: Option<Decimal>,
    /// The tax in the currency of the document (BT-110).
    pub tax: Option<Decimal>,
    /// When it is to be paid (BT-9); of an order the end of its validity.
    pub due_date: Option<Date>,
    /// The buyer's orders it refers to (BT-13), each once, in the order of the file. May hold a placeholder.
    pub order_references: Vec<String>,
    /// Earlier documents it corrects, replaces or continues (BT-25). What an answer answers stands in
    /// [`Response::refers_to`] instead.
    pub preceding_references: Vec<Reference>,
    /// What it says about another document; only answers, confirmations and status updates have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub response: Option<Response>,
    /// How the goods travel; only ship notices have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shipment: Option<Shipment>,
    /// That it is paid already, as far as its issuer says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paid: Option<Paid>,
    /// Its lines.
    pub lines: Vec<Line>,
    /// Free text for the reader of the whole document, from a stranger: escape it.
    pub notes: Vec<String>,
    /// Files inside the file.
    pub attachments: Vec<Embedded>,
    /// Accounts to pay to, mostly IBANs (BT-84).
    pub payee_accounts: Vec<String>,
    /// Names given by networks and systems: `payload_id`, `uuid`, `sbdh`, `ksef`, `sales_order`, `buyer_reference`,
    /// `contract`, `customer_number`, `delivery_note`.
    pub external_ids: Vec<(String, String)>,
    /// The buyer wrote this invoice or credit note in the seller's name.
    pub self_billed: bool,
    /// When the goods came, or shall come, or are promised for.
    pub delivery_date: Option<Date>,
    /// Days to pay in, where terms are given instead of a date.
    pub payment_days: Option<u32>,
    /// The terms of payment in words (BT-20), where they are given. From a stranger: escape them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_terms: Option<String>,
    /// What looks wrong. Never a reason to refuse.
    pub warnings: Vec<Finding>,
}

impl Document {
    /// The side that may issue this document and to whom its number belongs.
    pub fn issued_by(&self) -> Side {
        match self.kind {
            Kind::Invoice | Kind::CreditNote if self.self_billed => Side::Buyer,
            kind => kind.issued_by(),
        }
    }

    /// Takes from the name of the file what the document itself does not hold: the number that `KSeF` gave an invoice
    /// (`ksef` in [`Document::external_ids`]), if it is the seller's and its check digits are right.
    pub fn learn_from_name(&mut self, file: &str) {
        if self.format != Format::Ksef || self.external_ids.iter().any(|(kind, _)| kind == "ksef") {
            return;
        }
        let Some(number) = ksef::number_in(file) else { return };
        if self.seller.scheme_values().iter().any(|(scheme, nip)| scheme == "nip" && number.starts_with(nip.as_str())) {
            self.external_ids.push(("ksef".to_owned(), number));
        }
    }

    /// The number of the order that a document of orders belongs to. UBL gives changes and cancellations numbers of their
    /// own and names the order beside; everywhere else all versions share one.
    pub fn order_number(&self) -> Option<&str> {
        let own = Some(self.number.as_str());
        match self.kind {
            Kind::Order => own,
            Kind::OrderChange | Kind::OrderCancel => self.order_references.first().map(String::as_str).or(own),
            _ => None,
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
fn is_false(value: &bool) -> bool {
    !value
}

/// A family of formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Commerce XML of the procurement networks.
    Cxml,
    /// OASIS Universal Business Language 2.
    #[default]
    Ubl,
    /// UN/CEFACT Cross Industry Invoice.
    Cii,
    /// Poland's structured invoice.
    Ksef,
}

impl Format {
    /// The word used in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Cxml => "cxml",
            Self::Ubl => "ubl",
            Self::Cii => "cii",
            Self::Ksef => "ksef",
        }
    }
}

/// What a document is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A purchase order.
    Order,
    /// A new version of an order.
    OrderChange,
    /// The withdrawal of an order.
    OrderCancel,
    /// The seller's answer to an order.
    Confirmation,
    /// Goods are on their way.
    ShipNotice,
    /// A claim for payment.
    #[default]
    Invoice,
    /// An invoice in the other direction.
    CreditNote,
    /// The buyer's answer to an invoice.
    Response,
    /// Where some other document stands.
    StatusUpdate,
}

impl Kind {
    /// The word used in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Order => "order",
            Self::OrderChange => "order_change",
            Self::OrderCancel => "order_cancel",
            Self::Confirmation => "confirmation",
            Self::ShipNotice => "ship_notice",
            Self::Invoice => "invoice",
            Self::CreditNote => "credit_note",
            Self::Response => "response",
            Self::StatusUpdate => "status_update",
        }
    }

    /// The side that issues this kind, self-billing apart: see [`Document::issued_by`].
    pub fn issued_by(self) -> Side {
        match self {
            Self::Order | Self::OrderChange | Self::OrderCancel | Self::Response => Side::Buyer,
            Self::Confirmation | Self::ShipNotice | Self::Invoice | Self::CreditNote => Side::Seller,
            Self::StatusUpdate => Side::Either,
        }
    }
}

/// A side of a trade.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// The one who pays.
    Buyer,
    /// The one who delivers.
    Seller,
    /// Both may.
    Either,
}

/// How a document relates to what was sent before under its number.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Revision {
    /// New, or a change, or a withdrawal.
    pub operation: Operation,
    /// The issuer's own count, as written (cXML `orderVersion`).
    pub version: Option<String>,
}

/// What a revision does (cXML `type` of an order, `operation` of an invoice).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operation {
    /// It stands by itself.
    #[default]
    New,
    /// It takes the place of the earlier one.
    Update,
    /// It withdraws the earlier one.
    Delete,
}

/// What the issuer says has been paid before the document was written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Paid {
    /// All of it, not a part.
    pub whole: bool,
    /// The last day on which something was paid.
    pub on: Option<Date>,
    /// How much, where it is stated (BT-113).
    pub amount: Option<Decimal>,
}

/// One line of an order, an invoice, a confirmation or a ship notice. There may be ten thousands of them, so JSON leaves out what a line does not have.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Line {
    /// The line's number as written (BT-126).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// What it is (BT-153).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// More about it (BT-154).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The seller's article number, else a standard one, else the buyer's (BT-155 … BT-157).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part_number: Option<String>,
    /// How much (BT-129).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Decimal>,
    /// The unit as a code, mostly of UN/ECE Recommendation 20 (BT-130).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The price without tax (BT-146), of one unit unless `price_quantity` says otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<Decimal>,
    /// How many units that price is for, where it is not one (BT-149).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price_quantity: Option<Decimal>,
    /// The line's amount without tax, if it is stated (BT-131).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<Decimal>,
    /// The tax rate in percent (BT-152).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tax_rate: Option<Decimal>,
    /// The line of the order it belongs to, as numbered there (BT-132).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_line: Option<String>,
    /// The order it belongs to, where the line itself says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<String>,
    /// When this line came, shall come, or is promised for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery_date: Option<Date>,
    /// What the seller says about this line of an order; several where a part is accepted and a part is not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub statuses: Vec<LineStatus>,
    /// How the line was before a correction (`KSeF` `StanPrzed`); its amounts are taken off, not added.
    #[serde(skip_serializing_if = "is_false")]
    pub before_correction: bool,
    /// Free text about this line (BT-127), from a stranger: escape it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// A file inside a document; its bytes stay in the original.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Embedded {
    /// The file's name as written, else the reference's number. From a stranger.
    pub name: String,
    /// What the issuer says it is. Not to be trusted.
    pub media_type: String,
    /// Bytes, once decoded.
    pub size: u64,
}
