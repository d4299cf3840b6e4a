//! What a firm's own files call its partners, where nobody on the network has that number.

use kontor_model::Millis;
use kontor_model::ids::OrganizationId;

use crate::access::Administrator;
use crate::audit;
use crate::db::{Store, Tx};
use crate::documents::parties::Known;
use crate::error::{Error, Result};
use crate::rows::in_list;

/// A number by which one organization's files name one of its partners. It counts for that organization's documents alone, and only while
/// no organization of the network has it as an identifier.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PartnerAlias {
    /// In comparing form.
    pub scheme: String,
    /// In comparing form.
    pub value: String,
    /// Who is meant.
    #[sqlx(try_from = "String")]
    pub partner: OrganizationId,
    /// That organization's name.
    pub partner_name: String,
    /// Who said so.
    pub person_name: String,
    /// When, in Unix milliseconds.
    pub at: Millis,
}

impl Store {
    /// The numbers that the administrator's organization uses for its partners, by partner, at most 200.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn partner_aliases(&self, by: &Administrator) -> Result<Vec<PartnerAlias>> {
        let mut tx = self.look().await?;
        sql!(
            all PartnerAlias,
            tx,
            "SELECT a.scheme, a.value, a.partner_id AS partner, o.name AS partner_name, p.name AS person_name, a.at
             FROM partner_alias a JOIN organization o ON o.id = a.partner_id JOIN person p ON p.id = a.person_id
             WHERE a.organization_id = $1 ORDER BY o.name_fold, o.id, a.scheme, a.value LIMIT 200",
            by.viewer().organization().as_str()
        )
    }

    /// Forgets one of them: the next document that names it waits again.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is none.
    pub async fn forget_alias(&self, by: &Administrator, scheme: &str, value: &str, now: Millis) -> Result<()> {
        let viewer = by.viewer();
        let own = viewer.organization();
        let mut tx = self.write().await?;
        let text = "DELETE FROM partner_alias WHERE organization_id = $1 AND scheme = $2 AND value = $3";
        if sql!(run, tx, text, own.as_str(), scheme, value)? == 0 {
            return Err(Error::NotFound);
        }
        audit::note(&mut tx, own, Some(viewer.person()), "alias.forget", &format!("{scheme}:{value}"), now).await?;
        tx.commit().await
    }
}

/// Whom this organization means by these identifiers.
pub(crate) async fn meant(tx: &mut Tx, own: &OrganizationId, ids: &[(String, String)]) -> Result<Vec<Known>> {
    let mut values = vec![own.as_str().into()];
    let schemes = in_list(&mut values, ids.iter().map(|(scheme, _)| scheme.as_str()));
    let numbers = in_list(&mut values, ids.iter().map(|(_, value)| value.as_str()));
    let text = format!(
        "SELECT a.scheme, a.value, o.id, o.name FROM partner_alias a JOIN organization o ON o.id = a.partner_id
         WHERE a.organization_id = $1 AND a.scheme IN {schemes} AND a.value IN {numbers}"
    );
    let rows: Vec<(String, String, String, String)> = sql!(all(String, String, String, String), tx, text, ..&values)?;
    let named = ids.iter().filter_map(|(scheme, value)| rows.iter().find(|(s, v, ..)| s == scheme && v == value));
    Ok(named.map(|(_, _, id, name)| Known { id: id.as_str().into(), name: name.clone() }).take(1).collect())
}
