//! `kontor admin token`

use clap::Subcommand;
use kontor_store::model::ids::PersonId;
use serde_json::json;

use super::counter::{Counter, sentence};
use super::{given, say};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a token with which a program acts as a person; it is shown only here.
    Create {
        /// The id of the person.
        #[arg(long, value_name = "ID")]
        person: String,
        /// What its holder calls it.
        #[arg(long, default_value = "command line", value_parser = given::name)]
        name: String,
    },
}

pub async fn run(at: &Counter, command: Command) -> anyhow::Result<()> {
    let Command::Create { person, name } = command;
    let person = PersonId::from(person);
    let made = at.store.create_token_for(&at.operator, &person, &name, at.now()).await;
    let (id, token) = made.map_err(|fault| sentence(fault, &format!("active person {person}")))?;
    say::one(&json!({ "id": id, "token": token }))
}
