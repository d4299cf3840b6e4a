//! The supervisor: the only place that starts tasks. Each has a name; one that panics is started again; stop waits for all.

use std::time::Duration;

use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::app::App;

/// How long a task waits after its first panic, doubled with each further one up to a minute.
const FIRST_PAUSE: Duration = Duration::from_millis(250);
const LONGEST_PAUSE: Duration = Duration::from_mins(1);

/// The tasks of one server.
#[derive(Debug)]
pub struct Tasks {
    stop: CancellationToken,
    running: Vec<(&'static str, JoinHandle<()>)>,
    /// Tells that a task is gone without which the server is of no use.
    lost: mpsc::Sender<&'static str>,
}

impl Tasks {
    /// None yet; they shall end when `stop` is cancelled. A name arrives at the receiver when the server must end.
    pub fn new(stop: CancellationToken) -> (Self, mpsc::Receiver<&'static str>) {
        let (lost, gone) = mpsc::channel(4);
        (Self { stop, running: Vec::new(), lost }, gone)
    }

    /// Cancelled when the tasks shall end.
    pub fn stop_signal(&self) -> CancellationToken {
        self.stop.clone()
    }

    /// A task that cannot be started again; if it panics, the server ends, so that whoever watches it starts it anew.
    pub fn vital(&mut self, name: &'static str, work: impl Future<Output = ()> + Send + 'static) {
        let (lost, stop) = (self.lost.clone(), self.stop.clone());
        self.start(name, async move {
            let ended = start(work).await;
            if !stop.is_cancelled() {
                tracing::error!(task = name, fault = ?ended.err(), "a task that everything needs has ended");
                // Nobody listens any more: the server is ending already.
                let _ = lost.try_send(name);
            }
        });
    }

    /// A task that goes on until it sees the stop signal, and is started again after a panic.
    pub fn keep<W>(&mut self, name: &'static str, make: impl Fn(CancellationToken) -> W + Send + 'static)
    where
        W: Future<Output = ()> + Send + 'static,
    {
        let stop = self.stop.clone();
        self.start(name, async move {
            let mut pause = FIRST_PAUSE;
            while start(make(stop.clone())).await.is_err() && !stop.is_cancelled() {
                tracing::error!(task = name, "panicked, starts again in {pause:?}");
                tokio::select! {
                    () = tokio::time::sleep(pause) => pause = LONGEST_PAUSE.min(pause * 2),
                    () = stop.cancelled() => {}
                }
            }
        });
    }

    /// Something to do again and again, with `pause` between an end and the next beginning. A failure is logged, and tried again in its turn.
    pub fn every<W>(&mut self, name: &'static str, pause: Duration, app: &App, work: impl Fn(App) -> W + Clone + Send + Sync + 'static)
    where
        W: Future<Output = kontor_store::Result<()>> + Send + 'static,
    {
        let app = app.clone();
        self.keep(name, move |stop| {
            let (app, work) = (app.clone(), work.clone());
            async move {
                while !stop.is_cancelled() {
                    if let Err(fault) = work(app.clone()).await {
                        tracing::warn!(task = name, "{fault}");
                    }
                    tokio::select! {
                        () = tokio::time::sleep(pause) => {}
                        () = stop.cancelled() => return,
                    }
                }
            }
        });
    }

    /// Tells all to end and waits until they have, at most `patience` each.
    pub async fn stop(self, patience: Duration) {
        self.stop.cancel();
        for (name, task) in self.running {
            if tokio::time::timeout(patience, task).await.is_err() {
                tracing::warn!(task = name, "did not end within {patience:?}");
            }
        }
    }

    fn start(&mut self, name: &'static str, work: impl Future<Output = ()> + Send + 'static) {
        self.running.push((name, start(work)));
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the supervisor")]
fn start(work: impl Future<Output = ()> + Send + 'static) -> JoinHandle<()> {
    tokio::spawn(work)
}
