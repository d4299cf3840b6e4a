//! How a message got to the other side, for the side that wrote it.

use kontor_model::Millis;

use super::LetterState;
use crate::access::Seated;
use crate::db::Store;
use crate::error::Result;

/// A letter to the partner that tells of messages from one number to another.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Delivery {
    /// The first message.
    pub from_seq: i64,
    /// The last message.
    pub to_seq: i64,
    /// Where the letter is.
    #[sqlx(try_from = "String")]
    pub state: LetterState,
    /// Why it did not arrive: the enhanced status code (RFC 3463), or empty.
    pub status: String,
    /// When it was written.
    pub queued_at: Millis,
    /// When our mail server took it.
    pub sent_at: Option<Millis>,
    /// When the mail server of its address said that it has it.
    pub accepted_at: Option<Millis>,
    /// When it failed or came back.
    pub ended_at: Option<Millis>,
}

impl Store {
    /// The letters to the partner about messages `from` to `to` of this conversation, in the order in which they were written.
    ///
    /// To whom they went is not said: the partner's people are the partner's matter.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn deliveries(&self, seated: &Seated, from: i64, to: i64) -> Result<Vec<Delivery>> {
        let mut tx = self.look().await?;
        sql!(all Delivery, tx,
            "SELECT t.from_seq, t.to_seq, l.state, l.status, l.created_at AS queued_at, l.sent_at, l.accepted_at, l.ended_at
             FROM letter_part t JOIN letter l ON l.id = t.letter_id
             WHERE t.conversation_id = $1 AND t.organization_id = $2 AND t.to_seq >= $3 AND t.from_seq <= $4 AND l.state <> 'dropped'
             ORDER BY t.to_seq, t.id LIMIT 200",
            seated.conversation().as_str(), seated.partner().as_str(), from, to)
    }
}
