//! Pages on which something is chosen for a conversation: whom to hand it over to, whom to add, which document to link.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use kontor_store::{HandOver, Seated};
use serde::Deserialize;

use crate::app::App;
use crate::error::{Error, Result, Sentence};
use crate::gate::{At, Form, Query};
use crate::i18n::Reader;
use crate::web::page::{Page, Tab};

/// One thing that can be chosen.
struct Choice {
    /// Name of the form's field.
    field: &'static str,
    value: String,
    words: String,
    hint: Option<String>,
}

struct Group {
    title: String,
    choices: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "messages/choose.html")]
struct ChoosePage<'a> {
    page: Page,
    r: &'a Reader,
    icons: &'a str,
    back: String,
    subject: String,
    title: String,
    hint: String,
    action: String,
    button: String,
    groups: Vec<Group>,
    nothing: String,
    /// The words to search documents by, where there is a search.
    words: Option<String>,
}

/// What was chosen; one of them.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    person: Option<String>,
    desk: Option<String>,
    document: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Words {
    q: String,
}

struct Ask {
    place: &'static str,
    title: &'static str,
    hint: &'static str,
    button: &'static str,
    nothing: &'static str,
}

/// `GET /messages/{conversation}/hand-over`
pub async fn choose_owner(State(app): State<App>, At(seated): At) -> Result<Response> {
    let reader = app.reader(seated.viewer());
    let people = colleagues(&app, &seated, true).await?;
    let desks = app.store.list_desks(seated.viewer()).await?;
    let desks = desks.iter().map(|desk| Choice {
        field: "desk",
        value: desk.id.to_string(),
        words: crate::web::names::desk_label(&reader, &desk.label),
        hint: None,
    });
    let groups = vec![
        Group { title: reader.t("hand-over-person"), choices: people },
        Group { title: reader.t("hand-over-desk"), choices: desks.collect() },
    ];
    let ask = Ask { place: "hand-over", title: "hand-over-to-whom", hint: "hand-over-hint", button: "hand-over", nothing: "no-colleagues" };
    show(&app, &seated, &reader, &ask, groups, None).await
}

/// `GET /messages/{conversation}/add-colleague`
pub async fn choose_colleague(State(app): State<App>, At(seated): At) -> Result<Response> {
    let reader = app.reader(seated.viewer());
    let groups = vec![Group { title: reader.t("hand-over-person"), choices: colleagues(&app, &seated, false).await? }];
    let ask = Ask {
        place: "add-colleague",
        title: "add-colleague",
        hint: "add-colleague-hint",
        button: "add-colleague",
        nothing: "no-colleagues",
    };
    show(&app, &seated, &reader, &ask, groups, None).await
}

/// `GET /messages/{conversation}/link-document?q=`
pub async fn choose_document(State(app): State<App>, At(seated): At, Query(query): Query<Words>) -> Result<Response> {
    let reader = app.reader(seated.viewer());
    let found = app.store.linkable_papers(&seated, &query.q, 30).await?;
    let choices = found.into_iter().map(|paper| Choice {
        field: "document",
        words: reader.document(paper.kind.as_str(), &paper.number),
        hint: (!paper.total.is_empty()).then(|| reader.money(&paper.total, &paper.currency)),
        value: paper.id,
    });
    let groups = vec![Group { title: reader.t("linked-documents"), choices: choices.collect() }];
    let ask = Ask {
        place: "link-document",
        title: "link-document",
        hint: "link-document-hint",
        button: "link-document",
        nothing: "no-document-to-link",
    };
    show(&app, &seated, &reader, &ask, groups, Some(query.q)).await
}

async fn colleagues(app: &App, seated: &Seated, also_in_it: bool) -> Result<Vec<Choice>> {
    let found = app.store.colleagues(seated).await?;
    let shown = found.into_iter().filter(|one| also_in_it || !one.in_it);
    Ok(shown.map(|one| Choice { field: "person", value: one.id, words: one.name, hint: None }).collect())
}

async fn show(app: &App, seated: &Seated, reader: &Reader, ask: &Ask, groups: Vec<Group>, words: Option<String>) -> Result<Response> {
    let head = app.store.thread_head(seated).await?;
    let back = format!("/messages/{}", seated.conversation());
    let page = Page::of(app, seated.viewer(), Tab::Messages, &reader.t(ask.title)).await?;
    let shown = ChoosePage {
        page,
        r: reader,
        icons: app.icons(),
        action: format!("{back}/{}", ask.place),
        back,
        subject: head.subject,
        title: reader.t(ask.title),
        hint: reader.t(ask.hint),
        button: reader.t(ask.button),
        groups: groups.into_iter().filter(|group| !group.choices.is_empty()).collect(),
        nothing: reader.t(ask.nothing),
        words,
    };
    Ok(crate::web::show(&shown)?.into_response())
}

fn to(seated: &Seated) -> Response {
    Redirect::to(&format!("/messages/{}", seated.conversation())).into_response()
}

/// `POST /messages/{conversation}/hand-over`
pub async fn hand_over(State(app): State<App>, At(seated): At, Form(chosen): Form<Chosen>) -> Result<Response> {
    let target = match (chosen.person, chosen.desk) {
        (Some(person), _) => HandOver::Person(person),
        (None, Some(desk)) => HandOver::Desk(desk),
        (None, None) => return Err(Error::field("person", Sentence::new("invalid-colleague"))),
    };
    app.store.hand_over(&seated, &target, app.now()).await?;
    Ok(to(&seated))
}

/// `POST /messages/{conversation}/add-colleague`
pub async fn add_colleague(State(app): State<App>, At(seated): At, Form(chosen): Form<Chosen>) -> Result<Response> {
    let person = chosen.person.ok_or_else(|| Error::field("person", Sentence::new("invalid-colleague")))?;
    app.store.add_colleague(&seated, &person, app.now()).await?;
    Ok(to(&seated))
}

/// `POST /messages/{conversation}/link-document`
pub async fn link_document(State(app): State<App>, At(seated): At, Form(chosen): Form<Chosen>) -> Result<Response> {
    let document = chosen.document.ok_or_else(|| Error::field("document", Sentence::new("invalid-document-missing")))?;
    let paper = seated.viewer().paper(&app.store, &document).await?;
    app.store.link_paper(&seated, &paper, app.now()).await?;
    Ok(to(&seated))
}
