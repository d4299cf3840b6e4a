//! A document comes in: known already, new, a further version, held for its partner, or in conflict with one that is there.

use kontor_model::ids::{DocumentId, new_id};
use kontor_model::{DocumentKind, DocumentStatus, Millis, Saying, fold};

use super::Record;
use super::parties::{self, Parties};
use super::versions::{self, Existing};
use crate::access::Viewer;
use crate::blobs::Stored;
use crate::db::{Store, Tx};
use crate::error::{Error, Result};
use crate::rows::{self, Value};

/// A party as a document describes it.
#[derive(Debug, Clone, Default)]
pub struct IncomingParty {
    /// Its name; often missing in cXML.
    pub name: String,
    /// Every identifier as (scheme, value), in any spelling; one that matches is enough.
    pub ids: Vec<(String, String)>,
}

/// A document that was read, and whose original is kept already (see [`Store::keep`]).
#[derive(Debug, Clone)]
pub struct Incoming {
    /// What kind it is.
    pub kind: DocumentKind,
    /// Its number as its issuer wrote it. Never empty.
    pub number: String,
    /// What tells apart numbers that its issuer gives twice a year: `KSeF`'s kinds of invoices each have numbers of their own. Mostly empty.
    pub series: String,
    /// Who sells.
    pub seller: IncomingParty,
    /// Who buys.
    pub buyer: IncomingParty,
    /// Whether the buyer wrote this invoice or credit note in the seller's name.
    pub self_billed: bool,
    /// Calendar date `YYYY-MM-DD`, or empty.
    pub issue_date: String,
    /// Calendar date `YYYY-MM-DD`, or empty.
    pub due_date: String,
    /// ISO 4217, or empty.
    pub currency: String,
    /// The total as a decimal with a point, or empty.
    pub total: String,
    /// The total as a whole number for sorting, in ten-thousandths.
    pub total_sort: i64,
    /// Numbers of the orders it refers to.
    pub order_references: Vec<String>,
    /// Numbers, or cXML `payloadID`s, of what it corrects, answers or replaces.
    pub preceding_references: Vec<String>,
    /// What makes sending it twice the same: the cXML `payloadID`, else the hash of its bytes.
    pub transport_key: String,
    /// SHA-256 of the bytes as they came but for masked secrets, hexadecimal.
    pub original_hash: String,
    /// The kept original.
    pub original: Stored,
    /// The file's name for download, see [`kontor_model::text::file_name`].
    pub original_name: String,
    /// The original's media type.
    pub media_type: String,
    /// The family of formats: `ubl`, `cxml` …
    pub format: String,
    /// The canonical record, one JSON object. `payee_accounts` is read from it, and `warnings` may grow.
    pub record: String,
    /// What it says about those it refers to, if it says anything.
    pub says: Option<Saying>,
    /// Whether its format says that it stands alone, or takes the place of one sent before.
    pub operation: Operation,
}

/// How a document relates to one sent before under its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Operation {
    /// It stands by itself.
    #[default]
    New,
    /// It takes the place of the earlier one.
    Replaces,
    /// It takes the earlier one back.
    Withdraws,
}

impl Incoming {
    /// Whether nothing is to be expected of it any more.
    pub(super) fn withdraws(&self) -> bool {
        self.kind == DocumentKind::OrderCancel || self.operation == Operation::Withdraws
    }

    /// Whether it may take the place of an earlier one: orders are changed, the rest only where its format says so.
    fn may_replace(&self) -> bool {
        self.kind.numbered_as() == DocumentKind::Order || self.operation != Operation::New
    }
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Received {
    /// It is there, and both parties see it.
    New(DocumentId),
    /// It is a further version of an order; the number of that version.
    Version(DocumentId, i64),
    /// The same was there already; nothing changed.
    Same(DocumentId),
    /// It is kept for its sender alone until the other party is on the network and related.
    Held(DocumentId),
    /// Another document has this number or transport key; nothing changed.
    Conflict(DocumentId),
    /// Neither party is the sender's organization, or both are.
    NotAParty,
    /// The other side issues this kind of document, so it alone may bring it in.
    NotTheIssuer,
    /// The person lacks the permission for this kind of document.
    NoPermission,
}

/// How often it is tried again when another one got in between.
const TRIES: u32 = 5;

/// Everything about one arrival.
pub(super) struct Arrival<'a> {
    pub viewer: &'a Viewer,
    pub incoming: &'a Incoming,
    pub parties: Parties,
    pub now: Millis,
}

impl Store {
    /// Takes a document in for the viewer's organization, in one transaction with everything that follows from it:
    /// both parties' lists, the search index, events in its conversations, hints.
    ///
    /// # Errors
    /// If the database does not answer, or the record is not a JSON object. What may not come in is a [`Received`].
    pub async fn receive_document(&self, viewer: &Viewer, incoming: &Incoming, now: Millis) -> Result<Received> {
        if !viewer.permissions().may_open(incoming.kind.topic()) {
            return Ok(Received::NoPermission);
        }
        for _ in 1..TRIES {
            match self.receive_once(viewer, incoming, now).await {
                Ok(Some(received)) => return Ok(received),
                Ok(None) => {}
                Err(fault) if fault.is_passing() => {}
                Err(fault) => return Err(fault),
            }
        }
        self.receive_once(viewer, incoming, now).await?.ok_or(Error::Busy(1))
    }

    /// One try; `None` if another transaction brought the same in at this very moment.
    async fn receive_once(&self, viewer: &Viewer, incoming: &Incoming, now: Millis) -> Result<Option<Received>> {
        let mut tx = self.write().await?;
        if let Some(known) = known(&mut tx, viewer, incoming).await? {
            return Ok(Some(known));
        }
        let parties = match parties::find(&mut tx, viewer, incoming).await? {
            Ok(parties) => parties,
            Err(refused) => return Ok(Some(refused)),
        };
        let arrival = Arrival { viewer, incoming, parties, now };
        let received = match versions::existing(&mut tx, &arrival).await? {
            None => first(&mut tx, &arrival).await?,
            Some(existing) => again(&mut tx, &arrival, existing).await?,
        };
        let Some(received) = received else { return Ok(None) };
        if let Received::New(id) | Received::Version(id, _) | Received::Same(id) | Received::Held(id) = &received {
            if !receipt(&mut tx, &arrival, id).await? {
                return Ok(None);
            }
            tx.commit().await?;
        }
        Ok(Some(received))
    }
}

/// The same transport key from the same organization is answered from its receipt.
async fn known(tx: &mut Tx, viewer: &Viewer, incoming: &Incoming) -> Result<Option<Received>> {
    let row = sql!(
        optional(String, String),
        tx,
        "SELECT document_id, original_hash FROM document_receipt WHERE organization_id = $1 AND transport_key = $2",
        viewer.organization().as_str(),
        &incoming.transport_key
    )?;
    Ok(row.map(|(id, hash)| if hash == incoming.original_hash { Received::Same(id.into()) } else { Received::Conflict(id.into()) }))
}

async fn receipt(tx: &mut Tx, arrival: &Arrival<'_>, id: &DocumentId) -> Result<bool> {
    let rows = sql!(
        run,
        tx,
        "INSERT INTO document_receipt (organization_id, transport_key, original_hash, document_id, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING",
        arrival.viewer.organization().as_str(),
        &arrival.incoming.transport_key,
        &arrival.incoming.original_hash,
        id.as_str(),
        arrival.now
    )?;
    Ok(rows == 1)
}

/// The first with its number: kept for its sender, then handed over if the partner is there.
async fn first(tx: &mut Tx, arrival: &Arrival<'_>) -> Result<Option<Received>> {
    let id = DocumentId::from(new_id(arrival.now));
    crate::blobs::touch(tx, &arrival.incoming.original, arrival.now).await?;
    if !insert(tx, arrival, id.as_str()).await? {
        return Ok(None);
    }
    own_side(tx, arrival, id.as_str()).await?;
    references(tx, arrival, id.as_str()).await?;
    settle(tx, arrival, &id).await.map(|held| Some(if held { Received::Held(id) } else { Received::New(id) }))
}

/// One with its number is there: the same, a further version of an order, or a conflict.
async fn again(tx: &mut Tx, arrival: &Arrival<'_>, existing: Existing) -> Result<Option<Received>> {
    let id = DocumentId::from(existing.id.as_str());
    if existing.original_hash == arrival.incoming.original_hash {
        return Ok(Some(Received::Same(id)));
    }
    let partner = arrival.parties.partner.as_ref().map(|known| known.id.as_str());
    let other_partner = existing.partner().is_some() && existing.partner() != partner;
    if !arrival.incoming.may_replace() || other_partner {
        return Ok(Some(Received::Conflict(id)));
    }
    crate::blobs::touch(tx, &arrival.incoming.original, arrival.now).await?;
    let version = versions::replace(tx, arrival, &existing).await?;
    sql!(run, tx, "DELETE FROM document_reference WHERE document_id = $1", id.as_str())?;
    references(tx, arrival, id.as_str()).await?;
    if existing.partner().is_some() {
        versions::announce(tx, arrival, &existing).await?;
        return Ok(Some(Received::Version(id, version)));
    }
    sql!(run, tx, "DELETE FROM held_identifier WHERE document_id = $1", id.as_str())?;
    settle(tx, arrival, &id).await.map(|held| Some(if held { Received::Held(id) } else { Received::Version(id, version) }))
}

/// Hands it over to the partner, or notes by which identifiers it waits for one. Says whether it waits.
async fn settle(tx: &mut Tx, arrival: &Arrival<'_>, id: &DocumentId) -> Result<bool> {
    if let Some(partner) = &arrival.parties.partner {
        crate::held::hand_over(tx, id.as_str(), partner, arrival.now).await?;
        return Ok(false);
    }
    let ids = &arrival.parties.partner_ids;
    let values: Vec<Value<'_>> = ids.iter().flat_map(|(scheme, value)| [id.as_str().into(), scheme.into(), value.into()]).collect();
    rows::insert(tx, "INSERT INTO held_identifier (document_id, scheme, value)", 3, &values, "ON CONFLICT DO NOTHING").await?;
    let words = format!("{} {}", arrival.incoming.number, arrival.parties.partner_name);
    crate::search::index_head(tx, "d", id.as_str(), arrival.viewer.organization(), &words).await?;
    Ok(true)
}

async fn insert(tx: &mut Tx, arrival: &Arrival<'_>, id: &str) -> Result<bool> {
    let Arrival { viewer, incoming, parties, now } = arrival;
    Record::read(&incoming.record)?;
    let own = viewer.organization().as_str();
    let (seller, buyer) = if parties.selling { (Some(own), None) } else { (None, Some(own)) };
    let (seller_name, buyer_name) = if parties.selling {
        (viewer.organization_name(), parties.partner_name.as_str())
    } else {
        (parties.partner_name.as_str(), viewer.organization_name())
    };
    let rows = sql!(
        run,
        tx,
        "INSERT INTO document (id, issuer_id, seller_id, buyer_id, state, kind, numbered_as, number, number_fold, number_year, version,
           topic, seller_name, buyer_name, issue_date, due_date, currency, total, total_sort, status, format, record, original_sha256,
           original_hash, original_name, original_size, media_type, transport_id, sent_by, sent_for, received_at, says)
         VALUES ($1, $2, $3, $4, 'waiting_for_partner', $5, $6, $7, $8, $9, 1, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
           $21, $22, $23, $24, $25, $26, $27, $2, $28, $29)
         ON CONFLICT DO NOTHING",
        id,
        own,
        seller,
        buyer,
        incoming.kind.as_str(),
        incoming.kind.numbered_as().as_str(),
        &incoming.number,
        fold(&incoming.number),
        number_year(incoming),
        incoming.kind.topic().as_str(),
        seller_name,
        buyer_name,
        &incoming.issue_date,
        &incoming.due_date,
        &incoming.currency,
        &incoming.total,
        incoming.total_sort,
        status(incoming).as_str(),
        &incoming.format,
        &incoming.record,
        &incoming.original.sha256,
        &incoming.original_hash,
        &incoming.original_name,
        incoming.original.size,
        &incoming.media_type,
        &incoming.transport_key,
        viewer.person().as_str(),
        *now,
        says(incoming)
    )?;
    Ok(rows == 1)
}

async fn own_side(tx: &mut Tx, arrival: &Arrival<'_>, id: &str) -> Result<()> {
    let incoming = arrival.incoming;
    sql!(
        run,
        tx,
        "INSERT INTO document_side (organization_id, document_id, partner_fold, topic, kind, status, number_fold, issue_date, due_date,
           total_sort, received_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        arrival.viewer.organization().as_str(),
        id,
        fold(&arrival.parties.partner_name),
        incoming.kind.topic().as_str(),
        incoming.kind.as_str(),
        status(incoming).as_str(),
        fold(&incoming.number),
        &incoming.issue_date,
        &incoming.due_date,
        incoming.total_sort,
        arrival.now
    )?;
    Ok(())
}

async fn references(tx: &mut Tx, arrival: &Arrival<'_>, id: &str) -> Result<()> {
    let incoming = arrival.incoming;
    let preceding = match incoming.kind {
        DocumentKind::Invoice | DocumentKind::CreditNote => DocumentKind::Invoice.as_str(),
        _ => "",
    };
    let own = arrival.viewer.organization().as_str();
    let mut values: Vec<Value<'_>> = Vec::new();
    let orders = incoming.order_references.iter().map(|number| (DocumentKind::Order.as_str(), number));
    for (numbered_as, number) in orders.chain(incoming.preceding_references.iter().map(|number| (preceding, number))) {
        let itself = *number == incoming.number && (numbered_as.is_empty() || numbered_as == incoming.kind.numbered_as().as_str());
        if !itself && !number.is_empty() {
            values.extend([Value::Text(id), Value::Text(numbered_as), Value::Text(number), Value::Text(own)]);
        }
    }
    let head = "INSERT INTO document_reference (document_id, numbered_as, number, issuer_id)";
    rows::insert(tx, head, 4, &values, "ON CONFLICT DO NOTHING").await?;
    Ok(())
}

/// Where a document begins.
pub(super) fn status(incoming: &Incoming) -> DocumentStatus {
    if incoming.withdraws() { DocumentStatus::Cancelled } else { DocumentStatus::Received }
}

/// What it says about others; one that is taken back says nothing any more.
pub(super) fn says(incoming: &Incoming) -> &'static str {
    incoming.says.filter(|_| !incoming.withdraws()).map_or("", Saying::as_str)
}

/// Many firms number anew each year; an order keeps its number over the turn of the year, so that it can be changed.
pub(super) fn number_year(incoming: &Incoming) -> String {
    let year = match incoming.kind.numbered_as() {
        DocumentKind::Order => "",
        _ => incoming.issue_date.get(..4).unwrap_or(""),
    };
    [year, &incoming.series].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
