//! For whoever watches the server: is it there, can it work, how does it do.

use std::sync::OnceLock;

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

use crate::app::App;
use crate::error::{Error, Result};

/// How long requests take, in seconds.
const BUCKETS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 30.0];

/// The recorder of this process; several servers in one process, as in tests, share it.
static METRICS: OnceLock<PrometheusHandle> = OnceLock::new();

/// Begins to record.
///
/// # Errors
/// If something else records in this process already.
pub fn record() -> anyhow::Result<()> {
    if METRICS.get().is_none() {
        let recorder = PrometheusBuilder::new().set_buckets(&BUCKETS)?.build_recorder();
        let handle = recorder.handle();
        if METRICS.set(handle).is_ok() {
            metrics::set_global_recorder(recorder).map_err(|fault| anyhow::anyhow!("{fault}"))?;
        }
    }
    Ok(())
}

/// Makes room for what comes next; called now and then.
pub fn upkeep() {
    if let Some(metrics) = METRICS.get() {
        metrics.run_upkeep();
    }
}

/// `GET /healthz`: the process answers.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: it can work.
pub async fn ready(State(app): State<App>) -> impl IntoResponse {
    match app.store.answers().await {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(fault) => {
            tracing::warn!("not ready: {fault}");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}

/// `GET /metrics`, in the text format of Prometheus. Where they have an address of their own, they stand only there.
pub async fn figures(State(app): State<App>) -> Result<impl IntoResponse> {
    if app.config.metrics.listen.is_some() {
        return Err(Error::NotFound);
    }
    Ok(text(&app))
}

/// The same at their own address.
pub async fn figures_apart(State(app): State<App>) -> impl IntoResponse {
    text(&app)
}

fn text(app: &App) -> impl IntoResponse + use<> {
    metrics::gauge!("kontor_streams").set(f64::from(u32::try_from(app.live.count()).unwrap_or(u32::MAX)));
    let text = METRICS.get().map(PrometheusHandle::render).unwrap_or_default();
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text)
}
