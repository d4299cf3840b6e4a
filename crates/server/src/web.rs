//! The browser's door: pages and fragments of pages, and how an error looks there.

pub mod assets;
pub mod attachments;
pub mod compose;
pub mod documents;
pub mod held;
pub mod help;
pub mod home;
pub mod ledger;
pub mod legal;
pub mod live;
pub mod mail;
pub mod mailbox;
pub mod mailed;
pub mod messages;
pub mod names;
pub mod outgoing;
pub mod page;
pub mod partners;
pub mod programs;
pub mod refusals;
pub mod settings;
pub mod sign_in;
pub mod tabs;
pub mod toast;
pub mod verdicts;

use askama::Template;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, Response, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Redirect};
use kontor_store::Viewer;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::actions::sign_in::SESSION_MS;
use crate::app::App;
use crate::error::{Error, Fault, Reason, Result};
use crate::gate::{self, Came, Evidence, Fragment};
use crate::i18n::{Language, Reader};
use crate::problem::Problem;
use page::Page;

/// Turns a template into an answer: a page, or a part of one.
///
/// # Errors
/// [`Error::Broken`] if it cannot be filled in.
pub fn show(template: &impl Template) -> Result<Html<String>> {
    Ok(Html(template.render()?))
}

/// After something was done: on to a local address by GET. A script is told where to, since fetch would follow by itself.
pub fn go_to(path: &str, fragment: Fragment) -> Response<Body> {
    if !fragment.0 {
        return Redirect::to(path).into_response();
    }
    let mut response = StatusCode::NO_CONTENT.into_response();
    if let Ok(path) = HeaderValue::try_from(path) {
        response.headers_mut().insert("x-kontor-location", path);
    }
    response
}

/// An address with what stands behind its question mark.
pub fn address(path: &str, pairs: &[(&str, &str)]) -> String {
    const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
    let mut address = path.to_owned();
    for (index, (name, value)) in pairs.iter().enumerate() {
        address.push(if index == 0 { '?' } else { '&' });
        address.push_str(name);
        address.push('=');
        address.extend(utf8_percent_encode(value, UNRESERVED));
    }
    address
}

/// An address of our own: a path, and no other host hidden in it.
pub fn is_local(address: &str) -> bool {
    let hides_a_host = address.starts_with("//") || address.contains(|c: char| c == '\\' || c.is_control());
    address.starts_with('/') && !hides_a_host
}

/// Who asks, as far as an error page has to know.
struct Visitor {
    viewer: Option<Viewer>,
    reader: Reader,
    fragment: Fragment,
    /// Whether a form came, which a page to sign in on cannot take along.
    posted: bool,
}

/// The layer of this door: finds out who comes and how they read, and shows the errors of all that lies behind it.
pub async fn door(State(app): State<App>, mut request: Request, next: Next) -> Response<Body> {
    let (came, fault) = match Came::by_cookie(&app, request.headers()).await {
        Ok(came) => (came, None),
        Err(fault) => (None, Some(fault)),
    };
    let wish = language_wish(request.uri().query());
    let reader = gate::reader(&app, came.as_ref(), wish, request.headers());
    let viewer = came.as_ref().map(|came| came.viewer.clone());
    let visitor =
        Visitor { viewer, reader: reader.clone(), fragment: Fragment::asked(request.headers()), posted: request.method() == Method::POST };
    request.extensions_mut().insert(reader);
    let mut cookies = Vec::from_iter(wish.map(|language| gate::language_cookie(&app, language)));
    if let Some(came) = came {
        if request.method() == Method::GET && !visitor.fragment.0 {
            cookies.extend(kept_alive(&app, &came).await);
        }
        request.extensions_mut().insert(came);
    }
    let response = match fault {
        Some(fault) => fault.into_response(),
        None => next.run(request).await,
    };
    let mut response = match response.extensions().get::<Fault>().cloned() {
        Some(fault) => shown(&app, response, &fault, visitor).await,
        None => response,
    };
    for cookie in cookies {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// A session lasts on while it is used: when a page is fetched, at most once an hour, its end and that of its cookie are moved.
async fn kept_alive(app: &App, came: &Came) -> Option<HeaderValue> {
    let Evidence::Session(secret) = &came.evidence else { return None };
    // Should it fail, the next page tries again.
    let moved = app.store.touch_session(secret, app.now(), SESSION_MS).await.unwrap_or(false);
    moved.then(|| gate::session_cookie(app, secret))
}

/// `?lang=pl`: the links of the language switch.
fn language_wish(query: Option<&str>) -> Option<Language> {
    Language::from_code(query?.split('&').find_map(|pair| pair.strip_prefix("lang="))?)
}

/// An error as a page with a way on; for a script as a problem, since it cannot read pages; for whoever has to sign in, the way there.
async fn shown(app: &App, response: Response<Body>, fault: &Fault, visitor: Visitor) -> Response<Body> {
    if visitor.fragment.0 {
        return Problem::fill(response, fault, &visitor.reader);
    }
    if let Error::SignIn { next } = fault.0.as_ref() {
        let next = next.iter().map(|next| ("next", next.as_str()));
        let unsent = visitor.posted.then_some(("unsent", "true"));
        return Redirect::to(&address("/sign-in", &next.chain(unsent).collect::<Vec<_>>())).into_response();
    }
    let page = match &visitor.viewer {
        // Where the database itself fails, a page that asks it would fail again.
        Some(viewer) if !matches!(*fault.0, Error::Broken { .. } | Error::Busy { .. }) => {
            Page::of(app, viewer, page::Tab::None, &fault.0.title(&visitor.reader)).await.ok()
        }
        _ => None,
    };
    let page = page.unwrap_or_else(|| Page::outside(app, visitor.reader.clone(), &fault.0.title(&visitor.reader)));
    let detail = told(app, fault, &visitor).await;
    let inside = visitor.viewer.is_some();
    let template = FaultPage { page, title: fault.0.title(&visitor.reader), detail, status: fault.0.status().as_u16(), inside };
    let Ok(body) = template.render() else { return response };
    let (mut parts, _) = response.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    Response::from_parts(parts, body.into())
}

/// What can be done about it. Whoever lacks a permission is told who could give it.
async fn told(app: &App, fault: &Fault, visitor: &Visitor) -> String {
    let detail = fault.0.detail(&visitor.reader);
    let (Error::Forbidden(Reason::Permission), Some(viewer)) = (fault.0.as_ref(), &visitor.viewer) else { return detail };
    let who = match app.store.administrators(viewer).await {
        Ok(names) if !names.is_empty() => visitor.reader.t1("only-administrators", "admins", names.join(", ")),
        Ok(_) => visitor.reader.t("who-can-change-nobody"),
        Err(_) => return detail,
    };
    format!("{detail} {who}")
}

#[derive(Template)]
#[template(path = "fault.html")]
struct FaultPage {
    page: Page,
    title: String,
    detail: String,
    status: u16,
    inside: bool,
}
