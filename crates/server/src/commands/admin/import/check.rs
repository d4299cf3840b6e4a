//! Holds the lines of an import against each other and against the network, before anything is written.

use std::collections::HashMap;

use kontor_store::identifier_forms;
use kontor_store::model::RelationshipStatus;
use kontor_store::model::ids::OrganizationId;
use kontor_store::model::organization::normal_identifier;

use super::find;
use super::lines::{Entry, Line, Reference};
use crate::commands::counter::Counter;

/// How one line stands.
pub enum State {
    New,
    /// Nothing is to be done; its id, where it has one.
    There(Option<String>),
    Wrong(String),
}

/// The identifiers that the file brings, in every form in which one is known, with the line.
type Brought = HashMap<(String, String), u64>;

/// How each line stands. Organizations come before what refers to them.
///
/// # Errors
/// If the database does not answer.
pub async fn check(at: &Counter, lines: &[Line]) -> anyhow::Result<Vec<State>> {
    let mut brought = Brought::new();
    let mut states = Vec::with_capacity(lines.len());
    for line in lines {
        states.push(match &line.entry {
            Err(why) => State::Wrong(why.clone()),
            Ok(Entry::Organization(new)) => organization(at, &mut brought, line.number, &new.identifiers).await?,
            Ok(Entry::Person { organization, email, .. }) => person(at, &brought, organization, email).await?,
            Ok(Entry::Relationship { buyer, supplier }) => relationship(at, &brought, buyer, supplier).await?,
        });
    }
    Ok(states)
}

async fn organization(at: &Counter, brought: &mut Brought, line: u64, identifiers: &[(String, String)]) -> anyhow::Result<State> {
    let mut found = Vec::new();
    for (scheme, value) in identifiers {
        for form in identifier_forms(scheme, value) {
            // What an earlier line has named stays that line's, also for the lines that refer to it.
            let other = *brought.entry(form).or_insert(line);
            if other != line {
                return Ok(State::Wrong(format!("{scheme}: line {other} has the same identifier")));
            }
        }
        found.extend(at.store.organization_by_identifier(&at.operator, scheme, value).await?);
    }
    found.sort();
    found.dedup();
    Ok(match found.as_slice() {
        [] => State::New,
        [one] => State::There(Some(one.to_string())),
        _ => State::Wrong("its identifiers belong to several organizations of the network".to_owned()),
    })
}

async fn person(at: &Counter, brought: &Brought, organization: &Reference, email: &str) -> anyhow::Result<State> {
    Ok(match place(at, brought, organization).await? {
        Place::Nowhere => nowhere(organization),
        Place::Line(_) => State::New,
        Place::Network(id) => {
            let known = at.store.person_by_email(&at.operator, &id, email).await?;
            // One who had left comes back.
            known.filter(|person| person.active).map_or(State::New, |person| State::There(Some(person.id.to_string())))
        }
    })
}

async fn relationship(at: &Counter, brought: &Brought, buyer: &Reference, supplier: &Reference) -> anyhow::Result<State> {
    Ok(match (place(at, brought, buyer).await?, place(at, brought, supplier).await?) {
        (Place::Nowhere, _) => nowhere(buyer),
        (_, Place::Nowhere) => nowhere(supplier),
        (one, other) if one == other => State::Wrong("buyer and supplier are the same organization".to_owned()),
        (Place::Network(buys), Place::Network(sells)) => {
            let known = at.store.relationship(&at.operator, &buys, &sells).await?;
            let answered = known.filter(|known| known.status != RelationshipStatus::Requested);
            let covered = answered.is_some_and(|known| known.both_ways || known.buyer == buys);
            if covered { State::There(None) } else { State::New }
        }
        _ => State::New,
    })
}

/// Where an organization is that a line refers to.
#[derive(PartialEq, Eq)]
enum Place {
    Network(OrganizationId),
    Line(u64),
    Nowhere,
}

async fn place(at: &Counter, brought: &Brought, reference: &Reference) -> anyhow::Result<Place> {
    if let Some(id) = find(at, reference).await? {
        return Ok(Place::Network(id));
    }
    let Reference::Identifier(scheme, value) = reference else { return Ok(Place::Nowhere) };
    let line = brought.get(&normal_identifier(scheme, value));
    Ok(line.map_or(Place::Nowhere, |line| Place::Line(*line)))
}

fn nowhere(reference: &Reference) -> State {
    State::Wrong(format!("there is no organization {reference}, neither on the network nor in this file"))
}
