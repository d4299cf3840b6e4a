//! Writes invoices as UN/CEFACT CII: as `XRechnung`, and in the profile that stands inside a PDF.

use std::io::Result;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::firms::Firm;
use super::papers::{Draft, Row};
use super::xml::{Element, group, text};

const SCHEMAS: &str = "urn:un:unece:uncefact:data:standard";
/// The specification of an `XRechnung` by itself (BT-24).
pub const XRECHNUNG: &str = "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0";
/// That of the file inside a Factur-X or `ZUGFeRD` 2 PDF.
pub const EN16931: &str = "urn:cen.eu:en16931:2017";

/// The whole file. The order of the elements is the schema's.
pub fn write(draft: &Draft, specification: &str) -> Result<String> {
    let guideline = group("ram:GuidelineSpecifiedDocumentContextParameter").and([text("ram:ID", specification)]);
    let head = [text("ram:ID", &draft.number), text("ram:TypeCode", 380), day("ram:IssueDateTime", draft.date)];
    let note = draft.note.map(|note| group("ram:IncludedNote").and([text("ram:Content", note)]));
    let lines = draft.rows.iter().enumerate().map(|(at, row)| line(draft, at, row));
    group("rsm:CrossIndustryInvoice")
        .with("xmlns:rsm", format_args!("{SCHEMAS}:CrossIndustryInvoice:100"))
        .with("xmlns:ram", format_args!("{SCHEMAS}:ReusableAggregateBusinessInformationEntity:100"))
        .with("xmlns:udt", format_args!("{SCHEMAS}:UnqualifiedDataType:100"))
        .and([
            group("rsm:ExchangedDocumentContext").and([guideline]),
            group("rsm:ExchangedDocument").and(head).and(note),
            group("rsm:SupplyChainTradeTransaction").and(lines).and([agreement(draft), delivery(draft), settlement(draft)]),
        ])
        .into_file(None)
}

fn agreement(draft: &Draft) -> Element {
    let order =
        draft.order.as_ref().map(|order| group("ram:BuyerOrderReferencedDocument").and([text("ram:IssuerAssignedID", &order.number)]));
    group("ram:ApplicableHeaderTradeAgreement")
        .and([party("ram:SellerTradeParty", draft.seller), party("ram:BuyerTradeParty", draft.buyer)])
        .and(order)
}

fn party(name: &'static str, firm: &Firm) -> Element {
    let (scheme, endpoint) = firm.peppol();
    group(name).and([
        text("ram:GlobalID", firm.numbers.gln).with("schemeID", "0088"),
        text("ram:Name", firm.name),
        group("ram:PostalTradeAddress").and([
            text("ram:PostcodeCode", firm.postcode),
            text("ram:LineOne", firm.street),
            text("ram:CityName", firm.city),
            text("ram:CountryID", firm.country),
        ]),
        group("ram:URIUniversalCommunication").and([text("ram:URIID", endpoint).with("schemeID", scheme)]),
        group("ram:SpecifiedTaxRegistration").and([text("ram:ID", firm.numbers.vat).with("schemeID", "VA")]),
    ])
}

fn delivery(draft: &Draft) -> Element {
    let event = group("ram:ActualDeliverySupplyChainEvent").and([day("ram:OccurrenceDateTime", draft.date)]);
    group("ram:ApplicableHeaderTradeDelivery").and([event])
}

fn settlement(draft: &Draft) -> Element {
    let totals = draft.totals();
    let account = group("ram:PayeePartyCreditorFinancialAccount").and([text("ram:IBANID", &draft.iban)]);
    let tax = group("ram:ApplicableTradeTax")
        .and([money("ram:CalculatedAmount", totals.tax), text("ram:TypeCode", "VAT")])
        .and(draft.vat.exemption.map(|(_, reason)| text("ram:ExemptionReason", reason)))
        .and([money("ram:BasisAmount", totals.net), text("ram:CategoryCode", draft.vat.category)])
        .and([text("ram:RateApplicablePercent", draft.vat.rate)]);
    let summation = group("ram:SpecifiedTradeSettlementHeaderMonetarySummation").and([
        money("ram:LineTotalAmount", totals.net),
        money("ram:TaxBasisTotalAmount", totals.net),
        money("ram:TaxTotalAmount", totals.tax).with("currencyID", draft.currency),
        money("ram:GrandTotalAmount", totals.net + totals.tax),
        money("ram:DuePayableAmount", totals.payable),
    ]);
    group("ram:ApplicableHeaderTradeSettlement")
        .and([
            text("ram:InvoiceCurrencyCode", draft.currency),
            group("ram:SpecifiedTradeSettlementPaymentMeans").and([text("ram:TypeCode", 58), account]),
            tax,
        ])
        .and(draft.due.map(|due| group("ram:SpecifiedTradePaymentTerms").and([day("ram:DueDateDateTime", due)])))
        .and([summation])
}

fn line(draft: &Draft, at: usize, row: &Row) -> Element {
    let product = [text("ram:SellerAssignedID", row.good.part), text("ram:Name", row.good.name(draft.issuer().language))];
    let price = group("ram:NetPriceProductTradePrice").and([money("ram:ChargeAmount", row.price)]);
    let tax =
        [text("ram:TypeCode", "VAT"), text("ram:CategoryCode", draft.vat.category), text("ram:RateApplicablePercent", draft.vat.rate)];
    let sum = group("ram:SpecifiedTradeSettlementLineMonetarySummation").and([money("ram:LineTotalAmount", row.total())]);
    group("ram:IncludedSupplyChainTradeLineItem").and([
        group("ram:AssociatedDocumentLineDocument").and([text("ram:LineID", at + 1)]),
        group("ram:SpecifiedTradeProduct").and(product),
        group("ram:SpecifiedLineTradeAgreement").and([price]),
        group("ram:SpecifiedLineTradeDelivery").and([text("ram:BilledQuantity", row.quantity).with("unitCode", row.good.unit.code())]),
        group("ram:SpecifiedLineTradeSettlement").and([group("ram:ApplicableTradeTax").and(tax), sum]),
    ])
}

fn day(name: &'static str, date: Date) -> Element {
    group(name).and([text("udt:DateTimeString", date.strftime("%Y%m%d")).with("format", "102")])
}

fn money(name: &'static str, amount: Decimal) -> Element {
    text(name, format_args!("{amount:.2}"))
}
