//! The same document in every encoding that is read, and the original without its password in each of them.

use encoding_rs::{Encoding, ISO_8859_2, ISO_8859_15, WINDOWS_1250, WINDOWS_1252};
use kontor_documents::{read, read_masked};

const POLISH: &str = include_str!("files/cxml-invoice-no-due-amount.xml");
const SECRET: &str = "k7-Zielona!Brama";

/// An invoice with letters that every encoding here has.
fn invoice(encoding: &str) -> String {
    POLISH
        .replace("UTF-8", encoding)
        .replace("Göteborgs Rör AB", "Müller & Söhne §")
        .replace('&', "&amp;")
        .replace("RÖR", "ROR")
        .replace('ø', "o")
}

fn bytes(encoding: &'static Encoding, text: &str) -> Vec<u8> {
    let (bytes, _, lossy) = encoding.encode(text);
    assert!(!lossy, "{} lacks a letter", encoding.name());
    bytes.into_owned()
}

/// Every way to write this invoice, by name.
fn all() -> Vec<(&'static str, Vec<u8>, Vec<u8>)> {
    let wide = |text: &str| -> Vec<u16> { text.encode_utf16().collect() };
    let little = |text: &str| wide(text).into_iter().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    let big = |text: &str| wide(text).into_iter().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
    let with_mark = |text: &str| format!("\u{FEFF}{text}");
    let single = |name: &str, encoding| (bytes(encoding, &invoice(name)), bytes(encoding, &without_secret(&invoice(name))));
    let utf8 = (invoice("UTF-8"), without_secret(&invoice("UTF-8")));
    let utf16 = (invoice("UTF-16"), without_secret(&invoice("UTF-16")));
    let row = |name, (whole, masked): (Vec<u8>, Vec<u8>)| (name, whole, masked);
    vec![
        ("UTF-8", utf8.0.clone().into_bytes(), utf8.1.clone().into_bytes()),
        ("UTF-8 with mark", with_mark(&utf8.0).into_bytes(), with_mark(&utf8.1).into_bytes()),
        ("UTF-8 that says UTF-16", utf16.0.clone().into_bytes(), utf16.1.clone().into_bytes()),
        ("UTF-16LE with mark", little(&with_mark(&utf16.0)), little(&with_mark(&utf16.1))),
        ("UTF-16BE with mark", big(&with_mark(&utf16.0)), big(&with_mark(&utf16.1))),
        ("UTF-16LE", little(&utf16.0), little(&utf16.1)),
        ("UTF-16BE", big(&utf16.0), big(&utf16.1)),
        row("ISO-8859-1", single("ISO-8859-1", WINDOWS_1252)),
        row("ISO-8859-2", single("iso-8859-2", ISO_8859_2)),
        row("ISO-8859-15", single("ISO-8859-15", ISO_8859_15)),
        row("windows-1250", single("windows-1250", WINDOWS_1250)),
        row("windows-1252", single("Windows-1252", WINDOWS_1252)),
    ]
}

fn without_secret(text: &str) -> String {
    assert_eq!(text.matches(SECRET).count(), 1);
    text.replace(SECRET, "")
}

#[test]
fn every_encoding_gives_the_same_document() {
    let expected = read(invoice("UTF-8").as_bytes()).unwrap();
    assert_eq!(expected.seller.name.as_deref(), Some("Müller & Söhne §"));
    for (name, whole, _) in all() {
        assert_eq!(read(&whole).unwrap(), expected, "{name}");
    }
}

#[test]
fn the_original_loses_its_secret_and_not_a_byte_more() {
    for (name, whole, expected) in all() {
        let (document, masked) = read_masked(&whole).unwrap();
        assert_eq!(masked, expected, "{name}");
        assert_eq!(read(&masked).unwrap(), document, "{name}");
    }
}

#[test]
fn a_damaged_declaration_does_not_move_the_secret() {
    let damaged = bytes(WINDOWS_1252, &invoice("ISO-8859-1").replace("<?xml v", "<?xml ´"));
    assert_eq!(read_masked(&damaged).unwrap_err().code(), "not-well-formed");
}

#[test]
fn every_secret_is_taken_out_whatever_it_holds() {
    let secrets = [
        "<SharedSecret>ąę</SharedSecret>",
        "<SharedSecret><![CDATA[a<b]]><x>y</x></SharedSecret>",
        "<c:SharedSecret xmlns:c='u'> p </c:SharedSecret>",
    ];
    let blank = ["<SharedSecret></SharedSecret>", "<SharedSecret></SharedSecret>", "<c:SharedSecret xmlns:c='u'></c:SharedSecret>"];
    let text = POLISH.replace("<UserAgent>", &format!("{}<SharedSecret/><UserAgent>", secrets.concat()));
    let expected = without_secret(&text).replace(&secrets.concat(), &blank.concat());
    assert_eq!(String::from_utf8(read_masked(text.as_bytes()).unwrap().1).unwrap(), expected);
}

#[test]
fn no_secret_is_in_the_record() {
    let text = POLISH.replace("</Identity>", "</Identity><SharedSecret>second secret</SharedSecret>");
    let record = serde_json::to_string(&read(text.as_bytes()).unwrap()).unwrap();
    assert!(!record.contains("secret") && !record.contains(SECRET), "{record}");
}

#[test]
fn a_shared_secret_in_ubl_is_none_of_ours() {
    let text = include_str!("files/ubl-invoice-gdynia-duisburg.xml").replace("</Invoice>", "<SharedSecret>x</SharedSecret></Invoice>");
    assert_eq!(read_masked(text.as_bytes()).unwrap().1, text.as_bytes());
}
