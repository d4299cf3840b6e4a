//! Identifiers in the form organizations are registered by, and their check digits.

use crate::{Identifier, IdentifierKind};

/// Brings an identifier into the form it is compared in, with its equivalents.
///
/// The first pair is the identifier itself: `scheme` in lower case and in Kontor's own word for it (`network`, `vat`,
/// `nip`, `gln`, `duns`, `peppol`, else the name as given), the value in upper case, without spaces, and for numbers
/// without dashes, dots and slashes. A Polish VAT number and a NIP say the same, so each brings the other; a Peppol participant
/// (`9945:5260001246`) brings the number inside it. cXML domains such as `NetworkID` are understood in any spelling.
pub fn normalise(scheme: &str, value: &str) -> Vec<(String, String)> {
    let scheme = known_scheme(scheme);
    let mut pairs = Vec::new();
    match scheme.as_str() {
        "vat" => add_vat(&mut pairs, &compact(value)),
        "nip" => add_nip(&mut pairs, &compact(value)),
        "peppol" => add_peppol(&mut pairs, value),
        "gln" | "duns" => push(&mut pairs, &scheme, compact(value)),
        _ => push(&mut pairs, &scheme, without_spaces(value)),
    }
    pairs
}

/// The pairs to look an identifier of a document up by. `country` is the party's, where known.
pub(crate) fn schemes_of(id: &Identifier, country: Option<&str>) -> Vec<(String, String)> {
    let scheme = id.scheme.as_deref().unwrap_or_default();
    let mut pairs = match id.kind {
        IdentifierKind::Vat if known_scheme(scheme) == "nip" => normalise("nip", &id.value),
        IdentifierKind::Vat => polish_without_prefix(&id.value, country).unwrap_or_else(|| normalise("vat", &id.value)),
        IdentifierKind::Gln | IdentifierKind::Duns | IdentifierKind::Network => normalise(id.kind.as_str(), &id.value),
        _ if is_icd(scheme) => normalise("peppol", &format!("{scheme}:{}", id.value)),
        _ if !scheme.is_empty() => normalise(scheme, &id.value),
        IdentifierKind::Legal | IdentifierKind::Other | IdentifierKind::Endpoint | IdentifierKind::Tax => {
            normalise(id.kind.as_str(), &id.value)
        }
    };
    // A tax number of a Polish firm is its NIP, whatever it is called.
    if id.kind == IdentifierKind::Tax {
        pairs.extend(polish_without_prefix(&id.value, country).unwrap_or_default());
    }
    pairs
}

fn polish_without_prefix(value: &str, country: Option<&str>) -> Option<Vec<(String, String)>> {
    let number = compact(value);
    let polish = country.is_some_and(|code| code.eq_ignore_ascii_case("PL"));
    (polish && is_nip(&number)).then(|| normalise("vat", &format!("PL{number}")))
}

/// Kontor's word for a scheme, in any of the spellings seen in cXML and UBL; any other name in lower case.
pub(crate) fn known_scheme(scheme: &str) -> String {
    let scheme = scheme.trim().to_lowercase();
    let word = match scheme.as_str() {
        "networkid" | "aribanetworkid" => "network",
        "vatid" | "vat_id" | "vatnumber" => "vat",
        "dunsid" | "duns+4" => "duns",
        "ean" | "iln" | "gln13" => "gln",
        "pl:nip" => "nip",
        other if other.ends_with(":vat") => "vat",
        "iso6523-actorid-upis" => "peppol",
        other => other,
    };
    word.to_owned()
}

fn push(pairs: &mut Vec<(String, String)>, scheme: &str, value: String) {
    let pair = (scheme.to_owned(), value);
    if !pair.1.is_empty() && !pairs.contains(&pair) {
        pairs.push(pair);
    }
}

fn add_vat(pairs: &mut Vec<(String, String)>, value: &str) {
    push(pairs, "vat", value.to_owned());
    if let Some(nip) = value.strip_prefix("PL").filter(|rest| is_ten_digits(rest)) {
        push(pairs, "nip", nip.to_owned());
    }
}

fn add_nip(pairs: &mut Vec<(String, String)>, value: &str) {
    let nip = value.strip_prefix("PL").unwrap_or(value);
    push(pairs, "nip", nip.to_owned());
    if is_ten_digits(nip) {
        push(pairs, "vat", format!("PL{nip}"));
    }
}

fn add_peppol(pairs: &mut Vec<(String, String)>, value: &str) {
    let value = without_spaces(value);
    let value = value.rsplit_once("::").map_or(value.as_str(), |(_, participant)| participant);
    push(pairs, "peppol", value.to_owned());
    let Some((icd, number)) = value.split_once(':') else {
        return;
    };
    let number = compact(number);
    match icd {
        "0088" => push(pairs, "gln", number),
        "0060" => push(pairs, "duns", number),
        // Written with and without the country's letters.
        "9945" => {
            push(pairs, "peppol", format!("9945:{}", number.strip_prefix("PL").unwrap_or(&number)));
            add_nip(pairs, &number);
        }
        // Electronic address schemes 9910 to 9957 are national VAT numbers, where they carry the country's letters.
        _ if icd.starts_with("99") && number.len() > 4 && number.chars().take(2).all(|c| c.is_ascii_alphabetic()) => {
            push(pairs, "vat", number);
        }
        _ => {}
    }
}

/// An International Code Designator (ISO 6523), which Peppol addresses begin with.
fn is_icd(scheme: &str) -> bool {
    scheme.len() == 4 && scheme.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_ten_digits(value: &str) -> bool {
    value.len() == 10 && value.bytes().all(|byte| byte.is_ascii_digit())
}

fn without_spaces(value: &str) -> String {
    value.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase).collect()
}

fn compact(value: &str) -> String {
    without_spaces(value).chars().filter(|c| !matches!(c, '-' | '.' | '/')).collect()
}

/// What a number claims to be, if its check digits say otherwise.
pub(crate) fn failed_check(id: &Identifier) -> Option<&'static str> {
    let value = compact(&id.value);
    let scheme = known_scheme(id.scheme.as_deref().unwrap_or_default());
    match (id.kind, scheme.as_str()) {
        (_, "9945" | "nip") => failed("NIP", is_nip(value.strip_prefix("PL").unwrap_or(&value))),
        (IdentifierKind::Vat, _) => failed("VAT-PL", is_nip(value.strip_prefix("PL")?)),
        (IdentifierKind::Gln, _) | (_, "0088" | "gln") => failed("GLN", is_gln(&value)),
        _ => None,
    }
}

fn failed(name: &'static str, holds: bool) -> Option<&'static str> {
    (!holds).then_some(name)
}

fn digits(value: &str) -> Option<Vec<u32>> {
    value.chars().map(|c| c.to_digit(10)).collect()
}

/// Poland's tax number: ten digits, the last one a weighted sum modulo 11.
fn is_nip(value: &str) -> bool {
    const WEIGHTS: [u32; 9] = [6, 5, 7, 2, 3, 4, 5, 6, 7];
    let Some(digits) = digits(value).filter(|digits| digits.len() == 10) else {
        return false;
    };
    let sum: u32 = WEIGHTS.iter().zip(&digits).map(|(weight, digit)| weight * digit).sum();
    sum % 11 == digits[9]
}

/// GS1's location number: thirteen digits, weights 1 and 3 in turn, a multiple of 10 with the last.
fn is_gln(value: &str) -> bool {
    let Some(digits) = digits(value).filter(|digits| digits.len() == 13) else {
        return false;
    };
    let sum: u32 = digits.iter().enumerate().map(|(place, digit)| digit * if place % 2 == 0 { 1 } else { 3 }).sum();
    sum.is_multiple_of(10)
}

/// An account that has the shape of an IBAN but not its check digits (ISO 13616, modulo 97).
pub(crate) fn is_broken_iban(account: &str) -> bool {
    let account = compact(account);
    let bytes = account.as_bytes();
    let shaped = (15..=34).contains(&bytes.len())
        && bytes.iter().all(u8::is_ascii_alphanumeric)
        && bytes[..2].iter().all(u8::is_ascii_alphabetic)
        && bytes[2..4].iter().all(u8::is_ascii_digit);
    shaped && iban_remainder(&account) != 1
}

fn iban_remainder(account: &str) -> u32 {
    let (head, tail) = account.split_at(4);
    tail.chars().chain(head.chars()).filter_map(|c| c.to_digit(36)).fold(0, |rest, digit| {
        let shift = if digit < 10 { 10 } else { 100 };
        (rest * shift + digit) % 97
    })
}
