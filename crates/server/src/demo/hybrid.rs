//! Draws an invoice as a page, with the same invoice as XML inside, as Factur-X and `ZUGFeRD` 2 have it.

use rust_decimal::Decimal;

use super::firms::Firm;
use super::papers::{Draft, Row};
use super::pdf::{Spot, with_file};

/// Left and right edge, and where the columns of figures end, in points from the left.
const LEFT: f32 = 57.0;
const RIGHT: f32 = 538.0;
const QUANTITY: f32 = 360.0;
const PRICE: f32 = 450.0;
/// More rows would need a second page.
const ROWS: usize = 24;

/// The whole PDF; `xml` is the invoice that stands in it.
pub fn draw(draft: &Draft, xml: &str) -> Vec<u8> {
    with_file(&page(draft), ("factur-x.xml", "text/xml", xml.as_bytes()))
}

fn page(draft: &Draft) -> Vec<Spot> {
    let mut spots = vec![
        Spot::left(LEFT, 780.0, 9.0, sender(draft.seller)),
        Spot::left(LEFT, 740.0, 11.0, draft.buyer.name.to_owned()),
        Spot::left(LEFT, 725.0, 11.0, draft.buyer.street.to_owned()),
        Spot::left(LEFT, 710.0, 11.0, format!("{} {}", draft.buyer.postcode, draft.buyer.city)),
        Spot::left(LEFT, 650.0, 18.0, format!("Rechnung {}", draft.number)),
    ];
    let order = draft.order.as_ref().map(|order| format!("Ihre Bestellung: {}", order.number));
    let facts =
        [Some(format!("Datum: {}", draft.date.strftime("%d.%m.%Y"))), order, Some(format!("USt-IdNr.: {}", draft.seller.numbers.vat))];
    for (at, fact) in facts.into_iter().flatten().enumerate() {
        spots.push(Spot::left(LEFT, 625.0 - 15.0 * below(at), 10.0, fact));
    }
    let head = 560.0;
    spots.push(Spot::left(LEFT, head, 9.0, "Pos.  Bezeichnung".to_owned()));
    spots.extend([(QUANTITY, "Menge"), (PRICE, "Preis"), (RIGHT, "Betrag")].map(|(x, word)| Spot::right(x, head, 9.0, word.to_owned())));
    let rows = draft.rows.iter().take(ROWS).enumerate();
    spots.extend(rows.flat_map(|(at, row)| line(at, row, head - 20.0 - 16.0 * below(at))));
    spots.extend(sums(draft, head - 44.0 - 16.0 * below(draft.rows.len().min(ROWS))));
    spots
}

fn sender(firm: &Firm) -> String {
    format!("{} · {} · {} {}", firm.name, firm.street, firm.postcode, firm.city)
}

fn line(at: usize, row: &Row, y: f32) -> Vec<Spot> {
    let name: String = row.good.name("de").chars().take(48).collect();
    vec![
        Spot::left(LEFT, y, 10.0, (at + 1).to_string()),
        Spot::left(LEFT + 26.0, y, 10.0, name),
        Spot::right(QUANTITY, y, 10.0, row.quantity.to_string()),
        Spot::right(PRICE, y, 10.0, german(row.price)),
        Spot::right(RIGHT, y, 10.0, german(row.total())),
    ]
}

fn sums(draft: &Draft, top: f32) -> Vec<Spot> {
    let totals = draft.totals();
    let vat = format!("Umsatzsteuer {} %", draft.vat.rate);
    let due = draft.due.map(|due| format!("Zahlbar bis {} auf {}", due.strftime("%d.%m.%Y"), draft.iban));
    let named = [("Netto".to_owned(), totals.net), (vat, totals.tax), (format!("Zu zahlen, {}", draft.currency), totals.payable)];
    let mut spots: Vec<Spot> = named
        .into_iter()
        .enumerate()
        .flat_map(|(at, (name, sum))| {
            let y = top - 16.0 * below(at);
            [Spot::right(PRICE, y, 10.0, name), Spot::right(RIGHT, y, 10.0, german(sum))]
        })
        .collect();
    spots.extend(due.map(|due| Spot::left(LEFT, top - 80.0, 10.0, due)));
    spots
}

/// "14.096,00", as Germany writes it.
fn german(amount: Decimal) -> String {
    let text = format!("{amount:.2}");
    let (whole, cents) = text.split_once('.').unwrap_or((&text, "00"));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped},{cents}")
}

/// So many rows further down.
fn below(rows: usize) -> f32 {
    f32::from(u8::try_from(rows).unwrap_or(u8::MAX))
}
