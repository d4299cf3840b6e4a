//! The lines of a Cross Industry document.

use super::{Head, Names, referred, texts, written_date};
use crate::value::Values;
use crate::xml::Element;
use crate::{Kind, Line, LineStatus, untdid};

const QUANTITIES: [&str; 4] = ["BilledQuantity", "AgreedQuantity", "RequestedQuantity", "DespatchedQuantity"];
const PRICES: [&str; 2] = ["NetPriceProductTradePrice", "GrossPriceProductTradePrice"];
const DELIVERIES: [&str; 3] = [
    "ActualDeliverySupplyChainEvent/OccurrenceDateTime",
    "RequestedDeliverySupplyChainEvent/OccurrenceDateTime",
    "RequestedDeliverySupplyChainEvent/OccurrenceSpecifiedPeriod/EndDateTime",
];

pub(super) fn read(head: &Head<'_>, kind: Kind, values: &mut Values) -> Vec<Line> {
    head.all("lines").into_iter().map(|line| read_line(line, head.names, kind, values)).collect()
}

fn read_line(line: Element<'_>, names: &Names, kind: Kind, values: &mut Values) -> Line {
    let product = line.first("SpecifiedTradeProduct");
    let (agreement, delivery) = (line.first(names.line_agreement), line.first(names.line_delivery));
    let settlement = line.first(names.line_settlement);
    let quantity = delivery.and_then(|delivery| QUANTITIES.iter().find_map(|name| delivery.first(name)));
    let price = agreement.and_then(|agreement| PRICES.iter().find_map(|name| agreement.first(name)));
    let order = agreement.and_then(|agreement| agreement.first("BuyerOrderReferencedDocument"));
    let total = settlement.and_then(|settlement| settlement.first(names.line_summation)).and_then(|sum| sum.text("LineTotalAmount"));
    let rate = settlement
        .and_then(|settlement| settlement.text_of(&["ApplicableTradeTax/RateApplicablePercent", "ApplicableTradeTax/ApplicablePercent"]));
    let dated = delivery.and_then(|delivery| DELIVERIES.iter().find_map(|path| delivery.first(path)).and_then(written_date));
    let quantity_text = quantity.and_then(Element::own_text);
    Line {
        number: line.text("AssociatedDocumentLineDocument/LineID"),
        name: product.and_then(|product| product.text("Name")),
        description: product.and_then(|product| product.first("Description")).and_then(Element::paragraphs),
        part_number: product.and_then(|product| product.text_of(&["SellerAssignedID", "GlobalID", "BuyerAssignedID"])),
        quantity: values.amount("BT-129", quantity_text),
        unit: quantity.and_then(|quantity| quantity.attribute("unitCode")).map(str::to_owned),
        price: values.amount("BT-146", price.and_then(|price| price.text("ChargeAmount"))),
        price_quantity: values.price_quantity(price.and_then(|price| price.text("BasisQuantity"))),
        total: values.amount("BT-131", total),
        tax_rate: values.amount("BT-152", rate),
        order_line: order.and_then(|order| order.text("LineID")),
        order: order.and_then(referred),
        delivery_date: values.date("BT-72", dated),
        statuses: status(line, delivery, kind, values).into_iter().collect(),
        notes: texts(line, "AssociatedDocumentLineDocument/IncludedNote/Content"),
        ..Line::default()
    }
}

/// What a change or a confirmation says about the line. In bills the same code sorts lines into details and groups.
fn status(line: Element<'_>, delivery: Option<Element<'_>>, kind: Kind, values: &mut Values) -> Option<LineStatus> {
    let code = line.text("AssociatedDocumentLineDocument/LineStatusCode");
    if !matches!(kind, Kind::Confirmation | Kind::OrderChange) || code.is_none() {
        return None;
    }
    let agreed = delivery.and_then(|delivery| delivery.text("AgreedQuantity"));
    Some(LineStatus {
        verdict: untdid::line_verdict(code.as_deref()),
        code,
        quantity: values.amount("BT-129", agreed),
        ..LineStatus::default()
    })
}
