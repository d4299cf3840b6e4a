//! `/settings/notifications`: of what one is told, and what one has muted.

use askama::Template;
use axum::extract::State;
use axum::response::Html;
use kontor_store::model::{Permission, Topic};
use kontor_store::{Desk, Muted, Viewer};

use super::{Frame, Place};
use crate::app::App;
use crate::error::Result;
use crate::gate::Signed;
use crate::web::names::desk_label;
use crate::web::page::Page;

#[derive(Template)]
#[template(path = "settings/notifications.html")]
struct NotificationsPage {
    page: Page,
    frame: Frame,
    /// The desks one sits at, by name.
    desks: Vec<String>,
    muted: Vec<Muted>,
}

/// `GET /settings/notifications`
pub async fn show(State(app): State<App>, Signed(viewer): Signed) -> Result<Html<String>> {
    let (page, frame) = super::around(&app, &viewer, Place::Notifications).await?;
    let desks = app.store.list_desks(&viewer).await?;
    let desks = desks.iter().filter(|desk| sits_at(&viewer, desk)).map(|desk| desk_label(&page.r, &desk.label)).collect();
    let muted = app.store.muted(&viewer).await?;
    crate::web::show(&NotificationsPage { page, frame, desks, muted })
}

/// Whether new conversations of this desk are told to this person.
fn sits_at(viewer: &Viewer, desk: &Desk) -> bool {
    let permissions = viewer.permissions();
    let everyone = desk.everyone && permissions.has(Permission::Messages);
    let chosen = desk.people.iter().any(|(person, _)| person == viewer.person());
    everyone || chosen && (desk.topic == Topic::None || permissions.may_talk(desk.topic))
}
