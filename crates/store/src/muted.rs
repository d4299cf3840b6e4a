//! The conversations that one has muted, to hear of them again.

use kontor_model::ids::ConversationId;

use crate::access::Viewer;
use crate::availability::talk_topics;
use crate::db::Store;
use crate::error::Result;

/// A conversation whose new messages bring no notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Muted {
    /// The conversation.
    pub conversation: ConversationId,
    /// What it is about.
    pub subject: String,
    /// With whom.
    pub partner_name: String,
}

impl Store {
    /// What one has muted oneself and may still open, the latest activity first, 100 at most.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn muted(&self, viewer: &Viewer) -> Result<Vec<Muted>> {
        let [free, orders, invoices] = talk_topics(viewer.permissions());
        let mut tx = self.look().await?;
        let rows: Vec<(String, String, String)> = sql!(
            all(String, String, String),
            tx,
            "SELECT c.id, c.subject, p.name FROM seat s
             JOIN side d ON d.conversation_id = s.conversation_id AND d.organization_id = s.organization_id
             JOIN conversation c ON c.id = s.conversation_id JOIN organization p ON p.id = d.partner_id
             WHERE s.person_id = $1 AND s.muted AND d.topic IN ($2, $3, $4) ORDER BY d.last_at DESC, c.id LIMIT 100",
            viewer.person().as_str(),
            free,
            orders,
            invoices
        )?;
        let muted =
            |(conversation, subject, partner_name): (String, _, _)| Muted { conversation: conversation.into(), subject, partner_name };
        Ok(rows.into_iter().map(muted).collect())
    }
}
