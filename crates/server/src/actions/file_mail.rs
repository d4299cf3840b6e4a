//! To take a mail out of the queue: filed into a conversation, in the name of whoever files it, or dismissed.

use kontor_store::{Posted, Viewer};

use super::compose_mail::{Composed, Written, compose};
use super::post::post;
use super::read_mail::read_mail;
use crate::app::App;
use crate::error::{Error, Result, Sentence};

/// Posts what the mail says. Its sender may be unverified, so it stands there as the word of the colleague who filed it.
///
/// # Errors
/// [`Error::NotFound`] if mail or conversation are not theirs; if these two may not talk now.
pub async fn file(app: &App, viewer: &Viewer, mail: &str, conversation: &str) -> Result<Posted> {
    let waiting = app.store.one_waiting_mail(viewer, mail).await?;
    let seated = viewer.seat(&app.store, conversation).await?;
    let whole = app.store.whole_waiting_mail(viewer, mail).await?;
    let says_nothing = || Error::Conflict(Sentence::new("mail-says-nothing"));
    let read = read_mail(whole).await?.ok_or_else(says_nothing)?;
    let written = Written { id: &waiting.id, identity: &waiting.identity, mail: &read, seated: &seated };
    let Composed { words, .. } = compose(app, written).await?.map_err(|_| says_nothing())?;
    let posted = post(app, &seated, words).await?;
    app.store.take_from_queue(viewer, mail, Some((&seated, posted.seq)), app.now()).await?;
    Ok(posted)
}

/// Lets it go; it is kept, and only leaves the queue.
///
/// # Errors
/// [`Error::NotFound`] if it is not theirs, or waits no longer.
pub async fn dismiss(app: &App, viewer: &Viewer, mail: &str) -> Result<()> {
    Ok(app.store.take_from_queue(viewer, mail, None, app.now()).await?)
}
