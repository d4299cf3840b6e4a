//! Brings a database up to date: one SQL text for both engines, the search index alone as a pair.

use kontor_model::Millis;
use sqlx::AssertSqlSafe;

use crate::db::{Conn, Engine, Pools, Store, Tx};
use crate::error::{Error, Result};

struct Migration {
    name: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

macro_rules! both {
    ($name:literal) => {
        Migration {
            name: $name,
            sqlite: include_str!(concat!("../../../migrations/", $name, ".sql")),
            postgres: include_str!(concat!("../../../migrations/", $name, ".sql")),
        }
    };
}

macro_rules! pair {
    ($name:literal) => {
        Migration {
            name: $name,
            sqlite: include_str!(concat!("../../../migrations/", $name, ".sqlite.sql")),
            postgres: include_str!(concat!("../../../migrations/", $name, ".postgres.sql")),
        }
    };
}

#[rustfmt::skip]
static MIGRATIONS: &[Migration] = &[
    both!("0001_network"),
    both!("0002_documents"),
    both!("0003_conversations"),
    pair!("0004_search"),
    both!("0005_quick_lists"),
    both!("0006_letters"),
    both!("0007_inbound"),
    both!("0008_cxml"),
    both!("0009_story"),
    both!("0011_hints"),
    both!("0013_imap"),
    both!("0014_partner_alias"),
    both!("0015_desks"),
    pair!("0016_message_keys"),
];

impl Store {
    /// Applies what is missing, each migration in one transaction; several nodes may start at once.
    ///
    /// # Errors
    /// [`Error::Damaged`] if the database was written by a newer version.
    pub async fn migrate(&self, now: Millis) -> Result<()> {
        self.hold_references(false).await?;
        let done = self.migrate_at_once(now).await;
        self.hold_references(true).await?;
        done
    }

    /// On SQLite a table that others refer to is made anew only while nobody looks after references: they are checked at the end
    /// instead. The setting belongs to the one writing connection, and nothing changes it within a transaction.
    async fn hold_references(&self, hold: bool) -> Result<()> {
        if let Pools::Sqlite { write, .. } = &self.pools {
            let text = if hold { "PRAGMA foreign_keys = ON" } else { "PRAGMA foreign_keys = OFF" };
            sqlx::query(text).execute(write).await?;
        }
        Ok(())
    }

    async fn migrate_at_once(&self, now: Millis) -> Result<()> {
        let mut tx = self.write().await?;
        if self.engine() == Engine::Postgres {
            // One node migrates, the others wait: an advisory lock that ends with the transaction.
            sql!(run, tx, "SELECT pg_advisory_xact_lock(7566047373982433)")?;
        }
        sql!(run, tx, "CREATE TABLE IF NOT EXISTS schema_migration (name TEXT NOT NULL PRIMARY KEY, applied_at BIGINT NOT NULL)")?;
        let missing = missing(&mut tx).await?;
        for migration in &missing {
            match tx.conn() {
                Conn::Sqlite(c) => sqlx::raw_sql(migration.sqlite).execute(c).await.map(drop)?,
                Conn::Postgres(c) => sqlx::raw_sql(migration.postgres).execute(c).await.map(drop)?,
            }
            sql!(run, tx, "INSERT INTO schema_migration (name, applied_at) VALUES ($1, $2)", migration.name, now)?;
        }
        if !missing.is_empty() {
            check_references(&mut tx).await?;
        }
        tx.commit().await
    }

    /// The names of the migrations that this database still lacks: all of them where it is empty.
    ///
    /// # Errors
    /// [`Error::Damaged`] if the database was written by a newer version.
    pub async fn missing_migrations(&self) -> Result<Vec<&'static str>> {
        if !self.schema().await?.iter().any(|column| column.starts_with("schema_migration.")) {
            return Ok(MIGRATIONS.iter().map(|migration| migration.name).collect());
        }
        let missing = missing(&mut self.read().await?).await?;
        Ok(missing.into_iter().map(|migration| migration.name).collect())
    }

    /// The tables and columns of the schema as `table.column type nullable`, sorted, for the check that both engines have the same.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn schema(&self) -> Result<Vec<String>> {
        let text = match self.pools {
            Pools::Sqlite { .. } => {
                "SELECT m.name || '.' || c.name || ' ' || lower(c.type) || CASE WHEN c.\"notnull\" = 1 THEN ' required' ELSE '' END \
                 FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' \
                 AND m.name NOT LIKE 'search_%' ORDER BY 1"
            }
            Pools::Postgres(_) => {
                "SELECT c.table_name || '.' || c.column_name || ' ' || c.data_type || CASE WHEN c.is_nullable = 'NO' THEN ' required' ELSE '' END \
                 FROM information_schema.columns c WHERE c.table_schema = current_schema() AND c.table_name NOT LIKE 'search_%' ORDER BY 1"
            }
        };
        let mut tx = self.read().await?;
        let mut columns: Vec<String> = match tx.conn() {
            Conn::Sqlite(c) => sqlx::query_scalar(AssertSqlSafe(text)).fetch_all(c).await?,
            Conn::Postgres(c) => sqlx::query_scalar(AssertSqlSafe(text)).fetch_all(c).await?,
        };
        columns.sort();
        Ok(columns)
    }
}

/// That each reference leads somewhere, where the engine did not see to it meanwhile.
async fn check_references(tx: &mut Tx) -> Result<()> {
    let Conn::Sqlite(c) = tx.conn() else { return Ok(()) };
    let astray: Option<(String,)> = sqlx::query_as("SELECT \"table\" FROM pragma_foreign_key_check").fetch_optional(c).await?;
    match astray {
        Some((table,)) => Err(Error::Damaged(format!("a row of the table {table} refers to one that is not there"))),
        None => Ok(()),
    }
}

/// What is not applied yet, in its order.
async fn missing(tx: &mut Tx) -> Result<Vec<&'static Migration>> {
    let applied: Vec<(String,)> = sql!(all(String,), tx, "SELECT name FROM schema_migration ORDER BY name")?;
    if let Some((unknown,)) = applied.iter().find(|(name,)| MIGRATIONS.iter().all(|m| m.name != name)) {
        return Err(Error::Damaged(format!("the database was written by a newer version of Kontor (it has {unknown})")));
    }
    Ok(MIGRATIONS.iter().filter(|m| applied.iter().all(|(name,)| name != m.name)).collect())
}
