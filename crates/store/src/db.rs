//! Two databases behind one text: pools, transactions, and the macro that runs the same statement on either.

use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use kontor_model::Millis;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{PgPool, Postgres, Sqlite, SqlitePool, Transaction};
use tokio::sync::{Mutex, OwnedMutexGuard};

use crate::access::Questions;
use crate::error::{Error, Result};
use crate::hints::{Hint, Hints};
use crate::inbound::Arrival;
use crate::inbound::settle::Settlement;
use crate::post::Batch;
use crate::readers::{Reader, Readers};
use crate::together::Together;

/// Runs one portable statement: `sql!(all Row, tx, "…", a, b)`, `one`, `optional`, or `run` for the number of rows changed.
///
/// With `..values` at the end instead of arguments, the text may be made at run time (of our own pieces only) and the
/// values come as a slice of [`crate::rows::Value`]; then `packed` too, for many rows: see [`crate::packed`].
macro_rules! sql {
    (run, $tx:expr, $text:expr, ..$values:expr) => {{
        #[cfg(debug_assertions)]
        $crate::db::ran(file!(), line!(), ($tx).engine());
        $crate::rows::run($tx, $text, $values).await
    }};
    (packed $row:ty, $tx:expr, $text:expr, ..$values:expr) => {{
        #[cfg(debug_assertions)]
        $crate::db::ran(file!(), line!(), ($tx).engine());
        $crate::packed::packed::<$row>($tx, $text, $values).await
    }};
    ($how:ident $row:ty, $tx:expr, $text:expr, ..$values:expr) => {{
        #[cfg(debug_assertions)]
        $crate::db::ran(file!(), line!(), ($tx).engine());
        $crate::rows::$how::<$row>($tx, $text, $values).await
    }};
    (run, $tx:expr, $text:expr $(, $arg:expr)* $(,)?) => {{
        #[cfg(debug_assertions)]
        $crate::db::ran(file!(), line!(), $tx.engine());
        match $tx.conn() {
            $crate::db::Conn::Sqlite(c) => sqlx::query($text)$(.bind($arg))*.execute(c).await.map(|done| done.rows_affected()),
            $crate::db::Conn::Postgres(c) => sqlx::query($text)$(.bind($arg))*.execute(c).await.map(|done| done.rows_affected()),
        }.map_err($crate::Error::from)
    }};
    ($how:ident $row:ty, $tx:expr, $text:expr $(, $arg:expr)* $(,)?) => {{
        #[cfg(debug_assertions)]
        $crate::db::ran(file!(), line!(), $tx.engine());
        match $tx.conn() {
            $crate::db::Conn::Sqlite(c) => sql!(@fetch $how, sqlx::query_as::<_, $row>($text)$(.bind($arg))*, c),
            $crate::db::Conn::Postgres(c) => sql!(@fetch $how, sqlx::query_as::<_, $row>($text)$(.bind($arg))*, c),
        }.map_err($crate::Error::from)
    }};
    (@fetch all, $query:expr, $c:expr) => { $query.fetch_all($c).await };
    (@fetch one, $query:expr, $c:expr) => { $query.fetch_one($c).await };
    (@fetch optional, $query:expr, $c:expr) => { $query.fetch_optional($c).await };
}

/// Which database a store runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// One file in the data folder.
    Sqlite,
    /// A server, for several nodes side by side.
    Postgres,
}

/// How to open a store.
#[derive(Debug, Clone)]
pub struct StoreOptions {
    /// `sqlite:PATH` or `postgres://…`.
    pub database_url: String,
    /// Where the contents of files are kept.
    pub blobs: crate::blobs::BlobsOptions,
    /// Whether the operator includes messaging in the Standard plan.
    pub standard_includes_messaging: bool,
    /// The longest message in bytes.
    pub message_bytes: usize,
    /// How long a message waits to be seen before it is mailed, in milliseconds.
    pub grace_ms: Millis,
}

#[derive(Debug, Clone)]
pub(crate) enum Pools {
    Sqlite {
        write: SqlitePool,
        /// At most one write besides the posts waits for the writer, so that a batch never waits for more than one.
        others: Arc<Mutex<()>>,
        /// For readings of several statements, in a transaction.
        read: SqlitePool,
        /// For single statements.
        looks: Readers,
    },
    Postgres(PgPool),
}

/// The open store. Cheap to clone.
///
/// Only its own functions open transactions, so nobody outside writes SQL.
/// ```compile_fail,E0624
/// async fn peek(store: &kontor_store::Store) { let _ = store.read().await; }
/// ```
#[derive(Debug, Clone)]
pub struct Store {
    pub(crate) pools: Pools,
    pub(crate) options: Arc<StoreOptions>,
    pub(crate) hints: Hints,
    pub(crate) posts: tokio::sync::mpsc::Sender<crate::post::Job>,
    pub(crate) blobs: crate::blobs::Blobs,
    pub(crate) questions: Arc<Questions>,
    /// Mails that come in wait here for each other, and so does what became of them.
    pub(crate) arrivals: Arc<Together<Arrival>>,
    pub(crate) settlements: Arc<Together<Settlement>>,
}

pub(crate) enum Conn<'c> {
    Sqlite(&'c mut sqlx::SqliteConnection),
    Postgres(&'c mut sqlx::PgConnection),
}

enum Open {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
    /// Without a transaction: see [`Store::look`].
    SqliteLook(Reader),
    PostgresLook(PoolConnection<Postgres>),
}

/// A transaction. Dropped without [`Tx::commit`] it leaves nothing behind.
pub struct Tx {
    open: Open,
    /// Hints that go out when, and only when, this commits.
    hints: Vec<Hint>,
    outbox: Hints,
    /// Held until the end, so that one other write at most waits beside the posts.
    turn: Option<OwnedMutexGuard<()>>,
}

impl Tx {
    pub(crate) fn conn(&mut self) -> Conn<'_> {
        match &mut self.open {
            Open::Sqlite(tx) => Conn::Sqlite(tx),
            Open::SqliteLook(reader) => Conn::Sqlite(&mut reader.connection),
            Open::Postgres(tx) => Conn::Postgres(tx),
            Open::PostgresLook(connection) => Conn::Postgres(connection),
        }
    }

    /// The database under it.
    pub fn engine(&self) -> Engine {
        match self.open {
            Open::Sqlite(_) | Open::SqliteLook(_) => Engine::Sqlite,
            Open::Postgres(_) | Open::PostgresLook(_) => Engine::Postgres,
        }
    }

    /// What makes a SELECT keep others from changing its rows: only PostgreSQL needs it, SQLite has one writer.
    pub(crate) fn locking(&self) -> &'static str {
        match self.engine() {
            Engine::Sqlite => "",
            Engine::Postgres => " FOR UPDATE",
        }
    }

    /// A hint for the streams of an organization, once this is committed.
    pub(crate) fn hint(&mut self, hint: Hint) {
        self.hints.push(hint);
    }

    /// Makes everything done in it durable, then wakes those who wait for it.
    ///
    /// # Errors
    /// If the database cannot; whether it did is then unknown.
    pub async fn commit(mut self) -> Result<()> {
        let hints = std::mem::take(&mut self.hints);
        let outbox = self.outbox.clone();
        crate::hints::log(&mut self, &outbox, &hints).await?;
        match self.open {
            Open::Sqlite(tx) => tx.commit().await?,
            Open::Postgres(tx) => tx.commit().await?,
            Open::SqliteLook(_) | Open::PostgresLook(_) => {}
        }
        drop(self.turn);
        outbox.send(hints);
        Ok(())
    }
}

impl Store {
    /// Opens the database and the folder of blobs, brings the schema up to date, and hands back the batch that
    /// someone must [`run`](Batch::run) for posts to be written.
    ///
    /// # Errors
    /// If the database cannot be reached, or was written by a newer version.
    pub async fn open(options: StoreOptions, now: Millis) -> Result<(Self, Batch)> {
        let (store, batch) = Self::connect(options).await?;
        store.migrate(now).await?;
        Ok((store, batch))
    }

    /// As [`Store::open`], but leaves the schema as it is: see [`Store::missing_migrations`].
    ///
    /// # Errors
    /// If the database cannot be reached.
    pub async fn connect(options: StoreOptions) -> Result<(Self, Batch)> {
        let pools = pools(&options.database_url).await?;
        let blobs = crate::blobs::Blobs::open(&options.blobs).await?;
        let (posts, queue) = tokio::sync::mpsc::channel(crate::post::QUEUE);
        let (questions, arrivals, settlements) = (Arc::default(), Arc::default(), Arc::default());
        let store = Self { pools, options: Arc::new(options), hints: Hints::default(), posts, blobs, questions, arrivals, settlements };
        let batch = Batch::new(store.clone(), queue);
        Ok((store, batch))
    }

    /// The database under it.
    pub fn engine(&self) -> Engine {
        match self.pools {
            Pools::Sqlite { .. } => Engine::Sqlite,
            Pools::Postgres(_) => Engine::Postgres,
        }
    }

    /// The live hints of this store.
    pub fn hints(&self) -> &Hints {
        &self.hints
    }

    /// A short reading transaction: one moment's view. It must end before anything is rendered.
    pub(crate) async fn read(&self) -> Result<Tx> {
        let open = match &self.pools {
            Pools::Sqlite { read, .. } => Open::Sqlite(read.begin().await?),
            Pools::Postgres(pool) => Open::Postgres(pool.begin().await?),
        };
        Ok(Tx { open, hints: Vec::new(), outbox: self.hints.clone(), turn: None })
    }

    /// For a single reading statement, which is one moment's view by itself: a transaction around it would cost as much again.
    pub(crate) async fn look(&self) -> Result<Tx> {
        let open = match &self.pools {
            Pools::Sqlite { looks, .. } => Open::SqliteLook(looks.take().await?),
            Pools::Postgres(pool) => Open::PostgresLook(pool.acquire().await?),
        };
        Ok(Tx { open, hints: Vec::new(), outbox: self.hints.clone(), turn: None })
    }

    /// A writing transaction for everything but posts; it waits behind at most one other and the posts go first.
    pub(crate) async fn write(&self) -> Result<Tx> {
        let turn = match &self.pools {
            Pools::Sqlite { others, .. } => Some(Arc::clone(others).lock_owned().await),
            Pools::Postgres(_) => None,
        };
        let mut tx = self.write_first().await?;
        tx.turn = turn;
        Ok(tx)
    }

    /// A writing transaction that goes before all others: for the batch of posts alone.
    pub(crate) async fn write_first(&self) -> Result<Tx> {
        let open = match &self.pools {
            Pools::Sqlite { write, .. } => Open::Sqlite(write.begin_with("BEGIN IMMEDIATE").await?),
            Pools::Postgres(pool) => Open::Postgres(pool.begin().await?),
        };
        Ok(Tx { open, hints: Vec::new(), outbox: self.hints.clone(), turn: None })
    }

    /// Moves what is committed from the write-ahead log into the database file, from a connection that is not the
    /// writer's: called some times a second so that no commit has to do it. While commits never pause, the log would grow
    /// without end, and every reader would search all of it: once it is long, the writer begins it anew, of which little is left to do.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn checkpoint(&self) -> Result<()> {
        let Pools::Sqlite { read, write, .. } = &self.pools else { return Ok(()) };
        let (_, pages, _): (i64, i64, i64) = sqlx::query_as("PRAGMA wal_checkpoint(PASSIVE)").fetch_one(read).await?;
        if pages > LOG_PAGES {
            sqlx::query("PRAGMA wal_checkpoint(RESTART)").execute(write).await?;
        }
        Ok(())
    }

    /// From now on until it is opened again, nothing is forced to disk: if the machine fails, the data may be damaged.
    ///
    /// Only for data that is made anew in that case, such as a demo; a PostgreSQL server keeps its own settings.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn hasten(&self) -> Result<()> {
        if let Pools::Sqlite { write, .. } = &self.pools {
            sqlx::query("PRAGMA synchronous = OFF").execute(write).await?;
        }
        self.blobs.make_hasty();
        Ok(())
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// If it does not.
    pub async fn answers(&self) -> Result<()> {
        let mut tx = self.look().await?;
        sql!(one(i64,), tx, "SELECT CAST(1 AS BIGINT)")?;
        Ok(())
    }
}

/// Connections that read on SQLite, for transactions and for single statements each: on two processors four are busier than two,
/// since each waits now and then for whoever asked.
const READING: u32 = 4;
/// How long the write-ahead log may become before it is begun anew, in pages of 4 KiB.
const LOG_PAGES: i64 = 4096;
/// Rows that a connection's thread may have read ahead of us: with few, the two wake each other again and again.
const ROWS_ON_THE_WAY: usize = 1024;

async fn pools(url: &str) -> Result<Pools> {
    if let Some(path) = url.strip_prefix("sqlite:") {
        return sqlite(Path::new(path)).await;
    }
    let options = PgConnectOptions::from_str(url)?.application_name("kontor");
    let pool = PgPoolOptions::new()
        .max_connections(16)
        .acquire_timeout(Duration::from_secs(10))
        .test_before_acquire(false)
        .connect_with(options)
        .await?;
    Ok(Pools::Postgres(pool))
}

async fn sqlite(path: &Path) -> Result<Pools> {
    if let Some(folder) = path.parent() {
        crate::blobs::private_folder(folder).await?;
    }
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(10))
        .statement_cache_capacity(256)
        .row_buffer_size(ROWS_ON_THE_WAY)
        .pragma("wal_autocheckpoint", "0")
        .pragma("temp_store", "memory");
    // In KiB, taken as needed. The writer's pages stay good from one commit to the next, the readers' only until it.
    let writing = options.clone().pragma("cache_size", "-32000");
    let write = SqlitePoolOptions::new().max_connections(1).test_before_acquire(false).connect_with(writing).await?;
    let reader = options.pragma("cache_size", "-8000").pragma("query_only", "on");
    let looks = Readers::open(&reader, READING).await?;
    let read = SqlitePoolOptions::new().max_connections(READING).test_before_acquire(false).connect_lazy_with(reader);
    Ok(Pools::Sqlite { write, others: Arc::default(), read, looks })
}

/// Notes that a statement runs on an engine, so that the suite can tell that every statement ran on both, and how many a page takes.
///
/// Only in debug builds: told at once to whoever traces `kontor_store::sql` (the threads of SQLite tell sqlx's log some time later),
/// and appended, once for each place, to the file that `KONTOR_SQL_SITES` names.
#[cfg(debug_assertions)]
pub(crate) fn ran(file: &'static str, line: u32, engine: Engine) {
    use std::collections::HashSet;
    use std::io::Write as _;
    use std::sync::{LazyLock, Mutex};

    static SITES: LazyLock<Option<std::ffi::OsString>> = LazyLock::new(|| std::env::var_os("KONTOR_SQL_SITES"));
    type Site = (&'static str, u32, bool);
    static SEEN: LazyLock<Mutex<HashSet<Site>>> = LazyLock::new(Mutex::default);
    tracing::trace!(target: "kontor_store::sql", file, line);
    let Some(path) = SITES.as_ref() else { return };
    let Ok(mut seen) = SEEN.lock() else { return };
    if seen.insert((file, line, engine == Engine::Sqlite))
        && let Ok(mut out) = std::fs::OpenOptions::new().create(true).append(true).open(path)
    {
        // In one write, since other processes append too. A lost line shows as a statement that did not run: the check
        // then fails, nothing else does.
        let _ = out.write_all(format!("{engine:?} {file}:{line}\n").as_bytes());
    }
}

impl std::fmt::Debug for Tx {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Tx({:?})", self.engine())
    }
}

impl From<Error> for std::io::Error {
    fn from(fault: Error) -> Self {
        Self::other(fault)
    }
}
