//! `POST /documents`: files of orders and invoices, and what became of each of them.

use askama::Template;
use axum::extract::multipart::Field;
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use bytes::BytesMut;
use kontor_store::Viewer;
use kontor_store::model::ids::DocumentId;

use super::{Ledger, limit};
use crate::actions::receive_document::{self, Brought, How, Outcome, Taken};
use crate::app::App;
use crate::error::{Error, Result};
use crate::gate::{Fragment, Signed};
use crate::i18n::Reader;
use crate::web::compose::unreadable;
use crate::web::page::Page;

#[derive(Template)]
#[template(path = "ledger/received.html")]
struct ReceivedPage<'a> {
    page: Page,
    r: &'a Reader,
    icons: &'a str,
    title: String,
    path: &'static str,
    /// How many were received; or that no file was chosen.
    summary: Option<String>,
    results: Vec<Told>,
    limit: String,
}

#[derive(Template)]
#[template(path = "ledger/result.html")]
struct ResultFragment<'a> {
    r: &'a Reader,
    icons: &'a str,
    results: Vec<Told>,
}

/// What is told of one file.
#[derive(Debug)]
struct Told {
    /// The tone of its sign: `good`, `warn`, `bad`, or empty.
    tone: &'static str,
    icon: &'static str,
    title: String,
    /// The file's name, or why it was not taken.
    more: String,
    /// The document it is now, or the one that stands in its way.
    href: Option<String>,
}

/// Each file is read and taken in by itself, so that one that fails stops none of the others.
pub async fn bring_in(
    State(app): State<App>,
    Signed(viewer): Signed,
    fragment: Fragment,
    reader: Reader,
    mut form: Multipart,
) -> Result<Response> {
    let mut ledger = Ledger::Invoices;
    let mut results = Vec::new();
    let mut received = 0;
    while let Some(field) = form.next_field().await.map_err(|fault| unreadable(&fault))? {
        match field.name() {
            Some("from") => ledger = from(field).await?,
            // A file input that was left alone sends one part without a name.
            Some("files") if field.file_name().is_some_and(|name| !name.is_empty()) => {
                let name = field.file_name().unwrap_or_default().to_owned();
                let outcome = bring(&app, &viewer, &name, field).await?;
                received += usize::from(is_received(&outcome));
                results.push(told(&app, &viewer, &reader, name, outcome).await?);
            }
            _ => {}
        }
    }
    if fragment.0 {
        let shown = crate::web::show(&ResultFragment { r: &reader, icons: app.icons(), results })?;
        return Ok(shown.into_response());
    }
    let taken = results.iter().any(|told| told.tone != "bad");
    let summary = match results.as_slice() {
        [] => Some(reader.t("file-missing")),
        _ => (received > 0).then(|| reader.t1("received-count", "count", received)),
    };
    let title = reader.t("received-title");
    let page = Page::of(&app, &viewer, ledger.tab(), &title).await?;
    let (icons, path, limit) = (app.icons(), ledger.path(), limit(&app, &reader));
    let shown = crate::web::show(&ReceivedPage { page, r: &reader, icons, title, path, summary, results, limit })?;
    let status = if taken { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, shown).into_response())
}

/// From which of the two tables it comes.
async fn from(mut field: Field<'_>) -> Result<Ledger> {
    let first = field.chunk().await.map_err(|fault| unreadable(&fault))?.unwrap_or_default();
    Ok(if first.starts_with(b"/orders") { Ledger::Orders } else { Ledger::Invoices })
}

/// Holds one file, and of one that is too large nothing.
async fn bring(app: &App, viewer: &Viewer, name: &str, mut field: Field<'_>) -> Result<Outcome> {
    let (limit, patience) = (app.config.limits.document_bytes, app.config.limits.upload_discard_bytes);
    let mut bytes = BytesMut::new();
    let mut found = 0;
    while let Some(chunk) = field.chunk().await.map_err(|fault| unreadable(&fault))? {
        found += chunk.len() as u64;
        if found <= limit {
            bytes.extend_from_slice(&chunk);
        } else if found - limit > patience {
            return Err(Error::TooLarge { limit });
        } else {
            bytes = BytesMut::new();
        }
    }
    if found > limit {
        return Ok(receive_document::over_limit(limit, found));
    }
    receive_document::receive_document(app, viewer, Brought { name: name.to_owned(), bytes: bytes.freeze() }).await
}

fn is_received(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Taken(Taken { how: How::New | How::Version(_) | How::Held, .. }))
}

async fn told(app: &App, viewer: &Viewer, reader: &Reader, file: String, outcome: Outcome) -> Result<Told> {
    let taken = match outcome {
        Outcome::Taken(taken) => taken,
        Outcome::Refused(why) => {
            let title = reader.t1("received-refused", "name", file);
            return Ok(Told { tone: "bad", icon: "alert", title, more: why.read_by(reader), href: None });
        }
    };
    let name = reader.document(taken.document.kind.as_str(), &taken.document.number);
    let (tone, icon, title) = match taken.how {
        How::New => ("good", "check-circle", reader.t1("received-new", "document", name)),
        How::Version(version) => {
            ("good", "check-circle", reader.ta("received-version", &[("version", version.into()), ("document", name.into())]))
        }
        How::Again => ("", "info", reader.t1("received-again", "document", name)),
        How::Held => {
            let party = partner(viewer, &taken);
            ("warn", "clock", reader.ta("received-held", &[("document", name.into()), ("party", party.into())]))
        }
        How::Conflict => ("bad", "alert", conflict(app, viewer, reader, &taken.id, name).await?),
    };
    Ok(Told { tone, icon, title, more: file, href: Some(format!("/documents/{}", taken.id)) })
}

/// The document that has the number already, and since when it is there.
async fn conflict(app: &App, viewer: &Viewer, reader: &Reader, id: &DocumentId, name: String) -> Result<String> {
    let paper = viewer.paper(&app.store, id.as_str()).await?;
    let there = app.store.document(&paper).await?;
    let date = reader.date(&reader.iso_day(there.received_at));
    Ok(reader.ta("received-conflict", &[("document", name.into()), ("date", date.into())]))
}

/// The party of a held document that is not our own firm.
fn partner(viewer: &Viewer, taken: &Taken) -> String {
    let document = &taken.document;
    let names = [&document.seller, &document.buyer].map(|party| party.name.as_deref().or_else(|| party.best_id()).unwrap_or_default());
    let [seller, buyer] = names;
    let own = viewer.organization_name();
    // Only the issuing side may bring a document in, so the missing party is the other one.
    match document.issued_by() {
        kontor_documents::Side::Seller => buyer,
        kontor_documents::Side::Either if seller == own => buyer,
        kontor_documents::Side::Buyer | kontor_documents::Side::Either => seller,
    }
    .to_owned()
}
