//! What is peculiar to Poland's structured invoice: its number from outside, its limit, its kinds.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use kontor_documents::{Kind, Limit, Refusal, Side, read};
use rust_decimal::Decimal;

const INVOICE: &str = include_str!("files/ksef-fa3-invoice.xml");
const NUMBER: &str = "5260001246-20261109-0100001AF629-DB";

/// What the invoice is called in the national system, after it was told the name of its file.
fn learnt(file: &str) -> Option<String> {
    let mut invoice = read(INVOICE.as_bytes()).unwrap();
    invoice.learn_from_name(file);
    invoice.external_ids.into_iter().find(|(kind, _)| kind == "ksef").map(|(_, number)| number)
}

#[test]
fn the_national_number_is_taken_from_the_name_of_the_file() {
    for name in [format!("{NUMBER}.xml"), format!("faktura_{}_kopia.XML", NUMBER.to_lowercase()), format!("FV ż {NUMBER}")] {
        assert_eq!(learnt(&name).as_deref(), Some(NUMBER), "{name}");
    }
}

#[test]
fn a_number_with_wrong_check_digits_or_of_another_seller_is_not_believed() {
    let mut wrong = NUMBER.to_owned();
    wrong.replace_range(21..22, "9");
    let other = NUMBER.replace("5260001246", "7010009839");
    for name in [wrong, other, NUMBER[1..].to_owned(), String::new(), "faktura ąę.xml".to_owned()] {
        assert_eq!(learnt(&name), None, "{name}");
    }
}

#[test]
fn three_megabytes_are_the_most_and_other_formats_may_have_more() {
    let padded = |length: usize| format!("{INVOICE}<!--{}-->", " ".repeat(length - INVOICE.len() - 7));
    assert!(read(padded(3 << 20).as_bytes()).is_ok());
    let over = Refusal::OverLimit { limit: Limit::Size, allowed: 3 << 20, found: (3 << 20) + 1 };
    assert_eq!(read(padded((3 << 20) + 1).as_bytes()), Err(over));
}

#[test]
fn every_kind_of_correction_is_one_and_nothing_else_is() {
    let read_as = |kind: &str| read(INVOICE.replace(">VAT</RodzajFaktury", &format!(">{kind}</RodzajFaktury")).as_bytes()).unwrap();
    for kind in ["KOR", "KOR_ZAL", "KOR_ROZ"] {
        let document = read_as(kind);
        assert_eq!((document.kind, document.correction, document.type_code.as_deref()), (Kind::CreditNote, true, Some(kind)));
    }
    for kind in ["VAT", "ZAL", "ROZ", "UPR"] {
        let document = read_as(kind);
        assert_eq!((document.kind, document.correction, document.type_code.as_deref()), (Kind::Invoice, false, Some(kind)));
    }
}

#[test]
fn others_who_have_to_do_with_it_are_told_by_their_roles() {
    let other = |role: &str| {
        format!("<Podmiot3><DaneIdentyfikacyjne><NIP>7010009839</NIP><Nazwa>Faktor S.A.</Nazwa></DaneIdentyfikacyjne>{role}</Podmiot3><Fa>")
    };
    let read_with = |role: &str| read(INVOICE.replacen("<Fa>", &other(role), 1).as_bytes()).unwrap().other_parties.pop().unwrap();
    let factor = read_with("<Rola>1</Rola>");
    assert_eq!((factor.role.as_str(), factor.party.name.as_deref(), factor.described), ("factor", Some("Faktor S.A."), None));
    assert_eq!(factor.party.best_id(), Some("7010009839"));
    let described = read_with("<RolaInna>1</RolaInna><OpisRoli>Gwarant</OpisRoli>");
    assert_eq!((described.role.as_str(), described.described.as_deref()), ("other", Some("Gwarant")));
}

#[test]
fn an_annex_is_read_as_notes_with_its_tables_line_by_line() {
    let annex = "<Zalacznik><BlokDanych><ZNaglowek>Energia</ZNaglowek><MetaDane><ZKlucz>PPE</ZKlucz><ZWartosc>590</ZWartosc></MetaDane>\
        <Tekst><Akapit>Odczyt zdalny.</Akapit></Tekst><Tabela><Opis>Zużycie</Opis><TNaglowek><Kol Typ=\"txt\"><NKom>Okres</NKom></Kol>\
        <Kol Typ=\"dec\"><NKom>kWh</NKom></Kol></TNaglowek><Wiersz><WKom>11.2026</WKom><WKom>120</WKom></Wiersz>\
        <Wiersz><WKom/><WKom>7</WKom></Wiersz><Suma><SKom>razem</SKom><SKom>127</SKom></Suma></Tabela></BlokDanych></Zalacznik></Faktura>";
    let notes = read(INVOICE.replace("</Faktura>", annex).as_bytes()).unwrap().notes;
    let expected = "Energia\nPPE: 590\nOdczyt zdalny.\nZużycie\nOkres | kWh\n11.2026 | 120\n | 7\nrazem | 127";
    assert_eq!(notes.last().map(String::as_str), Some(expected));
}

#[test]
fn the_buyer_issues_a_self_billed_invoice() {
    let own = read(INVOICE.as_bytes()).unwrap();
    let billed = read(INVOICE.replace("<P_17>2<", "<P_17>1<").as_bytes()).unwrap();
    assert_eq!((own.issued_by(), billed.issued_by()), (Side::Seller, Side::Buyer));
}

#[test]
fn what_is_to_be_paid_is_the_total_after_charges_and_deductions() {
    let total = |text: &str| read(text.as_bytes()).unwrap().total_payable;
    assert_eq!(total(INVOICE), Some(Decimal::new(150_210, 2)));
    let settled = "<Rozliczenie><SumaOdliczen>2.10</SumaOdliczen><DoZaplaty>1500</DoZaplaty></Rozliczenie><Platnosc>";
    assert_eq!(total(&INVOICE.replace("<Platnosc>", settled)), Some(Decimal::new(1500, 0)));
}

#[test]
fn a_buyer_may_be_known_by_any_kind_of_number_or_by_none() {
    let buyer = |ids: &str| read(INVOICE.replace("<NIP>7010009839</NIP>", ids).as_bytes()).unwrap().buyer;
    let best = |ids: &str| buyer(ids).best_id().map(str::to_owned);
    assert_eq!(best("<NIP>7010009839</NIP>").as_deref(), Some("7010009839"));
    assert_eq!(best("<KodUE>DE</KodUE><NrVatUE>123456789</NrVatUE>").as_deref(), Some("DE123456789"));
    assert_eq!(best("<KodUE>DE</KodUE><NrVatUE>DE123456789</NrVatUE>").as_deref(), Some("DE123456789"));
    assert_eq!(best("<KodKraju>US</KodKraju><NrID>12-3456789</NrID>").as_deref(), Some("12-3456789"));
    assert_eq!(best("<KodKraju>US</KodKraju><NrID>12-3456789</NrID><IDWew>7</IDWew>").as_deref(), Some("12-3456789"));
    assert_eq!(best("<BrakID>1</BrakID>"), None);
    assert!(buyer("").scheme_values().is_empty());
}

#[test]
fn an_invoice_without_its_body_or_without_its_number_is_refused() {
    assert_eq!(read(b"<Faktura xmlns='http://crd.gov.pl/wzor/2025/06/25/13775/'/>"), Err(Refusal::NoNumber));
    assert_eq!(read(INVOICE.replace("<P_2>FV/2026/11/8</P_2>", "<P_2/>").as_bytes()), Err(Refusal::NoNumber));
    assert_eq!(read(b"<Faktura xmlns='http://example.org/'><Fa><P_2>1</P_2></Fa></Faktura>").unwrap_err().code(), "unknown");
}
