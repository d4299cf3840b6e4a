//! Trading relationships: one for a pair of organizations, who sells to whom, and where it stands.

use kontor_model::ids::{OrganizationId, PersonId};
use kontor_model::{Millis, Permission, RelationshipStatus};

use crate::access::{Operator, Viewer};
use crate::audit;
use crate::db::{Store, Tx};
use crate::error::{Error, Result};
use crate::organizations::admitted;
use crate::rows::{One, Value};

/// So long a firm that was declined does not ask the same one again: 30 days.
const DECLINED_MS: Millis = 30 * 24 * 60 * 60 * 1000;

/// A trading relationship as the operator sees it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Relationship {
    /// Buys; where each sells to the other, the one that was named so.
    pub buyer: OrganizationId,
    /// Sells.
    pub supplier: OrganizationId,
    /// Whether each also deals the other way round.
    pub both_ways: bool,
    /// Where it stands.
    pub status: RelationshipStatus,
    /// Since when, in Unix milliseconds.
    pub since: Millis,
}

/// An organization that asked for a relationship.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RelationshipRequest {
    /// Its id.
    #[sqlx(try_from = "String")]
    pub id: OrganizationId,
    /// Its name.
    pub name: String,
    /// When it asked, in Unix milliseconds.
    pub since: Millis,
}

impl Store {
    /// Joins a buyer and a supplier, active at once; the other way round as well makes it both.
    ///
    /// A requested relationship becomes active; a suspended one stays so until it is resumed.
    ///
    /// # Errors
    /// [`Error::NotFound`] if one of them is not on the network; [`Error::Conflict`] (`same`) if they are one.
    pub async fn create_relationship(
        &self,
        operator: &Operator,
        buyer: &OrganizationId,
        supplier: &OrganizationId,
        now: Millis,
    ) -> Result<Relationship> {
        let (low, high) = pair(buyer, supplier)?;
        let mut tx = self.write().await?;
        both_known(&mut tx, low, high).await?;
        sql!(
            run,
            tx,
            "INSERT INTO relationship (low, high, low_sells, high_sells, status, since, created_at)
             VALUES ($1, $2, $3, $4, 'active', $5, $5)
             ON CONFLICT (low, high) DO UPDATE SET
               low_sells = relationship.low_sells OR excluded.low_sells, high_sells = relationship.high_sells OR excluded.high_sells,
               since = CASE WHEN relationship.status = 'requested' THEN excluded.since ELSE relationship.since END,
               status = CASE WHEN relationship.status = 'requested' THEN 'active' ELSE relationship.status END",
            low.as_str(),
            high.as_str(),
            low == supplier,
            high == supplier,
            now
        )?;
        audit::note(&mut tx, buyer, operator.person(), "relationship.create", supplier.as_str(), now).await?;
        audit::note(&mut tx, supplier, operator.person(), "relationship.create", buyer.as_str(), now).await?;
        admitted(&mut tx, buyer, now).await?;
        admitted(&mut tx, supplier, now).await?;
        let made = find(&mut tx, buyer, supplier).await?;
        tx.commit().await?;
        Ok(made)
    }

    /// Notes that one of the two asked the other for a relationship; it is active once the other side accepts it.
    ///
    /// # Errors
    /// [`Error::NotFound`] if one of them is not on the network; [`Error::Conflict`] (`same`) if they are one, (`asker`) if
    /// `by` is neither of them, (`relationship`) if they have one already.
    pub async fn request_relationship(
        &self,
        operator: &Operator,
        buyer: &OrganizationId,
        supplier: &OrganizationId,
        by: &OrganizationId,
        now: Millis,
    ) -> Result<Relationship> {
        if ![buyer, supplier].contains(&by) {
            return Err(Error::Conflict("asker"));
        }
        let mut tx = self.write().await?;
        ask(&mut tx, buyer, supplier, by, operator.person(), now).await?;
        let made = find(&mut tx, buyer, supplier).await?;
        tx.commit().await?;
        Ok(made)
    }

    /// Interrupts a relationship for the network; only an operator resumes it.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is none.
    pub async fn suspend_relationship(
        &self,
        operator: &Operator,
        one: &OrganizationId,
        other: &OrganizationId,
        reason: &str,
        now: Millis,
    ) -> Result<Relationship> {
        let mut tx = self.write().await?;
        let change = Change { status: RelationshipStatus::Suspended, by: None, reason, now };
        turn(&mut tx, one, other, &change).await?;
        audit::note(&mut tx, one, operator.person(), "relationship.suspend", other.as_str(), now).await?;
        let changed = find(&mut tx, one, other).await?;
        tx.commit().await?;
        Ok(changed)
    }

    /// Resumes a relationship, whoever had suspended it.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is none.
    pub async fn resume_relationship(
        &self,
        operator: &Operator,
        one: &OrganizationId,
        other: &OrganizationId,
        now: Millis,
    ) -> Result<Relationship> {
        let mut tx = self.write().await?;
        turn(&mut tx, one, other, &Change { status: RelationshipStatus::Active, by: None, reason: "", now }).await?;
        audit::note(&mut tx, one, operator.person(), "relationship.resume", other.as_str(), now).await?;
        admitted(&mut tx, one, now).await?;
        admitted(&mut tx, other, now).await?;
        let changed = find(&mut tx, one, other).await?;
        tx.commit().await?;
        Ok(changed)
    }

    /// The relationship of two organizations, if there is one.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn relationship(&self, _operator: &Operator, one: &OrganizationId, other: &OrganizationId) -> Result<Option<Relationship>> {
        let mut tx = self.read().await?;
        match find(&mut tx, one, other).await {
            Err(Error::NotFound) => Ok(None),
            found => found.map(Some),
        }
    }

    /// Relationships in a fixed order, of one organization or of all, after the one `after`.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn list_relationships(
        &self,
        _operator: &Operator,
        organization: Option<&OrganizationId>,
        after: Option<&Relationship>,
        limit: u32,
    ) -> Result<Vec<Relationship>> {
        let (low, high) = match after {
            Some(last) => pair(&last.buyer, &last.supplier)?,
            None => (&OrganizationId::from(""), &OrganizationId::from("")),
        };
        let mut tx = self.look().await?;
        let text = format!(
            "SELECT low, high, low_sells, high_sells, status, since FROM relationship
             WHERE (low, high) > ($1, $2) AND ($3 = '' OR low = $3 OR high = $3) ORDER BY low, high LIMIT {limit}"
        );
        let values = [low.as_str(), high.as_str(), organization.map_or("", OrganizationId::as_str)].map(Value::Text);
        let rows: Vec<PairRow> = sql!(all PairRow, &mut tx, text, ..&values)?;
        Ok(rows.into_iter().map(|row| row.standing.between(row.high.into(), row.low.into())).collect())
    }

    /// Interrupts the relationship with a partner, for an administrator or a person with `relationships`.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is none or it is not theirs to change; [`Error::Conflict`] (`suspended`) if it is already.
    pub async fn suspend_partner(&self, viewer: &Viewer, partner: &OrganizationId, reason: &str, now: Millis) -> Result<()> {
        may_change(viewer)?;
        let own = viewer.organization();
        let mut tx = self.write().await?;
        if find(&mut tx, own, partner).await?.status == RelationshipStatus::Suspended {
            return Err(Error::Conflict("suspended"));
        }
        turn(&mut tx, own, partner, &Change { status: RelationshipStatus::Suspended, by: Some(own), reason, now }).await?;
        audit::note(&mut tx, own, Some(viewer.person()), "relationship.suspend", partner.as_str(), now).await?;
        tx.commit().await
    }

    /// Resumes the relationship with a partner that one's own side had suspended, or accepts the one that was requested.
    ///
    /// # Errors
    /// As [`Store::suspend_partner`]; [`Error::Conflict`] (`suspended_by_partner`, `suspended_by_operator`) if others did it,
    /// and (`requested`) if one's own side had asked for it and the partner has to answer.
    pub async fn resume_partner(&self, viewer: &Viewer, partner: &OrganizationId, now: Millis) -> Result<()> {
        let mut tx = self.write().await?;
        agree(&mut tx, viewer, partner, now).await?;
        tx.commit().await
    }

    /// The organizations that asked this one for a relationship, the oldest first, at most 20; nobody for those who cannot answer.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn relationship_requests(&self, viewer: &Viewer) -> Result<Vec<RelationshipRequest>> {
        if may_change(viewer).is_err() {
            return Ok(Vec::new());
        }
        let mut tx = self.look().await?;
        sql!(
            all RelationshipRequest,
            tx,
            "SELECT o.id, o.name, r.since FROM relationship r JOIN organization o ON o.id = CASE WHEN r.low = $1 THEN r.high ELSE r.low END
             WHERE (r.low = $1 OR r.high = $1) AND r.status = 'requested' AND r.changed_by <> $1 ORDER BY r.since, o.id LIMIT 20",
            viewer.organization().as_str()
        )
    }

    /// Declines the relationship that a partner asked for, or takes back what one's own side had asked for: there is none any more.
    ///
    /// # Errors
    /// [`Error::NotFound`] if none is asked for, or it is not theirs to answer.
    pub async fn drop_request(&self, viewer: &Viewer, partner: &OrganizationId, now: Millis) -> Result<()> {
        may_change(viewer)?;
        let own = viewer.organization();
        let (low, high) = pair(own, partner)?;
        let mut tx = self.write().await?;
        let text = "DELETE FROM relationship WHERE low = $1 AND high = $2 AND status = 'requested' RETURNING changed_by";
        let dropped = sql!(optional One<Option<String>>, tx, text, low.as_str(), high.as_str())?;
        let (asker,) = dropped.ok_or(Error::NotFound)?;
        let verb = if asker.as_deref() == Some(own.as_str()) { "relationship.drop_request" } else { DECLINE };
        audit::note(&mut tx, own, Some(viewer.person()), verb, partner.as_str(), now).await?;
        tell_both(&mut tx, low, high, now);
        tx.commit().await
    }
}

/// How the log calls it that a request was declined.
const DECLINE: &str = "relationship.decline";

/// Whether `other` declined the last weeks what `asker` asked for: a no is not asked for again the next minute.
pub(crate) async fn was_declined(tx: &mut Tx, asker: &OrganizationId, other: &OrganizationId, now: Millis) -> Result<bool> {
    let text = "SELECT COUNT(*) FROM audit WHERE organization_id = $1 AND verb = $2 AND detail = $3 AND at > $4";
    let (times,) = sql!(one One<i64>, tx, text, other.as_str(), DECLINE, asker.as_str(), now - DECLINED_MS)?;
    Ok(times > 0)
}

/// Notes that `by`, one of the two, asks the other for a relationship.
pub(crate) async fn ask(
    tx: &mut Tx,
    buyer: &OrganizationId,
    supplier: &OrganizationId,
    by: &OrganizationId,
    person: Option<&PersonId>,
    now: Millis,
) -> Result<()> {
    let (low, high) = pair(buyer, supplier)?;
    both_known(tx, low, high).await?;
    let made = sql!(
        run,
        tx,
        "INSERT INTO relationship (low, high, low_sells, high_sells, status, changed_by, since, created_at)
         VALUES ($1, $2, $3, $4, 'requested', $5, $6, $6) ON CONFLICT DO NOTHING",
        low.as_str(),
        high.as_str(),
        low == supplier,
        high == supplier,
        by.as_str(),
        now
    )?;
    if made == 0 {
        return Err(Error::Conflict("relationship"));
    }
    audit::note(tx, by, person, "relationship.request", if by == buyer { supplier } else { buyer }.as_str(), now).await?;
    tell_both(tx, low, high, now);
    Ok(())
}

/// Resumes what one's own side had suspended, or accepts what the other side asked for; see [`Store::resume_partner`].
pub(crate) async fn agree(tx: &mut Tx, viewer: &Viewer, partner: &OrganizationId, now: Millis) -> Result<()> {
    may_change(viewer)?;
    let own = viewer.organization();
    let status = find(tx, own, partner).await?.status;
    let (low, high) = pair(own, partner)?;
    let (by,) =
        sql!(one One<Option<String>>, tx, "SELECT changed_by FROM relationship WHERE low = $1 AND high = $2", low.as_str(), high.as_str())?;
    let ours = by.as_deref() == Some(own.as_str());
    match status {
        RelationshipStatus::Active => return Ok(()),
        RelationshipStatus::Requested if ours => return Err(Error::Conflict("requested")),
        RelationshipStatus::Suspended if by.is_none() => return Err(Error::Conflict("suspended_by_operator")),
        RelationshipStatus::Suspended if !ours => return Err(Error::Conflict("suspended_by_partner")),
        RelationshipStatus::Requested | RelationshipStatus::Suspended => {}
    }
    turn(tx, own, partner, &Change { status: RelationshipStatus::Active, by: Some(own), reason: "", now }).await?;
    audit::note(tx, own, Some(viewer.person()), "relationship.resume", partner.as_str(), now).await?;
    admitted(tx, own, now).await?;
    admitted(tx, partner, now).await
}

fn may_change(viewer: &Viewer) -> Result<()> {
    let may = viewer.permissions();
    if may.has(Permission::Relationships) || may.has(Permission::Administration) { Ok(()) } else { Err(Error::NotFound) }
}

/// The two in the order in which their row stands.
pub(crate) fn pair<'o>(one: &'o OrganizationId, other: &'o OrganizationId) -> Result<(&'o OrganizationId, &'o OrganizationId)> {
    match one.cmp(other) {
        std::cmp::Ordering::Less => Ok((one, other)),
        std::cmp::Ordering::Greater => Ok((other, one)),
        std::cmp::Ordering::Equal => Err(Error::Conflict("same")),
    }
}

/// [`Error::NotFound`] unless the two have a relationship, wherever it stands. Every document delivered and every conversation
/// between two organizations rests on one, so whoever is not joined by it is a stranger.
pub(crate) async fn joined(tx: &mut Tx, own: &OrganizationId, partner: &OrganizationId) -> Result<()> {
    let (low, high) = pair(own, partner).map_err(|_| Error::NotFound)?;
    sql!(one One<String>, tx, "SELECT status FROM relationship WHERE low = $1 AND high = $2", low.as_str(), high.as_str())?;
    Ok(())
}

/// [`Error::NotFound`] unless both are on the network.
async fn both_known(tx: &mut Tx, low: &OrganizationId, high: &OrganizationId) -> Result<()> {
    let (known,) = sql!(one One<i64>, tx, "SELECT COUNT(*) FROM organization WHERE id IN ($1, $2)", low.as_str(), high.as_str())?;
    if known < 2 { Err(Error::NotFound) } else { Ok(()) }
}

struct Change<'c> {
    status: RelationshipStatus,
    by: Option<&'c OrganizationId>,
    reason: &'c str,
    now: Millis,
}

/// Moves a relationship to another status, which both sides' streams are told.
async fn turn(tx: &mut Tx, one: &OrganizationId, other: &OrganizationId, to: &Change<'_>) -> Result<()> {
    let (low, high) = pair(one, other)?;
    let turned = sql!(
        run,
        tx,
        "UPDATE relationship SET status = $3, changed_by = $4, since = $5, reason = $6 WHERE low = $1 AND high = $2",
        low.as_str(),
        high.as_str(),
        to.status.as_str(),
        to.by.map(OrganizationId::as_str),
        to.now,
        to.reason.trim()
    )?;
    if turned == 0 {
        return Err(Error::NotFound);
    }
    tell_both(tx, low, high, to.now);
    Ok(())
}

fn tell_both(tx: &mut Tx, low: &OrganizationId, high: &OrganizationId, now: Millis) {
    for side in [low, high] {
        tx.hint(crate::hints::Hint::new(crate::HintKind::Account, side.as_str(), kontor_model::Topic::None, now));
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    low_sells: bool,
    high_sells: bool,
    #[sqlx(try_from = "String")]
    status: RelationshipStatus,
    since: i64,
}

#[derive(sqlx::FromRow)]
struct PairRow {
    low: String,
    high: String,
    #[sqlx(flatten)]
    standing: Row,
}

impl Row {
    /// Of these two; the first is named as the buyer where it goes both ways.
    fn between(self, first: OrganizationId, second: OrganizationId) -> Relationship {
        let second_sells = if second < first { self.low_sells } else { self.high_sells };
        let (buyer, supplier) = if second_sells { (first, second) } else { (second, first) };
        Relationship { buyer, supplier, both_ways: self.low_sells && self.high_sells, status: self.status, since: self.since }
    }
}

/// The relationship of the two, `buyer` named first where it goes both ways.
async fn find(tx: &mut Tx, buyer: &OrganizationId, supplier: &OrganizationId) -> Result<Relationship> {
    let (low, high) = pair(buyer, supplier).map_err(|_| Error::NotFound)?;
    let row = sql!(one Row, tx,
        "SELECT low_sells, high_sells, status, since FROM relationship WHERE low = $1 AND high = $2", low.as_str(), high.as_str())?;
    Ok(row.between(buyer.clone(), supplier.clone()))
}
