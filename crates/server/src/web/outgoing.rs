//! `/operator/mail`: the mail that goes out, for the operator: what waits, what failed and why, which addresses get nothing.

use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Redirect, Response};
use kontor_store::{LetterRow, LetterState, Operator, Trouble, Viewer};
use serde::Deserialize;

use super::address;
use super::page::{Page, Tab};
use crate::app::App;
use crate::error::{Error, Result};
use crate::gate::{Form, Path, Query, Signed};
use crate::i18n::Reader;

/// What the operator looks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    state: String,
    q: String,
    before: String,
}

/// An address that gets mail again.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Lifted {
    address: String,
}

#[derive(Template)]
#[template(path = "operator/mail.html")]
struct MailPage {
    page: Page,
    states: Vec<StateLink>,
    /// The address that was looked for.
    q: String,
    state: &'static str,
    letters: Vec<LetterView>,
    older: Option<String>,
    suppressed: Vec<SuppressedView>,
}

struct StateLink {
    href: String,
    words: String,
    current: bool,
}

struct LetterView {
    address: String,
    what: String,
    message_id: String,
    when: String,
    iso: String,
    /// What the mail server said, and when it is tried next.
    said: String,
    next: Option<String>,
    retry: Option<String>,
}

struct SuppressedView {
    address: String,
    said: String,
    since: String,
    lift: String,
}

/// The states that one can look at, those that need something first.
const STATES: [LetterState; 5] = [LetterState::Queued, LetterState::Failed, LetterState::Bounced, LetterState::Sent, LetterState::Accepted];

/// `GET /operator/mail?state=&q=&before=`
pub async fn list(State(app): State<App>, Signed(viewer): Signed, Query(asked): Query<Asked>) -> Result<Html<String>> {
    let operator = operator(&viewer)?;
    let state = asked.state.parse().unwrap_or(LetterState::Queued);
    let (q, before) = (asked.q.trim(), asked.before.as_str());
    let found = app.store.letters(&operator, state, (!q.is_empty()).then_some(q), (!before.is_empty()).then_some(before)).await?;
    let title = app.reader(&viewer).t("operator-mail");
    let page = Page::of(&app, &viewer, Tab::None, &title).await?;
    let r = &page.r;
    let link = |other: LetterState| StateLink {
        href: address("/operator/mail", &[("state", other.as_str()), ("q", q)]),
        words: r.word("letter", other.as_str()),
        current: other == state,
    };
    let older = found.last().filter(|_| found.len() >= 50);
    let older = older.map(|last| address("/operator/mail", &[("state", state.as_str()), ("q", q), ("before", &last.id)]));
    let suppressed = app.store.suppressions(&operator).await?;
    super::show(&MailPage {
        states: STATES.map(link).into(),
        q: q.to_owned(),
        state: state.as_str(),
        letters: found.iter().map(|letter| view(r, letter)).collect(),
        older,
        suppressed: suppressed.iter().map(|trouble| suppressed_view(r, trouble)).collect(),
        page,
    })
}

/// `POST /operator/mail/{letter}/retry`
pub async fn retry(State(app): State<App>, Signed(viewer): Signed, Path(letter): Path<String>) -> Result<Response> {
    app.store.retry_letter(&operator(&viewer)?, &letter, app.now()).await?;
    Ok(Redirect::to("/operator/mail").into_response())
}

/// `POST /operator/mail/suppressions`: an address gets mail again.
pub async fn lift(State(app): State<App>, Signed(viewer): Signed, Form(lifted): Form<Lifted>) -> Result<Response> {
    app.store.lift_suppression(&operator(&viewer)?, &lifted.address).await?;
    Ok(Redirect::to("/operator/mail").into_response())
}

/// To everybody else these pages are not there.
fn operator(viewer: &Viewer) -> Result<Operator> {
    viewer.operator().ok_or(Error::NotFound)
}

fn view(r: &Reader, letter: &LetterRow) -> LetterView {
    let at = letter.ended_at.or(letter.sent_at).unwrap_or(letter.created_at);
    let waits = letter.state == LetterState::Queued;
    let may_retry = waits || matches!(letter.state, LetterState::Failed | LetterState::Bounced);
    let tried = [("count", letter.tries.into()), ("time", r.moment(letter.retry_at).into())];
    LetterView {
        address: letter.address.clone(),
        what: r.word("letter-kind", letter.kind.as_str()),
        message_id: letter.message_id.clone(),
        when: r.moment(at),
        iso: r.iso(at),
        said: letter.failure.clone(),
        next: waits.then(|| r.ta("letter-next-try", &tried)),
        retry: may_retry.then(|| format!("/operator/mail/{}/retry", letter.id)),
    }
}

fn suppressed_view(r: &Reader, trouble: &Trouble) -> SuppressedView {
    SuppressedView {
        said: trouble.reason.clone(),
        since: r.t1("suppressed-since", "time", r.moment(trouble.suppressed_at)),
        lift: r.t1("suppression-lift", "address", &trouble.address),
        address: trouble.address.clone(),
    }
}
