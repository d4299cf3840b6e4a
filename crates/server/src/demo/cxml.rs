//! Writes papers as cXML 1.2: `OrderRequest` and `InvoiceDetailRequest` in their envelope.

use std::io::Result;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::firms::Firm;
use super::papers::{Draft, Kind, Row};
use super::xml::{Element, group, text};

const VERSION: &str = "1.2.062";

/// The whole file. It carries no `SharedSecret`: it is handed in by a person, not posted by a machine.
pub fn write(draft: &Draft) -> Result<String> {
    let (dtd, request) = match draft.kind {
        Kind::Order => ("cXML", order(draft)),
        Kind::Invoice | Kind::CreditNote => ("InvoiceDetail", invoice(draft)),
    };
    let header = group("Header").and([
        group("From").and(credentials(draft.issuer())),
        group("To").and(credentials(draft.partner())),
        group("Sender").and(credentials(draft.issuer()).into_iter().take(1)).and([text("UserAgent", "Demo ERP 4.2")]),
    ]);
    group("cXML")
        .with("payloadID", payload_id(draft.issuer(), &draft.number, draft.date))
        .with("timestamp", moment(draft.date))
        .with("version", VERSION)
        .with("xml:lang", draft.issuer().language)
        .and([header, group("Request").with("deploymentMode", "production").and([request])])
        .into_file(Some(&format!("cXML SYSTEM \"http://xml.cxml.org/schemas/cXML/{VERSION}/{dtd}.dtd\"")))
}

fn credentials(firm: &Firm) -> Vec<Element> {
    let numbers = &firm.numbers;
    [("NetworkID", numbers.network), ("VatID", numbers.vat), ("DUNS", numbers.duns)]
        .into_iter()
        .map(|(domain, identity)| group("Credential").with("domain", domain).and([text("Identity", identity)]))
        .collect()
}

fn order(draft: &Draft) -> Element {
    let total = group("Total").and([money(draft, draft.totals().net)]);
    let bill_to = group("BillTo").and([address(draft.buyer)]);
    let ship_to = group("ShipTo").and([address(draft.buyer)]);
    let terms = group("PaymentTerm").with("payInNumberOfDays", draft.terms);
    let header = group("OrderRequestHeader")
        .with("orderID", &draft.number)
        .with("orderDate", moment(draft.date))
        .with("type", "new")
        .and([total, ship_to, bill_to, terms, contact("supplierCorporate", draft.seller)]);
    group("OrderRequest").and([header]).and(draft.rows.iter().enumerate().map(|(at, row)| {
        let detail = group("ItemDetail")
            .and([group("UnitPrice").and([money(draft, row.price)]), description(draft, row), unit(row)])
            .and([text("Classification", row.good.part).with("domain", "SupplierCatalog")]);
        group("ItemOut").with("quantity", row.quantity).with("lineNumber", at + 1).and([item_id(row), detail])
    }))
}

fn invoice(draft: &Draft) -> Element {
    let header = group("InvoiceDetailRequestHeader")
        .with("invoiceID", &draft.number)
        .with("purpose", "standard")
        .with("operation", "new")
        .with("invoiceDate", moment(draft.date))
        .and([group("InvoiceDetailHeaderIndicator"), group("InvoiceDetailLineIndicator").with("isTaxInLine", "no")])
        .and([partner("from", draft.seller), partner("soldTo", draft.buyer), partner("billTo", draft.buyer)])
        .and([group("PaymentTerm").with("payInNumberOfDays", draft.terms)]);
    let order = draft.order.as_ref().map(|order| {
        let payload = payload_id(draft.buyer, &order.number, order.date);
        let reference = group("OrderReference")
            .with("orderID", &order.number)
            .with("orderDate", moment(order.date))
            .and([group("DocumentReference").with("payloadID", payload)]);
        group("InvoiceDetailOrder")
            .and([group("InvoiceDetailOrderInfo").and([reference])])
            .and(draft.rows.iter().enumerate().map(|(at, row)| invoice_item(draft, at, row)))
    });
    group("InvoiceDetailRequest").and([header]).and(order).and([summary(draft)])
}

fn invoice_item(draft: &Draft, at: usize, row: &Row) -> Element {
    let reference = group("InvoiceDetailItemReference").with("lineNumber", at + 1).and([item_id(row), description(draft, row)]);
    let total = row.total();
    group("InvoiceDetailItem").with("invoiceLineNumber", at + 1).with("quantity", row.quantity).and([
        unit(row),
        group("UnitPrice").and([money(draft, row.price)]),
        reference,
        group("SubtotalAmount").and([money(draft, total)]),
        group("GrossAmount").and([money(draft, total)]),
        group("NetAmount").and([money(draft, total)]),
    ])
}

fn summary(draft: &Draft) -> Element {
    let totals = draft.totals();
    let named = |name, amount| group(name).and([money(draft, amount)]);
    let detail = group("TaxDetail")
        .with("category", "vat")
        .with("percentageRate", draft.vat.rate)
        .and([named("TaxableAmount", totals.net), named("TaxAmount", totals.tax)])
        .and(draft.vat.exemption.map(|(_, reason)| text("Description", reason).with("xml:lang", "en")));
    let tax = group("Tax").and([money(draft, totals.tax), text("Description", "VAT").with("xml:lang", "en"), detail]);
    group("InvoiceDetailSummary").and([
        named("SubtotalAmount", totals.net),
        tax,
        named("GrossAmount", totals.payable),
        named("NetAmount", totals.payable),
        named("DueAmount", totals.payable),
    ])
}

fn partner(role: &'static str, firm: &Firm) -> Element {
    group("InvoicePartner").and([contact(role, firm), group("IdReference").with("domain", "vatID").with("identifier", firm.numbers.vat)])
}

fn contact(role: &'static str, firm: &Firm) -> Element {
    group("Contact").with("role", role).and([name(firm), postal(firm)])
}

fn address(firm: &Firm) -> Element {
    group("Address").with("addressID", firm.numbers.gln).with("isoCountryCode", firm.country).and([name(firm), postal(firm)])
}

fn name(firm: &Firm) -> Element {
    text("Name", firm.name).with("xml:lang", firm.language)
}

fn postal(firm: &Firm) -> Element {
    group("PostalAddress").and([
        text("Street", firm.street),
        text("City", firm.city),
        text("PostalCode", firm.postcode),
        text("Country", firm.country).with("isoCountryCode", firm.country),
    ])
}

fn item_id(row: &Row) -> Element {
    group("ItemID").and([text("SupplierPartID", row.good.part)])
}

fn description(draft: &Draft, row: &Row) -> Element {
    let language = draft.issuer().language;
    text("Description", row.good.name(language)).with("xml:lang", language)
}

fn unit(row: &Row) -> Element {
    text("UnitOfMeasure", row.good.unit.code())
}

fn money(draft: &Draft, amount: Decimal) -> Element {
    text("Money", format_args!("{amount:.2}")).with("currency", draft.currency)
}

/// The same paper always has the same one, as a retry must; an invoice can name its order by it.
fn payload_id(firm: &Firm, number: &str, date: Date) -> String {
    let number: String = number.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '.' }).collect();
    format!("{}.{number}@{}", date.strftime("%Y%m%d"), firm.domain)
}

/// Noon, so that the day is the same in every time zone of the network.
fn moment(date: Date) -> String {
    format!("{date}T12:00:00+00:00")
}
