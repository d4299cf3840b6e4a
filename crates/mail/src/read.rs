//! From raw bytes to a [`Mail`]: limits first, then the header, then the tree of parts.
//!
//! The tree is split here, so that its work is bounded whatever stands in it; mail-parser reads the single header fields.

mod charset;
mod fields;
mod flowed;
mod header;
mod transfer;
mod tree;

use std::borrow::Cow;

use crate::mail::{Headers, Mail};
use crate::unreadable::Unreadable;

/// The most bytes of a raw mail: 25 MiB.
pub const MOST_BYTES: usize = 25 * 1024 * 1024;
/// The most bytes of header that are looked at, of the mail and of each part: 256 KiB.
pub const MOST_HEADER_BYTES: usize = 256 * 1024;
/// The most parts whose content is taken.
pub const MOST_PARTS: usize = 100;
/// The deepest nesting of multiparts that is entered.
pub const MOST_DEPTH: usize = 10;

/// Reads one raw mail (RFC 5322, MIME).
///
/// The work is linear in the size: each byte is looked at once for every level of nesting. Files with CRLF, LF or bare CR are read alike,
/// and the `From ` line of an mbox in front does no harm.
///
/// # Errors
/// [`Unreadable`] if it is too large or no mail at all. Anything smaller is left out, and `parts` says what and why.
pub fn read(raw: &[u8]) -> Result<Mail, Unreadable> {
    if raw.len() > MOST_BYTES {
        return Err(Unreadable::TooLarge { size: raw.len(), limit: MOST_BYTES });
    }
    let raw = lines(raw);
    let (header, body) = header::split(begin(&raw));
    let entity = header::read(header);
    if entity.fields.is_empty() {
        return Err(Unreadable::NotAMail);
    }
    let content = tree::content(&entity, body);
    let headers = Headers::new(entity.fields);
    Ok(Mail {
        message_id: fields::ids(&headers, "Message-ID").into_iter().next(),
        in_reply_to: fields::ids(&headers, "In-Reply-To"),
        references: fields::ids(&headers, "References"),
        from: fields::addresses(&headers, "From"),
        to: fields::addresses(&headers, "To"),
        cc: fields::addresses(&headers, "Cc"),
        reply_to: fields::addresses(&headers, "Reply-To"),
        sender: fields::addresses(&headers, "Sender").into_iter().next(),
        delivered_to: fields::bare_addresses(&headers, &["Delivered-To"]),
        original_to: fields::bare_addresses(&headers, &["X-Original-To", "Envelope-To"]),
        return_path: fields::return_path(&headers),
        subject: fields::text(&headers, "Subject"),
        date: fields::date(&headers),
        media_type: entity.media_type,
        parameters: entity.parameters,
        text: content.text,
        html: content.html,
        parts: content.parts,
        unnamed_parts: content.unnamed,
        header_cut: entity.cut,
        locked: content.locked,
        headers,
    })
}

/// Decodes a text of which nothing is said: UTF-8 if it can be, else what Polish or Western European programs write.
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    charset::guess(bytes)
}

/// Old Macs end a line with a bare CR, and some programs still do; where no LF stands at all, CR is the end of a line.
fn lines(raw: &[u8]) -> Cow<'_, [u8]> {
    if raw.contains(&b'\n') || !raw.contains(&b'\r') {
        return Cow::Borrowed(raw);
    }
    Cow::Owned(raw.iter().map(|&byte| if byte == b'\r' { b'\n' } else { byte }).collect())
}

/// The first byte of the header: behind a byte order mark, blank lines and the `From ` line of an mbox.
fn begin(raw: &[u8]) -> &[u8] {
    let mut rest = raw.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(raw);
    while let Some(&(b'\r' | b'\n')) = rest.first() {
        rest = &rest[1..];
    }
    if rest.starts_with(b"From ") || rest.starts_with(b">From ") {
        rest = rest.iter().position(|&byte| byte == b'\n').map_or(&[], |end| &rest[end + 1..]);
    }
    rest
}
