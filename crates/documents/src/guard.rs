//! The limits that a stranger's file is held against before a tree is built from it.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::PrefixDeclaration;

use crate::{Format, Limit, Refusal, prolog};

const MIB: u64 = 1024 * 1024;
const MAX_FILE: u64 = 25 * MIB;
const MAX_XML: u64 = 10 * MIB;
const MAX_KSEF: u64 = 3 * MIB;
const MAX_DEPTH: u64 = 100;
const MAX_ELEMENTS: u64 = 200_000;
/// Comments and processing instructions, each of which is a node of the tree as well.
const MAX_ASIDES: u64 = 200_000;
const MAX_ATTRIBUTES: u64 = 64;
const MAX_TEXT: u64 = 8 * MIB;
/// Each name is compared with the namespaces in scope, one after another; and where one is added, all of them with each other.
const MAX_NAMESPACES: u64 = 50_000_000;

pub(crate) fn size(bytes: &[u8]) -> Result<(), Refusal> {
    within(Limit::Size, MAX_FILE, bytes.len() as u64)
}

pub(crate) fn xml_size(bytes: &[u8]) -> Result<(), Refusal> {
    within(Limit::Size, MAX_XML, bytes.len() as u64)
}

/// `KSeF` takes no more than 3 MB, attachments and all.
pub(crate) fn format_size(format: Format, bytes: &[u8]) -> Result<(), Refusal> {
    let allowed = if format == Format::Ksef { MAX_KSEF } else { MAX_XML };
    within(Limit::Size, allowed, bytes.len() as u64)
}

pub(crate) fn within(limit: Limit, allowed: u64, found: u64) -> Result<(), Refusal> {
    if found > allowed { Err(Refusal::OverLimit { limit, allowed, found }) } else { Ok(()) }
}

/// What one pass over the markup found.
#[derive(Default)]
pub(crate) struct Scan {
    /// Where the DOCTYPE stands.
    pub doctype: Option<Range<usize>>,
    /// The contents of the elements named `SharedSecret`, in the order of the file.
    pub secrets: Vec<Range<usize>>,
}

/// Goes over the markup once, counting. Nothing is kept but positions, so memory does not grow with the file.
pub(crate) fn scan(text: &str) -> Result<Scan, Refusal> {
    let mut reader = Reader::from_str(text);
    let mut pass = Pass { text, ..Pass::default() };
    loop {
        let start = position(reader.buffer_position());
        let event = reader.read_event().map_err(|error| broken(text, position(reader.error_position()), &error.to_string()))?;
        let end = position(reader.buffer_position());
        if is_declaration(&event) {
            return Err(pass.breaks(start, "an XML declaration may stand only at the beginning"));
        }
        match event {
            Event::Start(element) => pass.opens(&element, start..end)?,
            Event::Empty(element) => pass.stands(&element, start)?,
            Event::End(_) => pass.closes(start),
            Event::GeneralRef(reference) if !refers_well(&reference) => return Err(pass.breaks(start, NO_CHARACTER)),
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) => pass.runs(end - start)?,
            Event::DocType(_) => pass.doctype(start..end)?,
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) => pass.passes()?,
            // Said here, since the tree would name the place where the element began.
            Event::Eof if !pass.open.is_empty() => return Err(pass.breaks(text.trim_end().len(), "it ends before its last element does")),
            Event::Eof => return Ok(pass.scan),
        }
    }
}

/// Positions are offsets into a text in memory, so they fit.
fn position(offset: u64) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}

/// The refusal for a text that is not XML at this place.
pub(crate) fn broken(text: &str, offset: usize, reason: &str) -> Refusal {
    if text[..text.len().min(text.floor_char_boundary(offset.saturating_add(16)))].contains("<!ENTITY") {
        return Refusal::EntityDeclaration;
    }
    let before = &text[..text.floor_char_boundary(offset.min(text.len()))];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
    Refusal::NotWellFormed {
        line: u32::try_from(line).unwrap_or(u32::MAX),
        column: u32::try_from(column).unwrap_or(u32::MAX),
        reason: reason.trim_end_matches('.').to_owned(),
    }
}

/// The declaration at the beginning has been blanked out, so this is another one.
fn is_declaration(event: &Event<'_>) -> bool {
    match event {
        Event::Decl(_) => true,
        Event::PI(instruction) => instruction.target().eq_ignore_ascii_case("xml"),
        _ => false,
    }
}

const NO_CHARACTER: &str = "a reference names no character";

/// Whether the text between `&` and `;` names a character, as far as the tree would not complain itself: in place of a number
/// that Unicode has no character for it puts a question mark.
fn refers_well(reference: &str) -> bool {
    let number = match (reference.strip_prefix("#x"), reference.strip_prefix('#')) {
        (Some(hexadecimal), _) => u32::from_str_radix(hexadecimal, 16),
        (_, Some(decimal)) => decimal.parse(),
        _ => return true,
    };
    number.is_ok_and(|number| char::from_u32(number).is_some())
}

#[derive(Default)]
struct Pass<'a> {
    text: &'a str,
    scan: Scan,
    elements: u64,
    asides: u64,
    /// Namespaces declared by each open element.
    open: Vec<u64>,
    in_scope: u64,
    namespaces: u64,
    /// Length of the text since the last tag.
    run: u64,
    /// Depth and position behind the start tag of the secret that is being passed.
    secret: Option<(usize, usize)>,
}

impl Pass<'_> {
    fn breaks(&self, offset: usize, reason: &str) -> Refusal {
        broken(self.text, offset, reason)
    }

    fn opens(&mut self, element: &BytesStart<'_>, tag: Range<usize>) -> Result<(), Refusal> {
        let declared = self.counts(element, tag.start)?;
        self.open.push(declared);
        self.in_scope += declared;
        within(Limit::Depth, MAX_DEPTH, self.open.len() as u64)?;
        if self.secret.is_none() && element.local_name().as_ref() == "SharedSecret" {
            self.secret = Some((self.open.len(), tag.end));
        }
        Ok(())
    }

    fn stands(&mut self, element: &BytesStart<'_>, start: usize) -> Result<(), Refusal> {
        self.counts(element, start)?;
        within(Limit::Depth, MAX_DEPTH, self.open.len() as u64 + 1)
    }

    fn closes(&mut self, start: usize) {
        if let Some((depth, from)) = self.secret
            && depth == self.open.len()
        {
            self.secret = None;
            self.scan.secrets.push(from..start);
        }
        self.in_scope -= self.open.pop().unwrap_or_default();
        self.run = 0;
    }

    fn runs(&mut self, length: usize) -> Result<(), Refusal> {
        self.run += length as u64;
        within(Limit::Text, MAX_TEXT, self.run)
    }

    fn passes(&mut self) -> Result<(), Refusal> {
        self.asides += 1;
        within(Limit::Asides, MAX_ASIDES, self.asides)
    }

    /// Counts an element and its attributes; returns how many of them declare a namespace.
    fn counts(&mut self, element: &BytesStart<'_>, start: usize) -> Result<u64, Refusal> {
        self.run = 0;
        self.elements += 1;
        within(Limit::Elements, MAX_ELEMENTS, self.elements)?;
        let (mut attributes, mut declared, mut names) = (0, 0, 1);
        for attribute in element.attributes().with_checks(false) {
            attributes += 1;
            within(Limit::Attributes, MAX_ATTRIBUTES, attributes)?;
            let Ok(attribute) = attribute else { continue };
            if attribute.value.split('&').skip(1).any(|rest| !refers_well(rest.split(';').next().unwrap_or_default())) {
                return Err(self.breaks(start, NO_CHARACTER));
            }
            let Some(prefix) = attribute.key.as_namespace_binding() else {
                names += u64::from(attribute.key.prefix().is_some());
                continue;
            };
            declared += 1;
            // Namespaces in XML 1.0, section 5: only the default may be taken back.
            if matches!(prefix, PrefixDeclaration::Named(name) if name == "xmlns" || attribute.value.is_empty()) {
                return Err(self.breaks(start, "a prefix stands for no namespace"));
            }
        }
        let scope = self.in_scope + declared;
        self.namespaces += scope * names + if declared > 0 { scope * scope / 2 } else { 0 };
        within(Limit::Namespaces, MAX_NAMESPACES, self.namespaces)?;
        Ok(declared)
    }

    fn doctype(&mut self, range: Range<usize>) -> Result<(), Refusal> {
        let declaration = &self.text[range.clone()];
        if declaration.contains("<!ENTITY") {
            return Err(Refusal::EntityDeclaration);
        }
        if declaration.contains('[') {
            return Err(Refusal::InternalSubset);
        }
        if self.scan.doctype.is_some() || self.elements > 0 {
            return Err(self.breaks(range.start, "a DOCTYPE may stand only once, before the root element"));
        }
        if !prolog::is_doctype(declaration) {
            return Err(self.breaks(range.start, "the DOCTYPE is damaged"));
        }
        self.scan.doctype = Some(range);
        Ok(())
    }
}
