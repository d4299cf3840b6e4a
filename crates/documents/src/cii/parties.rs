//! A `TradeParty`: its name and all its identifiers.

use crate::xml::Element;
use crate::{Identifier, IdentifierKind, Party};

pub(super) fn read(element: Option<Element<'_>>) -> Party {
    let Some(element) = element else { return Party::default() };
    let address = element.first("PostalTradeAddress");
    let text = |path: &str| address.and_then(|address| address.text(path));
    let mut party = Party {
        name: element.text_of(&["Name", "SpecifiedLegalOrganization/TradingBusinessName", "DefinedTradeContact/PersonName"]),
        street: street(address),
        city: text("CityName"),
        postcode: text("PostcodeCode"),
        country: text("CountryID"),
        ..Party::default()
    };
    for registration in element.all("SpecifiedTaxRegistration/ID") {
        add(&mut party, tax_kind(registration), registration, false);
    }
    let ids = [
        ("SpecifiedLegalOrganization/ID", IdentifierKind::Legal),
        ("GlobalID", IdentifierKind::Other),
        ("ID", IdentifierKind::Other),
        ("URIUniversalCommunication/URIID", IdentifierKind::Endpoint),
    ];
    for (path, kind) in ids {
        element.all(path).into_iter().for_each(|id| add(&mut party, kind, id, true));
    }
    party
}

/// VA is the VAT number (BT-31), FC the number at the local tax office (BT-32).
fn tax_kind(registration: Element<'_>) -> IdentifierKind {
    let scheme = registration.attribute("schemeID").map(str::to_ascii_uppercase);
    match scheme.as_deref() {
        None | Some("VA" | "VAT") => IdentifierKind::Vat,
        Some(_) => IdentifierKind::Tax,
    }
}

fn add(party: &mut Party, kind: IdentifierKind, id: Element<'_>, named: bool) {
    let scheme = id.attribute("schemeID").filter(|_| named).map(str::to_owned);
    if let Some(value) = id.own_text() {
        party.add(Identifier { kind, scheme, value });
    }
}

fn street(address: Option<Element<'_>>) -> Option<String> {
    let lines = ["LineOne", "LineTwo", "LineThree", "StreetName"];
    let lines: Vec<String> = lines.iter().filter_map(|path| address?.text(path)).collect();
    Some(lines.join(", ")).filter(|street| !street.is_empty())
}
