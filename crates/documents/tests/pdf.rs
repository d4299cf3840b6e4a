//! Invoices inside PDFs: wherever a program puts them they are found, and whatever an attacker makes of the file is refused.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::fmt::Write as _;

use kontor_documents::{Limit, Refusal, embedded, media_type, read, read_masked};
use lopdf::{Dictionary, Stream};

const CII: &str = include_str!("files/cii-invoice-gdynia-duisburg.xml");
const UBL: &str = include_str!("files/ubl-invoice-gdynia-duisburg.xml");
const EXTENDED: &str = include_str!("files/cii-factur-x-extended.xml");
const FIRST: &str = include_str!("files/zugferd-1-comfort.xml");

/// A PDF under construction: its objects in the order of the file.
struct Pdf {
    bytes: Vec<u8>,
    trailer: String,
}

impl Pdf {
    /// One whose catalog is object 1 and has these entries.
    fn with_catalog(entries: &str) -> Self {
        let mut pdf = Self { bytes: b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec(), trailer: "/Root 1 0 R".to_owned() };
        pdf.object(1, &format!("<< /Type /Catalog /Pages 90 0 R {entries} >>"));
        pdf.object(90, "<< /Type /Pages /Kids [] /Count 0 >>");
        pdf
    }

    /// One that lists this file in its tree of names.
    fn with_file(name: &str, content: &[u8]) -> Self {
        let mut pdf = Self::with_catalog("/Names << /EmbeddedFiles 2 0 R >>");
        pdf.object(2, &format!("<< /Names [({name}) 3 0 R] >>"));
        pdf.file(3, 4, name, content);
        pdf
    }

    fn object(&mut self, number: u32, body: &str) {
        self.bytes.extend(format!("{number} 0 obj\n{body}\nendobj\n").into_bytes());
    }

    fn stream(&mut self, number: u32, entries: &str, content: &[u8]) {
        self.bytes.extend(format!("{number} 0 obj\n<< {entries} /Length {} >>\nstream\n", content.len()).into_bytes());
        self.bytes.extend(content);
        self.bytes.extend(b"\nendstream\nendobj\n");
    }

    fn file(&mut self, specification: u32, stream: u32, name: &str, content: &[u8]) {
        self.object(specification, &format!("<< /Type /Filespec /F ({name}) /EF << /F {stream} 0 R >> >>"));
        let (filter, packed) = packed(content);
        self.stream(stream, &format!("/Type /EmbeddedFile /Subtype /text#2Fxml {filter}"), &packed);
    }

    fn done(mut self) -> Vec<u8> {
        self.bytes.extend(format!("trailer\n<< {} >>\nstartxref\n0\n%%EOF\n", self.trailer).into_bytes());
        self.bytes
    }
}

/// The filter and what it makes of the content; what would only grow stays as it is.
fn packed(content: &[u8]) -> (&'static str, Vec<u8>) {
    let mut stream = Stream::new(Dictionary::new(), content.to_vec());
    stream.compress().unwrap();
    (if stream.dict.has(b"Filter") { "/Filter /FlateDecode" } else { "" }, stream.content)
}

fn hexadecimal(text: &str) -> String {
    text.bytes().fold(String::new(), |mut digits, byte| {
        write!(digits, "{byte:02x}").unwrap();
        digits
    })
}

fn number(pdf: &[u8]) -> String {
    read(pdf).unwrap().number
}

fn refusal(pdf: &[u8]) -> Refusal {
    read(pdf).unwrap_err()
}

#[test]
fn an_invoice_in_a_pdf_reads_as_it_does_outside() {
    for (name, xml) in [("factur-x.xml", CII), ("xrechnung.xml", UBL), ("ZUGFeRD-invoice.xml", FIRST), ("FACTUR-X.XML", EXTENDED)] {
        let pdf = Pdf::with_file(name, xml.as_bytes()).done();
        assert_eq!(read(&pdf).unwrap(), read(xml.as_bytes()).unwrap(), "{name}");
        assert_eq!(read_masked(&pdf).unwrap().1, pdf, "{name}: the original is kept byte for byte");
        assert_eq!(media_type(&pdf), "application/pdf");
    }
}

#[test]
fn the_file_is_found_wherever_the_pdf_lists_it() {
    let mut nested = Pdf::with_catalog("/Names 5 0 R");
    nested.object(5, "<< /EmbeddedFiles << /Kids [6 0 R 7 0 R] >> >>");
    nested.object(6, "<< /Limits [(a) (b)] /Names [(a) 20 0 R] >>");
    nested.object(7, "<< /Kids [8 0 R] >>");
    nested.object(8, "<< /Names 9 0 R >>");
    nested.object(9, "[<feff0066> 3 0 R]");
    nested.file(20, 21, "a.txt", b"hello");
    nested.file(3, 4, "factur-x.xml", CII.as_bytes());

    let mut associated = Pdf::with_catalog("/AF [3 0 R]");
    associated.file(3, 4, "order-x.xml", include_bytes!("files/order-x-order.xml"));

    let mut of_a_page = Pdf::with_catalog("");
    of_a_page.object(91, "<< /Type /Page /Parent 90 0 R /AF [3 0 R] >>");
    of_a_page.file(3, 4, "factur-x.xml", CII.as_bytes());

    let mut unicode = Pdf::with_catalog("/AF 2 0 R");
    unicode.object(2, "[<< /Type /Filespec /UF <FEFF0061002E0078006D006C> /EF << /UF 4 0 R >> >>]");
    unicode.stream(4, "", CII.as_bytes());

    let mut nameless = Pdf::with_catalog("/AF << /EF << /F 4 0 R >> >>");
    nameless.stream(4, "/Filter [/ASCIIHexDecode]", hexadecimal(UBL).as_bytes());

    for (how, pdf, expected) in [
        ("nested", nested, "FV/2026/11/7"),
        ("associated", associated, "PO-7"),
        ("of a page", of_a_page, "FV/2026/11/7"),
        ("unicode", unicode, "FV/2026/11/7"),
        ("nameless", nameless, "FV/2026/11/7"),
    ] {
        assert_eq!(number(&pdf.done()), expected, "{how}");
    }
}

#[test]
fn the_files_beside_the_invoice_are_listed_and_can_be_taken_out() {
    let mut pdf = Pdf::with_catalog("/Names << /EmbeddedFiles 2 0 R >>");
    pdf.object(2, "<< /Names [(a) 3 0 R (b) 5 0 R (c) 7 0 R] >>");
    pdf.file(3, 4, "times.csv", b"day;hours\n1;8\n");
    pdf.file(5, 6, "factur-x.xml", CII.as_bytes());
    pdf.object(7, "<< /Type /Filespec /F (photo.png) /EF << /F 8 0 R >> >>");
    pdf.stream(8, "/Type /EmbeddedFile /Subtype /image#2Fpng /Params << /Size 4 >>", b"\x89PNG");
    let pdf = pdf.done();
    let document = read(&pdf).unwrap();
    let inside = read(CII.as_bytes()).unwrap().attachments.len();
    let listed: Vec<_> =
        document.attachments[inside..].iter().map(|file| (file.name.as_str(), file.media_type.as_str(), file.size)).collect();
    assert_eq!(listed, [("times.csv", "text/xml", 0), ("photo.png", "image/png", 4)]);
    assert_eq!(embedded(&pdf, inside).unwrap().bytes, b"day;hours\n1;8\n");
    assert_eq!(embedded(&pdf, inside + 1).unwrap().bytes, b"\x89PNG");
    assert!(embedded(&pdf, inside + 2).is_none());
}

#[test]
fn objects_may_stand_in_compressed_streams_and_the_table_of_contents_may_be_one() {
    let objects = [
        "<< /Type /Catalog /Names << /EmbeddedFiles 2 0 R >> >>",
        "<< /Names [(factur-x.xml) 3 0 R] >>",
        "<< /F (factur-x.xml) /EF 5 0 R >>",
        "<< /F 4 0 R >>",
    ];
    let (mut head, mut body) = (String::new(), String::new());
    for (number, object) in [1, 2, 3, 5].into_iter().zip(objects) {
        write!(head, "{number} {} ", body.len()).unwrap();
        writeln!(body, "{object}").unwrap();
    }
    let mut pdf = Pdf { bytes: b"%PDF-1.5\n".to_vec(), trailer: String::new() };
    let (filter, invoice) = packed(CII.as_bytes());
    pdf.stream(4, filter, &invoice);
    let (filter, members) = packed(format!("{head}{body}").as_bytes());
    pdf.stream(10, &format!("/Type /ObjStm /N 4 /First {} {filter}", head.len()), &members);
    pdf.stream(11, "/Type /XRef /Size 12 /W [1 2 1] /Root 1 0 R", &[0; 48]);
    pdf.bytes.extend(b"startxref\n9\n%%EOF");
    assert_eq!(number(&pdf.bytes), "FV/2026/11/7");
}

#[test]
fn of_two_generations_the_newer_is_read_and_of_two_versions_the_later() {
    let mut both = Pdf::with_catalog("/AF [3 0 R 5 0 R]");
    both.file(3, 4, "ZUGFeRD-invoice.xml", FIRST.as_bytes());
    both.file(5, 6, "factur-x.xml", EXTENDED.as_bytes());
    assert_eq!(number(&both.done()), "R-2026-77");

    let mut appended = Pdf::with_file("factur-x.xml", CII.as_bytes());
    appended.bytes.extend(b"trailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n");
    appended.stream(4, "", CII.replace("FV/2026/11/7", "FV/2026/11/7a").as_bytes());
    assert_eq!(number(&appended.done()), "FV/2026/11/7a");
}

#[test]
fn a_pdf_inside_a_pdf_is_none_of_its_objects() {
    let inner = Pdf::with_file("factur-x.xml", FIRST.as_bytes()).done();
    let mut pdf = Pdf::with_catalog("/AF [3 0 R 5 0 R]");
    pdf.file(3, 4, "factur-x.xml", CII.as_bytes());
    pdf.object(5, "<< /F (report.pdf) /EF << /F 6 0 R >> >>");
    pdf.stream(6, "", &inner);
    assert_eq!(number(&pdf.done()), "FV/2026/11/7");
}

#[test]
fn what_is_damaged_only_outside_the_invoice_is_read_all_the_same() {
    let whole = Pdf::with_file("factur-x.xml", CII.as_bytes());
    let with_junk = [b"scanner says hello\n".as_slice(), &whole.done()].concat();
    assert_eq!(number(&with_junk), "FV/2026/11/7");
    let mut wrong_length = Pdf::with_catalog("/AF [3 0 R]");
    wrong_length.object(3, "<< /F (factur-x.xml) /EF << /F 4 0 R >> >>");
    wrong_length.bytes.extend(b"4 0 obj\n<< /Length 3 >>\nstream\r\n");
    wrong_length.bytes.extend(CII.as_bytes());
    wrong_length.bytes.extend(b"\nendstream\nendobj\n");
    assert_eq!(number(&wrong_length.done()), "FV/2026/11/7");
}

#[test]
fn files_in_the_xml_of_a_pdf_can_be_taken_out() {
    let pdf = Pdf::with_file("factur-x.xml", EXTENDED.as_bytes()).done();
    let file = embedded(&pdf, 0).unwrap();
    assert_eq!((file.name.as_str(), file.bytes.as_slice()), ("Prüfzeugnis.pdf", b"%PDF-1.4\n%%EOF\n".as_slice()));
}

#[test]
fn a_pdf_for_people_alone_is_refused_and_told_why() {
    assert_eq!(refusal(&Pdf::with_catalog("").done()), Refusal::PdfWithoutInvoice);
    assert_eq!(refusal(&Pdf::with_file("note.xml", b"<note>hello</note>").done()), Refusal::PdfWithoutInvoice);
    assert_eq!(refusal(&Pdf::with_file("order.xml", include_bytes!("files/cxml-order-new.xml")).done()), Refusal::PdfWithoutInvoice);
    assert_eq!(refusal(&Pdf::with_file("table.csv", UBL.as_bytes()).done()), Refusal::PdfWithoutInvoice);
}

#[test]
fn an_encrypted_pdf_is_refused_whatever_its_password() {
    let mut pdf = Pdf::with_file("factur-x.xml", CII.as_bytes());
    pdf.trailer.push_str(" /Encrypt 30 0 R");
    assert_eq!(refusal(&pdf.done()), Refusal::PdfEncrypted);
}

#[test]
fn a_pdf_cut_off_anywhere_is_refused() {
    let whole = Pdf::with_file("factur-x.xml", CII.as_bytes()).done();
    let trailer = whole.windows(7).position(|window| window == b"trailer").unwrap();
    for length in (5..trailer + 8).step_by(7) {
        assert_eq!(refusal(&whole[..length]), Refusal::PdfDamaged, "cut at {length}");
    }
}

#[test]
fn a_broken_stream_is_damage_and_broken_xml_is_broken_xml() {
    let mut pdf = Pdf::with_catalog("/AF [3 0 R]");
    pdf.object(3, "<< /F (factur-x.xml) /EF << /F 4 0 R >> >>");
    pdf.stream(4, "/Filter /FlateDecode", b"this was never compressed");
    assert_eq!(refusal(&pdf.done()), Refusal::PdfDamaged);
    let cut = Pdf::with_file("factur-x.xml", &CII.as_bytes()[..2000]).done();
    assert_eq!(refusal(&cut).code(), "not-well-formed");
    let theft =
        CII.replace("<rsm:CrossIndustryInvoice", "<!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/hostname'>]><rsm:CrossIndustryInvoice");
    assert_eq!(refusal(&Pdf::with_file("factur-x.xml", theft.as_bytes()).done()), Refusal::EntityDeclaration);
}

#[test]
fn a_stream_that_grows_without_end_is_stopped() {
    let spaces = vec![b' '; 11 << 20];
    let pdf = Pdf::with_file("factur-x.xml", &[CII.as_bytes(), &spaces].concat()).done();
    let Refusal::OverLimit { limit: Limit::Unpacked, allowed, .. } = refusal(&pdf) else { panic!("not stopped") };
    assert_eq!(allowed, 10 << 20);
    let (filter, blank) = packed(&spaces[..7 << 20]);
    let mut many = Pdf::with_file("factur-x.xml", CII.as_bytes());
    for number in 100..106 {
        many.stream(number, &format!("/Type /ObjStm /N 0 /First 0 {filter}"), &blank);
    }
    let Refusal::OverLimit { limit: Limit::Unpacked, allowed, .. } = refusal(&many.done()) else { panic!("not stopped") };
    assert_eq!(allowed, 32 << 20);
}

#[test]
fn trees_that_bite_their_tail_and_references_in_circles_end() {
    let mut tree = Pdf::with_catalog("/Names << /EmbeddedFiles 2 0 R >>");
    tree.object(2, "<< /Kids [2 0 R 5 0 R 2 0 R] >>");
    tree.object(5, "<< /Kids [2 0 R] /Names 6 0 R >>");
    tree.object(6, "7 0 R");
    tree.object(7, "6 0 R");
    assert_eq!(refusal(&tree.done()), Refusal::PdfWithoutInvoice);
    let mut length = Pdf::with_catalog("/AF [3 0 R]");
    length.object(3, "<< /F (factur-x.xml) /EF << /F 4 0 R >> >>");
    length.bytes.extend(b"4 0 obj\n<< /Length 4 0 R >>\nstream\n<a/>\nendstream\nendobj\n");
    assert_eq!(refusal(&length.done()), Refusal::Unknown { found: "the root element is a".to_owned() });
}

#[test]
fn forged_structures_cost_no_more_than_their_bytes() {
    let repeated = |what: &str, size: usize| what.repeat(size / what.len());
    let size = 2 << 20;
    for body in [
        repeated("[", size),
        repeated("<<", size),
        repeated("0 ", size),
        repeated("1 0 obj[(", size),
        repeated("trailer<</Root 1 0 R/A(", size),
        repeated("1 0 obj stream\n", size),
        repeated("7 0 obj<</EF 8 0 R/A[0 0 0 0", size),
        format!("8 0 obj [{}", repeated("0 ", size)),
        format!("8 0 obj <{}", repeated("0", size)),
        repeated("stream\nendstream ", size),
    ] {
        let mut pdf = Pdf::with_file("factur-x.txt", b"none").bytes;
        pdf.extend(body.as_bytes());
        pdf.extend(b"\ntrailer\n<< /Root 1 0 R >>\n");
        let code = refusal(&pdf).code();
        assert!(matches!(code, "pdf-without-invoice" | "pdf-damaged" | "over-limit"), "{}: {code}", &body[..20]);
    }
}

#[test]
fn a_pdf_for_the_web_that_was_cut_off_is_refused_though_its_catalog_stands_first() {
    let mut pdf = Pdf::with_catalog("/AF [3 0 R]");
    pdf.bytes.extend(b"trailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n");
    pdf.file(3, 4, "factur-x.xml", CII.as_bytes());
    pdf.object(5, "<< /Type /Page >>");
    let cut = pdf.bytes.clone();
    assert_eq!(read(&cut), Err(Refusal::PdfDamaged));
    assert!(read(&pdf.done()).is_ok());
}

#[test]
fn one_bit_in_the_wrong_place_never_gives_another_amount() {
    let whole = Pdf::with_file("factur-x.xml", CII.as_bytes()).done();
    let expected = read(&whole).unwrap();
    let mut damaged = 0;
    for place in (0..whole.len()).step_by(3) {
        let mut bytes = whole.clone();
        bytes[place] ^= 1 << (place % 8);
        match read(&bytes) {
            Ok(document) => assert_eq!(document, expected, "at {place}"),
            Err(_) => damaged += 1,
        }
    }
    assert!(damaged > packed(CII.as_bytes()).1.len() * 3 / 10, "{damaged}");
}
