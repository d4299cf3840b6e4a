//! How each firm numbers its papers, and in which format it sends them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Chance, Deal, Format, Kind, working_day};

/// The numbers of the papers of one deal; an order that is older than the demo has a number all the same.
#[derive(Default)]
pub struct Numbers {
    pub order: Option<String>,
    pub invoice: Option<String>,
    pub credit: Option<String>,
}

/// Patterns with `{Y}` year, `{m}` month and `{n}` serial number (`{n4}` with leading zeros), and where the serial begins.
#[derive(Clone, Copy)]
struct Habit {
    orders: (&'static str, u32),
    invoices: (&'static str, u32),
    credits: (&'static str, u32),
    orders_as: Format,
    invoices_as: Format,
}

const NONE: (&str, u32) = ("{n}", 1);

const fn buys(orders: (&'static str, u32), orders_as: Format) -> Habit {
    Habit { orders, orders_as, invoices: NONE, credits: NONE, invoices_as: Format::Ubl }
}

const fn sells(invoices: (&'static str, u32), credits: (&'static str, u32), invoices_as: Format) -> Habit {
    Habit { orders: NONE, orders_as: Format::Ubl, invoices, credits, invoices_as }
}

const fn both(purchase: Habit, sale: Habit) -> Habit {
    Habit { orders: purchase.orders, orders_as: purchase.orders_as, ..sale }
}

fn habit(firm: &str) -> Habit {
    use Format::{Cii, Cxml, Hybrid, Ksef, Ubl};
    match firm {
        "lozyska" => both(buys(("ZZ/{Y}/{n4}", 311), Ubl), sells(("FV/{Y}/{m}/{n}", 4611), ("KOR/{Y}/{m}/{n}", 33), Ubl)),
        "bolt" => both(buys(("ZK/{Y}/{n}", 1078), Ubl), sells(("B/{Y}/{m}/{n}", 2310), ("BK/{Y}/{n}", 61), Ubl)),
        "krzemien" => both(buys(("ZK/{Y}/{n}", 1102), Ubl), sells(("FS/{Y}/{m}/{n4}", 517), ("FK/{Y}/{n}", 23), Ubl)),
        "hansa" => both(buys(("HF-{n}", 410_644), Cxml), sells(("26-{n}", 20_377), ("26-G{n}", 118), Cii)),
        "mueller" => both(buys(("MS-{n}", 5470), Ubl), sells(("MS-R-{Y}-{n4}", 371), ("MS-K-{Y}-{n4}", 14), Cxml)),
        "lozyska_de" => both(buys(("LPD-{n}", 2207), Ubl), sells(("RG{n}", 60_141), ("GS{n}", 6011), Hybrid)),
        "tyne" => both(buys(("TV{n}", 33_120), Ubl), sells(("INV-{n}", 204_371), ("CRN-{n}", 9120), Cxml)),
        "acme" => buys(("PO-{n}", 88_078), Cxml),
        "nordlicht" => buys(("B-26-{n}", 3277), Ubl),
        "wierzbicki" => buys(("ZK/{Y}/{n}", 1121), Ubl),
        "wisloujscie" => buys(("ZK/{Y}/{n}", 1095), Ubl),
        "norrsken" => buys(("{n}", 70_021_798), Cxml),
        "limfjord" => buys(("LV-{Y}-{n4}", 774), Cxml),
        "bryggen" => buys(("BS-{n}", 9040), Ubl),
        "pirkka" => buys(("OT-{n}", 60_377), Ubl),
        "aldermoor" => buys(("AC/{n}", 15_455), Cxml),
        "gryf" => sells(("FVS/{m}/{Y}/{n4}", 861), ("KFS/{m}/{Y}/{n4}", 41), Ksef),
        "bursztyn" => sells(("BL/{Y}/{m}/{n}", 2140), ("BL/K/{Y}/{n}", 88), Cxml),
        "kujawy" => sells(("CPK/{Y}/{n}", 1022), ("CPK/KOR/{Y}/{n}", 52), Ubl),
        "warta" => sells(("{n}/OW/{m}/{Y}", 390), ("K{n}/OW/{Y}", 19), Ksef),
        "laka" => sells(("F {n}/{m}/{Y}", 7702), ("FK {n}/{m}/{Y}", 210), Ksef),
        "czersk" => sells(("TB {n}/{Y}", 602), ("TB-K {n}/{Y}", 9), Ubl),
        "drachenfels" => sells(("RE-{Y}-{n5}", 4410), ("GU-{Y}-{n5}", 133), Cii),
        "ostermann" => sells(("{Y}{n5}", 1871), ("S{Y}{n5}", 44), Hybrid),
        "datenhafen" => sells(("DH-26-{m}-{n4}", 770), ("DH-26-K-{n4}", 21), Cxml),
        "gruenwald" => sells(("RE-{Y}-{n5}", 91), ("RK-{Y}-{n5}", 7), Cxml),
        "oresund" => sells(("{n}", 118_122), ("K{n}", 4402), Cxml),
        "tallskog" => sells(("F{n}", 55_210), ("KF{n}", 811), Ubl),
        "kattegat" => sells(("{n}", 20_871), ("KN-{n}", 302), Ubl),
        "havblikk" => sells(("{n}", 9411), ("K-{n}", 77), Ubl),
        "perameri" => sells(("{n}", 34_131), ("H{n}", 1207), Ubl),
        _ => sells(("SI{n}", 71_204), ("SC{n}", 1604), Ubl),
    }
}

/// The format in which this firm sends this kind; credit notes travel as UBL everywhere.
pub fn format(issuer: &str, kind: Kind) -> Format {
    match kind {
        Kind::Order => habit(issuer).orders_as,
        Kind::Invoice => habit(issuer).invoices_as,
        Kind::CreditNote => Format::Ubl,
    }
}

/// Numbers every paper in the order in which its issuer wrote them, around the numbers that are already given.
pub fn number(deals: &[Deal], today: Date) -> anyhow::Result<Vec<Numbers>> {
    let mut written: Vec<(i32, usize, Kind)> = Vec::new();
    for (at, deal) in deals.iter().enumerate() {
        written
            .extend([Kind::Order, Kind::Invoice, Kind::CreditNote].into_iter().filter_map(|kind| Some((deal.step(kind)?.days, at, kind))));
    }
    written.sort_by_key(|(days, at, kind)| (-days, *at, *kind));
    let given: BTreeSet<(&str, u32)> =
        written.iter().filter_map(|(_, at, kind)| Some((deals[*at].issuer(*kind).key, serial(deals[*at].step(*kind)?.number?)))).collect();
    let mut last: BTreeMap<(&str, Kind), u32> = BTreeMap::new();
    let mut gap = Chance::seeded(&["numbers given to papers for firms outside the network"]);
    let mut numbers: Vec<Numbers> = deals.iter().map(|_| Numbers::default()).collect();
    for (days, at, kind) in written {
        let issuer = deals[at].issuer(kind).key;
        let habit = habit(issuer);
        let (pattern, first) = match kind {
            Kind::Order => habit.orders,
            Kind::Invoice => habit.invoices,
            Kind::CreditNote => habit.credits,
        };
        let last = last.entry((issuer, kind)).or_insert(first);
        let given_here = deals[at].step(kind).and_then(|step| step.number);
        let number = if let Some(number) = given_here {
            *last = serial(number).max(*last);
            number.to_owned()
        } else {
            *last += gap.between(1, 3);
            while given.contains(&(issuer, *last)) {
                *last += 1;
            }
            fill(pattern, *last, working_day(today, days)?)
        };
        let place = match kind {
            Kind::Order => &mut numbers[at].order,
            Kind::Invoice => &mut numbers[at].invoice,
            Kind::CreditNote => &mut numbers[at].credit,
        };
        *place = Some(number);
    }
    Ok(numbers)
}

/// The last group of digits: given numbers all end in their serial number.
fn serial(number: &str) -> u32 {
    number.rsplit(|c: char| !c.is_ascii_digit()).next().and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

fn fill(pattern: &str, serial: u32, date: Date) -> String {
    pattern
        .replace("{Y}", &date.year().to_string())
        .replace("{m}", &format!("{:02}", date.month()))
        .replace("{n5}", &format!("{serial:05}"))
        .replace("{n4}", &format!("{serial:04}"))
        .replace("{n}", &serial.to_string())
}
