//! To make a token with which a program acts as oneself.

use kontor_store::Viewer;

use super::fields::{Fields, NAME_CHARS};
use crate::app::App;
use crate::error::Result;

/// The secret, to be shown this once.
///
/// # Errors
/// [`crate::error::Error::Invalid`] for `name`.
pub async fn make_token(app: &App, viewer: &Viewer, name: &str) -> Result<String> {
    let mut fields = Fields::default();
    let name = fields.filled("name", name, NAME_CHARS);
    fields.done()?;
    let (_, secret) = app.store.create_token(viewer, &name, app.now()).await?;
    Ok(secret)
}
