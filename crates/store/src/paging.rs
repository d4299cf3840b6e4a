//! Pages by keyset: where one ends and the next begins, in both directions, without totals.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// A page of a list, with the way on in both directions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// What stands on it.
    pub items: Vec<T>,
    /// The cursor of the page that follows in the list's order, if there is one.
    pub next: Option<String>,
    /// The cursor of the page before, if there is one.
    pub previous: Option<String>,
}

/// The key by which a row is placed in its list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
pub(crate) enum Key {
    Number(i64),
    Text(String),
}

/// Where a page begins: after or before the row with this key and id.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Cursor {
    /// Whether it leads back towards the beginning of the list.
    pub back: bool,
    pub key: Key,
    pub id: String,
}

impl Cursor {
    /// Opaque text for addresses.
    pub(crate) fn write(&self) -> String {
        // A struct of plain values always has a JSON form.
        URL_SAFE_NO_PAD.encode(serde_json::to_vec(self).unwrap_or_default())
    }

    /// A cursor that is not one of ours counts as none: the list begins anew.
    pub(crate) fn read(text: Option<&str>) -> Option<Self> {
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text?).ok()?).ok()
    }
}

impl<T> Page<T> {
    /// A page of rows that were read in the direction of `cursor`, one more than `limit` if there are more.
    pub(crate) fn of(mut rows: Vec<T>, limit: usize, cursor: Option<&Cursor>, place: impl Fn(&T) -> (Key, String)) -> Self {
        let more = rows.len() > limit;
        rows.truncate(limit);
        let back = cursor.is_some_and(|cursor| cursor.back);
        if back {
            rows.reverse();
        }
        let to = |row: &T, back| {
            let (key, id) = place(row);
            Cursor { back, key, id }.write()
        };
        let (has_next, has_previous) = if back { (true, more) } else { (more, cursor.is_some()) };
        let next = rows.last().filter(|_| has_next).map(|row| to(row, false));
        let previous = rows.first().filter(|_| has_previous).map(|row| to(row, true));
        Self { items: rows, next, previous }
    }
}
