//! `GET /events`: the stream of hints for a program.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use crate::app::App;
use crate::error::Result;
use crate::gate::{Evidence, Program};

/// Server-sent events `hint` with `{type, conversation_id?, document_id?, seq?}`; type `resync` means: look at everything again.
#[utoipa::path(
    get, path = "/api/v1/events", tag = "events",
    params(("Last-Event-ID" = Option<String>, Header, description = "The id of an event that was had already")),
    responses((status = 200, content_type = "text/event-stream"), (status = 401))
)]
pub async fn events(State(app): State<App>, Program(viewer): Program, evidence: Evidence, headers: HeaderMap) -> Result<Response> {
    let after = headers.get("last-event-id").and_then(|id| id.to_str().ok()).map(str::to_owned);
    crate::stream::stream(app, viewer, evidence, after).await
}
