//! What a document's state says in a chip: where it stands, and how late it is.

use std::collections::BTreeSet;

use kontor_store::Viewer;
use kontor_store::model::ids::DocumentId;
use kontor_store::model::{DocumentKind, DocumentStatus, Millis};

use crate::app::App;
use crate::error::Result;
use crate::i18n::Reader;
use crate::said::ANSWER_DAYS;

/// A chip; its tone is `blue`, `good`, `warn`, `bad`, or empty for neutral.
#[derive(Debug)]
pub struct Verdict {
    pub tone: &'static str,
    pub words: String,
}

/// Where it stands.
pub fn status(reader: &Reader, kind: DocumentKind, status: DocumentStatus) -> Verdict {
    use DocumentStatus as S;
    let tone = match status {
        S::Received | S::InProcess | S::Approved | S::PartPaid => "blue",
        S::Confirmed | S::Shipped | S::Paid => "good",
        S::ConfirmedWithChanges | S::UnderQuery | S::ConditionallyAccepted | S::WaitingForPartner => "warn",
        S::Rejected => "bad",
        S::Cancelled => "",
    };
    Verdict { tone, words: reader.status(kind.as_str(), status.as_str()) }
}

/// How late its payment is, while it is awaited.
pub fn lateness(reader: &Reader, kind: DocumentKind, status: DocumentStatus, due_date: &str) -> Option<Verdict> {
    let awaited = kind == DocumentKind::Invoice && !status.is_final() && status != DocumentStatus::WaitingForPartner;
    match reader.days_past(due_date).filter(|_| awaited)? {
        0 => Some(Verdict { tone: "warn", words: reader.t("due-today") }),
        days @ 1.. => Some(Verdict { tone: "bad", words: reader.t1("overdue-days", "count", days) }),
        _ => None,
    }
}

/// The moment before which an invoice must have come for its answer to be late.
pub fn answered_by(reader: &Reader) -> Millis {
    reader.working_days_before(ANSWER_DAYS)
}

/// Which of these documents our firm should have answered by now, and has not in any way.
pub async fn unanswered(
    app: &App,
    viewer: &Viewer,
    reader: &Reader,
    documents: impl Iterator<Item = &DocumentId>,
) -> Result<BTreeSet<DocumentId>> {
    let documents: Vec<&DocumentId> = documents.collect();
    Ok(app.store.unanswered(viewer, &documents, answered_by(reader)).await?.into_iter().collect())
}

/// What is said of one.
pub fn no_response(reader: &Reader) -> Verdict {
    Verdict { tone: "", words: reader.t1("no-response", "count", ANSWER_DAYS) }
}
