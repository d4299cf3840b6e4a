//! From bytes to Unicode: the label by the WHATWG's table, and what to do when it lies.

use std::borrow::Cow;

use encoding_rs::{Encoding, ISO_8859_2, UTF_8, WINDOWS_1250, WINDOWS_1252};

/// Decodes the bytes of a text part by the label of its `charset`.
///
/// Bytes that are valid UTF-8 beyond ASCII are UTF-8 whatever the label says, since no other text looks like it by chance. What a label
/// cannot explain is read as Polish if it can be, else as Western European.
pub fn decode<'a>(bytes: &'a [u8], label: Option<&str>) -> Cow<'a, str> {
    let label = label.map(str::trim).unwrap_or_default();
    let named = Encoding::for_label_no_replacement(label.as_bytes());
    if let Some(encoding) = named.filter(|encoding| !encoding.is_ascii_compatible()) {
        return encoding.decode(bytes).0;
    }
    if let Some(marked) = Encoding::for_bom(bytes).map(|(encoding, _)| encoding) {
        return marked.decode(bytes).0;
    }
    if let Some(seven_bit) = escaped(bytes, label) {
        return Cow::Owned(seven_bit);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        // Two byte encodings of the East may form valid UTF-8 in a very short text; there the label is believed.
        if text.is_ascii() || named.is_none_or(|encoding| encoding.is_single_byte() || encoding == UTF_8) {
            return Cow::Borrowed(text);
        }
    }
    let Some(encoding) = named.filter(|encoding| *encoding != UTF_8) else { return Cow::Owned(guess_legacy(bytes)) };
    let (text, faulty) = encoding.decode_without_bom_handling(bytes);
    if faulty {
        return if std::str::from_utf8(bytes).is_ok() { String::from_utf8_lossy(bytes) } else { text };
    }
    if encoding == WINDOWS_1252 && torn_words(&text) > 1 {
        return polish(bytes).map_or(text, Cow::Owned);
    }
    text
}

/// Decodes bytes of which nothing is said, such as a raw header field.
pub fn guess(bytes: &[u8]) -> Cow<'_, str> {
    std::str::from_utf8(bytes).map_or_else(|_| Cow::Owned(guess_legacy(bytes)), Cow::Borrowed)
}

/// The encodings that write other letters with ASCII bytes alone, and the old ones that the WHATWG left out.
fn escaped(bytes: &[u8], label: &str) -> Option<String> {
    if bytes.windows(3).any(|three| matches!(three, b"\x1B$B" | b"\x1B$@")) {
        return Some(encoding_rs::ISO_2022_JP.decode(bytes).0.into_owned());
    }
    if label.is_empty() || Encoding::for_label(label.as_bytes()).is_some() {
        return None;
    }
    mail_parser::decoders::charsets::map::charset_decoder(label.as_bytes()).map(|decoder| decoder(bytes))
}

fn guess_legacy(bytes: &[u8]) -> String {
    if mostly_utf8(bytes) {
        return String::from_utf8_lossy(bytes).into_owned();
    }
    polish(bytes).unwrap_or_else(|| WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned())
}

/// One torn character, as a cut or a bad relay leaves it, does not make another encoding of a text.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let (bad, good) = text.chars().fold((0, 0), |(bad, good), char| match char {
        '\u{FFFD}' => (bad + 1, good),
        char if !char.is_ascii() => (bad, good + 1),
        _ => (bad, good),
    });
    good > bad * 4
}

/// The text in windows-1250 or ISO 8859-2, if all its letters beyond ASCII are Polish there and stand where letters stand.
fn polish(bytes: &[u8]) -> Option<String> {
    let candidates = [WINDOWS_1250, ISO_8859_2].map(|encoding| encoding.decode_without_bom_handling(bytes).0);
    let best = candidates.into_iter().map(|text| (score(&text), text)).max_by_key(|(score, _)| *score)?;
    (best.0 > 0).then(|| best.1.into_owned())
}

fn score(text: &str) -> i64 {
    text.chars().fold(0, |sum, char| match char {
        'ą' | 'ć' | 'ę' | 'ł' | 'ń' | 'ó' | 'ś' | 'ź' | 'ż' | 'Ą' | 'Ć' | 'Ę' | 'Ł' | 'Ń' | 'Ó' | 'Ś' | 'Ź' | 'Ż' => {
            sum + 2
        }
        '–' | '—' | '„' | '”' | '“' | '’' | '…' | '€' | '§' | '°' | '\u{A0}' => sum,
        char if char.is_ascii() => sum,
        _ => sum - 3,
    })
}

/// Signs that stand between two letters, where no language of Western Europe has them: another encoding was meant.
fn torn_words(text: &str) -> usize {
    let mut before = [' '; 2];
    let mut torn = 0;
    for char in text.chars() {
        let sign = matches!(before[1], '±' | '¶' | '¼' | '³' | '¿' | '¹' | '¯' | '¬' | '¦' | '¡' | '£');
        torn += usize::from(sign && before[0].is_alphabetic() && char.is_alphabetic());
        before = [before[1], char];
    }
    torn
}
