//! Reading connections to SQLite for single statements, without the cost of a pool: one of sqlx asks every connection that comes
//! back whether it still lives, in a task of its own, and that takes longer than most of our statements.

use std::sync::Arc;

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions as _, Error};
use tokio::sync::{Mutex, OwnedMutexGuard, OwnedSemaphorePermit, Semaphore};

/// A few connections for whoever comes next.
#[derive(Debug, Clone)]
pub(crate) struct Readers {
    connections: Arc<[Arc<Mutex<SqliteConnection>>]>,
    free: Arc<Semaphore>,
}

/// A connection of one's own until this is dropped. Nobody leaves it within a transaction.
#[derive(Debug)]
pub(crate) struct Reader {
    // Given back before its place, so that whoever gets the place finds a connection.
    pub(crate) connection: OwnedMutexGuard<SqliteConnection>,
    _place: OwnedSemaphorePermit,
}

impl Readers {
    pub(crate) async fn open(options: &SqliteConnectOptions, count: u32) -> Result<Self, Error> {
        let mut connections = Vec::new();
        for _ in 0..count {
            connections.push(Arc::new(Mutex::new(options.connect().await?)));
        }
        Ok(Self { free: Arc::new(Semaphore::new(connections.len())), connections: connections.into() })
    }

    /// Waits in line for a connection.
    pub(crate) async fn take(&self) -> Result<Reader, Error> {
        let place = Arc::clone(&self.free).acquire_owned().await.map_err(|_| Error::PoolClosed)?;
        let connection = self.connections.iter().find_map(|connection| Arc::clone(connection).try_lock_owned().ok());
        Ok(Reader { connection: connection.ok_or(Error::PoolTimedOut)?, _place: place })
    }
}
