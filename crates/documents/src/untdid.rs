//! Codes of the United Nations that UBL and CII share: kinds of documents (1001) and answers (1225, 1229, 4343).

use crate::{LineVerdict, Verdict};

/// Those that EN 16931 counts as credit notes. An invoice with one of them is a credit note all the same.
pub(crate) fn is_credit(code: &str) -> bool {
    matches!(code, "81" | "83" | "261" | "262" | "296" | "308" | "381" | "396" | "420" | "458" | "532")
}

/// 389 self-billed invoice, 261 self-billed credit note, 527 self-billed debit note; 500 to 502 their kin in France.
pub(crate) fn is_self_billed(code: &str) -> bool {
    matches!(code, "389" | "261" | "527" | "500" | "501" | "502")
}

/// UNCL 4343 as Peppol uses it, its numbers in older profiles, and the words of `OIOUBL`.
pub(crate) fn verdict(code: Option<&str>) -> Verdict {
    match code.map(str::to_ascii_uppercase).as_deref() {
        Some("AB") => Verdict::Received,
        Some("IP") => Verdict::InProcess,
        Some("UQ") => Verdict::UnderQuery,
        Some("CA" | "30") => Verdict::ConditionallyAccepted,
        Some("RE" | "27") => Verdict::Rejected,
        Some("AP" | "29" | "ACCEPTED") => Verdict::Accepted,
        Some("PD") => Verdict::Paid,
        Some(word) if word.ends_with("REJECT") || word.ends_with("REJECTED") => Verdict::Rejected,
        Some(word) if word.ends_with("ACCEPT") => Verdict::Accepted,
        _ => Verdict::Other,
    }
}

/// UNCL 1229 as Peppol uses it; and the words of UBL's own first list.
pub(crate) fn line_verdict(code: Option<&str>) -> LineVerdict {
    match code.map(str::to_ascii_lowercase).as_deref() {
        Some("1" | "added") => LineVerdict::Added,
        Some("2" | "deleted" | "cancelled" | "canceled") => LineVerdict::Removed,
        Some("3" | "revised" | "changed") => LineVerdict::Changed,
        Some("5" | "accepted") => LineVerdict::Accepted,
        Some("7" | "rejected") => LineVerdict::Rejected,
        Some("42") => LineVerdict::Delivered,
        _ => LineVerdict::Other,
    }
}
