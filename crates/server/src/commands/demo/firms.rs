//! The firms of the demo come onto the network with their people, desks and relationships.

use std::collections::HashMap;

use anyhow::Context as _;
use jiff::ToSpan as _;
use kontor_store::model::ids::{OrganizationId, PersonId};
use kontor_store::model::{ContactTopic, Millis, Permission, Topic};
use kontor_store::{Contact, DeskSide, NewDesk, NewOrganization, NewPerson, Viewer};

use super::Stage;
use crate::commands::counter::in_the_name_of;
use crate::demo::firms::{self, Desk, Firm, Person, Side};
use crate::demo::network::{self, Relation, Standing};
use crate::passwords;

/// The password of everybody in the demo.
pub const PASSWORD: &str = "kontor-demo";

/// How long the network had existed when the story is told, in hours: half a year.
const AGE: i64 = 24 * 180;

/// The firms by their keys, and everybody who works there by firm and address.
pub struct People {
    firms: HashMap<&'static str, OrganizationId>,
    viewers: HashMap<(&'static str, &'static str), Viewer>,
}

impl People {
    pub fn firm(&self, key: &str) -> anyhow::Result<&OrganizationId> {
        self.firms.get(key).with_context(|| format!("there is no firm {key}"))
    }

    pub fn viewer(&self, firm: &Firm, email: &'static str) -> anyhow::Result<&Viewer> {
        self.viewers.get(&(firm.key, email)).with_context(|| format!("{email} does not work at {}", firm.name))
    }

    /// Everybody in both firms.
    pub fn of(&self, firms: [&'static Firm; 2]) -> impl Iterator<Item = (&'static str, &Viewer)> {
        firms
            .into_iter()
            .flat_map(|firm| firm.people.iter().map(move |person| (firm, person)))
            .filter_map(|(firm, person)| Some((person.email, self.viewers.get(&(firm.key, person.email))?)))
    }
}

/// Every firm with its people, and every relationship, all active and with messaging on: what ends, ends in [`settle`].
pub async fn admit(stage: &Stage) -> anyhow::Result<People> {
    let begun = stage.now.checked_sub(AGE.hours())?.as_millisecond();
    // One hash for all: it takes a while to make, and everybody knows the password.
    let hash = passwords::hash(PASSWORD)?;
    let mut people = People { firms: HashMap::new(), viewers: HashMap::new() };
    // A second after the other: whoever works for two firms came to the first of them first.
    for (firm, at) in firms::all().zip((begun..).step_by(1000)) {
        let id = organization(stage, firm, at).await.with_context(|| firm.name)?;
        staff(stage, firm, &id, &hash, &mut people, at).await.with_context(|| firm.name)?;
        people.firms.insert(firm.key, id);
    }
    for Relation { supplier, customer, standing } in network::all() {
        let (supplier, customer) = (people.firm(supplier)?, people.firm(customer)?);
        let (store, operator) = (&stage.app.store, &stage.operator);
        if let Standing::Requested(side) = standing {
            let by = if side == Side::Buying { customer } else { supplier };
            store.request_relationship(operator, customer, supplier, by, days_ago(stage, 2)?).await?;
        } else {
            store.create_relationship(operator, customer, supplier, begun).await?;
        }
    }
    Ok(people)
}

/// What is over when the story is told: messaging switched off, a relationship interrupted.
pub async fn settle(stage: &Stage, people: &People) -> anyhow::Result<()> {
    for firm in firms::all().filter(|firm| !firm.messaging) {
        let administrator = one_with(people, firm, Permission::Administration)?.administrator().context("rights")?;
        stage.app.store.set_messaging(&administrator, false, days_ago(stage, 1)?).await?;
    }
    for Relation { supplier, customer, standing } in network::all() {
        if let Standing::Suspended(side, days, reason) = standing {
            let (own, partner) = if side == Side::Buying { (customer, supplier) } else { (supplier, customer) };
            let firm = firms::find(own).with_context(|| format!("there is no firm {own}"))?;
            let viewer = one_with(people, firm, Permission::Relationships)?;
            stage.app.store.suspend_partner(viewer, people.firm(partner)?, reason, days_ago(stage, days)?).await?;
        }
    }
    Ok(())
}

fn one_with<'p>(people: &'p People, firm: &'static Firm, permission: Permission) -> anyhow::Result<&'p Viewer> {
    let person = firm.people.iter().find(|person| person.permissions.contains(&permission));
    people.viewer(firm, person.with_context(|| format!("nobody at {} has {permission}", firm.name))?.email)
}

fn days_ago(stage: &Stage, days: i32) -> anyhow::Result<Millis> {
    Ok(stage.now.checked_sub((24 * i64::from(days)).hours())?.as_millisecond())
}

async fn organization(stage: &Stage, firm: &Firm, at: Millis) -> anyhow::Result<OrganizationId> {
    let contact = |contact: &firms::Contact| Contact {
        name: contact.desk.to_owned(),
        email: contact.email.to_owned(),
        phone: contact.phone.to_owned(),
        hours: contact.hours.to_owned(),
        web: if contact.topic == ContactTopic::General { firm.web() } else { String::new() },
        ..Contact::empty(contact.topic)
    };
    let new = NewOrganization {
        name: firm.name.to_owned(),
        country: firm.country.to_owned(),
        plan: firm.plan,
        role: firm.role,
        messaging: Some(true),
        language: firm.language.to_owned(),
        time_zone: firm.time_zone.to_owned(),
        street: firm.street.to_owned(),
        postcode: firm.postcode.to_owned(),
        city: firm.city.to_owned(),
        identifiers: firm.identifiers().into_iter().map(|(scheme, value)| (scheme.to_owned(), value)).collect(),
        contacts: firm.contacts.iter().map(contact).collect(),
    };
    Ok(stage.app.store.create_organization(&stage.operator, new, at).await?.id)
}

/// The people of a firm, each at the desks where they sit.
async fn staff(
    stage: &Stage,
    firm: &'static Firm,
    organization: &OrganizationId,
    hash: &str,
    people: &mut People,
    at: Millis,
) -> anyhow::Result<()> {
    let store = &stage.app.store;
    let mut staff: Vec<(&Person, PersonId)> = Vec::with_capacity(firm.people.len());
    for person in firm.people {
        let new = NewPerson {
            organization: organization.clone(),
            name: person.name.to_owned(),
            email: person.email.to_owned(),
            permissions: Some(person.permissions.iter().copied().collect()),
            language: Some(person.language.to_owned()),
            operator: person.email == firms::OPERATOR,
            password_hash: Some(hash.to_owned()),
        };
        let id = store.create_person(&stage.operator, new, at).await?.id;
        people.viewers.insert((firm.key, person.email), in_the_name_of(store, id.as_str()).await?);
        staff.push((person, id));
    }
    for desk in [Desk::General, Desk::Orders, Desk::Purchasing, Desk::Receivable, Desk::Payable] {
        let sits = staff.iter().filter(|(person, _)| person.desks.contains(&desk));
        let members: Vec<PersonId> = sits.map(|(_, id)| id.clone()).collect();
        if members.is_empty() {
            continue;
        }
        let id = match topic(desk) {
            Topic::None => store.desks_of(&stage.operator, organization).await?.into_iter().find(|desk| desk.topic == Topic::None),
            topic => {
                let new = NewDesk { organization: organization.clone(), topic, side: side(desk), name: String::new() };
                Some(store.create_desk(&stage.operator, new, at).await?)
            }
        };
        let id = id.context("there is no General desk")?.id;
        store.choose_people(&stage.operator, &id, &members, at).await?;
    }
    Ok(())
}

const fn topic(desk: Desk) -> Topic {
    match desk.topic() {
        ContactTopic::General => Topic::None,
        ContactTopic::Orders => Topic::Orders,
        ContactTopic::Invoices => Topic::Invoices,
    }
}

const fn side(desk: Desk) -> DeskSide {
    match desk.side() {
        Side::Selling => DeskSide::Seller,
        Side::Buying => DeskSide::Buyer,
        Side::Either => DeskSide::Either,
    }
}
