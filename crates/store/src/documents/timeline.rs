//! The timeline of a document as it is read: what was said about it, by whom, and where it is talked about.

use kontor_model::ids::{ConversationId, DocumentId};
use kontor_model::{DocumentKind, Millis, Saying};

use crate::access::{Paper, Seated};
use crate::db::Store;
use crate::error::Result;

/// Something that was said about a document.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// When it came in.
    pub at: Millis,
    /// What it says.
    #[sqlx(try_from = "String")]
    pub says: Saying,
    /// On which calendar date, or empty.
    pub said_on: String,
    /// The organization that says it.
    pub organization_id: String,
    /// Its name.
    pub organization_name: String,
    /// The version of the document that it is about, where that is what it says; else that of its source.
    pub version: i64,
    /// What was asked from the document's page, as JSON; empty where a document says it.
    pub detail: String,
    /// Whether it keeps to the order of answers.
    pub in_order: bool,
    /// `told`, `entry`, or the word of availability that kept it from being told.
    pub state: String,
    source_id: Option<String>,
    source_kind: Option<String>,
    /// The number of the document that says it.
    pub source_number: Option<String>,
    /// The record of the document that says it.
    pub source_record: Option<String>,
    conversation_id: Option<String>,
    /// The message that tells it.
    pub seq: Option<i64>,
}

impl Entry {
    /// The document that says it: id and kind.
    pub fn source(&self) -> Option<(DocumentId, DocumentKind)> {
        let kind = self.source_kind.as_deref()?.parse().ok()?;
        Some((self.source_id.as_deref()?.into(), kind))
    }

    /// Where it was told.
    pub fn conversation(&self) -> Option<ConversationId> {
        self.conversation_id.as_deref().map(Into::into)
    }
}

/// Which line a message is about, and which document speaks in it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct MessageAbout {
    /// The message's number.
    pub seq: i64,
    /// The document whose line it is about.
    pub line_document: Option<String>,
    /// That line's number.
    pub line: Option<String>,
    says: Option<String>,
    /// What was asked from a page, as JSON.
    pub detail: Option<String>,
    /// The document that speaks.
    pub source_id: Option<String>,
    source_kind: Option<String>,
    /// Its number.
    pub source_number: Option<String>,
    /// Its record.
    pub source_record: Option<String>,
}

impl MessageAbout {
    /// What a document says in it, or what was asked from a page.
    pub fn says(&self) -> Option<Saying> {
        self.says.as_deref().and_then(|says| says.parse().ok())
    }

    /// The kind of the document that speaks.
    pub fn source_kind(&self) -> Option<DocumentKind> {
        self.source_kind.as_deref().and_then(|kind| kind.parse().ok())
    }
}

/// What a conversation was told last.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct SaidIn {
    /// What was asked from a page, as JSON; empty where a document says it.
    pub detail: String,
    source_kind: Option<String>,
    /// The record of the document that says it.
    pub source_record: Option<String>,
}

/// The most entries that a timeline shows.
const SHOWN: usize = 200;

impl Store {
    /// What was said about a document, the newest first, at most 200 entries.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn timeline(&self, paper: &Paper) -> Result<Vec<Entry>> {
        let mut tx = self.look().await?;
        let text = format!(
            "SELECT e.id, e.at, e.says, e.said_on, e.organization_id, o.name AS organization_name, e.version, e.detail, e.in_order, e.state,
               e.source_id, s.kind AS source_kind, s.number AS source_number, s.record AS source_record, e.conversation_id, e.seq
             FROM document_entry e JOIN organization o ON o.id = e.organization_id LEFT JOIN document s ON s.id = e.source_id
             WHERE e.document_id = $1 AND e.state <> 'withdrawn' ORDER BY e.position DESC, e.id DESC LIMIT {SHOWN}"
        );
        let rows: Vec<Entry> = sql!(all Entry, &mut tx, text, ..&[paper.document().as_str().into()])?;
        // Whoever may not open orders is not shown what an order's papers are called.
        let permissions = paper.viewer().permissions();
        let open = |entry: &Entry| entry.source().is_none_or(|(_, kind)| permissions.may_open(kind.topic()));
        Ok(rows.into_iter().filter(open).collect())
    }

    /// What was said last in a conversation by a document or from a document's page, other than a further version.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn said_in(&self, seated: &Seated) -> Result<Option<SaidIn>> {
        let mut tx = self.look().await?;
        let found = sql!(
            optional SaidIn,
            tx,
            "SELECT e.detail, s.kind AS source_kind, s.record AS source_record
             FROM document_entry e LEFT JOIN document s ON s.id = e.source_id
             WHERE e.conversation_id = $1 AND e.state = 'told' AND e.says <> 'changed' ORDER BY e.seq DESC, e.id DESC LIMIT 1",
            seated.conversation().as_str()
        )?;
        let permissions = seated.viewer().permissions();
        let kind = |said: &SaidIn| said.source_kind.as_deref().and_then(|kind| kind.parse::<DocumentKind>().ok());
        Ok(found.filter(|said| kind(said).is_none_or(|kind| permissions.may_open(kind.topic()))))
    }

    /// Which lines and answers the messages of a stretch are about.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn messages_about(&self, seated: &Seated, from: i64, to: i64) -> Result<Vec<MessageAbout>> {
        let mut tx = self.look().await?;
        let rows = sql!(all MessageAbout, tx,
            "SELECT m.seq, l.document_id AS line_document, l.line, e.says, e.detail, s.id AS source_id, s.kind AS source_kind,
               s.number AS source_number, s.record AS source_record
             FROM message m
             LEFT JOIN message_line l ON l.conversation_id = m.conversation_id AND l.seq = m.seq
             LEFT JOIN document_entry e ON e.conversation_id = m.conversation_id AND e.seq = m.seq
             LEFT JOIN document s ON s.id = e.source_id
             WHERE m.conversation_id = $1 AND m.seq >= $2 AND m.seq <= $3 AND (l.line IS NOT NULL OR e.id IS NOT NULL) ORDER BY m.seq",
            seated.conversation().as_str(), from, to)?;
        let permissions = seated.viewer().permissions();
        let open = |row: &MessageAbout| row.source_kind().is_none_or(|kind| permissions.may_open(kind.topic()));
        Ok(rows.into_iter().filter(open).collect())
    }

    /// The lines of a document that this person can read messages about, each with the newest conversation about it.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn lines_talked_about(&self, paper: &Paper) -> Result<Vec<(String, ConversationId, i64)>> {
        let viewer = paper.viewer();
        let mut tx = self.look().await?;
        let mut values = vec![viewer.organization().as_str().into(), paper.document().as_str().into()];
        let topics = super::talks::topics_in(viewer, &mut values);
        let text = format!(
            "SELECT l.line, l.conversation_id, MAX(l.seq) AS seq FROM message_line l
             JOIN side s ON s.conversation_id = l.conversation_id AND s.organization_id = $1
             WHERE l.document_id = $2 AND s.topic IN {topics} GROUP BY l.line, l.conversation_id ORDER BY l.line, l.conversation_id LIMIT 500"
        );
        let rows: Vec<(String, String, i64)> = sql!(all(String, String, i64), &mut tx, text, ..&values)?;
        Ok(rows.into_iter().map(|(line, conversation, seq)| (line, conversation.into(), seq)).collect())
    }
}
