//! Files inside a document, taken out of its original.

use crate::coded;
use crate::xml::Element;
use crate::{Embedded, Source, open};

/// A file that came inside a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmbeddedFile {
    /// Its name as written, see [`crate::Embedded::name`].
    pub name: String,
    /// What the issuer says it is. Not to be trusted.
    pub media_type: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// The file in this place of [`crate::Document::attachments`], counted from 0, out of the original of that document.
/// Nothing if there is none, or if its content is damaged.
pub fn embedded(original: &[u8], place: usize) -> Option<EmbeddedFile> {
    let opened = open(original).ok()?;
    let document = crate::read(original).ok()?;
    let listed = document.attachments.get(place)?;
    let in_xml = opened.tree(|root| binaries(root).into_iter().map(Element::paragraphs).collect::<Vec<_>>()).ok()?;
    let bytes = match in_xml.get(place) {
        Some(text) => coded::decode(text.as_deref().unwrap_or_default().as_bytes())?,
        None => match &opened.source {
            Source::Message(message) => message.attachment(place - in_xml.len())?,
            Source::Pdf(inside) => inside.other(original, place - in_xml.len())?,
            Source::File(_) => return None,
        },
    };
    Some(EmbeddedFile { name: listed.name.clone(), media_type: listed.media_type.clone(), bytes })
}

/// What files a document holds, in the order of the file.
pub(crate) fn listed(root: Element<'_>) -> Vec<Embedded> {
    let describe = |object: Element<'_>| Embedded {
        name: object.attribute("filename").map(str::to_owned).or_else(|| reference(object)).unwrap_or_default(),
        media_type: object.attribute("mimeCode").unwrap_or_default().to_owned(),
        size: object.paragraphs().map_or(0, |text| decoded_size(&text)),
    };
    binaries(root).into_iter().map(describe).collect()
}

/// The elements of UBL and CII that hold files (BT-125).
fn binaries(root: Element<'_>) -> Vec<Element<'_>> {
    root.below().filter(|element| matches!(element.name(), "EmbeddedDocumentBinaryObject" | "AttachmentBinaryObject")).collect()
}

/// What the document calls it (BT-122).
fn reference(object: Element<'_>) -> Option<String> {
    let around = object.outer()?;
    let around = if around.name() == "Attachment" { around.outer()? } else { around };
    around.text_of(&["ID", "IssuerAssignedID"])
}

/// Bytes that a Base64 text stands for: three for every four characters, white space and padding apart (RFC 4648).
fn decoded_size(base64: &str) -> u64 {
    let characters = base64.bytes().filter(|byte| !byte.is_ascii_whitespace() && *byte != b'=').count();
    characters as u64 * 3 / 4
}
