//! A party of a document: its name, its address and every identifier it is known by.

use serde::{Deserialize, Serialize};

use crate::identifier;

const MAX_IDS: usize = 200;

/// A seller or a buyer, as a document describes it. Names are often missing in cXML.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Party {
    /// The registered name, else the trading name (BT-27, BT-44).
    pub name: Option<String>,
    /// Every identifier, in the order of the file, each once.
    pub ids: Vec<Identifier>,
    /// Street and house number, further lines behind a comma.
    pub street: Option<String>,
    /// Town.
    pub city: Option<String>,
    /// Postal code.
    pub postcode: Option<String>,
    /// ISO 3166-1 code of two letters, if the issuer kept to it.
    pub country: Option<String>,
}

/// Somebody else who has to do with a document: who financed the claim, gets the goods, pays (`KSeF` `Podmiot3`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct OtherParty {
    /// A stable word: `factor`, `recipient`, `predecessor`, `additional_buyer`, `issuer`, `payer`, `local_government_issuer`,
    /// `local_government_recipient`, `vat_group_issuer`, `vat_group_recipient`, `employee`, or `other`.
    pub role: String,
    /// What the issuer calls the role, where it is none of these.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub described: Option<String>,
    /// Who it is.
    pub party: Party,
}

impl Party {
    /// Nothing tells who this is.
    pub fn is_unknown(&self) -> bool {
        self.name.is_none() && self.ids.is_empty()
    }

    /// The identifier to show: VAT, else legal, else any other, else a tax number, else the electronic
    /// address; as written.
    pub fn best_id(&self) -> Option<&str> {
        let best = self.ids.iter().min_by_key(|id| id.kind.rank())?;
        Some(&best.value)
    }

    /// All identifiers under the schemes that organizations are registered by, normalised by [`crate::normalise`], each
    /// once. A partner is recognised if **any** of them is its own.
    pub fn scheme_values(&self) -> Vec<(String, String)> {
        let mut found: Vec<(String, String)> = Vec::new();
        for id in &self.ids {
            for pair in identifier::schemes_of(id, self.country.as_deref()) {
                if !found.contains(&pair) {
                    found.push(pair);
                }
            }
        }
        found
    }

    /// Adds an identifier, up to a number that no firm reaches: each is compared with all others.
    pub(crate) fn add(&mut self, id: Identifier) {
        if self.ids.len() < MAX_IDS && !id.value.is_empty() && !self.ids.contains(&id) {
            self.ids.push(id);
        }
    }
}

/// One identifier of a party, as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identifier {
    /// What it is used for.
    pub kind: IdentifierKind,
    /// The scheme as written: UBL `schemeID`, cXML `domain`.
    #[serde(default)]
    pub scheme: Option<String>,
    /// The value as written, without white space around it.
    pub value: String,
}

/// What an identifier is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdentifierKind {
    /// VAT number (BT-31, BT-48), a Polish NIP among them.
    Vat,
    /// Number in a register of companies (BT-30, BT-47).
    Legal,
    /// Anything else, such as a supplier number (BT-29, BT-46).
    Other,
    /// Global Location Number of GS1.
    Gln,
    /// Number of Dun & Bradstreet.
    Duns,
    /// Account on a procurement network.
    Network,
    /// Electronic address, for routing (BT-34, BT-49).
    Endpoint,
    /// Tax number that is no VAT number (BT-32).
    Tax,
}

impl IdentifierKind {
    /// The word used in JSON, and as scheme where a document names none.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Vat => "vat",
            Self::Legal => "legal",
            Self::Other => "other",
            Self::Gln => "gln",
            Self::Duns => "duns",
            Self::Network => "network",
            Self::Endpoint => "endpoint",
            Self::Tax => "tax",
        }
    }

    /// Lower is better to show.
    fn rank(self) -> u8 {
        match self {
            Self::Vat => 0,
            Self::Legal => 1,
            Self::Other | Self::Gln | Self::Duns | Self::Network => 2,
            Self::Tax => 3,
            Self::Endpoint => 4,
        }
    }
}
