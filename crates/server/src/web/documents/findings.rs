//! What looks wrong in a document, one line each, with the way to write about it.

use kontor_documents::Finding;
use kontor_store::model::Availability;
use kontor_store::model::text::SUBJECT_CHARS;

use super::Sheet;
use crate::web::address;

/// The card of findings.
#[derive(Debug)]
pub struct Findings {
    pub title: String,
    pub items: Vec<FindingView>,
}

/// One line of it.
#[derive(Debug)]
pub struct FindingView {
    /// What it is about, with its colon; empty for a sentence that begins otherwise.
    pub label: String,
    pub text: String,
    /// Where to write about it.
    pub write: Option<Write>,
}

/// The panel with the subject filled in, with scripts and without.
#[derive(Debug)]
pub struct Write {
    pub panel: String,
    pub href: String,
}

/// Nothing where nothing is to be said.
pub fn findings(sheet: &Sheet<'_>) -> Option<Findings> {
    let warnings = &sheet.document.warnings;
    let items: Vec<FindingView> = warnings.iter().map(|finding| shown(sheet, finding)).collect();
    (!items.is_empty()).then(|| Findings { title: sheet.reader.t1("findings-count", "count", items.len()), items })
}

fn shown(sheet: &Sheet<'_>, finding: &Finding) -> FindingView {
    let sentence = sheet.reader.finding(&finding.code, finding.field.as_deref(), &finding.args);
    let may_write = sheet.availability == Availability::Available;
    let write = may_write.then(|| write(sheet, &sentence));
    let (label, text) = sentence.split_once(": ").map_or(("", sentence.as_str()), |(label, text)| (label, text));
    let label = if label.is_empty() { String::new() } else { format!("{label}:") };
    FindingView { label, text: text.to_owned(), write }
}

fn write(sheet: &Sheet<'_>, sentence: &str) -> Write {
    let args = [("document", sheet.name.as_str().into()), ("finding", sentence.trim_end_matches('.').into())];
    let subject: String = sheet.reader.ta("subject-about-finding", &args).chars().take(SUBJECT_CHARS).collect();
    let asked = [("new", "1"), ("subject", subject.as_str())];
    let href = address(&sheet.href(), &asked);
    Write { panel: address(&format!("{}/panel", sheet.href()), &asked), href: format!("{href}#subject") }
}
