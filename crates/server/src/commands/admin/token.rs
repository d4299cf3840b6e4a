//! `kontor admin token`

use clap::Subcommand;
use kontor_store::model::ids::PersonId;
use serde_json::json;

use super::counter::{Counter, sentence};
use super::{given, say};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a token with which a program acts as a person, or a mail server hands in mail; it is shown only here.
    Create {
        /// The id of the person for whom the program acts.
        #[arg(long, value_name = "ID", required_unless_present = "mail", conflicts_with = "mail")]
        person: Option<String>,
        /// For a mail server or provider that hands in mail by `POST /api/v1/mail`, and nothing else.
        #[arg(long)]
        mail: bool,
        /// What its holder calls it.
        #[arg(long, default_value = "command line", value_parser = given::name)]
        name: String,
    },
}

pub async fn run(at: &Counter, command: Command) -> anyhow::Result<()> {
    let Command::Create { person, name, .. } = command;
    let (id, token) = match person.map(PersonId::from) {
        None => at.store.create_mail_token(&at.operator, &name, at.now()).await?,
        Some(person) => {
            let made = at.store.create_token_for(&at.operator, &person, &name, at.now()).await;
            made.map_err(|fault| sentence(fault, &format!("active person {person}")))?
        }
    };
    say::one(&json!({ "id": id, "token": token }))
}
