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
