//! Trading partners as one of their own sees them: to pick, to look up, to call.

use std::collections::BTreeMap;

use kontor_model::availability::{Account, Dealings};
use kontor_model::ids::OrganizationId;
use kontor_model::{Availability, Millis, Permission, Permissions, Plan, RelationshipStatus, Role, Topic};

use crate::access::Viewer;
use crate::availability::{Bond, talk_topics};
use crate::contacts::{self, Contact};
use crate::db::{Store, Tx};
use crate::error::{Error, Result};
use crate::identifiers::{self, Identifier, main_identifier};
use crate::organizations::{found_by, patterns};
use crate::page::NameKey;
use crate::rows::{Value, in_list};

/// A trading partner, seen from one's own side.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Partner {
    /// Its id.
    pub id: OrganizationId,
    /// Its name.
    pub name: String,
    /// Its city, or empty.
    pub city: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// The identifier it is known by: tax numbers first.
    pub identifier: Option<Identifier>,
    /// Whether it buys from us: a customer.
    pub own_sells: bool,
    /// Whether we buy from it: a supplier.
    pub partner_sells: bool,
    /// Where the relationship stands.
    pub status: RelationshipStatus,
    /// Since when, in Unix milliseconds.
    pub since: Millis,
    /// Whether a conversation may begin, or the first reason why not.
    pub availability: Availability,
    /// Its contact information.
    pub contacts: Vec<Contact>,
    /// When the newest conversation that this person may open was last moved.
    pub recent: Option<Millis>,
}

impl Partner {
    /// Where the list goes on after it.
    pub fn key(&self) -> NameKey {
        NameKey::of(&self.name, self.id.as_str())
    }
}

impl Store {
    /// Trading partners by name, after the row `after`; each word of `query` is looked for in name, city and identifiers.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn partners(&self, viewer: &Viewer, query: Option<&str>, after: Option<&NameKey>, limit: u32) -> Result<Vec<Partner>> {
        let words = patterns(query.unwrap_or_default());
        let (fold, id) = NameKey::parts(after);
        let mut values = vec![Value::Text(viewer.organization().as_str()), Value::Text(fold), Value::Text(id)];
        let found = found_by(&mut values, "p", &words);
        let condition = format!("(p.name_fold, p.id) > ($2, $3){found} ORDER BY p.name_fold, p.id LIMIT {limit}");
        let mut tx = self.read().await?;
        let rows = sql!(all Row, &mut tx, format!("{SELECT} WHERE {condition}"), ..&values)?;
        self.complete(&mut tx, viewer, rows).await
    }

    /// The partners with whom something moved last, the newest first, as the 200 newest conversations tell.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn recent_partners(&self, viewer: &Viewer, limit: u32) -> Result<Vec<Partner>> {
        let own = viewer.organization().as_str();
        let [free, orders, invoices] = talk_topics(viewer.permissions());
        let mut tx = self.read().await?;
        let recent: Vec<(String, i64)> = sql!(
            all(String, i64),
            tx,
            "SELECT s.partner_id, MAX(s.last_at) FROM
               (SELECT partner_id, last_at FROM side WHERE organization_id = $1 AND topic IN ($2, $3, $4) ORDER BY last_at DESC LIMIT 200) s
             GROUP BY s.partner_id ORDER BY MAX(s.last_at) DESC, s.partner_id",
            own,
            free,
            orders,
            invoices
        )?;
        let recent: Vec<(String, i64)> = recent.into_iter().take(usize::try_from(limit).unwrap_or(usize::MAX)).collect();
        let mut values = vec![Value::Text(own)];
        let list = in_list(&mut values, recent.iter().map(|(id, _)| id.as_str()));
        let rows = sql!(all Row, &mut tx, format!("{SELECT} WHERE p.id IN {list}"), ..&values)?;
        let mut partners = self.complete(&mut tx, viewer, rows).await?;
        partners.sort_by_key(|partner| recent.iter().position(|(id, _)| id == partner.id.as_str()));
        Ok(partners)
    }

    /// One trading partner, with its contact information.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a stranger: every document and every conversation between two firms rests on a relationship, so
    /// nobody else is joined to us.
    pub async fn partner(&self, viewer: &Viewer, partner: &OrganizationId) -> Result<Partner> {
        let values = [Value::Text(viewer.organization().as_str()), Value::Text(partner.as_str())];
        let mut tx = self.read().await?;
        let rows = sql!(all Row, &mut tx, format!("{SELECT} WHERE p.id = $2"), ..&values)?;
        self.complete(&mut tx, viewer, rows).await?.pop().ok_or(Error::NotFound)
    }

    /// The names of those who administer one's own account, for whoever needs something changed.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn administrators(&self, viewer: &Viewer) -> Result<Vec<String>> {
        let mut tx = self.read().await?;
        let people: Vec<(String, i64)> = sql!(
            all(String, i64),
            tx,
            "SELECT name, permissions FROM person WHERE organization_id = $1 AND active ORDER BY name_fold, id",
            viewer.organization().as_str()
        )?;
        let administers = |bits: i64| Permissions::from_bits(bits).has(Permission::Administration);
        Ok(people.into_iter().filter(|(_, bits)| administers(*bits)).map(|(name, _)| name).collect())
    }

    /// Adds to the rows of a page what stands in other tables.
    async fn complete(&self, tx: &mut Tx, viewer: &Viewer, rows: Vec<Row>) -> Result<Vec<Partner>> {
        let mut partners: Vec<Partner> = rows.into_iter().map(|row| self.partner_of(viewer, row)).collect();
        let mut identifiers = identifiers::of(tx, partners.iter().map(|p| p.id.as_str())).await?;
        let mut recent = recent(tx, viewer, &partners).await?;
        let mut contacts = contacts::of(tx, partners.iter().map(|p| p.id.as_str())).await?;
        for partner in &mut partners {
            let id = partner.id.as_str();
            partner.identifier = main_identifier(&identifiers.remove(id).unwrap_or_default()).cloned();
            partner.contacts = contacts.remove(id).unwrap_or_default();
            partner.recent = recent.remove(id);
        }
        Ok(partners)
    }

    fn partner_of(&self, viewer: &Viewer, row: Row) -> Partner {
        let bond = Bond {
            partner: Account { plan: row.plan, messaging: row.messaging, role: row.role },
            dealings: Dealings { status: row.status, own_sells: row.own_sells, partner_sells: row.partner_sells },
        };
        Partner {
            id: row.id.into(),
            name: row.name,
            city: row.city,
            country: row.country,
            identifier: None,
            own_sells: row.own_sells,
            partner_sells: row.partner_sells,
            status: row.status,
            since: row.since,
            availability: self.answer(viewer, Topic::None, Some(bond)),
            contacts: Vec::new(),
            recent: None,
        }
    }
}

/// The partners of the organization `$1`.
const SELECT: &str = "SELECT p.id, p.name, p.city, p.country, p.plan, p.messaging, p.role, r.own_sells, r.partner_sells, r.status, r.since
     FROM (SELECT high AS partner, low_sells AS own_sells, high_sells AS partner_sells, status, since FROM relationship WHERE low = $1
           UNION ALL
           SELECT low, high_sells, low_sells, status, since FROM relationship WHERE high = $1) r
     JOIN organization p ON p.id = r.partner";

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    name: String,
    city: String,
    country: String,
    #[sqlx(try_from = "String")]
    plan: Plan,
    messaging: bool,
    #[sqlx(try_from = "String")]
    role: Role,
    own_sells: bool,
    partner_sells: bool,
    #[sqlx(try_from = "String")]
    status: RelationshipStatus,
    since: i64,
}

/// When something last moved with each of them, among what this person may open: one step back in an index each.
async fn recent(tx: &mut Tx, viewer: &Viewer, partners: &[Partner]) -> Result<BTreeMap<String, Millis>> {
    let mut values = vec![Value::Text(viewer.organization().as_str())];
    values.extend(talk_topics(viewer.permissions()).map(Value::Text));
    let list = in_list(&mut values, partners.iter().map(|p| p.id.as_str()));
    let text = format!(
        "SELECT p.id, (SELECT s.last_at FROM side s WHERE s.organization_id = $1 AND s.partner_id = p.id AND s.topic IN ($2, $3, $4)
           ORDER BY s.last_at DESC LIMIT 1) FROM organization p WHERE p.id IN {list}"
    );
    let rows = sql!(all(String, Option<i64>), tx, text, ..&values)?;
    Ok(rows.into_iter().filter_map(|(id, at)| Some((id, at?))).collect())
}
