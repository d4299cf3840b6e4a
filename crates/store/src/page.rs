//! Where a list ordered by name goes on.

use std::str::FromStr;

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
