//! Lists of documents: filtered, sorted and searched, always only what this person may open.

use kontor_model::ids::{DocumentId, OrganizationId};
use kontor_model::{DocumentFilter, DocumentKind, DocumentSort, DocumentStatus, Millis, Topic};

use super::narrowing::{self, Part};
use super::talks::{self, DocumentTalk};
use super::walk;
use crate::access::Viewer;
use crate::db::{Store, Tx};
use crate::error::Result;
use crate::page::{Cursor, Key, Page};
use crate::rows::{Value, in_list};
use crate::search::Search;

/// What a list of documents shows.
#[derive(Debug, Clone)]
pub struct DocumentQuery {
    /// Orders or invoices; [`Topic::None`] for all that the person may open.
    pub topic: Topic,
    /// Only these kinds; all of the topic if empty.
    pub kinds: Vec<DocumentKind>,
    /// Only those of this state.
    pub filter: DocumentFilter,
    /// Only those with this organization.
    pub partner: Option<OrganizationId>,
    /// Only those issued on this calendar date (`YYYY-MM-DD`) or later; empty for all.
    pub since: String,
    /// Words that the number or the partner's name must hold; empty for all.
    pub q: String,
    /// By what it is sorted; over several topics, number and partner give way to the date.
    pub sort: DocumentSort,
    /// Whether the greatest comes first.
    pub descending: bool,
    /// Today's calendar date for the person, by which something is overdue.
    pub today: String,
    /// The moment before which an invoice must have come to count as unanswered.
    pub unanswered_before: Millis,
    /// From the page before or after; none for the first page.
    pub cursor: Option<String>,
    /// Rows of a page.
    pub limit: u32,
}

impl DocumentQuery {
    /// The newest first, 50 a page, without any filter.
    pub fn newest(topic: Topic, today: &str) -> Self {
        Self {
            topic,
            kinds: Vec::new(),
            filter: DocumentFilter::All,
            partner: None,
            since: String::new(),
            q: String::new(),
            sort: DocumentSort::Date,
            descending: true,
            today: today.to_owned(),
            unanswered_before: 0,
            cursor: None,
            limit: 50,
        }
    }

    /// Over several topics there is no order by number or name: databases and we may compare texts differently, and only
    /// dates and totals are alike for all.
    fn sort_over(&self, topics: &[Topic]) -> DocumentSort {
        match self.sort {
            DocumentSort::Number | DocumentSort::Partner if topics.len() > 1 => DocumentSort::Date,
            sort => sort,
        }
    }

    /// Whether rows are read from the greatest to the least: on the way back it is the other way round.
    fn runs_down(&self, cursor: Option<&Cursor>) -> bool {
        self.descending != cursor.is_some_and(|cursor| cursor.back)
    }
}

/// A document as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentRow {
    /// Its id.
    pub id: DocumentId,
    /// What it is, in its newest version.
    pub kind: DocumentKind,
    /// Its number as written.
    pub number: String,
    /// Where it stands; [`DocumentStatus::WaitingForPartner`] while it is held.
    pub status: DocumentStatus,
    /// Which version is the newest, from 1.
    pub version: i64,
    /// Whether our organization issued it.
    pub issued_by_us: bool,
    /// Whether our organization is the seller in it.
    pub selling: bool,
    /// The other party; none while it is held.
    pub partner: Option<OrganizationId>,
    /// The other party's name.
    pub partner_name: String,
    /// Calendar date, or empty.
    pub issue_date: String,
    /// Calendar date, or empty.
    pub due_date: String,
    /// ISO 4217, or empty.
    pub currency: String,
    /// A decimal as written, or empty.
    pub total: String,
    /// When its newest version came to our organization.
    pub received_at: Millis,
    /// Its conversations that the person may open.
    pub talk: DocumentTalk,
    place: (Key, String),
}

#[derive(sqlx::FromRow, serde::Deserialize)]
struct Row {
    id: String,
    #[sqlx(try_from = "String")]
    kind: DocumentKind,
    number: String,
    #[sqlx(try_from = "String")]
    status: DocumentStatus,
    version: i64,
    issuer_id: String,
    seller_id: Option<String>,
    partner_id: Option<String>,
    partner_name: String,
    issue_date: String,
    due_date: String,
    currency: String,
    total: String,
    received_at: i64,
    number_fold: String,
    partner_fold: String,
    total_sort: i64,
}

/// The columns of a [`Row`], and the tables they come from besides `s`, our side of the document.
const COLUMNS: &str = "SELECT d.id, d.kind, d.number, s.status, d.version, d.issuer_id, d.seller_id, s.partner_id,
       CASE WHEN o.name IS NOT NULL THEN o.name WHEN d.seller_id IS NULL THEN d.seller_name ELSE d.buyer_name END AS partner_name,
       s.issue_date, s.due_date, d.currency, d.total, s.received_at, s.number_fold, s.partner_fold, s.total_sort";
const JOINED: &str = "JOIN document d ON d.id = s.document_id LEFT JOIN organization o ON o.id = s.partner_id";

impl Row {
    fn shown(self, own: &OrganizationId, sort: DocumentSort, talk: DocumentTalk) -> DocumentRow {
        let key = match sort {
            DocumentSort::Date => Key::Text(self.issue_date.clone()),
            DocumentSort::Due => Key::Text(self.due_date.clone()),
            DocumentSort::Number => Key::Text(self.number_fold),
            DocumentSort::Partner => Key::Text(self.partner_fold),
            DocumentSort::Total => Key::Number(self.total_sort),
        };
        DocumentRow {
            place: (key, self.id.clone()),
            id: self.id.into(),
            kind: self.kind,
            number: self.number,
            status: if self.partner_id.is_none() { DocumentStatus::WaitingForPartner } else { self.status },
            version: self.version,
            issued_by_us: self.issuer_id == own.as_str(),
            selling: self.seller_id.as_deref() == Some(own.as_str()),
            partner: self.partner_id.map(Into::into),
            partner_name: self.partner_name,
            issue_date: self.issue_date,
            due_date: self.due_date,
            currency: self.currency,
            total: self.total,
            received_at: self.received_at,
            talk,
        }
    }
}

const fn column(sort: DocumentSort) -> &'static str {
    match sort {
        DocumentSort::Date => "s.issue_date",
        DocumentSort::Due => "s.due_date",
        DocumentSort::Number => "s.number_fold",
        DocumentSort::Partner => "s.partner_fold",
        DocumentSort::Total => "s.total_sort",
    }
}

/// The topics a person may open, of those asked for.
pub(crate) fn topics(viewer: &Viewer, asked: Topic) -> Vec<Topic> {
    let both = [Topic::Orders, Topic::Invoices];
    both.into_iter().filter(|topic| (asked == Topic::None || asked == *topic) && viewer.permissions().may_open(*topic)).collect()
}

impl Store {
    /// A page of documents.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn documents(&self, viewer: &Viewer, query: &DocumentQuery) -> Result<Page<DocumentRow>> {
        let tx = &mut self.read().await?;
        let topics = topics(viewer, query.topic);
        let sort = query.sort_over(&topics);
        let cursor = Cursor::read(query.cursor.as_deref());
        let mut rows = Vec::new();
        // Topic by topic, so that each is read along its index.
        for topic in &topics {
            rows.extend(rows_of(tx, viewer, query, (*topic, sort), cursor.as_ref()).await?);
        }
        let rows = talks::with_talks(tx, viewer, rows, |row| &row.id).await?;
        let mut rows: Vec<DocumentRow> = rows.into_iter().map(|(row, talk)| row.shown(viewer.organization(), sort, talk)).collect();
        if topics.len() > 1 {
            rows.sort_by(|one, other| one.place.cmp(&other.place));
            if query.runs_down(cursor.as_ref()) {
                rows.reverse();
            }
        }
        let limit = usize::try_from(query.limit).unwrap_or(usize::MAX);
        Ok(Page::of(rows, limit, cursor.as_ref(), |row| row.place.clone()))
    }

    /// The documents that came or changed last, whatever their kind.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn newest_documents(&self, viewer: &Viewer, limit: u32) -> Result<Vec<DocumentRow>> {
        let tx = &mut self.read().await?;
        let mut rows: Vec<Row> = Vec::new();
        for topic in topics(viewer, Topic::None) {
            let text = format!(
                "{COLUMNS} FROM document_side s {JOINED} WHERE s.organization_id = $1 AND s.topic = $2
                 ORDER BY s.received_at DESC, s.document_id DESC LIMIT {limit}"
            );
            let values = [viewer.organization().as_str().into(), Value::Text(topic.as_str())];
            rows.extend(sql!(packed Row, tx, text, ..&values)?);
        }
        rows.sort_by(|one, other| (other.received_at, &other.id).cmp(&(one.received_at, &one.id)));
        rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        let rows = talks::with_talks(tx, viewer, rows, |row| &row.id).await?;
        Ok(rows.into_iter().map(|(row, talk)| row.shown(viewer.organization(), DocumentSort::Date, talk)).collect())
    }
}

/// In which order a list is read.
pub(super) struct Order {
    column: &'static str,
    down: bool,
}

impl Order {
    fn words(&self) -> (&'static str, &'static str) {
        if self.down { ("<", "DESC") } else { (">", "ASC") }
    }

    /// What stands behind `ORDER BY` for the rows `s`.
    pub(super) fn by(&self) -> String {
        let (column, (_, order)) = (self.column, self.words());
        format!("{column} {order}, s.document_id {order}")
    }

    /// Only what comes after a place in the list.
    fn after<'a>(&self, cursor: &'a Cursor, values: &mut Vec<Value<'a>>) -> String {
        values.push(match &cursor.key {
            Key::Text(key) => Value::Text(key),
            Key::Number(key) => Value::Int(*key),
        });
        values.push(Value::Text(&cursor.id));
        let (column, (before, _)) = (self.column, self.words());
        format!("({column}, s.document_id) {before} (${}, ${})", values.len() - 1, values.len())
    }
}

/// The rows of one topic in one order, one more than the limit if there are more.
async fn rows_of(
    tx: &mut Tx,
    viewer: &Viewer,
    query: &DocumentQuery,
    (topic, sort): (Topic, DocumentSort),
    cursor: Option<&Cursor>,
) -> Result<Vec<Row>> {
    let search = Search::new(tx.engine(), viewer.organization(), &query.q);
    let order = Order { column: column(sort), down: query.runs_down(cursor) };
    let mut values: Vec<Value<'_>> = vec![viewer.organization().as_str().into(), topic.as_str().into()];
    let few = narrowing::few(tx, query, viewer, search.as_ref(), &mut values).await?;
    let taken = few.as_ref().map(|(part, _)| *part);
    let mut conditions = narrowing::conditions(query, viewer, taken, &mut values);
    conditions.extend(cursor.map(|cursor| order.after(cursor, &mut values)));
    // The word CROSS keeps SQLite from beginning with the long list: https://sqlite.org/optoverview.html section 6.
    let from = few.map_or_else(String::new, |(_, found)| {
        conditions.push("s.document_id = few.found".to_owned());
        format!("({found}) AS few CROSS JOIN ")
    });
    let mut narrowed: String = conditions.iter().flat_map(|condition| [" AND ", condition]).collect();
    // One word that leaves few has been answered by the index.
    if let Some(search) = search.as_ref().filter(|search| taken != Some(Part::Words) || search.has_several()) {
        let wanted = usize::try_from(query.limit).unwrap_or(usize::MAX) + 1;
        if let Some(met) = walk::met(tx, search, (&from, &narrowed), &order, wanted, &values).await? {
            return rows_named(tx, viewer, &order, &met).await;
        }
        narrowed.extend([" AND s.document_id IN (", &search.documents(&mut values), ")"]);
    }
    let limit = i64::from(query.limit) + 1;
    let places = format!(
        "SELECT s.document_id, {} AS place FROM {from}document_side s WHERE s.organization_id = $1 AND s.topic = $2{narrowed}
         ORDER BY {} LIMIT {limit}",
        order.column,
        order.by()
    );
    let (_, direction) = order.words();
    // Only what stands on the page is looked up: what had to be sorted was narrow.
    let text = format!(
        "{COLUMNS} FROM ({places}) AS page CROSS JOIN document_side s {JOINED}
         WHERE s.organization_id = $1 AND s.document_id = page.document_id ORDER BY page.place {direction}, s.document_id {direction}"
    );
    sql!(packed Row, tx, text, ..&values)
}

/// The rows of these documents.
async fn rows_named(tx: &mut Tx, viewer: &Viewer, order: &Order, documents: &[String]) -> Result<Vec<Row>> {
    let mut values: Vec<Value<'_>> = vec![viewer.organization().as_str().into()];
    let named = in_list(&mut values, documents.iter().map(String::as_str));
    let text = format!(
        "{COLUMNS} FROM document_side s {JOINED} WHERE s.organization_id = $1 AND s.document_id IN {named} ORDER BY {}",
        order.by()
    );
    sql!(packed Row, tx, text, ..&values)
}
