//! What links in mails lead to, for whoever holds the mail: no more mails, a confirmed address, a file that was too large.
//!
//! Link scanners fetch every address in a mail, so a GET only shows what a POST would do.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use kontor_mail::{Purpose, Sealed};
use serde::Deserialize;

use super::page::Page;
use crate::app::App;
use crate::delivery::Download;
use crate::error::{Error, Result};
use crate::gate::{Path, Query};
use crate::i18n::Reader;
use crate::outbound::FILE_DAYS;

/// For how many days the link that confirms an address is good.
const CONFIRM_DAYS: u32 = 14;

/// What stands behind the question mark: the sealed id.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Key {
    key: String,
}

#[derive(Template)]
#[template(path = "mailed.html")]
struct MailedPage {
    page: Page,
    title: String,
    text: String,
    /// What there is to press, and where it goes; none once it is done.
    ask: Option<(String, String)>,
    /// The way on.
    settings: bool,
}

fn opened(app: &App, purpose: Purpose, key: &str) -> Result<Sealed> {
    app.postbox.keys().open(purpose, key).ok_or(Error::NotFound)
}

fn shown(app: &App, reader: Reader, title: String, text: String, ask: Option<(String, String)>, settings: bool) -> Result<Html<String>> {
    super::show(&MailedPage { page: Page::outside(app, reader, &title), title, text, ask, settings })
}

/// `GET /mail/unsubscribe?key=`: asks.
pub async fn unsubscribing(State(app): State<App>, reader: Reader, Query(Key { key }): Query<Key>) -> Result<Html<String>> {
    opened(&app, Purpose::Unsubscribe, &key)?;
    let ask = (reader.t("mail-unsubscribe"), format!("/mail/unsubscribe?key={key}"));
    let (title, text) = (reader.t("unsubscribe-title"), reader.t("unsubscribe-text"));
    shown(&app, reader, title, text, Some(ask), true)
}

/// `POST /mail/unsubscribe?key=`: done, for a person's click and for a mail program's alike (RFC 8058, 3.1).
pub async fn unsubscribe(State(app): State<App>, reader: Reader, Query(Key { key }): Query<Key>) -> Result<Html<String>> {
    let sealed = opened(&app, Purpose::Unsubscribe, &key)?;
    let address = app.store.unsubscribe(&sealed.id).await?.ok_or(Error::NotFound)?;
    let (title, text) = (reader.t("unsubscribed-title"), reader.t1("unsubscribed-text", "address", address));
    shown(&app, reader, title, text, None, true)
}

/// `GET /mail/address?key=`: asks whoever reads the mail of that address.
pub async fn confirming(State(app): State<App>, reader: Reader, Query(Key { key }): Query<Key>) -> Result<Html<String>> {
    let (firm, address) = app.store.mailbox_named(&asked(&app, &key)?.id).await?;
    let ask = (reader.t("mailbox-confirm"), format!("/mail/address?key={key}"));
    let text = reader.ta("mailbox-confirm-text", &[("firm", firm.into()), ("address", address.into())]);
    let title = reader.t("mailbox-confirm-title");
    shown(&app, reader, title, text, Some(ask), false)
}

/// `POST /mail/address?key=`: from now on it counts.
pub async fn confirm(State(app): State<App>, reader: Reader, Query(Key { key }): Query<Key>) -> Result<Html<String>> {
    let (firm, address) = app.store.confirm_mailbox(&asked(&app, &key)?.id, app.now()).await?;
    let text = reader.ta("mailbox-confirmed-text", &[("firm", firm.into()), ("address", address.into())]);
    let title = reader.t("mailbox-confirmed-title");
    shown(&app, reader, title, text, None, false)
}

fn asked(app: &App, key: &str) -> Result<Sealed> {
    let sealed = opened(app, Purpose::Address, key)?;
    if sealed.is_older_than(CONFIRM_DAYS, app.now()) { Err(Error::NotFound) } else { Ok(sealed) }
}

/// `GET /mail/files/{file}?key=`: a file that did not fit into the mail, for as long as the mail said.
pub async fn file(State(app): State<App>, reader: Reader, Path(file): Path<String>, Query(Key { key }): Query<Key>) -> Result<Response> {
    let sealed = app.postbox.keys().open_about(Purpose::File, &key, &file).ok_or(Error::NotFound)?;
    if sealed.is_older_than(FILE_DAYS, app.now()) {
        let (title, text) = (reader.t("mail-file-over-title"), reader.t("mail-file-over-text"));
        return Ok((StatusCode::GONE, shown(&app, reader, title, text, None, false)?).into_response());
    }
    let (file, bytes) = app.store.letter_file(&sealed.id, &file).await?;
    let download =
        Download { name: file.name, media_type: file.media_type, size: file.size, sha256: file.sha256, file: bytes, inline: false };
    Ok(download.into_response())
}
