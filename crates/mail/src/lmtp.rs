//! The LMTP server (RFC 2033): a mail server in front of us hands mails over, and we answer for each recipient once the mail is kept.
//!
//! It speaks over any stream and asks a [`Postman`] what to do, so it knows neither sockets nor databases.

mod command;
mod lines;
mod session;

use std::future::Future;
use std::net::IpAddr;
use std::time::Duration;

use bytes::Bytes;

pub use session::serve;

/// Who decides about recipients and keeps mails.
pub trait Postman: Send + Sync {
    /// Whether mail for this recipient is taken; said before the mail is sent.
    fn takes(&self, envelope: &Envelope, recipient: &str) -> impl Future<Output = Result<(), Reply>> + Send;

    /// Keeps the mail for this recipient. When it answers `Ok`, the mail is durable: the other server forgets it.
    fn keep(&self, envelope: &Envelope, recipient: &str, mail: Bytes) -> impl Future<Output = Result<(), Reply>> + Send;
}

/// What is known of a mail besides its bytes and its recipients.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Envelope {
    /// The sender, without angle brackets; empty for `<>`.
    pub from: String,
    /// The machine from which the mail server in front of us got it (XFORWARD).
    pub client: Option<Client>,
}

/// The machine that handed a mail to the server in front of us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// Its address.
    pub address: IpAddr,
    /// The name it gave for itself; empty if it is not known.
    pub helo: String,
}

/// An answer to a command (RFC 5321, section 4.2; RFC 2034).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// 250, 550 …
    pub code: u16,
    /// The enhanced status and a sentence: `5.1.1 There is no such address`.
    pub text: String,
}

impl Reply {
    /// An answer from its code and its text, which begins with the enhanced status.
    pub fn new(code: u16, text: impl Into<String>) -> Self {
        Self { code, text: text.into() }
    }
}

/// What one session may use up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a mail; more is refused with 552.
    pub mail_bytes: usize,
    /// Recipients of one mail.
    pub recipients: usize,
    /// Commands that cannot be carried out, until the session is ended.
    pub mistakes: u32,
    /// How long a command may be waited for.
    pub patience: Duration,
    /// How long one mail may take from `DATA` to its last line.
    pub data_patience: Duration,
    /// Whether this peer may name the machine from which it has a mail (XFORWARD).
    pub may_forward: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            mail_bytes: crate::MOST_BYTES,
            recipients: 100,
            mistakes: 20,
            patience: Duration::from_mins(5),
            data_patience: Duration::from_mins(10),
            may_forward: false,
        }
    }
}
