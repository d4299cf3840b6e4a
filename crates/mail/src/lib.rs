//! Mail: our own addresses and signed links; knows neither database nor organizations.
#![deny(missing_docs)]

mod base32;
mod postbox;
mod seal;

pub use postbox::{Addressed, MAILBOX_CHARS, Postbox, Separator};
pub use seal::{Keys, Purpose, SEAL_CHARS, Sealed};
