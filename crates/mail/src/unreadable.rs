//! Why a whole mail could not be read.

use thiserror::Error;

/// Why [`read`](crate::read) gives no mail at all. Everything smaller than that is left out by name and the rest is read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Unreadable {
    /// Larger than [`MOST_BYTES`](crate::MOST_BYTES).
    #[error("The mail has {size} bytes; at most {limit} are read.")]
    TooLarge {
        /// Bytes of the raw mail.
        size: usize,
        /// The limit in bytes.
        limit: usize,
    },
    /// Nothing in it looks like a header field, so it is not a mail (RFC 5322, section 2.1).
    #[error("There is no header field in it, so it is not a mail.")]
    NotAMail,
}
