//! Serving until a signal says to stop.

use std::io::Write as _;

use tokio::signal::unix::{SignalKind, signal};

use crate::serve::Server;

/// Says where it is, waits for the signal, stops.
///
/// # Errors
/// If a task is lost without which the server is of no use.
pub async fn until_told(mut server: Server) -> anyhow::Result<()> {
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    // Scripts wait for this line; whether anybody reads it makes no difference.
    let _ = writeln!(std::io::stdout(), "Kontor is at {}", server.app.config.public_url());
    let lost = tokio::select! {
        _ = terminate.recv() => None,
        _ = interrupt.recv() => None,
        name = server.lost() => Some(name),
    };
    tracing::info!("ending");
    server.stop().await;
    match lost {
        Some(name) => Err(anyhow::anyhow!("the task “{name}” was lost; see the log")),
        None => Ok(()),
    }
}
