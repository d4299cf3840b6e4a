//! The Messages tab: the list, a thread, writing, and what people do with conversations.

mod begin;
mod below;
mod by_mail;
mod choose;
mod entries;
mod head;
mod ladder;
mod marks;
mod picker;
mod rows;
mod thread;

use askama::Template;
use axum::extract::{Multipart, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use kontor_store::model::Filter;
use kontor_store::{InboxCursor, InboxQuery, Seated, Viewer};
use serde::Deserialize;

pub use self::begin::{create, new_page, partners};
pub use self::below::{Below, Blocked, Composer, ContactView, LineChip, SubjectField, blocked, composer, contacts};
pub use self::choose::{add_colleague, choose_colleague, choose_document, choose_owner, hand_over, link_document};
pub use self::entries::{Entry, desk_name};
pub use self::marks::{back, mark, read, seen, withdraw};
pub use self::picker::{initials, trade};
pub use self::rows::{Chip, Row, icon_of, rows, turn};
pub use self::thread::{LogView, ThreadView, log_of, thread, why_not};

use self::head::Head;
use self::rows::Empty;
use crate::actions;
use crate::app::App;
use crate::error::{Error, Result};
use crate::gate::{At, Fragment, Path, Query, Signed};
use crate::i18n::Reader;
use crate::web;
use crate::web::compose::{self, Sent};
use crate::web::page::{Page, Tab};

/// Rows of one page of the list.
const ROWS: i64 = 40;

/// What the address says about the list.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    filter: Option<String>,
    q: String,
    after: Option<String>,
    /// The conversation that is open, for fragments.
    open: Option<String>,
    /// Only messages before this one, in a thread.
    before: Option<i64>,
}

impl ListQuery {
    fn filter(&self) -> Filter {
        self.filter.as_deref().and_then(|word| word.parse().ok()).unwrap_or(Filter::All)
    }

    /// The same as an address: what is not said is left out.
    fn address(&self, path: &str, after: Option<&str>) -> String {
        let mut pairs = Vec::new();
        if self.filter() != Filter::All {
            pairs.push(("filter", self.filter().as_str()));
        }
        if !self.q.trim().is_empty() {
            pairs.push(("q", self.q.as_str()));
        }
        pairs.extend(after.map(|after| ("after", after)));
        web::address(path, &pairs)
    }
}

struct List {
    filter: &'static str,
    words: String,
    src: String,
    filters: Vec<FilterLink>,
    rows: Vec<Row>,
    older: Option<String>,
    empty: Empty,
}

struct FilterLink {
    href: String,
    words: String,
    count: Option<String>,
    current: bool,
    /// Whether it leads to a page of its own.
    elsewhere: bool,
}

#[derive(Template)]
#[template(path = "messages/page.html")]
struct MessagesPage<'a> {
    page: Page,
    r: &'a Reader,
    icons: &'a str,
    list: List,
    thread: Option<ThreadView>,
}

#[derive(Template)]
#[template(path = "messages/rows.html")]
struct RowsFragment<'a> {
    r: &'a Reader,
    icons: &'a str,
    rows: Vec<Row>,
    older: Option<String>,
    empty: Empty,
}

#[derive(Template)]
#[template(path = "messages/filters.html")]
struct FiltersFragment<'a> {
    r: &'a Reader,
    filters: Vec<FilterLink>,
}

#[derive(Template)]
#[template(path = "messages/thread_head.html")]
struct HeadFragment<'a> {
    r: &'a Reader,
    icons: &'a str,
    head: Head,
}

async fn list(app: &App, reader: &Reader, viewer: &Viewer, query: &ListQuery, open: Option<&str>) -> Result<List> {
    let counts = app.store.counts(viewer).await?;
    let filter = query.filter();
    let after: Option<InboxCursor> = query.after.as_deref().and_then(|text| text.parse().ok());
    let asked = InboxQuery { filter: Some(filter), words: &query.q, after, limit: ROWS + 1, ..InboxQuery::default() };
    let mut found = app.store.inbox(viewer, &asked).await?;
    let more = found.len() > usize::try_from(ROWS).unwrap_or(usize::MAX);
    if more {
        found.pop();
    }
    let older = found.last().filter(|_| more).map(|row| query.address("/messages", Some(&row.cursor().to_string())));
    let filters = filters(app, reader, viewer, query, counts).await?;
    let mut src = query.address("/messages/list", query.after.as_deref());
    if let Some(open) = open {
        src.push_str(if src.contains('?') { "&open=" } else { "?open=" });
        src.push_str(open);
    }
    Ok(List {
        filter: filter.as_str(),
        words: query.q.clone(),
        src,
        filters,
        rows: rows::rows(reader, &found, &query.address("", None), open),
        older,
        empty: rows::empty(reader, viewer, filter, &query.q),
    })
}

/// The six, and beside them the way to e-mails that wait, while there are any.
async fn filters(app: &App, reader: &Reader, viewer: &Viewer, query: &ListQuery, counts: kontor_store::Counts) -> Result<Vec<FilterLink>> {
    let mut links: Vec<_> = Filter::ALL.iter().map(|one| filter_link(reader, *one, query.filter(), query, counts)).collect();
    let unplaced = rows::capped(reader, app.store.waiting_mail_count(viewer).await?);
    links.extend(unplaced.map(|count| FilterLink {
        href: "/mail".to_owned(),
        words: reader.t("unplaced-mail"),
        count: Some(count),
        current: false,
        elsewhere: true,
    }));
    Ok(links)
}

fn filter_link(reader: &Reader, one: Filter, current: Filter, query: &ListQuery, counts: kontor_store::Counts) -> FilterLink {
    let count = match one {
        Filter::Unread => rows::capped(reader, counts.unread),
        Filter::WaitingForUs => rows::capped(reader, counts.waiting_for_us),
        _ => None,
    };
    let address = ListQuery { filter: Some(one.as_str().to_owned()), after: None, ..query.clone() };
    FilterLink {
        href: address.address("/messages", None),
        words: reader.word("filter", one.as_str()),
        count,
        current: one == current,
        elsewhere: false,
    }
}

/// `GET /messages`: the list; no conversation is opened by itself.
pub async fn inbox(State(app): State<App>, Signed(viewer): Signed, Query(query): Query<ListQuery>) -> Result<Response> {
    show(&app, &viewer, &query, None).await
}

/// `GET /messages/list`: the rows alone.
pub async fn list_fragment(State(app): State<App>, Signed(viewer): Signed, Query(query): Query<ListQuery>) -> Result<Response> {
    let reader = app.reader(&viewer);
    let list = list(&app, &reader, &viewer, &query, query.open.as_deref()).await?;
    let fragment = RowsFragment { r: &reader, icons: app.icons(), rows: list.rows, older: list.older, empty: list.empty };
    Ok(web::show(&fragment)?.into_response())
}

/// `GET /messages/filters`: the filters with their counts.
pub async fn filters_fragment(State(app): State<App>, Signed(viewer): Signed, Query(query): Query<ListQuery>) -> Result<Response> {
    let reader = app.reader(&viewer);
    let counts = app.store.counts(&viewer).await?;
    let filters = filters(&app, &reader, &viewer, &query, counts).await?;
    Ok(web::show(&FiltersFragment { r: &reader, filters })?.into_response())
}

/// `GET /messages/{conversation}`: the thread. Without scripts, fetching the page is seeing it.
pub async fn conversation(State(app): State<App>, At(seated): At, Query(query): Query<ListQuery>) -> Result<Response> {
    let thread = thread::thread(&app, &seated, query.before, None).await?;
    show(&app, seated.viewer(), &query, Some(thread)).await
}

/// `GET /messages/{conversation}/head`: what stands above the thread.
pub async fn head_fragment(State(app): State<App>, At(seated): At) -> Result<Response> {
    let reader = app.reader(seated.viewer());
    let head = app.store.thread_head(&seated).await?;
    let head = head::load(&app, &seated, &reader, &head).await?;
    Ok(web::show(&HeadFragment { r: &reader, icons: app.icons(), head })?.into_response())
}

/// `GET /messages/{conversation}/entries?after=|before=`: a stretch of the thread.
pub async fn entries_fragment(State(app): State<App>, At(seated): At, Query(stretch): Query<thread::Stretch>) -> Result<Response> {
    Ok(Html(thread::stretch(&app, &seated, &stretch).await?).into_response())
}

/// `POST /messages/{conversation}`: a message, with or without scripts.
pub async fn reply(
    State(app): State<App>,
    Signed(viewer): Signed,
    Path(id): Path<String>,
    fragment: Fragment,
    form: Multipart,
) -> Result<Response> {
    let seated = viewer.seat(&app.store, &id).await?;
    let sent = compose::read(&app, &viewer, form).await?;
    let posted = match sent.faults.as_slice() {
        [] => actions::post::post(&app, &seated, sent.words()).await,
        faults => Err(Error::Invalid(faults.to_vec())),
    };
    match posted {
        Ok(posted) if fragment.0 => Ok(Html(thread::after_sending(&app, &seated, posted.seq).await?).into_response()),
        Ok(_) => Ok(Redirect::to(sent.from.as_deref().unwrap_or(&format!("/messages/{id}"))).into_response()),
        Err(fault) if fragment.0 => Err(fault),
        Err(fault) => refill(&app, &seated, &sent, fault).await,
    }
}

/// The page once more with everything that was typed, and the reason beside it.
async fn refill(app: &App, seated: &Seated, sent: &Sent, fault: Error) -> Result<Response> {
    let status = fault.status();
    let thread = thread::thread(app, seated, None, Some((sent, &fault))).await?;
    let page = show(app, seated.viewer(), &ListQuery::default(), Some(thread)).await?;
    Ok((status, page).into_response())
}

async fn show(app: &App, viewer: &Viewer, query: &ListQuery, thread: Option<ThreadView>) -> Result<Response> {
    let reader = app.reader(viewer);
    let open = thread.as_ref().map(|thread| thread.log.conversation.as_str());
    let list = list(app, &reader, viewer, query, open).await?;
    let title = thread.as_ref().map_or_else(|| reader.t("tab-messages"), |thread| thread.head.subject.clone());
    let body = if thread.is_some() { "panes-page has-thread" } else { "panes-page" };
    let page = Page::of(app, viewer, Tab::Messages, &title).await?.body(body);
    let shown = MessagesPage { page, r: &reader, icons: app.icons(), list, thread };
    Ok(web::show(&shown)?.into_response())
}
