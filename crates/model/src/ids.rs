//! Identifiers: lower-case UUIDv7 text, so that they sort by time on every database and under every collation.

use uuid::{NoContext, Timestamp, Uuid};

/// Unix time in milliseconds, UTC. The only form of a moment in database and rules.
pub type Millis = i64;

/// A new identifier for something that comes to be at `now`; two made in the same millisecond differ by chance alone.
pub fn new_id(now: Millis) -> String {
    let now = u64::try_from(now).unwrap_or(0);
    let stamp = Timestamp::from_unix(NoContext, now / 1000, u32::try_from(now % 1000 * 1_000_000).unwrap_or(0));
    Uuid::new_v7(stamp).hyphenated().to_string()
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
}
