//! The nouns and rules of messaging between trading partners: no I/O, no async, no SQL.
#![deny(missing_docs)]

pub mod availability;
pub mod conversation;
pub mod digest;
pub mod document;
pub mod fold;
pub mod ids;
pub mod inbound;
pub mod notify;
pub mod organization;
pub mod person;
pub mod saying;
pub mod text;
pub mod told;
pub mod words;

pub use availability::{Availability, Standing, availability};
pub use conversation::{EventKind, Filter, Turn, Via};
pub use document::{DocumentFilter, DocumentKind, DocumentSort, DocumentStatus, IssuedBy, Topic};
pub use fold::fold;
pub use ids::Millis;
pub use inbound::{MailReason, MailState, Road, Verified};
pub use notify::{Notifications, Pace, Quiet};
pub use organization::{ContactTopic, Plan, RelationshipStatus, Role};
pub use person::{Permission, Permissions};
pub use saying::{Saying, Stand};
