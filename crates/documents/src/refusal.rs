//! Why a file could not be read at all, in words for people and in codes for translation.

use std::collections::BTreeMap;

use thiserror::Error;

/// A file that was not read. Everything else that is wrong with a document is a [`crate::Finding`].
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refusal {
    /// No bytes, or nothing but white space.
    #[error("The file is empty.")]
    Empty,
    /// The text breaks the rules of XML at this place, or ends too early.
    #[error("The file is not well-formed XML: line {line}, column {column}: {reason}.")]
    NotWellFormed {
        /// The line, from 1.
        line: u32,
        /// The character in the line, from 1.
        column: u32,
        /// What the parser says, in English.
        reason: String,
    },
    /// The DOCTYPE brings definitions of its own. No real document needs that; attacks do.
    #[error("The DOCTYPE has an internal subset ([ … ]). Send the document without it.")]
    InternalSubset,
    /// An entity is declared: the start of an entity bomb or of a theft of files.
    #[error("The file declares an entity (<!ENTITY). Send the document without it.")]
    EntityDeclaration,
    /// More of something than any real document has.
    #[error("The file is over the limit: {}: {found}, allowed are {allowed}.", .limit.phrase())]
    OverLimit {
        /// Which limit it is.
        limit: Limit,
        /// The most that is allowed.
        allowed: u64,
        /// What was there, or how far counting went before it stopped.
        found: u64,
    },
    /// The file names an encoding that is not on the list.
    #[error("The encoding {name} is not supported. Send the document as UTF-8.")]
    UnsupportedEncoding {
        /// The encoding as the file names it.
        name: String,
    },
    /// The bytes are not what the encoding allows.
    #[error("The file is not valid {name}. Send it in the encoding that its first line names.")]
    BrokenEncoding {
        /// The encoding it was read as.
        name: String,
    },
    /// A MIME message that cannot be taken apart: no boundary, no end, or a part in an encoding it breaks.
    #[error("The MIME message is damaged or was cut off. Send it again.")]
    BrokenMultipart,
    /// A NUL character, which no XML document may hold.
    #[error("The file holds a NUL character, which XML does not allow.")]
    Nul,
    /// Nothing can be filed without a number.
    #[error("The document has no number.")]
    NoNumber,
    /// A PDF for people alone.
    #[error("This is a PDF without an embedded invoice. Send its XML, or a PDF that carries it (Factur-X, ZUGFeRD).")]
    PdfWithoutInvoice,
    /// A PDF that only opens with a key.
    #[error("The PDF is encrypted. Send it without a password and without restrictions.")]
    PdfEncrypted,
    /// A PDF whose parts cannot be found.
    #[error("The PDF is damaged or was cut off. Export it again and send it once more.")]
    PdfDamaged,
    /// Neither a seller nor a buyer is named or identified.
    #[error("The document names neither a seller nor a buyer.")]
    NoParties,
    /// A format that is known, but not read so far.
    #[error("Recognised as {format}, which is not read yet. Send it as UBL 2.1, CII, KSeF or cXML.")]
    NotReadYet {
        /// What it was recognised as, such as `PDF` or `cXML ConfirmationRequest`.
        format: String,
    },
    /// No known format.
    #[error("This is no business document that Kontor knows: {found}. Send it as UBL 2.1, CII, KSeF or cXML.")]
    Unknown {
        /// What was found instead, such as the name of the root element.
        found: String,
    },
}

/// What a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Bytes in the file: 10 MiB of XML, of `KSeF` 3 MiB, 25 MiB of anything else.
    Size,
    /// Elements inside each other: 100.
    Depth,
    /// Elements in the file: 200,000.
    Elements,
    /// Comments and processing instructions in the file: 200,000.
    Asides,
    /// Attributes of one element, namespace declarations among them: 64.
    Attributes,
    /// Bytes of text without markup between: 8 MiB.
    Text,
    /// Comparisons of names with the namespaces in scope: 50,000,000; different namespaces: 65,535.
    Namespaces,
    /// Bytes that come out of a compressed part of a PDF: 10 MiB of XML, 8 MiB of anything else, 32 MiB in all.
    Unpacked,
    /// Characters in a document number: 256.
    Number,
    /// Parts of a MIME message: 200.
    Parts,
}

impl Limit {
    /// The name used in [`Refusal::args`]; it never changes.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Size => "size",
            Self::Depth => "depth",
            Self::Elements => "elements",
            Self::Asides => "asides",
            Self::Attributes => "attributes",
            Self::Text => "text",
            Self::Namespaces => "namespaces",
            Self::Unpacked => "unpacked",
            Self::Number => "number",
            Self::Parts => "parts",
        }
    }

    fn phrase(self) -> &'static str {
        match self {
            Self::Size => "bytes in the file",
            Self::Depth => "elements inside each other",
            Self::Elements => "elements in the file",
            Self::Asides => "comments and instructions in the file",
            Self::Attributes => "attributes of one element",
            Self::Text => "bytes of text in one piece",
            Self::Namespaces => "namespaces in scope",
            Self::Unpacked => "bytes out of a compressed part",
            Self::Number => "characters in the document number",
            Self::Parts => "parts of the message",
        }
    }
}

impl Refusal {
    /// A stable kebab-case word for this refusal, to translate by.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NotWellFormed { .. } => "not-well-formed",
            Self::InternalSubset => "internal-subset",
            Self::EntityDeclaration => "entity-declaration",
            Self::OverLimit { .. } => "over-limit",
            Self::UnsupportedEncoding { .. } => "unsupported-encoding",
            Self::BrokenEncoding { .. } => "broken-encoding",
            Self::BrokenMultipart => "broken-multipart",
            Self::Nul => "nul",
            Self::NoNumber => "no-number",
            Self::NoParties => "no-parties",
            Self::PdfWithoutInvoice => "pdf-without-invoice",
            Self::PdfEncrypted => "pdf-encrypted",
            Self::PdfDamaged => "pdf-damaged",
            Self::NotReadYet { .. } => "not-read-yet",
            Self::Unknown { .. } => "unknown",
        }
    }

    /// The values that belong into the translated sentence: `line` and `column`; `limit`, `allowed` and `found`;
    /// `encoding`; `format`; `found`.
    pub fn args(&self) -> BTreeMap<String, String> {
        let pairs: Vec<(&str, String)> = match self {
            Self::NotWellFormed { line, column, .. } => {
                vec![("line", line.to_string()), ("column", column.to_string())]
            }
            Self::OverLimit { limit, allowed, found } => {
                vec![("limit", limit.as_str().to_owned()), ("allowed", allowed.to_string()), ("found", found.to_string())]
            }
            Self::UnsupportedEncoding { name } | Self::BrokenEncoding { name } => {
                vec![("encoding", name.clone())]
            }
            Self::NotReadYet { format } => vec![("format", format.clone())],
            Self::Unknown { found } => vec![("found", found.clone())],
            Self::Empty
            | Self::InternalSubset
            | Self::EntityDeclaration
            | Self::BrokenMultipart
            | Self::Nul
            | Self::NoNumber
            | Self::NoParties
            | Self::PdfWithoutInvoice
            | Self::PdfEncrypted
            | Self::PdfDamaged => Vec::new(),
        };
        pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }
}
