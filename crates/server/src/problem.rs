//! An error as `application/problem+json` (RFC 9457), for programs and for the scripts of our own pages.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::{HeaderValue, Response, header};
use serde::Serialize;

use crate::error::{Error, Fault};
use crate::i18n::Reader;

/// The members of RFC 9457, section 3.1, and which fields are meant.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Problem {
    /// A stable word: `invalid`, `not_found`, or why two firms may not talk.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// What happened.
    pub title: String,
    /// The HTTP status, once more.
    pub status: u16,
    /// What can be done about it.
    pub detail: String,
    /// The fields that are meant, each with its sentence.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblem>,
    /// The same by field, as the scripts of the pages ask for it.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<&'static str, String>,
}

/// One field outside its limits.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct FieldProblem {
    pub field: &'static str,
    pub detail: String,
}

impl Problem {
    /// The error as this reader is told of it.
    pub fn new(error: &Error, reader: &Reader) -> Self {
        let faults = match error {
            Error::Invalid(faults) => faults.as_slice(),
            _ => &[],
        };
        let errors: Vec<_> =
            faults.iter().map(|fault| FieldProblem { field: fault.field, detail: fault.sentence.read_by(reader) }).collect();
        let title = match error {
            // Whoever asked for data has no page before him.
            Error::NotFound => reader.t("error-nothing-there-title"),
            other => other.title(reader),
        };
        let detail = match error {
            Error::NotFound => reader.t("error-nothing-there"),
            // Where exactly the JSON broke off helps whoever wrote the program, not the readers of pages.
            Error::Unreadable(why) | Error::Unfit(why) => why.clone(),
            other => other.detail(reader),
        };
        let fields = errors.iter().map(|error| (error.field, error.detail.clone())).collect();
        Self { kind: error.word(), title, status: error.status().as_u16(), detail, errors, fields }
    }

    /// Puts it into a response that carries an error, whose status and headers stay.
    pub fn fill(response: Response<Body>, fault: &Fault, reader: &Reader) -> Response<Body> {
        let problem = Self::new(&fault.0, reader);
        let (mut parts, _) = response.into_parts();
        parts.headers.remove(header::CONTENT_LENGTH);
        parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        parts.headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        Response::from_parts(parts, serde_json::to_vec(&problem).unwrap_or_default().into())
    }
}
