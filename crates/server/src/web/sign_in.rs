//! Signing in and out, and going on in another firm.

use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{Html, IntoResponse, Redirect, Response};
use kontor_store::model::ids::PersonId;
use serde::Deserialize;

use crate::actions::sign_in::{self, Refusal};
use crate::app::App;
use crate::error::{Error, Result};
use crate::gate::{self, Client, Evidence, Form, Fragment, Query, Signed};
use crate::i18n::Reader;
use crate::web::page::Page;
use crate::web::{address, is_local};

/// Where to go on afterwards.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Next {
    next: String,
    /// Whether a form came from somebody whose session was over.
    unsent: bool,
}

/// What was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    email: String,
    password: String,
    next: String,
}

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInPage<'a> {
    page: Page,
    r: &'a Reader,
    icons: &'a str,
    email: String,
    next: String,
    /// The language links lead back here.
    here: Vec<(&'static str, &'static str, String)>,
    /// What stands above the form.
    summary: Option<String>,
    /// What became of a form that came without a session.
    notice: Option<String>,
    email_fault: Option<String>,
    password_fault: Option<String>,
    /// Whether both fields are in doubt together.
    unsure: bool,
}

impl<'a> SignInPage<'a> {
    fn new(app: &'a App, reader: &'a Reader, email: String, next: String) -> Self {
        let next = if is_local(&next) { next } else { String::new() };
        let page = Page::outside(app, reader.clone(), &reader.t("sign-in"));
        let link = |code: &str| {
            let next = Some(("next", next.as_str())).filter(|(_, next)| !next.is_empty());
            address("/sign-in", &[("lang", code)].into_iter().chain(next).collect::<Vec<_>>())
        };
        let here = page.languages().map(|language| (language.code(), language.name(), link(language.code()))).to_vec();
        let (summary, email_fault, password_fault) = (None, None, None);
        Self { page, r: reader, icons: app.icons(), email, here, next, summary, notice: None, email_fault, password_fault, unsure: false }
    }
}

/// `GET /sign-in`: the form; whoever is signed in already goes on at once.
pub async fn form(
    State(app): State<App>,
    signed: Option<Signed>,
    reader: Reader,
    Query(Next { next, unsent }): Query<Next>,
) -> Result<Response> {
    if signed.is_some() {
        return Ok(Redirect::to(onward(&next)).into_response());
    }
    let page = SignInPage::new(&app, &reader, String::new(), next);
    Ok(super::show(&SignInPage { notice: unsent.then(|| reader.t("sign-in-unsent")), ..page })?.into_response())
}

/// `POST /sign-in`: lets somebody in under a new session, or says what is wrong with the address still in its field.
pub async fn enter(State(app): State<App>, Client(client): Client, reader: Reader, Form(typed): Form<Typed>) -> Result<Response> {
    match sign_in::sign_in(&app, &typed.email, &typed.password, client).await? {
        Ok(secret) => {
            let cookie = [(header::SET_COOKIE, gate::session_cookie(&app, &secret))];
            Ok((cookie, Redirect::to(onward(&typed.next))).into_response())
        }
        Err(refusal) => refused(&app, &reader, typed, &refusal),
    }
}

fn refused(app: &App, reader: &Reader, typed: Typed, refusal: &Refusal) -> Result<Response> {
    let mut page = SignInPage::new(app, reader, typed.email, typed.next);
    match refusal {
        Refusal::Empty { email, password } => {
            page.email_fault = email.then(|| reader.t("sign-in-email-empty"));
            page.password_fault = password.then(|| reader.t("sign-in-password-empty"));
        }
        Refusal::Wrong => {
            page.unsure = true;
            page.summary = Some(reader.t("sign-in-failed"));
        }
        Refusal::NoFirm => page.summary = Some(reader.t("sign-in-no-firm")),
        Refusal::TooMany { wait } => {
            page.summary = Some(reader.t1("sign-in-throttled", "wait", crate::error::wait(reader, *wait)));
        }
    }
    let html: Html<String> = super::show(&page)?;
    let mut response = (refusal.status(), html).into_response();
    if let Refusal::TooMany { wait } = refusal {
        response.headers_mut().insert(header::RETRY_AFTER, (*wait).into());
    }
    Ok(response)
}

/// `POST /sign-out`
pub async fn leave(State(app): State<App>, evidence: Option<Evidence>, fragment: Fragment) -> Result<Response> {
    if let Some(Evidence::Session(secret)) = evidence {
        app.store.end_session(&secret).await?;
    }
    let cookie = [(header::SET_COOKIE, gate::no_session_cookie(&app))];
    Ok((cookie, super::go_to("/sign-in", fragment)).into_response())
}

/// Which of one's own persons to go on as.
#[derive(Debug, Deserialize)]
pub struct Switch {
    person: String,
}

/// `POST /switch`: goes on in another firm of the same sign-in, from its start page.
pub async fn switch(
    State(app): State<App>,
    Signed(viewer): Signed,
    evidence: Evidence,
    fragment: Fragment,
    Form(to): Form<Switch>,
) -> Result<Response> {
    let Evidence::Session(secret) = evidence else { return Err(Error::SignIn { next: None }) };
    let fresh = app.store.switch_firm(&viewer, &secret, &PersonId::from(to.person)).await?;
    let cookie = [(header::SET_COOKIE, gate::session_cookie(&app, &fresh))];
    Ok((cookie, super::go_to("/", fragment)).into_response())
}

/// The page that was asked for, if it is one of ours, else the start page.
fn onward(next: &str) -> &str {
    if is_local(next) { next } else { "/" }
}
