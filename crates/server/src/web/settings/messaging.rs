//! `/settings/messaging`: whether partners can write to the firm.

use askama::Template;
use axum::extract::State;
use axum::response::{Html, Response};
use kontor_store::model::Plan;
use kontor_store::{Administrator, Contact};
use serde::Deserialize;

use super::field::Field;
use super::{Done, Frame, Place};
use crate::actions::turn_messaging;
use crate::app::App;
use crate::error::{Error, FieldFault, Result};
use crate::gate::{Admin, Form, Query};
use crate::web::messages::{ContactView, contacts};
use crate::web::page::Page;

/// How the firm is to be reached while messaging is off, where that is not known yet.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    email: String,
    phone: String,
}

#[derive(Template)]
#[template(path = "settings/messaging.html")]
struct MessagingPage {
    page: Page,
    frame: Frame,
    on: bool,
    /// Whether it is on and yet nothing can be written to customers.
    needs_plan: bool,
    /// Firms that asked for it.
    requests: Option<String>,
    /// What partners see instead.
    contacts: Vec<ContactView>,
    /// To be filled in before it goes off, where nobody could be reached.
    missing: Option<(Field, Field)>,
}

/// `GET /settings/messaging`
pub async fn show(State(app): State<App>, Admin(administrator): Admin, Query(done): Query<Done>) -> Result<Html<String>> {
    crate::web::show(&messaging(&app, &administrator, &Typed::default(), &done, &[]).await?)
}

/// `POST /settings/messaging/on`
pub async fn turn_on(State(app): State<App>, Admin(administrator): Admin) -> Result<Response> {
    turn_messaging::turn_on(&app, &administrator).await?;
    Ok(super::done(Place::Messaging.path(), "messaging-turned-on"))
}

/// `POST /settings/messaging/off`
pub async fn turn_off(State(app): State<App>, Admin(administrator): Admin, Form(typed): Form<Typed>) -> Result<Response> {
    match turn_messaging::turn_off(&app, &administrator, &typed.email, &typed.phone).await {
        Ok(()) => Ok(super::done(Place::Messaging.path(), "messaging-turned-off")),
        Err(Error::Invalid(faults)) => super::refused(&messaging(&app, &administrator, &typed, &Done::default(), &faults).await?),
        Err(other) => Err(other),
    }
}

async fn messaging(app: &App, administrator: &Administrator, typed: &Typed, done: &Done, faults: &[FieldFault]) -> Result<MessagingPage> {
    let viewer = administrator.viewer();
    let (page, mut frame) = super::around(app, viewer, Place::Messaging).await?;
    let r = page.r.clone();
    frame.after(&r, done, faults);
    let known = app.store.contacts(viewer, viewer.organization()).await?;
    let requests = app.store.messaging_requests(administrator).await?;
    let firms: Vec<&str> = requests.iter().map(|request| request.organization_name.as_str()).collect();
    let email = Field::new("email", r.t("email-address")).kind("email", "work email").value(&typed.email);
    let phone = Field::new("phone", r.t("contact-phone")).kind("tel", "work tel").value(&typed.phone);
    let fields = (email.judged(&r, faults), phone.hint(r.t("contact-phone-hint")).judged(&r, faults));
    Ok(MessagingPage {
        on: viewer.messaging(),
        needs_plan: viewer.messaging() && viewer.plan() == Plan::Standard && !app.config.plans.standard.messaging,
        requests: (!firms.is_empty()).then(|| r.t1("messaging-requests", "firms", firms.join(", "))),
        contacts: contacts(&r, &known),
        missing: (!known.iter().any(Contact::reaches)).then_some(fields),
        page,
        frame,
    })
}
