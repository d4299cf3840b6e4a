//! The ways on from a document that waits: its sender asks the party for a relationship, or says which partner it is.

use kontor_model::Millis;
use kontor_model::ids::OrganizationId;

use super::list::{HeldDocument, Standing, held_one};
use crate::access::Administrator;
use crate::audit;
use crate::db::{Store, Tx};
use crate::documents::parties::{Known, pair};
use crate::error::{Error, Result};
use crate::keeper::Keeper;
use crate::relationships;
use crate::rows::{self, Value, in_list};

/// At most this many are handed over at once.
const MOST: usize = 100;

impl Store {
    /// Asks whoever the document names for a trading relationship, or accepts the one that they asked for. Says how they stand now:
    /// with [`Standing::Related`] the document is delivered.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the document does not wait or is not theirs; [`Error::Conflict`] (`party`) if it names nobody who is on the
    /// network, (`same`) if that is the sender, (`declined`) if it said no within the last 30 days.
    pub async fn ask_held_party(&self, by: &Administrator, document: &str, now: Millis) -> Result<Standing> {
        let viewer = by.viewer();
        let own = viewer.organization();
        let mut tx = self.write().await?;
        let held = held_one(&mut tx, &Keeper::Administrator(by), document).await?;
        let party = held.unrelated.first().ok_or(Error::Conflict("party"))?;
        let standing = match party.standing {
            Standing::Strangers => {
                if relationships::was_declined(&mut tx, own, &party.id, now).await? {
                    return Err(Error::Conflict("declined"));
                }
                let (buyer, supplier) = if held.selling { (&party.id, own) } else { (own, &party.id) };
                relationships::ask(&mut tx, buyer, supplier, own, Some(viewer.person()), now).await?;
                Standing::Asked
            }
            Standing::Asked => Standing::Asked,
            Standing::AskedByThem | Standing::Related => {
                relationships::agree(&mut tx, viewer, &party.id, now).await?;
                Standing::Related
            }
        };
        tx.commit().await?;
        Ok(standing)
    }

    /// Says which partner a document is for, which hands over all from the same sender that name the party alike. Says how many.
    ///
    /// What an administrator says is remembered for later documents of that organization, and counts for these alone: it gives
    /// nobody an identifier. A document that names no number at all is known by the party's name, this once.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the document does not wait or is not theirs; [`Error::Conflict`] (`relationship`) if the two are not
    /// related, (`identifier`) if the document names another organization of the network.
    pub async fn link_held<'k>(
        &self,
        keeper: impl Into<Keeper<'k>>,
        document: &str,
        partner: &OrganizationId,
        now: Millis,
    ) -> Result<usize> {
        let keeper = keeper.into();
        let mut tx = self.write().await?;
        let held = held_one(&mut tx, &keeper, document).await?;
        if !held.unrelated.is_empty() && held.unrelated.iter().all(|known| known.id != *partner) {
            return Err(Error::Conflict("identifier"));
        }
        let partner = related(&mut tx, &held.sender, partner).await?;
        if let Keeper::Administrator(by) = keeper {
            remember(&mut tx, by, &held, &partner, now).await?;
        }
        let alike = alike(&mut tx, &held).await?;
        for document in &alike {
            super::hand_over(&mut tx, document, &partner, now).await?;
        }
        audit::note(&mut tx, &held.sender, keeper.person(), "document.link", &format!("{}: {}", held.number, partner.name), now).await?;
        tx.commit().await?;
        Ok(alike.len())
    }
}

/// The partner, if papers go between the two.
async fn related(tx: &mut Tx, own: &OrganizationId, partner: &OrganizationId) -> Result<Known> {
    let (low, high) = pair(own.as_str(), partner.as_str());
    let found = sql!(
        optional(String,),
        tx,
        "SELECT o.name FROM organization o JOIN relationship r ON r.low = $1 AND r.high = $2
         WHERE o.id = $3 AND r.status IN ('active', 'suspended')",
        low,
        high,
        partner.as_str()
    )?;
    let (name,) = found.ok_or(Error::Conflict("relationship"))?;
    Ok(Known { id: partner.clone(), name })
}

async fn remember(tx: &mut Tx, by: &Administrator, held: &HeldDocument, partner: &Known, now: Millis) -> Result<()> {
    let (own, person) = (by.viewer().organization().as_str(), by.viewer().person().as_str());
    let mut values: Vec<Value<'_>> = Vec::new();
    for (scheme, value) in &held.identifiers {
        values.extend([own.into(), scheme.into(), value.into(), partner.id.as_str().into(), person.into(), Value::Int(now)]);
    }
    let into = "INSERT INTO partner_alias (organization_id, scheme, value, partner_id, person_id, at)";
    let newest = "ON CONFLICT (organization_id, scheme, value) DO UPDATE SET partner_id = excluded.partner_id,
       person_id = excluded.person_id, at = excluded.at";
    rows::insert(tx, into, 6, &values, newest).await?;
    Ok(())
}

/// It, and what else its sender has waiting for the same party.
async fn alike(tx: &mut Tx, held: &HeldDocument) -> Result<Vec<String>> {
    let mut values: Vec<Value<'_>> = vec![held.sender.as_str().into()];
    let condition = if held.identifiers.is_empty() {
        values.push(Value::Text(&held.waits_for));
        "CASE WHEN d.seller_id IS NULL THEN d.seller_name ELSE d.buyer_name END = $2
         AND NOT EXISTS (SELECT 1 FROM held_identifier h WHERE h.document_id = d.id)"
            .to_owned()
    } else {
        let schemes = in_list(&mut values, held.identifiers.iter().map(|(scheme, _)| scheme.as_str()));
        let numbers = in_list(&mut values, held.identifiers.iter().map(|(_, value)| value.as_str()));
        format!(
            "EXISTS (SELECT 1 FROM held_identifier h WHERE h.document_id = d.id AND h.scheme IN {schemes} AND h.value IN {numbers})
             AND NOT EXISTS (SELECT 1 FROM held_identifier h
               JOIN organization_identifier i ON i.scheme = h.scheme AND i.value = h.value WHERE h.document_id = d.id)"
        )
    };
    let text = format!(
        "SELECT d.id FROM document d WHERE d.state = 'waiting_for_partner' AND d.sent_for = $1 AND {condition}
         ORDER BY d.received_at, d.id LIMIT {MOST}"
    );
    let found: Vec<(String,)> = sql!(all(String,), tx, text, ..&values)?;
    let others = found.into_iter().map(|(id,)| id).filter(|id| id != held.id.as_str());
    Ok([held.id.to_string()].into_iter().chain(others).collect())
}
