//! To write a message into a conversation.

use kontor_store::model::Via;
use kontor_store::{Posted, Seated};

use super::{Words, point, within_pace};
use crate::app::App;
use crate::error::{Error, Result};

/// When this returns, the message is durable and everyone it concerns is told.
pub async fn post(app: &App, seated: &Seated, words: Words) -> Result<Posted> {
    // Mail has its own counters, and its writer has gone on long ago.
    if words.via != Via::Email {
        within_pace(app, seated.viewer())?;
    }
    point::at_line(app, seated.viewer(), Some(seated.partner()), words.line.as_ref()).await?;
    let draft = words.draft(app).map_err(Error::Invalid)?;
    Ok(app.store.post(seated, draft, app.now()).await?)
}
