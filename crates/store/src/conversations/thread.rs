//! The thread: head, messages with their files, events, and how far the partner has seen.

use std::collections::HashMap;

use kontor_model::ids::OrganizationId;
use kontor_model::{DocumentKind, EventKind, Millis, Saying, Topic, Turn, Via};

use crate::access::Seated;
use crate::db::{Store, Tx};
use crate::error::Result;
use crate::packed::maybe_flag;

/// What stands above a thread, for one person.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct ThreadHead {
    /// What it is about.
    pub subject: String,
    /// The other organization.
    #[sqlx(try_from = "String")]
    pub partner_id: OrganizationId,
    /// Its name.
    pub partner_name: String,
    /// Which permission it asks for.
    #[sqlx(try_from = "String")]
    pub topic: Topic,
    /// The document it began with.
    pub document_id: Option<String>,
    /// When it began.
    pub created_at: Millis,
    /// Number of the newest message.
    pub last_seq: i64,
    /// Last activity.
    pub last_at: Millis,
    /// Number of the partner's newest message; 0 if there is none.
    pub theirs_seq: i64,
    /// Whose turn.
    #[sqlx(try_from = "String")]
    pub turn: Turn,
    /// Since when.
    pub turn_since: Millis,
    /// Who took it.
    pub taken_by: Option<String>,
    /// Name of who took it.
    pub taken_name: Option<String>,
    /// The newest message this person was told of; 0 if none.
    pub told_seq: i64,
    /// How far this person has read; 0 if nothing.
    pub read_seq: i64,
    /// Whether this person has a seat at all.
    pub seated: bool,
    /// Whether this person muted it.
    pub muted: bool,
    /// Whether this person archived it.
    pub archived: bool,
}

impl ThreadHead {
    /// Whether something told to this person is not read.
    pub fn unread(&self) -> bool {
        self.told_seq > self.read_seq
    }
}

/// A message as it is shown.
#[derive(Debug, Clone)]
pub struct Message {
    /// Its number, from 1.
    pub seq: i64,
    /// Its id.
    pub id: String,
    /// The author's organization.
    pub organization: String,
    /// Its name.
    pub organization_name: String,
    /// The author; none where Kontor wrote in the organization's name.
    pub person: Option<String>,
    /// The author's name; the organization's where there is no person.
    pub name: String,
    /// Whether the author is no longer at that organization.
    pub gone: bool,
    /// The author's desk in this conversation: topic, side, and the name it was given.
    pub desk: Option<(String, String, String)>,
    /// The text; empty once withdrawn.
    pub body: String,
    /// By which door it came.
    pub via: Via,
    /// When.
    pub sent_at: Millis,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Millis>,
    /// Its digest in the chain.
    pub digest: String,
    /// Its files, none once withdrawn.
    pub files: Vec<FileOf>,
}

/// A file of a message.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct FileOf {
    /// Its id, for fetching it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is, told from its bytes.
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// SHA-256, hexadecimal.
    pub sha256: String,
    pub(crate) seq: i64,
}

/// An event as it is shown.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Event {
    /// Its id.
    pub id: String,
    /// It stands after this message.
    pub after_seq: i64,
    /// When.
    pub at: Millis,
    /// What happened.
    #[sqlx(try_from = "String")]
    pub kind: EventKind,
    /// On whose side.
    pub organization_id: String,
    /// Name of that organization.
    pub organization_name: String,
    /// Who did it.
    pub person: Option<String>,
    /// The colleague it is about.
    pub other_person: Option<String>,
    /// The desk it is about: topic, side, given name.
    pub desk_topic: Option<String>,
    /// See `desk_topic`.
    pub desk_side: Option<String>,
    /// See `desk_topic`.
    pub desk_name: Option<String>,
    /// The document it is about.
    pub document_id: Option<String>,
    document_kind: Option<String>,
    says: Option<String>,
    /// Number of that document.
    pub document_number: Option<String>,
}

impl Event {
    /// The kind of the document it is about.
    pub fn document_kind(&self) -> Option<DocumentKind> {
        self.document_kind.as_deref().and_then(|kind| kind.parse().ok())
    }

    /// What was said about that document.
    pub fn says(&self) -> Option<Saying> {
        self.says.as_deref().and_then(|says| says.parse().ok())
    }
}

/// Up to which message the partner has seen the thread, and when.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SeenMark {
    /// Number of the newest message seen then.
    pub up_to_seq: i64,
    /// When.
    pub at: Millis,
    /// By whom, if that firm shows it.
    pub name: Option<String>,
}

#[derive(sqlx::FromRow, serde::Deserialize)]
struct MessageRow {
    seq: i64,
    id: String,
    organization_id: String,
    organization_name: String,
    person_id: Option<String>,
    person_name: Option<String>,
    #[serde(deserialize_with = "maybe_flag")]
    active: Option<bool>,
    desk_topic: Option<String>,
    desk_side: Option<String>,
    desk_name: Option<String>,
    body: String,
    #[sqlx(try_from = "String")]
    via: Via,
    sent_at: i64,
    withdrawn_at: Option<i64>,
    digest: String,
}

const MESSAGES: &str = "SELECT m.seq, m.id, m.organization_id, o.name AS organization_name, m.person_id, p.name AS person_name, p.active,
   k.topic AS desk_topic, k.side AS desk_side, k.name AS desk_name, m.body, m.via, m.sent_at, m.withdrawn_at, m.digest
 FROM message m JOIN organization o ON o.id = m.organization_id
 LEFT JOIN person p ON p.id = m.person_id LEFT JOIN desk k ON k.id = m.desk_id
 WHERE m.conversation_id = $1";

impl Store {
    /// What stands above the thread.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn thread_head(&self, seated: &Seated) -> Result<ThreadHead> {
        let viewer = seated.viewer();
        let mut tx = self.look().await?;
        sql!(one ThreadHead, tx,
            "SELECT c.subject, s.partner_id, o.name AS partner_name, c.topic, c.document_id, c.created_at, s.last_seq, s.last_at, s.theirs_seq,
               s.turn, s.turn_since, s.taken_by, p.name AS taken_name, COALESCE(t.told_seq, 0) AS told_seq, COALESCE(t.read_seq, 0) AS read_seq,
               t.person_id IS NOT NULL AS seated, COALESCE(t.muted, FALSE) AS muted, COALESCE(t.archived, FALSE) AS archived
             FROM side s JOIN conversation c ON c.id = s.conversation_id JOIN organization o ON o.id = s.partner_id
             LEFT JOIN person p ON p.id = s.taken_by
             LEFT JOIN seat t ON t.conversation_id = s.conversation_id AND t.person_id = $3
             WHERE s.conversation_id = $1 AND s.organization_id = $2",
            seated.conversation().as_str(), viewer.organization().as_str(), viewer.person().as_str())
    }

    /// Messages by number, always ascending: those after `after`, or the newest ones before `before`, or simply the newest.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn messages(&self, seated: &Seated, after: Option<i64>, before: Option<i64>, limit: i64) -> Result<Vec<Message>> {
        let conversation = seated.conversation().as_str();
        let before = before.unwrap_or(i64::MAX);
        let mut tx = self.look().await?;
        // The limit stands in the text: bound, SQLite would plan the statement anew at each run.
        let rows = if let Some(after) = after {
            let text = format!("{MESSAGES} AND m.seq > $2 AND m.seq < $3 ORDER BY m.seq LIMIT {limit}");
            sql!(packed MessageRow, &mut tx, text, ..&[conversation.into(), after.into(), before.into()])?
        } else {
            let text = format!("{MESSAGES} AND m.seq < $2 ORDER BY m.seq DESC LIMIT {limit}");
            let mut rows: Vec<MessageRow> = sql!(packed MessageRow, &mut tx, text, ..&[conversation.into(), before.into()])?;
            rows.reverse();
            rows
        };
        let mut files = files(&mut tx, conversation, &rows).await?;
        Ok(rows.into_iter().map(|row| message(row, &mut files)).collect())
    }

    /// One message by its number.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] if there is no such number.
    pub async fn message(&self, seated: &Seated, seq: i64) -> Result<Message> {
        let found = self.messages(seated, Some(seq - 1), Some(seq + 1), 1).await?;
        found.into_iter().next().ok_or(crate::Error::NotFound)
    }

    /// The events that this side sees, in order: those that stand after message `from` or later, up to message `to`.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn events(&self, seated: &Seated, from: i64, to: i64) -> Result<Vec<Event>> {
        let viewer = seated.viewer();
        let mut tx = self.look().await?;
        let rows = sql!(all Event, tx,
            "SELECT e.id, e.after_seq, e.at, e.kind, e.organization_id, o.name AS organization_name, p.name AS person, q.name AS other_person,
               k.topic AS desk_topic, k.side AS desk_side, k.name AS desk_name, e.document_id, d.kind AS document_kind,
               e.says, d.number AS document_number
             FROM event e JOIN organization o ON o.id = e.organization_id
             LEFT JOIN person p ON p.id = e.person_id LEFT JOIN person q ON q.id = e.other_person_id
             LEFT JOIN desk k ON k.id = e.desk_id LEFT JOIN document d ON d.id = e.document_id
             WHERE e.conversation_id = $1 AND (e.only_for IS NULL OR e.only_for = $2) AND e.after_seq >= $3 AND e.after_seq <= $4
             ORDER BY e.after_seq, e.id",
            seated.conversation().as_str(), viewer.organization().as_str(), from, to)?;
        let may = |event: &Event| event.document_kind().is_none_or(|kind| viewer.permissions().may_open(kind.topic()));
        Ok(rows.into_iter().filter(may).collect())
    }

    /// Each advance of what the partner's firm has seen, in order.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn seen_by_partner(&self, seated: &Seated) -> Result<Vec<SeenMark>> {
        let mut tx = self.look().await?;
        sql!(all SeenMark, tx,
            "SELECT s.up_to_seq, s.at, CASE WHEN o.seen_names THEN p.name END AS name
             FROM seen s JOIN organization o ON o.id = s.organization_id LEFT JOIN person p ON p.id = s.person_id
             WHERE s.conversation_id = $1 AND s.organization_id = $2 ORDER BY s.up_to_seq",
            seated.conversation().as_str(), seated.partner().as_str())
    }
}

async fn files(tx: &mut Tx, conversation: &str, rows: &[MessageRow]) -> Result<HashMap<i64, Vec<FileOf>>> {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return Ok(HashMap::new()) };
    let found = sql!(all FileOf, tx,
        "SELECT id, name, media_type, size, sha256, seq FROM attachment
         WHERE conversation_id = $1 AND seq >= $2 AND seq <= $3 ORDER BY seq, position",
        conversation, first.seq, last.seq)?;
    let mut files: HashMap<i64, Vec<FileOf>> = HashMap::new();
    for file in found {
        files.entry(file.seq).or_default().push(file);
    }
    Ok(files)
}

fn message(row: MessageRow, files: &mut HashMap<i64, Vec<FileOf>>) -> Message {
    let withdrawn = row.withdrawn_at.is_some();
    Message {
        files: if withdrawn { Vec::new() } else { files.remove(&row.seq).unwrap_or_default() },
        seq: row.seq,
        id: row.id,
        name: row.person_name.unwrap_or_else(|| row.organization_name.clone()),
        organization: row.organization_id,
        organization_name: row.organization_name,
        gone: row.active == Some(false),
        person: row.person_id,
        desk: row.desk_topic.zip(row.desk_side).zip(row.desk_name).map(|((topic, side), name)| (topic, side, name)),
        body: row.body,
        via: row.via,
        sent_at: row.sent_at,
        withdrawn_at: row.withdrawn_at,
        digest: row.digest,
    }
}
