//! The layers that every answer passes: headers, limits, time, size, numbers for the log, and what becomes of a panic.

use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, Response, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::IntoResponse;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::{CsrfLayer, ProtectionError};
use tower_http::request_id::{MakeRequestId, PropagateRequestIdLayer, RequestId, SetRequestIdLayer};
use tower_http::trace::TraceLayer;
use tracing::Span;

use crate::app::App;
use crate::error::{Error, Reason};

/// The largest form or JSON, in bytes; uploads are streamed and have their own limits.
pub const BODY_BYTES: usize = 256 * 1024;
/// The longest that an ordinary request may take.
const PATIENCE: Duration = Duration::from_secs(30);

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";
const PERMISSIONS: &str = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

/// Around everything: what each answer carries, whoever gave it.
pub fn around_all(router: Router<App>, app: &App) -> Router<App> {
    router
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(app.clone(), headers))
        .layer(from_fn_with_state(app.clone(), measured))
        .layer(TraceLayer::new_for_http().make_span_with(span).on_request(()).on_response(answered).on_failure(()))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(SetRequestIdLayer::new(REQUEST_ID, Numbers))
}

/// Around the routes that answer soon: a body of a form's size, and an end to waiting.
pub fn around_short(router: Router<App>) -> Router<App> {
    router.layer(from_fn(in_time)).layer(DefaultBodyLimit::max(BODY_BYTES))
}

/// Around one door, inside the layer that shows its errors: a panic is our fault and nobody else's.
pub fn around_panics(router: Router<App>) -> Router<App> {
    router.layer(CatchPanicLayer::custom(|panic: Box<dyn std::any::Any + Send>| {
        let words = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
        Error::broken(format!("panic: {}", words.unwrap_or("without words"))).into_response()
    }))
}

/// Around the pages: what a page of another site sends along with our cookie is not carried out.
///
/// # Errors
/// If the public address is not one that a browser would send as `Origin`.
pub fn around_pages(router: Router<App>, app: &App) -> anyhow::Result<Router<App>> {
    let refused = |_: ProtectionError| Error::Forbidden(Reason::Origin).into_response();
    Ok(router.layer(CsrfLayer::new().add_trusted_origin(app.config.public_url())?.with_rejection_response(refused)))
}

async fn headers(State(app): State<App>, request: Request, next: Next) -> Response<Body> {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("permissions-policy"), PERMISSIONS),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    // What is made for one person stays in no cache on the way, unless its maker says otherwise.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-cache"));
    if app.config.is_https() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    response
}

async fn measured(State(app): State<App>, request: Request, next: Next) -> Response<Body> {
    let stopwatch = app.clock.stopwatch();
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let method = request.method().to_string();
    let response = next.run(request).await;
    let labels = [("method", method), ("route", route), ("status", response.status().as_u16().to_string())];
    metrics::counter!("kontor_requests_total", &labels).increment(1);
    metrics::histogram!("kontor_request_seconds", &labels[..2]).record(stopwatch.elapsed().as_secs_f64());
    response
}

async fn in_time(request: Request, next: Next) -> Response<Body> {
    match tokio::time::timeout(PATIENCE, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Error::Busy { retry: 5 }.into_response(),
    }
}

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Numbers that tell the requests of one log apart.
#[derive(Debug, Clone, Copy)]
struct Numbers;

impl MakeRequestId for Numbers {
    fn make_request_id<B>(&mut self, _: &Request<B>) -> Option<RequestId> {
        use std::sync::atomic::{AtomicU64, Ordering};
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let number = format!("{:x}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        HeaderValue::from_str(&number).ok().map(RequestId::new)
    }
}

/// Method and path, never the query, a header or a body: they hold what people search for, their tokens and their words.
fn span(request: &Request) -> Span {
    let id = request.extensions().get::<RequestId>().and_then(|id| id.header_value().to_str().ok()).unwrap_or_default();
    tracing::info_span!("request", id, method = %request.method(), path = request.uri().path())
}

fn answered(response: &Response<Body>, took: Duration, _: &Span) {
    let status = response.status().as_u16();
    tracing::debug!(status, took = ?took, "answered");
}
