//! `/operator/held`: whose documents wait for whom, and what the operator can do: link an organization, or admit a new one.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use kontor_documents::Party;
use kontor_store::{HeldDocument, Operator, Organization, Viewer};
use serde::Deserialize;

use super::{Waiting, WaitingView, by_party, numbered};
use crate::actions::admit_party::{self, Admission};
use crate::app::App;
use crate::error::{Error, FieldFault, Result};
use crate::gate::{Form, Path, Query, Signed};
use crate::i18n::Reader;
use crate::web::page::{Page, Tab};
use crate::web::settings::field::Field;

/// So many organizations are offered; a search narrows them down.
const OFFERED: u32 = 20;

#[derive(Template)]
#[template(path = "held/operating.html")]
struct ListPage {
    page: Page,
    parties: Vec<WaitingView>,
    done: bool,
}

#[derive(Template)]
#[template(path = "held/decide.html")]
struct DecidePage {
    page: Page,
    party: WaitingView,
    /// Whoever has one of the numbers, to be related to the sender.
    known: Option<OfferedView>,
    q: String,
    offered: Vec<OfferedView>,
    fields: Vec<Field>,
    plans: Vec<(&'static str, String, bool)>,
}

/// An organization that it may be.
struct OfferedView {
    id: String,
    name: String,
    hint: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    done: String,
}

/// What was filled in for a new organization.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    name: String,
    country: String,
    street: String,
    postcode: String,
    city: String,
    plan: String,
}

/// `GET /operator/held`
pub async fn list(State(app): State<App>, Signed(viewer): Signed, Query(asked): Query<Asked>) -> Result<Html<String>> {
    let operator = operator(&viewer)?;
    let page = Page::of(&app, &viewer, Tab::None, &app.reader(&viewer).t("held-documents")).await?;
    let parties = by_party(app.store.held_documents(&operator).await?);
    let parties = parties.iter().map(|party| party.view(&page.r)).collect();
    crate::web::show(&ListPage { page, parties, done: !asked.done.is_empty() })
}

/// `GET /operator/held/{document}?q=`: who it is.
pub async fn decide(
    State(app): State<App>,
    Signed(viewer): Signed,
    Path(document): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Html<String>> {
    let operator = operator(&viewer)?;
    let held = app.store.held_document(&operator, &document).await?;
    let party = admit_party::party(&app, &operator, &held).await?;
    crate::web::show(&deciding(&app, &viewer, held, asked.q.trim(), &typed(party), &[]).await?)
}

/// `POST /operator/held/{document}/organization`: it is one that is there.
pub async fn link(
    State(app): State<App>,
    Signed(viewer): Signed,
    Path(document): Path<String>,
    Form(chosen): Form<super::Chosen>,
) -> Result<Response> {
    let operator = operator(&viewer)?;
    let held = app.store.held_document(&operator, &document).await?;
    admit_party::link(&app, &operator, &held, &chosen.organization()).await?;
    Ok(done())
}

/// `POST /operator/held/{document}/admission`: it is a new one.
pub async fn admit(
    State(app): State<App>,
    Signed(viewer): Signed,
    Path(document): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let operator = operator(&viewer)?;
    let held = app.store.held_document(&operator, &document).await?;
    let admission = Admission {
        name: &typed.name,
        country: &typed.country,
        street: &typed.street,
        postcode: &typed.postcode,
        city: &typed.city,
        plan: &typed.plan,
    };
    match admit_party::admit(&app, &operator, &held, &admission).await {
        Ok(()) => Ok(done()),
        Err(Error::Invalid(faults)) => {
            let page = deciding(&app, &viewer, held, "", &typed, &faults).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, crate::web::show(&page)?).into_response())
        }
        Err(other) => Err(other),
    }
}

fn done() -> Response {
    Redirect::to("/operator/held?done=delivered").into_response()
}

/// To everybody else these pages are not there.
fn operator(viewer: &Viewer) -> Result<Operator> {
    viewer.operator().ok_or(Error::NotFound)
}

/// The form as the document fills it in.
fn typed(party: Party) -> Typed {
    Typed {
        name: party.name.unwrap_or_default(),
        country: party.country.unwrap_or_default(),
        street: party.street.unwrap_or_default(),
        postcode: party.postcode.unwrap_or_default(),
        city: party.city.unwrap_or_default(),
        plan: "standard".to_owned(),
    }
}

async fn deciding(app: &App, viewer: &Viewer, held: HeldDocument, q: &str, typed: &Typed, faults: &[FieldFault]) -> Result<DecidePage> {
    let operator = operator(viewer)?;
    let waiting = Waiting { all: vec![held.clone()], first: held };
    let page = Page::of(app, viewer, Tab::None, &app.reader(viewer).t("held-documents")).await?;
    let r = &page.r;
    let known = match waiting.known() {
        Some(known) => Some(offered(r, &app.store.show_organization(&operator, &known.id).await?)),
        None => None,
    };
    // Without a search, firms that are called alike are the likeliest.
    let words = if q.is_empty() { waiting.first.waits_for.split_whitespace().next().unwrap_or_default() } else { q };
    let found = if known.is_some() { Vec::new() } else { app.store.list_organizations(&operator, words, None, OFFERED).await? };
    Ok(DecidePage {
        party: waiting.view(r),
        known,
        q: q.to_owned(),
        offered: found.iter().filter(|one| one.id != waiting.first.sender).map(|one| offered(r, one)).collect(),
        fields: fields(r, typed, faults),
        plans: ["standard", "enterprise"].map(|plan| (plan, r.word("plan-name", plan), typed.plan == plan)).into(),
        page,
    })
}

fn offered(reader: &Reader, one: &Organization) -> OfferedView {
    let place = [one.city.as_str(), &one.country].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let number = one.identifiers.first().map(|identifier| numbered(reader, &identifier.scheme, &identifier.shown));
    let hint = [place].into_iter().chain(number).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    OfferedView { id: one.id.to_string(), name: one.name.clone(), hint }
}

fn fields(r: &Reader, typed: &Typed, faults: &[FieldFault]) -> Vec<Field> {
    let fields = [
        Field::new("name", r.t("firm-name")).value(&typed.name).whole(),
        Field::new("street", r.t("street")).value(&typed.street).whole(),
        Field::new("postcode", r.t("postcode")).value(&typed.postcode),
        Field::new("city", r.t("place")).value(&typed.city),
        Field::new("country", r.t("country")).value(&typed.country).hint(r.t("country-hint")),
    ];
    fields.into_iter().map(|field| field.judged(r, faults)).collect()
}
