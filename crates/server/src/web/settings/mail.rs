//! `/settings/mail`: the firm's extra addresses, what may stand in its mails, and addresses that take none.

use askama::Template;
use axum::extract::State;
use axum::response::{Html, Response};
use kontor_store::model::ids::DeskId;
use kontor_store::{Administrator, Desk, FirmMail, MAILBOXES, Mailbox};
use serde::Deserialize;

use super::field::Field;
use super::{Done, Frame, Place};
use crate::actions::name_mailbox;
use crate::app::App;
use crate::error::{Error, FieldFault, Result};
use crate::gate::{Admin, Form, Path, Query};
use crate::i18n::Reader;
use crate::web::names::desk_label;
use crate::web::page::Page;
use crate::web::refusals;

/// An address to be named.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    address: String,
    desk: String,
}

/// What may stand in mails.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wishes {
    text: Option<String>,
    seen_names: Option<String>,
}

#[derive(Template)]
#[template(path = "settings/mail.html")]
struct MailPage {
    page: Page,
    frame: Frame,
    troubles: Vec<String>,
    mailboxes: Vec<MailboxView>,
    /// Whether one more may be named.
    room: bool,
    full: String,
    address: Field,
    desks: Vec<DeskOption>,
    firm: FirmMail,
}

struct MailboxView {
    person: String,
    address: String,
    state: String,
    waits: bool,
    remove: String,
    ask: String,
}

struct DeskOption {
    id: String,
    name: String,
    chosen: bool,
}

/// `GET /settings/mail`
pub async fn show(State(app): State<App>, Admin(administrator): Admin, Query(done): Query<Done>) -> Result<Html<String>> {
    crate::web::show(&mail(&app, &administrator, &Typed::default(), &done, &[]).await?)
}

/// `POST /settings/mail`: what may stand in mails.
pub async fn save(State(app): State<App>, Admin(administrator): Admin, Form(wishes): Form<Wishes>) -> Result<Response> {
    let firm = FirmMail { text: wishes.text.is_some(), seen_names: wishes.seen_names.is_some() };
    app.store.set_firm_mail(&administrator, firm, app.now()).await?;
    Ok(super::done(Place::Mail.path(), "saved"))
}

/// `POST /settings/mail/addresses`
pub async fn name(State(app): State<App>, Admin(administrator): Admin, Form(typed): Form<Typed>) -> Result<Response> {
    let desk = (!typed.desk.is_empty()).then(|| DeskId::from(typed.desk.as_str()));
    let named = name_mailbox::name_mailbox(&app, &administrator, &typed.address, desk).await;
    after(&app, &administrator, &typed, named, "mailbox-asked").await
}

/// `POST /settings/mail/addresses/{person}/ask`: the link once more.
pub async fn ask(State(app): State<App>, Admin(administrator): Admin, Path(person): Path<String>) -> Result<Response> {
    let asked = name_mailbox::ask_again(&app, &administrator, &person).await;
    after(&app, &administrator, &Typed::default(), asked, "mailbox-asked").await
}

/// `POST /settings/mail/addresses/{person}/remove`
pub async fn remove(State(app): State<App>, Admin(administrator): Admin, Path(person): Path<String>) -> Result<Response> {
    app.store.remove_mailbox(&administrator, &person, app.now()).await?;
    Ok(super::done(Place::Mail.path(), "mailbox-removed"))
}

async fn after(app: &App, administrator: &Administrator, typed: &Typed, outcome: Result<()>, said: &str) -> Result<Response> {
    match outcome {
        Ok(()) => Ok(super::done(Place::Mail.path(), said)),
        Err(Error::Invalid(faults)) => super::refused(&mail(app, administrator, typed, &Done::default(), &faults).await?),
        Err(other) => Err(other),
    }
}

async fn mail(app: &App, administrator: &Administrator, typed: &Typed, done: &Done, faults: &[FieldFault]) -> Result<MailPage> {
    let viewer = administrator.viewer();
    let (page, mut frame) = super::around(app, viewer, Place::Mail).await?;
    let r = page.r.clone();
    frame.after(&r, done, faults);
    let desks = app.store.list_desks(viewer).await?;
    let mailboxes = app.store.mailboxes(administrator).await?;
    let address = Field::new("address", r.t("email-address")).kind("email", "off").value(&typed.address).hint(r.t("mailbox-hint"));
    let option =
        |desk: &Desk| DeskOption { id: desk.id.to_string(), name: desk_label(&r, &desk.label), chosen: desk.id.as_str() == typed.desk };
    Ok(MailPage {
        troubles: app.store.troubles(administrator).await?.iter().map(|trouble| refusals::banner(&r, trouble)).collect(),
        room: i64::try_from(mailboxes.len()).unwrap_or(MAILBOXES) < MAILBOXES,
        full: r.t1("mailboxes-full", "count", MAILBOXES),
        mailboxes: mailboxes.iter().map(|mailbox| view(&r, mailbox, &desks)).collect(),
        address: address.judged(&r, faults),
        desks: desks.iter().map(option).collect(),
        firm: app.store.firm_mail(viewer).await?,
        page,
        frame,
    })
}

fn view(r: &Reader, mailbox: &Mailbox, desks: &[Desk]) -> MailboxView {
    let sits = desks.iter().filter(|desk| mailbox.desks.contains(&desk.id)).map(|desk| desk_label(r, &desk.label));
    let sits: Vec<String> = sits.collect();
    let state = match (mailbox.confirmed, mailbox.wanted) {
        (false, _) => r.t("mailbox-waits"),
        (true, false) => r.t("mailbox-unwanted"),
        (true, true) if sits.is_empty() => r.t("desk-general"),
        (true, true) => sits.join(", "),
    };
    MailboxView {
        person: mailbox.person.to_string(),
        address: mailbox.address.clone(),
        state,
        waits: !mailbox.confirmed,
        remove: r.t1("mailbox-remove", "address", &mailbox.address),
        ask: r.t1("mailbox-ask-again", "address", &mailbox.address),
    }
}
