//! `/settings/desks`: which desks the firm has, and who sits there.

use askama::Template;
use axum::extract::State;
use axum::response::{Html, Response};
use kontor_store::model::ids::{DeskId, PersonId};
use kontor_store::model::{Permissions, Topic};
use kontor_store::{Administrator, Desk, DeskLabel, NameKey, Person, Viewer};
use serde::Deserialize;

use super::field::{Field, fault_of};
use super::{Done, Frame, Place};
use crate::actions::staff_desk::{self, KINDS, word};
use crate::app::App;
use crate::error::{Error, FieldFault, Result};
use crate::gate::{Admin, Form, Path, Query};
use crate::i18n::Reader;
use crate::web::names::desk_label;
use crate::web::page::Page;

/// How many people are read at a time.
const PEOPLE: u32 = 500;

/// A desk to be set up.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    kind: String,
    name: String,
}

/// What it is to be called, and who is to sit there.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    name: String,
    people: Vec<String>,
}

#[derive(Template)]
#[template(path = "settings/desks.html")]
struct DesksPage {
    page: Page,
    frame: Frame,
    desks: Vec<DeskView>,
    /// Those that can still be set up; none when the firm has them all.
    kinds: Vec<Kind>,
    kind_fault: Option<String>,
    name: Field,
}

struct DeskView {
    href: String,
    name: String,
    receives: String,
    people: Option<String>,
    /// What it means that nobody was chosen.
    nobody: String,
    edit: String,
}

struct Kind {
    word: String,
    words: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "settings/desk.html")]
struct DeskPage {
    page: Page,
    frame: Frame,
    action: String,
    receives: String,
    nobody: String,
    name: Field,
    people: Vec<Seat>,
    /// Where it is deleted, and what that means; General cannot be.
    deletion: Option<Deletion>,
}

struct Deletion {
    action: String,
    consequence: String,
    verb: String,
}

struct Seat {
    id: String,
    name: String,
    email: String,
    sits: bool,
    /// Whether conversations of this desk may be opened.
    may_open: bool,
}

/// `GET /settings/desks`
pub async fn show(State(app): State<App>, Admin(administrator): Admin, Query(done): Query<Done>) -> Result<Html<String>> {
    crate::web::show(&desks(&app, &administrator, &Typed::default(), &done, &[]).await?)
}

/// `POST /settings/desks`: sets one up, and goes on to choose its people.
pub async fn create(State(app): State<App>, Admin(administrator): Admin, Form(typed): Form<Typed>) -> Result<Response> {
    match staff_desk::create_desk(&app, &administrator, &typed.kind, &typed.name).await {
        Ok(desk) => Ok(super::done(&path(&desk), "desk-saved")),
        Err(Error::Invalid(faults)) => super::refused(&desks(&app, &administrator, &typed, &Done::default(), &faults).await?),
        Err(other) => Err(other),
    }
}

/// `GET /settings/desks/{desk}`
pub async fn show_one(
    State(app): State<App>,
    Admin(administrator): Admin,
    Path(id): Path<DeskId>,
    Query(done): Query<Done>,
) -> Result<Html<String>> {
    crate::web::show(&one(&app, &administrator, &id, None, &done, &[]).await?)
}

/// `POST /settings/desks/{desk}`: all its people anew.
pub async fn choose(
    State(app): State<App>,
    Admin(administrator): Admin,
    Path(id): Path<DeskId>,
    Form(chosen): Form<Chosen>,
) -> Result<Response> {
    let people: Vec<PersonId> = chosen.people.iter().map(|id| PersonId::from(id.as_str())).collect();
    match staff_desk::change_desk(&app, &administrator, &id, &chosen.name, &people).await {
        Ok(()) => Ok(super::done(Place::Desks.path(), "desk-saved")),
        Err(Error::Invalid(faults)) => super::refused(&one(&app, &administrator, &id, Some(&chosen), &Done::default(), &faults).await?),
        Err(other) => Err(other),
    }
}

/// `POST /settings/desks/{desk}/delete`: the page it stands on has said what becomes of its conversations.
pub async fn delete(State(app): State<App>, Admin(administrator): Admin, Path(id): Path<DeskId>) -> Result<Response> {
    staff_desk::delete_desk(&app, &administrator, &id).await?;
    Ok(super::done(Place::Desks.path(), "desk-deleted"))
}

/// One desk; after a refusal as it was typed.
async fn one(
    app: &App,
    administrator: &Administrator,
    id: &DeskId,
    typed: Option<&Chosen>,
    done: &Done,
    faults: &[FieldFault],
) -> Result<DeskPage> {
    let viewer = administrator.viewer();
    let desk = app.store.list_desks(viewer).await?.into_iter().find(|desk| desk.id == *id).ok_or(Error::NotFound)?;
    let r = app.reader(viewer);
    let (page, mut frame) = super::around_as(app, viewer, Place::Desks, desk_label(&r, &desk.label)).await?;
    frame.after(&r, done, faults);
    let own_name = match &desk.label {
        DeskLabel::Name(name) => name.as_str(),
        DeskLabel::Key(_) => "",
    };
    let name = typed.map_or(own_name, |typed| typed.name.as_str());
    let mut people: Vec<Seat> = everyone(app, viewer).await?.into_iter().map(|person| seat(&desk, person)).collect();
    if let Some(typed) = typed {
        for seat in &mut people {
            seat.sits = typed.people.contains(&seat.id);
        }
    }
    let name = Field::new("name", r.t("desk-name")).value(name).hint(r.t("desk-name-hint")).whole().judged(&r, faults);
    let deletion = (desk.topic != Topic::None).then(|| Deletion {
        action: format!("{}/delete", path(&desk)),
        consequence: r.t("desk-delete-means"),
        verb: r.t("desk-delete"),
    });
    Ok(DeskPage { page, frame, action: path(&desk), receives: receives(&r, &desk), nobody: nobody(&r, &desk), name, people, deletion })
}

async fn desks(app: &App, administrator: &Administrator, typed: &Typed, done: &Done, faults: &[FieldFault]) -> Result<DesksPage> {
    let viewer = administrator.viewer();
    let (page, mut frame) = super::around(app, viewer, Place::Desks).await?;
    let r = page.r.clone();
    frame.after(&r, done, faults);
    let known = app.store.list_desks(viewer).await?;
    let free = KINDS.iter().filter(|(topic, side)| !known.iter().any(|desk| (desk.topic, desk.side) == (*topic, *side)));
    let kinds = free.map(|(topic, side)| word(*topic, *side));
    let kinds = kinds.map(|word| Kind { words: r.word("desk-topic", &word), chosen: word == typed.kind, word });
    let name = Field::new("name", r.t("desk-name")).value(&typed.name).hint(r.t("desk-name-hint")).whole();
    Ok(DesksPage {
        kinds: kinds.collect(),
        kind_fault: fault_of(&r, faults, "kind"),
        name: name.judged(&r, faults),
        desks: known.iter().map(|desk| desk_view(&r, desk)).collect(),
        page,
        frame,
    })
}

fn desk_view(r: &Reader, desk: &Desk) -> DeskView {
    let names: Vec<&str> = desk.people.iter().map(|(_, name)| name.as_str()).collect();
    let name = desk_label(r, &desk.label);
    DeskView {
        href: path(desk),
        receives: receives(r, desk),
        people: (!names.is_empty()).then(|| names.join(", ")),
        nobody: nobody(r, desk),
        edit: r.t1("edit-desk", "name", &name),
        name,
    }
}

fn path(desk: &Desk) -> String {
    format!("{}/{}", Place::Desks.path(), desk.id)
}

fn receives(r: &Reader, desk: &Desk) -> String {
    r.word("desk-topic", &word(desk.topic, desk.side))
}

fn nobody(r: &Reader, desk: &Desk) -> String {
    r.t(if desk.topic == Topic::None { "desk-general-everyone" } else { "desk-empty" })
}

fn seat(desk: &Desk, person: Person) -> Seat {
    let permissions: Permissions = person.permissions.iter().copied().collect();
    Seat {
        sits: desk.people.iter().any(|(id, _)| *id == person.id),
        may_open: permissions.may_talk(desk.topic),
        id: person.id.to_string(),
        name: person.name,
        email: person.email,
    }
}

/// All who may come in, by name.
async fn everyone(app: &App, viewer: &Viewer) -> Result<Vec<Person>> {
    let mut all: Vec<Person> = Vec::new();
    loop {
        let after: Option<NameKey> = all.last().map(Person::key);
        let some = app.store.list_people(viewer, after.as_ref(), PEOPLE).await?;
        let is_last = some.len() < PEOPLE as usize;
        all.extend(some);
        if is_last {
            all.retain(|person| person.active);
            return Ok(all);
        }
    }
}
