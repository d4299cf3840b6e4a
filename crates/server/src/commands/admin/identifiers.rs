//! Check digits of identifiers: a wrong one is worth a warning, never a refusal, since the register may know better.

use kontor_store::model::organization::{gln_is_valid, nip_is_valid, normal_identifier};

/// A sentence for each identifier whose check digit is wrong.
pub fn doubts(given: &[(String, String)]) -> Vec<String> {
    given.iter().filter_map(|(scheme, value)| doubt(scheme, value)).collect()
}

fn doubt(scheme: &str, value: &str) -> Option<String> {
    let (scheme, compared) = normal_identifier(scheme, value);
    let (kind, number) = match (scheme.as_str(), compared.as_str()) {
        ("nip", number) => (Number::Nip, number),
        ("gln", number) => (Number::Gln, number),
        ("vat", number) => (Number::Nip, number.strip_prefix("PL")?),
        // Peppol's scheme 9945 holds Polish VAT numbers, 0088 global location numbers.
        ("peppol", number) => match number.split_once(':')? {
            ("9945", number) => (Number::Nip, number.strip_prefix("PL").unwrap_or(number)),
            ("0088", number) => (Number::Gln, number),
            _ => return None,
        },
        _ => return None,
    };
    let right = match kind {
        Number::Nip => nip_is_valid(number),
        Number::Gln => gln_is_valid(number),
    };
    (!right).then(|| format!("{scheme}:{value}: this is no {} (wrong length or check digit); it was taken as given", kind.name()))
}

enum Number {
    Nip,
    Gln,
}

impl Number {
    const fn name(&self) -> &'static str {
        match self {
            Self::Nip => "Polish tax number (NIP)",
            Self::Gln => "global location number (GLN)",
        }
    }
}
