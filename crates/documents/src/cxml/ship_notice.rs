//! `ShipNoticeRequest`: goods on their way, for one order or several.

use super::{Envelope, comments, extrinsic, money, operation, parties, references};
use crate::value::Values;
use crate::xml::{Element, distinct};
use crate::{Document, Format, Kind, Line, Party, Revision, Shipment};

pub(super) fn read(request: Element<'_>, envelope: &Envelope<'_>, values: &mut Values) -> Document {
    let Some(header) = request.first("ShipNoticeHeader") else {
        return Document { format: Format::Cxml, kind: Kind::ShipNotice, ..Document::default() };
    };
    let text = |name: &str| header.attribute(name).map(str::to_owned);
    let portions = request.all("ShipNoticePortion");
    let orders = references::orders(portions.iter().copied(), values);
    let contacts: Vec<Element<'_>> =
        [header].iter().chain(&request.all("ShipControl")).chain(&portions).flat_map(|element| element.all("Contact")).collect();
    let several = orders.len() > 1;
    let (notes, remarks) = (header.descendants("Comments"), request.all("ShipControl/Comments"));
    Document {
        format: Format::Cxml,
        kind: Kind::ShipNotice,
        type_code: text("shipmentType"),
        number: text("shipmentID").unwrap_or_default(),
        issue_date: values.date("BT-2", text("noticeDate")),
        revision: Revision { operation: operation(header), version: None },
        seller: side(envelope.from, &contacts, &["shipFrom", "supplierCorporate", "from", "sales"]),
        buyer: side(envelope.to, &contacts, &["shipTo", "buyerCorporate", "soldTo", "billTo"]),
        order_references: references::names(&orders),
        preceding_references: references::replaced(header, Kind::ShipNotice),
        notes: comments(notes.chain(remarks).chain(portions.iter().flat_map(|portion| portion.all("Comments")))),
        delivery_date: values.date("BT-72", text("deliveryDate")),
        shipment: Some(shipment(request, header, values)),
        lines: portions.iter().flat_map(|portion| lines(*portion, several, values)).collect(),
        ..Document::default()
    }
}

fn side(end: Option<Element<'_>>, contacts: &[Element<'_>], roles: &[&str]) -> Party {
    let mut party = parties::credentials(end);
    parties::describe(&mut party, parties::by_role(contacts, roles));
    parties::describe(&mut party, end.and_then(|end| end.first("Correspondent/Contact")));
    party
}

/// A carrier may be named in several lists at once: its name is for people, its code (SCAC) for programs.
fn shipment(request: Element<'_>, header: Element<'_>, values: &mut Values) -> Shipment {
    let carriers = request.all("ShipControl/CarrierIdentifier");
    let by_name = carriers.iter().find(|carrier| carrier.says("domain", "companyName"));
    Shipment {
        number: None,
        shipped_on: values.date("BT-72", header.attribute("shipmentDate").map(str::to_owned)),
        carrier: by_name.or_else(|| carriers.first()).and_then(|carrier| carrier.own_text()),
        tracking: request.texts("ShipControl/ShipmentIdentifier"),
        packages: packages(request, header),
    }
}

/// Where nobody states the number, packages may be listed one by one.
fn packages(request: Element<'_>, header: Element<'_>) -> Option<String> {
    let stated = ["totalOfPackages", "totalNumberOfPackages", "numberOfPackages"].iter().find_map(|name| extrinsic(header, name));
    let listed = || {
        let codes = distinct(request.descendants("ShippingContainerSerialCode").filter_map(Element::own_text)).len();
        (codes > 0).then(|| codes.to_string())
    };
    stated.or_else(listed)
}

fn lines(portion: Element<'_>, several: bool, values: &mut Values) -> Vec<Line> {
    let order = references::names(&references::orders([portion], values)).pop().filter(|_| several);
    portion.all("ShipNoticeItem").into_iter().map(|item| Line { order: order.clone(), ..line(item, values) }).collect()
}

fn line(item: Element<'_>, values: &mut Values) -> Line {
    let detail = item.first("ShipNoticeItemDetail");
    let text = |path: &str| detail.and_then(|detail| detail.text(path));
    let ordered = item.attribute("lineNumber").map(str::to_owned);
    Line {
        number: item.attribute("shipNoticeLineNumber").map(str::to_owned).or_else(|| ordered.clone()),
        order_line: ordered,
        name: text("Description/ShortName").or_else(|| text("Description")),
        part_number: item.text_of(&["ItemID/SupplierPartID", "ItemID/BuyerPartID"]).or_else(|| text("ManufacturerPartID")),
        quantity: values.amount("BT-129", item.attribute("quantity").map(str::to_owned)),
        unit: item.text("UnitOfMeasure"),
        price: values.amount("BT-146", detail.and_then(|detail| money(detail, "UnitPrice"))),
        notes: comments(item.all("Comments")),
        ..Line::default()
    }
}
