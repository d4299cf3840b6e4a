//! Letters: made of seats that are due, claimed by whoever sends them, and what became of them.

mod claim;
mod files;
mod ladder;
mod make;
mod operating;
mod outcome;

pub use claim::{Claim, Content, Part};
pub use ladder::Delivery;
pub use operating::LetterRow;
pub(crate) use outcome::queue;
pub use outcome::{NewNote, Refusal};

use kontor_model::worded;

worded! {
    /// What a letter tells.
    LetterKind {
        /// Messages, of one conversation or of several.
        Messages = "messages",
        /// To a firm's contact address: somebody wrote, and nobody there can open it. Without text.
        Notice = "notice",
        /// A text of Kontor's own: a link to confirm, an answer to a mail.
        Note = "note",
    }
}

worded! {
    /// Where a letter is.
    LetterState {
        /// Waits to be sent, or to be tried again.
        Queued = "queued",
        /// Our mail server has it.
        Sent = "sent",
        /// The mail server of its address said that it has it.
        Accepted = "accepted",
        /// It came back.
        Bounced = "bounced",
        /// It could not be sent.
        Failed = "failed",
        /// What it would have told was seen, or withdrawn, before it went.
        Dropped = "dropped",
    }
}
