//! Poland's structured invoice, FA(1) to FA(3) of the national system `KSeF`: invoices and corrections.

mod annex;
mod lines;
mod number;
mod parties;
mod payment;

pub(crate) use number::in_text as number_in;

use rust_decimal::Decimal;

use crate::checks::{sum, total};
use crate::detect::shortened;
use crate::value::Values;
use crate::xml::Element;
use crate::{Document, Format, Kind, Reference, Refusal};

/// Every form of the state has a namespace of its own: `http://crd.gov.pl/wzor/2025/06/25/13775/` is FA(3).
pub(crate) fn is_form(root: Element<'_>) -> bool {
    let namespace = root.namespace();
    root.name() == "Faktura" && namespace.contains(".gov.pl/") && namespace.contains("/wzor/")
}

pub(crate) fn read(root: Element<'_>) -> Result<Document, Refusal> {
    let code = root.text("Naglowek/KodFormularza").unwrap_or_default();
    let form = root.attribute_at("Naglowek/KodFormularza", "kodSystemowy");
    // What a farmer sells (FA_RR) is another form: the buyer issues it.
    if code.contains("RR") {
        return Err(Refusal::NotReadYet { format: format!("KSeF {}", shortened(form.as_ref().unwrap_or(&code))) });
    }
    let invoice = root.first("Fa").ok_or(Refusal::NoNumber)?;
    Ok(read_invoice(root, invoice, form))
}

fn read_invoice(root: Element<'_>, invoice: Element<'_>, form: Option<String>) -> Document {
    let mut values = Values::default();
    let type_code = invoice.text("RodzajFaktury");
    let correction = type_code.as_deref().is_some_and(|code| code.starts_with("KOR"));
    let mut document = Document {
        format: Format::Ksef,
        profile: form,
        // A correction goes either way; the sign of its amounts tells which.
        kind: if correction { Kind::CreditNote } else { Kind::Invoice },
        correction,
        correction_reason: invoice.text("PrzyczynaKorekty"),
        number: invoice.text_of(&["P_2", "P_2A"]).unwrap_or_default(),
        issue_date: values.date("BT-2", invoice.text("P_1")),
        seller: parties::read(root, "Podmiot1"),
        buyer: parties::read(root, "Podmiot2"),
        other_parties: parties::others(root),
        currency: invoice.text("KodWaluty"),
        total_payable: values.amount("BT-115", invoice.text_of(&["Rozliczenie/DoZaplaty", "P_15"])),
        net: amounts(invoice, "P_13_", &mut values),
        tax: amounts(invoice, "P_14_", &mut values),
        order_references: invoice.texts("WarunkiTransakcji/Zamowienia/NrZamowienia"),
        preceding_references: preceding(invoice, &mut values),
        external_ids: external_ids(root, invoice),
        self_billed: matches!(invoice.text("Adnotacje/P_17").as_deref(), Some("1" | "true")),
        delivery_date: values.date("BT-72", invoice.text_of(&["P_6", "OkresFa/P_6_Do"])),
        lines: lines::read(invoice, &mut values),
        type_code,
        ..Document::default()
    };
    parties::add_registers(&mut document.seller, root);
    payment::read(invoice, &mut document, &mut values);
    document.notes = notes(root, invoice);
    values.findings.extend(gross(invoice, &document));
    document.warnings = values.findings;
    document
}

/// The sum of all amounts whose names begin like this, one for each rate. `P_14_1W` and its kin say the same tax in zloty.
fn amounts(invoice: Element<'_>, prefix: &str, values: &mut Values) -> Option<Decimal> {
    let of_rates = invoice.elements().filter(|element| element.name().starts_with(prefix) && !element.name().ends_with('W'));
    let field = if prefix == "P_13_" { "BT-109" } else { "BT-110" };
    let amounts: Vec<Decimal> = of_rates.filter_map(|element| values.amount(field, element.own_text())).collect();
    if amounts.is_empty() { None } else { total(amounts) }
}

/// The total with tax against net and tax. The margin scheme (`P_13_11`) has no net.
fn gross(invoice: Element<'_>, document: &Document) -> Option<crate::Finding> {
    let gross = crate::value::decimal(&invoice.text("P_15")?)?;
    let expected = total([document.net?, document.tax.unwrap_or_default()])?;
    let margin = invoice.first("P_13_11").is_some() || invoice.first("Adnotacje/PMarzy/P_PMarzy").is_some();
    if margin { None } else { sum("BT-112", expected, gross, 1) }
}

/// The invoices that are corrected, then the advance invoices that are settled.
fn preceding(invoice: Element<'_>, values: &mut Values) -> Vec<Reference> {
    let mut found: Vec<Reference> = Vec::new();
    for corrected in invoice.all("DaneFaKorygowanej") {
        let date = values.date("BT-26", corrected.text("DataWystFaKorygowanej"));
        found.extend(reference(corrected.text("NrFaKorygowanej"), corrected.text("NrKSeFFaKorygowanej"), date));
    }
    for advance in invoice.all("FakturaZaliczkowa") {
        found.extend(reference(advance.text("NrFaZaliczkowej"), advance.text("NrKSeFFaZaliczkowej"), None));
    }
    found
}

fn reference(number: Option<String>, ksef: Option<String>, date: Option<jiff::civil::Date>) -> Option<Reference> {
    let external_ids: Vec<_> = ksef.into_iter().map(|ksef| ("ksef".to_owned(), ksef)).collect();
    let number = number.unwrap_or_default();
    (!number.is_empty() || !external_ids.is_empty()).then_some(Reference { kind: Some(Kind::Invoice), number, date, external_ids })
}

fn external_ids(root: Element<'_>, invoice: Element<'_>) -> Vec<(String, String)> {
    let named = [
        ("customer_number", root.texts("Podmiot2/NrKlienta")),
        ("contract", invoice.texts("WarunkiTransakcji/Umowy/NrUmowy")),
        ("delivery_note", invoice.texts("WZ")),
    ];
    named.into_iter().flat_map(|(name, values)| values.into_iter().map(move |value| (name.to_owned(), value))).collect()
}

/// What is said of the whole; what names a line has gone to that line.
fn notes(root: Element<'_>, invoice: Element<'_>) -> Vec<String> {
    let described = invoice.all("DodatkowyOpis").into_iter().filter(|note| note.text("NrWiersza").is_none()).filter_map(lines::note);
    let footer = root.all("Stopka/Informacje/StopkaFaktury").into_iter().filter_map(Element::paragraphs);
    described.chain(footer).chain(annex::notes(root)).collect()
}
