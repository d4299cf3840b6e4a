//! What a person does with a conversation by one button: read, archive, mute, take, no reply needed, withdraw.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use kontor_store::Seated;
use kontor_store::model::worded;
use serde::Deserialize;

use crate::actions;
use crate::app::App;
use crate::error::{Error, Result};
use crate::gate::{At, Form, Fragment, Path, Signed};
use crate::i18n::Reader;
use crate::web::toast;

worded! {
    /// The buttons.
    Mark {
        /// Archive.
        Archived = "archived",
        /// Out of the archive.
        Unarchived = "unarchived",
        /// Mute.
        Muted = "muted",
        /// Unmute.
        Unmuted = "unmuted",
        /// Mark as unread.
        Unread = "unread",
        /// No reply needed.
        Settled = "settled",
        /// A reply is needed after all.
        Open = "open",
        /// Take.
        Taken = "taken",
        /// Give back.
        Released = "released",
    }
}

impl Mark {
    async fn set(self, app: &App, seated: &Seated) -> Result<()> {
        let (store, now) = (&app.store, app.now());
        match self {
            Self::Archived => store.set_archived(seated, true, now).await?,
            Self::Unarchived => store.set_archived(seated, false, now).await?,
            Self::Muted => store.set_muted(seated, true, now).await?,
            Self::Unmuted => store.set_muted(seated, false, now).await?,
            Self::Unread => store.mark_unread(seated, now).await?,
            Self::Settled => actions::settle::settle(app, seated, true).await?,
            Self::Open => actions::settle::settle(app, seated, false).await?,
            Self::Taken => store.take(seated, now).await?,
            Self::Released => store.release(seated, now).await?,
        }
        Ok(())
    }

    /// What is said afterwards, and the mark that takes it back.
    const fn said(self) -> (&'static str, Option<Self>) {
        match self {
            Self::Archived => ("toast-archived", Some(Self::Unarchived)),
            Self::Unarchived => ("toast-unarchived", None),
            Self::Muted => ("toast-muted", Some(Self::Unmuted)),
            Self::Unmuted => ("toast-unmuted", None),
            Self::Unread => ("toast-marked-unread", None),
            Self::Settled => ("toast-settled", Some(Self::Open)),
            Self::Open => ("toast-reopened", None),
            Self::Taken => ("toast-taken", Some(Self::Released)),
            Self::Released => ("toast-given-back", None),
        }
    }
}

/// `POST /messages/{conversation}/marks/{mark}`
pub async fn mark(
    State(app): State<App>,
    Signed(viewer): Signed,
    Path((id, word)): Path<(String, String)>,
    fragment: Fragment,
    headers: HeaderMap,
) -> Result<Response> {
    let mark: Mark = word.parse().map_err(|_| Error::NotFound)?;
    let seated = viewer.seat(&app.store, &id).await?;
    mark.set(&app, &seated).await?;
    let reader = app.reader(&viewer);
    Ok(if fragment.0 { answer(&reader, &id, mark) } else { back(&headers, &format!("/messages/{id}")) })
}

fn answer(reader: &Reader, id: &str, mark: Mark) -> Response {
    let (key, undo) = mark.said();
    let undo = undo.map(|undo| format!("/messages/{id}/marks/{undo}"));
    Html(toast::toast(reader, &reader.t(key), undo.as_deref())).into_response()
}

/// Back to the page the button stood on, without scripts.
pub fn back(headers: &HeaderMap, otherwise: &str) -> Response {
    let from = headers.get(header::REFERER).and_then(|value| value.to_str().ok());
    let path = from.and_then(|from| from.split_once("://")).and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]));
    let path = path.filter(|path| crate::web::is_local(path)).unwrap_or(otherwise);
    Redirect::to(path).into_response()
}

#[derive(Debug, Deserialize)]
pub struct ReadUpTo {
    seq: i64,
}

/// `PUT /messages/{conversation}/read`: seen in a visible, focused window.
pub async fn read(State(app): State<App>, At(seated): At, Form(read): Form<ReadUpTo>) -> Result<StatusCode> {
    app.store.read_up_to(&seated, read.seq, true, app.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The smallest picture there is: one transparent pixel (GIF 89a).
const PIXEL: &[u8] = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";

/// `GET /messages/{conversation}/seen/{seq}`: a picture that only browsers without scripts fetch. There, fetching the page is seeing it.
pub async fn seen(
    State(app): State<App>,
    Signed(viewer): Signed,
    Path((id, seq)): Path<(String, i64)>,
    headers: HeaderMap,
) -> Result<Response> {
    let from = headers.get("sec-fetch-site").and_then(|value| value.to_str().ok());
    if from.is_none_or(|from| from == "same-origin") {
        let seated = viewer.seat(&app.store, &id).await?;
        app.store.read_up_to(&seated, seq, true, app.now()).await?;
    }
    Ok(([(header::CONTENT_TYPE, "image/gif"), (header::CACHE_CONTROL, "no-store")], PIXEL).into_response())
}

/// `POST /messages/{conversation}/withdrawals/{seq}`
pub async fn withdraw(
    State(app): State<App>,
    Signed(viewer): Signed,
    Path((id, seq)): Path<(String, i64)>,
    fragment: Fragment,
) -> Result<Response> {
    let seated = viewer.seat(&app.store, &id).await?;
    actions::withdraw::withdraw(&app, &seated, seq).await?;
    let reader = app.reader(&viewer);
    Ok(if fragment.0 {
        Html(toast::toast(&reader, &reader.t("toast-withdrawn"), None)).into_response()
    } else {
        Redirect::to(&format!("/messages/{id}")).into_response()
    })
}
