//! People of an organization and what they may do.

use crate::document::Topic;
use crate::worded;

worded! {
    /// What a person may do in the organization, from the next request on.
    Permission {
        /// Read and write messages.
        Messages = "messages",
        /// Orders, changes, cancellations, confirmations, ship notices.
        Orders = "orders",
        /// Invoices, credit notes, responses.
        Invoices = "invoices",
        /// Relationships with trading partners.
        Relationships = "relationships",
        /// The account: plan, messaging, contacts, people, desks.
        Administration = "administration",
    }
}

/// The set of permissions of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Permissions(u8);

impl Permissions {
    /// Every permission.
    pub const ALL: Self = Self(0b1_1111);

    const fn bit(permission: Permission) -> u8 {
        1 << permission as u8
    }

    /// Whether this one is among them.
    pub const fn has(self, permission: Permission) -> bool {
        self.0 & Self::bit(permission) != 0
    }

    /// Whether documents of this topic may be opened.
    pub const fn may_open(self, topic: Topic) -> bool {
        match topic {
            Topic::None => true,
            Topic::Orders => self.has(Permission::Orders),
            Topic::Invoices => self.has(Permission::Invoices),
        }
    }

    /// Whether conversations of this topic may be opened.
    pub const fn may_talk(self, topic: Topic) -> bool {
        self.has(Permission::Messages) && self.may_open(topic)
    }

    /// Those it has, in their order.
    pub fn iter(self) -> impl Iterator<Item = Permission> {
        Permission::ALL.iter().copied().filter(move |p| self.has(*p))
    }
}

impl FromIterator<Permission> for Permissions {
    fn from_iter<I: IntoIterator<Item = Permission>>(from: I) -> Self {
        Self(from.into_iter().fold(0, |bits, p| bits | Self::bit(p)))
    }
}

impl Permissions {
    /// The set as one number, as it is stored beside the person (one bit each, in the order of [`Permission`]).
    pub const fn bits(self) -> i64 {
        self.0 as i64
    }

    /// The set from its number; bits that mean nothing are dropped.
    pub fn from_bits(bits: i64) -> Self {
        Self(u8::try_from(bits & i64::from(Self::ALL.0)).unwrap_or(0))
    }
}
