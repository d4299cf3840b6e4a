//! To hand in a mail: what every road asks. Is this recipient ours, and: keep this mail; when it is kept, the road acknowledges it.

mod heads;

use std::net::IpAddr;

use bytes::Bytes;
use kontor_mail::Addressed;
use kontor_store::NewMail;
use kontor_store::model::ids::MailId;
use kontor_store::model::{MailReason, Road};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::app::App;
use heads::Heads;

/// The largest mail that is taken, in bytes: 25 MiB (the SIZE of RFC 1870).
pub const MAIL_BYTES: usize = kontor_mail::MOST_BYTES;

/// How a mail was handed over.
#[derive(Debug, Clone)]
pub struct Envelope {
    /// By which road.
    pub road: Road,
    /// The sender of the envelope (MAIL FROM), without brackets; empty for `<>`.
    pub from: String,
    /// One recipient of the envelope (RCPT TO), without brackets.
    pub to: String,
    /// Who handed it over to us or to the mail server in front of us, if that is known.
    pub peer: Option<Peer>,
}

/// The machine from which a mail came onto our side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Peer {
    /// Its address.
    pub address: IpAddr,
    /// The name it gave for itself (HELO, EHLO).
    #[serde(default)]
    pub helo: String,
}

/// Why a mail is not taken. Nothing of it is kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// For good: the recipient is not ours, or was never signed by us.
    #[error("there is no such address")]
    UnknownRecipient,
    /// For good: more bytes than a mail may have.
    #[error("the mail has more than {} bytes", MAIL_BYTES)]
    TooLarge,
    /// For now: another try makes sense.
    #[error("not now")]
    Later,
}

impl Refusal {
    /// What an SMTP or LMTP server answers (RFC 5321, 4.2; RFC 3463).
    pub const fn reply(&self) -> (u16, &'static str) {
        match self {
            Self::UnknownRecipient => (550, "5.1.1 There is no such address"),
            Self::TooLarge => (552, "5.3.4 The mail is larger than 25 MiB"),
            Self::Later => (451, "4.3.0 Not now, try again later"),
        }
    }

    /// What a program ends with to which a mail server pipes a mail (`sysexits.h`).
    pub const fn exit_code(&self) -> u8 {
        match self {
            Self::UnknownRecipient => 67, // EX_NOUSER
            Self::TooLarge => 65,         // EX_DATAERR
            Self::Later => 75,            // EX_TEMPFAIL
        }
    }
}

/// Whether a mail from this sender to this recipient is taken. Said at once, nobody has to send it back later.
///
/// An address without a seal is taken from senders who are known, whose mail then waits in their organization's queue.
///
/// # Errors
/// [`Refusal::UnknownRecipient`], or [`Refusal::Later`] if the database does not answer.
pub async fn check(app: &App, from: &str, to: &str) -> Result<(), Refusal> {
    match app.postbox.read(to) {
        // An old address is answered by a link to its conversation, so it is taken.
        Addressed::Reply(_) | Addressed::Bounce(_) => Ok(()),
        Addressed::Plain => {
            let known = app.store.known_senders(from).await.map_err(|fault| later(&fault))?;
            if known.is_empty() { Err(Refusal::UnknownRecipient) } else { Ok(()) }
        }
        Addressed::Forged | Addressed::Elsewhere => Err(Refusal::UnknownRecipient),
    }
}

/// Keeps a mail whose recipient was checked: when this returns, it is durable and the road may acknowledge it. The pipeline takes it up at once.
///
/// The same mail again is the first one, and acknowledged as that was.
///
/// # Errors
/// [`Refusal::TooLarge`], or [`Refusal::Later`]: then it must not be acknowledged.
pub async fn accept(app: &App, envelope: &Envelope, whole: Bytes) -> Result<MailId, Refusal> {
    if whole.len() > MAIL_BYTES {
        return Err(Refusal::TooLarge);
    }
    let heads = Heads::of(&whole);
    let peer = envelope.peer.as_ref().and_then(|peer| serde_json::to_string(peer).ok()).unwrap_or_default();
    let new = NewMail {
        identity: heads.identity(&whole),
        road: envelope.road,
        peer,
        envelope_from: envelope.from.trim().to_lowercase(),
        recipient: envelope.to.trim().to_lowercase(),
        from_address: heads.from_address,
        message_id: heads.message_id,
        subject: heads.subject,
    };
    let (mail, fresh) = app.store.keep_mail(&new, whole, app.now()).await.map_err(|fault| later(&fault))?;
    tracing::info!(%mail, road = %envelope.road, fresh, "a mail was kept");
    app.mail_arrived.notify_one();
    Ok(mail)
}

/// A mail that was not taken from the mailbox in which it lies.
#[derive(Debug, Clone)]
pub struct Left {
    /// Which mail of which mailbox it is, for the operator.
    pub place: String,
    /// Why.
    pub reason: MailReason,
}

/// Notes a mail that stays where it is, as far as its header tells what it is.
///
/// # Errors
/// [`Refusal::Later`]: then it is not noted.
pub async fn leave(app: &App, left: &Left, head: Bytes) -> Result<(), Refusal> {
    let heads = Heads::of(&head);
    let new = NewMail {
        identity: hex::encode(Sha256::digest(format!("left: {}", left.place))),
        road: Road::Imap,
        peer: String::new(),
        recipient: heads.recipients.first().map(|to| to.to_lowercase()).unwrap_or_default(),
        from_address: heads.from_address.clone(),
        message_id: heads.message_id.clone(),
        subject: heads.subject.clone(),
        envelope_from: heads.sender(),
    };
    app.store.note_mail_left(&new, head, left.reason, &left.place, app.now()).await.map_err(|fault| later(&fault))
}

/// Those of our addresses to which a mail is taken that came without an envelope: all that are signed, else the first that is taken at all.
///
/// # Errors
/// As [`check`].
pub async fn takers_of(app: &App, from: &str, whole: &[u8]) -> Result<Vec<String>, Refusal> {
    let named = recipients_of(app, whole);
    let signed = |address: &String| matches!(app.postbox.read(address), Addressed::Reply(_) | Addressed::Bounce(_));
    let takers: Vec<String> = named.iter().filter(|address| signed(address)).cloned().collect();
    if !takers.is_empty() {
        return Ok(takers);
    }
    for address in named {
        match check(app, from, &address).await {
            Err(Refusal::UnknownRecipient) => {}
            taken => return taken.map(|()| vec![address]),
        }
    }
    Err(Refusal::UnknownRecipient)
}

/// The sender of the envelope where the road does not tell: as the last server noted it, else whoever the mail says it is from.
pub fn sender_of(whole: &[u8]) -> String {
    Heads::of(whole).sender()
}

/// The recipients of ours that a mail names itself, where the road does not tell the envelope's: as servers noted them, else To and Cc.
pub fn recipients_of(app: &App, whole: &[u8]) -> Vec<String> {
    let mut ours: Vec<String> = Heads::of(whole).recipients;
    ours.retain(|address| app.postbox.read(address) != Addressed::Elsewhere);
    ours
}

fn later(fault: &kontor_store::Error) -> Refusal {
    tracing::error!("a mail is not taken for now: {fault}");
    Refusal::Later
}
