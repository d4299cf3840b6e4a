//! To respond to an invoice in the words of the seller's systems: a query from its page as a Peppol Invoice Response.

use kontor_documents::{Document, InvoiceResponse, Response};
use kontor_store::Paper;

use crate::app::App;
use crate::error::{Error, Result};
use crate::i18n::Reader;

/// The response that a query stands for, as UBL.
///
/// # Errors
/// [`Error::NotFound`] if there is no such query on this document.
pub async fn invoice_response(app: &App, reader: &Reader, paper: &Paper, id: &str) -> Result<String> {
    let entries = app.store.timeline(paper).await?;
    let entry = entries.iter().find(|entry| entry.id == id && !entry.detail.is_empty()).ok_or(Error::NotFound)?;
    let response: Response = serde_json::from_str(&entry.detail).map_err(Error::broken)?;
    let record = app.store.document(paper).await?.record;
    let invoice: Document = serde_json::from_str(&record).map_err(Error::broken)?;
    let issued_on = reader.iso_day(entry.at).parse().map_err(Error::broken)?;
    Ok(InvoiceResponse { id, issued_on, note: None, response: &response, invoice: &invoice }.to_xml())
}
