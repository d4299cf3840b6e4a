//! What holds for documents of every format: what they must have, and what is remarked on.

use rust_decimal::Decimal;

use crate::{Document, Finding, Kind, Limit, Party, Refusal, guard, identifier};

const MAX_NUMBER: u64 = 256;
/// A broken file can give a remark per line; nobody reads more than these.
const MAX_FINDINGS: usize = 100;

/// Refuses what cannot be filed and adds the remarks that need the whole document.
pub(crate) fn complete(document: &mut Document) -> Result<(), Refusal> {
    if document.number.is_empty() {
        return Err(Refusal::NoNumber);
    }
    guard::within(Limit::Number, MAX_NUMBER, document.number.chars().count() as u64)?;
    if document.seller.is_unknown() && document.buyer.is_unknown() {
        return Err(Refusal::NoParties);
    }
    let mut findings = std::mem::take(&mut document.warnings);
    parties(document, &mut findings);
    dates(document, &mut findings);
    money(document, &mut findings);
    references(document, &mut findings);
    findings.truncate(MAX_FINDINGS);
    document.warnings = findings;
    Ok(())
}

/// A remark if two amounts that must be equal differ by more than a rounding of each of the `rounded` parts.
pub(crate) fn sum(field: &str, expected: Decimal, actual: Decimal, rounded: usize) -> Option<Finding> {
    let tolerance = Decimal::new(i64::try_from(rounded.max(1)).ok()?, 2);
    let difference = expected.checked_sub(actual)?.abs();
    (difference > tolerance).then(|| Finding::about("sum-differs", field).with("expected", expected.normalize()).with("actual", actual))
}

/// The sum of what is there, or nothing where it is too large to compute.
pub(crate) fn total(amounts: impl IntoIterator<Item = Decimal>) -> Option<Decimal> {
    amounts.into_iter().try_fold(Decimal::ZERO, Decimal::checked_add)
}

fn parties(document: &Document, findings: &mut Vec<Finding>) {
    let sides = [(&document.seller, "seller-missing", "BT-27", "BT-31"), (&document.buyer, "buyer-missing", "BT-44", "BT-48")];
    // cXML answers an order by the credentials alone.
    let is_named = !matches!(document.kind, Kind::Confirmation | Kind::ShipNotice | Kind::StatusUpdate);
    for (party, missing, name, number) in sides {
        if party.is_unknown() {
            findings.push(Finding::new(missing, None));
        } else if party.name.is_none() && is_named {
            findings.push(Finding::about("name-missing", name));
        }
        check_digits(party, number, findings);
    }
    for account in document.payee_accounts.iter().filter(|account| identifier::is_broken_iban(account)) {
        findings.push(Finding::about("check-digit", "BT-84").with("scheme", "IBAN").with("value", account));
    }
}

fn check_digits(party: &Party, field: &str, findings: &mut Vec<Finding>) {
    for id in &party.ids {
        if let Some(scheme) = identifier::failed_check(id) {
            findings.push(Finding::about("check-digit", field).with("scheme", scheme).with("value", &id.value));
        }
    }
}

fn dates(document: &Document, findings: &mut Vec<Finding>) {
    let unreadable = findings.iter().any(|finding| finding.field.as_deref() == Some("BT-2"));
    match (document.issue_date, document.due_date) {
        (None, _) if !unreadable => findings.push(Finding::about("issue-date-missing", "BT-2")),
        (Some(issued), Some(due)) if due < issued => {
            findings.push(Finding::about("due-before-issue", "BT-9").with("value", due).with("date", issued));
        }
        _ => {}
    }
}

fn money(document: &Document, findings: &mut Vec<Finding>) {
    let is_bill = matches!(document.kind, Kind::Invoice | Kind::CreditNote);
    let asks = is_bill || matches!(document.kind, Kind::Order | Kind::OrderChange);
    match document.currency.as_deref() {
        None if asks => findings.push(Finding::about("currency-missing", "BT-5")),
        Some(code) if iso_currency::Currency::from_code(code).is_none() => {
            findings.push(Finding::about("currency-unknown", "BT-5").with("value", code));
        }
        _ => {}
    }
    match document.total_payable {
        None if is_bill => {
            findings.push(Finding::about("total-missing", "BT-115"));
        }
        Some(total) if document.kind == Kind::Invoice && !document.correction && total < Decimal::ZERO => {
            findings.push(Finding::about("negative-total", "BT-115").with("value", total));
        }
        _ => {}
    }
    // Two profiles of Factur-X are for the head of an invoice alone, and a correction may change nothing else.
    let profile = document.profile.as_deref().unwrap_or_default().to_ascii_lowercase();
    let head_only = document.correction || profile.contains("factur-x.eu:1p0:minimum") || profile.contains("factur-x.eu:1p0:basicwl");
    if document.lines.is_empty() && !head_only && (asks || document.kind == Kind::ShipNotice) {
        findings.push(Finding::new("lines-missing", None));
    }
}

/// UBL demands an order number even where only the seller's own is known, so programs fill something in.
fn references(document: &Document, findings: &mut Vec<Finding>) {
    for reference in document.order_references.iter().filter(|reference| is_dummy(reference)) {
        findings.push(Finding::about("order-reference-dummy", "BT-13").with("value", reference));
    }
}

/// What programs and people write where they have nothing to say, in the languages at hand.
const PLACEHOLDERS: &str = " na nd none null nil dummy dummywert unknown undefined notavailable notapplicable notspecified \
    tbd unbekannt keine keiner ohne brak niedotyczy ukendt okänd ukjent ingen ";

fn is_dummy(reference: &str) -> bool {
    let letters: String = reference.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    PLACEHOLDERS.contains(&format!(" {letters} ")) || letters.chars().all(|c| matches!(c, '0' | 'x'))
}
