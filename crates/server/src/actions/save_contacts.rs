//! To say whom partners can reach outside of Kontor, for each topic.

use kontor_store::model::ContactTopic;
use kontor_store::{Administrator, Contact};

use super::fields::{Fields, NAME_CHARS};
use crate::app::App;
use crate::error::{Error, Result, Sentence};

/// The longest hours, in characters.
const HOURS_CHARS: usize = 100;

/// What the fields of one topic are called, in the order in which they stand.
#[derive(Debug, Clone, Copy)]
pub struct Names {
    pub topic: ContactTopic,
    pub name: &'static str,
    pub email: &'static str,
    pub phone: &'static str,
    pub web: &'static str,
    pub hours: &'static str,
}

macro_rules! names {
    ($topic:ident, $word:literal) => {
        Names {
            topic: ContactTopic::$topic,
            name: concat!($word, "_name"),
            email: concat!($word, "_email"),
            phone: concat!($word, "_phone"),
            web: concat!($word, "_web"),
            hours: concat!($word, "_hours"),
        }
    };
}

/// The fields of all topics.
pub const TOPICS: [Names; 3] = [names!(General, "general"), names!(Orders, "orders"), names!(Invoices, "invoices")];

/// Writes all three; `typed` gives what stands in the field of a name.
///
/// # Errors
/// [`Error::Invalid`] for the fields of [`TOPICS`], also where messaging is off and nobody could be reached any more.
pub async fn save_contacts(app: &App, administrator: &Administrator, typed: impl Fn(&str) -> String) -> Result<()> {
    let mut fields = Fields::default();
    let contacts = TOPICS.map(|names| Contact {
        topic: names.topic,
        name: fields.line(names.name, &typed(names.name), NAME_CHARS),
        email: fields.email(names.email, &typed(names.email)),
        phone: fields.phone(names.phone, &typed(names.phone)),
        web: fields.web(names.web, &typed(names.web)),
        hours: fields.line(names.hours, &typed(names.hours), HOURS_CHARS),
    });
    fields.done()?;
    let own = administrator.viewer().organization();
    app.store.save_contacts(administrator, own, &contacts, app.now()).await.map_err(|fault| match fault {
        kontor_store::Error::Conflict("contact") => Error::field(TOPICS[0].email, Sentence::new("contact-required")),
        other => other.into(),
    })
}
