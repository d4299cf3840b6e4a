//! Documents that wait for their partner, and the moment in which one is handed over.

pub(crate) mod alias;
pub(crate) mod list;
pub(crate) mod ways;

use kontor_model::ids::OrganizationId;
use kontor_model::{DocumentKind, Millis, Topic, fold};

use crate::db::{Store, Tx};
use crate::documents::parties::{Known, pair};
use crate::documents::{Record, Remark};
use crate::error::Result;
use crate::hints::{Hint, HintKind};
use crate::rows::{self, Value};

/// Hands over what waits for this organization, and what of its own waits for those it is related to now.
///
/// To be called inside the transaction that creates an organization, an identifier or a relationship, or makes a
/// relationship active. At most 100 documents; the rest follows by [`Store::deliver_held`].
pub(crate) async fn deliver(tx: &mut Tx, organization: &OrganizationId, now: Millis) -> Result<u64> {
    const TO_IT: &str = "SELECT d.id, i.organization_id, o.name FROM organization_identifier i
         JOIN held_identifier h ON h.scheme = i.scheme AND h.value = i.value
         JOIN document d ON d.id = h.document_id AND d.state = 'waiting_for_partner'
         JOIN relationship r ON (r.low = i.organization_id AND r.high = d.sent_for) OR (r.high = i.organization_id AND r.low = d.sent_for)
         JOIN organization o ON o.id = i.organization_id
         WHERE i.organization_id = $1 AND r.status IN ('active', 'suspended') ORDER BY d.received_at, d.id LIMIT 100";
    const FROM_IT: &str = "SELECT d.id, i.organization_id, o.name FROM document d
         JOIN held_identifier h ON h.document_id = d.id
         JOIN organization_identifier i ON i.scheme = h.scheme AND i.value = h.value
         JOIN relationship r ON (r.low = i.organization_id AND r.high = d.sent_for) OR (r.high = i.organization_id AND r.low = d.sent_for)
         JOIN organization o ON o.id = i.organization_id
         WHERE d.issuer_id = $1 AND d.state = 'waiting_for_partner' AND r.status IN ('active', 'suspended')
         ORDER BY d.received_at, d.id LIMIT 100";
    let mut found: Vec<(String, String, String)> = sql!(all(String, String, String), tx, TO_IT, organization.as_str())?;
    found.extend(sql!(all(String, String, String), tx, FROM_IT, organization.as_str())?);
    hand_over_all(tx, found, now).await
}

impl Store {
    /// Hands over what waits though its partner is there, at most 100 at a time: what came in at the very moment in which
    /// the partner did, and what was too much for that one transaction. Says how many; called from time to time.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn deliver_held(&self, now: Millis) -> Result<u64> {
        let mut tx = self.write().await?;
        let found: Vec<(String, String, String)> = sql!(
            all(String, String, String),
            tx,
            "SELECT d.id, i.organization_id, o.name FROM document d
             JOIN held_identifier h ON h.document_id = d.id
             JOIN organization_identifier i ON i.scheme = h.scheme AND i.value = h.value
             JOIN relationship r ON (r.low = i.organization_id AND r.high = d.sent_for) OR (r.high = i.organization_id AND r.low = d.sent_for)
             JOIN organization o ON o.id = i.organization_id
             WHERE d.state = 'waiting_for_partner' AND r.status IN ('active', 'suspended') ORDER BY d.received_at, d.id LIMIT 100"
        )?;
        let done = hand_over_all(&mut tx, found, now).await?;
        tx.commit().await?;
        Ok(done)
    }
}

/// A document that matches by several identifiers stands there several times.
async fn hand_over_all(tx: &mut Tx, mut found: Vec<(String, String, String)>, now: Millis) -> Result<u64> {
    let mut done = 0;
    found.sort();
    found.dedup_by(|one, other| one.0 == other.0);
    for (document, organization, name) in found {
        done += u64::from(hand_over(tx, &document, &Known { id: organization.into(), name }, now).await?);
    }
    Ok(done)
}

#[derive(sqlx::FromRow)]
struct Waiting {
    sent_for: String,
    sender_name: String,
    seller_id: Option<String>,
    #[sqlx(try_from = "String")]
    kind: DocumentKind,
    #[sqlx(try_from = "String")]
    topic: Topic,
    number: String,
    record: String,
}

/// Gives a waiting document to its partner: both see it from now on. Says whether it was still waiting.
pub(crate) async fn hand_over(tx: &mut Tx, document: &str, partner: &Known, now: Millis) -> Result<bool> {
    let lock = if tx.locking().is_empty() { "" } else { "FOR UPDATE OF d" };
    let text = format!(
        "SELECT d.sent_for, o.name AS sender_name, d.seller_id, d.kind, d.topic, d.number, d.record
         FROM document d JOIN organization o ON o.id = d.sent_for WHERE d.id = $1 AND d.state = 'waiting_for_partner' {lock}"
    );
    let waiting: Option<Waiting> = sql!(optional Waiting, tx, text, ..&[Value::Text(document)])?;
    let Some(waiting) = waiting else { return Ok(false) };
    let selling = waiting.seller_id.is_some();
    let mut record = Record::read(&waiting.record)?;
    let (seller, buyer) =
        if selling { (waiting.sent_for.as_str(), partner.id.as_str()) } else { (partner.id.as_str(), waiting.sent_for.as_str()) };
    let (seller_name, buyer_name) = if selling { (&waiting.sender_name, &partner.name) } else { (&partner.name, &waiting.sender_name) };
    for account in accounts(tx, seller, buyer, document, &record, now).await? {
        record.remark(&Remark::account_new(&account))?;
    }
    let (low, high) = pair(seller, buyer);
    sql!(
        run,
        tx,
        "UPDATE document SET seller_id = $2, buyer_id = $3, low = $4, high = $5, state = 'delivered', record = $6, seller_name = $7,
           buyer_name = $8, delivered_at = $9 WHERE id = $1",
        document,
        seller,
        buyer,
        low,
        high,
        record.write()?,
        seller_name,
        buyer_name,
        now
    )?;
    sides(tx, document, &waiting, partner, now).await?;
    sql!(run, tx, "DELETE FROM held_identifier WHERE document_id = $1", document)?;
    crate::documents::story::delivered(tx, document).await?;
    Ok(true)
}

/// What each of the two lists, finds and hears of.
async fn sides(tx: &mut Tx, document: &str, waiting: &Waiting, partner: &Known, now: Millis) -> Result<()> {
    let (sender, receiver) = (waiting.sent_for.as_str(), partner.id.as_str());
    sql!(
        run,
        tx,
        "UPDATE document_side SET partner_id = $3, partner_fold = $4 WHERE organization_id = $1 AND document_id = $2",
        sender,
        document,
        receiver,
        fold(&partner.name)
    )?;
    sql!(
        run,
        tx,
        "INSERT INTO document_side (organization_id, document_id, partner_id, partner_fold, topic, kind, status, number_fold, issue_date,
           due_date, total_sort, received_at)
         SELECT $3, document_id, organization_id, $4, topic, kind, status, number_fold, issue_date, due_date, total_sort, $5
         FROM document_side WHERE organization_id = $1 AND document_id = $2",
        sender,
        document,
        receiver,
        fold(&waiting.sender_name),
        now
    )?;
    for (organization, other) in [(sender, &partner.name), (receiver, &waiting.sender_name)] {
        let words = format!("{} {other}", waiting.number);
        crate::search::index_head(tx, "d", document, &organization.into(), &words).await?;
        tx.hint(Hint::new(HintKind::Document, organization, waiting.topic, now).document(document));
    }
    tracing::debug!(document, kind = %waiting.kind, "handed over");
    Ok(())
}

/// Remembers the accounts to pay to, and gives those that are new where others were seen before.
async fn accounts(tx: &mut Tx, seller: &str, buyer: &str, document: &str, record: &Record, now: Millis) -> Result<Vec<String>> {
    let asked = record.payee_accounts();
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let seen: Vec<(String,)> =
        sql!(all(String,), tx, "SELECT account FROM payee_account WHERE seller_id = $1 AND buyer_id = $2", seller, buyer)?;
    let values: Vec<Value<'_>> =
        asked.iter().flat_map(|account| [seller.into(), buyer.into(), Value::Text(account), document.into(), Value::Int(now)]).collect();
    let head = "INSERT INTO payee_account (seller_id, buyer_id, account, document_id, at)";
    rows::insert(tx, head, 5, &values, "ON CONFLICT DO NOTHING").await?;
    let is_new = |account: &String| !seen.is_empty() && seen.iter().all(|(known,)| known != account);
    Ok(asked.into_iter().filter(is_new).collect())
}
