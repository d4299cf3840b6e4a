//! Whatever bytes come in, the reader answers; it never panics, and what it keeps can be read again.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use kontor_documents::{inspect, read, read_masked};
use proptest::prelude::*;

static FILES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/files");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
});

fn holds(bytes: &[u8]) -> Result<(), TestCaseError> {
    let result = read_masked(bytes);
    prop_assert_eq!(read(bytes), result.clone().map(|(document, _)| document));
    let document = result.as_ref().map(|(document, _)| document.clone()).map_err(Clone::clone);
    let line = inspect("x", &document).to_string();
    prop_assert!(serde_json::from_str::<serde_json::Value>(&line).is_ok());
    if let Ok((document, masked)) = result {
        prop_assert!(!document.number.is_empty());
        prop_assert_eq!(read_masked(&masked), Ok((document, masked.clone())));
    }
    Ok(())
}

/// A piece of one file put in place of a piece of another, or of noise.
fn spliced() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..12),
        "[<>/&;\"'=!\\[\\]a-zżłé0-9 .,:-]{0,24}".prop_map(String::into_bytes),
        (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0usize..300).prop_map(|(file, at, length)| {
            let bytes = file.get(&FILES);
            let start = at.index(bytes.len());
            bytes[start..bytes.len().min(start + length)].to_vec()
        }),
    ];
    (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0usize..60, piece).prop_map(|(file, at, gap, piece)| {
        let bytes = file.get(&FILES);
        let start = at.index(bytes.len());
        [&bytes[..start], &piece, &bytes[bytes.len().min(start + gap)..]].concat()
    })
}

proptest! {
    #[test]
    fn random_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        holds(&bytes)?;
    }

    #[test]
    fn random_markup_is_answered(text in "(<[a-z!?/]{1,4}( [a-z:]{1,5}='[^']{0,4}')?/?>|[a-z&;\\[\\]]{0,4}|<!DOCTYPE [a-z]{0,4}>){0,12}") {
        holds(text.as_bytes())?;
    }

    #[test]
    fn a_damaged_file_is_answered(bytes in spliced()) {
        holds(&bytes)?;
    }
}
