//! Where the objects of a PDF are, and one of them when it is asked for.
//!
//! Objects are found by their headers in one pass over the file, the last one of a number counting, as it does after
//! changes are appended. So a damaged table of contents does no harm, and a forged one (a million entries for one huge
//! object) does none either.

use std::collections::HashMap;

use lopdf::{Dictionary, Object, Stream};

use super::checksum;
use super::syntax::{Budget, Parser, is_space};
use crate::{Limit, Refusal};

/// A catalogue of a thousand pages has a tenth of this.
const MAX_OBJECTS: usize = 200_000;
/// What is built of the file in all. Only what leads to embedded files is, so real invoices need a thousandth of it.
const BUDGET: Budget = Budget { objects: 1_000_000, bytes: 64 * 1024 * 1024 };
/// What one stream of objects may hold, and all of them together.
const MAX_PACKED: usize = 8 * 1024 * 1024;
const MAX_UNPACKED: usize = 32 * 1024 * 1024;
/// The dictionary of a stream is looked for this far before it.
const MAX_HEAD: usize = 16 * 1024;
/// References that lead to references.
const MAX_STEPS: usize = 16;

pub(super) struct Objects<'a> {
    bytes: &'a [u8],
    places: HashMap<u32, Place>,
    /// What the streams of objects hold, unpacked.
    unpacked: Vec<Vec<u8>>,
    /// Where dictionaries begin that may name the root, in the order of the file.
    trailers: Vec<usize>,
    budget: Budget,
}

#[derive(Clone, Copy)]
enum Place {
    /// Behind its header in the file.
    File(usize),
    /// In one of the unpacked streams.
    Unpacked(usize, usize),
}

/// What one pass over the file finds.
#[derive(Default)]
struct Found {
    /// Number, and where the object begins behind its header.
    headers: Vec<(u32, usize)>,
    /// Headers of streams that hold objects, by their place in `headers`.
    packed: Vec<usize>,
    trailers: Vec<usize>,
    /// Whether a table of contents is named behind the last object, as it is at the end of every file.
    ends: bool,
}

impl<'a> Objects<'a> {
    /// Finds the objects.
    pub(super) fn scan(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let found = found(bytes)?;
        if !found.ends {
            return Err(Refusal::PdfDamaged);
        }
        let places = found.headers.iter().map(|(number, at)| (*number, Place::File(*at))).collect();
        let mut objects = Self { bytes, places, unpacked: Vec::new(), trailers: found.trailers, budget: BUDGET };
        objects.refuse_encrypted()?;
        objects.unpack(&found.headers, &found.packed)?;
        Ok(objects)
    }

    fn refuse_encrypted(&mut self) -> Result<(), Refusal> {
        for at in self.trailers.clone() {
            let encrypted = self.dictionary_at(at).is_some_and(|trailer| trailer.get(b"Encrypt").is_ok_and(|value| !value.is_null()));
            if encrypted {
                return Err(Refusal::PdfEncrypted);
            }
        }
        Ok(())
    }

    /// The dictionary that all others hang on: that of the last trailer whose root is there.
    pub(super) fn catalog(&mut self) -> Result<Dictionary, Refusal> {
        for at in self.trailers.clone().into_iter().rev() {
            let root = self.dictionary_at(at).and_then(|trailer| trailer.get(b"Root").ok().cloned());
            if let Some(catalog) = root.and_then(|root| self.dictionary(root)) {
                return Ok(catalog);
            }
        }
        Err(Refusal::PdfDamaged)
    }

    fn dictionary_at(&mut self, at: usize) -> Option<Dictionary> {
        match Parser::new(self.bytes, at, &mut self.budget).object()? {
            Object::Dictionary(dictionary) => Some(dictionary),
            _ => None,
        }
    }

    /// All numbers of objects, in ascending order.
    pub(super) fn numbers(&self) -> Vec<u32> {
        let mut numbers: Vec<u32> = self.places.keys().copied().collect();
        numbers.sort_unstable();
        numbers
    }

    /// The object itself, or the one a reference leads to. Of a stream only its dictionary.
    pub(super) fn resolve(&mut self, object: Object) -> Option<Object> {
        let mut object = object;
        for _ in 0..MAX_STEPS {
            let Object::Reference((number, _)) = object else { return Some(object) };
            object = match *self.places.get(&number)? {
                Place::File(at) => Parser::new(self.bytes, at, &mut self.budget).object()?,
                Place::Unpacked(stream, at) => Parser::new(&self.unpacked[stream], at, &mut self.budget).object()?,
            };
        }
        None
    }

    pub(super) fn dictionary(&mut self, object: Object) -> Option<Dictionary> {
        match self.resolve(object)? {
            Object::Dictionary(dictionary) => Some(dictionary),
            _ => None,
        }
    }

    pub(super) fn array(&mut self, object: Object) -> Option<Vec<Object>> {
        match self.resolve(object)? {
            Object::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The content of a stream, its filters undone.
    pub(super) fn content(&mut self, number: u32, limit: usize) -> Result<Vec<u8>, Refusal> {
        let Some(Place::File(at)) = self.places.get(&number).copied() else { return Err(Refusal::PdfDamaged) };
        let stream = self.stream(at).ok_or(Refusal::PdfDamaged)?;
        match stream.get_plain_content_with_limit(limit) {
            // A damaged stream comes out as far as it goes, which may be nowhere.
            Ok(content) if content.is_empty() => Err(Refusal::PdfDamaged),
            Ok(content) if is_deflated(&stream) && !checksum::holds(&stream.content, &content) => Err(Refusal::PdfDamaged),
            Ok(content) => Ok(content),
            Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. })) => {
                Err(over(Limit::Unpacked, limit, limit + 1))
            }
            Err(_) => Err(Refusal::PdfDamaged),
        }
    }

    /// The stream at this place of the file, as far as its length or the word behind it tells.
    fn stream(&mut self, at: usize) -> Option<Stream> {
        let mut parser = Parser::new(self.bytes, at, &mut self.budget);
        let Object::Dictionary(mut dictionary) = parser.object()? else { return None };
        parser.skip_space();
        if !parser.takes(b"stream") {
            return None;
        }
        let _ = parser.takes(b"\r\n") || parser.takes(b"\n") || parser.takes(b"\r");
        let start = parser.at;
        let length = dictionary.get(b"Length").ok().cloned().and_then(|length| self.resolve(length));
        let length = length.and_then(|length| usize::try_from(length.as_i64().ok()?).ok());
        let end = length.and_then(|length| start.checked_add(length)).filter(|end| ends_at(self.bytes, *end));
        let end = end.or_else(|| find(self.bytes, start, b"endstream"))?;
        for key in [b"Filter".as_slice(), b"DecodeParms"] {
            if let Some(value) = dictionary.get(key).ok().cloned().and_then(|value| self.resolve(value)) {
                dictionary.set(key, value);
            }
        }
        Some(Stream::new(dictionary, self.bytes.get(start..end)?.to_vec()))
    }

    /// Unpacks the streams that hold objects. What stands later in the file takes the place of what stood before.
    fn unpack(&mut self, headers: &[(u32, usize)], packed: &[usize]) -> Result<(), Refusal> {
        let latest: HashMap<u32, usize> = headers.iter().copied().collect();
        let mut total = 0;
        for (number, at) in packed.iter().filter_map(|place| headers.get(*place).copied()) {
            let Some(stream) = self.stream(at).filter(|_| latest.get(&number) == Some(&at)) else { continue };
            if !stream.dict.has_type(b"ObjStm") {
                continue;
            }
            let content = match stream.get_plain_content_with_limit(MAX_PACKED) {
                Ok(content) => content,
                Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. })) => {
                    return Err(over(Limit::Unpacked, MAX_PACKED, MAX_PACKED + 1));
                }
                Err(_) => continue,
            };
            total += content.len();
            if total > MAX_UNPACKED {
                return Err(over(Limit::Unpacked, MAX_UNPACKED, total));
            }
            self.index(&stream.dict, content, at, &latest);
        }
        Ok(())
    }

    fn index(&mut self, dictionary: &Dictionary, content: Vec<u8>, at: usize, latest: &HashMap<u32, usize>) {
        let first = dictionary.get(b"First").ok().and_then(|first| usize::try_from(first.as_i64().ok()?).ok());
        let Some(first) = first.filter(|first| *first <= content.len()) else { return };
        let numbers = content[..first].split(|byte| is_space(*byte)).filter(|token| !token.is_empty());
        let numbers: Vec<usize> = numbers.map_while(|token| std::str::from_utf8(token).ok()?.parse().ok()).collect();
        for pair in numbers.chunks_exact(2).take(MAX_OBJECTS.saturating_sub(self.places.len())) {
            let (Ok(number), Some(offset)) = (u32::try_from(pair[0]), first.checked_add(pair[1])) else { continue };
            if latest.get(&number).is_none_or(|header| *header < at) {
                self.places.insert(number, Place::Unpacked(self.unpacked.len(), offset));
            }
        }
        self.unpacked.push(content);
    }
}

/// Whether it is deflated and nothing else.
fn is_deflated(stream: &Stream) -> bool {
    stream.filters().is_ok_and(|filters| filters == [b"FlateDecode"]) && !stream.dict.has(b"DecodeParms")
}

/// One pass over the file: headers of objects and trailers. What is inside streams is passed over.
fn found(bytes: &[u8]) -> Result<Found, Refusal> {
    let mut found = Found::default();
    // Where the object begins that a stream may still belong to.
    let mut begins = None;
    // Once no word ends a stream, none ends a later one either.
    let mut unending = false;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let rest = &bytes[at..];
        match byte {
            b'o' if rest.starts_with(b"obj") => {
                if let Some(number) = header_before(bytes, at) {
                    begins = Some(at + 3);
                    found.ends = false;
                    found.headers.push((number, at + 3));
                    if found.headers.len() > MAX_OBJECTS {
                        return Err(over(Limit::Elements, MAX_OBJECTS, found.headers.len()));
                    }
                }
            }
            b's' if rest.starts_with(b"stream") && !bytes[..at].ends_with(b"end") => {
                if let Some(begin) = begins.take() {
                    let head = &bytes[begin.max(at.saturating_sub(MAX_HEAD))..at];
                    found.note(head, begin);
                    let end = after_stream(bytes, head, at + 6, unending);
                    unending |= end.is_none();
                    at = end.unwrap_or(at + 6);
                    continue;
                }
            }
            b's' if rest.starts_with(b"startxref") => found.ends = true,
            b't' if rest.starts_with(b"trailer") => found.trailers.push(at + 7),
            _ => {}
        }
        at += 1;
    }
    Ok(found)
}

impl Found {
    /// Remembers a stream whose dictionary says that it holds objects, or that it is a table of contents.
    fn note(&mut self, head: &[u8], begin: usize) {
        if find(head, 0, b"/ObjStm").is_some() {
            self.packed.push(self.headers.len().saturating_sub(1));
        }
        if find(head, 0, b"/XRef").is_some() {
            self.trailers.push(begin);
        }
    }
}

/// The number in `12 0 obj`, whose last word begins here.
fn header_before(bytes: &[u8], at: usize) -> Option<u32> {
    let before = &bytes[at.saturating_sub(24)..at];
    let before = before.strip_suffix(trailing(before, is_space)).filter(|rest| rest.len() < before.len())?;
    let generation = trailing(before, |byte| byte.is_ascii_digit());
    let before = before.strip_suffix(generation).filter(|_| !generation.is_empty())?;
    let before = before.strip_suffix(trailing(before, is_space)).filter(|rest| rest.len() < before.len())?;
    std::str::from_utf8(trailing(before, |byte| byte.is_ascii_digit())).ok()?.parse().ok()
}

/// The bytes at the end for which this holds.
fn trailing(bytes: &[u8], holds: fn(u8) -> bool) -> &[u8] {
    let count = bytes.iter().rev().take_while(|byte| holds(**byte)).count();
    &bytes[bytes.len() - count..]
}

/// Where a stream ends whose content begins here: by its length if that is stated and right, else at the word for it.
fn after_stream(bytes: &[u8], head: &[u8], start: usize, unending: bool) -> Option<usize> {
    let by_length = stated_length(head).and_then(|length| start.checked_add(length)).and_then(|end| {
        // The content begins one or two bytes behind the word, and its length may be off by as much.
        (end..end.saturating_add(3)).find(|end| ends_at(bytes, *end))
    });
    let by_word = || find(bytes, start, b"endstream").map(|end| end + 9);
    by_length.or_else(|| if unending { None } else { by_word() })
}

fn stated_length(head: &[u8]) -> Option<usize> {
    let at = find(head, 0, b"/Length")? + 7;
    let rest = head[at..].trim_ascii_start();
    let digits = &rest[..rest.iter().take(9).take_while(|byte| byte.is_ascii_digit()).count()];
    // `12 0 R` is elsewhere.
    let after = rest[digits.len()..].trim_ascii_start().first();
    let direct = !after.is_some_and(u8::is_ascii_digit);
    std::str::from_utf8(digits).ok().filter(|_| direct)?.parse().ok()
}

fn ends_at(bytes: &[u8], at: usize) -> bool {
    bytes.get(at..).is_some_and(|rest| rest[..rest.len().min(16)].trim_ascii_start().starts_with(b"endstream"))
}

fn find(bytes: &[u8], from: usize, wanted: &[u8]) -> Option<usize> {
    let rest = bytes.get(from..)?;
    rest.windows(wanted.len()).position(|window| window == wanted).map(|at| from + at)
}

fn over(limit: Limit, allowed: usize, found: usize) -> Refusal {
    Refusal::OverLimit { limit, allowed: allowed as u64, found: found as u64 }
}
