//! Who is who in a `KSeF` invoice: `Podmiot1` sells, `Podmiot2` buys, `Podmiot3` has something else to do with it.

use crate::xml::Element;
use crate::{Identifier, IdentifierKind, OtherParty, Party};

pub(super) fn read(root: Element<'_>, name: &str) -> Party {
    root.first(name).map(described).unwrap_or_default()
}

/// Factors, recipients, payers and the like.
pub(super) fn others(root: Element<'_>) -> Vec<OtherParty> {
    let other = |element: Element<'_>| OtherParty {
        role: role(element.text("Rola").as_deref().unwrap_or_default()).to_owned(),
        described: element.text("OpisRoli"),
        party: described(element),
    };
    root.all("Podmiot3").into_iter().map(other).collect()
}

/// The roles of the form by their numbers (FA(3), `TRolaPodmiotu3`).
fn role(code: &str) -> &'static str {
    match code {
        "1" => "factor",
        "2" => "recipient",
        "3" => "predecessor",
        "4" => "additional_buyer",
        "5" => "issuer",
        "6" => "payer",
        "7" => "local_government_issuer",
        "8" => "local_government_recipient",
        "9" => "vat_group_issuer",
        "10" => "vat_group_recipient",
        "11" => "employee",
        _ => "other",
    }
}

fn described(element: Element<'_>) -> Party {
    let mut party = element.first("DaneIdentyfikacyjne").map(identified).unwrap_or_default();
    if let Some(address) = element.first("Adres") {
        locate(&mut party, address);
        add(&mut party, IdentifierKind::Gln, Some("gln"), address.text("GLN"));
    }
    add(&mut party, IdentifierKind::Other, Some("eori"), element.text("NrEORI"));
    party
}

/// A Polish tax number, or a VAT number of the union in two parts, or a number of another country, or none at all.
fn identified(data: Element<'_>) -> Party {
    let mut party = Party { name: data.text_of(&["Nazwa", "PelnaNazwa", "NazwaHandlowa"]).or_else(|| person(data)), ..Party::default() };
    add(&mut party, IdentifierKind::Vat, Some("nip"), data.text("NIP"));
    let country = data.text("KodUE").unwrap_or_default();
    let vat = data.text("NrVatUE").map(|number| if number.starts_with(&country) { number } else { country + &number });
    add(&mut party, IdentifierKind::Vat, Some("vat"), vat);
    // Abroad there is no better one.
    add(&mut party, IdentifierKind::Other, Some("tax"), data.text("NrID"));
    add(&mut party, IdentifierKind::Other, Some("idwew"), data.text("IDWew"));
    party
}

fn person(data: Element<'_>) -> Option<String> {
    let names = ["ImiePierwsze", "Nazwisko"].iter().filter_map(|path| data.text(path));
    Some(names.collect::<Vec<_>>().join(" ")).filter(|name| !name.is_empty())
}

/// FA(2) and FA(3) have two lines, the second with postal code and town; FA(1) has a field for each.
fn locate(party: &mut Party, address: Element<'_>) {
    let address = address.first("AdresPol").or_else(|| address.first("AdresZagr")).unwrap_or(address);
    party.country = address.text("KodKraju");
    party.street = address.text("AdresL1").or_else(|| street(address));
    party.city = address.text("Miejscowosc");
    party.postcode = address.text("KodPocztowy");
    let Some(second) = address.text("AdresL2").filter(|_| party.city.is_none()) else { return };
    match second.split_once(' ').filter(|(code, _)| is_postcode(code)) {
        Some((code, town)) => {
            party.postcode = Some(code.to_owned());
            party.city = Some(town.trim().to_owned());
        }
        None => party.city = Some(second),
    }
}

fn street(address: Element<'_>) -> Option<String> {
    let house = [address.text("NrDomu"), address.text("NrLokalu")];
    let house = house.into_iter().flatten().collect::<Vec<_>>().join("/");
    let parts = [address.text("Ulica"), Some(house)];
    let street = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    Some(street).filter(|street| !street.is_empty())
}

fn is_postcode(code: &str) -> bool {
    code.len() == 6 && code.bytes().enumerate().all(|(place, byte)| if place == 2 { byte == b'-' } else { byte.is_ascii_digit() })
}

/// The seller's numbers in public registers stand at the end of the invoice.
pub(super) fn add_registers(seller: &mut Party, root: Element<'_>) {
    for register in root.all("Stopka/Rejestry") {
        add(seller, IdentifierKind::Legal, Some("krs"), register.text("KRS"));
        add(seller, IdentifierKind::Other, Some("regon"), register.text("REGON"));
    }
}

fn add(party: &mut Party, kind: IdentifierKind, scheme: Option<&str>, value: Option<String>) {
    if let Some(value) = value {
        party.add(Identifier { kind, scheme: scheme.map(str::to_owned), value });
    }
}
