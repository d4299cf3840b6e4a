//! Long lists: the invoices of one customer, copied in the database itself, and each way to ask for them.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, SqliteConnection};

use crate::client::Connection;
use crate::figures::Sample;
use crate::load;
use crate::running::Running;

/// How often each address is asked for.
const TIMES: u32 = 20;

/// What is asked of the list: every order, search and filter.
const ASKED: [&str; 20] = [
    "",
    "?sort=due",
    "?sort=number",
    "?sort=number&order=down",
    "?sort=partner",
    "?sort=total",
    "?filter=open",
    "?filter=open&sort=total",
    "?filter=overdue",
    "?filter=overdue&sort=number",
    "?filter=under_query",
    "?filter=paid",
    "?filter=paid&sort=due",
    "?filter=with_conversation",
    "?filter=held",
    "?period=30",
    "?period=365&sort=total",
    "?q=RE-2026-00017",
    "?q=stahl",
    "?q=nothing+of+this+name",
];

/// Copies the invoice until there are `many`: other numbers, dates and totals; of a thousand one is paid and twenty are under query.
/// Nothing that the measuring needs is left out: both sides of each, and its words in the index.
pub async fn copy(folder: &Path, invoice: &str, many: u32) -> anyhow::Result<()> {
    let mut database = SqliteConnectOptions::new().filename(folder.join("kontor.db")).foreign_keys(false).connect().await?;
    let (have,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM document WHERE original_hash LIKE 'copy%'").fetch_one(&mut database).await?;
    run(&mut database, "BEGIN IMMEDIATE").await?;
    let numbers = format!("WITH RECURSIVE n (i) AS (SELECT {have} + 1 UNION ALL SELECT i + 1 FROM n WHERE i < {many})");
    for (table, key) in [("document", "id"), ("document_side", "document_id")] {
        let columns: Vec<(String,)> = sqlx::query_as("SELECT name FROM pragma_table_info(?)").bind(table).fetch_all(&mut database).await?;
        let names: Vec<&str> = columns.iter().map(|(name,)| name.as_str()).collect();
        let values: Vec<&str> = names.iter().map(|name| copied(name)).collect();
        let (names, values) = (names.join(", "), values.join(", "));
        run(
            &mut database,
            &format!("{numbers} INSERT INTO {table} ({names}) SELECT {values} FROM n, {table} t WHERE t.{key} = '{invoice}'"),
        )
        .await?;
    }
    let sides: Vec<(String,)> =
        sqlx::query_as("SELECT organization_id FROM document_side WHERE document_id = ?").bind(invoice).fetch_all(&mut database).await?;
    for (side,) in sides {
        let (last,): (i64,) = sqlx::query_as("SELECT COALESCE(MAX(rowid_), 0) FROM search_head").fetch_one(&mut database).await?;
        let scope = side.replace('-', "");
        let row = format!("{last} + i - {have}");
        run(&mut database, &format!(
            "{numbers} INSERT INTO search_head (rowid_, organization_id, kind, subject_id) SELECT {row}, '{side}', 'd', printf('copy-%07d', i) FROM n"
        )).await?;
        run(&mut database, &format!(
            "{numbers} INSERT INTO search_head_text (rowid, scope, words) SELECT {row}, '@{scope}', printf('re 2026 %07d stahl sohne', i) FROM n"
        )).await?;
    }
    run(&mut database, "COMMIT").await
}

/// What a column of a copy holds.
fn copied(name: &str) -> &str {
    match name {
        "id" | "document_id" => "printf('copy-%07d', i)",
        "number" => "printf('RE-2026-%07d', i)",
        "number_fold" => "printf('re-2026-%07d', i)",
        "original_hash" | "transport_id" => "'copy' || i",
        "issue_date" => "date('2024-01-01', '+' || (i % 1000) || ' days')",
        "due_date" => "date('2024-01-15', '+' || (i % 1000) || ' days')",
        "total_sort" => "i * 7919 % 1000000",
        "received_at" => "t.received_at + i",
        "status" => "CASE WHEN i % 1000 = 0 THEN 'paid' WHEN i % 50 = 1 THEN 'under_query' ELSE 'received' END",
        other => other,
    }
}

async fn run(database: &mut SqliteConnection, text: &str) -> anyhow::Result<()> {
    sqlx::raw_sql(AssertSqlSafe(text)).execute(database).await?;
    Ok(())
}

/// The slowest address, with its times; each was asked for once before, as whoever turns a page has seen the one before.
pub async fn slowest(running: &Running, cookie: &str) -> anyhow::Result<(&'static str, Sample)> {
    let mut all = Vec::new();
    let mut connection = Connection::open(running.address).await?;
    for asked in ASKED {
        let request = load::get(&format!("/invoices{asked}"), cookie);
        let mut took = Vec::new();
        for turn in 0..=TIMES {
            let begin = Instant::now();
            let answer = connection.ask(&request).await?;
            ensure!(answer.status == 200, "/invoices{asked} answered {}", answer.status);
            if turn > 0 {
                took.push(begin.elapsed());
            }
        }
        let mut sample = Sample::lasting(Duration::from_secs(1));
        sample.add(took);
        all.push((asked, sample));
    }
    all.into_iter().max_by_key(|(_, sample)| sample.figures().p99).context("nothing was asked")
}
