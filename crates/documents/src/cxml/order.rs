//! `OrderRequest`: new, changed and cancelled orders.

use super::{Envelope, comments, currency, extrinsic, money, parties, payment_days, references};
use crate::checks::{sum, total};
use crate::value::Values;
use crate::xml::Element;
use crate::{Document, Format, Kind, Line, Operation, Party, Revision};

pub(super) fn read(request: Element<'_>, envelope: &Envelope<'_>, values: &mut Values) -> Document {
    let Some(header) = request.first("OrderRequestHeader") else {
        return Document { format: Format::Cxml, kind: Kind::Order, ..Document::default() };
    };
    let (kind, operation) = match header.attribute("type").map(str::to_ascii_lowercase).as_deref() {
        Some("update") => (Kind::OrderChange, Operation::Update),
        Some("delete") => (Kind::OrderCancel, Operation::Delete),
        _ => (Kind::Order, Operation::New),
    };
    let items = request.all("ItemOut");
    let document = Document {
        format: Format::Cxml,
        kind,
        number: header.attribute("orderID").unwrap_or_default().to_owned(),
        issue_date: values.date("BT-2", header.attribute("orderDate").map(str::to_owned)),
        revision: Revision { operation, version: header.attribute("orderVersion").map(str::to_owned) },
        seller: seller(header, envelope),
        buyer: buyer(header, envelope),
        currency: currency(request, &["OrderRequestHeader/Total/Money", "OrderRequestHeader/Total"]),
        total_payable: values.amount("BT-115", money(header, "Total")),
        tax: values.amount("BT-110", money(header, "Tax")),
        preceding_references: references::replaced(header, Kind::Order),
        notes: comments(header.descendants("Comments")),
        external_ids: external_ids(header),
        delivery_date: values.date("BT-72", delivery_date(header, &items)),
        payment_days: payment_days(header),
        lines: items.iter().map(|item| line(*item, values)).collect(),
        ..Document::default()
    };
    values.findings.extend(
        sum_of_items(&document, &items).and_then(|expected| sum("BT-115", expected, document.total_payable?, document.lines.len())),
    );
    document
}

fn seller(header: Element<'_>, envelope: &Envelope<'_>) -> Party {
    let mut seller = parties::credentials(envelope.to);
    let contact = parties::by_role(&header.all("Contact"), &["supplierCorporate", "supplier", "supplierAccount", "sales"]);
    parties::describe(&mut seller, contact);
    if let Some(contact) = contact {
        parties::add_references(&mut seller, contact);
    }
    parties::describe(&mut seller, envelope.to.and_then(|to| to.first("Correspondent/Contact")));
    parties::add(&mut seller, Some("supplierVatID"), extrinsic(header, "supplierVatID"));
    seller
}

fn buyer(header: Element<'_>, envelope: &Envelope<'_>) -> Party {
    let mut buyer = parties::credentials(envelope.from);
    if let Some(bill_to) = header.first("BillTo") {
        parties::describe(&mut buyer, bill_to.first("Address"));
        parties::add_references(&mut buyer, bill_to);
    }
    let partners: Vec<_> = header.all("BusinessPartner").into_iter().chain(header.all("Contact")).collect();
    let partner = parties::by_role(&partners, &["soldTo", "buyerCorporate", "buyer", "purchasingAgent"]);
    parties::describe(&mut buyer, partner.map(|partner| partner.first("Address").unwrap_or(partner)));
    parties::add(&mut buyer, Some("buyerVatID"), extrinsic(header, "buyerVatID"));
    buyer
}

fn external_ids(header: Element<'_>) -> Vec<(String, String)> {
    let named = [("contract", "agreementID"), ("requisition", "requisitionID")];
    named.iter().filter_map(|(name, attribute)| Some(((*name).to_owned(), header.attribute(attribute)?.to_owned()))).collect()
}

fn delivery_date(header: Element<'_>, items: &[Element<'_>]) -> Option<String> {
    let asked = std::iter::once(header).chain(items.iter().copied());
    asked.into_iter().find_map(|element| element.attribute("requestedDeliveryDate")).map(str::to_owned)
}

fn line(item: Element<'_>, values: &mut Values) -> Line {
    // A blanket order describes what may be called off in an element of its own.
    let detail = item.first("ItemDetail").or_else(|| item.first("BlanketItemDetail"));
    let text = |path: &str| detail.and_then(|detail| detail.text(path));
    Line {
        number: item.attribute("lineNumber").map(str::to_owned),
        name: text("Description/ShortName").or_else(|| text("Description")),
        description: text("Description").filter(|_| text("Description/ShortName").is_some()),
        part_number: item.text_of(&["ItemID/SupplierPartID", "ItemID/BuyerPartID"]),
        quantity: values.amount("BT-129", item.attribute("quantity").map(str::to_owned)),
        unit: text("UnitOfMeasure"),
        price: values.amount("BT-146", detail.and_then(|detail| money(detail, "UnitPrice"))),
        price_quantity: values.price_quantity(detail.and_then(|detail| detail.attribute_at("PriceBasisQuantity", "quantity"))),
        total: None,
        notes: comments(item.descendants("Comments")),
        ..Line::default()
    }
}

/// The sum of quantity and price, where nothing else has a part in the total: no modifications, other price
/// quantities, or lines within lines.
fn sum_of_items(document: &Document, items: &[Element<'_>]) -> Option<rust_decimal::Decimal> {
    let complicated = ["Modifications", "PriceBasisQuantity", "BlanketItemDetail", "SpendDetail"];
    let plain = |item: &Element<'_>| {
        item.attribute("parentLineNumber").is_none() && complicated.iter().all(|name| item.descendants(name).next().is_none())
    };
    if items.is_empty() || !items.iter().all(plain) {
        return None;
    }
    let amounts: Option<Vec<_>> = document.lines.iter().map(|line| line.quantity?.checked_mul(line.price?)).collect();
    total(amounts?)
}
