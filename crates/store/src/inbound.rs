//! Mail that comes in: kept before it is acknowledged, handed to the pipeline one by one, and what became of each.

mod arrival;
pub mod away;
pub mod fetched;
pub mod looked_for;
pub mod queue;
pub mod settle;

use std::time::Duration;

use bytes::Bytes;
use futures_util::stream;
use kontor_model::ids::{MailId, OrganizationId};
use kontor_model::{Millis, Road};
use tokio::io::AsyncReadExt as _;

pub(crate) use self::arrival::Arrival;
use crate::blobs::{Aside, StreamFault};
use crate::db::Store;
use crate::error::{Error, Result};
use crate::rows::{Value, in_list};

/// How many mails are handed out at once.
const PORTION: usize = 32;
/// How long whoever handles a mail may take before somebody else tries it.
const LEASE_MS: Millis = 5 * 60_000;
/// How often, and how long after each other, the pipeline looks for the content of a mail that has just come.
const LOOKS: u32 = 50;
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// What is known of a mail before anybody has read it.
#[derive(Debug, Clone)]
pub struct NewMail {
    /// The same for the same mail, however and how often it comes.
    pub identity: String,
    /// By which road.
    pub road: Road,
    /// Who handed it over, as the pipeline wrote it down for itself; empty if nobody knows.
    pub peer: String,
    /// The envelope's sender; empty for mail that must not be answered (RFC 5321, 4.5.5).
    pub envelope_from: String,
    /// The envelope's recipient: one of ours.
    pub recipient: String,
    /// The address in `From:`, folded; empty if there is none.
    pub from_address: String,
    /// Its `Message-ID:` without brackets; empty if there is none.
    pub message_id: String,
    /// Its subject as far as it could be read.
    pub subject: String,
}

/// A mail to be handled.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ClaimedMail {
    /// Its id.
    #[sqlx(try_from = "String")]
    pub id: MailId,
    /// See [`NewMail::identity`].
    pub identity: String,
    /// SHA-256 of the whole.
    pub sha256: String,
    /// By which road.
    #[sqlx(try_from = "String")]
    pub road: Road,
    /// See [`NewMail::peer`].
    pub peer: String,
    /// See [`NewMail::envelope_from`].
    pub envelope_from: String,
    /// See [`NewMail::recipient`].
    pub recipient: String,
    /// When it came.
    pub received_at: Millis,
    /// How often it was tried, this time counted.
    pub tries: i64,
}

impl Store {
    /// Keeps a mail: when this returns, it is durable and waits to be handled. The same one again to the same recipient is the
    /// first one; whether this one is new is said beside its id.
    ///
    /// # Errors
    /// If database or folder do not answer: then it must not be acknowledged.
    pub async fn keep_mail(&self, new: &NewMail, whole: Bytes, now: Millis) -> Result<(MailId, bool)> {
        let aside = self.put_aside(whole, now).await?;
        let arrival = Arrival { id: MailId::new(now), new: new.clone(), stored: aside.stored.clone(), now };
        let own = arrival.id.clone();
        let kept = self.arrivals.ask(self, arrival).await?.ok_or_else(|| Error::Damaged("a mail that was kept is not there".to_owned()))?;
        // Also where the mail is known: a power cut may have come between its row and this.
        self.bring_in(aside).await?;
        Ok((kept.clone(), kept == own))
    }

    /// The bytes of a mail, durable, and not yet in their place.
    async fn put_aside(&self, whole: Bytes, now: Millis) -> Result<Aside> {
        let limit = whole.len() as u64;
        match self.set_aside(limit, stream::iter([Ok::<_, std::convert::Infallible>(whole)]), now).await {
            Ok(aside) => Ok(aside),
            Err(StreamFault::Store(fault)) => Err(fault),
            Err(fault) => Err(Error::Damaged(fault.to_string())),
        }
    }

    /// Hands out mails that wait, the oldest first, at most 32; each is handed out again if nothing became of it within five minutes.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn claim_mail(&self, now: Millis) -> Result<Vec<ClaimedMail>> {
        if !self.mail_waits(now).await? {
            return Ok(Vec::new());
        }
        let mut tx = self.write().await?;
        let skip = if tx.locking().is_empty() { "" } else { "FOR UPDATE SKIP LOCKED" };
        let text = format!(
            "UPDATE inbound_mail SET due_at = $2, tries = tries + 1 WHERE id IN
               (SELECT id FROM inbound_mail WHERE due_at <= $1 ORDER BY due_at LIMIT {PORTION} {skip})
             RETURNING id, identity, sha256, road, peer, envelope_from, recipient, received_at, tries"
        );
        let mut claimed = sql!(all ClaimedMail, &mut tx, text, ..&[now.into(), (now + LEASE_MS).into()])?;
        tx.commit().await?;
        claimed.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(claimed)
    }

    /// Without the writer: mostly nothing waits.
    async fn mail_waits(&self, now: Millis) -> Result<bool> {
        let mut tx = self.look().await?;
        Ok(sql!(optional(i64,), tx, "SELECT due_at FROM inbound_mail WHERE due_at <= $1 LIMIT 1", now)?.is_some())
    }

    /// A mail as it came, byte for byte. For the pipeline, which has claimed it.
    ///
    /// Its row is durable a moment before its content is in its place: whoever keeps it, perhaps another process, is about to put
    /// it there, and is waited for.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn whole_mail(&self, mail: &ClaimedMail) -> Result<Bytes> {
        for _ in 0..LOOKS {
            match self.whole_by_hash(&mail.sha256).await {
                Err(_) if self.blobs.size(&mail.sha256).await?.is_none() => tokio::time::sleep(BETWEEN_LOOKS).await,
                read => return read,
            }
        }
        self.whole_by_hash(&mail.sha256).await
    }

    pub(crate) async fn whole_by_hash(&self, sha256: &str) -> Result<Bytes> {
        let mut whole = Vec::new();
        self.blobs.read(sha256).await?.read_to_end(&mut whole).await?;
        Ok(whole.into())
    }

    /// Which of these pictures stood in mails of this sender before; the others are noted. `mail` itself does not count, so that
    /// a second try finds what the first one found.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn pictures_seen_before(&self, mail: &MailId, sender: &str, pictures: &[String]) -> Result<Vec<String>> {
        if pictures.is_empty() {
            return Ok(Vec::new());
        }
        let mut tx = self.write().await?;
        let mut rows = Vec::with_capacity(pictures.len() * 3);
        for picture in pictures {
            rows.extend([Value::Text(sender), Value::Text(picture), Value::Text(mail.as_str())]);
        }
        crate::rows::insert(&mut tx, "INSERT INTO mail_picture (address, sha256, mail_id)", 3, &rows, "ON CONFLICT DO NOTHING").await?;
        let mut values = vec![Value::Text(sender), Value::Text(mail.as_str())];
        let list = in_list(&mut values, pictures.iter().map(String::as_str));
        let text = format!("SELECT sha256 FROM mail_picture WHERE address = $1 AND mail_id <> $2 AND sha256 IN {list}");
        let seen: Vec<(String,)> = sql!(all(String,), &mut tx, text, ..&values)?;
        tx.commit().await?;
        Ok(seen.into_iter().map(|(sha256,)| sha256).collect())
    }

    /// How many mails of this sender came to this conversation since then, whatever became of them.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn mails_since(&self, sender: &str, organization: &OrganizationId, conversation: Option<&str>, since: Millis) -> Result<i64> {
        let mut tx = self.look().await?;
        let (count,) = sql!(
            one(i64,),
            tx,
            "SELECT COUNT(*) FROM inbound_mail WHERE from_address = $1 AND received_at > $2 AND organization_id = $3
               AND COALESCE(conversation_id, '') = $4 AND state <> 'received'",
            sender,
            since,
            organization.as_str(),
            conversation.unwrap_or("")
        )?;
        Ok(count)
    }
}
