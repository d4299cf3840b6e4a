//! `/mail`: what came by e-mail to the firm and has no place: filed into a conversation, or dismissed.

use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Redirect, Response};
use kontor_store::model::{MailState, Permission};
use kontor_store::{InboxQuery, Viewer, WaitingMail};
use serde::Deserialize;

use super::whole::{self, WholeView};
use super::{sender, why};
use crate::actions::file_mail;
use crate::app::App;
use crate::error::{Error, Reason, Result};
use crate::gate::{Form, Path, Query, Signed};
use crate::i18n::Reader;
use crate::web::page::{Page, Tab};
use crate::web::verdicts::Verdict;

/// Conversations to choose from.
const CHOICES: i64 = 12;

#[derive(Template)]
#[template(path = "inbound/queue.html")]
struct QueuePage<'a> {
    page: Page,
    r: &'a Reader,
    icons: &'a str,
    mails: Vec<MailView>,
    /// What was done just before.
    done: Option<String>,
}

#[derive(Template)]
#[template(path = "inbound/one.html")]
struct OnePage<'a> {
    page: Page,
    r: &'a Reader,
    icons: &'a str,
    mail: MailView,
    whole: Option<WholeView>,
    words: String,
    choices: Vec<Choice>,
}

struct MailView {
    href: String,
    from: String,
    subject: String,
    when: String,
    iso: String,
    state: Verdict,
    sender: Verdict,
    why: String,
    suggested: Option<Choice>,
}

/// A conversation into which it can be filed.
struct Choice {
    id: String,
    subject: String,
    partner: String,
}

/// What was done just before, in the address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Done {
    done: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Words {
    q: String,
}

#[derive(Debug, Deserialize)]
pub struct Chosen {
    conversation: String,
}

/// `GET /mail`
pub async fn list(State(app): State<App>, Signed(viewer): Signed, Query(done): Query<Done>) -> Result<Html<String>> {
    may_see(&viewer)?;
    let reader = app.reader(&viewer);
    let mails = app.store.waiting_mail(&viewer).await?;
    crate::web::show(&QueuePage {
        page: Page::of(&app, &viewer, Tab::Messages, &reader.t("unplaced-mail")).await?.body("reading"),
        r: &reader,
        icons: app.icons(),
        mails: mails.into_iter().map(|mail| mail_view(&reader, mail)).collect(),
        done: (done.done == "dismissed").then(|| reader.t("mail-dismissed")),
    })
}

/// `GET /mail/{mail}?q=`: the whole of it, and where it can go.
pub async fn one(
    State(app): State<App>,
    Signed(viewer): Signed,
    Path(id): Path<String>,
    Query(query): Query<Words>,
) -> Result<Html<String>> {
    may_see(&viewer)?;
    let reader = app.reader(&viewer);
    let waiting = app.store.one_waiting_mail(&viewer, &id).await?;
    let mail = whole::read(app.store.whole_waiting_mail(&viewer, &id).await?).await;
    let whole = match mail {
        Ok(mail) => Some(whole::view(&reader, &mail, format!("/mail/{id}/raw"))),
        // It can be downloaded and dismissed all the same.
        Err(Error::NotFound) => None,
        Err(fault) => return Err(fault),
    };
    let suggested = waiting.conversation.clone();
    let choices = choices(&app, &viewer, &query.q, suggested.as_deref()).await?;
    crate::web::show(&OnePage {
        page: Page::of(&app, &viewer, Tab::Messages, &reader.t("unplaced-mail")).await?.body("reading"),
        r: &reader,
        icons: app.icons(),
        mail: mail_view(&reader, waiting),
        whole,
        words: query.q,
        choices,
    })
}

/// `GET /mail/{mail}/raw`
pub async fn raw(State(app): State<App>, Signed(viewer): Signed, Path(id): Path<String>) -> Result<Response> {
    may_see(&viewer)?;
    Ok(whole::raw(app.store.whole_waiting_mail(&viewer, &id).await?))
}

/// `POST /mail/{mail}/conversation`: filed into it, in the name of whoever does so.
pub async fn file(State(app): State<App>, Signed(viewer): Signed, Path(id): Path<String>, Form(chosen): Form<Chosen>) -> Result<Response> {
    may_see(&viewer)?;
    let posted = file_mail::file(&app, &viewer, &id, &chosen.conversation).await?;
    Ok(Redirect::to(&format!("/messages/{}", posted.conversation)).into_response())
}

/// `POST /mail/{mail}/dismissal`
pub async fn dismiss(State(app): State<App>, Signed(viewer): Signed, Path(id): Path<String>) -> Result<Response> {
    may_see(&viewer)?;
    file_mail::dismiss(&app, &viewer, &id).await?;
    Ok(Redirect::to("/mail?done=dismissed").into_response())
}

fn may_see(viewer: &Viewer) -> Result<()> {
    if viewer.permissions().has(Permission::Messages) { Ok(()) } else { Err(Error::Forbidden(Reason::Permission)) }
}

async fn choices(app: &App, viewer: &Viewer, words: &str, suggested: Option<&str>) -> Result<Vec<Choice>> {
    let query = InboxQuery { words, limit: CHOICES, ..InboxQuery::default() };
    let rows = app.store.inbox(viewer, &query).await?;
    let other = rows.into_iter().filter(|row| suggested != Some(row.conversation.as_str()));
    Ok(other.map(|row| Choice { id: row.conversation, subject: row.subject, partner: row.partner_name }).collect())
}

fn mail_view(reader: &Reader, mail: WaitingMail) -> MailView {
    let state = match mail.state {
        MailState::Held => Verdict { tone: "warn", words: reader.t("mail-state-held") },
        other => Verdict { tone: "", words: reader.word("mail-state", other.as_str()) },
    };
    let suggested = mail.conversation.zip(mail.conversation_subject).zip(mail.partner_name);
    MailView {
        href: format!("/mail/{}", mail.id),
        from: if mail.from_name.is_empty() { mail.from_address } else { format!("{} <{}>", mail.from_name, mail.from_address) },
        subject: if mail.subject.is_empty() { "–".to_owned() } else { mail.subject },
        when: reader.moment(mail.received_at),
        iso: reader.iso(mail.received_at),
        state,
        sender: sender(reader, mail.verified),
        why: why(reader, mail.reason),
        suggested: suggested.map(|((id, subject), partner)| Choice { id, subject, partner }),
    }
}
