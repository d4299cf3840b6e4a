//! `/legal/{page}`: what the footer leads to on a network whose operator has no pages of their own for it.

use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Redirect, Response};

use crate::app::App;
use crate::error::{Error, Result};
use crate::gate::{Path, Signed};
use crate::i18n::Reader;
use crate::web::page::{LegalLink, Page, Tab};

/// One of the five pages: its key in the configuration, its place in the address, its name and its words.
struct Paper {
    key: &'static str,
    slug: &'static str,
    title: &'static str,
    words: &'static [&'static str],
}

const PAPERS: [Paper; 5] = [
    Paper {
        key: "terms",
        slug: "terms",
        title: "legal-terms",
        words: &["terms-intro", "terms-business", "terms-reading", "terms-keeping", "terms-people", "terms-back"],
    },
    Paper { key: "copyright", slug: "copyright", title: "legal-copyright", words: &["legal-copyright-text"] },
    Paper { key: "security_disclosure", slug: "security-disclosure", title: "legal-security", words: &["legal-security-text"] },
    Paper { key: "privacy", slug: "privacy", title: "legal-privacy", words: &["legal-not-published"] },
    Paper { key: "imprint", slug: "imprint", title: "legal-imprint", words: &["legal-not-published"] },
];

#[derive(Template)]
#[template(path = "legal.html")]
struct LegalPage {
    page: Page,
    title: String,
    intro: String,
    points: Vec<String>,
}

/// The legal line: the operator's own pages, or ours where there are none.
pub fn links(app: &App, reader: &Reader) -> Vec<LegalLink> {
    PAPERS.iter().map(|paper| LegalLink { href: address_of(app, paper.key), words: reader.t(paper.title) }).collect()
}

/// Where the page of this key in the configuration stands.
pub fn address_of(app: &App, key: &str) -> String {
    let theirs = app.config.legal.links().into_iter().find(|(known, url)| *known == key && !url.is_empty());
    let ours = || PAPERS.iter().find(|paper| paper.key == key).map(|paper| format!("/legal/{}", paper.slug));
    theirs.map(|(_, url)| url.to_owned()).or_else(ours).unwrap_or_default()
}

/// `GET /legal/{page}`
pub async fn show(State(app): State<App>, signed: Option<Signed>, reader: Reader, Path(slug): Path<String>) -> Result<Response> {
    let paper = PAPERS.iter().find(|paper| paper.slug == slug).ok_or(Error::NotFound)?;
    let address = address_of(&app, paper.key);
    if address != format!("/legal/{slug}") {
        return Ok(Redirect::to(&address).into_response());
    }
    let title = reader.t(paper.title);
    let mut words = paper.words.iter().map(|key| reader.t(key));
    let (intro, points) = (words.next().unwrap_or_default(), words.collect());
    let page = match signed {
        Some(Signed(viewer)) => Page::of(&app, &viewer, Tab::None, &title).await?,
        None => Page::outside(&app, reader, &title).body(""),
    };
    let html: Html<String> = crate::web::show(&LegalPage { page, title, intro, points })?;
    Ok(html.into_response())
}
