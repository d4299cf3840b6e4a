//! To point at a line of a document with a message: the line must be there, and the document between the same two firms.

use kontor_documents::Document;
use kontor_store::model::ids::OrganizationId;
use kontor_store::{LineOf, Viewer};

use crate::app::App;
use crate::error::{Error, Result, Sentence};
use crate::goods;

/// Refuses a line that is not there, or that the author or the other firm could not look at.
///
/// # Errors
/// One wrong field, `line`.
pub async fn at_line(app: &App, viewer: &Viewer, partner: Option<&OrganizationId>, line: Option<&LineOf>) -> Result<()> {
    let Some(line) = line else { return Ok(()) };
    let wrong = || Error::field("line", Sentence::new("invalid-line"));
    let paper = viewer.paper(&app.store, line.document.as_str()).await.map_err(|_| wrong())?;
    if paper.partner().is_none() || partner.is_some_and(|partner| paper.partner() != Some(partner)) {
        return Err(wrong());
    }
    let record = app.store.document(&paper).await?.record;
    let document: Document = serde_json::from_str(&record).map_err(Error::broken)?;
    let there = document.lines.iter().enumerate().any(|(index, known)| goods::number(index, known) == line.line);
    if there { Ok(()) } else { Err(wrong()) }
}
