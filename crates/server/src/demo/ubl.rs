//! Writes papers as UBL 2.1: invoices and credit notes in Peppol BIS Billing 3, orders in Peppol BIS Ordering 3.

use std::io::Result;

use super::firms::{Firm, Person};
use super::papers::{Draft, Kind, Row};
use super::xml::{Element, group, text};

const SCHEMAS: &str = "urn:oasis:names:specification:ubl:schema:xsd:";
const BILLING: (&str, &str) =
    ("urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0", "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0");
const ORDERING: (&str, &str) = ("urn:fdc:peppol.eu:poacc:trns:order:3", "urn:fdc:peppol.eu:poacc:bis:ordering:3");

/// The whole file. The order of the elements is the schema's.
pub fn write(draft: &Draft) -> Result<String> {
    let (name, profile) = match draft.kind {
        Kind::Order => ("Order", ORDERING),
        Kind::Invoice => ("Invoice", BILLING),
        Kind::CreditNote => ("CreditNote", BILLING),
    };
    let root = group(name)
        .with("xmlns", format_args!("{SCHEMAS}{name}-2"))
        .with("xmlns:cac", format_args!("{SCHEMAS}CommonAggregateComponents-2"))
        .with("xmlns:cbc", format_args!("{SCHEMAS}CommonBasicComponents-2"))
        .and([
            text("cbc:CustomizationID", profile.0),
            text("cbc:ProfileID", profile.1),
            text("cbc:ID", &draft.number),
            text("cbc:IssueDate", draft.date),
        ]);
    let root = if draft.kind == Kind::Order { order(root, draft) } else { bill(root, draft) };
    root.into_file(None)
}

fn order(root: Element, draft: &Draft) -> Element {
    let net = draft.totals().net;
    root.and([text("cbc:OrderTypeCode", 220), text("cbc:DocumentCurrencyCode", draft.currency)])
        .and([
            group("cac:BuyerCustomerParty").and([party(draft.buyer, draft.issuer_contact())]),
            group("cac:SellerSupplierParty").and([party(draft.seller, None)]),
            group("cac:Delivery").and([group("cac:DeliveryLocation").and([address("cac:Address", draft.buyer)])]),
            group("cac:PaymentTerms").and([text("cbc:Note", format_args!("{} d", draft.terms))]),
            group("cac:AnticipatedMonetaryTotal")
                .and([money("cbc:LineExtensionAmount", draft, net), money("cbc:TaxExclusiveAmount", draft, net)])
                .and([money("cbc:PayableAmount", draft, net)]),
        ])
        .and(draft.rows.iter().enumerate().map(|(at, row)| {
            let item = group("cac:LineItem").and([
                text("cbc:ID", at + 1),
                text("cbc:Quantity", row.quantity).with("unitCode", row.good.unit.code()),
                money("cbc:LineExtensionAmount", draft, row.total()),
            ]);
            group("cac:OrderLine").and([item.and([price(draft, row), article(draft, row)])])
        }))
}

fn bill(root: Element, draft: &Draft) -> Element {
    let type_code = match draft.kind {
        Kind::CreditNote => text("cbc:CreditNoteTypeCode", 381),
        _ => text("cbc:InvoiceTypeCode", 380),
    };
    let order = draft.order.as_ref().map(|order| group("cac:OrderReference").and([text("cbc:ID", &order.number)]));
    let preceding = draft.invoice.as_ref().map(|invoice| {
        let reference = [text("cbc:ID", &invoice.number), text("cbc:IssueDate", invoice.date)];
        group("cac:BillingReference").and([group("cac:InvoiceDocumentReference").and(reference)])
    });
    root.and(draft.due.map(|due| text("cbc:DueDate", due)))
        .and([type_code])
        .and(draft.note.map(|note| text("cbc:Note", note)))
        .and([text("cbc:DocumentCurrencyCode", draft.currency)])
        .and(order)
        .and(preceding)
        .and([
            group("cac:AccountingSupplierParty").and([party(draft.seller, draft.issuer_contact())]),
            group("cac:AccountingCustomerParty").and([party(draft.buyer, None)]),
            delivery(draft),
            payment(draft),
            group("cac:PaymentTerms").and([text("cbc:Note", format_args!("{} d", draft.terms))]),
            tax(draft),
            totals(draft),
        ])
        .and(draft.rows.iter().enumerate().map(|(at, row)| line(draft, at, row)))
}

/// BR-IC-11 and BR-IC-12 ask for the day and the country of an intra-Community supply; the others carry it too.
fn delivery(draft: &Draft) -> Element {
    let country = group("cac:Country").and([text("cbc:IdentificationCode", draft.buyer.country)]);
    group("cac:Delivery")
        .and([text("cbc:ActualDeliveryDate", draft.date), group("cac:DeliveryLocation").and([group("cac:Address").and([country])])])
}

fn payment(draft: &Draft) -> Element {
    group("cac:PaymentMeans").and([
        text("cbc:PaymentMeansCode", 30),
        text("cbc:PaymentID", &draft.number),
        group("cac:PayeeFinancialAccount").and([text("cbc:ID", &draft.iban), text("cbc:Name", draft.seller.name)]),
    ])
}

fn tax(draft: &Draft) -> Element {
    let totals = draft.totals();
    let category = vat_category("cac:TaxCategory", draft, draft.vat.exemption);
    group("cac:TaxTotal").and([
        money("cbc:TaxAmount", draft, totals.tax),
        group("cac:TaxSubtotal").and([money("cbc:TaxableAmount", draft, totals.net), money("cbc:TaxAmount", draft, totals.tax), category]),
    ])
}

fn totals(draft: &Draft) -> Element {
    let totals = draft.totals();
    group("cac:LegalMonetaryTotal").and([
        money("cbc:LineExtensionAmount", draft, totals.net),
        money("cbc:TaxExclusiveAmount", draft, totals.net),
        money("cbc:TaxInclusiveAmount", draft, totals.net + totals.tax),
        money("cbc:PayableAmount", draft, totals.payable),
    ])
}

fn line(draft: &Draft, at: usize, row: &Row) -> Element {
    let (name, quantity) = match draft.kind {
        Kind::CreditNote => ("cac:CreditNoteLine", "cbc:CreditedQuantity"),
        _ => ("cac:InvoiceLine", "cbc:InvoicedQuantity"),
    };
    group(name).and([
        text("cbc:ID", at + 1),
        text(quantity, row.quantity).with("unitCode", row.good.unit.code()),
        money("cbc:LineExtensionAmount", draft, row.total()),
        article(draft, row),
        price(draft, row),
    ])
}

pub fn article(draft: &Draft, row: &Row) -> Element {
    group("cac:Item").and([
        text("cbc:Name", row.good.name(draft.issuer().language)),
        group("cac:SellersItemIdentification").and([text("cbc:ID", row.good.part)]),
        vat_category("cac:ClassifiedTaxCategory", draft, None),
    ])
}

pub fn price(draft: &Draft, row: &Row) -> Element {
    group("cac:Price").and([money("cbc:PriceAmount", draft, row.price)])
}

fn vat_category(name: &'static str, draft: &Draft, exemption: Option<(&str, &str)>) -> Element {
    group(name)
        .and([text("cbc:ID", draft.vat.category), text("cbc:Percent", draft.vat.rate)])
        .and(
            exemption
                .into_iter()
                .flat_map(|(code, reason)| [text("cbc:TaxExemptionReasonCode", code), text("cbc:TaxExemptionReason", reason)]),
        )
        .and([group("cac:TaxScheme").and([text("cbc:ID", "VAT")])])
}

pub fn party(firm: &Firm, contact: Option<&Person>) -> Element {
    let (scheme, endpoint) = firm.peppol();
    let vat = [text("cbc:CompanyID", firm.numbers.vat), group("cac:TaxScheme").and([text("cbc:ID", "VAT")])];
    group("cac:Party")
        .and([
            text("cbc:EndpointID", endpoint).with("schemeID", scheme),
            group("cac:PartyIdentification").and([text("cbc:ID", firm.numbers.gln).with("schemeID", "0088")]),
            group("cac:PartyName").and([text("cbc:Name", firm.name)]),
            address("cac:PostalAddress", firm),
            group("cac:PartyTaxScheme").and(vat),
            group("cac:PartyLegalEntity").and([text("cbc:RegistrationName", firm.name)]),
        ])
        .and(contact.map(|person| group("cac:Contact").and([text("cbc:Name", person.name), text("cbc:ElectronicMail", person.email)])))
}

fn address(name: &'static str, firm: &Firm) -> Element {
    group(name).and([
        text("cbc:StreetName", firm.street),
        text("cbc:CityName", firm.city),
        text("cbc:PostalZone", firm.postcode),
        group("cac:Country").and([text("cbc:IdentificationCode", firm.country)]),
    ])
}

fn money(name: &'static str, draft: &Draft, amount: rust_decimal::Decimal) -> Element {
    text(name, format_args!("{amount:.2}")).with("currencyID", draft.currency)
}
