//! A mail as plain values: who, to whom, its text, its parts.

/// A mail that was read. Texts are Unicode with `\n` as the end of a line, whatever stood in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mail {
    /// All header fields as they came.
    pub headers: Headers,
    /// `Message-ID` without its angle brackets.
    pub message_id: Option<String>,
    /// `In-Reply-To` without angle brackets; usually one.
    pub in_reply_to: Vec<String>,
    /// `References` without angle brackets, oldest first.
    pub references: Vec<String>,
    /// `From`; usually one.
    pub from: Vec<Address>,
    /// `To`, groups resolved.
    pub to: Vec<Address>,
    /// `Cc`, groups resolved.
    pub cc: Vec<Address>,
    /// `Reply-To`. Never an identity, only a wish.
    pub reply_to: Vec<Address>,
    /// `Sender`, who sent it for the people in `From`.
    pub sender: Option<Address>,
    /// Addresses in `Delivered-To`, topmost first.
    pub delivered_to: Vec<String>,
    /// Addresses in `X-Original-To` (and its kin `Envelope-To`), topmost first.
    pub original_to: Vec<String>,
    /// `Return-Path` without angle brackets: the sender of the envelope. The empty text is the null sender of a machine (RFC 5321, section 4.5.5).
    pub return_path: Option<String>,
    /// `Subject`, decoded; empty if there is none.
    pub subject: String,
    /// `Date` in Unix milliseconds.
    pub date: Option<i64>,
    /// Media type of the whole mail in lower case, such as `multipart/report`.
    pub media_type: String,
    /// Parameters of the whole mail's `Content-Type`, names in lower case, such as `report-type`.
    pub parameters: Vec<(String, String)>,
    /// The text/plain body: `format=flowed` joined into paragraphs (RFC 3676), inline text parts one after the other.
    pub text: Option<String>,
    /// The text/html body, as the sender wrote it: not safe to show.
    pub html: Option<String>,
    /// Everything that is not the body, in order. Signatures of the mail itself (`smime.p7s`, PGP/MIME) are dropped.
    pub parts: Vec<Part>,
    /// How many parts more there were than are named in `parts`.
    pub unnamed_parts: usize,
    /// True if the header was longer than its limit, or one of its fields; the rest was not looked at.
    pub header_cut: bool,
    /// Set if the content is encrypted, and cannot be read.
    pub locked: Option<Locked>,
}

/// A person or mailbox in a header field.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Address {
    /// The name beside the address, decoded. Anybody can write anything here.
    pub name: Option<String>,
    /// `local@domain` as written; compare without regard to case.
    pub address: String,
}

impl Address {
    /// The domain in lower case, or the empty text.
    pub fn domain(&self) -> String {
        self.address.rsplit_once('@').map(|(_, domain)| domain.to_ascii_lowercase()).unwrap_or_default()
    }
}

/// A file beside the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// File name without any folder, decoded; made up from the media type if there was none.
    pub name: String,
    /// Media type in lower case, such as `image/png`.
    pub media_type: String,
    /// Parameters of its `Content-Type`, names in lower case, such as `method` of a calendar reply.
    pub parameters: Vec<(String, String)>,
    /// `Content-ID` without angle brackets: how HTML refers to it by `cid:`.
    pub content_id: Option<String>,
    /// True if it is meant to be seen within the text: `Content-Disposition: inline`, or a neighbour in `multipart/related`.
    pub inline: bool,
    /// The decoded content; empty if refused. A `message/rfc822` part is the raw mail, which [`read`](crate::read) reads again.
    pub bytes: Vec<u8>,
    /// Bytes of the content; of a refused part, as it stands in the mail.
    pub size: usize,
    /// Why its content was not taken.
    pub refused: Option<Refused>,
}

impl Part {
    /// True for `winmail.dat`: Outlook packed its attachments into it (MS-OXTNEF), and only Outlook unpacks them well.
    pub fn is_tnef(&self) -> bool {
        matches!(self.media_type.as_str(), "application/ms-tnef" | "application/vnd.ms-tnef")
            || self.name.eq_ignore_ascii_case("winmail.dat")
    }

    /// The value of a parameter of its `Content-Type`.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        parameter(&self.parameters, name)
    }
}

/// Why a part's content was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refused {
    /// More than [`MOST_PARTS`](crate::MOST_PARTS) parts.
    TooMany,
    /// Nested deeper than [`MOST_DEPTH`](crate::MOST_DEPTH).
    TooDeep,
}

/// How the content is locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Locked {
    /// S/MIME (RFC 8551), also where it is signed in a way that hides the text.
    Smime,
    /// PGP (RFC 3156, or inline armour).
    Pgp,
}

impl Mail {
    /// The value of a parameter of the whole mail's `Content-Type`.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        parameter(&self.parameters, name)
    }
}

fn parameter<'a>(parameters: &'a [(String, String)], name: &str) -> Option<&'a str> {
    parameters.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
}

/// The header fields in their order, topmost first: what a server adds stands above what was there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headers(Vec<(String, String)>);

impl Headers {
    pub(crate) fn new(fields: Vec<(String, String)>) -> Self {
        Self(fields)
    }

    pub(crate) fn into_fields(self) -> Vec<(String, String)> {
        self.0
    }

    /// The topmost field of that name, unfolded; encoded words are not decoded. Names are compared without regard to case.
    pub fn first(&self, name: &str) -> Option<&str> {
        self.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// All fields of that name, topmost first.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> + 'a {
        self.0.iter().filter(move |(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Every field as (name, value), topmost first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}
