//! The Messages tab with the number of what is unread, which follows what happens elsewhere.

use askama::Template;
use axum::extract::State;
use kontor_store::Viewer;
use serde::Deserialize;

use crate::app::App;
use crate::error::Result;
use crate::gate::{Query, Signed};
use crate::i18n::Reader;
use crate::markup::Markup;

/// What the tab has to know of the page it stands on.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Standing {
    /// Whether the page belongs to it.
    current: bool,
}

#[derive(Template)]
#[template(path = "frame/messages_tab.html")]
struct MessagesTab<'a> {
    r: &'a Reader,
    icons: &'a str,
    /// Its name where that says more than its word.
    name: Option<String>,
    unread: Option<String>,
    current: bool,
}

/// `GET /tabs/messages`: the link alone.
pub async fn messages(State(app): State<App>, Signed(viewer): Signed, reader: Reader, Query(standing): Query<Standing>) -> Result<Markup> {
    let unread = unread(&app, &viewer, &reader).await?;
    messages_tab(&app, &reader, unread, standing.current)
}

/// The link as it stands in the bar.
pub(super) fn messages_tab(app: &App, reader: &Reader, unread: Option<String>, current: bool) -> Result<Markup> {
    let name = unread.as_deref().map(|count| match count.parse::<i64>() {
        Ok(count) => reader.t1("tab-messages-unread", "count", count),
        Err(_) => reader.t("tab-messages-unread-many"),
    });
    Markup::of(&MessagesTab { r: reader, icons: app.icons(), name, unread, current })
}

/// How many conversations have something unread, as it is shown: nothing for none, "99+" at most.
pub(super) async fn unread(app: &App, viewer: &Viewer, reader: &Reader) -> Result<Option<String>> {
    Ok(capped(reader, app.store.counts(viewer).await?.unread))
}

/// A count that nobody reads to the end.
pub fn capped(reader: &Reader, count: i64) -> Option<String> {
    match count {
        ..=0 => None,
        1..=99 => Some(count.to_string()),
        _ => Some(reader.t("count-capped")),
    }
}
