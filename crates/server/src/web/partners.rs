//! `GET /partners/{id}`: one trading partner: how to reach it, what was said, which papers there are.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{Html, IntoResponse, Redirect, Response};
use kontor_store::model::ids::OrganizationId;
use kontor_store::model::{Availability, RelationshipStatus, Topic};
use kontor_store::{DocumentQuery, InboxQuery, Partner, Viewer};

use crate::actions;
use crate::app::App;
use crate::error::Result;
use crate::gate::{Fragment, Path, Signed};
use crate::i18n::Reader;
use crate::web::home::{PaperRow, paper_row};
use crate::web::messages::{self, Blocked, ContactView, Row};
use crate::web::names::role_word;
use crate::web::page::{Page, Tab};
use crate::web::toast;
use crate::web::verdicts::Verdict;

/// Conversations on the page.
const ROWS: i64 = 10;
/// Documents on the page.
const DOCUMENTS: u32 = 10;

#[derive(Template)]
#[template(path = "partners/page.html")]
struct PartnerPage<'a> {
    page: Page,
    r: &'a Reader,
    icons: &'a str,
    id: String,
    name: String,
    initials: String,
    /// What it is to us, and since when.
    line: String,
    status: Verdict,
    /// It asked for the relationship, and this person can answer.
    asks: bool,
    /// Why no conversation can begin; its contact information stands beside.
    blocked: Option<Blocked>,
    contacts: Vec<ContactView>,
    /// The place and the number it is known by, each with its label.
    numbers: Vec<(String, String)>,
    conversations: Talks,
    documents: Vec<PaperRow>,
    /// Where all of them are listed.
    all_documents: Vec<(String, String)>,
}

/// The newest conversations.
struct Talks {
    rows: Vec<Row>,
    older: Option<String>,
}

#[derive(Template)]
#[template(path = "partners/conversations.html")]
struct TalksFragment<'a> {
    r: &'a Reader,
    icons: &'a str,
    conversations: Talks,
}

pub async fn partner(State(app): State<App>, Signed(viewer): Signed, Path(id): Path<String>, reader: Reader) -> Result<Html<String>> {
    let partner = app.store.partner(&viewer, &OrganizationId::from(id.as_str())).await?;
    super::show(&PartnerPage {
        page: Page::of(&app, &viewer, Tab::None, &partner.name).await?,
        r: &reader,
        icons: app.icons(),
        initials: messages::initials(&partner.name),
        line: line(&reader, &partner),
        status: status(&reader, partner.status),
        asks: asks(&app, &viewer, &partner).await?,
        blocked: blocked(&app, &viewer, &reader, &partner).await?,
        contacts: messages::contacts(&reader, &partner.contacts),
        numbers: numbers(&reader, &partner),
        conversations: conversations(&app, &viewer, &reader, &id).await?,
        documents: documents(&app, &viewer, &reader, &partner.id).await?,
        all_documents: all_documents(&viewer, &reader, &id),
        name: partner.name,
        id,
    })
}

/// `GET /partners/{id}/conversations`: what follows every message.
pub async fn conversations_part(
    State(app): State<App>,
    Signed(viewer): Signed,
    Path(id): Path<String>,
    reader: Reader,
) -> Result<Html<String>> {
    // A stranger is not found here either.
    let partner = app.store.partner(&viewer, &id.into()).await?;
    let conversations = conversations(&app, &viewer, &reader, partner.id.as_str()).await?;
    super::show(&TalksFragment { r: &reader, icons: app.icons(), conversations })
}

/// `POST /partners/{id}/request`: asks it to turn messaging on.
pub async fn request(
    State(app): State<App>,
    Signed(viewer): Signed,
    Path(id): Path<String>,
    reader: Reader,
    fragment: Fragment,
    headers: HeaderMap,
) -> Result<Response> {
    let partner = app.store.partner(&viewer, &OrganizationId::from(id.as_str())).await?;
    actions::ask_messaging::ask_messaging(&app, &viewer, &partner.id).await?;
    if !fragment.0 {
        return Ok(messages::back(&headers, &format!("/partners/{id}")));
    }
    Ok(Html(toast::toast(&reader, &reader.t1("toast-asked", "firm", partner.name), None)).into_response())
}

/// `POST /partners/{id}/relationship`: the relationship that it asked for begins, and what waited for it is delivered.
pub async fn agree(State(app): State<App>, Signed(viewer): Signed, Path(id): Path<String>) -> Result<Response> {
    app.store.resume_partner(&viewer, &OrganizationId::from(id.as_str()), app.now()).await?;
    actions::tell::tell_due(&app).await?;
    Ok(Redirect::to(&format!("/partners/{id}")).into_response())
}

/// `POST /partners/{id}/relationship/refusal`: there is none.
pub async fn refuse(State(app): State<App>, Signed(viewer): Signed, Path(id): Path<String>) -> Result<Response> {
    app.store.drop_request(&viewer, &OrganizationId::from(id.as_str()), app.now()).await?;
    Ok(Redirect::to("/").into_response())
}

async fn asks(app: &App, viewer: &Viewer, partner: &Partner) -> Result<bool> {
    if partner.status != RelationshipStatus::Requested {
        return Ok(false);
    }
    Ok(app.store.relationship_requests(viewer).await?.iter().any(|request| request.id == partner.id))
}

fn line(reader: &Reader, partner: &Partner) -> String {
    let role = reader.word("partner-is", role_word(partner.own_sells, partner.partner_sells));
    match partner.status {
        RelationshipStatus::Active => format!("{role} · {}", reader.t1("active-since", "month", reader.month_year_since(partner.since))),
        _ => role,
    }
}

fn status(reader: &Reader, status: RelationshipStatus) -> Verdict {
    let tone = match status {
        RelationshipStatus::Requested => "warn",
        RelationshipStatus::Active => "good",
        RelationshipStatus::Suspended => "bad",
    };
    Verdict { tone, words: reader.word("relationship", status.as_str()) }
}

async fn blocked(app: &App, viewer: &Viewer, reader: &Reader, partner: &Partner) -> Result<Option<Blocked>> {
    if partner.availability == Availability::Available {
        return Ok(None);
    }
    let mut blocked = messages::why_not(app, reader, viewer, &partner.id, Topic::None, partner.availability).await?;
    // They stand on this page already.
    blocked.contacts.clear();
    Ok(Some(blocked))
}

fn numbers(reader: &Reader, partner: &Partner) -> Vec<(String, String)> {
    const KNOWN: [&str; 6] = ["network", "vat", "nip", "gln", "duns", "peppol"];
    let number = partner.identifier.as_ref().map(|id| {
        let label = if KNOWN.contains(&id.scheme.as_str()) { reader.word("identifier", &id.scheme) } else { id.scheme.clone() };
        (label, id.shown.clone())
    });
    let place: Vec<&str> = [partner.city.as_str(), &partner.country].into_iter().filter(|part| !part.is_empty()).collect();
    let place = (!place.is_empty()).then(|| (reader.t("place"), place.join(", ")));
    place.into_iter().chain(number).collect()
}

async fn conversations(app: &App, viewer: &Viewer, reader: &Reader, id: &str) -> Result<Talks> {
    let query = InboxQuery { partner: Some(id), limit: ROWS + 1, ..InboxQuery::default() };
    let mut found = app.store.inbox(viewer, &query).await?;
    let shown = usize::try_from(ROWS).unwrap_or(usize::MAX);
    let more = found.len() > shown;
    found.truncate(shown);
    // The search of the Messages tab covers partners too.
    let name = found.first().filter(|_| more).map(|row| row.partner_name.clone());
    let older = name.map(|name| crate::web::address("/messages", &[("q", &name)]));
    Ok(Talks { rows: messages::rows(reader, &found, "", None), older })
}

async fn documents(app: &App, viewer: &Viewer, reader: &Reader, id: &OrganizationId) -> Result<Vec<PaperRow>> {
    let today = reader.iso_day(reader.now());
    let query = DocumentQuery { partner: Some(id.clone()), limit: DOCUMENTS, ..DocumentQuery::newest(Topic::None, &today) };
    let found = app.store.documents(viewer, &query).await?;
    Ok(found
        .items
        .iter()
        .map(|row| PaperRow { when: reader.date(&row.issue_date), iso: row.issue_date.clone(), ..paper_row(reader, row) })
        .collect())
}

/// The tables, filtered by this partner, as far as this person may open them.
fn all_documents(viewer: &Viewer, reader: &Reader, id: &str) -> Vec<(String, String)> {
    let tables = [(Topic::Orders, "/orders", "home-all-orders"), (Topic::Invoices, "/invoices", "home-all-invoices")];
    let open = tables.into_iter().filter(|(topic, ..)| viewer.permissions().may_open(*topic));
    open.map(|(_, path, key)| (crate::web::address(path, &[("partner", id)]), reader.t(key))).collect()
}
