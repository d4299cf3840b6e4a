//! The lines of a UBL document.

use super::Shape;
use crate::Line;
use crate::value::Values;
use crate::xml::Element;

pub(super) fn read(root: Element<'_>, shape: &Shape, values: &mut Values) -> Vec<Line> {
    root.all(shape.line).into_iter().map(|line| read_line(line, shape, values)).collect()
}

fn read_line(line: Element<'_>, shape: &Shape, values: &mut Values) -> Line {
    let mut notes: Vec<String> = line.all("Note").into_iter().filter_map(Element::paragraphs).collect();
    // An order keeps a line's note beside its item, not in it.
    if notes.is_empty() && shape.root == "Order" {
        notes.extend(line.parent("OrderLine").into_iter().flat_map(|outer| outer.all("Note")).filter_map(Element::paragraphs));
    }
    Line {
        number: line.text("ID"),
        name: line.text("Item/Name"),
        description: line.first("Item/Description").and_then(Element::paragraphs),
        part_number: line.text_of(&[
            "Item/SellersItemIdentification/ID",
            "Item/StandardItemIdentification/ID",
            "Item/BuyersItemIdentification/ID",
        ]),
        quantity: values.amount("BT-129", line.text(shape.quantity)),
        unit: line.attribute_at(shape.quantity, "unitCode"),
        price: values.amount("BT-146", line.text("Price/PriceAmount")),
        price_quantity: values.price_quantity(line.text("Price/BaseQuantity")),
        total: values.amount("BT-131", line.text("LineExtensionAmount")),
        notes,
        ..Line::default()
    }
}
