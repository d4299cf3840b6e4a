//! A mail of ours in the form in which it travels (RFC 5322, MIME).

use std::time::{Duration, UNIX_EPOCH};

use lettre::Address;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, Message, MultiPart, SinglePart};

/// Everything that a mail says.
#[derive(Debug, Clone, Default)]
pub struct Outgoing {
    /// Without angle brackets; the same at every try.
    pub message_id: String,
    /// Unix time in milliseconds.
    pub at: i64,
    /// The name of whoever writes, and our address.
    pub from: (String, String),
    /// The name and the address of whoever reads.
    pub to: (String, String),
    /// Where an answer goes; none: to `from`.
    pub reply_to: Option<String>,
    /// The subject.
    pub subject: String,
    /// The Message-IDs to which it belongs, the oldest first, without angle brackets (RFC 5322, 3.6.4).
    pub references: Vec<String>,
    /// The list it belongs to; none: a mail that was asked for.
    pub list: Option<List>,
    /// The plain text.
    pub text: String,
    /// The same as HTML.
    pub html: Option<String>,
    /// Files that go along.
    pub files: Vec<Enclosed>,
}

/// What makes notifications a list from which one can take oneself off.
#[derive(Debug, Clone)]
pub struct List {
    /// `name <id.host>` (RFC 2919).
    pub id: String,
    /// Where a POST takes the reader off at once (RFC 8058); a GET there shows a page.
    pub unsubscribe: String,
}

/// A file that goes along.
#[derive(Debug, Clone)]
pub struct Enclosed {
    /// Its name, in any script.
    pub name: String,
    /// What it is; where that is no media type, it travels as `application/octet-stream`.
    pub media_type: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Why a mail cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what} cannot stand in a mail: {why}")]
pub struct ComposeFault {
    what: &'static str,
    why: String,
}

/// Writes the mail, with CRLF at the ends of its lines.
///
/// # Errors
/// If an address is none.
pub fn compose(mail: &Outgoing) -> Result<Vec<u8>, ComposeFault> {
    let fault = |what, why: &dyn std::fmt::Display| ComposeFault { what, why: why.to_string() };
    let at = UNIX_EPOCH + Duration::from_millis(u64::try_from(mail.at).unwrap_or(0));
    let mut builder = Message::builder()
        .message_id(Some(format!("<{}>", mail.message_id)))
        .date(at)
        .from(mailbox(&mail.from)?)
        .to(mailbox(&mail.to)?)
        .subject(one_line(&mail.subject));
    if let Some(reply_to) = &mail.reply_to {
        builder = builder.reply_to(mailbox(&(mail.from.0.clone(), reply_to.clone()))?);
    }
    for (name, value) in headers(mail) {
        let name = HeaderName::new_from_ascii(name.to_owned()).map_err(|why| fault("a header", &why))?;
        builder = builder.raw_header(HeaderValue::dangerous_new_pre_encoded(name, value.clone(), value));
    }
    let plain = SinglePart::plain(mail.text.clone());
    let words = match &mail.html {
        Some(html) => MultiPart::alternative().singlepart(plain).singlepart(SinglePart::html(html.clone())),
        None => MultiPart::mixed().singlepart(plain),
    };
    let whole = mail.files.iter().fold(words_with_files(words, mail), |whole, file| whole.singlepart(enclosed(file)));
    let message = builder.multipart(whole).map_err(|why| fault("this", &why))?;
    Ok(message.formatted())
}

/// An address that can stand in an envelope.
///
/// # Errors
/// If it is none.
pub(crate) fn address(text: &str) -> Result<Address, ComposeFault> {
    text.trim().parse().map_err(|why: lettre::address::AddressError| ComposeFault { what: "this address", why: why.to_string() })
}

fn mailbox((name, at): &(String, String)) -> Result<Mailbox, ComposeFault> {
    let name = one_line(name);
    Ok(Mailbox::new((!name.is_empty()).then_some(name), address(at)?))
}

/// What lettre has no names for. All of it is printable ASCII of our own making, so it stands as it is.
fn headers(mail: &Outgoing) -> Vec<(&'static str, String)> {
    let mut headers = vec![
        // RFC 3834, 5: no machine shall answer.
        ("Auto-Submitted", "auto-generated".to_owned()),
        ("X-Auto-Response-Suppress", "All".to_owned()),
    ];
    let ids: Vec<String> = mail.references.iter().map(|id| format!("<{id}>")).collect();
    if let Some(last) = ids.last() {
        headers.push(("In-Reply-To", last.clone()));
        // RFC 5322, 2.1.1: a line has at most 998 characters, so each stands on its own.
        headers.push(("References", ids.join("\r\n ")));
    }
    if let Some(list) = &mail.list {
        headers.push(("List-Id", list.id.clone()));
        headers.push(("List-Unsubscribe", format!("<{}>", list.unsubscribe)));
        headers.push(("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()));
    }
    headers.retain(|(_, value)| value.chars().all(|c| c.is_ascii_graphic() || matches!(c, ' ' | '\r' | '\n')));
    headers
}

fn words_with_files(words: MultiPart, mail: &Outgoing) -> MultiPart {
    if mail.files.is_empty() { words } else { MultiPart::mixed().multipart(words) }
}

fn enclosed(file: &Enclosed) -> SinglePart {
    let media_type = ContentType::parse(&file.media_type).unwrap_or(octets());
    Attachment::new(one_line(&file.name)).body(file.bytes.clone(), media_type)
}

fn octets() -> ContentType {
    ContentType::parse("application/octet-stream").unwrap_or(ContentType::TEXT_PLAIN)
}

/// Without line ends: what somebody typed never begins a header of its own.
fn one_line(text: &str) -> String {
    text.split(char::is_control).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter() -> Outgoing {
        Outgoing {
            message_id: "l.1@reply.example".to_owned(),
            at: 1_795_420_800_000,
            from: ("Anna Nowak · Huta Łódź S.A.".to_owned(), "kontor@reply.example".to_owned()),
            to: ("Jens Berg".to_owned(), "jens@acme.example".to_owned()),
            reply_to: Some("r+abc@reply.example".to_owned()),
            subject: "Brak palety · Faktura FV/2026/11/7 · ACME Stahl GmbH".to_owned(),
            references: vec!["c.7@reply.example".to_owned()],
            list: Some(List { id: "Kontor <kontor.reply.example>".to_owned(), unsubscribe: "https://k.example/mail/off/abc".to_owned() }),
            text: "Zażółć gęślą jaźń".to_owned(),
            html: Some("<p>Zażółć gęślą jaźń</p>".to_owned()),
            files: Vec::new(),
        }
    }

    fn written(mail: &Outgoing) -> String {
        String::from_utf8(compose(mail).unwrap()).unwrap()
    }

    #[test]
    fn machines_are_told_what_it_is_and_threads_have_their_root() {
        let written = written(&letter());
        for line in [
            "Message-ID: <l.1@reply.example>\r\n",
            "Date: Mon, 23 Nov 2026 08:00:00 +0000\r\n",
            "Auto-Submitted: auto-generated\r\n",
            "X-Auto-Response-Suppress: All\r\n",
            "In-Reply-To: <c.7@reply.example>\r\n",
            "References: <c.7@reply.example>\r\n",
            "List-Unsubscribe: <https://k.example/mail/off/abc>\r\n",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n",
            "Content-Type: multipart/alternative;",
        ] {
            assert!(written.contains(line), "{line} is not in {written}");
        }
        assert!(written.is_ascii(), "it passes servers that know ASCII alone");
    }

    #[test]
    fn files_stand_beside_the_words_under_their_own_names() {
        let file = Enclosed { name: "Żółty list.pdf".to_owned(), media_type: "no type".to_owned(), bytes: vec![0, 159, 255] };
        let written = written(&Outgoing { files: vec![file], ..letter() });
        assert!(written.contains("Content-Type: multipart/mixed;"));
        assert!(written.contains("Content-Type: application/octet-stream"));
        assert!(written.contains("AJ//"), "base64 in {written}");
    }

    #[test]
    fn nobody_types_a_header_into_a_subject_or_a_name() {
        let mail = Outgoing {
            subject: "Hello\r\nBcc: all@acme.example".to_owned(),
            from: ("Anna\nBcc: all@acme.example".to_owned(), "kontor@reply.example".to_owned()),
            references: vec!["c.7@reply.example>\r\nBcc: <ż@acme.example".to_owned()],
            ..letter()
        };
        assert!(!written(&mail).contains("\r\nBcc:"));
    }

    #[test]
    fn an_address_that_is_none_is_said_so() {
        let mail = Outgoing { to: (String::new(), "nobody".to_owned()), ..letter() };
        assert!(compose(&mail).unwrap_err().to_string().starts_with("this address cannot stand in a mail"));
    }
}
