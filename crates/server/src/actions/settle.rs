//! To say that no reply is needed, or that one is after all.

use kontor_store::Seated;

use crate::app::App;
use crate::error::{Error, Result};

/// Holds for the whole organization, and both sides see it.
pub async fn settle(app: &App, seated: &Seated, settled: bool) -> Result<()> {
    app.store.set_settled(seated, settled, app.now()).await.map_err(|fault| match fault {
        kontor_store::Error::Conflict(_) => Error::conflict("not-our-turn"),
        other => other.into(),
    })
}
