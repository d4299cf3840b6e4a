//! Blobs in a folder: `ab/cdef…` by content. Rename and fsync make a content durable before a row names it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::fs::File;

use super::{OpenFile, private_folder, shelf_and_name};
use crate::error::Result;

#[derive(Debug, Clone)]
pub(super) struct Folder {
    path: PathBuf,
    /// Whether nothing is forced to disk, see [`crate::Store::hasten`].
    hasty: Arc<AtomicBool>,
}

impl Folder {
    pub(super) async fn open(path: &Path) -> Result<Self> {
        private_folder(path).await?;
        Ok(Self { path: path.to_owned(), hasty: Arc::default() })
    }

    /// Rename, fsync of the folders.
    pub(super) async fn settle(&self, temporary: &Path, sha256: &str) -> Result<()> {
        let path = self.path_of(sha256);
        let folder = path.parent().unwrap_or(&self.path).to_owned();
        if tokio::fs::try_exists(&path).await? {
            return Ok(());
        }
        tokio::fs::create_dir_all(&folder).await?;
        tokio::fs::rename(temporary, &path).await?;
        if self.is_hasty() {
            return Ok(());
        }
        sync_folder(&folder).await?;
        sync_folder(&self.path).await
    }

    pub(super) async fn read(&self, sha256: &str) -> Result<OpenFile> {
        Ok(OpenFile::of_file(File::open(self.path_of(sha256)).await?).await?)
    }

    pub(super) async fn size(&self, sha256: &str) -> Result<Option<u64>> {
        match tokio::fs::metadata(self.path_of(sha256)).await {
            Ok(file) => Ok(Some(file.len())),
            Err(fault) if fault.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(fault) => Err(fault.into()),
        }
    }

    pub(super) async fn remove(&self, sha256: &str) -> Result<()> {
        match tokio::fs::remove_file(self.path_of(sha256)).await {
            Err(fault) if fault.kind() != std::io::ErrorKind::NotFound => Err(fault.into()),
            _ => Ok(()),
        }
    }

    pub(super) fn make_hasty(&self) {
        self.hasty.store(true, Ordering::Relaxed);
    }

    pub(super) fn is_hasty(&self) -> bool {
        self.hasty.load(Ordering::Relaxed)
    }

    fn path_of(&self, sha256: &str) -> PathBuf {
        let (above, name) = shelf_and_name(sha256);
        self.path.join(above).join(name)
    }
}

async fn sync_folder(folder: &Path) -> Result<()> {
    File::open(folder).await?.sync_all().await?;
    Ok(())
}
