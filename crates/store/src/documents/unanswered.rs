//! Invoices that the buyer has not answered in any way: no response, no query, no conversation.

use kontor_model::Millis;
use kontor_model::ids::DocumentId;

use crate::access::Viewer;
use crate::db::Store;
use crate::error::Result;
use crate::rows::{One, Value, in_list};

/// Conditions on `s`, our side of a document, without the time; `$1` is our organization.
pub(super) const UNANSWERED: &str = "s.kind = 'invoice' AND CAST(s.status AS TEXT) = 'received' AND s.partner_id IS NOT NULL
    AND EXISTS (SELECT 1 FROM document d WHERE d.id = s.document_id AND d.buyer_id = $1)
    AND NOT EXISTS (SELECT 1 FROM document_entry e WHERE e.document_id = s.document_id AND e.state <> 'withdrawn')
    AND NOT EXISTS (SELECT 1 FROM conversation_document c WHERE c.document_id = s.document_id)";

impl Store {
    /// Those of these documents that are invoices to our organization, came before this moment, and have not been answered.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn unanswered(&self, viewer: &Viewer, documents: &[&DocumentId], before: Millis) -> Result<Vec<DocumentId>> {
        if documents.is_empty() {
            return Ok(Vec::new());
        }
        let mut values = vec![viewer.organization().as_str().into(), Value::Int(before)];
        let list = in_list(&mut values, documents.iter().map(|id| id.as_str()));
        let text = format!(
            "SELECT s.document_id FROM document_side s
             WHERE s.organization_id = $1 AND s.document_id IN {list} AND s.received_at < $2 AND {UNANSWERED}"
        );
        let found: Vec<One<String>> = sql!(all One<String>, &mut self.look().await?, text, ..&values)?;
        Ok(found.into_iter().map(|(id,)| id.into()).collect())
    }

    /// How many such invoices came between these two moments, as far as this person may open invoices; no more than 100 are counted.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn count_unanswered(&self, viewer: &Viewer, since: Millis, before: Millis) -> Result<i64> {
        if !viewer.permissions().may_open(kontor_model::Topic::Invoices) {
            return Ok(0);
        }
        let values = [viewer.organization().as_str().into(), Value::Int(since), Value::Int(before)];
        let text = format!(
            "SELECT COUNT(*) FROM (SELECT s.document_id FROM document_side s
               WHERE s.organization_id = $1 AND s.topic = 'invoices' AND s.received_at >= $2 AND s.received_at < $3 AND {UNANSWERED}
               LIMIT 100) AS unanswered"
        );
        let counted: Option<One<i64>> = sql!(optional One<i64>, &mut self.look().await?, text, ..&values)?;
        Ok(counted.map_or(0, |(count,)| count))
    }
}
