//! From bytes to text: byte order mark, declaration, allow-listed encodings; and back to byte positions for masking.

use std::ops::Range;

use encoding_rs::{Encoding, ISO_8859_2, ISO_8859_15, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1252};

use crate::{Refusal, guard, prolog};

/// A file as text, with its XML declaration blanked out. It knows where each character was.
pub(crate) struct Decoded {
    pub text: String,
    encoding: &'static Encoding,
    /// Bytes of the byte order mark.
    mark: usize,
}

/// `charset` is what an envelope says of the encoding.
pub(crate) fn decode(bytes: &[u8], charset: Option<&str>) -> Result<Decoded, Refusal> {
    let (encoding, mark) = encoding_of(bytes, charset)?;
    let text = encoding
        .decode_without_bom_handling_and_without_replacement(&bytes[mark..])
        .ok_or_else(|| Refusal::BrokenEncoding { name: encoding.name().to_owned() })?;
    if text.contains('\0') {
        return Err(Refusal::Nul);
    }
    match text.trim_start().chars().next() {
        None => Err(Refusal::Empty),
        Some('<') => Ok(Decoded { text: without_declaration(&text)?, encoding, mark }),
        Some(_) => Err(not_xml()),
    }
}

fn not_xml() -> Refusal {
    Refusal::Unknown { found: "it is not XML".to_owned() }
}

/// Whether it is XML that has neither a byte order mark nor an encoding declaration, and is not plainly UTF-16.
pub(crate) fn tells_nothing(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"<") && !bytes.contains(&0) && declared_name(bytes).is_none()
}

/// A byte order mark decides, then the declaration, then the envelope, else it is UTF-8 (XML 1.0, appendix F). RFC 7303 puts the envelope
/// before the declaration, but programs send `charset=utf-8` with whatever they have.
fn encoding_of(bytes: &[u8], charset: Option<&str>) -> Result<(&'static Encoding, usize), Refusal> {
    let wide = match bytes {
        [0, 0, 0xFE, 0xFF, ..] | [0xFF, 0xFE, 0, 0, ..] => {
            return Err(Refusal::UnsupportedEncoding { name: "UTF-32".to_owned() });
        }
        [0xFE, 0xFF, ..] => Some((UTF_16BE, 2)),
        [0xFF, 0xFE, ..] => Some((UTF_16LE, 2)),
        [0xEF, 0xBB, 0xBF, ..] => Some((UTF_8, 3)),
        [0, b'<', ..] => Some((UTF_16BE, 0)),
        [b'<', 0, ..] => Some((UTF_16LE, 0)),
        _ => None,
    };
    match wide {
        Some(found) => Ok(found),
        None if bytes.trim_ascii_start().first().is_some_and(|byte| *byte != b'<') => Err(not_xml()),
        None => Ok((declared(bytes, charset)?, 0)),
    }
}

fn declared(bytes: &[u8], charset: Option<&str>) -> Result<&'static Encoding, Refusal> {
    let Some(name) = declared_name(bytes).or_else(|| charset.map(str::to_owned)) else {
        return Ok(UTF_8);
    };
    match name.to_ascii_lowercase().as_str() {
        // Programs that write text into a string name UTF-16 and then save UTF-8: one byte a character tells.
        "utf-8" | "utf8" | "us-ascii" | "ascii" | "utf-16" | "utf16" | "utf-16le" | "utf-16be" | "unicode" => Ok(UTF_8),
        // WHATWG reads ISO-8859-1 as windows-1252, which adds characters where the former has control codes.
        "iso-8859-1" | "iso8859-1" | "iso_8859-1" | "latin1" | "latin-1" | "windows-1252" | "cp1252" => Ok(WINDOWS_1252),
        "iso-8859-2" | "iso8859-2" | "iso_8859-2" | "latin2" | "latin-2" => Ok(ISO_8859_2),
        "iso-8859-15" | "iso8859-15" | "iso_8859-15" | "latin9" | "latin-9" => Ok(ISO_8859_15),
        "windows-1250" | "cp1250" => Ok(WINDOWS_1250),
        _ => Err(Refusal::UnsupportedEncoding { name }),
    }
}

fn declared_name(bytes: &[u8]) -> Option<String> {
    let head = bytes.trim_ascii_start();
    let head = String::from_utf8_lossy(&head[..head.len().min(512)]);
    let declaration = head.strip_prefix("<?xml")?;
    let declaration = &declaration[..declaration.find("?>")?];
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let name = value[1..].split(quote).next()?;
    Some(name.chars().take(40).collect())
}

/// The declaration has been obeyed; blank, it may even stand behind white space, as it does in some real files.
fn without_declaration(text: &str) -> Result<String, Refusal> {
    let start = text.len() - text.trim_start().len();
    let Some(rest) = text[start..].strip_prefix("<?xml").filter(|rest| rest.starts_with(char::is_whitespace)) else {
        return Ok(text.to_owned());
    };
    match rest.split_once("?>") {
        Some((inner, _)) if prolog::is_declaration(inner) => Ok(blank(text, start..start + "<?xml?>".len() + inner.len())),
        _ => Err(guard::broken(text, start, "the XML declaration is damaged")),
    }
}

/// The text with spaces in place of a range; line breaks and positions stay.
pub(crate) fn blank(text: &str, range: Range<usize>) -> String {
    let mut blanked = String::with_capacity(text.len());
    blanked.push_str(&text[..range.start]);
    for c in text[range.clone()].chars() {
        match c {
            '\n' | '\r' => blanked.push(c),
            _ => blanked.extend(std::iter::repeat_n(' ', c.len_utf8())),
        }
    }
    blanked.push_str(&text[range.end..]);
    blanked
}

impl Decoded {
    /// The original bytes without those of these ranges of the text, which are in ascending order.
    pub(crate) fn without(&self, bytes: &[u8], ranges: &[Range<usize>]) -> Vec<u8> {
        let mut kept = Vec::with_capacity(bytes.len());
        let (mut read, mut at, mut copied) = (0, self.mark, 0);
        for range in ranges {
            at += self.width(&self.text[read..range.start]);
            kept.extend_from_slice(&bytes[copied..at]);
            at += self.width(&self.text[range.clone()]);
            (read, copied) = (range.end, at);
        }
        kept.extend_from_slice(&bytes[copied..]);
        kept
    }

    /// Bytes that this text takes in the file.
    fn width(&self, text: &str) -> usize {
        if self.encoding == UTF_8 {
            text.len()
        } else if self.encoding == UTF_16LE || self.encoding == UTF_16BE {
            text.encode_utf16().count() * 2
        } else {
            text.chars().count()
        }
    }
}
