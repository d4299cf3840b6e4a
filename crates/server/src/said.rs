//! What an answer says, in the reader's words: reasons, what is asked for, expected values, notes.

use kontor_documents::{Document, Kind, Operation, Reason, Response, Verdict};
use kontor_store::SaidIn;
use kontor_store::model::{DocumentKind, DocumentStatus, Saying};

use crate::i18n::Reader;

/// Reasons that Peppol's Invoice Response knows (`OPStatusReason`), as far as somebody can have them for a query.
pub const REASONS: [&str; 12] = ["PRI", "QTY", "ITM", "QUA", "DEL", "REF", "PAY", "FIN", "LEG", "REC", "UNR", "OTH"];
/// What can be asked for with it (`OPStatusAction`).
pub const ACTIONS: [&str; 6] = ["PIN", "NIN", "CNF", "CNP", "CNA", "OTH"];
/// The fields for which a value can be expected, by their business terms of EN 16931.
pub const FIELDS: [&str; 10] = ["BT-13", "BT-10", "BT-115", "BT-9", "BT-146", "BT-129", "BT-84", "BT-48", "BT-44", "BT-31"];

/// Within so many working days a buyer says what becomes of an invoice (Peppol BIS Invoice Response 3).
pub const ANSWER_DAYS: u32 = 3;

/// What was said beside the word itself.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Said {
    pub reasons: Vec<String>,
    pub actions: Vec<String>,
    /// The field with its business term, and the value that it should have.
    pub expected: Vec<(String, String)>,
    pub notes: Vec<String>,
}

impl Said {
    /// What a conversation was told last.
    pub fn last(reader: &Reader, said: &SaidIn) -> Self {
        if let Ok(asked) = serde_json::from_str::<Response>(&said.detail) {
            return Self::of(reader, &asked);
        }
        let source = said.source_record.as_deref().and_then(|record| serde_json::from_str(record).ok());
        source.map(|source| Self::by(reader, &source)).unwrap_or_default()
    }

    /// What a document says about another one.
    pub fn by(reader: &Reader, document: &Document) -> Self {
        let said = document.response.as_ref().map(|response| Self::of(reader, response)).unwrap_or_default();
        let notes = document.notes.iter().map(|note| note.trim().to_owned()).filter(|note| !note.is_empty());
        Self { notes: notes.collect(), ..said }
    }

    pub fn of(reader: &Reader, response: &Response) -> Self {
        let expected = response.conditions.iter().map(|condition| {
            let value = condition.value.clone().unwrap_or_else(|| "–".to_owned());
            (field(reader, &condition.field), value)
        });
        Self {
            reasons: response.reasons.iter().map(|reason| called(reader, "saying-reason", &REASONS, reason)).collect(),
            actions: response.actions.iter().map(|action| called(reader, "saying-action", &ACTIONS, action)).collect(),
            expected: expected.collect(),
            notes: Vec::new(),
        }
    }

    /// As lines of a message.
    pub fn lines(&self, reader: &Reader) -> Vec<String> {
        let reasons = self.reasons.iter().map(|reason| reader.t1("told-reason", "reason", reason));
        let actions = self.actions.iter().map(|action| reader.t1("told-action", "action", action));
        let expected = self.expected.iter().map(|(field, value)| expected(reader, field, value));
        reasons.chain(actions).chain(expected).chain(self.notes.iter().cloned()).collect()
    }

    /// As chips: reasons, what is asked for, expected values.
    pub fn labels(&self, reader: &Reader) -> Vec<String> {
        let expected = self.expected.iter().map(|(field, value)| expected(reader, field, value));
        self.reasons.iter().chain(&self.actions).cloned().chain(expected).collect()
    }
}

fn expected(reader: &Reader, field: &str, value: &str) -> String {
    reader.ta("told-expected", &[("field", field.into()), ("value", value.into())])
}

/// A code in words, with what was written beside it; a code that is not known as it stands.
fn called(reader: &Reader, key: &str, known: &[&str], reason: &Reason) -> String {
    let code = reason.code.as_deref().unwrap_or_default();
    let words = known.contains(&code).then(|| reader.t1(key, "code", code));
    let text = reason.text.as_deref().map(str::trim).filter(|text| !text.is_empty() && *text != code);
    let whole = match (words, text) {
        (Some(words), Some(text)) if code == "OTH" || !is_standard(text) => format!("{words}: {text}"),
        (Some(words), _) => words,
        (None, Some(text)) => text.to_owned(),
        (None, None) => code.to_owned(),
    };
    match &reason.line {
        Some(line) => format!("{} {line}: {whole}", reader.t("line-number")),
        None => whole,
    }
}

/// The English names that stand beside the codes in Peppol's own list tell nothing more than the code.
fn is_standard(text: &str) -> bool {
    const NAMES: [&str; 19] = [
        "no issue",
        "references incorrect",
        "legal information incorrect",
        "receiver unknown",
        "item quality insufficient",
        "delivery issues",
        "prices incorrect",
        "quantity incorrect",
        "items incorrect",
        "payment terms incorrect",
        "not recognized",
        "finance incorrect",
        "partially paid",
        "other",
        "no action required",
        "provide information",
        "issue new invoice",
        "credit fully",
        "credit partially",
    ];
    NAMES.contains(&text.to_lowercase().as_str())
}

/// A field in words with its business term: "Order number (BT-13)".
pub fn field(reader: &Reader, field: &str) -> String {
    let words = reader.t1("finding-field", "field", field);
    if words == field { words } else { format!("{words} ({field})") }
}

/// What a document says about those it refers to.
pub fn saying(document: &Document) -> Option<Saying> {
    let verdict = document.response.as_ref().filter(|response| !response.technical).map(|response| response.verdict);
    Some(match (document.kind, verdict) {
        (Kind::ShipNotice, _) => Saying::Shipped,
        (Kind::CreditNote, _) => Saying::Corrected,
        (Kind::Invoice, _) if document.correction => Saying::Corrected,
        (Kind::Confirmation, Some(Verdict::Accepted)) => Saying::Confirmed,
        (Kind::Confirmation, Some(Verdict::ConditionallyAccepted)) => Saying::ConfirmedWithChanges,
        (Kind::Confirmation | Kind::Response | Kind::StatusUpdate, Some(verdict)) => stated(verdict),
        _ => return None,
    })
}

fn stated(verdict: Verdict) -> Saying {
    match verdict {
        Verdict::Received => Saying::Acknowledged,
        Verdict::InProcess => Saying::InProcess,
        Verdict::UnderQuery => Saying::UnderQuery,
        Verdict::ConditionallyAccepted => Saying::ConditionallyAccepted,
        Verdict::Rejected => Saying::Rejected,
        Verdict::Accepted => Saying::Approved,
        Verdict::PartlyPaid => Saying::PartPaid,
        Verdict::Paid => Saying::Paid,
        Verdict::Canceled => Saying::Stopped,
        Verdict::Other => Saying::Stated,
    }
}

/// How a document relates to one sent before under its number.
pub fn operation(document: &Document) -> kontor_store::Operation {
    match document.revision.operation {
        Operation::New => kontor_store::Operation::New,
        Operation::Update => kontor_store::Operation::Replaces,
        Operation::Delete => kontor_store::Operation::Withdraws,
    }
}

/// What was said about a document of this kind, as a status or a noun.
pub fn word(reader: &Reader, kind: DocumentKind, says: Saying) -> String {
    let status = match says {
        Saying::Acknowledged => DocumentStatus::Received,
        Saying::InProcess => DocumentStatus::InProcess,
        Saying::UnderQuery => DocumentStatus::UnderQuery,
        Saying::ConditionallyAccepted => DocumentStatus::ConditionallyAccepted,
        Saying::Rejected => DocumentStatus::Rejected,
        Saying::Approved => DocumentStatus::Approved,
        Saying::PartPaid => DocumentStatus::PartPaid,
        Saying::Paid => DocumentStatus::Paid,
        Saying::Confirmed => DocumentStatus::Confirmed,
        Saying::ConfirmedWithChanges => DocumentStatus::ConfirmedWithChanges,
        Saying::Shipped => DocumentStatus::Shipped,
        Saying::Withdrawn | Saying::Stopped => DocumentStatus::Cancelled,
        Saying::Corrected => return reader.t("saying-corrected"),
        Saying::Changed => return reader.t("saying-changed"),
        Saying::Stated => return reader.t("saying-stated"),
    };
    reader.status(kind.as_str(), status.as_str())
}
