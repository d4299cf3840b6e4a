//! A reference from one document to another.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Kind;

/// Another document, as this one names it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Reference {
    /// What kind of document it is, where that is said or follows from where it is said.
    pub kind: Option<Kind>,
    /// Its number, given by its issuer. Empty where only a network's name for it is known.
    pub number: String,
    /// The day it was issued (BT-26).
    pub date: Option<Date>,
    /// Names given by networks: `payload_id`, `uuid`, `ksef`, `sbdh`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub external_ids: Vec<(String, String)>,
}

impl Reference {
    pub(crate) fn numbered(kind: Kind, number: String) -> Self {
        Self { kind: Some(kind), number, ..Self::default() }
    }

    /// A document of which only a network's name is known.
    pub(crate) fn named(kind: Kind, scheme: &str, id: String) -> Self {
        Self { kind: Some(kind), external_ids: vec![(scheme.to_owned(), id)], ..Self::default() }
    }

    /// Everything it may be found by: the number first, then what networks call it.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let number = Some(self.number.as_str()).filter(|number| !number.is_empty());
        number.into_iter().chain(self.external_ids.iter().map(|(_, id)| id.as_str()))
    }
}

/// More documents than one document refers to; each is compared with all others.
const MOST: usize = 1000;

/// Adds a reference that is not there yet.
pub(crate) fn add(found: &mut Vec<Reference>, reference: Reference) {
    if found.len() < MOST && !found.contains(&reference) {
        found.push(reference);
    }
}
