//! What people type: cleaned and held to its limits before it goes anywhere.

use thiserror::Error;

/// The longest subject, in characters.
pub const SUBJECT_CHARS: usize = 200;
/// The longest message unless the operator says otherwise, in bytes of UTF-8 (32 KiB).
pub const MESSAGE_BYTES: usize = 32 * 1024;
/// The most attachments of one message.
pub const ATTACHMENTS: usize = 20;

/// Why a text was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TextFault {
    /// Nothing in it but white space.
    #[error("is empty")]
    Empty,
    /// Longer than its limit, both in the unit of that limit.
    #[error("is too long: {length}, and at most {limit} are possible")]
    TooLong {
        /// How long it is.
        length: usize,
        /// How long it may be.
        limit: usize,
    },
}

/// A subject: one line, without control characters, 1 to [`SUBJECT_CHARS`] characters.
pub fn subject(typed: &str) -> Result<String, TextFault> {
    let line: Vec<&str> = typed.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).collect();
    let line = line.join(" ");
    let length = line.chars().count();
    match length {
        0 => Err(TextFault::Empty),
        1..=SUBJECT_CHARS => Ok(line),
        _ => Err(TextFault::TooLong { length, limit: SUBJECT_CHARS }),
    }
}

/// A message's text: line breaks made `\n`, other control characters dropped, white space at both ends cut.
///
/// An empty text is taken only together with attachments; `limit` is in bytes.
pub fn body(typed: &str, limit: usize, with_attachments: bool) -> Result<String, TextFault> {
    let text: String =
        typed.replace("\r\n", "\n").replace('\r', "\n").chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    let text = text.trim_matches(|c: char| c == '\n').trim_end().to_owned();
    match text.len() {
        0 if !with_attachments => Err(TextFault::Empty),
        length if length > limit => Err(TextFault::TooLong { length, limit }),
        _ if text.trim().is_empty() && !with_attachments => Err(TextFault::Empty),
        _ => Ok(text),
    }
}

/// A file's name as it is kept and offered for download: the last part of whatever path came along, any script,
/// no control or direction-changing characters, at most 200 characters with its ending kept.
pub fn file_name(given: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|c| !c.is_control() && !is_direction_mark(*c)).collect();
    let clean = clean.trim().trim_start_matches('.').trim();
    if clean.is_empty() {
        return "file".to_owned();
    }
    let length = clean.chars().count();
    if length <= 200 {
        return clean.to_owned();
    }
    let ending: String = clean.rsplit_once('.').map_or(String::new(), |(_, e)| format!(".{}", e.chars().take(16).collect::<String>()));
    let keep = 200 - ending.chars().count();
    clean.chars().take(keep).collect::<String>() + &ending
}

/// Characters that turn the direction of writing and could make `fdp.exe` look like `exe.pdf`.
const fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{061C}')
}
