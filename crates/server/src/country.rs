//! What is usual in a country, used where nothing else is said.

use crate::i18n::Language;

/// What people of a country most likely read, and the zone of its capital.
pub fn usual(country: &str) -> (Language, &'static str) {
    let language = match country {
        "PL" => Language::Pl,
        "DE" | "AT" | "CH" | "LI" => Language::De,
        _ => Language::En,
    };
    let zone = match country {
        "PL" => "Europe/Warsaw",
        "DE" => "Europe/Berlin",
        "AT" => "Europe/Vienna",
        "CH" | "LI" => "Europe/Zurich",
        "CZ" => "Europe/Prague",
        "SK" => "Europe/Bratislava",
        "SE" => "Europe/Stockholm",
        "DK" => "Europe/Copenhagen",
        "NO" => "Europe/Oslo",
        "FI" => "Europe/Helsinki",
        "EE" => "Europe/Tallinn",
        "LV" => "Europe/Riga",
        "LT" => "Europe/Vilnius",
        "NL" => "Europe/Amsterdam",
        "BE" => "Europe/Brussels",
        "FR" => "Europe/Paris",
        "IT" => "Europe/Rome",
        "ES" => "Europe/Madrid",
        "PT" => "Europe/Lisbon",
        "GB" => "Europe/London",
        "IE" => "Europe/Dublin",
        _ => "UTC",
    };
    (language, zone)
}
