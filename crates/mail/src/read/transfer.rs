//! The transfer encodings (RFC 2045, section 6), read tolerantly: what is broken is kept as far as it can be understood.

use std::borrow::Cow;

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

const ENGINE: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent).with_decode_allow_trailing_bits(true),
);

/// The content behind its transfer encoding; an unknown one is taken as none.
pub fn decode<'a>(body: &'a [u8], encoding: &str) -> Cow<'a, [u8]> {
    match encoding {
        "base64" => Cow::Owned(base64(body)),
        "quoted-printable" => Cow::Owned(quoted_printable(body)),
        _ => Cow::Borrowed(body),
    }
}

/// Characters outside the alphabet are skipped, as section 6.8 asks; `=` may end a piece in the middle, where somebody put two together.
fn base64(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() / 4 * 3 + 3);
    for piece in body.split(|&byte| byte == b'=') {
        let mut letters: Vec<u8> =
            piece.iter().copied().filter(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')).collect();
        if letters.len() % 4 == 1 {
            letters.pop();
        }
        out.extend(ENGINE.decode(&letters).unwrap_or_default());
    }
    out
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    for line in body.split_inclusive(|&byte| byte == b'\n') {
        let content = line.strip_suffix(b"\n").unwrap_or(line);
        let content = content.strip_suffix(b"\r").unwrap_or(content);
        let end = &line[content.len()..];
        // White space at the end of a line was put there on the way (rule 3).
        let content = if end.is_empty() { content } else { content.trim_ascii_end() };
        let soft = content.last() == Some(&b'=');
        unescape(content.strip_suffix(b"=").unwrap_or(content), &mut out);
        if !soft {
            out.extend_from_slice(end);
        }
    }
    out
}

fn unescape(line: &[u8], out: &mut Vec<u8>) {
    let mut at = 0;
    while at < line.len() {
        let pair = (line[at] == b'=').then(|| line.get(at + 1..at + 3)).flatten();
        let byte = pair.and_then(|pair| Some(hex(pair[0])? << 4 | hex(pair[1])?));
        out.push(byte.unwrap_or(line[at]));
        at += if byte.is_some() { 3 } else { 1 };
    }
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}
