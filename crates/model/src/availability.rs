//! May these two talk? One function answers, and every door obeys it.

use crate::organization::{Plan, RelationshipStatus, Role};
use crate::worded;

worded! {
    /// Whether two organizations may talk, or the first reason why not, in this order.
    Availability {
        /// They may.
        Available = "available",
        /// The person lacks the permission.
        NoPermission = "no_permission",
        /// Our plan has no messaging, where we are the supplier.
        OwnPlan = "own_plan",
        /// Our organization has turned messaging off.
        OwnMessagingOff = "own_messaging_off",
        /// The relationship waits for an answer.
        RelationshipRequested = "relationship_requested",
        /// The relationship is suspended.
        RelationshipSuspended = "relationship_suspended",
        /// There is no relationship.
        NoRelationship = "no_relationship",
        /// The partner has turned messaging off.
        PartnerMessagingOff = "partner_messaging_off",
        /// The partner's plan has no messaging, where the partner is the supplier.
        PartnerPlan = "partner_plan",
    }
}

impl Availability {
    /// Whether the partner is the reason, so that the partner's contact information stands in the composer's place.
    pub const fn partner_is_the_reason(self) -> bool {
        matches!(
            self,
            Self::PartnerMessagingOff
                | Self::PartnerPlan
                | Self::RelationshipSuspended
                | Self::RelationshipRequested
                | Self::NoRelationship
        )
    }

    /// Whether an administrator of our own organization can change it.
    pub const fn own_administrator_can_change(self) -> bool {
        matches!(self, Self::NoPermission | Self::OwnPlan | Self::OwnMessagingOff)
    }
}

/// One organization as far as the right to talk goes.
#[derive(Debug, Clone, Copy)]
pub struct Account {
    /// Its plan.
    pub plan: Plan,
    /// Whether it has messaging on.
    pub messaging: bool,
    /// What it is when no relationship tells.
    pub role: Role,
}

/// A relationship as far as the right to talk goes.
#[derive(Debug, Clone, Copy)]
pub struct Dealings {
    /// Where it stands.
    pub status: RelationshipStatus,
    /// Whether our side sells to the partner.
    pub own_sells: bool,
    /// Whether the partner sells to our side.
    pub partner_sells: bool,
}

/// All that the answer depends on, seen from one person of one side.
#[derive(Debug, Clone, Copy)]
pub struct Standing {
    /// Whether the person has `messages` and, in context, the permission of the document's kind.
    pub permitted: bool,
    /// Our side.
    pub own: Account,
    /// The other side.
    pub partner: Account,
    /// What joins them, if anything. In context of a document, only the document's direction counts.
    pub dealings: Option<Dealings>,
    /// Whether the operator includes messaging in the Standard plan.
    pub standard_includes_messaging: bool,
}

/// The first reason that applies, or `Available`.
pub fn availability(standing: &Standing) -> Availability {
    let Standing { permitted, own, partner, dealings, standard_includes_messaging } = *standing;
    let included = |account: Account| account.plan == Plan::Enterprise || standard_includes_messaging;
    let own_sells = dealings.map_or(own.role == Role::Supplier, |d| d.own_sells);
    let partner_sells = dealings.is_some_and(|d| d.partner_sells);
    let as_supplier = own_sells && included(own);
    let as_buyer = partner_sells && included(partner);

    if !permitted {
        Availability::NoPermission
    } else if own_sells && !as_supplier && !as_buyer {
        Availability::OwnPlan
    } else if !own.messaging {
        Availability::OwnMessagingOff
    } else {
        match dealings.map(|d| d.status) {
            Some(RelationshipStatus::Requested) => Availability::RelationshipRequested,
            Some(RelationshipStatus::Suspended) => Availability::RelationshipSuspended,
            None => Availability::NoRelationship,
            Some(RelationshipStatus::Active) if !partner.messaging => Availability::PartnerMessagingOff,
            Some(RelationshipStatus::Active) if !as_supplier && !as_buyer => Availability::PartnerPlan,
            Some(RelationshipStatus::Active) => Availability::Available,
        }
    }
}
