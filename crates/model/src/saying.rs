//! What documents say about each other, and where that leaves the one they speak of.

use crate::worded;
use crate::{DocumentKind, DocumentStatus, Topic};

worded! {
    /// What was said about a document: by an answer, a confirmation, a credit note, or by a further version of its own.
    Saying {
        /// It came in (Peppol AB).
        Acknowledged = "acknowledged",
        /// Somebody is at work on it (IP).
        InProcess = "in_process",
        /// Work has stopped until its issuer answers (UQ).
        UnderQuery = "under_query",
        /// Accepted under stated conditions (CA).
        ConditionallyAccepted = "conditionally_accepted",
        /// Turned down (RE).
        Rejected = "rejected",
        /// It will be paid (AP).
        Approved = "approved",
        /// A part of it is paid (PD with PPD).
        PartPaid = "part_paid",
        /// It is paid (PD).
        Paid = "paid",
        /// The network or the buyer stopped it (cXML `canceled`).
        Stopped = "stopped",
        /// The order is confirmed as it is.
        Confirmed = "confirmed",
        /// The order is confirmed with changes.
        ConfirmedWithChanges = "confirmed_with_changes",
        /// Goods of the order are on their way.
        Shipped = "shipped",
        /// A credit note or a correction refers to it.
        Corrected = "corrected",
        /// Its issuer sent a further version.
        Changed = "changed",
        /// Its issuer took it back.
        Withdrawn = "withdrawn",
        /// Something that has no word of its own: shown as it was written.
        Stated = "stated",
    }
}

impl Saying {
    /// The same about a document of this kind: an order that is accepted is confirmed, not approved.
    #[must_use]
    pub const fn about(self, kind: DocumentKind) -> Self {
        match (kind.topic(), self) {
            (Topic::Orders, Self::Approved) => Self::Confirmed,
            (Topic::Orders, Self::ConditionallyAccepted) => Self::ConfirmedWithChanges,
            _ => self,
        }
    }

    /// Whether it opens a conversation, where the two may talk.
    pub const fn opens(self) -> bool {
        matches!(self, Self::UnderQuery | Self::ConditionallyAccepted | Self::Rejected | Self::Stopped | Self::ConfirmedWithChanges)
    }

    /// Whether the issuer of the document is expected to answer it.
    pub const fn awaits_answer(self) -> bool {
        !matches!(self, Self::ConditionallyAccepted)
    }

    /// Whether it is said in the conversations that there are about the document, so that their people are told.
    pub const fn is_announced(self) -> bool {
        matches!(self, Self::Changed | Self::Withdrawn)
    }

    /// Whether the document's conversations can be closed after it: nothing is in question any more.
    pub const fn settles(self) -> bool {
        matches!(self, Self::Approved | Self::Paid)
    }

    /// Where it puts the document; none if it leaves it where it stands.
    const fn status(self) -> Option<DocumentStatus> {
        Some(match self {
            Self::InProcess => DocumentStatus::InProcess,
            Self::UnderQuery => DocumentStatus::UnderQuery,
            Self::ConditionallyAccepted => DocumentStatus::ConditionallyAccepted,
            Self::Rejected => DocumentStatus::Rejected,
            Self::Approved => DocumentStatus::Approved,
            Self::PartPaid => DocumentStatus::PartPaid,
            Self::Paid => DocumentStatus::Paid,
            Self::Confirmed => DocumentStatus::Confirmed,
            Self::ConfirmedWithChanges => DocumentStatus::ConfirmedWithChanges,
            Self::Shipped => DocumentStatus::Shipped,
            Self::Changed => DocumentStatus::Received,
            Self::Withdrawn | Self::Stopped => DocumentStatus::Cancelled,
            Self::Acknowledged | Self::Corrected | Self::Stated => return None,
        })
    }

    /// Whether it is an answer of the other side, for which Peppol has an order.
    const fn is_answer(self) -> bool {
        !matches!(self, Self::Changed | Self::Withdrawn | Self::Corrected | Self::Shipped | Self::Stated)
    }
}

/// Where a document stands after what was said about it so far.
///
/// Answers to an invoice have an order (Peppol BIS Invoice Response 3, section "Use of clarifications"): after a rejection or a
/// payment nothing follows, after an approval only a payment. What breaks it is kept and marked, since it was said; it does
/// not move a document out of a final state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    status: DocumentStatus,
    /// The date of the newest answer, `YYYY-MM-DD` or empty.
    said_on: String,
}

impl Default for Stand {
    fn default() -> Self {
        Self { status: DocumentStatus::Received, said_on: String::new() }
    }
}

impl Stand {
    /// Where it stands.
    pub const fn status(&self) -> DocumentStatus {
        self.status
    }

    /// Something more is said, on this date if it has one; whether that keeps to the order.
    pub fn hears(&mut self, saying: Saying, on: &str) -> bool {
        if saying.is_answer() && !on.is_empty() && *on < *self.said_on {
            // It was said before what is known already and was only slower.
            return true;
        }
        let in_order = !saying.is_answer() || self.allows(saying);
        if saying.is_answer() && !on.is_empty() {
            on.clone_into(&mut self.said_on);
        }
        if let Some(status) = saying.status()
            && self.moves(saying)
        {
            self.status = status;
        }
        in_order
    }

    fn allows(&self, saying: Saying) -> bool {
        use DocumentStatus as S;
        match self.status {
            S::Paid | S::Rejected | S::Cancelled => saying.status() == Some(self.status),
            S::Approved => matches!(saying, Saying::PartPaid | Saying::Paid | Saying::Approved),
            S::PartPaid => matches!(saying, Saying::PartPaid | Saying::Paid),
            S::InProcess | S::UnderQuery | S::ConditionallyAccepted => saying != Saying::Acknowledged,
            // A later confirmation replaces those before (cXML ConfirmationRequest).
            S::Confirmed | S::ConfirmedWithChanges | S::Shipped | S::Received | S::WaitingForPartner => true,
        }
    }

    fn moves(&self, saying: Saying) -> bool {
        use DocumentStatus as S;
        match (self.status, saying) {
            (_, Saying::Changed | Saying::Withdrawn) => true,
            (S::Paid | S::Cancelled, _) => false,
            // A rejected order may be confirmed after all; a rejected invoice is over.
            (S::Rejected, _) => matches!(saying, Saying::Confirmed | Saying::ConfirmedWithChanges | Saying::Shipped),
            (S::Shipped, _) => matches!(saying, Saying::Rejected | Saying::Stopped),
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stand(said: &[(Saying, &str)]) -> (DocumentStatus, bool) {
        let mut stand = Stand::default();
        let mut in_order = true;
        for (saying, on) in said {
            in_order = stand.hears(*saying, on);
        }
        (stand.status(), in_order)
    }

    #[test]
    fn an_invoice_goes_from_query_to_approval_to_payment() {
        use Saying as S;
        assert_eq!(stand(&[(S::Acknowledged, "")]), (DocumentStatus::Received, true));
        assert_eq!(stand(&[(S::InProcess, ""), (S::UnderQuery, "")]), (DocumentStatus::UnderQuery, true));
        let course = [(S::UnderQuery, "2026-11-02"), (S::Approved, "2026-11-03"), (S::PartPaid, "2026-11-04"), (S::Paid, "2026-11-05")];
        assert_eq!(stand(&course), (DocumentStatus::Paid, true));
    }

    #[test]
    fn nothing_follows_a_rejection_and_only_a_payment_an_approval() {
        use Saying as S;
        assert_eq!(stand(&[(S::Rejected, ""), (S::Approved, "")]), (DocumentStatus::Rejected, false));
        assert_eq!(stand(&[(S::Approved, ""), (S::UnderQuery, "")]), (DocumentStatus::UnderQuery, false));
        assert_eq!(stand(&[(S::Paid, ""), (S::Corrected, "")]), (DocumentStatus::Paid, true));
    }

    #[test]
    fn what_was_said_earlier_and_came_later_changes_nothing() {
        use Saying as S;
        assert_eq!(stand(&[(S::Approved, "2026-11-05"), (S::UnderQuery, "2026-11-02")]), (DocumentStatus::Approved, true));
    }

    #[test]
    fn a_later_confirmation_replaces_the_earlier_and_a_change_begins_anew() {
        use Saying as S;
        let confirmed = [(S::ConfirmedWithChanges, ""), (S::Confirmed, "")];
        assert_eq!(stand(&confirmed), (DocumentStatus::Confirmed, true));
        assert_eq!(stand(&[(S::Rejected, ""), (S::Confirmed, "")]).0, DocumentStatus::Confirmed);
        assert_eq!(stand(&[(S::Confirmed, ""), (S::Changed, "")]), (DocumentStatus::Received, true));
        assert_eq!(stand(&[(S::Shipped, ""), (S::Confirmed, "")]).0, DocumentStatus::Shipped);
        assert_eq!(stand(&[(S::Confirmed, ""), (S::Withdrawn, ""), (S::Confirmed, "")]).0, DocumentStatus::Cancelled);
    }

    #[test]
    fn an_accepted_order_is_confirmed() {
        assert_eq!(Saying::Approved.about(DocumentKind::Order), Saying::Confirmed);
        assert_eq!(Saying::Approved.about(DocumentKind::Invoice), Saying::Approved);
    }
}
