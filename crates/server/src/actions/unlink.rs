//! To take back the link between a conversation and a document.

use kontor_store::{Paper, Seated};

use crate::app::App;
use crate::error::{Error, Result};

/// The document in whose context the conversation began stays.
pub async fn unlink(app: &App, seated: &Seated, paper: &Paper) -> Result<()> {
    app.store.unlink_paper(seated, paper, app.now()).await.map_err(|fault| match fault {
        kontor_store::Error::Conflict(_) => Error::conflict("context-document-stays"),
        other => other.into(),
    })
}
