//! `/settings/plan`: the two plans side by side, the upgrade and the way back.

use askama::Template;
use axum::extract::State;
use axum::response::{Html, Response};
use kontor_store::model::Plan;
use kontor_store::{Administrator, PlanChange};
use serde::Deserialize;

use super::field::fault_of;
use super::{Done, Frame, Place};
use crate::actions::upgrade;
use crate::app::App;
use crate::config::Upgrade;
use crate::error::{Error, FieldFault, Result};
use crate::gate::{Admin, Form, Query};
use crate::i18n::Reader;
use crate::web::page::Page;

/// Whether the box was ticked.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Terms {
    terms: Option<String>,
}

#[derive(Template)]
#[template(path = "settings/plan.html")]
struct PlanPage {
    page: Page,
    frame: Frame,
    enterprise: bool,
    /// Whether this network lets Standard accounts write as well.
    included: bool,
    standard_has: Vec<String>,
    enterprise_has: Vec<String>,
    /// What is accepted: the words before and after the link to it.
    accept: (String, String),
    terms: String,
    terms_fault: Option<String>,
    /// Since when the operator is asked.
    asked: Option<String>,
    /// When and by whom the terms were accepted.
    accepted: Option<String>,
    /// When an upgrade counts.
    takes_effect: String,
    just_upgraded: bool,
}

#[derive(Template)]
#[template(path = "settings/plan_back.html")]
struct BackPage {
    page: Page,
    frame: Frame,
}

/// `GET /settings/plan`
pub async fn show(State(app): State<App>, Admin(administrator): Admin, Query(done): Query<Done>) -> Result<Html<String>> {
    crate::web::show(&plan(&app, &administrator, &done, &[]).await?)
}

/// `POST /settings/plan/enterprise`: counts at once, or is asked of the operator.
pub async fn upgrade(State(app): State<App>, Admin(administrator): Admin, Form(form): Form<Terms>) -> Result<Response> {
    match upgrade::upgrade(&app, &administrator, form.terms.is_some()).await {
        Ok(PlanChange::Done) => Ok(super::done(Place::Plan.path(), "upgraded")),
        Ok(PlanChange::Asked) => Ok(super::done(Place::Plan.path(), "upgrade-sent")),
        Err(Error::Invalid(faults)) => super::refused(&plan(&app, &administrator, &Done::default(), &faults).await?),
        Err(other) => Err(other),
    }
}

/// `GET /settings/plan/standard`: asks before it goes back.
pub async fn ask_back(State(app): State<App>, Admin(administrator): Admin) -> Result<Html<String>> {
    let viewer = administrator.viewer();
    let heading = app.reader(viewer).t("downgrade-question");
    let (page, frame) = super::around_as(&app, viewer, Place::Plan, heading).await?;
    crate::web::show(&BackPage { page, frame })
}

/// `POST /settings/plan/standard`: back to Standard, or the request for Enterprise withdrawn.
pub async fn take_back(State(app): State<App>, Admin(administrator): Admin) -> Result<Response> {
    let was_enterprise = administrator.viewer().plan() == Plan::Enterprise;
    upgrade::take_back(&app, &administrator).await?;
    Ok(super::done(Place::Plan.path(), if was_enterprise { "downgraded" } else { "upgrade-withdrawn" }))
}

async fn plan(app: &App, administrator: &Administrator, done: &Done, faults: &[FieldFault]) -> Result<PlanPage> {
    let viewer = administrator.viewer();
    let (page, mut frame) = super::around(app, viewer, Place::Plan).await?;
    let r = page.r.clone();
    frame.after(&r, done, faults);
    let account = app.store.show_organization(administrator, viewer.organization()).await?;
    let accepted = app.store.terms_accepted(administrator).await?;
    let plans = &app.config.plans;
    let enterprise = account.plan == Plan::Enterprise;
    Ok(PlanPage {
        enterprise,
        included: plans.standard.messaging,
        standard_has: standard_has(&r, plans.standard.messaging),
        enterprise_has: enterprise_has(&r, app.config.limits.attachment_bytes),
        accept: around_link(&r.t1("accept-terms", "terms", "\n")),
        terms: crate::web::legal::address_of(app, "terms"),
        terms_fault: fault_of(&r, faults, "terms"),
        asked: account.plan_asked_at.map(|at| r.t1("upgrade-requested", "date", r.date(&r.iso_day(at)))),
        accepted: accepted.filter(|_| enterprise).map(|accepted| {
            r.ta("terms-accepted", &[("date", r.date(&r.iso_day(accepted.at)).into()), ("name", accepted.person_name.into())])
        }),
        takes_effect: r.t(match plans.upgrade {
            Upgrade::AtOnce => "upgrade-at-once",
            Upgrade::Operator => "upgrade-needs-approval",
        }),
        just_upgraded: enterprise && done.said() == Some("upgraded"),
        page,
        frame,
    })
}

/// A text taken apart where its link stands, which was filled in as a line break.
fn around_link(text: &str) -> (String, String) {
    text.split_once('\n').map_or((text.to_owned(), String::new()), |(before, after)| (before.to_owned(), after.to_owned()))
}

fn standard_has(r: &Reader, writing: bool) -> Vec<String> {
    let mut has = vec![
        r.t("plan-has-documents"),
        r.t("plan-has-contacts"),
        r.t("plan-has-desks"),
        r.t("plan-has-api"),
        r.t("plan-has-reading"),
        r.t("plan-has-supplier-messages"),
    ];
    has.extend(writing.then(|| r.t("plan-has-writing")));
    has
}

fn enterprise_has(r: &Reader, attachment_bytes: u64) -> Vec<String> {
    vec![
        r.t("plan-has-writing"),
        r.t("plan-has-both-kinds"),
        r.t1("plan-has-attachments", "size", r.size(attachment_bytes)),
        r.t("plan-has-live"),
        r.t("plan-has-turns"),
        r.t("plan-has-answers"),
        r.t("plan-has-notifications"),
        r.t("plan-has-addresses"),
    ]
}
