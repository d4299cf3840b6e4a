//! The hash chain over a conversation: each message's digest covers the one before, so that later proof needs no rewriting of history.

use sha2::{Digest, Sha256};

use crate::ids::Millis;

/// What one message's digest covers.
#[derive(Debug, Clone, Copy)]
pub struct Link<'a> {
    /// Digest of the message before, empty for the first.
    pub previous: &'a str,
    /// The conversation's id.
    pub conversation: &'a str,
    /// The message's number in it, from 1.
    pub seq: i64,
    /// The author's id (a person, or the organization for what Kontor wrote in its name).
    pub author: &'a str,
    /// When it was sent.
    pub sent_at: Millis,
    /// Hash of salt and body, see [`body_hash`]; it stays when the body is withdrawn.
    pub body_hash: &'a str,
    /// SHA-256 of each attachment, in their order.
    pub attachments: &'a [String],
}

/// SHA-256 over salt and body, in hexadecimal. The salt keeps a short withdrawn text from being guessed.
pub fn body_hash(salt: &str, body: &str) -> String {
    hash([salt, body])
}

/// The digest of one message, in hexadecimal.
pub fn digest(link: &Link<'_>) -> String {
    let seq = link.seq.to_string();
    let sent_at = link.sent_at.to_string();
    let head = [link.previous, link.conversation, &seq, link.author, &sent_at, link.body_hash];
    hash(head.into_iter().chain(link.attachments.iter().map(String::as_str)))
}

/// Each part is preceded by its length, so that no two lists of parts give the same bytes.
fn hash<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part.as_bytes());
    }
    hex::encode(hasher.finalize())
}
