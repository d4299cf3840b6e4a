//! Writes what firms answer to papers, as UBL 2.1 in the profiles of Peppol: order responses, ship notices, changes, invoice responses.

use std::io::Result;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::papers::{Draft, Row};
use super::ubl::{article, party, price};
use super::xml::{Element, group, text};

const SCHEMAS: &str = "urn:oasis:names:specification:ubl:schema:xsd:";

/// A verdict on an invoice, with its reasons: list, code, words.
pub struct Verdict {
    pub code: &'static str,
    pub reasons: &'static [(&'static str, &'static str, &'static str)],
    /// A field and the value that is expected in it.
    pub expected: Option<(&'static str, &'static str)>,
}

fn root(name: &'static str, profile: (&str, &str), number: &str, date: Date) -> Element {
    group(name)
        .with("xmlns", format_args!("{SCHEMAS}{name}-2"))
        .with("xmlns:cac", format_args!("{SCHEMAS}CommonAggregateComponents-2"))
        .with("xmlns:cbc", format_args!("{SCHEMAS}CommonBasicComponents-2"))
        .and([
            text("cbc:CustomizationID", profile.0),
            text("cbc:ProfileID", profile.1),
            text("cbc:ID", number),
            text("cbc:IssueDate", date),
        ])
}

/// The seller's answer to an order, with the quantities that it confirms: AP as they are, CA with changes.
pub fn order_response(order: &Draft, number: &str, date: Date, code: &str, note: Option<&str>) -> Result<String> {
    let profile = ("urn:fdc:peppol.eu:poacc:trns:order_response:3", "urn:fdc:peppol.eu:poacc:bis:ordering:3");
    let lines = order.rows.iter().enumerate().map(|(at, row)| {
        let fewer = code == "CA" && at == 0;
        let quantity = if fewer { (row.quantity / Decimal::TWO).ceil() } else { row.quantity };
        let status = text("cbc:LineStatusCode", if fewer { 3 } else { 5 });
        line(order, at, row, quantity, Some(status))
    });
    root("OrderResponse", profile, number, date)
        .and([text("cbc:OrderResponseCode", code)])
        .and(note.map(|note| text("cbc:Note", note)))
        .and([text("cbc:DocumentCurrencyCode", order.currency), reference(order)])
        .and(sides(order))
        .and(lines)
        .into_file(None)
}

/// A further version of an order: its first line asks for half as much again.
pub fn order_change(order: &Draft, date: Date) -> Result<String> {
    let profile = ("urn:fdc:peppol.eu:poacc:trns:order_change:3", "urn:fdc:peppol.eu:poacc:bis:advanced_ordering:3");
    let more = |at: usize, row: &Row| if at == 0 { (row.quantity * Decimal::new(15, 1)).ceil() } else { row.quantity };
    let lines = order.rows.iter().enumerate().map(|(at, row)| line(order, at, row, more(at, row), None));
    let total: Decimal = order.rows.iter().enumerate().map(|(at, row)| more(at, row) * row.price).sum();
    let payable = text("cbc:PayableAmount", format_args!("{total:.2}")).with("currencyID", order.currency);
    root("OrderChange", profile, &order.number, date)
        .and([text("cbc:SequenceNumberID", 2), text("cbc:DocumentCurrencyCode", order.currency), reference(order)])
        .and(sides(order))
        .and([group("cac:AnticipatedMonetaryTotal").and([payable])])
        .and(lines)
        .into_file(None)
}

/// The seller says that the goods of an order are on their way.
pub fn ship_notice(order: &Draft, number: &str, date: Date) -> Result<String> {
    let profile = ("urn:fdc:peppol.eu:poacc:trns:despatch_advice:3", "urn:fdc:peppol.eu:poacc:bis:despatch_advice:3");
    let lines = order.rows.iter().enumerate().map(|(at, row)| {
        let delivered = text("cbc:DeliveredQuantity", row.quantity).with("unitCode", row.good.unit.code());
        let ordered = group("cac:OrderLineReference").and([text("cbc:LineID", at + 1)]);
        group("cac:DespatchLine").and([text("cbc:ID", at + 1), delivered, ordered, article(order, row)])
    });
    root("DespatchAdvice", profile, number, date)
        .and([reference(order)])
        .and([
            group("cac:DespatchSupplierParty").and([party(order.seller, None)]),
            group("cac:DeliveryCustomerParty").and([party(order.buyer, None)]),
            group("cac:BuyerCustomerParty").and([party(order.buyer, None)]),
            group("cac:SellerSupplierParty").and([party(order.seller, None)]),
            group("cac:Shipment").and([text("cbc:ID", 1)]),
        ])
        .and(lines)
        .into_file(None)
}

/// The buyer's answer to an invoice.
pub fn invoice_response(invoice: &Draft, number: &str, date: Date, verdict: &Verdict) -> Result<String> {
    let profile = ("urn:fdc:peppol.eu:poacc:trns:invoice_response:3", "urn:fdc:peppol.eu:poacc:bis:invoice_response:3");
    let statuses = verdict.reasons.iter().enumerate().map(|(at, (list, code, words))| {
        let expected = verdict
            .expected
            .filter(|_| at == 0)
            .map(|(field, value)| group("cac:Condition").and([text("cbc:AttributeID", field), text("cbc:Description", value)]));
        group("cac:Status").and([text("cbc:StatusReasonCode", code).with("listID", list), text("cbc:StatusReason", words)]).and(expected)
    });
    let code = text("cbc:ResponseCode", verdict.code).with("listID", "UNCL4343OpSubset");
    let answered = [text("cbc:ID", &invoice.number), text("cbc:IssueDate", invoice.date), text("cbc:DocumentTypeCode", 380)];
    root("ApplicationResponse", profile, number, date)
        .and([
            group("cac:SenderParty").and(party(invoice.buyer, None).into_children()),
            group("cac:ReceiverParty").and(party(invoice.seller, None).into_children()),
            group("cac:DocumentResponse").and([
                group("cac:Response").and([code, text("cbc:EffectiveDate", date)]).and(statuses),
                group("cac:DocumentReference").and(answered),
            ]),
        ])
        .into_file(None)
}

fn reference(order: &Draft) -> Element {
    group("cac:OrderReference").and([text("cbc:ID", &order.number)])
}

fn sides(order: &Draft) -> [Element; 2] {
    [group("cac:BuyerCustomerParty").and([party(order.buyer, None)]), group("cac:SellerSupplierParty").and([party(order.seller, None)])]
}

fn line(order: &Draft, at: usize, row: &Row, quantity: Decimal, status: Option<Element>) -> Element {
    let item = group("cac:LineItem").and([text("cbc:ID", at + 1)]).and(status).and([
        text("cbc:Quantity", quantity).with("unitCode", row.good.unit.code()),
        price(order, row),
        article(order, row),
    ]);
    let ordered = group("cac:OrderLineReference").and([text("cbc:LineID", at + 1)]);
    group("cac:OrderLine").and([item, ordered])
}
