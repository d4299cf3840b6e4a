//! `GET /`: where sign-in lands. What waits for us, what is unread, the newest documents; for administrators the first steps.

mod steps;

use askama::Template;
use axum::extract::State;
use axum::response::Html;
use kontor_store::model::Filter;
use kontor_store::{DocumentRow, InboxQuery, InboxRow, Viewer};

use self::steps::{Asked, Steps};
use crate::app::App;
use crate::error::Result;
use crate::gate::Signed;
use crate::i18n::Reader;
use crate::markup::Markup;
use crate::web::messages::{self, Row, icon_of, trade};
use crate::web::page::{Page, Tab};
use crate::web::tabs::capped;

/// Conversations of one list; there are more in the Messages tab.
const SHOWN: usize = 5;
/// One more, to know whether there are more.
const LOOKED_AT: i64 = 6;
/// The newest documents.
const DOCUMENTS: u32 = 6;

#[derive(Template)]
#[template(path = "home/page.html")]
struct HomePage<'a> {
    page: Page,
    r: &'a Reader,
    icons: &'a str,
    asked: Option<Asked>,
    /// Addresses of the firm that take no mail, for its administrators.
    troubles: Vec<String>,
    /// Documents that wait for a partner, for administrators, and firms that ask for a relationship.
    held: Option<String>,
    asking: Vec<(String, String)>,
    unanswered: Option<String>,
    conversations: Markup,
    steps: Option<Steps>,
    documents: Markup,
}

#[derive(Template)]
#[template(path = "home/conversations.html")]
struct Conversations<'a> {
    r: &'a Reader,
    icons: &'a str,
    waiting: Stack,
    /// What is unread besides; not shown if there is nothing.
    unread: Stack,
    theirs: Stack,
}

/// A card of conversations.
struct Stack {
    title: String,
    rows: Vec<Row>,
    older: Option<String>,
}

#[derive(Template)]
#[template(path = "home/documents.html")]
struct Newest<'a> {
    r: &'a Reader,
    icons: &'a str,
    papers: Vec<PaperRow>,
}

/// A document in a short list.
#[derive(Debug)]
pub struct PaperRow {
    pub href: String,
    pub icon: &'static str,
    pub name: String,
    pub partner: String,
    pub when: String,
    pub iso: String,
    pub sum: String,
    /// Where it stands, in a word.
    pub status: String,
}

/// `GET /`
pub async fn home(State(app): State<App>, Signed(viewer): Signed, reader: Reader) -> Result<Html<String>> {
    let newest = app.store.newest_documents(&viewer, DOCUMENTS).await?;
    super::show(&HomePage {
        page: Page::of(&app, &viewer, Tab::Home, &reader.t("tab-home")).await?,
        r: &reader,
        icons: app.icons(),
        asked: steps::asked(&app, &viewer, &reader).await?,
        troubles: troubles(&app, &viewer, &reader).await?,
        held: held(&app, &viewer, &reader).await?,
        asking: asking(&app, &viewer, &reader).await?,
        unanswered: unanswered(&app, &viewer, &reader).await?,
        conversations: conversations(&app, &viewer, &reader).await?,
        steps: steps::steps(&app, &viewer, &reader, !newest.is_empty()).await?,
        documents: documents(&app, &reader, &newest)?,
    })
}

async fn troubles(app: &App, viewer: &Viewer, reader: &Reader) -> Result<Vec<String>> {
    let Some(administrator) = viewer.administrator() else { return Ok(Vec::new()) };
    let troubles = app.store.troubles(&administrator).await?;
    Ok(troubles.iter().map(|trouble| super::refusals::banner(reader, trouble)).collect())
}

/// Invoices to us that nobody has answered, of the last weeks: what is older was settled elsewhere or is overdue.
async fn unanswered(app: &App, viewer: &Viewer, reader: &Reader) -> Result<Option<String>> {
    const WEEKS_MS: i64 = 4 * 7 * 24 * 3_600_000;
    let before = super::verdicts::answered_by(reader);
    let count = app.store.count_unanswered(viewer, before - WEEKS_MS, before).await?;
    let shown = if count >= 100 { "99+".to_owned() } else { count.to_string() };
    Ok((count > 0).then(|| reader.ta("home-unanswered", &[("count", count.into()), ("shown", shown.into())])))
}

async fn held(app: &App, viewer: &Viewer, reader: &Reader) -> Result<Option<String>> {
    let Some(administrator) = viewer.administrator() else { return Ok(None) };
    let count = app.store.count_held(&administrator).await?;
    Ok((count > 0).then(|| reader.t1("home-held", "count", count)))
}

/// Who asks for a relationship: the address of its page, and what is said.
async fn asking(app: &App, viewer: &Viewer, reader: &Reader) -> Result<Vec<(String, String)>> {
    let requests = app.store.relationship_requests(viewer).await?;
    Ok(requests.iter().map(|one| (format!("/partners/{}", one.id), reader.t1("home-relationship-asked", "firm", &one.name))).collect())
}

/// `GET /home/conversations`: what follows every message.
pub async fn conversations_part(State(app): State<App>, Signed(viewer): Signed, reader: Reader) -> Result<Markup> {
    conversations(&app, &viewer, &reader).await
}

/// `GET /home/documents`: what follows every document.
pub async fn documents_part(State(app): State<App>, Signed(viewer): Signed, reader: Reader) -> Result<Markup> {
    let newest = app.store.newest_documents(&viewer, DOCUMENTS).await?;
    documents(&app, &reader, &newest)
}

async fn conversations(app: &App, viewer: &Viewer, reader: &Reader) -> Result<Markup> {
    let counts = app.store.counts(viewer).await?;
    let waiting = inbox(app, viewer, Filter::WaitingForUs).await?;
    let mut unread = inbox(app, viewer, Filter::Unread).await?;
    unread.retain(|row| waiting.iter().all(|other| other.conversation != row.conversation));
    let theirs = inbox(app, viewer, Filter::WaitingForThem).await?;
    let waiting_title = match capped(reader, counts.waiting_for_us) {
        Some(count) => reader.t1("home-waiting-for-us-count", "count", count),
        None => reader.t("home-waiting-for-us"),
    };
    let theirs_title = trade(viewer, "home-waiting-for-customers", "home-waiting-for-suppliers", "home-waiting-for-partners");
    let theirs_title = reader.t1(theirs_title, "count", counted(&theirs));
    let shown = Conversations {
        r: reader,
        icons: app.icons(),
        waiting: stack(reader, waiting_title, waiting, Filter::WaitingForUs),
        unread: stack(reader, reader.t("home-unread"), unread, Filter::Unread),
        theirs: stack(reader, theirs_title, theirs, Filter::WaitingForThem),
    };
    Markup::of(&shown)
}

/// How many there are, as far as they were looked at.
fn counted(found: &[InboxRow]) -> String {
    match found.len() {
        few if few <= SHOWN => few.to_string(),
        _ => format!("{SHOWN}+"),
    }
}

async fn inbox(app: &App, viewer: &Viewer, filter: Filter) -> Result<Vec<InboxRow>> {
    let query = InboxQuery { filter: Some(filter), limit: LOOKED_AT, ..InboxQuery::default() };
    Ok(app.store.inbox(viewer, &query).await?)
}

fn stack(reader: &Reader, title: String, mut found: Vec<InboxRow>, filter: Filter) -> Stack {
    let all = format!("?filter={filter}");
    let older = (found.len() > SHOWN).then(|| format!("/messages{all}"));
    found.truncate(SHOWN);
    Stack { title, rows: messages::rows(reader, &found, &all, None), older }
}

fn documents(app: &App, reader: &Reader, newest: &[DocumentRow]) -> Result<Markup> {
    let papers = newest.iter().map(|row| paper_row(reader, row)).collect();
    Markup::of(&Newest { r: reader, icons: app.icons(), papers })
}

/// As it stands in a short list: here and on the page of a partner.
pub fn paper_row(reader: &Reader, row: &DocumentRow) -> PaperRow {
    PaperRow {
        href: format!("/documents/{}", row.id),
        icon: icon_of(row.kind),
        name: reader.document(row.kind.as_str(), &row.number),
        partner: row.partner_name.clone(),
        when: reader.when(row.received_at),
        iso: reader.iso(row.received_at),
        sum: if row.total.is_empty() { String::new() } else { reader.money(&row.total, &row.currency) },
        status: reader.status(row.kind.as_str(), row.status.as_str()),
    }
}
