//! Reads a mailbox on somebody else's server (RFC 3501, IMAP4rev1): what is new in it, one mail at a time, and waiting for more (RFC 2177, IDLE).
//!
//! Of the protocol only what a reader needs is spoken, over any connection. Nothing is ever deleted there. What goes wrong is said in
//! the server's own words; those are status lines, so that neither a password nor a word of any mail gets into a log.

mod place;
mod response;
mod wire;

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use tokio::time::timeout;

use response::Response;
use wire::Wire;

pub use place::Imap;

/// How long a server may take to let us in.
const CONNECTING: Duration = Duration::from_secs(30);
/// How long it may take for one answer.
const ANSWER: Duration = Duration::from_mins(1);
/// How long for a whole mail.
const CONTENT: Duration = Duration::from_mins(3);
/// How long one IDLE lasts. RFC 2177 allows 29 minutes; routers in between forget a silent connection sooner.
const IDLING: Duration = Duration::from_mins(4);
/// How often a mailbox is looked at whose server knows no IDLE.
const POLLING: Duration = Duration::from_mins(1);
/// How much of a header is read where the mail itself is not, in bytes.
const HEAD_BYTES: usize = 64 * 1024;

/// Why a mailbox cannot be read now.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImapFault {
    /// The server said NO or BAD, in its words.
    #[error("{0}")]
    Refused(String),
    /// The connection is of no use any more: it broke, was silent for too long, or what came over it was no IMAP.
    #[error("{0}")]
    Broken(String),
}

/// What a server gives for the number of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fetched {
    /// The mail, byte for byte.
    Whole(Bytes),
    /// It is longer than was asked for.
    Longer,
    /// It is no longer there.
    Gone,
}

/// A folder of a mailbox that is open for reading.
#[derive(Debug)]
pub struct Mailbox {
    wire: Wire,
    uid_validity: u32,
    uid_next: u32,
    idles: bool,
    /// How many mails there are, as the server said last.
    count: u32,
    /// Since the last search there came some.
    more: bool,
}

impl Mailbox {
    /// Lets itself in over a connection on which nothing was said yet (or only STARTTLS), and opens the folder.
    async fn enter(mut wire: Wire, user: &str, password: &str, folder: &str) -> Result<Self, ImapFault> {
        let offered = capabilities(&mut wire).await?;
        let offers = |word: &str| offered.split_ascii_whitespace().any(|offer| offer.eq_ignore_ascii_case(word));
        if offers("AUTH=PLAIN") {
            let secret = STANDARD.encode(format!("\0{user}\0{password}"));
            wire.ask_with("AUTHENTICATE PLAIN", &secret).await?;
        } else if offers("LOGINDISABLED") {
            return Err(ImapFault::Refused("the server takes no password over this connection".to_owned()));
        } else {
            let (user, password) = (quoted(user)?, quoted(password)?);
            wire.ask(&format!("LOGIN {user} {password}")).await?;
        }
        // More is offered to those who are in.
        let idles = capabilities(&mut wire).await?.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("IDLE"));
        let opened = wire.ask(&format!("SELECT {}", quoted(folder)?)).await?;
        let number = |code: &str| opened.iter().find_map(|response| response.code_number(code));
        let Some(uid_validity) = number("UIDVALIDITY") else {
            return Err(ImapFault::Refused("the server gives its mails no lasting numbers (UIDVALIDITY)".to_owned()));
        };
        let uid_next = number("UIDNEXT").unwrap_or(1);
        let mut mailbox = Self { uid_next, wire, uid_validity, idles, count: 0, more: false };
        mailbox.count(&opened);
        Ok(mailbox)
    }

    /// The numbers of mails stay the same as long as this does.
    pub fn uid_validity(&self) -> u32 {
        self.uid_validity
    }

    /// The highest number any mail may have had when the folder was opened; 0 if it was always empty.
    pub fn last_uid(&self) -> u32 {
        self.uid_next.saturating_sub(1)
    }

    /// Whether the server says at once when a mail comes.
    pub fn idles(&self) -> bool {
        self.idles
    }

    /// The numbers of the mails that nobody has read, ascending.
    ///
    /// # Errors
    /// [`ImapFault`].
    pub async fn unseen(&mut self) -> Result<Vec<u32>, ImapFault> {
        self.search("UNSEEN").await
    }

    /// The numbers above this one, ascending.
    ///
    /// # Errors
    /// [`ImapFault`].
    pub async fn after(&mut self, uid: u32) -> Result<Vec<u32>, ImapFault> {
        let first = uid.saturating_add(1);
        let mut found = self.search(&format!("UID {first}:*")).await?;
        // `*` is the last mail, also where its number lies below the range (RFC 3501, 6.4.8).
        found.retain(|found| *found > uid);
        Ok(found)
    }

    async fn search(&mut self, what: &str) -> Result<Vec<u32>, ImapFault> {
        self.more = false;
        let said = self.ask(&format!("UID SEARCH {what}"), ANSWER).await?;
        let mut found: Vec<u32> = said.iter().flat_map(Response::found).collect();
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }

    /// Whether the server has said since the last search that there are more mails.
    pub fn has_more(&self) -> bool {
        self.more
    }

    /// A mail of at most so many bytes, without marking it as read.
    ///
    /// # Errors
    /// [`ImapFault::Refused`] if the server cannot read it itself.
    pub async fn fetch(&mut self, uid: u32, most: usize) -> Result<Fetched, ImapFault> {
        // One byte more than is taken shows that it is too much.
        let said = self.ask(&format!("UID FETCH {uid} (UID BODY.PEEK[]<0.{}>)", most + 1), CONTENT).await?;
        Ok(match said.into_iter().find_map(|response| response.body_of(uid)) {
            None => Fetched::Gone,
            Some(body) if body.len() > most => Fetched::Longer,
            Some(body) => Fetched::Whole(body),
        })
    }

    /// The header of a mail, its beginning at least; empty if the mail is gone.
    ///
    /// # Errors
    /// As [`Mailbox::fetch`].
    pub async fn head(&mut self, uid: u32) -> Result<Bytes, ImapFault> {
        let said = self.ask(&format!("UID FETCH {uid} (UID BODY.PEEK[HEADER]<0.{HEAD_BYTES}>)"), ANSWER).await?;
        Ok(said.into_iter().find_map(|response| response.body_of(uid)).unwrap_or_default())
    }

    /// Marks a mail as read.
    ///
    /// # Errors
    /// [`ImapFault::Refused`] where we may only look.
    pub async fn mark_seen(&mut self, uid: u32) -> Result<(), ImapFault> {
        self.ask(&format!("UID STORE {uid} +FLAGS.SILENT (\\Seen)"), ANSWER).await.map(drop)
    }

    /// Returns when there may be something new: as soon as the server says so, or after a while in any case.
    ///
    /// # Errors
    /// [`ImapFault`].
    pub async fn wait(&mut self) -> Result<(), ImapFault> {
        if !self.idles {
            tokio::time::sleep(POLLING).await;
            return self.ask("NOOP", ANSWER).await.map(drop);
        }
        self.more = false;
        let tag = in_time(ANSWER, self.wire.begin("IDLE")).await?;
        // A line of which only a part has come by then stays with the wire.
        if let Ok(told) = timeout(IDLING, self.arrival()).await {
            told?;
        }
        in_time(ANSWER, self.wire.end("DONE", &tag)).await.map(drop)
    }

    async fn arrival(&mut self) -> Result<(), ImapFault> {
        while !self.more {
            let said = self.wire.next().await?;
            self.count(&[said]);
        }
        Ok(())
    }

    /// Says goodbye.
    pub async fn leave(mut self) {
        // It closes the connection either way.
        let _ = self.ask("LOGOUT", Duration::from_secs(5)).await;
    }

    async fn ask(&mut self, command: &str, patience: Duration) -> Result<Vec<Response>, ImapFault> {
        let said = in_time(patience, self.wire.ask(command)).await?;
        self.count(&said);
        Ok(said)
    }

    /// Some servers say how many there are after every command: only a growing number tells of a new one.
    fn count(&mut self, said: &[Response]) {
        for response in said {
            if let Some(count) = response.exists() {
                self.more |= count > self.count;
                self.count = count;
            } else if response.is_removal() {
                self.count = self.count.saturating_sub(1);
            }
        }
    }
}

async fn capabilities(wire: &mut Wire) -> Result<String, ImapFault> {
    let said = wire.ask("CAPABILITY").await?;
    Ok(said.iter().filter_map(Response::capabilities).collect::<Vec<_>>().join(" "))
}

/// After an answer that did not come in time the connection is of no use: the next one would be taken for it.
async fn in_time<T>(patience: Duration, asked: impl Future<Output = Result<T, ImapFault>>) -> Result<T, ImapFault> {
    timeout(patience, asked).await.unwrap_or_else(|_| Err(ImapFault::Broken("it did not answer in time".to_owned())))
}

/// A string of RFC 3501, section 9, that needs no literal.
fn quoted(text: &str) -> Result<String, ImapFault> {
    if !text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return Err(ImapFault::Refused("the server takes names and passwords in ASCII only".to_owned()));
    }
    Ok(format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")))
}

#[cfg(test)]
mod tests;
