//! The annex of an FA(3) invoice (`Zalacznik`): blocks of headings, facts, paragraphs and tables, read as notes.

use crate::xml::Element;

/// So many rows of a table stand in a note; the original has them all.
const ROWS: usize = 200;

/// One note for each block.
pub(super) fn notes(root: Element<'_>) -> Vec<String> {
    root.all("Zalacznik/BlokDanych").into_iter().map(block).filter(|note| !note.is_empty()).collect()
}

fn block(block: Element<'_>) -> String {
    let mut lines: Vec<String> = block.text("ZNaglowek").into_iter().collect();
    lines.extend(facts(block, "MetaDane", ("ZKlucz", "ZWartosc")));
    lines.extend(block.all("Tekst/Akapit").into_iter().filter_map(Element::paragraphs));
    for table in block.all("Tabela") {
        lines.extend(facts(table, "TMetaDane", ("TKlucz", "TWartosc")));
        lines.extend(table.text("Opis"));
        lines.extend(row(table, "TNaglowek/Kol/NKom"));
        lines.extend(table.all("Wiersz").into_iter().take(ROWS).filter_map(|line| row(line, "WKom")));
        lines.extend(row(table, "Suma/SKom"));
    }
    lines.join("\n")
}

fn facts(of: Element<'_>, name: &str, (key, value): (&str, &str)) -> Vec<String> {
    let fact = |fact: Element<'_>| Some(format!("{}: {}", fact.text(key)?, fact.text(value)?));
    of.all(name).into_iter().filter_map(fact).collect()
}

/// Cells beside each other; an empty one keeps its place.
fn row(of: Element<'_>, cells: &str) -> Option<String> {
    let cells: Vec<String> = of.all(cells).into_iter().map(|cell| cell.own_text().unwrap_or_default()).collect();
    (!cells.is_empty()).then(|| cells.join(" | "))
}
