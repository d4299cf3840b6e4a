//! “Show the whole e-mail”: what came, made safe. Nothing in it runs, and nothing is fetched from elsewhere.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};
use bytes::Bytes;
use kontor_mail::{Address, Mail};

use crate::actions::read_mail::read_mail;
use crate::app::App;
use crate::error::{Error, Result};
use crate::gate::{Path, Signed};
use crate::i18n::Reader;
use crate::markup::Markup;
use crate::prose;
use crate::web::page::{Page, Tab};

/// A whole e-mail for a template, as `whole`.
pub struct WholeView {
    pub subject: String,
    pub from: String,
    pub to: String,
    pub when: String,
    pub paragraphs: Vec<Markup>,
    /// Instead of the paragraphs.
    pub html: Option<Markup>,
    /// Whether there were pictures that are not fetched.
    pub pictures_off: bool,
    pub files: Vec<(String, String)>,
    pub raw: String,
}

#[derive(Template)]
#[template(path = "inbound/of_message.html")]
struct OfMessagePage<'a> {
    page: Page,
    r: &'a Reader,
    icons: &'a str,
    back: String,
    whole: WholeView,
}

/// `GET /messages/{conversation}/mail/{seq}`: the mail behind a message of ours.
pub async fn of_message(State(app): State<App>, Signed(viewer): Signed, Path((id, seq)): Path<(String, i64)>) -> Result<Html<String>> {
    let seated = viewer.seat(&app.store, &id).await?;
    let mail = read(app.store.whole_mail_of(&seated, seq).await?).await?;
    let reader = app.reader(&viewer);
    let page = Page::of(&app, &viewer, Tab::Messages, &reader.t("mail-whole")).await?;
    let whole = view(&reader, &mail, format!("/messages/{id}/mail/{seq}/raw"));
    crate::web::show(&OfMessagePage { page, r: &reader, icons: app.icons(), back: format!("/messages/{id}"), whole })
}

/// `GET /messages/{conversation}/mail/{seq}/raw`: byte for byte.
pub async fn raw_of_message(State(app): State<App>, Signed(viewer): Signed, Path((id, seq)): Path<(String, i64)>) -> Result<Response> {
    let seated = viewer.seat(&app.store, &id).await?;
    Ok(raw(app.store.whole_mail_of(&seated, seq).await?))
}

/// As a file; a browser must not show what others have written.
pub fn raw(whole: Bytes) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"e-mail.eml\"")),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox")),
    ];
    (headers, whole).into_response()
}

/// Reads it; what is no mail can only be downloaded.
pub async fn read(whole: Bytes) -> Result<Mail> {
    read_mail(whole).await?.ok_or(Error::NotFound)
}

pub fn view(reader: &Reader, mail: &Mail, raw: String) -> WholeView {
    let html = mail.html.as_deref();
    WholeView {
        subject: if mail.subject.is_empty() { "–".to_owned() } else { mail.subject.clone() },
        from: addresses(&mail.from),
        to: addresses(&mail.to),
        when: mail.date.map(|at| reader.exact(at)).unwrap_or_default(),
        paragraphs: if html.is_none() { prose::paragraphs(mail.text.as_deref().unwrap_or_default()) } else { Vec::new() },
        pictures_off: html.is_some_and(|html| html.contains("<img") || html.contains("<IMG")),
        html: html.map(|_| Markup::escaped(kontor_mail::whole(mail))),
        files: mail.parts.iter().map(|part| (part.name.clone(), reader.size(part.size as u64))).collect(),
        raw,
    }
}

fn addresses(of: &[Address]) -> String {
    let shown = |address: &Address| match &address.name {
        Some(name) => format!("{name} <{}>", address.address),
        None => address.address.clone(),
    };
    of.iter().map(shown).collect::<Vec<_>>().join(", ")
}
