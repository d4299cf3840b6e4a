//! `kontor documents import`

use std::path::{Path, PathBuf};
use std::pin::pin;

use bytes::Bytes;
use futures_util::{StreamExt as _, stream};
use kontor_store::Viewer;
use serde_json::{Value, json};

use super::inspect::bytes;
use crate::actions::receive_document::{Brought, How, Outcome, Ready, Taken, Why, read_and_keep, take_in};
use crate::app::App;
use crate::clock::Clock;
use crate::commands::counter;
use crate::commands::say;
use crate::config::Config;
use crate::serve;

/// How many files are read and kept beside the one that is being taken in.
const AHEAD: usize = 3;

/// A file that is ready to be taken in, or its line already.
enum Prepared {
    Ready(Box<Ready>),
    Outside(Value),
}

/// Receives each file in the person's name and prints what became of it; says how many stay outside.
///
/// # Errors
/// If there is no such active person, or the database or the folder of files does not answer.
pub async fn import(config: Config, person: &str, files: &[PathBuf]) -> anyhow::Result<usize> {
    let (app, _nobody_posts_here) = serve::open(config, Clock::System, false).await?;
    let viewer = counter::in_the_name_of(&app.store, person).await?;
    let mut refused = 0;
    let app = &app;
    let mut all = pin!(stream::iter(files).map(|file| async move { (file, prepare(app, file).await) }).buffered(AHEAD));
    while let Some((file, prepared)) = all.next().await {
        let line = match prepared? {
            Prepared::Ready(ready) => receive(app, &viewer, file, *ready).await?,
            Prepared::Outside(line) => line,
        };
        refused += usize::from(line.get("error").is_some());
        say::one(&line)?;
    }
    Ok(refused)
}

async fn prepare(app: &App, file: &Path) -> anyhow::Result<Prepared> {
    let bytes = match bytes(file) {
        Ok(bytes) => Bytes::from(bytes),
        Err(fault) => {
            let why = format!("The file cannot be opened: {fault}.");
            return Ok(Prepared::Outside(json!({ "file": file.to_string_lossy(), "outcome": "unreadable", "error": why })));
        }
    };
    let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned();
    let read = read_and_keep(app, Brought { name, bytes }).await.map_err(|error| say::fault(&error))?;
    Ok(read.map_or_else(|why| Prepared::Outside(outside(file, &why)), |ready| Prepared::Ready(Box::new(ready))))
}

async fn receive(app: &App, viewer: &Viewer, file: &Path, ready: Ready) -> anyhow::Result<Value> {
    Ok(match take_in(app, viewer, ready).await.map_err(|error| say::fault(&error))? {
        Outcome::Taken(taken) => took(&file.to_string_lossy(), &taken),
        Outcome::Refused(why) => outside(file, &why),
    })
}

fn outside(file: &Path, why: &Why) -> Value {
    json!({ "file": file.to_string_lossy(), "outcome": why.word(), "error": why.read_by(&say::english()) })
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
