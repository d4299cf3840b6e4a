//! `/mailbox`, in the demo alone: everybody's e-mails, as if one looked over their shoulders, and an answer that goes the way of every mail.

mod answer;

use std::path::Path as File;

use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Redirect, Response};
use bytes::Bytes;
use kontor_mail::Mail;
use kontor_store::model::ids::time_of;
use serde::Deserialize;

use super::mail::whole::{self, WholeView};
use crate::app::App;
use crate::error::{Error, Result};
use crate::gate::{Form, Path, Query};
use crate::i18n::Reader;
use crate::web::page::Page;

/// How many e-mails are listed, the newest.
const LISTED: usize = 60;
/// The name by which the demo's mailbox vouches for its senders.
pub const AUTHSERV_ID: &str = "mailbox.demo";

#[derive(Template)]
#[template(path = "inbound/mailbox.html")]
struct MailboxPage<'a> {
    page: Page,
    r: &'a Reader,
    icons: &'a str,
    letters: Vec<LetterView>,
    open: Option<OpenLetter>,
    /// Whether an answer was sent just now.
    sent: bool,
}

struct LetterView {
    href: String,
    to: String,
    from: String,
    subject: String,
    when: String,
    current: bool,
}

/// The e-mail that is read.
struct OpenLetter {
    to: String,
    whole: WholeView,
    /// Where its answer is posted; none for a letter that takes none.
    answer: Option<String>,
}

/// What is read, and what was done just before.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    sent: Option<u8>,
}

/// An answer as it was typed.
#[derive(Debug, Deserialize)]
pub struct Typed {
    body: String,
}

/// `GET /mailbox`
pub async fn list(State(app): State<App>, reader: Reader) -> Result<Html<String>> {
    show(&app, &reader, None, false).await
}

/// `GET /mailbox/{letter}`
pub async fn one(State(app): State<App>, reader: Reader, Path(letter): Path<String>, Query(asked): Query<Asked>) -> Result<Html<String>> {
    show(&app, &reader, Some(&letter), asked.sent.is_some()).await
}

/// `GET /mailbox/{letter}/raw`
pub async fn raw(State(app): State<App>, Path(letter): Path<String>) -> Result<Response> {
    Ok(whole::raw(file(&app, &letter).await?))
}

/// `POST /mailbox/{letter}/answer`: as the person to whom the e-mail went.
pub async fn answer(State(app): State<App>, Path(letter): Path<String>, Form(typed): Form<Typed>) -> Result<Response> {
    let mail = whole::read(file(&app, &letter).await?).await?;
    answer::send(&app, &mail, &typed.body).await?;
    Ok(Redirect::to(&format!("/mailbox/{letter}?sent=1")).into_response())
}

async fn show(app: &App, reader: &Reader, open: Option<&str>, sent: bool) -> Result<Html<String>> {
    only_in_the_demo(app)?;
    let mut letters = Vec::new();
    for id in newest(&app.config.outgoing_mail()).await {
        // One that cannot be read is not listed; the others are.
        if let Ok(mail) = whole::read(file(app, &id).await?).await {
            letters.push(letter_view(reader, &id, &mail, open == Some(id.as_str())));
        }
    }
    let open = match open {
        Some(id) => {
            let mail = whole::read(file(app, id).await?).await?;
            let answer = (!mail.reply_to.is_empty()).then(|| format!("/mailbox/{id}/answer"));
            Some(OpenLetter { to: receiver(&mail), whole: whole::view(reader, &mail, format!("/mailbox/{id}/raw")), answer })
        }
        None => None,
    };
    let page = Page::outside(app, reader.clone(), &reader.t("mailbox")).body("");
    crate::web::show(&MailboxPage { page, r: reader, icons: app.icons(), letters, open, sent })
}

/// Elsewhere there is no such page.
fn only_in_the_demo(app: &App) -> Result<()> {
    if app.demo { Ok(()) } else { Err(Error::NotFound) }
}

/// The ids of the newest letters: their files sort by time.
async fn newest(folder: &File) -> Vec<String> {
    let mut found = Vec::new();
    // Before the first letter there is no folder.
    let Ok(mut files) = tokio::fs::read_dir(folder).await else { return found };
    while let Ok(Some(file)) = files.next_entry().await {
        let name = file.file_name();
        found.extend(name.to_str().and_then(|name| name.strip_suffix(".eml")).map(str::to_owned));
    }
    found.retain(|id| time_of(id).is_some());
    found.sort_unstable_by(|a, b| b.cmp(a));
    found.truncate(LISTED);
    found
}

/// The file of a letter, whose name is its id and nothing that leads elsewhere.
async fn file(app: &App, letter: &str) -> Result<Bytes> {
    only_in_the_demo(app)?;
    time_of(letter).ok_or(Error::NotFound)?;
    let path = app.config.outgoing_mail().join(format!("{letter}.eml"));
    tokio::fs::read(path).await.map(Bytes::from).map_err(|_| Error::NotFound)
}

fn letter_view(reader: &Reader, id: &str, mail: &Mail, current: bool) -> LetterView {
    let from = mail.from.first();
    LetterView {
        href: format!("/mailbox/{id}"),
        to: receiver(mail),
        from: from.map(|from| from.name.clone().unwrap_or_else(|| from.address.clone())).unwrap_or_default(),
        subject: mail.subject.clone(),
        when: time_of(id).map(|at| reader.moment(at)).unwrap_or_default(),
        current,
    }
}

fn receiver(mail: &Mail) -> String {
    mail.to.first().map(|to| to.name.clone().unwrap_or_else(|| to.address.clone())).unwrap_or_default()
}
