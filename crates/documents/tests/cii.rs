//! The Cross Industry Invoice beside its UBL twin, and what the family's generations have in common.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use kontor_documents::{Document, Format, Kind, LineVerdict, Operation, Side, Verdict, read};

const CII: &str = include_str!("files/cii-invoice-gdynia-duisburg.xml");
const UBL: &str = include_str!("files/ubl-invoice-gdynia-duisburg.xml");
const EXTENDED: &str = include_str!("files/cii-factur-x-extended.xml");
const FIRST: &str = include_str!("files/zugferd-1-comfort.xml");
const ORDER: &str = include_str!("files/order-x-order.xml");

fn document(text: &str) -> Document {
    read(text.as_bytes()).unwrap()
}

/// What a document says, without what it says it by: format, profile, and the order of identifiers.
fn said(text: &str) -> Document {
    let mut document = document(text);
    for party in [&mut document.seller, &mut document.buyer] {
        party.ids.sort_by_key(|id| id.value.clone());
    }
    document.external_ids.sort();
    Document { format: Format::Ubl, profile: None, ..document }
}

#[test]
fn the_same_invoice_reads_the_same_in_both_syntaxes() {
    assert_eq!(said(CII), said(UBL));
    let negative = |text: &str| text.replace(">1230.00<", ">-1230.00<").replace(">930.00<", ">-930.00<").replace(">300.00<", ">-300.00<");
    assert_eq!(said(&negative(CII)), said(&negative(UBL)));
    for code in ["381", "384", "389", "261", "326", "875"] {
        let coded = |text: &str| text.replace(">380<", &format!(">{code}<"));
        assert_eq!(said(&coded(CII)), said(&coded(UBL)), "{code}");
    }
}

#[test]
fn a_date_is_read_in_every_format_it_has() {
    let written = "<udt:DateTimeString format=\"102\">20261109</udt:DateTimeString>";
    assert_eq!(CII.matches(written).count(), 1);
    for other in [
        "<udt:DateTimeString format=\"203\">202611091530</udt:DateTimeString>",
        "<udt:DateTimeString format='204'>20261109153000</udt:DateTimeString>",
        "<udt:DateTimeString>\n 2026-11-09 </udt:DateTimeString>",
        "<udt:DateTime>2026-11-09T23:59:00+01:00</udt:DateTime>",
        "2026-11-09T00:00:00",
    ] {
        assert_eq!(document(&CII.replace(written, other)), document(CII), "{other}");
    }
    let month = document(&CII.replace(written, "<udt:DateTimeString format=\"610\">202611</udt:DateTimeString>"));
    assert_eq!(month.issue_date, None);
}

#[test]
fn of_two_taxes_the_one_in_the_currency_of_the_invoice_counts() {
    let invoice = document(EXTENDED);
    assert_eq!((invoice.currency.as_deref(), invoice.tax.unwrap().to_string().as_str()), (Some("EUR"), "26.60"));
    let foreign = document(&EXTENDED.replace("<ram:TaxTotalAmount currencyID=\"EUR\">26.60</ram:TaxTotalAmount>", ""));
    assert_eq!(foreign.tax, None);
    assert!(foreign.warnings.iter().any(|finding| finding.code == "tax-currency"));
}

#[test]
fn lines_within_lines_are_lines_and_spoil_no_sum() {
    let invoice = document(EXTENDED);
    assert_eq!(invoice.lines.len(), 3);
    assert_eq!(invoice.order_references, ["B-1", "B-2", "B-3"]);
    assert_eq!((invoice.lines[1].order.as_deref(), invoice.lines[1].order_line.as_deref()), (Some("B-2"), Some("10")));
    assert!(invoice.warnings.is_empty(), "{:?}", invoice.warnings);
}

#[test]
fn the_net_terms_tell_when_to_pay_and_earlier_invoices_have_their_kind() {
    let invoice = document(EXTENDED);
    assert_eq!(invoice.due_date.unwrap().to_string(), "2026-12-09");
    assert_eq!(invoice.payment_terms.as_deref(), Some("2 % Skonto bis 16.11.2026"));
    let earlier: Vec<_> = invoice.preceding_references.iter().map(|earlier| (earlier.kind.unwrap(), earlier.number.as_str())).collect();
    assert_eq!(earlier, [(Kind::Invoice, "R-2026-70"), (Kind::CreditNote, "G-2026-71")]);
}

#[test]
fn the_first_generation_says_the_same_by_other_names() {
    let invoice = document(FIRST);
    assert_eq!(invoice.seller.best_id(), Some("DE123456788"));
    assert_eq!((invoice.order_references, invoice.lines.len()), (vec!["B-17".to_owned()], 1));
    assert_eq!(invoice.lines[0].price.unwrap().to_string(), "9.9000");
    assert_eq!(invoice.payee_accounts, ["DE02120300000000202051"]);
}

#[test]
fn orders_changes_and_confirmations_know_whose_they_are() {
    let order = document(ORDER);
    assert_eq!((order.kind, order.issued_by(), order.order_number()), (Kind::Order, Side::Buyer, Some("PO-7")));
    let change = document(include_str!("files/order-x-change.xml"));
    assert_eq!((change.kind, change.revision.operation, change.order_number()), (Kind::OrderChange, Operation::Update, Some("PO-7")));
    let cancellation = document(include_str!("files/order-x-cancellation.xml"));
    assert_eq!((cancellation.kind, cancellation.order_number()), (Kind::OrderCancel, Some("PO-7")));
    let answer = document(include_str!("files/order-x-response.xml"));
    assert_eq!((answer.kind, answer.issued_by(), answer.order_number()), (Kind::Confirmation, Side::Seller, None));
    let response = answer.response.unwrap();
    assert_eq!((response.verdict, response.refers_to[0].number.as_str()), (Verdict::ConditionallyAccepted, "PO-7"));
    let verdicts: Vec<_> = answer.lines.iter().map(|line| line.statuses[0].verdict).collect();
    assert_eq!(verdicts, [LineVerdict::Changed, LineVerdict::Rejected]);
}

#[test]
fn a_profile_for_heads_alone_needs_no_lines_and_others_do() {
    let minimum = include_str!("files/cii-factur-x-minimum.xml");
    assert!(document(minimum).warnings.is_empty(), "{:?}", document(minimum).warnings);
    let other = document(&minimum.replace("urn:factur-x.eu:1p0:minimum", "urn:cen.eu:en16931:2017"));
    assert!(other.warnings.iter().any(|finding| finding.code == "lines-missing"));
}
