//! `/operator/mail/in`: every mail that ever came in, for the operator: found by address or Message-ID, tried anew where it failed.

use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Redirect, Response};
use kontor_store::model::ids::{MailId, TokenId};
use kontor_store::model::{MailReason, MailState};
use kontor_store::{ApiToken, MailQuery, MailRow, Operator, Viewer};
use serde::Deserialize;

use super::whole;
use crate::app::App;
use crate::error::{Error, Result};
use crate::gate::{Path, Query, Signed};
use crate::i18n::Reader;
use crate::web::address;
use crate::web::page::{Page, Tab};
use crate::web::verdicts::Verdict;

/// How many a page of the store has.
const PAGE: usize = 50;

#[derive(Template)]
#[template(path = "inbound/operating.html")]
struct OperatingPage<'a> {
    page: Page,
    r: &'a Reader,
    icons: &'a str,
    words: String,
    states: Vec<StateLink>,
    mails: Vec<RowView>,
    older: Option<String>,
    /// The mailbox that is read: which, and whether all is well.
    mailbox: Option<MailboxView>,
    tokens: Vec<TokenView>,
}

/// With what a provider hands mail in.
struct TokenView {
    name: String,
    made: String,
    action: String,
    /// For those who do not see which one the button stands beside.
    revoke: String,
}

struct MailboxView {
    words: String,
    /// Why it cannot be read now.
    failure: String,
}

struct StateLink {
    href: String,
    words: String,
    current: bool,
}

struct RowView {
    when: String,
    iso: String,
    from: String,
    to: String,
    message_id: String,
    size: String,
    road: String,
    firm: Option<String>,
    state: Verdict,
    why: String,
    raw: String,
    /// Where it can be tried anew.
    retry: Option<String>,
}

/// What the operator looks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    state: String,
    before: Option<String>,
}

/// `GET /operator/mail/in?q=&state=&before=`
pub async fn list(State(app): State<App>, Signed(viewer): Signed, Query(asked): Query<Asked>) -> Result<Html<String>> {
    let operator = operator(&viewer)?;
    let reader = app.reader(&viewer);
    let query = MailQuery { words: asked.q.clone(), state: asked.state.parse().ok(), before: asked.before.clone() };
    let mails = app.store.mails(&operator, &query).await?;
    let older = (mails.len() == PAGE).then(|| mails.last()).flatten();
    let older = older.map(|last| address("/operator/mail/in", &[("q", &asked.q), ("state", &asked.state), ("before", last.id.as_str())]));
    crate::web::show(&OperatingPage {
        page: Page::of(&app, &viewer, Tab::None, &reader.t("mail-in-title")).await?,
        r: &reader,
        icons: app.icons(),
        states: states(&reader, &asked),
        mails: mails.into_iter().map(|mail| row(&reader, mail)).collect(),
        older,
        mailbox: mailbox(&app, &operator, &reader).await?,
        tokens: app.store.list_mail_tokens(&operator).await?.into_iter().map(|token| token_view(&reader, token)).collect(),
        words: asked.q,
    })
}

async fn mailbox(app: &App, operator: &Operator, reader: &Reader) -> Result<Option<MailboxView>> {
    let Ok(Some(imap)) = app.config.mail.mailbox() else { return Ok(None) };
    let name = imap.name();
    let known = app.store.read_mailbox(operator, &name).await?;
    let read = known.as_ref().and_then(|known| known.looked_at);
    let words = match (read, known.as_ref().and_then(|known| known.failing_since)) {
        (_, Some(since)) => reader.ta("mail-in-mailbox-fails", &[("name", name.into()), ("time", reader.moment(since).into())]),
        (Some(read), None) => reader.ta("mail-in-mailbox-read", &[("name", name.into()), ("time", reader.moment(read).into())]),
        (None, None) => reader.t1("mail-in-mailbox-begins", "name", name),
    };
    Ok(Some(MailboxView { words, failure: known.map(|known| known.failure).unwrap_or_default() }))
}

/// `POST /operator/mail/in/{mail}/retry`
pub async fn retry(State(app): State<App>, Signed(viewer): Signed, Path(mail): Path<MailId>) -> Result<Response> {
    app.store.retry_mail(&operator(&viewer)?, &mail, app.now()).await?;
    app.mail_arrived.notify_one();
    Ok(Redirect::to("/operator/mail/in").into_response())
}

/// `GET /operator/mail/in/{mail}/raw`: written down, since it is other people's mail.
pub async fn raw(State(app): State<App>, Signed(viewer): Signed, Path(mail): Path<String>) -> Result<Response> {
    Ok(whole::raw(app.store.whole_mail_for(&operator(&viewer)?, &mail, app.now()).await?))
}

/// `POST /operator/mail/tokens/{token}/revoke`
pub async fn revoke(State(app): State<App>, Signed(viewer): Signed, Path(token): Path<TokenId>) -> Result<Response> {
    app.store.revoke_mail_token(&operator(&viewer)?, &token, app.now()).await?;
    Ok(Redirect::to("/operator/mail/in").into_response())
}

/// For everybody else there is no such page.
fn operator(viewer: &Viewer) -> Result<Operator> {
    viewer.operator().ok_or(Error::NotFound)
}

fn token_view(reader: &Reader, token: ApiToken) -> TokenView {
    TokenView {
        made: reader.t1("token-created", "date", reader.date(&reader.iso_day(token.created_at))),
        action: format!("/operator/mail/tokens/{}/revoke", token.id),
        revoke: reader.t1("token-revoke", "name", &token.name),
        name: token.name,
    }
}

fn states(reader: &Reader, asked: &Asked) -> Vec<StateLink> {
    let link = |state: &str, words: String| StateLink {
        href: address("/operator/mail/in", &[("q", &asked.q), ("state", state)]),
        words,
        current: asked.state == state,
    };
    let all = std::iter::once(link("", reader.t("mail-state-all")));
    all.chain(MailState::ALL.iter().map(|state| link(state.as_str(), reader.word("mail-state", state.as_str())))).collect()
}

fn row(reader: &Reader, mail: MailRow) -> RowView {
    let tone = match mail.state {
        MailState::Posted | MailState::Filed => "good",
        MailState::Parked => "bad",
        MailState::Held | MailState::Unplaced | MailState::Refused => "warn",
        MailState::Received | MailState::Dismissed | MailState::Machine => "",
    };
    let left = mail.reason.is_some_and(MailReason::is_left);
    let why = match (mail.failure.as_str(), left) {
        ("", _) => super::why(reader, mail.reason),
        (place, true) => format!("{} ({place})", super::why(reader, mail.reason)),
        (failure, false) => failure.to_owned(),
    };
    let again = matches!(mail.state, MailState::Parked | MailState::Refused | MailState::Machine) && !left;
    RowView {
        when: reader.exact(mail.received_at),
        iso: reader.iso(mail.received_at),
        from: if mail.from_address.is_empty() { mail.envelope_from } else { mail.from_address },
        to: mail.recipient,
        message_id: mail.message_id,
        size: reader.size(u64::try_from(mail.size).unwrap_or(0)),
        road: mail.road.to_string(),
        firm: mail.organization_name,
        state: Verdict { tone, words: reader.word("mail-state", mail.state.as_str()) },
        why,
        raw: format!("/operator/mail/in/{}/raw", mail.id),
        retry: again.then(|| format!("/operator/mail/in/{}/retry", mail.id)),
    }
}
