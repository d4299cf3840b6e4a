//! `StatusUpdateRequest`: where another document stands, said by the buyer, the seller or a network.

use super::{Envelope, comments, money, parties};
use crate::value::Values;
use crate::xml::Element;
use crate::{Document, Format, Kind, Party, Reason, Reference, Response, Verdict};

/// The elements beside `Status` that say something about the trade.
const SUBJECTS: [&str; 5] = ["InvoiceStatus", "DocumentStatus", "PaymentStatus", "SourcingStatus", "IntegrationStatus"];

pub(super) fn read(request: Element<'_>, envelope: &Envelope<'_>, values: &mut Values) -> Document {
    let subject = SUBJECTS.iter().find_map(|name| request.first(name));
    let refers_to = refers_to(request, subject, values);
    let (seller, buyer) = sides(envelope, subject, &refers_to);
    let amount = subject.and_then(|subject| money(subject, "PartialAmount"));
    let amount = values.amount("BT-115", amount);
    let status = request.first("Status");
    let orders = refers_to.iter().filter(|reference| reference.kind == Some(Kind::Order) && !reference.number.is_empty());
    Document {
        format: Format::Cxml,
        kind: Kind::StatusUpdate,
        type_code: subject.map(|subject| subject.name().to_owned()),
        seller,
        buyer,
        currency: subject.and_then(|subject| super::currency(subject, &["PartialAmount/Money", "Total/Money"])),
        total_payable: subject.and_then(|subject| values.amount("BT-115", money(subject, "Total"))),
        order_references: orders.map(|reference| reference.number.clone()).collect(),
        notes: comments(request.descendants("Comments")),
        external_ids: super::extrinsic(request, "Ariba.ERPInvoiceNumber").map(|id| ("erp_invoice".to_owned(), id)).into_iter().collect(),
        response: Some(Response {
            verdict: verdict(subject, status, amount.is_some()),
            code: subject.and_then(code).or_else(|| status?.attribute("code")).map(str::to_owned),
            reasons: reasons(subject, status),
            refers_to,
            amount,
            technical: is_technical(subject),
            ..Response::default()
        }),
        ..Document::default()
    }
}

/// Without a subject, `Status` tells how the transport went (HTTP's codes); so does the status of an integration.
fn is_technical(subject: Option<Element<'_>>) -> bool {
    subject.is_none_or(|subject| subject.name() == "IntegrationStatus")
}

fn code(subject: Element<'_>) -> Option<&str> {
    subject.attribute("type").or_else(|| subject.attribute("action")).or_else(|| subject.attribute("documentStatus"))
}

fn verdict(subject: Option<Element<'_>>, status: Option<Element<'_>>, partly: bool) -> Verdict {
    let Some(code) = subject.and_then(code) else { return of_transport(status) };
    match code.to_ascii_lowercase().as_str() {
        "processing" | "reconciled" | "reconciling" | "paying" | "approving" | "processed" => Verdict::InProcess,
        "paid" if partly => Verdict::PartlyPaid,
        "partiallypaid" => Verdict::PartlyPaid,
        "paid" => Verdict::Paid,
        "rejected" | "reject" | "failed" | "declined" | "denied" | "deny" | "deliveryfailed" | "error" => Verdict::Rejected,
        "canceled" | "cancelled" | "cancel" | "canceling" => Verdict::Canceled,
        "approved" | "approve" | "accepted" | "accept" => Verdict::Accepted,
        "partiallyapproved" | "partiallyaccepted" | "partiallyrejected" => Verdict::ConditionallyAccepted,
        "received" | "acknowledged" | "delivered" | "deliverysuccessful" | "sent" => Verdict::Received,
        _ => Verdict::Other,
    }
}

fn of_transport(status: Option<Element<'_>>) -> Verdict {
    match status.and_then(|status| status.attribute("code")).and_then(|code| code.as_bytes().first()) {
        Some(b'2') => Verdict::Received,
        Some(b'4' | b'5') => Verdict::Rejected,
        _ => Verdict::Other,
    }
}

/// What the status says beyond that all is well, and the remarks on single lines.
fn reasons(subject: Option<Element<'_>>, status: Option<Element<'_>>) -> Vec<Reason> {
    let spoken = status.and_then(|status| {
        let code = status.attribute("code").filter(|code| !code.starts_with('2'));
        let text = status.paragraphs().or_else(|| status.attribute("text").map(str::to_owned));
        let text = text.filter(|text| code.is_some() || !["ok", "success"].contains(&text.to_ascii_lowercase().as_str()));
        (code.is_some() || text.is_some()).then(|| Reason { code: code.map(str::to_owned), text, line: None })
    });
    let items = subject.map(|subject| subject.all("ItemStatus")).unwrap_or_default();
    let of_items = items.into_iter().map(|item| Reason {
        code: item.attribute("type").map(str::to_owned),
        text: item.all("Comments").into_iter().find_map(Element::paragraphs),
        line: item.attribute_below("lineNumber"),
    });
    spoken.into_iter().chain(of_items).collect()
}

/// The document it is about. Its number and its `payloadID` may stand in different places.
fn refers_to(request: Element<'_>, subject: Option<Element<'_>>, values: &mut Values) -> Vec<Reference> {
    let info = subject.and_then(|subject| ["InvoiceIDInfo", "DocumentInfo"].iter().find_map(|path| subject.first(path)));
    let attribute = |names: [&str; 2]| {
        let info = info?;
        names.iter().find_map(|name| info.attribute(name)).map(str::to_owned)
    };
    let number = attribute(["invoiceID", "documentID"]).or_else(|| subject?.attribute("orderID").map(str::to_owned));
    let payload = request.attribute_at("DocumentReference", "payloadID");
    if number.is_none() && payload.is_none() {
        return Vec::new();
    }
    vec![Reference {
        kind: kind_of(subject, info),
        number: number.unwrap_or_default(),
        date: values.date("BT-26", attribute(["invoiceDate", "documentDate"])),
        external_ids: payload.map(|payload| ("payload_id".to_owned(), payload)).into_iter().collect(),
    }]
}

fn kind_of(subject: Option<Element<'_>>, info: Option<Element<'_>>) -> Option<Kind> {
    let said = info.and_then(|info| info.attribute("documentType")).map(str::to_ascii_lowercase);
    match (subject?.name(), said.as_deref()) {
        ("InvoiceStatus", _) => Some(Kind::Invoice),
        ("PaymentStatus", _) => Some(Kind::Order),
        (_, Some(word)) if word.contains("confirm") || word.contains("acknowledg") => Some(Kind::Confirmation),
        (_, Some(word)) if word.contains("credit") => Some(Kind::CreditNote),
        (_, Some(word)) if word.contains("invoice") => Some(Kind::Invoice),
        (_, Some(word)) if word.contains("ship") || word.contains("asn") => Some(Kind::ShipNotice),
        (_, Some(word)) if word.contains("order") => Some(Kind::Order),
        _ => None,
    }
}

/// Whoever received a document says where it stands: of invoices and what else a seller issues the buyer, of orders the
/// seller.
fn sides(envelope: &Envelope<'_>, subject: Option<Element<'_>>, refers_to: &[Reference]) -> (Party, Party) {
    let kind = refers_to.first().and_then(|reference| reference.kind);
    let of_order = kind == Some(Kind::Order) || (kind.is_none() && is_technical(subject));
    let (seller, buyer) = if of_order { (envelope.from, envelope.to) } else { (envelope.to, envelope.from) };
    let described = |end: Option<Element<'_>>| {
        let mut party = parties::credentials(end);
        parties::describe(&mut party, end.and_then(|end| end.first("Correspondent/Contact")));
        party
    };
    (described(seller), described(buyer))
}
