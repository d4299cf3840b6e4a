//! The gate: who comes, by which evidence, in which language, from where. The extractors of every door stand here.

mod client;
mod parts;

use axum::extract::{FromRequestParts, OptionalFromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use axum_extra::extract::CookieJar;
use kontor_store::{Administrator, Seated, Viewer};

use crate::app::App;
use crate::error::{Error, Reason, Result};
use crate::i18n::{Language, Reader};

pub use client::Client;
pub use parts::{Form, Json, Path, Query};

/// How long a browser keeps our cookies, 30 days; the session itself may end earlier.
const COOKIE_SECONDS: u32 = 30 * 24 * 3600;
/// The language of somebody who is not signed in.
pub const LANGUAGE_COOKIE: &str = "lang";

/// By what somebody came; asked again when a stream renews its proof.
#[derive(Clone)]
pub enum Evidence {
    /// The secret of a session, from the cookie.
    Session(String),
    /// The secret of an API token.
    Token(String),
}

impl Evidence {
    /// Whoever this proves, as of now.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn viewer(&self, app: &App) -> Result<Option<Viewer>> {
        Ok(match self {
            Self::Session(secret) => Viewer::by_session(&app.store, secret, app.now()).await?,
            Self::Token(secret) => Viewer::by_api_token(&app.store, secret).await?,
        })
    }
}

impl std::fmt::Debug for Evidence {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(match self {
            Self::Session(_) => "Session",
            Self::Token(_) => "Token",
        })
    }
}

/// Whoever came, found out once per request by the layer of the door.
#[derive(Debug, Clone)]
pub struct Came {
    pub viewer: Viewer,
    pub evidence: Evidence,
}

impl Came {
    /// By the cookie of a session.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn by_cookie(app: &App, headers: &HeaderMap) -> Result<Option<Self>> {
        let jar = CookieJar::from_headers(headers);
        let Some(cookie) = jar.get(session_cookie_name(app)) else { return Ok(None) };
        Self::by(app, Evidence::Session(cookie.value().to_owned())).await
    }

    /// By a bearer token (RFC 6750, 2.1).
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn by_bearer(app: &App, headers: &HeaderMap) -> Result<Option<Self>> {
        let Some(token) = bearer(headers) else { return Ok(None) };
        Self::by(app, Evidence::Token(token.to_owned())).await
    }

    async fn by(app: &App, evidence: Evidence) -> Result<Option<Self>> {
        Ok(evidence.viewer(app).await?.map(|viewer| Self { viewer, evidence }))
    }

    fn of(parts: &Parts) -> Option<&Self> {
        parts.extensions.get()
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// A person signed in with the browser.
#[derive(Debug, Clone)]
pub struct Signed(pub Viewer);

/// A program that came with an API token.
#[derive(Debug, Clone)]
pub struct Program(pub Viewer);

/// A mail server or provider that came with a mail token.
#[derive(Debug, Clone, Copy)]
pub struct Postman;

/// An administrator of an organization, signed in with the browser.
#[derive(Debug, Clone)]
pub struct Admin(pub Administrator);

impl<S: Sync> FromRequestParts<S> for Signed {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        match Came::of(parts) {
            Some(Came { viewer, evidence: Evidence::Session(_) }) => Ok(Self(viewer.clone())),
            _ => Err(sign_in_first(parts)),
        }
    }
}

/// On pages that are open to everyone: whoever is signed in, if anybody is.
impl<S: Sync> OptionalFromRequestParts<S> for Signed {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Option<Self>> {
        Ok(<Self as FromRequestParts<S>>::from_request_parts(parts, state).await.ok())
    }
}

impl<S: Sync> FromRequestParts<S> for Program {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        match Came::of(parts) {
            Some(Came { viewer, evidence: Evidence::Token(_) }) => Ok(Self(viewer.clone())),
            _ => Err(Error::SignIn { next: None }),
        }
    }
}

impl FromRequestParts<App> for Postman {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        match bearer(&parts.headers) {
            Some(token) if app.store.is_mail_token(token).await? => Ok(Self),
            _ => Err(Error::SignIn { next: None }),
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Admin {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self> {
        let Signed(viewer) = <Signed as FromRequestParts<S>>::from_request_parts(parts, state).await?;
        viewer.administrator().map(Self).ok_or(Error::Forbidden(Reason::Permission))
    }
}

/// A signed-in person at a conversation that the address names.
#[derive(Debug, Clone)]
pub struct At(pub Seated);

impl FromRequestParts<App> for At {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        #[derive(serde::Deserialize)]
        struct Named {
            conversation: String,
        }
        let Signed(viewer) = <Signed as FromRequestParts<App>>::from_request_parts(parts, app).await?;
        let Path(Named { conversation }) = Path::from_request_parts(parts, app).await?;
        Ok(Self(viewer.seat(&app.store, &conversation).await?))
    }
}

impl<S: Sync> FromRequestParts<S> for Evidence {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        Came::of(parts).map(|came| came.evidence.clone()).ok_or_else(|| sign_in_first(parts))
    }
}

impl<S: Sync> OptionalFromRequestParts<S> for Evidence {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>> {
        Ok(Came::of(parts).map(|came| came.evidence.clone()))
    }
}

/// The layer of routes for people with a session, so that no handler can forget to ask.
pub async fn signed_only(_: Signed, request: Request, next: Next) -> Response {
    next.run(request).await
}

/// The layer of routes for programs with a token.
pub async fn programs_only(_: Program, request: Request, next: Next) -> Response {
    next.run(request).await
}

/// Afterwards they go on to the page they asked for; what was only posted cannot be gone on to.
fn sign_in_first(parts: &Parts) -> Error {
    let asked = parts.uri.path_and_query().filter(|_| parts.method == axum::http::Method::GET);
    Error::SignIn { next: asked.map(|path| path.as_str().to_owned()).filter(|path| path != "/") }
}

impl<S: Sync> FromRequestParts<S> for Reader {
    type Rejection = Error;

    /// The door's layer has put it there.
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| Error::broken("a route outside its door: no reader"))
    }
}

/// Whether a script of our pages asks for a part of a page, and not a person for a whole one.
#[derive(Debug, Clone, Copy)]
pub struct Fragment(pub bool);

impl Fragment {
    pub fn asked(headers: &HeaderMap) -> Self {
        Self(headers.contains_key("x-kontor-fragment"))
    }
}

impl<S: Sync> FromRequestParts<S> for Fragment {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        Ok(Self::asked(&parts.headers))
    }
}

/// How the reader of this request reads: by the person's settings, else by the wish of the address (`?lang=`), the cookie, the browser.
pub fn reader(app: &App, came: Option<&Came>, wish: Option<Language>, headers: &HeaderMap) -> Reader {
    if let Some(Came { viewer, .. }) = came {
        return app.reader(viewer);
    }
    let cookie = || Language::from_code(CookieJar::from_headers(headers).get(LANGUAGE_COOKIE)?.value());
    let browser = || headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok().map(Language::negotiate);
    let language = wish.or_else(cookie).or_else(browser).unwrap_or(Language::En);
    Reader::new(language, "UTC", app.now())
}

/// Whether this person, in this browser, closed the panel of the last document that had conversations. The script keeps that.
pub fn has_closed_the_panel(viewer: &Viewer, headers: &HeaderMap) -> bool {
    CookieJar::from_headers(headers).get("kontor-panel").is_some_and(|cookie| cookie.value() == viewer.person().as_str())
}

/// Browsers keep `__Host-` cookies only over TLS (RFC 6265bis, 4.1.3.2).
fn session_cookie_name(app: &App) -> &'static str {
    if app.config.is_https() { "__Host-kontor" } else { "kontor" }
}

/// The header that gives the browser a session's secret.
pub fn session_cookie(app: &App, secret: &str) -> HeaderValue {
    set_cookie(app, session_cookie_name(app), secret, COOKIE_SECONDS, "; HttpOnly")
}

/// The header that ends the session's cookie in the browser.
pub fn no_session_cookie(app: &App) -> HeaderValue {
    set_cookie(app, session_cookie_name(app), "", 0, "; HttpOnly")
}

/// The header that keeps the language of somebody who is not signed in.
pub fn language_cookie(app: &App, language: Language) -> HeaderValue {
    set_cookie(app, LANGUAGE_COOKIE, language.code(), COOKIE_SECONDS, "")
}

/// RFC 6265, 4.1. Values are hexadecimal or codes of ours, so nothing in them needs care.
fn set_cookie(app: &App, name: &str, value: &str, seconds: u32, more: &str) -> HeaderValue {
    let secure = if app.config.is_https() { "; Secure" } else { "" };
    let cookie = format!("{name}={value}; Path=/; Max-Age={seconds}; SameSite=Lax{secure}{more}");
    HeaderValue::try_from(cookie).unwrap_or_else(|_| HeaderValue::from_static(""))
}
