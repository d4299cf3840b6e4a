//! Base32 in lower case without padding (RFC 4648, 6): what survives in a local part that somebody writes in capitals.

const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// Whole groups of five bytes only; a rest would leave bits that can be written in two ways.
pub(crate) fn encode(bytes: &[u8]) -> String {
    debug_assert!(bytes.len().is_multiple_of(5), "only whole groups are used");
    let mut text = String::with_capacity(bytes.len() / 5 * 8);
    for group in bytes.chunks_exact(5) {
        let bits = group.iter().fold(0u64, |bits, byte| bits << 8 | u64::from(*byte));
        for place in (0..8).rev() {
            text.push(char::from(ALPHABET[usize::try_from(bits >> (place * 5) & 31).unwrap_or(0)]));
        }
    }
    text
}

/// Reads either case; `None` if it is not whole groups of eight characters of the alphabet.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(8) {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len() / 8 * 5);
    for group in text.as_bytes().chunks_exact(8) {
        let mut bits = 0u64;
        for character in group {
            let value = match character.to_ascii_lowercase() {
                letter @ b'a'..=b'z' => letter - b'a',
                digit @ b'2'..=b'7' => digit - b'2' + 26,
                _ => return None,
            };
            bits = bits << 5 | u64::from(value);
        }
        bytes.extend_from_slice(&bits.to_be_bytes()[3..]);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_the_standard() {
        // RFC 4648, 10.
        assert_eq!(encode(b"fooba"), "mzxw6ytb");
        assert_eq!(decode("MZXW6YTB").unwrap(), b"fooba");
        assert_eq!(decode("mzxw6yt1"), None);
        assert_eq!(decode("mzxw6yt"), None);
    }
}
