//! The style sheet, scripts, icons and typeface as a browser gets them.

use std::borrow::Cow;

use axum::body::Body;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::assets::Assets;
use crate::error::{Error, Result};
use crate::gate::Path;

/// `GET /assets/{file}`: a name never changes its contents, so a browser asks once.
pub async fn show(Path(name): Path<String>) -> Result<Response> {
    let (bytes, media_type) = Assets::file(&name).ok_or(Error::NotFound)?;
    let body = match bytes {
        Cow::Borrowed(bytes) => Body::from(bytes),
        Cow::Owned(bytes) => Body::from(bytes),
    };
    let headers = [(header::CONTENT_TYPE, media_type), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    Ok((headers, body).into_response())
}
