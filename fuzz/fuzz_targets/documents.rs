//! Any bytes at all into the reader of documents: it may refuse, it may not panic, hang or lose what it keeps.
#![no_main]

use kontor_documents::{inspect, read, read_masked};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let result = read(bytes);
    let line = inspect("fuzz", &result).to_string();
    assert!(line.starts_with("{\"file\":\"fuzz\""));
    let Ok((document, masked)) = read_masked(bytes) else {
        assert!(result.is_err());
        return;
    };
    assert_eq!(result.as_ref(), Ok(&document));
    // What is stored in place of the original is the same document and holds no secret any more.
    let (again, untouched) = read_masked(&masked).expect("the masked original can be read");
    assert_eq!(again, document);
    assert_eq!(untouched, masked);
    for party in [&document.seller, &document.buyer] {
        assert!(party.scheme_values().iter().all(|(scheme, value)| !scheme.is_empty() && !value.is_empty()));
    }
});
