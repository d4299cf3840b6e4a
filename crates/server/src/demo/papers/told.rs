//! The deals people talk about, with the numbers they use for them.

use rust_decimal::Decimal;

use super::deals::{Credit, Deal, Item, Step, Twist, items};
use super::{Chance, firms_of};
use crate::demo::goods::Trade;

/// A deal as told: papers as (number, days ago); without rows, chance chooses what was bought.
struct Told {
    pair: (&'static str, &'static str),
    order: Option<(&'static str, i32)>,
    invoice: Option<(&'static str, i32)>,
    credit: Option<(&'static str, i32)>,
    /// Part number, quantity, price in cents of the currency of the deal.
    rows: &'static [(&'static str, u32, i64)],
    flaw: Wrong,
}

enum Wrong {
    Nothing,
    /// The order says this price, in cents, for this row.
    Price(usize, i64),
    Sum,
}

const fn order(supplier: &'static str, customer: &'static str, number: &'static str, days: i32) -> Told {
    Told { pair: (supplier, customer), order: Some((number, days)), invoice: None, credit: None, rows: &[], flaw: Wrong::Nothing }
}

impl Told {
    const fn invoice(mut self, number: &'static str, days: i32) -> Self {
        self.invoice = Some((number, days));
        self
    }

    /// Four of the first row were credited.
    const fn credit(mut self, number: &'static str, days: i32) -> Self {
        self.credit = Some((number, days));
        self
    }

    const fn rows(mut self, rows: &'static [(&'static str, u32, i64)]) -> Self {
        self.rows = rows;
        self
    }

    const fn but(mut self, flaw: Wrong) -> Self {
        self.flaw = flaw;
        self
    }
}

static TOLD: &[Told] = &[
    // Łożyska Północ sells.
    order("lozyska", "acme", "PO-88213", 56)
        .invoice("FV/2026/10/4711", 33)
        .rows(&[
            ("KB-6205-2RS-C3", 400, 385),
            ("KS-32008-X", 120, 1420),
            ("KW-NU2210-ECP", 60, 4690),
            ("OP-SNL-511-609", 24, 8850),
            ("KB-22212-EK", 40, 7930),
            ("TU-H312", 40, 1645),
            ("SM-LGEP2-18", 6, 21400),
            ("PU-406208", 500, 112),
            ("TR-DAP", 1, 24000),
        ])
        .but(Wrong::Price(2, 4596)),
    order("lozyska", "acme", "PO-88391", 0).rows(&[
        ("KB-6205-2RS-C3", 1000, 385),
        ("KS-32008-X", 200, 1420),
        ("TU-H312", 50, 1645),
        ("IG-HK-2520", 125, 342),
    ]),
    order("lozyska", "wierzbicki", "ZK/2026/1188", 12).invoice("FV/2026/11/4791", 5).rows(&[
        ("KS-32008-X", 120, 6080),
        ("OP-SNL-511-609", 40, 37900),
        ("KB-22212-EK", 60, 33950),
    ]),
    order("lozyska", "bolt", "ZK/2026/1203", 6).rows(&[("TU-H312", 80, 7040), ("PU-406208", 400, 480)]),
    order("lozyska", "bolt", "ZK/2026/1122", 47).invoice("FV/2026/10/4702", 35).rows(&[("KB-6308-ZZ", 20, 3540)]),
    order("lozyska", "wisloujscie", "ZK/2026/1151", 24).invoice("FV/2026/11/4786", 6).rows(&[
        ("KB-22212-EK", 240, 34100),
        ("KW-NU2210-ECP", 320, 19850),
        ("OP-SNL-511-609", 130, 38100),
    ]),
    order("lozyska", "nordlicht", "B-26-3317", 58).invoice("FV/2026/10/4688", 39).credit("KOR/2026/11/42", 5).rows(&[
        ("KB-22212-EK", 40, 7800),
        ("KS-32008-X", 120, 1410),
        ("PU-406208", 400, 125),
    ]),
    order("lozyska", "nordlicht", "B-26-3402", 27).invoice("FV/2026/11/4763", 13).rows(&[
        ("KW-NU2210-ECP", 100, 4700),
        ("KB-22212-EK", 60, 7600),
        ("TR-DAP", 1, 19000),
    ]),
    order("lozyska", "hansa", "HF-410772", 20).invoice("FV/2026/11/4799", 4).rows(&[
        ("OP-SNL-511-609", 120, 8800),
        ("KW-NU2210-ECP", 200, 4550),
        ("KB-22212-EK", 40, 7425),
        ("TR-DAP", 1, 24000),
    ]),
    order("lozyska", "krzemien", "ZK/2026/1174", 15).invoice("FV/2026/11/4802", 3),
    order("lozyska", "krzemien", "ZK/2026/1207", 0).rows(&[
        ("KB-6205-2RS-C3", 600, 1640),
        ("KS-32008-X", 120, 6080),
        ("KB-6308-ZZ", 30, 3767),
    ]),
    order("lozyska", "mueller", "MS-5521", 30).invoice("FV/2026/11/4744", 18).rows(&[("KB-6308-ZZ", 120, 895), ("IG-HK-2520", 60, 356)]),
    order("lozyska", "norrsken", "70021894", 26).invoice("FV/2026/11/4760", 14),
    order("lozyska", "limfjord", "LV-2026-0871", 9).rows(&[("KB-22212-EK", 36, 8150), ("SM-LGEP2-18", 12, 20900)]),
    order("lozyska", "aldermoor", "AC/15532", 41).invoice("FV/2026/10/4726", 26).rows(&[("ZL-UCP-208", 96, 1880), ("TR-DAP", 1, 31000)]),
    order("lozyska", "pirkka", "OT-60418", 17).invoice("FV/2026/11/4773", 10),
    order("lozyska", "bryggen", "BS-9107", 22).invoice("FV/2026/11/4781", 7),
    // Łożyska Północ buys.
    order("gryf", "lozyska", "ZZ/2026/0347", 16).invoice("FVS/11/2026/0918", 8),
    order("bursztyn", "lozyska", "ZZ/2026/0352", 11)
        .invoice("BL/2026/11/2204", 6)
        .rows(&[("FR-LTL-PAL", 14, 22400), ("OP-POSTOJ", 3, 21000)]),
    order("kujawy", "lozyska", "ZZ/2026/0339", 29).invoice("CPK/2026/1077", 19),
    order("bolt", "lozyska", "ZZ/2026/0356", 8).rows(&[("SR-M12x60-88", 4000, 118), ("PK-M12-200HV", 4000, 19)]),
    // ACME Stahl buys.
    order("tyne", "acme", "PO-88290", 31)
        .invoice("INV-204418", 17)
        .rows(&[("BL-S355-10", 9000, 84), ("RU-60x40x3", 600, 531)])
        .but(Wrong::Price(0, 81)),
    order("gruenwald", "acme", "PO-88301", 28).invoice("RE-2026-00123", 20).but(Wrong::Sum),
    order("datenhafen", "acme", "PO-88155", 74).invoice("DH-26-10-0815", 40),
    order("mueller", "acme", "PO-88347", 13).invoice("MS-R-2026-0412", 5),
    order("oresund", "acme", "PO-88325", 19),
    order("hansa", "acme", "PO-88266", 38).invoice("26-20417", 21),
    // Everybody else.
    order("krzemien", "hansa", "HF-410803", 14).invoice("FS/2026/11/0551", 6),
    order("datenhafen", "hansa", "HF-410760", 24).invoice("DH-26-11-0838", 10).rows(&[("IT-SUP-H", 38, 10900), ("IT-BACK-TB", 12, 3200)]),
    order("gruenwald", "krzemien", "ZK/2026/1160", 22).invoice("RE-2026-00131", 13),
    order("gryf", "wisloujscie", "ZK/2026/1162", 21)
        .invoice("FVS/11/2026/0931", 4)
        .rows(&[("BL-S355-10", 12000, 410), ("CI-PLAZMA", 2, 68000)]),
    order("gryf", "wierzbicki", "ZK/2026/1169", 19).invoice("FVS/11/2026/0925", 6).rows(&[("ZB-B500SP-12", 12, 305_000)]),
    order("oresund", "limfjord", "LV-2026-0843", 25).invoice("118204", 12),
    order("hansa", "limfjord", "LV-2026-0858", 18),
    order("tyne", "aldermoor", "AC/15561", 23).invoice("INV-204432", 11).rows(&[("HEB-200", 96, 5180), ("RU-60x40x3", 300, 531)]),
    order("perameri", "norrsken", "70021931", 15).invoice("34190", 9),
    order("perameri", "pirkka", "OT-60441", 12).invoice("34197", 6).rows(&[("OL-HLP46", 1000, 312)]),
];

/// The told deals, ready to be numbered with the others.
pub fn deals() -> Vec<Deal> {
    TOLD.iter().filter_map(deal).collect()
}

fn deal(told: &Told) -> Option<Deal> {
    let (supplier, customer) = firms_of(told.pair)?;
    let trade = Trade::of(supplier.key)?;
    let step = |paper: Option<(&'static str, i32)>| paper.map(|(number, days)| Step { days, number: Some(number) });
    let items = if told.rows.is_empty() {
        items(supplier, customer, trade, &mut Chance::seeded(&["told", supplier.key, told.order?.0]))
    } else {
        let item = |row: &(&str, u32, i64)| Some(Item { good: trade.good(row.0)?, quantity: row.1, price: Decimal::new(row.2, 2) });
        told.rows.iter().filter_map(item).collect()
    };
    Some(Deal {
        supplier,
        customer,
        order: step(told.order),
        invoice: step(told.invoice),
        credit: step(told.credit).map(|step| Credit { step, item: 0, quantity: 4 }),
        items,
        twist: match told.flaw {
            Wrong::Nothing => Twist::None,
            Wrong::Price(row, cents) => Twist::Price(row, Decimal::new(cents, 2)),
            Wrong::Sum => Twist::Sum,
        },
    })
}
