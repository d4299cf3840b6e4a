//! `GET /documents/{id}/versions/{version}`: what differs from the version before, line by line.

use askama::Template;
use axum::extract::State;
use axum::response::Html;
use kontor_documents::Document;

use super::{Place, Sheet};
use crate::app::App;
use crate::differences::Differences;
use crate::error::{Error, Result};
use crate::gate::{Path, Signed};
use crate::i18n::Reader;
use crate::web::page::Page;

#[derive(Template)]
#[template(path = "documents/changes.html")]
struct ChangesPage<'a> {
    page: Page,
    r: &'a Reader,
    icons: &'a str,
    back: Place,
    title: String,
    received: String,
    changes: Differences,
}

pub async fn version(
    State(app): State<App>,
    Signed(viewer): Signed,
    Path((id, version)): Path<(String, i64)>,
    reader: Reader,
) -> Result<Html<String>> {
    let paper = viewer.paper(&app.store, &id).await?;
    let sheet = Sheet::open(&app, &reader, &paper).await?;
    let this = app.store.version(&paper, version).await?;
    let before = app.store.version(&paper, version - 1).await?;
    let read = |record: &str| serde_json::from_str::<Document>(record).map_err(Error::broken);
    let changes = Differences::between(&reader, &read(&before.record)?, &read(&this.record)?);
    let (tab, _) = sheet.list();
    let versions = [("new", version.into()), ("old", (version - 1).into())];
    crate::web::show(&ChangesPage {
        page: Page::of(&app, &viewer, tab, &sheet.name).await?,
        r: &reader,
        icons: app.icons(),
        title: reader.ta("told-version", &versions),
        received: reader.t1("original-received", "time", reader.moment(this.received_at)),
        back: Place { href: sheet.href(), words: sheet.name },
        changes,
    })
}
