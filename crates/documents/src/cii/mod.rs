//! UN/CEFACT's Cross Industry Invoice: `XRechnung`, Factur-X and `ZUGFeRD` in all profiles and both generations, and
//! Order-X for orders, changes and confirmations.

mod lines;
mod names;
mod parties;
mod totals;

use jiff::civil::Date;
use names::Names;

use crate::value::Values;
use crate::xml::{Element, distinct};
use crate::{Document, Format, Kind, Operation, Reference, Response, Revision};
use crate::{reference, untdid};

/// The names to read this root element by; nothing if it is none of this family.
pub(crate) fn names(root: Element<'_>) -> Option<&'static Names> {
    names::of(root)
}

pub(crate) fn read(root: Element<'_>, names: &Names) -> Document {
    let mut values = Values::default();
    let head = Head { root, names };
    let type_code = head.text("document/TypeCode");
    let purpose = head.text("document/PurposeCode");
    let kind = kind(names, type_code.as_deref(), purpose.as_deref());
    let mut document = Document {
        format: Format::Cii,
        profile: head.text("context/GuidelineSpecifiedDocumentContextParameter/ID"),
        kind,
        correction: kind == Kind::Invoice && type_code.as_deref() == Some("384"),
        number: head.text("document/ID").unwrap_or_default(),
        issue_date: head.date("BT-2", "document/IssueDateTime", &mut values),
        revision: Revision { operation: operation(kind), version: None },
        seller: parties::read(head.first("agreement/SellerTradeParty")),
        buyer: parties::read(head.first("agreement/BuyerTradeParty")),
        currency: currency(&head),
        due_date: due(&head, &mut values),
        order_references: orders(&head),
        preceding_references: preceding(&head, &mut values),
        notes: notes(&head),
        attachments: crate::embedded::listed(root),
        payee_accounts: accounts(&head),
        external_ids: external_ids(&head),
        self_billed: type_code.as_deref().is_some_and(untdid::is_self_billed),
        delivery_date: delivered(&head, &mut values),
        payment_terms: head.all("settlement/SpecifiedTradePaymentTerms/Description").into_iter().find_map(Element::paragraphs),
        ..Document::default()
    };
    document.lines = lines::read(&head, kind, &mut values);
    document.response = (kind == Kind::Confirmation).then(|| response(&head, &document));
    document.type_code = type_code;
    totals::read(&head, &mut document, &mut values);
    document.warnings = values.findings;
    document
}

/// The document, read by the names of its generation: the first step of a path is one of the roles in [`Names`].
struct Head<'a> {
    root: Element<'a>,
    names: &'a Names,
}

impl<'a> Head<'a> {
    fn all(&self, path: &str) -> Vec<Element<'a>> {
        let (role, rest) = path.split_once('/').unwrap_or((path, ""));
        let start = self.root.all(self.names.path(role));
        if rest.is_empty() { start } else { start.into_iter().flat_map(|element| element.all(rest)).collect() }
    }

    fn first(&self, path: &str) -> Option<Element<'a>> {
        self.all(path).into_iter().next()
    }

    fn text(&self, path: &str) -> Option<String> {
        self.all(path).into_iter().find_map(Element::own_text)
    }

    fn date(&self, field: &str, path: &str, values: &mut Values) -> Option<Date> {
        let written = self.all(path).into_iter().find_map(written_date);
        values.date(field, written)
    }
}

/// A date in the two ways of this family (`DateTimeString` and `DateTime`), or bare. Of a time only its day is read: format
/// 102 has 8 digits, 203 and its kin have the time behind them (UNTDID 2379).
fn written_date(element: Element<'_>) -> Option<String> {
    let text = element.text_of(&["DateTimeString", "DateTime"]).or_else(|| element.own_text())?;
    let digits = text.len() > 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    Some(if digits { text[..8].to_owned() } else { text })
}

/// UNTDID 1001: 220 order, 230 change, 231 answer to an order. Everything else in this family is a bill.
fn kind(names: &Names, code: Option<&str>, purpose: Option<&str>) -> Kind {
    match (code, purpose) {
        (Some("231"), _) => Kind::Confirmation,
        // UNTDID 1225: 1 cancellation, 3 deletion.
        (Some("220" | "230"), Some("1" | "3")) => Kind::OrderCancel,
        (Some("230"), _) => Kind::OrderChange,
        (Some("220"), _) => Kind::Order,
        (Some(code), _) if untdid::is_credit(code) => Kind::CreditNote,
        _ if names.is_order => Kind::Order,
        _ => Kind::Invoice,
    }
}

fn operation(kind: Kind) -> Operation {
    match kind {
        Kind::OrderChange => Operation::Update,
        Kind::OrderCancel => Operation::Delete,
        _ => Operation::New,
    }
}

fn currency(head: &Head<'_>) -> Option<String> {
    let named = ["settlement/InvoiceCurrencyCode", "settlement/OrderCurrencyCode"].iter().find_map(|path| head.text(path));
    let amounts = || head.first("summation").and_then(|totals| totals.attribute_below("currencyID"));
    named.or_else(amounts).or_else(|| head.root.attribute_below("currencyID"))
}

/// Terms with a discount end sooner than the net ones, so they count only where there are no others.
fn due(head: &Head<'_>, values: &mut Values) -> Option<Date> {
    let terms = head.all("settlement/SpecifiedTradePaymentTerms");
    let dated = |term: &Element<'_>| term.first("DueDateDateTime").and_then(written_date);
    let is_net = |term: &&Element<'_>| term.first("ApplicableTradePaymentDiscountTerms").is_none();
    let net = terms.iter().filter(is_net).find_map(dated);
    values.date("BT-9", net.or_else(|| terms.iter().find_map(dated)))
}

/// The orders of the whole, then those of its lines.
fn orders(head: &Head<'_>) -> Vec<String> {
    let of_lines = head.all("lines").into_iter().flat_map(|line| line.all(head.names.line_agreement));
    let agreements = head.all("agreement").into_iter().chain(of_lines);
    distinct(agreements.filter_map(|agreement| agreement.first("BuyerOrderReferencedDocument").and_then(referred)))
}

/// The number of another document, as the two generations call it.
fn referred(reference: Element<'_>) -> Option<String> {
    reference.text_of(&["IssuerAssignedID", "ID"])
}

fn preceding(head: &Head<'_>, values: &mut Values) -> Vec<Reference> {
    let mut found: Vec<Reference> = Vec::new();
    for earlier in head.all("settlement/InvoiceReferencedDocument") {
        let Some(number) = referred(earlier) else { continue };
        let credit = earlier.text("TypeCode").is_some_and(|code| untdid::is_credit(&code));
        let kind = if credit { Kind::CreditNote } else { Kind::Invoice };
        let dated = ["FormattedIssueDateTime", "IssueDateTime"].iter().find_map(|path| earlier.first(path)).and_then(written_date);
        reference::add(&mut found, Reference { date: values.date("BT-26", dated), ..Reference::numbered(kind, number) });
    }
    found
}

fn notes(head: &Head<'_>) -> Vec<String> {
    head.all("document/IncludedNote/Content").into_iter().filter_map(Element::paragraphs).collect()
}

fn accounts(head: &Head<'_>) -> Vec<String> {
    let accounts = head.all("settlement/SpecifiedTradeSettlementPaymentMeans/PayeePartyCreditorFinancialAccount");
    distinct(accounts.into_iter().filter_map(|account| account.text_of(&["IBANID", "ProprietaryID"])))
}

fn external_ids(head: &Head<'_>) -> Vec<(String, String)> {
    let reference = |path: &str| head.first(path).and_then(referred);
    let named = [
        ("buyer_reference", head.text("agreement/BuyerReference")),
        ("sales_order", reference("agreement/SellerOrderReferencedDocument")),
        ("contract", reference("agreement/ContractReferencedDocument")),
        ("delivery_note", reference("delivery/DespatchAdviceReferencedDocument")),
    ];
    named.into_iter().filter_map(|(name, id)| Some((name.to_owned(), id?))).collect()
}

fn delivered(head: &Head<'_>, values: &mut Values) -> Option<Date> {
    let events = [
        "delivery/ActualDeliverySupplyChainEvent/OccurrenceDateTime",
        "delivery/RequestedDeliverySupplyChainEvent/OccurrenceDateTime",
        "delivery/RequestedDeliverySupplyChainEvent/OccurrenceSpecifiedPeriod/EndDateTime",
    ];
    let written = events.iter().flat_map(|path| head.all(path)).find_map(written_date);
    values.date("BT-72", written)
}

fn response(head: &Head<'_>, document: &Document) -> Response {
    let code = head.text("document/StatusCode");
    let orders = document.order_references.iter().map(|number| Reference::numbered(Kind::Order, number.clone()));
    Response { verdict: untdid::verdict(code.as_deref()), code, refers_to: orders.collect(), ..Response::default() }
}

/// What is said of something at a path below it.
fn texts(element: Element<'_>, path: &str) -> Vec<String> {
    element.all(path).into_iter().filter_map(Element::paragraphs).collect()
}
