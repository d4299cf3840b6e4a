//! One story for programs: what was said about a document, what belongs with it, its versions, and a query of it.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kontor_documents::Document;
use kontor_store::model::Via;
use kontor_store::{Entry, Related};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::conversations::{idempotency_key, in_our_words};
use super::shapes::{Page, moment};
use crate::actions::{self, Words};
use crate::app::App;
use crate::differences::Differences;
use crate::error::{Error, Result};
use crate::gate::{Json, Path, Program};
use crate::i18n::Reader;

/// Something that was said about a document.
#[derive(Debug, Serialize, ToSchema)]
pub struct EntryShape {
    /// For a query from the document's page: the name of its Invoice Response.
    pub id: String,
    pub at: String,
    /// A stable word: `under_query`, `approved`, `confirmed_with_changes`, `changed` …
    pub says: String,
    /// Calendar date, or null.
    pub said_on: Option<String>,
    pub organization_id: String,
    /// The document that says it.
    pub source: Option<SourceShape>,
    /// Reasons, actions and expected values as they were read.
    #[schema(value_type = Option<Object>)]
    pub response: Option<serde_json::Value>,
    /// False where it breaks the order of answers.
    pub in_order: bool,
    /// Where it was told.
    pub conversation_id: Option<String>,
    pub seq: Option<i64>,
    /// Why it was not told: a word of availability.
    pub not_told: Option<String>,
}

/// A document that is named.
#[derive(Debug, Serialize, ToSchema)]
pub struct SourceShape {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub number: String,
}

/// A document that belongs with another one.
#[derive(Debug, Serialize, ToSchema)]
pub struct RelatedShape {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub number: String,
    pub issue_date: Option<String>,
    pub status: String,
}

/// A version of a document.
#[derive(Debug, Serialize, ToSchema)]
pub struct VersionShape {
    pub version: i64,
    #[serde(rename = "type")]
    pub kind: String,
    pub received_at: String,
}

/// A version with what it changed, in words of the token's person.
#[derive(Debug, Serialize, ToSchema)]
pub struct VersionWhole {
    pub version: i64,
    #[serde(rename = "type")]
    pub kind: String,
    pub received_at: String,
    /// One line for each difference from the version before.
    pub changes: Vec<String>,
    /// The canonical record.
    #[schema(value_type = Object)]
    pub record: serde_json::Value,
}

/// What is asked about an invoice.
#[derive(Debug, Deserialize, ToSchema)]
pub struct QueryShape {
    /// Codes of `OPStatusReason`, at least one: `PRI`, `QTY`, `ITM` …
    #[serde(default)]
    pub reasons: Vec<String>,
    /// Codes of `OPStatusAction`: `PIN`, `NIN` …
    #[serde(default)]
    pub actions: Vec<String>,
    #[serde(default)]
    pub expected: Vec<ExpectedShape>,
    #[serde(default)]
    pub body: String,
}

/// A field and the value that it should have.
#[derive(Debug, Deserialize, ToSchema)]
pub struct ExpectedShape {
    /// A business term of EN 16931, such as `BT-13`.
    pub field: String,
    pub value: String,
}

/// What a query began.
#[derive(Debug, Serialize, ToSchema)]
pub struct Queried {
    pub conversation_id: String,
    pub seq: i64,
}

fn some(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

fn entry(entry: Entry) -> EntryShape {
    let source = entry.source().zip(entry.source_number.clone());
    let record = entry.source_record.as_deref().and_then(|record| serde_json::from_str::<serde_json::Value>(record).ok());
    let asked = (!entry.detail.is_empty()).then(|| serde_json::from_str(&entry.detail).ok()).flatten();
    EntryShape {
        at: moment(entry.at),
        says: entry.says.to_string(),
        conversation_id: entry.conversation().map(|id| id.to_string()),
        source: source.map(|((id, kind), number)| SourceShape { id: id.to_string(), kind: kind.to_string(), number }),
        response: asked.or_else(|| record?.get("response").cloned()),
        not_told: Some(entry.state).filter(|state| !matches!(state.as_str(), "told" | "entry" | "due")),
        id: entry.id,
        said_on: some(entry.said_on),
        organization_id: entry.organization_id,
        in_order: entry.in_order,
        seq: entry.seq,
    }
}

/// What was said about a document, the newest first.
#[utoipa::path(get, path = "/api/v1/documents/{id}/timeline", tag = "documents", responses((status = 200, body = Page<EntryShape>)))]
pub async fn timeline(State(app): State<App>, Program(viewer): Program, Path(id): Path<String>) -> Result<Json<Page<EntryShape>>> {
    let paper = viewer.paper(&app.store, &id).await?;
    let entries = app.store.timeline(&paper).await?;
    Ok(Json(Page { items: entries.into_iter().map(entry).collect(), next_cursor: None }))
}

/// The documents that belong with this one, the oldest first: by reference, whichever came first, or joined by hand.
#[utoipa::path(get, path = "/api/v1/documents/{id}/related", tag = "documents", responses((status = 200, body = Page<RelatedShape>)))]
pub async fn related(State(app): State<App>, Program(viewer): Program, Path(id): Path<String>) -> Result<Json<Page<RelatedShape>>> {
    let paper = viewer.paper(&app.store, &id).await?;
    let shape = |one: Related| RelatedShape {
        id: one.id.to_string(),
        kind: one.kind.to_string(),
        number: one.number,
        issue_date: some(one.issue_date),
        status: one.status.to_string(),
    };
    let items = app.store.related(&paper).await?.into_iter().map(shape).collect();
    Ok(Json(Page { items, next_cursor: None }))
}

/// Joins two documents of the same two firms by hand.
#[utoipa::path(put, path = "/api/v1/documents/{id}/related/{document}", tag = "documents", responses((status = 204)))]
pub async fn join(State(app): State<App>, Program(viewer): Program, Path((id, other)): Path<(String, String)>) -> Result<StatusCode> {
    let paper = viewer.paper(&app.store, &id).await?;
    let other = viewer.paper(&app.store, &other).await?;
    app.store.join_papers(&paper, &other, app.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes back what was joined by hand.
#[utoipa::path(delete, path = "/api/v1/documents/{id}/related/{document}", tag = "documents", responses((status = 204)))]
pub async fn part(State(app): State<App>, Program(viewer): Program, Path((id, other)): Path<(String, String)>) -> Result<StatusCode> {
    let paper = viewer.paper(&app.store, &id).await?;
    let other = viewer.paper(&app.store, &other).await?;
    app.store.part_papers(&paper, &other, app.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// All versions of a document, the newest first.
#[utoipa::path(get, path = "/api/v1/documents/{id}/versions", tag = "documents", responses((status = 200, body = Page<VersionShape>)))]
pub async fn versions(State(app): State<App>, Program(viewer): Program, Path(id): Path<String>) -> Result<Json<Page<VersionShape>>> {
    let paper = viewer.paper(&app.store, &id).await?;
    let detail = app.store.document(&paper).await?;
    let newest = VersionShape { version: detail.version, kind: detail.kind.to_string(), received_at: moment(detail.received_at) };
    let earlier = detail.earlier.into_iter().map(|version| VersionShape {
        version: version.version,
        kind: version.kind.to_string(),
        received_at: moment(version.received_at),
    });
    Ok(Json(Page { items: [newest].into_iter().chain(earlier).collect(), next_cursor: None }))
}

/// One version, with what it changed.
#[utoipa::path(get, path = "/api/v1/documents/{id}/versions/{version}", tag = "documents", responses((status = 200, body = VersionWhole)))]
pub async fn version(
    State(app): State<App>,
    Program(viewer): Program,
    reader: Reader,
    Path((id, version)): Path<(String, i64)>,
) -> Result<Json<VersionWhole>> {
    let paper = viewer.paper(&app.store, &id).await?;
    let this = app.store.version(&paper, version).await?;
    let read = |record: &str| serde_json::from_str::<Document>(record).map_err(Error::broken);
    let changes = match app.store.version(&paper, version - 1).await {
        Ok(before) => Differences::between(&reader, &read(&before.record)?, &read(&this.record)?).told(&reader),
        Err(kontor_store::Error::NotFound) => Vec::new(),
        Err(fault) => return Err(fault.into()),
    };
    Ok(Json(VersionWhole {
        version: this.version,
        kind: this.kind.to_string(),
        received_at: moment(this.received_at),
        changes,
        record: serde_json::from_str(&this.record).map_err(Error::broken)?,
    }))
}

/// Queries an invoice: it stands under query, and the conversation with its seller begins or goes on.
#[utoipa::path(post, path = "/api/v1/documents/{id}/query", tag = "documents", request_body = QueryShape,
    responses((status = 201, body = Queried), (status = 200, body = Queried, description = "Sent before with this key")))]
pub async fn query(
    State(app): State<App>,
    Program(viewer): Program,
    reader: Reader,
    Path(id): Path<String>,
    headers: HeaderMap,
    Json(asked): Json<QueryShape>,
) -> Result<(StatusCode, Json<Queried>)> {
    let paper = viewer.paper(&app.store, &id).await?;
    let client_key = idempotency_key(&headers)?;
    let words = Words { body: asked.body, attachments: Vec::new(), via: Via::Api, client_key, line: None };
    let expected = asked.expected.into_iter().map(|one| (one.field, one.value)).collect();
    let query = actions::query::Query { reasons: asked.reasons, actions: asked.actions, expected, words };
    let posted = actions::query::query(&app, &reader, &paper, query).await.map_err(in_our_words)?;
    let status = if posted.fresh { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, Json(Queried { conversation_id: posted.conversation, seq: posted.seq })))
}

/// A query from the document's page as a Peppol Invoice Response (UBL `ApplicationResponse`, status UQ).
#[utoipa::path(get, path = "/api/v1/documents/{id}/responses/{response}", tag = "documents",
    responses((status = 200, content_type = "application/xml")))]
pub async fn response(
    State(app): State<App>,
    Program(viewer): Program,
    reader: Reader,
    Path((id, response)): Path<(String, String)>,
) -> Result<Response> {
    let paper = viewer.paper(&app.store, &id).await?;
    let xml = actions::respond::invoice_response(&app, &reader, &paper, &response).await?;
    Ok(([(header::CONTENT_TYPE, "application/xml")], xml).into_response())
}
