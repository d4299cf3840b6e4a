//! Recognises formats that are not read yet, so that they are never called malformed.

use crate::Refusal;
use crate::xml::Element;

/// The name of a format that its first bytes give away; nothing for what may be XML.
pub(crate) fn by_bytes(bytes: &[u8]) -> Option<&'static str> {
    let start = beginning(bytes);
    if start.starts_with(b"<") {
        return is_html(start).then_some("HTML");
    }
    // One on its own is read for the invoice in it; in a message it is none of the message's documents.
    if is_pdf(bytes) {
        return Some("PDF");
    }
    let segment = |name: &[u8]| start.starts_with(name) && start.get(3).is_some_and(u8::is_ascii_punctuation);
    match start {
        [b'P', b'K', 3 | 5, 4 | 6, ..] => Some("ZIP"),
        [0x1F, 0x8B, ..] => Some("gzip"),
        [b'7', b'z', 0xBC, 0xAF, ..] => Some("7-Zip"),
        // A signed file begins with a long sequence of ASN.1, the first thing in which names what it is.
        [0x30, 0x80 | 0x82..=0x84, ..] => Some("PKCS #7"),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Some("Microsoft Office"),
        [b'R', b'a', b'r', b'!', 0x1A, 0x07, ..] => Some("RAR"),
        _ if IMAGES.iter().any(|image| start.starts_with(image)) => Some("an image"),
        _ if start.starts_with(b"{\\rtf") => Some("RTF"),
        [b'{' | b'[', ..] => Some("JSON"),
        _ if start.starts_with(b"EDI_DC40") => Some("SAP IDoc"),
        _ if start.starts_with(b"STX=") => Some("TRADACOMS"),
        _ if segment(b"UNA") || segment(b"UNB") || segment(b"UNH") => Some("EDIFACT"),
        _ if segment(b"ISA") => Some("X12"),
        _ => None,
    }
}

/// What images of the usual kinds begin with.
const IMAGES: [&[u8]; 5] = [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"II*\0", b"MM\0*"];

/// The media type of an original: of a MIME message, a PDF, or XML.
pub fn media_type(bytes: &[u8]) -> &'static str {
    match () {
        () if is_message(bytes) => "message/rfc822",
        () if is_pdf(bytes) => "application/pdf",
        () => "application/xml",
    }
}

/// Web pages are seldom well-formed, which nobody needs to be told.
fn is_html(start: &[u8]) -> bool {
    let word = |name: &[u8]| start.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name));
    word(b"<!DOCTYPE html") || word(b"<html")
}

/// A PDF may have up to 1024 bytes of anything before its mark (ISO 32000-1, annex H.3.4.1).
pub(crate) fn is_pdf(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1024)];
    !beginning(bytes).starts_with(b"<") && head.windows(5).any(|window| window == b"%PDF-")
}

fn beginning(bytes: &[u8]) -> &[u8] {
    let head = &bytes[..bytes.len().min(1024)];
    head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start()
}

/// Whether it is a MIME message: a header that says what its content is, or the first boundary of one that lost its header.
pub fn is_message(bytes: &[u8]) -> bool {
    let start = bytes.trim_ascii_start();
    let head = String::from_utf8_lossy(&start[..start.len().min(4096)]).to_ascii_lowercase();
    let is_name = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let has_header = head.lines().next().and_then(|line| line.split_once(':')).is_some_and(|(name, _)| is_name(name));
    let says_content = head.starts_with("content-type:") || head.contains("\ncontent-type:");
    says_content && (has_header || head.starts_with("--"))
}

/// The refusal for a root element that no reader takes.
pub(crate) fn by_root(root: Element<'_>) -> Refusal {
    let (name, namespace) = (root.name(), root.namespace());
    match known(name, namespace) {
        Some(format) => Refusal::NotReadYet { format },
        None => unknown(root),
    }
}

/// The refusal for a root element that has no business where it came.
pub(crate) fn unknown(root: Element<'_>) -> Refusal {
    Refusal::Unknown { found: format!("the root element is {}", shortened(root.name())) }
}

fn known(name: &str, namespace: &str) -> Option<String> {
    const UBL_2: &str = "urn:oasis:names:specification:ubl:schema:xsd:";
    if namespace.starts_with(UBL_2) && namespace.ends_with("-2") {
        return Some(format!("UBL {}", shortened(name)));
    }
    let by_namespace = NAMESPACES.iter().find(|(part, _)| namespace.contains(part));
    let by_name = || NAMES.iter().find(|(known, _)| *known == name);
    let by_beginning = || BEGINNINGS.iter().find(|(beginning, _)| name.starts_with(beginning));
    let (_, format) = by_namespace.or_else(by_name).or_else(by_beginning)?;
    Some((*format).to_owned())
}

/// A part of the namespace, and whose it is.
const NAMESPACES: [(&str, &str); 24] = [
    ("urn:oasis:names:specification:ubl:schema:xsd:", "UBL 1"),
    ("urn:oasis:names:tc:ubl:", "UBL 1"),
    ("http://isdoc.cz/", "ISDOC"),
    ("http://www.ebinterface.at/", "ebInterface"),
    ("urn:sfti:", "Svefaktura"),
    ("http://rep.oio.dk/", "OIOXML"),
    ("opentrans.org", "openTRANS"),
    ("bmecat.org", "BMEcat"),
    ("rrn:org.xcbl:", "xCBL"),
    ("openapplications.org", "OAGIS"),
    ("fatturapa.gov.it", "FatturaPA"),
    ("facturae.es", "Facturae"),
    ("www.sat.gob.mx/cfd", "CFDI"),
    ("www.portalfiscal.inf.br", "NF-e"),
    ("urn:eslog:", "eSLOG"),
    ("urn:gs1:", "GS1 XML"),
    ("urn:ean.ucc:", "GS1 XML"),
    ("urn:iso:std:iso:20022:", "ISO 20022"),
    ("schemas.xmlsoap.org/soap/envelope", "SOAP"),
    ("www.w3.org/2003/05/soap-envelope", "SOAP"),
    ("www.w3.org/1999/xhtml", "HTML"),
    ("jpk.mf.gov.pl", "JPK"),
    ("upo.schematy.mf.gov.pl", "KSeF UPO"),
    ("urn:ferd:CrossIndustryDocument", "ZUGFeRD 1"),
];

/// The name of the root, where a format has no namespace, or none of its own.
const NAMES: [(&str, &str); 15] = [
    ("CrossIndustryInvoice", "CII"),
    ("CrossIndustryDocument", "ZUGFeRD 1"),
    ("CrossDomainAcknowledgementAndResponse", "CDAR"),
    ("FatturaElettronica", "FatturaPA"),
    ("Facturae", "Facturae"),
    ("Finvoice", "Finvoice"),
    ("TEAPPSXML", "TEAPPSXML"),
    ("INVOICE_CENTER", "TEAPPSXML"),
    ("IzdaniRacunEnostavni", "eSLOG"),
    ("BMECAT", "BMEcat"),
    ("JPK", "JPK"),
    ("Document-Invoice", "Comarch EDI"),
    ("Document-Order", "Comarch EDI"),
    ("html", "HTML"),
    ("StandardBusinessDocument", "StandardBusinessDocument"),
];

const BEGINNINGS: [(&str, &str); 7] = [
    ("SCRDM", "UN/CEFACT SCRDM"),
    ("ORDERS0", "SAP IDoc"),
    ("ORDRSP0", "SAP IDoc"),
    ("DELVRY0", "SAP IDoc"),
    ("DESADV0", "SAP IDoc"),
    ("INVOIC0", "SAP IDoc"),
    ("Pip3", "RosettaNet"),
];

/// A name out of a stranger's file, short enough for a sentence.
pub(crate) fn shortened(name: &str) -> String {
    name.chars().take(60).collect()
}
