//! How often a request asks the database: counted from what the store tells of each statement, within the span of the request.

use std::collections::HashMap;
use std::sync::Mutex;

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id};
use tracing::{Event, Metadata, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt as _};
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, filter, fmt};

static ASKED: Mutex<Option<HashMap<String, usize>>> = Mutex::new(None);

struct Counter;

/// What a request is called.
struct Called(String);

/// Warnings are shown with the test that failed, and statements are counted; another world of this process may listen already.
pub fn listen() {
    let counted = |told: &Metadata<'_>| told.target() == "kontor_store::sql" || told.name() == "request";
    let shown = fmt::layer().with_test_writer().with_filter(EnvFilter::new("warn"));
    let _ = tracing_subscriber::registry().with(shown).with(Counter.with_filter(filter::filter_fn(counted))).try_init();
}

/// How many statements the request with this `X-Request-Id` took, which has its answer.
pub fn statements(request: &str) -> usize {
    ASKED.lock().unwrap().get_or_insert_default().get(request).copied().unwrap_or_default()
}

impl<S: Subscriber + for<'s> LookupSpan<'s>> Layer<S> for Counter {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let mut called = Called(String::new());
        attributes.record(&mut called);
        if let Some(span) = context.span(id) {
            span.extensions_mut().insert(called);
        }
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let Some(scope) = context.event_scope(event) else { return };
        for span in scope {
            if let Some(Called(request)) = span.extensions().get::<Called>() {
                *ASKED.lock().unwrap().get_or_insert_default().entry(request.clone()).or_default() += 1;
            }
        }
    }
}

impl Visit for Called {
    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == "id" {
            value.clone_into(&mut self.0);
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn std::fmt::Debug) {}
}
