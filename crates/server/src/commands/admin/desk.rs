//! `kontor admin desk`

use clap::{Args, Subcommand, ValueEnum};
use kontor_store::model::Topic;
use kontor_store::model::ids::{DeskId, OrganizationId, PersonId};
use kontor_store::{Desk, DeskLabel, DeskSide, NewDesk};
use serde_json::{Value, json};

use super::counter::{Counter, sentence};
use super::given::{self, Which};
use super::say;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Set up a desk; prints it with its id. The General desk exists from the beginning.
    Create(Create),
    /// Seat a person at a desk.
    Add(Place),
    /// Take a person from a desk.
    Remove(Place),
    /// Delete a desk; General gets what it had.
    Delete(Deleted),
    /// The desks of an organization, General first.
    List(Which),
}

#[derive(Debug, Args)]
pub struct Create {
    /// The id of the organization.
    #[arg(long, value_name = "ID")]
    organization: String,
    /// What reaches it.
    #[arg(long)]
    topic: About,
    /// On which side of the trade its organization stands; unless said, on either.
    #[arg(long)]
    side: Option<Side>,
    /// What it is called, if not by what it is for.
    #[arg(long, value_parser = given::name)]
    name: Option<String>,
    /// The id of a person who sits there, repeated for each.
    #[arg(long = "person", value_name = "ID")]
    people: Vec<String>,
}

#[derive(Debug, Args)]
pub struct Deleted {
    /// The id of the desk.
    #[arg(long, value_name = "ID")]
    desk: String,
}

#[derive(Debug, Args)]
pub struct Place {
    /// The id of the desk.
    #[arg(long, value_name = "ID")]
    desk: String,
    /// The id of the person.
    #[arg(long, value_name = "ID")]
    person: String,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum About {
    Orders,
    Invoices,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Side {
    Seller,
    Buyer,
}

pub async fn run(at: &Counter, command: Command) -> anyhow::Result<()> {
    match command {
        Command::Create(given) => create(at, given).await,
        Command::Add(place) => {
            let (desk, person) = place.ids();
            let done = at.store.add_to_desk(&at.operator, &desk, &person, at.now()).await;
            done.map_err(|fault| sentence(fault, &format!("desk {desk}, or no active person {person} of its organization")))?;
            say::one(&json!({ "desk": desk, "person": person, "seated": true }))
        }
        Command::Remove(place) => {
            let (desk, person) = place.ids();
            let done = at.store.remove_from_desk(&at.operator, &desk, &person, at.now()).await;
            done.map_err(|fault| sentence(fault, &format!("person {person} at a desk {desk}")))?;
            say::one(&json!({ "desk": desk, "person": person, "seated": false }))
        }
        Command::Delete(deleted) => {
            let desk = DeskId::from(deleted.desk);
            let done = at.store.delete_desk(&at.operator, &desk, at.now()).await;
            done.map_err(|fault| sentence(fault, &format!("desk {desk}")))?;
            say::one(&json!({ "desk": desk, "deleted": true }))
        }
        Command::List(which) => {
            let organization = OrganizationId::from(which.id());
            let desks = at.store.desks_of(&at.operator, &organization).await;
            let desks = desks.map_err(|fault| sentence(fault, &format!("organization {organization}")))?;
            say::all(&desks.iter().map(shown).collect::<Vec<_>>())
        }
    }
}

impl Place {
    fn ids(self) -> (DeskId, PersonId) {
        (self.desk.into(), self.person.into())
    }
}

async fn create(at: &Counter, given: Create) -> anyhow::Result<()> {
    let organization = OrganizationId::from(given.organization);
    let new = NewDesk {
        organization: organization.clone(),
        topic: match given.topic {
            About::Orders => Topic::Orders,
            About::Invoices => Topic::Invoices,
        },
        side: match given.side {
            None => DeskSide::Either,
            Some(Side::Seller) => DeskSide::Seller,
            Some(Side::Buyer) => DeskSide::Buyer,
        },
        name: given.name.unwrap_or_default(),
    };
    let made = at.store.create_desk(&at.operator, new, at.now()).await;
    let mut made = made.map_err(|fault| sentence(fault, &format!("organization {organization}")))?;
    for person in given.people.into_iter().map(PersonId::from) {
        let seated = at.store.add_to_desk(&at.operator, &made.id, &person, at.now()).await;
        seated.map_err(|fault| sentence(fault, &format!("active person {person} in this organization; desk {} was made", made.id)))?;
    }
    let desks = at.store.desks_of(&at.operator, &organization).await?;
    if let Some(desk) = desks.into_iter().find(|desk| desk.id == made.id) {
        made = desk;
    }
    say::one(&shown(&made))
}

fn shown(desk: &Desk) -> Value {
    let name = match &desk.label {
        DeskLabel::Key(key) => say::english().t(key),
        DeskLabel::Name(name) => name.clone(),
    };
    let topic = if desk.topic == Topic::None { "general" } else { desk.topic.as_str() };
    let side = if desk.side == DeskSide::Either { "either" } else { desk.side.as_str() };
    let people: Vec<Value> = desk.people.iter().map(|(id, name)| json!({ "id": id, "name": name })).collect();
    json!({ "id": desk.id, "topic": topic, "side": side, "name": name, "everyone": desk.everyone, "people": people })
}
