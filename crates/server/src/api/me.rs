//! `/me`: for whom a token acts, and of what that person is told by e-mail.

use axum::extract::State;
use kontor_store::model::{Notifications, Pace, Permission, Plan, Quiet};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::actions;
use crate::app::App;
use crate::error::Result;
use crate::gate::{Json, Program};

/// The person that a token acts for.
#[derive(Debug, Serialize, ToSchema)]
pub struct Me {
    pub id: String,
    pub name: String,
    pub email: String,
    pub language: String,
    pub time_zone: String,
    #[schema(value_type = Vec<String>)]
    pub permissions: Vec<Permission>,
    pub organization: Firm,
    pub notifications: NotificationsShape,
}

/// Of what somebody is told by e-mail, and when. All of it is given at once.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NotificationsShape {
    /// `at_once`, `hourly`, `daily` or `never`: for conversations one is in.
    #[schema(value_type = String)]
    pub in_it: Pace,
    /// The same for those of one's desks.
    #[schema(value_type = String)]
    pub desk: Pace,
    /// The hour of the daily digest, 0 to 23, in one's time zone.
    pub digest_hour: u8,
    /// In these hours nothing is sent.
    pub quiet: Option<QuietShape>,
    /// Whether the text of the messages stands in the mail.
    pub with_text: bool,
}

/// Hours in one's time zone; they may reach over midnight.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QuietShape {
    /// The first quiet hour, 0 to 23.
    pub from: u8,
    /// The first hour that is not.
    pub to: u8,
}

impl From<Notifications> for NotificationsShape {
    fn from(wishes: Notifications) -> Self {
        let Notifications { in_it, desk, digest_hour, quiet, with_text } = wishes;
        Self { in_it, desk, digest_hour, quiet: quiet.map(|quiet| QuietShape { from: quiet.from, to: quiet.to }), with_text }
    }
}

/// The organization of that person.
#[derive(Debug, Serialize, ToSchema)]
pub struct Firm {
    pub id: String,
    pub name: String,
    #[schema(value_type = String)]
    pub plan: Plan,
    pub messaging: bool,
}

#[utoipa::path(get, path = "/api/v1/me", tag = "me", responses((status = 200, body = Me), (status = 401)))]
pub async fn me(State(app): State<App>, Program(viewer): Program) -> Result<Json<Me>> {
    Ok(Json(Me {
        id: viewer.person().to_string(),
        name: viewer.name().to_owned(),
        email: viewer.email().to_owned(),
        language: viewer.language().to_owned(),
        time_zone: viewer.time_zone().to_owned(),
        permissions: viewer.permissions().iter().collect(),
        organization: Firm {
            id: viewer.organization().to_string(),
            name: viewer.organization_name().to_owned(),
            plan: viewer.plan(),
            messaging: viewer.messaging(),
        },
        notifications: app.store.notifications(&viewer).await?.into(),
    }))
}

/// Says of what one wants to be told by e-mail, and when.
#[utoipa::path(put, path = "/api/v1/me/notifications", tag = "me", request_body = NotificationsShape,
    responses((status = 200, body = NotificationsShape), (status = 401), (status = 422)))]
pub async fn set_notifications(
    State(app): State<App>,
    Program(viewer): Program,
    Json(wishes): Json<NotificationsShape>,
) -> Result<Json<NotificationsShape>> {
    let NotificationsShape { in_it, desk, digest_hour, quiet, with_text } = wishes;
    let quiet = quiet.map(|quiet| Quiet { from: quiet.from, to: quiet.to });
    actions::set_notifications::set(&app, &viewer, Notifications { in_it, desk, digest_hour, quiet, with_text }).await?;
    Ok(Json(app.store.notifications(&viewer).await?.into()))
}
