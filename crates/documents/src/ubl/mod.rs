//! UBL 2: bills, orders, what is answered to them, and ship notices; also as used by Peppol BIS 3, EN 16931 and `XRechnung`.

mod answer;
mod lines;
mod party;
mod shapes;
mod shipment;
mod totals;

pub(crate) use shapes::{Shape, shape};

use crate::value::Values;
use crate::xml::{Element, distinct};
use crate::{Document, Format, Kind, Operation, Reference, Revision, embedded, reference, untdid};

/// UBL 2.0 to 2.5 share these. A child in any other namespace is an extension and is not read.
const COMPONENTS: &[&str] = &[
    "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
    "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
];

pub(crate) fn read(root: Element<'_>, shape: &Shape) -> Document {
    let root = root.within(COMPONENTS);
    let mut values = Values::default();
    let type_code = root.text(shape.type_code);
    let party = if shape.kind == Kind::ShipNotice { party::read_all } else { party::read };
    let mut document = Document {
        format: Format::Ubl,
        profile: root.text("CustomizationID"),
        kind: kind(shape, type_code.as_deref()),
        correction: shape.root == "Invoice" && type_code.as_deref() == Some("384"),
        number: root.text("ID").unwrap_or_default(),
        issue_date: values.date("BT-2", root.text("IssueDate")),
        revision: revision(root, shape),
        seller: party(root, shape.seller),
        buyer: party(root, shape.buyer),
        currency: currency(root, shape),
        due_date: values.date("BT-9", root.text_of(shape.due)),
        order_references: references(root, shape.line),
        preceding_references: references_at(root, shape.preceding, &mut values),
        notes: notes(root),
        attachments: embedded::listed(root),
        payee_accounts: root.texts("PaymentMeans/PayeeFinancialAccount/ID"),
        external_ids: external_ids(root),
        delivery_date: values.date("BT-72", root.text_of(shape.delivery)),
        payment_terms: root.first("PaymentTerms/Note").and_then(Element::paragraphs),
        shipment: shipment::read(root, shape, &mut values),
        lines: lines::read(root, shape, &mut values),
        ..Document::default()
    };
    document.self_billed = self_billed(shape, type_code.as_deref(), document.profile.as_deref());
    totals::read(root, shape, &mut document, &mut values);
    answer::read(root, shape, type_code.clone(), &mut document, &mut values);
    document.type_code = type_code.filter(|_| document.response.is_none());
    document.warnings.splice(0..0, values.findings);
    document
}

/// An Invoice with one of the credit codes of EN 16931 (a subset of UNTDID 1001) is a credit note all the same.
fn kind(shape: &Shape, type_code: Option<&str>) -> Kind {
    match type_code {
        Some(code) if shape.kind == Kind::Invoice && untdid::is_credit(code) => Kind::CreditNote,
        _ => shape.kind,
    }
}

fn revision(root: Element<'_>, shape: &Shape) -> Revision {
    let operation = match shape.kind {
        Kind::OrderChange => Operation::Update,
        Kind::OrderCancel => Operation::Delete,
        _ => Operation::New,
    };
    Revision { operation, version: root.text("SequenceNumberID").filter(|_| operation == Operation::Update) }
}

/// By its root, its type code, or Peppol's profile.
fn self_billed(shape: &Shape, type_code: Option<&str>, profile: Option<&str>) -> bool {
    shape.root.starts_with("SelfBilled")
        || type_code.is_some_and(untdid::is_self_billed)
        || profile.is_some_and(|profile| profile.contains(":selfbilling:"))
}

/// The currency of the document; an order need not name it, but every amount does. What has no total has no currency either,
/// even where it values goods for the customs.
fn currency(root: Element<'_>, shape: &Shape) -> Option<String> {
    if matches!(shape.kind, Kind::ShipNotice | Kind::Response) {
        return None;
    }
    let totals = root.first(shape.monetary);
    let payable = || totals.and_then(|totals| totals.attribute_at("PayableAmount", "currencyID"));
    let others = || totals.and_then(|totals| totals.attribute_below("currencyID"));
    root.text("DocumentCurrencyCode").or_else(payable).or_else(others).or_else(|| root.attribute_below("currencyID"))
}

/// The orders of the whole, then those of its lines; a confirmation keeps the latter beside its line, not in it.
fn references(root: Element<'_>, line: &str) -> Vec<String> {
    let outer = line.split('/').next().unwrap_or_default();
    let paths = [line, outer].map(|line| format!("{line}/OrderLineReference/OrderReference/ID"));
    let lines = paths.iter().flat_map(|path| root.texts(path));
    distinct(root.texts("OrderReference/ID").into_iter().chain(lines))
}

/// The documents referred to at these paths, each once.
fn references_at(root: Element<'_>, paths: &[(&str, Kind)], values: &mut Values) -> Vec<Reference> {
    let mut found: Vec<Reference> = Vec::new();
    for (path, kind) in paths {
        for element in root.all(path) {
            let Some(number) = element.text("ID") else { continue };
            let date = values.date("BT-26", element.text("IssueDate"));
            reference::add(&mut found, Reference { date, ..Reference::numbered(*kind, number) });
        }
    }
    found
}

fn notes(root: Element<'_>) -> Vec<String> {
    let said = ["Note", "CancellationNote", "RejectionNote", "DocumentResponse/Response/Description"];
    said.iter().flat_map(|path| root.all(path)).filter_map(Element::paragraphs).collect()
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
        ("customer_number", "AccountingCustomerParty/SupplierAssignedAccountID"),
        ("customer_number", "BuyerCustomerParty/SupplierAssignedAccountID"),
        ("delivery_note", "DespatchDocumentReference/ID"),
    ];
    named.into_iter().filter_map(|(name, path)| Some((name.to_owned(), root.text(path)?))).collect()
}
