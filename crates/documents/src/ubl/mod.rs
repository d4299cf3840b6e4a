//! UBL 2: `Invoice`, `CreditNote` and `Order`, also as used by Peppol BIS 3, EN 16931 and `XRechnung`.

mod lines;
mod party;
mod totals;

use crate::value::Values;
use crate::xml::{Element, distinct};
use crate::{Document, Embedded, Format, Kind, Reference};

const ROOTS: &str = "urn:oasis:names:specification:ubl:schema:xsd:";
/// UBL 2.0 to 2.5 share these. A child in any other namespace is an extension and is not read.
const COMPONENTS: &[&str] = &[
    "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
    "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
];

/// Where one type of document keeps what the others keep elsewhere.
pub(crate) struct Shape {
    root: &'static str,
    kind: Kind,
    /// Where its type code is (BT-3).
    type_code: &'static str,
    /// Paths to the selling and the buying party, the proper one first.
    seller: [&'static str; 2],
    buyer: [&'static str; 2],
    monetary: &'static str,
    line: &'static str,
    quantity: &'static str,
    /// What comes nearest to the day of payment (BT-9).
    due: &'static [&'static str],
    /// Earlier documents it corrects or replaces.
    preceding: &'static [(&'static str, Kind)],
}

const BILLED: &[(&str, Kind)] = &[
    ("BillingReference/InvoiceDocumentReference", Kind::Invoice),
    ("BillingReference/SelfBilledInvoiceDocumentReference", Kind::Invoice),
    ("BillingReference/CreditNoteDocumentReference", Kind::CreditNote),
    ("BillingReference/SelfBilledCreditNoteDocumentReference", Kind::CreditNote),
];
const PAID: &[&str] = &["DueDate", "PaymentMeans/PaymentDueDate", "PaymentTerms/PaymentDueDate"];

const SHAPES: [Shape; 3] = [
    Shape {
        root: "Invoice",
        kind: Kind::Invoice,
        type_code: "InvoiceTypeCode",
        seller: ["AccountingSupplierParty/Party", "SellerSupplierParty/Party"],
        buyer: ["AccountingCustomerParty/Party", "BuyerCustomerParty/Party"],
        monetary: "LegalMonetaryTotal",
        line: "InvoiceLine",
        quantity: "InvoicedQuantity",
        due: PAID,
        preceding: BILLED,
    },
    Shape {
        root: "CreditNote",
        kind: Kind::CreditNote,
        type_code: "CreditNoteTypeCode",
        seller: ["AccountingSupplierParty/Party", "SellerSupplierParty/Party"],
        buyer: ["AccountingCustomerParty/Party", "BuyerCustomerParty/Party"],
        monetary: "LegalMonetaryTotal",
        line: "CreditNoteLine",
        quantity: "CreditedQuantity",
        due: PAID,
        preceding: BILLED,
    },
    Shape {
        root: "Order",
        kind: Kind::Order,
        type_code: "OrderTypeCode",
        seller: ["SellerSupplierParty/Party", "AccountingSupplierParty/Party"],
        buyer: ["BuyerCustomerParty/Party", "AccountingCustomerParty/Party"],
        monetary: "AnticipatedMonetaryTotal",
        line: "OrderLine/LineItem",
        quantity: "Quantity",
        due: &["ValidityPeriod/EndDate"],
        preceding: &[("OrderDocumentReference", Kind::Order)],
    },
];

/// The shape to read this root element by; nothing if it is not one of the three.
pub(crate) fn shape(root: Element<'_>) -> Option<&'static Shape> {
    let document = root.namespace().strip_prefix(ROOTS)?.strip_suffix("-2")?;
    SHAPES.iter().find(|shape| shape.root == root.name() && shape.root == document)
}

pub(crate) fn read(root: Element<'_>, shape: &Shape) -> Document {
    let root = root.within(COMPONENTS);
    let mut values = Values::default();
    let type_code = root.text(shape.type_code);
    let mut document = Document {
        format: Format::Ubl,
        profile: root.text("CustomizationID"),
        kind: kind(shape, type_code.as_deref()),
        number: root.text("ID").unwrap_or_default(),
        issue_date: values.date("BT-2", root.text("IssueDate")),
        seller: party::read(root, &shape.seller),
        buyer: party::read(root, &shape.buyer),
        currency: currency(root, shape),
        due_date: values.date("BT-9", root.text_of(shape.due)),
        order_references: references(root, shape.line),
        preceding_references: references_at(root, shape.preceding, &mut values),
        notes: notes(root),
        attachments: attachments(root),
        payee_accounts: root.texts("PaymentMeans/PayeeFinancialAccount/ID"),
        external_ids: external_ids(root),
        delivery_date: values.date("BT-72", root.text_of(&["Delivery/ActualDeliveryDate", "Delivery/RequestedDeliveryPeriod/EndDate"])),
        lines: lines::read(root, shape, &mut values),
        ..Document::default()
    };
    document.self_billed = self_billed(type_code.as_deref(), document.profile.as_deref());
    totals::read(root, shape, &mut document, &mut values);
    document.warnings.splice(0..0, values.findings);
    document
}

/// An Invoice with one of the credit codes of EN 16931 (a subset of UNTDID 1001) is a credit note all the same.
fn kind(shape: &Shape, type_code: Option<&str>) -> Kind {
    match type_code {
        Some("81" | "83" | "261" | "262" | "296" | "308" | "381" | "396" | "420" | "458" | "532") if shape.kind == Kind::Invoice => {
            Kind::CreditNote
        }
        _ => shape.kind,
    }
}

/// UNTDID 1001: 389 self-billed invoice, 261 self-billed credit note, 527 self-billed debit note; or Peppol's profile.
fn self_billed(type_code: Option<&str>, profile: Option<&str>) -> bool {
    matches!(type_code, Some("389" | "261" | "527")) || profile.is_some_and(|profile| profile.contains(":selfbilling:"))
}

/// The currency of the document; an order need not name it, but every amount does.
fn currency(root: Element<'_>, shape: &Shape) -> Option<String> {
    let amounts = || root.first(shape.monetary).and_then(|totals| totals.attribute_below("currencyID"));
    root.text("DocumentCurrencyCode").or_else(amounts).or_else(|| root.attribute_below("currencyID"))
}

fn references(root: Element<'_>, line: &str) -> Vec<String> {
    let head = root.texts("OrderReference/ID");
    let lines = root.texts(&format!("{line}/OrderLineReference/OrderReference/ID"));
    distinct(head.into_iter().chain(lines))
}

/// The documents referred to at these paths, each once.
fn references_at(root: Element<'_>, paths: &[(&str, Kind)], values: &mut Values) -> Vec<Reference> {
    let mut found: Vec<Reference> = Vec::new();
    for (path, kind) in paths {
        for element in root.all(path) {
            let Some(number) = element.text("ID") else { continue };
            let date = values.date("BT-26", element.text("IssueDate"));
            let reference = Reference { date, ..Reference::numbered(*kind, number) };
            if !found.contains(&reference) {
                found.push(reference);
            }
        }
    }
    found
}

fn notes(root: Element<'_>) -> Vec<String> {
    root.all("Note").into_iter().filter_map(Element::paragraphs).collect()
}

fn external_ids(root: Element<'_>) -> Vec<(String, String)> {
    let named = [
        ("uuid", "UUID"),
        ("buyer_reference", "BuyerReference"),
        ("buyer_reference", "CustomerReference"),
        ("sales_order", "OrderReference/SalesOrderID"),
        ("sales_order", "SalesOrderID"),
        ("contract", "ContractDocumentReference/ID"),
        ("contract", "Contract/ID"),
    ];
    named.into_iter().filter_map(|(name, path)| Some((name.to_owned(), root.text(path)?))).collect()
}

fn attachments(root: Element<'_>) -> Vec<Embedded> {
    let references = root.all("AdditionalDocumentReference");
    let embedded = references.into_iter().flat_map(|reference| {
        let objects = reference.all("Attachment/EmbeddedDocumentBinaryObject");
        objects.into_iter().map(move |object| Embedded {
            name: object.attribute("filename").map(str::to_owned).or_else(|| reference.text("ID")).unwrap_or_default(),
            media_type: object.attribute("mimeCode").unwrap_or_default().to_owned(),
            size: object.paragraphs().map_or(0, |text| decoded_size(&text)),
        })
    });
    embedded.collect()
}

/// Bytes that a Base64 text stands for: three for every four characters, white space and padding apart (RFC 4648).
fn decoded_size(base64: &str) -> u64 {
    let characters = base64.bytes().filter(|byte| !byte.is_ascii_whitespace() && *byte != b'=').count();
    characters as u64 * 3 / 4
}
