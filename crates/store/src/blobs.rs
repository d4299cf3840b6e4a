//! Blobs: file contents by their SHA-256, once each, in a folder or in a bucket.

mod bucket;
mod folder;
mod open_file;

use std::path::{Path, PathBuf};

use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use kontor_model::Millis;
use kontor_model::ids::new_id;
use sha2::{Digest, Sha256};
use tokio::fs::File;
use tokio::io::AsyncWriteExt;

pub use bucket::{BucketKey, BucketOptions};
pub use open_file::OpenFile;

use self::bucket::Bucket;
use self::folder::Folder;
use crate::db::{Store, Tx};
use crate::error::{Error, Result};

/// Where contents are kept.
#[derive(Debug, Clone)]
pub enum BlobsOptions {
    /// In this folder; made if missing.
    Folder(PathBuf),
    /// In a bucket of an S3 server.
    Bucket(Box<BucketOptions>),
}

/// The contents, wherever they are kept, and a folder for those that are still on their way in.
#[derive(Debug, Clone)]
pub(crate) struct Blobs {
    incoming: PathBuf,
    place: Place,
}

#[derive(Debug, Clone)]
enum Place {
    Folder(Folder),
    Bucket(Bucket),
}

/// What was stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// SHA-256 of the content, hexadecimal.
    pub sha256: String,
    /// Bytes.
    pub size: i64,
    /// The first bytes, at most 8 KiB: enough to tell what it is.
    pub head: Vec<u8>,
}

/// Why a stream was not stored.
#[derive(Debug, thiserror::Error)]
pub enum StreamFault {
    /// More bytes than allowed.
    #[error("larger than {0} bytes")]
    TooLarge(u64),
    /// The sender broke off.
    #[error("broke off: {0}")]
    BrokenOff(String),
    /// The folder cannot be written, or the bucket does not take it.
    #[error(transparent)]
    Store(#[from] Error),
}

impl From<std::io::Error> for StreamFault {
    fn from(fault: std::io::Error) -> Self {
        Self::Store(fault.into())
    }
}

const HEAD: usize = 8 * 1024;

impl Blobs {
    pub(crate) async fn open(options: &BlobsOptions) -> Result<Self> {
        let (incoming, place) = match options {
            // On the same file system, so that a rename brings it in.
            BlobsOptions::Folder(folder) => (folder.join("incoming"), Place::Folder(Folder::open(folder).await?)),
            BlobsOptions::Bucket(bucket) => (bucket.incoming.clone(), Place::Bucket(Bucket::open(bucket)?)),
        };
        private_folder(&incoming).await?;
        Ok(Self { incoming, place })
    }

    /// Writes a stream without ever holding it whole, to a temporary file; beside a folder of blobs it is durable, but not in its place yet.
    async fn receive<E: std::fmt::Display>(
        &self,
        incoming: &str,
        limit: u64,
        mut bytes: impl Stream<Item = Result<Bytes, E>> + Unpin,
    ) -> Result<(Temporary, Stored), StreamFault> {
        let temporary = Temporary(self.incoming.join(incoming));
        let mut file = File::create(&temporary.0).await?;
        let mut hasher = Sha256::new();
        let mut size: u64 = 0;
        let mut head = Vec::new();
        while let Some(chunk) = bytes.next().await {
            let chunk = chunk.map_err(|fault| StreamFault::BrokenOff(fault.to_string()))?;
            size += chunk.len() as u64;
            if size > limit {
                return Err(StreamFault::TooLarge(limit));
            }
            hasher.update(&chunk);
            head.extend(chunk.iter().take(HEAD.saturating_sub(head.len())));
            file.write_all(&chunk).await?;
        }
        file.flush().await?;
        if let Place::Folder(folder) = &self.place
            && !folder.is_hasty()
        {
            file.sync_all().await?;
        }
        drop(file);
        let sha256 = hex::encode(hasher.finalize());
        Ok((temporary, Stored { sha256, size: i64::try_from(size).unwrap_or(i64::MAX), head }))
    }

    /// Brings it to its place; what is there already stays.
    async fn settle(&self, temporary: &Path, sha256: &str) -> Result<()> {
        match &self.place {
            Place::Folder(folder) => folder.settle(temporary, sha256).await,
            Place::Bucket(bucket) => bucket.settle(temporary, sha256).await,
        }
    }

    pub(crate) fn make_hasty(&self) {
        if let Place::Folder(folder) = &self.place {
            folder.make_hasty();
        }
    }

    /// Opens a content for reading.
    pub(crate) async fn read(&self, sha256: &str) -> Result<OpenFile> {
        match &self.place {
            Place::Folder(folder) => folder.read(sha256).await,
            Place::Bucket(bucket) => bucket.read(sha256).await,
        }
    }

    /// How many bytes a content has; none if it is not there.
    pub(crate) async fn size(&self, sha256: &str) -> Result<Option<u64>> {
        match &self.place {
            Place::Folder(folder) => folder.size(sha256).await,
            Place::Bucket(bucket) => bucket.size(sha256).await,
        }
    }

    pub(crate) async fn remove(&self, sha256: &str) -> Result<()> {
        match &self.place {
            Place::Folder(folder) => folder.remove(sha256).await,
            Place::Bucket(bucket) => bucket.remove(sha256).await,
        }
    }

    /// Whether contents can be kept and taken out again, tried with one of its own. Only a bucket is asked.
    pub(crate) async fn answers(&self) -> Result<()> {
        match &self.place {
            Place::Folder(_) => Ok(()),
            Place::Bucket(bucket) => bucket.answers().await,
        }
    }
}

impl Store {
    /// Keeps a content: written to disk, its row touched, brought to its place. Whatever names it may follow within a day;
    /// what nobody names by then is swept away.
    ///
    /// The row is touched before the content is in its place, and [`Store::sweep_blobs`] removes a content inside the
    /// transaction that removes its row: so nothing that was just kept again can be swept.
    ///
    /// # Errors
    /// See [`StreamFault`]; `limit` is in bytes.
    pub async fn keep<E: std::fmt::Display>(
        &self,
        limit: u64,
        bytes: impl Stream<Item = Result<Bytes, E>> + Unpin,
        now: Millis,
    ) -> Result<Stored, StreamFault> {
        let aside = self.set_aside(limit, bytes, now).await?;
        let mut tx = self.write().await?;
        touch(&mut tx, &aside.stored, now).await?;
        tx.commit().await?;
        Ok(self.bring_in(aside).await?)
    }

    /// The first half of [`Store::keep`], for those who write a row of their own together with the content's: whole, and not in its place.
    pub(crate) async fn set_aside<E: std::fmt::Display>(
        &self,
        limit: u64,
        bytes: impl Stream<Item = Result<Bytes, E>> + Unpin,
        now: Millis,
    ) -> Result<Aside, StreamFault> {
        let (temporary, stored) = self.blobs.receive(&new_id(now), limit, bytes).await?;
        Ok(Aside { temporary, stored })
    }

    /// The second half, after the transaction that [`touch`]ed it.
    pub(crate) async fn bring_in(&self, aside: Aside) -> Result<Stored> {
        self.blobs.settle(&aside.temporary.0, &aside.stored.sha256).await?;
        Ok(aside.stored)
    }

    /// Whether the bucket of blobs takes and gives contents, tried with a small one; a folder always does.
    ///
    /// # Errors
    /// What the bucket said.
    pub async fn blobs_answer(&self) -> Result<()> {
        self.blobs.answers().await
    }
}

/// A content that is written and waits for its row.
pub(crate) struct Aside {
    temporary: Temporary,
    pub(crate) stored: Stored,
}

/// The row of a content, made or touched.
pub(crate) async fn touch(tx: &mut Tx, stored: &Stored, now: Millis) -> Result<()> {
    sql!(
        run,
        tx,
        "INSERT INTO blob (sha256, size, created_at, touched_at) VALUES ($1, $2, $3, $3)
         ON CONFLICT (sha256) DO UPDATE SET touched_at = excluded.touched_at WHERE blob.touched_at < excluded.touched_at",
        &stored.sha256,
        stored.size,
        now
    )?;
    Ok(())
}

/// Where a content lies, below the folder or in the bucket: `ab/cdef…`.
fn shelf_and_name(sha256: &str) -> (&str, &str) {
    sha256.split_at(sha256.len().min(2))
}

/// A temporary file that goes away however its writer ends; after a rename there is nothing left to remove.
struct Temporary(PathBuf);

impl Drop for Temporary {
    fn drop(&mut self) {
        // Gone already after a rename; a file that stays behind is harmless.
        let _ = std::fs::remove_file(&self.0);
    }
}

/// Makes a folder that only its owner can look into, if it is not there yet: what people write lies in it.
///
/// # Errors
/// If it cannot be made.
pub(crate) async fn private_folder(path: &Path) -> std::io::Result<()> {
    tokio::fs::DirBuilder::new().recursive(true).mode(0o700).create(path).await
}
