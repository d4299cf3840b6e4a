//! `/documents/{id}/query`: to query an invoice, and its Invoice Response for the seller's systems.

use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use kontor_store::model::ids::new_id;
use kontor_store::model::{Availability, DocumentKind, Via};
use serde::Deserialize;

use super::{Place, Sheet};
use crate::actions::{self, Words};
use crate::app::App;
use crate::error::{Error, Result};
use crate::gate::{Form, Path, Signed};
use crate::i18n::Reader;
use crate::said::{self, ACTIONS, FIELDS, REASONS};
use crate::web::messages::{self, Blocked};
use crate::web::page::Page;

/// What was filled in.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    reasons: Vec<String>,
    action: String,
    field: String,
    value: String,
    body: String,
    client_key: String,
}

#[derive(Template)]
#[template(path = "documents/query.html")]
struct QueryPage<'a> {
    page: Page,
    r: &'a Reader,
    icons: &'a str,
    back: Place,
    reasons: Vec<Choice>,
    actions: Vec<Choice>,
    fields: Vec<Choice>,
    typed: Typed,
    will_get: String,
    blocked: Option<Blocked>,
    fault: Option<String>,
}

struct Choice {
    value: &'static str,
    words: String,
    chosen: bool,
}

/// Whether this person can query the document from its page.
pub(super) fn is_possible(sheet: &Sheet<'_>) -> bool {
    let kind = matches!(sheet.detail.kind, DocumentKind::Invoice | DocumentKind::CreditNote);
    kind && !sheet.held() && sheet.detail.buyer.as_ref() == Some(sheet.paper.viewer().organization())
}

pub async fn form(State(app): State<App>, Signed(viewer): Signed, Path(id): Path<String>, reader: Reader) -> Result<Response> {
    let paper = viewer.paper(&app.store, &id).await?;
    let sheet = Sheet::open(&app, &reader, &paper).await?;
    let typed = Typed { client_key: new_id(app.now()), ..Typed::default() };
    show(&app, &sheet, typed, None).await
}

pub async fn ask(
    State(app): State<App>,
    Signed(viewer): Signed,
    Path(id): Path<String>,
    reader: Reader,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let paper = viewer.paper(&app.store, &id).await?;
    let words = Words {
        body: typed.body.clone(),
        attachments: Vec::new(),
        via: Via::Web,
        client_key: Some(typed.client_key.clone()).filter(|key| !key.is_empty() && key.len() <= 200),
        line: None,
    };
    let expected = (!typed.value.trim().is_empty()).then(|| (typed.field.clone(), typed.value.trim().to_owned()));
    let asked = actions::query::Query {
        reasons: typed.reasons.clone(),
        actions: Some(typed.action.clone()).into_iter().filter(|action| !action.is_empty()).collect(),
        expected: expected.into_iter().collect(),
        words,
    };
    match actions::query::query(&app, &reader, &paper, asked).await {
        Ok(posted) => Ok(Redirect::to(&format!("/documents/{id}?conversation={}#talk", posted.conversation)).into_response()),
        Err(fault @ Error::Invalid(_)) => {
            let sheet = Sheet::open(&app, &reader, &paper).await?;
            let told = fault.detail(&reader);
            Ok((fault.status(), show(&app, &sheet, typed, Some(told)).await?).into_response())
        }
        Err(fault) => Err(fault),
    }
}

async fn show(app: &App, sheet: &Sheet<'_>, typed: Typed, fault: Option<String>) -> Result<Response> {
    if !is_possible(sheet) {
        return Err(Error::NotFound);
    }
    let (viewer, reader) = (sheet.paper.viewer(), sheet.reader);
    let Some(partner) = sheet.paper.partner() else { return Err(Error::NotFound) };
    let blocked = match sheet.availability {
        Availability::Available => None,
        reason => Some(messages::why_not(app, reader, viewer, partner, sheet.detail.kind.topic(), reason).await?),
    };
    let about = app.store.about(sheet.paper).await?;
    let get = app.store.who_will_get(viewer, partner, about.as_ref()).await?;
    let (tab, _) = sheet.list();
    let coded = |key: &str, codes: &'static [&'static str], chosen: &dyn Fn(&str) -> bool| {
        let choice = |code: &&'static str| Choice { value: code, words: reader.t1(key, "code", *code), chosen: chosen(code) };
        codes.iter().map(choice).collect::<Vec<_>>()
    };
    let field = |code: &&'static str| Choice { value: code, words: said::field(reader, code), chosen: typed.field == *code };
    let page = QueryPage {
        page: Page::of(app, viewer, tab, &reader.t("query-invoice")).await?,
        r: reader,
        icons: app.icons(),
        back: Place { href: sheet.href(), words: sheet.name.clone() },
        reasons: coded("saying-reason", &REASONS, &|code| typed.reasons.iter().any(|chosen| chosen == code)),
        actions: coded("saying-action", &ACTIONS, &|code| typed.action == code),
        fields: FIELDS.iter().map(field).collect(),
        will_get: messages::composer(app, reader, viewer, sheet.partner_name(), &get).will_get,
        blocked,
        fault,
        typed,
    };
    Ok(crate::web::show(&page)?.into_response())
}

/// `GET /documents/{id}/responses/{response}`: a query as a Peppol Invoice Response.
pub async fn response(
    State(app): State<App>,
    Signed(viewer): Signed,
    Path((id, response)): Path<(String, String)>,
    reader: Reader,
) -> Result<Response> {
    let paper = viewer.paper(&app.store, &id).await?;
    let xml = actions::respond::invoice_response(&app, &reader, &paper, &response).await?;
    let name = format!("attachment; filename=\"invoice-response-{response}.xml\"");
    Ok(([(header::CONTENT_TYPE, "application/xml".to_owned()), (header::CONTENT_DISPOSITION, name)], xml).into_response())
}
