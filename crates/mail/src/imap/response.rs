//! One response of a server: a line, with the literals in it, read only as far as a reader of mail needs (RFC 3501, section 7).

use bytes::Bytes;

/// A response as it came: its line without the literals, and these apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Response {
    /// Where a literal stood, its length in braces still stands.
    pub line: String,
    /// The first literal; there is only one in what we ask for.
    pub literal: Option<Bytes>,
}

impl Response {
    /// What follows the tag in the line that ends an answer.
    pub fn ends(&self, tag: &str) -> Option<&str> {
        self.line.strip_prefix(tag)?.strip_prefix(' ')
    }

    /// Whether the server waits for us to go on.
    pub fn is_invitation(&self) -> bool {
        self.line.starts_with('+')
    }

    /// What follows `* WORD`, in whatever case.
    fn untagged(&self, word: &str) -> Option<&str> {
        let rest = self.line.strip_prefix("* ")?;
        let (first, rest) = rest.split_once(' ').unwrap_or((rest, ""));
        first.eq_ignore_ascii_case(word).then_some(rest)
    }

    /// `* n WORD …`: what follows.
    fn counted(&self, word: &str) -> Option<&str> {
        let (number, rest) = self.line.strip_prefix("* ")?.split_once(' ')?;
        let (found, rest) = rest.split_once(' ').unwrap_or((rest, ""));
        (number.bytes().all(|byte| byte.is_ascii_digit()) && found.eq_ignore_ascii_case(word)).then_some(rest)
    }

    /// Whether the server greets, and not to send us away.
    pub fn is_greeting(&self) -> bool {
        self.untagged("OK").is_some()
    }

    /// What the server says as it closes the connection.
    pub fn farewell(&self) -> Option<&str> {
        self.untagged("BYE")
    }

    /// What the server can do.
    pub fn capabilities(&self) -> Option<&str> {
        self.untagged("CAPABILITY")
    }

    /// The numbers that a search found.
    pub fn found(&self) -> impl Iterator<Item = u32> {
        self.untagged("SEARCH").unwrap_or_default().split_ascii_whitespace().filter_map(|number| number.parse().ok())
    }

    /// How many mails there are, as servers say when one comes.
    pub fn exists(&self) -> Option<u32> {
        self.counted("EXISTS")?;
        self.line.split(' ').nth(1)?.parse().ok()
    }

    /// Whether it says that a mail is gone.
    pub fn is_removal(&self) -> bool {
        self.counted("EXPUNGE").is_some()
    }

    /// The number in a code such as `* OK [UIDNEXT 17]`.
    pub fn code_number(&self, code: &str) -> Option<u32> {
        let inside = self.untagged("OK")?.strip_prefix('[')?.split_once(']')?.0;
        let (found, number) = inside.split_once(' ')?;
        if found.eq_ignore_ascii_case(code) { number.trim().parse().ok() } else { None }
    }

    /// The content that belongs to this mail, if this is the answer that brings it.
    pub fn body_of(self, uid: u32) -> Option<Bytes> {
        let fetched = self.counted("FETCH")?.to_ascii_uppercase();
        let (_, number) = fetched.split_once("UID ")?;
        if number.split(|c: char| !c.is_ascii_digit()).next()?.parse::<u32>().ok()? != uid {
            return None;
        }
        let at = fetched.find("BODY[")?;
        if self.literal.is_some() {
            return self.literal;
        }
        // What is short may come in quotes; where there is nothing stands NIL.
        let line = self.counted("FETCH")?;
        let value = line[at..].split_once(' ')?.1;
        value.strip_prefix('"').map(|rest| Bytes::from(unquoted(rest)))
    }
}

/// Up to the closing quote.
fn unquoted(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => break,
            b'\\' => out.extend(bytes.next()),
            other => out.push(other),
        }
    }
    out
}
