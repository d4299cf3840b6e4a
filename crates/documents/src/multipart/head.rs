//! The header of a message or of a part: the few fields that matter here.

use percent_encoding::percent_decode_str;

use super::transfer::Transfer;
use crate::Refusal;

/// What a header says.
#[derive(Clone, Default)]
pub(super) struct Head {
    /// `Content-Type` without its parameters, in lower case; `application/octet-stream` if there is none.
    pub media_type: String,
    /// The encoding of a text, by its `charset`.
    pub charset: Option<String>,
    /// What stands between the parts of a `multipart` type.
    pub boundary: Option<String>,
    /// Which part is the document.
    pub start: Option<String>,
    /// `Content-ID` without its angle brackets.
    pub id: Option<String>,
    /// How the content is written.
    pub transfer: Transfer,
    name: Option<String>,
}

impl Head {
    /// Reads a header up to and with its empty line; says how long it is. A part may have none, and then begins with that line.
    pub(super) fn read(bytes: &[u8], most: usize) -> Result<(Self, usize), Refusal> {
        let mut head = Self { media_type: "application/octet-stream".to_owned(), ..Self::default() };
        let mut field = String::new();
        let mut at = 0;
        while at < bytes.len().min(most) {
            let end = bytes[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |length| at + length + 1);
            let line = String::from_utf8_lossy(&bytes[at..end]);
            at = end;
            if line.trim_end().is_empty() {
                head.take(&field);
                return Ok((head, at));
            }
            // A line that begins with white space goes on with the field before it (RFC 5322, section 2.2.3).
            if !line.starts_with([' ', '\t']) {
                head.take(&field);
                field.clear();
            }
            field.push_str(line.trim_end());
        }
        Err(Refusal::BrokenMultipart)
    }

    /// A message that lost its header: its first line is its boundary.
    pub(super) fn of_boundary_line(bytes: &[u8]) -> Result<Self, Refusal> {
        let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let boundary = str::from_utf8(line).ok().and_then(|line| line.trim_end().strip_prefix("--"));
        let boundary = boundary.filter(|boundary| is_boundary(boundary)).ok_or(Refusal::BrokenMultipart)?;
        Ok(Self { boundary: Some(boundary.to_owned()), ..Self::default() })
    }

    fn take(&mut self, field: &str) {
        let Some((name, value)) = field.split_once(':') else { return };
        match name.trim().to_ascii_lowercase().as_str() {
            "content-type" => self.content_type(value),
            "content-id" => self.id = Some(value.trim().trim_matches(['<', '>']).to_owned()),
            "content-transfer-encoding" => self.transfer = Transfer::named(value),
            "content-disposition" => self.name = file_name(value, "filename").or(self.name.take()),
            _ => {}
        }
    }

    fn content_type(&mut self, value: &str) {
        self.media_type = value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        if self.media_type.starts_with("multipart/") {
            self.boundary = parameter(value, "boundary").filter(|boundary| is_boundary(boundary));
        }
        self.charset = parameter(value, "charset");
        self.start = parameter(value, "start").map(|start| start.trim_matches(['<', '>']).to_owned());
        self.name = self.name.take().or_else(|| file_name(value, "name"));
    }

    /// The file's name as its sender calls it, else what the document calls it.
    pub(super) fn name(&self) -> String {
        self.name.clone().or_else(|| self.id.clone()).unwrap_or_default()
    }
}

/// RFC 2046, section 5.1.1, without the limit of 70 characters that some programs pass.
fn is_boundary(text: &str) -> bool {
    (1..=200).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ') && !text.ends_with(' ')
}

/// A parameter's value (RFC 2045, section 5.1): bare, or in quotes in which a backslash saves the next character.
pub(super) fn parameter(value: &str, wanted: &str) -> Option<String> {
    let mut rest = value.split_once(';')?.1;
    loop {
        let (name, after) = rest.split_once('=')?;
        let name = name.trim().trim_start_matches(';').trim();
        let (found, left) = one_value(after.trim_start());
        if name.eq_ignore_ascii_case(wanted) {
            return Some(found).filter(|found| !found.is_empty());
        }
        rest = left;
    }
}

fn one_value(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find(';').unwrap_or(text.len());
        return (text[..end].trim().to_owned(), &text[end..]);
    };
    let mut value = String::new();
    let mut characters = quoted.char_indices();
    while let Some((place, c)) = characters.next() {
        match c {
            '"' => return (value, &quoted[place + 1..]),
            '\\' => value.extend(characters.next().map(|(_, saved)| saved)),
            _ => value.push(c),
        }
    }
    (value, "")
}

/// A file's name; the form of RFC 8187 (`filename*=UTF-8''…`) says letters beyond ASCII.
fn file_name(value: &str, wanted: &str) -> Option<String> {
    let extended = parameter(value, &format!("{wanted}*")).and_then(|text| {
        let (charset, rest) = text.split_once('\'')?;
        let (_, escaped) = rest.split_once('\'')?;
        let name = percent_decode_str(escaped).decode_utf8().ok()?;
        charset.eq_ignore_ascii_case("utf-8").then(|| name.into_owned())
    });
    extended.or_else(|| parameter(value, wanted))
}
