//! `kontor documents import`

use std::path::{Path, PathBuf};

use bytes::Bytes;
use kontor_store::Viewer;
use serde_json::{Value, json};

use super::inspect::bytes;
use crate::actions::receive_document::{Brought, How, Outcome, Taken, receive_document};
use crate::app::App;
use crate::clock::Clock;
use crate::commands::counter;
use crate::commands::say;
use crate::config::Config;
use crate::serve;

/// Receives each file in the person's name and prints what became of it; says how many stay outside.
///
/// # Errors
/// If there is no such active person, or the database or the folder of files does not answer.
pub async fn import(config: Config, person: &str, files: &[PathBuf]) -> anyhow::Result<usize> {
    let (app, _nobody_posts_here) = serve::open(config, Clock::System, false).await?;
    let viewer = counter::in_the_name_of(&app.store, person).await?;
    let mut refused = 0;
    for file in files {
        let line = receive(&app, &viewer, file).await?;
        refused += usize::from(line.get("error").is_some());
        say::one(&line)?;
    }
    Ok(refused)
}

async fn receive(app: &App, viewer: &Viewer, file: &Path) -> anyhow::Result<Value> {
    let named = file.to_string_lossy();
    let bytes = match bytes(file) {
        Ok(bytes) => Bytes::from(bytes),
        Err(fault) => {
            return Ok(json!({ "file": named, "outcome": "unreadable", "error": format!("The file cannot be opened: {fault}.") }));
        }
    };
    let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned();
    Ok(match receive_document(app, viewer, Brought { name, bytes }).await.map_err(|error| say::fault(&error))? {
        Outcome::Taken(taken) => took(&named, &taken),
        Outcome::Refused(why) => {
            json!({ "file": named, "outcome": why.word(), "error": why.read_by(&say::english()) })
        }
    })
}

fn took(file: &str, taken: &Taken) -> Value {
    let document = &taken.document;
    let warnings: Vec<String> = document.warnings.iter().map(|finding| format!("{}: {finding}", finding.code)).collect();
    let mut line = json!({
        "file": file,
        "outcome": outcome(taken.how),
        "id": taken.id,
        "type": document.kind.as_str(),
        "number": document.number,
        "warnings": warnings,
    });
    if let How::Version(version) = taken.how {
        line["version"] = version.into();
    }
    if taken.how == How::Conflict {
        line["error"] = "Another document has this number; its id stands here. Nothing was changed.".into();
    }
    line
}

const fn outcome(how: How) -> &'static str {
    match how {
        How::New => "received",
        How::Version(_) => "new_version",
        How::Again => "already_there",
        How::Held => "waiting_for_partner",
        How::Conflict => "conflict",
    }
}
