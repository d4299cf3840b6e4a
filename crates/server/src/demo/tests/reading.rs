//! What the demo writes, the product's own reader reads as it was meant.

use std::collections::BTreeSet;

use jiff::civil::date;
use kontor_documents::{Document, Kind as Read, Party};

use crate::demo::firms::Firm;
use crate::demo::papers::{self, Flaw, Format, Kind, Paper};

fn papers() -> Vec<(Paper, Document)> {
    let papers = papers::all(date(2026, 11, 23)).expect("papers can be written");
    let read = |paper: Paper| {
        let document = kontor_documents::read(&paper.file).unwrap_or_else(|refusal| panic!("{}: {refusal}", paper.number));
        (paper, document)
    };
    papers.into_iter().map(read).collect()
}

#[test]
fn number_dates_sums_and_references_are_read_as_written() {
    for (paper, document) in papers() {
        let kind = match paper.kind {
            Kind::Order => Read::Order,
            Kind::Invoice => Read::Invoice,
            Kind::CreditNote => Read::CreditNote,
        };
        assert_eq!((document.kind, document.number.as_str()), (kind, paper.number.as_str()));
        assert_eq!((document.issue_date, document.due_date), (Some(paper.date), paper.due), "{}", paper.number);
        assert_eq!((document.currency.as_deref(), document.total_payable), (Some(paper.currency), Some(paper.payable)), "{}", paper.number);
        if paper.kind != Kind::Order {
            assert_eq!(document.order_references, paper.order.as_slice(), "{}", paper.number);
            let preceding: Vec<&str> = document.preceding_references.iter().flat_map(kontor_documents::Reference::names).collect();
            assert_eq!(preceding, paper.invoice.as_slice(), "{}", paper.number);
        }
        assert!(!document.lines.is_empty() && document.lines.iter().all(|line| line.name.is_some() || line.description.is_some()));
    }
}

#[test]
fn both_parties_are_recognised_by_identifiers_of_theirs_and_of_nobody_else() {
    let fits = |party: &Party, firm: &Firm| {
        assert_eq!(party.name.as_deref(), Some(firm.name));
        let as_participant = ("peppol", format!("0088:{}", firm.numbers.gln));
        let identifiers = firm.identifiers().into_iter().chain([as_participant]);
        let known: BTreeSet<(String, String)> =
            identifiers.flat_map(|(scheme, value)| kontor_documents::normalise(scheme, &value)).collect();
        let read = party.scheme_values();
        assert!(read.iter().any(|id| known.contains(id)), "{}: {read:?} and {known:?}", firm.name);
        let other: Vec<_> = read.iter().filter(|id| !known.contains(id)).collect();
        assert!(other.is_empty(), "{}: {other:?}", firm.name);
    };
    for (paper, document) in papers() {
        let (seller, buyer) = if paper.kind == Kind::Order { (paper.partner, paper.issuer) } else { (paper.issuer, paper.partner) };
        fits(&document.seller, seller);
        fits(&document.buyer, buyer);
    }
}

#[test]
fn the_reader_finds_what_was_put_there_on_purpose_and_nothing_else() {
    for (paper, document) in papers() {
        let codes: BTreeSet<_> = document.warnings.iter().map(|finding| finding.code.as_str()).collect();
        // cXML has no place for a due date, only for days to pay in, and the reader says that it counted.
        let mut meant = BTreeSet::new();
        meant.extend((paper.flaw == Flaw::Sum).then_some("sum-differs"));
        meant.extend((paper.format == Format::Cxml && paper.kind == Kind::Invoice).then_some("due-date-computed"));
        assert_eq!(codes, meant, "{}: {:?}", paper.number, document.warnings);
    }
}
