//! `GET /live`: the stream of hints for a browser.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;

use crate::app::App;
use crate::error::Result;
use crate::gate::{Evidence, Query, Signed};

/// From where to go on.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct From {
    /// The id of an event that was had already; the header `Last-Event-ID`, which a browser sends by itself, counts before it.
    after: Option<String>,
}

pub async fn stream(
    State(app): State<App>,
    Signed(viewer): Signed,
    evidence: Evidence,
    Query(from): Query<From>,
    headers: HeaderMap,
) -> Result<Response> {
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok()).map(str::to_owned);
    crate::stream::stream(app, viewer, evidence, last.or(from.after)).await
}
