//! Writes invoices between Polish firms in the form FA(3) of the national system `KSeF`.

use std::io::Result;

use rust_decimal::Decimal;

use super::firms::Firm;
use super::goods::Unit;
use super::papers::{Draft, Row};
use super::xml::{Element, group, text};

/// The whole file. The order of the elements is the form's.
pub fn write(draft: &Draft) -> Result<String> {
    let form = text("KodFormularza", "FA").with("kodSystemowy", "FA (3)").with("wersjaSchemy", "1-0E");
    let head = group("Naglowek").and([
        form,
        text("WariantFormularza", 3),
        text("DataWytworzeniaFa", format_args!("{}T10:00:00Z", draft.date)),
        text("SystemInfo", "Demo ERP 4.2"),
    ]);
    group("Faktura")
        .with("xmlns", "http://crd.gov.pl/wzor/2025/06/25/13775/")
        .and([head, party("Podmiot1", draft.seller)])
        // Neither a unit of local government nor a member of a VAT group.
        .and([party("Podmiot2", draft.buyer).and([text("JST", 2), text("GV", 2)])])
        .and([invoice(draft)])
        .into_file(None)
}

fn party(name: &'static str, firm: &Firm) -> Element {
    let nip = firm.numbers.vat.trim_start_matches("PL");
    group(name).and([
        group("DaneIdentyfikacyjne").and([text("NIP", nip), text("Nazwa", firm.name)]),
        group("Adres").and([
            text("KodKraju", firm.country),
            text("AdresL1", firm.street),
            text("AdresL2", format_args!("{} {}", firm.postcode, firm.city)),
        ]),
    ])
}

fn invoice(draft: &Draft) -> Element {
    let totals = draft.totals();
    // The rate of 5 % has a field of its own; 23 % is the first.
    let (net, tax) = if draft.vat.rate == Decimal::from(5) { ("P_13_3", "P_14_3") } else { ("P_13_1", "P_14_1") };
    group("Fa")
        .and([
            text("KodWaluty", draft.currency),
            text("P_1", draft.date),
            text("P_2", &draft.number),
            text("P_6", draft.date),
            money(net, totals.net),
            money(tax, totals.tax),
            money("P_15", totals.payable),
            remarks(),
            text("RodzajFaktury", "VAT"),
        ])
        .and(draft.rows.iter().enumerate().map(|(at, row)| line(draft, at, row)))
        .and([payment(draft)])
        .and(draft.order.as_ref().map(|order| {
            let named = group("Zamowienia").and([text("DataZamowienia", order.date), text("NrZamowienia", &order.number)]);
            group("WarunkiTransakcji").and([named])
        }))
}

/// None of what the form asks for applies: no cash method, no self-billing, no reverse charge, no exemption, no margin scheme.
fn remarks() -> Element {
    group("Adnotacje").and([
        text("P_16", 2),
        text("P_17", 2),
        text("P_18", 2),
        text("P_18A", 2),
        group("Zwolnienie").and([text("P_19N", 1)]),
        group("NoweSrodkiTransportu").and([text("P_22N", 1)]),
        text("P_23", 2),
        group("PMarzy").and([text("P_PMarzyN", 1)]),
    ])
}

fn line(draft: &Draft, at: usize, row: &Row) -> Element {
    group("FaWiersz").and([
        text("NrWierszaFa", at + 1),
        text("P_7", row.good.name("pl")),
        text("Indeks", row.good.part),
        text("P_8A", unit(row.good.unit)),
        text("P_8B", row.quantity),
        money("P_9A", row.price),
        money("P_11", row.total()),
        text("P_12", draft.vat.rate),
    ])
}

/// The form takes units in words.
const fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Piece => "szt.",
        Unit::Set => "kpl.",
        Unit::Metre => "m",
        Unit::Kilogram => "kg",
        Unit::Tonne => "t",
        Unit::Litre => "l",
        Unit::CubicMetre => "m3",
        Unit::Hour => "godz.",
        Unit::Month => "mies.",
        Unit::Service => "usł.",
    }
}

fn payment(draft: &Draft) -> Element {
    let term = draft.due.map(|due| group("TerminPlatnosci").and([text("Termin", due)]));
    // 6 stands for a bank transfer.
    let account = group("RachunekBankowy").and([text("NrRB", &draft.iban)]);
    group("Platnosc").and(term).and([text("FormaPlatnosci", 6), account])
}

fn money(name: &'static str, amount: Decimal) -> Element {
    text(name, format_args!("{amount:.2}"))
}
