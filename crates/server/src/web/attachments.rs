//! Files in the browser: uploaded before they are sent, fetched from messages.

use axum::body::Body;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use crate::actions;
use crate::app::App;
use crate::delivery::Download;
use crate::error::Result;
use crate::gate::{Json, Path, Query, Signed};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct UploadQuery {
    name: String,
}

/// What the script shows of an upload.
#[derive(Debug, Serialize)]
pub struct Shown {
    id: String,
    name: String,
    size: i64,
    media_type: String,
}

/// `POST /attachments?name=`: the raw bytes, streamed.
pub async fn upload(State(app): State<App>, Signed(viewer): Signed, Query(query): Query<UploadQuery>, body: Body) -> Result<Response> {
    let file = actions::attach::attach(&app, &viewer, &query.name, None, body.into_data_stream()).await?.attachment;
    let shown = Shown { id: file.id.to_string(), name: file.name, size: file.size, media_type: file.media_type };
    Ok((StatusCode::CREATED, Json(shown)).into_response())
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct FetchQuery {
    inline: Option<u8>,
}

/// `GET /attachments/{id}[?inline=1]`: a download; raster images may be shown in place.
pub async fn fetch(
    State(app): State<App>,
    Signed(viewer): Signed,
    Path(id): Path<String>,
    Query(query): Query<FetchQuery>,
) -> Result<Download> {
    let (file, bytes) = app.store.attachment(&viewer, &id).await?;
    let inline = query.inline == Some(1);
    Ok(Download { name: file.name, media_type: file.media_type, size: file.size, sha256: file.sha256, file: bytes, inline })
}
