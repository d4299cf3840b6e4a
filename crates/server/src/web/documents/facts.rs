//! The facts at the head of a document: who, when, how much.

use kontor_documents::{Identifier, IdentifierKind, Party};
use kontor_store::model::{DocumentKind, Topic};

use super::Sheet;
use super::expected::Expected;
use crate::said::{self, Said};

/// So many of those who have something else to do with a document are named.
const OTHERS: usize = 6;

/// The grid of facts.
#[derive(Debug)]
pub struct Facts {
    /// Seller and buyer.
    pub parties: [PartyView; 2],
    /// Dates and terms, each with its label, and what the buyer expects instead.
    pub pairs: Vec<(String, String, Option<String>)>,
    /// What the sum is called, and the sum; of an answer what it says. A ship notice has neither.
    pub sum: Option<(String, String)>,
    /// What the buyer expects in its place.
    pub sum_expected: Option<String>,
    /// What stands below: net and tax, the account to pay to; the reasons of an answer.
    pub below: Vec<String>,
    pub account_expected: Option<String>,
}

/// A party with its address and numbers.
#[derive(Debug)]
pub struct PartyView {
    pub label: String,
    pub name: String,
    /// Its page, if it is our partner.
    pub href: Option<String>,
    pub lines: Vec<String>,
    /// What the buyer expects of it instead.
    pub expected: Option<String>,
}

pub fn facts(sheet: &Sheet<'_>, mut expected: Expected) -> Facts {
    let (document, detail) = (&sheet.document, &sheet.detail);
    let partner = sheet.partner_href();
    let (to_seller, to_buyer) = if sheet.selling() { (None, partner) } else { (partner, None) };
    let (sum, below) = match answer(sheet) {
        Some((says, reasons)) => {
            let below = reasons.into_iter().chain(below(sheet, sum(sheet))).collect();
            (Some((sheet.reader.t("fact-answer"), says)), below)
        }
        None => (sum(sheet), below(sheet, None)),
    };
    Facts {
        parties: [
            PartyView {
                expected: expected.take(sheet, &["BT-27", "BT-31"]),
                ..party(sheet, "seller", (&document.seller, &detail.seller_name), to_seller)
            },
            PartyView {
                expected: expected.take(sheet, &["BT-44", "BT-48"]),
                ..party(sheet, "buyer", (&document.buyer, &detail.buyer_name), to_buyer)
            },
        ],
        sum,
        sum_expected: expected.take(sheet, &["BT-115"]),
        below,
        account_expected: expected.take(sheet, &["BT-84"]),
        pairs: pairs(sheet, expected),
    }
}

fn party(sheet: &Sheet<'_>, role: &str, (party, name): (&Party, &str), href: Option<String>) -> PartyView {
    let town: Vec<&str> = [&party.postcode, &party.city].into_iter().flatten().map(String::as_str).collect();
    let town = Some(town.join("\u{a0}")).filter(|town| !town.is_empty());
    let address: Vec<String> = party.street.clone().into_iter().chain(town).collect();
    let address = Some(address.join(", ")).filter(|address| !address.is_empty());
    let number = number(party).map(|(key, value)| {
        let label = key.map(|key| sheet.reader.t(key));
        label.into_iter().chain([value.to_owned()]).collect::<Vec<_>>().join("\u{a0}")
    });
    PartyView {
        label: sheet.reader.t(role),
        name: name.to_owned(),
        href,
        lines: address.into_iter().chain(number).collect(),
        expected: None,
    }
}

/// The number by which people know a firm, and the key of what it is called: its tax number, else whatever there is.
fn number(party: &Party) -> Option<(Option<&'static str>, &str)> {
    let of = |kind| party.ids.iter().find(|id| id.kind == kind);
    if let Some(vat) = of(IdentifierKind::Vat) {
        let key = if is_nip(vat, party) { "identifier-nip" } else { "identifier-vat" };
        return Some((Some(key), &vat.value));
    }
    let known = [
        (IdentifierKind::Gln, "identifier-gln"),
        (IdentifierKind::Duns, "identifier-duns"),
        (IdentifierKind::Network, "identifier-network"),
    ];
    let known = known.into_iter().find_map(|(kind, key)| Some((Some(key), of(kind)?.value.as_str())));
    known.or_else(|| Some((None, party.best_id()?)))
}

/// Whether a VAT number is a Polish one, which people there know as NIP.
fn is_nip(vat: &Identifier, party: &Party) -> bool {
    vat.value.starts_with("PL") || (party.country.as_deref() == Some("PL") && vat.value.bytes().all(|byte| byte.is_ascii_digit()))
}

fn pairs(sheet: &Sheet<'_>, mut expected: Expected) -> Vec<(String, String, Option<String>)> {
    let reader = sheet.reader;
    let (document, detail) = (&sheet.document, &sheet.detail);
    let mut pairs = Vec::new();
    let mut tell = |key: &str, value: String, expected: Option<String>| pairs.push((reader.t(key), value, expected));
    if !detail.issue_date.is_empty() {
        tell("fact-issued", reader.date(&detail.issue_date), None);
    }
    if let Some(date) = document.delivery_date {
        tell("fact-delivery", reader.date(&date.to_string()), None);
    }
    if let Some(due) = due(sheet) {
        tell("fact-due", due, expected.take(sheet, &["BT-9"]));
    }
    // A network's name for a document says nothing to people.
    if let Some(preceding) = document.preceding_references.iter().find(|preceding| !preceding.number.is_empty()) {
        tell("fact-preceding", preceding.number.clone(), None);
    }
    if detail.version > 1 {
        tell("fact-version", detail.version.to_string(), None);
    }
    pairs.extend(document.other_parties.iter().take(OTHERS).map(|other| {
        let label = other.described.clone().unwrap_or_else(|| reader.t1("party-role", "role", other.role.replace('_', "-")));
        let name = other.party.name.as_deref().into_iter().chain(other.party.best_id());
        (label, name.collect::<Vec<_>>().join(", "), None)
    }));
    pairs.extend(expected.rest(sheet).map(|(label, told)| (label, String::new(), Some(told))));
    pairs
}

/// When it is to be paid; of an order the same field is the end of its validity, which nobody asks for here.
fn due(sheet: &Sheet<'_>) -> Option<String> {
    let due = sheet.document.due_date.filter(|_| sheet.detail.kind.topic() == Topic::Invoices)?;
    let date = sheet.reader.date(&due.to_string());
    let days = sheet.document.issue_date.and_then(|issued| issued.until(due).ok()).map(|span| span.get_days());
    Some(match days {
        Some(days @ 1..) => sheet.reader.ta("fact-due-days", &[("date", date.into()), ("count", days.into())]),
        _ => date,
    })
}

/// What it comes to; what cannot have a sum and has none is not asked for it.
fn sum(sheet: &Sheet<'_>) -> Option<(String, String)> {
    let detail = &sheet.detail;
    let key = if detail.kind.topic() == Topic::Orders { "order-total" } else { "amount-payable" };
    let without =
        matches!(detail.kind, DocumentKind::Confirmation | DocumentKind::ShipNotice | DocumentKind::Response | DocumentKind::StatusUpdate);
    let total = match (detail.total.as_str(), without) {
        ("", true) => return None,
        ("", false) => "–".to_owned(),
        (total, _) => sheet.reader.money(total, &detail.currency),
    };
    Some((sheet.reader.t(key), total))
}

/// What an answer says about the document it is for, and why.
fn answer(sheet: &Sheet<'_>) -> Option<(String, Vec<String>)> {
    let response = sheet.document.response.as_ref()?;
    let says = said::saying(&sheet.document)?;
    let about = if sheet.detail.kind.topic() == Topic::Orders { DocumentKind::Order } else { DocumentKind::Invoice };
    Some((said::word(sheet.reader, about, says), Said::of(sheet.reader, response).labels(sheet.reader)))
}

/// `sum`: where something else stands in its place.
fn below(sheet: &Sheet<'_>, sum: Option<(String, String)>) -> Vec<String> {
    let (reader, document) = (sheet.reader, &sheet.document);
    let currency = sheet.detail.currency.as_str();
    let split = document.net.zip(document.tax).map(|(net, tax)| {
        let sums = [net, tax].map(|sum| reader.amount(&sum.to_string(), currency).into());
        let [net, tax] = sums;
        reader.ta("net-and-tax", &[("net", net), ("tax", tax)])
    });
    let accounts = document.payee_accounts.iter().take(2).map(|account| format!("{} {account}", reader.t("fact-account")));
    sum.map(|(label, sum)| format!("{label} {sum}")).into_iter().chain(split).chain(accounts).collect()
}
