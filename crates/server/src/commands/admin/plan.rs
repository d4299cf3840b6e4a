//! `kontor admin plan`

use clap::Subcommand;
use kontor_store::model::ids::OrganizationId;

use super::counter::{Counter, sentence};
use super::given::Which;
use super::say;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Approve Enterprise for an organization that asked for it; `organization list` shows since when (`plan_asked_at`).
    Approve(Which),
}

pub async fn run(at: &Counter, command: Command) -> anyhow::Result<()> {
    let Command::Approve(which) = command;
    let id = OrganizationId::from(which.id());
    let no_such = |fault| sentence(fault, &format!("organization {id}"));
    at.store.approve_plan(&at.operator, &id, at.now()).await.map_err(no_such)?;
    say::one(&at.store.show_organization(&at.operator, &id).await.map_err(no_such)?)
}
