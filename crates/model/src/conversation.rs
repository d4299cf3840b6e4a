//! The small words of conversations: whose turn, by which door, which filter, which event.

use crate::worded;

worded! {
    /// Whose turn it is, seen from one side.
    Turn {
        /// The partner wrote last: it waits for us.
        Ours = "ours",
        /// We wrote last: it waits for them.
        Theirs = "theirs",
        /// No reply is needed.
        Nobody = "nobody",
    }
}

worded! {
    /// By which door a message came.
    Via {
        /// The browser.
        Web = "web",
        /// An e-mail that was answered.
        Email = "email",
        /// The programming interface.
        Api = "api",
        /// Written by Kontor in the organization's name, from a document.
        System = "system",
    }
}

worded! {
    /// Which conversations a list shows.
    Filter {
        /// All that are not archived.
        All = "all",
        /// Those with a message that was told to us and is not read.
        Unread = "unread",
        /// Those this person has taken or takes part in.
        Mine = "mine",
        /// Those in which the partner wrote last.
        WaitingForUs = "waiting_for_us",
        /// Those in which our side wrote last.
        WaitingForThem = "waiting_for_them",
        /// Those this person has archived.
        Archived = "archived",
    }
}

worded! {
    /// What happened in a conversation besides messages.
    EventKind {
        /// A further document was linked.
        DocumentLinked = "document_linked",
        /// A link was taken back.
        DocumentUnlinked = "document_unlinked",
        /// A linked document came in a new version.
        DocumentChanged = "document_changed",
        /// Another document said something about a linked one.
        DocumentAnswered = "document_answered",
        /// A colleague was added; own side only.
        ColleagueAdded = "colleague_added",
        /// Somebody took it; own side only.
        Taken = "taken",
        /// Somebody gave it back; own side only.
        Released = "released",
        /// It was handed over to a colleague or a desk; own side only.
        HandedOver = "handed_over",
        /// No reply is needed.
        Settled = "settled",
        /// A reply is needed after all.
        Reopened = "reopened",
    }
}

impl EventKind {
    /// Whether the partner sees it too.
    pub const fn seen_by_both(self) -> bool {
        !matches!(self, Self::ColleagueAdded | Self::Taken | Self::Released | Self::HandedOver)
    }
}

/// How long after sending its author may withdraw a message that nobody on the other side has seen: 60 s.
pub const WITHDRAWAL_MS: i64 = 60_000;
