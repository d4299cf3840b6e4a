//! Words that many documents hold: they are soon met on the way along the list, and looked for there.

use super::list::Order;
use crate::db::Tx;
use crate::error::Result;
use crate::rows::Value;
use crate::search::Search;

/// How far a list is walked before the index is asked after all: first a little, since most pages are found by then.
const STEPS: [usize; 2] = [500, 5000];

#[derive(sqlx::FromRow, serde::Deserialize)]
struct Passed {
    document_id: String,
    number_fold: String,
    partner_fold: String,
}

/// The documents that hold the words, in the order of the list and at most `wanted` of them; `None` if they are not met within
/// the longest step, while the list goes on.
///
/// `from` and `conditions` say which list: of the rows `s`, our sides of documents.
pub(super) async fn met(
    tx: &mut Tx,
    search: &Search,
    (from, conditions): (&str, &str),
    order: &Order,
    wanted: usize,
    values: &[Value<'_>],
) -> Result<Option<Vec<String>>> {
    for step in STEPS {
        let text = format!(
            "SELECT s.document_id, s.number_fold, s.partner_fold FROM {from}document_side s
             WHERE s.organization_id = $1 AND s.topic = $2{conditions} ORDER BY {} LIMIT {step}",
            order.by()
        );
        let passed: Vec<Passed> = sql!(packed Passed, tx, text, ..values)?;
        let all = passed.len() < step;
        let holding = passed.into_iter().filter(|row| search.is_held_by(&row.number_fold, &row.partner_fold));
        let found: Vec<String> = holding.take(wanted).map(|row| row.document_id).collect();
        if all || found.len() == wanted {
            return Ok(Some(found));
        }
    }
    Ok(None)
}
