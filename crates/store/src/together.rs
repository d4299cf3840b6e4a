//! Questions that arrive while others are being asked wait and are then asked together, one statement for all of them: under load
//! the way to a connection and back costs more than what is looked up there. Nothing is remembered: each question is answered by a
//! statement that began after it was put.

use std::sync::{Mutex, PoisonError};

use tokio::sync::oneshot;

use crate::db::{Store, Tx};
use crate::error::{Error, Result};

/// The most questions of one statement.
const MOST: usize = 64;

/// Something that is looked up by a key.
pub(crate) trait Question: std::fmt::Debug + Clone + Send + Sync + Sized + 'static {
    /// What is found.
    type Answer: std::fmt::Debug + Send;

    /// The answers in the order of the questions, by one statement.
    fn look(asked: &[Self], tx: &mut Tx) -> impl Future<Output = Result<Vec<Option<Self::Answer>>>> + Send;
}

type Waiting<Q> = (Q, oneshot::Sender<Result<Option<<Q as Question>::Answer>>>);

/// Where questions of one kind wait.
#[derive(Debug)]
pub(crate) struct Together<Q: Question> {
    waiting: Mutex<Vec<Waiting<Q>>>,
    /// Whoever has it asks for all that wait.
    turn: tokio::sync::Mutex<()>,
}

impl<Q: Question> Default for Together<Q> {
    fn default() -> Self {
        Self { waiting: Mutex::default(), turn: tokio::sync::Mutex::default() }
    }
}

impl<Q: Question> Together<Q> {
    /// The answer to one question, as of now.
    pub(crate) async fn ask(&self, store: &Store, question: Q) -> Result<Option<Q::Answer>> {
        loop {
            let (answer, mut answered) = oneshot::channel();
            self.waiting.lock().unwrap_or_else(PoisonError::into_inner).push((question.clone(), answer));
            loop {
                tokio::select! {
                    biased;
                    answer = &mut answered => match answer {
                        Ok(answer) => return answer,
                        // Whoever asked for us went away meanwhile.
                        Err(_) => break,
                    },
                    _turn = self.turn.lock() => self.ask_all(store).await,
                }
            }
        }
    }

    async fn ask_all(&self, store: &Store) {
        let waiting: Vec<Waiting<Q>> = {
            let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
            let end = waiting.len().min(MOST);
            waiting.drain(..end).collect()
        };
        if waiting.is_empty() {
            return;
        }
        let (asked, wait): (Vec<Q>, Vec<_>) = waiting.into_iter().unzip();
        let answers = match store.look().await {
            Ok(mut tx) => Q::look(&asked, &mut tx).await,
            Err(fault) => Err(fault),
        };
        match answers {
            Ok(answers) => {
                for (one, answer) in wait.into_iter().zip(answers) {
                    drop(one.send(Ok(answer)));
                }
            }
            // Whoever is told this asks again; the cause is told to one of them, and so to the log.
            Err(fault) => {
                let mut faults = std::iter::once(fault);
                for one in wait {
                    drop(one.send(Err(faults.next().unwrap_or(Error::Busy(1)))));
                }
            }
        }
    }
}
