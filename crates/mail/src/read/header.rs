//! The header of a mail or of a part: its fields, and what they say about the content.

use super::{MOST_HEADER_BYTES, charset, fields};

/// The longest single field that is taken; a thousand recipients fit.
const MOST_FIELD_BYTES: usize = 64 * 1024;

/// A mail or a part of one: its fields and the shape of its content (RFC 2045).
#[derive(Debug, Default)]
pub struct Entity {
    /// Name and value of each field in order, unfolded.
    pub fields: Vec<(String, String)>,
    /// In lower case; `text/plain` if nothing is said.
    pub media_type: String,
    /// True if a media type was given and could be read.
    pub typed: bool,
    pub parameters: Vec<(String, String)>,
    /// `inline`, `attachment` or empty.
    pub disposition: String,
    pub name: Option<String>,
    pub content_id: Option<String>,
    /// In lower case; empty if nothing is said.
    pub encoding: String,
    /// True if something was over a limit.
    pub cut: bool,
}

impl Entity {
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Header and body: the first blank line parts them. A line that cannot belong to a header ends it too, since some programs forget the blank one.
pub fn split(raw: &[u8]) -> (&[u8], &[u8]) {
    let mut at = 0;
    while at < raw.len() {
        let end = raw[at..].iter().position(|&byte| byte == b'\n').map_or(raw.len(), |length| at + length + 1);
        let line = raw[at..end].trim_ascii_end();
        if line.is_empty() {
            return (&raw[..at], &raw[end..]);
        }
        if !belongs(line) {
            return (&raw[..at], &raw[at..]);
        }
        at = end;
    }
    (raw, &[])
}

fn belongs(line: &[u8]) -> bool {
    if line[0] == b' ' || line[0] == b'\t' {
        return true;
    }
    let name = line.iter().position(|&byte| byte == b':').map(|colon| line[..colon].trim_ascii_end());
    name.is_some_and(|name| !name.is_empty() && name.iter().all(u8::is_ascii_graphic))
}

/// Reads the fields within the limits. Those of the content (`Content-…`) are taken even behind the limit, or the text would be lost.
pub fn read(header: &[u8]) -> Entity {
    let mut entity = Entity::default();
    let (mut at, mut next) = (0, Vec::new());
    for line in header.split_inclusive(|&byte| byte == b'\n') {
        let folded = matches!(line.first(), Some(b' ' | b'\t'));
        if !folded {
            entity.take(&next, at);
            next.clear();
        }
        if next.len() + line.len() <= MOST_FIELD_BYTES {
            next.extend_from_slice(line);
        } else {
            entity.cut = true;
        }
        at += line.len();
    }
    entity.take(&next, at);
    fields::describe(&mut entity);
    entity
}

impl Entity {
    fn take(&mut self, field: &[u8], at: usize) {
        let Some(colon) = field.iter().position(|&byte| byte == b':') else { return };
        let name = field[..colon].trim_ascii();
        if at > MOST_HEADER_BYTES && (self.fields.len() > 4096 || !name.to_ascii_lowercase().starts_with(b"content-")) {
            self.cut = true;
            return;
        }
        let value = charset::guess(&field[colon + 1..]);
        self.fields.push((String::from_utf8_lossy(name).into_owned(), unfold(&value)));
    }
}

/// RFC 5322, section 2.2.3: a line that begins with white space goes on with the one before.
fn unfold(value: &str) -> String {
    let mut whole = String::with_capacity(value.len());
    for line in value.split('\n') {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let line = if whole.is_empty() { line.trim_start() } else { line };
        whole.extend(line.chars().map(|char| if char == '\r' || char == '\0' { ' ' } else { char }));
    }
    whole.truncate(whole.trim_end().len());
    whole
}
