//! The tasks that hear what was committed, here or by another process on the same database, and hand it to the open streams.

use std::time::Duration;

use kontor_store::{Heard, Hint};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use crate::app::App;

/// The task that takes what the store has committed and hands it out.
pub async fn hand_out(app: App, mut committed: mpsc::Receiver<Vec<Hint>>, stop: CancellationToken) {
    loop {
        let hints = tokio::select! {
            hints = committed.recv() => hints,
            () = stop.cancelled() => None,
        };
        let Some(hints) = hints else { return };
        app.live.tell_each(&hints);
        if app.store.hints().overflown() {
            app.live.tell_all_to_resync();
        }
    }
}

/// How long to wait before a database that did not answer is listened to again.
const PAUSE: Duration = Duration::from_secs(1);

/// The task that hands out what other servers and commands on this database have committed.
pub async fn hear_elsewhere(app: App, stop: CancellationToken) {
    loop {
        let fault = tokio::select! {
            fault = hear(&app) => fault,
            () = stop.cancelled() => return,
        };
        tracing::warn!(task = "elsewhere", "{fault}");
        // Whatever was missed in between, nobody waits for it in vain.
        app.live.tell_all_to_resync();
        tokio::select! {
            () = tokio::time::sleep(PAUSE) => {}
            () = stop.cancelled() => return,
        }
    }
}

/// Goes on until the database does not answer.
async fn hear(app: &App) -> kontor_store::Error {
    let mut elsewhere = match app.store.listen_elsewhere().await {
        Ok(elsewhere) => elsewhere,
        Err(fault) => return fault,
    };
    loop {
        match elsewhere.next().await {
            Ok(Heard::Hints(hints)) => app.live.tell_each(&hints),
            Ok(Heard::Lost) => app.live.tell_all_to_resync(),
            Err(fault) => return fault,
        }
    }
}
