//! Files of messages: uploaded first, claimed by a message, handed out only to those who may open it.

use bytes::Bytes;
use futures_util::Stream;
use kontor_model::Millis;
use kontor_model::ids::{AttachmentId, new_id};
use kontor_model::text::file_name;

use crate::access::{Seated, Viewer};
use crate::blobs::{OpenFile, Stored, StreamFault};
use crate::db::{Store, Tx};
use crate::error::{Error, Result};

/// A file as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its id.
    pub id: AttachmentId,
    /// Its name, cleaned.
    pub name: String,
    /// What it is, told from its first bytes.
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// SHA-256 of its content, hexadecimal.
    pub sha256: String,
}

/// What is said of a file before its bytes come.
#[derive(Debug, Clone, Copy)]
pub struct NewUpload<'a> {
    /// The name as given; it is cleaned.
    pub name: &'a str,
    /// The sender's own name for this upload: sent twice, it is stored once.
    pub client_key: Option<&'a str>,
    /// The most bytes it may have.
    pub limit: u64,
}

/// An upload that is durable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uploaded {
    /// The file.
    pub attachment: Attachment,
    /// Whether this call stored it; false where the client key was known.
    pub fresh: bool,
}

/// Why a file was not stored.
#[derive(Debug, thiserror::Error)]
pub enum UploadFault {
    /// The bytes did not come in.
    #[error(transparent)]
    Stream(#[from] StreamFault),
    /// The client key was used before for another file.
    #[error("the key was used before for another file")]
    KeyReused,
    /// The store could not.
    #[error(transparent)]
    Store(#[from] Error),
}

/// How long an upload waits for a message to claim it.
const UNCLAIMED_MS: Millis = 24 * 3_600_000;
/// How long a content that nobody names is left alone.
const UNTOUCHED_MS: Millis = 24 * 3_600_000;

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    name: String,
    media_type: String,
    size: i64,
    sha256: String,
    person_id: String,
    conversation_id: Option<String>,
}

impl From<Row> for Attachment {
    fn from(row: Row) -> Self {
        Self { id: row.id.into(), name: row.name, media_type: row.media_type, size: row.size, sha256: row.sha256 }
    }
}

impl Store {
    /// Takes in a file for this person; it is theirs alone until a message of theirs claims it, at most for a day.
    ///
    /// The bytes are streamed to disk; `media_type` is then asked what it is, by its first 8 KiB and its name.
    ///
    /// # Errors
    /// See [`UploadFault`].
    pub async fn upload<E: std::fmt::Display>(
        &self,
        viewer: &Viewer,
        new: NewUpload<'_>,
        bytes: impl Stream<Item = Result<Bytes, E>> + Unpin,
        media_type: impl FnOnce(&[u8], &str) -> String,
        now: Millis,
    ) -> Result<Uploaded, UploadFault> {
        let name = file_name(new.name);
        let stored = self.keep(new.limit, bytes, now).await?;
        let media_type = media_type(&stored.head, &name);
        let mut tx = self.write().await?;
        let id = new_id(now);
        let rows = sql!(
            run,
            tx,
            "INSERT INTO attachment (id, organization_id, person_id, name, media_type, size, sha256, created_at, client_key)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING",
            &id,
            viewer.organization().as_str(),
            viewer.person().as_str(),
            &name,
            &media_type,
            stored.size,
            &stored.sha256,
            now,
            new.client_key
        )?;
        if rows == 0 {
            return repeated(&mut tx, viewer, new.client_key, &name, &stored).await;
        }
        tx.commit().await?;
        let attachment = Attachment { id: id.into(), name, media_type, size: stored.size, sha256: stored.sha256 };
        Ok(Uploaded { attachment, fresh: true })
    }

    /// A file for one who may have it: their own upload, or one of a message in a conversation that they may open.
    ///
    /// # Errors
    /// [`Error::NotFound`] otherwise, and once its message is withdrawn; [`Error::Blobs`] if the content cannot be read.
    pub async fn attachment(&self, viewer: &Viewer, id: &str) -> Result<(Attachment, OpenFile)> {
        let mut tx = self.read().await?;
        let row = shown(&mut tx, id).await?;
        if let Some(conversation) = &row.conversation_id {
            viewer.seat_in(&mut tx, conversation).await?;
        } else if row.person_id != viewer.person().as_str() {
            return Err(Error::NotFound);
        }
        drop(tx);
        self.opened(row).await
    }

    /// A file of this conversation.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it is not there, and once its message is withdrawn; [`Error::Blobs`] if the content cannot be read.
    pub async fn attachment_in(&self, seated: &Seated, id: &str) -> Result<(Attachment, OpenFile)> {
        let row = shown(&mut self.read().await?, id).await?;
        if row.conversation_id.as_deref() != Some(seated.conversation().as_str()) {
            return Err(Error::NotFound);
        }
        self.opened(row).await
    }

    async fn opened(&self, row: Row) -> Result<(Attachment, OpenFile)> {
        let file = self.blobs.read(&row.sha256).await?;
        Ok((row.into(), file))
    }

    /// Forgets uploads that no message claimed within a day, at most 500 at a time; says how many.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn sweep_uploads(&self, now: Millis) -> Result<u64> {
        let mut tx = self.write().await?;
        // Said twice: one that is claimed while this waits for its row must stay.
        let gone = sql!(
            run,
            tx,
            "DELETE FROM attachment WHERE conversation_id IS NULL AND id IN
               (SELECT id FROM attachment WHERE conversation_id IS NULL AND created_at < $1 ORDER BY created_at LIMIT 500)",
            now - UNCLAIMED_MS
        )?;
        tx.commit().await?;
        Ok(gone)
    }

    /// Looks through 500 contents after `after`, in the order of their hashes, and removes those that nobody names and
    /// nobody touched for a day; also the bytes of files whose messages were all withdrawn. Gives what to go on after;
    /// `None` at the end.
    ///
    /// # Errors
    /// If database or folder do not answer; what was removed until then stays removed.
    pub async fn sweep_blobs(&self, after: &str, now: Millis) -> Result<Option<String>> {
        const LOOKED_THROUGH: usize = 500;
        let before = now - UNTOUCHED_MS;
        let mut tx = self.read().await?;
        let seen = sql!(
            all(String, bool),
            tx,
            "SELECT b.sha256, b.touched_at < $2
               AND NOT EXISTS (SELECT 1 FROM document d WHERE d.original_sha256 = b.sha256)
               AND NOT EXISTS (SELECT 1 FROM document_version v WHERE v.original_sha256 = b.sha256)
               AND NOT EXISTS (SELECT 1 FROM inbound_mail i WHERE i.sha256 = b.sha256)
               AND NOT EXISTS (SELECT 1 FROM attachment a LEFT JOIN message m ON m.conversation_id = a.conversation_id AND m.seq = a.seq
                               WHERE a.sha256 = b.sha256 AND m.withdrawn_at IS NULL)
             FROM blob b WHERE b.sha256 > $1 ORDER BY b.sha256 LIMIT 500",
            after,
            before
        )?;
        drop(tx);
        for (sha256, _) in seen.iter().filter(|(_, idle)| *idle) {
            self.remove_blob(sha256, before).await?;
        }
        Ok(if seen.len() < LOOKED_THROUGH { None } else { seen.into_iter().next_back().map(|(sha256, _)| sha256) })
    }

    /// Removes one content, unless it was touched meanwhile: a claim touches it first. Its row stays where a withdrawn
    /// message still names it by its hash. The bytes go inside the transaction, so that who keeps the same content again
    /// waits for the end and then finds it missing.
    async fn remove_blob(&self, sha256: &str, before: Millis) -> Result<()> {
        let mut tx = self.write().await?;
        let still = sql!(run, tx, "UPDATE blob SET touched_at = touched_at WHERE sha256 = $1 AND touched_at < $2", sha256, before)?;
        if still == 0 {
            return Ok(());
        }
        sql!(
            run,
            tx,
            "DELETE FROM blob WHERE sha256 = $1 AND NOT EXISTS (SELECT 1 FROM attachment a WHERE a.sha256 = blob.sha256)",
            sha256
        )?;
        self.blobs.remove(sha256).await?;
        tx.commit().await
    }
}

/// A file whose message, if it has one, was not withdrawn. Whether somebody may have it is the caller's to ask.
async fn shown(tx: &mut Tx, id: &str) -> Result<Row> {
    sql!(one Row, tx,
        "SELECT a.id, a.name, a.media_type, a.size, a.sha256, a.person_id, a.conversation_id FROM attachment a
         LEFT JOIN message m ON m.conversation_id = a.conversation_id AND m.seq = a.seq
         WHERE a.id = $1 AND m.withdrawn_at IS NULL", id)
}

/// The same key again is answered from its row, if it is the same file.
async fn repeated(tx: &mut Tx, viewer: &Viewer, key: Option<&str>, name: &str, stored: &Stored) -> Result<Uploaded, UploadFault> {
    let row = sql!(optional Row, tx,
        "SELECT id, name, media_type, size, sha256, person_id, conversation_id FROM attachment WHERE person_id = $1 AND client_key = $2",
        viewer.person().as_str(), key)?;
    match row {
        Some(row) if row.sha256 == stored.sha256 && row.name == name => Ok(Uploaded { attachment: row.into(), fresh: false }),
        Some(_) => Err(UploadFault::KeyReused),
        None => Err(Error::Busy(1).into()),
    }
}
