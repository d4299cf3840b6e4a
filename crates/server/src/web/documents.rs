//! `GET /documents/{id}`: an order or an invoice with its Messages panel, and its original file.

mod chain;
pub mod changes;
mod expected;
mod facts;
mod files;
mod findings;
pub mod join;
mod lines;
mod panel;
mod prices;
pub mod query;
mod timeline;

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Html;
use kontor_documents::Document;
use kontor_store::model::{Availability, DocumentKind, DocumentStatus, Topic};
use kontor_store::{DocumentDetail, Paper};
use serde::Deserialize;

use self::chain::Node;
use self::expected::Expected;
use self::facts::Facts;
use self::files::Files;
use self::findings::Findings;
use self::lines::Lines;
use self::panel::{Asked, Dock};
use self::timeline::Timeline;
use crate::actions::take_out::take_out;
use crate::app::App;
use crate::delivery::{Download, Whole};
use crate::error::{Error, Result};
use crate::gate::{Path, Query, Signed, has_closed_the_panel};
use crate::i18n::Reader;
use crate::markup::Markup;
use crate::web::page::{Page, Tab};
use crate::web::verdicts::{self, Verdict};

#[derive(Template)]
#[template(path = "documents/page.html")]
struct DocumentPage<'a> {
    page: Page,
    r: &'a Reader,
    icons: &'a str,
    id: String,
    list: Place,
    partner: Place,
    name: String,
    status: Verdict,
    late: Option<Verdict>,
    /// That our firm has not answered it in time.
    unanswered: Option<Verdict>,
    held: Option<String>,
    /// Where an administrator finds the way on.
    held_way: Option<&'static str>,
    facts: Facts,
    findings: Option<Findings>,
    chain: Vec<Node>,
    /// The way to join another document with this one.
    join: Option<String>,
    timeline: Option<Timeline>,
    /// The way to query it.
    query: Option<String>,
    /// None of an answer that is about the whole.
    lines: Option<Lines>,
    notes: Vec<String>,
    files: Files,
    dock: Dock,
}

/// Where a step of the path leads; nowhere if the address is empty.
#[derive(Debug)]
struct Place {
    href: String,
    words: String,
}

/// A document as one person looks at it.
struct Sheet<'a> {
    reader: &'a Reader,
    paper: &'a Paper,
    detail: DocumentDetail,
    document: Document,
    /// What it is called: "Invoice 4711".
    name: String,
    /// Whether a conversation about it may begin, or why not.
    availability: Availability,
}

impl<'a> Sheet<'a> {
    async fn open(app: &App, reader: &'a Reader, paper: &'a Paper) -> Result<Self> {
        let detail = app.store.document(paper).await?;
        let document = record(&detail)?;
        let kind = match detail.kind.as_str() {
            "invoice" if document.self_billed => "self_billed",
            kind => kind,
        };
        let name = reader.document(kind, &detail.number);
        let availability = app.store.availability_about(paper).await?;
        Ok(Self { reader, paper, detail, document, name, availability })
    }

    fn held(&self) -> bool {
        self.detail.status == DocumentStatus::WaitingForPartner
    }

    fn selling(&self) -> bool {
        self.detail.seller.as_ref() == Some(self.paper.viewer().organization())
    }

    /// What the other party is called.
    fn partner_name(&self) -> &str {
        if self.selling() { &self.detail.buyer_name } else { &self.detail.seller_name }
    }

    fn partner_href(&self) -> Option<String> {
        self.paper.partner().map(|partner| format!("/partners/{partner}"))
    }

    fn href(&self) -> String {
        format!("/documents/{}", self.detail.id)
    }

    /// The page with its panel open at a conversation: without scripts, browsers open what the end of an address points into.
    fn conversation_href(&self, query: &str) -> String {
        format!("{}{query}#talk", self.href())
    }

    fn held_banner(&self) -> Option<String> {
        self.held().then(|| self.reader.t1("held-no-relationship", "party", self.partner_name()))
    }

    fn list(&self) -> (Tab, Place) {
        let (tab, href, key) = match self.detail.kind.topic() {
            Topic::Orders => (Tab::Orders, "/orders", "tab-orders"),
            _ => (Tab::Invoices, "/invoices", "tab-invoices"),
        };
        (tab, Place { href: href.to_owned(), words: self.reader.t(key) })
    }
}

/// An answer may be about the whole; of everything else it is worth saying that there are no lines.
fn has_lines(sheet: &Sheet<'_>) -> bool {
    let answers = matches!(sheet.detail.kind, DocumentKind::Response | DocumentKind::StatusUpdate);
    !(answers && sheet.document.lines.is_empty())
}

/// What was read in it when it came.
fn record(detail: &DocumentDetail) -> Result<Document> {
    serde_json::from_str(&detail.record).map_err(Error::broken)
}

/// `GET /documents/{id}`; what the panel shall show may stand behind the address, for browsers without scripts.
pub async fn document(
    State(app): State<App>,
    Signed(viewer): Signed,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
    reader: Reader,
) -> Result<Html<String>> {
    let paper = viewer.paper(&app.store, &id).await?;
    let mut sheet = Sheet::open(&app, &reader, &paper).await?;
    let related = app.store.related(&paper).await?;
    let differing = prices::differing(&app, &sheet, &related).await?;
    sheet.document.warnings.extend(differing);
    let entries = app.store.timeline(&paper).await?;
    let conversations = app.store.document_conversations(&paper).await?;
    let talked = app.store.lines_talked_about(&paper).await?;
    let unanswered = super::verdicts::unanswered(&app, &viewer, &reader, [paper.document()].into_iter()).await?;
    let dock = panel::dock(&app, &sheet, &asked, &conversations, has_closed_the_panel(&viewer, &headers)).await?;
    let (tab, list) = sheet.list();
    let page = Page::of(&app, &viewer, tab, &sheet.name).await?;
    let detail = &sheet.detail;
    super::show(&DocumentPage {
        page,
        r: &reader,
        icons: app.icons(),
        id,
        list,
        partner: Place { href: sheet.partner_href().unwrap_or_default(), words: sheet.partner_name().to_owned() },
        status: verdicts::status(&reader, detail.kind, detail.status),
        late: verdicts::lateness(&reader, detail.kind, detail.status, &detail.due_date),
        unanswered: (!unanswered.is_empty()).then(|| verdicts::no_response(&reader)),
        held: sheet.held_banner(),
        held_way: (sheet.held() && viewer.administrator().is_some()).then_some("/settings/held"),
        facts: facts::facts(&sheet, Expected::of(&sheet, &entries)),
        findings: findings::findings(&sheet),
        chain: chain::chain(&sheet, &related),
        join: paper.partner().map(|_| format!("{}/join", sheet.href())),
        timeline: timeline::timeline(&sheet, &entries, &conversations),
        query: query::is_possible(&sheet).then(|| format!("{}/query", sheet.href())),
        lines: has_lines(&sheet).then(|| lines::lines(&sheet, &asked.at, &talked)),
        notes: sheet.document.notes.iter().map(|note| note.trim().to_owned()).filter(|note| !note.is_empty()).collect(),
        files: files::files(&sheet),
        name: sheet.name,
        dock,
    })
}

/// `GET /documents/{id}/panel`: what stands in the Messages panel.
pub async fn panel(
    State(app): State<App>,
    Signed(viewer): Signed,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
    reader: Reader,
) -> Result<Markup> {
    let paper = viewer.paper(&app.store, &id).await?;
    let sheet = Sheet::open(&app, &reader, &paper).await?;
    panel::inside(&app, &sheet, &asked).await
}

/// `GET /documents/{id}/unread`: the name of the panel, with what is unread in it.
pub async fn unread(State(app): State<App>, Signed(viewer): Signed, Path(id): Path<String>, reader: Reader) -> Result<Markup> {
    let paper = viewer.paper(&app.store, &id).await?;
    let conversations = app.store.document_conversations(&paper).await?;
    panel::called(&reader, &conversations)
}

/// Which of the originals.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    /// The newest if none is named.
    version: Option<i64>,
    /// Present: shown in the browser, if it is a PDF.
    inline: Option<String>,
}

/// `GET /documents/{id}/original`: the file as it came, but for masked secrets.
pub async fn original(
    State(app): State<App>,
    Signed(viewer): Signed,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Download> {
    let paper = viewer.paper(&app.store, &id).await?;
    let original = app.store.original(&paper, wanted.version).await?;
    Ok(Download {
        name: original.name,
        media_type: original.media_type,
        size: original.size,
        sha256: original.sha256,
        file: original.file,
        inline: wanted.inline.is_some(),
    })
}

/// `GET /documents/{id}/attachments/{number}`: a file inside the document, counted from 1.
pub async fn attachment(State(app): State<App>, Signed(viewer): Signed, Path((id, number)): Path<(String, usize)>) -> Result<Whole> {
    take_out(&app, &viewer.paper(&app.store, &id).await?, number).await
}
