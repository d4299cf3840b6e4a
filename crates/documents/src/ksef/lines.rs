//! The lines of a `KSeF` invoice, and of the order that an advance invoice is for.

use std::collections::HashMap;

use crate::Line;
use crate::value::{Values, decimal};
use crate::xml::Element;

/// An advance invoice has no lines of its own, only those of the order.
pub(super) fn read(invoice: Element<'_>, values: &mut Values) -> Vec<Line> {
    let rows: Vec<_> = ["FaWiersz", "FaWiersze/FaWiersz"].iter().flat_map(|path| invoice.all(path)).collect();
    if rows.is_empty() {
        let ordered = invoice.all("Zamowienie/ZamowienieWiersz").into_iter();
        return ordered.map(|row| ordered_line(row, values)).collect();
    }
    let mut notes = notes_by_line(invoice);
    rows.into_iter().map(|row| line(row, &mut notes, values)).collect()
}

fn line(row: Element<'_>, notes: &mut HashMap<String, Vec<String>>, values: &mut Values) -> Line {
    let number = row.text("NrWierszaFa");
    Line {
        name: row.text("P_7"),
        part_number: row.text_of(&["Indeks", "GTIN"]),
        quantity: values.amount("BT-129", row.text("P_8B")),
        unit: row.text("P_8A"),
        // Prices and totals with tax stand in where an invoice is made out in those.
        price: values.amount("BT-146", row.text_of(&["P_9A", "P_9B"])),
        total: values.amount("BT-131", row.text_of(&["P_11", "P_11A"])),
        tax_rate: rate(row.text_of(&["P_12", "P_12_XII"])),
        delivery_date: values.date("BT-72", row.text("P_6A")),
        before_correction: row.text("StanPrzed").as_deref() == Some("1"),
        notes: number.as_ref().and_then(|number| notes.remove(number)).unwrap_or_default(),
        number,
        ..Line::default()
    }
}

fn ordered_line(row: Element<'_>, values: &mut Values) -> Line {
    Line {
        number: row.text("NrWierszaZam"),
        name: row.text("P_7Z"),
        part_number: row.text_of(&["IndeksZ", "GTINZ"]),
        quantity: values.amount("BT-129", row.text("P_8BZ")),
        unit: row.text("P_8AZ"),
        price: values.amount("BT-146", row.text("P_9AZ")),
        total: values.amount("BT-131", row.text("P_11NettoZ")),
        tax_rate: rate(row.text_of(&["P_12Z", "P_12Z_XII"])),
        before_correction: row.text("StanPrzedZ").as_deref() == Some("1"),
        ..Line::default()
    }
}

/// The rate where it is a number; others are words such as `zw` for exempt and `oo` for reverse charge.
fn rate(text: Option<String>) -> Option<rust_decimal::Decimal> {
    let text = text?;
    let number = text.split([' ', '%']).next().unwrap_or_default();
    decimal(number)
}

fn notes_by_line(invoice: Element<'_>) -> HashMap<String, Vec<String>> {
    let mut notes: HashMap<String, Vec<String>> = HashMap::new();
    for described in invoice.all("DodatkowyOpis") {
        if let (Some(number), Some(note)) = (described.text("NrWiersza"), note(described)) {
            notes.entry(number).or_default().push(note);
        }
    }
    notes
}

/// A key and its value, as one sentence.
pub(super) fn note(described: Element<'_>) -> Option<String> {
    let value = described.first("Wartosc").and_then(Element::paragraphs)?;
    Some(described.text("Klucz").map_or_else(|| value.clone(), |key| format!("{key}: {value}")))
}
