//! `kontor admin import`: organizations, people and relationships in bulk. All lines are checked before the first is written, and
//! what is there already stays as it is, so that a file can be corrected and imported again.

mod check;
mod lines;

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::Args;
use kontor_store::NewPerson;
use kontor_store::model::ids::OrganizationId;
use serde_json::{Value, json};

use super::counter::{Counter, sentence};
use super::{identifiers, say};
use check::State;
use lines::{Entry, Line, Reference};

/// Which file, and whether only to look.
#[derive(Debug, Args)]
pub struct Import {
    /// The CSV file.
    file: PathBuf,
    /// Check every line, say what would be done, and write nothing.
    #[arg(long)]
    dry_run: bool,
}

/// One line of JSON for each line of the file, organizations first, as they are written first.
pub async fn run(at: &Counter, command: Import) -> anyhow::Result<()> {
    let text = std::fs::read_to_string(&command.file).with_context(|| format!("cannot read {}", command.file.display()))?;
    let mut lines = lines::read(&text)?;
    lines.sort_by_key(|line| !matches!(line.entry, Ok(Entry::Organization(_))));
    let states = check::check(at, &lines).await?;
    let wrong = states.iter().filter(|state| matches!(state, State::Wrong(_))).count();
    let (mut new, mut there) = (0_usize, 0_usize);
    for (line, state) in lines.iter().zip(&states) {
        let outcome = match (state, &line.entry) {
            (State::Wrong(why), _) => json!({ "outcome": "wrong", "error": why }),
            // Nothing is written while anything is wrong, and only what is wrong is worth reading.
            _ if wrong > 0 => continue,
            (State::There(id), _) => {
                there += 1;
                json!({ "outcome": "already_there", "id": id })
            }
            (State::New, Ok(entry)) if !command.dry_run => {
                new += 1;
                let id = write(at, entry).await.with_context(|| format!("line {}; the lines before it are written", line.number))?;
                json!({ "outcome": "created", "id": id })
            }
            (State::New, _) => {
                new += 1;
                json!({ "outcome": "new" })
            }
        };
        say::one(&report(line, outcome))?;
    }
    if wrong > 0 {
        bail!("{wrong} of {} lines are wrong; nothing was written", lines.len());
    }
    let verb = if command.dry_run { "would be created" } else { "created" };
    eprintln!("kontor: {} lines: {new} {verb}, {there} already there", lines.len());
    Ok(())
}

fn report(line: &Line, mut outcome: Value) -> Value {
    outcome["line"] = line.number.into();
    let (kind, what, doubts) = match &line.entry {
        Ok(Entry::Organization(new)) => ("organization", new.name.clone(), identifiers::doubts(&new.identifiers)),
        Ok(Entry::Person { email, .. }) => ("person", email.clone(), Vec::new()),
        Ok(Entry::Relationship { buyer, supplier }) => ("relationship", format!("{supplier} sells to {buyer}"), Vec::new()),
        Err(_) => return outcome,
    };
    outcome["kind"] = kind.into();
    outcome["what"] = what.into();
    if !doubts.is_empty() {
        outcome["warnings"] = doubts.into();
    }
    outcome
}

/// Writes one entry that was found to be new; says its id, where it has one.
async fn write(at: &Counter, entry: &Entry) -> anyhow::Result<Option<String>> {
    let (store, operator, now) = (&at.store, &at.operator, at.now());
    let gone = |fault| sentence(fault, "such organization any more");
    match entry {
        Entry::Organization(new) => {
            let made = store.create_organization(operator, new.clone(), now).await.map_err(gone)?;
            Ok(Some(made.id.to_string()))
        }
        Entry::Person { organization, name, email, permissions, language } => {
            let new = NewPerson {
                organization: there(at, organization).await?,
                name: name.clone(),
                email: email.clone(),
                permissions: *permissions,
                language: language.clone(),
                operator: false,
                password_hash: None,
            };
            let made = store.create_person(operator, new, now).await.map_err(gone)?;
            Ok(Some(made.id.to_string()))
        }
        Entry::Relationship { buyer, supplier } => {
            let (buyer, supplier) = (there(at, buyer).await?, there(at, supplier).await?);
            store.create_relationship(operator, &buyer, &supplier, now).await.map_err(gone)?;
            Ok(None)
        }
    }
}

/// The organization that a reference means, as far as it is on the network.
async fn find(at: &Counter, reference: &Reference) -> anyhow::Result<Option<OrganizationId>> {
    match reference {
        Reference::Identifier(scheme, value) => Ok(at.store.organization_by_identifier(&at.operator, scheme, value).await?),
        Reference::Id(id) => match at.store.show_organization(&at.operator, id).await {
            Ok(found) => Ok(Some(found.id)),
            Err(kontor_store::Error::NotFound) => Ok(None),
            Err(fault) => Err(fault.into()),
        },
    }
}

async fn there(at: &Counter, reference: &Reference) -> anyhow::Result<OrganizationId> {
    find(at, reference).await?.with_context(|| format!("there is no organization {reference} any more"))
}
