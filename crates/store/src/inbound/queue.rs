//! Mail that waits for somebody of the organization: held until it is confirmed, or without a conversation.

use kontor_model::ids::{MailId, PersonId};
use kontor_model::{MailReason, MailState, Millis, Verified};

use crate::access::{Seated, Viewer};
use crate::availability::talk_topics;
use crate::db::{Store, Tx};
use crate::error::{Error, Result};
use bytes::Bytes;

/// A mail in the queue of an organization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingMail {
    /// Its id.
    pub id: MailId,
    /// SHA-256 of the whole.
    pub sha256: String,
    /// The same for the same mail.
    pub identity: String,
    /// The address in `From:`.
    pub from_address: String,
    /// The name beside it.
    pub from_name: String,
    /// Its subject.
    pub subject: String,
    /// When it came.
    pub received_at: Millis,
    /// Held or unplaced; another word once it was settled.
    pub state: MailState,
    /// Why.
    pub reason: Option<MailReason>,
    /// How its sender was verified, if it was.
    pub verified: Option<Verified>,
    /// In whose name it came.
    pub person: Option<PersonId>,
    /// Where it might belong.
    pub conversation: Option<String>,
    /// That conversation's subject.
    pub conversation_subject: Option<String>,
    /// That conversation's other firm.
    pub partner_name: Option<String>,
}

#[derive(sqlx::FromRow)]
pub(crate) struct WaitingRow {
    id: String,
    sha256: String,
    identity: String,
    from_address: String,
    from_name: String,
    subject: String,
    received_at: i64,
    state: String,
    reason: String,
    verified: String,
    person_id: Option<String>,
    conversation_id: Option<String>,
    conversation_subject: Option<String>,
    partner_name: Option<String>,
}

impl TryFrom<WaitingRow> for WaitingMail {
    type Error = Error;

    fn try_from(row: WaitingRow) -> Result<Self> {
        Ok(Self {
            id: row.id.into(),
            sha256: row.sha256,
            identity: row.identity,
            from_address: row.from_address,
            from_name: row.from_name,
            subject: row.subject,
            received_at: row.received_at,
            state: row.state.parse().map_err(crate::access::damaged)?,
            reason: row.reason.parse().ok(),
            verified: row.verified.parse().ok(),
            person: row.person_id.map(Into::into),
            conversation: row.conversation_id,
            conversation_subject: row.conversation_subject,
            partner_name: row.partner_name,
        })
    }
}

pub(crate) const WAITING: &str =
    "SELECT i.id, i.sha256, i.identity, i.from_address, i.from_name, i.subject, i.received_at, i.state, i.reason,
   i.verified, i.person_id, i.conversation_id, c.subject AS conversation_subject, o.name AS partner_name
 FROM inbound_mail i LEFT JOIN conversation c ON c.id = i.conversation_id
 LEFT JOIN side s ON s.conversation_id = i.conversation_id AND s.organization_id = i.organization_id
 LEFT JOIN organization o ON o.id = s.partner_id";

impl Store {
    /// The mails that wait, the oldest first, at most 100: those about a kind of document only for people who may open it.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn waiting_mail(&self, viewer: &Viewer) -> Result<Vec<WaitingMail>> {
        let [general, orders, invoices] = talk_topics(viewer.permissions());
        let text = format!(
            "{WAITING} WHERE i.organization_id = $1 AND (i.state = 'held' OR i.state = 'unplaced') AND i.topic IN ($2, $3, $4)
             ORDER BY i.received_at, i.id LIMIT 100"
        );
        let values = [viewer.organization().as_str().into(), general.into(), orders.into(), invoices.into()];
        let mut tx = self.look().await?;
        sql!(all WaitingRow, &mut tx, text, ..&values)?.into_iter().map(TryInto::try_into).collect()
    }

    /// How many wait, counted up to 100.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn waiting_mail_count(&self, viewer: &Viewer) -> Result<i64> {
        let [general, orders, invoices] = talk_topics(viewer.permissions());
        let mut tx = self.look().await?;
        let (count,) = sql!(
            one(i64,),
            tx,
            "SELECT COUNT(*) FROM (SELECT id FROM inbound_mail WHERE organization_id = $1 AND (state = 'held' OR state = 'unplaced')
               AND topic IN ($2, $3, $4) LIMIT 100) waiting",
            viewer.organization().as_str(),
            general,
            orders,
            invoices
        )?;
        Ok(count)
    }

    /// One mail that waits.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it does not wait, or not for this person.
    pub async fn one_waiting_mail(&self, viewer: &Viewer, mail: &str) -> Result<WaitingMail> {
        let mut tx = self.look().await?;
        one(&mut tx, viewer, mail).await
    }

    /// A mail that waits, byte for byte.
    ///
    /// # Errors
    /// [`Error::NotFound`] as for [`Store::one_waiting_mail`].
    pub async fn whole_waiting_mail(&self, viewer: &Viewer, mail: &str) -> Result<Bytes> {
        let found = self.one_waiting_mail(viewer, mail).await?;
        self.whole_by_hash(&found.sha256).await
    }

    /// The mail behind a message, for whoever may read the conversation and is of the organization that wrote it.
    ///
    /// The partner sees the message only: a whole mail may carry what was not meant for the other firm.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the message did not come by mail, was withdrawn, or is the partner's.
    pub async fn whole_mail_of(&self, seated: &Seated, seq: i64) -> Result<Bytes> {
        let mut tx = self.look().await?;
        let found = sql!(
            optional(String,),
            tx,
            "SELECT i.sha256 FROM inbound_mail i JOIN message m ON m.conversation_id = i.conversation_id AND m.seq = i.seq
             WHERE i.conversation_id = $1 AND i.seq = $2 AND m.withdrawn_at IS NULL AND m.organization_id = $3 ORDER BY i.id LIMIT 1",
            seated.conversation().as_str(),
            seq,
            seated.viewer().organization().as_str()
        )?;
        drop(tx);
        let (sha256,) = found.ok_or(Error::NotFound)?;
        self.whole_by_hash(&sha256).await
    }

    /// Takes a mail out of the queue: filed as a message of a conversation, or dismissed.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it does not wait for this person, or no longer.
    pub async fn take_from_queue(&self, viewer: &Viewer, mail: &str, filed: Option<(&Seated, i64)>, now: Millis) -> Result<()> {
        let mut tx = self.write().await?;
        one(&mut tx, viewer, mail).await?;
        let state = if filed.is_some() { MailState::Filed } else { MailState::Dismissed };
        let conversation = filed.map(|(seated, _)| seated.conversation().as_str());
        let done = sql!(
            run,
            tx,
            "UPDATE inbound_mail SET state = $2, settled_at = $3, settled_by = $4, conversation_id = COALESCE($5, conversation_id), seq = $6,
               verified = CASE WHEN $5 IS NULL THEN verified ELSE 'filed' END
             WHERE id = $1 AND (state = 'held' OR state = 'unplaced')",
            mail,
            state.as_str(),
            now,
            viewer.person().as_str(),
            conversation,
            filed.map(|(_, seq)| seq)
        )?;
        if done == 0 {
            return Err(Error::NotFound);
        }
        crate::audit::note(&mut tx, viewer.organization(), Some(viewer.person()), &format!("mail.{state}"), mail, now).await?;
        tx.commit().await
    }

    /// Writes down that the person in whose name a held mail came has confirmed it, and as which message it stands.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn confirmed_mail(&self, seated: &Seated, mail: &str, seq: i64, now: Millis) -> Result<()> {
        let mut tx = self.write().await?;
        sql!(
            run,
            tx,
            "UPDATE inbound_mail SET state = 'posted', reason = '', verified = 'confirmed', seq = $2, settled_at = $3, settled_by = $4
             WHERE id = $1 AND state = 'held' AND conversation_id = $5",
            mail,
            seq,
            now,
            seated.viewer().person().as_str(),
            seated.conversation().as_str()
        )?;
        tx.commit().await
    }
}

async fn one(tx: &mut Tx, viewer: &Viewer, mail: &str) -> Result<WaitingMail> {
    let [general, orders, invoices] = talk_topics(viewer.permissions());
    let text = format!(
        "{WAITING} WHERE i.id = $1 AND i.organization_id = $2 AND (i.state = 'held' OR i.state = 'unplaced') AND i.topic IN ($3, $4, $5)"
    );
    let values = [mail.into(), viewer.organization().as_str().into(), general.into(), orders.into(), invoices.into()];
    sql!(optional WaitingRow, tx, text, ..&values)?.ok_or(Error::NotFound)?.try_into()
}
