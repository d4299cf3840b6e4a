//! Who the parties of a document are: found by any of their identifiers.

use kontor_model::ids::OrganizationId;
use kontor_model::{DocumentKind, IssuedBy};

use super::receive::{Incoming, IncomingParty, Received};
use crate::access::Viewer;
use crate::db::Tx;
use crate::error::Result;
use crate::identifiers::identifier_forms;
use crate::rows::in_list;

/// An organization of the network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Known {
    pub id: OrganizationId,
    pub name: String,
}

/// Where the sender stands, and who stands on the other side.
#[derive(Debug)]
pub(crate) struct Parties {
    /// Whether the sender sells.
    pub selling: bool,
    /// The other party, if it is on the network and related to the sender.
    pub partner: Option<Known>,
    /// The identifiers by which the other party may be recognised later.
    pub partner_ids: Vec<(String, String)>,
    /// What the document calls the other party, else its first identifier.
    pub partner_name: String,
}

/// Every identifier of a party as it is compared, with what says the same.
fn identifiers(party: &IncomingParty) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for pair in party.ids.iter().flat_map(|(scheme, value)| identifier_forms(scheme, value)) {
        if !pair.1.is_empty() && !found.contains(&pair) {
            found.push(pair);
        }
    }
    found
}

/// The parties, or why the sender may not bring this document in.
pub(super) async fn find(tx: &mut Tx, viewer: &Viewer, incoming: &Incoming) -> Result<Result<Parties, Received>> {
    let (seller_ids, buyer_ids) = (identifiers(&incoming.seller), identifiers(&incoming.buyer));
    let sellers = owners(tx, &seller_ids).await?;
    let buyers = owners(tx, &buyer_ids).await?;
    let own = |found: &[Known]| found.iter().any(|known| known.id == *viewer.organization());
    let selling = match (own(&sellers), own(&buyers)) {
        (true, false) => true,
        (false, true) => false,
        (false, false) | (true, true) => return Ok(Err(Received::NotAParty)),
    };
    if !may_issue(incoming.kind, incoming.self_billed, selling) {
        return Ok(Err(Received::NotTheIssuer));
    }
    let (party, partner_ids, mut candidates) =
        if selling { (&incoming.buyer, buyer_ids, buyers) } else { (&incoming.seller, seller_ids, sellers) };
    if candidates.is_empty() && !partner_ids.is_empty() {
        candidates = crate::held::alias::meant(tx, viewer.organization(), &partner_ids).await?;
    }
    let partner_name = if party.name.trim().is_empty() {
        partner_ids.first().map(|(_, value)| value.clone()).unwrap_or_default()
    } else {
        party.name.trim().to_owned()
    };
    let partner = related(tx, viewer.organization(), candidates).await?;
    Ok(Ok(Parties { selling, partner, partner_ids, partner_name }))
}

fn may_issue(kind: DocumentKind, self_billed: bool, selling: bool) -> bool {
    match kind.issued_by(self_billed) {
        IssuedBy::Seller => selling,
        IssuedBy::Buyer => !selling,
        IssuedBy::Either => true,
    }
}

/// The organizations to which these identifiers, in any spelling, belong.
pub(crate) async fn owners_of(tx: &mut Tx, ids: &[(String, String)]) -> Result<Vec<OrganizationId>> {
    let party = IncomingParty { name: String::new(), ids: ids.to_vec() };
    Ok(owners(tx, &identifiers(&party)).await?.into_iter().map(|known| known.id).collect())
}

/// The organizations to which these identifiers belong, in the order of the identifiers.
async fn owners(tx: &mut Tx, ids: &[(String, String)]) -> Result<Vec<Known>> {
    let mut values = Vec::new();
    let schemes = in_list(&mut values, ids.iter().map(|(scheme, _)| scheme.as_str()));
    let numbers = in_list(&mut values, ids.iter().map(|(_, value)| value.as_str()));
    let text = format!(
        "SELECT i.scheme, i.value, o.id, o.name FROM organization_identifier i JOIN organization o ON o.id = i.organization_id
         WHERE i.scheme IN {schemes} AND i.value IN {numbers}"
    );
    let rows: Vec<(String, String, String, String)> = sql!(all(String, String, String, String), tx, text, ..&values)?;
    let mut found: Vec<Known> = Vec::new();
    for (scheme, value) in ids {
        let Some((_, _, id, name)) = rows.iter().find(|(s, v, _, _)| s == scheme && v == value) else { continue };
        if found.iter().all(|known| known.id.as_str() != id) {
            found.push(Known { id: id.as_str().into(), name: name.clone() });
        }
    }
    Ok(found)
}

/// The first of them with whom papers may be exchanged: the relationship is active, or suspended.
///
/// What is suspended stops talking, not the papers of trade under way; what is only requested delivers nothing, so that
/// nobody can flood a firm that has not said yes.
async fn related(tx: &mut Tx, own: &OrganizationId, candidates: Vec<Known>) -> Result<Option<Known>> {
    for candidate in candidates {
        let (low, high) = pair(own.as_str(), candidate.id.as_str());
        let row = sql!(
            optional(i64,),
            tx,
            "SELECT created_at FROM relationship WHERE low = $1 AND high = $2 AND status IN ('active', 'suspended')",
            low,
            high
        )?;
        if row.is_some() {
            return Ok(Some(candidate));
        }
    }
    Ok(None)
}

/// Two organizations in the order in which a pair is stored.
pub(crate) fn pair<'a>(one: &'a str, other: &'a str) -> (&'a str, &'a str) {
    if one < other { (one, other) } else { (other, one) }
}
