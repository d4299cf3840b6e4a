//! Conversations and their messages for programs.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use kontor_store::model::Via;
use kontor_store::model::ids::OrganizationId;
use kontor_store::{InboxQuery, LineOf, Message, Paper, Posted, Seated, Viewer};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::cursor;
use super::shapes::{ConversationShape, ConversationsQuery, DocumentName, EventShape, LineShape, MessageShape, Page, page_length};
use crate::actions::converse::Beginning;
use crate::actions::{self, Words};
use crate::app::App;
use crate::error::{Error, FieldFault, Result, Sentence};
use crate::gate::{Json, Path, Program, Query};

/// A new conversation.
#[derive(Debug, Deserialize, ToSchema)]
pub struct NewConversationShape {
    /// With whom; not needed with a document, whose other party it then is.
    #[serde(default)]
    pub partner_id: Option<String>,
    /// 1 to 200 characters.
    #[serde(default)]
    pub subject: String,
    /// In context of which document.
    #[serde(default)]
    pub document_id: Option<String>,
    #[serde(default)]
    pub body: String,
    /// Ids of uploads, at most 20.
    #[serde(default)]
    pub attachment_ids: Vec<String>,
    /// The line of a document that the message is about.
    #[serde(default)]
    pub line: Option<LineShape>,
}

/// A new message.
#[derive(Debug, Deserialize, ToSchema)]
pub struct NewMessageShape {
    #[serde(default)]
    pub body: String,
    /// Ids of uploads, at most 20.
    #[serde(default)]
    pub attachment_ids: Vec<String>,
    /// The line of a document that the message is about.
    #[serde(default)]
    pub line: Option<LineShape>,
}

/// What began: the conversation's id and its first message.
#[derive(Debug, Serialize, ToSchema)]
pub struct Begun {
    pub id: String,
    pub message: MessageShape,
}

/// Which messages of a thread.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct MessagesQuery {
    /// Only those with a larger number.
    pub after: Option<i64>,
    /// Only those with a smaller number.
    pub before: Option<i64>,
    /// 1 to 200, 50 if not given.
    pub limit: Option<i64>,
}

/// The sender's own name for a request: sent again, it is answered from what it did the first time.
pub fn idempotency_key(headers: &HeaderMap) -> Result<Option<String>> {
    let Some(value) = headers.get("idempotency-key") else { return Ok(None) };
    match value.to_str() {
        Ok(key) if (1..=200).contains(&key.len()) => Ok(Some(key.to_owned())),
        _ => Err(Error::field("Idempotency-Key", Sentence::new("invalid-idempotency-key"))),
    }
}

fn words(body: String, attachments: Vec<String>, line: Option<LineShape>, headers: &HeaderMap) -> Result<Words> {
    let line = line.map(|line| LineOf { document: line.document_id.into(), line: line.number });
    Ok(Words { body, attachments, via: Via::Api, client_key: idempotency_key(headers)?, line })
}

/// The conversations this person may open, newest activity first.
#[utoipa::path(get, path = "/api/v1/conversations", tag = "conversations", params(ConversationsQuery), responses((status = 200, body = Page<ConversationShape>)))]
pub async fn list(
    State(app): State<App>,
    Program(viewer): Program,
    Query(query): Query<ConversationsQuery>,
) -> Result<Json<Page<ConversationShape>>> {
    let limit = page_length(query.limit)?;
    let document = match &query.document_id {
        Some(id) => Some(viewer.paper(&app.store, id).await?),
        None => None,
    };
    let after = query.cursor.as_deref().map(str::parse).transpose().map_err(|_| cursor::unknown())?;
    let asked = InboxQuery {
        filter: query.filter,
        words: &query.q,
        document: document.as_ref(),
        partner: query.partner_id.as_deref(),
        after,
        limit: limit + 1,
    };
    let rows = app.store.inbox(&viewer, &asked).await?;
    let limit = usize::try_from(limit).unwrap_or_default();
    Ok(Json(Page::cut(rows, limit, |row| row.cursor().to_string(), ConversationShape::from)))
}

/// One conversation.
#[utoipa::path(get, path = "/api/v1/conversations/{id}", tag = "conversations", responses((status = 200, body = ConversationShape)))]
pub async fn show(State(app): State<App>, Program(viewer): Program, Path(id): Path<String>) -> Result<Json<ConversationShape>> {
    let seated = viewer.seat(&app.store, &id).await?;
    let head = app.store.thread_head(&seated).await?;
    let papers = app.store.linked_papers(&seated).await?;
    let documents = papers.into_iter().map(|p| DocumentName { id: p.id, kind: p.kind.to_string(), number: p.number }).collect();
    let availability = app.store.availability_in(&seated).await?.to_string();
    Ok(Json(ConversationShape::single(&id, head, documents, availability)))
}

/// Begins a conversation with a first message. With an `Idempotency-Key`, the same request again answers 200 with the same id.
#[utoipa::path(post, path = "/api/v1/conversations", tag = "conversations", request_body = NewConversationShape,
    responses((status = 201, body = Begun), (status = 200, body = Begun, description = "Sent before with this key")))]
pub async fn create(
    State(app): State<App>,
    Program(viewer): Program,
    headers: HeaderMap,
    Json(new): Json<NewConversationShape>,
) -> Result<(StatusCode, Json<Begun>)> {
    let document = document_of(&app, &viewer, new.document_id.as_deref()).await?;
    let words = words(new.body, new.attachment_ids, new.line.clone(), &headers)?;
    let beginning = Beginning { partner: new.partner_id, document, subject: new.subject, words };
    let posted = actions::converse::converse(&app, &viewer, beginning).await.map_err(in_our_words)?;
    let (status, id) = (created(posted.fresh), posted.conversation.clone());
    let seated = viewer.seat(&app.store, &id).await?;
    Ok((status, Json(Begun { id, message: message(&app, &seated, posted, new.line).await? })))
}

async fn document_of(app: &App, viewer: &Viewer, id: Option<&str>) -> Result<Option<Paper>> {
    Ok(match id {
        Some(id) => Some(viewer.paper(&app.store, id).await?),
        None => None,
    })
}

/// Faults as they are called here: a form of ours has other names for some fields.
pub fn in_our_words(fault: Error) -> Error {
    let Error::Invalid(mut faults) = fault else { return fault };
    for fault in &mut faults {
        match fault.field {
            "partner" => fault.field = "partner_id",
            "attachments" => fault.field = "attachment_ids",
            "client_key" => *fault = FieldFault { field: "Idempotency-Key", sentence: Sentence::new("idempotency-key-reused") },
            _ => {}
        }
    }
    Error::Invalid(faults)
}

fn created(fresh: bool) -> StatusCode {
    if fresh { StatusCode::CREATED } else { StatusCode::OK }
}

/// What was written. Sent again under its key it is the same, line and all.
async fn message(app: &App, seated: &Seated, posted: Posted, line: Option<LineShape>) -> Result<MessageShape> {
    let shape = match posted.written {
        Some(written) => MessageShape::written(seated, &posted.id, posted.seq, written),
        None => MessageShape::new(seated.conversation().as_str(), app.store.message(seated, posted.seq).await?),
    };
    Ok(MessageShape { line, ..shape })
}

/// Messages by number, always ascending: the newest ones, or those after or before a number.
#[utoipa::path(get, path = "/api/v1/conversations/{id}/messages", tag = "messages", params(MessagesQuery), responses((status = 200, body = Page<MessageShape>)))]
pub async fn messages(
    State(app): State<App>,
    Program(viewer): Program,
    Path(id): Path<String>,
    Query(query): Query<MessagesQuery>,
) -> Result<Json<Page<MessageShape>>> {
    let limit = page_length(query.limit)?;
    let seated = viewer.seat(&app.store, &id).await?;
    let messages = app.store.messages(&seated, query.after, query.before, limit).await?;
    let (first, last) = (messages.first().map_or(0, |message| message.seq), messages.last().map_or(0, |message| message.seq));
    let about = app.store.messages_about(&seated, first, last).await?;
    let shape = |message: Message| {
        let about = about.iter().find(|about| about.seq == message.seq);
        MessageShape::new(&id, message).about(about)
    };
    let items = messages.into_iter().map(shape).collect();
    Ok(Json(Page { items, next_cursor: None }))
}

/// Writes a message; 201 once it is durable. With an `Idempotency-Key`, the same request again answers 200 with the same id.
#[utoipa::path(post, path = "/api/v1/conversations/{id}/messages", tag = "messages", request_body = NewMessageShape,
    responses((status = 201, body = MessageShape), (status = 200, body = MessageShape, description = "Sent before with this key")))]
pub async fn post(
    State(app): State<App>,
    Program(viewer): Program,
    Path(id): Path<String>,
    headers: HeaderMap,
    Json(new): Json<NewMessageShape>,
) -> Result<(StatusCode, Json<MessageShape>)> {
    let seated = viewer.seat(&app.store, &id).await?;
    let words = words(new.body, new.attachment_ids, new.line.clone(), &headers)?;
    let posted = actions::post::post(&app, &seated, words).await.map_err(in_our_words)?;
    Ok((created(posted.fresh), Json(message(&app, &seated, posted, new.line).await?)))
}

/// The events of a thread that our side sees, in order.
#[utoipa::path(get, path = "/api/v1/conversations/{id}/events", tag = "messages", responses((status = 200, body = Page<EventShape>)))]
pub async fn events(State(app): State<App>, Program(viewer): Program, Path(id): Path<String>) -> Result<Json<Page<EventShape>>> {
    let seated = viewer.seat(&app.store, &id).await?;
    let events = app.store.events(&seated, 0, i64::MAX).await?;
    let items = events.into_iter().map(|event| EventShape::new(&id, event)).collect();
    Ok(Json(Page { items, next_cursor: None }))
}

/// Takes a message back within 60 s, while nobody on the other side has seen it.
#[utoipa::path(put, path = "/api/v1/conversations/{id}/messages/{seq}/withdrawal", tag = "messages", responses((status = 204)))]
pub async fn withdraw(State(app): State<App>, Program(viewer): Program, Path((id, seq)): Path<(String, i64)>) -> Result<StatusCode> {
    let seated = viewer.seat(&app.store, &id).await?;
    actions::withdraw::withdraw(&app, &seated, seq).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Asks a partner to turn messaging on; at most once a week.
#[utoipa::path(post, path = "/api/v1/partners/{id}/request", tag = "partners", responses((status = 204), (status = 409, description = "Asked within the week")))]
pub async fn ask(State(app): State<App>, Program(viewer): Program, Path(id): Path<String>) -> Result<StatusCode> {
    actions::ask_messaging::ask_messaging(&app, &viewer, &OrganizationId::from(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
