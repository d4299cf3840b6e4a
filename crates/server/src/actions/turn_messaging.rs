//! To turn messaging on or off for one's firm.

use kontor_store::model::ContactTopic;
use kontor_store::{Administrator, Contact};

use super::fields::Fields;
use crate::app::App;
use crate::error::{Error, Result, Sentence};

/// Partners can write from now on.
///
/// # Errors
/// If the database does not answer.
pub async fn turn_on(app: &App, administrator: &Administrator) -> Result<()> {
    Ok(app.store.set_messaging(administrator, true, app.now()).await?)
}

/// Partners cannot write from now on. A firm that nobody could reach then gives an address or a number in the same breath: it
/// becomes part of the general contact information.
///
/// # Errors
/// [`Error::Invalid`] for `email`, `phone`.
pub async fn turn_off(app: &App, administrator: &Administrator, email: &str, phone: &str) -> Result<()> {
    let mut fields = Fields::default();
    let (email, phone) = (fields.email("email", email), fields.phone("phone", phone));
    fields.done()?;
    if !(email.is_empty() && phone.is_empty()) {
        complete(app, administrator, email, phone).await?;
    }
    app.store.set_messaging(administrator, false, app.now()).await.map_err(|fault| match fault {
        kontor_store::Error::Conflict("contact") => Error::field("email", Sentence::new("messaging-off-needs-contact")),
        other => other.into(),
    })
}

/// Adds to the general contact information what it lacks; what stands there stays.
async fn complete(app: &App, administrator: &Administrator, email: String, phone: String) -> Result<()> {
    let viewer = administrator.viewer();
    let own = viewer.organization();
    let known = app.store.contacts(viewer, own).await?.into_iter().find(|contact| contact.topic == ContactTopic::General);
    let mut general = known.unwrap_or_else(|| Contact::empty(ContactTopic::General));
    for (known, given) in [(&mut general.email, email), (&mut general.phone, phone)] {
        if known.is_empty() {
            *known = given;
        }
    }
    Ok(app.store.save_contacts(administrator, own, &[general], app.now()).await?)
}
