//! What narrows a list of documents down, as conditions on `s`, our side of the document, and as the few that one of them leaves.

use kontor_model::{DocumentFilter, DocumentSort, DocumentStatus};

use super::list::DocumentQuery;
use super::talks;
use super::unanswered::UNANSWERED;
use crate::access::Viewer;
use crate::db::Tx;
use crate::error::Result;
use crate::rows::{One, Value, in_list};
use crate::search::Search;

/// As in the index `document_side_others`.
const OTHERS: &str = "s.kind IN ('confirmation', 'ship_notice', 'response', 'status_update')";

/// So many documents are quickly sorted. Of more, a page is soon found on the way along the list.
const FEW: i64 = 2000;

/// One part of a query, each with an index that finds what it leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Words,
    Filter,
    Due,
    Partner,
}

/// The documents that one part of the query leaves, if they are few: a sub-select with the column `found`.
///
/// `values` holds organization (`$1`) and topic (`$2`), and gets what the sub-select asks for.
pub(super) async fn few<'a>(
    tx: &mut Tx,
    query: &'a DocumentQuery,
    viewer: &Viewer,
    search: Option<&'a Search>,
    values: &mut Vec<Value<'a>>,
) -> Result<Option<(Part, String)>> {
    let before = values.len();
    for part in [Part::Words, Part::Filter, Part::Due, Part::Partner] {
        let Some(found) = left_by(part, query, viewer, search, values) else { continue };
        let text = format!("SELECT COUNT(*) FROM (SELECT found FROM ({found}) AS may LIMIT {}) AS counted", FEW + 1);
        let counted: Vec<One<i64>> = sql!(all One<i64>, tx, text, ..values.as_slice())?;
        if counted.first().is_some_and(|(count,)| *count <= FEW) {
            return Ok(Some((part, found)));
        }
        values.truncate(before);
    }
    Ok(None)
}

fn left_by<'a>(
    part: Part,
    query: &'a DocumentQuery,
    viewer: &Viewer,
    search: Option<&'a Search>,
    values: &mut Vec<Value<'a>>,
) -> Option<String> {
    const OURS: &str = "SELECT s.document_id AS found FROM document_side s WHERE s.organization_id = $1 AND s.topic = $2 AND";
    match (part, query.filter) {
        // Organization and topic are named so that the statement knows what they are.
        (Part::Words, _) => {
            Some(format!("SELECT found FROM ({}) AS words WHERE $1 <> '' AND $2 <> ''", search?.documents_with_the_longest(values)))
        }
        // The others have an index of their own, in their own order.
        (Part::Filter, DocumentFilter::All | DocumentFilter::Other) => None,
        (Part::Filter, DocumentFilter::Held) => Some(format!("{OURS} s.partner_id IS NULL")),
        (Part::Filter, DocumentFilter::WithConversation) => {
            let topics = talks::topics_in(viewer, values);
            Some(format!(
                "SELECT DISTINCT cd.document_id AS found FROM side t JOIN conversation_document cd ON cd.conversation_id = t.conversation_id
                 WHERE t.organization_id = $1 AND $2 <> '' AND t.topic IN {topics}"
            ))
        }
        (Part::Filter, filter) => Some(format!("{OURS} s.status IN {}", standing(filter, values))),
        (Part::Due, DocumentFilter::Overdue) => {
            values.push(Value::Text(&query.today));
            Some(format!("{OURS} s.due_date > '' AND s.due_date < ${}", values.len()))
        }
        (Part::Due, _) => None,
        (Part::Partner, _) => {
            values.push(query.partner.as_ref()?.as_str().into());
            Some(format!("{OURS} s.partner_id = ${}", values.len()))
        }
    }
}

/// The conditions of a query besides organization (`$1`), topic (`$2`), its words and the part that `few` has taken care of.
///
/// They are written so that SQLite, which does not know how many each leaves, does not choose their indexes: then it would have to
/// sort. The list is walked in its own order, and whatever is few came first.
pub(super) fn conditions<'a>(query: &'a DocumentQuery, viewer: &Viewer, taken: Option<Part>, values: &mut Vec<Value<'a>>) -> Vec<String> {
    let mut conditions = Vec::new();
    if !query.kinds.is_empty() {
        let kinds = in_list(values, query.kinds.iter().map(|kind| kind.as_str()));
        conditions.push(format!("s.kind IN {kinds}"));
    }
    if let Some(partner) = &query.partner {
        values.push(partner.as_str().into());
        conditions.push(format!("CAST(s.partner_id AS TEXT) = ${}", values.len()));
    }
    if !query.since.is_empty() {
        values.push(Value::Text(&query.since));
        let date = if query.sort == DocumentSort::Date { "s.issue_date" } else { "CAST(s.issue_date AS TEXT)" };
        conditions.push(format!("{date} >= ${}", values.len()));
    }
    match query.filter {
        DocumentFilter::All => {}
        // Said in these very words, it is read along an index of its own.
        DocumentFilter::Other => conditions.push(OTHERS.to_owned()),
        DocumentFilter::Held => conditions.push("s.partner_id IS NULL".to_owned()),
        DocumentFilter::Unanswered => {
            values.push(Value::Int(query.unanswered_before));
            conditions.push(format!("s.received_at < ${} AND {UNANSWERED}", values.len()));
        }
        DocumentFilter::WithConversation if taken == Some(Part::Filter) => {}
        DocumentFilter::WithConversation => conditions.push(talked_about(viewer, values)),
        filter => {
            let standing = standing(filter, values);
            conditions.push(format!("s.partner_id IS NOT NULL AND CAST(s.status AS TEXT) IN {standing}"));
        }
    }
    if query.filter == DocumentFilter::Overdue {
        values.push(Value::Text(&query.today));
        conditions.push(format!("CAST(s.due_date AS TEXT) <> '' AND CAST(s.due_date AS TEXT) < ${}", values.len()));
    }
    conditions
}

/// The words for where a document stands, as a list for `IN`; what is held does not stand anywhere yet.
fn standing(filter: DocumentFilter, values: &mut Vec<Value<'_>>) -> String {
    let meant = DocumentStatus::ALL.iter().filter(|status| match filter {
        DocumentFilter::UnderQuery => **status == DocumentStatus::UnderQuery,
        DocumentFilter::Paid => **status == DocumentStatus::Paid,
        DocumentFilter::Received | DocumentFilter::Unanswered => **status == DocumentStatus::Received,
        DocumentFilter::Confirmed => matches!(status, DocumentStatus::Confirmed | DocumentStatus::ConfirmedWithChanges),
        DocumentFilter::Shipped => **status == DocumentStatus::Shipped,
        DocumentFilter::Cancelled => **status == DocumentStatus::Cancelled,
        DocumentFilter::Open | DocumentFilter::Overdue => !status.is_final(),
        DocumentFilter::Rejected => **status == DocumentStatus::Rejected,
        DocumentFilter::All | DocumentFilter::WithConversation | DocumentFilter::Held | DocumentFilter::Other => true,
    });
    in_list(values, meant.map(|status| status.as_str()))
}

fn talked_about(viewer: &Viewer, values: &mut Vec<Value<'_>>) -> String {
    let topics = talks::topics_in(viewer, values);
    format!(
        "EXISTS (SELECT 1 FROM conversation_document cd JOIN side t ON t.conversation_id = cd.conversation_id
           WHERE cd.document_id = s.document_id AND t.organization_id = $1 AND t.topic IN {topics})"
    )
}
