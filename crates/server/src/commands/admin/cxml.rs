//! `kontor admin cxml-secret`

use std::io::Read as _;

use clap::Subcommand;
use kontor_store::NewCxmlSender;
use kontor_store::model::ids::OrganizationId;
use serde_json::json;

use super::counter::{Counter, sentence};
use super::{given, say};
use crate::actions::agree_on_sender::known_as;
use crate::config::Config;
use crate::secrets::Secrets;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Agree on the credentials with which an organization's cXML messages come to /cxml
    ///
    /// Prints the secret, unless it was given; it is shown only here. Several may hold at once, so that a secret can be changed
    /// without an interruption.
    Create {
        /// The organization whose messages they are, that is whose credential stands in From.
        #[arg(long, value_name = "ID")]
        organization: String,
        /// The credential that stands in Sender, its own or its network's: domain and identity, such as NetworkID:AN01000000101.
        #[arg(long, value_name = "DOMAIN:IDENTITY", value_parser = given::identifier)]
        sender: (String, String),
        /// Read a secret that was agreed on elsewhere from standard input.
        #[arg(long)]
        secret_stdin: bool,
    },
    /// Show the senders of an organization, without their secrets.
    List {
        /// The organization.
        #[arg(long, value_name = "ID")]
        organization: String,
    },
    /// End a sender at once.
    Remove {
        /// The id that `create` and `list` print.
        #[arg(value_name = "ID")]
        id: String,
    },
}

pub async fn run(at: &Counter, config: &Config, command: Command) -> anyhow::Result<()> {
    match command {
        Command::Create { organization, sender, secret_stdin } => {
            let agreed = if secret_stdin { Some(secret_from_stdin()?) } else { None };
            create(at, config, &organization.into(), &sender, agreed).await
        }
        Command::List { organization } => {
            let senders = at.store.cxml_senders_of(&at.operator, &organization.into()).await?;
            say::all(&senders)
        }
        Command::Remove { id } => {
            let ended = at.store.end_any_cxml_sender(&at.operator, &id.as_str().into(), at.now()).await;
            ended.map_err(|fault| sentence(fault, &format!("cXML sender {id}")))
        }
    }
}

async fn create(
    at: &Counter,
    config: &Config,
    organization: &OrganizationId,
    (domain, identity): &(String, String),
    agreed: Option<String>,
) -> anyhow::Result<()> {
    let secrets = Secrets::open(&config.secrets_file())?;
    let made = if agreed.is_none() { Some(kontor_store::new_secret()?) } else { None };
    let secret = agreed.as_deref().or(made.as_deref()).unwrap_or_default();
    let known_as = known_as(domain, identity);
    let hash = secrets.cxml_hash(&known_as.0, &known_as.1, secret);
    let new = NewCxmlSender { domain, identity, known_as, secret_hash: &hash };
    let created = at.store.add_cxml_sender_for(&at.operator, organization, &new, at.now()).await;
    let id = created.map_err(|fault| sentence(fault, &format!("organization {organization}")))?;
    let mut answer = json!({ "id": id, "organization_id": organization, "domain": domain, "identity": identity });
    if let Some(secret) = made {
        answer["secret"] = secret.into();
    }
    say::one(&answer)
}

/// All of it but the white space around it, as cXML is read too.
fn secret_from_stdin() -> anyhow::Result<String> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let secret = text.trim();
    anyhow::ensure!(!secret.is_empty(), "no secret came on standard input");
    if secret.chars().count() < 8 {
        say::warn("the secret is short; anybody who guesses it can send documents in the name of the organization");
    }
    Ok(secret.to_owned())
}
