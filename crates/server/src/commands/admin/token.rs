//! `kontor admin token`

use clap::Subcommand;
use kontor_store::model::ids::{PersonId, TokenId};
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
    /// The tokens with which mail is handed in, the oldest first. Those of people stand in their own settings.
    List,
    /// End a token with which mail is handed in, at once.
    Revoke {
        /// The id of the token.
        #[arg(long, value_name = "ID")]
        token: String,
    },
}

pub async fn run(at: &Counter, command: Command) -> anyhow::Result<()> {
    let (person, name) = match command {
        Command::Create { person, name, .. } => (person, name),
        Command::List => return say::all(&at.store.list_mail_tokens(&at.operator).await?),
        Command::Revoke { token } => {
            let revoked = at.store.revoke_mail_token(&at.operator, &TokenId::from(token.clone()), at.now()).await;
            return revoked.map_err(|fault| sentence(fault, &format!("mail token {token} in force")));
        }
    };
    let (id, token) = match person.map(PersonId::from) {
        None => at.store.create_mail_token(&at.operator, &name, at.now()).await?,
        Some(person) => {
            let made = at.store.create_token_for(&at.operator, &person, &name, at.now()).await;
            made.map_err(|fault| sentence(fault, &format!("active person {person}")))?
        }
    };
    say::one(&json!({ "id": id, "token": token }))
}
