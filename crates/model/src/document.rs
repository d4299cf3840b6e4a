//! Business documents: kinds, who issues them, which permission they need.

use crate::worded;

worded! {
    /// The permission a conversation or a document asks for, besides `messages`.
    Topic {
        /// None: a context-free conversation.
        None = "",
        /// The permission `orders`.
        Orders = "orders",
        /// The permission `invoices`.
        Invoices = "invoices",
    }
}

worded! {
    /// What kind of paper it is.
    DocumentKind {
        /// A purchase order.
        Order = "order",
        /// A change of an order.
        OrderChange = "order_change",
        /// A cancellation of an order.
        OrderCancel = "order_cancel",
        /// An order confirmation.
        Confirmation = "confirmation",
        /// A ship notice.
        ShipNotice = "ship_notice",
        /// An invoice.
        Invoice = "invoice",
        /// A credit note.
        CreditNote = "credit_note",
        /// A response to an invoice.
        Response = "response",
        /// A status update.
        StatusUpdate = "status_update",
    }
}

worded! {
    /// Where a document stands, as both parties see it.
    DocumentStatus {
        /// Its other party is not on the network or not related yet; only its sender sees it.
        WaitingForPartner = "waiting_for_partner",
        /// It came, and nothing was answered yet.
        Received = "received",
        /// The order is confirmed as it is.
        Confirmed = "confirmed",
        /// The order is confirmed with changes.
        ConfirmedWithChanges = "confirmed_with_changes",
        /// The goods of the order are on their way.
        Shipped = "shipped",
        /// The invoice is being looked at.
        InProcess = "in_process",
        /// The invoice waits for an answer of its issuer.
        UnderQuery = "under_query",
        /// The invoice is accepted under stated conditions.
        ConditionallyAccepted = "conditionally_accepted",
        /// The invoice will be paid.
        Approved = "approved",
        /// A part of the invoice is paid.
        PartPaid = "part_paid",
        /// The invoice is paid.
        Paid = "paid",
        /// The receiver turned it down.
        Rejected = "rejected",
        /// Its issuer took it back.
        Cancelled = "cancelled",
    }
}

impl DocumentStatus {
    /// Whether nothing more is expected of anybody.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Shipped | Self::Paid | Self::Rejected | Self::Cancelled)
    }
}

worded! {
    /// Which documents a list shows.
    DocumentFilter {
        /// All of them.
        All = "all",
        /// Those of which something is still expected.
        Open = "open",
        /// Open ones whose due date has passed.
        Overdue = "overdue",
        /// Invoices that wait for an answer of their issuer.
        UnderQuery = "under_query",
        /// Invoices to us that nobody of us has answered within three working days.
        Unanswered = "unanswered",
        /// Those with a conversation that the person may open.
        WithConversation = "with_conversation",
        /// Paid invoices.
        Paid = "paid",
        /// Those that nobody answered yet.
        Received = "received",
        /// Confirmed orders, with changes or without.
        Confirmed = "confirmed",
        /// Orders whose goods are on their way.
        Shipped = "shipped",
        /// Those taken back by their issuer.
        Cancelled = "cancelled",
        /// Those that were turned down.
        Rejected = "rejected",
        /// Our own whose other party is not there yet.
        Held = "held",
        /// What says something about orders and invoices: confirmations, ship notices, responses, status updates.
        Other = "other",
    }
}

worded! {
    /// What a list of documents is sorted by.
    DocumentSort {
        /// The date of issue.
        Date = "date",
        /// The due date.
        Due = "due",
        /// The number.
        Number = "number",
        /// The other party's name.
        Partner = "partner",
        /// The total, whatever the currency.
        Total = "total",
    }
}

/// Which side issues a document: only that side may bring it in, and its number belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IssuedBy {
    /// The buying side.
    Buyer,
    /// The selling side.
    Seller,
    /// Whichever side sends it.
    Either,
}

impl DocumentKind {
    /// Whether it speaks about another document rather than for itself.
    pub const fn is_answer(self) -> bool {
        matches!(self, Self::Confirmation | Self::ShipNotice | Self::Response | Self::StatusUpdate)
    }

    /// The permission it needs.
    pub const fn topic(self) -> Topic {
        match self {
            Self::Order | Self::OrderChange | Self::OrderCancel | Self::Confirmation | Self::ShipNotice => Topic::Orders,
            Self::Invoice | Self::CreditNote | Self::Response | Self::StatusUpdate => Topic::Invoices,
        }
    }

    /// The kind under which its number is unique: a change or a cancellation is a version of its order.
    #[must_use]
    pub const fn numbered_as(self) -> Self {
        match self {
            Self::OrderChange | Self::OrderCancel => Self::Order,
            other => other,
        }
    }

    /// The side that issues it; self-billed invoices and their credit notes come from the buyer.
    pub const fn issued_by(self, self_billed: bool) -> IssuedBy {
        match self {
            Self::Order | Self::OrderChange | Self::OrderCancel | Self::Response => IssuedBy::Buyer,
            Self::Invoice | Self::CreditNote if self_billed => IssuedBy::Buyer,
            Self::Confirmation | Self::ShipNotice | Self::Invoice | Self::CreditNote => IssuedBy::Seller,
            Self::StatusUpdate => IssuedBy::Either,
        }
    }
}
