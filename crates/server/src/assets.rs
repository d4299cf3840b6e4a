//! The style sheet, scripts, icons and typeface, built into the program under names that change with their contents.

use std::collections::HashMap;

use axum::body::Body;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::error::{Error, Result};
use crate::gate::Path;

#[derive(rust_embed::Embed)]
#[folder = "assets/dist"]
struct Files;

/// Which file stands behind a plain name.
#[derive(Debug)]
pub struct Assets(HashMap<String, String>);

impl Assets {
    /// Reads the list that was made with them.
    ///
    /// # Errors
    /// If there is none: the program was built without its assets.
    pub fn load() -> anyhow::Result<Self> {
        let manifest = Files::get("manifest.json").ok_or_else(|| anyhow::anyhow!("built without assets: run `make assets` first"))?;
        let names: HashMap<String, String> = serde_json::from_slice(&manifest.data)?;
        Ok(Self(names))
    }

    /// The address of a file by its plain name, `app.css`.
    pub fn url(&self, name: &str) -> String {
        format!("/assets/{}", self.0.get(name).map_or(name, String::as_str))
    }
}

/// `GET /assets/{file}`: a name never changes its contents, so a browser asks once.
pub async fn show(Path(name): Path<String>) -> Result<Response> {
    let file = Files::get(&name).ok_or(Error::NotFound)?;
    let media_type = match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    };
    let body = match file.data {
        std::borrow::Cow::Borrowed(bytes) => Body::from(bytes),
        std::borrow::Cow::Owned(bytes) => Body::from(bytes),
    };
    let headers = [(header::CONTENT_TYPE, media_type), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    Ok((headers, body).into_response())
}
