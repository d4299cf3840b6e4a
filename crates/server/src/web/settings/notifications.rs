//! `/settings/notifications`: of what one is told by e-mail and when, and what one has muted.

use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse as _, Response};
use kontor_store::model::{Notifications, Pace, Permission, Topic};
use kontor_store::{Desk, Muted, Viewer};
use serde::Deserialize;

use super::field::{Choice, ChoiceOption, fault_of};
use super::{Done, Frame, Place};
use crate::actions::set_notifications::{self, Chosen};
use crate::actions::try_mail::{Tried, try_mail};
use crate::app::App;
use crate::error::{Error, FieldFault, Result};
use crate::gate::{Form, Query, Signed};
use crate::i18n::Reader;
use crate::web::names::desk_label;
use crate::web::page::Page;

/// What was chosen.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    in_it: String,
    desk: String,
    digest_hour: String,
    quiet_from: String,
    quiet_to: String,
    with_text: Option<String>,
}

#[derive(Template)]
#[template(path = "settings/notifications.html")]
struct NotificationsPage {
    page: Page,
    frame: Frame,
    /// Where mails go and in which language.
    goes_to: String,
    in_it: Choice,
    desk: Choice,
    digest: Vec<Hour>,
    quiet_from: Vec<Hour>,
    quiet_to: Vec<Hour>,
    quiet_fault: Option<String>,
    zone: String,
    with_text: bool,
    /// Whether the firm lets no text stand in mails, whatever is chosen here.
    firm_without_text: bool,
    muted: Vec<Muted>,
    /// Why the letter to try it did not go, and the mail server's words.
    test_fault: Option<(String, String)>,
}

struct Hour {
    value: String,
    words: String,
    chosen: bool,
}

/// `GET /settings/notifications`
pub async fn show(State(app): State<App>, Signed(viewer): Signed, Query(done): Query<Done>) -> Result<Html<String>> {
    let typed = Typed::from(app.store.notifications(&viewer).await?);
    crate::web::show(&notifications(&app, &viewer, &typed, &done, &[]).await?)
}

/// `POST /settings/notifications`
pub async fn save(State(app): State<App>, Signed(viewer): Signed, Form(typed): Form<Typed>) -> Result<Response> {
    let chosen = Chosen {
        in_it: &typed.in_it,
        desk: &typed.desk,
        digest_hour: &typed.digest_hour,
        quiet_from: &typed.quiet_from,
        quiet_to: &typed.quiet_to,
        with_text: typed.with_text.is_some(),
    };
    match set_notifications::choose(&app, &viewer, &chosen).await {
        Ok(()) => Ok(super::done(Place::Notifications.path(), "saved")),
        Err(Error::Invalid(faults)) => super::refused(&notifications(&app, &viewer, &typed, &Done::default(), &faults).await?),
        Err(other) => Err(other),
    }
}

/// `POST /settings/notifications/test`: a letter to oneself, and what becomes of it.
pub async fn test(State(app): State<App>, Signed(viewer): Signed) -> Result<Response> {
    // What the mail server said is for those who can mend it.
    let mends = viewer.administrator().is_some() || viewer.operator().is_some();
    let (key, said) = match try_mail(&app, &viewer).await? {
        Tried::Sent => return Ok(super::done(Place::Notifications.path(), "test-mail-sent")),
        Tried::Filed => return Ok(super::done(Place::Notifications.path(), "test-mail-filed")),
        Tried::Underway => return Ok(super::done(Place::Notifications.path(), "test-mail-underway")),
        Tried::Waits(said) => ("test-mail-waits", said),
        Tried::Refused(said) => ("test-mail-refused", said),
    };
    let typed = Typed::from(app.store.notifications(&viewer).await?);
    let mut page = notifications(&app, &viewer, &typed, &Done::default(), &[]).await?;
    page.test_fault = Some((page.page.r.t(key), if mends { said } else { String::new() }));
    Ok(crate::web::show(&page)?.into_response())
}

async fn notifications(app: &App, viewer: &Viewer, typed: &Typed, done: &Done, faults: &[FieldFault]) -> Result<NotificationsPage> {
    let (page, mut frame) = super::around(app, viewer, Place::Notifications).await?;
    let r = page.r.clone();
    frame.after(&r, done, faults);
    let desks = app.store.list_desks(viewer).await?;
    let desks: Vec<String> = desks.iter().filter(|desk| sits_at(viewer, desk)).map(|desk| desk_label(&r, &desk.label)).collect();
    let desks = if desks.is_empty() { r.t("notifications-no-desks") } else { desks.join(", ") };
    Ok(NotificationsPage {
        goes_to: r.t1("notifications-goes-to", "address", viewer.email()),
        in_it: paces(&r, "in_it", "notifications-in-it", r.t("notifications-in-it-hint"), &typed.in_it, faults),
        desk: paces(&r, "desk", "notifications-desks", desks, &typed.desk, faults),
        digest: hours(&typed.digest_hour, None),
        quiet_from: hours(&typed.quiet_from, Some(r.t("notifications-no-quiet"))),
        quiet_to: hours(&typed.quiet_to, Some(r.t("notifications-no-quiet"))),
        quiet_fault: fault_of(&r, faults, "quiet_from").or_else(|| fault_of(&r, faults, "quiet_to")),
        zone: r.t1("notifications-zone", "zone", viewer.time_zone()),
        with_text: typed.with_text.is_some(),
        firm_without_text: !app.store.firm_mail(viewer).await?.text,
        muted: app.store.muted(viewer).await?,
        test_fault: None,
        page,
        frame,
    })
}

fn paces(r: &Reader, name: &'static str, label: &str, hint: String, chosen: &str, faults: &[FieldFault]) -> Choice {
    let option = |pace: &Pace| ChoiceOption {
        value: pace.as_str().to_owned(),
        words: r.word("pace", pace.as_str()),
        checked: pace.as_str() == chosen,
        lang: None,
    };
    Choice { name, label: r.t(label), hint: Some(hint), options: Pace::ALL.iter().map(option).collect(), fault: fault_of(r, faults, name) }
}

/// The hours of a day, before them perhaps none.
fn hours(chosen: &str, none: Option<String>) -> Vec<Hour> {
    let none = none.map(|words| Hour { value: String::new(), words, chosen: chosen.is_empty() });
    let hour = |hour: u8| Hour { value: hour.to_string(), words: format!("{hour}:00"), chosen: chosen == hour.to_string() };
    none.into_iter().chain((0..24).map(hour)).collect()
}

impl From<Notifications> for Typed {
    fn from(wishes: Notifications) -> Self {
        let quiet = |hour: Option<u8>| hour.map(|hour| hour.to_string()).unwrap_or_default();
        Self {
            in_it: wishes.in_it.to_string(),
            desk: wishes.desk.to_string(),
            digest_hour: wishes.digest_hour.to_string(),
            quiet_from: quiet(wishes.quiet.map(|quiet| quiet.from)),
            quiet_to: quiet(wishes.quiet.map(|quiet| quiet.to)),
            with_text: wishes.with_text.then(|| "on".to_owned()),
        }
    }
}

/// Whether new conversations of this desk are told to this person.
fn sits_at(viewer: &Viewer, desk: &Desk) -> bool {
    let permissions = viewer.permissions();
    let everyone = desk.everyone && permissions.has(Permission::Messages);
    let chosen = desk.people.iter().any(|(person, _)| person == viewer.person());
    everyone || chosen && (desk.topic == Topic::None || permissions.may_talk(desk.topic))
}
