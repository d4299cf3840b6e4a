//! How the content of a part is written (RFC 2045, section 6): as it is, as base64, or as quoted-printable.

use std::borrow::Cow;
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::coded::decode;

/// A transfer encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Transfer {
    /// `7bit`, `8bit`, `binary`, or nothing said.
    #[default]
    Plain,
    Base64,
    QuotedPrintable,
    /// One that no standard knows.
    Unknown,
}

impl Transfer {
    pub(super) fn named(text: &str) -> Self {
        match text.trim().to_ascii_lowercase().as_str() {
            "" | "7bit" | "8bit" | "binary" => Self::Plain,
            "base64" => Self::Base64,
            "quoted-printable" => Self::QuotedPrintable,
            _ => Self::Unknown,
        }
    }

    /// The content itself; nothing if it is not what the encoding allows.
    pub(super) fn decode(self, content: &[u8]) -> Option<Cow<'_, [u8]>> {
        match self {
            Self::Plain => Some(Cow::Borrowed(content)),
            Self::Base64 => decode(content).map(Cow::Owned),
            Self::QuotedPrintable => Some(Cow::Owned(from_quoted(content))),
            Self::Unknown => None,
        }
    }

    /// Content written in this encoding, in lines of at most 76 characters.
    pub(super) fn encode(self, content: &[u8]) -> Vec<u8> {
        match self {
            Self::Plain | Self::Unknown => content.to_vec(),
            Self::Base64 => {
                let text = STANDARD.encode(content);
                text.as_bytes().chunks(76).collect::<Vec<_>>().join(b"\r\n".as_slice())
            }
            Self::QuotedPrintable => to_quoted(content).into_bytes(),
        }
    }
}

/// `=3D` is a byte, `=` at the end of a line is nothing; anything else stands for itself, broken escapes too.
fn from_quoted(content: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(content.len());
    let mut rest = content;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if *first != b'=' {
            decoded.push(*first);
            continue;
        }
        let hex = after.get(..2).and_then(|hex| str::from_utf8(hex).ok()).filter(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()));
        if let Some(byte) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            decoded.push(byte);
            rest = &after[2..];
        } else if let Some(left) = after.strip_prefix(b"\r\n").or_else(|| after.strip_prefix(b"\n")) {
            rest = left;
        } else {
            decoded.push(b'=');
        }
    }
    decoded
}

fn to_quoted(content: &[u8]) -> String {
    let mut text = String::with_capacity(content.len() * 2);
    let mut column = 0;
    for byte in content {
        if *byte == b'\n' {
            text.push('\n');
            column = 0;
            continue;
        }
        if column > 72 {
            text.push_str("=\r\n");
            column = 0;
        }
        // White space is safe only inside a line, so it is escaped everywhere.
        if byte.is_ascii_graphic() && *byte != b'=' {
            text.push(char::from(*byte));
            column += 1;
        } else {
            // Writing into a String cannot fail.
            let _ = write!(text, "={byte:02X}");
            column += 3;
        }
    }
    text
}
