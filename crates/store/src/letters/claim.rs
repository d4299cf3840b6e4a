//! Who sends a letter claims it first: for a while it is nobody else's, and after a kill it is tried again under the same Message-ID.

use std::collections::{BTreeSet, HashMap};

use kontor_model::{Millis, Topic};

use super::{LetterKind, LetterState};
use crate::access::{Seated, Viewer};
use crate::db::{Store, Tx};
use crate::error::{Error, Result};
use crate::rows::in_list;

/// How long a claim holds.
const LEASE_MS: Millis = 5 * 60_000;
/// How long before its end a try begins at the latest: it may take its time.
const TRY_MS: Millis = 4 * 60_000;
/// How many letters are claimed at once, in one transaction.
const CLAIMED: i64 = 64;

/// A letter that is ours to send, until its lease is over.
#[derive(Debug)]
pub struct Claim {
    pub(super) id: String,
    address: String,
    message_id: String,
    tries: i64,
    created_at: Millis,
    /// When it is somebody else's, if nothing became of it until then.
    pub(super) until: Millis,
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
    /// Whether a try may begin now: nobody else takes the letter up until it has ended.
    pub fn may_be_tried(&self, now: Millis) -> bool {
        now + TRY_MS <= self.until
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
    letter_id: String,
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
        let until = now + LEASE_MS;
        let rows = {
            let mut tx = self.write().await?;
            let locking = if tx.locking().is_empty() { "" } else { " FOR UPDATE SKIP LOCKED" };
            let text = format!(
                "UPDATE letter SET retry_at = $1, tries = tries + 1 WHERE id IN
                   (SELECT id FROM letter WHERE state = 'queued' AND retry_at <= $2 ORDER BY retry_at, id LIMIT {CLAIMED}{locking})
                 RETURNING id, kind, person_id, address, address_fold, message_id, subject, body, language, in_reply_to,
                   tries, created_at"
            );
            let mut rows = sql!(all LetterRow, &mut tx, text, ..&[until.into(), now.into()])?;
            tx.commit().await?;
            rows.sort_by(|one, other| one.id.cmp(&other.id));
            rows
        };
        // They are ours; what they tell is read beside the writer, so that no post waits for it.
        let mut tx = self.read().await?;
        let suppressed = suppressed(&mut tx, &rows).await?;
        let (rows, given_up): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| !suppressed.contains_key(&row.address_fold));
        let mut told = Told::of(&mut tx, &rows).await?;
        let mut claims = Vec::with_capacity(rows.len());
        for row in rows {
            claims.push(claimed(&mut tx, row, &mut told, until).await?);
        }
        drop(tx);
        if !given_up.is_empty() {
            let mut tx = self.write().await?;
            for row in &given_up {
                super::outcome::end(&mut tx, &row.id, LetterState::Failed, &suppressed[&row.address_fold], "", now).await?;
            }
            tx.commit().await?;
        }
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

/// Of their addresses those that get nothing, and why.
async fn suppressed(tx: &mut Tx, rows: &[LetterRow]) -> Result<HashMap<String, String>> {
    let mut values = Vec::new();
    let list = in_list(&mut values, rows.iter().map(|row| row.address_fold.as_str()).collect::<BTreeSet<_>>());
    let text = format!("SELECT address_fold, reason FROM address_trouble WHERE address_fold IN {list} AND suppressed_at IS NOT NULL");
    let found: Vec<(String, String)> = sql!(all(String, String), tx, text, ..&values)?;
    Ok(found.into_iter().collect())
}

async fn claimed(tx: &mut Tx, row: LetterRow, told: &mut Told, until: Millis) -> Result<Claim> {
    let content = match row.kind {
        LetterKind::Messages => told.messages(&row),
        LetterKind::Notice => notice(tx, &row).await?,
        LetterKind::Note => {
            let (subject, text, language, in_reply_to) = (row.subject, row.body, row.language, row.in_reply_to);
            Content::Note { subject, text, language, in_reply_to }
        }
    };
    let (id, address, message_id) = (row.id, row.address, row.message_id);
    Ok(Claim { id, address, message_id, tries: row.tries, created_at: row.created_at, until, content })
}

/// The recipients of some letters as of now, their wishes, and what the letters tell of.
struct Told {
    recipients: HashMap<String, Viewer>,
    /// Of a person: whether the text of the messages may stand in the letter.
    with_text: HashMap<String, bool>,
    /// Of a letter.
    parts: HashMap<String, Vec<PartRow>>,
}

impl Told {
    async fn of(tx: &mut Tx, rows: &[LetterRow]) -> Result<Self> {
        let of_messages = || rows.iter().filter(|row| row.kind == LetterKind::Messages);
        let people: BTreeSet<&str> = of_messages().filter_map(|row| row.person_id.as_deref()).collect();
        let recipients = Viewer::of_letters(tx, people.iter().copied()).await?;
        let mut values = Vec::new();
        let list = in_list(&mut values, people);
        let text = format!(
            "SELECT p.id, COALESCE(f.with_text, TRUE) AND o.mail_text AS with_text
             FROM person p JOIN organization o ON o.id = p.organization_id LEFT JOIN preference f ON f.person_id = p.id WHERE p.id IN {list}"
        );
        let with_text: Vec<(String, bool)> = sql!(all(String, bool), tx, text, ..&values)?;
        let mut values = Vec::new();
        let list = in_list(&mut values, of_messages().map(|row| row.id.as_str()));
        let text = format!(
            "SELECT t.letter_id, t.id, t.conversation_id, t.from_seq, t.to_seq, t.again, d.partner_id, d.topic, s.read_seq, s.in_it
             FROM letter_part t JOIN side d ON d.conversation_id = t.conversation_id AND d.organization_id = t.organization_id
             JOIN seat s ON s.conversation_id = t.conversation_id AND s.person_id = t.person_id
             WHERE t.letter_id IN {list} ORDER BY t.id"
        );
        let mut parts: HashMap<String, Vec<PartRow>> = HashMap::new();
        let found: Vec<PartRow> = sql!(all PartRow, tx, text, ..&values)?;
        for part in found {
            parts.entry(part.letter_id.clone()).or_default().push(part);
        }
        Ok(Self { recipients, with_text: with_text.into_iter().collect(), parts })
    }

    /// Of its parts those that are still unread and that the recipient may open.
    fn messages(&mut self, row: &LetterRow) -> Content {
        let person = row.person_id.as_deref().unwrap_or_default();
        let Some(to) = self.recipients.get(person).cloned() else { return Content::Nothing };
        let found = self.parts.remove(&row.id).unwrap_or_default();
        let digest = found.len() > 1;
        let mut parts = Vec::new();
        for part in found.into_iter().filter(|part| part.read_seq < part.to_seq && to.permissions().may_talk(part.topic)) {
            let seated = Seated::begun(&to, part.conversation_id.into(), part.partner_id.into(), part.topic);
            let from_seq = part.from_seq.max(part.read_seq + 1);
            parts.push(Part { id: part.id, seated, from_seq, to_seq: part.to_seq, in_it: part.in_it, again: part.again });
        }
        if parts.is_empty() {
            return Content::Nothing;
        }
        let with_text = self.with_text.get(person).copied().unwrap_or(true);
        Content::Messages { to, with_text, digest, parts }
    }
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
