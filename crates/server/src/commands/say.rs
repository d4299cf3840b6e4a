//! How commands answer: JSON on stdout for programs, sentences on stderr for people.

use std::io::Write as _;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use crate::error::Error;
use crate::i18n::{Language, Reader};

/// Prints one thing as a line of JSON.
///
/// # Errors
/// If nobody reads it.
pub fn one(thing: &impl Serialize) -> anyhow::Result<()> {
    writeln!(std::io::stdout(), "{}", line(thing)?)?;
    Ok(())
}

/// Prints a list as one JSON array, each thing on a line of its own.
///
/// # Errors
/// If nobody reads it.
pub fn all(things: &[impl Serialize]) -> anyhow::Result<()> {
    let lines: Vec<String> = things.iter().map(line).collect::<anyhow::Result<_>>()?;
    let mut out = std::io::stdout().lock();
    match lines.as_slice() {
        [] => writeln!(out, "[]")?,
        lines => writeln!(out, "[\n{}\n]", lines.join(",\n"))?,
    }
    Ok(())
}

/// Tells people something that is worth a look and stops nothing.
pub fn warn(sentence: &str) {
    eprintln!("kontor: warning: {sentence}");
}

/// Each of these sentences as a warning.
pub fn warnings(sentences: &[String]) {
    for sentence in sentences {
        warn(sentence);
    }
}

/// Everybody at the command line reads English.
pub fn english() -> Reader {
    Reader::new(Language::En, "UTC", 0)
}

/// What a door would tell the person, as an error of a command.
pub fn fault(error: &Error) -> anyhow::Error {
    let reader = english();
    anyhow::anyhow!("{}: {}", error.title(&reader), error.detail(&reader))
}

fn line(thing: &impl Serialize) -> anyhow::Result<String> {
    let mut value = serde_json::to_value(thing)?;
    times(&mut value)?;
    Ok(value.to_string())
}

/// Moments are kept as Unix milliseconds; outside they are RFC 3339 in UTC, as in the programming interface.
fn times(value: &mut Value) -> anyhow::Result<()> {
    match value {
        Value::Array(items) => items.iter_mut().try_for_each(times),
        Value::Object(fields) => fields.iter_mut().try_for_each(|(key, field)| {
            let moment = field.as_i64().filter(|_| key.ends_with("_at") || key == "since");
            match moment {
                Some(millis) => *field = Timestamp::from_millisecond(millis)?.to_string().into(),
                None => times(field)?,
            }
            Ok(())
        }),
        _ => Ok(()),
    }
}
