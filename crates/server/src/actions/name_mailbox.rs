//! To name an extra address of the firm. It counts once somebody there has opened the link and said yes.

use kontor_mail::Purpose;
use kontor_store::model::ids::DeskId;
use kontor_store::{Administrator, Error as StoreError, MAILBOXES, NewNote};

use super::fields::Fields;
use crate::app::App;
use crate::error::{Error, Result, Sentence};
use crate::i18n::{Language, Reader};

/// Names it and sends it the link.
///
/// # Errors
/// [`Error::Invalid`] for `address`.
pub async fn name_mailbox(app: &App, administrator: &Administrator, typed: &str, desk: Option<DeskId>) -> Result<()> {
    let mut fields = Fields::default();
    let address = fields.email("address", typed);
    if address.is_empty() && fields.are_right() {
        fields.wrong("address", Sentence::new("invalid-empty"));
    }
    fields.done()?;
    let desks: Vec<DeskId> = desk.into_iter().collect();
    let person = app.store.add_mailbox(administrator, &address, &desks, app.now()).await.map_err(refused)?;
    ask(app, administrator, person.as_str(), &address).await
}

/// Sends the link once more.
///
/// # Errors
/// [`Error::Invalid`] for `address` if it was asked often enough today.
pub async fn ask_again(app: &App, administrator: &Administrator, person: &str) -> Result<()> {
    let address = app.store.mailbox_to_ask(administrator, person, app.now()).await.map_err(refused)?;
    ask(app, administrator, person, &address).await
}

async fn ask(app: &App, administrator: &Administrator, person: &str, address: &str) -> Result<()> {
    let viewer = administrator.viewer();
    let reader = Reader::new(Language::from_code(viewer.language()).unwrap_or(Language::En), "UTC", app.now());
    let seal = app.postbox.keys().seal(Purpose::Address, person.parse().map_err(Error::broken)?);
    let link = format!("{}/mail/address?key={seal}", app.config.public_url());
    let names = [("firm", viewer.organization_name().into()), ("name", viewer.name().into())];
    let text = format!("{}\n\n{link}\n\n{}", reader.ta("mailbox-letter-text", &names), reader.t("mailbox-letter-else"));
    let note = NewNote {
        address: address.to_owned(),
        subject: reader.ta("mailbox-letter-subject", &names),
        text,
        language: viewer.language().to_owned(),
        in_reply_to: String::new(),
    };
    app.store.queue_note(&note, &app.config.reply_domain(), app.now()).await?;
    Ok(())
}

fn refused(fault: StoreError) -> Error {
    match fault {
        StoreError::Conflict("mailboxes") => {
            Error::field("address", Sentence::new("invalid-mailboxes").with("count", crate::error::Value::Number(MAILBOXES)))
        }
        StoreError::Conflict("mailbox") => Error::field("address", Sentence::new("invalid-mailbox-known")),
        StoreError::Conflict("asked") => Error::field("address", Sentence::new("invalid-mailbox-asked")),
        other => other.into(),
    }
}
