//! How cXML names other documents: orders by number or by the `payloadID` they came with.

use crate::value::Values;
use crate::xml::Element;
use crate::{Kind, Reference, reference};

/// The orders that `OrderReference` and `OrderIDInfo` below these elements name, each once, in the order of the file.
pub(super) fn orders<'a>(elements: impl IntoIterator<Item = Element<'a>>, values: &mut Values) -> Vec<Reference> {
    let mut found: Vec<Reference> = Vec::new();
    elements.into_iter().filter_map(|element| order(element, values)).for_each(|order| reference::add(&mut found, order));
    found
}

/// The order of this element. Some programs leave its number empty and give the `payloadID` alone.
fn order(element: Element<'_>, values: &mut Values) -> Option<Reference> {
    let named = ["OrderReference", "OrderIDInfo"].iter().filter_map(|path| element.first(path));
    let number = named.clone().find_map(|order| order.attribute("orderID"));
    let payload = named.clone().find_map(|order| order.attribute_at("DocumentReference", "payloadID"));
    let date = named.clone().find_map(|order| order.attribute("orderDate")).map(str::to_owned);
    if number.is_none() && payload.is_none() {
        return None;
    }
    Some(Reference {
        kind: Some(Kind::Order),
        number: number.unwrap_or_default().to_owned(),
        date: values.date("BT-26", date),
        external_ids: payload.map(|payload| ("payload_id".to_owned(), payload)).into_iter().collect(),
    })
}

/// What each of them is called first: its number, else its `payloadID`.
pub(super) fn names(references: &[Reference]) -> Vec<String> {
    crate::xml::distinct(references.iter().filter_map(|reference| reference.names().next()).map(str::to_owned))
}

/// The document of the same kind that a header takes the place of.
pub(super) fn replaced(header: Element<'_>, kind: Kind) -> Vec<Reference> {
    let payload = header.attribute_at("DocumentReference", "payloadID");
    payload.into_iter().map(|payload| Reference::named(kind, "payload_id", payload)).collect()
}
