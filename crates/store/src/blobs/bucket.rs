//! Blobs in a bucket of an S3 server: the same names as in a folder, `ab/cdef…` by content.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use bytes::BytesMut;
use futures_util::{StreamExt as _, TryStreamExt as _};
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path as Name;
use object_store::{ClientOptions, Error as Refusal, MultipartUpload, ObjectStoreExt as _, PutPayload, RetryConfig};
use tokio::fs::File;
use tokio::io::AsyncReadExt as _;

use super::{OpenFile, shelf_and_name};
use crate::error::{Error, Result};

/// How to reach a bucket.
#[derive(Debug, Clone)]
pub struct BucketOptions {
    /// Its name.
    pub bucket: String,
    /// `https://…`, the address of the S3 server; empty: Amazon's of the region.
    pub endpoint: String,
    /// The region that requests are signed for.
    pub region: String,
    /// Who asks.
    pub access_key: BucketKey,
    /// What proves it.
    pub secret_key: BucketKey,
    /// A folder of this machine where contents lie while they come in, until their hash is known; made if missing.
    pub incoming: PathBuf,
}

/// A key that never shows itself: not in logs, not in what is printed for debugging.
#[derive(Clone, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(transparent)]
pub struct BucketKey(String);

impl BucketKey {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for BucketKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(if self.is_empty() { "none" } else { "…" })
    }
}

/// What is sent at once, and the least that S3 takes as a part of a larger content: a content up to it travels in one request.
const PART: usize = 5 * 1024 * 1024;
/// How long one request may take, tries included.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long a removal may take: the sweep holds a transaction meanwhile, and comes again in some minutes.
const SHORT_PATIENCE: Duration = Duration::from_secs(2);
/// The name of what [`Bucket::answers`] writes; no content has it.
const TRIAL: &str = "trial";

#[derive(Clone)]
pub(super) struct Bucket {
    client: Arc<AmazonS3>,
    /// Never to be read in a message.
    keys: [BucketKey; 2],
}

impl fmt::Debug for Bucket {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Bucket({})", self.client)
    }
}

impl Bucket {
    /// Asks nobody yet.
    pub(super) fn open(options: &BucketOptions) -> Result<Self> {
        // One for the whole process; where it is set already, it is this one.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = ClientOptions::new()
            .with_connect_timeout(Duration::from_secs(5))
            // Not for the whole of a download, which its reader may slow down.
            .with_timeout_disabled()
            .with_read_timeout(PATIENCE);
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(&options.bucket)
            .with_region(&options.region)
            .with_access_key_id(&options.access_key.0)
            .with_secret_access_key(&options.secret_key.0)
            .with_client_options(client)
            .with_retry(RetryConfig { max_retries: 3, retry_timeout: PATIENCE, ..RetryConfig::default() });
        if !options.endpoint.is_empty() {
            builder = builder.with_endpoint(&options.endpoint).with_allow_http(options.endpoint.starts_with("http://"));
        }
        let keys = [options.access_key.clone(), options.secret_key.clone()];
        match builder.build() {
            Ok(client) => Ok(Self { client: Arc::new(client), keys }),
            Err(fault) => Err(refused(&keys, &fault)),
        }
    }

    /// Sends it up, unless it is there. A server of S3 shows an object whole or not at all, and answers when it is durable.
    pub(super) async fn settle(&self, temporary: &Path, sha256: &str) -> Result<()> {
        if self.size(sha256).await?.is_some() {
            return Ok(());
        }
        let mut file = File::open(temporary).await?;
        let first = part_of(&mut file).await?;
        if first.content_length() < PART {
            self.within(PATIENCE, self.client.put(&name(sha256), first)).await?;
            return Ok(());
        }
        let mut upload = self.within(PATIENCE, self.client.put_multipart(&name(sha256))).await?;
        let sent = self.send_parts(&mut *upload, first, &mut file).await;
        if sent.is_err() {
            // What cannot be taken back now is left to the bucket's rule for unfinished uploads.
            let _ = self.within(SHORT_PATIENCE, upload.abort()).await;
        }
        sent
    }

    /// One after the other: two parts at most are in memory.
    async fn send_parts(&self, upload: &mut dyn MultipartUpload, first: PutPayload, file: &mut File) -> Result<()> {
        let mut part = first;
        while part.content_length() > 0 {
            self.within(PATIENCE, upload.put_part(part)).await?;
            part = part_of(file).await?;
        }
        self.within(PATIENCE, upload.complete()).await?;
        Ok(())
    }

    pub(super) async fn read(&self, sha256: &str) -> Result<OpenFile> {
        let found = self.within(PATIENCE, self.client.get(&name(sha256))).await?;
        let keys = self.keys.clone();
        let size = found.meta.size;
        Ok(OpenFile::of_bucket(found.into_stream().map_err(move |fault| said(&keys, &fault)).boxed(), size))
    }

    pub(super) async fn size(&self, sha256: &str) -> Result<Option<u64>> {
        match self.within(PATIENCE, self.client.head(&name(sha256))).await {
            Ok(found) => Ok(Some(found.size)),
            Err(Error::Blobs(fault)) if fault.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    pub(super) async fn remove(&self, sha256: &str) -> Result<()> {
        match self.within(SHORT_PATIENCE, self.client.delete(&name(sha256))).await {
            Err(Error::Blobs(fault)) if fault.kind() == io::ErrorKind::NotFound => Ok(()),
            other => other,
        }
    }

    /// Writes, reads and removes something small.
    pub(super) async fn answers(&self) -> Result<()> {
        let trial = Name::from(TRIAL);
        match self.within(PATIENCE, self.client.put(&trial, PutPayload::from_static(b"trial"))).await {
            Err(Error::Blobs(fault)) if fault.kind() == io::ErrorKind::NotFound => {
                return Err(Error::Blobs(io::Error::new(io::ErrorKind::NotFound, "there is no such bucket")));
            }
            other => other?,
        };
        self.within(PATIENCE, async { self.client.get(&trial).await?.bytes().await }).await?;
        self.within(PATIENCE, self.client.delete(&trial)).await
    }

    async fn within<T>(&self, patience: Duration, asked: impl Future<Output = object_store::Result<T>>) -> Result<T> {
        match tokio::time::timeout(patience, asked).await {
            Ok(answer) => answer.map_err(|fault| refused(&self.keys, &fault)),
            Err(_) => Err(Error::Blobs(io::Error::new(io::ErrorKind::TimedOut, "the bucket does not answer"))),
        }
    }
}

fn name(sha256: &str) -> Name {
    let (shelf, name) = shelf_and_name(sha256);
    Name::from_iter([shelf, name])
}

/// The next part of a file; empty at its end.
async fn part_of(file: &mut File) -> io::Result<PutPayload> {
    let mut part = BytesMut::with_capacity(PART);
    while part.len() < PART && file.take((PART - part.len()) as u64).read_buf(&mut part).await? > 0 {}
    Ok(part.freeze().into())
}

fn refused(keys: &[BucketKey], fault: &Refusal) -> Error {
    Error::Blobs(said(keys, fault))
}

/// What a bucket said, without the keys that some servers repeat.
fn said(keys: &[BucketKey], fault: &Refusal) -> io::Error {
    match fault {
        Refusal::NotFound { .. } => io::Error::new(io::ErrorKind::NotFound, "it is not in the bucket"),
        Refusal::PermissionDenied { .. } | Refusal::Unauthenticated { .. } => {
            io::Error::new(io::ErrorKind::PermissionDenied, "the bucket refuses these keys, or they may not do this")
        }
        other => {
            let text = keys.iter().filter(|key| !key.is_empty()).fold(other.to_string(), |text, key| text.replace(&key.0, "…"));
            io::Error::new(io::ErrorKind::NotConnected, format!("the bucket does not answer as it should: {text}"))
        }
    }
}
