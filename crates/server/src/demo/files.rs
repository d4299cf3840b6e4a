//! Small files that people of the demo attach to their messages, made here byte for byte.

use super::pdf::Spot;

/// What a file holds; the name stands beside it in [`Attached`].
pub enum Content {
    /// One page with these lines, the first as its heading.
    Pdf(&'static [&'static str]),
    /// A drawing of this many crates on a pallet.
    Pallet(usize),
    /// A drawing of a form with one field marked.
    Form,
    Csv(&'static str),
    Text(&'static str),
}

/// A file as it is attached to a message.
pub struct Attached {
    pub name: &'static str,
    pub content: Content,
}

impl Attached {
    pub fn bytes(&self) -> Vec<u8> {
        match self.content {
            Content::Pdf(lines) => pdf(lines),
            Content::Pallet(crates) => png(240, 160, |x, y| pallet(crates, x, y)),
            Content::Form => png(240, 160, form),
            // Spreadsheets take a CSV for UTF-8 only if it begins with the mark.
            Content::Csv(text) => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            Content::Text(text) => text.as_bytes().to_vec(),
        }
    }
}

pub const fn pdf_file(name: &'static str, lines: &'static [&'static str]) -> Attached {
    Attached { name, content: Content::Pdf(lines) }
}

pub const fn pallet_photo(name: &'static str, crates: usize) -> Attached {
    Attached { name, content: Content::Pallet(crates) }
}

pub const fn form_picture(name: &'static str) -> Attached {
    Attached { name, content: Content::Form }
}

pub const fn csv_file(name: &'static str, text: &'static str) -> Attached {
    Attached { name, content: Content::Csv(text) }
}

pub const fn text_file(name: &'static str, text: &'static str) -> Attached {
    Attached { name, content: Content::Text(text) }
}

/// The first line as a heading, the others below it.
fn pdf(lines: &[&str]) -> Vec<u8> {
    let mut y = 770.0;
    let mut spots = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        spots.push(Spot::left(64.0, y, if at == 0 { 16.0 } else { 11.0 }, (*line).to_owned()));
        y -= if at == 0 { 44.0 } else { 22.0 };
    }
    super::pdf::plain(&spots)
}

type Colour = [u8; 3];

fn pallet(crates: usize, x: usize, y: usize) -> Colour {
    let (column, row) = (x.saturating_sub(30) / 46, (128_usize.saturating_sub(y)) / 32);
    let within = (30..214).contains(&x) && y < 128 && row * 4 + column < crates;
    match (within, y) {
        (true, _) if x.saturating_sub(30) % 46 < 2 || (128 - y) % 32 < 2 => [0x8a, 0x6a, 0x3f],
        (true, _) => [0xc9, 0xa2, 0x6b],
        (false, 128..136) if (24..220).contains(&x) => [0x9c, 0x7a, 0x4b],
        (false, 136..148) if matches!(x.wrapping_sub(24) / 28, 0 | 3 | 6) => [0x84, 0x65, 0x3c],
        (false, 0..120) => [0xdd, 0xe3, 0xe8],
        _ => [0xb4, 0xba, 0xbf],
    }
}

fn form(x: usize, y: usize) -> Colour {
    let in_row = (20..140).contains(&y) && (y - 20) % 24 < 6;
    let marked = (100..220).contains(&x) && (62..80).contains(&y);
    match (x, y) {
        (_, 0..12) => [0x4d, 0x63, 0x76],
        (16..80, _) if in_row => [0x9d, 0xa9, 0xb4],
        (104..200, _) if in_row => [0x4a, 0x57, 0x63],
        _ if marked => [0xfd, 0xee, 0xda],
        _ => [0xff, 0xff, 0xff],
    }
}

/// A PNG of eight-bit colour (ISO/IEC 15948), its data stored without compression (RFC 1951, 3.2.4).
fn png(width: usize, height: usize, colour: impl Fn(usize, usize) -> Colour) -> Vec<u8> {
    let mut pixels = Vec::with_capacity(height * (1 + width * 3));
    for y in 0..height {
        pixels.push(0);
        pixels.extend((0..width).flat_map(|x| colour(x, y)));
    }
    let mut head = Vec::new();
    head.extend(big_endian(width));
    head.extend(big_endian(height));
    head.extend([8, 2, 0, 0, 0]);
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in [(b"IHDR", head), (b"IDAT", stored(&pixels)), (b"IEND", Vec::new())] {
        let body = [&kind[..], &data].concat();
        out.extend(big_endian(data.len()));
        out.extend(&body);
        out.extend(crc32(&body).to_be_bytes());
    }
    out
}

fn big_endian(size: usize) -> [u8; 4] {
    u32::try_from(size).unwrap_or(u32::MAX).to_be_bytes()
}

/// A zlib stream (RFC 1950) of stored blocks.
fn stored(data: &[u8]) -> Vec<u8> {
    let mut out = vec![0x78, 0x01];
    let blocks = data.chunks(65_535);
    let last = blocks.len().saturating_sub(1);
    for (at, block) in blocks.enumerate() {
        let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
        out.push(u8::from(at == last));
        out.extend(length.to_le_bytes());
        out.extend((!length).to_le_bytes());
        out.extend(block);
    }
    let (low, high) = data.iter().fold((1_u32, 0_u32), |(low, high), byte| {
        let low = (low + u32::from(*byte)) % 65_521;
        (low, (high + low) % 65_521)
    });
    out.extend((high << 16 | low).to_be_bytes());
    out
}

/// The check sum of PNG chunks (ISO/IEC 15948, annex D).
fn crc32(data: &[u8]) -> u32 {
    let step =
        |sum: u32, byte: &u8| (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 });
    !data.iter().fold(u32::MAX, step)
}
