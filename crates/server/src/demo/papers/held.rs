//! The one invoice of the demo that waits: its customer is not on the network.

use jiff::civil::Date;
use kontor_model::organization::{Plan, Role};

use super::deals::{self, Deal, Step, Twist};
use super::numbering::Numbers;
use super::{Chance, Kind, Paper, paper};
use crate::demo::firms::{self, Firm};
use crate::demo::goods::Trade;

/// How many days ago it was written.
const DAYS: i32 = 9;

/// A customer that nobody has admitted yet.
static STRANGER: Firm = Firm {
    key: "zukowo",
    name: "Młyny Kaszubskie Żukowo Sp. z o.o.",
    street: "ul. Młyńska 3",
    postcode: "83-330",
    city: "Żukowo",
    country: "PL",
    language: "pl",
    time_zone: "Europe/Warsaw",
    plan: Plan::Standard,
    role: Role::Buyer,
    messaging: false,
    domain: "mlyny-zukowo.example",
    numbers: firms::numbers("PL5832910471", "9520000143206", "944177062", "KN101422"),
    contacts: &[],
    people: &[],
};

/// What Bolt sold there.
pub fn invoice(today: Date) -> anyhow::Result<Paper> {
    let missing = || anyhow::anyhow!("Bolt does not sell");
    let (supplier, trade) = firms::find("bolt").zip(Trade::of("bolt")).ok_or_else(missing)?;
    let mut chance = Chance::seeded(&["deals", supplier.key, STRANGER.key]);
    let deal = Deal {
        supplier,
        customer: &STRANGER,
        order: None,
        invoice: Some(Step { days: DAYS, number: None }),
        credit: None,
        items: deals::items(supplier, &STRANGER, trade, &mut chance),
        twist: Twist::None,
    };
    let date = super::working_day(today, DAYS)?;
    let number = format!("B/{}/{:02}/N-17", date.year(), date.month());
    paper(&deal, Kind::Invoice, &Numbers { order: None, invoice: Some(number), credit: None }, today)
}
