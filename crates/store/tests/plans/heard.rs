//! Listens to the statements that go to the database, as sqlx tells them to the log.

use std::collections::BTreeSet;
use std::sync::Mutex;

use tracing::field::{Field, Visit};
use tracing::{Event, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt as _};
use tracing_subscriber::util::SubscriberInitExt as _;

static HEARD: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

struct Ear;

/// What sqlx tells: the whole text, or nothing where the summary holds all of it.
#[derive(Default)]
struct Told {
    summary: String,
    text: String,
}

/// From now on every statement of this process is heard, by whoever holds what is given.
pub async fn listen() -> tokio::sync::MutexGuard<'static, ()> {
    static ALONE: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());
    let alone = ALONE.lock().await;
    let only = tracing_subscriber::filter::filter_fn(|told| told.target() == "sqlx::query");
    // Another test of this process may listen already.
    let _ = tracing_subscriber::registry().with(Ear.with_filter(only)).try_init();
    alone
}

/// What was heard until now does not count.
pub fn forget() {
    HEARD.lock().unwrap().clear();
}

/// The different statements that were heard.
pub fn statements() -> Vec<String> {
    HEARD.lock().unwrap().iter().cloned().collect()
}

impl<S: Subscriber> Layer<S> for Ear {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let mut told = Told::default();
        event.record(&mut told);
        let whole = if told.text.is_empty() { told.summary } else { told.text };
        HEARD.lock().unwrap().insert(whole.trim().to_owned());
    }
}

impl Visit for Told {
    fn record_str(&mut self, field: &Field, value: &str) {
        match field.name() {
            "summary" => value.clone_into(&mut self.summary),
            "db.statement" => value.clone_into(&mut self.text),
            _ => {}
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn std::fmt::Debug) {}
}
