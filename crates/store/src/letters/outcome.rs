//! What became of a letter: sent, tried again, refused, accepted, come back; and of the address it went to.

use std::collections::BTreeSet;

use kontor_model::ids::new_id;
use kontor_model::{Millis, Topic};

use super::{Claim, LetterKind, LetterState};
use crate::access::Operator;
use crate::db::{Store, Tx};
use crate::error::{Error, Result};
use crate::hints::{Hint, HintKind};
use crate::rows::{self, Value, in_list};
use crate::sign_in::email_fold;

/// How many passing troubles with an address make one that lasts.
const PATIENCE: i64 = 5;

/// A letter of Kontor's own: a link to confirm, an answer to a mail.
#[derive(Debug, Clone)]
pub struct NewNote {
    /// To whom.
    pub address: String,
    /// The subject, without `Re:`.
    pub subject: String,
    /// The text: paragraphs parted by empty lines; a line that is an address alone becomes a link.
    pub text: String,
    /// The language of both.
    pub language: String,
    /// The Message-ID that it answers, without angle brackets; empty: none.
    pub in_reply_to: String,
}

/// What a mail server says of a letter that it could not deliver.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The enhanced status code (RFC 3463), `5.1.1`; empty where there is none.
    pub status: String,
    /// What was said, for the operator.
    pub reason: String,
}

impl Refusal {
    /// Whether the address itself is wrong (RFC 3463, 3.2), so that nothing sent there will ever arrive.
    pub fn is_of_the_address(&self) -> bool {
        self.status.starts_with("5.1.") && !matches!(self.status.as_str(), "5.1.7" | "5.1.8")
    }
}

impl Store {
    /// Our mail server has these.
    ///
    /// # Errors
    /// If the database does not answer; they are then sent again under the same Message-IDs when their lease is over.
    pub async fn letters_sent(&self, claims: &[&Claim], now: Millis) -> Result<()> {
        let mut tx = self.write().await?;
        let mut values = vec![Value::Int(now)];
        let list = in_list(&mut values, claims.iter().map(|claim| claim.id.as_str()));
        let text = format!("UPDATE letter SET state = 'sent', sent_at = $1, failure = '' WHERE id IN {list} AND state = 'queued'");
        sql!(run, &mut tx, text, ..&values)?;
        hint(&mut tx, claims.iter().map(|claim| claim.id.as_str()), now).await?;
        tx.commit().await
    }

    /// These were not tried after all: they are nobody's again, as if they had not been claimed.
    ///
    /// # Errors
    /// If the database does not answer; they are then tried when their lease is over.
    pub async fn letters_untried(&self, claims: &[&Claim], now: Millis) -> Result<()> {
        let mut tx = self.write().await?;
        for claim in claims {
            let text = "UPDATE letter SET retry_at = $1, tries = tries - 1 WHERE id = $2 AND state = 'queued' AND retry_at = $3";
            sql!(run, tx, text, now, &claim.id, claim.until)?;
        }
        tx.commit().await
    }

    /// It could not be sent now; it is tried again at `at`.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn letter_again(&self, claim: &Claim, refusal: &Refusal, at: Millis) -> Result<()> {
        let mut tx = self.write().await?;
        sql!(
            run,
            tx,
            "UPDATE letter SET retry_at = $1, failure = $2, status = $3 WHERE id = $4 AND state = 'queued'",
            at,
            &refusal.reason,
            &refusal.status,
            &claim.id
        )?;
        tx.commit().await
    }

    /// It is not tried again.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn letter_failed(&self, claim: &Claim, refusal: &Refusal, now: Millis) -> Result<()> {
        let mut tx = self.write().await?;
        end(&mut tx, &claim.id, LetterState::Failed, &refusal.reason, &refusal.status, now).await?;
        if refusal.is_of_the_address() {
            trouble(&mut tx, &claim.id, refusal, now).await?;
        }
        tx.commit().await
    }

    /// There was nothing left to tell.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn letter_dropped(&self, claim: &Claim, now: Millis) -> Result<()> {
        let mut tx = self.write().await?;
        end(&mut tx, &claim.id, LetterState::Dropped, "", "", now).await?;
        tx.commit().await
    }

    /// The server of its address said that it has the letter (RFC 3464, 2.3.3: `delivered` or `relayed`). `letter` is the id
    /// from a bounce address whose seal was checked.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn letter_accepted(&self, letter: &str, now: Millis) -> Result<()> {
        let mut tx = self.write().await?;
        sql!(run, tx, "UPDATE letter SET state = 'accepted', accepted_at = $1 WHERE id = $2 AND state IN ('queued', 'sent')", now, letter)?;
        hint(&mut tx, [letter], now).await?;
        tx.commit().await
    }

    /// It came back. An address that is wrong gets nothing more; one with passing trouble neither, if that happens too often.
    /// `letter` is the id from a bounce address whose seal was checked.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn letter_bounced(&self, letter: &str, refusal: &Refusal, now: Millis) -> Result<()> {
        let mut tx = self.write().await?;
        end(&mut tx, letter, LetterState::Bounced, &refusal.reason, &refusal.status, now).await?;
        trouble(&mut tx, letter, refusal, now).await?;
        tx.commit().await
    }

    /// Somebody is there after all: an answer came from this address, or its owner signed in.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn address_works(&self, address: &str) -> Result<()> {
        let folded = email_fold(address);
        {
            let mut tx = self.look().await?;
            let text = "SELECT address_fold FROM address_trouble WHERE address_fold = $1";
            if sql!(optional(String,), tx, text, &folded)?.is_none() {
                return Ok(());
            }
        }
        let mut tx = self.write().await?;
        sql!(run, tx, "DELETE FROM address_trouble WHERE address_fold = $1", &folded)?;
        tx.commit().await
    }

    /// Queues a letter of Kontor's own; its id.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn queue_note(&self, note: &NewNote, host: &str, now: Millis) -> Result<String> {
        let mut tx = self.write().await?;
        let id = queue(&mut tx, note, host, now).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// A letter that failed or came back is tried anew, by the operator's hand; its address counts as working again.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is none that failed.
    pub async fn retry_letter(&self, _operator: &Operator, letter: &str, now: Millis) -> Result<()> {
        let mut tx = self.write().await?;
        let again = sql!(
            run,
            tx,
            "UPDATE letter SET state = 'queued', retry_at = $1, tries = 0, ended_at = NULL
             WHERE id = $2 AND state IN ('queued', 'failed', 'bounced')",
            now,
            letter
        )?;
        if again == 0 {
            return Err(Error::NotFound);
        }
        sql!(run, tx, "DELETE FROM address_trouble WHERE address_fold IN (SELECT address_fold FROM letter WHERE id = $1)", letter)?;
        tx.commit().await
    }
}

pub(crate) async fn queue(tx: &mut Tx, note: &NewNote, host: &str, now: Millis) -> Result<String> {
    let id = new_id(now);
    let (folded, message_id) = (email_fold(&note.address), super::make::message_id(&id, host));
    let values = [
        Value::Text(&id),
        Value::Text(LetterKind::Note.as_str()),
        Value::Text(&note.address),
        Value::Text(&folded),
        Value::Text(&message_id),
        Value::Text(&note.subject),
        Value::Text(&note.text),
        Value::Text(&note.language),
        Value::Text(&note.in_reply_to),
        Value::Text(LetterState::Queued.as_str()),
        Value::Int(now),
        Value::Int(now),
    ];
    let head = "INSERT INTO letter
        (id, kind, address, address_fold, message_id, subject, body, language, in_reply_to, state, retry_at, created_at)";
    rows::insert(tx, head, 12, &values, "").await?;
    Ok(id)
}

pub(super) async fn end(tx: &mut Tx, letter: &str, state: LetterState, why: &str, status: &str, now: Millis) -> Result<()> {
    sql!(
        run,
        tx,
        "UPDATE letter SET state = $1, failure = $2, status = $3, ended_at = $4 WHERE id = $5 AND state IN ('queued', 'sent', 'accepted')",
        state.as_str(),
        why,
        status,
        now,
        letter
    )?;
    hint(tx, [letter], now).await
}

/// Notes what an address did; a wrong one is suppressed at once, one with passing trouble after a while.
async fn trouble(tx: &mut Tx, letter: &str, refusal: &Refusal, now: Millis) -> Result<()> {
    let weight = if refusal.is_of_the_address() { PATIENCE } else { 1 };
    sql!(
        run,
        tx,
        "INSERT INTO address_trouble (address_fold, address, score, suppressed_at, status, reason, last_at)
         SELECT address_fold, address, $1, CASE WHEN $1 >= $2 THEN CAST($3 AS BIGINT) END, $4, $5, $3 FROM letter WHERE id = $6
         ON CONFLICT (address_fold) DO UPDATE SET score = address_trouble.score + excluded.score, status = excluded.status,
           reason = excluded.reason, last_at = excluded.last_at,
           suppressed_at = CASE WHEN address_trouble.suppressed_at IS NOT NULL THEN address_trouble.suppressed_at
             WHEN address_trouble.score + excluded.score >= $2 THEN excluded.last_at END",
        weight,
        PATIENCE,
        now,
        &refusal.status,
        &refusal.reason,
        letter
    )?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Told {
    conversation_id: String,
    partner_id: String,
    #[sqlx(try_from = "String")]
    topic: Topic,
}

/// Those who wrote what stands in the letters look again at how it is delivered.
async fn hint<'l>(tx: &mut Tx, letters: impl IntoIterator<Item = &'l str>, now: Millis) -> Result<()> {
    let mut values = Vec::new();
    let list = in_list(&mut values, letters);
    let text = format!(
        "SELECT DISTINCT t.conversation_id, d.partner_id, d.topic FROM letter_part t
         JOIN side d ON d.conversation_id = t.conversation_id AND d.organization_id = t.organization_id WHERE t.letter_id IN {list}"
    );
    let told: Vec<Told> = sql!(all Told, tx, text, ..&values)?;
    let mut known = BTreeSet::new();
    for Told { conversation_id, partner_id, topic } in told {
        if known.insert((conversation_id.clone(), partner_id.clone())) {
            tx.hint(Hint::new(HintKind::Read, &partner_id, topic, now).conversation(&conversation_id, None));
        }
    }
    Ok(())
}
