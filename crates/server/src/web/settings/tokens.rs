//! `/settings/tokens`: with which programs act as the administrator.

use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{Html, IntoResponse, Response};
use kontor_store::model::ids::TokenId;
use kontor_store::{Administrator, ApiToken};
use serde::Deserialize;

use super::field::Field;
use super::{Done, Frame, Place};
use crate::actions::make_token;
use crate::app::App;
use crate::error::{Error, FieldFault, Result};
use crate::gate::{Admin, Form, Path, Query};
use crate::i18n::Reader;
use crate::web::page::Page;

/// What it is to be for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    name: String,
}

#[derive(Template)]
#[template(path = "settings/tokens.html")]
struct TokensPage {
    page: Page,
    frame: Frame,
    tokens: Vec<TokenView>,
    name: Field,
    /// The one made just now.
    secret: Option<String>,
}

struct TokenView {
    name: String,
    created: String,
    revoke: String,
    action: String,
}

/// `GET /settings/tokens`
pub async fn show(State(app): State<App>, Admin(administrator): Admin, Query(done): Query<Done>) -> Result<Html<String>> {
    crate::web::show(&tokens(&app, &administrator, &Typed::default(), &done, &[]).await?)
}

/// `POST /settings/tokens`: the page that answers is the only one that shows it.
pub async fn create(State(app): State<App>, Admin(administrator): Admin, Form(typed): Form<Typed>) -> Result<Response> {
    match make_token::make_token(&app, administrator.viewer(), &typed.name).await {
        Ok(secret) => {
            let mut page = tokens(&app, &administrator, &Typed::default(), &Done::default(), &[]).await?;
            page.secret = Some(secret);
            Ok(([(header::CACHE_CONTROL, "no-store")], crate::web::show(&page)?).into_response())
        }
        Err(Error::Invalid(faults)) => super::refused(&tokens(&app, &administrator, &typed, &Done::default(), &faults).await?),
        Err(other) => Err(other),
    }
}

/// `POST /settings/tokens/{token}/revoke`: programs that use it stop at once.
pub async fn revoke(State(app): State<App>, Admin(administrator): Admin, Path(token): Path<TokenId>) -> Result<Response> {
    app.store.revoke_token(administrator.viewer(), &token, app.now()).await?;
    Ok(super::done(Place::Tokens.path(), "token-revoked"))
}

async fn tokens(app: &App, administrator: &Administrator, typed: &Typed, done: &Done, faults: &[FieldFault]) -> Result<TokensPage> {
    let viewer = administrator.viewer();
    let (page, mut frame) = super::around(app, viewer, Place::Tokens).await?;
    frame.after(&page.r, done, faults);
    let tokens = app.store.list_tokens(viewer).await?.into_iter().map(|token| token_view(&page.r, token)).collect();
    let name = Field::new("name", page.r.t("token-name")).value(&typed.name).hint(page.r.t("token-name-hint"));
    let name = name.judged(&page.r, faults);
    Ok(TokensPage { page, frame, tokens, name, secret: None })
}

fn token_view(r: &Reader, token: ApiToken) -> TokenView {
    TokenView {
        created: r.t1("token-created", "date", r.date(&r.iso_day(token.created_at))),
        revoke: r.t1("token-revoke", "name", &token.name),
        action: format!("{}/{}/revoke", Place::Tokens.path(), token.id),
        name: token.name,
    }
}
