//! The roads by which mail comes to us from other servers. Each keeps a mail before it acknowledges it; the pipeline does the rest.

pub mod imap;
pub mod lmtp;
