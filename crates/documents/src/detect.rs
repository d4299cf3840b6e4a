//! Recognises formats that are not read yet, so that they are never called malformed.

use crate::Refusal;
use crate::xml::Element;

/// The name of a format that its first bytes give away; nothing for what may be XML.
pub(crate) fn by_bytes(bytes: &[u8]) -> Option<&'static str> {
    // A PDF may have up to 1024 bytes of anything before its mark (ISO 32000-1, annex H.3.4.1).
    let head = &bytes[..bytes.len().min(1024)];
    let start = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    if start.starts_with(b"<") {
        return None;
    }
    if head.windows(5).any(|window| window == b"%PDF-") {
        return Some("PDF");
    }
    let segment = |name: &[u8]| start.starts_with(name) && start.get(3).is_some_and(u8::is_ascii_punctuation);
    match start {
        _ if start.starts_with(b"PK\x03\x04") => Some("ZIP"),
        _ if start.starts_with(b"\x1F\x8B") => Some("gzip"),
        _ if segment(b"UNA") || segment(b"UNB") => Some("EDIFACT"),
        _ if segment(b"ISA") => Some("X12"),
        _ => None,
    }
}

/// The media type of an original: of a MIME message, a PDF, or XML.
pub fn media_type(bytes: &[u8]) -> &'static str {
    match () {
        () if is_message(bytes) => "message/rfc822",
        () if by_bytes(bytes) == Some("PDF") => "application/pdf",
        () => "application/xml",
    }
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
    let format = match name {
        _ if namespace.starts_with(UBL_2) && namespace.ends_with("-2") => {
            return Some(format!("UBL {}", shortened(name)));
        }
        _ if namespace.starts_with(UBL_2) => "UBL 1",
        "CrossIndustryInvoice" => "CII",
        "CrossIndustryDocument" => "ZUGFeRD 1",
        "SCRDMCCBDACIOMessageStructure" => "Order-X",
        "Faktura" if namespace.starts_with("http://crd.gov.pl/wzor/") => "KSeF",
        "FatturaElettronica" => "FatturaPA",
        "Facturae" => "Facturae",
        "Finvoice" => "Finvoice",
        "TEAPPSXML" | "INVOICE_CENTER" => "TEAPPSXML",
        "StandardBusinessDocument" => "StandardBusinessDocument",
        _ if namespace.starts_with("http://isdoc.cz/") => "ISDOC",
        _ if namespace.starts_with("http://www.ebinterface.at/") => "ebInterface",
        _ if namespace.starts_with("urn:sfti:") => "Svefaktura",
        _ if namespace.starts_with("http://rep.oio.dk/") => "OIOXML",
        _ if namespace.contains("opentrans.org") => "openTRANS",
        _ if name.starts_with("ORDERS0") || name.starts_with("INVOIC0") => "SAP IDoc",
        _ => return None,
    };
    Some(format.to_owned())
}

/// A name out of a stranger's file, short enough for a sentence.
pub(crate) fn shortened(name: &str) -> String {
    name.chars().take(60).collect()
}
