//! What was said about a document, the newest first: answers, confirmations, corrections, versions, queries.

use kontor_documents::Response;
use kontor_store::model::{Availability, DocumentKind, Saying, Turn};
use kontor_store::{DocumentConversation, Entry};

use super::{Place, Sheet};
use crate::said::{self, Said};

/// The card of it.
#[derive(Debug)]
pub struct Timeline {
    pub entries: Vec<EntryView>,
    /// Conversations that can be closed now, since nothing is in question any more.
    pub offers: Vec<Place>,
}

/// One line of it.
#[derive(Debug)]
pub struct EntryView {
    pub icon: &'static str,
    pub day: String,
    pub iso: String,
    pub exact: String,
    pub firm: String,
    pub words: String,
    /// Reasons, what is asked for, expected values.
    pub labels: Vec<String>,
    pub notes: Vec<String>,
    /// What is out of order, or why it was not told.
    pub remark: Option<String>,
    pub links: Vec<Place>,
}

pub fn timeline(sheet: &Sheet<'_>, entries: &[Entry], conversations: &[DocumentConversation]) -> Option<Timeline> {
    if entries.is_empty() {
        return None;
    }
    let settled = entries.first().is_some_and(|entry| entry.says.settles());
    let ours = conversations.iter().filter(|one| settled && one.turn == Turn::Ours);
    let offers = ours.map(|one| Place { href: format!("/messages/{}/marks/settled", one.id), words: one.subject.clone() });
    Some(Timeline { offers: offers.collect(), entries: entries.iter().map(|entry| shown(sheet, entry)).collect() })
}

fn shown(sheet: &Sheet<'_>, entry: &Entry) -> EntryView {
    let reader = sheet.reader;
    let said = what(sheet, entry);
    let words = match entry.says {
        Saying::Changed => {
            let versions = [("new", entry.version.into()), ("old", (entry.version - 1).into())];
            reader.ta("told-version", &versions)
        }
        says => said::word(reader, kind(sheet), says),
    };
    EntryView {
        icon: icon(entry.says),
        day: reader.when(entry.at),
        iso: reader.iso(entry.at),
        exact: reader.exact(entry.at),
        firm: entry.organization_name.clone(),
        words,
        labels: said.labels(reader),
        notes: said.notes,
        remark: remark(sheet, entry),
        links: links(sheet, entry),
    }
}

/// A changed order is still an order.
fn kind(sheet: &Sheet<'_>) -> DocumentKind {
    let kind = sheet.detail.kind;
    if kind.numbered_as() == DocumentKind::Order { DocumentKind::Order } else { kind }
}

fn icon(says: Saying) -> &'static str {
    match says {
        Saying::UnderQuery => "help",
        Saying::Rejected | Saying::Stopped | Saying::Withdrawn => "x",
        Saying::Approved | Saying::Paid | Saying::PartPaid | Saying::Confirmed => "check-circle",
        Saying::ConditionallyAccepted | Saying::ConfirmedWithChanges => "alert",
        Saying::Shipped => "truck",
        Saying::Corrected | Saying::Changed => "refresh",
        Saying::Acknowledged | Saying::InProcess | Saying::Stated => "info",
    }
}

/// Reasons and notes, out of the document that says it or out of the query. A ship notice or an invoice speaks for itself.
fn what(sheet: &Sheet<'_>, entry: &Entry) -> Said {
    if !entry.detail.is_empty() {
        let asked: Result<Response, _> = serde_json::from_str(&entry.detail);
        return asked.map(|asked| Said::of(sheet.reader, &asked)).unwrap_or_default();
    }
    let answers = !matches!(entry.says, Saying::Shipped | Saying::Corrected);
    let source = entry.source_record.as_deref().filter(|_| answers).and_then(|record| serde_json::from_str(record).ok());
    source.map(|source| Said::by(sheet.reader, &source)).unwrap_or_default()
}

fn remark(sheet: &Sheet<'_>, entry: &Entry) -> Option<String> {
    let reader = sheet.reader;
    if let Ok(availability) = entry.state.parse::<Availability>() {
        return Some(reader.t1("not-told", "reason", reader.word("availability-short", availability.as_str())));
    }
    (!entry.in_order).then(|| reader.t("out-of-order"))
}

fn links(sheet: &Sheet<'_>, entry: &Entry) -> Vec<Place> {
    let reader = sheet.reader;
    let mut links = Vec::new();
    if let Some((id, kind)) = entry.source() {
        let words = reader.document(kind.as_str(), entry.source_number.as_deref().unwrap_or_default());
        links.push(Place { href: format!("/documents/{id}"), words });
    } else if entry.says == Saying::Changed {
        let href = format!("{}/versions/{}", sheet.href(), entry.version);
        links.push(Place { href, words: reader.t("what-changed") });
    } else if !entry.detail.is_empty() {
        links.push(Place { href: format!("{}/responses/{}", sheet.href(), entry.id), words: reader.t("download-response") });
    }
    if let Some(conversation) = entry.conversation() {
        let href = format!("{}?conversation={conversation}#talk", sheet.href());
        links.push(Place { href, words: reader.t("conversation") });
    }
    links
}
