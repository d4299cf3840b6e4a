//! Blobs: file contents by their SHA-256, once each, in a folder.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use kontor_model::Millis;
use kontor_model::ids::new_id;
use sha2::{Digest, Sha256};
use tokio::fs::File;
use tokio::io::AsyncWriteExt;

use crate::db::{Store, Tx};
use crate::error::{Error, Result};

/// The folder: `ab/cdef…` by content, `incoming/` for what is still being written.
#[derive(Debug, Clone)]
pub(crate) struct Blobs {
    folder: PathBuf,
    /// Whether nothing is forced to disk, see [`Store::hasten`].
    hasty: Arc<AtomicBool>,
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
    /// The folder cannot be written.
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
    pub(crate) async fn open(folder: &Path) -> Result<Self> {
        private_folder(folder).await?;
        tokio::fs::create_dir_all(folder.join("incoming")).await?;
        Ok(Self { folder: folder.to_owned(), hasty: Arc::default() })
    }

    pub(crate) fn path(&self, sha256: &str) -> PathBuf {
        let (short, rest) = sha256.split_at(sha256.len().min(2));
        self.folder.join(short).join(rest)
    }

    /// Writes a stream without ever holding it whole, to a temporary file that is durable but not in its place yet.
    async fn receive<E: std::fmt::Display>(
        &self,
        incoming: &str,
        limit: u64,
        mut bytes: impl Stream<Item = Result<Bytes, E>> + Unpin,
    ) -> Result<(Temporary, Stored), StreamFault> {
        let temporary = Temporary(self.folder.join("incoming").join(incoming));
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
        if !self.is_hasty() {
            file.sync_all().await?;
        }
        drop(file);
        let sha256 = hex::encode(hasher.finalize());
        Ok((temporary, Stored { sha256, size: i64::try_from(size).unwrap_or(i64::MAX), head }))
    }

    /// Brings it to its place: rename, fsync of the folders.
    async fn settle(&self, temporary: &Path, sha256: &str) -> Result<()> {
        let path = self.path(sha256);
        let folder = path.parent().unwrap_or(&self.folder).to_owned();
        if tokio::fs::try_exists(&path).await? {
            return Ok(());
        }
        tokio::fs::create_dir_all(&folder).await?;
        tokio::fs::rename(temporary, &path).await?;
        if self.is_hasty() {
            return Ok(());
        }
        sync_folder(&folder).await?;
        sync_folder(&self.folder).await
    }

    pub(crate) fn make_hasty(&self) {
        self.hasty.store(true, Ordering::Relaxed);
    }

    fn is_hasty(&self) -> bool {
        self.hasty.load(Ordering::Relaxed)
    }

    /// Opens a content for reading.
    pub(crate) async fn read(&self, sha256: &str) -> Result<File> {
        Ok(File::open(self.path(sha256)).await?)
    }

    /// How many bytes a content has; none if it is not there.
    pub(crate) async fn size(&self, sha256: &str) -> Result<Option<u64>> {
        match tokio::fs::metadata(self.path(sha256)).await {
            Ok(file) => Ok(Some(file.len())),
            Err(fault) if fault.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(fault) => Err(fault.into()),
        }
    }

    pub(crate) async fn remove(&self, sha256: &str) -> Result<()> {
        match tokio::fs::remove_file(self.path(sha256)).await {
            Err(fault) if fault.kind() != std::io::ErrorKind::NotFound => Err(fault.into()),
            _ => Ok(()),
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

    /// The first half of [`Store::keep`], for those who write a row of their own together with the content's: durable, and not in its place.
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

async fn sync_folder(folder: &Path) -> Result<()> {
    File::open(folder).await?.sync_all().await?;
    Ok(())
}

/// A temporary file that goes away however its writer ends; after the rename there is nothing left to remove.
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
