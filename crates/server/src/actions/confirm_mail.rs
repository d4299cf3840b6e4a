//! To confirm a mail that is held, by the link that went to the mailbox of the person in whose name it came.

use kontor_mail::{Mail, Purpose};
use kontor_store::model::ids::MailId;
use kontor_store::{Posted, Seated};

use super::compose_mail::{Composed, Written, compose};
use super::post::post;
use super::read_mail::read_mail;
use crate::app::App;
use crate::error::{Error, Result, Sentence};

/// For how many days a mail can be confirmed.
const DAYS: u32 = 14;

/// A mail that is held, for whoever has its link.
#[derive(Debug)]
pub struct HeldMail {
    pub seated: Seated,
    pub id: MailId,
    pub identity: String,
    pub mail: Mail,
}

/// The mail behind a link; nothing is changed by it, so that whatever follows links does no harm.
///
/// # Errors
/// [`Error::NotFound`] if the link is not ours or too old, or the mail is no longer held.
pub async fn held(app: &App, seal: &str) -> Result<HeldMail> {
    let opened = app.postbox.keys().open(Purpose::Confirm, seal).filter(|opened| !opened.is_older_than(DAYS, app.now()));
    let opened = opened.ok_or(Error::NotFound)?;
    let (seated, held) = Seated::by_confirmation(&app.store, &opened.id).await?;
    let mail = read_mail(app.store.whole_held_mail(&held).await?).await?.ok_or(Error::NotFound)?;
    Ok(HeldMail { seated, id: held.id, identity: held.identity, mail })
}

/// Posts it in the name of its person.
///
/// # Errors
/// As for [`held`], and if these two may not talk now.
pub async fn confirm(app: &App, held: &HeldMail) -> Result<Posted> {
    let written = Written { id: &held.id, identity: &held.identity, mail: &held.mail, seated: &held.seated };
    let composed = compose(app, written).await?;
    let Composed { words, .. } = composed.map_err(|_| Error::Conflict(Sentence::new("mail-says-nothing")))?;
    let posted = post(app, &held.seated, words).await?;
    app.store.confirmed_mail(&held.seated, held.id.as_str(), posted.seq, app.now()).await?;
    Ok(posted)
}
