//! What belongs together: orders, confirmations, ship notices, invoices and credit notes of one pair, joined by their references.

use std::collections::BTreeSet;

use kontor_model::ids::DocumentId;
use kontor_model::{DocumentKind, DocumentStatus};

use super::list::topics;
use crate::access::Paper;
use crate::db::{Store, Tx};
use crate::error::Result;
use crate::rows::{Value, in_list};

/// A document in the chain of another one.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Related {
    /// Its id.
    #[sqlx(try_from = "String")]
    pub id: DocumentId,
    /// What it is.
    #[sqlx(try_from = "String")]
    pub kind: DocumentKind,
    /// Its number as written.
    pub number: String,
    /// Calendar date, or empty.
    pub issue_date: String,
    /// ISO 4217, or empty.
    pub currency: String,
    /// A decimal as written, or empty.
    pub total: String,
    /// Where it stands.
    #[sqlx(try_from = "String")]
    pub status: DocumentStatus,
}

/// How far the chain is followed: from a credit note over its invoice and order to the ship notices.
const STEPS: usize = 4;
/// The most documents of a chain.
const MOST: usize = 60;

/// What stays the same while the chain is followed.
struct Pair<'p> {
    own: &'p str,
    partner: &'p str,
    topics: Vec<&'static str>,
}

impl Store {
    /// The documents that belong with this one, by references in either direction, the oldest first and without itself:
    /// only between the same two organizations, and only what this person may open. A reference that is only a
    /// placeholder finds nothing.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn related(&self, paper: &Paper) -> Result<Vec<Related>> {
        let Some(partner) = paper.partner() else { return Ok(Vec::new()) };
        let own = paper.viewer().organization().as_str();
        let topics = topics(paper.viewer(), kontor_model::Topic::None).into_iter().map(kontor_model::Topic::as_str).collect();
        let pair = Pair { own, partner: partner.as_str(), topics };
        let tx = &mut self.read().await?;
        let mut known: BTreeSet<String> = BTreeSet::from([paper.document().to_string()]);
        let mut newest: Vec<String> = known.iter().cloned().collect();
        let mut chain: Vec<Related> = Vec::new();
        for _ in 0..STEPS {
            let mut found = pair.referred(tx, &newest).await?;
            found.extend(pair.by_transport(tx, &newest).await?);
            found.extend(pair.referring(tx, &newest).await?);
            found.extend(pair.joined(tx, &newest).await?);
            found.retain(|document| known.insert(document.id.to_string()));
            newest = found.iter().map(|document| document.id.to_string()).collect();
            chain.extend(found);
            if newest.is_empty() || chain.len() >= MOST {
                break;
            }
        }
        chain.truncate(MOST);
        chain.sort_by(|one, other| (&one.issue_date, one.kind, &one.id).cmp(&(&other.issue_date, other.kind, &other.id)));
        Ok(chain)
    }
}

impl Pair<'_> {
    /// Looks from these documents `f` through `tables`, joined `on`, to documents `d` of this pair with the same seller: two
    /// firms that sell to each other may use the same numbers.
    ///
    /// `CROSS JOIN` keeps SQLite to this order of tables; it would else walk through all documents of the pair.
    async fn find(&self, tx: &mut Tx, from: &[String], tables: &str, on: &str) -> Result<Vec<Related>> {
        let mut values: Vec<Value<'_>> = vec![self.own.into(), self.partner.into()];
        let topics = in_list(&mut values, self.topics.iter().copied());
        let from = in_list(&mut values, from.iter().map(String::as_str));
        let text = format!(
            "SELECT DISTINCT d.id, d.kind, d.number, d.issue_date, d.currency, d.total, d.status
             FROM {tables} CROSS JOIN document_side s CROSS JOIN document fd
             WHERE f.document_id IN {from} AND {on} AND s.document_id = d.id AND s.organization_id = $1 AND s.partner_id = $2
               AND s.topic IN {topics} AND fd.id = f.document_id AND fd.seller_id = d.seller_id
             ORDER BY d.id LIMIT {MOST}"
        );
        sql!(all Related, tx, text, ..&values)
    }

    /// Those to which these refer by number.
    async fn referred(&self, tx: &mut Tx, from: &[String]) -> Result<Vec<Related>> {
        let on = "d.issuer_id IN ($1, $2) AND d.number = f.number AND (f.numbered_as = d.numbered_as OR f.numbered_as = '')";
        self.find(tx, from, "document_reference f CROSS JOIN document d", on).await
    }

    /// Those to which these refer by the name of their transport, as cXML does by `payloadID`.
    async fn by_transport(&self, tx: &mut Tx, from: &[String]) -> Result<Vec<Related>> {
        let on = "r.organization_id IN ($1, $2) AND r.transport_key = f.number AND d.id = r.document_id";
        self.find(tx, from, "document_reference f CROSS JOIN document_receipt r CROSS JOIN document d", on).await
    }

    /// Those that somebody joined with these by hand.
    async fn joined(&self, tx: &mut Tx, from: &[String]) -> Result<Vec<Related>> {
        let tables = "(SELECT one_id AS document_id, other_id AS to_id FROM document_link
                       UNION ALL SELECT other_id, one_id FROM document_link) f CROSS JOIN document d";
        self.find(tx, from, tables, "d.id = f.to_id").await
    }

    /// Those that refer to these by number.
    async fn referring(&self, tx: &mut Tx, from: &[String]) -> Result<Vec<Related>> {
        let tables =
            "(SELECT id AS document_id, number, numbered_as FROM document) f CROSS JOIN document_reference x CROSS JOIN document d";
        let on = "x.issuer_id IN ($1, $2) AND x.number = f.number AND (x.numbered_as = f.numbered_as OR x.numbered_as = '')
               AND d.id = x.document_id";
        self.find(tx, from, tables, on).await
    }
}
