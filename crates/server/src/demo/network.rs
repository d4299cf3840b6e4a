//! Who sells to whom in the demo network, and on what terms.

use super::firms::Side;

/// One direction of a trading relationship; a pair that trades both ways has two.
pub struct Relation {
    pub supplier: &'static str,
    pub customer: &'static str,
    pub standing: Standing,
}

/// Where it stands once the demo is complete; what is suspended was active before, and its old conversations can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Active,
    /// Asked for by this side, not answered yet.
    Requested(Side),
    /// By this side, so many days ago, for this reason.
    Suspended(Side, i32, &'static str),
}

const SELLS: &[(&str, &[&str])] = &[
    (
        "lozyska",
        &[
            "acme",
            "hansa",
            "bolt",
            "nordlicht",
            "wierzbicki",
            "krzemien",
            "wisloujscie",
            "mueller",
            "lozyska_de",
            "norrsken",
            "limfjord",
            "bryggen",
            "pirkka",
            "aldermoor",
        ],
    ),
    ("bolt", &["lozyska", "wierzbicki", "acme"]),
    ("krzemien", &["hansa", "aldermoor"]),
    ("hansa", &["acme", "limfjord"]),
    ("mueller", &["acme", "krzemien", "nordlicht"]),
    ("lozyska_de", &["mueller", "hansa"]),
    ("gryf", &["lozyska", "wisloujscie", "krzemien", "wierzbicki"]),
    ("tyne", &["acme", "aldermoor"]),
    ("warta", &["lozyska", "bolt", "krzemien"]),
    ("drachenfels", &["acme", "mueller"]),
    ("kattegat", &["limfjord", "bryggen"]),
    ("bursztyn", &["lozyska", "bolt", "wisloujscie", "hansa"]),
    ("severn", &["tyne", "aldermoor"]),
    ("kujawy", &["lozyska", "wisloujscie", "krzemien", "acme"]),
    ("perameri", &["pirkka", "norrsken", "acme"]),
    ("laka", &["wisloujscie", "krzemien"]),
    ("ostermann", &["acme"]),
    ("havblikk", &["bryggen"]),
    ("czersk", &["wierzbicki", "wisloujscie"]),
    ("tallskog", &["norrsken", "limfjord"]),
    ("datenhafen", &["acme", "hansa", "mueller", "lozyska_de"]),
    ("gruenwald", &["acme", "hansa", "krzemien"]),
    ("oresund", &["norrsken", "limfjord", "bryggen", "acme"]),
];

const NOT_ACTIVE: &[Relation] = &[
    Relation { supplier: "gruenwald", customer: "bolt", standing: Standing::Requested(Side::Selling) },
    Relation {
        supplier: "tyne",
        customer: "bryggen",
        standing: Standing::Suspended(
            Side::Buying,
            9,
            "Plate delivered without class certificates; on hold until our surveyor has cleared it.",
        ),
    },
];

/// Every relation, active ones first.
pub fn all() -> impl Iterator<Item = Relation> {
    let active = SELLS
        .iter()
        .flat_map(|(supplier, customers)| customers.iter().map(|customer| Relation { supplier, customer, standing: Standing::Active }));
    active.chain(NOT_ACTIVE.iter().map(|relation| Relation { ..*relation }))
}

/// In how many days this customer pays.
pub fn terms(customer: &str) -> i32 {
    match customer {
        "hansa" | "wierzbicki" | "bolt" => 14,
        "limfjord" | "pirkka" | "lozyska" => 21,
        "norrsken" => 45,
        "wisloujscie" => 60,
        _ => 30,
    }
}
