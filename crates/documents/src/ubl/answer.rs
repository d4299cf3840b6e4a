//! What a UBL document answers: `OrderResponse`, `OrderResponseSimple` and `ApplicationResponse`.

use super::{Shape, references_at};
use crate::value::Values;
use crate::xml::Element;
use crate::{Condition, Document, Kind, Reason, Reference, Response, Verdict, untdid};

pub(super) fn read(root: Element<'_>, shape: &Shape, code: Option<String>, document: &mut Document, values: &mut Values) {
    document.response = match shape.root {
        "OrderResponse" => Some(to_order(root, code, values)),
        "OrderResponseSimple" => Some(simple(root, values)),
        "ApplicationResponse" => Some(to_document(root, code, document, values)),
        _ => None,
    };
}

fn to_order(root: Element<'_>, code: Option<String>, values: &mut Values) -> Response {
    Response {
        verdict: untdid::verdict(code.as_deref()),
        code,
        refers_to: references_at(root, &[("OrderReference", Kind::Order)], values),
        ..Response::default()
    }
}

fn simple(root: Element<'_>, values: &mut Values) -> Response {
    let accepted = root.text("AcceptedIndicator");
    let verdict = match accepted.as_deref() {
        Some("true" | "1") => Verdict::Accepted,
        Some("false" | "0") => Verdict::Rejected,
        _ => Verdict::Other,
    };
    let why = |text| Reason { text: Some(text), ..Reason::default() };
    let reasons = root.texts("RejectionNote").into_iter().map(why).collect();
    Response { verdict, code: accepted, reasons, ..to_order(root, None, values) }
}

fn to_document(root: Element<'_>, code: Option<String>, document: &mut Document, values: &mut Values) -> Response {
    let technical = is_technical(document.profile.as_deref(), code.as_deref());
    let mut answer = Response {
        verdict: untdid::verdict(code.as_deref()),
        code,
        on: values.date("effective", root.text("DocumentResponse/Response/EffectiveDate")),
        technical,
        ..Response::default()
    };
    for reference in root.all("DocumentResponse/DocumentReference") {
        answer.refers_to.extend(referred(reference, technical, values));
    }
    for status in root.all("DocumentResponse/Response/Status") {
        add_status(&mut answer, status, None);
    }
    for line in root.all("DocumentResponse/LineResponse") {
        let number = line.text("LineReference/LineID");
        for response in line.all("Response") {
            let text = response.text("Description");
            answer.reasons.extend(text.map(|text| Reason { code: response.text("ResponseCode"), text: Some(text), line: number.clone() }));
            response.all("Status").into_iter().for_each(|status| add_status(&mut answer, status, number.clone()));
        }
    }
    if answer.verdict == Verdict::Paid && answer.reasons.iter().any(|reason| reason.code.as_deref() == Some("PPD")) {
        answer.verdict = Verdict::PartlyPaid;
    }
    if technical {
        document.kind = Kind::StatusUpdate;
    } else if answer.refers_to.iter().any(|reference| matches!(reference.kind, Some(Kind::Order | Kind::OrderChange))) {
        // Orders are answered by the seller.
        document.kind = Kind::StatusUpdate;
        document.order_references.extend(answer.refers_to.iter().map(|reference| reference.number.clone()));
        std::mem::swap(&mut document.seller, &mut document.buyer);
    }
    answer
}

/// Peppol's Message Level Response and Message Level Status, and `OIOUBL`'s answers of machines.
fn is_technical(profile: Option<&str>, code: Option<&str>) -> bool {
    let profile = profile.unwrap_or_default().to_ascii_lowercase();
    profile.contains(":mlr:")
        || profile.contains(":mls:")
        || code.is_some_and(|code| code.starts_with("Technical") || code.starts_with("Profile"))
}

/// A technical answer names the envelope, every other one the document.
fn referred(reference: Element<'_>, technical: bool, values: &mut Values) -> Option<Reference> {
    let number = reference.text("ID")?;
    if technical {
        return Some(Reference { external_ids: vec![("sbdh".to_owned(), number)], ..Reference::default() });
    }
    let external_ids = reference.text("UUID").map(|uuid| ("uuid".to_owned(), uuid)).into_iter().collect();
    Some(Reference {
        kind: referred_kind(reference.text_of(&["DocumentTypeCode", "DocumentType"]).as_deref()),
        number,
        date: values.date("BT-26", reference.text("IssueDate")),
        external_ids,
    })
}

/// UNTDID 1001, or the name of the UBL type.
fn referred_kind(code: Option<&str>) -> Option<Kind> {
    Some(match code? {
        "220" | "221" | "105" | "Order" => Kind::Order,
        "230" | "OrderChange" => Kind::OrderChange,
        "231" | "OrderResponse" | "OrderResponseSimple" => Kind::Confirmation,
        "351" | "DespatchAdvice" => Kind::ShipNotice,
        "CreditNote" => Kind::CreditNote,
        "Invoice" => Kind::Invoice,
        code if untdid::is_credit(code) => Kind::CreditNote,
        code if code.len() == 3 && code.starts_with(['3', '8']) => Kind::Invoice,
        _ => return None,
    })
}

/// One `Status`: a reason or an action, told apart by their list, and the values that are expected.
fn add_status(answer: &mut Response, status: Element<'_>, line: Option<String>) {
    let code = status.text("StatusReasonCode");
    let list = status.attribute_at("StatusReasonCode", "listID").unwrap_or_default();
    let reason = Reason { code, text: status.text_of(&["StatusReason", "Text"]), line };
    let is_action = list.eq_ignore_ascii_case("OPStatusAction") || (list.is_empty() && is_action_code(reason.code.as_deref()));
    if reason.code.is_some() || reason.text.is_some() {
        if is_action { &mut answer.actions } else { &mut answer.reasons }.push(reason);
    }
    answer.conditions.extend(status.all("Condition").into_iter().filter_map(condition));
}

/// The codes of `OPStatusAction` that are not reasons too.
fn is_action_code(code: Option<&str>) -> bool {
    matches!(code, Some("NOA" | "PIN" | "NIN" | "CNF" | "CNP" | "CNA"))
}

fn condition(condition: Element<'_>) -> Option<Condition> {
    let field = condition.text("AttributeID");
    let value = condition.text_of(&["Description", "Measure"]);
    (field.is_some() || value.is_some()).then(|| Condition { field: field.unwrap_or_default(), value })
}
