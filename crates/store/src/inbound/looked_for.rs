//! Every mail that ever came in, for the operator: by address, time or Message-ID; and what a thread shows of those that became messages.

use std::collections::HashMap;

use bytes::Bytes;
use kontor_model::ids::MailId;
use kontor_model::{MailReason, MailState, Millis, Road, Verified};

use crate::access::{Operator, Seated};
use crate::db::Store;
use crate::error::{Error, Result};
use crate::rows::Value;
use crate::sign_in::email_fold;

/// What the operator looks for; what is empty does not count.
#[derive(Debug, Clone, Default)]
pub struct MailQuery {
    /// A sender's address or a recipient's, or a Message-ID, with or without brackets.
    pub words: String,
    /// Only in this state.
    pub state: Option<MailState>,
    /// Only what came before this mail, for the next page.
    pub before: Option<String>,
}

/// A mail as the operator sees it: everything but its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailRow {
    /// Its id.
    pub id: MailId,
    /// By which road.
    pub road: Road,
    /// The envelope's sender; empty if it must not be answered.
    pub envelope_from: String,
    /// The envelope's recipient.
    pub recipient: String,
    /// The address in `From:`.
    pub from_address: String,
    /// Its Message-ID.
    pub message_id: String,
    /// Bytes.
    pub size: i64,
    /// When it came.
    pub received_at: Millis,
    /// What became of it.
    pub state: MailState,
    /// Why it is no message.
    pub reason: Option<MailReason>,
    /// What went wrong at the last try.
    pub failure: String,
    /// How often it was tried.
    pub tries: i64,
    /// To whose organization it belongs.
    pub organization_name: Option<String>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    road: String,
    envelope_from: String,
    recipient: String,
    from_address: String,
    message_id: String,
    size: i64,
    received_at: i64,
    state: String,
    reason: String,
    failure: String,
    tries: i64,
    organization_name: Option<String>,
}

impl TryFrom<Row> for MailRow {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.id.into(),
            road: row.road.parse().map_err(crate::access::damaged)?,
            envelope_from: row.envelope_from,
            recipient: row.recipient,
            from_address: row.from_address,
            message_id: row.message_id,
            size: row.size,
            received_at: row.received_at,
            state: row.state.parse().map_err(crate::access::damaged)?,
            reason: row.reason.parse().ok(),
            failure: row.failure,
            tries: row.tries,
            organization_name: row.organization_name,
        })
    }
}

/// How a message came by mail, as both sides see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByMail {
    /// The address it came from.
    pub from_address: String,
    /// How its sender was verified; none if nobody did.
    pub verified: Option<Verified>,
    /// Who filed it, if a colleague did.
    pub filed_by: Option<String>,
}

impl Store {
    /// Mails that came in, the newest first, 50 at a time.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn mails(&self, _operator: &Operator, query: &MailQuery) -> Result<Vec<MailRow>> {
        let words = query.words.trim().trim_start_matches('<').trim_end_matches('>');
        let folded = email_fold(words);
        let mut values: Vec<Value<'_>> = Vec::new();
        let mut conditions = Vec::new();
        if !words.is_empty() {
            values.extend([Value::Text(&folded), Value::Text(words)]);
            conditions.push("(i.from_address = $1 OR i.recipient = $1 OR i.envelope_from = $1 OR i.message_id = $2)".to_owned());
        }
        if let Some(state) = query.state {
            values.push(Value::Text(state.as_str()));
            conditions.push(format!("i.state = ${}", values.len()));
        }
        if let Some(before) = &query.before {
            values.push(Value::Text(before));
            conditions.push(format!("i.id < ${}", values.len()));
        }
        let narrowed = if conditions.is_empty() { String::new() } else { format!("WHERE {}", conditions.join(" AND ")) };
        let text = format!(
            "SELECT i.id, i.road, i.envelope_from, i.recipient, i.from_address, i.message_id, i.size, i.received_at, i.state, i.reason,
               i.failure, i.tries, o.name AS organization_name
             FROM inbound_mail i LEFT JOIN organization o ON o.id = i.organization_id {narrowed} ORDER BY i.id DESC LIMIT 50"
        );
        let mut tx = self.look().await?;
        sql!(all Row, &mut tx, text, ..&values)?.into_iter().map(TryInto::try_into).collect()
    }

    /// Any mail, byte for byte, for the operator who looks into a failure.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is none.
    pub async fn whole_mail_for(&self, operator: &Operator, mail: &str, now: Millis) -> Result<Bytes> {
        let mut tx = self.write().await?;
        let found = sql!(optional(String, Option<String>), tx, "SELECT sha256, organization_id FROM inbound_mail WHERE id = $1", mail)?;
        let (sha256, organization) = found.ok_or(Error::NotFound)?;
        if let Some(organization) = organization {
            // Whoever reads other people's mail is written down.
            crate::audit::note(&mut tx, &organization.into(), operator.person(), "mail.read", mail, now).await?;
        }
        tx.commit().await?;
        self.whole_by_hash(&sha256).await
    }

    /// How the messages of a conversation from `first` to `last` came by mail, by their numbers.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn by_mail(&self, seated: &Seated, first: i64, last: i64) -> Result<HashMap<i64, ByMail>> {
        let mut tx = self.look().await?;
        let rows: Vec<(i64, String, String, Option<String>)> = sql!(
            all(i64, String, String, Option<String>),
            tx,
            "SELECT i.seq, i.from_address, i.verified, p.name FROM inbound_mail i
             LEFT JOIN person p ON p.id = i.settled_by AND i.state = 'filed'
             WHERE i.conversation_id = $1 AND i.seq >= $2 AND i.seq <= $3 ORDER BY i.id DESC",
            seated.conversation().as_str(),
            first,
            last
        )?;
        let by_mail = |(seq, from_address, verified, filed_by): (i64, String, String, Option<String>)| {
            (seq, ByMail { from_address, verified: verified.parse().ok(), filed_by })
        };
        Ok(rows.into_iter().map(by_mail).collect())
    }
}
