//! One deal from the order to the credit note, and the many that chance makes.

use rust_decimal::Decimal;

use super::draft::{currency, rate};
use super::{Chance, Firm, Kind, firms_of};
use crate::demo::goods::{Good, Trade};
use crate::demo::network::{self, Standing};

pub struct Deal {
    pub supplier: &'static Firm,
    pub customer: &'static Firm,
    pub order: Option<Step>,
    pub invoice: Option<Step>,
    pub credit: Option<Credit>,
    pub items: Vec<Item>,
    pub twist: Twist,
}

/// When a paper of the deal was written, and the number it must have, if it must have one.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    pub days: i32,
    pub number: Option<&'static str>,
}

/// What was credited: so many of one item.
#[derive(Debug, Clone, Copy)]
pub struct Credit {
    pub step: Step,
    pub item: usize,
    pub quantity: u32,
}

pub struct Item {
    pub good: &'static Good,
    pub quantity: u32,
    /// Agreed net price, in the currency of the deal.
    pub price: Decimal,
}

/// What is wrong with the invoice on purpose.
#[derive(Debug, Clone, Copy)]
pub enum Twist {
    None,
    /// The order names this price for this item.
    Price(usize, Decimal),
    Sum,
}

impl Deal {
    pub fn step(&self, kind: Kind) -> Option<Step> {
        match kind {
            Kind::Order => self.order,
            Kind::Invoice => self.invoice,
            Kind::CreditNote => self.credit.map(|credit| credit.step),
        }
    }

    pub fn issuer(&self, kind: Kind) -> &'static Firm {
        if kind == Kind::Order { self.customer } else { self.supplier }
    }
}

/// Some deals for every active relation, most where Łożyska Północ sells.
pub fn by_chance() -> Vec<Deal> {
    let mut deals = Vec::new();
    for relation in network::all().filter(|r| r.standing == Standing::Active) {
        let Some((supplier, customer)) = firms_of((relation.supplier, relation.customer)) else { continue };
        let Some(trade) = Trade::of(supplier.key) else { continue };
        let mut chance = Chance::seeded(&["deals", supplier.key, customer.key]);
        let count = if supplier.key == "lozyska" { 3 } else { chance.between(1, 3) };
        deals.extend((0..count).map(|_| deal(supplier, customer, trade, &mut chance)));
    }
    deals
}

fn deal(supplier: &'static Firm, customer: &'static Firm, trade: Trade, chance: &mut Chance) -> Deal {
    let ordered = days(chance, 2, 104);
    let invoiced = ordered - days(chance, 3, 16);
    let items = items(supplier, customer, trade, chance);
    let twist = twist(&items, chance);
    let credited = invoiced - days(chance, 4, 12);
    let credit = (credited >= 0 && chance.one_in(7)).then(|| credit(credited, &items, chance));
    Deal {
        supplier,
        customer,
        order: Some(Step { days: ordered, number: None }),
        invoice: (invoiced >= 0).then_some(Step { days: invoiced, number: None }),
        credit,
        items,
        twist,
    }
}

fn days(chance: &mut Chance, low: u32, high: u32) -> i32 {
    i32::try_from(chance.between(low, high)).unwrap_or(0)
}

/// A few different articles of the trade at the prices these two have agreed on.
pub fn items(supplier: &Firm, customer: &Firm, trade: Trade, chance: &mut Chance) -> Vec<Item> {
    let goods = trade.goods();
    let skip = goods.len() / chance.between(2, 4) as usize + 1;
    let first = chance.between(0, 5) as usize;
    let picked = goods.iter().skip(first.min(goods.len() - 1)).step_by(skip);
    picked.map(|good| Item { good, quantity: quantity(good, chance), price: price(supplier, customer, good) }).collect()
}

fn quantity(good: &Good, chance: &mut Chance) -> u32 {
    let (least, most) = good.usual;
    least * chance.between(1, (most / least).max(1))
}

fn price(supplier: &Firm, customer: &Firm, good: &Good) -> Decimal {
    let mut chance = Chance::seeded(&["price", supplier.key, customer.key, good.part]);
    let euro = Decimal::new(i64::from(chance.between(good.price.0, good.price.1)), 2);
    (euro * rate(currency(supplier, customer))).round_dp(2).max(Decimal::new(1, 2))
}

fn twist(items: &[Item], chance: &mut Chance) -> Twist {
    if chance.one_in(60) {
        return Twist::Sum;
    }
    match items.first() {
        Some(item) if chance.one_in(25) => Twist::Price(0, (item.price * Decimal::new(98, 2)).round_dp(2)),
        _ => Twist::None,
    }
}

fn credit(days: i32, items: &[Item], chance: &mut Chance) -> Credit {
    let most = items.first().map_or(1, |item| item.quantity);
    Credit { step: Step { days, number: None }, item: 0, quantity: chance.between(1, (most / 8).max(1)) }
}
