//! The bank accounts that stand on the invoices: invented, with right check digits (ISO 13616), at banks that do not exist.

use super::{Chance, Firm};

/// The day, counted back from today, on which Łożyska Północ changed banks: a customer will ask about it.
pub const CHANGED_BANKS: i32 = 50;

/// The account on an invoice that is so many days old.
pub fn iban(firm: &Firm, days: i32) -> String {
    let bank = if firm.key == "lozyska" && days >= CHANGED_BANKS { "former" } else { "current" };
    let mut chance = Chance::seeded(&["account", firm.key, bank]);
    let (start, digits) = match firm.country {
        "PL" => ("9990", 20),
        "SE" => ("999", 17),
        "DK" | "FI" => ("99", 12),
        "NO" => ("99", 9),
        "GB" => ("KNTR99", 12),
        _ => ("999", 15),
    };
    let number: String = (0..digits).map(|_| char::from(b'0' + u8::try_from(chance.between(0, 9)).unwrap_or(0))).collect();
    let account = format!("{start}{number}");
    let check = 98 - remainder(&format!("{account}{}00", firm.country));
    format!("{}{check:02}{account}", firm.country)
}

/// The text as one number, letters standing for 10 to 35, modulo 97.
fn remainder(text: &str) -> u32 {
    text.chars().filter_map(|c| c.to_digit(36)).fold(0, |rest, digit| (rest * if digit > 9 { 100 } else { 10 } + digit) % 97)
}
