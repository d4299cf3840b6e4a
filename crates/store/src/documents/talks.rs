//! The conversations on documents, as far as a person may open them.

use std::collections::HashMap;

use kontor_model::ids::{ConversationId, new_id};
use kontor_model::{EventKind, Millis, Permission, Saying, Topic, Turn};

use crate::access::{Paper, Viewer};
use crate::db::{Store, Tx};
use crate::error::Result;
use crate::hints::{Hint, HintKind};
use crate::rows::{self, Value, in_list};

/// What a list says of the conversations on a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DocumentTalk {
    /// How many there are.
    pub conversations: i64,
    /// How many of them hold something that this person was told and has not read.
    pub unread: i64,
    /// How many of them wait for our side.
    pub waiting_for_us: i64,
}

/// A conversation on a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentConversation {
    /// Its id.
    pub id: ConversationId,
    /// What it is about.
    pub subject: String,
    /// Whether it holds something that this person was told and has not read.
    pub unread: bool,
    /// Whose turn it is.
    pub turn: Turn,
    /// Since when.
    pub turn_since: Millis,
    /// The newest message's number.
    pub last_seq: i64,
    /// When something was last said.
    pub last_at: Millis,
}

/// A list for `IN` of the topics in which this person may talk; without `messages` there is none.
pub(super) fn topics_in(viewer: &Viewer, values: &mut Vec<Value<'_>>) -> String {
    let may = Topic::ALL.iter().filter(|topic| viewer.permissions().may_talk(**topic));
    let may: Vec<&'static str> = may.map(|topic| topic.as_str()).collect();
    if may.is_empty() {
        // No topic has this name.
        return in_list(values, ["-"]);
    }
    in_list(values, may)
}

#[derive(sqlx::FromRow)]
struct TalkRow {
    document_id: String,
    conversations: i64,
    unread: i64,
    waiting_for_us: i64,
}

/// Puts beside each row what is said about its document: one statement for all of them.
pub(super) async fn with_talks<R>(
    tx: &mut Tx,
    viewer: &Viewer,
    rows: Vec<R>,
    id: impl Fn(&R) -> &String,
) -> Result<Vec<(R, DocumentTalk)>> {
    if rows.is_empty() || !viewer.permissions().has(Permission::Messages) {
        return Ok(rows.into_iter().map(|row| (row, DocumentTalk::default())).collect());
    }
    let mut values: Vec<Value<'_>> = vec![viewer.organization().as_str().into(), viewer.person().as_str().into()];
    let topics = topics_in(viewer, &mut values);
    let documents = in_list(&mut values, rows.iter().map(|row| id(row).as_str()));
    let text = format!(
        "SELECT cd.document_id, COUNT(*) AS conversations,
           CAST(SUM(CASE WHEN t.told_seq > t.read_seq THEN 1 ELSE 0 END) AS BIGINT) AS unread,
           CAST(SUM(CASE WHEN s.turn = 'ours' THEN 1 ELSE 0 END) AS BIGINT) AS waiting_for_us
         FROM conversation_document cd
         JOIN side s ON s.conversation_id = cd.conversation_id AND s.organization_id = $1
         LEFT JOIN seat t ON t.conversation_id = cd.conversation_id AND t.person_id = $2
         WHERE cd.document_id IN {documents} AND s.topic IN {topics} GROUP BY cd.document_id"
    );
    let found: Vec<TalkRow> = sql!(all TalkRow, tx, text, ..&values)?;
    let talk = |row: TalkRow| {
        let talk = DocumentTalk { conversations: row.conversations, unread: row.unread, waiting_for_us: row.waiting_for_us };
        (row.document_id, talk)
    };
    let found: HashMap<String, DocumentTalk> = found.into_iter().map(talk).collect();
    let beside = |row| {
        let talk = found.get(id(&row)).copied().unwrap_or_default();
        (row, talk)
    };
    Ok(rows.into_iter().map(beside).collect())
}

#[derive(sqlx::FromRow)]
struct ConversationRow {
    id: String,
    subject: String,
    unread: bool,
    #[sqlx(try_from = "String")]
    turn: Turn,
    turn_since: i64,
    last_seq: i64,
    last_at: i64,
}

impl Store {
    /// The conversations on a document that this person may open, the one with the newest message first, at most 100.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn document_conversations(&self, paper: &Paper) -> Result<Vec<DocumentConversation>> {
        let viewer = paper.viewer();
        let tx = &mut self.read().await?;
        let mut values: Vec<Value<'_>> =
            vec![viewer.organization().as_str().into(), viewer.person().as_str().into(), paper.document().as_str().into()];
        let topics = topics_in(viewer, &mut values);
        let text = format!(
            "SELECT c.id, c.subject, CASE WHEN t.told_seq > t.read_seq THEN TRUE ELSE FALSE END AS unread, s.turn, s.turn_since, s.last_seq, s.last_at
             FROM conversation_document cd JOIN conversation c ON c.id = cd.conversation_id
             JOIN side s ON s.conversation_id = c.id AND s.organization_id = $1
             LEFT JOIN seat t ON t.conversation_id = c.id AND t.person_id = $2
             WHERE cd.document_id = $3 AND s.topic IN {topics} ORDER BY s.last_at DESC, c.id DESC LIMIT 100"
        );
        let rows: Vec<ConversationRow> = sql!(all ConversationRow, tx, text, ..&values)?;
        let shown = |row: ConversationRow| DocumentConversation {
            id: row.id.into(),
            subject: row.subject,
            unread: row.unread,
            turn: row.turn,
            turn_since: row.turn_since,
            last_seq: row.last_seq,
            last_at: row.last_at,
        };
        Ok(rows.into_iter().map(shown).collect())
    }
}

/// Something about a document that stands in every conversation on it.
pub(super) struct DocumentEvent<'a> {
    pub kind: EventKind,
    /// What was said, where a document says something about another.
    pub says: Option<Saying>,
    pub document: &'a str,
    pub organization: &'a str,
    pub person: &'a str,
    pub at: Millis,
}

impl DocumentEvent<'_> {
    /// Enters it and hints at it, to both sides; says in how many conversations.
    pub async fn enter(&self, tx: &mut Tx) -> Result<usize> {
        let talks: Vec<(String, i64, String, String, String)> = sql!(
            all(String, i64, String, String, String),
            tx,
            "SELECT c.id, c.last_seq, c.topic, c.low, c.high FROM conversation_document d JOIN conversation c ON c.id = d.conversation_id
             WHERE d.document_id = $1 ORDER BY c.id",
            self.document
        )?;
        let ids: Vec<String> = talks.iter().map(|_| new_id(self.at)).collect();
        let mut values = Vec::with_capacity(talks.len() * 9);
        for (id, (conversation, last_seq, ..)) in ids.iter().zip(&talks) {
            values.extend([
                Value::Text(id),
                Value::Text(conversation),
                Value::Int(*last_seq),
                Value::Int(self.at),
                Value::Text(self.kind.as_str()),
                Value::Text(self.organization),
                Value::Text(self.person),
                Value::Text(self.document),
                Value::MaybeText(self.says.map(Saying::as_str)),
            ]);
        }
        let head = "INSERT INTO event (id, conversation_id, after_seq, at, kind, organization_id, person_id, document_id, says)";
        rows::insert(tx, head, 9, &values, "").await?;
        for (conversation, _, topic, low, high) in &talks {
            let topic: Topic = topic.parse().map_err(crate::access::damaged)?;
            for party in [low, high] {
                tx.hint(Hint::new(HintKind::Event, party, topic, self.at).conversation(conversation, None).document(self.document));
            }
        }
        Ok(talks.len())
    }
}
