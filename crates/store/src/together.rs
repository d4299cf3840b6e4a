//! Questions that arrive while others are being asked wait and are then asked together, one statement for all of them: under load
//! the way to a connection and back costs more than what is looked up there. Nothing is remembered: each question is answered by a
//! statement that began after it was put. What many write at once is written in one transaction in the same way: making each durable
//! alone would take as long as for all of them.

use std::sync::{Mutex, PoisonError};

use tokio::sync::oneshot;

use crate::db::{Store, Tx};
use crate::error::{Error, Result};

/// The most questions of one statement.
const MOST: usize = 64;

/// Something that is looked up by a key, or to be written.
pub(crate) trait Question: std::fmt::Debug + Clone + Send + Sync + Sized + 'static {
    /// What is found.
    type Answer: std::fmt::Debug + Send;
    /// Whether it is to be written: then the answer says that it is durable. It may be written twice, if whoever wrote it for all
    /// went away before saying so, and must then be as if it had been written once.
    const WRITES: bool = false;

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
        let answers = together(store, &asked).await;
        if Q::WRITES && asked.len() > 1 && answers.as_ref().is_err_and(Error::is_of_the_statement) {
            // One that cannot be written keeps none of the others back.
            for (one, wait) in asked.into_iter().zip(wait) {
                let answer = together(store, &[one]).await.map(|answers| answers.into_iter().next().flatten());
                drop(wait.send(answer));
            }
            return;
        }
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

async fn together<Q: Question>(store: &Store, asked: &[Q]) -> Result<Vec<Option<Q::Answer>>> {
    if !Q::WRITES {
        return Q::look(asked, &mut store.look().await?).await;
    }
    let mut tx = store.write().await?;
    let answers = Q::look(asked, &mut tx).await?;
    tx.commit().await?;
    Ok(answers)
}
