//! `kontor admin organization`

use clap::{Args, Subcommand};
use kontor_store::model::ids::OrganizationId;
use kontor_store::model::{ContactTopic, Plan, Role};
use kontor_store::{Contact, NameKey, NewOrganization, Organization, OrganizationChange};

use super::counter::{Counter, sentence};
use super::given::{self, Switch, Which};
use super::{identifiers, say};

/// How many rows are read at a time.
const PAGE: u32 = 200;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Admit an organization; prints it with its id.
    Create(Create),
    /// Change an organization; what is not named stays as it is.
    Update(Update),
    /// All organizations by name.
    List {
        /// Words to be found in name, city or identifiers.
        #[arg(long, default_value = "", hide_default_value = true)]
        query: String,
    },
    /// One organization with all that is known of it.
    Show(Which),
}

#[derive(Debug, Args)]
pub struct Create {
    /// As it stands on its letters.
    #[arg(long, value_parser = given::name)]
    name: String,
    /// ISO 3166-1 alpha-2, such as PL.
    #[arg(long, value_parser = given::country)]
    country: String,
    /// standard or enterprise.
    #[arg(long)]
    plan: Plan,
    /// buyer, supplier or both: the direction first offered to it; relationships decide.
    #[arg(long)]
    role: Role,
    /// Whether messaging is on; unless said, it is for Enterprise.
    #[arg(long)]
    messaging: Option<Switch>,
    #[command(flatten)]
    more: More,
}

#[derive(Debug, Args)]
pub struct Update {
    #[command(flatten)]
    which: Which,
    /// As it stands on its letters.
    #[arg(long, value_parser = given::name)]
    name: Option<String>,
    /// ISO 3166-1 alpha-2, such as PL.
    #[arg(long, value_parser = given::country)]
    country: Option<String>,
    /// standard or enterprise; Enterprise turns messaging on unless said otherwise.
    #[arg(long)]
    plan: Option<Plan>,
    /// buyer, supplier or both.
    #[arg(long)]
    role: Option<Role>,
    /// Whether messaging is on; to turn it off, partners must find an e-mail address or a telephone number.
    #[arg(long)]
    messaging: Option<Switch>,
    #[command(flatten)]
    more: More,
}

#[derive(Debug, Args)]
struct More {
    /// An identifier as scheme:value, repeated for each: network, vat, nip, gln, duns, peppol or a scheme of your own. An update replaces all.
    #[arg(long = "id", value_name = "SCHEME:VALUE", value_parser = given::identifier)]
    identifiers: Vec<(String, String)>,
    /// What its people read unless they choose otherwise; unless said, the country's.
    #[arg(long, value_parser = given::language)]
    language: Option<String>,
    /// IANA name such as Europe/Warsaw; unless said, the country's.
    #[arg(long, value_parser = given::time_zone)]
    time_zone: Option<String>,
    #[arg(long)]
    street: Option<String>,
    #[arg(long)]
    postcode: Option<String>,
    #[arg(long)]
    city: Option<String>,
    /// Contact information for anything: a person or a desk.
    #[arg(long)]
    contact_name: Option<String>,
    /// Contact information for anything: an e-mail address.
    #[arg(long, value_parser = given::email)]
    contact_email: Option<String>,
    /// Contact information for anything: a telephone number.
    #[arg(long)]
    contact_phone: Option<String>,
}

impl More {
    /// The general contact with what is given put in place of what was there.
    fn contact(&self, before: Option<&Contact>) -> Option<Contact> {
        let given = [&self.contact_name, &self.contact_email, &self.contact_phone];
        given.iter().any(|part| part.is_some()).then(|| {
            let mut contact = before.cloned().unwrap_or_else(|| Contact::empty(ContactTopic::General));
            for (part, given) in [&mut contact.name, &mut contact.email, &mut contact.phone].into_iter().zip(given) {
                if let Some(given) = given {
                    part.clone_from(given);
                }
            }
            contact
        })
    }
}

pub async fn run(at: &Counter, command: Command) -> anyhow::Result<()> {
    match command {
        Command::Create(given) => create(at, given).await,
        Command::Update(given) => update(at, given).await,
        Command::List { query } => list(at, &query).await,
        Command::Show(which) => say::one(&find(at, &which.id().into()).await?),
    }
}

async fn create(at: &Counter, given: Create) -> anyhow::Result<()> {
    let (language, time_zone) = crate::country::usual(&given.country);
    let contact = given.more.contact(None);
    let More { identifiers, language: chosen, time_zone: zone, street, postcode, city, .. } = given.more;
    let doubts = identifiers::doubts(&identifiers);
    let new = NewOrganization {
        name: given.name,
        country: given.country,
        plan: given.plan,
        role: given.role,
        messaging: given.messaging.map(Switch::is_on),
        language: chosen.unwrap_or_else(|| language.code().to_owned()),
        time_zone: zone.unwrap_or_else(|| time_zone.to_owned()),
        street: street.unwrap_or_default(),
        postcode: postcode.unwrap_or_default(),
        city: city.unwrap_or_default(),
        identifiers,
        contacts: contact.into_iter().collect(),
    };
    let made = at.store.create_organization(&at.operator, new, at.now()).await.map_err(|fault| sentence(fault, "such organization"))?;
    say::warnings(&doubts);
    if !made.messaging && !made.contacts.iter().any(Contact::reaches) {
        say::warn(
            "messaging is off and there is no contact information: partners find nobody to turn to (--contact-email, --contact-phone)",
        );
    }
    say::one(&made)
}

async fn update(at: &Counter, given: Update) -> anyhow::Result<()> {
    let id = OrganizationId::from(given.which.id());
    let before = find(at, &id).await?;
    let general = before.contacts.iter().find(|contact| contact.topic == ContactTopic::General);
    let contact = given.more.contact(general);
    let More { identifiers, language, time_zone, street, postcode, city, .. } = given.more;
    let doubts = identifiers::doubts(&identifiers);
    let change = OrganizationChange {
        name: given.name,
        country: given.country,
        plan: given.plan,
        role: given.role,
        messaging: given.messaging.map(Switch::is_on),
        language,
        time_zone,
        street,
        postcode,
        city,
        identifiers: (!identifiers.is_empty()).then_some(identifiers),
        contacts: contact.into_iter().collect(),
    };
    let changed = at.store.update_organization(&at.operator, &id, change, at.now()).await;
    let changed = changed.map_err(|fault| sentence(fault, &format!("organization {id}")))?;
    say::warnings(&doubts);
    say::one(&changed)
}

async fn list(at: &Counter, query: &str) -> anyhow::Result<()> {
    let mut found: Vec<Organization> = Vec::new();
    loop {
        let after: Option<NameKey> = found.last().map(Organization::key);
        let page = at.store.list_organizations(&at.operator, query, after.as_ref(), PAGE).await?;
        if page.is_empty() {
            return say::all(&found);
        }
        found.extend(page);
    }
}

async fn find(at: &Counter, id: &OrganizationId) -> anyhow::Result<Organization> {
    at.store.show_organization(&at.operator, id).await.map_err(|fault| sentence(fault, &format!("organization {id}")))
}
