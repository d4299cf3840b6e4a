//! What the API gives and takes: one shape per thing, with times as RFC 3339 in UTC and ids as opaque strings.

use kontor_store::model::ids::MessageId;
use kontor_store::model::{Filter, Millis, Turn, Via};
use kontor_store::{Event, FileOf, InboxRow, Message, MessageAbout, Seated, ThreadHead, Written};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A moment as RFC 3339 in UTC, to the millisecond.
pub fn moment(ms: Millis) -> String {
    jiff::Timestamp::from_millisecond(ms).map_or_else(|_| String::new(), |at| format!("{at:.3}"))
}

/// One page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Page<T> {
    /// The things, in the order of the list.
    pub items: Vec<T>,
    /// Where the next page begins; null on the last one. Opaque.
    pub next_cursor: Option<String>,
}

impl<T> Page<T> {
    /// Of one row more than `limit`, the last only says that there is more.
    pub fn cut<R>(mut rows: Vec<R>, limit: usize, cursor: impl Fn(&R) -> String, shape: impl Fn(R) -> T) -> Self {
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next_cursor = rows.last().filter(|_| more).map(cursor);
        Self { items: rows.into_iter().map(shape).collect(), next_cursor }
    }
}

/// A line of a document.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct LineShape {
    pub document_id: String,
    /// The line's number, as it stands in the document.
    pub number: String,
}

/// A message.
#[derive(Debug, Serialize, ToSchema)]
pub struct MessageShape {
    pub id: String,
    /// Its number in the conversation, from 1, without gaps.
    pub seq: i64,
    pub conversation_id: String,
    pub author: Author,
    /// Plain text; empty once withdrawn.
    pub body: String,
    #[schema(value_type = String, example = "web")]
    pub via: Via,
    pub sent_at: String,
    /// When it was withdrawn, if it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withdrawn_at: Option<String>,
    /// Digest of this message and all before it.
    pub digest: String,
    pub attachments: Vec<AttachmentShape>,
    /// The line of a document that it is about, if it points at one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<LineShape>,
    /// The document whose answer it tells, if Kontor wrote it for one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_document_id: Option<String>,
}

/// Who wrote it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Author {
    pub name: String,
    pub organization_id: String,
    pub organization_name: String,
    /// Null where Kontor wrote in the organization's name.
    pub person_id: Option<String>,
}

/// A file of a message, or an upload that no message has claimed yet.
#[derive(Debug, Serialize, ToSchema)]
pub struct AttachmentShape {
    pub id: String,
    pub name: String,
    /// Told from the bytes.
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// Hexadecimal.
    pub sha256: String,
}

impl From<FileOf> for AttachmentShape {
    fn from(file: FileOf) -> Self {
        Self { id: file.id, name: file.name, media_type: file.media_type, size: file.size, sha256: file.sha256 }
    }
}

impl MessageShape {
    /// A message that its author has just written.
    pub fn written(seated: &Seated, id: &MessageId, seq: i64, written: Written) -> Self {
        let author = seated.viewer();
        Self {
            id: id.to_string(),
            seq,
            conversation_id: seated.conversation().to_string(),
            author: Author {
                name: author.name().to_owned(),
                organization_id: author.organization().to_string(),
                organization_name: author.organization_name().to_owned(),
                person_id: Some(author.person().to_string()),
            },
            body: written.body,
            via: written.via,
            sent_at: moment(written.sent_at),
            withdrawn_at: None,
            digest: written.digest,
            attachments: written.files.into_iter().map(Into::into).collect(),
            line: None,
            source_document_id: None,
        }
    }

    /// With the line that it is about, and the document that speaks in it.
    #[must_use]
    pub fn about(self, about: Option<&MessageAbout>) -> Self {
        let Some(about) = about else { return self };
        let line = about.line_document.clone().zip(about.line.clone());
        let line = line.map(|(document_id, number)| LineShape { document_id, number });
        Self { line, source_document_id: about.source_id.clone(), ..self }
    }

    pub fn new(conversation: &str, message: Message) -> Self {
        Self {
            id: message.id,
            seq: message.seq,
            conversation_id: conversation.to_owned(),
            author: Author {
                name: message.name,
                organization_id: message.organization,
                organization_name: message.organization_name,
                person_id: message.person,
            },
            body: message.body,
            via: message.via,
            sent_at: moment(message.sent_at),
            withdrawn_at: message.withdrawn_at.map(moment),
            digest: message.digest,
            attachments: message.files.into_iter().map(Into::into).collect(),
            line: None,
            source_document_id: None,
        }
    }
}

/// A conversation as it stands in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct ConversationShape {
    pub id: String,
    pub subject: String,
    pub partner: PartnerName,
    /// The document it is about.
    pub document: Option<DocumentName>,
    /// `ours`, `theirs` or `nobody`.
    #[schema(value_type = String, example = "ours")]
    pub turn: Turn,
    pub turn_since: String,
    pub unread: bool,
    pub muted: bool,
    pub archived: bool,
    /// Who of our side took it.
    pub owner: Option<PersonName>,
    /// Number of the newest message.
    pub last_seq: i64,
    pub last_activity_at: String,
    /// How far this person has read; only on a single conversation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_seq: Option<i64>,
    /// All documents of it that this person may open; only on a single conversation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub documents: Option<Vec<DocumentName>>,
    /// Whether a message may be written now, or why not; only on a single conversation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub availability: Option<String>,
    /// The beginning of the newest message; only in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_message: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct PartnerName {
    pub id: String,
    pub name: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct PersonName {
    pub id: String,
    pub name: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct DocumentName {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub number: String,
}

impl From<InboxRow> for ConversationShape {
    fn from(row: InboxRow) -> Self {
        Self {
            id: row.conversation,
            subject: row.subject,
            partner: PartnerName { id: row.partner, name: row.partner_name },
            document: row.document.map(|(id, kind, number)| DocumentName { id, kind: kind.to_string(), number }),
            turn: row.turn,
            turn_since: moment(row.turn_since),
            unread: row.unread,
            muted: row.muted,
            archived: row.archived,
            owner: row.taken_by.map(|(id, name)| PersonName { id, name }),
            last_seq: row.last_seq,
            last_activity_at: moment(row.last_at),
            read_seq: None,
            documents: None,
            availability: None,
            last_message: Some(row.said.text),
        }
    }
}

impl ConversationShape {
    pub fn single(id: &str, head: ThreadHead, documents: Vec<DocumentName>, availability: String) -> Self {
        let unread = head.unread();
        let about = head.document_id.as_deref().and_then(|about| documents.iter().find(|document| document.id == about));
        Self {
            document: about.map(|d| DocumentName { id: d.id.clone(), kind: d.kind.clone(), number: d.number.clone() }),
            id: id.to_owned(),
            subject: head.subject,
            partner: PartnerName { id: head.partner_id.to_string(), name: head.partner_name },
            turn: head.turn,
            turn_since: moment(head.turn_since),
            unread,
            muted: head.muted,
            archived: head.archived,
            owner: head.taken_by.zip(head.taken_name).map(|(id, name)| PersonName { id, name }),
            last_seq: head.last_seq,
            last_activity_at: moment(head.last_at),
            read_seq: Some(head.read_seq),
            documents: Some(documents),
            availability: Some(availability),
            last_message: None,
        }
    }
}

/// An event in a thread. Events have no number; each stands after a message.
#[derive(Debug, Serialize, ToSchema)]
pub struct EventShape {
    pub id: String,
    pub conversation_id: String,
    /// What happened, a stable word.
    #[serde(rename = "type")]
    pub kind: String,
    pub at: String,
    /// Number of the message it stands after.
    pub after_seq: i64,
    pub organization_id: String,
    /// Who did it.
    pub person: Option<String>,
    /// The colleague it is about.
    pub colleague: Option<String>,
    /// The document it is about.
    pub document: Option<DocumentName>,
}

impl EventShape {
    pub fn new(conversation: &str, event: Event) -> Self {
        let kind = event.document_kind();
        let document = event.document_id.zip(kind).zip(event.document_number);
        Self {
            id: event.id,
            conversation_id: conversation.to_owned(),
            kind: event.kind.to_string(),
            at: moment(event.at),
            after_seq: event.after_seq,
            organization_id: event.organization_id,
            person: event.person,
            colleague: event.other_person,
            document: document.map(|((id, kind), number)| DocumentName { id, kind: kind.to_string(), number }),
        }
    }
}

/// How a list of conversations is asked for.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct ConversationsQuery {
    /// Which; all that are not archived if none is named.
    #[param(value_type = Option<String>, example = "waiting_for_us")]
    pub filter: Option<Filter>,
    /// Words in partner, subject, text, document number or attachment names.
    pub q: String,
    /// Only those on this document.
    pub document_id: Option<String>,
    /// Only those with this trading partner.
    pub partner_id: Option<String>,
    /// The `next_cursor` of the page before.
    pub cursor: Option<String>,
    /// 1 to 200, 50 if not given.
    pub limit: Option<i64>,
}

/// A page's length: 1 to 200, 50 if not given.
pub fn page_length(asked: Option<i64>) -> crate::error::Result<i64> {
    use crate::error::{Error, Sentence};
    match asked.unwrap_or(50) {
        limit @ 1..=200 => Ok(limit),
        _ => Err(Error::field("limit", Sentence::new("invalid-page-length"))),
    }
}
