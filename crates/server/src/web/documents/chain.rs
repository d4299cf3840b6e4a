//! What belongs with a document, in the order of its course: order, confirmation, ship notice, invoice, credit note.

use kontor_store::Related;
use kontor_store::model::{DocumentKind, DocumentStatus, Permission};

use super::Sheet;
use crate::i18n::Reader;

/// One document of the chain.
#[derive(Debug)]
pub struct Node {
    pub kind: String,
    pub number: String,
    /// Its page; none for this very document, and for one that never came.
    pub href: Option<String>,
    pub hint: String,
    pub current: bool,
}

/// At least two, or nothing: a document that stands alone has no chain.
pub fn chain(sheet: &Sheet<'_>, related: &[Related]) -> Vec<Node> {
    let detail = &sheet.detail;
    let here = (detail.issue_date.as_str(), detail.kind);
    let place = related.iter().filter(|one| (one.issue_date.as_str(), one.kind) < here).count();
    let mut nodes = missing(sheet, related);
    nodes.extend(related.iter().take(place).map(|one| node(sheet.reader, one)));
    nodes.push(own(sheet));
    nodes.extend(related.iter().skip(place).map(|one| node(sheet.reader, one)));
    if nodes.len() > 1 { nodes } else { Vec::new() }
}

fn node(reader: &Reader, one: &Related) -> Node {
    let date = (!one.issue_date.is_empty()).then(|| reader.date(&one.issue_date));
    let status = (one.status != DocumentStatus::Received).then(|| reader.status(one.kind.as_str(), one.status.as_str()));
    Node {
        kind: called(reader, one.kind),
        number: one.number.clone(),
        href: Some(format!("/documents/{}", one.id)),
        hint: date.into_iter().chain(status).collect::<Vec<_>>().join(", "),
        current: false,
    }
}

fn own(sheet: &Sheet<'_>) -> Node {
    let (reader, detail) = (sheet.reader, &sheet.detail);
    let date = (!detail.issue_date.is_empty()).then(|| reader.date(&detail.issue_date));
    let version = (detail.version > 1).then(|| reader.t1("version-of", "version", detail.version));
    Node {
        kind: called(reader, detail.kind),
        number: detail.number.clone(),
        href: None,
        hint: date.into_iter().chain(version).collect::<Vec<_>>().join(", "),
        current: true,
    }
}

/// Orders that are referred to and not here. Whoever may not open orders is not told which of them are.
fn missing(sheet: &Sheet<'_>, related: &[Related]) -> Vec<Node> {
    let may_open = sheet.paper.viewer().permissions().has(Permission::Orders);
    let is_dummy = |number: &str| {
        let mut warnings = sheet.document.warnings.iter().filter(|finding| finding.code == "order-reference-dummy");
        warnings.any(|finding| finding.args.get("value").is_some_and(|value| value == number))
    };
    let came = |number: &str| related.iter().any(|one| one.kind.numbered_as() == DocumentKind::Order && one.number == number);
    let numbers = sheet.document.order_references.iter().filter(|number| **number != sheet.detail.number);
    let numbers = numbers.filter(|number| may_open && !came(number) && !is_dummy(number)).take(5);
    let node = |number: &String| Node {
        kind: called(sheet.reader, DocumentKind::Order),
        number: number.clone(),
        href: None,
        hint: sheet.reader.t("not-received"),
        current: false,
    };
    numbers.map(node).collect()
}

fn called(reader: &Reader, kind: DocumentKind) -> String {
    reader.t1("document-kind", "kind", kind.as_str().replace('_', "-"))
}
