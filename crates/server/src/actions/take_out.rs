//! To take a file out of a document that holds it.

use kontor_store::Paper;
use tokio::io::AsyncReadExt as _;

use super::attach::media_type;
use super::receive_document::off_the_loop;
use crate::app::App;
use crate::delivery::Whole;
use crate::error::{Error, Result};

/// The file with this number in the document's newest version, counted from 1. Its type is told from its bytes, never from
/// what the document says.
///
/// # Errors
/// [`Error::NotFound`] if there is none with this number, or if it is damaged.
pub async fn take_out(app: &App, paper: &Paper, number: usize) -> Result<Whole> {
    let place = number.checked_sub(1).ok_or(Error::NotFound)?;
    let mut original = app.store.original(paper, None).await?.file;
    let mut bytes = Vec::new();
    original.read_to_end(&mut bytes).await.map_err(Error::broken)?;
    let taken = off_the_loop(move || kontor_documents::embedded(&bytes, place)).await?;
    let file = taken.ok_or(Error::NotFound)?;
    let media_type = media_type(&file.bytes[..file.bytes.len().min(4096)], &file.name);
    Ok(Whole { name: file.name, media_type, bytes: file.bytes })
}
