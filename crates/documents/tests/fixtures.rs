//! Every file of our own firms is read into exactly the record that was looked at when its snapshot was accepted.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::fs;
use std::path::PathBuf;

use kontor_documents::{Document, FINDING_CODES, inspect, inspect_json, read, read_masked};

fn files() -> Vec<(String, Vec<u8>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/files");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn each_file_gives_the_record_that_was_agreed() {
    for (name, bytes) in files() {
        insta::assert_json_snapshot!(name, read(&bytes).unwrap());
    }
}

#[test]
fn each_file_is_inspected_as_one_line_of_json() {
    let lines: Vec<String> = files().iter().map(|(name, bytes)| inspect(&format!("{name}.xml"), &read(bytes)).to_string()).collect();
    insta::assert_snapshot!("inspect", lines.join("\n"));
}

#[test]
fn the_value_for_programs_says_the_same_as_the_line() {
    for (name, bytes) in files() {
        let result = read(&bytes);
        let line: serde_json::Value = serde_json::from_str(&inspect(&name, &result).to_string()).unwrap();
        assert_eq!(inspect_json(&name, &result), line);
    }
}

#[test]
fn a_record_comes_back_from_its_json_as_it_was() {
    for (name, bytes) in files() {
        let document = read(&bytes).unwrap();
        let json = serde_json::to_string(&document).unwrap();
        assert_eq!(serde_json::from_str::<Document>(&json).unwrap(), document, "{name}");
    }
}

#[test]
fn a_record_of_another_release_is_still_read() {
    let json = r#"{"format":"cxml","kind":"order","number":"7","colour":"blue","seller":{"name":"Bolt","mood":1}}"#;
    let document: Document = serde_json::from_str(json).unwrap();
    assert_eq!(document.seller.name.as_deref(), Some("Bolt"));
    assert_eq!(document.total_payable, None);
}

#[test]
fn every_remark_is_in_the_list_of_codes_and_has_a_sentence() {
    for (name, bytes) in files() {
        for finding in read(&bytes).unwrap().warnings {
            assert!(FINDING_CODES.contains(&finding.code.as_str()), "{name}: {finding:?}");
            let sentence = finding.to_string();
            assert!(sentence.ends_with('.') && !sentence.contains('?'), "{name}: {sentence}");
        }
    }
}

#[test]
fn a_ubl_file_is_kept_byte_for_byte() {
    for (name, bytes) in files().into_iter().filter(|(name, _)| name.starts_with("ubl")) {
        assert_eq!(read_masked(&bytes).unwrap().1, bytes, "{name}");
    }
}

#[test]
fn a_line_of_json_is_one_line_to_every_reader_of_lines() {
    let invoice = include_str!("files/ubl-invoice-gdynia-duisburg.xml");
    let order = include_str!("files/cxml-order-new.xml").replace("4500017300", "45\u{2028}00\u{85}17300");
    for text in [invoice.replace("FV/2026/11/7", "FV\u{85}7\u{2029}a"), order] {
        let line = inspect("x\u{2028}", &read(text.as_bytes())).to_string();
        assert!(!line.contains(['\u{85}', '\u{2028}', '\u{2029}', '\n']), "{line}");
        assert!(serde_json::from_str::<serde_json::Value>(&line).is_ok());
    }
}
