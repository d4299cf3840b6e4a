//! Any bytes at all as a PDF: the invoice in it is found or refused, and the reader may not panic, hang or grow.
#![no_main]

use kontor_documents::read_masked;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let pdf = if bytes.starts_with(b"%PDF-") { bytes.to_vec() } else { [b"%PDF-1.7\n", bytes].concat() };
    if let Ok((document, original)) = read_masked(&pdf) {
        assert_eq!(original, pdf);
        assert!(!document.number.is_empty());
    }
});
