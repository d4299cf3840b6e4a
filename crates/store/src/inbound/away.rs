//! Who of a conversation is away, as their own mailboxes said.

use kontor_model::Millis;

use crate::access::Seated;
use crate::db::Store;
use crate::error::Result;

/// How long a note of absence without an end counts.
const WITHOUT_END_MS: Millis = 3 * 86_400_000;

/// Somebody who is away.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Away {
    /// The person's name.
    pub name: String,
    /// Until when, if the note said so.
    pub until: Option<Millis>,
}

impl Store {
    /// Those who have to do with the conversation and are away now; who wrote in it since is back.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn away(&self, seated: &Seated, now: Millis) -> Result<Vec<Away>> {
        let mut tx = self.look().await?;
        sql!(all Away, tx,
            "SELECT p.name, a.away_until AS until FROM seat s JOIN absence a ON a.person_id = s.person_id JOIN person p ON p.id = s.person_id
             WHERE s.conversation_id = $1 AND p.active AND (s.in_it OR s.told_seq > 0)
               AND (a.away_until > $2 OR (a.away_until IS NULL AND a.noted_at > $3))
               AND NOT EXISTS (SELECT 1 FROM message m WHERE m.conversation_id = s.conversation_id AND m.person_id = s.person_id
                               AND m.sent_at > a.noted_at)
             ORDER BY p.name_fold, p.id LIMIT 5",
            seated.conversation().as_str(), now, now - WITHOUT_END_MS)
    }
}
