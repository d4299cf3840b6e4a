//! One page of text as a PDF (ISO 32000-1), with a file inside where one is given.

use std::fmt::Write as _;

/// Letters that Windows-1252 lacks, at codes of our own from 128 on, with their glyph names.
const POLISH: &[(char, &str)] = &[
    ('ą', "aogonek"),
    ('ć', "cacute"),
    ('ę', "eogonek"),
    ('ł', "lslash"),
    ('ń', "nacute"),
    ('ś', "sacute"),
    ('ź', "zacute"),
    ('ż', "zdotaccent"),
    ('Ą', "Aogonek"),
    ('Ć', "Cacute"),
    ('Ę', "Eogonek"),
    ('Ł', "Lslash"),
    ('Ń', "Nacute"),
    ('Ś', "Sacute"),
    ('Ź', "Zacute"),
    ('Ż', "Zdotaccent"),
];

/// A piece of text on the page, in points from the lower left corner.
pub struct Spot {
    x: f32,
    y: f32,
    size: f32,
    text: String,
}

impl Spot {
    pub const fn left(x: f32, y: f32, size: f32, text: String) -> Self {
        Self { x, y, size, text }
    }

    /// Ends at `x`: figures stand below each other.
    pub fn right(x: f32, y: f32, size: f32, text: String) -> Self {
        let width: f32 = text.chars().map(width).sum();
        Self { x: x - width * size, y, size, text }
    }
}

/// How wide Helvetica draws it, in parts of its size: exact for figures, near for words.
fn width(c: char) -> f32 {
    match c {
        '.' | ',' | ' ' | 'i' | 'j' | 'l' | 't' | 'f' => 0.278,
        '-' | 'r' => 0.333,
        'A'..='Z' => 0.7,
        'm' => 0.833,
        '%' => 0.889,
        _ => 0.556,
    }
}

/// A page and nothing else.
pub fn plain(page: &[Spot]) -> Vec<u8> {
    written("<</Type/Catalog/Pages 2 0 R>>", page, &[])
}

/// A page with a file of this name and media type inside, said to hold the same as the page.
pub fn with_file(page: &[Spot], (name, media_type, bytes): (&str, &str, &[u8])) -> Vec<u8> {
    let catalog = format!("<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[({name})7 0 R]>>>>/AF[7 0 R]>>");
    let file = format!("<</Type/Filespec/F({name})/UF({name})/AFRelationship/Alternative/EF<</F 8 0 R/UF 8 0 R>>>>");
    let media_type = media_type.replace('/', "#2F");
    let head = format!("<</Type/EmbeddedFile/Subtype/{media_type}/Params<</Size {}>>/Length {}>>", bytes.len(), bytes.len());
    written(&catalog, page, &[file.into_bytes(), stream(&head, bytes)])
}

/// The catalog is object 1, then come the pages, the page, its font, the font's letters and the page's text, then the others.
fn written(catalog: &str, page: &[Spot], others: &[Vec<u8>]) -> Vec<u8> {
    let glyphs: String = POLISH.iter().flat_map(|(_, glyph)| ["/", glyph]).collect();
    let page = drawn(page);
    let usual = [
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>>>/Contents 6 0 R>>".to_vec(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding 5 0 R>>".to_vec(),
        format!("<</Type/Encoding/BaseEncoding/WinAnsiEncoding/Differences[128{glyphs}]>>").into_bytes(),
        stream(&format!("<</Length {}>>", page.len()), &page),
    ];
    let mut out = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut table = vec![String::from("0000000000 65535 f \n")];
    for (at, object) in [catalog.as_bytes().to_vec()].iter().chain(&usual).chain(others).enumerate() {
        table.push(format!("{:010} 00000 n \n", out.len()));
        out.extend([format!("{} 0 obj\n", at + 1).as_bytes(), object, b"\nendobj\n"].concat());
    }
    let (count, table) = (table.len(), table.concat());
    let end = format!("xref\n0 {count}\n{table}trailer\n<</Size {count}/Root 1 0 R>>\nstartxref\n{}\n%%EOF\n", out.len());
    out.extend(end.as_bytes());
    out
}

fn stream(head: &str, bytes: &[u8]) -> Vec<u8> {
    [head.as_bytes(), b"\nstream\n", bytes, b"\nendstream"].concat()
}

fn drawn(page: &[Spot]) -> Vec<u8> {
    let mut out = b"BT\n".to_vec();
    for Spot { x, y, size, text } in page {
        let mut place = String::new();
        // Writing to a string cannot fail.
        let _ = write!(place, "/F {size} Tf 1 0 0 1 {x:.1} {y:.1} Tm (");
        out.extend(place.bytes());
        out.extend(text.chars().flat_map(letter));
        out.extend(b") Tj\n");
    }
    out.extend(b"ET");
    out
}

fn letter(c: char) -> Vec<u8> {
    if let Some(at) = POLISH.iter().position(|(polish, _)| *polish == c) {
        return vec![u8::try_from(128 + at).unwrap_or(b'?')];
    }
    match c {
        '–' => vec![0x96],
        '·' => vec![0xb7],
        '(' | ')' | '\\' => vec![b'\\', u8::try_from(c).unwrap_or(b'?')],
        _ => vec![u8::try_from(c).unwrap_or(b'?')],
    }
}
