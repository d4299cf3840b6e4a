//! Live streams: hands committed hints to the browsers and programs of the organizations they concern.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use kontor_store::{Hint, Viewer};
use tokio::sync::mpsc;

use crate::error::{Error, Result};

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
pub enum News {
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
pub struct Ear {
    lines: Arc<Mutex<HashMap<String, Vec<Arc<Line>>>>>,
    organization: String,
    line: Arc<Line>,
    news: mpsc::Receiver<News>,
}

impl Live {
    /// A new stream for this person.
    ///
    /// # Errors
    /// If the person has too many open already.
    pub fn listen(&self, viewer: &Viewer) -> Result<Ear> {
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

    /// Tells each hint to the streams of its organization.
    pub fn tell_each(&self, hints: &[Hint]) {
        let lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for hint in hints {
            for line in lines.get(&hint.organization).into_iter().flatten() {
                line.tell(News::Hint(hint.clone()));
            }
        }
    }

    /// Tells every stream that something was missed.
    pub fn tell_all_to_resync(&self) {
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
    pub async fn next(&mut self) -> Option<News> {
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
