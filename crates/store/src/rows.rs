//! Statements whose number of rows or values is known only at run time, in few shapes so that their plans are cached.

use sqlx::AssertSqlSafe;

use crate::db::{Conn, Engine, Tx};
use crate::error::Result;

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

/// The largest number of rows in one statement.
const ROWS: usize = 256;

/// Inserts rows of `width` values in statements of 1, 2, 4 … 256 rows: `head` is `INSERT INTO t (…)`, `tail` what follows the values.
pub(crate) async fn insert(tx: &mut Tx, head: &str, width: usize, values: &[Value<'_>], tail: &str) -> Result<u64> {
    let mut done = 0;
    let mut rest = values;
    while !rest.is_empty() {
        let rows = shape_within(rest.len() / width);
        let (now, later) = rest.split_at(rows * width);
        let text = format!("{head} VALUES {} {tail}", tuples(rows, width, tx.engine()));
        done += run(tx, text, now).await?;
        rest = later;
    }
    Ok(done)
}

/// The largest power of two, at most [`ROWS`], that does not pass `left`.
fn shape_within(left: usize) -> usize {
    let mut rows = 1;
    while rows * 2 <= left && rows * 2 <= ROWS {
        rows *= 2;
    }
    rows
}

/// SQLite looks a parameter's name up by walking all of them, for each that is bound; those without a name it finds at once.
fn tuples(rows: usize, width: usize, engine: Engine) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(rows * width * 5);
    for row in 0..rows {
        text.push_str(if row == 0 { "(" } else { ",(" });
        for column in 0..width {
            text.push_str(if column == 0 { "" } else { "," });
            // Writing to a String cannot fail.
            let _ = match engine {
                Engine::Sqlite => write!(text, "?"),
                Engine::Postgres => write!(text, "${}", row * width + column + 1),
            };
        }
        text.push(')');
    }
    text
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
