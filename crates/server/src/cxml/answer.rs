//! The cXML `Response`: which code stands for what, and how it is written.

use std::ops::Deref;

use askama::Template;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use kontor_documents::{Limit, Refusal};
use kontor_store::model::ids::new_id;

use crate::actions::receive_document::{How, Outcome, Why};
use crate::app::App;
use crate::error::Error;
use crate::i18n::{Language, Reader};

/// cXML is read by programs and their programmers: answers are in English.
pub struct English(Reader);

impl English {
    pub fn at(app: &App) -> Self {
        Self(Reader::new(Language::En, "UTC", app.now()))
    }
}

impl Deref for English {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        &self.0
    }
}

/// What is said to a message. The codes are those of the cXML reference guide; 4xx is not tried again, 5xx is.
#[derive(Debug, Clone)]
pub struct Answer {
    code: u16,
    /// A sentence for whoever looks for the reason.
    detail: String,
    /// Requests that are read, for whoever asked.
    profile: &'static [&'static str],
    /// Seconds until another try makes sense.
    wait: Option<u64>,
}

impl Answer {
    fn new(code: u16, detail: impl Into<String>) -> Self {
        Self { code, detail: detail.into(), profile: &[], wait: None }
    }

    pub fn code(&self) -> u16 {
        self.code
    }

    pub fn unauthorized() -> Self {
        Self::new(401, "The Sender is not known here with this SharedSecret.")
    }

    pub fn not_theirs() -> Self {
        Self::new(403, "The Sender may not bring messages of the organization in From.")
    }

    pub fn not_read(request: &str) -> Self {
        let what = if request.is_empty() { "A message without a request" } else { request };
        Self::new(450, format!("{what} is not read here."))
    }

    pub fn profile(read: &'static [&'static str]) -> Self {
        Self { profile: read, ..Self::new(200, "") }
    }

    pub fn too_large(app: &App) -> Self {
        Self::new(499, format!("The message is too large. The limit is {} bytes.", app.config.limits.document_bytes))
    }

    /// A message that cannot be read, or is none of cXML.
    pub fn unreadable(refusal: &Refusal, reader: &Reader) -> Self {
        let code = match refusal {
            Refusal::OverLimit { limit: Limit::Size, .. } => 499,
            Refusal::NotReadYet { .. } => 450,
            Refusal::NoNumber | Refusal::NoParties | Refusal::OverLimit { .. } => 400,
            _ => 406,
        };
        Self::new(code, reader.refusal(refusal.code(), &refusal.args()))
    }

    /// What became of a document.
    pub fn of_outcome(outcome: &Outcome, reader: &Reader) -> Self {
        match outcome {
            Outcome::Taken(taken) => match taken.how {
                How::New | How::Version(_) => Self::new(200, ""),
                How::Again => Self::new(200, "It was received before."),
                How::Held => Self::new(201, "It is kept until the other party is on the network and related to yours."),
                How::Conflict => Self::new(409, "Another document came under this payloadID or with this number before."),
            },
            Outcome::Refused(Why::Unreadable(refusal)) => Self::unreadable(refusal, reader),
            Outcome::Refused(why) => Self::new(403, why.read_by(reader)),
        }
    }

    /// What went wrong on our side, or came too often.
    pub fn of_fault(fault: &Error, reader: &Reader) -> Self {
        let code = match fault {
            Error::Method => return Self::new(400, "Messages come here by POST, as text/xml or multipart/related."),
            Error::TooMany { .. } | Error::Busy { .. } => 560,
            Error::TooLarge { .. } => 499,
            Error::Unreadable(_) | Error::Unfit(_) | Error::Invalid(_) => 400,
            _ => 500,
        };
        Self { wait: fault.retry_after(), ..Self::new(code, fault.detail(reader)) }
    }

    /// As XML, under a new name of its own.
    pub fn write(&self, app: &App) -> Written {
        let url = app.config.public_url();
        let host = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest).split(['/', ':']).next().unwrap_or_default();
        let timestamp = jiff::Timestamp::from_millisecond(app.now()).unwrap_or_default().strftime("%Y-%m-%dT%H:%M:%S+00:00").to_string();
        let sheet = Sheet {
            payload_id: &format!("{}@{host}", new_id(app.now())),
            timestamp: &timestamp,
            code: self.code,
            text: text(self.code),
            detail: &self.detail.chars().filter(|c| !c.is_control()).collect::<String>(),
            profile: self.profile,
            url: &format!("{url}/cxml"),
        };
        // The template only puts texts into a String, which cannot fail; an empty answer would be tried again.
        Written { text: sheet.render().unwrap_or_default(), wait: self.wait }
    }
}

/// What the reference guide calls each code.
fn text(code: u16) -> &'static str {
    match code {
        200 => "OK",
        201 => "Accepted",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        406 => "Not Acceptable",
        409 => "Conflict",
        450 => "Not Implemented",
        499 => "Document Size Error",
        560 => "Temporary Server Error",
        _ => "Internal Server Error",
    }
}

#[derive(Template)]
#[template(path = "cxml/response.xml")]
struct Sheet<'a> {
    payload_id: &'a str,
    timestamp: &'a str,
    code: u16,
    text: &'a str,
    detail: &'a str,
    profile: &'a [&'a str],
    url: &'a str,
}

/// An answer on its way.
#[derive(Debug)]
pub struct Written {
    text: String,
    wait: Option<u64>,
}

impl Written {
    /// What was answered before.
    pub fn again(text: String) -> Self {
        Self { text, wait: None }
    }

    pub fn text(&self) -> &str {
        &self.text
    }
}

impl IntoResponse for Written {
    fn into_response(self) -> Response {
        let mut response = self.text.into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/xml; charset=UTF-8"));
        if let Some(seconds) = self.wait {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
