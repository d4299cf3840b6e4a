//! `/settings/password`: the password, and the sign-ins elsewhere.

use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{Html, IntoResponse, Response};
use kontor_store::Viewer;
use serde::Deserialize;

use super::field::Field;
use super::{Done, Frame, Place};
use crate::actions::change_password::{self, SHORTEST};
use crate::app::App;
use crate::error::{Error, FieldFault, Result};
use crate::gate::{self, Client, Evidence, Form, Query, Signed};
use crate::web::page::Page;

/// What was typed; it never comes back to the page.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    current: String,
    new: String,
}

#[derive(Template)]
#[template(path = "settings/password.html")]
struct PasswordPage {
    page: Page,
    frame: Frame,
    email: Field,
    current: Field,
    new: Field,
}

/// `GET /settings/password`
pub async fn show(State(app): State<App>, Signed(viewer): Signed, Query(done): Query<Done>) -> Result<Html<String>> {
    crate::web::show(&password(&app, &viewer, &done, &[]).await?)
}

/// `POST /settings/password`: goes on under a new session; all others are over.
pub async fn change(
    State(app): State<App>,
    Signed(viewer): Signed,
    evidence: Evidence,
    Client(from): Client,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let Evidence::Session(session) = evidence else { return Err(Error::SignIn { next: None }) };
    let said = change_password::Typed { current: &typed.current, new: &typed.new };
    match change_password::change_password(&app, &viewer, &session, said, from).await {
        Ok(fresh) => {
            let cookie = [(header::SET_COOKIE, gate::session_cookie(&app, &fresh))];
            Ok((cookie, super::done(Place::Security.path(), "password-changed")).into_response())
        }
        Err(Error::Invalid(faults)) => super::refused(&password(&app, &viewer, &Done::default(), &faults).await?),
        Err(other) => Err(other),
    }
}

/// `POST /settings/password/others`: whoever is signed in elsewhere is signed out.
pub async fn end_others(State(app): State<App>, Signed(viewer): Signed, evidence: Evidence) -> Result<Response> {
    let Evidence::Session(session) = evidence else { return Err(Error::SignIn { next: None }) };
    app.store.end_other_sessions(&viewer, &session).await?;
    Ok(super::done(Place::Security.path(), "signed-out-others"))
}

async fn password(app: &App, viewer: &Viewer, done: &Done, faults: &[FieldFault]) -> Result<PasswordPage> {
    let (page, mut frame) = super::around(app, viewer, Place::Security).await?;
    let r = page.r.clone();
    frame.after(&r, done, faults);
    let email = Field::new("email", r.t("email-address")).kind("email", "username").value(viewer.email()).fixed().whole();
    let current = Field::new("current", r.t("current-password")).kind("password", "current-password").whole();
    let new = Field::new("new", r.t("new-password")).kind("password", "new-password").whole();
    Ok(PasswordPage {
        email: email.hint(r.t("profile-email-hint")),
        current: current.judged(&r, faults),
        new: new.hint(r.t1("new-password-hint", "count", SHORTEST)).judged(&r, faults),
        page,
        frame,
    })
}
