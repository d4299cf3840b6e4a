//! The operator's view of the mail that goes out: what waits, what failed and why, which addresses get nothing.

use kontor_model::Millis;

use super::{LetterKind, LetterState};
use crate::access::{Operator, Viewer};
use crate::db::Store;
use crate::error::{Error, Result};
use crate::mailboxes::Trouble;
use crate::sign_in::email_fold;

/// How many stand on one page.
const PAGE: i64 = 50;

/// A letter as the operator sees it: where it goes, never what it says.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct LetterRow {
    /// Its id.
    pub id: String,
    /// What it tells.
    #[sqlx(try_from = "String")]
    pub kind: LetterKind,
    /// To whom.
    pub address: String,
    /// Its Message-ID, without angle brackets.
    pub message_id: String,
    /// Where it is.
    #[sqlx(try_from = "String")]
    pub state: LetterState,
    /// How often it was tried.
    pub tries: i64,
    /// When it is tried next, while it waits.
    pub retry_at: Millis,
    /// What the mail server said last.
    pub failure: String,
    /// When it was written.
    pub created_at: Millis,
    /// When our mail server took it.
    pub sent_at: Option<Millis>,
    /// When it failed or came back.
    pub ended_at: Option<Millis>,
}

impl Store {
    /// Letters in one state, the newest first, those before `before` if an id is given: 50 at most. With `address` only those to it.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn letters(
        &self,
        _operator: &Operator,
        state: LetterState,
        address: Option<&str>,
        before: Option<&str>,
    ) -> Result<Vec<LetterRow>> {
        const COLUMNS: &str =
            "SELECT id, kind, address, message_id, state, tries, retry_at, failure, created_at, sent_at, ended_at FROM letter";
        let before = before.unwrap_or("~");
        let mut tx = self.look().await?;
        if let Some(address) = address {
            let folded = email_fold(address);
            let text = format!("{COLUMNS} WHERE address_fold = $1 AND id < $2 AND state = $3 ORDER BY id DESC LIMIT {PAGE}");
            return sql!(all LetterRow, &mut tx, text, ..&[folded.as_str().into(), before.into(), state.as_str().into()]);
        }
        let text = format!("{COLUMNS} WHERE state = $1 AND id < $2 ORDER BY id DESC LIMIT {PAGE}");
        sql!(all LetterRow, &mut tx, text, ..&[state.as_str().into(), before.into()])
    }

    /// Where a letter to this very person is, and what the mail server said last.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it went to another address.
    pub async fn own_letter(&self, viewer: &Viewer, letter: &str) -> Result<(LetterState, String)> {
        let mut tx = self.look().await?;
        let found = sql!(
            optional(String, String),
            tx,
            "SELECT state, failure FROM letter WHERE id = $1 AND address_fold = $2",
            letter,
            email_fold(viewer.email())
        )?;
        let (state, said) = found.ok_or(Error::NotFound)?;
        Ok((state.parse().map_err(crate::access::damaged)?, said))
    }

    /// Addresses that get nothing, those that came last first: 50 at most.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn suppressions(&self, _operator: &Operator) -> Result<Vec<Trouble>> {
        let mut tx = self.look().await?;
        sql!(all Trouble, tx,
            "SELECT address, status, reason, suppressed_at FROM address_trouble WHERE suppressed_at IS NOT NULL
             ORDER BY suppressed_at DESC, address_fold LIMIT 50")
    }

    /// An address gets mail again.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it was not suppressed.
    pub async fn lift_suppression(&self, _operator: &Operator, address: &str) -> Result<()> {
        let mut tx = self.write().await?;
        let gone = sql!(run, tx, "DELETE FROM address_trouble WHERE address_fold = $1", email_fold(address))?;
        if gone == 0 {
            return Err(Error::NotFound);
        }
        tx.commit().await
    }
}
