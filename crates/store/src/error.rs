//! What can go wrong in the store, in words the server can act on.

use sqlx::error::DatabaseError;

/// Shorthand for results of the store.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What went wrong.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or it is not theirs: the two are never told apart.
    #[error("not found")]
    NotFound,
    /// Too much is waiting already; trying again after this many seconds may help.
    #[error("busy, try again in {0} s")]
    Busy(u32),
    /// Another row stands in the way; the word says which rule.
    #[error("conflict: {0}")]
    Conflict(&'static str),
    /// An identifier, as `scheme:value`, that belongs to another organization of the network.
    #[error("{0} belongs to another organization")]
    Taken(String),
    /// The database does not answer as it should.
    #[error("database: {0}")]
    Database(Box<dyn std::error::Error + Send + Sync>),
    /// The folder or bucket of blobs does not answer as it should.
    #[error("blobs: {0}")]
    Blobs(#[from] std::io::Error),
    /// A row holds what no code of this version wrote.
    #[error("damaged row: {0}")]
    Damaged(String),
}

impl From<sqlx::Error> for Error {
    fn from(fault: sqlx::Error) -> Self {
        match fault {
            sqlx::Error::RowNotFound => Self::NotFound,
            sqlx::Error::PoolTimedOut => Self::Busy(2),
            other => Self::Database(Box::new(other)),
        }
    }
}

impl Error {
    /// Whether the same transaction may well succeed when tried again: a deadlock or a serialisation failure.
    pub(crate) fn is_passing(&self) -> bool {
        // 40001 serialization_failure, 40P01 deadlock_detected (PostgreSQL); 5 SQLITE_BUSY, 6 SQLITE_LOCKED.
        matches!(self.said().and_then(DatabaseError::code).as_deref(), Some("40001" | "40P01" | "5" | "6" | "517"))
    }

    /// Whether the database answered, and refused the very statement or its values.
    pub(crate) fn is_of_the_statement(&self) -> bool {
        self.said().is_some()
    }

    fn said(&self) -> Option<&(dyn DatabaseError + 'static)> {
        let Self::Database(fault) = self else { return None };
        fault.downcast_ref::<sqlx::Error>()?.as_database_error()
    }
}
