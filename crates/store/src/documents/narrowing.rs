//! What narrows a list of documents down, as conditions on `s`, our side of the document.

use kontor_model::{DocumentFilter, DocumentStatus};

use super::list::DocumentQuery;
use super::talks;
use crate::access::Viewer;
use crate::rows::{Value, in_list};
use crate::search::Search;

/// As in the index `document_side_others`.
const OTHERS: &str = "s.kind IN ('confirmation', 'ship_notice', 'response', 'status_update')";

/// The conditions of a query besides organization (`$1`) and topic.
pub(super) fn conditions<'a>(
    query: &'a DocumentQuery,
    viewer: &Viewer,
    search: Option<&'a Search>,
    values: &mut Vec<Value<'a>>,
) -> Vec<String> {
    let mut conditions = Vec::new();
    if !query.kinds.is_empty() {
        let kinds = in_list(values, query.kinds.iter().map(|kind| kind.as_str()));
        conditions.push(format!("s.kind IN {kinds}"));
    }
    if let Some(partner) = &query.partner {
        values.push(partner.as_str().into());
        conditions.push(format!("s.partner_id = ${}", values.len()));
    }
    if !query.since.is_empty() {
        values.push(Value::Text(&query.since));
        conditions.push(format!("s.issue_date >= ${}", values.len()));
    }
    if let Some(search) = search {
        conditions.push(format!("s.document_id IN ({})", search.documents(values)));
    }
    match query.filter {
        DocumentFilter::All => {}
        // Said in these very words, it is read along an index of its own.
        DocumentFilter::Other => conditions.push(OTHERS.to_owned()),
        DocumentFilter::Held => conditions.push("s.partner_id IS NULL".to_owned()),
        DocumentFilter::WithConversation => conditions.push(talked_about(viewer, values)),
        filter => conditions.push(stands(filter, values)),
    }
    if query.filter == DocumentFilter::Overdue {
        values.push(Value::Text(&query.today));
        conditions.push(format!("s.due_date <> '' AND s.due_date < ${}", values.len()));
    }
    conditions
}

/// Where the document stands; what is held does not stand anywhere yet.
fn stands(filter: DocumentFilter, values: &mut Vec<Value<'_>>) -> String {
    let meant = DocumentStatus::ALL.iter().filter(|status| match filter {
        DocumentFilter::UnderQuery => **status == DocumentStatus::UnderQuery,
        DocumentFilter::Paid => **status == DocumentStatus::Paid,
        DocumentFilter::Received => **status == DocumentStatus::Received,
        DocumentFilter::Confirmed => matches!(status, DocumentStatus::Confirmed | DocumentStatus::ConfirmedWithChanges),
        DocumentFilter::Shipped => **status == DocumentStatus::Shipped,
        DocumentFilter::Cancelled => **status == DocumentStatus::Cancelled,
        DocumentFilter::Open | DocumentFilter::Overdue => !status.is_final(),
        DocumentFilter::Rejected => **status == DocumentStatus::Rejected,
        DocumentFilter::All | DocumentFilter::WithConversation | DocumentFilter::Held | DocumentFilter::Other => true,
    });
    let meant = in_list(values, meant.map(|status| status.as_str()));
    format!("s.partner_id IS NOT NULL AND s.status IN {meant}")
}

fn talked_about(viewer: &Viewer, values: &mut Vec<Value<'_>>) -> String {
    let topics = talks::topics_in(viewer, values);
    format!(
        "EXISTS (SELECT 1 FROM conversation_document cd JOIN side t ON t.conversation_id = cd.conversation_id
           WHERE cd.document_id = s.document_id AND t.organization_id = $1 AND t.topic IN {topics})"
    )
}
