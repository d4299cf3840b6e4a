//! The invoice inside a PDF: Factur-X, `ZUGFeRD`, Order-X, and whatever else carries its XML as an embedded file (PDF/A-3).
//!
//! Nothing is rendered, and of the file only what leads to the embedded files is looked at, each object when it is asked
//! for. A library that builds all objects first turns 25 MB of `[0 0 0 …]` into more than a gigabyte; here work and memory
//! have fixed limits, however the file is made.

mod checksum;
mod files;
mod objects;
mod syntax;

use files::File;
use objects::Objects;

use crate::{Embedded, Refusal, decode};

/// More than any real invoice carries.
const MAX_FILES: usize = 100;
/// Of those that may be the invoice, so many are looked into.
const MAX_CANDIDATES: usize = 8;
/// An XML file in a PDF may be as large as one outside.
const MAX_XML: usize = 10 * 1024 * 1024;
/// Other files may be as large as a whole PDF.
const MAX_OTHER: usize = 25 * 1024 * 1024;

/// The names that the standards give the invoice, the newer ones first. Case does not count, as it never did in practice.
const NAMES: [&str; 5] = ["factur-x.xml", "xrechnung.xml", "zugferd-invoice.xml", "order-x.xml", "cii.xml"];

/// The invoice in a PDF.
pub(crate) struct Inside {
    /// Its XML.
    pub xml: Vec<u8>,
    /// The number of the stream that holds it.
    stream: u32,
}

impl Inside {
    /// The other files of the PDF (BG-24), as it describes them.
    pub(crate) fn others(&self, pdf: &[u8]) -> Vec<Embedded> {
        self.beside(pdf).1.into_iter().map(File::listed).collect()
    }

    /// The content of one of them.
    pub(crate) fn other(&self, pdf: &[u8], place: usize) -> Option<Vec<u8>> {
        let (objects, files) = self.beside(pdf);
        objects?.content(files.get(place)?.stream, MAX_OTHER).ok()
    }

    fn beside<'a>(&self, pdf: &'a [u8]) -> (Option<Objects<'a>>, Vec<File>) {
        let Ok(mut objects) = Objects::scan(pdf) else { return (None, Vec::new()) };
        let mut files = files::all(&mut objects, MAX_FILES).unwrap_or_default();
        files.retain(|file| file.stream != self.stream);
        (Some(objects), files)
    }
}

/// The invoice in this PDF.
pub(crate) fn invoice(bytes: &[u8]) -> Result<Inside, Refusal> {
    let mut objects = Objects::scan(bytes)?;
    let mut files = files::all(&mut objects, MAX_FILES)?;
    files.retain(File::may_be_xml);
    files.sort_by_key(rank_of_name);
    let (mut first, mut unlike, mut refused) = (None, None, None);
    for file in files.iter().take(MAX_CANDIDATES) {
        match objects.content(file.stream, MAX_XML).map(|xml| Inside { xml, stream: file.stream }) {
            Ok(inside) => match generation(&inside.xml) {
                Some(Generation::Current) => return Ok(inside),
                Some(Generation::First) => first = first.or(Some(inside)),
                // By its name it is the invoice, so its own faults are told.
                None if rank_of_name(file) < NAMES.len() => unlike = unlike.or(Some(inside)),
                None => {}
            },
            Err(refusal) => refused = refused.or(Some(refusal)),
        }
    }
    // One real file carries both generations of ZUGFeRD; the newer, which says more, has been returned by then.
    first.or(unlike).ok_or(refused.unwrap_or(Refusal::PdfWithoutInvoice))
}

fn rank_of_name(file: &File) -> usize {
    let name = file.name.to_lowercase();
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    NAMES.iter().position(|known| *known == name).unwrap_or(NAMES.len())
}

/// How old the format of a file is.
enum Generation {
    Current,
    /// `ZUGFeRD` 1.
    First,
}

/// What kind of document begins here, by the names near its beginning. Whether it can be read is seen later.
fn generation(content: &[u8]) -> Option<Generation> {
    const CURRENT: [&str; 4] =
        ["CrossIndustryInvoice", "SCRDMCCBDACIOMessageStructure", "urn:oasis:names:specification:ubl:schema:xsd:", "crd.gov.pl/wzor/"];
    let text = decode::decode(content, None).ok()?.text;
    let head = &text[..text.floor_char_boundary(8192)];
    if CURRENT.iter().any(|name| head.contains(name)) {
        return Some(Generation::Current);
    }
    head.contains("CrossIndustryDocument").then_some(Generation::First)
}
