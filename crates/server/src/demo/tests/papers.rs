//! Papers add up, refer to each other and come out the same every time.

use std::collections::BTreeSet;
use std::str::FromStr;

use jiff::civil::{Date, date};
use rust_decimal::Decimal;

use crate::demo::firms;
use crate::demo::network;
use crate::demo::papers::{self, Flaw, Format, Kind, Paper};

const TODAY: Date = date(2026, 11, 23);

fn papers() -> Vec<Paper> {
    papers::all(TODAY).expect("papers can be written")
}

fn find<'a>(papers: &'a [Paper], number: &str) -> &'a Paper {
    papers.iter().find(|paper| paper.number == number).unwrap_or_else(|| panic!("no {number}"))
}

#[test]
fn there_are_some_hundreds_in_all_formats_and_of_every_kind() {
    let papers = papers();
    assert!((320..=420).contains(&papers.len()), "{} papers", papers.len());
    let count = |kind, format| papers.iter().filter(|paper| (paper.kind, paper.format) == (kind, format)).count();
    for (kind, format) in
        [(Kind::Order, Format::Ubl), (Kind::Order, Format::Cxml), (Kind::Invoice, Format::Ubl), (Kind::Invoice, Format::Cxml)]
    {
        assert!(count(kind, format) >= 30, "{kind:?} as {format:?}: {}", count(kind, format));
    }
    for format in [Format::Cii, Format::Hybrid, Format::Ksef] {
        assert!(count(Kind::Invoice, format) >= 4, "{format:?}: {}", count(Kind::Invoice, format));
    }
    assert!(count(Kind::CreditNote, Format::Ubl) >= 10, "{} credit notes", count(Kind::CreditNote, Format::Ubl));
    let overdue = papers.iter().filter(|paper| paper.due.is_some_and(|due| due < TODAY)).count();
    assert!(overdue >= 40, "{overdue} invoices are past due");
    for flaw in [Flaw::Price, Flaw::Sum] {
        assert!((2..=14).contains(&papers.iter().filter(|paper| paper.flaw == flaw).count()), "{flaw:?}");
    }
}

#[test]
fn two_runs_of_the_same_day_write_the_same_bytes() {
    let files = || papers().into_iter().map(|paper| (paper.file_name, paper.xml)).collect::<Vec<_>>();
    assert_eq!(files(), files());
}

#[test]
fn a_number_is_given_once_by_each_issuer_and_papers_come_from_the_right_side() {
    for today in [TODAY, date(2027, 1, 1), date(2027, 2, 28), date(2028, 2, 29)] {
        let papers = papers::all(today).expect("papers can be written");
        let numbers: BTreeSet<_> = papers.iter().map(|paper| (paper.issuer.key, paper.kind, paper.number.as_str())).collect();
        assert_eq!(numbers.len(), papers.len());
        for paper in &papers {
            let (supplier, customer) = match paper.kind {
                Kind::Order => (paper.partner, paper.issuer),
                Kind::Invoice | Kind::CreditNote => (paper.issuer, paper.partner),
            };
            let related = network::all().any(|relation| (relation.supplier, relation.customer) == (supplier.key, customer.key));
            assert!(related && paper.issuer.person(paper.uploader.email).is_some(), "{}", paper.number);
            let age = today.since(paper.date).expect("dates are near").get_days();
            assert!((0..=92).contains(&age), "{}: {}", paper.number, paper.date);
        }
    }
}

#[test]
fn an_invoice_names_an_older_order_of_the_same_two_and_a_credit_note_its_invoice() {
    let papers = papers();
    for paper in papers.iter().filter(|paper| paper.kind != Kind::Order) {
        let order = paper.order.as_deref().expect("every invoice has an order");
        let known = papers.iter().find(|other| other.kind == Kind::Order && other.number == order && other.issuer.key == paper.partner.key);
        assert!(known.is_none_or(|known| known.partner.key == paper.issuer.key && known.date <= paper.date), "{}", paper.number);
        assert!(paper.xml.contains(&format!(">{order}<")) || paper.xml.contains(&format!("orderID=\"{order}\"")), "{}", paper.number);
        if paper.kind == Kind::CreditNote {
            let invoice = paper.invoice.as_deref().expect("every credit note has an invoice");
            assert!(paper.xml.contains(&format!("<cbc:ID>{invoice}</cbc:ID>")), "{}", paper.number);
        }
    }
}

#[test]
fn the_sums_in_a_file_add_up_unless_they_are_meant_not_to() {
    for paper in papers().iter().filter(|paper| paper.format == Format::Ubl && paper.kind != Kind::Order) {
        let amounts = |name: &str| -> Vec<Decimal> {
            let start = format!("<cbc:{name} currencyID=\"{}\">", paper.currency);
            paper.xml.split(&start).skip(1).filter_map(|part| Decimal::from_str(part.split('<').next()?).ok()).collect()
        };
        let lines = amounts("LineExtensionAmount");
        let (net, gross, payable) = (lines[0], amounts("TaxInclusiveAmount")[0], amounts("PayableAmount")[0]);
        assert_eq!(lines[1..].iter().sum::<Decimal>(), net, "{}", paper.number);
        assert_eq!(net + amounts("TaxAmount")[0], gross, "{}", paper.number);
        assert_eq!(gross == payable, paper.flaw != Flaw::Sum, "{}", paper.number);
        assert_eq!(payable, paper.payable, "{}", paper.number);
    }
}

#[test]
fn the_invoice_everybody_talks_about_has_its_nine_lines_and_its_doubtful_price() {
    let papers = papers();
    let invoice = find(&papers, "FV/2026/10/4711");
    assert_eq!(invoice.issuer.name, "Łożyska Północ Sp. z o.o.");
    assert_eq!(invoice.partner.name, "ACME Stahl GmbH");
    assert_eq!((invoice.date, invoice.due), (date(2026, 10, 21), Some(date(2026, 11, 20))));
    assert_eq!((invoice.payable.to_string().as_str(), invoice.currency), ("14096.00", "EUR"));
    assert_eq!(invoice.xml.matches("<cac:InvoiceLine>").count(), 9);
    assert!(invoice.xml.contains("<cbc:PriceAmount currencyID=\"EUR\">46.90</cbc:PriceAmount>"));
    let order = find(&papers, "PO-88213");
    assert_eq!((order.format, order.date), (Format::Cxml, date(2026, 9, 28)));
    assert!(order.xml.contains("<Money currency=\"EUR\">45.96</Money>"));
    assert_eq!(find(&papers, "KOR/2026/11/42").payable.to_string(), "312.00");
    assert_eq!(find(&papers, "FV/2026/11/4799").payable.to_string(), "22870.00");
}

#[test]
fn the_same_iban_stands_on_all_invoices_of_a_firm_but_the_one_that_changed_banks() {
    for firm in firms::all() {
        let of_firm = papers().into_iter().filter(|paper| paper.issuer.key == firm.key && paper.kind == Kind::Invoice);
        let accounts: BTreeSet<String> = of_firm
            .filter_map(|paper| {
                Some(paper.xml.split("<cac:PayeeFinancialAccount>").nth(1)?.split("<cbc:ID>").nth(1)?.split('<').next()?.to_owned())
            })
            .collect();
        assert!(accounts.len() <= if firm.key == "lozyska" { 2 } else { 1 }, "{}: {accounts:?}", firm.name);
        for account in accounts {
            let moved = format!("{}{}", &account[4..], &account[..4]);
            let digits: String = moved.chars().filter_map(|c| c.to_digit(36)).map(|digit| digit.to_string()).collect();
            let rest = digits.bytes().fold(0, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97);
            assert_eq!(rest, 1, "{account}");
        }
    }
}
