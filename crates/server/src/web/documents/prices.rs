//! Prices of an invoice held against those of its order, line by line.

use std::collections::{BTreeMap, HashMap};

use kontor_documents::{Document, Finding, Line};
use kontor_store::model::DocumentKind;
use kontor_store::{DocumentDetail, Related};
use rust_decimal::Decimal;

use super::{Sheet, record};
use crate::app::App;
use crate::error::Result;
use crate::goods;

/// So many lines are named; whoever has more to check looks at both documents.
const NAMED: usize = 20;

/// What to check in an invoice beside its order; nothing where there is not exactly one order, which this person may open.
pub async fn differing(app: &App, sheet: &Sheet<'_>, related: &[Related]) -> Result<Vec<Finding>> {
    let referred = |one: &&Related| {
        one.kind.numbered_as() == DocumentKind::Order
            && sheet.document.order_references.contains(&one.number)
            && one.currency == sheet.detail.currency
    };
    let mut orders = related.iter().filter(referred);
    let (Some(order), None, DocumentKind::Invoice) = (orders.next(), orders.next(), sheet.detail.kind) else { return Ok(Vec::new()) };
    let paper = sheet.paper.viewer().paper(&app.store, order.id.as_str()).await?;
    let order: DocumentDetail = app.store.document(&paper).await?;
    Ok(between(&sheet.document, &record(&order)?))
}

/// Lines are the same where they name the same part; a part that the order has at several prices tells nothing.
fn between(invoice: &Document, order: &Document) -> Vec<Finding> {
    let mut ordered: HashMap<&str, Vec<Decimal>> = HashMap::new();
    for line in &order.lines {
        if let (Some(part), Some(price)) = (&line.part_number, goods::unit_price(line)) {
            ordered.entry(part).or_default().push(price);
        }
    }
    let differs = |(index, line): (usize, &Line)| {
        let [expected] = ordered.get(line.part_number.as_deref()?)?.as_slice() else { return None };
        let actual = goods::unit_price(line)?;
        let number = goods::number(index, line);
        (actual != *expected).then(|| finding(number, actual, *expected))
    };
    invoice.lines.iter().enumerate().filter_map(differs).take(NAMED).collect()
}

fn finding(line: String, actual: Decimal, expected: Decimal) -> Finding {
    let args = [("line", line), ("actual", actual.to_string()), ("expected", expected.to_string())];
    let args = args.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<BTreeMap<_, _>>();
    Finding { code: "price-differs".to_owned(), field: Some("BT-146".to_owned()), args }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(lines: &[(&str, &str)]) -> Document {
        let line = |(part, price): &(&str, &str)| Line {
            part_number: Some((*part).to_owned()),
            price: Some(price.parse().unwrap()),
            ..Line::default()
        };
        Document { lines: lines.iter().map(line).collect(), ..Document::default() }
    }

    #[test]
    fn anna_is_told_of_the_line_that_costs_more_than_ordered_and_of_no_other() {
        let order = paper(&[("KB-6205", "3.85"), ("KW-NU2210", "45.96"), ("TR", "1"), ("TR", "2")]);
        let invoice = paper(&[("KB-6205", "3.850"), ("KW-NU2210", "46.90"), ("TR", "3"), ("NEW", "9")]);
        let found = between(&invoice, &order);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].args["line"], "2");
        assert_eq!((found[0].args["actual"].as_str(), found[0].args["expected"].as_str()), ("46.90", "45.96"));
    }
}
