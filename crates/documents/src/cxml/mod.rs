//! cXML: the envelope, and the requests that are read: orders, confirmations, ship notices, invoices and status updates.

mod confirmation;
pub(crate) mod envelope;
mod invoice;
mod order;
mod parties;
mod references;
mod ship_notice;
mod status_update;

use crate::detect::shortened;
use crate::value::Values;
use crate::xml::Element;
use crate::{Document, Finding, Kind, Operation, Refusal};

/// The two ends of a message, whoever carries it: cXML attributes a request to `From`, not to `Sender`.
struct Envelope<'a> {
    from: Option<Element<'a>>,
    to: Option<Element<'a>>,
}

pub(crate) fn read(root: Element<'_>, doctype: Option<&str>) -> Result<Document, Refusal> {
    // Some samples that people build upon leave the wrapper out.
    let request = root.first("Request").unwrap_or(root);
    let envelope = Envelope { from: root.first("Header/From"), to: root.first("Header/To") };
    let mut values = Values::default();
    let mut document = body(request, &envelope, &mut values).ok_or_else(|| not_read(request))?;
    name_by_payload(&mut document, root, &mut values);
    if request.says("deploymentMode", "test") {
        values.findings.push(Finding::new("test-document", None));
    }
    document.profile = doctype.and_then(version_in).or(root.attribute("version")).map(str::to_owned);
    if let Some(payload) = root.attribute("payloadID") {
        document.external_ids.insert(0, ("payload_id".to_owned(), payload.to_owned()));
    }
    document.warnings.splice(0..0, values.findings);
    Ok(document)
}

fn body(request: Element<'_>, envelope: &Envelope<'_>, values: &mut Values) -> Option<Document> {
    let body = request.elements().find(|element| element.name().ends_with("Request"))?;
    match body.name() {
        "OrderRequest" => Some(order::read(body, envelope, values)),
        "ConfirmationRequest" => Some(confirmation::read(body, envelope, values)),
        "ShipNoticeRequest" => Some(ship_notice::read(body, envelope, values)),
        "InvoiceDetailRequest" => Some(invoice::read(body, envelope, values)),
        "StatusUpdateRequest" => Some(status_update::read(body, envelope, values)),
        _ => None,
    }
}

/// Confirmations need no number, and status updates have none: then the name of the message is theirs, as is its date.
fn name_by_payload(document: &mut Document, root: Element<'_>, values: &mut Values) {
    if !matches!(document.kind, Kind::Confirmation | Kind::StatusUpdate) {
        return;
    }
    if document.number.is_empty() {
        root.attribute("payloadID").unwrap_or_default().clone_into(&mut document.number);
    }
    if document.issue_date.is_none() {
        document.issue_date = values.date("BT-2", root.attribute("timestamp").map(str::to_owned));
    }
}

/// A `Response`, a `Message`, or a request of another kind: cXML all the same.
fn not_read(outer: Element<'_>) -> Refusal {
    let inner = outer.elements().find(|element| element.name() != "Header");
    let name = inner.map_or("document", Element::name);
    Refusal::NotReadYet { format: format!("cXML {}", shortened(name)) }
}

/// The version in the address of the DTD: `http://xml.cxml.org/schemas/cXML/1.2.040/InvoiceDetail.dtd`.
fn version_in(doctype: &str) -> Option<&str> {
    let mut parts = doctype.split('/');
    parts.find(|part| part.contains('.') && part.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'))
}

/// All comments in and below these elements, without the attachments they may name.
fn comments<'a>(elements: impl IntoIterator<Item = Element<'a>>) -> Vec<String> {
    elements.into_iter().filter_map(Element::paragraphs).collect()
}

/// What an `operation` says; invoices know no `update`.
fn operation(header: Element<'_>) -> Operation {
    match header.attribute("operation").map(str::to_ascii_lowercase).as_deref() {
        Some("delete") => Operation::Delete,
        Some("update") => Operation::Update,
        _ => Operation::New,
    }
}

/// The amount of an element: in `Money`, where cXML wants it, else as its own text.
fn money(element: Element<'_>, path: &str) -> Option<String> {
    element.text(&format!("{path}/Money")).or_else(|| element.text(path))
}

/// What stands in an `Extrinsic` of this name, cXML's place for everything its DTD has no element for.
fn extrinsic(element: Element<'_>, name: &str) -> Option<String> {
    element.all("Extrinsic").into_iter().find(|found| found.says("name", name)).and_then(Element::own_text)
}

/// The days to pay in. Terms with a discount come first and end sooner, so the longest counts.
fn payment_days(header: Element<'_>) -> Option<u32> {
    let terms = ["PaymentTerm", "InvoiceDetailPaymentTerm"].iter().flat_map(|path| header.all(path));
    let days = terms.filter_map(|term| term.attribute("payInNumberOfDays").map(str::to_owned).or_else(|| term.text("NetDueDays")));
    days.filter_map(|days| days.parse().ok()).max()
}

/// The currency an amount at one of these paths names.
fn currency(element: Element<'_>, paths: &[&str]) -> Option<String> {
    let named = paths.iter().find_map(|path| element.attribute_at(path, "currency"));
    named.or_else(|| element.descendants("Money").find_map(|money| money.attribute("currency")).map(str::to_owned))
}
