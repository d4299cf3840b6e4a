//! What Kontor writes itself: a Peppol Invoice Response, for whoever sends it on to the seller's systems.

use jiff::civil::Date;
use quick_xml::escape::escape;

use crate::{Document, IdentifierKind, Kind, Party, Response, Verdict};

/// An answer to an invoice or a credit note, ready to be written.
#[derive(Debug, Clone, Copy)]
pub struct InvoiceResponse<'a> {
    /// Its own number.
    pub id: &'a str,
    /// The calendar date of its issue.
    pub issued_on: Date,
    /// Free text for its reader.
    pub note: Option<&'a str>,
    /// What it says; reasons, actions and conditions among it.
    pub response: &'a Response,
    /// The invoice it answers: buyer and seller are taken from it.
    pub invoice: &'a Document,
}

impl InvoiceResponse<'_> {
    /// As UBL 2.1 `ApplicationResponse` by Peppol BIS Invoice Response 3 (transaction T111).
    ///
    /// The specification asks for an electronic address of both parties. One that a party does not have in the invoice is made from
    /// its GLN or its VAT number; where there is none of these either, the element is left out.
    pub fn to_xml(&self) -> String {
        let mut xml = Xml::default();
        xml.text.push_str(concat!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
            "<ApplicationResponse xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:ApplicationResponse-2\"\n",
            "  xmlns:cac=\"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2\"\n",
            "  xmlns:cbc=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\">\n",
        ));
        xml.depth = 1;
        xml.leaf("cbc:CustomizationID", "urn:fdc:peppol.eu:poacc:trns:invoice_response:3");
        xml.leaf("cbc:ProfileID", "urn:fdc:peppol.eu:poacc:bis:invoice_response:3");
        xml.leaf("cbc:ID", self.id);
        xml.leaf("cbc:IssueDate", &self.issued_on.to_string());
        if let Some(note) = self.note.filter(|note| !note.trim().is_empty()) {
            xml.leaf("cbc:Note", note);
        }
        xml.within("cac:SenderParty", |xml| party(xml, &self.invoice.buyer));
        xml.within("cac:ReceiverParty", |xml| party(xml, &self.invoice.seller));
        xml.within("cac:DocumentResponse", |xml| self.document_response(xml));
        xml.text.push_str("</ApplicationResponse>\n");
        xml.text
    }

    fn document_response(&self, xml: &mut Xml) {
        xml.within("cac:Response", |xml| {
            xml.coded("cbc:ResponseCode", "listID", "UNCL4343OpSubset", code(self.response.verdict));
            let effective = self.response.on.unwrap_or(self.issued_on);
            xml.leaf("cbc:EffectiveDate", &effective.to_string());
            self.statuses(xml);
        });
        xml.within("cac:DocumentReference", |xml| {
            xml.leaf("cbc:ID", &self.invoice.number);
            if let Some(date) = self.invoice.issue_date {
                xml.leaf("cbc:IssueDate", &date.to_string());
            }
            let type_code = if self.invoice.kind == Kind::CreditNote { "381" } else { "380" };
            let stated = self.invoice.type_code.as_deref().filter(|code| code.len() <= 3 && code.bytes().all(|c| c.is_ascii_digit()));
            xml.coded("cbc:DocumentTypeCode", "listID", "UNCL1001", stated.unwrap_or(type_code));
        });
    }

    /// Each code has a `Status` of its own; expected values stand with the first.
    fn statuses(&self, xml: &mut Xml) {
        let reasons = self.response.reasons.iter().map(|reason| ("OPStatusReason", reason));
        let actions = self.response.actions.iter().map(|action| ("OPStatusAction", action));
        for (place, (list, reason)) in reasons.chain(actions).enumerate() {
            xml.within("cac:Status", |xml| {
                xml.coded("cbc:StatusReasonCode", "listID", list, reason.code.as_deref().unwrap_or("OTH"));
                // T111-R002: with OTH the reason in words should stand as well.
                if let Some(text) = reason.text.as_deref().filter(|text| !text.trim().is_empty()) {
                    xml.leaf("cbc:StatusReason", text);
                }
                for condition in self.response.conditions.iter().filter(|_| place == 0) {
                    xml.within("cac:Condition", |xml| {
                        xml.leaf("cbc:AttributeID", &condition.field);
                        if let Some(value) = &condition.value {
                            xml.leaf("cbc:Description", value);
                        }
                    });
                }
            });
        }
    }
}

/// The code of UNCL 4343 in Peppol's subset.
fn code(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Received | Verdict::Other => "AB",
        Verdict::InProcess => "IP",
        Verdict::UnderQuery => "UQ",
        Verdict::ConditionallyAccepted => "CA",
        Verdict::Rejected | Verdict::Canceled => "RE",
        Verdict::Accepted => "AP",
        Verdict::PartlyPaid | Verdict::Paid => "PD",
    }
}

fn party(xml: &mut Xml, party: &Party) {
    if let Some((scheme, address)) = endpoint(party) {
        xml.coded("cbc:EndpointID", "schemeID", &scheme, &address);
    }
    if let Some(id) = party.best_id() {
        xml.within("cac:PartyIdentification", |xml| xml.leaf("cbc:ID", id));
    }
    let name = party.name.as_deref().or_else(|| party.best_id()).unwrap_or("-");
    xml.within("cac:PartyLegalEntity", |xml| xml.leaf("cbc:RegistrationName", name));
}

/// The electronic address with its scheme out of the code list EAS.
fn endpoint(party: &Party) -> Option<(String, String)> {
    let of = |kind| party.ids.iter().find(|id| id.kind == kind);
    if let Some(endpoint) = of(IdentifierKind::Endpoint)
        && let Some(scheme) = endpoint.scheme.as_deref().filter(|scheme| scheme.len() == 4)
    {
        return Some((scheme.to_owned(), endpoint.value.clone()));
    }
    let values = party.scheme_values();
    let named = |scheme: &str| values.iter().find(|(known, _)| known == scheme).map(|(_, value)| value);
    if let Some((scheme, value)) = named("peppol").and_then(|value| value.split_once(':')) {
        return Some((scheme.to_owned(), value.to_owned()));
    }
    if let Some(gln) = named("gln") {
        return Some(("0088".to_owned(), gln.clone()));
    }
    let vat = named("vat")?;
    let scheme = VAT_SCHEMES.iter().find(|(country, _)| vat.starts_with(country))?.1;
    Some((scheme.to_owned(), vat.clone()))
}

/// Schemes of EAS for VAT numbers, by the prefix of the number.
const VAT_SCHEMES: [(&str, &str); 27] = [
    ("AT", "9914"),
    ("BE", "9925"),
    ("BG", "9926"),
    ("CH", "9927"),
    ("CY", "9928"),
    ("CZ", "9929"),
    ("DE", "9930"),
    ("EE", "9931"),
    ("GB", "9932"),
    ("EL", "9933"),
    ("HR", "9934"),
    ("IE", "9935"),
    ("LI", "9936"),
    ("LT", "9937"),
    ("LU", "9938"),
    ("LV", "9939"),
    ("MT", "9943"),
    ("NL", "9944"),
    ("PL", "9945"),
    ("PT", "9946"),
    ("RO", "9947"),
    ("RS", "9948"),
    ("SI", "9949"),
    ("SK", "9950"),
    ("FR", "9957"),
    ("IT", "0211"),
    ("ES", "9920"),
];

/// Text that grows, element by element, each on a line of its own.
#[derive(Default)]
struct Xml {
    text: String,
    depth: usize,
}

impl Xml {
    fn line(&mut self, markup: &str) {
        self.text.extend(std::iter::repeat_n("  ", self.depth));
        self.text.push_str(markup);
        self.text.push('\n');
    }

    fn leaf(&mut self, name: &str, text: &str) {
        self.line(&format!("<{name}>{}</{name}>", written(text)));
    }

    fn coded(&mut self, name: &str, attribute: &str, value: &str, text: &str) {
        self.line(&format!("<{name} {attribute}=\"{}\">{}</{name}>", written(value), written(text)));
    }

    fn within(&mut self, name: &str, inside: impl FnOnce(&mut Self)) {
        self.line(&format!("<{name}>"));
        self.depth += 1;
        inside(self);
        self.depth -= 1;
        self.line(&format!("</{name}>"));
    }
}

/// Escaped, without characters that XML 1.0 has no place for (section 2.2).
fn written(text: &str) -> String {
    let clean: String = text.trim().chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    escape(&clean).into_owned()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{Condition, Identifier, Reason, Reference};

    fn firm(name: &str, vat: &str) -> Party {
        let id = Identifier { kind: IdentifierKind::Vat, scheme: None, value: vat.to_owned() };
        Party { name: Some(name.to_owned()), ids: vec![id], ..Party::default() }
    }

    #[test]
    fn what_is_written_is_read_again_with_its_reasons_and_the_expected_value() {
        let invoice = Document {
            number: "FV/2026/<11>".to_owned(),
            issue_date: Some(date(2026, 11, 20)),
            seller: firm("Bolt & Śruby", "PL5260001246"),
            buyer: firm("ACME Stahl GmbH", "DE811193231"),
            ..Document::default()
        };
        let reason = |code: &str, text: &str| Reason { code: Some(code.to_owned()), text: Some(text.to_owned()), line: None };
        let response = Response {
            verdict: Verdict::UnderQuery,
            reasons: vec![reason("PRI", "Price of line 3"), reason("REF", "")],
            actions: vec![reason("NIN", "")],
            conditions: vec![Condition { field: "BT-13".to_owned(), value: Some("PO0001".to_owned()) }],
            ..Response::default()
        };
        let written = InvoiceResponse {
            id: "Q-1",
            issued_on: date(2026, 11, 23),
            note: Some("Which price is right?\u{1}"),
            response: &response,
            invoice: &invoice,
        };
        let xml = written.to_xml();
        let read = crate::read(xml.as_bytes()).expect("it is a document that we read ourselves");
        assert_eq!((read.kind, read.number.as_str(), read.issue_date), (Kind::Response, "Q-1", Some(date(2026, 11, 23))));
        assert_eq!((read.seller.name.as_deref(), read.buyer.name.as_deref()), (Some("Bolt & Śruby"), Some("ACME Stahl GmbH")));
        let answer = read.response.expect("it says something");
        assert_eq!(answer.verdict, Verdict::UnderQuery);
        let codes: Vec<&str> = answer.reasons.iter().chain(&answer.actions).filter_map(|reason| reason.code.as_deref()).collect();
        assert_eq!(codes, ["PRI", "REF", "NIN"]);
        assert_eq!(answer.conditions, response.conditions);
        assert_eq!(answer.refers_to.iter().flat_map(Reference::names).collect::<Vec<_>>(), ["FV/2026/<11>"]);
        assert!(xml.contains("<cbc:EndpointID schemeID=\"9945\">PL5260001246</cbc:EndpointID>"), "{xml}");
    }
}
