//! The number that `KSeF` gives an invoice. It is not in the invoice, but mostly in the name of its file.

/// Tax number, day, and a technical part in hexadecimal digits, with two more as a check: 35 characters. The first release
/// of the system wrote the technical part in two halves.
const SHAPES: [&str; 2] = ["9999999999-99999999-FFFFFFFFFFFF-FF", "9999999999-99999999-FFFFFF-FFFFFF-FF"];

/// The first such number in a text whose check digits are right.
pub(crate) fn in_text(text: &str) -> Option<String> {
    let text = text.to_ascii_uppercase();
    let mut starts = text.char_indices().map(|(start, _)| start);
    starts.find_map(|start| at(&text[start..])).map(str::to_owned)
}

fn at(text: &str) -> Option<&str> {
    SHAPES.iter().find_map(|shape| text.get(..shape.len()).filter(|number| has_shape(number, shape) && is_sound(number)))
}

fn has_shape(number: &str, shape: &str) -> bool {
    number.bytes().zip(shape.bytes()).all(|(byte, wanted)| match wanted {
        b'9' => byte.is_ascii_digit(),
        b'F' => byte.is_ascii_hexdigit(),
        _ => byte == b'-',
    })
}

/// CRC-8 with the polynomial 0x07, beginning at zero, over everything before the last dash.
fn is_sound(number: &str) -> bool {
    let Some((data, check)) = number.rsplit_once('-') else { return false };
    let crc =
        data.bytes().fold(0u8, |crc, byte| (0..8).fold(crc ^ byte, |crc, _| if crc & 0x80 == 0 { crc << 1 } else { (crc << 1) ^ 0x07 }));
    format!("{crc:02X}") == check
}
