//! Mailboxes on other servers that are read: how far each was read, and what stands in the way.

use kontor_model::ids::MailId;
use kontor_model::{MailReason, Millis};

use super::NewMail;
use crate::access::Operator;
use crate::db::Store;
use crate::error::Result;
use bytes::Bytes;

/// Up to where a mailbox was read. The numbers of its mails mean the same only under one validity (RFC 3501, 2.3.1.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadUpTo {
    /// The server's UIDVALIDITY.
    pub uid_validity: u32,
    /// The number of the last mail that was taken or noted.
    pub last_uid: u32,
}

/// A mailbox that is read, as the operator sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadMailbox {
    /// User, host and folder.
    pub name: String,
    /// When it was looked into last.
    pub looked_at: Option<Millis>,
    /// Why it cannot be read now; empty if it can.
    pub failure: String,
    /// Since when it cannot.
    pub failing_since: Option<Millis>,
}

impl Store {
    /// Up to where this mailbox was read; none if it never was.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn mailbox_read_up_to(&self, name: &str) -> Result<Option<ReadUpTo>> {
        let mut tx = self.look().await?;
        let found = sql!(optional(i64, i64), tx, "SELECT uid_validity, last_uid FROM imap_mailbox WHERE name = $1 AND begun", name)?;
        let number = |number: i64| u32::try_from(number).unwrap_or(0);
        Ok(found.map(|(validity, last)| ReadUpTo { uid_validity: number(validity), last_uid: number(last) }))
    }

    /// Notes that a mailbox was read up to here, and that it can be read. Servers that share a database may read it side by side:
    /// whoever is behind does not turn it back.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn mailbox_was_read(&self, name: &str, up_to: ReadUpTo, now: Millis) -> Result<()> {
        let mut tx = self.write().await?;
        sql!(
            run,
            tx,
            "INSERT INTO imap_mailbox (name, uid_validity, last_uid, begun, looked_at) VALUES ($1, $2, $3, TRUE, $4)
             ON CONFLICT (name) DO UPDATE SET looked_at = excluded.looked_at, failure = '', failing_since = NULL, begun = TRUE,
               last_uid = CASE WHEN imap_mailbox.uid_validity = excluded.uid_validity AND imap_mailbox.last_uid > excluded.last_uid
                 THEN imap_mailbox.last_uid ELSE excluded.last_uid END,
               uid_validity = excluded.uid_validity",
            name,
            i64::from(up_to.uid_validity),
            i64::from(up_to.last_uid),
            now
        )?;
        tx.commit().await
    }

    /// Notes why a mailbox cannot be read now.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn mailbox_fails(&self, name: &str, failure: &str, now: Millis) -> Result<()> {
        let mut tx = self.write().await?;
        sql!(
            run,
            tx,
            "INSERT INTO imap_mailbox (name, begun, failure, failing_since) VALUES ($1, FALSE, $2, $3)
             ON CONFLICT (name) DO UPDATE SET failure = excluded.failure,
               failing_since = COALESCE(imap_mailbox.failing_since, excluded.failing_since)",
            name,
            failure,
            now
        )?;
        tx.commit().await
    }

    /// A mailbox as it stands; none if nobody has tried to read it.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn read_mailbox(&self, _operator: &Operator, name: &str) -> Result<Option<ReadMailbox>> {
        let mut tx = self.look().await?;
        let found = sql!(
            optional(Option<i64>, String, Option<i64>),
            tx,
            "SELECT looked_at, failure, failing_since FROM imap_mailbox WHERE name = $1",
            name
        )?;
        let name = name.to_owned();
        Ok(found.map(|(looked_at, failure, failing_since)| ReadMailbox { name, looked_at, failure, failing_since }))
    }

    /// Notes a mail that is not taken and stays where it is: what is known of its header is kept, so that the operator finds it.
    /// The same one again is the first one.
    ///
    /// # Errors
    /// If database or folder do not answer.
    pub async fn note_mail_left(&self, new: &NewMail, head: Bytes, reason: MailReason, said: &str, now: Millis) -> Result<()> {
        let aside = self.put_aside(head, now).await?;
        let mut tx = self.write().await?;
        crate::blobs::touch(&mut tx, &aside.stored, now).await?;
        sql!(
            run,
            tx,
            "INSERT INTO inbound_mail (id, identity, sha256, size, road, peer, envelope_from, recipient, from_address, subject, message_id,
               received_at, state, reason, failure, settled_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'refused', $13, $14, $12) ON CONFLICT DO NOTHING",
            MailId::new(now).as_str(),
            &new.identity,
            &aside.stored.sha256,
            aside.stored.size,
            new.road.as_str(),
            &new.peer,
            &new.envelope_from,
            &new.recipient,
            &new.from_address,
            &new.subject,
            &new.message_id,
            now,
            reason.as_str(),
            said
        )?;
        tx.commit().await?;
        self.bring_in(aside).await.map(drop)
    }
}
