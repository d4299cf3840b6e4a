//! Hints that other processes on the same database committed: further servers, and commands that run beside a server.
//!
//! On PostgreSQL a commit notifies with the name of its batch, never with the hints themselves: a payload of 8,000 bytes would end the commit.
//! SQLite cannot wake anybody; there one server runs, which looks twice a second whether a command has left something.

use std::sync::atomic::Ordering;
use std::time::Duration;

use sqlx::postgres::PgListener;

use super::{Hint, HintRow, Hints};
use crate::db::{Engine, Pools, Store, Tx};
use crate::error::Result;
use crate::rows::{self, One, Value};

/// The channel of PostgreSQL's NOTIFY.
const CHANNEL: &str = "kontor_hints";
/// How often SQLite is asked.
const PAUSE: Duration = Duration::from_millis(500);
/// How many batches are fetched at once.
const BATCHES: usize = 64;

impl Hints {
    /// Whether anybody else may have to hear what is committed here: with SQLite only a command has a server beside it.
    pub(super) fn told_elsewhere(&self, engine: Engine) -> bool {
        engine == Engine::Postgres || !self.heard.load(Ordering::Relaxed)
    }

    /// The name of a batch: who wrote it and the id of its first hint.
    pub(super) fn batch(&self, first: &str) -> String {
        format!("{}.{first}", self.node)
    }
}

/// Wakes those who listen, when this commits.
pub(super) async fn leave_word(tx: &mut Tx, batch: &str) -> Result<()> {
    if tx.engine() == Engine::Postgres {
        sql!(run, tx, "SELECT pg_notify($1, $2)", CHANNEL, batch)?;
    }
    Ok(())
}

/// What was heard of the others.
#[derive(Debug)]
pub enum Heard {
    /// They committed these.
    Hints(Vec<Hint>),
    /// The line was cut in between: something may have been missed.
    Lost,
}

/// An ear for the other processes on this database.
#[derive(Debug)]
pub struct Elsewhere {
    store: Store,
    /// PostgreSQL's; it connects anew by itself.
    listener: Option<PgListener>,
}

impl Store {
    /// Begins to listen to what other processes on this database commit.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn listen_elsewhere(&self) -> Result<Elsewhere> {
        let listener = match &self.pools {
            Pools::Sqlite { .. } => None,
            Pools::Postgres(pool) => {
                let mut listener = PgListener::connect_with(pool).await?;
                listener.listen(CHANNEL).await?;
                Some(listener)
            }
        };
        Ok(Elsewhere { store: self.clone(), listener })
    }
}

impl Elsewhere {
    /// Waits for what comes next. It may be dropped while waiting: nothing is lost by that.
    ///
    /// # Errors
    /// If the database does not answer; the caller should then listen anew and tell everybody to look again.
    pub async fn next(&mut self) -> Result<Heard> {
        let Some(listener) = &mut self.listener else {
            loop {
                tokio::time::sleep(PAUSE).await;
                let hints = self.store.take_left_hints().await?;
                if !hints.is_empty() {
                    return Ok(Heard::Hints(hints));
                }
            }
        };
        let own = format!("{}.", self.store.hints.node);
        loop {
            let Some(first) = listener.try_recv().await? else { return Ok(Heard::Lost) };
            let mut batches = vec![first.payload().to_owned()];
            while batches.len() < BATCHES
                && let Some(further) = listener.next_buffered()
            {
                batches.push(further.payload().to_owned());
            }
            batches.retain(|batch| !batch.starts_with(&own));
            if !batches.is_empty() {
                return Ok(Heard::Hints(self.store.hints_of(&batches).await?));
            }
        }
    }
}

impl Store {
    async fn hints_of(&self, batches: &[String]) -> Result<Vec<Hint>> {
        let mut tx = self.look().await?;
        let mut values: Vec<Value<'_>> = Vec::new();
        let among = rows::in_list(&mut values, batches.iter().map(String::as_str));
        let text = format!(
            "SELECT id, at, organization_id, person_id, topic, kind, conversation_id, seq, document_id FROM hint
             WHERE batch IN {among} ORDER BY id"
        );
        let rows = sql!(all HintRow, &mut tx, text, ..&values)?;
        Ok(rows.into_iter().map(Hint::from).collect())
    }

    /// What commands left for the one server of an SQLite database.
    async fn take_left_hints(&self) -> Result<Vec<Hint>> {
        let mut tx = self.look().await?;
        let (any,) = sql!(one One<bool>, tx, "SELECT EXISTS (SELECT 1 FROM hint WHERE batch IS NOT NULL)")?;
        drop(tx);
        if !any {
            return Ok(Vec::new());
        }
        let mut tx = self.write().await?;
        let rows = sql!(all HintRow, tx,
            "UPDATE hint SET batch = NULL WHERE id IN (SELECT id FROM hint WHERE batch IS NOT NULL ORDER BY id LIMIT 500)
             RETURNING id, at, organization_id, person_id, topic, kind, conversation_id, seq, document_id")?;
        tx.commit().await?;
        Ok(rows.into_iter().map(Hint::from).collect())
    }
}
