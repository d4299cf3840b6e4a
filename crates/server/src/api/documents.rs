//! Business documents for programs.

use std::borrow::Cow;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use kontor_store::model::{DocumentFilter, DocumentKind, Topic};
use kontor_store::{DocumentDetail, DocumentQuery, DocumentRow, Viewer};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::cursor;
use super::shapes::{Page, moment, page_length};
use crate::actions::receive_document::{Brought, How, Outcome, Taken, Why, receive_document};
use crate::actions::take_out::take_out;
use crate::app::App;
use crate::delivery::{self, Download, Whole};
use crate::error::{Error, Result};
use crate::gate::{Json, Path, Program, Query};
use crate::i18n::Reader;
use crate::problem::Problem;
use crate::said::ANSWER_DAYS;

/// A document as it stands in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct DocumentShape {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub number: String,
    /// `waiting_for_partner` while it is held.
    pub status: String,
    /// From 1; an order that was changed has more than one.
    pub version: i64,
    /// The other party; null while it is held.
    pub partner_id: Option<String>,
    pub partner_name: String,
    /// Calendar date, or null.
    pub issue_date: Option<String>,
    /// Calendar date, or null.
    pub due_date: Option<String>,
    /// ISO 4217, or null.
    pub currency: Option<String>,
    /// The amount to pay, a decimal number as text, or null.
    pub total_payable: Option<String>,
    pub received_at: String,
}

/// A document with all that was read in it.
#[derive(Debug, Serialize, ToSchema)]
pub struct DocumentWhole {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub number: String,
    pub status: String,
    pub version: i64,
    pub seller_id: Option<String>,
    pub buyer_id: Option<String>,
    pub received_at: String,
    /// The canonical record: parties, dates, totals, lines, references, warnings.
    #[schema(value_type = Object)]
    pub record: serde_json::Value,
}

/// What became of a document that was sent.
#[derive(Debug, Serialize, ToSchema)]
pub struct Receipt {
    pub id: String,
    /// `received`, `new_version`, `already_received` or `waiting_for_partner`.
    pub status: &'static str,
    /// What is worth a look in it.
    pub warnings: Vec<Warning>,
}

/// Something worth a look.
#[derive(Debug, Serialize, ToSchema)]
pub struct Warning {
    /// A stable word.
    pub code: String,
    /// Which field, by its EN 16931 number or path.
    pub field: Option<String>,
    pub detail: String,
}

/// How documents are asked for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct DocumentsQuery {
    /// A kind: `order`, `invoice`, `credit_note` …
    #[serde(rename = "type")]
    #[param(value_type = Option<String>)]
    pub kind: Option<DocumentKind>,
    /// A state: `open`, `overdue`, `unanswered`, `under_query`, `with_conversation`, `paid`, `received`, `confirmed`, `shipped`, `cancelled`,
    /// `rejected`, `held`, `other`.
    #[param(value_type = Option<String>)]
    pub filter: Option<DocumentFilter>,
    /// Only those with this partner.
    pub partner_id: Option<String>,
    /// Words in number and partner.
    pub q: String,
    /// The `next_cursor` of the page before.
    pub cursor: Option<String>,
    /// 1 to 200, 50 if not given.
    pub limit: Option<i64>,
}

fn some(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

impl From<DocumentRow> for DocumentShape {
    fn from(row: DocumentRow) -> Self {
        Self {
            id: row.id.to_string(),
            kind: row.kind.to_string(),
            number: row.number,
            status: row.status.to_string(),
            version: row.version,
            partner_id: row.partner.map(|id| id.to_string()),
            partner_name: row.partner_name,
            issue_date: some(row.issue_date),
            due_date: some(row.due_date),
            currency: some(row.currency),
            total_payable: some(row.total),
            received_at: moment(row.received_at),
        }
    }
}

/// The documents this person may open, the newest first.
#[utoipa::path(get, path = "/api/v1/documents", tag = "documents", params(DocumentsQuery), responses((status = 200, body = Page<DocumentShape>)))]
pub async fn list(
    State(app): State<App>,
    Program(viewer): Program,
    reader: Reader,
    Query(query): Query<DocumentsQuery>,
) -> Result<Json<Page<DocumentShape>>> {
    let limit = u32::try_from(page_length(query.limit)?).unwrap_or(50);
    // Whoever pages by a damaged cursor would page for ever.
    if query.cursor.as_deref().is_some_and(|cursor| !kontor_store::is_cursor(cursor)) {
        return Err(cursor::unknown());
    }
    let topic = query.kind.map_or(Topic::None, DocumentKind::topic);
    let newest = DocumentQuery::newest(topic, &reader.iso_day(app.now()));
    let asked = DocumentQuery {
        kinds: query.kind.into_iter().collect(),
        filter: query.filter.unwrap_or(DocumentFilter::All),
        partner: query.partner_id.map(Into::into),
        unanswered_before: reader.working_days_before(ANSWER_DAYS),
        q: query.q,
        cursor: query.cursor,
        limit,
        ..newest
    };
    let page = app.store.documents(&viewer, &asked).await?;
    Ok(Json(Page { items: page.items.into_iter().map(Into::into).collect(), next_cursor: page.next }))
}

/// One document.
#[utoipa::path(get, path = "/api/v1/documents/{id}", tag = "documents", responses((status = 200, body = DocumentWhole)))]
pub async fn show(State(app): State<App>, Program(viewer): Program, Path(id): Path<String>) -> Result<Json<DocumentWhole>> {
    let paper = viewer.paper(&app.store, &id).await?;
    let DocumentDetail { kind, number, status, version, seller, buyer, received_at, record, .. } = app.store.document(&paper).await?;
    Ok(Json(DocumentWhole {
        id,
        kind: kind.to_string(),
        number,
        status: status.to_string(),
        version,
        seller_id: seller.map(|id| id.to_string()),
        buyer_id: buyer.map(|id| id.to_string()),
        received_at: moment(received_at),
        record: serde_json::from_str(&record).map_err(Error::broken)?,
    }))
}

/// The original as it came, but for masked secrets.
#[utoipa::path(get, path = "/api/v1/documents/{id}/original", tag = "documents", responses((status = 200, content_type = "application/xml")))]
pub async fn original(State(app): State<App>, Program(viewer): Program, Path(id): Path<String>) -> Result<Download> {
    let paper = viewer.paper(&app.store, &id).await?;
    let kontor_store::Original { name, media_type, size, sha256, file } = app.store.original(&paper, None).await?;
    Ok(Download { name, media_type, size, sha256, file, inline: false })
}

/// A file inside the document, by its place in the record's `attachments`, counted from 1.
#[utoipa::path(get, path = "/api/v1/documents/{id}/attachments/{number}", tag = "documents",
    responses((status = 200, content_type = "application/octet-stream")))]
pub async fn attachment(State(app): State<App>, Program(viewer): Program, Path((id, number)): Path<(String, usize)>) -> Result<Whole> {
    take_out(&app, &viewer.paper(&app.store, &id).await?, number).await
}

/// Hands in a document as the raw body, cXML or UBL.
///
/// 201 when it is new or a new version, 200 for the same again, 202 while it waits for a partner who is not on the network
/// or not related, 409 if its number was used for another one, 422 if it may not come in.
#[utoipa::path(post, path = "/api/v1/documents", tag = "documents", request_body(content = String, content_type = "application/xml"),
    responses((status = 201, body = Receipt), (status = 200, body = Receipt), (status = 202, body = Receipt),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn receive(State(app): State<App>, Program(viewer): Program, reader: Reader, headers: HeaderMap, body: Body) -> Result<Response> {
    let Some(bytes) = whole(&app, body).await? else { return Err(Error::TooLarge { limit: app.config.limits.document_bytes }) };
    let name = file_name(&headers).unwrap_or_else(|| "document.xml".to_owned());
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let bytes = match kontor_documents::with_content_type(content_type, &bytes) {
        Cow::Borrowed(_) => bytes,
        Cow::Owned(whole) => whole.into(),
    };
    let outcome = receive_document(&app, &viewer, Brought { name, bytes }).await?;
    answer(&app, &viewer, &reader, outcome).await
}

/// The body, unless it is over the limit; then the rest is read away, so that the sender can read why.
async fn whole(app: &App, body: Body) -> Result<Option<Bytes>> {
    use futures_util::StreamExt as _;
    let limit = usize::try_from(app.config.limits.document_bytes).unwrap_or(usize::MAX);
    let mut stream = body.into_data_stream();
    let mut bytes = Vec::new();
    while let Some(chunk) = stream.next().await {
        bytes.extend_from_slice(&chunk.map_err(|fault| Error::Unreadable(fault.to_string()))?);
        if bytes.len() > limit {
            delivery::discard(app, stream).await;
            return Ok(None);
        }
    }
    Ok(Some(bytes.into()))
}

/// What the sender calls the file, if he says so (RFC 6266).
fn file_name(headers: &HeaderMap) -> Option<String> {
    let disposition = headers.get(header::CONTENT_DISPOSITION)?.to_str().ok()?;
    let (_, name) = disposition.split_once("filename=")?;
    some(name.trim_matches([' ', '"', ';']).to_owned())
}

async fn answer(app: &App, viewer: &Viewer, reader: &Reader, outcome: Outcome) -> Result<Response> {
    let Taken { id, how, .. } = match outcome {
        Outcome::Taken(taken) => taken,
        Outcome::Refused(why) => return Ok(refused(reader, &why)),
    };
    let (status, word) = match how {
        How::New => (StatusCode::CREATED, "received"),
        How::Version(_) => (StatusCode::CREATED, "new_version"),
        How::Again => (StatusCode::OK, "already_received"),
        How::Held => (StatusCode::ACCEPTED, "waiting_for_partner"),
        How::Conflict => return Ok(conflict(reader, id.as_str())),
    };
    let paper = viewer.paper(&app.store, id.as_str()).await?;
    let record = app.store.document(&paper).await?.record;
    let record: kontor_documents::Document = serde_json::from_str(&record).map_err(Error::broken)?;
    let warnings = record.warnings.into_iter().map(|finding| Warning {
        detail: reader.finding(&finding.code, finding.field.as_deref(), &finding.args),
        code: finding.code,
        field: finding.field,
    });
    Ok((status, Json(Receipt { id: id.to_string(), status: word, warnings: warnings.collect() })).into_response())
}

/// A problem of its own kind: which document stands in the way.
fn conflict(reader: &Reader, id: &str) -> Response {
    let body = serde_json::json!({
        "type": "conflict", "title": reader.t("error-conflict-title"), "status": 409,
        "detail": reader.t("document-conflict"), "document_id": id,
    });
    problem(StatusCode::CONFLICT, &body)
}

fn refused(reader: &Reader, why: &Why) -> Response {
    let detail = why.read_by(reader);
    let body = serde_json::json!({
        "type": why.word(), "title": reader.t("document-refused"), "status": 422, "detail": detail,
        "findings": [{ "code": why.word(), "detail": detail }],
    });
    problem(StatusCode::UNPROCESSABLE_ENTITY, &body)
}

fn problem(status: StatusCode, body: &serde_json::Value) -> Response {
    (status, [(header::CONTENT_TYPE, "application/problem+json")], body.to_string()).into_response()
}
