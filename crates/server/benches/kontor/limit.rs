//! The limit beside which the figures stand: a bare axum route over a bare durable batched insert, with none of what makes a message.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions as _, Connection as _, SqliteConnection};
use tokio::sync::{mpsc, oneshot};

/// The most rows of one transaction, as the product has it.
const BATCH: usize = 128;

struct Row {
    body: String,
    durable: oneshot::Sender<i64>,
}

/// Serves `/` until the process is ended, with its database in `folder`; says on stdout where it listens.
pub async fn serve(folder: &Path) -> anyhow::Result<()> {
    let options = SqliteConnectOptions::new()
        .filename(folder.join("limit.db"))
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .statement_cache_capacity(256);
    let mut database = options.connect().await?;
    sqlx::query("CREATE TABLE message (seq INTEGER PRIMARY KEY, body TEXT NOT NULL)").execute(&mut database).await?;
    let (rows, queue) = mpsc::channel(1024);
    let writer = tokio::spawn(write(database, queue));
    let router = Router::new().route("/", get(fifty).post(insert)).with_state(rows);
    let listener = tokio::net::TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await?;
    println!("{}", listener.local_addr()?);
    tokio::select! {
        served = axum::serve(listener, router) => Ok(served?),
        written = writer => written?,
    }
}

/// As many bytes as fifty messages have, from memory.
async fn fifty() -> Bytes {
    static FIFTY: std::sync::LazyLock<Bytes> = std::sync::LazyLock::new(|| vec![b'7'; 32 * 1024].into());
    FIFTY.clone()
}

async fn insert(State(rows): State<mpsc::Sender<Row>>, body: Bytes) -> (StatusCode, String) {
    let (durable, done) = oneshot::channel();
    let row = Row { body: String::from_utf8_lossy(&body).into_owned(), durable };
    if rows.send(row).await.is_err() {
        return (StatusCode::SERVICE_UNAVAILABLE, String::new());
    }
    match done.await {
        Ok(seq) => (StatusCode::CREATED, format!("{{\"seq\":{seq}}}")),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, String::new()),
    }
}

async fn write(mut database: SqliteConnection, mut queue: mpsc::Receiver<Row>) -> anyhow::Result<()> {
    let mut seq = 0;
    let mut rows = Vec::with_capacity(BATCH);
    while queue.recv_many(&mut rows, BATCH).await > 0 {
        let mut transaction = database.begin_with("BEGIN IMMEDIATE").await?;
        let text = format!("INSERT INTO message (body) VALUES {}", vec!["(?)"; rows.len()].join(","));
        let mut insert = sqlx::query(sqlx::AssertSqlSafe(text));
        for row in &rows {
            insert = insert.bind(&row.body);
        }
        insert.execute(&mut *transaction).await?;
        transaction.commit().await?;
        for row in rows.drain(..) {
            seq += 1;
            // Whoever asked may have gone away when the measuring ended.
            let _ = row.durable.send(seq);
        }
    }
    Ok(())
}
