//! Many rows brought over as one text: on SQLite a value costs more on its way through the driver than in the database.

use serde::de::{self, DeserializeOwned, Deserializer, Visitor};
use serde::{Deserialize, forward_to_deserialize_any};
use sqlx::FromRow;
use sqlx::postgres::PgRow;

use crate::db::{Engine, Tx};
use crate::error::{Error, Result};
use crate::rows::{self, One, Value};

/// As `all`, for rows whose fields are named as the columns of the statement and also read by serde: in their order, as JSON.
///
/// SQLite makes an array of each row and one text of all of them; the order of the statement stays, as the rows are gathered
/// in the order in which it gives them. PostgreSQL, whose driver reads from one buffer, gives rows as ever.
pub(crate) async fn packed<R>(tx: &mut Tx, text: String, values: &[Value<'_>]) -> Result<Vec<R>>
where
    R: DeserializeOwned + Send + Unpin + for<'r> FromRow<'r, PgRow> + for<'r> FromRow<'r, sqlx::sqlite::SqliteRow>,
{
    match tx.engine() {
        Engine::Sqlite => {
            let fields = fields_of::<R>()?.join(", ");
            let text = format!("SELECT '[' || group_concat(json_array({fields}), ',') || ']' FROM ({text})");
            let gathered: Option<One<Option<String>>> = rows::optional(tx, text, values).await?;
            let Some((Some(gathered),)) = gathered else { return Ok(Vec::new()) };
            serde_json::from_str(&gathered).map_err(|fault| Error::Damaged(fault.to_string()))
        }
        Engine::Postgres => rows::all(tx, text, values).await,
    }
}

/// SQLite has no booleans of its own: they come as 0 and 1.
pub(crate) fn flag<'de, D: Deserializer<'de>>(from: D) -> std::result::Result<bool, D::Error> {
    Ok(i64::deserialize(from)? != 0)
}

/// As [`flag`], where nothing may stand.
pub(crate) fn maybe_flag<'de, D: Deserializer<'de>>(from: D) -> std::result::Result<Option<bool>, D::Error> {
    Ok(Option::<i64>::deserialize(from)?.map(|number| number != 0))
}

/// The names of a struct's fields, which it tells to whoever it would be read from.
fn fields_of<R: DeserializeOwned>() -> Result<&'static [&'static str]> {
    let mut asked = Asked(&[]);
    // It cannot be read from nothing; only its question counts.
    let _ = R::deserialize(&mut asked);
    if asked.0.is_empty() { Err(Error::Damaged("rows of a type without named fields".to_owned())) } else { Ok(asked.0) }
}

/// Hears which fields are asked for.
struct Asked(&'static [&'static str]);

impl<'de> Deserializer<'de> for &mut Asked {
    type Error = de::value::Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        _: V,
    ) -> std::result::Result<V::Value, Self::Error> {
        self.0 = fields;
        Err(de::Error::custom("only asked"))
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> std::result::Result<V::Value, Self::Error> {
        Err(de::Error::custom("not a struct"))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct
        seq tuple tuple_struct map enum identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    #[expect(dead_code, reason = "only their names count")]
    struct Row {
        id: String,
        told_seq: i64,
    }

    #[test]
    fn a_row_names_its_fields_in_their_order() {
        assert_eq!(fields_of::<Row>().unwrap(), ["id", "told_seq"]);
        assert!(fields_of::<(String, i64)>().is_err());
    }
}
