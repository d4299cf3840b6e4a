//! Reads business documents (UBL 2.1, CII, `KSeF` and cXML, alone, in a MIME message or in a PDF) into one canonical record, [`Document`].
//!
//! A file comes from a stranger, so [`read`] first holds it against fixed limits and then reads what it can. It refuses
//! only what cannot be a document (see [`Refusal`]); whatever looks wrong in a readable one becomes a [`Finding`] that is
//! shown beside it, since real documents often do not add up. Nothing here does any I/O: no DTD, schema, attachment or
//! other address named in a file is ever fetched.
#![deny(missing_docs)]

mod answer;
mod checks;
mod cii;
mod coded;
mod cxml;
mod decode;
mod detect;
mod document;
mod embedded;
mod finding;
mod guard;
mod identifier;
mod inspect;
mod ksef;
mod multipart;
mod party;
mod pdf;
mod prolog;
mod reference;
mod refusal;
mod shipment;
mod totals;
mod ubl;
mod untdid;
mod value;
mod write;
mod xml;

pub use answer::{Condition, LineStatus, LineVerdict, Reason, Response, Substitute, Verdict};
pub use cxml::envelope::{Credential, Envelope, envelope};
pub use detect::{is_message, media_type};
pub use document::{Document, Embedded, Format, Kind, Line, Operation, Paid, Revision, Side};
pub use embedded::{EmbeddedFile, embedded};
pub use finding::{CODES as FINDING_CODES, Finding};
pub use identifier::normalise;
pub use inspect::{Inspection, inspect, inspect_json};
pub use multipart::with_content_type;
pub use party::{Identifier, IdentifierKind, OtherParty, Party};
pub use reference::Reference;
pub use refusal::{Limit, Refusal};
pub use shipment::Shipment;
pub use write::InvoiceResponse;

use decode::Decoded;
use guard::Scan;
use multipart::Multipart;
use xml::Element;

/// Reads one document: XML, a MIME message with XML and the files it names in it, or a PDF with XML in it.
///
/// The order of the guards is fixed: size, kind of file by its first bytes, encoding, one pass that counts depth,
/// elements, attributes, namespaces and text, and only then a tree. It is synchronous and may take some tens of
/// milliseconds for a file of 10 MB, so servers call it off their event loop.
pub fn read(bytes: &[u8]) -> Result<Document, Refusal> {
    Ok(read_opened(bytes)?.0)
}

/// Reads one document and gives the original with the content of every cXML `SharedSecret` taken out.
///
/// All other bytes are as they came, in whatever encoding; a UBL file comes back unchanged. This second value is what
/// may be stored and shown: a cXML file carries a live password.
pub fn read_masked(bytes: &[u8]) -> Result<(Document, Vec<u8>), Refusal> {
    let (document, opened) = read_opened(bytes)?;
    let original = match document.format {
        Format::Cxml => opened.without_secrets(),
        Format::Ubl | Format::Cii | Format::Ksef => bytes.to_vec(),
    };
    Ok((document, original))
}

fn read_opened(bytes: &[u8]) -> Result<(Document, Opened<'_>), Refusal> {
    let opened = open(bytes)?;
    let doctype = opened.scan.doctype.clone().map(|range| &opened.decoded.text[range]);
    let mut document = opened.tree(|root| read_root(root, doctype))??;
    match &opened.source {
        Source::Message(message) => document.attachments.extend(message.attachments()?),
        Source::Pdf(inside) => document.attachments.extend(inside.others(bytes)),
        Source::File(_) => {}
    }
    if document.format == Format::Cxml && matches!(opened.source, Source::Pdf(_)) {
        // Its password could not be blanked in there.
        return Err(Refusal::PdfWithoutInvoice);
    }
    guard::format_size(document.format, opened.source.xml())?;
    checks::complete(&mut document)?;
    Ok((document, opened))
}

/// A file that passed the guards.
struct Opened<'a> {
    source: Source<'a>,
    decoded: Decoded,
    scan: Scan,
}

/// Where the XML stands.
enum Source<'a> {
    /// It is the file.
    File(&'a [u8]),
    /// It is a part of a message.
    Message(Box<Multipart<'a>>),
    /// It was embedded in a PDF.
    Pdf(pdf::Inside),
}

fn open(bytes: &[u8]) -> Result<Opened<'_>, Refusal> {
    guard::size(bytes)?;
    let source = match () {
        () if detect::is_message(bytes) => Source::Message(Box::new(multipart::split(bytes)?)),
        () if detect::is_pdf(bytes) => Source::Pdf(pdf::invoice(bytes)?),
        () => Source::File(bytes),
    };
    let xml = source.xml();
    if let Some(format) = detect::by_bytes(xml) {
        return Err(Refusal::NotReadYet { format: format.to_owned() });
    }
    guard::xml_size(xml)?;
    let decoded = decode::decode(xml, source.charset())?;
    let scan = guard::scan(&decoded.text)?;
    Ok(Opened { source, decoded, scan })
}

impl Source<'_> {
    /// What its envelope says of the encoding.
    fn charset(&self) -> Option<&str> {
        match self {
            Self::Message(message) => message.charset(),
            Self::File(_) | Self::Pdf(_) => None,
        }
    }

    fn xml(&self) -> &[u8] {
        match self {
            Self::File(bytes) => bytes,
            Self::Message(message) => &message.root,
            Self::Pdf(inside) => &inside.xml,
        }
    }
}

impl Opened<'_> {
    /// Builds the tree and looks into it.
    fn tree<T>(&self, look: impl FnOnce(Element<'_>) -> T) -> Result<T, Refusal> {
        // roxmltree refuses a DOCTYPE as long as DTDs are off, which they stay. It is harmless without an internal subset.
        let blanked = self.scan.doctype.clone().map(|range| decode::blank(&self.decoded.text, range));
        let tree = roxmltree::Document::parse(blanked.as_deref().unwrap_or(&self.decoded.text)).map_err(|error| not_parsed(&error))?;
        Ok(look(Element::new(tree.root_element())))
    }

    fn without_secrets(&self) -> Vec<u8> {
        let masked = self.decoded.without(self.source.xml(), &self.scan.secrets);
        match &self.source {
            Source::File(_) | Source::Pdf(_) => masked,
            Source::Message(message) => message.with_root(&masked),
        }
    }
}

fn not_parsed(error: &roxmltree::Error) -> Refusal {
    if matches!(error, roxmltree::Error::NamespacesLimitReached) {
        let most = u64::from(u16::MAX);
        return Refusal::OverLimit { limit: Limit::Namespaces, allowed: most, found: most + 1 };
    }
    let at = error.pos();
    Refusal::NotWellFormed { line: at.row, column: at.col, reason: error.to_string() }
}

fn read_root(root: Element<'_>, doctype: Option<&str>) -> Result<Document, Refusal> {
    if let Some(kind) = ubl::shape(root) {
        return Ok(ubl::read(root, kind));
    }
    if let Some(names) = cii::names(root) {
        return Ok(cii::read(root, names));
    }
    if ksef::is_form(root) {
        return ksef::read(root);
    }
    if root.name() == "cXML" {
        return cxml::read(root, doctype);
    }
    if root.name() == "StandardBusinessDocument" {
        return unwrap_sbdh(root);
    }
    Err(detect::by_root(root))
}

/// UN/CEFACT's envelope (Peppol uses it between access points): a header, then the document itself.
fn unwrap_sbdh(root: Element<'_>) -> Result<Document, Refusal> {
    let payload = root.elements().find(|element| element.name() != "StandardBusinessDocumentHeader");
    let Some(payload) = payload.filter(|element| element.name() != "StandardBusinessDocument") else {
        return Err(detect::by_root(root));
    };
    let mut document = read_root(payload, None)?;
    if let Some(id) = root.text("StandardBusinessDocumentHeader/DocumentIdentification/InstanceIdentifier") {
        document.external_ids.push(("sbdh".to_owned(), id));
    }
    Ok(document)
}
