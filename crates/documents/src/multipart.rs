//! `multipart/related` (RFC 2387): a cXML document and the files it names by `cid:`, as networks send them.

mod head;
mod transfer;

use std::borrow::Cow;
use std::ops::Range;

use crate::{Embedded, Limit, Refusal, decode, guard};
use head::Head;

/// More files than any real message brings.
const MAX_PARTS: u64 = 200;
/// Bytes of the header of a message or a part.
const MAX_HEAD: usize = 64 * 1024;

/// A message taken apart: nothing is decoded but the document, nothing is copied but its text.
pub(crate) struct Multipart<'a> {
    /// The part that holds the document, decoded.
    pub root: Cow<'a, [u8]>,
    bytes: &'a [u8],
    place: Part<'a>,
    others: Vec<Part<'a>>,
}

struct Part<'a> {
    head: Head,
    /// Where its content stands in the message.
    range: Range<usize>,
    content: &'a [u8],
}

/// A message whose header came apart from it, as it does over HTTP, as one file. XML that says nothing of its encoding becomes a message
/// of one part where the header does (RFC 7303, section 3); everything else stays as it is.
pub fn with_content_type<'a>(content_type: &str, body: &'a [u8]) -> Cow<'a, [u8]> {
    let is_multipart = content_type.trim_start().get(..10).is_some_and(|start| start.eq_ignore_ascii_case("multipart/"));
    let tells =
        || head::parameter(content_type, "charset").is_some_and(|name| !name.eq_ignore_ascii_case("utf-8")) && decode::tells_nothing(body);
    if content_type.contains(['\r', '\n']) || !(is_multipart || tells()) {
        return Cow::Borrowed(body);
    }
    Cow::Owned([b"MIME-Version: 1.0\r\nContent-Type: ", content_type.trim().as_bytes(), b"\r\n\r\n", body].concat())
}

/// Takes a message apart: with its own header, or from the first boundary on.
pub(crate) fn split(bytes: &[u8]) -> Result<Multipart<'_>, Refusal> {
    let start = bytes.len() - bytes.trim_ascii_start().len();
    let (head, body) = if bytes[start..].starts_with(b"--") {
        (Head::of_boundary_line(&bytes[start..])?, start)
    } else {
        let (head, length) = Head::read(&bytes[start..], MAX_HEAD)?;
        (head, start + length)
    };
    let mut parts = match &head.boundary {
        Some(boundary) => parts(bytes, body, boundary.as_bytes())?,
        // A single part with a header of its own.
        None => vec![Part { range: body..bytes.len(), content: &bytes[body..], head: head.clone() }],
    };
    let at = root(&parts, head.start.as_deref()).ok_or(Refusal::BrokenMultipart)?;
    let place = parts.remove(at);
    let root = place.decoded()?;
    Ok(Multipart { root, bytes, place, others: parts })
}

impl Multipart<'_> {
    /// In which encoding the document is, by its part's header.
    pub(crate) fn charset(&self) -> Option<&str> {
        self.place.head.charset.as_deref()
    }

    /// What the message brings besides the document, in its order.
    pub(crate) fn attachments(&self) -> Result<Vec<Embedded>, Refusal> {
        let embedded = |part: &Part<'_>| -> Result<Embedded, Refusal> {
            Ok(Embedded { name: part.head.name(), media_type: part.head.media_type.clone(), size: part.decoded()?.len() as u64 })
        };
        self.others.iter().map(embedded).collect()
    }

    /// The bytes of the attachment in this place, counted from 0.
    pub(crate) fn attachment(&self, place: usize) -> Option<Vec<u8>> {
        self.others.get(place)?.decoded().ok().map(Cow::into_owned)
    }

    /// The whole message with another document in the place of its own.
    pub(crate) fn with_root(&self, root: &[u8]) -> Vec<u8> {
        if *self.root == *root {
            return self.bytes.to_vec();
        }
        let content = self.place.head.transfer.encode(root);
        [&self.bytes[..self.place.range.start], content.as_slice(), &self.bytes[self.place.range.end..]].concat()
    }
}

impl<'a> Part<'a> {
    fn decoded(&self) -> Result<Cow<'a, [u8]>, Refusal> {
        self.head.transfer.decode(self.content).ok_or(Refusal::BrokenMultipart)
    }
}

/// The part that `start` names, else the first (RFC 2387, section 3.2); where that is no markup, the first that says it is XML.
fn root(parts: &[Part<'_>], start: Option<&str>) -> Option<usize> {
    let named = start.and_then(|start| parts.iter().position(|part| part.head.id.as_deref() == Some(start)));
    let first = named.or_else(|| (!parts.is_empty()).then_some(0))?;
    if named.is_some() || parts[first].is_markup() {
        return Some(first);
    }
    parts.iter().position(|part| part.head.media_type.ends_with("xml") && part.is_markup()).or(Some(first))
}

impl Part<'_> {
    fn is_markup(&self) -> bool {
        self.decoded().is_ok_and(|bytes| bytes.trim_ascii_start().first().is_some_and(|byte| matches!(byte, b'<' | 0xEF | 0xFE | 0xFF | 0)))
    }
}

/// The parts between the boundaries (RFC 2046, section 5.1.1). Lines may end in CRLF or LF; the last break before a
/// boundary belongs to the boundary. A message without its closing boundary was cut off on the way.
fn parts<'a>(bytes: &'a [u8], body: usize, boundary: &[u8]) -> Result<Vec<Part<'a>>, Refusal> {
    let mut parts = Vec::new();
    let mut open: Option<usize> = None;
    let mut at = body;
    while at < bytes.len() {
        let end = bytes[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |length| at + length + 1);
        if let Some(closes) = delimiter(&bytes[at..end], boundary) {
            if let Some(start) = open.take() {
                parts.push(part(bytes, start, at)?);
                guard::within(Limit::Parts, MAX_PARTS, parts.len() as u64)?;
            }
            if closes {
                return Ok(parts);
            }
            open = Some(end);
        }
        at = end;
    }
    Err(Refusal::BrokenMultipart)
}

/// Whether a line is a boundary; and then, whether it is the last one.
fn delimiter(line: &[u8], boundary: &[u8]) -> Option<bool> {
    let rest = line.strip_prefix(b"--")?.strip_prefix(boundary)?.trim_ascii_end();
    match rest {
        b"" => Some(false),
        b"--" => Some(true),
        _ => None,
    }
}

fn part(bytes: &[u8], start: usize, delimiter: usize) -> Result<Part<'_>, Refusal> {
    let before = &bytes[start..delimiter];
    let before = before.strip_suffix(b"\n").map_or(before, |line| line.strip_suffix(b"\r").unwrap_or(line));
    let (head, length) = Head::read(before, MAX_HEAD)?;
    let range = start + length..start + before.len();
    Ok(Part { head, content: &bytes[range.clone()], range })
}
