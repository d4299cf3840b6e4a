//! What partners and desks are called on screen.

use kontor_store::DeskLabel;

use crate::i18n::Reader;

/// What a partner is to us: who buys from us a customer, who sells to us a supplier, both a partner.
pub fn role_word(own_sells: bool, partner_sells: bool) -> &'static str {
    match (own_sells, partner_sells) {
        (true, false) => "customer",
        (false, true) => "supplier",
        _ => "partner",
    }
}

/// A desk's own name, or that of its topic and side in the reader's language.
pub fn desk_label(reader: &Reader, label: &DeskLabel) -> String {
    match label {
        DeskLabel::Key(key) => reader.t(key),
        DeskLabel::Name(name) => name.clone(),
    }
}
