//! Messages with files: the document in any place and any encoding, its files in their order, and what a broken one is told.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kontor_documents::{Limit, Refusal, embedded, envelope, read, read_masked, with_content_type};
use proptest::prelude::*;

const ORDER: &str = include_str!("files/cxml-order-new.xml");
const WITH_FILES: &[u8] = include_bytes!("files/cxml-debit-memo-with-attachments.mime");
const SECRET: &str = "k7-Zielona!Brama";

/// A message with the order and one file, its lines ended as asked for.
fn message(break_: &str, order: &str, transfer: &str, start: &str) -> Vec<u8> {
    let lines = [
        "Content-Type: multipart/related; type=\"text/xml\"; boundary=b",
        start,
        "",
        "--b",
        "Content-Type: text/xml",
        "Content-ID: <order>",
        transfer,
        "",
        order,
        "--b",
        "Content-Type: image/png",
        "Content-ID: <drawing@acme.example>",
        "",
        "\u{1}\u{2}\u{3}",
        "--b--",
    ];
    let kept: Vec<&str> = lines
        .into_iter()
        .enumerate()
        .filter(|(place, line)| !line.is_empty() || [2, 7, 12].contains(place))
        .map(|(_, line)| line)
        .collect();
    kept.join(break_).into_bytes()
}

fn quoted(text: &str) -> String {
    let escape =
        |byte: u8| if byte.is_ascii_alphanumeric() || byte == b'\n' { char::from(byte).to_string() } else { format!("={byte:02X}") };
    text.bytes().map(escape).collect::<String>().replace("Order", "Ord=\r\ner")
}

fn code(bytes: &[u8]) -> &'static str {
    read(bytes).unwrap_err().code()
}

#[test]
fn the_document_is_found_however_it_is_written() {
    let mut expected = read(ORDER.as_bytes()).unwrap();
    let files =
        |document: &kontor_documents::Document| document.attachments.iter().map(|file| (file.name.clone(), file.size)).collect::<Vec<_>>();
    expected.attachments = read(&message("\r\n", ORDER, "", "")).unwrap().attachments;
    assert_eq!(files(&expected), [("drawing@acme.example".to_owned(), 3)]);
    for break_ in ["\r\n", "\n"] {
        for (order, transfer) in [
            (ORDER.to_owned(), ""),
            (ORDER.to_owned(), "Content-Transfer-Encoding: 8bit"),
            (ORDER.to_owned(), "content-transfer-encoding:Binary"),
            (STANDARD.encode(ORDER), "Content-Transfer-Encoding: base64"),
            (quoted(ORDER), "Content-Transfer-Encoding: quoted-printable"),
        ] {
            for start in ["", " ; start=\"<order>\"", "\t;start=order"] {
                let bytes = message(break_, &order, transfer, start);
                assert_eq!(read(&bytes).unwrap(), expected, "{break_:?} {transfer} {start}");
                let (document, masked) = read_masked(&bytes).unwrap();
                assert_eq!(document, expected);
                assert_eq!(read(&masked).unwrap(), expected, "{break_:?} {transfer} {start}");
                let (_, without) = read_masked(ORDER.as_bytes()).unwrap();
                let again = read_masked(&masked).unwrap().1;
                assert_eq!(again, masked);
                assert!(!masked.windows(SECRET.len()).any(|window| window == SECRET.as_bytes()));
                if transfer.is_empty() {
                    assert_eq!(masked, message(break_, str::from_utf8(&without).unwrap(), transfer, start));
                }
            }
        }
    }
}

#[test]
fn no_encoding_hides_the_secret_from_the_mask() {
    for (order, transfer) in [(STANDARD.encode(ORDER), "base64"), (quoted(ORDER), "quoted-printable")] {
        let bytes = message("\r\n", &order, &format!("Content-Transfer-Encoding: {transfer}"), "");
        let masked = read_masked(&bytes).unwrap().1;
        assert_eq!(envelope(&bytes).unwrap().sender[0].secret.as_deref(), Some(SECRET));
        assert_eq!(envelope(&masked).unwrap().sender[0].secret, None, "{transfer}");
    }
}

#[test]
fn files_come_out_as_they_went_in() {
    let document = read(WITH_FILES).unwrap();
    let names: Vec<&str> = document.attachments.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["Preisliste Göteborg.pdf", "note@kontor-test.example"]);
    let pdf = embedded(WITH_FILES, 0).unwrap();
    assert_eq!((pdf.name.as_str(), pdf.media_type.as_str()), ("Preisliste Göteborg.pdf", "application/pdf"));
    assert!(pdf.bytes.starts_with(b"%PDF-1.4") && pdf.bytes.ends_with(b"%%EOF\n"));
    assert_eq!(pdf.bytes.len() as u64, document.attachments[0].size);
    assert_eq!(embedded(WITH_FILES, 1).unwrap().bytes, b"Two pallets.");
    assert_eq!(embedded(WITH_FILES, 2), None);
    let (_, masked) = read_masked(WITH_FILES).unwrap();
    assert_eq!(embedded(&masked, 0).unwrap(), pdf);
}

#[test]
fn a_file_inside_an_invoice_comes_out_too() {
    let object = |name: &str, text: &str| {
        format!(
            "<cac:AdditionalDocumentReference><cbc:ID>{name}</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject \
             mimeCode='text/csv'>{text}</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>"
        )
    };
    let invoice = include_str!("files/ubl-invoice-gdynia-duisburg.xml");
    let text = invoice.replace("</Invoice>", &(object("hours", "\n  YTt\n  iCg==\n") + &object("broken", "a?b") + "</Invoice>"));
    let document = read(text.as_bytes()).unwrap();
    let place = document.attachments.iter().position(|file| file.name == "hours").unwrap();
    let file = embedded(text.as_bytes(), place).unwrap();
    assert_eq!((file.bytes.as_slice(), file.media_type.as_str()), (b"a;b\n".as_slice(), "text/csv"));
    assert_eq!(file.bytes.len() as u64, document.attachments[place].size);
    assert_eq!(embedded(text.as_bytes(), place + 1), None);
}

#[test]
fn a_message_that_lost_its_header_is_known_by_its_first_boundary() {
    let whole = message("\r\n", ORDER, "", "");
    let body = &whole[whole.windows(3).position(|window| window == b"--b").unwrap()..];
    assert_eq!(read(body).unwrap(), read(&whole).unwrap());
    let header = "multipart/related; boundary=b";
    assert_eq!(read(&with_content_type(header, body)).unwrap(), read(&whole).unwrap());
    assert_eq!(&*with_content_type("text/xml; charset=utf-8", body), body);
    assert_eq!(&*with_content_type("multipart/related; boundary=b\r\nX: y", body), body);
}

#[test]
fn the_only_part_with_a_header_of_its_own_is_the_document() {
    let bytes = format!("Content-Type: text/xml\r\nContent-Transfer-Encoding: base64\r\n\r\n{}", STANDARD.encode(ORDER));
    assert_eq!(read(bytes.as_bytes()).unwrap(), read(ORDER.as_bytes()).unwrap());
}

#[test]
fn a_document_behind_words_is_found_by_its_type() {
    let words = "--b\r\nContent-Type: text/plain\r\n\r\nDear partner,\r\n--b\r\nContent-Type: application/xml\r\n\r\n";
    let bytes = format!("Content-Type: multipart/mixed; boundary=b\r\n\r\n{words}{ORDER}\r\n--b--\r\n");
    assert_eq!(read(bytes.as_bytes()).unwrap().number, "4500017300");
}

#[test]
fn what_is_broken_is_refused_and_never_guessed() {
    let whole = message("\r\n", ORDER, "", "");
    for length in [60, 300, whole.len() - 6] {
        assert_eq!(code(&whole[..length]), "broken-multipart", "cut at {length}");
    }
    let header = "Content-Type: multipart/related; boundary=b\r\n\r\n";
    for body in ["", "--b--\r\n", "--b\r\n", "--b\r\nContent-Type: text/xml\r\n\r\n<cXML/>", "--c\r\n\r\n<cXML/>\r\n--c--\r\n"] {
        assert_eq!(code(format!("{header}{body}").as_bytes()), "broken-multipart", "{body}");
    }
    let broken = message("\r\n", "PGNYTUw?", "Content-Transfer-Encoding: base64", "");
    assert_eq!(code(&broken), "broken-multipart");
    assert_eq!(code(&message("\r\n", ORDER, "Content-Transfer-Encoding: x-uuencode", "")), "broken-multipart");
    assert_eq!(code(&message("\r\n", "%PDF-1.7", "", "")), "not-read-yet");
    assert_eq!(code(&message("\r\n", &ORDER.replace("<cXML ", "<!DOCTYPE cXML [<!ENTITY a 'b'>]><cXML "), "", "")), "entity-declaration");
}

#[test]
fn a_message_may_bring_two_hundred_parts_and_no_more() {
    let parts = |count: usize| {
        let order = format!("--b\r\nContent-Type: text/xml\r\n\r\n{ORDER}\r\n");
        let bytes = format!("Content-Type: multipart/related; boundary=b\r\n\r\n{order}{}--b--", "--b\r\n\r\nx\r\n".repeat(count - 1));
        read(bytes.as_bytes()).map(|document| document.attachments.len())
    };
    assert_eq!(parts(200), Ok(199));
    assert_eq!(parts(201), Err(Refusal::OverLimit { limit: Limit::Parts, allowed: 200, found: 201 }));
    let many = format!("Content-Type: multipart/related; boundary=b\r\n\r\n{}", "--b\n".repeat(5_000_000));
    assert_eq!(code(many.as_bytes()), "broken-multipart");
}

#[test]
fn a_document_in_a_message_may_be_no_larger_than_alone() {
    let large = ORDER.replace("<Header>", &format!("<Header><!--{}-->", " ".repeat(10 << 20)));
    assert_eq!(code(&message("\r\n", &large, "", "")), "over-limit");
    let file = message("\r\n", ORDER, "", "");
    let file = [&file[..file.len() - 8], &vec![b'x'; 12 << 20], b"\r\n--b--"].concat();
    assert_eq!(read(&file).unwrap().attachments[0].size, (12 << 20) + 3 - 1);
}

proptest! {
    #[test]
    fn any_file_comes_out_as_it_went_in(content in proptest::collection::vec(any::<u8>(), 0..300), name in "[a-z]{1,9}") {
        let head = format!("Content-Type: multipart/related; boundary=\"a b\"\r\n\r\n--a b\r\nContent-Type: text/xml\r\n\r\n{ORDER}\r\n--a b\r\n");
        let part = format!("Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename={name}\r\n\r\n{}", STANDARD.encode(&content));
        let bytes = format!("{head}{part}\r\n--a b--\r\n");
        let file = embedded(bytes.as_bytes(), 0).unwrap();
        prop_assert_eq!((file.name, file.bytes), (name, content));
    }

    #[test]
    fn a_damaged_message_is_answered(at in 0usize..2000, gap in 0usize..40, noise in "[-\r\na-zA-Z:;=<>/ \"]{0,20}") {
        let start = at.min(WITH_FILES.len());
        let bytes = [&WITH_FILES[..start], noise.as_bytes(), &WITH_FILES[WITH_FILES.len().min(start + gap)..]].concat();
        if let Ok((document, masked)) = read_masked(&bytes) {
            prop_assert!(!masked.windows(SECRET.len()).any(|window| window == SECRET.as_bytes()) || !bytes.starts_with(b"MIME"));
            prop_assert_eq!(read(&masked), Ok(document));
        }
    }
}

#[test]
fn xml_that_says_nothing_of_its_encoding_is_read_as_its_envelope_says() {
    let ubl = include_str!("files/ubl-invoice-gdynia-duisburg.xml");
    let bare = ubl.split_once("?>").unwrap().1.trim_start();
    let name = read(ubl.as_bytes()).unwrap().seller.name;
    let (polish, _, lost) = encoding_rs::WINDOWS_1250.encode(bare);
    assert!(!lost && read(&polish).is_err(), "as UTF-8 it is broken");
    let told = with_content_type("application/xml; charset=windows-1250", &polish);
    assert_eq!(read(&told).unwrap().seller.name, name);
    assert_eq!(read(&read_masked(&told).unwrap().1).unwrap().seller.name, name, "the kept original reads alike");
    for (content_type, body) in [("application/xml; charset=windows-1250", ubl), ("text/xml; charset=utf-8", bare), ("text/xml", bare)] {
        assert_eq!(*with_content_type(content_type, body.as_bytes()), *body.as_bytes(), "{content_type}");
    }
    let declared = message("\r\n", ubl, "", "");
    let lying =
        String::from_utf8(declared).unwrap().replacen("Content-Type: text/xml\r\n", "Content-Type: text/xml; charset=iso-8859-1\r\n", 1);
    assert_eq!(read(lying.as_bytes()).unwrap().seller.name, name, "the document's own word counts");
}
