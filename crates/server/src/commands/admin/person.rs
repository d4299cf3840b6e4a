//! `kontor admin person`

use std::io::BufRead as _;

use anyhow::bail;
use clap::{Args, Subcommand};
use kontor_store::model::ids::{OrganizationId, PersonId};
use kontor_store::model::{Permission, Permissions};
use kontor_store::{NewPerson, Person, PersonChange};

use super::counter::{Counter, sentence};
use super::given::{self, Switch, Which, Who};
use super::say;
use crate::passwords;

/// How many rows are read at a time.
const PAGE: u32 = 200;
/// A shorter password is taken, with a warning.
const SHORT: usize = 12;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Let a person in; prints it with its id. One who had left comes back as the same person.
    Create(Create),
    /// Change a person; what is not named stays as it is.
    Update(Update),
    /// End a person's access at once; the name stays under what the person wrote.
    Deactivate(Who),
    /// The people of an organization by name.
    List(Which),
}

#[derive(Debug, Args)]
pub struct Create {
    /// The id of the organization.
    #[arg(long, value_name = "ID")]
    organization: String,
    /// As colleagues and partners read it.
    #[arg(long, value_parser = given::name)]
    name: String,
    /// Where mail goes, and what is typed to sign in; the same address in two organizations is one sign-in.
    #[arg(long, value_parser = given::email)]
    email: String,
    /// Read the password from the first line of stdin. Without one the person cannot sign in.
    #[arg(long)]
    password_stdin: bool,
    /// messages, orders, invoices, relationships or administration, repeated for each; unless said, the first three.
    #[arg(long = "permission", value_name = "PERMISSION")]
    permissions: Vec<Permission>,
    /// What the person reads; unless said, as the organization.
    #[arg(long, value_parser = given::language)]
    language: Option<String>,
    /// The person also operates the network.
    #[arg(long)]
    operator: bool,
}

#[derive(Debug, Args)]
pub struct Update {
    #[command(flatten)]
    who: Who,
    /// As colleagues and partners read it.
    #[arg(long, value_parser = given::name)]
    name: Option<String>,
    /// Read a new password from the first line of stdin; all sessions end.
    #[arg(long)]
    password_stdin: bool,
    /// What the person may do from now on, repeated for each; replaces all.
    #[arg(long = "permission", value_name = "PERMISSION")]
    permissions: Vec<Permission>,
    /// What the person reads.
    #[arg(long, value_parser = given::language)]
    language: Option<String>,
    /// Whether the person operates the network.
    #[arg(long)]
    operator: Option<Switch>,
}

pub async fn run(at: &Counter, command: Command) -> anyhow::Result<()> {
    match command {
        Command::Create(given) => create(at, given).await,
        Command::Update(given) => update(at, given).await,
        Command::Deactivate(who) => {
            let id = PersonId::from(who.id());
            let left = at.store.deactivate_person(&at.operator, &id, at.now()).await;
            say::one(&left.map_err(|fault| sentence(fault, &format!("person {id}")))?)
        }
        Command::List(which) => list(at, &which.id().into()).await,
    }
}

async fn create(at: &Counter, given: Create) -> anyhow::Result<()> {
    let organization = OrganizationId::from(given.organization);
    let new = NewPerson {
        organization: organization.clone(),
        name: given.name,
        email: given.email,
        permissions: set(given.permissions),
        language: given.language,
        operator: given.operator,
        password_hash: password(given.password_stdin)?,
    };
    let made = at.store.create_person(&at.operator, new, at.now()).await;
    say::one(&made.map_err(|fault| sentence(fault, &format!("organization {organization}")))?)
}

async fn update(at: &Counter, given: Update) -> anyhow::Result<()> {
    let id = PersonId::from(given.who.id());
    let no_such = |fault| sentence(fault, &format!("person {id}"));
    let hash = password(given.password_stdin)?;
    let change = PersonChange {
        name: given.name,
        permissions: set(given.permissions),
        language: given.language,
        operator: given.operator.map(Switch::is_on),
    };
    let changed = at.store.update_person(&at.operator, &id, change, at.now()).await.map_err(no_such)?;
    if let Some(hash) = hash {
        at.store.reset_password(&at.operator, &id, &hash, at.now()).await.map_err(no_such)?;
    }
    say::one(&changed)
}

async fn list(at: &Counter, organization: &OrganizationId) -> anyhow::Result<()> {
    let mut found: Vec<Person> = Vec::new();
    loop {
        let after = found.last().map(Person::key);
        let page = at.store.people_of(&at.operator, organization, after.as_ref(), PAGE).await;
        let page = page.map_err(|fault| sentence(fault, &format!("organization {organization}")))?;
        if page.is_empty() {
            return say::all(&found);
        }
        found.extend(page);
    }
}

/// Those named; none named leaves what is usual or was there.
fn set(permissions: Vec<Permission>) -> Option<Permissions> {
    (!permissions.is_empty()).then(|| permissions.into_iter().collect())
}

/// The hash of the first line of stdin. The line never shows in a list of processes, as an argument would.
fn password(from_stdin: bool) -> anyhow::Result<Option<String>> {
    if !from_stdin {
        return Ok(None);
    }
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    let password = line.trim_end_matches(['\r', '\n']);
    match password.chars().count() {
        0 => bail!("--password-stdin: there is no password on stdin"),
        short if short < SHORT => say::warn(&format!("the password is short; {SHORT} characters or more are hard to guess")),
        _ => {}
    }
    passwords::hash(password).map(Some)
}
