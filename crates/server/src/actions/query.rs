//! To query an invoice: reasons, what is asked for and expected values, with a message that begins the conversation.

use kontor_documents::{Condition, Reason, Response, Verdict};
use kontor_store::model::{DocumentStatus, text};
use kontor_store::{NewQuery, Paper, Posted};

use super::{Words, within_pace};
use crate::app::App;
use crate::error::{Error, FieldFault, Result, Sentence};
use crate::i18n::Reader;
use crate::said::{ACTIONS, FIELDS, REASONS, Said};

/// The longest expected value, in characters.
const VALUE_CHARS: usize = 100;

/// What somebody asks about an invoice.
#[derive(Debug, Clone)]
pub struct Query {
    /// Codes of [`REASONS`]; at least one.
    pub reasons: Vec<String>,
    /// Codes of [`ACTIONS`].
    pub actions: Vec<String>,
    /// Fields of [`FIELDS`] with the values that they should have.
    pub expected: Vec<(String, String)>,
    /// The message; it may be empty, since the reasons stand for themselves.
    pub words: Words,
}

/// When this returns, the invoice stands under query and its seller is told.
///
/// # Errors
/// As for any message, and if a code is not known or no reason is given.
pub async fn query(app: &App, reader: &Reader, paper: &Paper, query: Query) -> Result<Posted> {
    within_pace(app, paper.viewer())?;
    let faults = faults(&query);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let response = response(reader, &query);
    let detail = serde_json::to_string(&response).map_err(Error::broken)?;
    let lines = Said::of(reader, &response).lines(reader).join("\n");
    let body = [query.words.body.trim(), lines.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n");
    let draft = Words { body, ..query.words }.draft(app).map_err(Error::Invalid)?;
    let subject = subject(app, reader, paper).await?;
    Ok(app.store.query(paper, NewQuery { subject, draft, detail }, app.now()).await?)
}

fn faults(query: &Query) -> Vec<FieldFault> {
    let mut faults = Vec::new();
    let mut say = |field, key| faults.push(FieldFault { field, sentence: Sentence::new(key) });
    if query.reasons.is_empty() {
        say("reasons", "invalid-reason-missing");
    }
    if query.reasons.iter().any(|code| !REASONS.contains(&code.as_str())) {
        say("reasons", "invalid-code");
    }
    if query.actions.iter().any(|code| !ACTIONS.contains(&code.as_str())) {
        say("actions", "invalid-code");
    }
    let unfit = |(field, value): &(String, String)| !FIELDS.contains(&field.as_str()) || value.chars().count() > VALUE_CHARS;
    if query.expected.iter().any(unfit) {
        say("expected", "invalid-expected");
    }
    faults
}

fn response(reader: &Reader, query: &Query) -> Response {
    let coded = |code: &String| Reason { code: Some(code.clone()), ..Reason::default() };
    let condition = |(field, value): &(String, String)| Condition { field: field.clone(), value: Some(value.clone()) };
    Response {
        verdict: Verdict::UnderQuery,
        code: Some("UQ".to_owned()),
        reasons: query.reasons.iter().map(coded).collect(),
        actions: query.actions.iter().map(coded).collect(),
        conditions: query.expected.iter().map(condition).collect(),
        on: reader.iso_day(reader.now()).parse().ok(),
        ..Response::default()
    }
}

async fn subject(app: &App, reader: &Reader, paper: &Paper) -> Result<String> {
    let name = app.store.paper_name(paper).await?;
    let kind = name.kind.as_str();
    let line = format!("{}: {}", reader.document(kind, &name.number), reader.status(kind, DocumentStatus::UnderQuery.as_str()));
    Ok(text::subject(&line).unwrap_or_else(|_| line.chars().take(text::SUBJECT_CHARS).collect()))
}
