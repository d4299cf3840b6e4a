//! The codes of UNTDID 1001 for kinds of documents, which UBL and CII share.

/// Those that EN 16931 counts as credit notes. An invoice with one of them is a credit note all the same.
pub(crate) fn is_credit(code: &str) -> bool {
    matches!(code, "81" | "83" | "261" | "262" | "296" | "308" | "381" | "396" | "420" | "458" | "532")
}

/// 389 self-billed invoice, 261 self-billed credit note, 527 self-billed debit note; 500 to 502 their kin in France.
pub(crate) fn is_self_billed(code: &str) -> bool {
    matches!(code, "389" | "261" | "527" | "500" | "501" | "502")
}
