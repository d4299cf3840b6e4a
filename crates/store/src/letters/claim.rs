//! Who sends a letter claims it first: for a while it is nobody else's, and after a kill it is tried again under the same Message-ID.

use kontor_model::ids::PersonId;
use kontor_model::{Millis, Topic};

use super::LetterKind;
use crate::access::{Seated, Viewer};
use crate::db::{Store, Tx};
use crate::error::{Error, Result};

/// How long a claim holds: longer than any try may take.
const LEASE_MS: Millis = 5 * 60_000;
/// How many letters are claimed at once.
const CLAIMED: i64 = 16;

/// A letter that is ours to send, until its lease is over.
#[derive(Debug)]
pub struct Claim {
    pub(super) id: String,
    address: String,
    message_id: String,
    tries: i64,
    created_at: Millis,
    content: Content,
}

/// What a letter is written from.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "one for each letter that is being sent, and most are of the large kind")]
pub enum Content {
    /// Messages that the recipient may see and has not read.
    Messages {
        /// The recipient.
        to: Viewer,
        /// Whether the text of the messages may stand in it: the person and the organization both want it.
        with_text: bool,
        /// Whether it was made of several conversations, also where only one of them is left: it cannot be answered.
        digest: bool,
        /// One for each conversation.
        parts: Vec<Part>,
    },
    /// Somebody wrote to a firm in which nobody can open it.
    Notice {
        /// The firm that wrote.
        from: String,
        /// The firm that gets it.
        firm: String,
        /// Its language.
        language: String,
        /// The conversation.
        conversation: String,
    },
    /// A text of its own.
    Note {
        /// The subject.
        subject: String,
        /// The text.
        text: String,
        /// The language of both.
        language: String,
        /// The Message-ID that it answers, without angle brackets; empty: none.
        in_reply_to: String,
    },
    /// Nothing is left to tell: the messages were read, or the person has gone or may no longer open them.
    Nothing,
}

/// What a letter tells of one conversation.
#[derive(Debug)]
pub struct Part {
    /// Its id, with which the reply address is sealed.
    pub id: String,
    /// The recipient in that conversation.
    pub seated: Seated,
    /// The first message.
    pub from_seq: i64,
    /// The last message.
    pub to_seq: i64,
    /// Whether the recipient takes part in it, rather than sits at its desk.
    pub in_it: bool,
    /// Whether a letter of the same conversation went to the same person before.
    pub again: bool,
}

impl Claim {
    /// Its id.
    pub fn id(&self) -> &str {
        &self.id
    }
    /// To whom it goes.
    pub fn address(&self) -> &str {
        &self.address
    }
    /// Without angle brackets; the same at every try.
    pub fn message_id(&self) -> &str {
        &self.message_id
    }
    /// Which try this is, from 1.
    pub fn tries(&self) -> i64 {
        self.tries
    }
    /// When it was made.
    pub fn created_at(&self) -> Millis {
        self.created_at
    }
    /// What it is written from.
    pub fn content(&self) -> &Content {
        &self.content
    }
}

#[derive(sqlx::FromRow)]
struct LetterRow {
    id: String,
    #[sqlx(try_from = "String")]
    kind: LetterKind,
    person_id: Option<String>,
    address: String,
    address_fold: String,
    message_id: String,
    subject: String,
    body: String,
    language: String,
    in_reply_to: String,
    tries: i64,
    created_at: i64,
}

#[derive(sqlx::FromRow)]
struct PartRow {
    id: String,
    conversation_id: String,
    from_seq: i64,
    to_seq: i64,
    again: bool,
    partner_id: String,
    #[sqlx(try_from = "String")]
    topic: Topic,
    read_seq: i64,
    in_it: bool,
}

impl Store {
    /// Claims letters whose time has come, the longest waiting first. Those to suppressed addresses fail here.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn claim_letters(&self, now: Millis) -> Result<Vec<Claim>> {
        {
            let mut tx = self.look().await?;
            let text = "SELECT id FROM letter WHERE state = 'queued' AND retry_at <= $1 LIMIT 1";
            if sql!(optional(String,), tx, text, now)?.is_none() {
                return Ok(Vec::new());
            }
        }
        let mut tx = self.write().await?;
        let locking = if tx.locking().is_empty() { "" } else { " FOR UPDATE SKIP LOCKED" };
        let text = format!(
            "UPDATE letter SET retry_at = $1, tries = tries + 1 WHERE id IN
               (SELECT id FROM letter WHERE state = 'queued' AND retry_at <= $2 ORDER BY retry_at, id LIMIT {CLAIMED}{locking})
             RETURNING id, kind, person_id, address, address_fold, message_id, subject, body, language, in_reply_to,
               tries, created_at"
        );
        let mut rows = sql!(all LetterRow, &mut tx, text, ..&[(now + LEASE_MS).into(), now.into()])?;
        rows.sort_by(|one, other| one.id.cmp(&other.id));
        let mut claims = Vec::with_capacity(rows.len());
        for row in rows {
            if let Some(reason) = suppressed(&mut tx, &row.address_fold).await? {
                super::outcome::end(&mut tx, &row.id, super::LetterState::Failed, &reason, "", now).await?;
                continue;
            }
            claims.push(claimed(&mut tx, row).await?);
        }
        tx.commit().await?;
        Ok(claims)
    }
}

impl Store {
    /// At the start of the only server of its database: what a killed one had claimed is nobody's, and need not wait for its lease.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn release_claims(&self, now: Millis) -> Result<()> {
        let mut tx = self.write().await?;
        let text = "UPDATE letter SET retry_at = $1 WHERE state = 'queued' AND retry_at > $1 AND tries > 0 AND failure = ''";
        sql!(run, tx, text, now)?;
        tx.commit().await
    }
}

async fn suppressed(tx: &mut Tx, address_fold: &str) -> Result<Option<String>> {
    let text = "SELECT reason FROM address_trouble WHERE address_fold = $1 AND suppressed_at IS NOT NULL";
    Ok(sql!(optional(String,), tx, text, address_fold)?.map(|(reason,)| reason))
}

async fn claimed(tx: &mut Tx, row: LetterRow) -> Result<Claim> {
    let content = match row.kind {
        LetterKind::Messages => messages(tx, &row).await?,
        LetterKind::Notice => notice(tx, &row).await?,
        LetterKind::Note => {
            let (subject, text, language, in_reply_to) = (row.subject, row.body, row.language, row.in_reply_to);
            Content::Note { subject, text, language, in_reply_to }
        }
    };
    let (id, address, message_id) = (row.id, row.address, row.message_id);
    Ok(Claim { id, address, message_id, tries: row.tries, created_at: row.created_at, content })
}

/// The recipient as of now, and of the parts those that are still unread and that the recipient may open.
async fn messages(tx: &mut Tx, row: &LetterRow) -> Result<Content> {
    let person: PersonId = row.person_id.clone().unwrap_or_default().into();
    let Some(to) = Viewer::of_letter(tx, &person).await? else { return Ok(Content::Nothing) };
    let found = sql!(all PartRow, tx,
        "SELECT t.id, t.conversation_id, t.from_seq, t.to_seq, t.again, d.partner_id, d.topic, s.read_seq, s.in_it
         FROM letter_part t JOIN side d ON d.conversation_id = t.conversation_id AND d.organization_id = t.organization_id
         JOIN seat s ON s.conversation_id = t.conversation_id AND s.person_id = t.person_id
         WHERE t.letter_id = $1 ORDER BY t.id", &row.id)?;
    let digest = found.len() > 1;
    let mut parts = Vec::new();
    for part in found.into_iter().filter(|part| part.read_seq < part.to_seq && to.permissions().may_talk(part.topic)) {
        let seated = Seated::begun(&to, part.conversation_id.into(), part.partner_id.into(), part.topic);
        let from_seq = part.from_seq.max(part.read_seq + 1);
        parts.push(Part { id: part.id, seated, from_seq, to_seq: part.to_seq, in_it: part.in_it, again: part.again });
    }
    if parts.is_empty() {
        return Ok(Content::Nothing);
    }
    let wishes = sql!(
        optional(bool, bool),
        tx,
        "SELECT COALESCE(f.with_text, TRUE), o.mail_text FROM organization o LEFT JOIN preference f ON f.person_id = $1 WHERE o.id = $2",
        person.as_str(),
        to.organization().as_str()
    )?;
    let with_text = wishes.is_none_or(|(person, firm)| person && firm);
    Ok(Content::Messages { to, with_text, digest, parts })
}

async fn notice(tx: &mut Tx, row: &LetterRow) -> Result<Content> {
    let found = sql!(
        optional(String, String, String, String),
        tx,
        "SELECT p.name, o.name, o.language, t.conversation_id FROM letter_part t
         JOIN side d ON d.conversation_id = t.conversation_id AND d.organization_id = t.organization_id
         JOIN organization p ON p.id = d.partner_id JOIN organization o ON o.id = t.organization_id WHERE t.letter_id = $1",
        &row.id
    )?;
    let (from, firm, language, conversation) = found.ok_or(Error::NotFound)?;
    Ok(Content::Notice { from, firm, language, conversation })
}
