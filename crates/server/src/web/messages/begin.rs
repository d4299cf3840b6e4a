//! A new conversation: pick the partner, then subject, message, files.

use askama::Template;
use axum::extract::{Multipart, State};
use axum::http::HeaderValue;
use axum::response::{IntoResponse, Redirect, Response};
use kontor_store::model::ids::OrganizationId;
use kontor_store::model::{Availability, Topic};
use kontor_store::{Paper, Partner, Viewer};
use serde::Deserialize;

use super::below::{self, Below};
use super::picker::{self, Picker};
use super::thread::why_not;
use crate::actions::{self, converse::Beginning};
use crate::app::App;
use crate::error::{Error, Result};
use crate::gate::{Fragment, Query, Signed};
use crate::i18n::Reader;
use crate::web::compose::{self, Sent};
use crate::web::page::{Page, Tab};

/// What the address says.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct NewQuery {
    partner: Option<String>,
    document: Option<String>,
    subject: String,
    q: String,
    after: Option<String>,
}

struct Chosen {
    id: String,
    label: String,
    name: String,
    line: String,
    initials: String,
}

#[derive(Template)]
#[template(path = "messages/new.html")]
struct NewPage<'a> {
    page: Page,
    r: &'a Reader,
    icons: &'a str,
    picker: Picker,
    about: String,
    chosen: Option<Chosen>,
    document: Option<String>,
    below: Below,
}

#[derive(Template)]
#[template(path = "messages/partners.html")]
struct PartnersFragment<'a> {
    r: &'a Reader,
    icons: &'a str,
    picker: Picker,
}

/// `GET /messages/new?partner=&document=`
pub async fn new_page(State(app): State<App>, Signed(viewer): Signed, Query(query): Query<NewQuery>) -> Result<Response> {
    show(&app, &viewer, &query, None).await
}

/// `GET /messages/new/partners?q=`: the picker's list alone.
pub async fn partners(State(app): State<App>, Signed(viewer): Signed, Query(query): Query<NewQuery>) -> Result<Response> {
    let reader = app.reader(&viewer);
    let picker = picker::picker(&app, &reader, &viewer, &query.q, query.after.as_deref(), None).await?;
    Ok(crate::web::show(&PartnersFragment { r: &reader, icons: app.icons(), picker })?.into_response())
}

/// `POST /messages/new`: begins it and goes there; with scripts the address comes in a header.
pub async fn create(State(app): State<App>, Signed(viewer): Signed, fragment: Fragment, form: Multipart) -> Result<Response> {
    let sent = compose::read(&app, &viewer, form).await?;
    match begin(&app, &viewer, &sent).await {
        Ok(place) if fragment.0 => {
            let location = HeaderValue::try_from(place).map_err(Error::broken)?;
            Ok(([("x-kontor-location", location)], "").into_response())
        }
        Ok(place) => Ok(Redirect::to(&place).into_response()),
        Err(fault) if fragment.0 => Err(fault),
        Err(fault) => {
            let status = fault.status();
            let query = NewQuery { partner: sent.partner.clone(), document: sent.document.clone(), ..NewQuery::default() };
            let page = show(&app, &viewer, &query, Some((&sent, &fault))).await?;
            Ok((status, page).into_response())
        }
    }
}

async fn begin(app: &App, viewer: &Viewer, sent: &Sent) -> Result<String> {
    if !sent.faults.is_empty() {
        return Err(Error::Invalid(sent.faults.clone()));
    }
    let document = paper(app, viewer, sent.document.as_deref()).await?;
    let beginning = Beginning { partner: sent.partner.clone(), document, subject: sent.subject.clone(), words: sent.words() };
    let posted = actions::converse::converse(app, viewer, beginning).await?;
    Ok(sent.from.clone().unwrap_or_else(|| format!("/messages/{}", posted.conversation)))
}

async fn paper(app: &App, viewer: &Viewer, document: Option<&str>) -> Result<Option<Paper>> {
    Ok(match document {
        Some(id) => Some(viewer.paper(&app.store, id).await?),
        None => None,
    })
}

async fn show(app: &App, viewer: &Viewer, query: &NewQuery, refused: Option<(&Sent, &Error)>) -> Result<Response> {
    let reader = app.reader(viewer);
    let document = paper(app, viewer, query.document.as_deref()).await?;
    let partner = document.as_ref().and_then(Paper::partner).map(ToString::to_string).or_else(|| query.partner.clone());
    let picker = picker::picker(app, &reader, viewer, &query.q, query.after.as_deref(), partner.as_deref()).await?;
    let row = match &partner {
        Some(id) => Some(app.store.partner(viewer, &OrganizationId::from(id.as_str())).await?),
        None => None,
    };
    let below = match &row {
        Some(row) => below(app, &reader, viewer, row, document.as_ref(), query, refused).await?,
        None => Below::Composer(Box::default()),
    };
    let body = if row.is_some() { "panes-page has-form" } else { "panes-page" };
    let page = Page::of(app, viewer, Tab::Messages, &reader.t("new-conversation")).await?.body(body);
    let about = about(app, &reader, document.as_ref()).await?;
    let chosen = row.as_ref().map(|row| chosen(&reader, row));
    let document = document.map(|paper| paper.document().to_string());
    let shown = NewPage { page, r: &reader, icons: app.icons(), picker, about, chosen, document, below };
    Ok(crate::web::show(&shown)?.into_response())
}

async fn about(app: &App, reader: &Reader, document: Option<&Paper>) -> Result<String> {
    Ok(match document {
        Some(paper) => {
            let name = app.store.paper_name(paper).await?;
            reader.t1("new-about-document", "document", reader.document(name.kind.as_str(), &name.number))
        }
        None => reader.t("new-without-document"),
    })
}

fn chosen(reader: &Reader, row: &Partner) -> Chosen {
    let label = reader.t(match crate::web::names::role_word(row.own_sells, row.partner_sells) {
        "customer" => "column-customer",
        "supplier" => "column-supplier",
        _ => "column-partner",
    });
    let since = reader.t1("active-since", "month", reader.month_year_since(row.since));
    let place = [row.city.as_str(), row.country.as_str()].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ");
    Chosen {
        id: row.id.to_string(),
        label,
        name: row.name.clone(),
        line: format!("{place} · {since}"),
        initials: picker::initials(&row.name),
    }
}

async fn below(
    app: &App,
    reader: &Reader,
    viewer: &Viewer,
    row: &Partner,
    document: Option<&Paper>,
    query: &NewQuery,
    refused: Option<(&Sent, &Error)>,
) -> Result<Below> {
    let availability = match document {
        Some(paper) => app.store.availability_about(paper).await?,
        None => row.availability,
    };
    let about = match document {
        Some(paper) => app.store.about(paper).await?,
        None => None,
    };
    if availability != Availability::Available {
        let topic = about.as_ref().map_or(Topic::None, |about| about.topic);
        return Ok(Below::Blocked(Box::new(why_not(app, reader, viewer, &row.id, topic, availability).await?)));
    }
    let get = app.store.who_will_get(viewer, &row.id, about.as_ref()).await?;
    let mut composer = below::composer(app, reader, viewer, &row.name, &get);
    composer.action = String::from("/messages/new");
    composer.draft = document.map_or_else(|| format!("new:{}", row.id), |paper| format!("new:d:{}", paper.document()));
    composer.subject.value.clone_from(&query.subject);
    if let Some((sent, fault)) = refused {
        composer.refill(sent, fault, reader);
    }
    Ok(Below::Composer(Box::new(composer)))
}
