//! The inbox: lists by keyset, from the sides alone; nothing is computed from messages, and no list counts.

use kontor_model::{DocumentKind, Filter, Millis, Permission, Topic, Turn};

use crate::access::{Paper, Viewer};
use crate::db::Store;
use crate::error::{Error, Result};
use crate::rows::{Value, in_list};

/// What is asked of the inbox.
#[derive(Debug, Clone, Default)]
pub struct InboxQuery<'a> {
    /// Which conversations; all that are not archived if none is named.
    pub filter: Option<Filter>,
    /// Words to find in partner, subject, text, document number and attachment names.
    pub words: &'a str,
    /// Only those on this document.
    pub document: Option<&'a Paper>,
    /// Only those with this organization.
    pub partner: Option<&'a str>,
    /// Go on after this place.
    pub after: Option<InboxCursor>,
    /// At most this many.
    pub limit: i64,
}

/// A place in the inbox: newest activity first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InboxCursor {
    /// Last activity of the last row seen.
    pub last_at: Millis,
    /// Its id.
    pub conversation: String,
}

/// One row.
#[derive(Debug, Clone)]
pub struct InboxRow {
    /// The conversation.
    pub conversation: String,
    /// The other organization.
    pub partner: String,
    /// Its name.
    pub partner_name: String,
    /// What it is about.
    pub subject: String,
    /// Which permission it asks for.
    pub topic: Topic,
    /// Whose turn.
    pub turn: Turn,
    /// Since when.
    pub turn_since: Millis,
    /// Who took it: id and name.
    pub taken_by: Option<(String, String)>,
    /// Last activity.
    pub last_at: Millis,
    /// Number of its newest message.
    pub last_seq: i64,
    /// Whether a message that was told to this person is not read.
    pub unread: bool,
    /// Whether this person muted it.
    pub muted: bool,
    /// Whether this person archived it.
    pub archived: bool,
    /// The newest message's beginning.
    pub said: LastWords,
    /// The document it is about: id, kind, number.
    pub document: Option<(String, DocumentKind, String)>,
}

/// The beginning of the newest message.
#[derive(Debug, Clone)]
pub struct LastWords {
    /// At most 160 characters; empty when withdrawn or only files.
    pub text: String,
    /// The author's name; the organization's if Kontor wrote it.
    pub author: String,
    /// Whether our side wrote it.
    pub ours: bool,
    /// Whether this very person wrote it.
    pub mine: bool,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
}

/// The two counts that stand anywhere, both at most 100, which is shown as 99+.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Conversations with something told and not read.
    pub unread: i64,
    /// Conversations that wait for us.
    pub waiting_for_us: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
    conversation_id: String,
    partner_id: String,
    partner_name: String,
    subject: String,
    #[sqlx(try_from = "String")]
    topic: Topic,
    #[sqlx(try_from = "String")]
    turn: Turn,
    turn_since: i64,
    taken_by: Option<String>,
    taken_name: Option<String>,
    last_at: i64,
    last_seq: i64,
    told_seq: i64,
    read_seq: i64,
    muted: bool,
    archived: bool,
    said: String,
    said_for: Option<String>,
    said_by: Option<String>,
    author: Option<String>,
    withdrawn_at: Option<i64>,
    document_id: Option<String>,
    kind: Option<String>,
    number: Option<String>,
}

const COLUMNS: &str =
    "SELECT s.conversation_id, s.partner_id, o.name AS partner_name, c.subject, s.topic, s.turn, s.turn_since, s.taken_by,
   tp.name AS taken_name, s.last_at, s.last_seq, COALESCE(t.told_seq, 0) AS told_seq, COALESCE(t.read_seq, 0) AS read_seq,
   COALESCE(t.muted, FALSE) AS muted, COALESCE(t.archived, FALSE) AS archived, COALESCE(substr(m.body, 1, 160), '') AS said,
   m.organization_id AS said_for, m.person_id AS said_by, mp.name AS author, m.withdrawn_at, d.id AS document_id, d.kind, d.number";

const JOINS: &str = "JOIN conversation c ON c.id = s.conversation_id
 JOIN organization o ON o.id = s.partner_id
 LEFT JOIN message m ON m.conversation_id = s.conversation_id AND m.seq = s.last_seq
 LEFT JOIN person mp ON mp.id = m.person_id
 LEFT JOIN person tp ON tp.id = s.taken_by
 LEFT JOIN document d ON d.id = c.document_id";

impl Store {
    /// The conversations this person may open, newest activity first. One more than `limit` is never given:
    /// ask with the last row's cursor for the next page.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn inbox(&self, viewer: &Viewer, query: &InboxQuery<'_>) -> Result<Vec<InboxRow>> {
        if !viewer.permissions().has(Permission::Messages) {
            return Ok(Vec::new());
        }
        let mut values = vec![Value::Text(viewer.person().as_str()), Value::Text(viewer.organization().as_str())];
        let seat = match query.filter {
            Some(Filter::Unread | Filter::Archived) => "JOIN",
            _ => "LEFT JOIN",
        };
        let mut clauses = vec![filter(query.filter.unwrap_or(Filter::All)).to_owned()];
        let topics = topics(viewer);
        if topics.len() < Topic::ALL.len() {
            clauses.push(format!("s.topic IN {}", in_list(&mut values, topics)));
        }
        if let Some(partner) = query.partner {
            values.push(Value::Text(partner));
            clauses.push(format!("s.partner_id = ${}", values.len()));
        }
        if let Some(paper) = query.document {
            values.push(Value::Text(paper.document().as_str()));
            let on = format!("SELECT conversation_id FROM conversation_document WHERE document_id = ${}", values.len());
            clauses.push(format!("s.conversation_id IN ({on})"));
        }
        let search = crate::search::Search::new(self.engine(), viewer.organization(), query.words);
        if let Some(search) = &search {
            clauses.push(format!("s.conversation_id IN ({})", search.conversations(&mut values)));
        }
        if let Some(InboxCursor { last_at, conversation }) = &query.after {
            values.extend([Value::Int(*last_at), Value::Text(conversation)]);
            clauses.push(format!("(s.last_at, s.conversation_id) < (${}, ${})", values.len() - 1, values.len()));
        }
        let text = format!(
            "{COLUMNS} FROM side s {seat} seat t ON t.conversation_id = s.conversation_id AND t.person_id = $1 {JOINS}
             WHERE s.organization_id = $2 AND {} ORDER BY s.last_at DESC, s.conversation_id DESC LIMIT {}",
            clauses.join(" AND "),
            query.limit
        );
        let mut tx = self.look().await?;
        let rows: Vec<Row> = sql!(all Row, &mut tx, text, ..&values)?;
        rows.into_iter().map(|row| shown(row, viewer)).collect()
    }

    /// Unread and waiting for us, each counted to 100 at most.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn counts(&self, viewer: &Viewer) -> Result<Counts> {
        let may = viewer.permissions();
        if !may.has(Permission::Messages) {
            return Ok(Counts::default());
        }
        let (orders, invoices) = (may.may_open(Topic::Orders), may.may_open(Topic::Invoices));
        let mut tx = self.look().await?;
        let (unread,) = sql!(one (i64,), tx,
            "SELECT COUNT(*) FROM (SELECT 1 AS one FROM seat t JOIN side s ON s.conversation_id = t.conversation_id AND s.organization_id = t.organization_id
               WHERE t.person_id = $1 AND t.told_seq > t.read_seq AND NOT t.archived
               AND (s.topic = '' OR (s.topic = 'orders' AND $2) OR (s.topic = 'invoices' AND $3)) LIMIT 100) AS found",
            viewer.person().as_str(), orders, invoices)?;
        let (waiting_for_us,) = sql!(one (i64,), tx,
            "SELECT COUNT(*) FROM (SELECT 1 AS one FROM side s LEFT JOIN seat t ON t.conversation_id = s.conversation_id AND t.person_id = $1
               WHERE s.organization_id = $2 AND s.turn = 'ours' AND NOT COALESCE(t.archived, FALSE)
               AND (s.topic = '' OR (s.topic = 'orders' AND $3) OR (s.topic = 'invoices' AND $4)) LIMIT 100) AS found",
            viewer.person().as_str(), viewer.organization().as_str(), orders, invoices)?;
        Ok(Counts { unread, waiting_for_us })
    }
}

/// The topics this person may open.
pub(crate) fn topics(viewer: &Viewer) -> Vec<&'static str> {
    Topic::ALL.iter().filter(|topic| viewer.permissions().may_open(**topic)).map(|topic| topic.as_str()).collect()
}

const fn filter(filter: Filter) -> &'static str {
    match filter {
        Filter::All => "NOT COALESCE(t.archived, FALSE)",
        Filter::Unread => "t.told_seq > t.read_seq AND NOT t.archived",
        Filter::Mine => "(s.taken_by = $1 OR t.in_it) AND NOT COALESCE(t.archived, FALSE)",
        Filter::WaitingForUs => "s.turn = 'ours' AND NOT COALESCE(t.archived, FALSE)",
        Filter::WaitingForThem => "s.turn = 'theirs' AND NOT COALESCE(t.archived, FALSE)",
        Filter::Archived => "t.archived",
    }
}

fn shown(row: Row, viewer: &Viewer) -> Result<InboxRow> {
    let document = match (row.document_id, row.kind, row.number) {
        (Some(id), Some(kind), Some(number)) => Some((id, kind.parse().map_err(crate::access::damaged)?, number)),
        _ => None,
    };
    let ours = row.said_for.as_deref() == Some(viewer.organization().as_str());
    let firm = if ours { viewer.organization_name() } else { &row.partner_name };
    Ok(InboxRow {
        said: LastWords {
            text: row.said,
            author: row.author.unwrap_or_else(|| firm.to_owned()),
            ours,
            mine: row.said_by.as_deref() == Some(viewer.person().as_str()),
            withdrawn: row.withdrawn_at.is_some(),
        },
        conversation: row.conversation_id,
        partner: row.partner_id,
        partner_name: row.partner_name,
        subject: row.subject,
        topic: row.topic,
        turn: row.turn,
        turn_since: row.turn_since,
        taken_by: row.taken_by.zip(row.taken_name),
        last_at: row.last_at,
        last_seq: row.last_seq,
        unread: row.told_seq > row.read_seq,
        muted: row.muted,
        archived: row.archived,
        document,
    })
}

impl InboxRow {
    /// Where this row stands, for the next page.
    pub fn cursor(&self) -> InboxCursor {
        InboxCursor { last_at: self.last_at, conversation: self.conversation.clone() }
    }
}

impl std::str::FromStr for InboxCursor {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let (at, conversation) = text.split_once('.').ok_or(Error::NotFound)?;
        Ok(Self { last_at: at.parse().map_err(|_| Error::NotFound)?, conversation: conversation.to_owned() })
    }
}

impl std::fmt::Display for InboxCursor {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}.{}", self.last_at, self.conversation)
    }
}
