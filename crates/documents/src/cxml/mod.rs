//! cXML: the envelope, and the requests that are read: `OrderRequest` and `InvoiceDetailRequest`.

mod invoice;
mod order;
mod parties;

use crate::detect::shortened;
use crate::value::Values;
use crate::xml::Element;
use crate::{Document, Finding, Refusal};

/// The two ends of a message, whoever carries it: cXML attributes a request to `From`, not to `Sender`.
struct Envelope<'a> {
    from: Option<Element<'a>>,
    to: Option<Element<'a>>,
}

pub(crate) fn read(root: Element<'_>, doctype: Option<&str>) -> Result<Document, Refusal> {
    let request = root.first("Request").ok_or_else(|| not_read(root))?;
    let envelope = Envelope { from: root.first("Header/From"), to: root.first("Header/To") };
    let mut values = Values::default();
    let mut document = if let Some(order) = request.first("OrderRequest") {
        order::read(order, &envelope, &mut values)
    } else if let Some(invoice) = request.first("InvoiceDetailRequest") {
        invoice::read(invoice, &envelope, &mut values)
    } else {
        return Err(not_read(request));
    };
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
