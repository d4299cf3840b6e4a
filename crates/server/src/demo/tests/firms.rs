//! Firms and people are plausible and complete.

use std::collections::{BTreeMap, BTreeSet};

use kontor_model::organization::{ContactTopic, Plan, Role, gln_is_valid, nip_is_valid};
use kontor_model::person::Permission;

use crate::demo::firms::{self, Desk, Firm, Side};
use crate::demo::goods::Trade;
use crate::demo::network::{self, Standing};

fn digits(text: &str) -> Vec<u32> {
    text.chars().filter_map(|c| c.to_digit(10)).collect()
}

fn weighted(digits: &[u32], weights: &[u32]) -> u32 {
    digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum()
}

fn luhn_is_valid(digits: &[u32]) -> bool {
    let doubled = |(at, digit): (usize, &u32)| if at % 2 == 0 { *digit } else { digit * 2 / 10 + digit * 2 % 10 };
    digits.iter().rev().enumerate().map(doubled).sum::<u32>().is_multiple_of(10)
}

fn vat_is_valid(firm: &Firm) -> bool {
    let d = digits(firm.numbers.vat);
    match firm.country {
        "PL" => nip_is_valid(&firm.numbers.vat[2..]),
        "DE" => {
            let product = d[..8].iter().fold(10, |product, digit| match (digit + product) % 10 {
                0 => 20 % 11,
                sum => sum * 2 % 11,
            });
            (11 - product) % 10 == d[8]
        }
        "SE" => luhn_is_valid(&d[..10]) && firm.numbers.vat.ends_with("01"),
        "DK" => weighted(&d, &[2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11),
        "NO" => weighted(&d, &[3, 2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11),
        "FI" => weighted(&d, &[7, 9, 10, 5, 8, 4, 2, 1]).is_multiple_of(11),
        "GB" => (weighted(&d, &[8, 7, 6, 5, 4, 3, 2]) + d[7] * 10 + d[8]).is_multiple_of(97),
        other => panic!("no rule for {other}"),
    }
}

#[test]
fn more_than_two_dozen_firms_of_seven_countries_have_right_identifiers() {
    let firms: Vec<_> = firms::all().collect();
    assert!(firms.len() >= 26, "{} firms", firms.len());
    let countries: BTreeSet<_> = firms.iter().map(|firm| firm.country).collect();
    assert_eq!(countries, BTreeSet::from(["PL", "DE", "SE", "DK", "NO", "FI", "GB"]));
    for firm in &firms {
        assert!(vat_is_valid(firm), "{}: {}", firm.name, firm.numbers.vat);
        assert!(gln_is_valid(firm.numbers.gln), "{}: {}", firm.name, firm.numbers.gln);
        assert!(firm.numbers.duns.len() == 9 && luhn_is_valid(&digits(firm.numbers.duns)), "{}: {}", firm.name, firm.numbers.duns);
    }
    let identifiers: Vec<_> = firms.iter().flat_map(|firm| firm.identifiers()).collect();
    let different: BTreeSet<_> = identifiers.iter().collect();
    assert_eq!(identifiers.len(), different.len(), "no two firms share an identifier");
}

#[test]
fn everybody_can_be_reached_at_an_address_that_does_not_exist() {
    for firm in firms::all() {
        assert!(firm.domain.ends_with(".example"));
        assert!(firm.contacts.iter().any(|contact| contact.topic == ContactTopic::General), "{}", firm.name);
        for contact in firm.contacts {
            assert!(contact.email.ends_with(firm.domain) && contact.phone.starts_with('+'), "{}: {}", firm.name, contact.desk);
        }
        for person in firm.people {
            assert!(person.email.ends_with(".example") && person.email.is_ascii(), "{}", person.email);
            assert!(["en", "pl", "de"].contains(&person.language));
        }
    }
}

#[test]
fn one_sign_in_holds_two_persons_and_all_others_one() {
    let mut firms_of: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for firm in firms::all() {
        for person in firm.people {
            firms_of.entry(person.email).or_default().push(firm.key);
        }
    }
    let shared: Vec<_> = firms_of.into_iter().filter(|(_, firms)| firms.len() > 1).collect();
    assert_eq!(shared, [("anna.nowak@lozyska-polnoc.example", vec!["lozyska", "lozyska_de"])]);
}

#[test]
fn every_firm_has_an_administrator_and_people_for_what_it_does() {
    for firm in firms::all() {
        let has = |desk, permission| firm.clerk(desk, permission).is_some();
        assert!((3..=6).contains(&firm.people.len()), "{}", firm.name);
        for permission in [Permission::Administration, Permission::Messages, Permission::Orders, Permission::Invoices] {
            assert!(has(Desk::General, permission), "{} has nobody with {permission}", firm.name);
        }
        for person in firm.people {
            let talks = person.permissions.contains(&Permission::Messages);
            assert!(talks || person.desks.is_empty(), "{} sits at a desk and cannot answer", person.name);
        }
    }
}

#[test]
fn the_roles_of_the_firms_are_what_their_relationships_make_of_them() {
    for firm in firms::all() {
        let sells = network::all().any(|relation| relation.supplier == firm.key);
        let buys = network::all().any(|relation| relation.customer == firm.key);
        let role = match (sells, buys) {
            (true, true) => Role::Both,
            (true, false) => Role::Supplier,
            _ => Role::Buyer,
        };
        assert_eq!(firm.role, role, "{}", firm.name);
        assert_eq!(sells, Trade::of(firm.key).is_some(), "{}", firm.name);
    }
}

#[test]
fn the_star_has_its_customers_and_suppliers() {
    let of = |supplier: &str| network::all().filter(|relation| relation.supplier == supplier).count();
    let to = |customer: &str| network::all().filter(|relation| relation.customer == customer).count();
    assert!(of("lozyska") >= 12 && to("lozyska") >= 4 && to("acme") >= 10);
    let pairs: BTreeSet<_> = network::all().map(|relation| (relation.supplier, relation.customer)).collect();
    assert_eq!(pairs.len(), network::all().count(), "no relation stands there twice");
    assert!(pairs.contains(&("lozyska", "bolt")) && pairs.contains(&("bolt", "lozyska")), "one pair trades both ways");
    assert!(pairs.iter().all(|(supplier, customer)| firms::find(supplier).is_some() && firms::find(customer).is_some()));
    let not_active: Vec<_> = network::all().map(|relation| relation.standing).filter(|standing| *standing != Standing::Active).collect();
    assert!(matches!(not_active[..], [Standing::Requested(_), Standing::Suspended(..)]));
}

#[test]
fn one_customer_has_messaging_off_and_can_be_called_and_written_to_about_everything() {
    let off: Vec<_> = firms::all().filter(|firm| !firm.messaging).collect();
    assert_eq!(off.iter().map(|firm| firm.name).collect::<Vec<_>>(), ["Nordlicht Maschinenbau GmbH & Co. KG"]);
    assert!(ContactTopic::ALL.iter().all(|topic| off[0].contacts.iter().any(|contact| contact.topic == *topic)));
    let standard: Vec<_> = firms::all().filter(|firm| firm.plan == Plan::Standard).collect();
    assert!(standard.len() >= 7 && standard.iter().all(|firm| firm.role == Role::Supplier));
}

#[test]
fn a_desk_knows_its_topic_and_its_side() {
    assert_eq!((Desk::Receivable.topic(), Desk::Receivable.side()), (ContactTopic::Invoices, Side::Selling));
    assert_eq!((Desk::Purchasing.topic(), Desk::Purchasing.side()), (ContactTopic::Orders, Side::Buying));
}
