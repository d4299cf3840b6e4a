//! One document as its page shows it: its record, its earlier versions, its originals.

use kontor_model::ids::{DocumentId, OrganizationId};
use kontor_model::{DocumentKind, DocumentStatus, Millis};

use crate::access::Paper;
use crate::blobs::OpenFile;
use crate::db::Store;
use crate::error::{Error, Result};

/// A document with its record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentDetail {
    /// Its id.
    pub id: DocumentId,
    /// What it is, in its newest version.
    pub kind: DocumentKind,
    /// Its number as written.
    pub number: String,
    /// Where it stands; [`DocumentStatus::WaitingForPartner`] while it is held.
    pub status: DocumentStatus,
    /// Which version this is, from 1.
    pub version: i64,
    /// Who issued it.
    pub issuer: OrganizationId,
    /// Who sells; none if it is the party it waits for.
    pub seller: Option<OrganizationId>,
    /// Who buys; none if it is the party it waits for.
    pub buyer: Option<OrganizationId>,
    /// The seller's name.
    pub seller_name: String,
    /// The buyer's name.
    pub buyer_name: String,
    /// Calendar date, or empty.
    pub issue_date: String,
    /// Calendar date, or empty.
    pub due_date: String,
    /// ISO 4217, or empty.
    pub currency: String,
    /// A decimal as written, or empty.
    pub total: String,
    /// The family of formats: `ubl`, `cxml` …
    pub format: String,
    /// The canonical record, one JSON object, its `warnings` with what the store had to remark.
    pub record: String,
    /// The original's name for download.
    pub original_name: String,
    /// The original's size in bytes.
    pub original_size: i64,
    /// The original's media type.
    pub media_type: String,
    /// When this version came in.
    pub received_at: Millis,
    /// Since when both parties see it; none while it is held.
    pub delivered_at: Option<Millis>,
    /// Who of our own organization brought it in; none if the partner did.
    pub sent_by: Option<String>,
    /// Scheme and value of the identifiers by which the missing party will be recognised; empty unless it is held.
    pub waits_for: Vec<(String, String)>,
    /// Earlier versions, the newest first.
    pub earlier: Vec<DocumentVersion>,
}

/// An earlier version of a document.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct DocumentVersion {
    /// From 1.
    pub version: i64,
    /// What it was.
    #[sqlx(try_from = "String")]
    pub kind: DocumentKind,
    /// When it came in.
    pub received_at: Millis,
    /// Its original's name for download.
    pub original_name: String,
}

/// One version of a document with its record.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct VersionRecord {
    /// From 1.
    pub version: i64,
    /// What it was.
    #[sqlx(try_from = "String")]
    pub kind: DocumentKind,
    /// When it came in.
    pub received_at: Millis,
    /// The canonical record, one JSON object.
    pub record: String,
}

/// The original file of a document, as it came but for masked secrets.
#[derive(Debug)]
pub struct Original {
    /// Its name for download.
    pub name: String,
    /// Its media type; never to be shown inside a page of ours.
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// SHA-256 of what is kept.
    pub sha256: String,
    /// Opened for reading.
    pub file: OpenFile,
}

#[derive(sqlx::FromRow)]
struct Row {
    issuer_id: String,
    seller_id: Option<String>,
    buyer_id: Option<String>,
    state: String,
    number: String,
    version: i64,
    seller_name: String,
    buyer_name: String,
    issue_date: String,
    due_date: String,
    currency: String,
    total: String,
    #[sqlx(try_from = "String")]
    status: DocumentStatus,
    format: String,
    record: String,
    original_name: String,
    original_size: i64,
    media_type: String,
    sender: String,
    sent_for: String,
    received_at: i64,
    delivered_at: Option<i64>,
}

impl Store {
    /// The document in its newest version.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn document(&self, paper: &Paper) -> Result<DocumentDetail> {
        let id = paper.document().as_str();
        let mut tx = self.read().await?;
        let row = sql!(one Row, tx,
            "SELECT d.issuer_id, d.seller_id, d.buyer_id, d.state, d.number, d.version, d.seller_name, d.buyer_name, d.issue_date,
               d.due_date, d.currency, d.total, d.status, d.format, d.record, d.original_name, d.original_size, d.media_type,
               p.name AS sender, d.sent_for, d.received_at, d.delivered_at
             FROM document d JOIN person p ON p.id = d.sent_by WHERE d.id = $1", id)?;
        let earlier = sql!(all DocumentVersion, tx,
            "SELECT version, kind, received_at, original_name FROM document_version WHERE document_id = $1 ORDER BY version DESC", id)?;
        let waits_for =
            sql!(all(String, String), tx, "SELECT scheme, value FROM held_identifier WHERE document_id = $1 ORDER BY scheme, value", id)?;
        let ours = row.sent_for == paper.viewer().organization().as_str();
        Ok(DocumentDetail {
            id: paper.document().clone(),
            kind: paper.kind(),
            number: row.number,
            status: if row.state == "delivered" { row.status } else { DocumentStatus::WaitingForPartner },
            version: row.version,
            issuer: row.issuer_id.into(),
            seller: row.seller_id.map(Into::into),
            buyer: row.buyer_id.map(Into::into),
            seller_name: row.seller_name,
            buyer_name: row.buyer_name,
            issue_date: row.issue_date,
            due_date: row.due_date,
            currency: row.currency,
            total: row.total,
            format: row.format,
            record: row.record,
            original_name: row.original_name,
            original_size: row.original_size,
            media_type: row.media_type,
            received_at: row.received_at,
            delivered_at: row.delivered_at,
            sent_by: ours.then_some(row.sender),
            waits_for,
            earlier,
        })
    }

    /// The record of one version, with when it came.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is no such version.
    pub async fn version(&self, paper: &Paper, version: i64) -> Result<VersionRecord> {
        let id = paper.document().as_str();
        let mut tx = self.look().await?;
        let found = sql!(optional VersionRecord, tx,
            "SELECT version, kind, received_at, record FROM document WHERE id = $1 AND version = $2
             UNION ALL SELECT version, kind, received_at, record FROM document_version WHERE document_id = $1 AND version = $2", id, version)?;
        found.ok_or(Error::NotFound)
    }

    /// The original of a version; the newest if none is named.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is no such version, [`Error::Blobs`] if the content cannot be read.
    pub async fn original(&self, paper: &Paper, version: Option<i64>) -> Result<Original> {
        let id = paper.document().as_str();
        let mut tx = self.read().await?;
        let (newest, name, media_type, sha256) = sql!(
            one(i64, String, String, String),
            tx,
            "SELECT version, original_name, media_type, original_sha256 FROM document WHERE id = $1",
            id
        )?;
        let (name, media_type, sha256) = match version {
            Some(version) if version != newest => sql!(
                optional(String, String, String),
                tx,
                "SELECT original_name, media_type, original_sha256 FROM document_version WHERE document_id = $1 AND version = $2",
                id,
                version
            )?
            .ok_or(Error::NotFound)?,
            _ => (name, media_type, sha256),
        };
        let (size,) = sql!(one(i64,), tx, "SELECT size FROM blob WHERE sha256 = $1", &sha256)?;
        drop(tx);
        let file = self.blobs.read(&sha256).await?;
        Ok(Original { name, media_type, size, sha256, file })
    }
}
