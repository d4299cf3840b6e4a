//! Marks on a conversation for programs: each is a resource that is put and deleted.

use axum::extract::State;
use axum::http::StatusCode;
use kontor_store::{HandOver, Seated};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::actions;
use crate::app::App;
use crate::error::{Error, Result, Sentence};
use crate::gate::{Json, Path, Program};

/// Up to which message it was read.
#[derive(Debug, Deserialize, ToSchema)]
pub struct ReadShape {
    pub seq: i64,
}

/// Who gets it: a colleague or a desk; whoever asks, if neither is named.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct OwnerShape {
    pub person_id: Option<String>,
    pub desk_id: Option<String>,
}

const DONE: StatusCode = StatusCode::NO_CONTENT;

async fn seated(app: &App, program: &Program, id: &str) -> Result<Seated> {
    Ok(program.0.seat(&app.store, id).await?)
}

/// Notes that everything up to a message was read. A program's reading is not seeing: the partner does not learn of it.
#[utoipa::path(put, path = "/api/v1/conversations/{id}/read", tag = "marks", request_body = ReadShape, responses((status = 204)))]
pub async fn read(State(app): State<App>, program: Program, Path(id): Path<String>, Json(read): Json<ReadShape>) -> Result<StatusCode> {
    if read.seq < 0 {
        return Err(Error::field("seq", Sentence::new("invalid-seq")));
    }
    app.store.read_up_to(&seated(&app, &program, &id).await?, read.seq, false, app.now()).await?;
    Ok(DONE)
}

/// Marks it unread again for this person.
#[utoipa::path(put, path = "/api/v1/conversations/{id}/unread", tag = "marks", responses((status = 204)))]
pub async fn unread(State(app): State<App>, program: Program, Path(id): Path<String>) -> Result<StatusCode> {
    app.store.mark_unread(&seated(&app, &program, &id).await?, app.now()).await?;
    Ok(DONE)
}

/// Takes the unread mark off: everything there is counts as read.
#[utoipa::path(delete, path = "/api/v1/conversations/{id}/unread", tag = "marks", responses((status = 204)))]
pub async fn not_unread(State(app): State<App>, program: Program, Path(id): Path<String>) -> Result<StatusCode> {
    app.store.read_up_to(&seated(&app, &program, &id).await?, i64::MAX, false, app.now()).await?;
    Ok(DONE)
}

/// Archives it for this person.
#[utoipa::path(put, path = "/api/v1/conversations/{id}/archive", tag = "marks", responses((status = 204)))]
pub async fn archive(State(app): State<App>, program: Program, Path(id): Path<String>) -> Result<StatusCode> {
    app.store.set_archived(&seated(&app, &program, &id).await?, true, app.now()).await?;
    Ok(DONE)
}

/// Takes it out of the archive.
#[utoipa::path(delete, path = "/api/v1/conversations/{id}/archive", tag = "marks", responses((status = 204)))]
pub async fn unarchive(State(app): State<App>, program: Program, Path(id): Path<String>) -> Result<StatusCode> {
    app.store.set_archived(&seated(&app, &program, &id).await?, false, app.now()).await?;
    Ok(DONE)
}

/// Mutes it for this person.
#[utoipa::path(put, path = "/api/v1/conversations/{id}/mute", tag = "marks", responses((status = 204)))]
pub async fn mute(State(app): State<App>, program: Program, Path(id): Path<String>) -> Result<StatusCode> {
    app.store.set_muted(&seated(&app, &program, &id).await?, true, app.now()).await?;
    Ok(DONE)
}

/// Unmutes it.
#[utoipa::path(delete, path = "/api/v1/conversations/{id}/mute", tag = "marks", responses((status = 204)))]
pub async fn unmute(State(app): State<App>, program: Program, Path(id): Path<String>) -> Result<StatusCode> {
    app.store.set_muted(&seated(&app, &program, &id).await?, false, app.now()).await?;
    Ok(DONE)
}

/// Says for the whole organization that no reply is needed.
#[utoipa::path(put, path = "/api/v1/conversations/{id}/settled", tag = "marks", responses((status = 204), (status = 409, description = "It is not our turn")))]
pub async fn settle(State(app): State<App>, program: Program, Path(id): Path<String>) -> Result<StatusCode> {
    actions::settle::settle(&app, &seated(&app, &program, &id).await?, true).await?;
    Ok(DONE)
}

/// Says that a reply is needed after all.
#[utoipa::path(delete, path = "/api/v1/conversations/{id}/settled", tag = "marks", responses((status = 204), (status = 409, description = "It is not settled")))]
pub async fn unsettle(State(app): State<App>, program: Program, Path(id): Path<String>) -> Result<StatusCode> {
    actions::settle::settle(&app, &seated(&app, &program, &id).await?, false).await?;
    Ok(DONE)
}

/// Takes it, or hands it over to a colleague or a desk.
#[utoipa::path(put, path = "/api/v1/conversations/{id}/owner", tag = "marks", request_body = OwnerShape, responses((status = 204)))]
pub async fn own(State(app): State<App>, program: Program, Path(id): Path<String>, owner: Option<Json<OwnerShape>>) -> Result<StatusCode> {
    let seated = seated(&app, &program, &id).await?;
    let owner = owner.map(|Json(owner)| owner).unwrap_or_default();
    let target = match (owner.person_id, owner.desk_id) {
        (Some(person), None) if person == program.0.person().as_str() => None,
        (Some(person), None) => Some(HandOver::Person(person)),
        (None, Some(desk)) => Some(HandOver::Desk(desk)),
        (None, None) => None,
        (Some(_), Some(_)) => return Err(Error::field("desk_id", Sentence::new("invalid-owner"))),
    };
    match target {
        Some(target) => app.store.hand_over(&seated, &target, app.now()).await?,
        None => app.store.take(&seated, app.now()).await?,
    }
    Ok(DONE)
}

/// Gives it back.
#[utoipa::path(delete, path = "/api/v1/conversations/{id}/owner", tag = "marks", responses((status = 204)))]
pub async fn release(State(app): State<App>, program: Program, Path(id): Path<String>) -> Result<StatusCode> {
    app.store.release(&seated(&app, &program, &id).await?, app.now()).await?;
    Ok(DONE)
}

/// Adds a colleague.
#[utoipa::path(put, path = "/api/v1/conversations/{id}/people/{person}", tag = "marks", responses((status = 204)))]
pub async fn add(State(app): State<App>, program: Program, Path((id, person)): Path<(String, String)>) -> Result<StatusCode> {
    app.store.add_colleague(&seated(&app, &program, &id).await?, &person, app.now()).await?;
    Ok(DONE)
}

/// Takes a colleague out of it.
#[utoipa::path(delete, path = "/api/v1/conversations/{id}/people/{person}", tag = "marks", responses((status = 204)))]
pub async fn remove(State(app): State<App>, program: Program, Path((id, person)): Path<(String, String)>) -> Result<StatusCode> {
    app.store.remove_colleague(&seated(&app, &program, &id).await?, &person, app.now()).await?;
    Ok(DONE)
}

/// Links a further document of the same two organizations.
#[utoipa::path(put, path = "/api/v1/conversations/{id}/documents/{document}", tag = "marks", responses((status = 204)))]
pub async fn link(State(app): State<App>, program: Program, Path((id, document)): Path<(String, String)>) -> Result<StatusCode> {
    let seated = seated(&app, &program, &id).await?;
    let paper = program.0.paper(&app.store, &document).await?;
    app.store.link_paper(&seated, &paper, app.now()).await?;
    Ok(DONE)
}

/// Takes a link back; the document in whose context it began stays.
#[utoipa::path(delete, path = "/api/v1/conversations/{id}/documents/{document}", tag = "marks", responses((status = 204), (status = 409, description = "It began with this document")))]
pub async fn unlink(State(app): State<App>, program: Program, Path((id, document)): Path<(String, String)>) -> Result<StatusCode> {
    let seated = seated(&app, &program, &id).await?;
    let paper = program.0.paper(&app.store, &document).await?;
    actions::unlink::unlink(&app, &seated, &paper).await?;
    Ok(DONE)
}
