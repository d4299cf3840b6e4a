//! Where the operator of the machine stands: the open store, the operator's proof and the time. Proofs are made here and in no other file of the binary.

use anyhow::anyhow;
use kontor_store::model::Millis;
use kontor_store::{Error, Operator, Store, Viewer};

use crate::clock::Clock;
use crate::config::Config;
use crate::serve::open_store;

/// What every command for the operator has in hand.
pub struct Counter {
    pub store: Store,
    pub operator: Operator,
    clock: Clock,
}

impl Counter {
    /// Opens the database, and makes it if it is missing. A server may be running beside it.
    ///
    /// # Errors
    /// If the database cannot be reached, or a folder cannot be written.
    pub async fn open(config: &Config) -> anyhow::Result<Self> {
        let clock = Clock::System;
        let (store, _nobody_posts_here) = open_store(config, &clock).await?;
        Ok(Self { store, operator: operator(), clock })
    }

    pub fn now(&self) -> Millis {
        self.clock.now()
    }
}

/// The proof of whoever may run commands on this machine.
pub fn operator() -> Operator {
    Operator::at_the_command_line()
}

/// The proof for doing something in a person's name.
///
/// # Errors
/// If there is no such active person.
pub async fn in_the_name_of(store: &Store, person: &str) -> anyhow::Result<Viewer> {
    Viewer::for_command_line(store, &person.into()).await.map_err(|fault| sentence(fault, &format!("active person {person}")))
}

/// What went wrong, in a sentence for the operator; `what` is what was looked for, such as `organization 0192…`.
pub fn sentence(fault: Error, what: &str) -> anyhow::Error {
    match fault {
        Error::NotFound => anyhow!("there is no {what}"),
        Error::Taken(identifier) => anyhow!("the identifier {identifier} belongs to another organization of the network"),
        Error::Conflict(word) => anyhow!("{}", conflict(word)),
        Error::Busy(seconds) => anyhow!("the database is busy; try again in {seconds} s"),
        other => other.into(),
    }
}

fn conflict(word: &str) -> &str {
    match word {
        "contact" => {
            "messaging can be turned off only where partners find an e-mail address or a telephone number: give --contact-email or --contact-phone"
        }
        "person" => "somebody with this e-mail address is in the organization already",
        "same" => "buyer and supplier are the same organization",
        "relationship" => "they have a relationship already; `kontor admin relationship list` shows where it stands",
        "asker" => "--by is neither the buyer nor the supplier",
        "cxml_senders" => "the organization has too many senders; remove those that nobody uses",
        "desk" => "the organization has a desk for this topic and side already",
        "general" => "General cannot be deleted: it gets what no other desk gets",
        "not_asked" => {
            "the organization has not asked for Enterprise; `kontor admin organization update … --plan enterprise` changes the plan without being asked"
        }
        other => other,
    }
}
