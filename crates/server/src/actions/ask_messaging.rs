//! To ask a partner to turn messaging on.

use kontor_store::model::ids::OrganizationId;
use kontor_store::{ASK_AGAIN_MS, Viewer};

use crate::app::App;
use crate::error::{Error, Reason, Result, Sentence, Value};

/// Their administrators see the request at their next visit.
pub async fn ask_messaging(app: &App, viewer: &Viewer, partner: &OrganizationId) -> Result<()> {
    let asked = app.store.ask_messaging(viewer, partner, app.now()).await.map_err(|fault| match fault {
        // Nothing to ask for, or nobody to ask: the reason is the word itself.
        kontor_store::Error::Conflict(word) => match word.parse() {
            Ok(availability) => Error::Forbidden(Reason::NotAvailable(availability)),
            Err(_) => Error::conflict("error-conflict-title"),
        },
        other => other.into(),
    })?;
    if asked.fresh {
        return Ok(());
    }
    Err(Error::Conflict(Sentence::new("already-asked").with("date", Value::Day(asked.at + ASK_AGAIN_MS))))
}
