//! `/settings/cxml`: with which credentials the firm's cXML messages come.

use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{Html, IntoResponse, Response};
use kontor_store::model::ids::CxmlSenderId;
use kontor_store::{Administrator, CxmlSender};
use serde::Deserialize;

use super::field::Field;
use super::{Done, Frame, Place};
use crate::actions::agree_on_sender::{Sender, agree_on_sender};
use crate::app::App;
use crate::error::{Error, FieldFault, Result};
use crate::gate::{Admin, Form, Path, Query};
use crate::i18n::Reader;
use crate::web::page::Page;

/// Who sends, and with which secret.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    domain: String,
    identity: String,
    secret: String,
}

#[derive(Template)]
#[template(path = "settings/cxml.html")]
struct CxmlPage {
    page: Page,
    frame: Frame,
    /// Where messages go.
    address: String,
    senders: Vec<SenderView>,
    fields: Vec<Field>,
    /// The one made just now.
    secret: Option<String>,
}

struct SenderView {
    /// As it stands in the messages.
    credential: String,
    used: String,
    end: String,
    action: String,
}

/// `GET /settings/cxml`
pub async fn show(State(app): State<App>, Admin(administrator): Admin, Query(done): Query<Done>) -> Result<Html<String>> {
    crate::web::show(&senders(&app, &administrator, &Typed::default(), &done, &[]).await?)
}

/// `POST /settings/cxml`: the page that answers is the only one that shows a secret made here.
pub async fn create(State(app): State<App>, Admin(administrator): Admin, Form(typed): Form<Typed>) -> Result<Response> {
    let sender = Sender { domain: &typed.domain, identity: &typed.identity, secret: &typed.secret };
    match agree_on_sender(&app, &administrator, &sender).await {
        Ok(Some(secret)) => {
            let mut page = senders(&app, &administrator, &Typed::default(), &Done::default(), &[]).await?;
            page.secret = Some(secret);
            Ok(([(header::CACHE_CONTROL, "no-store")], crate::web::show(&page)?).into_response())
        }
        Ok(None) => Ok(super::done(Place::Cxml.path(), "cxml-agreed")),
        Err(Error::Invalid(faults)) => super::refused(&senders(&app, &administrator, &typed, &Done::default(), &faults).await?),
        Err(other) => Err(other),
    }
}

/// `POST /settings/cxml/{sender}/end`: its messages are refused at once.
pub async fn end(State(app): State<App>, Admin(administrator): Admin, Path(sender): Path<CxmlSenderId>) -> Result<Response> {
    app.store.end_cxml_sender(&administrator, &sender, app.now()).await?;
    Ok(super::done(Place::Cxml.path(), "cxml-ended"))
}

async fn senders(app: &App, administrator: &Administrator, typed: &Typed, done: &Done, faults: &[FieldFault]) -> Result<CxmlPage> {
    let (page, mut frame) = super::around(app, administrator.viewer(), Place::Cxml).await?;
    frame.after(&page.r, done, faults);
    let senders = app.store.cxml_senders(administrator).await?.iter().map(|sender| sender_view(&page.r, sender)).collect();
    let r = &page.r;
    let domain = if typed.domain.is_empty() { "NetworkID" } else { &typed.domain };
    let fields = vec![
        Field::new("domain", r.t("cxml-domain")).value(domain).hint(r.t("cxml-domain-hint")),
        Field::new("identity", r.t("cxml-identity")).value(&typed.identity).hint(r.t("cxml-identity-hint")),
        // What was typed as a secret is never sent back.
        Field::new("secret", r.t("cxml-secret")).kind("password", "new-password").hint(r.t("cxml-secret-hint")).whole(),
    ];
    let fields = fields.into_iter().map(|field| field.judged(r, faults)).collect();
    Ok(CxmlPage { address: format!("{}/cxml", app.config.public_url()), page, frame, senders, fields, secret: None })
}

fn sender_view(r: &Reader, sender: &CxmlSender) -> SenderView {
    let credential = format!("{} {}", sender.domain, sender.identity);
    SenderView {
        used: match sender.last_used_at {
            Some(at) => r.t1("cxml-used", "when", r.when(at)),
            None => r.t("cxml-never-used"),
        },
        end: r.t1("cxml-end-named", "name", &credential),
        action: format!("{}/{}/end", Place::Cxml.path(), sender.id),
        credential,
    }
}
