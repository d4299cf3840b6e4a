//! To tell what documents say: answers, confirmations and further versions become messages in the name of their firm.

use kontor_documents::{Document, Kind};
use kontor_store::model::{DocumentKind, Saying, text};
use kontor_store::{Telling, TellingWords};

use crate::app::App;
use crate::differences::Differences;
use crate::i18n::{Language, Reader};
use crate::said::{self, Said};

/// Tells everything that is due, in the language of the firm that is told. What cannot be read any more stays an entry of the timeline.
///
/// # Errors
/// If the database does not answer.
pub async fn tell_due(app: &App) -> kontor_store::Result<()> {
    loop {
        let due = app.store.due_tellings().await?;
        if due.is_empty() {
            return Ok(());
        }
        for telling in due {
            let language = Language::from_code(&telling.language).unwrap_or(Language::En);
            let reader = Reader::new(language, &telling.time_zone, app.now());
            let (says, body) = what(&reader, &telling).unwrap_or_else(|fault| {
                tracing::warn!(document = telling.number, "a record cannot be read: {fault}");
                (telling.says, None)
            });
            let words = body.map(|body| words(app, &reader, &telling, says, body));
            app.store.tell(&telling, says, words, app.now()).await?;
        }
    }
}

/// What it turns out to say, and the lines of the message; none where nothing is to be told.
fn what(reader: &Reader, telling: &Telling) -> serde_json::Result<(Saying, Option<Vec<String>>)> {
    let document = read(&telling.record)?;
    let Some(source) = &telling.source else {
        let before = telling.before.as_deref().map(read).transpose()?;
        let changes = before.map(|before| Differences::between(reader, &before, &document).told(reader));
        let lines = if telling.says == Saying::Withdrawn { Vec::new() } else { changes.unwrap_or_default() };
        return Ok((telling.says, Some(lines)));
    };
    let source = read(source)?;
    let differing = match source.kind {
        Kind::Confirmation => Differences::confirmed(reader, &document, &source),
        _ => Differences::default(),
    };
    let says = match telling.says {
        Saying::Confirmed if !differing.is_empty() => Saying::ConfirmedWithChanges,
        other => other,
    };
    if says == Saying::Confirmed {
        return Ok((says, None));
    }
    Ok((says, Some(Said::by(reader, &source).lines(reader).into_iter().chain(differing.told(reader)).collect())))
}

fn words(app: &App, reader: &Reader, telling: &Telling, says: Saying, lines: Vec<String>) -> TellingWords {
    let kind = if telling.kind.numbered_as() == DocumentKind::Order { DocumentKind::Order } else { telling.kind };
    let document = reader.document(kind.as_str(), &telling.number);
    let first = match says {
        Saying::Changed => {
            let versions = [("new", telling.version.into()), ("old", (telling.version - 1).into())];
            format!("{document}: {}", reader.ta("told-version", &versions))
        }
        _ => format!("{document}: {}", said::word(reader, kind, says)),
    };
    let body = [first.clone()].into_iter().chain(lines).collect::<Vec<_>>().join("\n");
    let subject = text::subject(&first).unwrap_or_else(|_| first.chars().take(text::SUBJECT_CHARS).collect());
    TellingWords { subject, body: within(body, app.config.limits.message_bytes) }
}

/// Notes of a stranger may be longer than a message may be; the document holds them all.
fn within(mut body: String, limit: usize) -> String {
    if body.len() > limit {
        let mut end = limit.saturating_sub(4);
        while !body.is_char_boundary(end) {
            end -= 1;
        }
        body.truncate(end);
        body.push('…');
    }
    text::body(&body, limit, true).unwrap_or_default()
}

fn read(record: &str) -> serde_json::Result<Document> {
    serde_json::from_str(record)
}
