//! To try whether mail reaches one: a real letter on the real way, and what became of it so far.

use std::time::Duration;

use kontor_store::{LetterState, NewNote, Viewer};

use crate::app::App;
use crate::carrier::Road;
use crate::error::{Error, Result};

/// How long the answer waits for the mail server, and how often it looks.
const PATIENCE: u32 = 50;
const PAUSE: Duration = Duration::from_millis(200);

/// What became of it by then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tried {
    /// The mail server has it.
    Sent,
    /// There is no mail server; it lies in the folder of letters.
    Filed,
    /// It is still on its way.
    Underway,
    /// The mail server did not take it, in its words; it is tried again.
    Waits(String),
    /// It was refused for good, or nothing is sent to that address any more.
    Refused(String),
}

/// Writes to the person's own address.
///
/// # Errors
/// [`Error::TooMany`] if that was done too often; if the database does not answer.
pub async fn try_mail(app: &App, viewer: &Viewer) -> Result<Tried> {
    app.throttle.post(viewer).map_err(|wait| Error::TooMany { wait })?;
    let reader = app.reader(viewer);
    let note = NewNote {
        address: viewer.email().to_owned(),
        subject: reader.t("test-mail-subject"),
        text: reader.ta("test-mail-text", &[("name", viewer.name().into()), ("time", reader.moment(app.now()).into())]),
        language: reader.language().code().to_owned(),
        in_reply_to: String::new(),
    };
    let letter = app.store.queue_note(&note, &app.config.reply_domain(), app.now()).await?;
    for _ in 0..PATIENCE {
        let (state, said) = app.store.own_letter(viewer, &letter).await?;
        match state {
            LetterState::Queued if said.is_empty() => tokio::time::sleep(PAUSE).await,
            LetterState::Queued => return Ok(Tried::Waits(said)),
            LetterState::Sent | LetterState::Accepted if matches!(app.carrier.road(), Road::Folder(_)) => return Ok(Tried::Filed),
            LetterState::Sent | LetterState::Accepted => return Ok(Tried::Sent),
            LetterState::Bounced | LetterState::Failed | LetterState::Dropped => return Ok(Tried::Refused(said)),
        }
    }
    Ok(Tried::Underway)
}
