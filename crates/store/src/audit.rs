//! The audit log: who changed which account, and how.

use kontor_model::Millis;
use kontor_model::ids::{OrganizationId, PersonId, new_id};

use crate::access::Operator;
use crate::db::{Store, Tx};
use crate::error::Result;
use crate::rows::Value;

/// One change of an account.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, sqlx::FromRow)]
pub struct AuditEntry {
    /// Sorts by time; the next page begins before the last one's.
    pub id: String,
    /// The account that was changed.
    pub organization_id: Option<String>,
    /// Who did it; nobody named if it was the command line.
    pub person_id: Option<String>,
    /// That person's name.
    pub person_name: Option<String>,
    /// What was done, such as `messaging.off` or `person.create`.
    pub verb: String,
    /// To what; never a secret.
    pub detail: String,
    /// When, in Unix milliseconds.
    pub at: Millis,
}

/// Notes a change in the transaction that makes it.
pub(crate) async fn note(
    tx: &mut Tx,
    organization: &OrganizationId,
    person: Option<&PersonId>,
    verb: &str,
    detail: &str,
    now: Millis,
) -> Result<()> {
    let id = new_id(now);
    sql!(
        run,
        tx,
        "INSERT INTO audit (id, organization_id, person_id, verb, detail, at) VALUES ($1, $2, $3, $4, $5, $6)",
        id.as_str(),
        organization.as_str(),
        person.map(PersonId::as_str),
        verb,
        detail,
        now
    )?;
    Ok(())
}

impl Store {
    /// The newest changes first, of one organization or of all, before the entry `before`.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn audit(
        &self,
        _operator: &Operator,
        organization: Option<&OrganizationId>,
        before: Option<&str>,
        limit: u32,
    ) -> Result<Vec<AuditEntry>> {
        let mut tx = self.read().await?;
        let mut values = Vec::new();
        let mut conditions = String::from("TRUE");
        for (column, wanted) in [("a.organization_id =", organization.map(OrganizationId::as_str)), ("a.id <", before)] {
            if let Some(wanted) = wanted {
                values.push(Value::Text(wanted));
                conditions = format!("{conditions} AND {column} ${}", values.len());
            }
        }
        let text = format!(
            "SELECT a.id, a.organization_id, a.person_id, p.name AS person_name, a.verb, a.detail, a.at
             FROM audit a LEFT JOIN person p ON p.id = a.person_id WHERE {conditions} ORDER BY a.id DESC LIMIT {limit}"
        );
        sql!(all AuditEntry, &mut tx, text, ..&values)
    }
}
