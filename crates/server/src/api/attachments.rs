//! Files for programs.

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use kontor_store::Attachment;
use serde::Deserialize;
use utoipa::IntoParams;

use super::conversations::{idempotency_key, in_our_words};
use super::shapes::AttachmentShape;
use crate::actions;
use crate::app::App;
use crate::delivery::Download;
use crate::error::Result;
use crate::gate::{Json, Path, Program, Query};

/// How a file is called.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct UploadQuery {
    /// The file's name, any script; a path is cut off.
    pub name: String,
}

impl From<Attachment> for AttachmentShape {
    fn from(file: Attachment) -> Self {
        Self { id: file.id.to_string(), name: file.name, media_type: file.media_type, size: file.size, sha256: file.sha256 }
    }
}

/// Uploads a file, as the raw body. It is the uploader's alone until a message claims it, at most for a day.
#[utoipa::path(post, path = "/api/v1/attachments", tag = "attachments", params(UploadQuery),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 201, body = AttachmentShape), (status = 200, body = AttachmentShape, description = "Uploaded before with this key"),
        (status = 413, description = "Over the limit")))]
pub async fn upload(
    State(app): State<App>,
    Program(viewer): Program,
    Query(query): Query<UploadQuery>,
    headers: HeaderMap,
    body: Body,
) -> Result<(StatusCode, Json<AttachmentShape>)> {
    let key = idempotency_key(&headers)?;
    let uploaded =
        actions::attach::attach(&app, &viewer, &query.name, key.as_deref(), body.into_data_stream()).await.map_err(in_our_words)?;
    let status = if uploaded.fresh { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, Json(uploaded.attachment.into())))
}

/// A file of a message in a conversation that this person may open, or an upload of his own.
#[utoipa::path(get, path = "/api/v1/attachments/{id}", tag = "attachments", responses((status = 200, content_type = "application/octet-stream")))]
pub async fn fetch(State(app): State<App>, Program(viewer): Program, Path(id): Path<String>) -> Result<Download> {
    let (file, bytes) = app.store.attachment(&viewer, &id).await?;
    Ok(Download { name: file.name, media_type: file.media_type, size: file.size, sha256: file.sha256, file: bytes, inline: false })
}
