//! `GET /`: where sign-in lands.

use askama::Template;
use axum::extract::State;
use axum::response::Html;

use crate::app::App;
use crate::error::Result;
use crate::gate::Signed;
use crate::i18n::Reader;
use crate::web::page::{Page, Tab};

#[derive(Template)]
#[template(path = "home.html")]
struct Home<'a> {
    page: Page,
    r: &'a Reader,
    icons: &'a str,
}

pub async fn home(State(app): State<App>, Signed(viewer): Signed, reader: Reader) -> Result<Html<String>> {
    let page = Page::of(&app, &viewer, Tab::Home, &reader.t("tab-home")).await?;
    super::show(&Home { page, r: &reader, icons: app.icons() })
}
