//! Cursors: opaque to programs, so that nobody builds one.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::error::{Error, Result, Sentence};

/// A place in a list as it is given out.
pub fn closed(place: &str) -> String {
    URL_SAFE_NO_PAD.encode(place)
}

/// The place it stands for.
pub fn open(cursor: &str) -> Result<String> {
    let bytes = URL_SAFE_NO_PAD.decode(cursor).ok();
    bytes.and_then(|bytes| String::from_utf8(bytes).ok()).ok_or_else(unknown)
}

/// What is said of one that this list has not given out.
pub fn unknown() -> Error {
    Error::field("cursor", Sentence::new("invalid-cursor"))
}
