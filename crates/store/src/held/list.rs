//! Which documents wait for their partner, and why: for the administrators of their sender, and for the operator.

use kontor_model::ids::{DocumentId, OrganizationId};
use kontor_model::{DocumentKind, Millis, RelationshipStatus, Topic};

use crate::access::Administrator;
use crate::db::{Store, Tx};
use crate::documents::list::topics;
use crate::error::{Error, Result};
use crate::keeper::Keeper;
use crate::rows::{One, Value, in_list};

/// A document that waits, and why.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct HeldDocument {
    /// Its id.
    pub id: DocumentId,
    /// What it is.
    pub kind: DocumentKind,
    /// Its number as written.
    pub number: String,
    /// Whose it is; it sees the document already.
    pub sender: OrganizationId,
    /// That organization's name.
    pub sender_name: String,
    /// Whether the sender sells in it, and so waits for a customer.
    pub selling: bool,
    /// What the document calls the party it waits for.
    pub waits_for: String,
    /// The identifiers by which that party will be recognised, as scheme and value.
    pub identifiers: Vec<(String, String)>,
    /// The organizations that have one of these identifiers: each is there, but not related to the sender. If there is none, the
    /// party is unknown to the network.
    pub unrelated: Vec<KnownParty>,
    /// When it came in, in Unix milliseconds.
    pub received_at: Millis,
}

/// An organization for which a document may wait, and how it stands with the sender.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct KnownParty {
    /// Its id.
    pub id: OrganizationId,
    /// Its name on the network.
    pub name: String,
    /// What lies between the two.
    pub standing: Standing,
}

/// How two organizations stand before papers go between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Nothing.
    Strangers,
    /// The sender asked for a relationship, and the other has not answered.
    Asked,
    /// The other asked for one, and the sender has not answered.
    AskedByThem,
    /// They are related, so it is being delivered.
    Related,
}

/// At most this many are listed.
const MOST: usize = 200;

#[derive(sqlx::FromRow)]
struct HeldRow {
    id: String,
    #[sqlx(try_from = "String")]
    kind: DocumentKind,
    number: String,
    sent_for: String,
    sender_name: String,
    selling: bool,
    waits_for: String,
    received_at: Millis,
}

/// An identifier of a document, and whoever has it.
#[derive(sqlx::FromRow)]
struct Named {
    document_id: String,
    scheme: String,
    value: String,
    organization_id: Option<String>,
    name: Option<String>,
}

#[derive(sqlx::FromRow)]
struct Bond {
    low: String,
    high: String,
    #[sqlx(try_from = "String")]
    status: RelationshipStatus,
    changed_by: Option<String>,
}

impl Store {
    /// The documents that wait for their partner, the oldest first, at most 200: for the operator those of all, for an administrator
    /// those of the own organization that this person may open.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn held_documents<'k>(&self, keeper: impl Into<Keeper<'k>>) -> Result<Vec<HeldDocument>> {
        let mut values = Vec::new();
        let own = ours(&keeper.into(), &mut values);
        let order = format!("ORDER BY d.received_at, d.id LIMIT {MOST}");
        complete(&mut self.read().await?, &format!("{own} {order}"), &values).await
    }

    /// How many of them the own organization has, as far as this person may open them; no more than 100 are counted.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn count_held(&self, by: &Administrator) -> Result<i64> {
        let viewer = by.viewer();
        let mut values = vec![viewer.organization().as_str().into()];
        let topics = in_list(&mut values, topics(viewer, Topic::None).iter().map(|topic| topic.as_str()));
        let text = format!(
            "SELECT COUNT(*) FROM (SELECT document_id FROM document_side WHERE organization_id = $1 AND topic IN {topics}
               AND partner_id IS NULL LIMIT 100) AS held"
        );
        let counted: Option<One<i64>> = sql!(optional One<i64>, &mut self.look().await?, text, ..&values)?;
        Ok(counted.map_or(0, |(count,)| count))
    }

    /// One of them.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it does not wait, or is not theirs.
    pub async fn held_document<'k>(&self, keeper: impl Into<Keeper<'k>>, document: &str) -> Result<HeldDocument> {
        held_one(&mut self.read().await?, &keeper.into(), document).await
    }

    /// The canonical record of a document that waits, which says of the party all that its file does.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it does not wait, or is not theirs.
    pub async fn held_record<'k>(&self, keeper: impl Into<Keeper<'k>>, document: &str) -> Result<String> {
        let mut tx = self.read().await?;
        let held = held_one(&mut tx, &keeper.into(), document).await?;
        Ok(sql!(one(String,), tx, "SELECT record FROM document WHERE id = $1", held.id.as_str())?.0)
    }
}

/// A document that waits and that this keeper may do something about; else [`Error::NotFound`].
pub(super) async fn held_one(tx: &mut Tx, keeper: &Keeper<'_>, document: &str) -> Result<HeldDocument> {
    let mut values = Vec::new();
    let own = ours(keeper, &mut values);
    values.push(document.into());
    let condition = format!("{own} AND d.id = ${}", values.len());
    complete(tx, &condition, &values).await?.pop().ok_or(Error::NotFound)
}

/// The condition for those that this keeper may see.
fn ours<'a>(keeper: &Keeper<'a>, values: &mut Vec<Value<'a>>) -> String {
    let Keeper::Administrator(who) = *keeper else { return String::new() };
    let viewer = who.viewer();
    let topics = in_list(values, topics(viewer, Topic::None).iter().map(|topic| topic.as_str()));
    values.push(viewer.organization().as_str().into());
    format!("AND d.topic IN {topics} AND d.sent_for = ${}", values.len())
}

async fn complete(tx: &mut Tx, condition: &str, values: &[Value<'_>]) -> Result<Vec<HeldDocument>> {
    let text = format!(
        "SELECT d.id, d.kind, d.number, d.sent_for, o.name AS sender_name, d.seller_id IS NOT NULL AS selling,
           CASE WHEN d.seller_id IS NULL THEN d.seller_name ELSE d.buyer_name END AS waits_for, d.received_at
         FROM document d JOIN organization o ON o.id = d.sent_for WHERE d.state = 'waiting_for_partner' {condition}"
    );
    let rows: Vec<HeldRow> = sql!(all HeldRow, tx, text, ..values)?;
    let mut values = Vec::new();
    let list = in_list(&mut values, rows.iter().map(|row| row.id.as_str()));
    let text = format!(
        "SELECT h.document_id, h.scheme, h.value, i.organization_id, o.name FROM held_identifier h
         LEFT JOIN organization_identifier i ON i.scheme = h.scheme AND i.value = h.value
         LEFT JOIN organization o ON o.id = i.organization_id
         WHERE h.document_id IN {list} ORDER BY h.document_id, h.scheme, h.value"
    );
    let named: Vec<Named> = sql!(all Named, tx, text, ..&values)?;
    let bonds = bonds(tx, &rows, &named).await?;
    Ok(rows.into_iter().map(|row| row.waiting(&named, &bonds)).collect())
}

/// The relationships between all these senders and all those who are known.
async fn bonds(tx: &mut Tx, rows: &[HeldRow], named: &[Named]) -> Result<Vec<Bond>> {
    let known: Vec<&str> = named.iter().filter_map(|one| one.organization_id.as_deref()).collect();
    if known.is_empty() {
        return Ok(Vec::new());
    }
    let mut all: Vec<&str> = rows.iter().map(|row| row.sent_for.as_str()).chain(known).collect();
    all.sort_unstable();
    all.dedup();
    let mut values = Vec::new();
    let (lows, highs) = (in_list(&mut values, all.iter().copied()), in_list(&mut values, all.iter().copied()));
    let text = format!("SELECT low, high, status, changed_by FROM relationship WHERE low IN {lows} AND high IN {highs}");
    sql!(all Bond, tx, text, ..&values)
}

impl HeldRow {
    fn waiting(self, named: &[Named], bonds: &[Bond]) -> HeldDocument {
        let own: Vec<&Named> = named.iter().filter(|one| one.document_id == self.id).collect();
        let mut unrelated: Vec<KnownParty> = Vec::new();
        for one in &own {
            let (Some(id), Some(name)) = (&one.organization_id, &one.name) else { continue };
            if unrelated.iter().all(|known| known.id.as_str() != id) {
                unrelated.push(KnownParty { id: id.as_str().into(), name: name.clone(), standing: standing(bonds, &self.sent_for, id) });
            }
        }
        HeldDocument {
            identifiers: own.iter().map(|one| (one.scheme.clone(), one.value.clone())).collect(),
            unrelated,
            id: self.id.into(),
            kind: self.kind,
            number: self.number,
            sender: self.sent_for.into(),
            sender_name: self.sender_name,
            selling: self.selling,
            waits_for: self.waits_for,
            received_at: self.received_at,
        }
    }
}

fn standing(bonds: &[Bond], sender: &str, other: &str) -> Standing {
    let (low, high) = crate::documents::parties::pair(sender, other);
    match bonds.iter().find(|bond| bond.low == low && bond.high == high) {
        None => Standing::Strangers,
        Some(bond) if bond.status != RelationshipStatus::Requested => Standing::Related,
        Some(bond) if bond.changed_by.as_deref() == Some(sender) => Standing::Asked,
        Some(_) => Standing::AskedByThem,
    }
}
