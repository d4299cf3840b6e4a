//! Withdrawing: within 60 s, by the author, while nobody on the other side has seen it.

use kontor_model::Millis;
use kontor_model::conversation::WITHDRAWAL_MS;

use super::hint_own;
use crate::access::Seated;
use crate::db::Store;
use crate::error::Error;
use crate::hints::{Hint, HintKind};

/// Why a message stays.
#[derive(Debug, thiserror::Error)]
pub enum WithdrawFault {
    /// More than 60 s have passed.
    #[error("more than 60 s have passed")]
    TooLate,
    /// Somebody on the other side has seen it.
    #[error("the other side has seen it")]
    Seen,
    /// The store could not; `NotFound` also for somebody else's message.
    #[error(transparent)]
    Store(#[from] Error),
}

impl Store {
    /// Takes a message back: its text, salt and files are gone, its place and its hashes stay.
    ///
    /// # Errors
    /// See [`WithdrawFault`]. Withdrawing twice is no error.
    pub async fn withdraw(&self, seated: &Seated, seq: i64, now: Millis) -> Result<(), WithdrawFault> {
        let (conversation, person) = (seated.conversation().as_str(), seated.viewer().person().as_str());
        let mut tx = self.write().await?;
        let found = sql!(
            optional(i64, Option<i64>, i64),
            tx,
            "SELECT m.sent_at, m.withdrawn_at, s.seen_seq FROM message m
             JOIN side s ON s.conversation_id = m.conversation_id AND s.organization_id <> m.organization_id
             WHERE m.conversation_id = $1 AND m.seq = $2 AND m.person_id = $3",
            conversation,
            seq,
            person
        )?;
        let (sent_at, withdrawn_at, seen) = found.ok_or(Error::NotFound)?;
        if withdrawn_at.is_some() {
            return Ok(());
        }
        if now - sent_at > WITHDRAWAL_MS {
            return Err(WithdrawFault::TooLate);
        }
        if seen >= seq {
            return Err(WithdrawFault::Seen);
        }
        sql!(
            run,
            tx,
            "UPDATE message SET body = '', salt = '', withdrawn_at = $1 WHERE conversation_id = $2 AND seq = $3",
            now,
            conversation,
            seq
        )?;
        crate::search::unindex_message(&mut tx, conversation, seq).await?;
        hint_own(&mut tx, seated, now);
        let hint = Hint::new(HintKind::Event, seated.partner().as_str(), seated.topic(), now);
        tx.hint(hint.conversation(conversation, Some(seq)));
        tx.commit().await?;
        Ok(())
    }
}
