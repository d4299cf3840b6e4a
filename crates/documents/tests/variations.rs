//! What may change in the writing of a document without a change in its reading.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use encoding_rs::{Encoding, ISO_8859_2, WINDOWS_1250, WINDOWS_1252};
use kontor_documents::read;
use proptest::prelude::*;

/// The files without mixed content, where white space between elements means nothing.
static FILES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/files");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let named = paths.iter().filter_map(|path| Some((path.file_stem()?.to_string_lossy().into_owned(), fs::read_to_string(path).ok()?)));
    named.filter(|(name, text)| !name.starts_with("cxml") && text.contains("UTF-8")).collect()
});

/// The same elements under other prefixes.
fn with_prefix(text: &str, from: &str, to: &str) -> String {
    let tag = |text: String, mark: &str| text.replace(&format!("{mark}{from}:"), &format!("{mark}{to}:"));
    let declared = text.replace(&format!("xmlns:{from}="), &format!("xmlns:{to}="));
    tag(tag(declared, "<"), "</")
}

/// The attributes of every start tag, the last one first.
fn with_attributes_turned(text: &str) -> String {
    let turned = text.split_inclusive('>').map(|piece| {
        let Some((before, tag)) = piece.rsplit_once('<') else { return piece.to_owned() };
        let (name, end) = (tag.split([' ', '>', '/']).next().unwrap_or_default(), if tag.ends_with("/>") { "/>" } else { ">" });
        let attributes: Vec<&str> = tag[name.len()..].trim_end_matches(end).trim().split_inclusive('"').collect();
        if name.is_empty() || name.starts_with(['?', '!']) || attributes.len() % 2 == 1 {
            return piece.to_owned();
        }
        let pairs = attributes.chunks(2).rev().map(|pair| format!(" {}", pair.concat().trim()));
        format!("{before}<{name}{}{end}", pairs.collect::<String>())
    });
    turned.collect()
}

fn encoded(text: &str, encoding: &'static Encoding, name: &str) -> Option<Vec<u8>> {
    let text = text.replacen("UTF-8", name, 1);
    let (bytes, _, lossy) = encoding.encode(&text);
    (!lossy).then(|| bytes.into_owned())
}

/// The text in one of the encodings, or as it is if that lacks a letter.
fn written(text: &str, way: usize) -> Vec<u8> {
    let wide = |text: &str| format!("\u{FEFF}{}", text.replacen("UTF-8", "UTF-16", 1)).encode_utf16().collect::<Vec<u16>>();
    match way {
        1 => wide(text).into_iter().flat_map(u16::to_le_bytes).collect(),
        2 => wide(text).into_iter().flat_map(u16::to_be_bytes).collect(),
        3 => encoded(text, WINDOWS_1250, "windows-1250").unwrap_or_else(|| text.into()),
        4 => encoded(text, ISO_8859_2, "ISO-8859-2").unwrap_or_else(|| text.into()),
        5 => encoded(text, WINDOWS_1252, "ISO-8859-1").unwrap_or_else(|| text.into()),
        _ => text.into(),
    }
}

proptest! {
    #[test]
    fn prefixes_order_white_space_comments_and_encodings_change_nothing(
        file in any::<prop::sample::Index>(),
        prefixes in proptest::option::of("[a-w][a-z0-9.-]{0,6}"),
        (turned, spaced, commented) in any::<(bool, bool, bool)>(),
        way in 0usize..6,
    ) {
        let (name, original) = file.get(&FILES);
        let mut text = original.clone();
        for (place, from) in ["cac", "cbc", "rsm", "ram", "udt", "qdt", "tns"].into_iter().enumerate() {
            if let Some(prefix) = &prefixes {
                text = with_prefix(&text, from, &format!("{prefix}{place}"));
            }
        }
        if turned {
            text = with_attributes_turned(&text);
        }
        if spaced {
            text = text.replace("><", ">\r\n\t <");
        }
        if commented {
            text = text.replacen("?>", "?><!-- 4711 -->", 1).replace("><", "><!-- <cbc:ID>0</cbc:ID> --><");
        }
        let (expected, changed) = (read(original.as_bytes()), read(&written(&text, way)));
        prop_assert_eq!(changed, expected, "{}", name);
    }
}

#[test]
fn the_variations_really_vary() {
    let text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><cbc:A b=\"1\" xmlns:cbc=\"u\">x</cbc:A>";
    assert_eq!(with_attributes_turned(text), "<?xml version=\"1.0\" encoding=\"UTF-8\"?><cbc:A xmlns:cbc=\"u\" b=\"1\">x</cbc:A>");
    assert!(with_prefix(text, "cbc", "q").ends_with("<q:A b=\"1\" xmlns:q=\"u\">x</q:A>"));
    assert!((1..6).all(|way| written(text, way) != text.as_bytes()));
    assert!(FILES.len() > 40, "{}", FILES.len());
}
