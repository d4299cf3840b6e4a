//! Amounts, dates and identifiers in the ways real programs write them.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use kontor_documents::{Document, Kind, Side, normalise, read};
use proptest::prelude::*;
use rust_decimal::Decimal;

const INVOICE: &str = include_str!("files/ubl-invoice-gdynia-duisburg.xml");
const ORDER: &str = include_str!("files/cxml-order-new.xml");

fn order_with_total(total: &str) -> Document {
    read(ORDER.replace(">1,230.00<", &format!(">{total}<")).as_bytes()).unwrap()
}

fn codes(document: &Document) -> Vec<&str> {
    document.warnings.iter().map(|finding| finding.code.as_str()).collect()
}

#[test]
fn an_amount_is_read_however_it_is_grouped() {
    let ways = [
        ("1230.00", "1230.00"),
        ("+1230.00", "1230.00"),
        (" 1 230,00 ", "1230.00"),
        ("1\u{a0}230,00", "1230.00"),
        ("1,230.00", "1230.00"),
        ("1.230,00", "1230.00"),
        ("1'230.00", "1230.00"),
        ("1,230", "1230"),
        ("0,125", "0.125"),
        ("1234,567", "1234.567"),
        ("12,5", "12.5"),
        ("1.234.567", "1234567"),
        ("1,234,567.8", "1234567.8"),
        ("1,23,456.50", "123456.50"),
        ("-0.50", "-0.50"),
        ("12.50-", "-12.50"),
        (".5", "0.5"),
        ("5.", "5"),
        ("1.5E3", "1500"),
        ("79228162514264337593543950335", "79228162514264337593543950335"),
    ];
    for (written, read) in ways {
        assert_eq!(order_with_total(written).total_payable.map(|total| total.to_string()).as_deref(), Some(read), "{written}");
    }
}

#[test]
fn what_is_no_amount_is_remarked_on_and_never_guessed() {
    for written in
        ["abc", "1.2.3,4", "12,34,5", "1,2345.6", "--5", "1-2", "12 EUR", "٣", "-", ".", "1e999", "1e", "999999999999999999999999999999999"]
    {
        let document = order_with_total(written);
        assert_eq!(document.total_payable, None, "{written}");
        assert!(codes(&document).contains(&"amount-unreadable"), "{written}");
    }
    let empty = order_with_total(" ");
    assert_eq!((empty.total_payable, codes(&empty)), (None, vec![]));
}

#[test]
fn a_date_is_the_day_that_is_written_whatever_the_time_zone() {
    for written in [
        "2026-01-02",
        "2026-01-02Z",
        "2026-01-02+01:00",
        "2026-01-02-08:00",
        "2026-01-02T23:59:59-08:00",
        "2026-01-02T00:00:00.000+14:00",
        "20260102",
        "2026/01/02",
        " 2026-01-02 ",
    ] {
        let document = read(INVOICE.replace("2026-11-09", written).as_bytes()).unwrap();
        assert_eq!(document.issue_date.map(|date| date.to_string()).as_deref(), Some("2026-01-02"), "{written}");
    }
}

#[test]
fn what_is_no_date_is_remarked_on() {
    for written in ["02.01.2026", "2026-02-30", "2026-1-2", "tomorrow", "2026-01-02x", "0000-01-01", "20260", "202é-01-02"] {
        let document = read(INVOICE.replace("2026-11-09", written).as_bytes()).unwrap();
        assert_eq!(document.issue_date, None, "{written}");
        assert_eq!(codes(&document), ["date-unreadable"], "{written}");
    }
}

fn forms(scheme: &str, value: &str) -> Vec<String> {
    normalise(scheme, value).into_iter().map(|(scheme, value)| format!("{scheme}:{value}")).collect()
}

#[test]
fn an_identifier_is_recognised_in_all_its_spellings() {
    assert_eq!(forms("vat", "PL 526-000.12 46"), ["vat:PL5260001246", "nip:5260001246"]);
    assert_eq!(forms("NIP", "526-000-12-46"), ["nip:5260001246", "vat:PL5260001246"]);
    assert_eq!(forms("vatID", "de 123456789"), ["vat:DE123456789"]);
    assert_eq!(forms("NetworkId", " an01000000101 "), ["network:AN01000000101"]);
    assert_eq!(forms("DUNS", "31-234-5678"), ["duns:312345678"]);
    assert_eq!(forms("GLN", "5790000 435975"), ["gln:5790000435975"]);
    assert_eq!(forms("peppol", "0088:5790000435975"), ["peppol:0088:5790000435975", "gln:5790000435975"]);
    assert_eq!(forms("peppol", "iso6523-actorid-upis::0192:991825827"), ["peppol:0192:991825827"]);
    let both = ["peppol:9945:PL5260001246", "peppol:9945:5260001246", "nip:5260001246", "vat:PL5260001246"];
    assert_eq!(forms("peppol", "9945:pl5260001246"), both);
    assert_eq!(forms("peppol", "9930:de123456789"), ["peppol:9930:DE123456789", "vat:DE123456789"]);
    assert_eq!(forms("Kundennummer", "a 7"), ["kundennummer:A7"]);
    assert_eq!(forms("vat", " - "), Vec::<String>::new());
}

#[test]
fn a_party_is_found_by_any_of_its_identifiers() {
    let document = read(INVOICE.as_bytes()).unwrap();
    let known: Vec<String> = document.seller.scheme_values().into_iter().map(|(scheme, value)| format!("{scheme}:{value}")).collect();
    for id in ["vat:PL5260001246", "nip:5260001246", "peppol:9945:5260001246", "legal:0000123456"] {
        assert!(known.contains(&id.to_owned()), "{id} is not among {known:?}");
    }
}

#[test]
fn a_number_shown_is_the_vat_number_if_there_is_one() {
    let best = |text: &str| read(text.as_bytes()).unwrap().seller.best_id().map(str::to_owned);
    assert_eq!(best(INVOICE).as_deref(), Some("PL5260001246"));
    let without_vat = INVOICE.replace("<cbc:CompanyID>PL5260001246</cbc:CompanyID>", "");
    assert_eq!(best(&without_vat).as_deref(), Some("0000123456"));
    let without_legal = without_vat.replace("<cbc:CompanyID>0000123456</cbc:CompanyID>", "");
    assert_eq!(best(&without_legal).as_deref(), Some("5260001246"));
}

#[test]
fn the_creditors_identifier_for_direct_debits_is_not_the_firms() {
    let vat = "<cac:PartyTaxScheme><cbc:CompanyID>PL5260001246</cbc:CompanyID>";
    let creditor = "<cac:PartyIdentification><cbc:ID schemeID=\"SEPA\">DE98ZZZ09999999999</cbc:ID></cac:PartyIdentification>";
    assert_eq!(INVOICE.matches(vat).count(), 1);
    let invoice = read(INVOICE.replace(vat, &format!("{creditor}{vat}")).as_bytes()).unwrap();
    assert_eq!(invoice.seller.ids, read(INVOICE.as_bytes()).unwrap().seller.ids);
}

#[test]
fn a_party_without_a_legal_name_has_the_one_it_pays_taxes_under() {
    let legal = "<cbc:RegistrationName>ACME Stahl GmbH</cbc:RegistrationName>";
    let taxes = "<cac:PartyTaxScheme><cbc:CompanyID>DE";
    let renamed = taxes.replace("<cbc:CompanyID>", "<cbc:RegistrationName>ACME</cbc:RegistrationName><cbc:CompanyID>");
    let name = |text: &str| read(text.as_bytes()).unwrap().buyer.name;
    assert_eq!(name(&INVOICE.replace(taxes, &renamed)).as_deref(), Some("ACME Stahl GmbH"));
    assert_eq!(name(&INVOICE.replace(legal, "").replace(taxes, &renamed)).as_deref(), Some("ACME"));
}

#[test]
fn a_number_at_the_local_tax_office_comes_before_the_address_and_behind_the_rest() {
    let local = INVOICE.replace("<cbc:CompanyID>PL5260001246</cbc:CompanyID>", "<cbc:CompanyID>12/345</cbc:CompanyID>");
    let local = local.replace("<cac:TaxScheme><cbc:ID>VAT</cbc:ID>", "<cac:TaxScheme><cbc:ID>FC</cbc:ID>");
    let best = |text: &str| read(text.as_bytes()).unwrap().seller.best_id().map(str::to_owned);
    assert_eq!(best(&local).as_deref(), Some("0000123456"));
    assert_eq!(best(&local.replace("<cbc:CompanyID>0000123456</cbc:CompanyID>", "")).as_deref(), Some("12/345"));
}

#[test]
fn goods_valued_for_the_customs_give_a_ship_notice_no_currency() {
    let notice = include_str!("files/ubl-despatch-advice-peppol.xml");
    let value = "<cbc:DeclaredCustomsValueAmount currencyID=\"USD\">5</cbc:DeclaredCustomsValueAmount></cac:Shipment>";
    assert_eq!(read(notice.replace("</cac:Shipment>", value).as_bytes()).unwrap().currency, None);
}

#[test]
fn check_digits_are_looked_at() {
    let findings = |from: &str, to: &str| {
        let document = read(INVOICE.replace(from, to).as_bytes()).unwrap();
        document.warnings.into_iter().map(|finding| finding.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(findings("PL5260001246", "PL5260001247"), ["The check digits of this VAT-PL are wrong: PL5260001247."]);
    assert_eq!(findings(">5260001246<", ">5260001264<"), ["The check digits of this NIP are wrong: 5260001264."]);
    assert_eq!(
        findings("PL61109010140000071219812874", "PL61109010140000071219812847"),
        ["The check digits of this IBAN are wrong: PL61109010140000071219812847."]
    );
    assert_eq!(findings("PL61109010140000071219812874", "account 12"), Vec::<String>::new());
}

#[test]
fn the_side_that_issues_follows_kind_and_self_billing() {
    let issued_by = |kind, self_billed| Document { kind, self_billed, ..Document::default() }.issued_by();
    assert_eq!(issued_by(Kind::Invoice, false), Side::Seller);
    assert_eq!(issued_by(Kind::Invoice, true), Side::Buyer);
    assert_eq!(issued_by(Kind::CreditNote, true), Side::Buyer);
    assert_eq!(issued_by(Kind::Order, false), Side::Buyer);
    assert_eq!(issued_by(Kind::OrderCancel, false), Side::Buyer);
    assert_eq!(issued_by(Kind::Confirmation, true), Side::Seller);
    assert_eq!(issued_by(Kind::Response, false), Side::Buyer);
    assert_eq!(issued_by(Kind::StatusUpdate, false), Side::Either);
}

#[test]
fn credit_codes_on_an_invoice_make_it_a_credit_note_and_others_do_not() {
    let kind = |code: &str| read(INVOICE.replace(">380<", &format!(">{code}<")).as_bytes()).unwrap().kind;
    for code in ["381", "396", "261", "81"] {
        assert_eq!(kind(code), Kind::CreditNote, "{code}");
    }
    for code in ["380", "384", "389", "326", "383", "875", "something"] {
        assert_eq!(kind(code), Kind::Invoice, "{code}");
    }
}

proptest! {
    #[test]
    fn every_decimal_goes_through_a_file_and_json_unchanged(mantissa in -(1i128 << 95)..(1i128 << 95), scale in 0u32..=28) {
        let amount = Decimal::from_i128_with_scale(mantissa, scale);
        let document = order_with_total(&amount.to_string());
        prop_assert_eq!(document.total_payable.map(|total| total.to_string()), Some(amount.to_string()));
        let json = serde_json::to_string(&document).unwrap();
        prop_assert_eq!(serde_json::from_str::<Document>(&json).unwrap(), document);
    }
}
