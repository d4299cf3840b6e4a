//! The identifiers of organizations: by them documents find their parties, so each belongs to one organization of the network.

use std::collections::BTreeMap;

use kontor_model::ids::OrganizationId;
use kontor_model::organization::normal_identifier;

use crate::access::Operator;
use crate::db::{Store, Tx};
use crate::error::{Error, Result};
use crate::rows::{self, One, Value, in_list};

/// One identifier of an organization.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, sqlx::FromRow)]
pub struct Identifier {
    /// `network`, `vat`, `nip`, `gln`, `duns`, `peppol` or a name of one's own.
    pub scheme: String,
    /// The form in which it is compared, see [`normal_identifier`].
    pub value: String,
    /// As it was written.
    pub shown: String,
}

/// The forms, in comparing spelling, under which one identifier is known: itself first, then what says the same.
///
/// A Polish VAT number is `PL` and the ten digits of the tax number (NIP), so each of the two stands for both.
pub fn identifier_forms(scheme: &str, value: &str) -> Vec<(String, String)> {
    let (scheme, value) = normal_identifier(scheme, value);
    let digits = value.strip_prefix("PL").unwrap_or(&value);
    let polish = digits.len() == 10 && digits.bytes().all(|b| b.is_ascii_digit());
    let form = |scheme: &str, value: String| (scheme.to_owned(), value);
    match scheme.as_str() {
        "nip" if polish => vec![form("nip", digits.to_owned()), form("vat", format!("PL{digits}"))],
        "vat" if polish && digits.len() < value.len() => vec![form("vat", value.clone()), form("nip", digits.to_owned())],
        _ => vec![(scheme, value)],
    }
}

impl Store {
    /// The organization that has this identifier, in any spelling.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn organization_by_identifier(&self, _operator: &Operator, scheme: &str, value: &str) -> Result<Option<OrganizationId>> {
        let (scheme, value) = normal_identifier(scheme, value);
        let mut tx = self.look().await?;
        let text = "SELECT organization_id FROM organization_identifier WHERE scheme = $1 AND value = $2";
        let found = sql!(optional One<String>, tx, text, scheme.as_str(), value.as_str())?;
        Ok(found.map(|(id,)| id.into()))
    }
}

/// The identifier by which people know a firm: tax numbers first.
pub(crate) fn main_identifier(of: &[Identifier]) -> Option<&Identifier> {
    const ORDER: [&str; 6] = ["vat", "nip", "gln", "duns", "peppol", "network"];
    of.iter().min_by_key(|id| ORDER.iter().position(|scheme| *scheme == id.scheme).unwrap_or(ORDER.len()))
}

/// Gives the organization these identifiers in place of those it has.
///
/// [`Error::Taken`] if one belongs to another organization.
pub(crate) async fn replace(tx: &mut Tx, organization: &OrganizationId, given: &[(String, String)]) -> Result<()> {
    sql!(run, tx, "DELETE FROM organization_identifier WHERE organization_id = $1", organization.as_str())?;
    let mut forms = BTreeMap::new();
    // What was given itself is kept as written, even where another given one says the same.
    for (scheme, value) in given {
        if let Some(own) = identifier_forms(scheme, value).into_iter().next() {
            forms.insert(own, value.trim().to_owned());
        }
    }
    for (scheme, value) in given {
        for same in identifier_forms(scheme, value).into_iter().skip(1) {
            let shown = same.1.clone();
            forms.entry(same).or_insert(shown);
        }
    }
    for ((scheme, value), shown) in &forms {
        let values = [scheme.into(), value.into(), Value::Text(organization.as_str()), shown.into()];
        let head = "INSERT INTO organization_identifier (scheme, value, organization_id, shown)";
        if rows::insert(tx, head, 4, &values, "ON CONFLICT DO NOTHING").await? == 0 {
            return Err(Error::Taken(format!("{scheme}:{value}")));
        }
    }
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    organization_id: String,
    #[sqlx(flatten)]
    identifier: Identifier,
}

/// The identifiers of each of these organizations.
pub(crate) async fn of<'a>(tx: &mut Tx, organizations: impl IntoIterator<Item = &'a str>) -> Result<BTreeMap<String, Vec<Identifier>>> {
    let mut values = Vec::new();
    let list = in_list(&mut values, organizations);
    let text = format!(
        "SELECT organization_id, scheme, value, shown FROM organization_identifier WHERE organization_id IN {list} ORDER BY scheme, value"
    );
    let rows = sql!(all Row, tx, text, ..&values)?;
    let mut found: BTreeMap<String, Vec<Identifier>> = BTreeMap::new();
    for row in rows {
        found.entry(row.organization_id).or_default().push(row.identifier);
    }
    Ok(found)
}
