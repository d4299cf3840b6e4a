//! Who is who in cXML: credentials of the envelope, contacts and identifiers in the document.

use crate::identifier::known_scheme;
use crate::xml::Element;
use crate::{Identifier, IdentifierKind, Party};

/// Bank details share the element with identifiers of the firm; these are not the firm's own.
const BANK_DOMAINS: [&str; 14] = [
    "ibanid",
    "swiftid",
    "accountid",
    "accountname",
    "accounttype",
    "accountreceivableid",
    "bankaccountid",
    "bankcodeid",
    "bankcountrycode",
    "banknameid",
    "bankname",
    "bankroutingid",
    "abaroutingnumber",
    "branchname",
];

/// All credentials of `From` or `To`. A marketplace's own is left out beside that of its member.
pub(super) fn credentials(end: Option<Element<'_>>) -> Party {
    let mut party = Party::default();
    let all = end.map(|end| end.all("Credential")).unwrap_or_default();
    let members = all.iter().filter(|credential| !credential.says("type", "marketplace")).count();
    for credential in all {
        if members > 0 && credential.says("type", "marketplace") {
            continue;
        }
        add(&mut party, credential.attribute("domain"), credential.text("Identity"));
    }
    party
}

/// Adds the `IdReference`s of an element and of the contact in it, bank details apart.
pub(super) fn add_references(party: &mut Party, element: Element<'_>) {
    for reference in element.all("IdReference").into_iter().chain(element.all("Contact/IdReference")) {
        let domain = reference.attribute("domain");
        if domain.is_some_and(|domain| BANK_DOMAINS.contains(&domain.to_ascii_lowercase().as_str())) {
            continue;
        }
        add(party, domain, reference.attribute("identifier").map(str::to_owned));
    }
}

pub(super) fn add(party: &mut Party, domain: Option<&str>, value: Option<String>) {
    let kind = match known_scheme(domain.unwrap_or_default()).as_str() {
        "vat" | "nip" | "suppliervatid" | "buyervatid" => IdentifierKind::Vat,
        "network" => IdentifierKind::Network,
        "duns" => IdentifierKind::Duns,
        "gln" => IdentifierKind::Gln,
        // Where a message is delivered, not whom it is for.
        "systemid" | "endpointid" | "networkuserid" | "aribanetworkuserid" => IdentifierKind::Endpoint,
        "taxid" | "suppliertaxid" | "buyertaxid" | "gstid" | "federaltaxid" | "statetaxid" | "provincialtaxid" => IdentifierKind::Tax,
        "companyregistrationnumber" | "courtregisterid" => IdentifierKind::Legal,
        _ => IdentifierKind::Other,
    };
    if let Some(value) = value {
        party.add(Identifier { kind, scheme: domain.map(str::to_owned), value });
    }
}

/// Takes name and address from a `Contact` or `Address`, where they are not known yet.
pub(super) fn describe(party: &mut Party, contact: Option<Element<'_>>) {
    let Some(contact) = contact else { return };
    if party.name.is_none() {
        party.name = contact.text("Name");
    }
    let Some(postal) = contact.first("PostalAddress").filter(|_| party.city.is_none()) else {
        return;
    };
    party.street = Some(postal.texts("Street").join(", ")).filter(|street| !street.is_empty());
    party.city = postal.text("City");
    party.postcode = postal.text("PostalCode");
    party.country = postal.attribute_at("Country", "isoCountryCode");
}

/// The first of these elements with one of the roles, the better roles first.
pub(super) fn by_role<'a>(elements: &[Element<'a>], roles: &[&str]) -> Option<Element<'a>> {
    roles.iter().find_map(|role| elements.iter().find(|element| element.says("role", role)).copied())
}
