//! `ConfirmationRequest`: what the seller says to an order, on the whole and line by line.

use super::{Envelope, comments, currency, money, operation, parties, references};
use crate::value::Values;
use crate::xml::Element;
use crate::{Document, Format, Kind, Line, LineStatus, LineVerdict, Operation, Party, Reason, Response, Revision, Substitute, Verdict};

pub(super) fn read(request: Element<'_>, envelope: &Envelope<'_>, values: &mut Values) -> Document {
    let Some(header) = request.first("ConfirmationHeader") else {
        return Document { format: Format::Cxml, kind: Kind::Confirmation, ..Document::default() };
    };
    let text = |name: &str| header.attribute(name).map(str::to_owned);
    let orders = references::orders([request], values);
    let lines: Vec<Line> = request.all("ConfirmationItem").into_iter().map(|item| line(item, values)).collect();
    let operation = operation(header);
    Document {
        format: Format::Cxml,
        kind: Kind::Confirmation,
        type_code: text("type"),
        number: text("confirmID").unwrap_or_default(),
        issue_date: values.date("BT-2", text("noticeDate")),
        revision: Revision { operation, version: text("version") },
        seller: side(envelope.from, header, &SELLER),
        buyer: side(envelope.to, header, &BUYER),
        currency: currency(request, &["ConfirmationHeader/Total/Money"]),
        total_payable: values.amount("BT-115", money(header, "Total")),
        tax: values.amount("BT-110", money(header, "Tax")),
        order_references: references::names(&orders),
        preceding_references: references::replaced(header, Kind::Confirmation),
        notes: comments(header.descendants("Comments")),
        external_ids: header.attribute("invoiceID").map(|id| ("invoice".to_owned(), id.to_owned())).into_iter().collect(),
        delivery_date: values.date("BT-72", text("deliveryDate")).or_else(|| lines.iter().find_map(|line| line.delivery_date)),
        response: Some(Response {
            verdict: verdict(header.attribute("type"), operation, &lines),
            code: text("type"),
            refers_to: orders,
            reasons: extrinsic_reasons(header),
            ..Response::default()
        }),
        lines,
        ..Document::default()
    }
}

const SELLER: [&str; 4] = ["supplierCorporate", "from", "shipFrom", "sales"];
const BUYER: [&str; 5] = ["buyerCorporate", "soldTo", "billTo", "shipTo", "buyer"];

fn side(end: Option<Element<'_>>, header: Element<'_>, roles: &[&str]) -> Party {
    let mut party = parties::credentials(end);
    let contact = parties::by_role(&header.all("Contact"), roles);
    parties::describe(&mut party, contact);
    parties::describe(&mut party, end.and_then(|end| end.first("Correspondent/Contact")));
    party
}

/// What the whole comes to. The lines know better than the header: `detail` may confirm all of them as they are, and
/// `accept` may come with one that is refused.
fn verdict(code: Option<&str>, operation: Operation, lines: &[Line]) -> Verdict {
    if operation == Operation::Delete {
        return Verdict::Canceled;
    }
    let mut statuses = lines.iter().flat_map(|line| &line.statuses).map(|status| status.verdict).peekable();
    let spoken = statuses.peek().is_some();
    let as_ordered = statuses.all(|verdict| verdict == LineVerdict::Accepted);
    match code.map(str::to_ascii_lowercase).as_deref() {
        Some("reject") => Verdict::Rejected,
        Some("accept" | "alldetail") if as_ordered => Verdict::Accepted,
        Some("except" | "detail" | "replace") if spoken && as_ordered => Verdict::Accepted,
        Some("accept" | "alldetail" | "except" | "detail" | "replace" | "backordered") => Verdict::ConditionallyAccepted,
        _ => Verdict::Other,
    }
}

fn line(item: Element<'_>, values: &mut Values) -> Line {
    let statuses = item.all("ConfirmationStatus");
    let number = item.attribute("lineNumber").map(str::to_owned);
    let offered = statuses.iter().find_map(|status| status.first("ItemIn"));
    let text = |path: &str| offered.and_then(|offered| offered.text(path));
    let said: Vec<LineStatus> = statuses.iter().map(|found| status(*found, values)).collect();
    Line {
        order_line: number.clone(),
        number,
        name: text("ItemDetail/Description/ShortName").or_else(|| text("ItemDetail/Description")),
        part_number: text("ItemID/SupplierPartID").or_else(|| text("ItemID/BuyerPartID")),
        quantity: values.amount("BT-129", item.attribute("quantity").map(str::to_owned)),
        unit: item.text_of(&["UnitOfMeasure", "ConfirmationStatus/UnitOfMeasure"]),
        price: said.iter().find_map(|status| status.price),
        delivery_date: said.iter().find_map(|status| status.delivery_date),
        statuses: said,
        notes: comments(item.all("Comments")),
        ..Line::default()
    }
}

fn status(status: Element<'_>, values: &mut Values) -> LineStatus {
    let text = |name: &str| status.attribute(name).map(str::to_owned);
    let verdict = line_verdict(status.attribute("type"));
    let quantity = values.amount("BT-129", text("quantity"));
    let price = money(status, "UnitPrice").or_else(|| money(status, "ItemIn/ItemDetail/UnitPrice"));
    let mut reasons = extrinsic_reasons(status);
    reasons.extend(status.descendants("Comments").filter_map(reason));
    LineStatus {
        verdict,
        code: text("type"),
        quantity,
        backordered: quantity.filter(|_| verdict == LineVerdict::Backordered),
        price: values.amount("BT-146", price),
        delivery_date: values.date("BT-72", text("deliveryDate")),
        ship_date: values.date("BT-72", text("shipmentDate")),
        substitutes: status.first("ItemIn").map(substitute).into_iter().collect(),
        reasons,
    }
}

fn line_verdict(code: Option<&str>) -> LineVerdict {
    match code.map(str::to_ascii_lowercase).as_deref() {
        Some("accept" | "alldetail") => LineVerdict::Accepted,
        Some("detail" | "except") => LineVerdict::Changed,
        Some("reject") => LineVerdict::Rejected,
        Some("backordered") => LineVerdict::Backordered,
        _ => LineVerdict::Other,
    }
}

fn substitute(item: Element<'_>) -> Substitute {
    Substitute {
        name: item.text_of(&["ItemDetail/Description/ShortName", "ItemDetail/Description"]),
        part_number: item.text_of(&["ItemID/SupplierPartID", "ItemDetail/ManufacturerPartID", "ItemID/BuyerPartID"]),
    }
}

/// A comment, with the list it comes from (`type="RejectionReason"`) as its code.
fn reason(comment: Element<'_>) -> Option<Reason> {
    let text = comment.paragraphs()?;
    Some(Reason { code: comment.attribute("type").map(str::to_owned), text: Some(text), line: None })
}

/// SAP's reasons stand in an `Extrinsic`, such as `RejectionReasonComments`.
fn extrinsic_reasons(element: Element<'_>) -> Vec<Reason> {
    let is_reason = |found: &Element<'_>| found.attribute("name").is_some_and(|name| name.to_ascii_lowercase().contains("reason"));
    let found = element.all("Extrinsic").into_iter().filter(is_reason);
    found.filter_map(|found| Some(Reason { code: None, text: Some(found.own_text()?), line: None })).collect()
}
