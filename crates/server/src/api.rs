//! The programs' door: JSON in, JSON out, errors as problems (RFC 9457).

pub mod attachments;
pub mod conversations;
pub mod cursor;
pub mod documents;
pub mod events;
pub mod mail;
pub mod marks;
pub mod me;
pub mod partners;
pub mod shapes;
pub mod story;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Response, header};
use axum::middleware::Next;
use axum::response::IntoResponse;
use serde_json::Value;
use utoipa::OpenApi as _;
use utoipa::openapi::OpenApi;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};

use crate::app::App;
use crate::error::{Error, Fault};
use crate::gate::{self, Came, Json};
use crate::i18n::Reader;
use crate::problem::Problem;

/// What the description says of the interface as a whole.
#[derive(utoipa::OpenApi)]
#[openapi(
    info(title = "Kontor", description = "Messaging between trading partners. See docs/API.md for how it is used."),
    modifiers(&Tokens),
    security(("token" = []))
)]
struct Description;

struct Tokens;

impl utoipa::Modify for Tokens {
    fn modify(&self, description: &mut OpenApi) {
        let token = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
        description.components.get_or_insert_with(Default::default).add_security_scheme("token", token);
    }
}

/// The description before any route is in it.
pub fn description() -> OpenApi {
    Description::openapi()
}

/// `GET /api/v1/openapi.json`
pub async fn openapi(State(app): State<App>) -> Json<Value> {
    Json(app.interface.clone())
}

/// The layer of this door: finds out whose token it is, and shows the errors of all that lies behind it.
pub async fn door(State(app): State<App>, mut request: Request, next: Next) -> Response<Body> {
    let (came, fault) = match Came::by_bearer(&app, request.headers()).await {
        Ok(came) => (came, None),
        Err(fault) => (None, Some(fault)),
    };
    let reader = gate::reader(&app, None, None, request.headers());
    request.extensions_mut().insert(reader.clone());
    if let Some(came) = came {
        request.extensions_mut().insert(came);
    }
    let response = match fault {
        Some(fault) => fault.into_response(),
        None => next.run(request).await,
    };
    match response.extensions().get::<Fault>().cloned() {
        Some(fault) => shown(response, &fault, &reader),
        None => response,
    }
}

fn shown(response: Response<Body>, fault: &Fault, reader: &Reader) -> Response<Body> {
    let mut response = Problem::fill(response, fault, reader);
    if matches!(*fault.0, Error::SignIn { .. }) {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}
