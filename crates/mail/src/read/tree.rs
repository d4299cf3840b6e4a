//! The tree of MIME parts: which of them are the body, and which stand beside it.

use super::header::{self, Entity};
use super::{MOST_DEPTH, MOST_PARTS, charset, flowed, transfer};
use crate::mail::{Locked, Part, Refused};

/// Of the parts over the limit, so many are named.
const MOST_NAMED: usize = 100;

/// What a mail holds.
#[derive(Debug, Default)]
pub struct Content {
    pub text: Option<String>,
    pub html: Option<String>,
    pub parts: Vec<Part>,
    pub unnamed: usize,
    pub locked: Option<Locked>,
}

/// Reads the body of a mail.
pub fn content(entity: &Entity, body: &[u8]) -> Content {
    let mut walk = Walk::default();
    let shown = walk.enter(entity, body, 0, false);
    let mut content = walk.content;
    content.html = html(&shown);
    content.text = text(&shown);
    if content.locked.is_none() && content.text.as_deref().is_some_and(|text| text.trim_start().starts_with("-----BEGIN PGP MESSAGE-----"))
    {
        content.locked = Some(Locked::Pgp);
    }
    content
}

/// A piece of the body, in one or two forms of the same.
#[derive(Debug, Default)]
struct Piece {
    text: Option<String>,
    html: Option<String>,
}

/// The plain form of all pieces; none if a piece has only the other form.
fn text(pieces: &[Piece]) -> Option<String> {
    let texts: Option<Vec<&str>> = pieces.iter().map(|piece| piece.text.as_deref()).collect();
    texts.filter(|texts| !texts.is_empty()).map(|texts| texts.join("\n"))
}

fn html(pieces: &[Piece]) -> Option<String> {
    if pieces.iter().all(|piece| piece.html.is_none()) {
        return None;
    }
    let both = pieces.iter().filter_map(|piece| match piece {
        Piece { html: Some(html), .. } => Some(html.clone()),
        Piece { text: Some(text), .. } if text.trim().is_empty() => None,
        Piece { text: Some(text), .. } => Some(format!("<pre>{}</pre>", crate::whole::escape(text))),
        Piece { .. } => None,
    });
    Some(both.collect::<Vec<_>>().join("\n"))
}

#[derive(Default)]
struct Walk {
    content: Content,
    taken: usize,
}

impl Walk {
    fn enter(&mut self, entity: &Entity, body: &[u8], depth: usize, related: bool) -> Vec<Piece> {
        if let Some(kind) = entity.media_type.strip_prefix("multipart/") {
            let boundary = entity.parameter("boundary").filter(|boundary| !boundary.trim().is_empty());
            if kind == "encrypted" {
                self.content.locked = Some(Locked::Pgp);
            }
            return match boundary.map(|boundary| split(body, boundary.trim_end().as_bytes())).filter(|parts| parts.count > 0) {
                Some(_) if depth >= MOST_DEPTH => {
                    self.refuse(entity, body, Refused::TooDeep);
                    Vec::new()
                }
                Some(parts) => self.multipart(kind, &parts, depth),
                // Without its boundary, a multipart is best taken as the text that it probably is.
                None => vec![Piece { text: Some(plain(entity, body)), html: None }],
            };
        }
        if self.taken >= MOST_PARTS {
            self.refuse(entity, body, Refused::TooMany);
            return Vec::new();
        }
        self.taken += 1;
        self.leaf(entity, body, related)
    }

    fn multipart(&mut self, kind: &str, parts: &Parts<'_>, depth: usize) -> Vec<Piece> {
        self.content.unnamed += parts.count - parts.slices.len();
        let mut pieces = Vec::new();
        for slice in &parts.slices {
            let (head, body) = header::split(slice);
            let mut entity = header::read(head);
            if kind == "digest" && !entity.typed {
                "message/rfc822".clone_into(&mut entity.media_type);
            }
            pieces.push(self.enter(&entity, body, depth + 1, kind == "related"));
        }
        if kind == "alternative" { alternative(pieces) } else { pieces.into_iter().flatten().collect() }
    }

    fn leaf(&mut self, entity: &Entity, body: &[u8], related: bool) -> Vec<Piece> {
        let beside = entity.disposition == "attachment" || entity.name.is_some();
        match entity.media_type.as_str() {
            "text/plain" | "text" if !beside => return vec![Piece { text: Some(plain(entity, body)), html: None }],
            "text/html" | "application/xhtml+xml" if !beside || (related && entity.disposition != "attachment") => {
                return vec![Piece { text: None, html: Some(unicode(entity, body)) }];
            }
            "application/pkcs7-signature" | "application/x-pkcs7-signature" | "application/pgp-signature" => return Vec::new(),
            "application/pkcs7-mime" | "application/x-pkcs7-mime" => self.content.locked = Some(Locked::Smime),
            _ => {}
        }
        self.part(entity, body, related);
        Vec::new()
    }

    fn part(&mut self, entity: &Entity, body: &[u8], related: bool) {
        let bytes = transfer::decode(body, &entity.encoding).into_owned();
        let inline = entity.disposition != "attachment" && (entity.disposition == "inline" || entity.content_id.is_some() || related);
        self.content.parts.push(Part { inline, size: bytes.len(), bytes, refused: None, ..named(entity, body) });
    }

    fn refuse(&mut self, entity: &Entity, body: &[u8], refused: Refused) {
        if self.content.parts.len() < MOST_PARTS + MOST_NAMED {
            self.content.parts.push(Part { refused: Some(refused), ..named(entity, body) });
        } else {
            self.content.unnamed += 1;
        }
    }
}

/// RFC 2046, section 5.1.4: forms of the same, so the first plain and the last rich one are taken.
fn alternative(forms: Vec<Vec<Piece>>) -> Vec<Piece> {
    let (mut text_form, mut html_form) = (None, None);
    for form in forms {
        let (text, html) = (text(&form), html(&form));
        if text_form.as_deref().is_none_or(|text: &str| text.trim().is_empty()) {
            text_form = text.or(text_form);
        }
        html_form = html.or(html_form);
    }
    if text_form.is_none() && html_form.is_none() { Vec::new() } else { vec![Piece { text: text_form, html: html_form }] }
}

/// Everything about a part but its content.
fn named(entity: &Entity, body: &[u8]) -> Part {
    let name = entity.name.clone().unwrap_or_else(|| name_for(&entity.media_type, body));
    Part {
        name,
        media_type: entity.media_type.clone(),
        parameters: entity.parameters.clone(),
        content_id: entity.content_id.clone(),
        inline: false,
        bytes: Vec::new(),
        size: body.len(),
        refused: None,
    }
}

/// A name for a part that has none. A forwarded mail is called by its subject.
fn name_for(media_type: &str, body: &[u8]) -> String {
    let (kind, subtype) = media_type.split_once('/').unwrap_or((media_type, ""));
    match (kind, subtype) {
        ("message", "rfc822" | "global") => {
            let subject = super::fields::text(&crate::mail::Headers::new(header::read(header::split(body).0).fields), "Subject");
            let words: String = subject.chars().filter(|char| !char.is_control() && !"/\\:*?\"<>|".contains(*char)).take(80).collect();
            if words.trim().is_empty() { "message.eml".to_owned() } else { format!("{}.eml", words.trim()) }
        }
        ("text", "calendar") => "invite.ics".to_owned(),
        ("text", "plain") => "text.txt".to_owned(),
        ("image", "jpeg") => "image.jpg".to_owned(),
        ("image" | "audio" | "video" | "text", _) if subtype.chars().all(char::is_alphanumeric) => format!("{kind}.{subtype}"),
        ("application", "pdf") => "document.pdf".to_owned(),
        ("application", "ms-tnef") => "winmail.dat".to_owned(),
        _ => "attachment".to_owned(),
    }
}

fn plain(entity: &Entity, body: &[u8]) -> String {
    let text = unicode(entity, body);
    let flows = entity.parameter("format").is_some_and(|format| format.eq_ignore_ascii_case("flowed"));
    let delete_space = entity.parameter("delsp").is_some_and(|answer| answer.eq_ignore_ascii_case("yes"));
    if flows { flowed::join(&text, delete_space) } else { text }
}

/// The text of a part with `\n` as the only end of a line, and without what no text needs.
fn unicode(entity: &Entity, body: &[u8]) -> String {
    let bytes = transfer::decode(body, &entity.encoding);
    let text = charset::decode(&bytes, entity.parameter("charset"));
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    if !text.contains(['\r', '\0']) {
        return text.to_owned();
    }
    text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "")
}

struct Parts<'a> {
    slices: Vec<&'a [u8]>,
    /// Slices there are, also those over the limit.
    count: usize,
}

/// Cuts a multipart at its boundary lines (RFC 2046, section 5.1.1). What stands before the first and behind the last is not shown anywhere.
fn split<'a>(body: &'a [u8], boundary: &[u8]) -> Parts<'a> {
    let mut parts = Parts { slices: Vec::new(), count: 0 };
    let (mut at, mut begun) = (0, None);
    for line in body.split_inclusive(|&byte| byte == b'\n') {
        let end = delimiter(line, boundary);
        if let Some(last) = end {
            parts.add(body, begun, at);
            begun = (!last).then_some(at + line.len());
            if last {
                return parts;
            }
        }
        at += line.len();
    }
    parts.add(body, begun, body.len());
    parts
}

impl<'a> Parts<'a> {
    fn add(&mut self, body: &'a [u8], begun: Option<usize>, end: usize) {
        let Some(slice) = begun.and_then(|begun| body.get(begun..end)) else { return };
        // The end of the line before a boundary belongs to the boundary.
        let slice = slice.strip_suffix(b"\n").unwrap_or(slice);
        let slice = slice.strip_suffix(b"\r").unwrap_or(slice);
        self.count += 1;
        if self.slices.len() < MOST_PARTS + MOST_NAMED {
            self.slices.push(slice);
        }
    }
}

/// Whether a line is the boundary, and then whether it is the closing one.
fn delimiter(line: &[u8], boundary: &[u8]) -> Option<bool> {
    let rest = line.strip_prefix(b"--")?.strip_prefix(boundary)?.trim_ascii_end();
    match rest {
        b"" => Some(false),
        b"--" => Some(true),
        _ => None,
    }
}
