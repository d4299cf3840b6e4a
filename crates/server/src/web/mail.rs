//! Mail that came in, on screen: the queue of what has no place, a whole e-mail, the link that confirms one.

pub mod confirm;
pub mod operating;
pub mod queue;
pub mod whole;

use kontor_store::model::{MailReason, Verified};

use crate::i18n::Reader;
use crate::web::verdicts::Verdict;

/// Whether and how a sender was verified, as a chip.
fn sender(reader: &Reader, verified: Option<Verified>) -> Verdict {
    match verified {
        Some(_) => Verdict { tone: "good", words: reader.t("mail-sender-verified") },
        None => Verdict { tone: "warn", words: reader.t("mail-sender-unverified") },
    }
}

/// Why a mail is no message, as a sentence for those of its organization.
fn why(reader: &Reader, reason: Option<MailReason>) -> String {
    reason.map(|reason| reader.word("mail-reason", reason.as_str())).unwrap_or_default()
}
