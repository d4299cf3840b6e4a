//! `/help`: short answers, each on its page, for whoever comes by.

use askama::Template;
use axum::extract::State;
use axum::response::Html;

use crate::app::App;
use crate::error::{Error, Result};
use crate::gate::{Path, Signed};
use crate::i18n::{Reader, help};
use crate::web::page::{Page, Tab};

#[derive(Template)]
#[template(path = "help.html")]
struct HelpPage {
    page: Page,
    links: Vec<Link>,
    title: String,
    intro: String,
    sections: Vec<Section>,
    /// What one may need next; on the list itself nothing.
    see: Vec<Link>,
}

struct Link {
    href: String,
    words: String,
    /// How its answer begins.
    intro: String,
    current: bool,
}

struct Section {
    title: Option<String>,
    steps: Vec<String>,
    notes: Vec<String>,
}

/// `GET /help`: the list of questions.
pub async fn list(State(app): State<App>, signed: Option<Signed>, reader: Reader) -> Result<Html<String>> {
    let title = reader.t("help");
    let page = frame(&app, signed, reader, &title).await?;
    let intro = page.r.t("help-intro");
    crate::web::show(&HelpPage { links: links(&app, &page.r, ""), title, intro, sections: Vec::new(), see: Vec::new(), page })
}

/// `GET /help/{slug}`: one answer.
pub async fn answer(State(app): State<App>, signed: Option<Signed>, reader: Reader, Path(slug): Path<String>) -> Result<Html<String>> {
    let found = help::page(&slug).ok_or(Error::NotFound)?;
    let said = |key: &str| said(&app, &reader, key);
    let title = said(found.title);
    let section = |section: &help::Section| Section {
        title: section.title.map(said),
        steps: section.steps.iter().map(|key| said(key)).collect(),
        notes: section.notes.iter().map(|key| said(key)).collect(),
    };
    let (intro, sections) = (said(found.intro), found.sections.iter().map(section).collect());
    let see = found.see.iter().filter_map(|slug| help::page(slug)).map(|next| link(&app, &reader, next, "")).collect();
    let links = links(&app, &reader, found.slug);
    let page = frame(&app, signed, reader, &title).await?;
    crate::web::show(&HelpPage { page, links, title, intro, sections, see })
}

async fn frame(app: &App, signed: Option<Signed>, reader: Reader, title: &str) -> Result<Page> {
    match signed {
        Some(Signed(viewer)) => Page::of(app, &viewer, Tab::Help, title).await,
        None => Ok(Page::outside(app, reader, title).body("")),
    }
}

/// Answers name the limits that hold here.
fn said(app: &App, reader: &Reader, key: &str) -> String {
    let limits = &app.config.limits;
    reader.ta(key, &[("count", limits.attachments.into()), ("size", reader.size(limits.attachment_bytes).into())])
}

fn links(app: &App, reader: &Reader, current: &str) -> Vec<Link> {
    help::PAGES.iter().map(|page| link(app, reader, page, current)).collect()
}

fn link(app: &App, reader: &Reader, page: &help::Page, current: &str) -> Link {
    Link {
        href: format!("/help/{}", page.slug),
        words: reader.t(page.title),
        intro: said(app, reader, page.intro),
        current: page.slug == current,
    }
}
