//! The objects of a PDF as they are written (ISO 32000-1, clause 7.3), read one at a time and within a budget.

use lopdf::{Dictionary, Object, StringFormat};

/// Arrays and dictionaries inside each other.
const MAX_DEPTH: usize = 32;

/// What may still be read of one file, all its objects together.
pub(super) struct Budget {
    /// Objects, elements of arrays and dictionaries among them.
    pub objects: usize,
    /// Bytes, those of failed attempts among them.
    pub bytes: usize,
}

/// Reads objects from a place in a file on.
pub(super) struct Parser<'a> {
    bytes: &'a [u8],
    pub at: usize,
    budget: &'a mut Budget,
}

impl<'a> Parser<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize, budget: &'a mut Budget) -> Self {
        Self { bytes, at, budget }
    }

    /// The object that begins here. Nothing if there is none, or if the budget is spent.
    pub(super) fn object(&mut self) -> Option<Object> {
        let start = self.at;
        let object = if self.budget.bytes > 0 { self.nested(0) } else { None };
        self.budget.bytes = self.budget.bytes.saturating_sub(self.at.saturating_sub(start));
        object
    }

    fn nested(&mut self, depth: usize) -> Option<Object> {
        self.budget.objects = self.budget.objects.checked_sub(1)?;
        self.skip_space();
        let rest = self.bytes.get(self.at..)?;
        match rest.first()? {
            b'/' => Some(Object::Name(self.name()?)),
            b'(' => self.literal(),
            b'<' if rest.starts_with(b"<<") => self.dictionary(depth),
            b'<' => self.hexadecimal(),
            b'[' => self.array(depth),
            b'+' | b'-' | b'.' | b'0'..=b'9' => self.number(),
            _ => self.keyword(),
        }
    }

    pub(super) fn skip_space(&mut self) {
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                b'%' => self.at += self.bytes[self.at..].iter().take_while(|byte| !matches!(byte, b'\r' | b'\n')).count(),
                byte if is_space(*byte) => self.at += 1,
                _ => return,
            }
        }
    }

    /// Goes past these bytes if they are next.
    pub(super) fn takes(&mut self, wanted: &[u8]) -> bool {
        let is_next = self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(wanted));
        self.at += if is_next { wanted.len() } else { 0 };
        is_next
    }

    fn name(&mut self) -> Option<Vec<u8>> {
        self.at += 1;
        let rest = self.bytes.get(self.at..)?;
        let raw = &rest[..rest.iter().take_while(|byte| is_regular(**byte)).count()];
        self.at += raw.len();
        let mut name = Vec::with_capacity(raw.len());
        let mut place = 0;
        while let Some(byte) = raw.get(place) {
            let escaped = raw.get(place + 1..place + 3).filter(|_| *byte == b'#').and_then(hex_byte);
            place += if escaped.is_some() { 3 } else { 1 };
            name.push(escaped.unwrap_or(*byte));
        }
        Some(name)
    }

    fn number(&mut self) -> Option<Object> {
        let start = self.at;
        let token = self.token();
        let whole = std::str::from_utf8(token).ok()?.parse::<i64>();
        let Ok(whole) = whole else {
            // Nothing here asks for a number with decimals.
            return token.iter().all(|byte| byte.is_ascii_digit() || b"+-.".contains(byte)).then_some(Object::Null);
        };
        // Two whole numbers and an R refer to another object.
        let after = self.at;
        if whole >= 0 && self.bytes[start].is_ascii_digit() {
            self.skip_space();
            let generation = std::str::from_utf8(self.token()).ok().and_then(|digits| digits.parse::<u16>().ok());
            self.skip_space();
            if let (Some(generation), Ok(number), b"R") = (generation, u32::try_from(whole), self.token()) {
                return Some(Object::Reference((number, generation)));
            }
        }
        self.at = after;
        Some(Object::Integer(whole))
    }

    fn token(&mut self) -> &'a [u8] {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let token = &rest[..rest.iter().take(32).take_while(|byte| is_regular(**byte)).count()];
        self.at += token.len();
        token
    }

    fn keyword(&mut self) -> Option<Object> {
        match self.token() {
            b"true" => Some(Object::Boolean(true)),
            b"false" => Some(Object::Boolean(false)),
            b"null" => Some(Object::Null),
            _ => None,
        }
    }

    fn array(&mut self, depth: usize) -> Option<Object> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.skip_space();
            if self.takes(b"]") {
                return Some(Object::Array(items));
            }
            items.push(self.nested(inner(depth)?)?);
        }
    }

    fn dictionary(&mut self, depth: usize) -> Option<Object> {
        self.at += 2;
        let mut dictionary = Dictionary::new();
        loop {
            self.skip_space();
            if self.takes(b">>") {
                return Some(Object::Dictionary(dictionary));
            }
            if *self.bytes.get(self.at)? != b'/' {
                return None;
            }
            let key = self.name()?;
            dictionary.set(key, self.nested(inner(depth)?)?);
        }
    }

    /// A string in brackets, which may hold balanced brackets itself. Its escapes matter only where they hide one.
    fn literal(&mut self) -> Option<Object> {
        self.at += 1;
        let (mut text, mut open) = (Vec::new(), 1);
        loop {
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
            match byte {
                b'(' => open += 1,
                b')' => open -= 1,
                b'\\' => {
                    self.escaped(&mut text)?;
                    continue;
                }
                _ => {}
            }
            if open == 0 {
                return Some(Object::String(text, StringFormat::Literal));
            }
            text.push(byte);
        }
    }

    fn escaped(&mut self, text: &mut Vec<u8>) -> Option<()> {
        let rest = self.bytes.get(self.at..)?;
        let octal = rest.iter().take(3).take_while(|byte| matches!(byte, b'0'..=b'7')).count();
        self.at += octal.max(1);
        if octal > 0 {
            let value = rest[..octal].iter().fold(0u16, |value, digit| value * 8 + u16::from(digit - b'0'));
            text.push(value.to_le_bytes()[0]);
            return Some(());
        }
        match *rest.first()? {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            // The line goes on.
            b'\n' | b'\r' => {}
            other => text.push(other),
        }
        Some(())
    }

    fn hexadecimal(&mut self) -> Option<Object> {
        self.at += 1;
        let rest = self.bytes.get(self.at..)?;
        let length = rest.iter().take_while(|byte| **byte != b'>').count();
        self.at += length + 1;
        let mut digits: Vec<u8> = rest[..length].iter().copied().filter(u8::is_ascii_hexdigit).collect();
        if digits.len() % 2 == 1 {
            digits.push(b'0');
        }
        Some(Object::String(digits.chunks_exact(2).filter_map(hex_byte).collect(), StringFormat::Hexadecimal))
    }
}

fn inner(depth: usize) -> Option<usize> {
    (depth < MAX_DEPTH).then_some(depth + 1)
}

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0C | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !b"()<>[]{}/%".contains(&byte)
}

fn hex_byte(digits: &[u8]) -> Option<u8> {
    let digits = std::str::from_utf8(digits).ok().filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    u8::from_str_radix(digits, 16).ok()
}
