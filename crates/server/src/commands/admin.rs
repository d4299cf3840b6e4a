//! `kontor admin`: what the operator of the network does at the machine itself. It may run while the server runs.

mod cxml;
mod desk;
mod given;
mod identifiers;
mod import;
mod organization;
mod person;
mod plan;
mod relationship;
mod token;

use clap::Subcommand;

use super::counter::{self, Counter};
use super::say;
use crate::config::Config;

/// Whom or what it is about. Answers are JSON on stdout; warnings are sentences on stderr.
#[derive(Debug, Subcommand)]
pub enum Admin {
    /// Admit organizations to the network, change and show them.
    #[command(subcommand)]
    Organization(organization::Command),
    /// Let people in, change what they may do, end their access.
    #[command(subcommand)]
    Person(person::Command),
    /// Join buyers and suppliers, interrupt and resume their relationships.
    #[command(subcommand)]
    Relationship(relationship::Command),
    /// Set up the desks of an organization, to which new conversations go.
    #[command(subcommand)]
    Desk(desk::Command),
    /// Make tokens with which programs act for a person.
    #[command(subcommand)]
    Token(token::Command),
    /// Agree on the secrets with which cXML messages come.
    #[command(subcommand)]
    CxmlSecret(cxml::Command),
    /// Show the documents that wait for a party who is unknown to the network, or not related to their sender
    ///
    /// `unrelated` names the organizations that have one of the identifiers, and how each stands with the sender: a relationship
    /// delivers the document.
    /// Where it is empty, admit the party, or give one of the identifiers to the organization that it is.
    Held,
    /// Decide on organizations that asked for Enterprise.
    #[command(subcommand)]
    Plan(plan::Command),
    /// Bring in organizations, people and relationships in bulk, from a CSV file
    ///
    /// The file is UTF-8 text: a header line, then a line for each, with commas or semicolons between the columns. All lines are
    /// checked before the first is written; what is there already stays as it is.
    ///
    /// Every line has its `kind`: organization, person or relationship.
    ///
    /// An organization has name, country, plan, role and at least one identifier: network, vat, nip, gln, duns, peppol, or
    /// id:SCHEME for a scheme of your own; and if wanted messaging (on, off), language, timezone, street, postcode, city, contact,
    /// contact-email, contact-phone.
    ///
    /// A person has organization, name, email; and if wanted permissions (words with spaces between) and language. A relationship
    /// has buyer and supplier. Organizations are named by an identifier, of this file or of the network, such as
    /// vat:PL5260001246, or by their id.
    Import(import::Import),
}

/// Does it.
///
/// # Errors
/// A sentence for the operator.
pub async fn admin(command: Admin, config: &Config) -> anyhow::Result<()> {
    let at = Counter::open(config).await?;
    match command {
        Admin::Organization(command) => organization::run(&at, command).await,
        Admin::Person(command) => person::run(&at, command).await,
        Admin::Relationship(command) => relationship::run(&at, command).await,
        Admin::Desk(command) => desk::run(&at, command).await,
        Admin::Token(command) => token::run(&at, command).await,
        Admin::CxmlSecret(command) => cxml::run(&at, config, command).await,
        Admin::Held => say::all(&at.store.held_documents(&at.operator).await?),
        Admin::Plan(command) => plan::run(&at, command).await,
        Admin::Import(command) => import::run(&at, command).await,
    }
}
