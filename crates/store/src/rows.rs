//! Statements whose number of rows or values is known only at run time, in few shapes so that their plans are cached.

use sqlx::AssertSqlSafe;

use crate::db::{Conn, Engine, Tx};
use crate::error::{Error, Result};

/// A row of one column.
pub(crate) type One<T> = (T,);

/// A value to bind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Value<'a> {
    Text(&'a str),
    MaybeText(Option<&'a str>),
    Int(i64),
    MaybeInt(Option<i64>),
    Bool(bool),
}

impl serde::Serialize for Value<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        match *self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::MaybeText(text) => text.serialize(serializer),
            Self::Int(number) => serializer.serialize_i64(number),
            Self::MaybeInt(number) => number.serialize(serializer),
            Self::Bool(yes) => serializer.serialize_bool(yes),
        }
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}
impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}
impl<'a> From<Option<&'a str>> for Value<'a> {
    fn from(text: Option<&'a str>) -> Self {
        Self::MaybeText(text)
    }
}
impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}
impl From<Option<i64>> for Value<'_> {
    fn from(number: Option<i64>) -> Self {
        Self::MaybeInt(number)
    }
}
impl From<bool> for Value<'_> {
    fn from(yes: bool) -> Self {
        Self::Bool(yes)
    }
}

macro_rules! bound {
    ($query:expr, $values:expr) => {{
        let mut query = $query;
        for value in $values {
            query = match *value {
                Value::Text(text) => query.bind(text),
                Value::MaybeText(text) => query.bind(text),
                Value::Int(number) => query.bind(number),
                Value::MaybeInt(number) => query.bind(number),
                Value::Bool(yes) => query.bind(yes),
            };
        }
        query
    }};
}

macro_rules! fetching {
    ($name:ident, $fetch:ident, $out:ty) => {
        pub(crate) async fn $name<R>(tx: &mut Tx, text: String, values: &[Value<'_>]) -> Result<$out>
        where
            R: Send + Unpin + for<'r> sqlx::FromRow<'r, sqlx::sqlite::SqliteRow> + for<'r> sqlx::FromRow<'r, sqlx::postgres::PgRow>,
        {
            Ok(match tx.conn() {
                Conn::Sqlite(c) => bound!(sqlx::query_as::<sqlx::Sqlite, R>(AssertSqlSafe(text)), values).$fetch(c).await?,
                Conn::Postgres(c) => bound!(sqlx::query_as::<sqlx::Postgres, R>(AssertSqlSafe(text)), values).$fetch(c).await?,
            })
        }
    };
}
fetching!(all, fetch_all, Vec<R>);
fetching!(optional, fetch_optional, Option<R>);

/// Runs a statement and says how many rows it changed.
pub(crate) async fn run(tx: &mut Tx, text: String, values: &[Value<'_>]) -> Result<u64> {
    Ok(match tx.conn() {
        Conn::Sqlite(c) => bound!(sqlx::query::<sqlx::Sqlite>(AssertSqlSafe(text)), values).execute(c).await?.rows_affected(),
        Conn::Postgres(c) => bound!(sqlx::query::<sqlx::Postgres>(AssertSqlSafe(text)), values).execute(c).await?.rows_affected(),
    })
}

/// The largest number of rows in one statement of PostgreSQL.
const ROWS: usize = 256;

/// Writes rows of `width` values: `head` is `INSERT INTO t (…)`, or an `UPDATE … FROM (` that finds them as `column1`, `column2` …;
/// `tail` is what follows the rows.
///
/// SQLite gets all of them as one text, in a statement that is always the same: hundreds of parameters cost more than reading it.
/// PostgreSQL gets statements of 1, 2, 4 … 256 rows.
pub(crate) async fn insert(tx: &mut Tx, head: &str, width: usize, values: &[Value<'_>], tail: &str) -> Result<u64> {
    match tx.engine() {
        Engine::Sqlite if values.is_empty() => Ok(0),
        Engine::Sqlite => {
            let rows: Vec<&[Value<'_>]> = values.chunks(width).collect();
            let rows = serde_json::to_string(&rows).map_err(|fault| Error::Damaged(fault.to_string()))?;
            let columns: Vec<String> = (0..width).map(|column| format!("value ->> {column} AS column{}", column + 1)).collect();
            // Without the WHERE, an ON CONFLICT would be read as a join: https://sqlite.org/lang_upsert.html section 2.2.
            run(tx, format!("{head} SELECT {} FROM jsonb_each(?) WHERE TRUE {tail}", columns.join(", ")), &[Value::Text(&rows)]).await
        }
        Engine::Postgres => {
            let (mut done, mut rest) = (0, values);
            while !rest.is_empty() {
                let rows = shape_within(rest.len() / width);
                let (now, later) = rest.split_at(rows * width);
                done += run(tx, format!("{head} VALUES {} {tail}", tuples(rows, width)), now).await?;
                rest = later;
            }
            Ok(done)
        }
    }
}

/// The largest power of two, at most [`ROWS`], that does not pass `left`.
fn shape_within(left: usize) -> usize {
    let mut rows = 1;
    while rows * 2 <= left && rows * 2 <= ROWS {
        rows *= 2;
    }
    rows
}

fn tuples(rows: usize, width: usize) -> String {
    let tuple = |row: usize| {
        let numbers: Vec<String> = (1..=width).map(|column| format!("${}", row * width + column)).collect();
        format!("({})", numbers.join(","))
    };
    (0..rows).map(tuple).collect::<Vec<_>>().join(",")
}

/// A list for `IN (…)`, its length padded to a power of two by repeating the last value; `first` is the number of its first parameter.
///
/// An empty list gives one that matches nothing.
pub(crate) fn in_list<'a>(values: &mut Vec<Value<'a>>, items: impl IntoIterator<Item = &'a str>) -> String {
    let first = values.len() + 1;
    values.extend(items.into_iter().map(Value::Text));
    if values.len() < first {
        values.push(Value::Text(""));
    }
    let length = (values.len() + 1 - first).next_power_of_two();
    if let Some(last) = values.last().copied() {
        values.resize(first - 1 + length, last);
    }
    let numbers: Vec<String> = (first..first + length).map(|n| format!("${n}")).collect();
    format!("({})", numbers.join(","))
}

/// A list for `(a, b) IN (VALUES …)` of texts and numbers, padded like [`in_list`].
pub(crate) fn pair_list<'a>(values: &mut Vec<Value<'a>>, items: impl IntoIterator<Item = (&'a str, i64)>) -> String {
    let first = values.len() + 1;
    let mut pairs: Vec<(&str, i64)> = items.into_iter().collect();
    pairs.resize(pairs.len().next_power_of_two(), pairs.last().copied().unwrap_or(("", 0)));
    values.extend(pairs.iter().flat_map(|(text, number)| [Value::Text(text), Value::Int(*number)]));
    let tuples: Vec<String> = (0..pairs.len()).map(|pair| format!("(${},${})", first + pair * 2, first + pair * 2 + 1)).collect();
    format!("(VALUES {})", tuples.join(","))
}
