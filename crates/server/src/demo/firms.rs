//! The firms of the demo network and the people who work in them, all invented.

use kontor_model::organization::{ContactTopic, Plan, Role};
use kontor_model::person::Permission;

mod britain;
mod germany;
mod nordics;
mod poland;

/// One organization as it stands once the demo is complete: a firm with messaging off may still have old conversations.
pub struct Firm {
    /// Short name by which the other demo data means this firm; never on screen.
    pub key: &'static str,
    pub name: &'static str,
    pub street: &'static str,
    pub postcode: &'static str,
    pub city: &'static str,
    /// ISO 3166-1 alpha-2.
    pub country: &'static str,
    pub language: &'static str,
    /// IANA name.
    pub time_zone: &'static str,
    pub plan: Plan,
    /// What its relationships make of it: the tests hold the two together.
    pub role: Role,
    pub messaging: bool,
    /// Its mail and its web page live here; always under `.example`.
    pub domain: &'static str,
    pub numbers: Numbers,
    pub contacts: &'static [Contact],
    pub people: &'static [Person],
}

/// The identifiers a firm is known by; check digits are right, and the GLNs lie in the range GS1 keeps for examples (952).
pub struct Numbers {
    pub vat: &'static str,
    pub gln: &'static str,
    pub duns: &'static str,
    pub network: &'static str,
}

/// Whom partners may call or write to outside the network.
pub struct Contact {
    pub topic: ContactTopic,
    pub desk: &'static str,
    pub email: &'static str,
    pub phone: &'static str,
    pub hours: &'static str,
}

/// A human being in one firm; the same address in two firms is one sign-in with two persons.
pub struct Person {
    pub name: &'static str,
    pub email: &'static str,
    pub language: &'static str,
    pub permissions: &'static [Permission],
    pub desks: &'static [Desk],
}

/// The desks a demo firm may have; one without members is not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Desk {
    General,
    Orders,
    Purchasing,
    Receivable,
    Payable,
}

/// On which side of a trade a desk sits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Selling,
    Buying,
    Either,
}

impl Desk {
    pub const fn topic(self) -> ContactTopic {
        match self {
            Self::General => ContactTopic::General,
            Self::Orders | Self::Purchasing => ContactTopic::Orders,
            Self::Receivable | Self::Payable => ContactTopic::Invoices,
        }
    }

    pub const fn side(self) -> Side {
        match self {
            Self::General => Side::Either,
            Self::Orders | Self::Receivable => Side::Selling,
            Self::Purchasing | Self::Payable => Side::Buying,
        }
    }
}

impl Firm {
    /// Every identifier as (scheme, value), in the schemes of the command line: `network`, `vat`, `nip`, `gln`, `duns`, `peppol`.
    pub fn identifiers(&self) -> Vec<(&'static str, String)> {
        let Numbers { vat, gln, duns, network } = self.numbers;
        let mut all = vec![("network", network.to_owned()), ("vat", vat.to_owned())];
        if self.country == "PL" {
            all.push(("nip", vat[2..].to_owned()));
        }
        let (scheme, value) = self.peppol();
        all.extend([("gln", gln.to_owned()), ("duns", duns.to_owned()), ("peppol", format!("{scheme}:{value}"))]);
        all
    }

    /// The address in Peppol as (scheme of the EAS code list, value).
    pub fn peppol(&self) -> (&'static str, &'static str) {
        let Numbers { vat, gln, .. } = self.numbers;
        match self.country {
            "PL" => ("9945", vat),
            "DE" => ("9930", vat),
            "SE" => ("0007", &vat[2..12]),
            "DK" => ("0184", &vat[2..]),
            "NO" => ("0192", &vat[2..11]),
            "FI" => ("0213", vat),
            _ => ("0088", gln),
        }
    }

    pub fn web(&self) -> String {
        format!("https://www.{}", self.domain)
    }

    pub fn person(&self, email: &str) -> Option<&'static Person> {
        self.people.iter().find(|p| p.email == email)
    }

    /// Who does this work here: somebody of the desk with the permission, else anybody with it.
    pub fn clerk(&self, desk: Desk, permission: Permission) -> Option<&'static Person> {
        let may = |person: &&Person| person.permissions.contains(&permission);
        self.people.iter().filter(may).find(|p| p.desks.contains(&desk)).or_else(|| self.people.iter().find(may))
    }
}

/// Every firm, country by country.
pub fn all() -> impl Iterator<Item = &'static Firm> {
    [poland::FIRMS, germany::FIRMS, nordics::FIRMS, britain::FIRMS].into_iter().flatten()
}

/// Who operates the network, beside her work at the firm whose machines it runs on.
pub const OPERATOR: &str = "nadine.vogt@datenhafen.example";

/// The firm with this key.
pub fn find(key: &str) -> Option<&'static Firm> {
    all().find(|firm| firm.key == key)
}

const ALL: &[Permission] = Permission::ALL;
const CHIEF: &[Permission] = &[Permission::Messages, Permission::Orders, Permission::Invoices, Permission::Relationships];
const OFFICE: &[Permission] = &[Permission::Messages, Permission::Orders, Permission::Invoices];
const ORDERS: &[Permission] = &[Permission::Messages, Permission::Orders];
const INVOICES: &[Permission] = &[Permission::Messages, Permission::Invoices];
const TALK: &[Permission] = &[Permission::Messages];
const PAPERS: &[Permission] = &[Permission::Orders, Permission::Invoices];

pub const fn numbers(vat: &'static str, gln: &'static str, duns: &'static str, network: &'static str) -> Numbers {
    Numbers { vat, gln, duns, network }
}

const fn general(desk: &'static str, email: &'static str, phone: &'static str, hours: &'static str) -> Contact {
    Contact { topic: ContactTopic::General, desk, email, phone, hours }
}

const fn orders(desk: &'static str, email: &'static str, phone: &'static str, hours: &'static str) -> Contact {
    Contact { topic: ContactTopic::Orders, desk, email, phone, hours }
}

const fn invoices(desk: &'static str, email: &'static str, phone: &'static str, hours: &'static str) -> Contact {
    Contact { topic: ContactTopic::Invoices, desk, email, phone, hours }
}

const fn person(
    name: &'static str,
    email: &'static str,
    language: &'static str,
    permissions: &'static [Permission],
    desks: &'static [Desk],
) -> Person {
    Person { name, email, language, permissions, desks }
}
