//! Further versions of an order: the earlier one moves to the shelf, its conversations stay and say that it changed.

use kontor_model::{DocumentKind, EventKind, Saying};

use super::receive::{Arrival, number_year, says, status};
use super::{Record, Remark, story, talks};
use crate::db::Tx;
use crate::error::Result;
use crate::hints::{Hint, HintKind};
use crate::rows::Value;

/// The document that has the number already.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct Existing {
    pub id: String,
    issuer_id: String,
    low: Option<String>,
    high: Option<String>,
    version: i64,
    pub original_hash: String,
}

impl Existing {
    /// To whom it was delivered, if it was.
    pub fn partner(&self) -> Option<&str> {
        let other = if self.low.as_deref() == Some(&self.issuer_id) { &self.high } else { &self.low };
        other.as_deref()
    }
}

/// The document of the same issuer, kind and number.
pub(super) async fn existing(tx: &mut Tx, arrival: &Arrival<'_>) -> Result<Option<Existing>> {
    let incoming = arrival.incoming;
    let text = format!(
        "SELECT id, issuer_id, low, high, version, original_hash FROM document
         WHERE issuer_id = $1 AND numbered_as = $2 AND number = $3 AND number_year = $4{}",
        tx.locking()
    );
    let year = number_year(incoming);
    let values = [
        Value::Text(arrival.viewer.organization().as_str()),
        Value::Text(incoming.kind.numbered_as().as_str()),
        Value::Text(&incoming.number),
        Value::Text(&year),
    ];
    sql!(optional Existing, tx, text, ..&values)
}

/// Puts the arrival in the place of what was there, and says which version it is.
pub(super) async fn replace(tx: &mut Tx, arrival: &Arrival<'_>, existing: &Existing) -> Result<i64> {
    let (incoming, id) = (arrival.incoming, existing.id.as_str());
    let mut record = Record::read(&incoming.record)?;
    if incoming.kind == DocumentKind::Order {
        record.remark(&Remark::sent_again_as_new())?;
    }
    sql!(
        run,
        tx,
        "INSERT INTO document_version (document_id, version, kind, record, original_sha256, original_hash, original_name, media_type,
           received_at)
         SELECT id, version, kind, record, original_sha256, original_hash, original_name, media_type, received_at FROM document
         WHERE id = $1",
        id
    )?;
    sql!(
        run,
        tx,
        "UPDATE document SET kind = $2, version = $3, issue_date = $4, due_date = $5, currency = $6, total = $7, total_sort = $8,
           status = $9, format = $10, record = $11, original_sha256 = $12, original_hash = $13, original_name = $14, original_size = $15,
           media_type = $16, transport_id = $17, sent_by = $18, received_at = $19, says = $20 WHERE id = $1",
        id,
        incoming.kind.as_str(),
        existing.version + 1,
        &incoming.issue_date,
        &incoming.due_date,
        &incoming.currency,
        &incoming.total,
        incoming.total_sort,
        status(incoming).as_str(),
        &incoming.format,
        record.write()?,
        &incoming.original.sha256,
        &incoming.original_hash,
        &incoming.original_name,
        incoming.original.size,
        &incoming.media_type,
        &incoming.transport_key,
        arrival.viewer.person().as_str(),
        arrival.now,
        says(incoming)
    )?;
    sql!(
        run,
        tx,
        "UPDATE document_side SET kind = $2, status = $3, issue_date = $4, due_date = $5, total_sort = $6, received_at = $7
         WHERE document_id = $1",
        id,
        incoming.kind.as_str(),
        status(incoming).as_str(),
        &incoming.issue_date,
        &incoming.due_date,
        incoming.total_sort,
        arrival.now
    )?;
    Ok(existing.version + 1)
}

/// Says in every conversation about it, to both sides, that it changed, and puts that on its timeline.
pub(super) async fn announce(tx: &mut Tx, arrival: &Arrival<'_>, existing: &Existing) -> Result<()> {
    let organization = arrival.viewer.organization().as_str();
    let event = talks::DocumentEvent {
        kind: EventKind::DocumentChanged,
        says: None,
        document: &existing.id,
        organization,
        person: arrival.viewer.person().as_str(),
        at: arrival.now,
    };
    let told = event.enter(tx).await?;
    for party in [Some(organization), existing.partner()].into_iter().flatten() {
        tx.hint(Hint::new(HintKind::Document, party, arrival.incoming.kind.topic(), arrival.now).document(&existing.id));
    }
    let says = if arrival.incoming.withdraws() { Saying::Withdrawn } else { Saying::Changed };
    let entry = story::Entry::of_version(arrival, &existing.id, says, existing.version + 1, told > 0);
    story::further_version(tx, &entry).await
}
