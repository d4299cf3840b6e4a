//! The lines of a UBL document, and what a seller says about those of an order.

use super::Shape;
use crate::value::Values;
use crate::xml::Element;
use crate::{Kind, Line, LineStatus, LineVerdict, Reason, Substitute, untdid};

pub(super) fn read(root: Element<'_>, shape: &Shape, values: &mut Values) -> Vec<Line> {
    root.all(shape.line).into_iter().map(|line| read_line(line, shape, values)).collect()
}

fn read_line(line: Element<'_>, shape: &Shape, values: &mut Values) -> Line {
    // An order keeps some of what belongs to a line beside its item, not in it.
    let outer = line.parent("OrderLine");
    let beside = |path: &str| line.text(path).or_else(|| outer.and_then(|outer| outer.text(path)));
    let mut notes: Vec<String> = line.all("Note").into_iter().filter_map(Element::paragraphs).collect();
    if notes.is_empty() {
        notes.extend(outer.into_iter().flat_map(|outer| outer.all("Note")).filter_map(Element::paragraphs));
    }
    Line {
        number: line.text("ID"),
        name: line.text("Item/Name"),
        description: line.first("Item/Description").and_then(Element::paragraphs),
        part_number: part_number(line),
        quantity: values.amount("BT-129", line.text(shape.quantity)),
        unit: line.attribute_at(shape.quantity, "unitCode"),
        price: values.amount("BT-146", line.text("Price/PriceAmount")),
        price_quantity: values.price_quantity(line.text("Price/BaseQuantity")),
        total: values.amount("BT-131", line.text("LineExtensionAmount")),
        tax_rate: values
            .amount("BT-152", line.text_of(&["Item/ClassifiedTaxCategory/Percent", "TaxTotal/TaxSubtotal/TaxCategory/Percent"])),
        order_line: beside("OrderLineReference/LineID"),
        order: beside("OrderLineReference/OrderReference/ID"),
        delivery_date: values.date("BT-72", line.text_of(shape.delivery)),
        statuses: status(line, outer, shape, values).into_iter().collect(),
        notes,
        ..Line::default()
    }
}

fn part_number(line: Element<'_>) -> Option<String> {
    line.text_of(&["Item/SellersItemIdentification/ID", "Item/StandardItemIdentification/ID", "Item/BuyersItemIdentification/ID"])
}

fn status(line: Element<'_>, outer: Option<Element<'_>>, shape: &Shape, values: &mut Values) -> Option<LineStatus> {
    match shape.kind {
        Kind::Confirmation | Kind::OrderChange => answered(line, outer, shape, values),
        Kind::ShipNotice => outstanding(line, values),
        _ => None,
    }
}

fn answered(line: Element<'_>, outer: Option<Element<'_>>, shape: &Shape, values: &mut Values) -> Option<LineStatus> {
    let code = line.text("LineStatusCode");
    let substitutes: Vec<Substitute> = outer.into_iter().flat_map(|outer| outer.all("SellerSubstitutedLineItem")).map(substitute).collect();
    if code.is_none() && substitutes.is_empty() {
        return None;
    }
    Some(LineStatus {
        verdict: untdid::line_verdict(code.as_deref()),
        code,
        quantity: values.amount("BT-129", line.text(shape.quantity)),
        backordered: values.amount("BT-129", line.text("MaximumBackorderQuantity")),
        price: values.amount("BT-146", line.text("Price/PriceAmount")),
        delivery_date: values.date("BT-72", line.text_of(shape.delivery)),
        ship_date: None,
        substitutes,
        reasons: Vec::new(),
    })
}

fn substitute(line: Element<'_>) -> Substitute {
    Substitute { name: line.text("Item/Name"), part_number: part_number(line) }
}

/// What a ship notice leaves for later.
fn outstanding(line: Element<'_>, values: &mut Values) -> Option<LineStatus> {
    let later = values.amount("BT-129", line.text_of(&["OutstandingQuantity", "BackorderQuantity"]))?;
    let reasons = line.texts("OutstandingReason").into_iter().chain(line.texts("BackorderReason"));
    (!later.is_zero()).then(|| LineStatus {
        verdict: LineVerdict::Backordered,
        backordered: Some(later),
        reasons: reasons.map(|text| Reason { text: Some(text), ..Reason::default() }).collect(),
        ..LineStatus::default()
    })
}
