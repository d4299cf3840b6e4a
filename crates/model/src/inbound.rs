//! The words of mail that comes in: by which road, what became of it and why, and how its sender was verified.

use crate::availability::Availability;
use crate::worded;

worded! {
    /// By which road a mail came.
    Road {
        /// A mail server in front of us (RFC 2033).
        Lmtp = "lmtp",
        /// The command `kontor mail deliver`.
        Pipe = "pipe",
        /// A mailbox that is read.
        Imap = "imap",
        /// `POST /api/v1/mail`.
        Http = "http",
        /// The mailbox page of the demo.
        Demo = "demo",
    }
}

worded! {
    /// What became of a mail.
    MailState {
        /// It is kept, and waits to be handled.
        Received = "received",
        /// It is a message of a conversation.
        Posted = "posted",
        /// It waits until the person in whose name it came confirms it.
        Held = "held",
        /// It waits for somebody of the organization to file or dismiss it.
        Unplaced = "unplaced",
        /// Somebody of the organization put it into a conversation.
        Filed = "filed",
        /// Somebody of the organization looked at it and let it go.
        Dismissed = "dismissed",
        /// A machine wrote it; it is no message.
        Machine = "machine",
        /// It was turned down, for its reason.
        Refused = "refused",
        /// It failed again and again: the operator sees why, and can have it tried anew.
        Parked = "parked",
    }
}

impl MailState {
    /// Whether it waits for somebody of the organization.
    pub const fn waits(self) -> bool {
        matches!(self, Self::Held | Self::Unplaced)
    }
}

worded! {
    /// Why a mail is no message, or not yet.
    MailReason {
        /// The person lacks the permission.
        NoPermission = "no_permission",
        /// The writer's plan has no messaging.
        OwnPlan = "own_plan",
        /// The writer's organization has messaging off.
        OwnMessagingOff = "own_messaging_off",
        /// The relationship waits for an answer.
        RelationshipRequested = "relationship_requested",
        /// The relationship is suspended.
        RelationshipSuspended = "relationship_suspended",
        /// There is no relationship.
        NoRelationship = "no_relationship",
        /// The partner has messaging off.
        PartnerMessagingOff = "partner_messaging_off",
        /// The partner's plan has no messaging.
        PartnerPlan = "partner_plan",
        /// The person to whom the letter went is no longer active.
        PersonLeft = "person_left",
        /// The address is older than the operator allows.
        Expired = "expired",
        /// It answers a letter about several conversations.
        Digest = "digest",
        /// Nobody can tell that its sender is who it says.
        Unverified = "unverified",
        /// It names no conversation.
        NoAddress = "no_address",
        /// Its headers name a conversation; an address does not.
        Suggested = "suggested",
        /// Nobody knows its sender.
        UnknownSender = "unknown_sender",
        /// Too many mails of one sender in a short time.
        TooMany = "too_many",
        /// It is one of our own, come round.
        OwnMail = "own_mail",
        /// Written by a machine.
        AutoReply = "auto_reply",
        /// A note of absence.
        Absence = "absence",
        /// The answer to an invitation.
        Calendar = "calendar",
        /// A letter of ours that came back.
        Bounce = "bounce",
        /// Nothing new stands in it, and no file came along.
        Empty = "empty",
        /// Encrypted: nobody here has the key.
        Encrypted = "encrypted",
        /// No mail that can be read.
        Unreadable = "unreadable",
        /// Left in its mailbox: larger than a mail may be.
        TooLarge = "too_large",
        /// Left in its mailbox: none of its addresses is ours.
        NotOurs = "not_ours",
        /// Left in its mailbox: the server there does not give it.
        NotGiven = "not_given",
    }
}

impl MailReason {
    /// Whether only the header is kept, since the mail was left in its mailbox.
    pub const fn is_left(self) -> bool {
        matches!(self, Self::TooLarge | Self::NotOurs | Self::NotGiven)
    }

    /// The reason why two may not talk, as a reason for a mail; `None` if they may.
    pub const fn of(availability: Availability) -> Option<Self> {
        Some(match availability {
            Availability::Available => return None,
            Availability::NoPermission => Self::NoPermission,
            Availability::OwnPlan => Self::OwnPlan,
            Availability::OwnMessagingOff => Self::OwnMessagingOff,
            Availability::RelationshipRequested => Self::RelationshipRequested,
            Availability::RelationshipSuspended => Self::RelationshipSuspended,
            Availability::NoRelationship => Self::NoRelationship,
            Availability::PartnerMessagingOff => Self::PartnerMessagingOff,
            Availability::PartnerPlan => Self::PartnerPlan,
        })
    }
}

worded! {
    /// How it is known that a mail's sender is who it says.
    Verified {
        /// By the policy of the sender's domain (RFC 7489).
        Dmarc = "dmarc",
        /// By an aligned signature (RFC 6376).
        Dkim = "dkim",
        /// By an aligned sending address (RFC 7208).
        Spf = "spf",
        /// By the word of our own mail server (RFC 8601).
        Server = "server",
        /// The person confirmed it by a link.
        Confirmed = "confirmed",
        /// A colleague took it upon himself and filed it.
        Filed = "filed",
    }
}
