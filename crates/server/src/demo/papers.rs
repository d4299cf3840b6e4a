//! The business documents of the demo network: made anew for the day they are asked for, and always the same for the same day.

mod account;
pub mod answers;
mod chance;
mod deals;
mod draft;
pub mod held;
mod numbering;
mod told;

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};
use kontor_model::person::Permission;
use rust_decimal::Decimal;

use super::firms::{self, Desk, Firm, Person};
use super::{cii, cxml, hybrid, ksef, ubl};

use chance::Chance;
use deals::{Deal, Twist};
pub use draft::{Draft, Row};

/// One document as a file, with what stands in it, so that it can be received in the name of the person who uploads it.
#[cfg_attr(not(test), expect(dead_code, reason = "tests hold what the reader reads against all of it"))]
pub struct Paper {
    pub file_name: String,
    /// What is brought in.
    pub file: Vec<u8>,
    /// What is read in it.
    pub xml: String,
    pub kind: Kind,
    pub format: Format,
    pub number: String,
    pub date: Date,
    pub due: Option<Date>,
    /// Whose number it is, and who brings it in.
    pub issuer: &'static Firm,
    pub partner: &'static Firm,
    pub uploader: &'static Person,
    pub currency: &'static str,
    /// As stated in the file, even where it does not add up.
    pub payable: Decimal,
    pub order: Option<String>,
    /// The invoice a credit note corrects.
    pub invoice: Option<String>,
    pub flaw: Flaw,
}

/// The kinds the demo has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Order,
    Invoice,
    CreditNote,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Ubl,
    Cxml,
    /// CII by itself.
    Cii,
    /// CII inside a PDF.
    Hybrid,
    Ksef,
}

/// What is wrong with a paper on purpose, so that there is something to find.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    None,
    /// One price differs from the order.
    Price,
    /// Net and tax do not add up to what is to be paid.
    Sum,
}

/// Every paper of the last 90 days, oldest first.
pub fn all(today: Date) -> anyhow::Result<Vec<Paper>> {
    let mut deals = told::deals();
    deals.extend(deals::by_chance());
    let numbered = numbering::number(&deals, today)?;
    let mut papers = Vec::new();
    for (deal, numbers) in deals.iter().zip(&numbered) {
        for kind in [Kind::Order, Kind::Invoice, Kind::CreditNote] {
            if deal.step(kind).is_some_and(|step| step.days <= 90) {
                papers.push(paper(deal, kind, numbers, today)?);
            }
        }
    }
    papers.sort_by(|a, b| (a.date, a.kind, a.issuer.key, &a.number).cmp(&(b.date, b.kind, b.issuer.key, &b.number)));
    Ok(papers)
}

fn paper(deal: &Deal, kind: Kind, numbers: &numbering::Numbers, today: Date) -> anyhow::Result<Paper> {
    let draft = draft::draft(deal, kind, numbers, today)?;
    let format = numbering::format(draft.issuer().key, kind);
    let xml = match format {
        Format::Ubl => ubl::write(&draft)?,
        Format::Cxml => cxml::write(&draft)?,
        Format::Cii => cii::write(&draft, cii::XRECHNUNG)?,
        Format::Hybrid => cii::write(&draft, cii::EN16931)?,
        Format::Ksef => ksef::write(&draft)?,
    };
    let (file, ending) = match format {
        Format::Hybrid => (hybrid::draw(&draft, &xml), "pdf"),
        _ => (xml.clone().into_bytes(), "xml"),
    };
    let totals = draft.totals();
    Ok(Paper {
        file_name: format!("{}.{ending}", file_stem(&draft.number)),
        file,
        xml,
        kind,
        format,
        issuer: draft.issuer(),
        partner: draft.partner(),
        uploader: uploader(draft.issuer(), kind)?,
        date: draft.date,
        due: draft.due,
        currency: draft.currency,
        payable: totals.payable,
        flaw: match deal.twist {
            Twist::Price(..) if kind == Kind::Invoice => Flaw::Price,
            Twist::Sum if kind == Kind::Invoice => Flaw::Sum,
            _ => Flaw::None,
        },
        order: draft.order.map(|order| order.number),
        invoice: draft.invoice.map(|invoice| invoice.number),
        number: draft.number,
    })
}

fn uploader(issuer: &'static Firm, kind: Kind) -> anyhow::Result<&'static Person> {
    let (desk, permission) = match kind {
        Kind::Order => (Desk::Purchasing, Permission::Orders),
        Kind::Invoice | Kind::CreditNote => (Desk::Receivable, Permission::Invoices),
    };
    issuer.clerk(desk, permission).ok_or_else(|| anyhow::anyhow!("{} has nobody who may bring in {kind:?} papers", issuer.name))
}

/// The calendar day so many days before today, moved back to a Friday from a weekend: offices write papers on working days.
fn working_day(today: Date, days: i32) -> anyhow::Result<Date> {
    let date = today.checked_sub(span(days))?;
    let back = match date.weekday() {
        Weekday::Saturday => 1,
        Weekday::Sunday => 2,
        _ => 0,
    };
    Ok(date.checked_sub(span(back))?)
}

fn span(days: i32) -> Span {
    i64::from(days).days()
}

/// Supplier and customer by their keys.
fn firms_of((supplier, customer): (&str, &str)) -> Option<(&'static Firm, &'static Firm)> {
    Some((firms::find(supplier)?, firms::find(customer)?))
}

fn file_stem(number: &str) -> String {
    number.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect()
}
