//! `/mail/confirm/{seal}`: the link in a mail to whoever is to confirm that an e-mail was theirs. Reading it changes nothing.

use askama::Template;
use axum::extract::State;
use axum::response::Html;
use kontor_mail::visible_reply;

use crate::actions::confirm_mail::{self, HeldMail};
use crate::app::App;
use crate::error::Result;
use crate::gate::Path;
use crate::i18n::Reader;
use crate::markup::Markup;
use crate::prose;
use crate::web::page::Page;

#[derive(Template)]
#[template(path = "inbound/confirm.html")]
struct ConfirmPage<'a> {
    page: Page,
    r: &'a Reader,
    icons: &'a str,
    partner: String,
    subject: String,
    paragraphs: Vec<Markup>,
    files: Vec<String>,
    action: String,
    /// Whether it was confirmed just now.
    done: bool,
}

/// `GET /mail/confirm/{seal}`: shows what would be posted. Programs that follow every link of a mail do no harm here.
pub async fn show(State(app): State<App>, Path(seal): Path<String>) -> Result<Html<String>> {
    let held = confirm_mail::held(&app, &seal).await?;
    page(&app, &held, &seal, false).await
}

/// `POST /mail/confirm/{seal}`: the one tap.
pub async fn confirm(State(app): State<App>, Path(seal): Path<String>) -> Result<Html<String>> {
    let held = confirm_mail::held(&app, &seal).await?;
    confirm_mail::confirm(&app, &held).await?;
    page(&app, &held, &seal, true).await
}

async fn page(app: &App, held: &HeldMail, seal: &str, done: bool) -> Result<Html<String>> {
    let reader = app.reader(held.seated.viewer());
    let thread = app.store.thread_head(&held.seated).await?;
    let files = held.mail.parts.iter().filter(|part| !part.inline);
    crate::web::show(&ConfirmPage {
        page: Page::outside(app, reader.clone(), &reader.t("mail-confirm-title")),
        r: &reader,
        icons: app.icons(),
        partner: thread.partner_name,
        subject: thread.subject,
        paragraphs: prose::paragraphs(&visible_reply(&held.mail).text),
        files: files.map(|part| part.name.clone()).collect(),
        action: format!("/mail/confirm/{seal}"),
        done,
    })
}
