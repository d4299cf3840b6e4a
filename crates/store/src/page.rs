//! Where a list goes on: lists ordered by name in one direction, all others page by page in both, without totals.

use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kontor_model::fold;

use crate::error::Error;

/// The last row of a page, after which the next one begins. As text it can travel as a cursor; it says nothing that the page did not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameKey {
    pub(crate) fold: String,
    pub(crate) id: String,
}

impl NameKey {
    pub(crate) fn of(name: &str, id: &str) -> Self {
        Self { fold: fold(name), id: id.to_owned() }
    }

    /// The folded name and the id to compare with; every row comes after the two empty texts of the first page.
    pub(crate) fn parts(key: Option<&Self>) -> (&str, &str) {
        key.map_or(("", ""), |key| (&key.fold, &key.id))
    }
}

impl std::fmt::Display for NameKey {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{} {}", self.id, self.fold)
    }
}

impl FromStr for NameKey {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self, Error> {
        let (id, fold) = text.split_once(' ').ok_or(Error::NotFound)?;
        Ok(Self { fold: fold.to_owned(), id: id.to_owned() })
    }
}

/// What `LIKE … ESCAPE '\'` compares with to find a folded word anywhere.
pub(crate) fn anywhere(word: &str) -> String {
    let mut pattern = String::with_capacity(word.len() + 2);
    pattern.push('%');
    for letter in word.chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

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

/// Whether this text is a cursor of a list that pages in both directions; lists take another for none and begin anew.
#[must_use]
pub fn is_cursor(text: &str) -> bool {
    Cursor::read(Some(text)).is_some()
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
