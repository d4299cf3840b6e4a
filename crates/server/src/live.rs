//! Live streams: hands committed hints to the browsers and programs of the organizations they concern.

mod stream;

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use kontor_store::{Heard, Hint, Viewer};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use crate::app::App;
use crate::error::{Error, Result};

pub use stream::stream;

/// How many hints may wait for one stream; what comes on top is told as `resync`.
const WAITING: usize = 64;
/// How many streams one person may hold open: a browser holds one, whatever the number of its tabs.
const STREAMS: usize = 32;

/// Which streams are open, by organization: a hint never meets those of others.
#[derive(Debug, Default)]
pub struct Live(Arc<Mutex<HashMap<String, Vec<Arc<Line>>>>>);

/// The sending end of one stream.
#[derive(Debug)]
struct Line {
    person: String,
    news: mpsc::Sender<News>,
    /// Set when something did not fit any more.
    lost: AtomicBool,
}

/// What a stream is told.
#[derive(Debug, Clone)]
enum News {
    Hint(Hint),
    /// Look at everything again.
    Resync,
}

impl Line {
    fn tell(&self, news: News) {
        // A full queue means that there is something to read, and whoever reads it sees the mark.
        if self.news.try_send(news).is_err() {
            self.lost.store(true, Ordering::Release);
        }
    }
}

/// The receiving end of one stream; when it is dropped, the stream is forgotten.
#[derive(Debug)]
struct Ear {
    lines: Arc<Mutex<HashMap<String, Vec<Arc<Line>>>>>,
    organization: String,
    line: Arc<Line>,
    news: mpsc::Receiver<News>,
}

impl Live {
    fn listen(&self, viewer: &Viewer) -> Result<Ear> {
        let (sender, news) = mpsc::channel(WAITING);
        let person = viewer.person().to_string();
        let organization = viewer.organization().to_string();
        let line = Arc::new(Line { person, news: sender, lost: AtomicBool::new(false) });
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let ours = lines.entry(organization.clone()).or_default();
        if ours.iter().filter(|other| other.person == line.person).count() >= STREAMS {
            return Err(Error::TooMany { wait: 10 });
        }
        ours.push(Arc::clone(&line));
        drop(lines);
        Ok(Ear { lines: Arc::clone(&self.0), organization, line, news })
    }

    fn tell_each(&self, hints: &[Hint]) {
        let lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for hint in hints {
            for line in lines.get(&hint.organization).into_iter().flatten() {
                line.tell(News::Hint(hint.clone()));
            }
        }
    }

    fn tell_all_to_resync(&self) {
        let lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for line in lines.values().flatten() {
            line.tell(News::Resync);
        }
    }

    /// How many streams are open.
    pub fn count(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).values().map(Vec::len).sum()
    }
}

impl Ear {
    /// The next news; after an overflow one `Resync` instead of all that waited.
    async fn next(&mut self) -> Option<News> {
        let news = self.news.recv().await?;
        if self.line.lost.swap(false, Ordering::AcqRel) {
            while self.news.try_recv().is_ok() {}
            return Some(News::Resync);
        }
        Some(news)
    }
}

impl Drop for Ear {
    fn drop(&mut self) {
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(ours) = lines.get_mut(&self.organization) {
            ours.retain(|line| !Arc::ptr_eq(line, &self.line));
            if ours.is_empty() {
                lines.remove(&self.organization);
            }
        }
    }
}

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
