//! Live hints: who should look again at what. Ids only, never content; the log lets a stream resume.

mod elsewhere;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use kontor_model::ids::{OrganizationId, new_id, time_of};
use kontor_model::{Millis, Topic, worded};
use tokio::sync::mpsc;

use crate::access::Viewer;
use crate::db::{Store, Tx};
use crate::error::Result;
use crate::rows::{self, Value};

pub use elsewhere::{Elsewhere, Heard};

worded! {
    /// What has changed.
    HintKind {
        /// A message came, was withdrawn, or a conversation began.
        Message = "message",
        /// Something was read or seen, archived or muted.
        Read = "read",
        /// An event, a turn, an owner.
        Event = "event",
        /// A document came or changed.
        Document = "document",
        /// The account, a relationship or a permission: what may be done has changed.
        Account = "account",
    }
}

/// One hint, for the streams of one organization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// Sorts by time; what a stream resumes after.
    pub id: String,
    /// When.
    pub at: Millis,
    /// Whose streams.
    pub organization: String,
    /// This person's alone, if set.
    pub person: Option<String>,
    /// The permission without which it stays unknown.
    pub topic: Topic,
    /// What has changed.
    pub kind: HintKind,
    /// In which conversation.
    pub conversation: Option<String>,
    /// The newest message's number there.
    pub seq: Option<i64>,
    /// On which document.
    pub document: Option<String>,
}

impl Hint {
    /// A hint for an organization; the rest is filled in by the caller.
    pub(crate) fn new(kind: HintKind, organization: &str, topic: Topic, at: Millis) -> Self {
        Self {
            id: new_id(at),
            at,
            organization: organization.to_owned(),
            person: None,
            topic,
            kind,
            conversation: None,
            seq: None,
            document: None,
        }
    }

    #[must_use]
    pub(crate) fn conversation(mut self, id: &str, seq: Option<i64>) -> Self {
        self.conversation = Some(id.to_owned());
        self.seq = seq;
        self
    }

    #[must_use]
    pub(crate) fn document(mut self, id: &str) -> Self {
        self.document = Some(id.to_owned());
        self
    }

    #[must_use]
    pub(crate) fn person(mut self, id: &str) -> Self {
        self.person = Some(id.to_owned());
        self
    }

    /// Whether this person's streams may carry it.
    pub fn is_for(&self, viewer: &Viewer) -> bool {
        let about_talk = self.conversation.is_some();
        self.organization == viewer.organization().as_str()
            && self.person.as_deref().is_none_or(|p| p == viewer.person().as_str())
            && if about_talk { viewer.permissions().may_talk(self.topic) } else { viewer.permissions().may_open(self.topic) }
    }
}

/// How many batches of hints may wait for whoever hands them to the streams.
const WAITING: usize = 1024;

/// Where committed hints go: to the one task that hands them to streams. What overflows is told by `overflown`.
#[derive(Debug, Clone)]
pub struct Hints {
    out: mpsc::Sender<Vec<Hint>>,
    queue: Arc<std::sync::Mutex<Option<mpsc::Receiver<Vec<Hint>>>>>,
    overflown: Arc<AtomicBool>,
    /// Whether somebody hands out what is committed here.
    heard: Arc<AtomicBool>,
    /// Who writes: marks what a server hands out by itself, so that it does not hear it again from the database.
    node: Arc<str>,
}

impl Default for Hints {
    fn default() -> Self {
        let (out, queue) = mpsc::channel(WAITING);
        Self {
            out,
            queue: Arc::new(std::sync::Mutex::new(Some(queue))),
            overflown: Arc::default(),
            heard: Arc::default(),
            // Only to tell servers and commands on one database apart: it is never compared by time.
            node: new_id(0).into(),
        }
    }
}

impl Hints {
    pub(crate) fn send(&self, hints: Vec<Hint>) {
        if !hints.is_empty() && self.out.try_send(hints).is_err() {
            self.overflown.store(true, Ordering::Relaxed);
        }
    }

    /// The receiving end; the first caller gets it.
    pub fn receive(&self) -> Option<mpsc::Receiver<Vec<Hint>>> {
        let queue = self.queue.lock().ok()?.take()?;
        self.heard.store(true, Ordering::Relaxed);
        Some(queue)
    }

    /// Whether hints were lost since the last call: every stream must then be told to look at everything.
    pub fn overflown(&self) -> bool {
        self.overflown.swap(false, Ordering::Relaxed)
    }
}

/// Writes them into the log, and leaves word for the other servers and commands on this database where there may be any.
pub(crate) async fn log(tx: &mut Tx, outbox: &Hints, hints: &[Hint]) -> Result<()> {
    let Some(first) = hints.first() else { return Ok(()) };
    let batch = outbox.told_elsewhere(tx.engine()).then(|| outbox.batch(&first.id));
    let mut values = Vec::with_capacity(hints.len() * 10);
    for hint in hints {
        values.extend([
            Value::Text(&hint.id),
            Value::Int(hint.at),
            Value::Text(&hint.organization),
            Value::MaybeText(hint.person.as_deref()),
            Value::Text(hint.topic.as_str()),
            Value::Text(hint.kind.as_str()),
            Value::MaybeText(hint.conversation.as_deref()),
            Value::MaybeInt(hint.seq),
            Value::MaybeText(hint.document.as_deref()),
            Value::MaybeText(batch.as_deref()),
        ]);
    }
    let head = "INSERT INTO hint (id, at, organization_id, person_id, topic, kind, conversation_id, seq, document_id, batch)";
    rows::insert(tx, head, 10, &values, "ON CONFLICT DO NOTHING").await?;
    match batch {
        Some(batch) => elsewhere::leave_word(tx, &batch).await,
        None => Ok(()),
    }
}

#[derive(sqlx::FromRow)]
struct HintRow {
    id: String,
    at: i64,
    organization_id: String,
    person_id: Option<String>,
    #[sqlx(try_from = "String")]
    topic: Topic,
    #[sqlx(try_from = "String")]
    kind: HintKind,
    conversation_id: Option<String>,
    seq: Option<i64>,
    document_id: Option<String>,
}

impl From<HintRow> for Hint {
    fn from(row: HintRow) -> Self {
        Self {
            id: row.id,
            at: row.at,
            organization: row.organization_id,
            person: row.person_id,
            topic: row.topic,
            kind: row.kind,
            conversation: row.conversation_id,
            seq: row.seq,
            document: row.document_id,
        }
    }
}

/// How much further back a replay goes than asked: ids may commit out of order, and a hint does no harm twice.
const OVERLAP_MS: Millis = 10_000;
/// The most hints a replay gives; past that the stream is better told to look at everything.
const REPLAY: usize = 500;
/// How long hints are kept.
const KEPT_MS: Millis = 3_600_000;

impl Store {
    /// The hints since `after`, the id of anything that a stream has had; `None` if it is none, too old, or there are too many.
    ///
    /// An id says itself when it was made, so a stream can resume after any moment, also one in which there was no hint.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn hints_after(&self, viewer: &Viewer, after: &str, now: Millis) -> Result<Option<Vec<Hint>>> {
        let Some(at) = time_of(after).filter(|at| (now - KEPT_MS + OVERLAP_MS..=now + OVERLAP_MS).contains(at)) else { return Ok(None) };
        let mut tx = self.look().await?;
        let organization: &OrganizationId = viewer.organization();
        let rows = sql!(all HintRow, tx,
            "SELECT id, at, organization_id, person_id, topic, kind, conversation_id, seq, document_id FROM hint
             WHERE organization_id = $1 AND at >= $2 ORDER BY at, id LIMIT 501",
            organization.as_str(), at - OVERLAP_MS)?;
        if rows.len() > REPLAY {
            return Ok(None);
        }
        let hints = rows.into_iter().map(Hint::from);
        Ok(Some(hints.filter(|hint| hint.is_for(viewer)).collect()))
    }

    /// Forgets hints older than an hour, at most 500 at a time; says how many.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn sweep_hints(&self, now: Millis) -> Result<u64> {
        let mut tx = self.write().await?;
        let gone =
            sql!(run, tx, "DELETE FROM hint WHERE id IN (SELECT id FROM hint WHERE at < $1 ORDER BY at, id LIMIT 500)", now - KEPT_MS)?;
        tx.commit().await?;
        Ok(gone)
    }
}
