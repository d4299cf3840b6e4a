//! Organizations and the relationships between them.

use crate::worded;

worded! {
    /// What an organization pays for. It counts only where the organization acts as a supplier.
    Plan {
        /// Orders and invoices; messaging only if the operator allows it.
        Standard = "standard",
        /// Messaging included.
        Enterprise = "enterprise",
    }
}

worded! {
    /// The direction first offered to an organization; relationships decide what it really is.
    Role {
        /// Buys.
        Buyer = "buyer",
        /// Sells.
        Supplier = "supplier",
        /// Buys and sells.
        Both = "both",
    }
}

worded! {
    /// Where a trading relationship stands.
    RelationshipStatus {
        /// One side asked, the other has not answered.
        Requested = "requested",
        /// Both may trade and talk.
        Active = "active",
        /// Interrupted by one side or by the operator.
        Suspended = "suspended",
    }
}

worded! {
    /// What a piece of contact information is for.
    ContactTopic {
        /// Anything.
        General = "general",
        /// Orders and what follows them.
        Orders = "orders",
        /// Invoices and payments.
        Invoices = "invoices",
    }
}

/// Whether a Polish tax number (NIP) has ten digits and a right check digit (weights 6 5 7 2 3 4 5 6 7, modulo 11).
pub fn nip_is_valid(value: &str) -> bool {
    let digits: Vec<u32> = value.chars().filter_map(|c| c.to_digit(10)).collect();
    if digits.len() != 10 || value.chars().any(|c| !c.is_ascii_digit()) {
        return false;
    }
    let sum: u32 = digits.iter().zip([6, 5, 7, 2, 3, 4, 5, 6, 7]).map(|(d, w)| d * w).sum();
    sum % 11 == digits[9]
}

/// Whether a global location number has thirteen digits and a right check digit (GS1, weights 1 and 3).
pub fn gln_is_valid(value: &str) -> bool {
    let digits: Vec<u32> = value.chars().filter_map(|c| c.to_digit(10)).collect();
    if digits.len() != 13 || value.chars().any(|c| !c.is_ascii_digit()) {
        return false;
    }
    let sum: u32 = digits[..12].iter().enumerate().map(|(i, d)| if i % 2 == 0 { *d } else { d * 3 }).sum();
    (10 - sum % 10) % 10 == digits[12]
}

/// One identifier in the form in which it is compared: scheme in lower case; spaces, dashes and dots taken out of numbers.
///
/// A network id keeps its spelling but for case; everything else is upper case.
pub fn normal_identifier(scheme: &str, value: &str) -> (String, String) {
    let scheme = scheme.trim().to_lowercase();
    let value = match scheme.as_str() {
        "vat" | "nip" | "gln" | "duns" => value.chars().filter(|c| c.is_alphanumeric()).collect::<String>(),
        _ => value.trim().to_owned(),
    };
    (scheme, value.to_uppercase())
}
