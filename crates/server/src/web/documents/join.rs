//! `/documents/{id}/join`: another document of the same two firms is joined with this one by hand, or parted from it.

use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Redirect, Response};
use kontor_store::model::Topic;
use kontor_store::{DocumentQuery, DocumentRow};
use serde::Deserialize;

use super::{Place, Sheet};
use crate::app::App;
use crate::error::{Error, Result};
use crate::gate::{Form, Path, Query, Signed};
use crate::i18n::Reader;
use crate::web::page::Page;

/// So many are offered; a search narrows them down.
const OFFERED: u32 = 20;

#[derive(Template)]
#[template(path = "documents/join.html")]
struct JoinPage<'a> {
    page: Page,
    r: &'a Reader,
    icons: &'a str,
    back: Place,
    action: String,
    q: String,
    offered: Vec<Offered>,
}

struct Offered {
    id: String,
    words: String,
    hint: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
}

/// Which other document.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    document: String,
    /// Present: they are parted.
    part: Option<String>,
}

pub async fn choose(
    State(app): State<App>,
    Signed(viewer): Signed,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
    reader: Reader,
) -> Result<Html<String>> {
    let paper = viewer.paper(&app.store, &id).await?;
    let sheet = Sheet::open(&app, &reader, &paper).await?;
    let partner = paper.partner().ok_or(Error::NotFound)?.clone();
    let newest = DocumentQuery::newest(Topic::None, &reader.iso_day(reader.now()));
    let query = DocumentQuery { partner: Some(partner), q: asked.q.clone(), limit: OFFERED, ..newest };
    let found = app.store.documents(&viewer, &query).await?;
    let offered = |row: &DocumentRow| Offered {
        id: row.id.to_string(),
        words: reader.document(row.kind.as_str(), &row.number),
        hint: reader.date(&row.issue_date),
    };
    let (tab, _) = sheet.list();
    crate::web::show(&JoinPage {
        page: Page::of(&app, &viewer, tab, &reader.t("join-document")).await?,
        r: &reader,
        icons: app.icons(),
        action: format!("{}/join", sheet.href()),
        back: Place { href: sheet.href(), words: sheet.name },
        q: asked.q,
        offered: found.items.iter().filter(|row| row.id.as_str() != id).map(offered).collect(),
    })
}

pub async fn join(State(app): State<App>, Signed(viewer): Signed, Path(id): Path<String>, Form(chosen): Form<Chosen>) -> Result<Response> {
    let paper = viewer.paper(&app.store, &id).await?;
    let other = viewer.paper(&app.store, &chosen.document).await?;
    if chosen.part.is_some() {
        app.store.part_papers(&paper, &other, app.now()).await?;
    } else {
        app.store.join_papers(&paper, &other, app.now()).await?;
    }
    Ok(Redirect::to(&format!("/documents/{id}")).into_response())
}
