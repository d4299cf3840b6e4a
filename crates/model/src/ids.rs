//! Identifiers: lower-case UUIDv7 text, so that they sort by time on every database and under every collation.

use std::sync::atomic::{AtomicU32, Ordering};

use uuid::{Builder, Uuid};

/// Unix time in milliseconds, UTC. The only form of a moment in database and rules.
pub type Millis = i64;

/// A new identifier for something that comes to be at `now`. Two made one after the other in the same process and millisecond
/// sort in that order, by a counter in front of the chance (RFC 9562, 6.2, method 1).
pub fn new_id(now: Millis) -> String {
    static COUNTER: AtomicU32 = AtomicU32::new(0);
    // 18 bits of the counter: 12 beside the version, 6 beside the variant, each of which overwrites the bits that are its own.
    let count = COUNTER.fetch_add(1, Ordering::Relaxed);
    let [.., high, middle] = (count >> 6).to_be_bytes();
    let [.., low] = (count & 0x3f).to_be_bytes();
    let mut rest = [0; 10];
    rest[3..].copy_from_slice(&Uuid::new_v4().as_bytes()[9..]);
    rest[..3].copy_from_slice(&[high, middle, low]);
    Builder::from_unix_timestamp_millis(u64::try_from(now).unwrap_or(0), &rest).into_uuid().hyphenated().to_string()
}

/// When an identifier was made, as it says itself (RFC 9562, 5.7); `None` if it is none of ours.
pub fn time_of(id: &str) -> Option<Millis> {
    let (seconds, nanos) = Uuid::try_parse(id).ok()?.get_timestamp()?.to_unix();
    Some(i64::try_from(seconds).ok()? * 1000 + i64::from(nanos / 1_000_000))
}

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// A new one for something that comes to be at `now`.
            pub fn new(now: Millis) -> Self { Self(new_id(now)) }
            /// The text, as it stands in the database and in addresses.
            pub fn as_str(&self) -> &str { &self.0 }
        }
        impl From<String> for $name { fn from(text: String) -> Self { Self(text) } }
        impl From<&str> for $name { fn from(text: &str) -> Self { Self(text.to_owned()) } }
        impl ::std::fmt::Display for $name {
            fn fmt(&self, out: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result { out.write_str(&self.0) }
        }
    )+};
}

ids! {
    /// An organization: an account on the network.
    OrganizationId,
    /// A sign-in: a human being, whatever the number of firms.
    SignInId,
    /// A person: a human being in one organization.
    PersonId,
    /// A desk of an organization.
    DeskId,
    /// A business document, through all its versions.
    DocumentId,
    /// A conversation between two organizations.
    ConversationId,
    /// A message; within its conversation it is also named by its number.
    MessageId,
    /// An uploaded file, claimed by a message or not yet.
    AttachmentId,
    /// An API token (not its secret).
    TokenId,
    /// A mail that came in.
    MailId,
    /// A sender of cXML on which an organization agreed.
    CxmlSenderId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_one_millisecond_sort_as_they_were_made_and_say_when() {
        let made: Vec<String> = (0..1000).map(|_| new_id(1_795_000_000_123)).collect();
        // The counter goes round after 262,144 ids, so one place at most is out of order.
        assert!(made.windows(2).filter(|pair| pair[0] >= pair[1]).count() <= 1);
        assert!(made.iter().all(|id| time_of(id) == Some(1_795_000_000_123)));
    }
}
