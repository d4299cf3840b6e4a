//! What cXML means, whatever way its senders write it.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use kontor_documents::{Document, Kind, LineVerdict, Operation, Refusal, Verdict, envelope, read};

const ACCEPT: &str = include_str!("files/cxml-confirmation-accept.xml");
const EXCEPT: &str = include_str!("files/cxml-confirmation-except.xml");
const AS_ORDERED: &str = include_str!("files/cxml-confirmation-detail-as-ordered.xml");
const SHIP_NOTICE: &str = include_str!("files/cxml-ship-notice-two-orders.xml");
const REJECTED: &str = include_str!("files/cxml-status-invoice-rejected.xml");
const FORWARDED: &str = include_str!("files/cxml-status-order-forwarded.xml");
const INVOICE: &str = include_str!("files/cxml-invoice-two-orders.xml");
const ORDER: &str = include_str!("files/cxml-order-new.xml");

fn document(text: &str) -> Document {
    read(text.as_bytes()).unwrap()
}

fn verdict(text: &str) -> Verdict {
    document(text).response.unwrap().verdict
}

#[test]
fn a_confirmation_means_what_its_type_says_unless_its_lines_know_better() {
    let header = |word: &str| verdict(&ACCEPT.replace("type=\"accept\"", &format!("type=\"{word}\"")));
    assert_eq!(header("accept"), Verdict::Accepted);
    assert_eq!(header("allDetail"), Verdict::Accepted);
    assert_eq!(header("Reject"), Verdict::Rejected);
    assert_eq!(header("requestToPay"), Verdict::Other);
    for word in ["detail", "except", "backordered", "replace"] {
        assert_eq!(header(word), Verdict::ConditionallyAccepted, "{word}");
    }
    let lines = |text: &str, word: &str| {
        verdict(&text.replacen("type=\"detail\"", &format!("type=\"{word}\""), 1).replace("type=\"except\"", &format!("type=\"{word}\"")))
    };
    assert_eq!(lines(AS_ORDERED, "detail"), Verdict::Accepted);
    assert_eq!(lines(AS_ORDERED, "reject"), Verdict::Rejected);
    assert_eq!(verdict(&EXCEPT.replace("type=\"except\"", "type=\"accept\"")), Verdict::ConditionallyAccepted);
}

#[test]
fn a_line_may_be_confirmed_in_parts() {
    let document = document(EXCEPT);
    let parts: Vec<_> = document.lines[0].statuses.iter().map(|status| (status.verdict, status.quantity.unwrap().to_string())).collect();
    assert_eq!(parts, [(LineVerdict::Changed, "600".to_owned()), (LineVerdict::Backordered, "400".to_owned())]);
    assert_eq!(document.lines[2].statuses[0].reasons[0].text.as_deref(), Some("no longer made"));
    assert_eq!(document.lines.len(), 3);
}

#[test]
fn a_confirmation_without_a_number_takes_the_name_of_its_message() {
    assert_eq!(
        document(&ACCEPT.replace("confirmID=\"AB-2026-771\"", "confirmID=\" \"")).number,
        "cxml-confirmation-accept@kontor-test.example"
    );
    let nameless = ACCEPT.replace("confirmID=", "x=").replace("payloadID=\"cxml", "y=\"cxml");
    assert_eq!(read(nameless.as_bytes()).unwrap_err(), Refusal::NoNumber);
    assert_eq!(read(SHIP_NOTICE.replace("shipmentID=", "x=").as_bytes()).unwrap_err(), Refusal::NoNumber);
}

#[test]
fn a_status_means_what_its_words_say() {
    let of = |word: &str| verdict(&REJECTED.replace("type=\"rejected\"", &format!("type=\"{word}\"")));
    let words = [
        ("processing", Verdict::InProcess),
        ("reconciled", Verdict::InProcess),
        ("paying", Verdict::InProcess),
        ("Paid", Verdict::Paid),
        ("rejected", Verdict::Rejected),
        ("canceled", Verdict::Canceled),
        ("approved", Verdict::Accepted),
        ("sleeping", Verdict::Other),
    ];
    for (word, verdict) in words {
        assert_eq!(of(word), verdict, "{word}");
    }
    assert_eq!(verdict(include_str!("files/cxml-status-invoice-partly-paid.xml")), Verdict::PartlyPaid);
}

#[test]
fn a_status_without_a_subject_tells_how_the_transport_went() {
    for (code, expected) in [("200", Verdict::Received), ("401", Verdict::Rejected), ("500", Verdict::Rejected), ("100", Verdict::Other)] {
        let response = document(&FORWARDED.replace("code=\"200\"", &format!("code=\"{code}\""))).response.unwrap();
        assert_eq!((response.verdict, response.technical), (expected, true), "{code}");
    }
    assert!(!document(REJECTED).response.unwrap().technical);
}

#[test]
fn whoever_received_a_document_says_where_it_stands() {
    let sides = |text: &str| {
        let document = document(text);
        (document.seller.ids[0].value.clone(), document.buyer.ids[0].value.clone())
    };
    let both = ("AN01000000202".to_owned(), "AN01000000101".to_owned());
    assert_eq!(sides(REJECTED), both);
    assert_eq!(sides(FORWARDED), both);
    assert_eq!(sides(include_str!("files/cxml-status-order-rejected.xml")), both);
    assert_eq!(sides(SHIP_NOTICE), both);
    assert_eq!(sides(ACCEPT), both);
}

#[test]
fn a_ship_notice_says_which_order_each_line_is_for() {
    let document = document(SHIP_NOTICE);
    let orders: Vec<_> = document.lines.iter().map(|line| line.order.as_deref().unwrap()).collect();
    assert_eq!(orders, ["4500017300", "4500017300", "4500017311"]);
    assert_eq!(document.shipment.unwrap().tracking, ["8202 8261 1194", "8202 8261 1195"]);
}

#[test]
fn an_operation_withdraws_or_replaces_what_was_sent_before() {
    let operation =
        |text: &str, word: &str| document(&text.replace("operation=\"new\"", &format!("operation=\"{word}\""))).revision.operation;
    for text in [ACCEPT, SHIP_NOTICE] {
        assert_eq!(operation(text, "delete"), Operation::Delete);
        assert_eq!(operation(text, "update"), Operation::Update);
        assert_eq!(operation(text, ""), Operation::New);
    }
    let withdrawn = document(&INVOICE.replace("operation=\"new\"", "operation=\"delete\""));
    assert_eq!((withdrawn.kind, withdrawn.warnings.iter().any(|finding| finding.code == "invoice-deleted")), (Kind::Invoice, true));
}

#[test]
fn a_memo_that_credits_is_a_credit_note_and_one_that_debits_is_an_invoice() {
    let kind = |word: &str| document(&INVOICE.replace("purpose=\"standard\"", &format!("purpose=\"{word}\""))).kind;
    for word in ["creditMemo", "lineLevelCreditMemo", "LINELEVELCREDITMEMO"] {
        assert_eq!(kind(word), Kind::CreditNote, "{word}");
    }
    for word in ["standard", "debitMemo", "lineLevelDebitMemo", ""] {
        assert_eq!(kind(word), Kind::Invoice, "{word}");
    }
}

#[test]
fn every_version_of_the_dtd_reads_the_same_and_none_is_needed() {
    let expected = document(ORDER);
    for version in ["1.2.007", "1.2.014", "1.2.045", "1.2.071"] {
        let read = document(&ORDER.replace("xml.cxml.org/schemas/cXML/1.2.050", &format!("xml.cXML.org/schemas/cXML/{version}")));
        assert_eq!(read.profile.as_deref(), Some(version));
        assert_eq!(Document { profile: expected.profile.clone(), ..read }, expected);
    }
    let doctype = ORDER.lines().nth(1).unwrap();
    assert_eq!(document(&ORDER.replace(doctype, "")), expected);
}

#[test]
fn white_space_between_elements_and_the_order_of_attributes_change_nothing() {
    for text in [ORDER, ACCEPT, EXCEPT, SHIP_NOTICE, REJECTED, INVOICE] {
        let expected = document(text);
        assert_eq!(
            document(&text.replace('\n', " \r\n\t ").replace("><", ">\n<").replace("<Comments>\n<", "<Comments><")).lines,
            expected.lines
        );
        let turned = text.replace("lineNumber=\"1\" quantity=\"1000\"", "quantity='1000'\n lineNumber='1'");
        assert_eq!(document(&turned), expected);
        let prefixed = text
            .replace('<', "<c:")
            .replace("<c:/", "</c:")
            .replace("<c:?", "<?")
            .replace("<c:!", "<!")
            .replace("<c:cXML ", "<c:cXML xmlns:c=\"urn:x\" ");
        assert_eq!(document(&prefixed), expected);
    }
}

#[test]
fn an_envelope_tells_who_knocks_and_never_shows_the_secret() {
    let found = envelope(ORDER.as_bytes()).unwrap();
    assert_eq!(found.payload_id.as_deref(), Some("20261123.1@acme.example"));
    assert_eq!(found.request, "OrderRequest");
    assert_eq!(found.sender[0].scheme_values(), [("network".to_owned(), "AN01000000999".to_owned())]);
    assert_eq!(found.sender[0].secret.as_deref(), Some("k7-Zielona!Brama"));
    assert!(!format!("{found:?}").contains("Zielona"));
    assert_eq!(found.from.scheme_values()[0], ("network".to_owned(), "AN01000000101".to_owned()));
}

#[test]
fn an_envelope_is_read_whatever_it_carries_but_only_of_cxml() {
    let profile = "<cXML payloadID='1@x'><Header/><Request><ProfileRequest/></Request></cXML>";
    assert_eq!(envelope(profile.as_bytes()).unwrap().request, "ProfileRequest");
    assert_eq!(envelope(b"<cXML><Response/></cXML>").unwrap().request, "Response");
    assert_eq!(envelope(b"<cXML/>").unwrap().request, "");
    assert_eq!(envelope(b"<other/>").unwrap_err().code(), "unknown");
    assert_eq!(envelope(b"<cXML>").unwrap_err().code(), "not-well-formed");
}
