//! `InvoiceDetailRequest`: invoices, debit memos and credit memos.

use jiff::ToSpan;
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Envelope, comments, currency, extrinsic, parties, payment_days};
use crate::checks::{sum, total};
use crate::value::Values;
use crate::xml::{Element, distinct};
use crate::{Document, Finding, Format, Kind, Line, Operation, Party, Reference, Revision};

const LINES: [&str; 3] = ["InvoiceDetailItem", "InvoiceDetailServiceItem", "InvoiceDetailOrderSummary"];
/// Longer terms than ten years are a mistake in the file.
const MAX_DAYS: u32 = 3660;

pub(super) fn read(request: Element<'_>, envelope: &Envelope<'_>, values: &mut Values) -> Document {
    let Some(header) = request.first("InvoiceDetailRequestHeader") else {
        return Document { format: Format::Cxml, kind: Kind::Invoice, ..Document::default() };
    };
    let mut document = Document {
        format: Format::Cxml,
        kind: kind(header),
        number: header.attribute("invoiceID").unwrap_or_default().to_owned(),
        issue_date: values.date("BT-2", header.attribute("invoiceDate").map(str::to_owned)),
        revision: Revision { operation: operation(header, values), version: None },
        self_billed: ["customer", "buyer"].iter().any(|origin| header.says("invoiceOrigin", origin)),
        order_references: order_references(request),
        preceding_references: preceding(header),
        notes: comments(header.descendants("Comments")),
        payee_accounts: payee_accounts(header),
        external_ids: external_ids(request),
        delivery_date: values.date("BT-72", header.attribute_at("InvoiceDetailShipping", "shippingDate")),
        payment_days: payment_days(header),
        lines: lines(request, values),
        ..Document::default()
    };
    (document.seller, document.buyer) = both_parties(header, envelope, document.self_billed);
    document.due_date = computed_due(&document, values);
    totals(request, &mut document, values);
    document
}

/// Credit memos, of a whole invoice or of lines, are credit notes; a debit memo asks for money and stays an invoice.
fn kind(header: Element<'_>) -> Kind {
    let credits = ["creditMemo", "lineLevelCreditMemo"].iter().any(|purpose| header.says("purpose", purpose));
    if credits { Kind::CreditNote } else { Kind::Invoice }
}

fn operation(header: Element<'_>, values: &mut Values) -> Operation {
    if header.says("operation", "delete") {
        values.findings.push(Finding::new("invoice-deleted", None));
        return Operation::Delete;
    }
    Operation::New
}

/// Seller and buyer. `From` sends, so on a self-billed invoice it is the buyer.
fn both_parties(header: Element<'_>, envelope: &Envelope<'_>, self_billed: bool) -> (Party, Party) {
    let (from, to) = (parties::credentials(envelope.from), parties::credentials(envelope.to));
    let (mut seller, mut buyer) = if self_billed { (to, from) } else { (from, to) };
    let partners = header.all("InvoicePartner");
    fill(&mut seller, &partners, &["from", "remitTo", "issuerOfInvoice", "supplierCorporate"], "from");
    fill(&mut buyer, &partners, &["soldTo", "billTo", "buyerCorporate"], "soldTo");
    parties::add(&mut seller, Some("supplierVatID"), extrinsic(header, "supplierVatID"));
    parties::add(&mut buyer, Some("buyerVatID"), extrinsic(header, "buyerVatID"));
    (seller, buyer)
}

/// Names and addresses may come from any of the roles. Identifiers come from the firm itself, else from the first role
/// there is: the one to pay may be a bank.
fn fill(party: &mut Party, partners: &[Element<'_>], roles: &[&str], own: &str) {
    let with_role =
        |role: &str| partners.iter().copied().find(|partner| partner.all("Contact").iter().any(|contact| contact.says("role", role)));
    for partner in roles.iter().filter_map(|role| with_role(role)) {
        parties::describe(party, parties::by_role(&partner.all("Contact"), roles));
    }
    if let Some(partner) = with_role(own).or_else(|| roles.iter().find_map(|role| with_role(role))) {
        parties::add_references(party, partner);
    }
}

fn order_references(request: Element<'_>) -> Vec<String> {
    let infos = request.descendants("InvoiceDetailOrderInfo");
    distinct(infos.filter_map(|info| {
        info.attribute_at("OrderReference", "orderID")
            .or_else(|| info.attribute_at("OrderIDInfo", "orderID"))
            .or_else(|| info.attribute_at("OrderReference/DocumentReference", "payloadID"))
    }))
}

/// The invoice a memo corrects, or that a delete withdraws.
fn preceding(header: Element<'_>) -> Vec<Reference> {
    let number = header.attribute_at("InvoiceIDInfo", "invoiceID").map(|number| Reference::numbered(Kind::Invoice, number));
    let payload = header.attribute_at("DocumentReference", "payloadID");
    let payload = payload.map(|payload| Reference::named(Kind::Invoice, "payload_id", payload));
    number.into_iter().chain(payload).collect()
}

fn payee_accounts(header: Element<'_>) -> Vec<String> {
    let references = header.all("InvoicePartner/IdReference");
    let accounts = references
        .into_iter()
        .filter(|reference| ["ibanID", "bankAccountID", "accountID"].iter().any(|domain| reference.says("domain", domain)));
    distinct(accounts.filter_map(|reference| reference.attribute("identifier").map(str::to_owned)))
}

/// The seller's own order numbers and the contracts. Some networks put the contract's number where its payload id belongs.
fn external_ids(request: Element<'_>) -> Vec<(String, String)> {
    let orders = request.descendants("SupplierOrderInfo").filter_map(|info| info.attribute("orderID").map(str::to_owned));
    let contracts = request.descendants("MasterAgreementReference").filter_map(|reference| {
        let number = reference.attribute("agreementID").map(str::to_owned);
        number.or_else(|| reference.attribute_at("DocumentReference", "payloadID"))
    });
    let orders = distinct(orders).into_iter().map(|id| ("sales_order".to_owned(), id));
    let contracts = distinct(contracts).into_iter().map(|id| ("contract".to_owned(), id));
    orders.chain(contracts).collect()
}

/// cXML has no due date, only days.
fn computed_due(document: &Document, values: &mut Values) -> Option<Date> {
    let days = document.payment_days.filter(|days| *days <= MAX_DAYS)?;
    let due = document.issue_date?.checked_add(i64::from(days).days()).ok()?;
    values.findings.push(Finding::about("due-date-computed", "BT-9").with("value", due).with("days", days));
    Some(due)
}

fn lines(request: Element<'_>, values: &mut Values) -> Vec<Line> {
    let orders = request.elements().filter(|element| matches!(element.name(), "InvoiceDetailOrder" | "InvoiceDetailHeaderOrder"));
    let items = orders.flat_map(Element::elements).filter(|element| LINES.contains(&element.name()));
    items.map(|item| line(item, values)).collect()
}

fn line(item: Element<'_>, values: &mut Values) -> Line {
    let reference = item.first("InvoiceDetailItemReference").or_else(|| item.first("InvoiceDetailServiceItemReference"));
    let text = |path: &str| reference.and_then(|reference| reference.text(path));
    let unit_price = item.text_of(&["UnitPrice/Money", "UnitRate/UnitPrice/Money", "UnitRate/Money"]);
    Line {
        number: item.attribute("invoiceLineNumber").map(str::to_owned),
        name: text("Description/ShortName").or_else(|| text("Description")),
        description: text("Description").filter(|_| text("Description/ShortName").is_some()),
        part_number: text("ItemID/SupplierPartID").or_else(|| text("ItemID/BuyerPartID")),
        quantity: values.amount("BT-129", item.attribute("quantity").map(str::to_owned)),
        unit: item.text_of(&["UnitOfMeasure", "UnitRate/UnitOfMeasure"]),
        price: values.amount("BT-146", unit_price),
        price_quantity: values.price_quantity(item.attribute_at("PriceBasisQuantity", "quantity")),
        total: values.amount("BT-131", item.text_of(&["SubtotalAmount/Money", "NetAmount/Money", "GrossAmount/Money"])),
        notes: comments(item.descendants("Comments")),
        ..Line::default()
    }
}

fn totals(request: Element<'_>, document: &mut Document, values: &mut Values) {
    let payable = ["DueAmount/Money", "NetAmount/Money", "GrossAmount/Money"];
    let Some(summary) = request.first("InvoiceDetailSummary") else {
        document.currency = currency(request, &[]);
        return;
    };
    document.currency = payable.iter().find_map(|path| summary.attribute_at(path, "currency")).or_else(|| currency(request, &[]));
    document.total_payable = values.amount("BT-115", summary.text_of(&payable));
    document.net = values.amount("BT-109", summary.text_of(&["TotalAmountWithoutTax/Money", "SubtotalAmount/Money"]));
    document.tax = tax(summary, values);
    let findings = sums(summary, document, values);
    values.findings.extend(findings);
}

fn tax(summary: Element<'_>, values: &mut Values) -> Option<Decimal> {
    if let Some(amount) = summary.text("Tax/Money") {
        return values.amount("BT-110", Some(amount));
    }
    let details = summary.all("Tax/TaxDetail/TaxAmount/Money");
    let amounts: Option<Vec<Decimal>> = details.into_iter().map(|money| values.amount("BT-110", money.own_text())).collect();
    amounts.filter(|amounts| !amounts.is_empty()).and_then(total)
}

/// The lines against their subtotal, and the subtotal with tax and charges against the gross amount, unless
/// modifications have a part in it.
fn sums(summary: Element<'_>, document: &Document, values: &mut Values) -> Vec<Finding> {
    let mut amount = |field, path| values.amount(field, summary.text(path));
    let subtotal = amount("BT-106", "SubtotalAmount/Money");
    let gross = amount("BT-112", "GrossAmount/Money");
    let charges = [amount("BT-108", "ShippingAmount/Money"), amount("BT-108", "SpecialHandlingAmount/Money")];
    let of_lines: Option<Vec<Decimal>> = document.lines.iter().map(|line| line.total).collect();
    let of_lines = of_lines.filter(|totals| !totals.is_empty()).and_then(total);
    let modified = summary.descendants("Modification").next().is_some()
        || ["TotalCharges", "TotalAllowances"].iter().any(|path| summary.first(path).is_some());
    let expected = subtotal
        .filter(|_| !modified)
        .and_then(|subtotal| total([subtotal, document.tax?].into_iter().chain(charges.into_iter().flatten())));
    let pairs = [("BT-106", of_lines, subtotal), ("BT-112", expected, gross)];
    pairs.into_iter().filter_map(|(field, expected, actual)| sum(field, expected?, actual?, 1)).collect()
}
