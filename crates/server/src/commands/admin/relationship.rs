//! `kontor admin relationship`

use clap::{Args, Subcommand};
use kontor_store::Relationship;
use kontor_store::model::ids::OrganizationId;

use super::counter::{Counter, sentence};
use super::say;

/// How many rows are read at a time.
const PAGE: u32 = 500;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Join a buyer and a supplier, active at once; the other way round as well makes it both.
    Create(Pair),
    /// Note that one side asks the other for a relationship, which an administrator of the other side may accept.
    Request {
        #[command(flatten)]
        pair: Pair,
        /// The id of the organization that asks: one of the two.
        #[arg(long, value_name = "ID")]
        by: String,
    },
    /// Interrupt a relationship: old conversations can be read, nothing new is written.
    Suspend {
        #[command(flatten)]
        pair: Pair,
        /// Why, for both sides to read.
        #[arg(long, default_value = "", hide_default_value = true)]
        reason: String,
    },
    /// Resume a relationship, whoever had interrupted it.
    Resume(Pair),
    /// All relationships.
    List {
        /// Only those of this organization.
        #[arg(long, value_name = "ID")]
        organization: Option<String>,
    },
}

#[derive(Debug, Args)]
pub struct Pair {
    /// The id of the organization that buys.
    #[arg(long, value_name = "ID")]
    buyer: String,
    /// The id of the organization that sells.
    #[arg(long, value_name = "ID")]
    supplier: String,
}

pub async fn run(at: &Counter, command: Command) -> anyhow::Result<()> {
    let (store, operator, now) = (&at.store, &at.operator, at.now());
    match command {
        Command::Create(pair) => {
            let (buyer, supplier) = pair.ids();
            let made = store.create_relationship(operator, &buyer, &supplier, now).await;
            say::one(&made.map_err(|fault| sentence(fault, &format!("organization {buyer} or {supplier}")))?)
        }
        Command::Request { pair, by } => {
            let (buyer, supplier) = pair.ids();
            let made = store.request_relationship(operator, &buyer, &supplier, &by.into(), now).await;
            say::one(&made.map_err(|fault| sentence(fault, &format!("organization {buyer} or {supplier}")))?)
        }
        Command::Suspend { pair, reason } => {
            let (buyer, supplier) = pair.ids();
            let changed = store.suspend_relationship(operator, &buyer, &supplier, &reason, now).await;
            say::one(&changed.map_err(|fault| no_such(fault, &buyer, &supplier))?)
        }
        Command::Resume(pair) => {
            let (buyer, supplier) = pair.ids();
            let changed = store.resume_relationship(operator, &buyer, &supplier, now).await;
            say::one(&changed.map_err(|fault| no_such(fault, &buyer, &supplier))?)
        }
        Command::List { organization } => list(at, organization.map(OrganizationId::from).as_ref()).await,
    }
}

impl Pair {
    fn ids(self) -> (OrganizationId, OrganizationId) {
        (self.buyer.into(), self.supplier.into())
    }
}

fn no_such(fault: kontor_store::Error, buyer: &OrganizationId, supplier: &OrganizationId) -> anyhow::Error {
    sentence(fault, &format!("relationship of {buyer} and {supplier}"))
}

async fn list(at: &Counter, organization: Option<&OrganizationId>) -> anyhow::Result<()> {
    let mut found: Vec<Relationship> = Vec::new();
    loop {
        let page = at.store.list_relationships(&at.operator, organization, found.last(), PAGE).await?;
        if page.is_empty() {
            return say::all(&found);
        }
        found.extend(page);
    }
}
