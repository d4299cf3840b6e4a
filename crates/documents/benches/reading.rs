//! How many typical documents one core reads in a second, of each family: `cargo bench -p kontor-documents`.
#![expect(clippy::disallowed_methods, reason = "a measurement reads a real clock")]
#![expect(clippy::print_stdout, reason = "the table is its answer")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use kontor_documents::read_masked;

const FILES: [(&str, &[u8]); 5] = [
    ("UBL invoice", include_bytes!("../tests/files/ubl-invoice-gdynia-duisburg.xml")),
    ("UBL order", include_bytes!("../tests/files/ubl-order-duisburg-gdynia.xml")),
    ("CII invoice", include_bytes!("../tests/files/cii-factur-x-extended.xml")),
    ("KSeF invoice", include_bytes!("../tests/files/ksef-fa3-invoice.xml")),
    ("cXML order", include_bytes!("../tests/files/cxml-order-new.xml")),
];
const LASTING: Duration = Duration::from_secs(2);

fn main() {
    println!("{:<28} {:>10} {:>14}", "document", "bytes", "a second");
    for (name, file) in FILES {
        report(name, file);
        // A long one as well: the last line is repeated until it has a hundred kilobytes.
        if let Some(long) = lengthened(file, 100_000) {
            report(&format!("{name}, long"), &long);
        }
    }
}

fn report(name: &str, file: &[u8]) {
    let begin = Instant::now();
    let mut read = 0u32;
    while begin.elapsed() < LASTING {
        assert!(black_box(read_masked(black_box(file))).is_ok(), "{name} is refused");
        read += 1;
    }
    println!("{name:<28} {:>10} {:>14.0}", file.len(), f64::from(read) / begin.elapsed().as_secs_f64());
}

fn lengthened(file: &[u8], bytes: usize) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(file).ok()?;
    let names = ["cac:InvoiceLine", "cac:OrderLine", "ram:IncludedSupplyChainTradeLineItem", "FaWiersz", "ItemOut"];
    let name = names.iter().find(|name| text.contains(&format!("</{name}>")))?;
    let begins = text.rfind(&format!("<{name}>")).or_else(|| text.rfind(&format!("<{name} ")))?;
    let ends = text.rfind(&format!("</{name}>"))? + name.len() + 3;
    let lines = text[begins..ends].repeat(bytes.checked_div(ends - begins)?);
    Some(format!("{}{lines}{}", &text[..begins], &text[ends..]).into_bytes())
}
