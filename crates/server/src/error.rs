//! What can go wrong for somebody who asked for something: one enum for every door; each door shows it in its own way.

use std::sync::Arc;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kontor_store::model::text::TextFault;
use kontor_store::model::{Availability, ids};
use kontor_store::{PostFault, StreamFault};

use crate::i18n::{Arg, Reader};

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// There is no such thing, or it is not theirs: the two are never told apart.
    NotFound,
    /// The address exists, but not for this verb.
    Method,
    /// Nobody is signed in, or no longer; `next` is the local address to go on to afterwards.
    SignIn { next: Option<String> },
    /// Known, and not allowed.
    Forbidden(Reason),
    /// What was sent cannot be read at all; the words say where, for programmers.
    Unreadable(String),
    /// JSON of another shape than asked for; the words say where, for programmers.
    Unfit(String),
    /// Read, and outside the limits of these fields.
    Invalid(Vec<FieldFault>),
    /// It would contradict what is there already.
    Conflict(Sentence),
    /// Too often; seconds until it may go on.
    TooMany { wait: u64 },
    /// Too large; bytes that are possible.
    TooLarge { limit: u64 },
    /// The server has more to do than it can; seconds until another try makes sense.
    Busy { retry: u64 },
    /// Our fault. The cause stands in the log beside this id.
    Broken { id: String },
}

/// Why something known is not allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// These two may not talk now.
    NotAvailable(Availability),
    /// The person lacks a permission.
    Permission,
    /// The request was made by a page of another site.
    Origin,
}

/// A field and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldFault {
    /// The field's name in the form or the JSON.
    pub field: &'static str,
    /// What to tell the person.
    pub sentence: Sentence,
}

/// A text of the locales and what is filled in, before it is known who reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    key: &'static str,
    values: Vec<(&'static str, Value)>,
}

/// A value whose form depends on the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Text(String),
    Number(i64),
    /// Bytes.
    Size(u64),
    /// Bytes that are more than a limit: told exactly where both would read alike.
    SizeOver(u64, u64),
    /// Seconds.
    Wait(u64),
    /// A moment, shown as its date.
    Day(ids::Millis),
}

impl Sentence {
    /// A text without values; add them by [`Sentence::with`].
    pub fn new(key: &'static str) -> Self {
        Self { key, values: Vec::new() }
    }

    /// Fills in one value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: Value) -> Self {
        self.values.push((name, value));
        self
    }

    /// The key of its text, stable: tests and programs may rely on it.
    pub fn key(&self) -> &'static str {
        self.key
    }

    /// The sentence in the reader's language and formats.
    pub fn read_by(&self, reader: &Reader) -> String {
        let values: Vec<(&str, Arg)> = self.values.iter().map(|(name, value)| (*name, value.read_by(reader))).collect();
        reader.ta(self.key, &values)
    }
}

impl Value {
    /// A size in bytes.
    pub fn size(bytes: usize) -> Self {
        Self::Size(bytes as u64)
    }

    /// A count.
    pub fn number(count: usize) -> Self {
        Self::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }

    fn read_by(&self, reader: &Reader) -> Arg {
        match self {
            Self::Text(text) => text.as_str().into(),
            Self::Number(number) => Arg::Number(*number),
            Self::Size(bytes) => reader.size(*bytes).into(),
            Self::SizeOver(bytes, limit) => reader.size_over(*bytes, *limit).into(),
            Self::Wait(seconds) => wait(reader, *seconds).into(),
            Self::Day(at) => reader.when(*at).into(),
        }
    }
}

/// "40 seconds", "3 minutes".
pub fn wait(reader: &Reader, seconds: u64) -> String {
    match seconds {
        0..120 => reader.t1("wait-seconds", "count", seconds.max(1)),
        _ => reader.t1("wait-minutes", "count", seconds.div_ceil(60)),
    }
}

impl Error {
    /// Our own fault: the cause goes to the log, the person gets its number.
    pub fn broken(cause: impl std::fmt::Display) -> Self {
        let mut random = [0u8; 4];
        // Without randomness the number is not unique; the log still has its time.
        let _ = getrandom::fill(&mut random);
        let id = hex::encode(random);
        tracing::error!(fault = %id, "{cause}");
        Self::Broken { id }
    }

    /// One field that is wrong.
    pub fn field(field: &'static str, sentence: Sentence) -> Self {
        Self::Invalid(vec![FieldFault { field, sentence }])
    }

    /// A conflict without values to tell.
    pub fn conflict(key: &'static str) -> Self {
        Self::Conflict(Sentence::new(key))
    }

    /// How HTTP calls it.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::SignIn { .. } => StatusCode::UNAUTHORIZED,
            Self::Forbidden(_) => StatusCode::FORBIDDEN,
            Self::Unreadable(_) => StatusCode::BAD_REQUEST,
            Self::Unfit(_) | Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Busy { .. } => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Its stable word for programs; where two may not talk, the word of the reason.
    pub fn word(&self) -> &'static str {
        match self {
            Self::NotFound => "not_found",
            Self::Method => "method_not_allowed",
            Self::SignIn { .. } => "sign_in",
            Self::Forbidden(Reason::NotAvailable(availability)) => availability.as_str(),
            Self::Forbidden(Reason::Permission) => "no_permission",
            Self::Forbidden(Reason::Origin) => "other_origin",
            Self::Unreadable(_) => "unreadable",
            Self::Unfit(_) | Self::Invalid(_) => "invalid",
            Self::Conflict(_) => "conflict",
            Self::TooMany { .. } => "too_many",
            Self::TooLarge { .. } => "too_large",
            Self::Busy { .. } => "busy",
            Self::Broken { .. } => "broken",
        }
    }

    /// What happened, in a few words: the heading of a page, the title of a problem.
    pub fn title(&self, reader: &Reader) -> String {
        match self {
            Self::NotFound => reader.t("error-not-found-title"),
            Self::Method => reader.t("error-method-title"),
            Self::SignIn { .. } => reader.t("sign-in"),
            Self::Forbidden(Reason::NotAvailable(availability)) => reader.word("availability-short", availability.as_str()),
            Self::Forbidden(_) => reader.t("error-forbidden-title"),
            Self::Unreadable(_) | Self::Unfit(_) => reader.t("error-unreadable-title"),
            Self::TooLarge { .. } => reader.t("error-too-large-title"),
            Self::Invalid(faults) => reader.t1("error-summary", "count", faults.len()),
            Self::Conflict(_) => reader.t("error-conflict-title"),
            Self::TooMany { .. } => reader.t("error-too-many-title"),
            Self::Busy { .. } => reader.t("error-busy-title"),
            Self::Broken { .. } => reader.t("error-broken-title"),
        }
    }

    /// What can be done about it, as a sentence.
    pub fn detail(&self, reader: &Reader) -> String {
        match self {
            Self::NotFound => reader.t("error-not-found"),
            Self::Method => reader.t("error-method"),
            Self::SignIn { .. } => reader.t("sign-in-again"),
            Self::Forbidden(Reason::NotAvailable(availability)) => {
                reader.word_with("availability", availability.as_str(), &[("role", "partner".into())])
            }
            Self::Forbidden(Reason::Permission) => reader.t("error-forbidden"),
            Self::Forbidden(Reason::Origin) => reader.t("error-forbidden-origin"),
            Self::Unreadable(_) | Self::Unfit(_) => reader.t("error-unreadable"),
            Self::Invalid(faults) => faults.iter().map(|fault| fault.sentence.read_by(reader)).collect::<Vec<_>>().join(" "),
            Self::Conflict(sentence) => sentence.read_by(reader),
            Self::TooMany { wait: seconds } => reader.t1("error-too-many", "wait", wait(reader, *seconds)),
            Self::TooLarge { limit } => reader.t1("body-too-large", "limit", reader.size(*limit)),
            Self::Busy { retry } => reader.t1("error-busy", "wait", wait(reader, *retry)),
            Self::Broken { id } => reader.t1("error-broken", "id", id),
        }
    }

    /// Seconds for `Retry-After`, where waiting helps.
    pub fn retry_after(&self) -> Option<u64> {
        match self {
            Self::TooMany { wait } => Some(*wait),
            Self::Busy { retry } => Some(*retry),
            _ => None,
        }
    }
}

/// The error on its way to the layer of its door, which knows how it is shown there.
#[derive(Debug, Clone)]
pub struct Fault(pub Arc<Error>);

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        if let Some(seconds) = self.retry_after() {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(Fault(Arc::new(self)));
        response
    }
}

impl From<kontor_store::Error> for Error {
    fn from(fault: kontor_store::Error) -> Self {
        use kontor_store::Error as Store;
        use std::io::ErrorKind;
        match fault {
            Store::NotFound => Self::NotFound,
            Store::Busy(retry) => Self::Busy { retry: retry.into() },
            Store::Conflict("contact") => Self::conflict("contact-required"),
            Store::Conflict("declined") => Self::conflict("relationship-declined"),
            Store::Conflict("general") => Self::conflict("desk-general-stays"),
            Store::Conflict(_) | Store::Taken(_) => Self::conflict("form-changed"),
            Store::Blobs(fault) if matches!(fault.kind(), ErrorKind::NotConnected | ErrorKind::TimedOut) => {
                tracing::warn!("files cannot be reached: {fault}");
                Self::Busy { retry: 10 }
            }
            other => Self::broken(other),
        }
    }
}

impl From<askama::Error> for Error {
    fn from(fault: askama::Error) -> Self {
        Self::broken(format_args!("a template: {fault}"))
    }
}

impl From<PostFault> for Error {
    fn from(fault: PostFault) -> Self {
        match fault {
            PostFault::NotAvailable(availability) => Self::Forbidden(Reason::NotAvailable(availability)),
            PostFault::Attachment(_) => Self::field("attachment_ids", Sentence::new("file-gone")),
            PostFault::KeyReused => Self::field("client_key", Sentence::new("form-key-reused")),
            PostFault::Store(fault) => fault.into(),
        }
    }
}

impl From<StreamFault> for Error {
    fn from(fault: StreamFault) -> Self {
        match fault {
            StreamFault::TooLarge(limit) => Self::TooLarge { limit },
            StreamFault::BrokenOff(why) => Self::Unreadable(why),
            StreamFault::Store(fault) => fault.into(),
        }
    }
}

impl FieldFault {
    /// A subject that was not taken.
    pub fn subject(fault: &TextFault) -> Self {
        let sentence = match *fault {
            TextFault::Empty => Sentence::new("invalid-subject-empty"),
            TextFault::TooLong { length, limit } => {
                Sentence::new("invalid-subject-too-long").with("length", Value::number(length)).with("limit", Value::number(limit))
            }
        };
        Self { field: "subject", sentence }
    }

    /// A message that was not taken.
    pub fn body(fault: &TextFault) -> Self {
        let sentence = match *fault {
            TextFault::Empty => Sentence::new("invalid-message-empty"),
            TextFault::TooLong { length, limit } => Sentence::new("invalid-message-too-long")
                .with("length", Value::SizeOver(length as u64, limit as u64))
                .with("limit", Value::size(limit)),
        };
        Self { field: "body", sentence }
    }
}
