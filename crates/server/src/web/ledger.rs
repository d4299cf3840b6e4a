//! Orders and Invoices: tables with search, filters and sorting, and the place to add documents.

mod asked;
mod bring_in;
mod rows;

use askama::Template;
use axum::extract::State;
use axum::response::Html;
use kontor_store::Viewer;
use kontor_store::model::{DocumentFilter, DocumentSort, Topic};

pub use self::asked::Asked;
pub use self::bring_in::bring_in;

use self::rows::Row;
use crate::app::App;
use crate::error::{Error, Reason, Result};
use crate::gate::{Query, Signed};
use crate::i18n::Reader;
use crate::web::messages::trade;
use crate::web::page::{Page, Tab};

/// The most partners to choose from; of more, one is found by the search.
const PARTNERS: u32 = 200;
/// The largest XML and the largest PDF that are read, see the guards of `kontor_documents`.
const XML_BYTES: u64 = 10 * 1024 * 1024;
const PDF_BYTES: u64 = 25 * 1024 * 1024;

/// One of the two tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ledger {
    Orders,
    Invoices,
}

impl Ledger {
    fn path(self) -> &'static str {
        match self {
            Self::Orders => "/orders",
            Self::Invoices => "/invoices",
        }
    }

    fn topic(self) -> Topic {
        match self {
            Self::Orders => Topic::Orders,
            Self::Invoices => Topic::Invoices,
        }
    }

    fn tab(self) -> Tab {
        match self {
            Self::Orders => Tab::Orders,
            Self::Invoices => Tab::Invoices,
        }
    }

    fn key(self, orders: &'static str, invoices: &'static str) -> &'static str {
        match self {
            Self::Orders => orders,
            Self::Invoices => invoices,
        }
    }

    fn filters(self) -> &'static [DocumentFilter] {
        use DocumentFilter as F;
        match self {
            Self::Orders => {
                &[F::All, F::Received, F::Confirmed, F::Shipped, F::WithConversation, F::Rejected, F::Cancelled, F::Held, F::Other]
            }
            Self::Invoices => {
                &[F::All, F::Open, F::Overdue, F::Unanswered, F::UnderQuery, F::WithConversation, F::Paid, F::Rejected, F::Held, F::Other]
            }
        }
    }
}

#[derive(Template)]
#[template(path = "ledger/page.html")]
struct LedgerPage<'a> {
    page: Page,
    r: &'a Reader,
    icons: &'a str,
    title: String,
    list_name: String,
    add: String,
    path: &'static str,
    asked: Asked,
    partner_label: String,
    all_partners: String,
    partners: Vec<Choice>,
    periods: Vec<Choice>,
    limit: String,
    list: List,
}

#[derive(Template)]
#[template(path = "ledger/list.html")]
struct ListFragment<'a> {
    r: &'a Reader,
    icons: &'a str,
    list: List,
}

/// What is searched, filtered and turned over.
#[derive(Debug)]
struct List {
    src: String,
    filters: Vec<Choice>,
    columns: Vec<Column>,
    /// Whether a column tells when it is due.
    due: bool,
    rows: Vec<Row>,
    newer: Option<String>,
    older: Option<String>,
    empty: Option<(String, Option<String>)>,
}

/// One of several: a link or an option.
#[derive(Debug)]
struct Choice {
    /// An address, or a value.
    to: String,
    words: String,
    current: bool,
}

/// The head of a column; with an address it sorts.
#[derive(Debug)]
struct Column {
    words: String,
    to: Option<String>,
    right: bool,
    /// `ascending` or `descending`, if the table is sorted by it.
    sorted: Option<&'static str>,
}

pub async fn orders(State(app): State<App>, Signed(viewer): Signed, Query(asked): Query<Asked>, reader: Reader) -> Result<Html<String>> {
    page(&app, &viewer, &reader, Ledger::Orders, asked).await
}

pub async fn invoices(State(app): State<App>, Signed(viewer): Signed, Query(asked): Query<Asked>, reader: Reader) -> Result<Html<String>> {
    page(&app, &viewer, &reader, Ledger::Invoices, asked).await
}

pub async fn orders_list(
    State(app): State<App>,
    Signed(viewer): Signed,
    Query(asked): Query<Asked>,
    reader: Reader,
) -> Result<Html<String>> {
    let list = list(&app, &viewer, &reader, Ledger::Orders, &asked).await?;
    super::show(&ListFragment { r: &reader, icons: app.icons(), list })
}

pub async fn invoices_list(
    State(app): State<App>,
    Signed(viewer): Signed,
    Query(asked): Query<Asked>,
    reader: Reader,
) -> Result<Html<String>> {
    let list = list(&app, &viewer, &reader, Ledger::Invoices, &asked).await?;
    super::show(&ListFragment { r: &reader, icons: app.icons(), list })
}

async fn page(app: &App, viewer: &Viewer, reader: &Reader, ledger: Ledger, asked: Asked) -> Result<Html<String>> {
    let list = list(app, viewer, reader, ledger, &asked).await?;
    let partners = app.store.partners(viewer, None, None, PARTNERS).await?;
    let partners =
        partners.into_iter().map(|one| Choice { current: one.id.as_str() == asked.partner, to: one.id.to_string(), words: one.name });
    let title = reader.t(ledger.key("tab-orders", "tab-invoices"));
    super::show(&LedgerPage {
        page: Page::of(app, viewer, ledger.tab(), &title).await?,
        r: reader,
        icons: app.icons(),
        title,
        list_name: reader.t(ledger.key("orders-list", "invoices-list")),
        add: reader.t(ledger.key("add-orders", "add-invoices")),
        path: ledger.path(),
        partner_label: reader.t(trade(viewer, "column-customer", "column-supplier", "column-partner")),
        all_partners: reader.t(trade(viewer, "all-customers", "all-suppliers", "all-partners")),
        partners: partners.collect(),
        periods: asked.periods(reader),
        limit: limit(app, reader),
        asked,
        list,
    })
}

/// How large a document may be.
fn limit(app: &App, reader: &Reader) -> String {
    let size = |most: u64| reader.size(app.config.limits.document_bytes.min(most)).into();
    reader.ta("document-file-limit", &[("xml", size(XML_BYTES)), ("pdf", size(PDF_BYTES))])
}

async fn list(app: &App, viewer: &Viewer, reader: &Reader, ledger: Ledger, asked: &Asked) -> Result<List> {
    if !viewer.permissions().may_open(ledger.topic()) {
        return Err(Error::Forbidden(Reason::Permission));
    }
    let page = app.store.documents(viewer, &asked.query(reader, ledger.topic())).await?;
    let turned = |cursor: Option<String>| cursor.map(|cursor| asked.with(|asked| asked.cursor = Some(cursor)).address(ledger.path()));
    Ok(List {
        src: asked.address(&format!("{}/list", ledger.path())),
        filters: ledger.filters().iter().map(|filter| filter_link(reader, ledger, asked, *filter)).collect(),
        columns: columns(viewer, reader, ledger, asked),
        due: ledger == Ledger::Invoices,
        empty: page.items.is_empty().then(|| empty(reader, ledger, asked)),
        rows: rows::rows(app, viewer, reader, &page.items).await?,
        newer: turned(page.previous),
        older: turned(page.next),
    })
}

fn filter_link(reader: &Reader, ledger: Ledger, asked: &Asked, filter: DocumentFilter) -> Choice {
    Choice {
        to: asked.with(|asked| filter.as_str().clone_into(&mut asked.filter)).address(ledger.path()),
        words: reader.word("document-filter", filter.as_str()),
        current: asked.filter() == filter,
    }
}

fn columns(viewer: &Viewer, reader: &Reader, ledger: Ledger, asked: &Asked) -> Vec<Column> {
    let party = trade(viewer, "column-customer", "column-supplier", "column-partner");
    let sorting = |key: &str, sort: DocumentSort| Column {
        words: reader.t(key),
        to: Some(asked.sorted_by(sort).address(ledger.path())),
        right: sort == DocumentSort::Total,
        sorted: (asked.sort() == sort).then(|| if asked.descending() { "descending" } else { "ascending" }),
    };
    let plain = |key: &str| Column { words: reader.t(key), to: None, right: false, sorted: None };
    let due = (ledger == Ledger::Invoices).then(|| sorting("column-due", DocumentSort::Due));
    let before = [
        sorting("column-number", DocumentSort::Number),
        sorting(party, DocumentSort::Partner),
        sorting("column-issued", DocumentSort::Date),
    ];
    let after = [sorting("column-amount", DocumentSort::Total), plain("column-status"), plain("column-conversations")];
    before.into_iter().chain(due).chain(after).collect()
}

fn empty(reader: &Reader, ledger: Ledger, asked: &Asked) -> (String, Option<String>) {
    if !asked.q.trim().is_empty() {
        (reader.t1("empty-documents-search", "query", &asked.q), None)
    } else if asked.narrows() {
        (reader.t("empty-documents-filter"), None)
    } else {
        (reader.t(ledger.key("empty-orders", "empty-invoices")), Some(reader.t("empty-documents-hint")))
    }
}
