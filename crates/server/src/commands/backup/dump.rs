//! The copy of a PostgreSQL database, made by its own tool.

use std::path::Path;

use anyhow::{Context as _, bail};
use percent_encoding::percent_decode_str;
use tokio::process::Command;

/// Has `pg_dump` write the database to a file in its own format.
///
/// # Errors
/// If `pg_dump` is not there or cannot.
pub async fn dump(url: &str, file: &Path) -> anyhow::Result<()> {
    let (url, password) = without_password(url);
    let mut command = Command::new("pg_dump");
    command.arg("--format=custom").arg("--no-owner").arg("--file").arg(file).arg("--dbname").arg(url);
    if let Some(password) = password {
        // Not as an argument: everybody on the machine can read those.
        command.env("PGPASSWORD", password);
    }
    let ended = command.kill_on_drop(true).status().await;
    let ended = ended.context(
        "a PostgreSQL database is copied by its own tool pg_dump, and that cannot be started; install it (Debian: postgresql-client)",
    )?;
    if !ended.success() {
        bail!("pg_dump could not copy the database; it says above why");
    }
    Ok(())
}

/// The address without the password, and the password.
fn without_password(url: &str) -> (String, Option<String>) {
    let parts = || {
        let (scheme, rest) = url.split_once("://")?;
        let (account, place) = rest.rsplit_once('@')?;
        let (user, password) = account.split_once(':')?;
        Some((format!("{scheme}://{user}@{place}"), percent_decode_str(password).decode_utf8_lossy().into_owned()))
    };
    parts().map_or_else(|| (url.to_owned(), None), |(url, password)| (url, Some(password)))
}
