//! One paper before it is written down in a format: its parties, rows, taxes and sums.

use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};

use super::deals::Item;
use super::numbering::Numbers;
use super::{Deal, Firm, Kind, Person, Twist, account, span, uploader, working_day};
use crate::demo::goods::{Good, Trade};
use crate::demo::network;

pub struct Draft {
    pub kind: Kind,
    pub number: String,
    pub date: Date,
    pub due: Option<Date>,
    pub seller: &'static Firm,
    pub buyer: &'static Firm,
    pub currency: &'static str,
    pub rows: Vec<Row>,
    pub vat: Vat,
    pub order: Option<Reference>,
    pub invoice: Option<Reference>,
    pub note: Option<&'static str>,
    pub iban: String,
    /// How many days the buyer has to pay.
    pub terms: i32,
    /// Added to what is to be paid, for invoices that are meant not to add up.
    pub slip: Decimal,
}

/// An earlier paper that this one is about.
pub struct Reference {
    pub number: String,
    pub date: Date,
}

pub struct Row {
    pub good: &'static Good,
    pub quantity: Decimal,
    pub price: Decimal,
}

/// How the paper is taxed: category of UNCL 5305, rate in percent, and the reason why there is none.
#[derive(Clone, Copy)]
pub struct Vat {
    pub category: &'static str,
    pub rate: Decimal,
    pub exemption: Option<(&'static str, &'static str)>,
}

pub struct Totals {
    pub net: Decimal,
    pub tax: Decimal,
    pub payable: Decimal,
}

impl Draft {
    pub fn issuer(&self) -> &'static Firm {
        if self.kind == Kind::Order { self.buyer } else { self.seller }
    }

    pub fn partner(&self) -> &'static Firm {
        if self.kind == Kind::Order { self.seller } else { self.buyer }
    }

    /// Who answers questions about it at its issuer.
    pub fn issuer_contact(&self) -> Option<&'static Person> {
        uploader(self.issuer(), self.kind).ok()
    }

    /// The sums; orders are in net prices only.
    pub fn totals(&self) -> Totals {
        let net = self.rows.iter().map(Row::total).sum();
        let tax = if self.kind == Kind::Order { Decimal::ZERO } else { cents(net * self.vat.rate / Decimal::ONE_HUNDRED) };
        Totals { net, tax, payable: net + tax + self.slip }
    }
}

impl Row {
    pub fn total(&self) -> Decimal {
        cents(self.quantity * self.price)
    }
}

/// Draws one paper of a deal.
pub fn draft(deal: &Deal, kind: Kind, numbers: &Numbers, today: Date) -> anyhow::Result<Draft> {
    let step = deal.step(kind).ok_or_else(|| anyhow::anyhow!("the deal has no such paper"))?;
    let number = match kind {
        Kind::Order => &numbers.order,
        Kind::Invoice => &numbers.invoice,
        Kind::CreditNote => &numbers.credit,
    };
    let reference = |kind: Kind, number: &Option<String>| -> anyhow::Result<Option<Reference>> {
        let (Some(step), Some(number)) = (deal.step(kind), number) else { return Ok(None) };
        Ok(Some(Reference { number: number.clone(), date: working_day(today, step.days)? }))
    };
    let date = working_day(today, step.days)?;
    let terms = network::terms(deal.customer.key);
    Ok(Draft {
        kind,
        number: number.clone().unwrap_or_default(),
        date,
        due: if kind == Kind::Invoice { Some(date.checked_add(span(terms))?) } else { None },
        seller: deal.supplier,
        buyer: deal.customer,
        currency: currency(deal.supplier, deal.customer),
        rows: rows(deal, kind),
        vat: vat(deal.supplier, deal.customer),
        order: if kind == Kind::Order { None } else { reference(Kind::Order, &numbers.order)? },
        invoice: if kind == Kind::CreditNote { reference(Kind::Invoice, &numbers.invoice)? } else { None },
        note: note(deal, kind, step.days),
        iban: account::iban(deal.supplier, step.days),
        terms,
        slip: if matches!(deal.twist, Twist::Sum) && kind == Kind::Invoice { Decimal::new(1800, 2) } else { Decimal::ZERO },
    })
}

fn rows(deal: &Deal, kind: Kind) -> Vec<Row> {
    let row = |item: &Item, quantity: u32, price: Decimal| Row { good: item.good, quantity: quantity.into(), price };
    match kind {
        Kind::Order => {
            let ordered = |at: usize, item: &Item| match deal.twist {
                Twist::Price(here, price) if here == at => price,
                _ => item.price,
            };
            deal.items.iter().enumerate().map(|(at, item)| row(item, item.quantity, ordered(at, item))).collect()
        }
        Kind::Invoice => deal.items.iter().map(|item| row(item, item.quantity, item.price)).collect(),
        Kind::CreditNote => {
            let credited = deal.credit.and_then(|credit| Some((deal.items.get(credit.item)?, credit.quantity)));
            credited.map(|(item, quantity)| row(item, quantity, item.price)).into_iter().collect()
        }
    }
}

fn note(deal: &Deal, kind: Kind, days: i32) -> Option<&'static str> {
    match (kind, deal.supplier.language) {
        (Kind::CreditNote, "pl") => Some("Korekta ilości po reklamacji"),
        (Kind::CreditNote, "de") => Some("Mengenkorrektur nach Reklamation"),
        (Kind::CreditNote, _) => Some("Quantity corrected after complaint"),
        (Kind::Invoice, _) if deal.supplier.key == "lozyska" && days < account::CHANGED_BANKS => {
            Some("Prosimy o wpłaty na nowy rachunek bankowy podany na tej fakturze.")
        }
        _ => None,
    }
}

/// The currency two firms trade in: their own at home, the seller's pound from Britain, otherwise the euro.
pub fn currency(seller: &Firm, buyer: &Firm) -> &'static str {
    let at_home = seller.country == buyer.country;
    match seller.country {
        "GB" => "GBP",
        "PL" if at_home => "PLN",
        "SE" if at_home => "SEK",
        "DK" if at_home => "DKK",
        "NO" if at_home => "NOK",
        _ => "EUR",
    }
}

/// What one euro costs in this currency, about.
pub fn rate(currency: &str) -> Decimal {
    match currency {
        "PLN" => Decimal::new(428, 2),
        "SEK" => Decimal::new(1115, 2),
        "DKK" => Decimal::new(746, 2),
        "NOK" => Decimal::new(1170, 2),
        "GBP" => Decimal::new(86, 2),
        _ => Decimal::ONE,
    }
}

fn vat(seller: &Firm, buyer: &Firm) -> Vat {
    let trade = Trade::of(seller.key);
    let untaxed = |category, code, reason| Vat { category, rate: Decimal::ZERO, exemption: Some((code, reason)) };
    let in_union = |firm: &Firm| !matches!(firm.country, "GB" | "NO");
    if seller.country == buyer.country {
        let rate = standard_or_reduced(seller.country, trade == Some(Trade::Food));
        Vat { category: "S", rate, exemption: None }
    } else if !(in_union(seller) && in_union(buyer)) {
        untaxed("G", "VATEX-EU-G", "Export")
    } else if trade.is_some_and(Trade::is_service) {
        untaxed("AE", "VATEX-EU-AE", "Reverse charge")
    } else {
        untaxed("K", "VATEX-EU-IC", "Intra-Community supply")
    }
}

fn standard_or_reduced(country: &str, food: bool) -> Decimal {
    match (country, food) {
        ("PL", true) => Decimal::new(5, 0),
        ("PL", false) => Decimal::new(23, 0),
        ("DE", true) => Decimal::new(7, 0),
        ("DE", false) => Decimal::new(19, 0),
        ("NO", true) => Decimal::new(15, 0),
        ("FI", _) => Decimal::new(255, 1),
        ("GB", _) => Decimal::new(20, 0),
        _ => Decimal::new(25, 0),
    }
}

/// To the cent, halves away from zero as invoices do.
fn cents(amount: Decimal) -> Decimal {
    let mut rounded = amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(2);
    rounded
}
