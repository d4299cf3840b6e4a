//! One stream as the browser or a program gets it: server-sent events (WHATWG HTML, 9.2) that carry ids and no content.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::time::Duration;

use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use kontor_store::model::ids::new_id;
use kontor_store::{Hint, Viewer};
use serde::Serialize;
use tokio::time::{Interval, MissedTickBehavior, interval};

use crate::app::App;
use crate::error::Result;
use crate::gate::Evidence;
use crate::live::{Ear, News};

/// How often a silent stream says that it is there.
const ALIVE: Duration = Duration::from_secs(15);
/// How often it is asked again whether this person may still listen.
const RENEWED: Duration = Duration::from_mins(1);

/// What is told of a hint.
#[derive(Serialize)]
struct Told<'h> {
    r#type: &'h str,
    #[serde(skip_serializing_if = "Option::is_none")]
    conversation_id: Option<&'h str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    document_id: Option<&'h str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seq: Option<i64>,
}

struct Stream {
    app: App,
    evidence: Evidence,
    viewer: Viewer,
    ear: Ear,
    waiting: VecDeque<Event>,
    alive: Interval,
    renewal: Interval,
}

/// Opens the stream of this person. `after` is the id of an event that was had already: what came since is told first.
///
/// # Errors
/// [`crate::error::Error::TooMany`] if this person has too many streams open.
pub async fn stream(app: App, viewer: Viewer, evidence: Evidence, after: Option<String>) -> Result<Response> {
    // Listening begins before the past is read, so that nothing falls between the two; twice does no harm.
    let ear = app.live.listen(&viewer)?;
    let now = app.now();
    let mut waiting = VecDeque::new();
    if let Some(after) = after {
        match app.store.hints_after(&viewer, &after, now).await? {
            Some(hints) => waiting.extend(hints.iter().map(told)),
            None => waiting.push_back(resync(&app)),
        }
    }
    // Last, so that whoever breaks off before it comes back for what it missed.
    waiting.push_back(Event::default().id(new_id(now)).event("hello").data("{}"));
    let stream = Stream { app, evidence, viewer, ear, waiting, alive: ticking(ALIVE), renewal: ticking(RENEWED) };
    let events = stream::unfold(stream, |mut stream| async move {
        let event = stream.next().await?;
        Some((Ok::<_, Infallible>(event), stream))
    });
    let headers = [("x-accel-buffering", "no"), ("cache-control", "no-store")];
    Ok((headers, Sse::new(events)).into_response())
}

impl Stream {
    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.waiting.pop_front() {
                return Some(event);
            }
            tokio::select! {
                () = self.app.stopping.cancelled() => return None,
                _ = self.renewal.tick() => {
                    // Whoever was signed out, or cannot be asked about, comes again by the door.
                    self.viewer = self.evidence.viewer(&self.app).await.ok()??;
                }
                _ = self.alive.tick() => return Some(Event::default().event("alive").data("{}")),
                news = self.ear.next() => match news? {
                    News::Hint(hint) if hint.is_for(&self.viewer) => return Some(told(&hint)),
                    News::Hint(_) => {}
                    News::Resync => return Some(resync(&self.app)),
                },
            }
        }
    }
}

fn told(hint: &Hint) -> Event {
    let told = Told {
        r#type: hint.kind.as_str(),
        conversation_id: hint.conversation.as_deref(),
        document_id: hint.document.as_deref(),
        seq: hint.seq,
    };
    event(&hint.id, &told)
}

fn resync(app: &App) -> Event {
    event(&new_id(app.now()), &Told { r#type: "resync", conversation_id: None, document_id: None, seq: None })
}

fn event(id: &str, told: &Told<'_>) -> Event {
    Event::default().id(id).event("hint").data(serde_json::to_string(told).unwrap_or_default())
}

/// Ticks for the first time after one period.
fn ticking(period: Duration) -> Interval {
    let mut interval = interval(period);
    interval.reset();
    interval.set_missed_tick_behavior(MissedTickBehavior::Delay);
    interval
}
