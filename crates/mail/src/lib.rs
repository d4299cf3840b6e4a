//! Mail: our own addresses and signed links; reading what strangers send, and finding in it what its author wrote just now.
//!
//! A mail may hold anything, so [`read`] works within fixed limits and never fails because of one bad part: it keeps the text and names
//! what it left out. Nothing here knows database or organizations, and no address named in a mail is ever fetched.
#![deny(missing_docs)]

mod authenticate;
mod base32;
mod classify;
mod compose;
mod imap;
pub mod lmtp;
mod mail;
mod postbox;
mod private;
mod read;
mod reply;
mod seal;
mod sign;
mod smtp;
mod unreadable;
mod whole;

pub use authenticate::{Authenticator, NoResolver, Outcome, PATIENCE, Peer, Reason, Verdict, believed};
pub use classify::{Auto, AutoKind, Bounce, Circumstances, Class, Severity, classify};
pub use compose::{ComposeFault, Enclosed, List, Outgoing, compose};
pub use imap::{Fetched, Imap, ImapFault, Mailbox};
pub use mail::{Address, Headers, Locked, Mail, Part, Refused};
pub use postbox::{Addressed, MAILBOX_CHARS, Postbox, Separator};
pub use read::{MOST_BYTES, MOST_DEPTH, MOST_HEADER_BYTES, MOST_PARTS, decode, read};
pub use reply::{VisibleReply, visible_reply, visible_text};
pub use seal::{Keys, Purpose, SEAL_CHARS, Sealed};
pub use sign::Signer;
pub use smtp::{Envelope, NotTaken, Smtp, SmtpPatience};
pub use unreadable::Unreadable;
pub use whole::whole;
