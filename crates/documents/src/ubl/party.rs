//! A `cac:Party`: its name and all its identifiers.

use crate::identifier::known_scheme;
use crate::xml::Element;
use crate::{Identifier, IdentifierKind, Party};

/// The party at the first of these paths that says who it is; what it lacks, the others give.
pub(super) fn read(root: Element<'_>, paths: &[&str]) -> Party {
    let mut parties = paths.iter().flat_map(|path| root.all(path)).map(party).filter(|party| !party.is_unknown());
    let mut found = parties.next().unwrap_or_default();
    for other in parties {
        found.name = found.name.or(other.name);
        if found.ids.is_empty() {
            found.ids = other.ids;
        }
    }
    found
}

/// The party at the first of these paths, found by the identifiers at the others as well: who sends goods need not be who
/// sells them.
pub(super) fn read_all(root: Element<'_>, paths: &[&str]) -> Party {
    let mut found = read(root, paths);
    for id in paths.iter().flat_map(|path| root.all(path)).flat_map(|other| party(other).ids) {
        found.add(id);
    }
    found
}

fn party(element: Element<'_>) -> Party {
    let address = ["PostalAddress", "PartyLegalEntity/RegistrationAddress"];
    let address = address.iter().find_map(|path| element.first(path));
    let mut party = Party {
        name: element
            .text_of(&["PartyLegalEntity/RegistrationName", "PartyName/Name", "PartyTaxScheme/RegistrationName"])
            .or_else(|| person(element))
            .or_else(|| element.text("Contact/Name")),
        street: address.and_then(street),
        city: address.and_then(|address| address.text("CityName")),
        postcode: address.and_then(|address| address.text("PostalZone")),
        country: address.and_then(|address| address.text("Country/IdentificationCode")),
        ..Party::default()
    };
    add_ids(&mut party, element, "EndpointID", IdentifierKind::Endpoint);
    add_ids(&mut party, element, "PartyIdentification/ID", IdentifierKind::Other);
    for scheme in element.all("PartyTaxScheme") {
        let kind = tax_kind(scheme.text("TaxScheme/ID").as_deref());
        if let Some(value) = scheme.text("CompanyID") {
            party.add(Identifier { kind, scheme: None, value });
        }
    }
    add_ids(&mut party, element, "PartyLegalEntity/CompanyID", IdentifierKind::Legal);
    party
}

fn add_ids(party: &mut Party, element: Element<'_>, path: &str, kind: IdentifierKind) {
    for id in element.all(path) {
        let scheme = id.attribute("schemeID").map(str::to_owned);
        let Some(value) = id.own_text() else { continue };
        // The creditor's identifier for direct debits (BT-90) stands among those of the seller (BT-29).
        if scheme.as_deref() == Some("SEPA") {
            continue;
        }
        let kind = match (kind, scheme.as_deref().map(known_scheme).as_deref()) {
            (IdentifierKind::Other, Some("vat" | "nip")) => IdentifierKind::Vat,
            _ => kind,
        };
        party.add(Identifier { kind, scheme, value });
    }
}

/// EN 16931 tells the VAT number (BT-31) from a local tax number (BT-32) by this word alone. Outside of it the tax has
/// other names; 63 is Denmark's.
fn tax_kind(scheme: Option<&str>) -> IdentifierKind {
    match scheme.map(str::to_ascii_uppercase).as_deref() {
        None | Some("VA" | "GST" | "IVA" | "TVA" | "MOMS" | "MVA" | "BTW" | "PTU" | "63") => IdentifierKind::Vat,
        Some(word) if word.contains("VAT") => IdentifierKind::Vat,
        Some(_) => IdentifierKind::Tax,
    }
}

fn person(element: Element<'_>) -> Option<String> {
    let names = ["Person/FirstName", "Person/FamilyName"].iter().filter_map(|path| element.text(path));
    Some(names.collect::<Vec<_>>().join(" ")).filter(|name| !name.is_empty())
}

fn street(address: Element<'_>) -> Option<String> {
    let number = address.text("BuildingNumber");
    let street = match (address.text("StreetName"), number) {
        (Some(street), Some(number)) => Some(format!("{street} {number}")),
        (street, number) => street.or(number),
    };
    let mut parts: Vec<String> = street.into_iter().collect();
    parts.extend(address.text("AdditionalStreetName"));
    parts.extend(address.texts("AddressLine/Line"));
    Some(parts.join(", ")).filter(|street| !street.is_empty())
}
